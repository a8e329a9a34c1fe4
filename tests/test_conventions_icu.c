/* ICU as the oracle for numbers, dates and times: its own samples of a language are learnt, and
   random values must come out as ICU writes them. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <unicode/uchar.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "base/utf8.h"
#include "store/language.h"

/* Those that are shipped, and those that are to come. */
static const char *const locales[] = {
    "en",    "ar",    "az",     "be",    "bg",      "bn",    "ca",    "cs",    "da",    "de",
    "el",    "es",    "es_419", "et",    "fa",      "fi",    "fil",   "fr",    "ga",    "gl",
    "he",    "hi",    "hr",     "hu",    "id",      "is",    "it",    "ja",    "ka",    "kk",
    "ko",    "lt",    "lv",     "ms",    "nb",      "nl",    "pl",    "pt_PT", "pt_BR", "ro",
    "ru",    "sk",    "sl",     "sr",    "sr_Latn", "sv",    "sw",    "ta",    "th",    "tr",
    "uk",    "ur",    "vi",     "zh_CN", "zh_HK",   "zh_TW", "de_CH", "de_AT", "ar_MA", "ar_DZ",
    "ar_TN", "ar_AE", "es_AR",  "es_CL", "es_CO",   "es_CR", "en_IN", "en_GB", "fr_CH"};
enum { LOCALES = sizeof locales / sizeof locales[0], TEXT = 256 };

static void to_utf8(const UChar *text, int32_t length, char buffer[TEXT]) {
  UErrorCode status = U_ZERO_ERROR;
  u_strToUTF8(buffer, TEXT, NULL, text, length, &status);
  assert_true(U_SUCCESS(status));
}

static UNumberFormatter *open_numbers(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormatter *formatter =
      unumf_openForSkeletonAndLocale(u"precision-integer", -1, locale, &status);
  assert_true(U_SUCCESS(status));
  return formatter;
}

static void icu_number(const UNumberFormatter *formatter, int64_t number, char buffer[TEXT]) {
  UErrorCode status = U_ZERO_ERROR;
  UChar text[TEXT];
  UFormattedNumber *result = unumf_openResult(&status);
  unumf_formatInt(formatter, number, result, &status);
  const int32_t length = unumf_resultToString(result, text, TEXT, &status);
  assert_true(U_SUCCESS(status));
  unumf_closeResult(result);
  to_utf8(text, length, buffer);
}

static void numbers_are_icus(void **state) {
  (void)state;
  size_t equal = 0, total = 0;
  for (size_t l = 0; l < LOCALES; l++) {
    UNumberFormatter *formatter = open_numbers(locales[l]);
    char small[TEXT], large[TEXT];
    const char *samples[SAMPLE_COUNT] = {0};
    struct conventions conventions;
    enum sample which;
    icu_number(formatter, 1234, small);
    icu_number(formatter, 1234567, large);
    samples[SAMPLE_NUMBER_SMALL] = small;
    samples[SAMPLE_NUMBER_LARGE] = large;
    if (conventions_learn(&conventions, samples, &which))
      fail_msg("%s: %s, %s are not understood", locales[l], small, large);
    for (int i = 0; i < 300; i++) {
      const uint64_t number = test_random() % UINT64_C(1000000000000000000) >> test_random() % 60;
      char ours[CONVENTIONS_SIZE + 1], theirs[TEXT];
      uint64_t back;
      ours[conventions_write_count(&conventions, number, ours)] = '\0';
      icu_number(formatter, (int64_t)number, theirs);
      total++;
      equal += !strcmp(ours, theirs);
      if (strcmp(ours, theirs) != 0) print_message("%s: %s, ICU %s\n", locales[l], ours, theirs);
      assert_true(conventions_read_count(&conventions, ours, strlen(ours), &back));
      assert_true(back == number);
    }
    unumf_close(formatter);
  }
  print_message("numbers: %zu of %zu equal to ICU\n", equal, total);
  assert_int_equal(equal, total);
}

