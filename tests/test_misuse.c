/* What a caller can get wrong is answered as errcat.h says. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

static errcat_catalogs *catalogs;
static errcat_reader german;

static int open_german(void **state) {
  (void)state;
  catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  return errcat_choose(catalogs, "de", ERRCAT_NUL, &german) != 0;
}

static int close_german(void **state) {
  (void)state;
  errcat_release(&german);
  errcat_close(catalogs);
  return 0;
}

/* ---- options ---- */

static void assert_refused(size_t length, const char *text, const errcat_result *result,
                           uint32_t status) {
  assert_int_equal(length, 0);
  assert_string_equal(text, "");
  assert_int_equal(result->status, status);
  assert_string_equal(result->tag, "");
  assert_null(result->name);
  assert_int_equal(result->direction, ERRCAT_LTR);
}

static void unknown_options_are_refused(void **state) {
  (void)state;
  static const errcat_options refused[] = {
      {.mode = 5},
      {.mode = -1},
      {.mode = INT32_MIN},
      {.flags = 1},
      {.flags = 1u << 31},
      {.flags = ERRCAT_WITH_ARGUMENTS},
      {.flags = ERRCAT_ISOLATE | ERRCAT_WITH_LANGUAGE},
      {.reserved_word = 1},
      {.reserved = {1}},
      {.reserved = {0, 1}},
      {.reserved = {0, 0, 1}},
      {.reserved = {0, 0, 0, UINT64_C(1) << 63}},
  };
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
    char text[64];
    errcat_result result;
    size_t length = errcat_format(&german, 40003, NULL, 0, &refused[i], text, sizeof text, &result);
    assert_refused(length, text, &result, ERRCAT_BAD_OPTIONS);
    length = errcat_format_message(&german, NULL, "x", NULL, NULL, 0, &refused[i], text,
                                   sizeof text, &result);
    assert_refused(length, text, &result, ERRCAT_BAD_OPTIONS);
    assert_int_equal(errcat_format(&german, 40003, NULL, 0, &refused[i], NULL, 0, NULL), 0);
    const errcat_retell_options retell = {
        .mode = refused[i].mode,
        .flags = refused[i].flags,
        .reserved_word = refused[i].reserved_word,
        .reserved = {refused[i].reserved[0], 0, 0, refused[i].reserved[1], refused[i].reserved[2],
                     refused[i].reserved[3]}};
    const errcat_reader *const reader = &german;
    errcat_retold retold;
    length = errcat_retell(&reader, 1, "{\"error_code\":40003}", ERRCAT_NUL, &retell, text,
                           sizeof text, &retold);
    assert_int_equal(length, 0);
    assert_string_equal(text, "");
    assert_int_equal(retold.status, ERRCAT_BAD_OPTIONS);
  }
}

static void unknown_options_of_a_body_are_refused(void **state) {
  (void)state;
  static const errcat_body_options refused[] = {
      {.form = 2},
      {.form = -1},
      {.flags = ERRCAT_ISOLATE},
      {.flags = 1},
      {.flags = ERRCAT_FOR_SCRIPT << 1},
      {.flags = 1u << 31},
      {.reserved_word = 1},
      {.reserved = {1}},
      {.reserved = {0, 1}},
      {.reserved = {0, 0, 1}},
      {.reserved = {0, 0, 0, 1}},
      {.reserved = {0, 0, 0, 0, 1}},
      {.reserved = {0, 0, 0, 0, 0, 1}},
  };
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
    char text[64] = "x";
    errcat_result result;
    const size_t length =
        errcat_write(&german, 40003, NULL, 0, &refused[i], text, sizeof text, &result);
    assert_refused(length, text, &result, ERRCAT_BAD_OPTIONS);
    errcat_body_options list = refused[i];
    if (!list.form) list.form = ERRCAT_PROBLEM;
    text[0] = 'x';
    assert_refused(errcat_write_list(&german, &(errcat_item){.code = 40003}, 1, &list, text,
                                     sizeof text, &result),
                   text, &result, ERRCAT_BAD_OPTIONS);
  }
}

