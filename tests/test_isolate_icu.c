/* Arguments that are isolated: what of them reaches the sentence, by ICU's bidi algorithm, and
   every place where the text may be cut. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <unicode/ubidi.h>
#include <unicode/ustring.h>

enum { SIZE = 4096 };

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
  errcat_close(catalogs);
  return 0;
}

static size_t fill(const char *sentence, const char *name, uint32_t flags, char text[SIZE]) {
  const errcat_argument argument = errcat_text("name", name, ERRCAT_NUL);
  const size_t length = errcat_format_message(&reader, NULL, sentence, NULL, &argument, 1,
                                              TEST_OPTIONS(flags), text, SIZE, NULL);
  assert_in_range(length, 1, SIZE - 1);
  return length;
}

/* Letters of both directions, digits, brackets, what ends a paragraph, every bidi control. */
static const char *const hostile[] = {
    "a",      "ב",      "ن",      "7",      "٧",      "(",      "]",      " ",        "\t",
    "\n",     "\r",     "\r\n",   "\x1C",   "\x1D",   "\x1E",   "\x1F",   "\xC2\x85", "\u2028",
    "\u2029", "\u200E", "\u200F", "\u061C", "\u202A", "\u202B", "\u202C", "\u202D",   "\u202E",
    "\u2066", "\u2067", "\u2068", "\u2069", "\xE2",   "\xFF",   "\u2029", "\u202E",   "\u2069"};

static bool ends_paragraph(const char *bit, bool html) {
  static const char *const all[] = {"\x1C",   "\x1D", "\x1E", "\xC2\x85",
                                    "\u2029", "\n",   "\r",   "\r\n"};
  for (size_t i = 0; i < (html ? 5 : sizeof all / sizeof all[0]); i++)
    if (!strcmp(bit, all[i])) return true;
  return false;
}

/* A random argument, and a harmless one with the same paragraphs. */
static void make_arguments(char argument[SIZE], char harmless[SIZE], bool html) {
  const uint64_t count = 1 + test_random() % (test_random() % 50 ? 12 : 300);
  argument[0] = '\0';
  strcpy(harmless, "x");
  for (uint64_t i = 0; i < count; i++) {
    const char *bit = hostile[test_random() % (sizeof hostile / sizeof hostile[0])];
    strcat(argument, bit);
    if (ends_paragraph(bit, html)) strcat(strcat(harmless, bit), "x");
  }
  strcat(argument, "z"); /* not white space alone */
}

static UChar wide[SIZE];

static int32_t to_utf16(const char *text) {
  int32_t length;
  UErrorCode error = U_ZERO_ERROR;
  u_strFromUTF8(wide, SIZE, &length, text, -1, &error);
  assert_true(U_SUCCESS(error));
  return length;
}

static int32_t levels_of(const char *text, UBiDiLevel base, UBiDiLevel levels[SIZE]) {
  const int32_t length = to_utf16(text);
  UErrorCode error = U_ZERO_ERROR;
  UBiDi *bidi = ubidi_open();
  ubidi_setPara(bidi, wide, length, base, NULL, &error);
  const UBiDiLevel *found = ubidi_getLevels(bidi, &error);
  assert_true(U_SUCCESS(error));
  memcpy(levels, found, (size_t)length * sizeof *levels);
  ubidi_close(bidi);
  return length;
}

/* The levels of what stands before and behind the argument. */
static void assert_same_levels(const char *sentence, const char *text, const char *expected) {
  static const UBiDiLevel bases[] = {0, 1, UBIDI_DEFAULT_LTR, UBIDI_DEFAULT_RTL};
  static UBiDiLevel levels[SIZE], wanted[SIZE];
  const char *argument = strchr(sentence, '{'), *rest = strchr(sentence, '}') + 1;
  char before[64];
  snprintf(before, sizeof before, "%.*s", (int)(argument - sentence), sentence);
  const int32_t front = to_utf16(before), back = to_utf16(rest);
  for (size_t b = 0; b < sizeof bases / sizeof bases[0]; b++) {
    const int32_t length = levels_of(text, bases[b], levels);
    const int32_t other = levels_of(expected, bases[b], wanted);
    if (memcmp(levels, wanted, (size_t)front) != 0 ||
        memcmp(levels + length - back, wanted + other - back, (size_t)back) != 0)
      fail_msg("%s: %s", sentence, text);
  }
}

