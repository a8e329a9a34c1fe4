/* Catalogs in directories: layers, overlays, diagnostics, reload, memory.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include "tests.h"

#include <errcat/define.h>
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include "mo_writer.h"
#include "response/match_index.h"
#include "store/snapshot.h"
#include "tag/line.h"

#define HEADER MO_HEADER("Plural-Forms: nplurals=2; plural=(n != 1);")
#define DAYS_ID                                        \
  "Maximum set time for external link is {days} day\0" \
  "Maximum set time for external link is {days} days"
#define FULL_ID                                                                               \
  "Repository [{repository}] has insufficient space, please clean the recycle bin or delete " \
  "unnecessary files to continue using"
#define BARE_ID                                                                                \
  "The repository has insufficient space, please clean the recycle bin or delete unnecessary " \
  "files to continue using"

static char root[64];

static void path_of(const char *language, char *path, size_t size) {
  snprintf(path, size, "%s/%s", root, language);
  mkdir(path, 0700);
  snprintf(path, size, "%s/%s/LC_MESSAGES", root, language);
  mkdir(path, 0700);
  snprintf(path, size, "%s/%s/LC_MESSAGES/errcat-fileshare.mo", root, language);
}

static void put_file(const char *language, const void *bytes, size_t size) {
  char path[256];
  path_of(language, path, sizeof path);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  fwrite(bytes, 1, size, file);
  fclose(file);
}

static void put_catalog(const char *language, const struct mo_text *texts, size_t count) {
  unsigned char bytes[4096];
  put_file(language, bytes, mo_write(bytes, texts, count, false));
}

static int make_root(void **state) {
  (void)state;
  strcpy(root, "/tmp/errcat-test-XXXXXX");
  return mkdtemp(root) == NULL;
}

static int remove_root(void **state) {
  (void)state;
  char line[128];
  snprintf(line, sizeof line, "rm -r %s", root);
  return system(line);
}

struct diagnostics {
  size_t count;
  errcat_diagnostic first, last;
};

/* What the current snapshot knows of a language. */
static const struct considered *considered_of(errcat_catalogs *catalogs, const struct tag *tag) {
  struct snapshot *snapshot = atomic_load(&catalogs->current);
  struct candidate *candidate = snapshot_find(snapshot, tag);
  assert_non_null(candidate);
  return catalogs_consider(snapshot, (size_t)(candidate - snapshot->candidates));
}

static void keep(void *context, const errcat_diagnostic *diagnostic) {
  struct diagnostics *diagnostics = context;
  if (!diagnostics->count++) diagnostics->first = *diagnostic;
  diagnostics->last = *diagnostic;
}

static const char *said(errcat_catalogs *catalogs, const char *wanted, int32_t code,
                        const errcat_argument *argument, char text[512], errcat_result *result) {
  errcat_reader reader;
  errcat_choose(catalogs, wanted, ERRCAT_NUL, &reader);
  errcat_format(&reader, code, argument, argument != NULL, NULL, text, 512, result);
  /* The tag is borrowed from the reader: compared before it is released. */
  static char tag[32];
  snprintf(tag, sizeof tag, "%s", result->tag);
  result->tag = tag;
  errcat_release(&reader);
  return text;
}

static void partial_catalogs_are_completed_from_behind(void **state) {
  (void)state;
  char text[512];
  errcat_result result;
  static const struct mo_text german[] = {HEADER, MO("Invalid IP", "Falsche IP")};
  static const struct mo_text swiss[] = {HEADER, MO("Invalid token", "Token ungültig (CH)")};
  put_catalog("de", german, 2);
  put_catalog("de_CH", swiss, 2);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  errcat_reader before;
  errcat_choose(catalogs, "de", ERRCAT_NUL, &before);
  char embedded[512];
  errcat_format(&before, 40003, NULL, 0, NULL, embedded, sizeof embedded, NULL);
  errcat_release(&before);

  assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  assert_string_equal(said(catalogs, "de", 4000345, NULL, text, &result), "Falsche IP");
  assert_string_equal(result.tag, "de");
  assert_string_equal(said(catalogs, "de-CH", 40101, NULL, text, &result), "Token ungültig (CH)");
  assert_string_equal(result.tag, "de-CH");
  assert_string_equal(said(catalogs, "de-CH", 4000345, NULL, text, &result), "Falsche IP");
  assert_string_equal(said(catalogs, "de-CH", 40003, NULL, text, &result), embedded);
  assert_string_not_equal(said(catalogs, "de", 40101, NULL, text, &result), "Token ungültig (CH)");
  errcat_close(catalogs);
}

static void untranslated_messages_go_down_the_readers_list(void **state) {
  (void)state;
  char text[512];
  errcat_result result;
  static const struct mo_text sami[] = {HEADER, MO("Invalid IP", "IP boastut")};
  put_catalog("se", sami, 2);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  errcat_add_directory(catalogs, root, NULL, NULL);
  errcat_set_completeness(catalogs, 0);
  assert_string_equal(said(catalogs, "se, fr;q=0.5", 4000345, NULL, text, &result), "IP boastut");
  assert_string_equal(result.tag, "se");
  assert_int_equal(result.status, 0);
  said(catalogs, "se, fr;q=0.5", 40003, NULL, text, &result);
  assert_string_equal(result.tag, "fr");
  assert_int_equal(result.status, ERRCAT_UNTRANSLATED);
  said(catalogs, "se", 40003, NULL, text, &result);
  assert_string_equal(result.tag, "en");
  assert_string_equal(text, "Invalid request parameters");
  /* With the usual threshold the complete language is read first. */
  errcat_set_completeness(catalogs, 80);
  said(catalogs, "se, fr;q=0.5", 4000345, NULL, text, &result);
  assert_string_equal(result.tag, "fr");
  assert_string_equal(said(catalogs, "se", 4000345, NULL, text, &result), "IP boastut");
  errcat_close(catalogs);
}

static void unusable_translations_are_reported_and_not_used(void **state) {
  (void)state;
  static const struct {
    struct mo_text text;
    int32_t kind;
    int32_t code;
  } cases[] = {
      {MO("Invalid IP", "IP \x1B[31m"), ERRCAT_DIAGNOSTIC_TEXT_CONTROL, 4000345},
      {MO("Invalid IP", "IP \xC2\x9B"), ERRCAT_DIAGNOSTIC_TEXT_CONTROL, 4000345},
      {MO("Invalid IP", "IP \xE2\x80\xAE"), ERRCAT_DIAGNOSTIC_TEXT_BIDI, 4000345},
      {MO("Invalid IP", "IP \xE2\x81\xA7"), ERRCAT_DIAGNOSTIC_TEXT_BIDI, 4000345},
      {MO("Invalid IP", "IP \xFF"), ERRCAT_DIAGNOSTIC_TEXT_UTF8, 4000345},
      {MO("Invalid IP", ""), ERRCAT_DIAGNOSTIC_TEXT_EMPTY, 4000345},
      {MO("Invalid IP", " \n"), ERRCAT_DIAGNOSTIC_TEXT_EMPTY, 4000345},
      {MO("Invalid IP", "IP\0zwei"), ERRCAT_DIAGNOSTIC_TEXT_FORMS, 4000345},
      {MO(FULL_ID, "[{name}] voll"), ERRCAT_DIAGNOSTIC_TEXT_PLACEHOLDERS, 40321},
      {MO(FULL_ID, "voll"), ERRCAT_DIAGNOSTIC_TEXT_PLACEHOLDERS, 40321},
      {MO(FULL_ID, "[{repository}] {voll"), ERRCAT_DIAGNOSTIC_TEXT_BRACES, 40321},
      {MO(FULL_ID, "[{repository}] voll}"), ERRCAT_DIAGNOSTIC_TEXT_BRACES, 40321},
      {MO(DAYS_ID, "{days} Tag"), ERRCAT_DIAGNOSTIC_TEXT_FORMS, 4033023},
      {MO(DAYS_ID, "{days} Tag\0viele Tage"), ERRCAT_DIAGNOSTIC_TEXT_COUNT_NEEDED, 4033023},
      {MO(DAYS_ID, "{days} Tag\0{days} {months}"), ERRCAT_DIAGNOSTIC_TEXT_PLACEHOLDERS, 4033023},
      {MO(DAYS_ID, "ein Tag\0{days} Tage"), 0, 4033023},
      {MO(FULL_ID, "{repository} {{voll}} {repository}"), 0, 40321},
      {MO("Invalid IP", "{ IP \xE2\x80\x8F}\n{"), ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS, 4000345},
      {MO("Invalid IP", "{IP}"), ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS, 4000345},
      {MO("Invalid IP", "{IP \xE2\x80\x8F\n"), ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES, 4000345},
      {MO("Invalid IP", "\xE2\x81\xA7IP\xE2\x81\xA9"), 0, 4000345},
      {MO("Invalid IP", "IP \xEF\xBD\x9Bx\xEF\xBD\x9D"), ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES,
       4000345},
      {MO(FULL_ID, "[{repository}] \xEF\xBD\x9B"), ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES, 40321},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct mo_text texts[] = {HEADER, cases[i].text};
    struct diagnostics diagnostics = {0};
    put_catalog("xx", texts, 2);
    errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
    errcat_set_completeness(catalogs, 0);
    const errcat_status outcome = errcat_add_directory(catalogs, root, keep, &diagnostics);
    assert_int_equal(outcome, cases[i].kind ? ERRCAT_FAULTY : ERRCAT_OK);
    assert_int_equal(diagnostics.count, cases[i].kind ? 1 : 0);
    if (diagnostics.first.kind != cases[i].kind)
      fail_msg("case %zu: %d", i, (int)diagnostics.first.kind);
    if (cases[i].kind) {
      assert_non_null(strstr(diagnostics.first.where, "xx/LC_MESSAGES/errcat-fileshare.mo"));
      assert_non_null(strstr(diagnostics.first.where, "msgid \""));
    }
    char text[512];
    errcat_result result;
    const errcat_argument argument = cases[i].code == 40321
                                         ? errcat_text("repository", "Docs", ERRCAT_NUL)
                                         : errcat_count("days", 2);
    said(catalogs, "xx", cases[i].code, cases[i].code == 4000345 ? NULL : &argument, text, &result);
    assert_string_equal(result.tag, cases[i].kind ? "en" : "xx");
    errcat_close(catalogs);
  }
}

