/* Numbers, dates and times by example. SPDX-License-Identifier: LGPL-2.1-or-later

   A sample shows a value that is known beforehand. Each run of digits in it is the field whose value
   it has, and the rest is literal; what is learnt must then write both samples of a pair to the
   byte. */
#include "locale/conventions.h"

#include <errcat.h>
#include <string.h>

#include "base/utf8.h"

/* In bytes: of a literal, of the message for times with an offset. */
#define LITERAL_MAX 64

const char *const conventions_samples[SAMPLE_COUNT][2] = {
#define S(name, context, id) {context, id},
#include "locale/samples.def"
#undef S
};

enum field { END, YEAR, YEAR_OF_CENTURY, MONTH, MONTH_NAME, DAY, HOUR, HOUR_12, MINUTE, MARK };

/* ---- digits ---- */

/* The digits 0 of all blocks of decimal digits (Unicode 15, general category Nd), in order. */
static const uint32_t zeros[] = {
    0x00030, 0x00660, 0x006F0, 0x007C0, 0x00966, 0x009E6, 0x00A66, 0x00AE6, 0x00B66, 0x00BE6,
    0x00C66, 0x00CE6, 0x00D66, 0x00DE6, 0x00E50, 0x00ED0, 0x00F20, 0x01040, 0x01090, 0x017E0,
    0x01810, 0x01946, 0x019D0, 0x01A80, 0x01A90, 0x01B50, 0x01BB0, 0x01C40, 0x01C50, 0x0A620,
    0x0A8D0, 0x0A900, 0x0A9D0, 0x0A9F0, 0x0AA50, 0x0ABF0, 0x0FF10, 0x104A0, 0x10D30, 0x11066,
    0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0,
    0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0};

/* The block of a digit, named by its 0; 0 if it is none. */
static uint32_t zero_of(uint32_t character) {
  for (size_t i = 0; i < sizeof zeros / sizeof zeros[0] && zeros[i] <= character; i++)
    if (character - zeros[i] <= 9) return zeros[i];
  return 0;
}

static char *put_slice(char *at, struct slice slice) {
  memcpy(at, slice.text, slice.length);
  return at + slice.length;
}

/* At least least digits. */
static char *put_digits(char *at, uint32_t zero, uint64_t number, unsigned least) {
  uint8_t digits[20]; /* the last one first */
  unsigned count = 0;
  do digits[count++] = (uint8_t)(number % 10);
  while (number /= 10);
  while (count < least) digits[count++] = 0;
  while (count--) {
    if (zero == '0')
      *at++ = (char)('0' + digits[count]);
    else
      at += utf8_encode(zero + digits[count], at);
  }
  return at;
}

/* A cursor over characters. */
struct scan {
  const char *at, *end;
};

static bool next_digit(struct scan *scan, uint32_t zero, unsigned *digit) {
  uint32_t character;
  size_t used = 1;
  if (scan->at >= scan->end) return false;
  if (zero == '0')
    character = (unsigned char)*scan->at;
  else
    used = utf8_decode(scan->at, (size_t)(scan->end - scan->at), &character, NULL);
  *digit = character - zero;
  if (*digit > 9) return false;
  scan->at += used;
  return true;
}

static bool take_slice(struct scan *scan, struct slice slice) {
  if ((size_t)(scan->end - scan->at) < slice.length) return false;
  if (slice.length && memcmp(scan->at, slice.text, slice.length) != 0) return false;
  scan->at += slice.length;
  return true;
}

static bool is_written(const char *text, size_t length, const char *written, size_t size) {
  return length == size && !memcmp(text, written, size);
}

/* ---- numbers ---- */

static const uint32_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

static char *put_grouped(char *at, const struct conventions *conventions, uint64_t number) {
  const uint32_t secondary = powers[conventions->secondary];
  uint32_t groups[20]; /* the last one first */
  unsigned count = 0;
  groups[count++] = (uint32_t)(number % powers[conventions->primary]);
  number /= powers[conventions->primary];
  for (; number >= secondary; number /= secondary) groups[count++] = (uint32_t)(number % secondary);
  at = put_digits(at, conventions->zero, number, 1);
  while (count--) {
    at = put_slice(at, conventions->group);
    at = put_digits(at, conventions->zero, groups[count],
                    count ? conventions->secondary : conventions->primary);
  }
  return at;
}

size_t conventions_write_count(const struct conventions *conventions, uint64_t number,
                               char buffer[CONVENTIONS_SIZE]) {
  const bool grouped = number > conventions->ungrouped;
  if (number < 100 && conventions->zero == '0' && !grouped) { /* most counts, most languages */
    buffer[0] = (char)('0' + number / 10);
    buffer[number >= 10] = (char)('0' + number % 10);
    return 1 + (number >= 10);
  }
  const char *end = grouped ? put_grouped(buffer, conventions, number)
                            : put_digits(buffer, conventions->zero, number, 1);
  return (size_t)(end - buffer);
}

