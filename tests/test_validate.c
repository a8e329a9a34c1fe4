/* Which translations are usable. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "catalog/validate.h"

static int32_t validate(const char *before, size_t times, const char *what, const char *after) {
  char text[256] = "";
  for (size_t i = 0; i < times; i++) strcat(text, before);
  strcat(text, what);
  strcat(text, after);
  return validate_text((struct slice){text, strlen(text)});
}

/* Texts are looked at eight bytes at a time where they can be. */
static void what_is_wrong_is_found_wherever_it_stands(void **state) {
  (void)state;
  static const struct {
    const char *what;
    int32_t kind;
  } cases[] = {
      {"", 0},
      {"\n", 0},
      {"\t", 0},
      {"~", 0},
      {"\xE2\x80\x8E", 0}, /* U+200E: a mark reaches no further than its neighbours */
      {"\xC2\xA0", 0},
      {"\x01", ERRCAT_DIAGNOSTIC_TEXT_CONTROL},
      {"\r", ERRCAT_DIAGNOSTIC_TEXT_CONTROL},
      {"\x1B", ERRCAT_DIAGNOSTIC_TEXT_CONTROL},
      {"\x7F", ERRCAT_DIAGNOSTIC_TEXT_CONTROL},
      {"\xC2\x85", ERRCAT_DIAGNOSTIC_TEXT_CONTROL},
      {"\xE2\x80\xAE", ERRCAT_DIAGNOSTIC_TEXT_BIDI},
      {"\xE2\x81\xA6", ERRCAT_DIAGNOSTIC_TEXT_BIDI},
      {"\x80", ERRCAT_DIAGNOSTIC_TEXT_UTF8},
      {"\xD0", ERRCAT_DIAGNOSTIC_TEXT_UTF8},
      {"\xDF", ERRCAT_DIAGNOSTIC_TEXT_UTF8},
      {"\xC1\xBF", ERRCAT_DIAGNOSTIC_TEXT_UTF8},
      {"\xED\xA0\x80", ERRCAT_DIAGNOSTIC_TEXT_UTF8},
      {"\xFF", ERRCAT_DIAGNOSTIC_TEXT_UTF8},
  };
  static const char *const before[] = {"a", "б", "é", "中", "a б"};
  static const char *const after[] = {"", "x", "буква", "words that go on",
                                      " и ещё несколько слов"};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    for (size_t b = 0; b < sizeof before / sizeof before[0]; b++)
      for (size_t times = 1; times < 20; times++)
        for (size_t a = 0; a < sizeof after / sizeof after[0]; a++)
          if (validate(before[b], times, cases[i].what, after[a]) != cases[i].kind)
            fail_msg("case %zu after %zu × %s is judged %d", i, times, before[b],
                     (int)validate(before[b], times, cases[i].what, after[a]));
}

static void a_text_of_white_space_is_empty(void **state) {
  (void)state;
  static const char *const spaces[] = {" ", "\n", "\t", "\xC2\xA0"};
  for (size_t s = 0; s < 4; s++)
    for (size_t times = 0; times < 40; times++) {
      assert_int_equal(validate(spaces[s], times, "", ""), ERRCAT_DIAGNOSTIC_TEXT_EMPTY);
      assert_int_equal(validate(spaces[s], times, ".", ""), 0);
      assert_int_equal(validate(spaces[s], times, "ы", ""), 0);
      assert_int_equal(validate(spaces[s], times, "中", "        "), 0);
      assert_int_equal(validate(spaces[s], times, "!", "        "), 0);
    }
}