static void other_messages_are_validated_as_templates_too(void **state) {
  (void)state;
  static const struct {
    struct mo_text text;
    int32_t kind;
  } cases[] = {
      {MO("Open {file}", "{file} öffnen"), 0},
      {MO("Open {file}", "{datei} öffnen"), ERRCAT_DIAGNOSTIC_TEXT_PLACEHOLDERS},
      {MO("Open {file}", "{file öffnen"), ERRCAT_DIAGNOSTIC_TEXT_BRACES},
      {MO("menu\004Open {file}", "Öffnen"), ERRCAT_DIAGNOSTIC_TEXT_PLACEHOLDERS},
      /* no templates: a brace, no blank */
      {MO("Type { to begin {x}", "Mit { beginnen"), 0},
      {MO("Open", "{x"), ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      /* a plural's only blank is its count, or the one called count */
      {MO("{n} file\0{n} files", "eine Datei\0{n} Dateien"), 0},
      {MO("{n} file\0{n} files", "{n} Datei\0Dateien"), ERRCAT_DIAGNOSTIC_TEXT_COUNT_NEEDED},
      {MO("{count} in {x}\0{count} in {x}", "eine in {x}\0{count} in {x}"), 0},
      {MO("{n} in {x}\0{n} in {x}", "eine in {x}\0{n} in {x}"),
       ERRCAT_DIAGNOSTIC_TEXT_PLACEHOLDERS},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct mo_text texts[] = {HEADER, cases[i].text};
    const char *id = cases[i].text.id, *end = strchr(id, '\004');
    const char *plural = strlen(id) < cases[i].text.id_length ? id + strlen(id) + 1 : NULL;
    struct diagnostics diagnostics = {0};
    put_catalog("de", texts, 2);
    errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
    errcat_add_directory(catalogs, root, keep, &diagnostics);
    if (diagnostics.first.kind != cases[i].kind)
      fail_msg("case %zu: %d", i, (int)diagnostics.first.kind);
    assert_int_equal(diagnostics.count, cases[i].kind ? 1 : 0);
    errcat_reader reader;
    errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
    const char *text = errcat_gettext(&reader, end ? "menu" : NULL, end ? end + 1 : id, plural, 1);
    assert_string_equal(text, cases[i].kind ? (end ? end + 1 : id) : cases[i].text.text);
    errcat_release(&reader);
    errcat_close(catalogs);
  }
}

static void of_two_names_of_a_language_the_longer_comes_first(void **state) {
  (void)state;
  char text[512];
  errcat_result result;
  static const struct mo_text shorter[] = {HEADER, MO("Invalid IP", "de"),
                                           MO("Invalid token", "de")};
  static const struct mo_text longer[] = {HEADER, MO("Invalid IP", "de_DE")};
  for (int order = 0; order < 2; order++) {
    if (order)
      put_catalog("de_DE", longer, 2), put_catalog("de", shorter, 3);
    else
      put_catalog("de", shorter, 3), put_catalog("de_DE", longer, 2);
    errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
    assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
    assert_string_equal(said(catalogs, "de", 4000345, NULL, text, &result), "de_DE");
    assert_string_equal(said(catalogs, "de", 40101, NULL, text, &result), "de");
    errcat_close(catalogs);
    assert_int_equal(remove_root(NULL), 0);
    assert_int_equal(mkdir(root, 0700), 0);
  }
}

/* Each stands in the chain of each variant; so that adding is not quadratic, there are few. */
static void of_many_names_of_a_language_few_are_used(void **state) {
  (void)state;
  static const struct mo_text texts[] = {HEADER, MO("Invalid IP", "IP")};
  struct diagnostics diagnostics = {0};
  char name[32];
  for (int i = 0; i < 20; i++) {
    snprintf(name, sizeof name, "xx-x-%05d", i);
    put_catalog(name, texts, 2);
  }
  put_catalog("xx-00001", texts, 2);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  for (int again = 0; again < 2; again++) {
    const errcat_status outcome = again ? errcat_reload(catalogs, keep, &diagnostics)
                                        : errcat_add_directory(catalogs, root, keep, &diagnostics);
    assert_int_equal(outcome, ERRCAT_FAULTY);
    assert_int_equal(diagnostics.count, again ? 24 : 12);
    assert_int_equal(diagnostics.last.kind, ERRCAT_DIAGNOSTIC_CATALOG_CROWDED);
    assert_non_null(strstr(diagnostics.last.where, "/xx-x-00019"));
    struct tag tag;
    assert_true(tag_of_catalog("xx-00001", 8, &tag));
    assert_int_equal(considered_of(catalogs, &tag)->count, 1 + 8);
  }
  errcat_close(catalogs);
}

static void a_text_has_the_tag_of_its_own_language(void **state) {
  (void)state;
  char text[512];
  errcat_result result;
  static const struct mo_text nynorsk[] = {HEADER, MO("Invalid IP", "Ugyldig IP (nn)")};
  static const struct mo_text bokmal[] = {HEADER, MO("Invalid IP", "Ugyldig IP (nb)"),
                                          MO("Invalid token", "Ugyldig token")};
  put_catalog("nn", nynorsk, 2);
  put_catalog("nb", bokmal, 3);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  errcat_add_directory(catalogs, root, NULL, NULL);
  assert_string_equal(said(catalogs, "nn", 4000345, NULL, text, &result), "Ugyldig IP (nn)");
  assert_string_equal(result.tag, "nn");
  assert_string_equal(said(catalogs, "nn", 40101, NULL, text, &result), "Ugyldig token");
  assert_string_equal(result.tag, "nb");
  assert_int_equal(result.status, ERRCAT_UNTRANSLATED);
  errcat_close(catalogs);
}

/* What servers say is found whatever a catalog of the source's language rewords. */
static void the_sources_own_words_are_always_found(void **state) {
  (void)state;
  static const struct mo_text texts[] = {HEADER, MO("Invalid IP", "No such IP"),
                                         MO("User [{user}] does not exist", "No {user} here")};
  static const char *const said[] = {"User [lin] does not exist", "No lin here", "Invalid IP",
                                     "No such IP"};
  put_catalog("en", texts, 3);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  errcat_reader reader;
  errcat_choose(catalogs, "en", ERRCAT_NUL, &reader);
  for (size_t i = 0; i < 4; i++) {
    errcat_matched match = {0};
    errcat_match(&reader, 0, said[i], ERRCAT_NUL, NULL, 0, NULL, &match);
    if (match.outcome != ERRCAT_MATCH_EXACT) fail_msg("%s", said[i]);
    assert_int_equal(match.code, i < 2 ? 404061 : 4000345);
  }
  errcat_release(&reader);
  errcat_close(catalogs);
}

static void a_broken_new_file_changes_nothing(void **state) {
  (void)state;
  char text[512];
  errcat_result result;
  static const struct mo_text one[] = {HEADER, MO("Invalid IP", "eins")};
  static const struct mo_text two[] = {HEADER, MO("Invalid IP", "zwei")};
  struct diagnostics diagnostics = {0};
  put_catalog("de", one, 2);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  errcat_reader old;
  errcat_choose(catalogs, "de", ERRCAT_NUL, &old);

  put_file("de", "rubbish", 7);
  assert_int_equal(errcat_reload(catalogs, keep, &diagnostics), ERRCAT_FAULTY);
  assert_int_equal(diagnostics.first.kind, ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG);
  assert_string_equal(said(catalogs, "de", 4000345, NULL, text, &result), "eins");

  put_catalog("de", two, 2);
  assert_int_equal(errcat_reload(catalogs, NULL, NULL), ERRCAT_OK);
  assert_string_equal(said(catalogs, "de", 4000345, NULL, text, &result), "zwei");
  /* A reader chosen before goes on with what it holds. */
  errcat_format(&old, 4000345, NULL, 0, NULL, text, sizeof text, NULL);
  assert_string_equal(text, "eins");
  errcat_release(&old);

  char path[256];
  path_of("de", path, sizeof path);
  unlink(path);
  assert_int_equal(errcat_reload(catalogs, NULL, NULL), ERRCAT_OK);
  assert_string_not_equal(said(catalogs, "de", 4000345, NULL, text, &result), "zwei");
  errcat_close(catalogs);
}

static void write_below_root(const char *name, const void *bytes, size_t size) {
  char path[512];
  snprintf(path, sizeof path, "%s/%s", root, name);
  for (char *slash = path + strlen(root) + 1; (slash = strchr(slash, '/')) != NULL;
       *slash++ = '/') {
    *slash = '\0';
    mkdir(path, 0700);
  }
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  fwrite(bytes, 1, size, file);
  fclose(file);
}

static bool ends_with(const char *text, const char *end) {
  return strlen(text) >= strlen(end) && !strcmp(text + strlen(text) - strlen(end), end);
}

static void directories_that_cannot_be_read_are_told(void **state) {
  (void)state;
  static char too_long[6000];
  char loop[128], file[128], closed[128];
  memset(too_long, 'x', sizeof too_long - 1);
  snprintf(loop, sizeof loop, "%s/loop", root);
  assert_int_equal(symlink(loop, loop), 0);
  write_below_root("file", "", 0);
  snprintf(file, sizeof file, "%s/file", root);
  snprintf(closed, sizeof closed, "%s/closed", root);
  mkdir(closed, 0);
  const struct {
    const char *path;
    int error;
  } cases[] = {{"/nowhere/at/all", ENOENT}, {loop, ELOOP},    {file, ENOTDIR},
               {too_long, ENAMETOOLONG},    {closed, EACCES}, {"", ENOENT}};
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  struct snapshot *before = atomic_load(&catalogs->current);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    if (cases[i].error == EACCES && geteuid() == 0) continue; /* root may read everything */
    struct diagnostics diagnostics = {0};
    assert_int_equal(errcat_add_directory(catalogs, cases[i].path, keep, &diagnostics),
                     ERRCAT_UNREADABLE);
    assert_int_equal(diagnostics.count, 1);
    assert_int_equal(diagnostics.first.kind, ERRCAT_DIAGNOSTIC_UNREADABLE);
    if (!ends_with(diagnostics.first.where, strerror(cases[i].error)))
      fail_msg("%s", diagnostics.first.where);
  }
  assert_null(catalogs->directories);
  assert_ptr_equal(atomic_load(&catalogs->current), before);
  rmdir(closed);
  errcat_close(catalogs);
}

