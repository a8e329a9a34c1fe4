/* .mo files: both byte orders read; every broken one refused with its diagnostic.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "catalog/mo.h"
#include "mo_writer.h"

static const struct mo_text texts[] = {
    MO_HEADER("Plural-Forms: nplurals=2; plural=(n != 1);"),
    MO("Open", "Offen"),
    MO("menu\004Open", "Öffnen"),
    MO("one\0many", "eins\0viele"),
};
enum { COUNT = sizeof texts / sizeof texts[0] };

static void both_byte_orders_are_read(void **state) {
  (void)state;
  unsigned char bytes[1025];
  for (int big = 0; big < 2; big++) {
    for (int misaligned = 0; misaligned < 2; misaligned++) {
      struct mo mo;
      struct slice key, text;
      uint32_t index;
      const size_t size = mo_write(bytes + misaligned, texts, COUNT, big);
      assert_int_equal(mo_open(&mo, bytes + misaligned, size, "x", NULL), 0);
      assert_true(mo_find(&mo, NULL, "Open", &index));
      mo_entry(&mo, index, &key, &text);
      assert_string_equal(text.text, "Offen");
      assert_true(mo_find(&mo, "menu", "Open", &index));
      mo_entry(&mo, index, &key, &text);
      assert_string_equal(text.text, "Öffnen");
      assert_true(mo_find(&mo, NULL, "one", &index));
      mo_entry(&mo, index, &key, &text);
      assert_int_equal(mo_form_count(text), 2);
      assert_string_equal(mo_form(text, 1).text, "viele");
      assert_string_equal(mo_form(text, 2).text, "eins"); /* as glibc has it */
      assert_string_equal(mo_form(text, UINT32_MAX).text, "eins");
      assert_int_equal(mo_form(text, 0).length, 4);
      static const char *const absent[][2] = {{NULL, "Ope"},     {NULL, "Opens"}, {"men", "Open"},
                                              {"menu2", "Open"}, {"menu", "Ope"}, {"", "Open"},
                                              {NULL, "zzz"}};
      for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++)
        assert_false(mo_find(&mo, absent[i][0], absent[i][1], &index));
    }
  }
}

static void header_fields_are_read(void **state) {
  (void)state;
  unsigned char bytes[1024];
  static const struct mo_text header[] = {
      MO("", "language:  pt_BR \nContent-Type: text/plain; charset=utf-8\nX-Empty:\nLast: end")};
  struct mo mo;
  struct slice value;
  assert_int_equal(mo_open(&mo, bytes, mo_write(bytes, header, 1, false), "x", NULL), 0);
  assert_true(mo_field(&mo, "Language", &value));
  assert_int_equal(value.length, 5);
  assert_memory_equal(value.text, "pt_BR", 5);
  assert_true(mo_field(&mo, "X-Empty", &value));
  assert_int_equal(value.length, 0);
  assert_true(mo_field(&mo, "Last", &value));
  assert_false(mo_field(&mo, "X-None", &value));
  assert_false(mo.has_plural);
}

/* A place in a sound file is overwritten with a number; the file must be refused. */
static void broken_files_are_refused(void **state) {
  (void)state;
  static const struct {
    size_t at;
    uint32_t value;
    int32_t kind;
  } cases[] = {
      {0, 0x12345678, ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG},
      {4, 0x20000, ERRCAT_DIAGNOSTIC_MO_REVISION},
      {4, 0x20001, ERRCAT_DIAGNOSTIC_MO_REVISION},
      {4, 0xFFFF0000, ERRCAT_DIAGNOSTIC_MO_REVISION},
      {8, 0xFFFFFFFF, ERRCAT_DIAGNOSTIC_MO_TRUNCATED},
      {8, 1000, ERRCAT_DIAGNOSTIC_MO_TRUNCATED},
      {8, 0, ERRCAT_DIAGNOSTIC_MO_NO_HEADER},
      {12, 0xFFFFFFFF, ERRCAT_DIAGNOSTIC_MO_TRUNCATED},
      {12, 0x7FFFFFF0, ERRCAT_DIAGNOSTIC_MO_TRUNCATED},
      {16, 0xFFFFFFF8, ERRCAT_DIAGNOSTIC_MO_TRUNCATED},
      {28, 0xFFFFFFFF, ERRCAT_DIAGNOSTIC_MO_TRUNCATED},
      {32, 0xFFFFFFFF, ERRCAT_DIAGNOSTIC_MO_TRUNCATED},
      {28 + 8 + 4, 100000, ERRCAT_DIAGNOSTIC_MO_TRUNCATED},
      {28 + 8, 3, ERRCAT_DIAGNOSTIC_MO_TERMINATOR},
  };
  for (int big = 0; big < 2; big++) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
      unsigned char bytes[1024];
      errcat_diagnostic diagnostic = {0};
      struct mo mo;
      const size_t size = mo_write(bytes, texts, COUNT, big);
      mo_put(bytes + cases[i].at, cases[i].value, big);
      if (mo_open(&mo, bytes, size, "broken.mo", &diagnostic) != cases[i].kind)
        fail_msg("byte %zu as %x: %d", cases[i].at, (unsigned)cases[i].value, (int)diagnostic.kind);
      assert_int_equal(diagnostic.kind, cases[i].kind);
      assert_memory_equal(diagnostic.where, "broken.mo", 9);
      assert_non_null(diagnostic.what);
    }
  }
}

