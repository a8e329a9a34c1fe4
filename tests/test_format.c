/* Formatting: values, statuses, cuts, modes, in the source language.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <errcat/define.h>

#include "mo_writer.h"

static errcat_catalogs *catalogs;
static errcat_reader reader;

static int open_english(void **state) {
  (void)state;
  catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  if (!catalogs) return -1;
  errcat_choose_source(catalogs, &reader);
  return 0;
}

static int close_english(void **state) {
  (void)state;
  errcat_release(&reader);
  errcat_release(&reader); /* twice is allowed */
  errcat_close(catalogs);
  return 0;
}

#define FULL_OF(name)                                                                     \
  "Repository [" name "] has insufficient space, please clean the recycle bin or delete " \
  "unnecessary files to continue using"
#define FULL_BARE                                                                              \
  "The repository has insufficient space, please clean the recycle bin or delete unnecessary " \
  "files to continue using"

enum { MISSING = ERRCAT_MISSING_ARGUMENT, WRONG = ERRCAT_MISSING_ARGUMENT | ERRCAT_WRONG_TYPE };

static errcat_argument time_of(int64_t seconds, int32_t precision, int32_t offset) {
  errcat_argument argument = errcat_civil_time("time", seconds, offset, ERRCAT_MINUTE);
  argument.precision = precision;
  return argument;
}

