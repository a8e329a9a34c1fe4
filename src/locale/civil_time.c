/* Civil dates and times. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "locale/civil_time.h"

#include <errcat.h>

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

static void gregorian_fields(int64_t days, struct civil *civil) {
  const int64_t d = days + 719468;
  const int64_t era = floor_divide(d, 146097), of_era = d - era * 146097;
  const int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const int64_t month = (5 * of_year + 2) / 153;
  civil->day = (int32_t)(of_year - (153 * month + 2) / 5 + 1);
  civil->month = (int32_t)(month < 10 ? month + 3 : month - 9);
  civil->year = (int32_t)(era * 400 + year + (month >= 10));
}

static int64_t persian_year_start(int64_t year) {
  return PERSIAN_EPOCH + 365 * (year - 1) + floor_divide(8 * year + 21, 33);
}

static void persian_fields(int64_t days, struct civil *civil) {
  const int64_t year = 1 + floor_divide(33 * (days - PERSIAN_EPOCH) + 3, 12053);
  const int64_t of_year = days - persian_year_start(year);
  const int64_t month = of_year < 216 ? of_year / 31 : (of_year - 6) / 30;
  civil->year = (int32_t)year;
  civil->month = (int32_t)month + 1;
  civil->day = (int32_t)(of_year - (month <= 6 ? 31 * month : 30 * month + 6)) + 1;
}

static bool is_civil(const struct civil *c) {
  return c->year >= -YEAR_MAX && c->year <= YEAR_MAX + BUDDHIST_ERA && c->month >= 1 &&
         c->month <= 12 && c->day >= 1 && c->day <= 31 && c->hour >= 0 && c->hour < 24 &&
         c->minute >= 0 && c->minute < 60;
}

bool moment_valid(const struct moment *moment) {
  return moment->seconds >= gregorian_days(1, 1, 1) * DAY_SECONDS &&
         moment->seconds < gregorian_days(YEAR_MAX + 1, 1, 1) * DAY_SECONDS &&
         (moment->precision == ERRCAT_DAY || moment->precision == ERRCAT_MINUTE) &&
         (moment->offset == ERRCAT_NO_OFFSET || (moment->offset > -1440 && moment->offset < 1440));
}

struct civil moment_fields(const struct moment *moment, enum moment_calendar calendar) {
  struct civil civil;
  const int64_t days = floor_divide(moment->seconds, DAY_SECONDS);
  const int32_t of_day = (int32_t)(moment->seconds - days * DAY_SECONDS);
  if (calendar == PERSIAN)
    persian_fields(days, &civil);
  else
    gregorian_fields(days, &civil);
  if (calendar == BUDDHIST) civil.year += BUDDHIST_ERA;
  civil.hour = of_day / 3600;
  civil.minute = of_day / 60 % 60;
  return civil;
}

bool moment_from_fields(const struct civil *civil, enum moment_calendar calendar,
                        int64_t *seconds) {
  if (!is_civil(civil)) return false;
  int64_t days;
  if (calendar == PERSIAN) {
    const int64_t month = civil->month - 1;
    days = persian_year_start(civil->year) + (month <= 6 ? 31 * month : 30 * month + 6) +
           civil->day - 1;
  } else {
    const int32_t era = calendar == BUDDHIST ? BUDDHIST_ERA : 0;
    days = gregorian_days(civil->year - era, civil->month, civil->day);
  }
  *seconds = days * DAY_SECONDS + (civil->hour * 60 + civil->minute) * INT64_C(60);
  const struct moment moment = {*seconds, ERRCAT_MINUTE, ERRCAT_NO_OFFSET};
  /* The 30th of February is a day of March. */
  return moment_valid(&moment) && moment_fields(&moment, calendar).month == civil->month;
}

/* ---- text ---- */

struct reading {
  const char *at, *end;
};

static bool take(struct reading *reading, const char *bytes) {
  for (; reading->at < reading->end && *bytes; bytes++)
    if (*reading->at == *bytes) {
      reading->at++;
      return true;
    }
  return false;
}

static bool digits(struct reading *reading, int count, int32_t *value) {
  for (*value = 0; count > 0; count--, reading->at++) {
    if (reading->at == reading->end || *reading->at < '0' || *reading->at > '9') return false;
    *value = *value * 10 + (*reading->at - '0');
  }
  return true;
}

static bool read_seconds(struct reading *reading, int32_t *second) {
  if (!take(reading, ":")) return true;
  if (!digits(reading, 2, second) || *second > 60) return false; /* 60: a leap second */
  if (take(reading, ".")) {
    const char *before = reading->at;
    while (take(reading, "0123456789")) continue;
    return reading->at > before;
  }
  return true;
}

static bool read_offset(struct reading *reading, int32_t *offset) {
  const char *sign = reading->at;
  int32_t hours, minutes;
  if (take(reading, "Zz")) {
    *offset = 0;
    return true;
  }
  if (!take(reading, "+-")) return true;
  if (!digits(reading, 2, &hours) || !take(reading, ":") || !digits(reading, 2, &minutes))
    return false;
  *offset = (hours * 60 + minutes) * (*sign == '-' ? -1 : 1);
  return hours < 24 && minutes < 60;
}

bool moment_read(const char *text, size_t length, struct moment *moment) {
  struct reading reading = {text, text + length};
  struct civil civil = {0};
  int32_t second = 0;
  moment->precision = ERRCAT_DAY;
  moment->offset = ERRCAT_NO_OFFSET;
  if (!digits(&reading, 4, &civil.year) || !take(&reading, "-") ||
      !digits(&reading, 2, &civil.month) || !take(&reading, "-") ||
      !digits(&reading, 2, &civil.day))
    return false;
  if (take(&reading, "Tt ")) {
    moment->precision = ERRCAT_MINUTE;
    if (!digits(&reading, 2, &civil.hour) || !take(&reading, ":") ||
        !digits(&reading, 2, &civil.minute) || !read_seconds(&reading, &second) ||
        !read_offset(&reading, &moment->offset))
      return false;
  }
  if (reading.at != reading.end || !moment_from_fields(&civil, GREGORIAN, &moment->seconds))
    return false;
  moment->seconds += second < 60 ? second : 59;
  return true;
}

static char *put_two(char *at, int32_t value) {
  at[0] = (char)('0' + value / 10 % 10);
  at[1] = (char)('0' + value % 10);
  return at + 2;
}

size_t moment_write(const struct moment *moment, char buffer[MOMENT_SIZE]) {
  const struct civil civil = moment_fields(moment, GREGORIAN);
  char *at = put_two(put_two(buffer, civil.year / 100), civil.year);
  *at++ = '-';
  at = put_two(at, civil.month);
  *at++ = '-';
  at = put_two(at, civil.day);
  if (moment->precision == ERRCAT_DAY) return (size_t)(at - buffer);
  *at++ = 'T';
  at = put_two(at, civil.hour);
  *at++ = ':';
  at = put_two(at, civil.minute);
  if (moment->offset == ERRCAT_NO_OFFSET) return (size_t)(at - buffer);
  const int32_t away = moment->offset < 0 ? -moment->offset : moment->offset;
  *at++ = moment->offset < 0 ? '-' : '+';
  at = put_two(at, away / 60);
  *at++ = ':';
  at = put_two(at, away % 60);
  return (size_t)(at - buffer);
}