size_t conventions_write_number(const struct conventions *conventions, int64_t number,
                                char buffer[CONVENTIONS_SIZE]) {
  char *at = buffer;
  if (number < 0) *at++ = '-';
  at = put_digits(at, conventions->zero, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 1);
  return (size_t)(at - buffer);
}

int conventions_compare_numbers(const struct conventions *a, const struct conventions *b) {
  const uint64_t one[] = {a->zero, a->ungrouped, a->primary, a->secondary, a->group.length};
  const uint64_t other[] = {b->zero, b->ungrouped, b->primary, b->secondary, b->group.length};
  for (size_t i = 0; i < sizeof one / sizeof one[0]; i++)
    if (one[i] != other[i]) return one[i] < other[i] ? -1 : 1;
  return memcmp(a->group.text, b->group.text, a->group.length);
}

/* A number sample, read. */
struct grouping {
  uint32_t zero;
  struct slice mark;
  unsigned marks;
  unsigned behind[2]; /* each mark: digits */
};

/* Reads 1, 2, 3… up to last, in a block of digits and with a mark that are known already or not. */
static bool read_sample(const char *text, unsigned last, struct grouping *grouping) {
  struct scan scan = {text, text + strlen(text)};
  unsigned digits = 0, digit;
  bool after_mark = true;
  grouping->marks = 0;
  while (scan.at < scan.end) {
    uint32_t character;
    const size_t used = utf8_decode(scan.at, (size_t)(scan.end - scan.at), &character, NULL);
    if (!grouping->zero) grouping->zero = zero_of(character);
    if (grouping->zero && next_digit(&scan, grouping->zero, &digit)) {
      if (digit != ++digits || digits > last) return false;
      after_mark = false;
      continue;
    }
    const struct slice mark = {scan.at, used};
    if (after_mark || grouping->marks == 2 || zero_of(character)) return false;
    if (grouping->mark.length && !take_slice(&scan, grouping->mark)) return false;
    grouping->mark = mark;
    grouping->behind[grouping->marks++] = last - digits;
    scan.at = mark.text + used;
    after_mark = true;
  }
  return digits == last && !after_mark;
}

static void neutral_numbers(struct conventions *conventions) {
  conventions->zero = '0';
  conventions->primary = conventions->secondary = 0;
  conventions->ungrouped = UINT64_MAX;
  conventions->group = (struct slice){"", 0};
}

static bool is_count(const struct conventions *conventions, uint64_t number, const char *sample) {
  char buffer[CONVENTIONS_SIZE];
  return is_written(sample, strlen(sample), buffer,
                    conventions_write_count(conventions, number, buffer));
}

static int32_t learn_numbers(struct conventions *conventions,
                             const char *const samples[SAMPLE_COUNT], enum sample *which) {
  const char *small = samples[SAMPLE_NUMBER_SMALL], *large = samples[SAMPLE_NUMBER_LARGE];
  struct grouping of_large = {0}, of_small;
  neutral_numbers(conventions);
  if (!small || !large) {
    *which = small ? SAMPLE_NUMBER_SMALL : SAMPLE_NUMBER_LARGE;
    return small || large ? ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER : 0;
  }
  *which = SAMPLE_NUMBER_LARGE;
  if (!read_sample(large, 7, &of_large)) return ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER;
  if (of_large.mark.length == 1 && *of_large.mark.text == ' ')
    return ERRCAT_DIAGNOSTIC_SAMPLE_SPACE;
  of_small = of_large;
  *which = SAMPLE_NUMBER_SMALL;
  if (!read_sample(small, 4, &of_small)) return ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER;
  conventions->zero = of_large.zero;
  if (of_large.marks) {
    const unsigned primary = of_large.behind[of_large.marks - 1];
    conventions->group = of_large.mark;
    conventions->primary = (uint8_t)primary;
    conventions->secondary =
        (uint8_t)(of_large.marks == 2 ? of_large.behind[0] - primary : primary);
    /* CLDR's minimum grouping digits are 1, or 2 where 1234 is not grouped. */
    conventions->ungrouped = powers[primary] * (of_small.marks || primary >= 4 ? 1u : 10u) - 1;
  }
  const bool proved = is_count(conventions, 1234567, large);
  if (proved && is_count(conventions, 1234, small)) return 0;
  if (!proved) *which = SAMPLE_NUMBER_LARGE;
  neutral_numbers(conventions);
  return ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER;
}

/* ---- times ---- */

/* What the samples show, in each calendar. */
static const struct civil_fields instants[2][3] = {
    {{2026, 3, 2, 9, 5}, {2569, 3, 2, 9, 5}, {1404, 12, 11, 9, 5}},
    {{2026, 11, 23, 16, 47}, {2569, 11, 23, 16, 47}, {1405, 9, 2, 16, 47}},
};

