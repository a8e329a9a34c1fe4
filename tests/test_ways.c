/* Both ways to a translation give the same text: libintl in a real locale, and the handle.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include "tests.h"

#include <errcat/define.h>
#include <locale.h>

#include "mo_writer.h"

static errcat_catalogs *catalogs;
static errcat_reader ours, libintls;

/* libintl looks at LANGUAGE anew when the locale changes. */
static void speak(const char *language) {
  if (language)
    setenv("LANGUAGE", language, 1);
  else
    unsetenv("LANGUAGE");
  setlocale(LC_ALL, "C");
  if (!setlocale(LC_ALL, "de_DE.UTF-8")) abort();
}

static int open_ways(void **state) {
  (void)state;
  setenv("LOCPATH", TEST_LOCALES, 1);
  unsetenv("LANGUAGE");
  if (!setlocale(LC_ALL, "de_DE.UTF-8")) return -1;
  catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  if (errcat_bind_libintl(catalogs, TEST_MO, NULL, NULL) != ERRCAT_OK) return -1;
  errcat_choose_libintl(catalogs, &libintls);
  return 0;
}

static int close_ways(void **state) {
  (void)state;
  errcat_release(&libintls);
  errcat_close(catalogs);
  return 0;
}

static void compare(int32_t code, const errcat_argument *arguments, size_t count,
                    const errcat_options *options) {
  char a[1024], b[1024];
  errcat_result one, other;
  const size_t length = errcat_format(&ours, code, arguments, count, options, a, sizeof a, &one);
  const size_t theirs =
      errcat_format(&libintls, code, arguments, count, options, b, sizeof b, &other);
  assert_string_equal(a, b);
  assert_int_equal(theirs, length);
  assert_string_equal(one.tag, other.tag);
  assert_int_equal(one.direction, other.direction);
  assert_int_equal(one.status, other.status);
}

static void compare_error(const errcat_error *error) {
  compare(error->code, NULL, 0, NULL);
  if (!error->parameters) return;
  const char *name = error->parameters[0].name;
  errcat_argument argument = errcat_text(name, "تقرير \xFF 1", ERRCAT_NUL);
  switch (error->parameters[0].type) {
  case ERRCAT_TEXT: compare(error->code, &argument, 1, TEST_OPTIONS(ERRCAT_HTML)); break;
  case ERRCAT_COUNT:
    for (int64_t n = 0; n <= 201; n++) {
      argument = errcat_count(name, n == 201 ? 1000000 : n);
      compare(error->code, &argument, 1, NULL);
    }
    argument = errcat_count(name, INT64_MAX);
    compare(error->code, &argument, 1, NULL);
    break;
  case ERRCAT_NUMBER:
    argument = errcat_number(name, 12);
    compare(error->code, &argument, 1, TEST_OPTIONS(ERRCAT_ISOLATE));
    break;
  default:
    argument = errcat_text(name, "2026-11-23T16:47+05:30", ERRCAT_NUL);
    compare(error->code, &argument, 1, NULL);
  }
}

static void every_message_in_every_language_is_the_same(void **state) {
  (void)state;
  static const char *const languages[] = {TEST_LANGUAGES};
  for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
    speak(languages[i]);
    assert_int_equal(errcat_choose(catalogs, languages[i], ERRCAT_NUL, &ours), 0);
    for (size_t e = 0; e < errcat_domain_size(errcat_fileshare()); e++)
      compare_error(errcat_domain_at(errcat_fileshare(), e));
    compare(49999, NULL, 0, NULL);
    compare(49999, NULL, 0, &(errcat_options){.http_status = 404});
    errcat_release(&ours);
  }
}

static void the_locale_of_each_call_counts(void **state) {
  (void)state;
  char german[256], english[256];
  errcat_result result;
  speak(NULL);
  errcat_format(&libintls, 40003, NULL, 0, NULL, german, sizeof german, &result);
  assert_string_equal(result.tag, "de");
  setlocale(LC_ALL, "C");
  errcat_format(&libintls, 40003, NULL, 0, NULL, english, sizeof english, &result);
  assert_string_equal(english, "Invalid request parameters");
  assert_string_equal(result.tag, "en");
  assert_int_equal(result.status, 0);
  assert_string_not_equal(german, english);
  setlocale(LC_ALL, "de_DE.UTF-8");
}

static void broken_directories_are_not_bound(void **state) {
  (void)state;
  assert_int_equal(errcat_bind_libintl(catalogs, "/nowhere", NULL, NULL), ERRCAT_UNREADABLE);
}

static void keep(void *context, const errcat_diagnostic *diagnostic) {
  *(errcat_diagnostic *)context = *diagnostic;
}