static void catalogs_that_are_no_files_are_told(void **state) {
  (void)state;
  struct diagnostics diagnostics = {0};
  char path[256];
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  path_of("de", path, sizeof path);
  assert_int_equal(mkfifo(path, 0600), 0);
  path_of("fr", path, sizeof path);
  assert_int_equal(mkdir(path, 0700), 0);
  assert_int_equal(errcat_add_directory(catalogs, root, keep, &diagnostics), ERRCAT_FAULTY);
  assert_int_equal(diagnostics.count, 2);
  assert_int_equal(diagnostics.first.kind, ERRCAT_DIAGNOSTIC_NOT_A_FILE);
  assert_int_equal(diagnostics.last.kind, ERRCAT_DIAGNOSTIC_NOT_A_FILE);
  errcat_close(catalogs);
}

/* What a reload finds in the place of de/LC_MESSAGES/errcat-fileshare.mo. */
enum spoilt {
  LOOP,
  LOOP_ABOVE,
  CLOSED,
  CLOSED_ABOVE,
  FOLDER,
  RUBBISH,
  GONE,
  GONE_ABOVE,
  FILE_ABOVE
};

static void spoil(enum spoilt how) {
  char path[256], line[512], above[128];
  path_of("de", path, sizeof path);
  snprintf(above, sizeof above, "%s/de", root);
  if (how == CLOSED) {
    chmod(path, 0);
  } else if (how == CLOSED_ABOVE) {
    chmod(above, 0);
  } else {
    const bool is_above = how == LOOP_ABOVE || how == GONE_ABOVE || how == FILE_ABOVE;
    const char *target = is_above ? above : path;
    snprintf(line, sizeof line, "rm -r %s", target);
    assert_int_equal(system(line), 0);
    if (how == LOOP || how == LOOP_ABOVE) assert_int_equal(symlink(target, target), 0);
    if (how == FOLDER) mkdir(path, 0700);
    if (how == RUBBISH) put_file("de", "rubbish", 7);
    if (how == FILE_ABOVE) write_below_root("de", "", 0);
  }
}

static void only_a_file_that_is_gone_takes_its_catalog_along(void **state) {
  (void)state;
  static const struct {
    enum spoilt how;
    int32_t kind; /* 0: gone */
    int error;
  } cases[] = {
      {LOOP, ERRCAT_DIAGNOSTIC_UNREADABLE, ELOOP},
      {LOOP_ABOVE, ERRCAT_DIAGNOSTIC_UNREADABLE, ELOOP},
      {CLOSED, ERRCAT_DIAGNOSTIC_UNREADABLE, EACCES},
      {CLOSED_ABOVE, ERRCAT_DIAGNOSTIC_UNREADABLE, EACCES},
      {FOLDER, ERRCAT_DIAGNOSTIC_NOT_A_FILE, 0},
      {RUBBISH, ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG, 0},
      {GONE, 0, 0},
      {GONE_ABOVE, 0, 0},
      {FILE_ABOVE, 0, 0},
  };
  static const struct mo_text texts[] = {HEADER, MO("Invalid IP", "eins")};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    if (cases[i].error == EACCES && geteuid() == 0) continue;
    char text[512], line[256];
    errcat_result result;
    struct diagnostics diagnostics = {0};
    put_catalog("de", texts, 2);
    errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
    assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
    spoil(cases[i].how);
    const errcat_status outcome = errcat_reload(catalogs, keep, &diagnostics);
    assert_int_equal(outcome, cases[i].kind ? ERRCAT_FAULTY : ERRCAT_OK);
    assert_int_equal(diagnostics.count, cases[i].kind != 0);
    assert_int_equal(diagnostics.first.kind, cases[i].kind);
    if (cases[i].error && !ends_with(diagnostics.first.where, strerror(cases[i].error)))
      fail_msg("%s", diagnostics.first.where);
    said(catalogs, "de", 4000345, NULL, text, &result);
    assert_int_equal(!strcmp(text, "eins"), cases[i].kind != 0);
    errcat_close(catalogs);
    snprintf(line, sizeof line, "chmod -f 700 %s/de; rm -rf %s/de", root, root);
    assert_int_equal(system(line), 0);
  }
}

static void a_catalog_below_too_long_a_path_is_told(void **state) {
  (void)state;
  static const struct mo_text texts[] = {HEADER, MO("Invalid IP", "eins")};
  char path[4096];
  struct diagnostics diagnostics = {0};
  put_catalog("de", texts, 2);
  strcpy(path, root);
  while (strlen(path) < 4080) strcat(path, "/.");
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  assert_int_equal(errcat_add_directory(catalogs, path, keep, &diagnostics), ERRCAT_FAULTY);
  assert_int_equal(diagnostics.count, 1);
  if (!strstr(diagnostics.first.where, "/de/LC_MESSAGES/errcat-fileshare.mo: ") ||
      !ends_with(diagnostics.first.where, strerror(ENAMETOOLONG)))
    fail_msg("%s", diagnostics.first.where);
  errcat_close(catalogs);
}

