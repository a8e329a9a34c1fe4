/* Dates and times, written and read. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "locale/datetime.h"

#include <errcat.h>

#include "locale/digits.h"

/* ---- writing ---- */

static char *put_field(char *at, const struct datetime_format *format,
                       const struct datetime_pattern *pattern,
                       const struct datetime_element *element, const struct civil_fields *fields) {
  const unsigned pad = element->padded ? 2 : 1;
  const unsigned hour = (unsigned)fields->hour;
  const unsigned year = (unsigned)(fields->year < 0 ? -fields->year : fields->year);
  switch (element->field) {
  case FIELD_YEAR:
    if (fields->year < 0) *at++ = '-'; /* before the calendar's first */
    return digits_write(at, pattern->zero, year, 1);
  case FIELD_YEAR_OF_CENTURY: return digits_write(at, pattern->zero, year % 100, 2);
  case FIELD_MONTH: return digits_write(at, pattern->zero, (unsigned)fields->month, pad);
  case FIELD_MONTH_NAME: return digits_write_slice(at, format->months[fields->month - 1]);
  case FIELD_DAY: return digits_write(at, pattern->zero, (unsigned)fields->day, pad);
  case FIELD_HOUR: return digits_write(at, pattern->zero, hour, pad);
  case FIELD_HOUR_12: return digits_write(at, pattern->zero, hour % 12 ? hour % 12 : 12, pad);
  case FIELD_MINUTE: return digits_write(at, pattern->zero, (unsigned)fields->minute, 2);
  case FIELD_MARK: return digits_write_slice(at, pattern->marks[hour >= 12]);
  default: return at;
  }
}

char *datetime_put(char *at, const struct datetime_format *format,
                   const struct datetime_pattern *pattern, const struct civil_time *civil) {
  const struct civil_fields fields =
      calendar_fields(civil->seconds, (enum calendar)pattern->calendar);
  for (unsigned i = 0; i < pattern->count; i++) {
    const struct datetime_element *element = &pattern->elements[i];
    at = digits_write_slice(at, (struct slice){element->literal, element->length});
    at = put_field(at, format, pattern, element, &fields);
  }
  return at;
}

static char *put_offset(char *at, uint32_t zero, int32_t offset) {
  const unsigned away = (unsigned)(offset < 0 ? -offset : offset);
  *at++ = offset < 0 ? '-' : '+';
  at = digits_write(at, zero, away / 60, 2);
  *at++ = ':';
  return digits_write(at, zero, away % 60, 2);
}

size_t datetime_write(const struct datetime_format *format, const struct civil_time *civil,
                      bool with_offset, char buffer[CONVENTIONS_SIZE]) {
  const struct datetime_pattern *pattern = &format->patterns[civil->precision];
  char *at = buffer;
  if (!with_offset || civil->precision == ERRCAT_DAY || civil->offset == ERRCAT_NO_OFFSET)
    return (size_t)(datetime_put(at, format, pattern, civil) - buffer);
  at = digits_write_slice(at, format->offset[0]);
  for (int i = 0; i < 2; i++) {
    at = (i == 0) == format->offset_first ? put_offset(at, pattern->zero, civil->offset)
                                          : datetime_put(at, format, pattern, civil);
    at = digits_write_slice(at, format->offset[1 + i]);
  }
  return (size_t)(at - buffer);
}

/* ---- reading ---- */

/* A time that is being read. Where a field could end at several places each is tried. */
struct time_reading {
  const struct datetime_format *format;
  struct readings *readings;
  const struct datetime_pattern *pattern;
  struct civil_time civil;
  struct civil_fields fields;
  bool with_offset;
};

static bool read_two_digits(struct cursor *cursor, uint32_t zero, int32_t *value) {
  unsigned tens, ones;
  if (!digits_read(cursor, zero, &tens) || !digits_read(cursor, zero, &ones)) return false;
  *value = (int32_t)(tens * 10 + ones);
  return true;
}

static bool read_offset(struct cursor *cursor, uint32_t zero, int32_t *offset) {
  int32_t hours, minutes;
  const bool west = cursor_take(cursor, '-');
  if ((!west && !cursor_take(cursor, '+')) || !read_two_digits(cursor, zero, &hours) ||
      !cursor_take(cursor, ':') || !read_two_digits(cursor, zero, &minutes))
    return false;
  *offset = (hours * 60 + minutes) * (west ? -1 : 1);
  return hours < 24;
}

/* What stands before the fields of a time with its offset, and what stands behind them. */
static bool read_before(struct time_reading *reading, struct cursor *cursor) {
  const struct datetime_format *format = reading->format;
  if (!cursor_take_slice(cursor, format->offset[0])) return false;
  return !format->offset_first ||
         (read_offset(cursor, reading->pattern->zero, &reading->civil.offset) &&
          cursor_take_slice(cursor, format->offset[1]));
}

