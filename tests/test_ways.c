/* Both ways to a translation give the same text: libintl in a real locale, and the handle.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include "tests.h"

#include <locale.h>

#include "mo_writer.h"

static errcat *catalogs;
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
  catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  if (errcat_bind_libintl(catalogs, TEST_MO, NULL, NULL) != ERRCAT_OK) return -1;
  errcat_use_libintl(catalogs, &libintls);
  return 0;
}

static int close_ways(void **state) {
  (void)state;
  errcat_release(&libintls);
  errcat_free(catalogs);
  return 0;
}

static void compare(int32_t code, const errcat_argument *arguments, size_t count, uint32_t flags) {
  char a[1024], b[1024];
  errcat_result one, other;
  const size_t length = errcat_format(&ours, code, arguments, count, flags, a, sizeof a, &one);
  const size_t theirs =
      errcat_format(&libintls, code, arguments, count, flags, b, sizeof b, &other);
  assert_string_equal(a, b);
  assert_int_equal(theirs, length);
  assert_string_equal(one.tag, other.tag);
  assert_int_equal(one.direction, other.direction);
  assert_int_equal(one.status, other.status);
}

static void compare_error(const errcat_error *error) {
  compare(error->code, NULL, 0, 0);
  if (!error->parameters) return;
  const char *name = error->parameters[0].name;
  errcat_argument argument = errcat_text(name, "تقرير \xFF 1");
  switch (error->parameters[0].type) {
  case ERRCAT_TEXT: compare(error->code, &argument, 1, ERRCAT_HTML); break;
  case ERRCAT_COUNT:
    for (int64_t n = 0; n <= 201; n++) {
      argument = errcat_counted(name, n == 201 ? 1000000 : n);
      compare(error->code, &argument, 1, 0);
    }
    argument = errcat_counted(name, INT64_MAX);
    compare(error->code, &argument, 1, 0);
    break;
  case ERRCAT_NUMBER:
    argument = errcat_number(name, 12);
    compare(error->code, &argument, 1, ERRCAT_ISOLATE);
    break;
  default:
    argument = errcat_text(name, "2026-11-23T16:47+05:30");
    compare(error->code, &argument, 1, 0);
  }
}

static void every_message_in_every_language_is_the_same(void **state) {
  (void)state;
  static const char *const languages[] = {TEST_LANGUAGES};
  for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
    speak(languages[i]);
    assert_int_equal(errcat_choose(catalogs, languages[i], ERRCAT_NUL, &ours), 0);
    for (size_t e = 0; e < errcat_count(errcat_fileshare()); e++)
      compare_error(errcat_at(errcat_fileshare(), e));
    compare(49999, NULL, 0, 0);
    compare(49999, NULL, 0, ERRCAT_HTTP(404));
    errcat_release(&ours);
  }
}

static void the_locale_of_each_call_counts(void **state) {
  (void)state;
  char german[256], english[256];
  errcat_result result;
  speak(NULL);
  errcat_format(&libintls, 40003, NULL, 0, 0, german, sizeof german, &result);
  assert_string_equal(result.tag, "de");
  setlocale(LC_ALL, "C");
  errcat_format(&libintls, 40003, NULL, 0, 0, english, sizeof english, &result);
  assert_string_equal(english, "Invalid request parameters");
  assert_string_equal(result.tag, "en");
  assert_int_equal(result.status, ERRCAT_UNTRANSLATED);
  assert_string_not_equal(german, english);
  setlocale(LC_ALL, "de_DE.UTF-8");
}

static void broken_directories_are_not_bound(void **state) {
  (void)state;
  assert_int_equal(errcat_bind_libintl(catalogs, "/nowhere", NULL, NULL), ERRCAT_FAULTY);
}

static void keep(void *context, const errcat_fault *fault) {
  *(errcat_fault *)context = *fault;
}

/* What errcat itself bears. */
static void catalogs_that_libintl_does_not_bear_are_not_bound(void **state) {
  (void)state;
  static const struct {
    const char *header;
    int32_t kind;
  } cases[] = {
      {"Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"
       "Plural-Forms: nplurals=2; plural=1/n;\n",
       ERRCAT_FAULT_PLURAL_DIVISION},
      {"Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"
       "Plural-Forms: nplurals=2; plural=5%(n%10);\n",
       ERRCAT_FAULT_PLURAL_DIVISION},
      {"Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"
       "Plural-Forms: nplurals=2; plural=n/4294967296;\n",
       ERRCAT_FAULT_PLURAL_DIVISION},
      {"Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=n%10/5;\n",
       ERRCAT_FAULT_MO_LANGUAGE},
      {"Content-Type: text/plain; charset=UTF-8\nLanguage: \n", ERRCAT_FAULT_MO_LANGUAGE},
      {"language:de\nContent-Type: text/plain; charset=UTF-8\n", 0},
  };
  char root[] = "/tmp/errcat-ways-XXXXXX", path[256], line[128];
  assert_non_null(mkdtemp(root));
  snprintf(line, sizeof line, "mkdir -p %s/de/LC_MESSAGES", root);
  assert_int_equal(system(line), 0);
  snprintf(path, sizeof path, "%s/de/LC_MESSAGES/errcat.mo", root);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct mo_text texts[] = {{"", 0, cases[i].header, strlen(cases[i].header)}};
    unsigned char bytes[1024];
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    fwrite(bytes, 1, mo_write(bytes, texts, 1, false), file);
    fclose(file);
    errcat_fault fault = {0};
    const int outcome = errcat_bind_libintl(catalogs, root, keep, &fault);
    if (fault.kind != cases[i].kind) fail_msg("%s: %d", cases[i].header, (int)fault.kind);
    assert_int_equal(outcome, cases[i].kind ? ERRCAT_FAULTY : ERRCAT_OK);
  }
  assert_int_equal(errcat_bind_libintl(catalogs, TEST_MO, NULL, NULL), ERRCAT_OK);
  snprintf(line, sizeof line, "rm -r %s", root);
  assert_int_equal(system(line), 0);
}

static void other_messages_are_in_the_locales_manner(void **state) {
  (void)state;
  char a[256], b[256];
  errcat_result one, other;
  const errcat_argument count = errcat_counted("count", 12345);
  speak("de");
  errcat_choose(catalogs, "de", ERRCAT_NUL, &ours);
  errcat_format_message(&ours, NULL, "{count} problem found", "{count} problems found", &count, 1,
                        0, a, sizeof a, &one);
  errcat_format_message(&libintls, NULL, "{count} problem found", "{count} problems found", &count,
                        1, 0, b, sizeof b, &other);
  assert_non_null(strstr(a, "12.345"));
  assert_string_equal(a, b);
  assert_string_equal(one.tag, other.tag);
  assert_int_equal(one.status, other.status);
  errcat_format_message(&libintls, NULL, "{count} none", "{count} none", &count, 1, 0, b, sizeof b,
                        &other);
  assert_string_equal(b, "12,345 none");
  assert_string_equal(other.tag, "en");
  errcat_release(&ours);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_message_in_every_language_is_the_same),
      cmocka_unit_test(the_locale_of_each_call_counts),
      cmocka_unit_test(broken_directories_are_not_bound),
      cmocka_unit_test(catalogs_that_libintl_does_not_bear_are_not_bound),
      cmocka_unit_test(other_messages_are_in_the_locales_manner),
  };
  return cmocka_run_group_tests(tests, open_ways, close_ways);
}