/* Against its source, by the rules for a message without placeholders. */
static void what_the_source_has_too_is_no_diagnostic(void **state) {
  (void)state;
  static const struct {
    const char *source, *text;
    int32_t kind;
  } cases[] = {
      {"Bold \x1B[1m", "Fett \x1B[1m\x1B[1m", 0},
      {"Bold \x1B[1m", "Fett \x1B[1m\x07", ERRCAT_DIAGNOSTIC_TEXT_CONTROL},
      {"Line\r\n", "Zeile\r\n", 0},
      {"\x7F", "\xC2\x9F", ERRCAT_DIAGNOSTIC_TEXT_CONTROL},
      {" ", " ", 0},
      {"x", " ", ERRCAT_DIAGNOSTIC_TEXT_EMPTY},
      {"x", "\xE2\x80\x8B\xE3\x80\x80", ERRCAT_DIAGNOSTIC_TEXT_EMPTY},
      {"x\xFF", "x\xFF", ERRCAT_DIAGNOSTIC_TEXT_UTF8},
      {"\xE2\x80\xAEx", "\xE2\x80\xAEy", 0},
      {"Set {a}", "Menge {a}", 0},
      {"Set {a}", "Menge {b}", ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS},
      {"Set {a}", "Menge", 0},
      {"Set {a b}", "Menge {c d}", 0},
      {"Set", "Menge {a:}", ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      {"Set", "Menge {a!r}", ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      {"Set", "Menge {a,plural}", ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      {"Set", "Menge {\na}", ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      {"Set", "Menge {a", ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      {"Set", "Menge a}", ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      {"Set", "Menge {}", ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      {"Set", "Menge \uFE5Ba\uFE5C", ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES},
      {"Set", "Menge \u2774a\u2775", ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES},
      {"Set", "Menge a\uFE5C", ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES},
      {"Set {a}", "{a} \u2774", ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES},
      {"\u2774a\u2775", "\uFE5Bb\uFE5C", 0},
      {"Set {}", "Menge {", 0},
      {"Set }", "Menge {}", 0},
      {"Set", "Menge {a b}", ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS},
      {"Set", "Menge { a }", ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS},
      {"Set", "Menge {{a}}", ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS},
      {"Set", "Menge {a.b}", ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS},
      {"Set", "Menge {0}", ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS},
      {"Set", "Menge {\xD0\xB6}", ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS},
      {"Set", "Menge {} {", ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      {"Set", "Menge { } a} {a", ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES},
      {"write {{ and }}", "{{ und }}", 0},
      {"Set",
       "\xEF\xBD\x9B"
       "a",
       ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES},
      {"Set", "a\xEF\xBD\x9D", ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES},
      {"\xEF\xBD\x9B", "\xEF\xBD\x9D", 0},
      /* bidi: FSI…PDI, RLE…PDF, nested, crossed, over lines */
      {"x", "\xE2\x81\xA8x\xE2\x81\xA9", ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED},
      {"x", "\xE2\x80\xABx\xE2\x80\xAC", ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED},
      {"x", "\xE2\x81\xA8\xE2\x80\xABx\xE2\x80\xAC\xE2\x81\xA9",
       ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED},
      {"x", "\xE2\x81\xA8\xE2\x80\xABx\xE2\x81\xA9\xE2\x80\xAC", ERRCAT_DIAGNOSTIC_TEXT_BIDI},
      {"x", "\xE2\x81\xA8x\n\xE2\x81\xA9", ERRCAT_DIAGNOSTIC_TEXT_BIDI},
      {"x", "x\xE2\x81\xA9", ERRCAT_DIAGNOSTIC_TEXT_BIDI},
      {"x", "\xE2\x80\xADx\xE2\x80\xAC", ERRCAT_DIAGNOSTIC_TEXT_BIDI},
      {"\xE2\x81\xA8x\xE2\x81\xA9", "\xE2\x81\xA8x\xE2\x81\xA9", 0},
      /* advice hides nothing that is worse */
      {"x", "\xE2\x81\xA8{x}\xE2\x81\xA9", ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const int32_t kind = validate_plain((struct slice){cases[i].source, strlen(cases[i].source)},
                                        (struct slice){cases[i].text, strlen(cases[i].text)});
    if (kind != cases[i].kind)
      fail_msg("%s: %s is judged %d", cases[i].source, cases[i].text, (int)kind);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_is_wrong_is_found_wherever_it_stands),
      cmocka_unit_test(a_text_of_white_space_is_empty),
      cmocka_unit_test(what_the_source_has_too_is_no_diagnostic),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
