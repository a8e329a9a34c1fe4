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

static void a_header_is_lines_of_fields(void **state) {
  (void)state;
  static const struct {
    const char *header;
    size_t without; /* bytes at its end that are not the header's */
    const char *field, *value;
  } cases[] = {
      {"Language: xx", 0, "Language", "xx"},
      {"Language: xx", 4, "Language", NULL},
      {"Language: xx", 3, "Language", ""},
      {"Language:  xx", 3, "Language", ""},
      {"Language:  xx", 1, "Language", "x"},
      {"A:   \nB: 1", 0, "A", ""},
      {"A:   \nB: 1", 0, "B", "1"},
      {"\n\nB: 1  \n", 0, "B", "1"},
      {"A\nB: 1", 0, "A", NULL},
      {"A\nB: 1\nC", 0, "C", NULL},
      {"B:1:2", 0, "B", "1:2"},
      {"B : 1", 0, "B", NULL},
      {"xB: 1", 0, "B", NULL},
      {"B: 1\nB: 2", 0, "B", "1"},
      {"", 0, "B", NULL},
      /* Letters alone differ in case only. */
      {"Kanguage: a\nMANGUAGE: b\nlAnGuAgE: c", 0, "Language", "c"},
      {"Lazy: a", 0, "LAZY", "a"},
      {"LAZY: a", 0, "lazy", "a"},
      {"A@B: a", 0, "a`b", NULL},
      {"A`B: a", 0, "a@b", NULL},
      {"A[B: a", 0, "a{b", NULL},
      {"A{B: a", 0, "a[b", NULL},
      {"A\rB: a", 0, "A-B", NULL},
      {"A\x7F"
       "B: a",
       0, "A_B", NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct slice header = {cases[i].header, strlen(cases[i].header) - cases[i].without};
    struct slice value = {NULL, 0};
    const char *expected = cases[i].value;
    if (mo_header_field(header, cases[i].field, &value) != (expected != NULL) ||
        (expected &&
         (value.length != strlen(expected) || memcmp(value.text, expected, value.length) != 0)))
      fail_msg("%s of \"%.*s\" is \"%.*s\"", cases[i].field, (int)header.length, header.text,
               (int)value.length, value.text ? value.text : "");
  }
}

static void forms_are_counted(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t length;
    uint32_t count;
  } cases[] = {{"", 0, 1},    {"a", 1, 1},   {"a\0b", 3, 2},
               {"\0b", 2, 2}, {"a\0", 2, 2}, {"\0\0", 2, 3}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    assert_int_equal(mo_form_count((struct slice){cases[i].text, cases[i].length}), cases[i].count);
}

/* "menu" with its context's end stands in front of every other word that begins with it. */
static void contexts_are_found_among_words_that_begin_alike(void **state) {
  (void)state;
  static const struct mo_text alike[] = {MO_HEADER(""),           MO("men", "1"),
                                         MO("menu\001Open", "2"), MO("menu\004Close", "3"),
                                         MO("menu\004Open", "4"), MO("menu Open", "5"),
                                         MO("menus", "6"),        MO("menus\004Open", "7")};
  static const char *const wanted[][3] = {
      {"menu", "Close", "3"}, {"menu", "Open", "4"}, {"menus", "Open", "7"}, {NULL, "menus", "6"}};
  for (size_t count = 5; count <= sizeof alike / sizeof alike[0]; count++) {
    unsigned char bytes[1024];
    struct mo mo;
    assert_int_equal(mo_open(&mo, bytes, mo_write(bytes, alike, count, false), "x", NULL), 0);
    for (size_t i = 0; i < (count < 8 ? 2 : 4); i++) {
      uint32_t index;
      struct slice key, text;
      if (!mo_find(&mo, wanted[i][0], wanted[i][1], &index))
        fail_msg("%s is not found in %zu", wanted[i][1], count);
      mo_entry(&mo, index, &key, &text);
      assert_string_equal(text.text, wanted[i][2]);
    }
  }
}

/* The sizes between which a file is read; those of the file that is there do. */
static void sizes_are_bounded(void **state) {
  (void)state;
  unsigned char bytes[1024];
  struct mo mo;
  assert_int_equal(mo_write(bytes, texts, 0, false), 28);
  assert_int_equal(mo_open(&mo, bytes, 27, "x", NULL), ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG);
  assert_int_equal(mo_open(&mo, bytes, 28, "x", NULL), ERRCAT_DIAGNOSTIC_MO_NO_HEADER);
  mo_write(bytes, texts, COUNT, false);
  assert_int_equal(mo_open(&mo, bytes, MO_SIZE_MAX, "x", NULL), 0);
  assert_int_equal(mo_open(&mo, bytes, MO_SIZE_MAX + 1, "x", NULL), ERRCAT_DIAGNOSTIC_MO_TOO_LARGE);
}

static void a_table_may_end_the_file(void **state) {
  (void)state;
  unsigned char bytes[1024];
  struct mo mo;
  errcat_diagnostic diagnostic = {0};
  const size_t size = mo_write(bytes, texts, COUNT, false);
  memcpy(bytes + size, bytes + 28 + 8 * COUNT, 8 * COUNT);
  mo_put(bytes + 16, (uint32_t)size, false);
  assert_int_equal(mo_open(&mo, bytes, size + 8 * COUNT, "x", NULL), 0);
  assert_int_equal(mo_open(&mo, bytes, size + 8 * COUNT - 1, "x", &diagnostic),
                   ERRCAT_DIAGNOSTIC_MO_TRUNCATED);
  assert_string_equal(diagnostic.where, "x, byte 16");
  diagnostic = (errcat_diagnostic){0};
  mo_put(bytes + 8, (uint32_t)size / 8, false); /* begins too late for so many */
  assert_int_equal(mo_open(&mo, bytes, size, "x", &diagnostic), ERRCAT_DIAGNOSTIC_MO_TRUNCATED);
  assert_string_equal(diagnostic.where, "x, byte 12");
}

/* A place in a sound file is overwritten with a number; the file must be refused. */
static void broken_files_are_refused(void **state) {
  (void)state;
  static const struct {
    size_t at;
    uint32_t value;
    int32_t kind;
    const char *where;
  } cases[] = {
      {0, 0x12345678, ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG, ""},
      {4, 0x20000, ERRCAT_DIAGNOSTIC_MO_REVISION, ", byte 4"},
      {4, 0x20001, ERRCAT_DIAGNOSTIC_MO_REVISION, ", byte 4"},
      {4, 0xFFFF0000, ERRCAT_DIAGNOSTIC_MO_REVISION, ", byte 4"},
      {8, 0xFFFFFFFF, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, ", byte 12"},
      {8, 1000, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, ", byte 12"},
      {8, 0, ERRCAT_DIAGNOSTIC_MO_NO_HEADER, ""},
      {12, 0xFFFFFFFF, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, ", byte 12"},
      {12, 0x7FFFFFF0, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, ", byte 12"},
      {16, 0xFFFFFFF8, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, ", byte 16"},
      {28, 0xFFFFFFFF, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, ", byte 28"},
      {32, 0xFFFFFFFF, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, ", byte 28"},
      {28 + 8 + 4, 100000, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, ", byte 36"},
      {28 + 8, 3, ERRCAT_DIAGNOSTIC_MO_TERMINATOR, ", byte 96"},
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
      assert_string_equal(diagnostic.where + 9, cases[i].where);
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
  /* As many bytes as the file has may be strings, with the NULs: of the msgid, which is empty, and of a
     header that is all of the file but its first byte. */
  const size_t one = mo_write(bytes, texts, 1, false);
  mo_put(bytes + 28 + 8, (uint32_t)one - 2, false);
  mo_put(bytes + 28 + 12, 1, false);
  assert_int_equal(mo_open(&mo, bytes, one, "shared.mo", NULL), ERRCAT_DIAGNOSTIC_MO_NO_CHARSET);
  mo_put(bytes + 28 + 8, (uint32_t)one - 1, false);
  mo_put(bytes + 28 + 12, 0, false);
  assert_int_equal(mo_open(&mo, bytes, one, "shared.mo", NULL), ERRCAT_DIAGNOSTIC_MO_TRUNCATED);
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
      {{MO("", "Content-Type: text/plain; charset=XTF-8\n")}, 1, ERRCAT_DIAGNOSTIC_MO_CHARSET},
      {{MO("", "Content-Type: text/plain; charset=UTG-8\n")}, 1, ERRCAT_DIAGNOSTIC_MO_CHARSET},
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
      cmocka_unit_test(a_header_is_lines_of_fields),
      cmocka_unit_test(forms_are_counted),
      cmocka_unit_test(contexts_are_found_among_words_that_begin_alike),
      cmocka_unit_test(sizes_are_bounded),
      cmocka_unit_test(a_table_may_end_the_file),
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