static char *put_field(char *at, const struct conventions *conventions,
                       const struct datetime_pattern *pattern,
                       const struct datetime_element *element, const struct civil_fields *fields) {
  const unsigned pad = element->padded ? 2 : 1;
  const unsigned hour = (unsigned)fields->hour;
  const unsigned year = (unsigned)(fields->year < 0 ? -fields->year : fields->year);
  switch (element->field) {
  case YEAR:
    if (fields->year < 0) *at++ = '-'; /* before the calendar's first */
    return put_digits(at, pattern->zero, year, 1);
  case YEAR_OF_CENTURY: return put_digits(at, pattern->zero, year % 100, 2);
  case MONTH: return put_digits(at, pattern->zero, (unsigned)fields->month, pad);
  case MONTH_NAME: return put_slice(at, conventions->months[fields->month - 1]);
  case DAY: return put_digits(at, pattern->zero, (unsigned)fields->day, pad);
  case HOUR: return put_digits(at, pattern->zero, hour, pad);
  case HOUR_12: return put_digits(at, pattern->zero, hour % 12 ? hour % 12 : 12, pad);
  case MINUTE: return put_digits(at, pattern->zero, (unsigned)fields->minute, 2);
  case MARK: return put_slice(at, pattern->marks[hour >= 12]);
  default: return at;
  }
}

static char *put_pattern(char *at, const struct conventions *conventions,
                         const struct datetime_pattern *pattern, const struct civil_time *civil) {
  const struct civil_fields fields = civil_time_fields(civil, (enum calendar)pattern->calendar);
  for (unsigned i = 0; i < pattern->count; i++) {
    const struct datetime_element *element = &pattern->elements[i];
    at = put_slice(at, (struct slice){element->literal, element->length});
    at = put_field(at, conventions, pattern, element, &fields);
  }
  return at;
}

static char *put_offset(char *at, uint32_t zero, int32_t offset) {
  const unsigned away = (unsigned)(offset < 0 ? -offset : offset);
  *at++ = offset < 0 ? '-' : '+';
  at = put_digits(at, zero, away / 60, 2);
  *at++ = ':';
  return put_digits(at, zero, away % 60, 2);
}

size_t conventions_write_time(const struct conventions *conventions, const struct civil_time *civil,
                              bool with_offset, char buffer[CONVENTIONS_SIZE]) {
  const struct datetime_pattern *pattern = &conventions->patterns[civil->precision];
  char *at = buffer;
  if (!with_offset || civil->precision == ERRCAT_DAY || civil->offset == ERRCAT_NO_OFFSET)
    return (size_t)(put_pattern(at, conventions, pattern, civil) - buffer);
  at = put_slice(at, conventions->offset[0]);
  for (int i = 0; i < 2; i++) {
    at = (i == 0) == conventions->offset_first ? put_offset(at, pattern->zero, civil->offset)
                                               : put_pattern(at, conventions, pattern, civil);
    at = put_slice(at, conventions->offset[1 + i]);
  }
  return (size_t)(at - buffer);
}

/* ---- the way back ---- */

/* What a text begins with, as far as it is found out. */
struct readings {
  const struct conventions *conventions;
  struct slice text;
  size_t least; /* the length of the shortest that is asked for */
  struct conventions_value *values;
  size_t count;
};

/* Takes what was read up to end, if writing it gives the same; one value for each length. */
static void add_reading(struct readings *readings, const char *end, struct conventions_value value,
                        const char *written, size_t size) {
  value.length = (size_t)(end - readings->text.text);
  if (!is_written(readings->text.text, value.length, written, size)) return;
  for (size_t i = 0; i < readings->count; i++)
    if (readings->values[i].length == value.length) return;
  if (readings->count < CONVENTIONS_VALUES_MAX) readings->values[readings->count++] = value;
}

static struct scan scan_of(const struct readings *readings) {
  return (struct scan){readings->text.text, readings->text.text + readings->text.length};
}

/* From digit to digit; a 0 in front is the whole number. */
static void read_integers(struct readings *readings, bool is_count) {
  const struct conventions *conventions = readings->conventions;
  struct scan scan = scan_of(readings);
  const bool negative = !is_count && take_slice(&scan, (struct slice){"-", 1});
  const uint64_t most = is_count ? UINT64_MAX : (uint64_t)INT64_MAX + negative;
  char buffer[CONVENTIONS_SIZE];
  uint64_t number = 0;
  unsigned digit;
  while (next_digit(&scan, conventions->zero, &digit) && number <= (most - digit) / 10) {
    number = number * 10 + digit;
    const uint64_t value = negative ? 0 - number : number;
    if ((size_t)(scan.at - readings->text.text) >= readings->least)
      add_reading(readings, scan.at, (struct conventions_value){.number = value}, buffer,
                  is_count ? conventions_write_count(conventions, value, buffer)
                           : conventions_write_number(conventions, (int64_t)value, buffer));
    if (!number) return;
    if (is_count && conventions->group.length) take_slice(&scan, conventions->group);
  }
}