static void a_directory_that_is_lost_keeps_its_catalogs(void **state) {
  (void)state;
  static const struct mo_text texts[] = {HEADER, MO("Invalid IP", "eins")};
  char text[512], moved[128];
  errcat_result result;
  struct diagnostics diagnostics = {0};
  put_catalog("de", texts, 2);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  snprintf(moved, sizeof moved, "%s.moved", root);
  assert_int_equal(rename(root, moved), 0);
  assert_int_equal(errcat_reload(catalogs, keep, &diagnostics), ERRCAT_FAULTY);
  assert_int_equal(diagnostics.count, 1);
  assert_true(ends_with(diagnostics.first.where, strerror(ENOENT)));
  assert_string_equal(said(catalogs, "de", 4000345, NULL, text, &result), "eins");
  assert_int_equal(rename(moved, root), 0);
  errcat_close(catalogs);
}

static void a_directory_without_catalogs_is_told_and_looked_at_again(void **state) {
  (void)state;
  static const struct mo_text texts[] = {HEADER, MO("Invalid IP", "eins")};
  char text[512];
  errcat_result result;
  struct diagnostics diagnostics = {0};
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  assert_int_equal(errcat_add_directory(catalogs, root, keep, &diagnostics), ERRCAT_NOTHING_FOUND);
  assert_int_equal(diagnostics.count, 1);
  assert_int_equal(diagnostics.first.kind, ERRCAT_DIAGNOSTIC_NOTHING_FOUND);
  assert_string_equal(diagnostics.first.where, root);
  put_catalog("de", texts, 2);
  assert_int_equal(errcat_reload(catalogs, NULL, NULL), ERRCAT_OK);
  assert_string_equal(said(catalogs, "de", 4000345, NULL, text, &result), "eins");
  errcat_close(catalogs);
}

static void misplaced_and_misnamed_catalogs_are_told(void **state) {
  (void)state;
  static const struct {
    const char *name;
    int32_t kind; /* 0: none of ours */
    const char *where;
  } cases[] = {
      {"deutsch/LC_MESSAGES/errcat-fileshare.mo", ERRCAT_DIAGNOSTIC_CATALOG_NAME,
       "/deutsch/LC_MESSAGES/errcat-fileshare.mo"},
      {"de_DE.UTF-8/LC_MESSAGES/errcat-fileshare.mo", ERRCAT_DIAGNOSTIC_CATALOG_NAME,
       "/de_DE.UTF-8/LC_MESSAGES/errcat-fileshare.mo"},
      {"a-name-that-is-longer-than-any-locale-directory-may-be/LC_MESSAGES/errcat-fileshare.mo",
       ERRCAT_DIAGNOSTIC_CATALOG_NAME,
       "/a-name-that-is-longer-than-any-locale-directory-may-be/LC_MESSAGES/errcat-fileshare.mo"},
      {"de.mo", ERRCAT_DIAGNOSTIC_MISPLACED, "/de.mo → de/LC_MESSAGES/errcat-fileshare.mo"},
      {"pt_BR.mo", ERRCAT_DIAGNOSTIC_MISPLACED,
       "/pt_BR.mo → pt_BR/LC_MESSAGES/errcat-fileshare.mo"},
      {"errcat-fileshare.mo", ERRCAT_DIAGNOSTIC_MISPLACED,
       "/errcat-fileshare.mo → LANGUAGE/LC_MESSAGES/errcat-fileshare.mo"},
      {"de/errcat-fileshare.mo", ERRCAT_DIAGNOSTIC_MISPLACED,
       "/de/errcat-fileshare.mo → de/LC_MESSAGES/errcat-fileshare.mo"},
      {"LC_MESSAGES/errcat-fileshare.mo", ERRCAT_DIAGNOSTIC_MISPLACED,
       "/LC_MESSAGES/errcat-fileshare.mo → LANGUAGE/LC_MESSAGES/errcat-fileshare.mo"},
      {"de/LC_MESSAGES/coreutils.mo", 0, NULL},
      {"de/LC_TIME/coreutils.mo", 0, NULL},
      {"deutsch/LC_MESSAGES/coreutils.mo", 0, NULL},
      {"locale.alias", 0, NULL},
      {".mo", 0, NULL},
      {"x/y.mo", 0, NULL},
      {"coreutils.mo", 0, NULL},
  };
  unsigned char bytes[512];
  static const struct mo_text texts[] = {HEADER, MO("Invalid IP", "eins")};
  const size_t size = mo_write(bytes, texts, 2, false);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct diagnostics diagnostics = {0};
    put_catalog("fr", texts, 2);
    write_below_root(cases[i].name, bytes, size);
    errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
    const errcat_status outcome = errcat_add_directory(catalogs, root, keep, &diagnostics);
    if (diagnostics.first.kind != cases[i].kind)
      fail_msg("%s: %s", cases[i].name, diagnostics.first.where);
    assert_int_equal(outcome, cases[i].kind ? ERRCAT_FAULTY : ERRCAT_OK);
    assert_int_equal(diagnostics.count, cases[i].kind != 0);
    if (cases[i].kind) assert_string_equal(diagnostics.first.where + strlen(root), cases[i].where);
    errcat_close(catalogs);
    assert_int_equal(remove_root(NULL), 0);
    assert_int_equal(mkdir(root, 0700), 0);
  }
}

static struct match_index *index_of(errcat_catalogs *catalogs) {
  return atomic_load(&((struct snapshot *)atomic_load(&catalogs->current))->index->index);
}

static void what_did_not_change_is_not_built_again(void **state) {
  (void)state;
  static const struct mo_text one[] = {HEADER, MO("Invalid IP", "eins")};
  static const struct mo_text two[] = {HEADER, MO("Invalid IP", "zwei")};
  static const char *const names[] = {"xx", "de", "pt_BR", "zh_HK", "de_CH", "nn", "nb"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) put_catalog(names[i], one, 2);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  struct snapshot *before = atomic_load(&catalogs->current);
  const struct match_index *index = match_index_of(before);
  assert_non_null(index);

  assert_int_equal(errcat_reload(catalogs, NULL, NULL), ERRCAT_OK);
  assert_int_equal(errcat_set_completeness(catalogs, 80), ERRCAT_OK);
  put_file("de", "rubbish", 7);
  assert_int_equal(errcat_reload(catalogs, NULL, NULL), ERRCAT_FAULTY);
  assert_ptr_equal(atomic_load(&catalogs->current), before);
  assert_ptr_equal(index_of(catalogs), index);

  /* What changes costs its own languages. */
  put_catalog("de", two, 2);
  errcat_reader reader;
  errcat_choose(catalogs, "pt-BR", ERRCAT_NUL, &reader);
  const errcat_language *portuguese = reader.languages[0];
  assert_int_equal(errcat_reload(catalogs, NULL, NULL), ERRCAT_OK);
  errcat_release(&reader);
  assert_ptr_not_equal(atomic_load(&catalogs->current), before);
  errcat_choose(catalogs, "pt-BR", ERRCAT_NUL, &reader);
  assert_ptr_equal(reader.languages[0], portuguese);
  errcat_release(&reader);
  errcat_close(catalogs);
}

static void a_percentage_is_kept_between_0_and_100(void **state) {
  (void)state;
  static const int32_t cases[][2] = {{-1, 0}, {0, 0}, {1, 1}, {100, 100}, {101, 100}, {-7, 0}};
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    assert_int_equal(errcat_set_completeness(catalogs, cases[i][0]), ERRCAT_OK);
    assert_int_equal(atomic_load(&catalogs->completeness), cases[i][1]);
  }
  errcat_close(catalogs);
}

/* Whatever tag_parent() says. */
static void a_line_of_tags_ends_and_names_each_once(void **state) {
  (void)state;
  static const char *const names[] = {
      "en",    "en-Shaw", "en-Shaw-001", "en-150-oxendict",   "es-MX",
      "zh-MO", "nn",      "sr-ME",       "xx-Zzzz-QO-variant"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    struct tag tag;
    struct tag_line line;
    assert_true(tag_parse(names[i], strlen(names[i]), &tag));
    tag_maximize(&tag);
    tag_line_of(&tag, &line);
    assert_in_range(line.count, 1, TAG_LINE_MAX);
    assert_true(tag_equal(&line.tags[0], &tag));
    for (size_t j = 0; j < line.count; j++) {
      assert_int_equal(line.tags[j].language, tag.language);
      for (size_t k = 0; k < j; k++) assert_false(tag_equal(&line.tags[j], &line.tags[k]));
    }
  }
}