static void arguments_fill_the_blanks(void **state) {
  (void)state;
  const int64_t march = INT64_C(1772442300); /* 2026-03-02 09:05 */
  const struct {
    int32_t code;
    errcat_argument argument;
    const char *text;
    uint32_t status;
    const char *name;
  } cases[] = {
      {40321, errcat_text("repository", "Docs", ERRCAT_NUL), FULL_OF("Docs"), 0, NULL},
      {40321, errcat_text("repository", "{repository}", ERRCAT_NUL), FULL_OF("{repository}"), 0,
       NULL},
      {40321, errcat_text("repository", "%s%n", ERRCAT_NUL), FULL_OF("%s%n"), 0, NULL},
      {40321, errcat_text("repository", "تقرير", ERRCAT_NUL), FULL_OF("تقرير"), 0, NULL},
      {40321,
       errcat_text("repository",
                   "a\xFF"
                   "b",
                   ERRCAT_NUL),
       FULL_OF("a\xEF\xBF\xBD"
               "b"),
       ERRCAT_INVALID_UTF8, NULL},
      {40321, errcat_text("repository", "", ERRCAT_NUL), FULL_BARE, MISSING, "repository"},
      {40321, errcat_text("repository", NULL, ERRCAT_NUL), FULL_BARE, MISSING, "repository"},
      {40321, errcat_text("repository", " \t\n", ERRCAT_NUL), FULL_BARE, MISSING, "repository"},
      {40321, errcat_text("repository", "\xE3\x80\x80\xC2\xA0", ERRCAT_NUL), FULL_BARE, MISSING,
       "repository"},
      {40321, errcat_number("repository", 5), FULL_BARE, WRONG, "repository"},
      {40321, errcat_text("repo", "Docs", ERRCAT_NUL), FULL_BARE, MISSING | ERRCAT_EXTRA_ARGUMENT,
       "repo"},
      {4033023, errcat_count("days", 1), "Maximum set time for external link is 1 day", 0, NULL},
      {4033023, errcat_count("days", 0), "Maximum set time for external link is 0 days", 0, NULL},
      {4033023, errcat_count("days", 21), "Maximum set time for external link is 21 days", 0, NULL},
      {4033023, errcat_count("days", 1234567),
       "Maximum set time for external link is 1,234,567 days", 0, NULL},
      {4033023, errcat_count("days", INT64_MAX),
       "Maximum set time for external link is 9,223,372,036,854,775,807 days", 0, NULL},
      {4033023, errcat_text("days", "21", ERRCAT_NUL),
       "Maximum set time for external link is 21 days", 0, NULL},
      {4033023, errcat_text("days", "0021", ERRCAT_NUL),
       "Maximum set time for external link is 21 days", 0, NULL},
      {4033023, errcat_text("days", "9223372036854775807", ERRCAT_NUL),
       "Maximum set time for external link is 9,223,372,036,854,775,807 days", 0, NULL},
      {4033023, errcat_number("days", 3), "Maximum set time for external link is 3 days", 0, NULL},
      {4033023, errcat_text("days", "9223372036854775808", ERRCAT_NUL),
       "The time set for the external link is too long", WRONG, "days"},
      {4033023, errcat_text("days", "-1", ERRCAT_NUL),
       "The time set for the external link is too long", WRONG, "days"},
      {4033023, errcat_text("days", "1.5", ERRCAT_NUL),
       "The time set for the external link is too long", WRONG, "days"},
      {4033023, errcat_text("days", "many", ERRCAT_NUL),
       "The time set for the external link is too long", WRONG, "days"},
      {4033023, errcat_text("days", "-", ERRCAT_NUL),
       "The time set for the external link is too long", WRONG, "days"},
      {4033023, errcat_count("days", -1), "The time set for the external link is too long", WRONG,
       "days"},
      {4033023, errcat_text("days", "", ERRCAT_NUL),
       "The time set for the external link is too long", MISSING, "days"},
      {403335, errcat_number("level", 2),
       "Not allowed to share the repository with level 2 departments", 0, NULL},
      {403335, errcat_number("level", 12345),
       "Not allowed to share the repository with level 12345 departments", 0, NULL},
      {403335, errcat_text("level", "-9223372036854775808", ERRCAT_NUL),
       "Not allowed to share the repository with level -9223372036854775808 departments", 0, NULL},
      {403335, errcat_text("level", "two", ERRCAT_NUL),
       "Not allowed to share the repository with departments of this level", WRONG, "level"},
      {404093, errcat_civil_time("time", march, ERRCAT_NO_OFFSET, ERRCAT_MINUTE),
       "External link will be effective from Mar 2, 2026, 9:05 AM", 0, NULL},
      {404093, errcat_civil_time("time", march, 330, ERRCAT_MINUTE),
       "External link will be effective from Mar 2, 2026, 9:05 AM (UTC+05:30)", 0, NULL},
      {404093, errcat_civil_time("time", march, -480, ERRCAT_MINUTE),
       "External link will be effective from Mar 2, 2026, 9:05 AM (UTC-08:00)", 0, NULL},
      {404093, time_of(march, ERRCAT_DAY, ERRCAT_NO_OFFSET),
       "External link will be effective from Mar 2, 2026", 0, NULL},
      {404093, errcat_text("time", "2026-11-23T16:47:59+01:00", ERRCAT_NUL),
       "External link will be effective from Nov 23, 2026, 4:47 PM (UTC+01:00)", 0, NULL},
      {404093, errcat_text("time", "2026-11-23 16:47", ERRCAT_NUL),
       "External link will be effective from Nov 23, 2026, 4:47 PM", 0, NULL},
      {404093, errcat_text("time", "2026-02-29T00:00", ERRCAT_NUL),
       "External link is not effective yet", WRONG, "time"},
      {404093, errcat_text("time", "tomorrow", ERRCAT_NUL), "External link is not effective yet",
       WRONG, "time"},
      {404093, errcat_civil_time("time", INT64_MAX, 0, ERRCAT_MINUTE),
       "External link is not effective yet", WRONG, "time"},
      {404093, errcat_number("time", 1), "External link is not effective yet", WRONG, "time"},
      {404021, errcat_text("name", "Q3 “final”.docx", ERRCAT_NUL),
       "“Q3 “final”.docx” does not exist or has been deleted", 0, NULL},
      {40003, errcat_text("x", "y", ERRCAT_NUL), "Invalid request parameters",
       ERRCAT_EXTRA_ARGUMENT, "x"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[512];
    errcat_result result;
    const size_t length = errcat_format(&reader, cases[i].code, &cases[i].argument, 1, NULL, text,
                                        sizeof text, &result);
    assert_string_equal(text, cases[i].text);
    assert_int_equal(length, strlen(text));
    if (result.status != cases[i].status) fail_msg("%s: status %x", text, (unsigned)result.status);
    if (cases[i].name)
      assert_string_equal(result.name, cases[i].name);
    else
      assert_null(result.name);
    assert_string_equal(result.tag, "en");
    assert_int_equal(result.direction, ERRCAT_LTR);
    assert_int_equal(
        errcat_format(&reader, cases[i].code, &cases[i].argument, 1, NULL, NULL, 0, NULL), length);
  }
}

static void no_arguments_give_the_bare_sentence(void **state) {
  (void)state;
  for (size_t i = 0; i < errcat_domain_size(errcat_fileshare()); i++) {
    const errcat_error *error = errcat_domain_at(errcat_fileshare(), i);
    char text[512];
    errcat_result result;
    errcat_format(&reader, error->code, NULL, 0, NULL, text, sizeof text, &result);
    assert_string_equal(text, error->bare ? error->bare : error->message);
    assert_int_equal(result.status, error->bare ? MISSING : 0);
  }
}

static void more_arguments_than_parameters_are_told(void **state) {
  (void)state;
  const errcat_argument arguments[] = {errcat_text("repository", "Docs", ERRCAT_NUL),
                                       errcat_text("repository", "Other", ERRCAT_NUL)};
  char text[512];
  errcat_result result;
  errcat_format(&reader, 40321, arguments, 2, NULL, text, sizeof text, &result);
  assert_string_equal(text, FULL_OF("Docs"));
  assert_int_equal(result.status, ERRCAT_EXTRA_ARGUMENT);
  assert_string_equal(result.name, "repository");
}

static void unknown_codes_have_the_message_of_their_status(void **state) {
  (void)state;
  static const struct {
    int32_t code;
    int32_t status;
    const char *text;
  } cases[] = {
      {49999, 0, "Unknown error 49999"},
      {49999, 200, "Unknown error 49999"},
      {49999, 403, "No permission to access the resource"},
      {49999, 400, "Invalid request data"},
      {49999, 418, "The request could not be accepted"},
      {49999, 500, "Internal server error"},
      {49999, 503, "The service is temporarily unavailable, please try again later"},
      {-5, 0, "Unknown error -5"},
      {0, 0, "Unknown error 0"},
      {INT32_MIN, 0, "Unknown error -2147483648"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[128];
    errcat_result result;
    const errcat_argument ignored = errcat_text("repository", "Docs", ERRCAT_NUL);
    errcat_format(&reader, cases[i].code, &ignored, 1,
                  &(errcat_options){.http_status = cases[i].status}, text, sizeof text, &result);
    assert_string_equal(text, cases[i].text);
    assert_int_equal(result.status, ERRCAT_UNKNOWN_CODE);
  }
}

/* A buffer of every size: the text's longest beginning that ends between two characters. */
static void text_is_cut_between_characters(void **state) {
  (void)state;
  const errcat_argument argument = errcat_text("enterprise", "é€😀\xFF<", ERRCAT_NUL);
  static const uint32_t modes[] = {ERRCAT_PLAIN, ERRCAT_HTML, ERRCAT_JSON, ERRCAT_TERMINAL};
  for (size_t m = 0; m < sizeof modes / sizeof modes[0]; m++) {
    char whole[256];
    const size_t length = errcat_format(&reader, 4033021, &argument, 1, TEST_OPTIONS(modes[m]),
                                        whole, sizeof whole, NULL);
    for (size_t size = 1; size <= length + 1; size++) {
      char *exact = malloc(size);
      errcat_result result;
      assert_int_equal(errcat_format(&reader, 4033021, &argument, 1, TEST_OPTIONS(modes[m]), exact,
                                     size, &result),
                       length);
      const size_t written = strlen(exact);
      assert_true(written < size);
      assert_memory_equal(exact, whole, written);
      assert_true(((unsigned char)whole[written] & 0xC0) != 0x80);
      assert_true(size - written <= 8); /* no more is given up than one escape */
      assert_int_equal((result.status & ERRCAT_TRUNCATED) != 0, size <= length);
      free(exact);
    }
  }
}

static void each_mode_escapes_what_is_special_in_it(void **state) {
  (void)state;
  static const struct {
    uint32_t flags;
    const char *name, *shown;
  } cases[] = {
      {ERRCAT_HTML, "<b>&\"'", "&lt;b&gt;&amp;&quot;&#39;"},
      {ERRCAT_HTML | ERRCAT_ISOLATE, "<", "<bdi>&lt;</bdi>"},
      {ERRCAT_JSON, "\"\\\n\r\t\x01/é", "\\\"\\\\\\n\\r\\t\\u0001/é"},
      {ERRCAT_JSON, "\xFF", "\xEF\xBF\xBD"},
      {ERRCAT_TERMINAL, "\x1B[31mred\x07", "\\u001b[31mred\\u0007"},
      {ERRCAT_TERMINAL, "a\nb\rc\td", "a\\nb\\rc\\td"},
      {ERRCAT_TERMINAL,
       "\xC2\x9B"
       "31m\x7F",
       "\\u009b31m\\u007f"},
      {ERRCAT_TERMINAL,
       "\xE2\x80\xAE"
       "gpj\xE2\x81\xA9\xE2\x80\xA8",
       "\\u202egpj\\u2069\\u2028"},
      {ERRCAT_TERMINAL, "\xF0\x9F\x98\x80 \xC2\x85", "\xF0\x9F\x98\x80 \\u0085"},
      {ERRCAT_TERMINAL, "\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {ERRCAT_PLAIN, "a\nb\x1B", "a\nb\x1B"},
      {ERRCAT_ISOLATE, "تقرير 2024 (final)", "\xE2\x81\xA8تقرير 2024 (final)\xE2\x81\xA9"},
      /* No isolate reaches out of its argument. */
      {ERRCAT_ISOLATE, "a\u2069\u202Eb", "\u2068a\u2068\u2069\u202Eb\u2069"},
      {ERRCAT_ISOLATE, "\u2066a\u2067b", "\u2068\u2066a\u2067b\u2069\u2069\u2069"},
      {ERRCAT_ISOLATE, "\u2069\u2066\u2069\u2069\xE2\x81",
       "\u2068\u2068\u2069\u2066\u2069\u2068\u2069\uFFFD\u2069"},
      {ERRCAT_HTML | ERRCAT_ISOLATE, "\u2069<", "<bdi>\u2068\u2069&lt;</bdi>"},
      {ERRCAT_TERMINAL | ERRCAT_ISOLATE, "\u2069\u2066", "\u2068\\u2069\\u2066\u2069"},
      {ERRCAT_PLAIN, "a\u2069b", "a\u2069b"},
      /* Nor does one end where a paragraph does. */
      {ERRCAT_ISOLATE, "a\n\u202Eb", "\u2068a\u2069\n\u2068\u202Eb\u2069"},
      {ERRCAT_ISOLATE, "\u2067a\r\nb\u2069c",
       "\u2068\u2067a\u2069\u2069\r\n\u2068b\u2068\u2069c\u2069"},
      {ERRCAT_ISOLATE, "a\u2029b\xC2\x85\x1C\x1F\u2028",
       "\u2068a\u2069\u2029\u2068b\u2069\xC2\x85\u2068\u2069\x1C\u2068\x1F\u2028\u2069"},
      {ERRCAT_JSON | ERRCAT_ISOLATE, "a\rb", "\u2068a\u2069\\r\u2068b\u2069"},
      {ERRCAT_TERMINAL | ERRCAT_ISOLATE, "a\nb\u2029", "\u2068a\\nb\\u2029\u2069"},
      /* A line break is white space to HTML; the one who shows the page looks after its element. */
      {ERRCAT_HTML | ERRCAT_ISOLATE, "a\nb\u2029c", "<bdi>a\nb</bdi>\u2029<bdi>c</bdi>"},
      {ERRCAT_HTML | ERRCAT_ISOLATE, "\u2067\n\u2069", "<bdi>\u2067\u2069\n\u2068\u2069</bdi>"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[256], expected[256];
    const errcat_argument argument = errcat_text("user", cases[i].name, ERRCAT_NUL);
    snprintf(expected, sizeof expected, "User [%s] does not exist", cases[i].shown);
    errcat_format(&reader, 404061, &argument, 1, TEST_OPTIONS(cases[i].flags), text, sizeof text,
                  NULL);
    assert_string_equal(text, expected);
  }
  /* The translator's own text is escaped as well. */
  char text[256];
  errcat_format(&reader, 4000321, NULL, 0, &(errcat_options){.mode = ERRCAT_HTML}, text,
                sizeof text, NULL);
  assert_non_null(strstr(text, "/ \\ : * ? &quot; &lt; &gt; |"));
  errcat_format(&reader, 4000321, NULL, 0, &(errcat_options){.mode = ERRCAT_JSON}, text,
                sizeof text, NULL);
  assert_non_null(strstr(text, "/ \\\\ : * ? \\\" < > |"));
}

/* U+0000 does not end the text: it is escaped where that can be, and replaced elsewhere. */
static void a_nul_in_an_argument_does_not_end_the_text(void **state) {
  (void)state;
  static const struct {
    uint32_t flags;
    const char *instead;
    int32_t status;
  } cases[] = {
      {ERRCAT_PLAIN, "\uFFFD", ERRCAT_INVALID_UTF8},
      {ERRCAT_HTML, "\uFFFD", ERRCAT_INVALID_UTF8},
      {ERRCAT_JSON, "\\u0000", 0},
      {ERRCAT_TERMINAL, "\\u0000", 0},
      {ERRCAT_PLAIN | ERRCAT_ISOLATE, "\uFFFD", ERRCAT_INVALID_UTF8},
      {ERRCAT_HTML | ERRCAT_ISOLATE, "\uFFFD", ERRCAT_INVALID_UTF8},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    for (size_t length = 2; length < 40; length++)
      for (size_t nul = 0; nul < length; nul++) {
        char name[40], shown[64], expected[128], text[128];
        memset(name, length % 2 ? '\x01' : 'a', sizeof name);
        if (cases[i].flags & (ERRCAT_JSON & ~ERRCAT_HTML)) memset(name, 'a', sizeof name);
        name[length - 1] = 'z'; /* not white space alone */
        name[nul] = '\0';
        if (nul == length - 1) name[0] = 'a';
        snprintf(shown, sizeof shown, "%.*s%s%.*s", (int)nul, name, cases[i].instead,
                 (int)(length - nul - 1), name + nul + 1);
        const bool isolated = cases[i].flags & ERRCAT_ISOLATE, html = cases[i].flags & ERRCAT_HTML;
        const char *open = !isolated ? "" : html ? "<bdi>" : "\u2068";
        const char *close = !isolated ? "" : html ? "</bdi>" : "\u2069";
        snprintf(expected, sizeof expected, "User [%s%s%s] does not exist", open, shown, close);
        errcat_argument argument = errcat_text("user", name, ERRCAT_NUL);
        errcat_result result;
        argument.length = length;
        assert_int_equal(errcat_format(&reader, 404061, &argument, 1, TEST_OPTIONS(cases[i].flags),
                                       text, sizeof text, &result),
                         strlen(expected));
        assert_string_equal(text, expected);
        assert_int_equal(result.status, cases[i].status);
        errcat_escape(name, length, (int32_t)(cases[i].flags & 15), text, sizeof text);
        assert_string_equal(text, shown);
      }
  /* It is no digit and no part of a time. */
  static const struct {
    int32_t code;
    const char *name, *text;
    size_t length;
  } refused[] = {{4033023, "days", "21\0", 3},
                 {4033023, "days", "2\0001", 3},
                 {403335, "level", "\0002", 2},
                 {404093, "time", "2026-03-02\0", 11}};
  for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++) {
    errcat_argument argument = errcat_text(refused[i].name, refused[i].text, ERRCAT_NUL);
    errcat_result result;
    argument.length = refused[i].length;
    errcat_format(&reader, refused[i].code, &argument, 1, NULL, NULL, 0, &result);
    assert_int_equal(result.status, WRONG | ERRCAT_TRUNCATED);
  }
}

/* The text round the blanks is escaped as the arguments are, and so is one that is no template. */
static void literals_of_any_template_are_escaped(void **state) {
  (void)state;
  static const struct {
    const char *id;
    uint32_t flags;
    const char *text;
  } cases[] = {
      {"<\"{name}\"> & more", ERRCAT_HTML, "&lt;&quot;&amp;&quot;&gt; &amp; more"},
      {"<\"{name}\">\\", ERRCAT_JSON, "<\\\"&\\\">\\\\"},
      {"<\"{name}\">\\", ERRCAT_PLAIN, "<\"&\">\\"},
      {"<\"{name}\">\\", ERRCAT_TERMINAL, "<\"&\">\\"},
      {"{{<}}", ERRCAT_HTML, "{&lt;}"},
      {"no blank, \"<\"", ERRCAT_HTML, "no blank, &quot;&lt;&quot;"},
      {"no blank, \"<\"", ERRCAT_JSON, "no blank, \\\"<\\\""},
      {"<a> { \"<b>\"", ERRCAT_HTML, "&lt;a&gt; { &quot;&lt;b&gt;&quot;"},
      {"\"{name}\" } \"", ERRCAT_JSON, "\\\"&\\\" } \\\""},
      {"\" {n:>9} \"", ERRCAT_JSON, "\\\" {n:>9} \\\""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const errcat_argument argument = errcat_text("name", "&", ERRCAT_NUL);
    char text[128];
    errcat_format_message(&reader, NULL, cases[i].id, NULL, &argument, 1,
                          TEST_OPTIONS(cases[i].flags), text, sizeof text, NULL);
    assert_string_equal(text, cases[i].text);
  }
}

static void offsets_are_hidden_from_readers_who_are_there(void **state) {
  (void)state;
  char text[256];
  const errcat_argument argument = errcat_text("time", "2026-03-02T09:05Z", ERRCAT_NUL);
  errcat_format(&reader, 404093, &argument, 1, NULL, text, sizeof text, NULL);
  assert_string_equal(text,
                      "External link will be effective from Mar 2, 2026, 9:05 AM (UTC+00:00)");
  errcat_format(&reader, 404093, &argument, 1, &(errcat_options){.flags = ERRCAT_HIDE_OFFSET}, text,
                sizeof text, NULL);
  assert_string_equal(text, "External link will be effective from Mar 2, 2026, 9:05 AM");
}

static void any_template_is_rendered(void **state) {
  (void)state;
  const errcat_argument arguments[] = {errcat_count("n", 2),
                                       errcat_text("name", "{n}", ERRCAT_NUL)};
  static const struct {
    const char *id, *plural, *text;
    int32_t status;
  } cases[] = {
      {"{n} file in {name}", "{n} files in {name}", "2 files in {n}", 0},
      {"no blanks", NULL, "no blanks", 0},
      {"{{{name}}}", NULL, "{{n}}", 0},
      {"{unknown}!", NULL, "\xE2\x80\xA6!", MISSING},
      {"broken { brace", NULL, "broken { brace", 0},
      {"broken } brace", NULL, "broken } brace", 0},
      {"{n:>9}", NULL, "{n:>9}", 0},
      {"end {", NULL, "end {", 0},
      {"{}", NULL, "{}", 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[128];
    errcat_result result;
    errcat_format_message(&reader, NULL, cases[i].id, cases[i].plural, arguments, 2, NULL, text,
                          sizeof text, &result);
    assert_string_equal(text, cases[i].text);
    assert_int_equal(result.status, cases[i].status);
  }
  assert_string_equal(errcat_gettext(&reader, "context", "not there", NULL, 0), "not there");
  assert_string_equal(errcat_gettext(&reader, NULL, "one", "many", 1), "one");
  assert_string_equal(errcat_gettext(&reader, NULL, "one", "many", 0), "many");
}

static void a_placeholder_is_called_by_all_of_its_name(void **state) {
  (void)state;
  static const struct {
    const char *id, *text;
    uint32_t status;
  } cases[] = {
      {"{name}", "Docs", 0},     {"{nam}", "…", MISSING},
      {"{names}", "…", MISSING}, {"{n}{name}{n}", "7Docs7", 0},
      {"{blank}", "…", MISSING}, {"{gone} {", "… {", MISSING},
      {"{n", "{n", 0},           {"a{n}b{{c}}{", "a7b{c}{", 0},
  };
  const errcat_argument arguments[] = {errcat_text("blank", " ", ERRCAT_NUL), errcat_number("n", 7),
                                       errcat_text("name", "Docs", ERRCAT_NUL)};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[64];
    errcat_result result;
    errcat_format_message(&reader, NULL, cases[i].id, NULL, arguments, 3, NULL, text, sizeof text,
                          &result);
    assert_string_equal(text, cases[i].text);
    if ((result.status & ERRCAT_MISSING_ARGUMENT) < (cases[i].status & ERRCAT_MISSING_ARGUMENT))
      fail_msg("%s: status %x", cases[i].id, (unsigned)result.status);
  }
}

/* A sentence and its bare form come each from the first language that has it. */
static void each_sentence_is_in_the_first_language_that_has_it(void **state) {
  (void)state;
  static const errcat_parameter parameters[] = {{"n", ERRCAT_COUNT}, {NULL, 0}};
  static const errcat_error errors[] = {
      {1, 400, "A", "{n} file", "{n} files", "Files", parameters},
      {2, 400, "B", "Two", NULL, NULL, NULL},
      {3, 400, "C", "Three", NULL, NULL, NULL},
      {4, 400, "D", "Four", NULL, NULL, NULL},
  };
  static const struct mo_text german[] = {
      MO("", "Content-Type: text/plain; charset=UTF-8\nLanguage: de\n"), MO("Files", "Dateien"),
      MO("Two", "Zwei")};
  static const struct mo_text french[] = {
      MO("", "Content-Type: text/plain; charset=UTF-8\nLanguage: fr\n"
             "Plural-Forms: nplurals=2; plural=n > 1;\n"),
      MO("Files", "Fichiers"), MO("Three", "Trois"),
      MO("{n} file\0{n} files", "{n} fichier\0{n} fichiers")};
  static unsigned char bytes[2][1024];
  const errcat_embedded embedded[] = {{"de", bytes[0], mo_write(bytes[0], german, 3, false)},
                                      {"fr", bytes[1], mo_write(bytes[1], french, 4, false)},
                                      {NULL, NULL, 0}};
  const errcat_domain domain = {.size = sizeof domain,
                                .name = "own",
                                .type_base = "",
                                .errors = errors,
                                .count = sizeof errors / sizeof errors[0],
                                .catalogs = embedded};
  static const struct {
    int32_t code;
    int64_t count; /* -1: no argument */
    const char *text, *tag;
    uint32_t status;
  } cases[] = {
      {1, 1, "1 fichier", "fr", ERRCAT_UNTRANSLATED},
      {1, 2, "2 fichiers", "fr", ERRCAT_UNTRANSLATED},
      {1, 0, "0 fichier", "fr", ERRCAT_UNTRANSLATED},
      {1, -1, "Dateien", "de", MISSING},
      {2, -1, "Zwei", "de", 0},
      {2, 5, "Zwei", "de", ERRCAT_EXTRA_ARGUMENT},
      {3, -1, "Trois", "fr", ERRCAT_UNTRANSLATED},
      {3, 5, "Trois", "fr", ERRCAT_UNTRANSLATED | ERRCAT_EXTRA_ARGUMENT},
      {4, -1, "Four", "en", ERRCAT_UNTRANSLATED},
  };
  errcat_catalogs *own = errcat_open(&domain, NULL, NULL);
  assert_non_null(own);
  errcat_reader both;
  errcat_choose(own, "de, fr;q=0.5", ERRCAT_NUL, &both);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[64];
    errcat_result result;
    const errcat_argument argument = errcat_count("n", cases[i].count);
    const size_t length = errcat_format(&both, cases[i].code, &argument, cases[i].count >= 0, NULL,
                                        text, sizeof text, &result);
    assert_string_equal(text, cases[i].text);
    assert_int_equal(length, strlen(text));
    assert_string_equal(result.tag, cases[i].tag);
    if (result.status != cases[i].status) fail_msg("%s: status %x", text, (unsigned)result.status);
    if (cases[i].code > 1 && cases[i].count >= 0) assert_string_equal(result.name, "n");
    /* It just fits, and does not fit. */
    errcat_format(&both, cases[i].code, &argument, cases[i].count >= 0, NULL, text, length + 1,
                  &result);
    assert_int_equal(result.status, cases[i].status);
    errcat_format(&both, cases[i].code, &argument, cases[i].count >= 0, NULL, text, length,
                  &result);
    assert_int_equal(result.status, cases[i].status | ERRCAT_TRUNCATED);
  }
  errcat_release(&both);
  errcat_close(own);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arguments_fill_the_blanks),
      cmocka_unit_test(no_arguments_give_the_bare_sentence),
      cmocka_unit_test(more_arguments_than_parameters_are_told),
      cmocka_unit_test(unknown_codes_have_the_message_of_their_status),
      cmocka_unit_test(text_is_cut_between_characters),
      cmocka_unit_test(each_mode_escapes_what_is_special_in_it),
      cmocka_unit_test(a_nul_in_an_argument_does_not_end_the_text),
      cmocka_unit_test(literals_of_any_template_are_escaped),
      cmocka_unit_test(offsets_are_hidden_from_readers_who_are_there),
      cmocka_unit_test(any_template_is_rendered),
      cmocka_unit_test(a_placeholder_is_called_by_all_of_its_name),
      cmocka_unit_test(each_sentence_is_in_the_first_language_that_has_it),
  };
  return cmocka_run_group_tests(tests, open_english, close_english);
}