/* What errcat itself bears. */
static void catalogs_that_libintl_does_not_bear_are_not_bound(void **state) {
  (void)state;
  /* A rule that errcat does not follow to its end, where it divides by zero. */
  char too_complex[2048] = "Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"
                           "Plural-Forms: nplurals=2; plural=1";
  for (int i = 0; i < 400; i++) strcat(too_complex, "+n");
  strcat(too_complex, "+1/n;\n");
  const struct {
    const char *header;
    int32_t kind;
  } cases[] = {
      {"Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"
       "Plural-Forms: nplurals=2; plural=1/n;\n",
       ERRCAT_DIAGNOSTIC_PLURAL_DIVISION},
      {"Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"
       "Plural-Forms: nplurals=2; plural=5%(n%10);\n",
       ERRCAT_DIAGNOSTIC_PLURAL_DIVISION},
      {"Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"
       "Plural-Forms: nplurals=2; plural=n/4294967296;\n",
       ERRCAT_DIAGNOSTIC_PLURAL_DIVISION},
      {too_complex, ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"
       "Plural-Forms: nplurals=2; plural=(n;\n",
       ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n%10/5;\n",
       ERRCAT_DIAGNOSTIC_MO_LANGUAGE},
      {"Content-Type: text/plain; charset=UTF-8\nLanguage: \n", ERRCAT_DIAGNOSTIC_MO_LANGUAGE},
      {"language:de\nContent-Type: text/plain; charset=UTF-8\n", 0},
  };
  char root[] = "/tmp/errcat-ways-XXXXXX", path[256], line[128];
  assert_non_null(mkdtemp(root));
  snprintf(line, sizeof line, "mkdir -p %s/de/LC_MESSAGES", root);
  assert_int_equal(system(line), 0);
  snprintf(path, sizeof path, "%s/de/LC_MESSAGES/errcat-fileshare.mo", root);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct mo_text texts[] = {{"", 0, cases[i].header, strlen(cases[i].header)}};
    unsigned char bytes[4096];
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(bytes, 1, mo_write(bytes, texts, 1, false), file);
    fclose(file);
    errcat_diagnostic diagnostic = {0};
    const errcat_status outcome = errcat_bind_libintl(catalogs, root, keep, &diagnostic);
    if (diagnostic.kind != cases[i].kind) fail_msg("%s: %d", cases[i].header, (int)diagnostic.kind);
    assert_int_equal(outcome, cases[i].kind ? ERRCAT_FAULTY : ERRCAT_OK);
  }
  assert_int_equal(errcat_bind_libintl(catalogs, TEST_MO, NULL, NULL), ERRCAT_OK);
  snprintf(line, sizeof line, "rm -r %s", root);
  assert_int_equal(system(line), 0);
}

#define ONE "Maximum set time for external link is {days} day"
#define MANY ONE "s"

static void other_messages_are_in_the_locales_conventions(void **state) {
  (void)state;
  char a[256], b[256];
  errcat_result one, other;
  const errcat_argument count = errcat_count("days", 12345);
  speak("de");
  errcat_choose(catalogs, "de", ERRCAT_NUL, &ours);
  errcat_format_message(&ours, NULL, ONE, MANY, &count, 1, NULL, a, sizeof a, &one);
  errcat_format_message(&libintls, NULL, ONE, MANY, &count, 1, NULL, b, sizeof b, &other);
  assert_non_null(strstr(a, "12.345"));
  assert_string_equal(a, b);
  assert_string_equal(one.tag, other.tag);
  assert_int_equal(one.status, other.status);
  errcat_format_message(&libintls, NULL, "{days} none", "{days} none", &count, 1, NULL, b, sizeof b,
                        &other);
  assert_string_equal(b, "12,345 none");
  assert_string_equal(other.tag, "en");
  errcat_release(&ours);
}