/* A status may come from the other end: one that is none is as good as absent. */
static void a_status_that_is_none_is_absent(void **state) {
  (void)state;
  static const int32_t statuses[] = {-1, INT32_MIN, INT32_MAX, 1000, 65536 + 404, 0};
  for (size_t i = 0; i < sizeof statuses / sizeof statuses[0]; i++) {
    char text[64];
    errcat_result result;
    errcat_format(&german, 5, NULL, 0, &(errcat_options){.http_status = statuses[i]}, text,
                  sizeof text, &result);
    assert_string_equal(text, "Unbekannter Fehler 5");
    assert_int_equal(result.status, ERRCAT_UNKNOWN_CODE);
  }
}

static void an_unknown_mode_escapes_nothing(void **state) {
  (void)state;
  static const int32_t modes[] = {5, -1, ERRCAT_ISOLATE, INT32_MAX};
  for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
    char text[8] = "x";
    assert_int_equal(errcat_escape("<", ERRCAT_NUL, modes[i], text, sizeof text), 0);
    assert_string_equal(text, "");
  }
}

/* Slices may end at their NUL, and what is not there has no length. */
static void slices_are_taken_as_texts_are(void **state) {
  (void)state;
  static const errcat_slice fields[] = {{"name", 4}, {"name", ERRCAT_NUL}, {NULL, 0}, {NULL, 7}};
  for (size_t i = 0; i < sizeof fields / sizeof fields[0]; i++) {
    char one[512], several[512];
    errcat_item item = {.code = 40003, .field = fields[i]};
    errcat_body_options options = {.form = ERRCAT_PROBLEM, .field = fields[i]};
    options.members = i % 2 ? (errcat_slice){"\"id\":1", ERRCAT_NUL} : (errcat_slice){NULL, 9};
    errcat_write(&german, 40003, NULL, 0, &options, one, sizeof one, NULL);
    options.field = (errcat_slice){NULL, 0};
    errcat_write_list(&german, &item, 1, &options, several, sizeof several, NULL);
    assert_int_equal(strstr(one, "\"pointer\":\"name\"") != NULL, fields[i].text != NULL);
    assert_int_equal(strstr(several, "\"pointer\":\"name\"") != NULL, fields[i].text != NULL);
    assert_int_equal(strstr(one, "\"id\":1") != NULL, i % 2);
    item.reserved[i] = 1;
    assert_int_equal(errcat_write_list(&german, &item, 1, NULL, one, sizeof one, NULL), 0);
  }
}

/* ---- readers and catalogs that there are not ---- */

static void a_reader_that_is_none_is_answered(void **state) {
  (void)state;
  errcat_reader released;
  errcat_choose(catalogs, "de", ERRCAT_NUL, &released);
  errcat_release(&released);
  const errcat_reader zero = {0};
  const errcat_reader *const none[] = {NULL, &zero, &released};
  for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
    char text[64] = "x";
    errcat_result result;
    errcat_retold retold;
    errcat_matched matched;
    size_t length = errcat_format(none[i], 40003, NULL, 0, NULL, text, sizeof text, &result);
    assert_refused(length, text, &result, ERRCAT_NO_READER);
    length = errcat_format_message(none[i], NULL, "x", NULL, NULL, 0, NULL, text, 8, &result);
    assert_refused(length, text, &result, ERRCAT_NO_READER);
    length = errcat_write(none[i], 40003, NULL, 0, NULL, text, sizeof text, &result);
    assert_refused(length, text, &result, ERRCAT_NO_READER);
    size_t needed = 9;
    length = errcat_format_parts(none[i], 40003, NULL, 0, NULL, text, sizeof text, NULL, 0, &needed,
                                 &result);
    assert_refused(length, text, &result, ERRCAT_NO_READER);
    assert_int_equal(needed, 0);
    const errcat_reader *const two[] = {none[i], none[0]};
    strcpy(text, "x");
    assert_int_equal(errcat_retell(two, 2, "{}", 2, NULL, text, sizeof text, &retold), 0);
    assert_int_equal(retold.status, ERRCAT_NO_READER);
    assert_string_equal(text, "");
    /* One service that failed to open does not silence another. */
    const errcat_reader *const one[] = {none[i], &german, none[i]};
    errcat_retell(one, 3, "{\"error_code\":40003}", ERRCAT_NUL, NULL, text, sizeof text, &retold);
    assert_string_equal(text, "Ungültige Anfrageparameter");
    assert_int_equal(retold.reader_index, 1);
    assert_null(errcat_reader_domain(none[i]));
    assert_int_equal(errcat_match(none[i], 0, "x", 1, NULL, 0, NULL, &matched), ERRCAT_MATCH_NONE);
    assert_int_equal(matched.status, ERRCAT_NO_READER);
    assert_string_equal(errcat_gettext(none[i], NULL, "one", "many", 2), "many");
    assert_string_equal(errcat_reader_tag(none[i]), "");
    assert_int_equal(errcat_reader_direction(none[i]), ERRCAT_LTR);
  }
  errcat_retold retold;
  assert_int_equal(errcat_retell(NULL, 0, "{}", 2, NULL, NULL, 0, &retold), 0);
  assert_int_equal(retold.status, ERRCAT_NO_READER);
  errcat_release(NULL);
  errcat_release(&released);
}

