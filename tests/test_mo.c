/* .mo files: both byte orders read; every broken one refused with its fault.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "mo.h"
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
      assert_string_equal(mo_form(text, 7).text, "viele");
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
      {0, 0x12345678, ERRCAT_FAULT_MO_NOT_A_CATALOG},
      {4, 1, ERRCAT_FAULT_MO_REVISION},
      {4, 0x10000, ERRCAT_FAULT_MO_REVISION},
      {8, 0xFFFFFFFF, ERRCAT_FAULT_MO_TRUNCATED},
      {8, 1000, ERRCAT_FAULT_MO_TRUNCATED},
      {8, 0, ERRCAT_FAULT_MO_NO_HEADER},
      {12, 0xFFFFFFFF, ERRCAT_FAULT_MO_TRUNCATED},
      {12, 0x7FFFFFF0, ERRCAT_FAULT_MO_TRUNCATED},
      {16, 0xFFFFFFF8, ERRCAT_FAULT_MO_TRUNCATED},
      {28, 0xFFFFFFFF, ERRCAT_FAULT_MO_TRUNCATED},
      {32, 0xFFFFFFFF, ERRCAT_FAULT_MO_TRUNCATED},
      {28 + 8 + 4, 100000, ERRCAT_FAULT_MO_TRUNCATED},
      {28 + 8, 3, ERRCAT_FAULT_MO_TERMINATOR},
  };
  for (int big = 0; big < 2; big++) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
      unsigned char bytes[1024];
      errcat_fault fault = {0};
      struct mo mo;
      const size_t size = mo_write(bytes, texts, COUNT, big);
      mo_put(bytes + cases[i].at, cases[i].value, big);
      if (mo_open(&mo, bytes, size, "broken.mo", &fault) != cases[i].kind)
        fail_msg("byte %zu as %x: %d", cases[i].at, (unsigned)cases[i].value, (int)fault.kind);
      assert_int_equal(fault.kind, cases[i].kind);
      assert_memory_equal(fault.where, "broken.mo", 9);
      assert_non_null(fault.what);
    }
  }
}

/* A small file must not be much work. */
static void files_that_would_take_long_are_refused(void **state) {
  (void)state;
  static const char forms[17] = {0};
  for (size_t length = 15; length <= 17; length++) {
    const struct mo_text many[] = {MO_HEADER(""), {"x", 1, forms, length}};
    unsigned char bytes[1024];
    struct mo mo;
    const int32_t kind = mo_open(&mo, bytes, mo_write(bytes, many, 2, false), "many.mo", NULL);
    assert_int_equal(kind, length < 16 ? 0 : ERRCAT_FAULT_MO_TRUNCATED);
  }
  /* The translations of all are the header's, whose bytes are counted once for each. */
  unsigned char bytes[1024];
  struct mo mo;
  const size_t size = mo_write(bytes, texts, COUNT, false);
  for (uint32_t i = 0; i < COUNT; i++)
    memcpy(bytes + 28 + 8 * (COUNT + i), bytes + 28 + 8 * COUNT, 8);
  assert_int_equal(mo_open(&mo, bytes, size, "shared.mo", NULL), ERRCAT_FAULT_MO_TRUNCATED);
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
      {{MO("Open", "Offen")}, 1, ERRCAT_FAULT_MO_NO_HEADER},
      {{MO("", "Language: de\n")}, 1, ERRCAT_FAULT_MO_NO_HEADER},
      {{MO("", "Content-Type: text/plain\n")}, 1, ERRCAT_FAULT_MO_CHARSET},
      {{MO("", "Content-Type: text/plain; charset=\n")}, 1, ERRCAT_FAULT_MO_CHARSET},
      {{MO("", "Content-Type: text/plain; charset=ISO-8859-1\n")}, 1, ERRCAT_FAULT_MO_CHARSET},
      {{MO("", "Content-Type: text/plain; charset=UTF-80\n")}, 1, ERRCAT_FAULT_MO_CHARSET},
      {{MO_HEADER("Plural-Forms: nplurals=2; plural=n/0;")}, 1, ERRCAT_FAULT_PLURAL_DIVISION},
      {{MO_HEADER("Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;")},
       1,
       ERRCAT_FAULT_PLURAL_SYNTAX},
      {{MO_HEADER(""), MO("", "twice")}, 2, ERRCAT_FAULT_MO_ORDER},
      {{MO("b", "2"), MO("a", "1")}, 2, ERRCAT_FAULT_MO_ORDER},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    unsigned char bytes[1024];
    struct mo mo;
    const size_t size = mo_write(bytes, cases[i].texts, cases[i].count, false);
    assert_int_equal(mo_open(&mo, bytes, size, "x", NULL), cases[i].kind);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(both_byte_orders_are_read),
      cmocka_unit_test(header_fields_are_read),
      cmocka_unit_test(broken_files_are_refused),
      cmocka_unit_test(files_that_would_take_long_are_refused),
      cmocka_unit_test(truncated_files_are_refused),
      cmocka_unit_test(bad_headers_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