static void the_readers_language_is_the_locales(void **state) {
  (void)state;
  static const struct {
    const char *language, *tag;
    int direction;
    uint32_t status;
  } cases[] = {
      {"ar", "ar", ERRCAT_RTL, 0},
      {"de", "de", ERRCAT_LTR, 0},
      {"ar_EG", "ar", ERRCAT_RTL, 0},
      {"zh_CN", "zh-CN", ERRCAT_LTR, 0},
      {"en_US", "en", ERRCAT_LTR, 0},
      {"en", "en", ERRCAT_LTR, 0},
      {"C", "en", ERRCAT_LTR, 0},
      {"en_GB", "en", ERRCAT_LTR, 0}, /* the domain has no catalog of the region */
      {"zu:ar", "ar", ERRCAT_RTL, 0},
      {"zu", "en", ERRCAT_LTR, ERRCAT_UNTRANSLATED},
      {"yi:zu", "en", ERRCAT_LTR, ERRCAT_UNTRANSLATED},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[256];
    errcat_result result;
    speak(cases[i].language);
    if (strcmp(errcat_reader_tag(&libintls), cases[i].tag) != 0) fail_msg("%s", cases[i].language);
    assert_int_equal(errcat_reader_direction(&libintls), cases[i].direction);
    const errcat_argument days = errcat_count("days", 12345);
    errcat_format(&libintls, 4033023, &days, 1, NULL, text, sizeof text, &result);
    if (result.status != cases[i].status) fail_msg("%s: %u", cases[i].language, result.status);
    assert_string_equal(result.tag, cases[i].tag);
    assert_int_equal(result.direction, cases[i].direction);
    const errcat_argument user = errcat_text("user", "Ann", ERRCAT_NUL);
    errcat_format_message(&libintls, NULL, "Hello {user}", NULL, &user, 1, NULL, text, sizeof text,
                          &result);
    assert_string_equal(text, "Hello Ann");
    const bool is_english = !strncmp(cases[i].tag, "en", 2) && !cases[i].status;
    assert_int_equal(result.status, is_english ? 0 : ERRCAT_UNTRANSLATED);
  }
  setlocale(LC_ALL, "C");
  setenv("LANGUAGE", "de", 1);
  assert_string_equal(errcat_reader_tag(&libintls), "en");
}

/* ---- another domain ---- */

static char root[64];

static void put_shop(const char *language, const struct mo_text *texts, size_t count) {
  char path[256];
  unsigned char bytes[2048];
  snprintf(path, sizeof path, "mkdir -p %s/%s/LC_MESSAGES", root, language);
  assert_int_equal(system(path), 0);
  snprintf(path, sizeof path, "%s/%s/LC_MESSAGES/shop.mo", root, language);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  fwrite(bytes, 1, mo_write(bytes, texts, count, false), file);
  fclose(file);
}

/* A domain with these catalogs for each way, in German. */
static errcat_catalogs *open_shop(const errcat_error *errors, size_t count,
                                  const struct mo_text *texts, size_t texts_count,
                                  errcat_reader *handle, errcat_reader *locale) {
  static errcat_domain shop;
  shop = (errcat_domain){sizeof shop, "shop", "", errors, count, NULL, NULL, NULL};
  strcpy(root, "/tmp/errcat-ways-XXXXXX");
  assert_non_null(mkdtemp(root));
  put_shop("de", texts, texts_count);
  errcat_catalogs *opened = errcat_open(&shop, NULL, NULL);
  assert_non_null(opened);
  errcat_set_completeness(opened, 0);
  assert_int_equal(errcat_add_directory(opened, root, NULL, NULL), ERRCAT_OK);
  assert_int_equal(errcat_bind_libintl(opened, root, NULL, NULL), ERRCAT_OK);
  speak("de");
  errcat_choose(opened, "de", ERRCAT_NUL, handle);
  errcat_choose_libintl(opened, locale);
  return opened;
}

static void close_shop(errcat_catalogs *opened, errcat_reader *handle, errcat_reader *locale) {
  char line[128];
  errcat_release(handle);
  errcat_release(locale);
  errcat_close(opened);
  snprintf(line, sizeof line, "rm -r %s", root);
  assert_int_equal(system(line), 0);
}

static void assert_same(const errcat_reader *handle, const errcat_reader *locale, int32_t code,
                        const errcat_argument *argument, int32_t http_status, const char *words) {
  const errcat_options options = {.http_status = http_status};
  char a[512], b[512];
  errcat_result one, other;
  errcat_format(handle, code, argument, argument != NULL, &options, a, sizeof a, &one);
  errcat_format(locale, code, argument, argument != NULL, &options, b, sizeof b, &other);
  assert_string_equal(a, b);
  if (words && !strstr(a, words)) fail_msg("%s", a);
  assert_string_equal(one.tag, other.tag);
  assert_int_equal(one.direction, other.direction);
  if (one.status != other.status) fail_msg("%s: %x, not %x", a, other.status, one.status);
}

static const errcat_parameter counted[] = {{"n", ERRCAT_COUNT}, {NULL, 0}};