/* The catalogs' own samples. Their dates are the translators' choice of form; see po/README.md. */
static void shipped_catalogs_write_numbers_as_icu_does(void **state) {
  (void)state;
  static const char *const shipped[] = {"en",    "ar",    "de",    "fr",    "ru",
                                        "zh_CN", "ar_AE", "ar_DZ", "ar_MA", "ar_TN",
                                        "de_AT", "de_CH", "en_GB", "en_IN", "fr_CH"};
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  for (size_t l = 0; l < sizeof shipped / sizeof shipped[0]; l++) {
    UNumberFormatter *formatter = open_numbers(shipped[l]);
    errcat_reader reader;
    assert_int_equal(errcat_choose(catalogs, shipped[l], ERRCAT_NUL, &reader), 0);
    for (int i = 0; i < 300; i++) {
      const int64_t number =
          (int64_t)(test_random() % UINT64_C(1000000000000000000) >> test_random() % 60);
      char ours[CONVENTIONS_SIZE + 1], theirs[TEXT];
      ours[conventions_write_count(&reader.languages[0]->conventions, (uint64_t)number, ours)] =
          '\0';
      icu_number(formatter, number, theirs);
      if (strcmp(ours, theirs) != 0) fail_msg("%s: %s, ICU %s", shipped[l], ours, theirs);
    }
    errcat_release(&reader);
    unumf_close(formatter);
  }
  errcat_close(catalogs);
}

static UDateFormat *open_dates(const char *locale, const UChar *skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  UChar pattern[TEXT];
  UDateTimePatternGenerator *generator = udatpg_open(locale, &status);
  const int32_t length = udatpg_getBestPattern(generator, skeleton, -1, pattern, TEXT, &status);
  UDateFormat *format =
      udat_open(UDAT_PATTERN, UDAT_PATTERN, locale, u"UTC", -1, pattern, length, &status);
  assert_true(U_SUCCESS(status));
  udatpg_close(generator);
  return format;
}

static void icu_date(const UDateFormat *format, int64_t seconds, char buffer[TEXT]) {
  UErrorCode status = U_ZERO_ERROR;
  UChar text[TEXT];
  const int32_t length = udat_format(format, (UDate)seconds * 1000, text, TEXT, NULL, &status);
  assert_true(U_SUCCESS(status));
  to_utf8(text, length, buffer);
}

static void icu_months(const UDateFormat *format, UDateFormatSymbolType type,
                       char months[12][TEXT]) {
  for (int32_t i = 0; i < 12; i++) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[TEXT];
    const int32_t length = udat_getSymbols(format, type, i, text, TEXT, &status);
    assert_true(U_SUCCESS(status));
    to_utf8(text, length, months[i]);
  }
}

/* A way to write dates: with and without a time, and the months' names in it. */
static const struct style {
  const UChar *skeletons[2]; /* by precision */
  UDateFormatSymbolType months;
  bool names;
} styles[] = {{{u"yMMMdjm", u"yMMMd"}, UDAT_SHORT_MONTHS, true},
              {{u"yMMMMdjm", u"yMMMMd"}, UDAT_MONTHS, true},
              {{u"yMdjm", u"yMd"}, UDAT_SHORT_MONTHS, false}};
enum { STYLES = sizeof styles / sizeof styles[0], INSTANTS = 80 };

/* What two locales differ in that is not ours to write:
   - Persian months have no messages, so that a Persian date is numeric;
   - years before 1582 are Julian in ICU; ours are Gregorian, as RFC 3339 has them. */
static bool is_ours(const char *locale, const struct style *style) {
  return strcmp(locale, "fa") != 0 || !style->names;
}

/* 1600 to 2399. */
static int64_t random_seconds(void) {
  const int64_t first = INT64_C(-11676096000);
  return first + (int64_t)(test_random() % UINT64_C(25245561600));
}

static void learn_icus(struct conventions *conventions, const char *locale,
                       const struct style *style, UDateFormat *const formats[2]) {
  static char texts[4][TEXT], months[12][TEXT]; /* outlive the conventions */
  static const int64_t instants[2] = {INT64_C(1772442300), INT64_C(1795452420)};
  const char *samples[SAMPLE_COUNT] = {0};
  enum sample which;
  for (int i = 0; i < 4; i++) {
    icu_date(formats[i / 2], instants[i % 2], texts[i]);
    samples[SAMPLE_TIME_MORNING + i] = texts[i];
  }
  icu_months(formats[0], style->months, months);
  for (int i = 0; i < 12; i++) samples[SAMPLE_MONTH_1 + i] = months[i];
  const int32_t diagnostic = conventions_learn(conventions, samples, &which);
  if (diagnostic)
    fail_msg("%s: %s | %s | %s | %s: fault %d, sample %d", locale, texts[0], texts[1], texts[2],
             texts[3], (int)diagnostic, (int)which);
}