/* Strings that depend on the system stand in tables of their own, in front of which the plain ones are
   as ever; GNU gettext manual, "The Format of GNU MO Files". */
static void files_with_system_dependent_strings_are_read(void **state) {
  (void)state;
  static const uint32_t revisions[] = {0, 1, 2, 0x10000, 0x10001, 0x1FFFF};
  for (size_t i = 0; i < sizeof revisions / sizeof revisions[0]; i++) {
    unsigned char bytes[1024];
    struct mo mo;
    uint32_t index;
    const size_t size = mo_write(bytes, texts, COUNT, i % 2);
    mo_put(bytes + 4, revisions[i], i % 2);
    assert_int_equal(mo_open(&mo, bytes, size, "x", NULL), 0);
    assert_true(mo_find(&mo, NULL, "Open", &index));
  }
}

/* A small file must not be much work. */
static void strings_that_share_their_bytes_are_refused(void **state) {
  (void)state;
  /* The translations of all are the header's, whose bytes are counted once for each. */
  unsigned char bytes[1024];
  struct mo mo;
  const size_t size = mo_write(bytes, texts, COUNT, false);
  for (uint32_t i = 0; i < COUNT; i++)
    memcpy(bytes + 28 + 8 * (COUNT + i), bytes + 28 + 8 * COUNT, 8);
  assert_int_equal(mo_open(&mo, bytes, size, "shared.mo", NULL), ERRCAT_DIAGNOSTIC_MO_TRUNCATED);
}

/* Every file that was cut short: refused, and not a byte read past its end (the sanitizers see). */
static void truncated_files_are_refused(void **state) {
  (void)state;
  unsigned char bytes[1024];
  const size_t size = mo_write(bytes, texts, COUNT, false);
  for (size_t length = 0; length < size; length++) {
    unsigned char *exact = malloc(length ? length : 1);
    struct mo mo;
    memcpy(exact, bytes, length);
    assert_int_not_equal(mo_open(&mo, exact, length, "x", NULL), 0);
    free(exact);
  }
}

static void bad_headers_are_refused(void **state) {
  (void)state;
  static const struct {
    struct mo_text texts[2];
    size_t count;
    int32_t kind;
  } cases[] = {
      {{MO("Open", "Offen")}, 1, ERRCAT_DIAGNOSTIC_MO_NO_HEADER},
      {{MO("", "Language: de\n")}, 1, ERRCAT_DIAGNOSTIC_MO_NO_CHARSET},
      {{MO("", "Content-Type: text/plain\n")}, 1, ERRCAT_DIAGNOSTIC_MO_NO_CHARSET},
      {{MO("", "Content-Type: text/plain; charset=\n")}, 1, ERRCAT_DIAGNOSTIC_MO_CHARSET},
      {{MO("", "Content-Type: text/plain; charset=ISO-8859-1\n")}, 1, ERRCAT_DIAGNOSTIC_MO_CHARSET},
      {{MO("", "Content-Type: text/plain; CHARSET=UTF-8\n")}, 1, 0},
      {{MO("", "Content-Type: text/plain; charset=\"UTF-8\"\n")}, 1, 0},
      {{MO("", "Content-Type: text/plain; charset=UTF-8\r\n")}, 1, 0},
      {{MO("", "X: charset=latin1\nContent-Type: text/plain; charset=UTF-8\n")}, 1, 0},
      {{MO("", "content-type: text/plain; Charset=\"latin1\"\n")}, 1, ERRCAT_DIAGNOSTIC_MO_CHARSET},
      {{MO("", "X: charset=UTF-8\nContent-Type: text/plain\n")},
       1,
       ERRCAT_DIAGNOSTIC_MO_NO_CHARSET},
      {{MO("", "X: charset=UTF-8\n")}, 1, ERRCAT_DIAGNOSTIC_MO_NO_CHARSET},
      {{MO("", "Content-Type: text/plain; charset=UTF-80\n")}, 1, ERRCAT_DIAGNOSTIC_MO_CHARSET},
      {{MO("", "Content-Type: text/plain; charset=UTF-8859\n")}, 1, ERRCAT_DIAGNOSTIC_MO_CHARSET},
      {{MO("", "Content-Type: text/plain; charset=CHARSET\n")}, 1, ERRCAT_DIAGNOSTIC_MO_CHARSET},
      {{MO_HEADER(""), MO("", "twice")}, 2, ERRCAT_DIAGNOSTIC_MO_ORDER},
      {{MO("b", "2"), MO("a", "1")}, 2, ERRCAT_DIAGNOSTIC_MO_ORDER},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    unsigned char bytes[1024];
    struct mo mo;
    const size_t size = mo_write(bytes, cases[i].texts, cases[i].count, false);
    assert_int_equal(mo_open(&mo, bytes, size, "x", NULL), cases[i].kind);
  }
}