static const char *const sentences[] = {"User [{name}] does not exist",
                                        "{name} (gone)",
                                        "המשתמש [{name}] אינו קיים",
                                        "תיקייה {name}",
                                        "1 {name}: 2",
                                        "({name})"};

static void nothing_in_an_argument_reaches_the_sentence(void **state) {
  (void)state;
  static char argument[SIZE], harmless[SIZE], text[SIZE], expected[SIZE];
  for (int round = 0; round < 20000; round++) {
    const char *sentence = sentences[test_random() % (sizeof sentences / sizeof sentences[0])];
    make_arguments(argument, harmless, false);
    fill(sentence, argument, ERRCAT_ISOLATE, text);
    fill(sentence, harmless, ERRCAT_ISOLATE, expected);
    assert_same_levels(sentence, text, expected);
  }
}

/* What a page shows (CSS Writing Modes, 2.4.4): an element's ends become controls; line breaks are
   spaces, or where they are kept, the element ends before them and begins anew behind. */
static void show_page(const char *html, bool keeps_breaks, char shown[SIZE]) {
  bool inside = false;
  for (*shown = '\0'; *html; html++) {
    const char *instead = NULL;
    if (!strncmp(html, "<bdi>", 5)) {
      instead = "\u2068", inside = true, html += 4;
    } else if (!strncmp(html, "</bdi>", 6)) {
      instead = "\u2069", inside = false, html += 5;
    } else if (*html == '\n' || *html == '\r') {
      instead = !keeps_breaks ? " " : inside ? "\u2069\n\u2068" : "\n";
    }
    if (instead)
      strcat(shown, instead);
    else
      strncat(shown, html, 1);
  }
}

static void nothing_in_an_argument_reaches_the_page(void **state) {
  (void)state;
  static char argument[SIZE], harmless[SIZE], text[SIZE], expected[SIZE], shown[SIZE];
  for (int round = 0; round < 10000; round++) {
    const char *sentence = sentences[test_random() % (sizeof sentences / sizeof sentences[0])];
    make_arguments(argument, harmless, true);
    fill(sentence, argument, ERRCAT_ISOLATE | ERRCAT_HTML, text);
    fill(sentence, harmless, ERRCAT_ISOLATE | ERRCAT_HTML, expected);
    show_page(expected, false, shown);
    strcpy(expected, shown);
    show_page(text, false, shown);
    assert_same_levels(sentence, shown, expected);
    make_arguments(argument, harmless, false);
    fill(sentence, argument, ERRCAT_ISOLATE | ERRCAT_HTML, text);
    fill(sentence, harmless, ERRCAT_ISOLATE | ERRCAT_HTML, expected);
    show_page(expected, true, shown);
    strcpy(expected, shown);
    show_page(text, true, shown);
    assert_same_levels(sentence, shown, expected);
  }
}

/* ---- cuts ---- */

static size_t closer_at_end(const char *text, size_t length) {
  if (length >= 3 && !memcmp(text + length - 3, "\u2069", 3)) return 3;
  if (length >= 6 && !memcmp(text + length - 6, "</bdi>", 6)) return 6;
  return 0;
}

static void assert_balanced(const char *text) {
  char open[SIZE];
  size_t depth = 0;
  for (const char *at = text; *at; at++) {
    if (!strncmp(at, "<bdi>", 5)) open[depth++] = 'b';
    if (!strncmp(at, "\u2066", 3) || !strncmp(at, "\u2067", 3) || !strncmp(at, "\u2068", 3))
      open[depth++] = 'i';
    const bool ends_element = !strncmp(at, "</bdi>", 6);
    if (!ends_element && strncmp(at, "\u2069", 3) != 0) continue;
    if (!depth || open[--depth] != (ends_element ? 'b' : 'i')) fail_msg("%s: closes nothing", text);
  }
  if (depth) fail_msg("%s: %zu left open", text, depth);
}

