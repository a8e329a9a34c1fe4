/* ICU as the oracle for numbers, dates and times: its own samples of a language are learnt, and
   random values must come out as ICU writes them. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>

#include "language.h"

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

static uint64_t seed = 2026;

static uint64_t random_bits(void) {
  seed ^= seed << 13;
  seed ^= seed >> 7;
  seed ^= seed << 17;
  return seed;
}

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
    struct manner manner;
    enum sample which;
    icu_number(formatter, 1234, small);
    icu_number(formatter, 1234567, large);
    samples[SAMPLE_NUMBER_SMALL] = small;
    samples[SAMPLE_NUMBER_LARGE] = large;
    if (manner_learn(&manner, samples, &which))
      fail_msg("%s: %s, %s are not understood", locales[l], small, large);
    for (int i = 0; i < 300; i++) {
      const uint64_t number = random_bits() % UINT64_C(1000000000000000000) >> random_bits() % 60;
      char ours[MANNER_SIZE + 1], theirs[TEXT];
      uint64_t back;
      ours[manner_write_count(&manner, number, ours)] = '\0';
      icu_number(formatter, (int64_t)number, theirs);
      total++;
      equal += !strcmp(ours, theirs);
      if (strcmp(ours, theirs) != 0) print_message("%s: %s, ICU %s\n", locales[l], ours, theirs);
      assert_true(manner_read_count(&manner, ours, strlen(ours), &back));
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
  errcat *catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  for (size_t l = 0; l < sizeof shipped / sizeof shipped[0]; l++) {
    UNumberFormatter *formatter = open_numbers(shipped[l]);
    errcat_reader reader;
    assert_int_equal(errcat_choose(catalogs, shipped[l], ERRCAT_NUL, &reader), 0);
    for (int i = 0; i < 300; i++) {
      const int64_t number =
          (int64_t)(random_bits() % UINT64_C(1000000000000000000) >> random_bits() % 60);
      char ours[MANNER_SIZE + 1], theirs[TEXT];
      ours[manner_write_count(&reader.languages[0]->manner, (uint64_t)number, ours)] = '\0';
      icu_number(formatter, number, theirs);
      if (strcmp(ours, theirs) != 0) fail_msg("%s: %s, ICU %s", shipped[l], ours, theirs);
    }
    errcat_release(&reader);
    unumf_close(formatter);
  }
  errcat_free(catalogs);
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

static void icu_months(const UDateFormat *format, char months[12][TEXT]) {
  for (int32_t i = 0; i < 12; i++) {
    UErrorCode status = U_ZERO_ERROR;
    UChar text[TEXT];
    const int32_t length = udat_getSymbols(format, UDAT_SHORT_MONTHS, i, text, TEXT, &status);
    assert_true(U_SUCCESS(status));
    to_utf8(text, length, months[i]);
  }
}

static void dates_are_icus(void **state) {
  (void)state;
  size_t equal = 0, total = 0;
  for (size_t l = 0; l < LOCALES; l++) {
    const bool persian = !strcmp(locales[l], "fa");
    UDateFormat *formats[2] = {open_dates(locales[l], persian ? u"yMdjm" : u"yMMMdjm"),
                               open_dates(locales[l], persian ? u"yMd" : u"yMMMd")};
    char texts[4][TEXT], months[12][TEXT];
    const char *samples[SAMPLE_COUNT] = {0};
    struct manner manner;
    enum sample which;
    for (int i = 0; i < 4; i++) {
      icu_date(formats[i / 2], i % 2 ? INT64_C(1795452420) : INT64_C(1772442300), texts[i]);
      samples[SAMPLE_TIME_MORNING + i] = texts[i];
    }
    icu_months(formats[0], months);
    for (int i = 0; i < 12; i++) samples[SAMPLE_MONTH_1 + i] = months[i];
    const int32_t fault = manner_learn(&manner, samples, &which);
    if (fault)
      fail_msg("%s: %s | %s | %s | %s: fault %d, sample %d", locales[l], texts[0], texts[1],
               texts[2], texts[3], (int)fault, (int)which);
    for (int i = 0; i < 80; i++) {
      /* 1970 to 2100 */
      struct moment moment = {(int64_t)(random_bits() % UINT64_C(4102444800)), i % 2,
                              ERRCAT_NO_OFFSET};
      char ours[MANNER_SIZE + 1], theirs[TEXT];
      ours[manner_write_time(&manner, &moment, true, ours)] = '\0';
      icu_date(formats[i % 2], moment.seconds, theirs);
      const bool same = !strcmp(ours, theirs);
      total++;
      equal += same;
      if (!same) print_message("%s: %s, ICU %s\n", locales[l], ours, theirs);
      struct moment back;
      if (!manner_read_time(&manner, ours, strlen(ours), &back))
        fail_msg("%s: %s is not read", locales[l], ours);
      moment.seconds -= moment.seconds % (i % 2 ? 86400 : 60);
      assert_true(back.seconds == moment.seconds && back.precision == moment.precision);
    }
    udat_close(formats[0]);
    udat_close(formats[1]);
  }
  print_message("dates: %zu of %zu equal to ICU\n", equal, total);
  assert_int_equal(equal, total);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_are_icus),
                                     cmocka_unit_test(shipped_catalogs_write_numbers_as_icu_does),
                                     cmocka_unit_test(dates_are_icus)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