/* A domain of one's own with catalogs embedded. */
static const errcat_error shop_errors[] = {
    {1, 404, "SOLD_OUT", "Sold out", NULL, NULL, NULL},
    {2, 404, "CLOSED", "The shop is closed", NULL, NULL, NULL},
};

static errcat_domain shop_with(const errcat_embedded *embedded) {
  return (errcat_domain){sizeof(errcat_domain), "shop", "", shop_errors, 2, embedded, NULL, NULL};
}

static bool describes(errcat_catalogs *catalogs, const char *tag, errcat_description *description) {
  for (size_t i = 0; !errcat_language_at(catalogs, i, description); i++)
    if (!strcmp(description->tag, tag)) return true;
  return false;
}

static void a_broken_embedded_catalog_costs_its_own_language(void **state) {
  (void)state;
  static const struct mo_text good[] = {HEADER, MO("Sold out", "Épuisé")};
  static const struct mo_text latin[] = {MO("", "Content-Type: text/plain; charset=ISO-8859-1\n"),
                                         MO("Sold out", "Ausverkauft")};
  static const struct mo_text no_header[] = {MO("Sold out", "Ausverkauft")};
  unsigned char bytes[3][512];
  const size_t sizes[] = {mo_write(bytes[0], good, 2, false), mo_write(bytes[1], latin, 2, false),
                          mo_write(bytes[2], no_header, 1, false)};
  const struct {
    errcat_embedded broken;
    int32_t kind;
    const char *where;
  } cases[] = {
      {{"de", bytes[1], sizes[1]}, ERRCAT_DIAGNOSTIC_MO_CHARSET, "shop: de, Content-Type"},
      {{"de", bytes[2], sizes[2]}, ERRCAT_DIAGNOSTIC_MO_NO_HEADER, "shop: de"},
      {{"de", (const unsigned char *)"rubbish", 7}, ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG, "shop: de"},
      {{"deutsch", bytes[0], sizes[0]}, ERRCAT_DIAGNOSTIC_CATALOG_NAME, "shop: deutsch"},
      {{"", bytes[0], sizes[0]}, ERRCAT_DIAGNOSTIC_CATALOG_NAME, "shop: "},
      {{"es", bytes[0], sizes[0]}, 0, ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const errcat_embedded embedded[] = {
        cases[i].broken, {"fr", bytes[0], sizes[0]}, {"ru", bytes[1], sizes[1]}, {NULL, NULL, 0}};
    const errcat_domain shop = shop_with(embedded);
    errcat_diagnostic diagnostic = {.kind = 99};
    char text[512];
    errcat_result result;
    errcat_description description;
    errcat_catalogs *catalogs = errcat_open(&shop, NULL, &diagnostic);
    assert_non_null(catalogs);
    const bool misnamed = cases[i].kind == ERRCAT_DIAGNOSTIC_CATALOG_NAME;
    assert_int_equal(diagnostic.kind, misnamed ? cases[i].kind : 0);
    if (misnamed) assert_string_equal(diagnostic.where, cases[i].where);
    assert_string_equal(said(catalogs, "fr", 1, NULL, text, &result), "Épuisé");
    assert_false(describes(catalogs, "de", &description));
    assert_false(describes(catalogs, "ru", &description));
    struct diagnostics diagnostics = {0};
    assert_int_equal(errcat_compile_all(catalogs, keep, &diagnostics), ERRCAT_FAULTY);
    const bool broken = cases[i].kind && !misnamed;
    assert_int_equal(diagnostics.count, 1 + broken);
    assert_string_equal(diagnostics.last.where, "shop: ru, Content-Type");
    errcat_reader reader;
    errcat_set_completeness(catalogs, 0); /* however little is asked of it */
    assert_int_equal(errcat_choose(catalogs, "ru", ERRCAT_NUL, &reader), ERRCAT_NO_LANGUAGE);
    errcat_release(&reader);
    if (broken) {
      assert_int_equal(diagnostics.first.kind, cases[i].kind);
      assert_true(!strncmp(diagnostics.first.where, cases[i].where, strlen(cases[i].where)));
    }
    errcat_close(catalogs);
  }
  const errcat_embedded all_good[] = {{"fr", bytes[0], sizes[0]}, {NULL, NULL, 0}};
  const errcat_domain shop = shop_with(all_good);
  errcat_diagnostic diagnostic = {.kind = 99};
  errcat_close(errcat_open(&shop, NULL, &diagnostic));
  assert_int_equal(diagnostic.kind, 0);
}

static void a_language_is_reviewed_if_all_that_it_says_is(void **state) {
  (void)state;
#define DRAFT MO("", "Content-Type: text/plain; charset=UTF-8\nX-Errcat-Review:\tDraft \r\n")
  static const struct mo_text drafted[] = {DRAFT, MO("Sold out", "Ausverkauft")};
  static const struct mo_text drafted_other[] = {DRAFT, MO("Other", "Anderes")};
  static const struct mo_text first[] = {HEADER, MO("Sold out", "Nix mehr da")};
  static const struct mo_text second[] = {HEADER, MO("The shop is closed", "Zu")};
  static const struct mo_text both[] = {HEADER, MO("Sold out", "Ausverkauft"),
                                        MO("The shop is closed", "Geschlossen")};
  static const struct {
    const struct mo_text *front, *behind;
    size_t front_count, behind_count;
    bool reviewed;
  } cases[] = {
      {first, drafted, 2, 2, true},      /* the draft's only message is covered */
      {second, drafted, 2, 2, false},    /* it is not: the head alone looks reviewed */
      {drafted, both, 2, 3, false},      /* a draft in front */
      {drafted_other, both, 2, 3, true}, /* a draft that says nothing of the errors */
      {both, drafted, 3, 2, true},       {first, second, 2, 2, true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    unsigned char bytes[512], file[512];
    const errcat_embedded embedded[] = {
        {"de", bytes, mo_write(bytes, cases[i].behind, cases[i].behind_count, false)},
        {NULL, NULL, 0}};
    const errcat_domain shop = shop_with(embedded);
    errcat_description description;
    write_below_root("de/LC_MESSAGES/shop.mo", file,
                     mo_write(file, cases[i].front, cases[i].front_count, false));
    errcat_catalogs *catalogs = errcat_open(&shop, NULL, NULL);
    assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
    assert_true(describes(catalogs, "de", &description));
    if (description.reviewed != cases[i].reviewed) fail_msg("case %zu", i);
    errcat_close(catalogs);
  }
}

/* Of an error with a bare sentence each half may come from another catalog. */
static void a_region_without_whole_errors_counts_with_its_language(void **state) {
  (void)state;
  static const struct mo_text whole[] = {HEADER, MO(FULL_ID, "[{repository}] ist voll")};
  static const struct mo_text bare[] = {HEADER, MO(BARE_ID, "Die Ablage ist voll")};
  errcat_domain domain = *errcat_fileshare();
  domain.catalogs = NULL;
  errcat_description description;
  put_catalog("xx", whole, 2);
  put_catalog("xx_CH", bare, 2);
  errcat_catalogs *catalogs = errcat_open(&domain, NULL, NULL);
  errcat_set_completeness(catalogs, 0);
  assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  assert_true(describes(catalogs, "xx", &description));
  assert_int_equal(description.translated, 0);
  struct tag tag;
  assert_true(tag_of_catalog("xx_CH", 5, &tag));
  assert_int_equal(considered_of(catalogs, &tag)->translated, 1);
  errcat_close(catalogs);
}

/* Not even for one whose parent is not there, as pt-AO would for pt-PT. */
static void a_region_with_little_to_say_stands_in_for_no_other(void **state) {
  (void)state;
  static const struct mo_text portuguese[] = {HEADER, MO("Sold out", "Esgotado"),
                                              MO("The shop is closed", "Fechado")};
  static const struct mo_text little[] = {HEADER, MO("Sold out", "Acabou")};
  static const struct {
    const char *wanted, *tag, *text;
    size_t count; /* of what pt-AO says */
  } cases[] = {
      {"pt-AO", "pt-AO", "Acabou", 2},
      {"pt-MZ", "pt-BR", "Esgotado", 2},
      {"pt-AO", "pt-AO", "Esgotado", 3},
      {"pt-MZ", "pt-AO", "Esgotado", 3},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    unsigned char bytes[2][512];
    const struct mo_text *const region = cases[i].count == 2 ? little : portuguese;
    const errcat_embedded embedded[] = {
        {"pt_BR", bytes[0], mo_write(bytes[0], portuguese, 3, false)},
        {"pt_AO", bytes[1], mo_write(bytes[1], region, cases[i].count, false)},
        {NULL, NULL, 0}};
    const errcat_domain shop = shop_with(embedded);
    errcat_catalogs *catalogs = errcat_open(&shop, NULL, NULL);
    char text[512];
    errcat_result result;
    said(catalogs, cases[i].wanted, 1, NULL, text, &result);
    if (strcmp(result.tag, cases[i].tag) != 0 || strcmp(text, cases[i].text) != 0)
      fail_msg("%s: %s in %s", cases[i].wanted, text, result.tag);
    errcat_close(catalogs);
  }
}

static void nothing_may_be_given_back(void **state) {
  (void)state;
  errcat_reader reader = {0};
  errcat_release(NULL);
  errcat_release(&reader);
  errcat_close(NULL);
  errcat_domain_free(NULL);
  errcat_diagnostic diagnostic;
  assert_null(errcat_open(NULL, NULL, &diagnostic));
  assert_int_equal(diagnostic.kind, ERRCAT_DIAGNOSTIC_BAD_DOMAIN);
}

static void regions_write_numbers_in_their_own_way(void **state) {
  (void)state;
  static const struct {
    const char *wanted, *tag, *number;
  } cases[] = {
      {"de", "de", "1.234.567"},
      {"de-CH", "de-CH", "1’234’567"},
      {"de-AT", "de-AT", "1\u00a0234\u00a0567"},
      {"de-LI", "de", "1.234.567"},
      {"ar", "ar", "١٬٢٣٤٬٥٦٧"},
      {"ar-MA", "ar-MA", "1.234.567"},
      {"ar-AE", "ar-AE", "1,234,567"},
      {"en-IN", "en-IN", "12,34,567"},
      {"en-US", "en", "1,234,567"},
      {"zh-SG", "zh-CN", "1,234,567"},
  };
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[512];
    errcat_result result;
    const errcat_argument days = errcat_count("days", 1234567);
    said(catalogs, cases[i].wanted, 4033023, &days, text, &result);
    if (!strstr(text, cases[i].number)) fail_msg("%s: %s", cases[i].wanted, text);
    assert_string_equal(result.tag, cases[i].tag);
    assert_int_equal(result.status, 0);
  }
  /* They are no languages of their own, however little is asked of one. */
  errcat_description language;
  errcat_set_completeness(catalogs, 0);
  for (size_t i = 0; !errcat_language_at(catalogs, i, &language); i++)
    assert_null(strstr(language.tag, "-CH"));
  errcat_close(catalogs);
}

static void any_message_is_looked_up(void **state) {
  (void)state;
  static const struct mo_text texts[] = {HEADER, MO("Save", "Speichern"),
                                         MO("menu\004Save", "Sichern"),
                                         MO("{n} file\0{n} files", "{n} Datei\0{n} Dateien")};
  put_catalog("de", texts, 4);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  errcat_add_directory(catalogs, root, NULL, NULL);
  errcat_reader reader;
  errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
  assert_string_equal(errcat_gettext(&reader, NULL, "Save", NULL, 0), "Speichern");
  assert_string_equal(errcat_gettext(&reader, "menu", "Save", NULL, 0), "Sichern");
  assert_string_equal(errcat_gettext(&reader, "tool", "Save", NULL, 0), "Save");
  assert_string_equal(errcat_gettext(&reader, NULL, "{n} file", "{n} files", 5), "{n} Dateien");
  char text[64];
  const errcat_argument n = errcat_count("n", 1234567);
  errcat_format_message(&reader, NULL, "{n} file", "{n} files", &n, 1, NULL, text, sizeof text,
                        NULL);
  assert_string_equal(text, "1.234.567 Dateien");
  errcat_release(&reader);
  errcat_close(catalogs);
}

static void what_was_read_from_files_is_open_already(void **state) {
  (void)state;
  struct test_memory memory = {0};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  static const char *const wanted[] = {"de", "de-CH", "xx", "ru"};
  static const struct mo_text one[] = {HEADER, MO("Invalid IP", "eins")};
  static const struct mo_text two[] = {HEADER, MO("Invalid IP", "zwei")};
  put_catalog("xx", one, 2);
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), &allocator, NULL);
  assert_int_equal(errcat_compile_all(catalogs, NULL, NULL), ERRCAT_OK);
  assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  put_catalog("xx", two, 2);
  put_catalog("de", one, 2);
  assert_int_equal(errcat_reload(catalogs, NULL, NULL), ERRCAT_OK);
  memory.number = 0;
  for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
    char text[512];
    errcat_result result;
    said(catalogs, wanted[i], 4000345, NULL, text, &result);
    if (memory.number) fail_msg("%s", wanted[i]);
  }
  errcat_close(catalogs);
}