/* A time that is being read. Where a field could end at several places each is tried. */
struct time_reading {
  struct readings *readings;
  const struct datetime_pattern *pattern;
  struct civil_time civil;
  struct civil_fields fields;
  bool with_offset;
};

static bool read_two_digits(struct scan *scan, uint32_t zero, int32_t *value) {
  unsigned tens, ones;
  if (!next_digit(scan, zero, &tens) || !next_digit(scan, zero, &ones)) return false;
  *value = (int32_t)(tens * 10 + ones);
  return true;
}

static bool read_offset(struct scan *scan, uint32_t zero, int32_t *offset) {
  int32_t hours, minutes;
  const bool west = take_slice(scan, (struct slice){"-", 1});
  if ((!west && !take_slice(scan, (struct slice){"+", 1})) ||
      !read_two_digits(scan, zero, &hours) || !take_slice(scan, (struct slice){":", 1}) ||
      !read_two_digits(scan, zero, &minutes))
    return false;
  *offset = (hours * 60 + minutes) * (west ? -1 : 1);
  return hours < 24;
}

/* What stands before the fields of a time with its offset, and what stands behind them. */
static bool read_before(struct time_reading *reading, struct scan *scan) {
  const struct conventions *conventions = reading->readings->conventions;
  if (!take_slice(scan, conventions->offset[0])) return false;
  return !conventions->offset_first ||
         (read_offset(scan, reading->pattern->zero, &reading->civil.offset) &&
          take_slice(scan, conventions->offset[1]));
}

static bool read_behind(struct time_reading *reading, struct scan *scan) {
  const struct conventions *conventions = reading->readings->conventions;
  return (conventions->offset_first ||
          (take_slice(scan, conventions->offset[1]) &&
           read_offset(scan, reading->pattern->zero, &reading->civil.offset))) &&
         take_slice(scan, conventions->offset[2]);
}

static void end_time(struct time_reading *reading, struct scan scan) {
  const enum calendar calendar = (enum calendar)reading->pattern->calendar;
  struct civil_time *civil = &reading->civil;
  char buffer[CONVENTIONS_SIZE];
  if ((reading->with_offset && !read_behind(reading, &scan)) ||
      (size_t)(scan.at - reading->readings->text.text) < reading->readings->least ||
      !civil_time_from_fields(&reading->fields, calendar, &civil->seconds))
    return;
  add_reading(reading->readings, scan.at, (struct conventions_value){.civil = *civil}, buffer,
              conventions_write_time(reading->readings->conventions, civil, true, buffer));
}

static void set_field(struct time_reading *reading, uint8_t field, int32_t value) {
  struct civil_fields *fields = &reading->fields;
  switch (field) {
  case YEAR: fields->year = value; return;
  case YEAR_OF_CENTURY:
    fields->year = instants[0][reading->pattern->calendar].year / 100 * 100 + value;
    return;
  case MONTH:
  case MONTH_NAME: fields->month = value; return;
  case DAY: fields->day = value; return;
  case HOUR: fields->hour += value; return;
  case HOUR_12: fields->hour += value % 12; return;
  case MINUTE: fields->minute = value; return;
  default: fields->hour += 12 * value; /* MARK */
  }
}

static void read_elements(struct time_reading reading, unsigned i, struct scan scan);

/* One of several names: each that stands there. */
static void read_name(const struct time_reading *reading, unsigned i, struct scan scan,
                      const struct slice *names, int32_t count, int32_t first) {
  for (int32_t n = 0; n < count; n++) {
    struct time_reading one = *reading;
    struct scan after = scan;
    if (!take_slice(&after, names[n])) continue;
    set_field(&one, reading->pattern->elements[i].field, first + n);
    read_elements(one, i + 1, after);
  }
}

/* A number of any length that it may have: the name behind it may begin with a digit. */
static void read_number(const struct time_reading *reading, unsigned i, struct scan scan) {
  const struct datetime_element *element = &reading->pattern->elements[i];
  const bool two = element->padded || element->field == MINUTE || element->field == YEAR_OF_CENTURY;
  const unsigned least = two ? 2 : 1, most = element->field == YEAR ? 5 : 2;
  const bool negative = element->field == YEAR && take_slice(&scan, (struct slice){"-", 1});
  int32_t value = 0;
  unsigned digit;
  for (unsigned d = 1; d <= most && next_digit(&scan, reading->pattern->zero, &digit); d++) {
    struct time_reading one = *reading;
    value = value * 10 + (int32_t)digit;
    if (d < least) continue;
    set_field(&one, element->field, negative ? -value : value);
    read_elements(one, i + 1, scan);
  }
}