static void utf8_has_more_than_one_name(void **state) {
  (void)state;
  static const char *const names[] = {"UTF-8",
                                      "utf-8",
                                      "UTF8",
                                      "utf8",
                                      "US-ASCII",
                                      "ASCII",
                                      "ascii",
                                      "us-ascii",
                                      "ANSI_X3.4-1968",
                                      "UTF-8 ",
                                      "UTF-8; format=flowed",
                                      "UTF-8\t"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
    unsigned char bytes[1024];
    char header[128];
    struct mo mo;
    const int length = snprintf(header, sizeof header,
                                "Content-Type: text/plain; charset=%s\nLanguage: xx\n", names[i]);
    const struct mo_text one[] = {{"", 0, header, (size_t)length}};
    if (mo_open(&mo, bytes, mo_write(bytes, one, 1, false), "x", NULL)) fail_msg("%s", names[i]);
  }
}

/* Where there is none, or none that can be read, n != 1 is the rule; a bad one is noted. */
static void a_bad_rule_of_plurals_costs_no_catalog(void **state) {
  (void)state;
  static const struct {
    struct mo_text header;
    int32_t kind;
    uint32_t at;
    bool is_read;
    uint32_t form_of_1, form_of_5;
  } cases[] = {
      {MO_HEADER(""), 0, 0, false, 0, 1},
      {MO_HEADER("Plural-Forms: nplurals=2; plural=n>1;"), 0, 0, true, 0, 1},
      {MO_HEADER("Plural-Forms: nplurals=1; plural=0;"), 0, 0, true, 0, 0},
      {MO_HEADER("Plural-Forms: nplurals=3;\n plural=2;"), 0, 0, true, 2, 2},
      {MO_HEADER("Plurals: nplurals=3; plural=2;"), 0, 0, true, 2, 2},
      {MO_HEADER("Plural-Forms: nplurals=2; plural=n/0;"), ERRCAT_DIAGNOSTIC_PLURAL_DIVISION, 22,
       false, 0, 1},
      {MO_HEADER("Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;"),
       ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX, 9, false, 0, 1},
      {MO_HEADER("Plural-Forms: "), ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX, 0, false, 0, 1},
      {MO_HEADER("Plural-Forms: nplurals = 1; plural = 0;"), ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX, 0,
       false, 0, 1},
      {MO_HEADER("Plural-Forms: nplurals=17; plural=0;"), ERRCAT_DIAGNOSTIC_PLURAL_COUNT, 11, false,
       0, 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    unsigned char bytes[1024];
    struct mo mo;
    const size_t size = mo_write(bytes, &cases[i].header, 1, false);
    assert_int_equal(mo_open(&mo, bytes, size, "x", NULL), 0);
    if (mo.plural_diagnostic != cases[i].kind || mo.plural_diagnostic_at != cases[i].at)
      fail_msg("case %zu: %d at %u", i, (int)mo.plural_diagnostic,
               (unsigned)mo.plural_diagnostic_at);
    assert_int_equal(mo.has_plural, cases[i].is_read);
    assert_int_equal(plural_form(&mo.plural, 1), cases[i].form_of_1);
    assert_int_equal(plural_form(&mo.plural, 5), cases[i].form_of_5);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(both_byte_orders_are_read),
      cmocka_unit_test(header_fields_are_read),
      cmocka_unit_test(broken_files_are_refused),
      cmocka_unit_test(files_with_system_dependent_strings_are_read),
      cmocka_unit_test(strings_that_share_their_bytes_are_refused),
      cmocka_unit_test(utf8_has_more_than_one_name),
      cmocka_unit_test(a_bad_rule_of_plurals_costs_no_catalog),
      cmocka_unit_test(truncated_files_are_refused),
      cmocka_unit_test(bad_headers_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