/* Valid UTF-8, balanced, and the front of the whole but for what closes it; most of the room is
   used. */
static void assert_cut(const char *cut, size_t size, const char *whole) {
  size_t length = strlen(cut);
  const size_t written = length;
  to_utf16(cut); /* fails on what is no UTF-8 */
  assert_balanced(cut);
  assert_true(written < size);
  for (size_t closer = 1; strncmp(cut, whole, length) != 0; length -= closer) {
    closer = closer_at_end(cut, length);
    if (!closer) fail_msg("%zu: %s is not the front of %s", size, cut, whole);
  }
  if (written < strlen(whole) && written + 12 < size)
    fail_msg("%zu: only %zu bytes of %s", size, written, whole);
}

static void cut_text_has_both_ends_of_each_isolate(void **state) {
  (void)state;
  static const char *const names[] = {"Ann",
                                      "é€😀\xFF<&",
                                      "a\nb\r\nc\u2029d",
                                      "\u2066a\u2067b\u2068c",
                                      "\u2069\u2069\u2066a\u2069b",
                                      "\u2066a\nb\u2069c\u2067\xC2\x85\u2067\u2067",
                                      "\n",
                                      "\"\\\x01z"};
  static const char sentence[] = "Ä [{name}], {name}: {count}";
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    for (uint32_t mode = ERRCAT_PLAIN; mode <= ERRCAT_TERMINAL; mode++) {
      const errcat_argument arguments[] = {errcat_text("name", names[i], ERRCAT_NUL),
                                           errcat_count("count", 1234)};
      const uint32_t flags = mode | ERRCAT_ISOLATE;
      char whole[SIZE];
      const size_t length = errcat_format_message(&reader, NULL, sentence, NULL, arguments, 2,
                                                  TEST_OPTIONS(flags), whole, sizeof whole, NULL);
      for (size_t size = 0; size <= length + 1; size++) {
        char *exact = malloc(size + 1);
        errcat_result result;
        exact[0] = '\0';
        assert_int_equal(errcat_format_message(&reader, NULL, sentence, NULL, arguments, 2,
                                               TEST_OPTIONS(flags), exact, size, &result),
                         length);
        assert_int_equal((result.status & ERRCAT_TRUNCATED) != 0, size <= length);
        if (size) assert_cut(exact, size, whole);
        if (size > length) assert_string_equal(exact, whole);
        free(exact);
      }
    }
}

/* Those an argument leaves open are closed one by one. */
static void many_isolates_are_cut_as_one_is(void **state) {
  (void)state;
  char name[3 * 200 + 1], whole[SIZE], cut[SIZE];
  for (size_t i = 0; i < 200; i++) memcpy(name + 3 * i, "\u2067", 3);
  name[sizeof name - 1] = '\0';
  const errcat_argument argument = errcat_text("name", name, ERRCAT_NUL);
  const size_t length =
      errcat_format_message(&reader, NULL, "{name}", NULL, &argument, 1,
                            &(errcat_options){.flags = ERRCAT_ISOLATE}, whole, sizeof whole, NULL);
  assert_int_equal(length, 201 * 6);
  for (size_t size = 1; size <= length + 1; size++) {
    errcat_format_message(&reader, NULL, "{name}", NULL, &argument, 1,
                          &(errcat_options){.flags = ERRCAT_ISOLATE}, cut, size, NULL);
    assert_balanced(cut);
    assert_int_equal(strlen(cut), (size - 1) / 6 * 6);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(nothing_in_an_argument_reaches_the_sentence),
      cmocka_unit_test(nothing_in_an_argument_reaches_the_page),
      cmocka_unit_test(cut_text_has_both_ends_of_each_isolate),
      cmocka_unit_test(many_isolates_are_cut_as_one_is),
  };
  return cmocka_run_group_tests(tests, open_english, close_english);
}