static void read_elements(struct time_reading reading, unsigned i, struct scan scan) {
  if (i == reading.pattern->count) {
    end_time(&reading, scan);
    return;
  }
  const struct datetime_element *element = &reading.pattern->elements[i];
  if (!take_slice(&scan, (struct slice){element->literal, element->length})) return;
  switch (element->field) {
  case END: read_elements(reading, i + 1, scan); return;
  case MONTH_NAME:
    read_name(&reading, i, scan, reading.readings->conventions->months, 12, 1);
    return;
  case MARK: read_name(&reading, i, scan, reading.pattern->marks, 2, 0); return;
  default: read_number(&reading, i, scan);
  }
}

static void read_times(struct readings *readings) {
  for (int way = 0; way < 3; way++) {
    struct scan scan = scan_of(readings);
    const int32_t precision = way == 2 ? ERRCAT_DAY : ERRCAT_MINUTE;
    struct time_reading reading = {.readings = readings,
                                   .pattern = &readings->conventions->patterns[precision],
                                   .civil = {0, precision, ERRCAT_NO_OFFSET},
                                   .with_offset = way == 0};
    if (!reading.with_offset || read_before(&reading, &scan)) read_elements(reading, 0, scan);
  }
}

size_t conventions_read(const struct conventions *conventions, int32_t type, struct slice text,
                        size_t least, struct conventions_value values[CONVENTIONS_VALUES_MAX]) {
  struct readings readings = {conventions, text, least, values, 0};
  if (type == ERRCAT_TIME)
    read_times(&readings);
  else
    read_integers(&readings, type == ERRCAT_COUNT);
  return readings.count;
}

/* As a language would write that had the text's digits, with groups and without. */
size_t conventions_read_other(const struct conventions *conventions, int32_t type,
                              struct slice text, size_t least,
                              struct conventions_value values[CONVENTIONS_VALUES_MAX]) {
  struct conventions other = *conventions;
  struct readings readings = {&other, text, least, values, 0};
  struct scan scan = scan_of(&readings);
  uint32_t character;
  if (type == ERRCAT_NUMBER) take_slice(&scan, (struct slice){"-", 1});
  if (type == ERRCAT_TIME || scan.at == scan.end) return 0;
  utf8_decode(scan.at, (size_t)(scan.end - scan.at), &character, NULL);
  other.zero = zero_of(character);
  if (!other.zero) return 0;
  read_integers(&readings, type == ERRCAT_COUNT);
  other.ungrouped = UINT64_MAX;
  if (type == ERRCAT_COUNT) read_integers(&readings, true);
  return readings.count;
}

static bool read_whole(const struct conventions *conventions, int32_t type, const char *text,
                       size_t length, struct conventions_value *value) {
  struct conventions_value values[CONVENTIONS_VALUES_MAX];
  if (!length || length > CONVENTIONS_SIZE ||
      !conventions_read(conventions, type, (struct slice){text, length}, length, values))
    return false;
  *value = values[0];
  return true;
}

bool conventions_read_count(const struct conventions *conventions, const char *text, size_t length,
                            uint64_t *number) {
  struct conventions_value value;
  if (!read_whole(conventions, ERRCAT_COUNT, text, length, &value)) return false;
  *number = value.number;
  return true;
}

bool conventions_read_number(const struct conventions *conventions, const char *text, size_t length,
                             int64_t *number) {
  struct conventions_value value;
  if (!read_whole(conventions, ERRCAT_NUMBER, text, length, &value)) return false;
  *number = (int64_t)value.number;
  return true;
}

bool conventions_read_time(const struct conventions *conventions, const char *text, size_t length,
                           struct civil_time *civil) {
  struct conventions_value value;
  if (!read_whole(conventions, ERRCAT_TIME, text, length, &value)) return false;
  *civil = value.civil;
  return true;
}

/* ---- learning times ---- */

/* A sample taken apart: literals, each followed by a field. */
struct parts {
  struct datetime_element elements[CONVENTIONS_ELEMENTS];
  unsigned count;
};

static bool add_part(struct parts *parts, const char *literal, const char *end, enum field field,
                     bool padded) {
  if (parts->count == CONVENTIONS_ELEMENTS || end - literal > LITERAL_MAX) return false;
  parts->elements[parts->count++] =
      (struct datetime_element){literal, (uint16_t)(end - literal), (uint8_t)field, padded};
  return true;
}

static enum field field_of(unsigned value, unsigned digits, const struct civil_fields *instant) {
  const unsigned year = (unsigned)instant->year;
  if (value == year && digits == 4) return YEAR;
  if (digits > 2) return END;
  if (value == (unsigned)instant->minute && digits == 2) return MINUTE;
  if (value == (unsigned)instant->day) return DAY;
  if (value == (unsigned)instant->month) return MONTH;
  if (value == (unsigned)instant->hour) return HOUR;
  if (value == (unsigned)instant->hour - 12 && instant->hour > 12) return HOUR_12;
  if (value == year % 100 && digits == 2) return YEAR_OF_CENTURY;
  return END;
}

