/* Text in columns: how wide it is, and where its lines end. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "command/character.h"
#include "command/layout.h"

static struct output out;

static const char *written(void) {
  output_put(&out, "", 1);
  out.length = 0;
  return out.bytes;
}

static void test_width(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t width;
  } cases[] = {
      {"", 0},
      {"abc", 3},
      {"Größe", 5},
      {"登录", 4},
      {"資料庫“Docs”", 12},
      {"ｆｕｌｌ", 8},
      {"e\xCC\x81", 1},                /* a combining accent */
      {"\xD8\xA7\xD9\x8E", 1},         /* an Arabic letter and its vowel */
      {"a\xE2\x80\x8B\x62", 2},        /* a space of no width */
      {"a\x07\x7F\xC2\x9B", 1},        /* controls */
      {"\xFF\xFE", 2},                 /* no UTF-8: U+FFFD twice */
      {"\xF0\x9F\x98\x80", 2},         /* an emoji */
      {"\xED\x95\x9C\xEA\xB8\x80", 4}, /* Hangul */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    if (layout_width(cases[i].text) != cases[i].width)
      fail_msg("“%s” has the width %zu", cases[i].text, layout_width(cases[i].text));
}

static void test_column(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t width;
    const char *column;
  } cases[] = {{"ab", 4, "ab  "}, {"登录", 6, "登录  "}, {"e\xCC\x81", 2, "e\xCC\x81 "},
               {"abc", 2, "abc"}, {"", 2, "  "},         {"abc", 0, "abc"}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    layout_column(&out, cases[i].text, cases[i].width);
    assert_string_equal(written(), cases[i].column);
  }
}

static void test_wrap(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t indent, end;
    const char *lines;
  } cases[] = {
      {"one two three", 0, 0, "one two three"},
      {"one\ntwo", 0, 0, "one\ntwo"},
      {"one two three", 0, 13, "one two three"},
      {"one two three", 0, 12, "one two\nthree"},
      {"one two three", 2, 9, "one two\n  three"},
      {"one two three", 2, 8, "one\n  two\n  three"},
      {"one  two", 0, 4, "one\ntwo"},
      {"one two ", 0, 7, "one two"},
      {"incomprehensibilities are", 0, 5, "incomprehensibilities\nare"},
      {"an incomprehensibility", 0, 5, "an\nincomprehensibility"},
      {"one two", 9, 3, "one\n         two"},
      {"one\ntwo", 2, 20, "one\n  two"},
      {"", 3, 20, ""},
      {"登录超时", 0, 6, "登录超\n时"},
      {"登录超时", 0, 5, "登录\n超时"},
      {"登录，超时", 0, 4, "登\n录，\n超时"},
      {"登录“超”时", 0, 5, "登录\n“超”\n时"},
      {"用token登录", 0, 6, "用\ntoken\n登录"},
      {"Größe über", 0, 5, "Größe\nüber"},
      {"登录", 0, 1, "登\n录"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    layout_wrap(&out, cases[i].text, cases[i].indent, cases[i].end);
    assert_string_equal(written(), cases[i].lines);
  }
}

static void test_fold(void **state) {
  (void)state;
  static const uint32_t cases[][2] = {
      {'A', 'a'},       {'z', 'z'},     {'_', '_'},         {'[', '['},     {0xC4, 0xE4}, /* Ä */
      {0x416, 0x436},                                                                     /* Ж */
      {0x401, 0x451},                                                                     /* Ё */
      {0x3A3, 0x3C3},   {0x3C2, 0x3C3}, /* Σ, ς */
      {0x386, 0x3AC},                   /* Ά */
      {0x17F, 's'},     {0x2019, '\''}, {0x767B, 0x767B},   {0x628, 0x628}, {0xDF, 0xDF},
      {0xFFFD, 0xFFFD}, {0x130, 'i'},   {0x10400, 0x10428}, /* a letter of Deseret, beyond U+FFFF */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    if (character_fold(cases[i][0]) != cases[i][1])
      fail_msg("U+%04X is folded to U+%04X", (unsigned)cases[i][0],
               (unsigned)character_fold(cases[i][0]));
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(test_width), cmocka_unit_test(test_column),
                                     cmocka_unit_test(test_wrap), cmocka_unit_test(test_fold)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
