/* UTF-8, as the Unicode Standard has it. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "base/utf8.h"

/* What text reads as, U+FFFD for each maximal subpart of an ill-formed sequence. */
static void ill_formed_sequences_are_replaced(void **state) {
  (void)state;
  static const struct {
    const char *text, *expected;
  } cases[] = {
      {"a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80", "aé€😀"},
      {"\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF", "\xED\x9F\xBF\xEE\x80\x80\xF4\x8F\xBF\xBF"},
      {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xE0\x80\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xF0\x80\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      /* The Unicode Standard, table 3-8: surrogates one byte at a time. */
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      /* Table 3-9: other ill-formed sequences. */
      {"\xF4\x91\x92\x93\xFF"
       "A\x80\xBF"
       "B",
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
       "A\xEF\xBF\xBD\xEF\xBF\xBD"
       "B"},
      /* Table 3-11: truncated sequences, one U+FFFD each. */
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF"
       "A",
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
       "A"},
      {"\x80", "\xEF\xBF\xBD"},
      {"ab\xE2\x82", "ab\xEF\xBF\xBD"},
      {"\xF8\x88\x80\x80\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[64];
    size_t length = 0, at = 0, given = strlen(cases[i].text);
    while (at < given) {
      uint32_t character;
      at += utf8_decode(cases[i].text + at, given - at, &character, NULL);
      length += utf8_encode(character, text + length);
    }
    text[length] = '\0';
    assert_string_equal(text, cases[i].expected);
    assert_int_equal(at, given);
    const size_t valid = utf8_valid_length(cases[i].text, given);
    assert_true(valid == given ? !strcmp(text, cases[i].text) : strcmp(text, cases[i].text) != 0);
  }
}

static void every_character_survives(void **state) {
  (void)state;
  for (uint32_t c = 0; c <= 0x10FFFF; c++) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    char text[4];
    uint32_t read;
    bool valid;
    const size_t length = utf8_encode(c, text);
    assert_int_equal(utf8_decode(text, length, &read, &valid), length);
    assert_true(valid && read == c);
    for (size_t cut = 1; cut < length; cut++) {
      utf8_decode(text, cut, &read, &valid);
      assert_false(valid);
    }
  }
}

static void cuts_fall_between_characters(void **state) {
  (void)state;
  static const char text[] = "aé€😀b";
  static const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10};
  for (size_t limit = 0; limit < sizeof expected / sizeof expected[0]; limit++)
    assert_int_equal(utf8_cut(text, limit), expected[limit]);
}

/* Wherever it stands, in a word or behind one, is told what is no ASCII and what is NUL. */
static void short_ascii_has_no_nul(void **state) {
  (void)state;
  static const char others[] = {'\0', '\x01', '\x7F', '\x80', '\xFF'};
  for (size_t length = 0; length < 20; length++)
    for (size_t at = 0; at < length; at++)
      for (size_t i = 0; i < sizeof others; i++) {
        char *text = malloc(length);
        memset(text, i % 2 ? '\x01' : 'a', length);
        assert_int_equal(utf8_is_short_ascii(text, length), length <= 16);
        text[at] = others[i];
        const bool plain = others[i] == '\x01' || others[i] == '\x7F';
        assert_int_equal(utf8_is_short_ascii(text, length), plain && length <= 16);
        assert_int_equal(utf8_valid_length(text, length), plain ? length : at);
        free(text);
      }
  assert_true(utf8_is_short_ascii("", 0));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ill_formed_sequences_are_replaced),
      cmocka_unit_test(every_character_survives),
      cmocka_unit_test(cuts_fall_between_characters),
      cmocka_unit_test(short_ascii_has_no_nul),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
