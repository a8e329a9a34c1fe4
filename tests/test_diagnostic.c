/* Diagnostics: numbers, sentences, places. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "base/diagnostic.h"
#include "base/utf8.h"

static void every_number_has_one_sentence(void **state) {
  (void)state;
  static const int32_t kinds[] = {
#define F(number, name, sentence) number,
#include <errcat/diagnostics.def>
#undef F
  };
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
    assert_non_null(errcat_diagnostic_sentence(kinds[i]));
    for (size_t j = 0; j < i; j++) assert_int_not_equal(kinds[i], kinds[j]);
  }
  assert_null(errcat_diagnostic_sentence(0));
  assert_null(errcat_diagnostic_sentence(-1));
}

static void the_first_diagnostic_stays(void **state) {
  (void)state;
  errcat_diagnostic diagnostic = {0};
  assert_int_equal(diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", "one"),
                   ERRCAT_DIAGNOSTIC_NO_MEMORY);
  assert_int_equal(diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_UNREADABLE, "%s", "two"),
                   ERRCAT_DIAGNOSTIC_UNREADABLE);
  assert_int_equal(diagnostic.kind, ERRCAT_DIAGNOSTIC_NO_MEMORY);
  assert_int_equal(diagnostic.entry, -1);
  assert_string_equal(diagnostic.what, errcat_diagnostic_sentence(ERRCAT_DIAGNOSTIC_NO_MEMORY));
  assert_string_equal(diagnostic.where, "one");
  assert_int_equal(diagnostic_set(NULL, ERRCAT_DIAGNOSTIC_UNREADABLE, "%s", "two"),
                   ERRCAT_DIAGNOSTIC_UNREADABLE);
}

/* Of a name of any length, in characters of one to four bytes, the end stays, and all behind it. */
static void a_long_name_keeps_its_end_and_the_place(void **state) {
  (void)state;
  static const char *const characters[] = {"x", "é", "語", "😀"};
  static const char file[] = "/de/LC_MESSAGES/errcat-fileshare.mo",
                    words[] = ": No space left on device";
  for (size_t c = 0; c < 4; c++) {
    for (size_t count = 0; count < 600; count++) {
      char name[4096] = "";
      const size_t width = strlen(characters[c]);
      for (size_t i = 0; i < count; i++) memcpy(name + i * width, characters[c], width + 1);
      strcat(name, file);
      errcat_diagnostic diagnostic = {0};
      diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_UNREADABLE, "%s: %s", name, words + 2);
      const size_t length = strlen(diagnostic.where), whole = strlen(name) + strlen(words);
      assert_int_equal(utf8_valid_length(diagnostic.where, length), length);
      const size_t tail = strlen(file) + strlen(words);
      assert_memory_equal(diagnostic.where + length - tail, file, strlen(file));
      assert_string_equal(diagnostic.where + length - strlen(words), words);
      assert_int_equal(!strncmp(diagnostic.where, "…", 3), whole > 255);
      assert_in_range(length, whole > 255 ? 252 : whole, 255);
    }
  }
}

static void a_long_place_keeps_its_end(void **state) {
  (void)state;
  char place[400];
  memset(place, 'p', sizeof place);
  memcpy(place + 397, "end", 3);
  errcat_diagnostic diagnostic = {0};
  diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_UNREADABLE, "%s: %.*s", "name", 400, place);
  assert_int_equal(strlen(diagnostic.where), 255);
  assert_string_equal(diagnostic.where + 252, "end");
}

/* What a place is written of; no other formats are used. */
static void a_place_has_texts_and_numbers(void **state) {
  (void)state;
  errcat_diagnostic diagnostic = {0};
  diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_UNREADABLE, "%s, %s \"%.*s\" %d %ld %lu %zu.", "a",
                 "", 2, "bcd", -7, -2147483647L, 4294967295UL, (size_t)0);
  assert_string_equal(diagnostic.where, "a,  \"bc\" -7 -2147483647 4294967295 0.");
  diagnostic = (errcat_diagnostic){0};
  diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_UNREADABLE, "%s", "100 % %s");
  assert_string_equal(diagnostic.where, "100 % %s");
}

static void an_excerpt_is_eighty_bytes_at_most(void **state) {
  (void)state;
  char text[100];
  memset(text, 'x', 99);
  text[99] = '\0';
  assert_int_equal(diagnostic_excerpt(text), 80);
  text[80] = '\0';
  assert_int_equal(diagnostic_excerpt(text), 80);
  memcpy(text + 79, "é", 3);
  assert_int_equal(diagnostic_excerpt(text), 79);
  assert_int_equal(diagnostic_excerpt(""), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_number_has_one_sentence),
      cmocka_unit_test(the_first_diagnostic_stays),
      cmocka_unit_test(a_long_name_keeps_its_end_and_the_place),
      cmocka_unit_test(a_long_place_keeps_its_end),
      cmocka_unit_test(a_place_has_texts_and_numbers),
      cmocka_unit_test(an_excerpt_is_eighty_bytes_at_most),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
