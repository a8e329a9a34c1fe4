/* Text made safe for where it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "base/ordinary.h"
#include "render/isolate.h"

/* Characters that some mode changes, their neighbours in ASCII, and bytes with the same low bits. */
static const char *const characters[] = {
    "a", " ", "!", "\"", "#",    "%",    "&",    "'",        "(",        "/", ";",       "<", "=",
    ">", "?", "[", "\\", "]",    "~",    "\x7F", "\n",       "\t",       "б", "¦",       "é", "中",
    "😀", "ـ", "§", "\r", "\x01", "\x1F", "ܢ",    "\xC2\xBC", "\xC2\xBE", "ě", "\xDC\x9C"};

static bool is_same(const char *text, size_t length, int32_t mode) {
  char escaped[512];
  return errcat_escape(text, length, mode, escaped, sizeof escaped) == length &&
         !memcmp(escaped, text, length);
}

static void ordinary_text_is_the_same_in_every_mode(void **state) {
  (void)state;
  size_t ordinary = 0;
  for (int round = 0; round < 200000; round++) {
    char text[64];
    size_t length = 0;
    const uint64_t wanted = test_random() % 20, rare = test_random() % 20;
    for (uint64_t i = 0; i < wanted; i++) {
      const size_t any = test_random() % (sizeof characters / sizeof characters[0]);
      const char *character = characters[test_random() % 20 < rare ? 0 : any];
      memcpy(text + length, character, strlen(character));
      length += strlen(character);
    }
    const bool same = is_same(text, length, ERRCAT_HTML) && is_same(text, length, ERRCAT_JSON);
    if (text_is_ordinary(text, length) != same)
      fail_msg("\"%.*s\" is %sthe same in HTML and JSON", (int)length, text, same ? "" : "not ");
    ordinary += same;
  }
  assert_in_range(ordinary, 20000, 180000);
}

/* Wherever it stands, in a short text and in a long one, after ASCII and after other letters. */
static void a_quote_is_escaped_wherever_it_stands(void **state) {
  (void)state;
  static const char *const before[] = {"a", "б", "中"};
  for (size_t letter = 0; letter < 3; letter++)
    for (size_t letters = 0; letters < 24; letters++)
      for (size_t after = 0; after < 12; after++) {
        char text[128] = "", expected[128] = "", escaped[128];
        for (size_t i = 0; i < letters; i++) strcat(text, before[letter]);
        strcpy(expected, text);
        strcat(text, "\"");
        strcat(expected, "\\\"");
        for (size_t i = 0; i < after; i++) strcat(text, "z"), strcat(expected, "z");
        errcat_escape(text, ERRCAT_NUL, ERRCAT_JSON, escaped, sizeof escaped);
        assert_string_equal(escaped, expected);
        assert_false(text_is_ordinary(text, strlen(text)));
      }
}

/* What begins a character and does not end it is one U+FFFD, and hides nothing that follows. */
static void a_character_that_is_cut_does_not_hide_what_bears_on_isolates(void **state) {
  (void)state;
  static const char *const marks[] = {
      "\n",           "\r",           "\r\n",         "\x1C",         "\x1D",
      "\x1E",         "\xC2\x85",     "\xE2\x80\xA8", "\xE2\x80\xA9", "\xE2\x80\xAA",
      "\xE2\x80\xAE", "\xE2\x81\xA6", "\xE2\x81\xA7", "\xE2\x81\xA8", "\xE2\x81\xA9"};
  static const char *const trails[] = {"", "\x80", "\x81", "\x90\x80", "\x9F\x98"};
  size_t tried = 0;
  for (int lead = 0x80; lead <= 0xFF; lead++)
    for (size_t t = 0; t < sizeof trails / sizeof trails[0]; t++)
      for (size_t m = 0; m < sizeof marks / sizeof marks[0]; m++)
        for (uint32_t mode = ERRCAT_PLAIN; mode <= ERRCAT_TERMINAL; mode++) {
          char cut[8], text[32], whole[32], isolated[128], expected[128];
          struct output output;
          uint32_t character;
          bool valid;
          snprintf(cut, sizeof cut, "%c%s", lead, trails[t]);
          if (utf8_decode(cut, strlen(cut), &character, &valid) != strlen(cut) || valid) continue;
          snprintf(text, sizeof text,
                   "a%s%s\xE2\x80\xAE"
                   "b",
                   cut, marks[m]);
          snprintf(whole, sizeof whole,
                   "a\xEF\xBF\xBD%s\xE2\x80\xAE"
                   "b",
                   marks[m]);
          output_open(&output, isolated, sizeof isolated);
          assert_false(isolate_argument(&output, text, strlen(text), mode));
          output_close(&output);
          output_open(&output, expected, sizeof expected);
          assert_true(isolate_argument(&output, whole, strlen(whole), mode));
          output_close(&output);
          if (strcmp(isolated, expected) != 0)
            fail_msg("lead %02X, trail %zu, mark %zu, mode %u: %s", lead, t, m, mode, isolated);
          tried++;
        }
  assert_true(tried > 128 * 15 * 4);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(ordinary_text_is_the_same_in_every_mode),
      cmocka_unit_test(a_quote_is_escaped_wherever_it_stands),
      cmocka_unit_test(a_character_that_is_cut_does_not_hide_what_bears_on_isolates),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
