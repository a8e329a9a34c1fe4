/* The Gregorian, the Buddhist and the Persian calendar. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "locale/calendar.h"

#define DAY_SECONDS 86400
#define YEAR_MAX 9999
#define BUDDHIST_ERA 543
#define PERSIAN_EPOCH (-492268) /* 1 Farvardin 1, in days from 1970-01-01 */

static int64_t floor_divide(int64_t a, int64_t b) {
  return a / b - (a % b < 0);
}

/* Days from 1970-01-01. The year is taken to begin in March, so that the leap day is its last. */
static int64_t gregorian_days(int32_t year, int32_t month, int32_t day) {
  const int64_t y = month > 2 ? year : year - 1;
  const int64_t m = month > 2 ? month - 3 : month + 9;
  return 365 * y + floor_divide(y, 4) - floor_divide(y, 100) + floor_divide(y, 400) +
         (153 * m + 2) / 5 + day - 1 - 719468;
}

static void gregorian_fields(int64_t days, struct civil_fields *fields) {
  const int64_t d = days + 719468;
  const int64_t era = floor_divide(d, 146097), of_era = d - era * 146097;
  const int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const int64_t month = (5 * of_year + 2) / 153;
  fields->day = (int32_t)(of_year - (153 * month + 2) / 5 + 1);
  fields->month = (int32_t)(month < 10 ? month + 3 : month - 9);
  fields->year = (int32_t)(era * 400 + year + (month >= 10));
}

static int64_t persian_year_start(int64_t year) {
  return PERSIAN_EPOCH + 365 * (year - 1) + floor_divide(8 * year + 21, 33);
}

static void persian_fields(int64_t days, struct civil_fields *fields) {
  const int64_t year = 1 + floor_divide(33 * (days - PERSIAN_EPOCH) + 3, 12053);
  const int64_t of_year = days - persian_year_start(year);
  const int64_t month = of_year < 216 ? of_year / 31 : (of_year - 6) / 30;
  fields->year = (int32_t)year;
  fields->month = (int32_t)month + 1;
  fields->day = (int32_t)(of_year - (month <= 6 ? 31 * month : 30 * month + 6)) + 1;
}

static bool is_civil(const struct civil_fields *c) {
  return c->year >= -YEAR_MAX && c->year <= YEAR_MAX + BUDDHIST_ERA && c->month >= 1 &&
         c->month <= 12 && c->day >= 1 && c->day <= 31 && c->hour >= 0 && c->hour < 24 &&
         c->minute >= 0 && c->minute < 60;
}

bool calendar_has(int64_t seconds) {
  return seconds >= gregorian_days(1, 1, 1) * DAY_SECONDS &&
         seconds < gregorian_days(YEAR_MAX + 1, 1, 1) * DAY_SECONDS;
}

struct civil_fields calendar_fields(int64_t seconds, enum calendar calendar) {
  struct civil_fields fields;
  const int64_t days = floor_divide(seconds, DAY_SECONDS);
  const int32_t of_day = (int32_t)(seconds - days * DAY_SECONDS);
  if (calendar == PERSIAN)
    persian_fields(days, &fields);
  else
    gregorian_fields(days, &fields);
  if (calendar == BUDDHIST) fields.year += BUDDHIST_ERA;
  fields.hour = of_day / 3600;
  fields.minute = of_day / 60 % 60;
  return fields;
}

bool calendar_seconds(const struct civil_fields *fields, enum calendar calendar, int64_t *seconds) {
  if (!is_civil(fields)) return false;
  int64_t days;
  if (calendar == PERSIAN) {
    const int64_t month = fields->month - 1;
    days = persian_year_start(fields->year) + (month <= 6 ? 31 * month : 30 * month + 6) +
           fields->day - 1;
  } else {
    const int32_t era = calendar == BUDDHIST ? BUDDHIST_ERA : 0;
    days = gregorian_days(fields->year - era, fields->month, fields->day);
  }
  *seconds = days * DAY_SECONDS + (fields->hour * 60 + fields->minute) * INT64_C(60);
  /* The 30th of February is a day of March. */
  return calendar_has(*seconds) && calendar_fields(*seconds, calendar).month == fields->month;
}
