/* Conventions: what is learnt from samples, what is refused, and text read back.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "locale/conventions.h"

#define MORNING INT64_C(1772442300)   /* 2026-03-02T09:05:00 */
#define AFTERNOON INT64_C(1795452420) /* 2026-11-23T16:47:00 */
#define NBSP "\xC2\xA0"

static const char *const english[SAMPLE_COUNT] = {
#define S(name, context, message) message,
#include "locale/samples.def"
#undef S
};

static void learn(struct conventions *conventions, const char *const samples[SAMPLE_COUNT]) {
  enum sample which = SAMPLE_COUNT;
  const int32_t diagnostic = conventions_learn(conventions, samples, &which);
  if (diagnostic) fail_msg("diagnostic %d, sample %d", (int)diagnostic, (int)which);
}

static void learn_numbers(struct conventions *conventions, const char *small, const char *large) {
  const char *samples[SAMPLE_COUNT] = {0};
  samples[SAMPLE_NUMBER_SMALL] = small;
  samples[SAMPLE_NUMBER_LARGE] = large;
  learn(conventions, samples);
}

static void assert_count(const struct conventions *conventions, uint64_t number,
                         const char *expected) {
  char text[CONVENTIONS_SIZE + 1];
  uint64_t back;
  text[conventions_write_count(conventions, number, text)] = '\0';
  assert_string_equal(text, expected);
  assert_true(conventions_read_count(conventions, text, strlen(text), &back));
  assert_true(back == number);
}

static void assert_number(const struct conventions *conventions, int64_t number,
                          const char *expected) {
  char text[CONVENTIONS_SIZE + 1];
  int64_t back;
  text[conventions_write_number(conventions, number, text)] = '\0';
  assert_string_equal(text, expected);
  assert_true(conventions_read_number(conventions, text, strlen(text), &back));
  assert_true(back == number);
}

static void assert_time(const struct conventions *conventions, int64_t seconds, int32_t precision,
                        int32_t offset, const char *expected) {
  const struct civil_time civil = {seconds, precision, offset};
  char text[CONVENTIONS_SIZE + 1];
  struct civil_time back;
  text[conventions_write_time(conventions, &civil, true, text)] = '\0';
  assert_string_equal(text, expected);
  if (!conventions_read_time(conventions, text, strlen(text), &back))
    fail_msg("%s is not read", text);
  assert_int_equal(back.precision, precision);
  assert_int_equal(back.offset, precision == ERRCAT_DAY ? ERRCAT_NO_OFFSET : offset);
  const int64_t unit = precision == ERRCAT_DAY ? 86400 : 60;
  assert_true(back.seconds <= seconds && seconds < back.seconds + unit);
}

/* ---- numbers ---- */

static void counts_are_grouped_as_the_samples_are(void **state) {
  (void)state;
  static const struct {
    const char *small, *large; /* samples */
    uint64_t number;
    const char *text;
  } cases[] = {
      {"1,234", "1,234,567", 0, "0"},
      {"1,234", "1,234,567", 999, "999"},
      {"1,234", "1,234,567", 1000, "1,000"},
      {"1,234", "1,234,567", 1000000, "1,000,000"},
      {"1,234", "1,234,567", UINT64_MAX, "18,446,744,073,709,551,615"},
      {"1.234", "1.234.567", 12345, "12.345"},
      {"1\xE2\x80\x99"
       "234",
       "1\xE2\x80\x99"
       "234\xE2\x80\x99"
       "567",
       123456,
       "123\xE2\x80\x99"
       "456"},
      /* 1234 is not grouped: Spanish, Polish */
      {"1234", "1.234.567", 1234, "1234"},
      {"1234", "1.234.567", 9999, "9999"},
      {"1234", "1.234.567", 10000, "10.000"},
      {"1234", "1" NBSP "234" NBSP "567", 10000, "10" NBSP "000"},
      /* lakh and crore */
      {"1,234", "12,34,567", 99999, "99,999"},
      {"1,234", "12,34,567", 100000, "1,00,000"},
      {"1,234", "12,34,567", 1000000000, "1,00,00,00,000"},
      {"1,234", "12,34,567", UINT64_MAX, "1,84,46,74,40,73,70,95,51,615"},
      /* myriads: four digits in a group, so that 1234 has no mark to show */
      {"1234", "123,4567", 9999, "9999"},
      {"1234", "123,4567", 10000, "1,0000"},
      {"1234", "123,4567", 100000000, "1,0000,0000"},
      {"1234", "1234567", 1234567, "1234567"},
      {"1234", "1234567", UINT64_MAX, "18446744073709551615"},
      {"١٬٢٣٤", "١٬٢٣٤٬٥٦٧", 9081726354, "٩٬٠٨١٬٧٢٦٬٣٥٤"},
      {"۱٬۲۳۴", "۱٬۲۳۴٬۵۶۷", 890, "۸۹۰"},
      {"১,২৩৪", "১২,৩৪,৫৬৭", 10000000, "১,০০,০০,০০০"},
      {"𞥑𞥒𞥓𞥔", "𞥑𞥒𞥓𞥔𞥕𞥖𞥗", 1809,
       "𞥑𞥘𞥐𞥙"}, /* Adlam: four bytes */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct conventions conventions;
    learn_numbers(&conventions, cases[i].small, cases[i].large);
    assert_count(&conventions, cases[i].number, cases[i].text);
  }
}