/* Splits a sample at its runs of digits. */
static bool take_apart(const char *text, uint32_t *zero, const struct civil_fields *instant,
                       struct parts *parts) {
  struct scan scan = {text, text + strlen(text)};
  const char *literal = text;
  parts->count = 0;
  while (scan.at < scan.end) {
    const char *start = scan.at;
    uint32_t character;
    const size_t used = utf8_decode(scan.at, (size_t)(scan.end - scan.at), &character, NULL);
    unsigned value = 0, digits = 0, digit;
    if (character == '{' || character == '}') return false;
    if (!*zero)
      *zero = zero_of(character);
    else if (zero_of(character) && zero_of(character) != *zero)
      return false;
    while (*zero && digits < 5 && next_digit(&scan, *zero, &digit)) {
      value = value * 10 + digit;
      digits++;
    }
    if (!digits) {
      scan.at += used;
      continue;
    }
    const enum field field = field_of(value, digits, instant);
    if (!field || !add_part(parts, literal, start, field, digits == 2 && value < 10)) return false;
    literal = scan.at;
  }
  return add_part(parts, literal, scan.end, END, false);
}

static const char *find(const char *text, size_t length, struct slice what) {
  for (size_t i = 0; what.length && i + what.length <= length; i++)
    if (!memcmp(text + i, what.text, what.length)) return text + i;
  return NULL;
}

/* The zone is not the sample's to name: it differs from one time to the next. */
static bool names_zone(const struct parts *parts) {
  static const struct slice zones[] = {{"UTC", 3}, {"GMT", 3}};
  for (unsigned i = 0; i < parts->count; i++)
    for (size_t z = 0; z < sizeof zones / sizeof zones[0]; z++)
      if (find(parts->elements[i].literal, parts->elements[i].length, zones[z])) return true;
  return false;
}

static bool has_field(const struct parts *parts, enum field field) {
  for (unsigned i = 0; i < parts->count; i++)
    if (parts->elements[i].field == field) return true;
  return false;
}

/* A month that is no number stands in a literal by its name. */
static void split_month(struct parts *parts, struct slice name) {
  for (unsigned i = 0; i < parts->count; i++) {
    struct datetime_element *element = &parts->elements[i];
    const char *at = find(element->literal, element->length, name);
    if (!at || parts->count == CONVENTIONS_ELEMENTS) continue;
    const char *after = at + name.length, *end = element->literal + element->length;
    memmove(element + 1, element, (parts->count++ - i) * sizeof *element);
    element[0].length = (uint16_t)(at - element->literal);
    element[0].field = MONTH_NAME;
    element[0].padded = false;
    element[1].literal = after;
    element[1].length = (uint16_t)(end - after);
    return;
  }
}

/* Where two literals begin to differ, and how much of their ends is the same; whole characters. */
static void differing(struct slice a, struct slice b, size_t *front, size_t *back) {
  const size_t shorter = a.length < b.length ? a.length : b.length;
  *front = *back = 0;
  while (*front < shorter && a.text[*front] == b.text[*front]) ++*front;
  while (*front && *front < a.length && ((unsigned char)a.text[*front] & 0xC0) == 0x80) --*front;
  while (*front && *front < b.length && ((unsigned char)b.text[*front] & 0xC0) == 0x80) --*front;
  while (*back < shorter - *front && a.text[a.length - 1 - *back] == b.text[b.length - 1 - *back])
    ++*back;
  while (*back && ((unsigned char)a.text[a.length - *back] & 0xC0) == 0x80) --*back;
}

/* What differs between the samples of a 12-hour clock is its mark of morning and afternoon. */
static bool split_mark(struct datetime_pattern *pattern, struct parts *first, unsigned at,
                       const struct datetime_element *other) {
  struct datetime_element *element = &first->elements[at];
  const struct slice a = {element->literal, element->length}, b = {other->literal, other->length};
  size_t front, back;
  if (pattern->marks[0].text || first->count == CONVENTIONS_ELEMENTS) return false;
  differing(a, b, &front, &back);
  pattern->marks[0] = (struct slice){a.text + front, a.length - front - back};
  pattern->marks[1] = (struct slice){b.text + front, b.length - front - back};
  memmove(element + 1, element, (first->count++ - at) * sizeof *element);
  element[0].length = (uint16_t)front;
  element[0].field = MARK;
  element[1].literal = a.text + a.length - back;
  element[1].length = (uint16_t)back;
  return true;
}

static bool same_literal(const struct datetime_element *a, const struct datetime_element *b) {
  return a->length == b->length && !memcmp(a->literal, b->literal, a->length);
}

