/* Civil dates and times: three calendars day by day, and RFC 3339 read and written.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "locale/calendar.h"
#include "locale/civil_time.h"

#define DAY INT64_C(86400)
#define FIRST INT64_C(-62135596800) /* 0001-01-01T00:00:00 */
#define LAST INT64_C(253402300799)  /* 9999-12-31T23:59:59 */

static void assert_date(struct civil_fields fields, int32_t year, int32_t month, int32_t day) {
  if (fields.year != year || fields.month != month || fields.day != day)
    fail_msg("%d-%d-%d, not %d-%d-%d", (int)fields.year, (int)fields.month, (int)fields.day,
             (int)year, (int)month, (int)day);
}

static bool is_leap(int32_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/* The day after, by the rules that one learns at school. */
static void step(struct civil_fields *fields) {
  static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap_day = fields->month == 2 && is_leap(fields->year);
  if (fields->day++ < lengths[fields->month - 1] + leap_day) return;
  fields->day = 1;
  if (fields->month++ < 12) return;
  fields->month = 1;
  fields->year++;
}

static void every_day_of_ten_thousand_years_is_gregorian(void **state) {
  (void)state;
  struct civil_fields fields = {1, 1, 1, 0, 0};
  for (int64_t seconds = FIRST; seconds <= LAST; seconds += DAY, step(&fields)) {
    int64_t back;
    assert_date(calendar_fields(seconds, GREGORIAN), fields.year, fields.month, fields.day);
    if (!calendar_seconds(&fields, GREGORIAN, &back) || back != seconds)
      fail_msg("%d-%d-%d does not come back", (int)fields.year, (int)fields.month, (int)fields.day);
  }
  assert_int_equal(fields.year, 10000);
}

static void days_follow_each_other_in_the_persian_calendar(void **state) {
  (void)state;
  struct civil_fields before = calendar_fields(FIRST, PERSIAN);
  for (int64_t seconds = FIRST + DAY; seconds <= LAST; seconds += DAY) {
    const struct civil_fields now = calendar_fields(seconds, PERSIAN);
    int64_t back;
    if (now.day == 1) {
      const int32_t length = now.month >= 2 && now.month <= 7 ? 31 : now.month == 1 ? 29 : 30;
      assert_true(before.day == length || (now.month == 1 && before.day == 30));
      assert_int_equal(now.month, before.month % 12 + 1);
      assert_int_equal(now.year, before.year + (now.month == 1));
    } else {
      assert_date(now, before.year, before.month, before.day + 1);
    }
    if (!calendar_seconds(&now, PERSIAN, &back) || back != seconds)
      fail_msg("%d-%d-%d does not come back", (int)now.year, (int)now.month, (int)now.day);
    before = now;
  }
}

/* 1 Farvardin as Iran's calendar has it; 1399 and 1403 were leap years. */
static void persian_years_begin_in_spring(void **state) {
  (void)state;
  static const struct {
    int32_t persian, month, day, gregorian;
  } cases[] = {
      {1304, 3, 21, 1925}, {1354, 3, 21, 1975}, {1399, 3, 20, 2020}, {1400, 3, 21, 2021},
      {1403, 3, 20, 2024}, {1404, 3, 21, 2025}, {1405, 3, 21, 2026}, {1408, 3, 20, 2029},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const struct civil_fields fields = {cases[i].persian, 1, 1, 0, 0};
    int64_t seconds;
    assert_true(calendar_seconds(&fields, PERSIAN, &seconds));
    assert_date(calendar_fields(seconds, GREGORIAN), cases[i].gregorian, cases[i].month,
                cases[i].day);
  }
}

static void calendars_name_the_same_day(void **state) {
  (void)state;
  static const struct {
    int64_t seconds;
    int32_t gregorian[3], persian[3];
  } cases[] = {
      {0, {1970, 1, 1}, {1348, 10, 11}},
      {-1, {1969, 12, 31}, {1348, 10, 10}},
      {INT64_C(951782400), {2000, 2, 29}, {1378, 12, 10}},
      {INT64_C(1772442300), {2026, 3, 2}, {1404, 12, 11}},
      {INT64_C(1795452420), {2026, 11, 23}, {1405, 9, 2}},
      {FIRST, {1, 1, 1}, {-621, 10, 11}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const int32_t *g = cases[i].gregorian, *p = cases[i].persian;
    assert_date(calendar_fields(cases[i].seconds, GREGORIAN), g[0], g[1], g[2]);
    assert_date(calendar_fields(cases[i].seconds, BUDDHIST), g[0] + 543, g[1], g[2]);
    assert_date(calendar_fields(cases[i].seconds, PERSIAN), p[0], p[1], p[2]);
  }
}

static void days_that_are_not_are_refused(void **state) {
  (void)state;
  static const struct {
    struct civil_fields fields;
    enum calendar calendar;
  } cases[] = {
      {{2026, 2, 29, 0, 0}, GREGORIAN},   {{1900, 2, 29, 0, 0}, GREGORIAN},
      {{2026, 4, 31, 0, 0}, GREGORIAN},   {{2026, 0, 1, 0, 0}, GREGORIAN},
      {{2026, 13, 1, 0, 0}, GREGORIAN},   {{2026, 1, 0, 0, 0}, GREGORIAN},
      {{2026, 1, 32, 0, 0}, GREGORIAN},   {{2026, 1, 1, 24, 0}, GREGORIAN},
      {{2026, 1, 1, 0, 60}, GREGORIAN},   {{2026, 1, 1, -1, 0}, GREGORIAN},
      {{0, 12, 31, 0, 0}, GREGORIAN},     {{10000, 1, 1, 0, 0}, GREGORIAN},
      {{99999, 1, 1, 0, 0}, GREGORIAN},   {{543, 12, 31, 0, 0}, BUDDHIST},
      {{10543, 1, 1, 0, 0}, BUDDHIST},    {{2569, 2, 29, 0, 0}, BUDDHIST},
      {{1404, 12, 30, 0, 0}, PERSIAN},    {{1404, 7, 31, 0, 0}, PERSIAN},
      {{-622, 1, 1, 0, 0}, PERSIAN},      {{9999, 1, 1, 0, 0}, PERSIAN},
      {{INT32_MAX, 1, 1, 0, 0}, PERSIAN}, {{INT32_MIN, 1, 1, 0, 0}, GREGORIAN},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    int64_t seconds;
    if (calendar_seconds(&cases[i].fields, cases[i].calendar, &seconds))
      fail_msg("case %zu is taken", i);
  }
  const struct civil_fields leap = {1403, 12, 30, 0, 0};
  int64_t seconds;
  assert_true(calendar_seconds(&leap, PERSIAN, &seconds));
}

static void civil_times_have_bounds(void **state) {
  (void)state;
  static const struct {
    struct civil_time civil;
    bool valid;
  } cases[] = {
      {{0, ERRCAT_MINUTE, ERRCAT_NO_OFFSET}, true},
      {{0, ERRCAT_DAY, 0}, true},
      {{FIRST, ERRCAT_MINUTE, 1439}, true},
      {{LAST, ERRCAT_MINUTE, -1439}, true},
      {{FIRST - 1, ERRCAT_MINUTE, 0}, false},
      {{LAST + 1, ERRCAT_MINUTE, 0}, false},
      {{INT64_MIN, ERRCAT_MINUTE, 0}, false},
      {{INT64_MAX, ERRCAT_DAY, 0}, false},
      {{0, 2, 0}, false},
      {{0, -1, 0}, false},
      {{0, ERRCAT_MINUTE, 1440}, false},
      {{0, ERRCAT_MINUTE, -1440}, false},
      {{0, ERRCAT_MINUTE, INT32_MIN}, false},
      {{0, ERRCAT_MINUTE, INT32_MAX}, false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    if (civil_time_valid(&cases[i].civil) != cases[i].valid) fail_msg("case %zu", i);
}

static void rfc_3339_is_read(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int64_t seconds;
    int32_t precision, offset;
    const char *written; /* NULL: as text */
  } cases[] = {
      {"1970-01-01", 0, ERRCAT_DAY, ERRCAT_NO_OFFSET, NULL},
      {"2026-03-02", INT64_C(1772409600), ERRCAT_DAY, ERRCAT_NO_OFFSET, NULL},
      {"2026-03-02T09:05", INT64_C(1772442300), ERRCAT_MINUTE, ERRCAT_NO_OFFSET, NULL},
      {"2026-03-02 09:05", INT64_C(1772442300), ERRCAT_MINUTE, ERRCAT_NO_OFFSET,
       "2026-03-02T09:05"},
      {"2026-03-02t09:05z", INT64_C(1772442300), ERRCAT_MINUTE, 0, "2026-03-02T09:05+00:00"},
      {"2026-03-02T09:05+05:30", INT64_C(1772442300), ERRCAT_MINUTE, 330, NULL},
      {"2026-03-02T09:05-08:00", INT64_C(1772442300), ERRCAT_MINUTE, -480, NULL},
      /* 4.3: the zone is unknown, the time is UTC. */
      {"2026-03-02T09:05-00:00", INT64_C(1772442300), ERRCAT_MINUTE, 0, "2026-03-02T09:05+00:00"},
      {"2026-03-02T09:05:59Z", INT64_C(1772442359), ERRCAT_MINUTE, 0, "2026-03-02T09:05+00:00"},
      {"2026-03-02T09:05:59.999999999+23:59", INT64_C(1772442359), ERRCAT_MINUTE, 1439,
       "2026-03-02T09:05+23:59"},
      /* 5.7: a leap second belongs to its minute. */
      {"1990-12-31T23:59:60Z", INT64_C(662687999), ERRCAT_MINUTE, 0, "1990-12-31T23:59+00:00"},
      {"0001-01-01T00:00", FIRST, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, NULL},
      {"9999-12-31T23:59:60", LAST, ERRCAT_MINUTE, ERRCAT_NO_OFFSET, "9999-12-31T23:59"},
      {"2024-02-29", INT64_C(1709164800), ERRCAT_DAY, ERRCAT_NO_OFFSET, NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const char *text = cases[i].text, *expected = cases[i].written ? cases[i].written : text;
    struct civil_time civil;
    char written[CIVIL_TIME_SIZE + 1];
    if (!civil_time_read(text, strlen(text), &civil)) fail_msg("%s is not read", text);
    assert_int_equal(civil.seconds, cases[i].seconds);
    assert_int_equal(civil.precision, cases[i].precision);
    assert_int_equal(civil.offset, cases[i].offset);
    assert_true(civil_time_valid(&civil));
    written[civil_time_write(&civil, written)] = '\0';
    assert_string_equal(written, expected);
  }
}

static void what_is_no_time_is_refused(void **state) {
  (void)state;
  static const char *const texts[] = {
      "",
      "2026",
      "2026-03",
      "2026-3-2",
      "26-03-02",
      "02026-03-02",
      "2026/03/02",
      "20260302",
      "2026-03-02T",
      "2026-03-02T09",
      "2026-03-02T9:05",
      "2026-03-02T0905",
      "2026-03-02  09:05",
      "2026-03-02T24:00",
      "2026-03-02T09:60",
      "2026-03-02T09:05:61",
      "2026-03-02T09:05:5",
      "2026-03-02T09:05:",
      "2026-03-02T09:05:00.",
      "2026-03-02T09:05:00,5",
      "2026-03-02T09:05+",
      "2026-03-02T09:05+05",
      "2026-03-02T09:05+0530",
      "2026-03-02T09:05+24:00",
      "2026-03-02T09:05+05:60",
      "2026-03-02T09:05 +05:30",
      "2026-03-02T09:05ZZ",
      "2026-03-02T09:05 PM",
      "2026-03-02Z",
      "2026-03-02+01:00",
      " 2026-03-02",
      "2026-03-02 ",
      "2026-02-29",
      "2026-00-01",
      "2026-01-00",
      "0000-12-31",
      "-2026-03-02",
      "+2026-03-02",
      "tomorrow",
      "\xD9\xA2\xD9\xA0\xD9\xA2\xD9\xA6-03-02",
  };
  struct civil_time civil;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++)
    if (civil_time_read(texts[i], strlen(texts[i]), &civil)) fail_msg("%s is taken", texts[i]);
  assert_false(civil_time_read("2026-03-02\0", 11, &civil));
  assert_false(civil_time_read("2026-03-02T09:05", 15, &civil));
}

static bool is_read(const char *text, size_t length) {
  struct civil_time civil;
  char *exact = malloc(length ? length : 1); /* an overread is seen by the sanitizers */
  memcpy(exact, text, length);
  const bool read = civil_time_read(exact, length, &civil);
  free(exact);
  return read;
}

/* Cut anywhere, and with any byte in the place of any other. */
static void a_time_has_no_other_bytes(void **state) {
  (void)state;
  static const char text[] = "2026-03-02T09:05:09.25+05:30";
  static const size_t whole[] = {10, 16, 19, 21, 22, 28};
  for (size_t length = 0, w = 0; length < sizeof text; length++) {
    const bool is_whole = length == whole[w];
    if (is_read(text, length) != is_whole) fail_msg("%.*s", (int)length, text);
    w += is_whole;
  }
  for (size_t at = 0; at < sizeof text - 1; at++)
    for (int byte = 0; byte < 256; byte++) {
      char changed[sizeof text];
      memcpy(changed, text, sizeof text);
      changed[at] = (char)byte;
      if (text[at] >= '0' && text[at] <= '9' && byte >= '0' && byte <= '9') continue;
      const bool right = changed[at] == text[at] || (at == 10 && (byte == 't' || byte == ' ')) ||
                         (at == 22 && byte == '-');
      if (is_read(changed, sizeof text - 1) != right) fail_msg("%s", changed);
    }
}

static void hours_minutes_and_seconds_have_bounds(void **state) {
  (void)state;
  for (int number = 0; number < 100; number++) {
    char text[64];
    struct civil_time civil;
    snprintf(text, sizeof text, "2026-03-02T%02d:05", number);
    assert_int_equal(is_read(text, strlen(text)), number < 24);
    snprintf(text, sizeof text, "2026-03-02T09:%02d", number);
    assert_int_equal(is_read(text, strlen(text)), number < 60);
    snprintf(text, sizeof text, "2026-03-02T09:05:%02dZ", number);
    assert_int_equal(is_read(text, strlen(text)), number <= 60);
    if (number <= 60) {
      assert_true(civil_time_read(text, strlen(text), &civil));
      assert_int_equal(civil.seconds, INT64_C(1772442300) + (number < 60 ? number : 59));
    }
    for (int west = 0; west < 2; west++) {
      snprintf(text, sizeof text, "2026-03-02T09:05%c%02d:59", "+-"[west], number);
      assert_int_equal(civil_time_read(text, strlen(text), &civil), number < 24);
      if (number < 24) assert_int_equal(civil.offset, (number * 60 + 59) * (west ? -1 : 1));
      snprintf(text, sizeof text, "2026-03-02T09:05%c23:%02d", "+-"[west], number);
      assert_int_equal(is_read(text, strlen(text)), number < 60);
    }
  }
}

/* Every digit of what is written. */
static void each_time_is_read_as_it_was_written(void **state) {
  (void)state;
  for (int i = 0; i < 10000; i++) {
    struct civil_time civil = {FIRST +
                                   (int64_t)(test_random() % (uint64_t)(LAST - FIRST)) / 60 * 60,
                               ERRCAT_MINUTE, (int32_t)(test_random() % 2879) - 1439},
                      back;
    if (i % 3 == 0) civil.offset = ERRCAT_NO_OFFSET;
    if (i % 5 == 0) civil.precision = ERRCAT_DAY;
    char text[CIVIL_TIME_SIZE];
    const size_t length = civil_time_write(&civil, text);
    assert_true(civil_time_read(text, length, &back));
    assert_int_equal(back.precision, civil.precision);
    if (civil.precision == ERRCAT_DAY) {
      assert_int_equal(length, 10);
      assert_true(civil.seconds - back.seconds >= 0 && civil.seconds - back.seconds < DAY);
      continue;
    }
    assert_int_equal(length, civil.offset == ERRCAT_NO_OFFSET ? 16 : 22);
    assert_int_equal(back.seconds, civil.seconds);
    assert_int_equal(back.offset, civil.offset);
  }
}

static void arguments_are_written_as_rfc_3339(void **state) {
  (void)state;
  const errcat_argument minute = errcat_civil_time("t", INT64_C(1772442300), -480, ERRCAT_MINUTE);
  errcat_argument day = minute, local = minute, text = errcat_text("t", "2026-03-02", ERRCAT_NUL);
  errcat_argument late = errcat_civil_time("t", LAST + 1, 0, ERRCAT_MINUTE), strange = minute;
  day.precision = ERRCAT_DAY;
  local.offset = ERRCAT_NO_OFFSET;
  strange.precision = 7;
  const struct {
    const errcat_argument *argument;
    const char *text;
  } cases[] = {{&minute, "2026-03-02T09:05-08:00"},
               {&day, "2026-03-02"},
               {&local, "2026-03-02T09:05"},
               {&text, ""},
               {&late, ""},
               {&strange, ""}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const size_t length = strlen(cases[i].text);
    assert_int_equal(errcat_write_time(cases[i].argument, NULL, 0), length);
    for (size_t size = 1; size < 26; size++) {
      char written[26];
      memset(written, 'x', sizeof written);
      assert_int_equal(errcat_write_time(cases[i].argument, written, size), length);
      const size_t most = length < size ? length : size - 1;
      assert_int_equal(strlen(written), most);
      assert_memory_equal(written, cases[i].text, most);
    }
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(persian_years_begin_in_spring),
      cmocka_unit_test(calendars_name_the_same_day),
      cmocka_unit_test(days_that_are_not_are_refused),
      cmocka_unit_test(civil_times_have_bounds),
      cmocka_unit_test(rfc_3339_is_read),
      cmocka_unit_test(what_is_no_time_is_refused),
      cmocka_unit_test(a_time_has_no_other_bytes),
      cmocka_unit_test(hours_minutes_and_seconds_have_bounds),
      cmocka_unit_test(each_time_is_read_as_it_was_written),
      cmocka_unit_test(arguments_are_written_as_rfc_3339),
      cmocka_unit_test(every_day_of_ten_thousand_years_is_gregorian),
      cmocka_unit_test(days_follow_each_other_in_the_persian_calendar),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