static bool read_behind(struct time_reading *reading, struct cursor *cursor) {
  const struct datetime_format *format = reading->format;
  return (format->offset_first ||
          (cursor_take_slice(cursor, format->offset[1]) &&
           read_offset(cursor, reading->pattern->zero, &reading->civil.offset))) &&
         cursor_take_slice(cursor, format->offset[2]);
}

static void end_time(struct time_reading *reading, struct cursor cursor) {
  const enum calendar calendar = (enum calendar)reading->pattern->calendar;
  struct civil_time *civil = &reading->civil;
  char buffer[CONVENTIONS_SIZE];
  if ((reading->with_offset && !read_behind(reading, &cursor)) ||
      (size_t)(cursor.at - reading->readings->text.text) < reading->readings->least ||
      !calendar_seconds(&reading->fields, calendar, &civil->seconds))
    return;
  readings_add(reading->readings, cursor.at, (struct reading){.civil = *civil},
               (struct slice){buffer, datetime_write(reading->format, civil, true, buffer)});
}

static void set_field(struct time_reading *reading, uint8_t field, int32_t value) {
  struct civil_fields *fields = &reading->fields;
  switch (field) {
  case FIELD_YEAR: fields->year = value; return;
  case FIELD_YEAR_OF_CENTURY: fields->year = reading->pattern->century + value; return;
  case FIELD_MONTH:
  case FIELD_MONTH_NAME: fields->month = value; return;
  case FIELD_DAY: fields->day = value; return;
  case FIELD_HOUR: fields->hour += value; return;
  case FIELD_HOUR_12: fields->hour += value % 12; return;
  case FIELD_MINUTE: fields->minute = value; return;
  default: fields->hour += 12 * value; /* FIELD_MARK */
  }
}

static void read_elements(struct time_reading reading, unsigned i, struct cursor cursor);

/* One of several names: each that stands there. */
static void read_name(const struct time_reading *reading, unsigned i, struct cursor cursor,
                      const struct slice *names, int32_t count, int32_t first) {
  for (int32_t n = 0; n < count; n++) {
    struct time_reading one = *reading;
    struct cursor after = cursor;
    if (!cursor_take_slice(&after, names[n])) continue;
    set_field(&one, reading->pattern->elements[i].field, first + n);
    read_elements(one, i + 1, after);
  }
}

/* A number of any length that it may have: the name behind it may begin with a digit. */
static void read_number(const struct time_reading *reading, unsigned i, struct cursor cursor) {
  const struct datetime_element *element = &reading->pattern->elements[i];
  const bool two =
      element->padded || element->field == FIELD_MINUTE || element->field == FIELD_YEAR_OF_CENTURY;
  const unsigned least = two ? 2 : 1, most = element->field == FIELD_YEAR ? 5 : 2;
  const bool negative = element->field == FIELD_YEAR && cursor_take(&cursor, '-');
  int32_t value = 0;
  unsigned digit;
  for (unsigned d = 1; d <= most && digits_read(&cursor, reading->pattern->zero, &digit); d++) {
    struct time_reading one = *reading;
    value = value * 10 + (int32_t)digit;
    if (d < least) continue;
    set_field(&one, element->field, negative ? -value : value);
    read_elements(one, i + 1, cursor);
  }
}

static void read_elements(struct time_reading reading, unsigned i, struct cursor cursor) {
  if (i == reading.pattern->count) {
    end_time(&reading, cursor);
    return;
  }
  const struct datetime_element *element = &reading.pattern->elements[i];
  if (!cursor_take_slice(&cursor, (struct slice){element->literal, element->length})) return;
  switch (element->field) {
  case FIELD_END: read_elements(reading, i + 1, cursor); return;
  case FIELD_MONTH_NAME: read_name(&reading, i, cursor, reading.format->months, 12, 1); return;
  case FIELD_MARK: read_name(&reading, i, cursor, reading.pattern->marks, 2, 0); return;
  default: read_number(&reading, i, cursor);
  }
}

void datetime_read(const struct datetime_format *format, struct readings *readings) {
  for (int way = 0; way < 3; way++) {
    struct cursor cursor = cursor_of(readings->text);
    const int32_t precision = way == 2 ? ERRCAT_DAY : ERRCAT_MINUTE;
    struct time_reading reading = {.format = format,
                                   .readings = readings,
                                   .pattern = &format->patterns[precision],
                                   .civil = {0, precision, ERRCAT_NO_OFFSET},
                                   .with_offset = way == 0};
    if (!reading.with_offset || read_before(&reading, &cursor)) read_elements(reading, 0, cursor);
  }
}