/* errcat_open() may have failed and nobody have looked. */
static void catalogs_that_are_none_are_answered(void **state) {
  (void)state;
  errcat_reader reader;
  errcat_description description;
  errcat_response response;
  memset(&reader, 0xA5, sizeof reader);
  assert_int_equal(errcat_choose(NULL, "de", 2, &reader), ERRCAT_NO_READER | ERRCAT_NO_LANGUAGE);
  assert_null(reader.pin);
  assert_int_equal(errcat_choose_source(NULL, &reader), ERRCAT_NO_READER);
  assert_int_equal(errcat_choose_libintl(NULL, &reader), ERRCAT_NO_READER);
  assert_null(reader.pin);
  assert_null(errcat_domain_of(NULL));
  assert_int_equal(errcat_language_at(NULL, 0, &description), ERRCAT_NOTHING_FOUND);
  assert_int_equal(errcat_add_directory(NULL, "/", NULL, NULL), ERRCAT_NO_MEMORY);
  assert_int_equal(errcat_bind_libintl(NULL, "/", NULL, NULL), ERRCAT_NO_MEMORY);
  assert_int_equal(errcat_reload(NULL, NULL, NULL), ERRCAT_NO_MEMORY);
  assert_int_equal(errcat_compile_all(NULL, NULL, NULL), ERRCAT_NO_MEMORY);
  assert_int_equal(errcat_set_completeness(NULL, 1), ERRCAT_NO_MEMORY);
  assert_int_equal(errcat_validate(NULL, "", 0, "", NULL, NULL), ERRCAT_NO_MEMORY);
  assert_int_equal(errcat_read(NULL, "{}", 2, 0, NULL, 0, &response), ERRCAT_NOTHING_FOUND);
  assert_int_equal(errcat_http_status(NULL, 40003, 7), 7);
  errcat_close(NULL);
  errcat_domain_free(NULL);
  errcat_diagnostic diagnostic;
  assert_null(errcat_open(NULL, NULL, &diagnostic));
  assert_int_equal(diagnostic.kind, ERRCAT_DIAGNOSTIC_BAD_DOMAIN);
}

/* ---- what the library fills ---- */

/* A caller of a later header looks at members that this version calls reserved. */
static void reserved_members_that_are_filled_are_zero(void **state) {
  (void)state;
  static const unsigned char zero[64];
  errcat_result result;
  errcat_retold retold;
  errcat_matched matched;
  errcat_response response;
  errcat_description description;
  errcat_diagnostic diagnostic;
  const errcat_reader *const reader = &german;
  char text[8];
#define FILLED(object, call)            \
  memset(&object, 0xA5, sizeof object); \
  call;                                 \
  assert_memory_equal(object.reserved, zero, sizeof object.reserved)
  FILLED(result, errcat_format(&german, 40003, NULL, 0, NULL, text, 8, &result));
  FILLED(result, errcat_format(&german, 404061, NULL, 0, NULL, text, 8, &result));
  FILLED(result, errcat_format(NULL, 40003, NULL, 0, NULL, text, 8, &result));
  FILLED(result, errcat_write(&german, 40003, NULL, 0, NULL, text, 8, &result));
  FILLED(result, errcat_format_message(&german, NULL, "x", NULL, NULL, 0, NULL, text, 8, &result));
  FILLED(retold, errcat_retell(&reader, 1, "{}", 2, NULL, text, 8, &retold));
  FILLED(matched, errcat_match(&german, 0, "x", 1, NULL, 0, NULL, &matched));
  FILLED(matched, errcat_match(NULL, 0, "x", 1, NULL, 0, NULL, &matched));
  FILLED(response, errcat_read(catalogs, "{}", 2, 0, NULL, 0, &response));
  FILLED(response, errcat_read(catalogs, "{}", 2, 1, NULL, 0, &response));
  FILLED(description, errcat_language_at(catalogs, 1, &description));
  FILLED(description, errcat_language_at(catalogs, 999, &description));
  FILLED(diagnostic, errcat_close(errcat_open(errcat_fileshare(), NULL, &diagnostic)));
  FILLED(diagnostic, errcat_open(NULL, NULL, &diagnostic));
#undef FILLED
}