/* Puts together what the two samples show, in first; is_proved() has the last word. */
static int32_t join(struct datetime_pattern *pattern, struct parts *first,
                    const struct parts *second) {
  const bool twelve = has_field(second, HOUR_12);
  unsigned shift = 0; /* elements that first has got more than second */
  if (first->count != second->count) return ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS;
  for (unsigned i = 0; i < second->count; i++) {
    struct datetime_element *a = &first->elements[i + shift];
    const struct datetime_element *b = &second->elements[i];
    if (!same_literal(a, b)) {
      if (!twelve || !split_mark(pattern, first, i + shift, b))
        return ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS;
      a = &first->elements[i + ++shift];
    }
    if (a->field == HOUR && twelve) a->field = HOUR_12;
    /* Padding shows where the number has one digit only, in whichever sample that is. */
    a->padded |= b->padded;
  }
  if (twelve && !pattern->marks[0].text) return ERRCAT_DIAGNOSTIC_SAMPLE_TIME;
  return 0;
}

static unsigned count_fields(const struct parts *parts, enum field a, enum field b) {
  unsigned count = 0;
  for (unsigned i = 0; i < parts->count; i++)
    count += parts->elements[i].field == a || parts->elements[i].field == b;
  return count;
}

/* Day and year each once; hour and minute as well, or neither. */
static bool is_complete_but_for_month(const struct parts *parts, bool with_time) {
  const unsigned clock = with_time;
  return count_fields(parts, YEAR, YEAR_OF_CENTURY) == 1 && count_fields(parts, DAY, DAY) == 1 &&
         count_fields(parts, HOUR, HOUR_12) == clock &&
         count_fields(parts, MINUTE, MINUTE) == clock;
}

/* Takes a sample apart, and finds its month by number or, in the Gregorian months, by name. */
static int32_t read_instant(const struct conventions *conventions, struct datetime_pattern *pattern,
                            const char *text, const struct civil_fields *instant, bool with_time,
                            bool with_names, struct parts *parts) {
  if (!take_apart(text, &pattern->zero, instant, parts) || names_zone(parts) ||
      !is_complete_but_for_month(parts, with_time))
    return ERRCAT_DIAGNOSTIC_SAMPLE_TIME;
  if (!has_field(parts, MONTH) && pattern->calendar != PERSIAN) {
    if (!with_names) return ERRCAT_DIAGNOSTIC_SAMPLE_MONTH;
    split_month(parts, conventions->months[instant->month - 1]);
  }
  return count_fields(parts, MONTH, MONTH_NAME) == 1 ? 0 : ERRCAT_DIAGNOSTIC_SAMPLE_TIME;
}

/* The pattern writes the instant as the sample has it. */
static bool is_proved(const struct conventions *conventions, const struct datetime_pattern *pattern,
                      const struct civil_fields *instant, const char *sample) {
  char buffer[CONVENTIONS_SIZE];
  struct civil_time civil = {0, ERRCAT_MINUTE, ERRCAT_NO_OFFSET};
  civil_time_from_fields(instant, (enum calendar)pattern->calendar, &civil.seconds);
  const char *end = put_pattern(buffer, conventions, pattern, &civil);
  return is_written(sample, strlen(sample), buffer, (size_t)(end - buffer));
}

/* Whatever is written by the pattern, an offset and its message round it, is within MANNER_SIZE: 17
   digits of up to four bytes, a minus, the offset's sign and colon. */
static bool fits(const struct conventions *conventions, const struct datetime_pattern *pattern) {
  const size_t morning = pattern->marks[0].length, afternoon = pattern->marks[1].length;
  size_t size = 17 * 4 + 3 + LITERAL_MAX + (morning > afternoon ? morning : afternoon);
  for (unsigned i = 0; i < pattern->count; i++) {
    size_t month = 0;
    for (int m = 0; m < 12 && pattern->elements[i].field == MONTH_NAME; m++)
      if (conventions->months[m].length > month) month = conventions->months[m].length;
    size += pattern->elements[i].length + month;
  }
  return size <= CONVENTIONS_SIZE;
}

/* The calendar whose year is in the first sample. */
static enum calendar calendar_of(const char *text) {
  for (int calendar = GREGORIAN; calendar <= PERSIAN; calendar++) {
    struct parts parts;
    uint32_t zero = 0;
    if (take_apart(text, &zero, &instants[0][calendar], &parts) &&
        count_fields(&parts, YEAR, YEAR_OF_CENTURY))
      return (enum calendar)calendar;
  }
  return GREGORIAN;
}

/* Learns from two texts; a diagnostic is about the text *which. */
static int32_t learn_pattern(struct conventions *conventions, int32_t precision,
                             const char *const texts[2], bool with_names, int *which) {
  struct datetime_pattern *pattern = &conventions->patterns[precision];
  const enum calendar calendar = calendar_of(texts[0]);
  struct parts parts[2];
  memset(pattern, 0, sizeof *pattern);
  pattern->calendar = (uint8_t)calendar;
  for (*which = 0; *which < 2; ++*which) {
    const int32_t kind =
        read_instant(conventions, pattern, texts[*which], &instants[*which][calendar],
                     precision == ERRCAT_MINUTE, with_names, &parts[*which]);
    if (kind) return kind;
  }
  *which = 1;
  const int32_t kind = join(pattern, &parts[0], &parts[1]);
  if (kind) return kind;
  memcpy(pattern->elements, parts[0].elements, sizeof pattern->elements);
  pattern->count = (uint8_t)parts[0].count;
  if (!fits(conventions, pattern)) return ERRCAT_DIAGNOSTIC_SAMPLE_TIME;
  for (int i = 0; i < 2; i++)
    if (!is_proved(conventions, pattern, &instants[i][calendar], texts[i]))
      return ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS;
  return 0;
}