/* Where no catalog says anything else: not of English without one, nor of a broken language. */
static void the_source_is_compiled_once(void **state) {
  (void)state;
  static const struct mo_text english[] = {HEADER, MO("Invalid IP", "IP")};
  errcat_embedded embedded[] = {{"xx", (const unsigned char *)"rubbish", 7}, {NULL, NULL, 0}};
  errcat_domain domain = *errcat_fileshare();
  domain.catalogs = embedded;
  errcat_catalogs *catalogs = errcat_open(&domain, NULL, NULL);
  assert_int_equal(errcat_compile_all(catalogs, NULL, NULL), ERRCAT_FAULTY);
  struct snapshot *snapshot = atomic_load(&catalogs->current);
  size_t broken = 0;
  for (size_t i = 0; i < snapshot->count; i++) {
    const struct considered *considered = catalogs_consider(snapshot, i);
    const bool is_source = catalogs_open(snapshot, i) == catalogs_source(catalogs);
    assert_int_equal(is_source, considered->count == 0);
    broken += i && is_source;
  }
  assert_true(catalogs_open(snapshot, 0) == catalogs_source(catalogs) && broken == 1);
  put_catalog("en", english, 2);
  assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  assert_ptr_not_equal(catalogs_open(atomic_load(&catalogs->current), 0),
                       catalogs_source(catalogs));
  errcat_close(catalogs);
}

/* Both directories, or neither. */
static void a_reload_without_memory_changes_nothing(void **state) {
  (void)state;
  static const struct mo_text one[] = {HEADER, MO("Invalid IP", "eins"),
                                       MO("Invalid token", "eins")};
  static const struct mo_text two[] = {HEADER, MO("Invalid IP", "zwei"),
                                       MO("Invalid token", "zwei")};
  struct test_memory memory = {0};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  bool done = false;
  for (size_t allowed = 0; !done; allowed++) {
    char text[512];
    errcat_result result;
    memory = (struct test_memory){0};
    errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), &allocator, NULL);
    put_catalog("xx", one, 2);
    assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
    put_catalog("xx", one, 3);
    assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
    put_catalog("xx", two, 3);
    memory.number = 0;
    memory.from = allowed;
    memory.to = SIZE_MAX;
    done = errcat_reload(catalogs, NULL, NULL) == ERRCAT_OK;
    memory.from = SIZE_MAX;
    const char *expected = done ? "zwei" : "eins";
    assert_string_equal(said(catalogs, "xx", 4000345, NULL, text, &result), expected);
    assert_string_equal(said(catalogs, "xx", 40101, NULL, text, &result), expected);
    errcat_close(catalogs);
    assert_int_equal(memory.live, 0);
    assert_in_range(allowed, 0, 1000);
  }
}

/* The first, the second, the third… request fails, and all behind it, until all of it succeeds. */
static bool scenario(const errcat_allocator *allocator) {
  errcat_diagnostic diagnostic;
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), allocator, &diagnostic);
  if (!catalogs) {
    assert_int_equal(diagnostic.kind, ERRCAT_DIAGNOSTIC_NO_MEMORY);
    return false;
  }
  errcat_reader reader;
  char text[512];
  const errcat_status added = errcat_add_directory(catalogs, root, NULL, NULL);
  assert_int_not_equal(added, ERRCAT_FAULTY);
  bool all = added == ERRCAT_OK;
  const uint32_t status = errcat_choose(catalogs, "de, ru", ERRCAT_NUL, &reader);
  all &= !(status & ERRCAT_OUT_OF_MEMORY);
  const size_t length = errcat_format(&reader, 40003, NULL, 0, NULL, text, sizeof text, NULL);
  assert_int_equal(length > 0, !(status & ERRCAT_NO_READER));
  assert_int_equal(reader.pin != NULL, !(status & ERRCAT_NO_READER));
  all &= errcat_reload(catalogs, NULL, NULL) == ERRCAT_OK;
  all &= errcat_compile_all(catalogs, NULL, NULL) == ERRCAT_OK;
  errcat_release(&reader);
  errcat_close(catalogs);
  return all;
}