/* ---- arguments ---- */

static void constructors_make_what_they_say(void **state) {
  (void)state;
  static const struct {
    int64_t seconds;
    int32_t offset;
    int64_t number;
  } instants[] = {
      {0, 0, 0},
      {0, 60, 3600},
      {0, -90, -5400},
      {100, ERRCAT_NO_OFFSET, 100},
      {INT64_MAX, 1, INT64_MAX},
      {INT64_MIN, -1, INT64_MIN},
      {INT64_MAX - 60, 1, INT64_MAX},
      {INT64_MIN + 60, -1, INT64_MIN},
  };
  for (size_t i = 0; i < sizeof instants / sizeof instants[0]; i++) {
    const errcat_argument a = errcat_unix_time("t", instants[i].seconds, instants[i].offset);
    assert_int_equal(a.number, instants[i].number);
    assert_int_equal(a.offset, instants[i].offset);
    assert_int_equal(a.type, ERRCAT_TIME);
    assert_int_equal(a.precision, ERRCAT_MINUTE);
  }
  /* The exported ones too, as a program that cannot see the header calls them. */
  errcat_argument (*const text)(const char *, const char *, size_t) = errcat_text;
  errcat_argument (*const count)(const char *, int64_t) = errcat_count;
  errcat_argument (*const number)(const char *, int64_t) = errcat_number;
  errcat_argument (*const civil)(const char *, int64_t, int32_t, int32_t) = errcat_civil_time;
  errcat_argument (*const instant)(const char *, int64_t, int32_t) = errcat_unix_time;
  assert_int_equal(text("a", "bc", 2).length, 2);
  assert_int_equal(count("a", 5).type, ERRCAT_COUNT);
  assert_int_equal(number("a", -5).number, -5);
  assert_int_equal(civil("a", 5, 60, ERRCAT_DAY).precision, ERRCAT_DAY);
  assert_int_equal(instant("a", 5, 60).number, 3605);
}

/* What a later version may mean by it is not known: such an argument is of a type that there is not. */
static void reserved_members_are_refused(void **state) {
  (void)state;
  errcat_argument argument = errcat_text("repository", "Docs", ERRCAT_NUL);
  errcat_result result;
  char text[512];
  argument.reserved = 7;
  errcat_format(&german, 40321, &argument, 1, NULL, text, sizeof text, &result);
  assert_int_equal(result.status, ERRCAT_WRONG_TYPE | ERRCAT_MISSING_ARGUMENT);
}

static void the_library_is_of_the_headers_version(void **state) {
  (void)state;
  assert_int_equal(errcat_version(), ERRCAT_VERSION_NUMBER);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(unknown_options_are_refused),
      cmocka_unit_test(unknown_options_of_a_body_are_refused),
      cmocka_unit_test(a_status_that_is_none_is_absent),
      cmocka_unit_test(an_unknown_mode_escapes_nothing),
      cmocka_unit_test(slices_are_taken_as_texts_are),
      cmocka_unit_test(a_reader_that_is_none_is_answered),
      cmocka_unit_test(catalogs_that_are_none_are_answered),
      cmocka_unit_test(reserved_members_that_are_filled_are_zero),
      cmocka_unit_test(constructors_make_what_they_say),
      cmocka_unit_test(reserved_members_are_refused),
      cmocka_unit_test(the_library_is_of_the_headers_version),
  };
  return cmocka_run_group_tests(tests, open_german, close_german);
}
