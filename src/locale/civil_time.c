/* Civil dates and times. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "locale/civil_time.h"

#include <errcat.h>

#include "base/cursor.h"
#include "locale/calendar.h"

bool civil_time_valid(const struct civil_time *civil) {
  return calendar_has(civil->seconds) &&
         (civil->precision == ERRCAT_DAY || civil->precision == ERRCAT_MINUTE) &&
         (civil->offset == ERRCAT_NO_OFFSET || (civil->offset > -1440 && civil->offset < 1440));
}

/* ---- reading ---- */

static bool take_one_of(struct cursor *cursor, const char *bytes) {
  while (*bytes)
    if (cursor_take(cursor, *bytes++)) return true;
  return false;
}

static bool read_digits(struct cursor *cursor, int count, int32_t *value) {
  for (*value = 0; count > 0; count--) {
    if (!cursor_at_digit(cursor)) return false;
    *value = *value * 10 + (*cursor->at++ - '0');
  }
  return true;
}

static bool read_seconds(struct cursor *cursor, int32_t *second) {
  if (!cursor_take(cursor, ':')) return true;
  if (!read_digits(cursor, 2, second) || *second > 60) return false; /* 60: a leap second */
  return !cursor_take(cursor, '.') || cursor_skip_digits(cursor);
}

static bool read_offset(struct cursor *cursor, int32_t *offset) {
  const char *sign = cursor->at;
  int32_t hours, minutes;
  if (take_one_of(cursor, "Zz")) {
    *offset = 0;
    return true;
  }
  if (!take_one_of(cursor, "+-")) return true;
  if (!read_digits(cursor, 2, &hours) || !cursor_take(cursor, ':') ||
      !read_digits(cursor, 2, &minutes))
    return false;
  *offset = (hours * 60 + minutes) * (*sign == '-' ? -1 : 1);
  return hours < 24 && minutes < 60;
}

bool civil_time_read(const char *text, size_t length, struct civil_time *civil) {
  struct cursor cursor = {text, text + length};
  struct civil_fields fields = {0};
  int32_t second = 0;
  civil->precision = ERRCAT_DAY;
  civil->offset = ERRCAT_NO_OFFSET;
  if (!read_digits(&cursor, 4, &fields.year) || !cursor_take(&cursor, '-') ||
      !read_digits(&cursor, 2, &fields.month) || !cursor_take(&cursor, '-') ||
      !read_digits(&cursor, 2, &fields.day))
    return false;
  if (take_one_of(&cursor, "Tt ")) {
    civil->precision = ERRCAT_MINUTE;
    if (!read_digits(&cursor, 2, &fields.hour) || !cursor_take(&cursor, ':') ||
        !read_digits(&cursor, 2, &fields.minute) || !read_seconds(&cursor, &second) ||
        !read_offset(&cursor, &civil->offset))
      return false;
  }
  if (cursor.at != cursor.end || !calendar_seconds(&fields, GREGORIAN, &civil->seconds))
    return false;
  civil->seconds += second < 60 ? second : 59;
  return true;
}

/* ---- writing ---- */

static char *put_two(char *at, int32_t value) {
  at[0] = (char)('0' + value / 10 % 10);
  at[1] = (char)('0' + value % 10);
  return at + 2;
}

size_t civil_time_write(const struct civil_time *civil, char buffer[CIVIL_TIME_SIZE]) {
  const struct civil_fields fields = calendar_fields(civil->seconds, GREGORIAN);
  char *at = put_two(put_two(buffer, fields.year / 100), fields.year);
  *at++ = '-';
  at = put_two(at, fields.month);
  *at++ = '-';
  at = put_two(at, fields.day);
  if (civil->precision == ERRCAT_DAY) return (size_t)(at - buffer);
  *at++ = 'T';
  at = put_two(at, fields.hour);
  *at++ = ':';
  at = put_two(at, fields.minute);
  if (civil->offset == ERRCAT_NO_OFFSET) return (size_t)(at - buffer);
  const int32_t away = civil->offset < 0 ? -civil->offset : civil->offset;
  *at++ = civil->offset < 0 ? '-' : '+';
  at = put_two(at, away / 60);
  *at++ = ':';
  at = put_two(at, away % 60);
  return (size_t)(at - buffer);
}