static void every_failed_allocation_is_survived(void **state) {
  (void)state;
  static const struct mo_text texts[] = {HEADER, MO("Invalid IP", "eins")};
  put_catalog("de", texts, 2);
  struct test_memory memory = {0};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  size_t allowed = 0;
  do {
    memory = (struct test_memory){.from = allowed, .to = SIZE_MAX};
    const bool all = scenario(&allocator);
    assert_int_equal(memory.live, 0);
    if (all) break;
  } while (++allowed < 10000);
  assert_in_range(allowed, 10, 9999);
}

/* A language that was not looked into, as memory ran out, is passed over this time and told. */
static void a_language_without_memory_is_told(void **state) {
  (void)state;
  struct test_memory memory = {0};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), &allocator, NULL);
  errcat_reader reader;
  errcat_choose_source(catalogs, &reader);
  errcat_release(&reader);
  memory.from = memory.number;
  memory.to = SIZE_MAX;
  assert_int_equal(errcat_choose(catalogs, "de", ERRCAT_NUL, &reader),
                   ERRCAT_OUT_OF_MEMORY | ERRCAT_NO_LANGUAGE);
  assert_string_equal(errcat_reader_tag(&reader), "en");
  errcat_release(&reader);
  memory.from = SIZE_MAX;
  assert_int_equal(errcat_choose(catalogs, "de", ERRCAT_NUL, &reader), 0);
  assert_string_equal(errcat_reader_tag(&reader), "de");
  errcat_release(&reader);
  errcat_close(catalogs);
}

struct look {
  struct snapshot *snapshot;
  size_t index;
  const struct considered *found;
};

static void look_into(void *context) {
  struct look *look = context;
  look->found = catalogs_consider(look->snapshot, look->index);
}

/* Of two threads that look into a language at the same time. */
static void what_the_first_one_found_is_kept(void **state) {
  (void)state;
  struct test_memory memory = {.from = SIZE_MAX, .to = SIZE_MAX};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), &allocator, NULL);
  assert_non_null(catalogs);
  struct look first = {atomic_load(&catalogs->current), 0, NULL};
  memory.context = &first;
  for (; first.index < first.snapshot->count; first.index++) {
    memory.meanwhile = look_into;
    first.found = NULL;
    const struct considered *second = catalogs_consider(first.snapshot, first.index);
    assert_non_null(second);
    assert_ptr_equal(second, first.found);
    assert_ptr_equal(catalogs_consider(first.snapshot, first.index), second);
  }
  errcat_close(catalogs);
  assert_int_equal(memory.live, 0);
}

/* Catalogs of a domain that are part of the program. */
static errcat_catalogs *embed(errcat_domain *domain, errcat_embedded embedded[3],
                              unsigned char bytes[2][4096], const struct mo_text *first,
                              size_t count, const struct mo_text *second, size_t others) {
  embedded[0] = (errcat_embedded){"xx", bytes[0], mo_write(bytes[0], first, count, false)};
  embedded[1] = (errcat_embedded){"yy", bytes[1], mo_write(bytes[1], second, others, false)};
  embedded[2] = (errcat_embedded){0};
  *domain = *errcat_fileshare();
  domain->catalogs = embedded;
  return errcat_open(domain, NULL, NULL);
}

/* The next language's is, with its tag: from a directory, embedded, by code and by msgid. */
static void a_refused_translation_comes_through_no_door(void **state) {
  (void)state;
  static const struct {
    struct mo_text text;
    int32_t code;
    bool has_argument, is_used;
  } cases[] = {
      {MO("Invalid IP", "gut"), 4000345, false, true},
      {MO("Invalid IP", "IP \x1B[31m"), 4000345, false, false},
      {MO("Invalid IP", "IP \xE2\x80\xAE"), 4000345, false, false},
      {MO("Invalid IP", "IP {ip}"), 4000345, false, false},
      {MO("Invalid IP", "IP \xEF\xBD\x9Bip\xEF\xBD\x9D"), 4000345, false, false},
      {MO("Invalid IP", " "), 4000345, false, false},
      {MO(DAYS_ID, "{days} xx\0{days} xxx"), 4033023, true, true},
      {MO(DAYS_ID, "{days} xx\0{tage} xxx"), 4033023, true, false},
      {MO(DAYS_ID, "{tage} xx\0{days} xxx"), 4033023, true, false},
      {MO(DAYS_ID, "{days} xx\0xxx"), 4033023, true, false},
      {MO(DAYS_ID, "{days} xx"), 4033023, true, false},
      {MO(FULL_ID, "[{repositorium}]"), 40321, true, false},
      {MO(FULL_ID, "voll"), 40321, true, false},
      {MO(BARE_ID, "voll"), 40321, false, true},
      {MO(BARE_ID, "voll {repository}"), 40321, false, false},
  };
  static const struct mo_text good[] = {HEADER, MO("Invalid IP", "yy"),
                                        MO(DAYS_ID, "{days} yy\0{days} yy"),
                                        MO(FULL_ID, "yy {repository}"), MO(BARE_ID, "yy")};
  put_catalog("yy", good, 5);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct mo_text texts[] = {HEADER, cases[i].text};
    put_catalog("xx", texts, 2);
    for (int door = 0; door < 2; door++) {
      errcat_domain domain;
      errcat_embedded embedded[3];
      unsigned char bytes[2][4096];
      errcat_catalogs *catalogs = door ? embed(&domain, embedded, bytes, texts, 2, good, 5)
                                       : errcat_open(errcat_fileshare(), NULL, NULL);
      if (!door) errcat_add_directory(catalogs, root, NULL, NULL);
      errcat_set_completeness(catalogs, 0);
      const errcat_argument argument = cases[i].code == 40321
                                           ? errcat_text("repository", "R", ERRCAT_NUL)
                                           : errcat_count("days", 2);
      errcat_result result;
      errcat_reader reader;
      char text[512];
      said(catalogs, "xx, yy", cases[i].code, cases[i].has_argument ? &argument : NULL, text,
           &result);
      if (strcmp(result.tag, cases[i].is_used ? "xx" : "yy") != 0 ||
          (strstr(text, "yy") != NULL) == cases[i].is_used)
        fail_msg("case %zu, door %d: %s: %s", i, door, result.tag, text);
      errcat_choose(catalogs, "xx, yy", ERRCAT_NUL, &reader);
      const char *id = cases[i].text.id, *plural = id + strlen(id) + 1;
      if (plural > id + cases[i].text.id_length) plural = NULL;
      const char *found = errcat_gettext(&reader, NULL, id, plural, 2);
      if ((strstr(found, "yy") != NULL) == cases[i].is_used) fail_msg("case %zu: %s", i, found);
      errcat_release(&reader);
      errcat_close(catalogs);
    }
  }
}