static void another_domain_has_errcats_general_messages_and_samples(void **state) {
  (void)state;
  static const errcat_error errors[] = {
      {1, 404, "SOLD_OUT", "Sold out", NULL, NULL, NULL},
      {2, 404, "ONLY", "Only {n} item", "Only {n} items", "Only a few", counted},
      {3, 404, "CLOSED", "The shop is closed", NULL, NULL, NULL},
  };
  static const struct mo_text texts[] = {
      MO("", "Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"
             "Plural-Forms: nplurals=2; plural=(n != 1);\n"),
      MO("Only a few", "Nur wenige"),
      MO("Only {n} item\0Only {n} items", "Nur {n} Stück\0Nur {n} Stücke"),
      MO("Sold out", "Ausverkauft"),
  };
  errcat_reader handle, locale;
  errcat_catalogs *shop = open_shop(errors, 3, texts, 4, &handle, &locale);
  assert_string_equal(errcat_reader_tag(&locale), "de");
  assert_same(&handle, &locale, 1, NULL, 0, "Ausverkauft");
  assert_same(&handle, &locale, 2, NULL, 0, "Nur wenige");
  const errcat_argument many = errcat_count("n", 1234567);
  assert_same(&handle, &locale, 2, &many, 0, "1.234.567");
  assert_same(&handle, &locale, 3, NULL, 0, "The shop is closed");
  static const int32_t statuses[] = {0, 400, 401, 402, 403, 404, 405, 500, 503};
  for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
    char text[256];
    errcat_result result;
    assert_same(&handle, &locale, 49999, NULL, statuses[i], NULL);
    errcat_format(&locale, 49999, NULL, 0, &(errcat_options){.http_status = statuses[i]}, text,
                  sizeof text, &result);
    assert_string_equal(result.tag, "de");
    assert_int_equal(result.status, ERRCAT_UNKNOWN_CODE);
  }
  assert_string_equal(errcat_gettext(&handle, "language name", "English", NULL, 0), "Deutsch");
  assert_string_equal(errcat_gettext(&locale, "language name", "English", NULL, 0), "Deutsch");
  assert_string_equal(errcat_gettext(&locale, NULL, "{n} none", "{n} nones", 2), "{n} nones");
  /* The domain has no Arabic. */
  speak("ar");
  assert_string_equal(errcat_reader_tag(&locale), "en");
  close_shop(shop, &handle, &locale);
}

/* glibc's answer is the measure. */
static void plural_rules_that_are_missing_or_lead_too_far_give_the_same_form(void **state) {
  (void)state;
  static const errcat_error errors[] = {
      {1, 404, "ONLY", "Only {n} item", "Only {n} items", "Only a few", counted}};
#define PLURAL(forms) MO("", "Content-Type: text/plain; charset=UTF-8\nLanguage: de\n" forms)
#define FORMS MO("Only {n} item\0Only {n} items", "{n} Stück\0{n} Stücke")
  static const struct mo_text cases[][2] = {
      {PLURAL(""), FORMS},
      {PLURAL("Plural-Forms: nplurals=2; plural=n;\n"), FORMS},
      {PLURAL("Plural-Forms: nplurals=2; plural=n>1;\n"), FORMS},
      {PLURAL("Plural-Forms: nplurals=2; plural=(n%5);\n"), FORMS},
      {PLURAL("Plural-Forms: nplurals=1; plural=0;\n"),
       MO("Only {n} item\0Only {n} items", "{n} Stück")},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    errcat_reader handle, locale;
    errcat_catalogs *shop = open_shop(errors, 1, cases[i], 2, &handle, &locale);
    for (int64_t n = 0; n < 12; n++) {
      const errcat_argument count = errcat_count("n", n);
      assert_same(&handle, &locale, 1, &count, 0, "Stück");
    }
    close_shop(shop, &handle, &locale);
  }
}

/* The key of a message in a context has room for 512 bytes. */
static void a_context_may_be_long(void **state) {
  (void)state;
  static char id[520], key[530];
  speak("de");
  for (size_t length = 500; length < 512; length++) {
    memset(id, 'x', length);
    id[length] = '\0';
    snprintf(key, sizeof key, "c\004%s", id);
    const struct mo_text texts[] = {
        MO("", "Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"),
        {key, strlen(key), "gefunden", 8}};
    static const errcat_error errors[] = {{1, 404, "GONE", "Gone", NULL, NULL, NULL}};
    errcat_reader handle, locale;
    errcat_catalogs *shop = open_shop(errors, 1, texts, 2, &handle, &locale);
    const char *text = errcat_gettext(&locale, "c", id, NULL, 0);
    assert_string_equal(text, length <= 509 ? "gefunden" : id);
    close_shop(shop, &handle, &locale);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_message_in_every_language_is_the_same),
      cmocka_unit_test(the_locale_of_each_call_counts),
      cmocka_unit_test(broken_directories_are_not_bound),
      cmocka_unit_test(catalogs_that_libintl_does_not_bear_are_not_bound),
      cmocka_unit_test(other_messages_are_in_the_locales_conventions),
      cmocka_unit_test(the_readers_language_is_the_locales),
      cmocka_unit_test(another_domain_has_errcats_general_messages_and_samples),
      cmocka_unit_test(plural_rules_that_are_missing_or_lead_too_far_give_the_same_form),
      cmocka_unit_test(a_context_may_be_long),
  };
  return cmocka_run_group_tests(tests, open_ways, close_ways);
}