static void numbers_have_the_digits_but_no_groups(void **state) {
  (void)state;
  struct conventions conventions;
  learn_numbers(&conventions, "1,234", "1,234,567");
  assert_number(&conventions, 0, "0");
  assert_number(&conventions, -1234567, "-1234567");
  assert_number(&conventions, INT64_MAX, "9223372036854775807");
  assert_number(&conventions, INT64_MIN, "-9223372036854775808");
  learn_numbers(&conventions, "١٬٢٣٤", "١٬٢٣٤٬٥٦٧");
  assert_number(&conventions, -1234567890, "-١٢٣٤٥٦٧٨٩٠");
}

static void samples_that_are_no_numbers_are_diagnostics(void **state) {
  (void)state;
  static const struct {
    const char *small, *large;
    int32_t diagnostic;
    enum sample which;
  } cases[] = {
      {"1,234", "", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "a million", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1,234,568", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1,234,56", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1,234,5678", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", ",1234567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1,234,567,", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1,,234567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1,234.567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1,2,3,4567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1,234,567.00", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1, 234, 567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "1,234,56٧", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      /* a digit of another block is no mark */
      {"1234", "1٠234٠567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      /* more digits than a group has */
      {"1,234", "1234,567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,234", "123,4,567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_LARGE},
      {"1,235", "1,234,567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_SMALL},
      {"12,34", "1,234,567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_SMALL},
      {"1.234", "1,234,567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_SMALL},
      {"1,234", "1234567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_SMALL},
      {"١٬٢٣٤", "1,234,567", ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER, SAMPLE_NUMBER_SMALL},
      {"1,234", "1 234 567", ERRCAT_DIAGNOSTIC_SAMPLE_SPACE, SAMPLE_NUMBER_LARGE},
      {"1 234", "1 234 567", ERRCAT_DIAGNOSTIC_SAMPLE_SPACE, SAMPLE_NUMBER_LARGE},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *samples[SAMPLE_COUNT] = {0};
    struct conventions conventions;
    enum sample which = SAMPLE_COUNT;
    samples[SAMPLE_NUMBER_SMALL] = cases[i].small;
    samples[SAMPLE_NUMBER_LARGE] = cases[i].large;
    const int32_t diagnostic = conventions_learn(&conventions, samples, &which);
    if (diagnostic != cases[i].diagnostic || which != cases[i].which)
      fail_msg("%s, %s: fault %d, sample %d", cases[i].small, cases[i].large, (int)diagnostic,
               (int)which);
    assert_count(&conventions, 1234567, "1234567");
  }
}

static void only_what_would_be_written_is_read(void **state) {
  (void)state;
  static const char *const counts[] = {
      "",
      ",",
      "1234",
      "1,23,4",
      "01",
      "1,234,",
      ",234",
      "-1",
      "+1",
      "1.234",
      "1,234 ",
      " 1",
      "1٢",
      "1,234,56",
      "١",
      "00",
      "0,001",
      "18,446,744,073,709,551,616",
      "99,999,999,999,999,999,999,999",
  };
  static const char *const numbers[] = {"",
                                        "-",
                                        "-0",
                                        "01",
                                        "1,234",
                                        "+1",
                                        "--1",
                                        "1-",
                                        "1 ",
                                        "-9223372036854775809",
                                        "9223372036854775808"};
  struct conventions conventions;
  char long_text[CONVENTIONS_SIZE * 2];
  uint64_t count;
  int64_t number;
  learn(&conventions, english);
  for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++)
    if (conventions_read_count(&conventions, counts[i], strlen(counts[i]), &count))
      fail_msg("%s is taken", counts[i]);
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    if (conventions_read_number(&conventions, numbers[i], strlen(numbers[i]), &number))
      fail_msg("%s is taken", numbers[i]);
  memset(long_text, '0', sizeof long_text);
  assert_false(conventions_read_count(&conventions, long_text, sizeof long_text, &count));
  assert_false(conventions_read_number(&conventions, long_text, sizeof long_text, &number));
  assert_false(conventions_read_count(&conventions, "1\0", 2, &count));
}

/* ---- dates and times ---- */

static void english_is_learnt_from_its_own_messages(void **state) {
  (void)state;
  struct conventions conventions;
  learn(&conventions, english);
  assert_count(&conventions, 1234567, "1,234,567");
  assert_time(&conventions, MORNING, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, "Mar 2, 2026, 9:05 AM");
  assert_time(&conventions, AFTERNOON, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, "Nov 23, 2026, 4:47 PM");
  assert_time(&conventions, AFTERNOON, ERRCAT_DAY, ERRCAT_NO_OFFSET, "Nov 23, 2026");
  assert_time(&conventions, MORNING, ERRCAT_MINUTE, 330, "Mar 2, 2026, 9:05 AM (UTC+05:30)");
  assert_time(&conventions, MORNING, ERRCAT_MINUTE, -1439, "Mar 2, 2026, 9:05 AM (UTC-23:59)");
  assert_time(&conventions, MORNING, ERRCAT_MINUTE, 0, "Mar 2, 2026, 9:05 AM (UTC+00:00)");
  assert_time(&conventions, MORNING, ERRCAT_DAY, 330, "Mar 2, 2026");
  assert_time(&conventions, MORNING + 59, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, "Mar 2, 2026, 9:05 AM");
  for (int m = 0; m < 12; m++) {
    const struct civil_fields fields = {1999, m + 1, 9, 0, 0};
    char expected[32];
    int64_t seconds;
    assert_true(calendar_seconds(&fields, GREGORIAN, &seconds));
    snprintf(expected, sizeof expected, "%s 9, 1999", english[SAMPLE_MONTH_1 + m]);
    assert_time(&conventions, seconds, ERRCAT_DAY, ERRCAT_NO_OFFSET, expected);
  }
}

static void the_offset_is_left_out_if_not_wanted(void **state) {
  (void)state;
  const struct civil_time civil = {MORNING, ERRCAT_MINUTE, 330};
  struct conventions conventions;
  char text[CONVENTIONS_SIZE + 1];
  learn(&conventions, english);
  text[conventions_write_time(&conventions, &civil, false, text)] = '\0';
  assert_string_equal(text, "Mar 2, 2026, 9:05 AM");
}

static void twelve_hours_begin_with_twelve(void **state) {
  (void)state;
  static const struct {
    int32_t hour;
    const char *text;
  } cases[] = {
      {0, "Mar 2, 2026, 12:05 AM"},  {1, "Mar 2, 2026, 1:05 AM"},  {11, "Mar 2, 2026, 11:05 AM"},
      {12, "Mar 2, 2026, 12:05 PM"}, {13, "Mar 2, 2026, 1:05 PM"}, {23, "Mar 2, 2026, 11:05 PM"},
  };
  struct conventions conventions;
  learn(&conventions, english);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    assert_time(&conventions, MORNING + INT64_C(3600) * (cases[i].hour - 9), ERRCAT_MINUTE,
                ERRCAT_NO_OFFSET, cases[i].text);
}

/* The other samples are English. */
static int32_t learn_times(struct conventions *conventions, const char *morning,
                           const char *afternoon, enum sample *which) {
  const char *samples[SAMPLE_COUNT];
  memcpy(samples, english, sizeof samples);
  samples[SAMPLE_TIME_MORNING] = morning;
  samples[SAMPLE_TIME_AFTERNOON] = afternoon;
  samples[SAMPLE_DATE_EARLY] = samples[SAMPLE_DATE_LATE] = NULL;
  *which = SAMPLE_COUNT;
  return conventions_learn(conventions, samples, which);
}

static void times_are_written_as_the_samples_are(void **state) {
  (void)state;
  static const struct {
    const char *morning, *afternoon; /* samples */
    const char *text;                /* 4 May 2031, 00:08 */
  } cases[] = {
      {"2026-03-02 09:05", "2026-11-23 16:47", "2031-05-04 00:08"},
      {"2.3.2026 klo 9.05", "23.11.2026 klo 16.47", "4.5.2031 klo 0.08"},
      {"02.03.2026, 09:05", "23.11.2026, 16:47", "04.05.2031, 00:08"},
      {"2/03/26 09:05", "23/11/26 16:47", "4/05/31 00:08"},
      {"2026年3月2日 上午9:05", "2026年11月23日 下午4:47", "2031年5月4日 上午12:08"},
      {"2026. 3. 2. 오전 9:05", "2026. 11. 23. 오후 4:47", "2031. 5. 4. 오전 12:08"},
      {"9.05 am 2/3/2026", "4.47 pm 23/11/2026", "12.08 am 4/5/2031"},
      {"AM 09:05, 2026-3-2", "PM 04:47, 2026-11-23", "AM 12:08, 2031-5-4"},
      /* the morning needs no mark */
      {"2/3/2026 9:05", "23/11/2026 4:47 pm", "4/5/2031 12:08"},
      {"٢‏/٣‏/٢٠٢٦، ٩:٠٥ ص", "٢٣‏/١١‏/٢٠٢٦، ٤:٤٧ م",
       "٤‏/٥‏/٢٠٣١، ١٢:٠٨ ص"},
      /* Buddhist and Persian years */
      {"2/3/2569 09:05", "23/11/2569 16:47", "4/5/2574 00:08"},
      {"2/3/69 09:05", "23/11/69 16:47", "4/5/74 00:08"},
      {"۱۴۰۴/۱۲/۱۱،‏ ۹:۰۵", "۱۴۰۵/۹/۲،‏ ۱۶:۴۷",
       "۱۴۱۰/۲/۱۴،‏ ۰:۰۸"},
      {"1404/12/11 09:05", "1405/09/02 16:47", "1410/02/14 00:08"},
      {"04/12/11 09:05", "05/09/02 16:47", "10/02/14 00:08"},
      /* English months elsewhere */
      {"2 Mar 2026 09h05", "23 Nov 2026 16h47", "4 May 2031 00h08"},
      {"09:05 on 2026Mar2", "16:47 on 2026Nov23", "00:08 on 2031May4"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct conventions conventions;
    enum sample which;
    const int32_t diagnostic =
        learn_times(&conventions, cases[i].morning, cases[i].afternoon, &which);
    if (diagnostic)
      fail_msg("%s: fault %d, sample %d", cases[i].morning, (int)diagnostic, (int)which);
    assert_time(&conventions, MORNING, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, cases[i].morning);
    assert_time(&conventions, AFTERNOON, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, cases[i].afternoon);
    assert_time(&conventions, INT64_C(1935619680), ERRCAT_MINUTE, ERRCAT_NO_OFFSET, cases[i].text);
  }
}

static void samples_that_are_no_times_are_diagnostics(void **state) {
  (void)state;
  static const struct {
    const char *morning, *afternoon;
    int32_t diagnostic;
    enum sample which;
  } cases[] = {
      {"", "23.11.2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
      {"morning", "afternoon", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
      {"2.3.2026", "23.11.2026", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
      {"2.3. 9:05", "23.11. 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
      {"2.3.2026 9:05:00", "23.11.2026 16:47:00", ERRCAT_DIAGNOSTIC_SAMPLE_TIME,
       SAMPLE_TIME_MORNING},
      {"2.3.2026 9:05 UTC+1", "23.11.2026 16:47 UTC+1", ERRCAT_DIAGNOSTIC_SAMPLE_TIME,
       SAMPLE_TIME_MORNING},
      {"2.3.2026 9:05 UTC", "23.11.2026 16:47 UTC", ERRCAT_DIAGNOSTIC_SAMPLE_TIME,
       SAMPLE_TIME_MORNING},
      {"2.3.2026 (GMT) 9:05", "23.11.2026 (GMT) 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME,
       SAMPLE_TIME_MORNING},
      {"2.3.2026 9:05", NULL, ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS, SAMPLE_TIME_MORNING},
      {NULL, "23.11.2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS, SAMPLE_TIME_AFTERNOON},
      {"2.3.2026 9:5", "23.11.2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
      {"2.3.2025 9:05", "23.11.2025 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
      {"2.3.2026 2.3. 9:05", "23.11.2026 23.11. 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME,
       SAMPLE_TIME_MORNING},
      {"2.3.2026 {9:05}", "23.11.2026 {16:47}", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
      {"2.3.2026 ٩:٠٥", "23.11.2026 ١٦:٤٧", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
      {"2 March, 2026 9:05", "23 XI 2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME,
       SAMPLE_TIME_AFTERNOON},
      {"2.3.2026 9:05", "24.11.2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_AFTERNOON},
      {"2.3.2026 9:05", "23.11.2026", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_AFTERNOON},
      {"2.3.2569 9:05", "23.11.2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_AFTERNOON},
      {"2.3.2026 ٩ 9:05", "23.11.2026 ٩ 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
      /* four in the afternoon, or in the morning? */
      {"2.3.2026 9:05", "23.11.2026 4:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_AFTERNOON},
      {"2.3.2026 9:05", "23. 11. 2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS,
       SAMPLE_TIME_AFTERNOON},
      {"2.3.2026 9:05", "2026.11.23 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS,
       SAMPLE_TIME_AFTERNOON},
      {"2.3.26 9:05", "23.11.2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS, SAMPLE_TIME_AFTERNOON},
      {"2 Mar 2026 9:05", "23.11.2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS,
       SAMPLE_TIME_AFTERNOON},
      {"9:05 2.3.2026", "23.11.2026 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS,
       SAMPLE_TIME_AFTERNOON},
      /* padded in one and not in the other */
      {"2.3.2026 9:05 AM", "23.11.2026 04:47 PM", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS,
       SAMPLE_TIME_AFTERNOON},
      {"1404/12/11 09:05 AM", "1405/09/2 4:47 PM", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS,
       SAMPLE_TIME_AFTERNOON},
      /* only one mark */
      {"2.3.2026 9:05 AM", "23.11.2026 16:47 PM", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS,
       SAMPLE_TIME_AFTERNOON},
      {"AM 2.3.2026 9:05 am", "PM 23.11.2026 4:47 pm", ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS,
       SAMPLE_TIME_AFTERNOON},
      /* Persian months have no names here */
      {"11 Dec 1404 9:05", "2 Sep 1405 16:47", ERRCAT_DIAGNOSTIC_SAMPLE_TIME, SAMPLE_TIME_MORNING},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct conventions conventions;
    enum sample which;
    const int32_t diagnostic =
        learn_times(&conventions, cases[i].morning, cases[i].afternoon, &which);
    if (diagnostic != cases[i].diagnostic || which != cases[i].which)
      fail_msg("%s | %s: fault %d, sample %d", cases[i].morning, cases[i].afternoon,
               (int)diagnostic, (int)which);
    assert_time(&conventions, MORNING, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, "2026-03-02 09:05");
    assert_count(&conventions, 1234, "1,234"); /* the rest is learnt */
  }
}

static void a_sample_may_be_long_but_not_too_long(void **state) {
  (void)state;
  struct conventions conventions;
  enum sample which;
  char texts[2][700];
  size_t taken = 0;
  for (int length = 1; length < 200; length++) {
    char dots[201];
    memset(dots, '.', sizeof dots);
    dots[length] = '\0';
    snprintf(texts[0], sizeof texts[0], "%s2%s3%s2026 9:05", dots, dots, dots);
    snprintf(texts[1], sizeof texts[1], "%s23%s11%s2026 16:47", dots, dots, dots);
    const int32_t diagnostic = learn_times(&conventions, texts[0], texts[1], &which);
    if (diagnostic)
      assert_time(&conventions, MORNING, ERRCAT_MINUTE, 0, "2026-03-02 09:05 (UTC+00:00)");
    if (!diagnostic) assert_int_equal(++taken, length);
  }
  assert_in_range(taken, 20, 60);
}

/* ---- months ---- */

static int32_t learn_months(struct conventions *conventions, const char *const months[12],
                            const char *early, const char *late, enum sample *which) {
  const char *samples[SAMPLE_COUNT] = {0};
  samples[SAMPLE_DATE_EARLY] = early;
  samples[SAMPLE_DATE_LATE] = late;
  for (int i = 0; i < 12; i++) samples[SAMPLE_MONTH_1 + i] = months[i];
  *which = SAMPLE_COUNT;
  return conventions_learn(conventions, samples, which);
}

static void the_longest_month_is_read(void **state) {
  (void)state;
  static const char *const months[12] = {"mm", "m",   "mmm", "abc",     "ab",     "a",
                                         "x1", "x10", "x11", "de març", "d’abr.", "z"};
  struct conventions conventions;
  enum sample which;
  assert_int_equal(learn_months(&conventions, months, "2 mmm 2026", "23 d’abr. 2026", &which), 0);
  for (int32_t m = 1; m <= 12; m++) {
    const struct civil_fields fields = {2026, m, 9, 0, 0};
    char expected[32];
    int64_t seconds;
    calendar_seconds(&fields, GREGORIAN, &seconds);
    snprintf(expected, sizeof expected, "9 %s 2026", months[m - 1]);
    assert_time(&conventions, seconds, ERRCAT_DAY, ERRCAT_NO_OFFSET, expected);
  }
}

static void months_must_be_there_and_differ_if_they_are_used(void **state) {
  (void)state;
  const char *months[12];
  struct conventions conventions;
  enum sample which;
  memcpy(months, english + SAMPLE_MONTH_1, sizeof months);
  months[6] = NULL;
  assert_int_equal(learn_months(&conventions, months, "2 Mar 2026", "23 Nov 2026", &which),
                   ERRCAT_DIAGNOSTIC_SAMPLE_MONTH);
  assert_int_equal(which, SAMPLE_MONTH_7);
  assert_time(&conventions, MORNING, ERRCAT_DAY, ERRCAT_NO_OFFSET, "2026-03-02");
  months[6] = "Jun";
  assert_int_equal(learn_months(&conventions, months, "2 Mar 2026", "23 Nov 2026", &which),
                   ERRCAT_DIAGNOSTIC_SAMPLE_MONTH);
  assert_int_equal(which, SAMPLE_MONTH_7);
  months[6] = "";
  assert_int_equal(learn_months(&conventions, months, "2 Mar 2026", "23 Nov 2026", &which),
                   ERRCAT_DIAGNOSTIC_SAMPLE_MONTH);
  /* Numbers need no names. */
  assert_int_equal(learn_months(&conventions, months, "2.3.2026", "23.11.2026", &which), 0);
  assert_time(&conventions, MORNING, ERRCAT_DAY, ERRCAT_NO_OFFSET, "2.3.2026");
  /* The sample has another name than the message. */
  months[6] = "Jul";
  assert_int_equal(learn_months(&conventions, months, "2 March 2026", "23 November 2026", &which),
                   ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS);
}

/* ---- the offset ---- */

static void the_offset_stands_where_its_message_has_it(void **state) {
  (void)state;
  static const struct {
    const char *message;
    int32_t diagnostic;
    const char *text;
  } cases[] = {
      {"{time} (UTC{offset})", 0, "2026-03-02 09:05 (UTC-08:00)"},
      {"{time}{offset}", 0, "2026-03-02 09:05-08:00"},
      {"UTC{offset}: {time}", 0, "UTC-08:00: 2026-03-02 09:05"},
      {"{time}", ERRCAT_DIAGNOSTIC_SAMPLE_OFFSET, "2026-03-02 09:05 (UTC-08:00)"},
      {"{offset}", ERRCAT_DIAGNOSTIC_SAMPLE_OFFSET, "2026-03-02 09:05 (UTC-08:00)"},
      {"", ERRCAT_DIAGNOSTIC_SAMPLE_OFFSET, "2026-03-02 09:05 (UTC-08:00)"},
      {"{time} {offset} {time}", ERRCAT_DIAGNOSTIC_SAMPLE_OFFSET, "2026-03-02 09:05 (UTC-08:00)"},
      {"{{{time} {offset}}}", ERRCAT_DIAGNOSTIC_SAMPLE_OFFSET, "2026-03-02 09:05 (UTC-08:00)"},
      {"{time} {offset} {zone}", ERRCAT_DIAGNOSTIC_SAMPLE_OFFSET, "2026-03-02 09:05 (UTC-08:00)"},
      {"{time} {offset} ................................................................",
       ERRCAT_DIAGNOSTIC_SAMPLE_OFFSET, "2026-03-02 09:05 (UTC-08:00)"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *samples[SAMPLE_COUNT] = {0};
    struct conventions conventions;
    enum sample which = SAMPLE_COUNT;
    samples[SAMPLE_TIME_WITH_OFFSET] = cases[i].message;
    const int32_t diagnostic = conventions_learn(&conventions, samples, &which);
    if (diagnostic != cases[i].diagnostic)
      fail_msg("%s: fault %d", cases[i].message, (int)diagnostic);
    if (diagnostic) assert_int_equal(which, SAMPLE_TIME_WITH_OFFSET);
    assert_time(&conventions, MORNING, ERRCAT_MINUTE, -480, cases[i].text);
  }
}

static void the_offset_has_the_digits_of_the_time(void **state) {
  (void)state;
  const char *samples[SAMPLE_COUNT] = {0};
  struct conventions conventions;
  samples[SAMPLE_TIME_MORNING] = "۱۴۰۴/۱۲/۱۱ ۹:۰۵";
  samples[SAMPLE_TIME_AFTERNOON] = "۱۴۰۵/۹/۲ ۱۶:۴۷";
  learn(&conventions, samples);
  assert_time(&conventions, MORNING, ERRCAT_MINUTE, 210, "۱۴۰۴/۱۲/۱۱ ۹:۰۵ (UTC+۰۳:۳۰)");
}

/* ---- all together ---- */

static void what_is_not_translated_is_neutral(void **state) {
  (void)state;
  static const char *const none[SAMPLE_COUNT] = {0};
  struct conventions conventions;
  learn(&conventions, none);
  assert_count(&conventions, 1234567, "1234567");
  assert_number(&conventions, -5, "-5");
  assert_time(&conventions, MORNING, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, "2026-03-02 09:05");
  assert_time(&conventions, AFTERNOON, ERRCAT_MINUTE, 330, "2026-11-23 16:47 (UTC+05:30)");
  assert_time(&conventions, AFTERNOON, ERRCAT_DAY, ERRCAT_NO_OFFSET, "2026-11-23");
  /* Half a pair is no example. */
  const char *samples[SAMPLE_COUNT] = {0};
  samples[SAMPLE_NUMBER_LARGE] = "1.234.567";
  samples[SAMPLE_TIME_MORNING] = "2.3.2026 9:05";
  samples[SAMPLE_DATE_LATE] = "23.11.2026";
  enum sample which;
  assert_int_equal(conventions_learn(&conventions, samples, &which),
                   ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER);
  assert_int_equal(which, SAMPLE_NUMBER_LARGE);
  assert_count(&conventions, 1234567, "1234567");
  assert_time(&conventions, MORNING, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, "2026-03-02 09:05");
  assert_time(&conventions, MORNING, ERRCAT_DAY, ERRCAT_NO_OFFSET, "2026-03-02");
}

static void one_diagnostic_spares_the_others(void **state) {
  (void)state;
  const char *samples[SAMPLE_COUNT];
  struct conventions conventions;
  enum sample which;
  memcpy(samples, english, sizeof samples);
  samples[SAMPLE_NUMBER_LARGE] = "many";
  samples[SAMPLE_TIME_MORNING] = "soon";
  samples[SAMPLE_TIME_WITH_OFFSET] = "none";
  assert_int_equal(conventions_learn(&conventions, samples, &which),
                   ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER);
  assert_int_equal(which, SAMPLE_NUMBER_LARGE);
  assert_count(&conventions, 1234, "1234");
  assert_time(&conventions, MORNING, ERRCAT_MINUTE, 0, "2026-03-02 09:05 (UTC+00:00)");
  assert_time(&conventions, MORNING, ERRCAT_DAY, ERRCAT_NO_OFFSET, "Mar 2, 2026");
}

static void years_before_a_calendar_are_read_back(void **state) {
  (void)state;
  const struct civil_fields fields = {1, 1, 1, 0, 0};
  struct civil_time civil = {0, ERRCAT_MINUTE, ERRCAT_NO_OFFSET}, back;
  struct conventions conventions;
  enum sample which;
  char text[CONVENTIONS_SIZE + 1];
  assert_int_equal(learn_times(&conventions, "1404/12/11 9:05", "1405/9/2 16:47", &which), 0);
  calendar_seconds(&fields, GREGORIAN, &civil.seconds);
  text[conventions_write_time(&conventions, &civil, true, text)] = '\0';
  assert_string_equal(text, "-621/10/11 0:00");
  assert_true(conventions_read_time(&conventions, text, strlen(text), &back));
  assert_true(back.seconds == civil.seconds);
}

static void times_that_would_not_be_written_are_not_read(void **state) {
  (void)state;
  static const char *const texts[] = {
      "",
      "Mar 2, 2026,",
      "Mar 02, 2026, 9:05 AM",
      "Mar 2, 2026, 09:05 AM",
      "Mar 2, 2026, 9:5 AM",
      "Mar 2, 2026, 9:05",
      "Mar 2, 2026, 9:05 am",
      "Mar 2, 2026, 0:05 AM",
      "Mar 2, 2026, 13:05 PM",
      "Mar 2, 2026, 9:60 AM",
      "Mar 2, 2026, 9:05 AM ",
      " Mar 2, 2026, 9:05 AM",
      "mar 2, 2026",
      "Feb 29, 2026",
      "Feb 30, 2024",
      "Mar 0, 2026",
      "Mar 32, 2026",
      "Mar 2, 0",
      "Mar 2, 02026",
      "Mar 2, 10000",
      "Mar 2, 99999999999",
      "March 2, 2026",
      "2026-03-02",
      "Mar 2, 2026, 9:05 AM (UTC+5:30)",
      "Mar 2, 2026, 9:05 AM (UTC+24:00)",
      "Mar 2, 2026, 9:05 AM (UTC-00:00)",
      "Mar 2, 2026, 9:05 AM (UTC+05:60)",
      "Mar 2, 2026, 9:05 AM (UTC05:30)",
      "Mar 2, 2026, 9:05 AM (UTC+05:30",
      "Mar 2, 2026 (UTC+05:30)",
  };
  struct conventions conventions;
  struct civil_time civil;
  char long_text[CONVENTIONS_SIZE * 2];
  learn(&conventions, english);
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (conventions_read_time(&conventions, texts[i], strlen(texts[i]), &civil))
      fail_msg("%s is taken", texts[i]);
  memset(long_text, '2', sizeof long_text);
  memcpy(long_text, "Mar", 3);
  long_text[3] = ' ';
  assert_false(conventions_read_time(&conventions, long_text, sizeof long_text, &civil));
}

/* Each number of digits is a value, and each place where a time may end. */
static void values_at_the_front_of_a_text_are_all_read(void **state) {
  (void)state;
  static const struct {
    int32_t type;
    bool others;
    const char *text;
    size_t least;
    const char *lengths; /* of what is read, in order */
  } cases[] = {
      {ERRCAT_COUNT, false, "123", 0, "1 2 3 "},
      {ERRCAT_COUNT, false, "123", 2, "2 3 "},
      {ERRCAT_COUNT, false, "12,345,67", 0, "1 2 6 "},
      {ERRCAT_COUNT, false, "1234", 0, "1 2 3 "},
      {ERRCAT_COUNT, false, "012", 0, "1 "},
      {ERRCAT_COUNT, false, "12x", 0, "1 2 "},
      {ERRCAT_COUNT, false, "x", 0, ""},
      {ERRCAT_COUNT, false, "", 0, ""},
      {ERRCAT_NUMBER, false, "-123", 0, "2 3 4 "},
      {ERRCAT_NUMBER, false, "-0", 0, ""},
      {ERRCAT_NUMBER, false, "99999999999999999999", 18, "18 "},
      {ERRCAT_COUNT, true, "1234", 0, "1 2 3 4 "},
      {ERRCAT_COUNT, true, "1,234", 0, "1 5 "},
      {ERRCAT_COUNT, true, "١٢3", 0, "2 4 "},
      {ERRCAT_NUMBER, true, "-١٢", 0, "3 5 "},
      {ERRCAT_NUMBER, true, "", 0, ""},
      {ERRCAT_NUMBER, true, "-", 0, ""},
      {ERRCAT_TIME, true, "Mar 2, 2026", 0, ""},
      {ERRCAT_TIME, false, "Mar 2, 2026", 0, "8 9 10 11 "},
      {ERRCAT_TIME, false, "Mar 2, 2026, 9:05 AM", 0, "20 8 9 10 11 "},
      {ERRCAT_TIME, false, "Mar 2, 2026, 9:05 AM (UTC+01:00)", 0, "32 20 8 9 10 11 "},
      {ERRCAT_TIME, false, "Mar 2, 2026, 9:05 AM (UTC+01:00)", 20, "32 20 "},
  };
  struct conventions conventions;
  learn(&conventions, english);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct reading values[READINGS_MAX];
    char lengths[256] = "", *at = lengths;
    const struct slice text = {cases[i].text, strlen(cases[i].text)};
    const size_t count = (cases[i].others ? conventions_read_other : conventions_read)(
        &conventions, cases[i].type, text, cases[i].least, values);
    for (size_t v = 0; v < count; v++) at += sprintf(at, "%zu ", values[v].length);
    if (strcmp(lengths, cases[i].lengths) != 0) fail_msg("%s: %s", cases[i].text, lengths);
  }
}

/* A name may begin as another one does, or with a digit, or be nothing. */
static void names_that_look_alike_are_read(void **state) {
  (void)state;
  static const char *const months[12] = {"M", "Ma", "Mar", "4th", "2",   "22",
                                         "J", "Ju", "Jul", "O",   "Nov", "D"};
  const char *samples[SAMPLE_COUNT] = {0};
  struct conventions conventions;
  for (int i = 0; i < 12; i++) samples[SAMPLE_MONTH_1 + i] = months[i];
  samples[SAMPLE_TIME_MORNING] = "2Mar2026 9:05";
  samples[SAMPLE_TIME_AFTERNOON] = "23Nov2026 4:47pm";
  learn(&conventions, samples);
  for (int64_t day = 0; day < 366; day++)
    for (int hour = 0; hour < 24; hour += 5) {
      const struct civil_time civil = {MORNING + day * 86400 + hour * 3600, ERRCAT_MINUTE,
                                       day % 2 ? ERRCAT_NO_OFFSET : 90};
      char text[CONVENTIONS_SIZE], again[CONVENTIONS_SIZE];
      struct civil_time back;
      const size_t length = conventions_write_time(&conventions, &civil, true, text);
      if (!conventions_read_time(&conventions, text, length, &back))
        fail_msg("%.*s is not read", (int)length, text);
      assert_int_equal(conventions_write_time(&conventions, &back, true, again), length);
      assert_memory_equal(text, again, length);
    }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(counts_are_grouped_as_the_samples_are),
      cmocka_unit_test(numbers_have_the_digits_but_no_groups),
      cmocka_unit_test(samples_that_are_no_numbers_are_diagnostics),
      cmocka_unit_test(only_what_would_be_written_is_read),
      cmocka_unit_test(english_is_learnt_from_its_own_messages),
      cmocka_unit_test(the_offset_is_left_out_if_not_wanted),
      cmocka_unit_test(twelve_hours_begin_with_twelve),
      cmocka_unit_test(times_are_written_as_the_samples_are),
      cmocka_unit_test(samples_that_are_no_times_are_diagnostics),
      cmocka_unit_test(a_sample_may_be_long_but_not_too_long),
      cmocka_unit_test(the_longest_month_is_read),
      cmocka_unit_test(months_must_be_there_and_differ_if_they_are_used),
      cmocka_unit_test(the_offset_stands_where_its_message_has_it),
      cmocka_unit_test(the_offset_has_the_digits_of_the_time),
      cmocka_unit_test(what_is_not_translated_is_neutral),
      cmocka_unit_test(one_diagnostic_spares_the_others),
      cmocka_unit_test(years_before_a_calendar_are_read_back),
      cmocka_unit_test(times_that_would_not_be_written_are_not_read),
      cmocka_unit_test(values_at_the_front_of_a_text_are_all_read),
      cmocka_unit_test(names_that_look_alike_are_read),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