static int32_t learn_times(struct conventions *conventions, int32_t precision,
                           const char *const samples[SAMPLE_COUNT], enum sample bad_month,
                           enum sample *which) {
  static const enum sample pairs[2][2] = {
      [ERRCAT_MINUTE] = {SAMPLE_TIME_MORNING, SAMPLE_TIME_AFTERNOON},
      [ERRCAT_DAY] = {SAMPLE_DATE_EARLY, SAMPLE_DATE_LATE}};
  static const char *const neutral[2][2] = {
      [ERRCAT_MINUTE] = {"2026-03-02 09:05", "2026-11-23 16:47"},
      [ERRCAT_DAY] = {"2026-03-02", "2026-11-23"}};
  const char *const texts[2] = {samples[pairs[precision][0]], samples[pairs[precision][1]]};
  int32_t kind = 0;
  int at = 0;
  if (texts[0] && texts[1]) {
    kind = learn_pattern(conventions, precision, texts, bad_month == SAMPLE_COUNT, &at);
    if (!kind) return 0;
  } else if (texts[0] || texts[1]) {
    kind = ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS;
    at = !texts[0];
  }
  *which = kind == ERRCAT_DIAGNOSTIC_SAMPLE_MONTH ? bad_month : pairs[precision][at];
  learn_pattern(conventions, precision, neutral[precision], false, &at);
  return kind;
}

/* The first month that cannot be used; SAMPLE_COUNT if there is none. */
static enum sample learn_months(struct conventions *conventions,
                                const char *const samples[SAMPLE_COUNT]) {
  for (int i = 0; i < 12; i++) {
    const enum sample month = (enum sample)(SAMPLE_MONTH_1 + i);
    const char *name = samples[month];
    const size_t length = name ? strlen(name) : 0;
    conventions->months[i] = (struct slice){name, length};
    if (!length) return month;
    for (int j = 0; j < i; j++)
      if (!strcmp(name, samples[SAMPLE_MONTH_1 + j])) return month;
  }
  return SAMPLE_COUNT;
}

/* ---- learning all ---- */

static bool split_offset(struct conventions *conventions, const char *text) {
  static const struct slice names[2] = {{"{time}", 6}, {"{offset}", 8}};
  const size_t length = strlen(text);
  const char *time = find(text, length, names[0]), *offset = find(text, length, names[1]);
  if (!time || !offset || length > LITERAL_MAX) return false;
  conventions->offset_first = offset < time;
  const char *one = conventions->offset_first ? offset : time;
  const char *other = conventions->offset_first ? time : offset;
  const char *between = one + names[conventions->offset_first].length;
  const char *after = other + names[!conventions->offset_first].length;
  conventions->offset[0] = (struct slice){text, (size_t)(one - text)};
  conventions->offset[1] = (struct slice){between, (size_t)(other - between)};
  conventions->offset[2] = (struct slice){after, (size_t)(text + length - after)};
  for (int i = 0; i < 3; i++)
    for (size_t j = 0; j < conventions->offset[i].length; j++)
      if (conventions->offset[i].text[j] == '{' || conventions->offset[i].text[j] == '}')
        return false;
  return true;
}

static int32_t learn_offset(struct conventions *conventions,
                            const char *const samples[SAMPLE_COUNT], enum sample *which) {
  const char *text = samples[SAMPLE_TIME_WITH_OFFSET];
  *which = SAMPLE_TIME_WITH_OFFSET;
  if (text && split_offset(conventions, text)) return 0;
  split_offset(conventions, "{time} (UTC{offset})");
  return text ? ERRCAT_DIAGNOSTIC_SAMPLE_OFFSET : 0;
}

int32_t conventions_learn(struct conventions *conventions, const char *const samples[SAMPLE_COUNT],
                          enum sample *which) {
  enum sample at[4];
  int32_t kinds[4];
  memset(conventions, 0, sizeof *conventions);
  const enum sample bad_month = learn_months(conventions, samples);
  kinds[0] = learn_numbers(conventions, samples, &at[0]);
  kinds[1] = learn_times(conventions, ERRCAT_MINUTE, samples, bad_month, &at[1]);
  kinds[2] = learn_times(conventions, ERRCAT_DAY, samples, bad_month, &at[2]);
  kinds[3] = learn_offset(conventions, samples, &at[3]);
  for (int i = 0; i < 4; i++)
    if (kinds[i]) {
      *which = at[i];
      return kinds[i];
    }
  return 0;
}