/* From a directory or embedded, what is refused is not translated: another language wins over it. */
static void what_is_refused_does_not_count_as_translated(void **state) {
  (void)state;
  static const errcat_parameter parameters[] = {{"a", ERRCAT_TEXT}, {NULL, 0}};
  static const errcat_error user = {1, 404, "NO_USER", "User {a}", NULL, "no user", parameters};
  static const struct mo_text french[] = {HEADER, MO("User {a}", "yy {a}"), MO("no user", "yy")};
  static const struct {
    struct mo_text message, bare;
    uint32_t translated;
  } cases[] = {
      {MO("User {a}", "Benutzer {a}"), MO("no user", "kein Benutzer"), 1},
      {MO("User {a}", "Benutzer"), MO("no user", "kein Benutzer"), 0},
      {MO("User {a}", "Benutzer {a}"), MO("no user", "kein {a}"), 0},
      {MO("User {a}", "Benutzer"), MO("no user", "kein {a}"), 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    for (int door = 0; door < 2; door++) {
      const struct mo_text german[] = {HEADER, cases[i].message, cases[i].bare};
      unsigned char bytes[2][512];
      const size_t size = mo_write(bytes[0], german, 3, false);
      const size_t size_of_french = mo_write(bytes[1], french, 3, false);
      const errcat_embedded embedded[] = {
          {"xx", bytes[0], size}, {"yy", bytes[1], size_of_french}, {NULL, NULL, 0}};
      errcat_domain domain = shop_with(door ? embedded : NULL);
      domain.errors = &user;
      domain.count = 1;
      write_below_root("xx/LC_MESSAGES/shop.mo", bytes[0], size);
      write_below_root("yy/LC_MESSAGES/shop.mo", bytes[1], size_of_french);
      errcat_catalogs *catalogs = errcat_open(&domain, NULL, NULL);
      if (!door) errcat_add_directory(catalogs, root, NULL, NULL);
      errcat_description description;
      assert_true(describes(catalogs, "xx", &description));
      if (description.translated != cases[i].translated || description.complete != (i == 0))
        fail_msg("case %zu, door %d: %u", i, door, (unsigned)description.translated);
      const errcat_argument ann = errcat_text("a", "Ann", ERRCAT_NUL);
      errcat_reader reader;
      errcat_result result;
      char text[64];
      errcat_choose(catalogs, "xx, yy;q=0.9", ERRCAT_NUL, &reader);
      errcat_format(&reader, 1, &ann, 1, NULL, text, sizeof text, &result);
      assert_string_equal(text, cases[i].translated ? "Benutzer Ann" : "yy Ann");
      assert_int_equal(result.status, 0);
      errcat_release(&reader);
      errcat_close(catalogs);
    }
}

/* A rule of plurals that cannot be read costs plural messages only, and is told once. */
static void a_bad_rule_costs_plural_messages(void **state) {
  (void)state;
  static const struct {
    struct mo_text header;
    int32_t kind; /* at opening */
    const char *plural_tag;
  } cases[] = {
      {HEADER, 0, "xx"},
      {MO_HEADER(""), 0, "xx"}, /* n != 1 */
      {MO_HEADER("Plural-Forms: nplurals=2; plural=n>1;;"), 0, "xx"},
      {MO_HEADER("Plural-Forms: nplurals=2; plural=n?:"), ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX, "en"},
      {MO_HEADER("Plural-Forms: nplurals=99; plural=0;"), ERRCAT_DIAGNOSTIC_PLURAL_COUNT, "en"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    for (size_t count = 2; count <= 4; count++) {
      const struct mo_text texts[] = {cases[i].header, MO("Invalid IP", "xx"),
                                      MO(DAYS_ID, "{days} xx\0{days} xxx"),
                                      MO("{n} file\0{n} files", "{n} xx\0{n} xxx")};
      struct diagnostics diagnostics = {0};
      char text[512];
      errcat_result result;
      const errcat_argument days = errcat_count("days", 2);
      put_catalog("xx", texts, count);
      errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
      errcat_set_completeness(catalogs, 0);
      errcat_add_directory(catalogs, root, keep, &diagnostics);
      assert_int_equal(diagnostics.count, cases[i].kind && count > 2 ? 1 : 0);
      if (diagnostics.count) assert_int_equal(diagnostics.first.kind, cases[i].kind);
      said(catalogs, "xx", 4000345, NULL, text, &result);
      assert_string_equal(result.tag, "xx");
      said(catalogs, "xx", 4033023, &days, text, &result);
      assert_string_equal(result.tag, count > 2 ? cases[i].plural_tag : "en");
      errcat_close(catalogs);
    }
}

/* What is used all the same is told to translators only. */
static void advice_is_for_translators(void **state) {
  (void)state;
  static const struct {
    struct mo_text texts[2];
    int32_t kind;
  } cases[] = {
      {{HEADER, MO("Invalid IP", "\xE2\x81\xA8IP\xE2\x81\xA9")},
       ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED},
      {{MO_HEADER("Plural-Forms: nplurals=2; plural=n%3;"),
        MO("{n} file\0{n} files", "{n} xx\0{n} xxx")},
       ERRCAT_DIAGNOSTIC_PLURAL_PAST},
      {{MO_HEADER(""), MO("{n} file\0{n} files", "{n} xx\0{n} xxx")},
       ERRCAT_DIAGNOSTIC_PLURAL_MISSING},
      {{MO_HEADER("Plural-Forms: 2"), MO("Invalid IP", "IP")}, ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
  };
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    unsigned char bytes[4096];
    struct diagnostics diagnostics = {0};
    const size_t size = mo_write(bytes, cases[i].texts, 2, false);
    assert_int_equal(errcat_validate(catalogs, bytes, size, "x", keep, &diagnostics),
                     ERRCAT_FAULTY);
    assert_in_range(diagnostics.count, 1, 2);
    assert_int_equal(diagnostics.first.kind, cases[i].kind);
    put_file("xx", bytes, size);
    assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  }
  errcat_close(catalogs);
}

static void a_broken_embedded_catalog_is_named(void **state) {
  (void)state;
  static const struct {
    const char *name;
    struct mo_text header;
    int32_t kind;
  } cases[] = {
      {"de", MO("", "Content-Type: text/plain; charset=utf8\n"), 0},
      {"de", MO("", "Content-Type: text/plain; charset=ISO-8859-1\n"),
       ERRCAT_DIAGNOSTIC_MO_CHARSET},
      {"de", MO("", "Language: de\n"), ERRCAT_DIAGNOSTIC_MO_NO_CHARSET},
      {"deutschland", HEADER, ERRCAT_DIAGNOSTIC_CATALOG_NAME},
      {"../de", HEADER, ERRCAT_DIAGNOSTIC_CATALOG_NAME},
  };
  struct table table;
  assert_true(table_init(&table, errcat_fileshare(), &memory_standard, NULL));
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    unsigned char bytes[1024];
    errcat_diagnostic diagnostic = {0};
    const size_t size = mo_write(bytes, &cases[i].header, 1, false);
    const errcat_embedded embedded = {cases[i].name, bytes, size};
    struct catalog *catalog = catalog_embed(&embedded, &table, &memory_standard, &diagnostic);
    if (diagnostic.kind != cases[i].kind) fail_msg("case %zu: %d", i, (int)diagnostic.kind);
    assert_int_equal(catalog != NULL, cases[i].kind == 0);
    if (catalog)
      catalog_release(catalog, &memory_standard);
    else
      assert_memory_equal(diagnostic.where, cases[i].name, strlen(cases[i].name));
  }
  table_clear(&table, &memory_standard);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, make_root, remove_root)
  const struct CMUnitTest tests[] = {
      TEST(partial_catalogs_are_completed_from_behind),
      TEST(untranslated_messages_go_down_the_readers_list),
      TEST(unusable_translations_are_reported_and_not_used),
      TEST(other_messages_are_validated_as_templates_too),
      TEST(of_two_names_of_a_language_the_longer_comes_first),
      TEST(of_many_names_of_a_language_few_are_used),
      TEST(a_text_has_the_tag_of_its_own_language),
      TEST(the_sources_own_words_are_always_found),
      TEST(a_broken_new_file_changes_nothing),
      TEST(what_was_read_from_files_is_open_already),
      TEST(the_source_is_compiled_once),
      TEST(a_reload_without_memory_changes_nothing),
      TEST(directories_that_cannot_be_read_are_told),
      TEST(catalogs_that_are_no_files_are_told),
      TEST(only_a_file_that_is_gone_takes_its_catalog_along),
      TEST(a_catalog_below_too_long_a_path_is_told),
      TEST(a_directory_that_is_lost_keeps_its_catalogs),
      TEST(a_directory_without_catalogs_is_told_and_looked_at_again),
      TEST(misplaced_and_misnamed_catalogs_are_told),
      TEST(what_did_not_change_is_not_built_again),
      TEST(a_percentage_is_kept_between_0_and_100),
      TEST(a_line_of_tags_ends_and_names_each_once),
      TEST(a_broken_embedded_catalog_costs_its_own_language),
      TEST(a_language_is_reviewed_if_all_that_it_says_is),
      TEST(a_region_without_whole_errors_counts_with_its_language),
      TEST(a_region_with_little_to_say_stands_in_for_no_other),
      TEST(nothing_may_be_given_back),
      TEST(regions_write_numbers_in_their_own_way),
      TEST(any_message_is_looked_up),
      TEST(every_failed_allocation_is_survived),
      TEST(a_language_without_memory_is_told),
      TEST(what_the_first_one_found_is_kept),
      TEST(a_refused_translation_comes_through_no_door),
      TEST(what_is_refused_does_not_count_as_translated),
      TEST(a_bad_rule_costs_plural_messages),
      TEST(advice_is_for_translators),
      TEST(a_broken_embedded_catalog_is_named),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