/* Returns how many of the instants are written as ICU does. */
static size_t compare_dates(const char *locale, const struct style *style) {
  UDateFormat *formats[2] = {open_dates(locale, style->skeletons[0]),
                             open_dates(locale, style->skeletons[1])};
  struct conventions conventions;
  size_t equal = 0;
  learn_icus(&conventions, locale, style, formats);
  for (int i = 0; i < INSTANTS; i++) {
    const struct civil_time civil = {random_seconds(), i % 2, ERRCAT_NO_OFFSET};
    struct civil_time back;
    char ours[CONVENTIONS_SIZE + 1], again[CONVENTIONS_SIZE + 1], theirs[TEXT];
    const size_t length = conventions_write_time(&conventions, &civil, true, ours);
    ours[length] = '\0';
    icu_date(formats[i % 2], civil.seconds, theirs);
    equal += !strcmp(ours, theirs);
    if (strcmp(ours, theirs) != 0) print_message("%s: %s, ICU %s\n", locale, ours, theirs);
    if (!conventions_read_time(&conventions, ours, length, &back))
      fail_msg("%s: %s is not read", locale, ours);
    assert_int_equal(back.precision, civil.precision);
    /* A year of two digits is one of this century. */
    assert_int_equal(conventions_write_time(&conventions, &back, true, again), length);
    assert_memory_equal(again, ours, length);
    if (style->names)
      assert_true(back.seconds <= civil.seconds &&
                  civil.seconds < back.seconds + (i % 2 ? 86400 : 60));
  }
  udat_close(formats[0]);
  udat_close(formats[1]);
  return equal;
}

static void dates_are_icus(void **state) {
  (void)state;
  size_t equal = 0, total = 0;
  for (size_t l = 0; l < LOCALES; l++)
    for (size_t s = 0; s < STYLES; s++) {
      if (!is_ours(locales[l], &styles[s])) continue;
      equal += compare_dates(locales[l], &styles[s]);
      total += INSTANTS;
    }
  print_message("dates: %zu of %zu equal to ICU\n", equal, total);
  assert_int_equal(equal, total);
}

/* Where a shipped conventions is unlike ICU's on purpose; the rest of ICU's text is ours. */
static void differences_from_icu_are_named(void **state) {
  (void)state;
  static const struct {
    const char *locale;
    const UChar *skeleton;
    int64_t seconds;
    const char *ours, *theirs, *why;
  } cases[] = {
      {"en", u"yMMMdjm", INT64_C(1772442300), "Mar 2, 2026, 9:05 AM",
       "Mar 2, 2026, 9:05\xE2\x80\xAF"
       "AM",
       "a plain space: many terminals and fonts have no U+202F"},
      {"zh_TW", u"yMMMdCm", INT64_C(1772420700), "2026年3月2日 上午3:05", "2026年3月2日 凌晨3:05",
       "day periods by the hour need rules that no sample shows"},
      {"fa", u"yMMMd", INT64_C(1772442300), "۱۴۰۴/۱۲/۱۱", "۱۱ اسفند ۱۴۰۴",
       "the months that are messages are Gregorian"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    UDateFormat *format = open_dates(cases[i].locale, cases[i].skeleton);
    char theirs[TEXT];
    icu_date(format, cases[i].seconds, theirs);
    assert_string_equal(theirs, cases[i].theirs);
    assert_string_not_equal(theirs, cases[i].ours);
    print_message("%s: %s, ICU %s: %s\n", cases[i].locale, cases[i].ours, theirs, cases[i].why);
    udat_close(format);
  }
}

static bool digits_are_learnt(UChar32 zero) {
  char texts[2][TEXT];
  const char *samples[SAMPLE_COUNT] = {0};
  struct conventions conventions;
  enum sample which;
  for (int text = 0; text < 2; text++) {
    char *at = texts[text];
    for (uint32_t digit = 1; digit <= (text ? 7u : 4u); digit++)
      at += utf8_encode((uint32_t)zero + digit, at);
    *at = '\0';
  }
  samples[SAMPLE_NUMBER_SMALL] = texts[0];
  samples[SAMPLE_NUMBER_LARGE] = texts[1];
  return !conventions_learn(&conventions, samples, &which);
}

static void every_script_has_its_digits(void **state) {
  (void)state;
  size_t blocks = 0;
  for (UChar32 c = 0; c <= UCHAR_MAX_VALUE; c++) {
    if (u_charType(c) != U_DECIMAL_DIGIT_NUMBER || u_charDigitValue(c) != 0) continue;
    if (!digits_are_learnt(c)) fail_msg("the digits from U+%04X are unknown", (unsigned)c);
    blocks++;
  }
  print_message("digits: %zu blocks\n", blocks);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_are_icus),
                                     cmocka_unit_test(shipped_catalogs_write_numbers_as_icu_does),
                                     cmocka_unit_test(dates_are_icus),
                                     cmocka_unit_test(differences_from_icu_are_named),
                                     cmocka_unit_test(every_script_has_its_digits)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
