/* Numbers, dates and times by example. SPDX-License-Identifier: LGPL-2.1-or-later

   A sample shows a value that is known beforehand. Each run of digits in it is the field whose value
   it has, and the rest is literal; the second sample of a pair must come out of the pattern that the
   first one shows. */
#include "manner.h"

#include <errcat.h>
#include <string.h>

#include "utf8.h"

enum field { END, YEAR, YEAR_OF_CENTURY, MONTH, MONTH_NAME, DAY, HOUR, HOUR_12, MINUTE, MARK };

/* ---- digits ---- */

/* The digits 0 of the blocks of decimal digits (general category Nd) that languages write with. */
static const uint32_t zeros[] = {
    '0',    0x0660, 0x06F0, 0x07C0, 0x0966, 0x09E6, 0x0A66, 0x0AE6, 0x0B66, 0x0BE6,  0x0C66, 0x0CE6,
    0x0D66, 0x0DE6, 0x0E50, 0x0ED0, 0x0F20, 0x1040, 0x17E0, 0x1810, 0x1946, 0x19D0,  0x1A80, 0x1B50,
    0x1BB0, 0x1C40, 0x1C50, 0xA8D0, 0xA900, 0xA9D0, 0xAA50, 0xABF0, 0xFF10, 0x11136, 0x1E950};

static bool is_digit_of(uint32_t character, uint32_t zero) {
  return character >= zero && character <= zero + 9;
}

/* The block of a digit; 0 if it is none. */
static uint32_t zero_of(uint32_t character) {
  for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++)
    if (is_digit_of(character, zeros[i])) return zeros[i];
  return 0;
}

static char *put_digit(char *at, uint32_t zero, unsigned digit) {
  if (zero == '0') {
    *at = (char)('0' + digit);
    return at + 1;
  }
  return at + utf8_encode(zero + digit, at);
}

static char *put_slice(char *at, struct slice slice) {
  memcpy(at, slice.text, slice.length);
  return at + slice.length;
}

/* At least width digits. */
static char *put_padded(char *at, uint32_t zero, unsigned value, unsigned width) {
  unsigned digits[10], count = 0;
  do digits[count++] = value % 10;
  while ((value /= 10) != 0);
  while (count < width) digits[count++] = 0;
  while (count) at = put_digit(at, zero, digits[--count]);
  return at;
}

/* A cursor over characters. */
struct scan {
  const char *at, *end;
};

static bool next_digit(struct scan *scan, uint32_t zero, unsigned *digit) {
  uint32_t character;
  if (scan->at >= scan->end) return false;
  const size_t used = utf8_decode(scan->at, (size_t)(scan->end - scan->at), &character, NULL);
  if (!is_digit_of(character, zero)) return false;
  *digit = character - zero;
  scan->at += used;
  return true;
}

static bool take_slice(struct scan *scan, struct slice slice) {
  if ((size_t)(scan->end - scan->at) < slice.length) return false;
  if (slice.length && memcmp(scan->at, slice.text, slice.length) != 0) return false;
  scan->at += slice.length;
  return true;
}

/* ---- numbers ---- */

static void neutral_numbers(struct manner *manner) {
  manner->zero = '0';
  manner->primary = manner->secondary = 0;
  manner->least = 0;
  manner->group = (struct slice){"", 0};
}

/* Reads 1, 2, 3… up to last; groups[i] is how many digits came before the i-th mark. */
static bool read_sample(const char *text, unsigned last, uint32_t *zero, struct slice *mark,
                        unsigned groups[2], unsigned *marks) {
  struct scan scan = {text, text + strlen(text)};
  unsigned digits = 0, digit;
  *marks = 0;
  while (scan.at < scan.end) {
    uint32_t character;
    const size_t used = utf8_decode(scan.at, (size_t)(scan.end - scan.at), &character, NULL);
    if (!*zero) *zero = zero_of(character);
    if (*zero && next_digit(&scan, *zero, &digit)) {
      if (digit != ++digits) return false;
      continue;
    }
    const struct slice found = {scan.at, used};
    if (!digits || *marks == 2 || (*marks && groups[*marks - 1] == digits)) return false;
    if (mark->length && (mark->length != used || memcmp(mark->text, found.text, used) != 0))
      return false;
    *mark = found;
    groups[(*marks)++] = digits;
    scan.at += used;
  }
  return digits == last && (!*marks || groups[*marks - 1] < digits);
}

static int32_t learn_numbers(struct manner *manner, const char *small, const char *large,
                             enum sample *which) {
  uint32_t zero = 0;
  struct slice mark = {"", 0};
  unsigned of_large[2] = {0}, of_small[2] = {0}, large_marks, small_marks;
  *which = SAMPLE_NUMBER_LARGE;
  if (!read_sample(large, 7, &zero, &mark, of_large, &large_marks))
    return ERRCAT_FAULT_SAMPLE_NUMBER;
  if (mark.length == 1 && *mark.text == ' ') return ERRCAT_FAULT_SAMPLE_SPACE;
  const unsigned primary = large_marks ? 7 - of_large[large_marks - 1] : 0;
  const unsigned secondary = large_marks == 2 ? of_large[1] - of_large[0] : primary;
  *which = SAMPLE_NUMBER_SMALL;
  if (!read_sample(small, 4, &zero, &mark, of_small, &small_marks) || small_marks > 1 ||
      (small_marks && (!large_marks || 4 - of_small[0] != primary)))
    return ERRCAT_FAULT_SAMPLE_NUMBER;
  manner->zero = zero;
  manner->group = mark;
  manner->primary = (uint8_t)primary;
  manner->secondary = (uint8_t)secondary;
  /* CLDR's minimum grouping digits: 1, or 2 where 1234 is not grouped. */
  manner->least = (uint8_t)(primary + (small_marks || primary >= 4 ? 1 : 2));
  return 0;
}

size_t manner_write_count(const struct manner *manner, uint64_t number, char buffer[MANNER_SIZE]) {
  if (number < 100 && manner->zero == '0' && manner->least > 2) { /* most counts, most languages */
    buffer[0] = (char)('0' + number / 10);
    buffer[number >= 10] = (char)('0' + number % 10);
    return 1 + (number >= 10);
  }
  char digits[20], *at = buffer;
  unsigned count = 0;
  do digits[count++] = (char)(number % 10);
  while ((number /= 10) != 0);
  const unsigned primary = manner->primary, secondary = manner->secondary;
  const bool grouped = primary && count >= manner->least;
  for (unsigned left = count; left-- > 0;) {
    at = put_digit(at, manner->zero, (unsigned)digits[left]);
    if (grouped && left && left >= primary && (left - primary) % secondary == 0)
      at = put_slice(at, manner->group);
  }
  return (size_t)(at - buffer);
}

size_t manner_write_number(const struct manner *manner, int64_t number, char buffer[MANNER_SIZE]) {
  uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  char digits[20], *at = buffer;
  unsigned count = 0;
  do digits[count++] = (char)(left % 10);
  while ((left /= 10) != 0);
  if (number < 0) *at++ = '-';
  while (count) at = put_digit(at, manner->zero, (unsigned)digits[--count]);
  return (size_t)(at - buffer);
}

/* Digits of the language and, where grouped, its marks; what they mean is proved by writing it. */
static bool read_digits(const struct manner *manner, struct scan *scan, bool grouped,
                        uint64_t *number) {
  unsigned digit;
  *number = 0;
  while (scan->at < scan->end) {
    if (next_digit(scan, manner->zero, &digit)) {
      if (*number > (UINT64_MAX - digit) / 10) return false;
      *number = *number * 10 + digit;
    } else if (!grouped || !manner->group.length || !take_slice(scan, manner->group)) {
      return false;
    }
  }
  return true;
}

static bool is_written(const char *text, size_t length, const char *written, size_t size) {
  return length == size && !memcmp(text, written, size);
}

bool manner_read_count(const struct manner *manner, const char *text, size_t length,
                       uint64_t *number) {
  char buffer[MANNER_SIZE];
  struct scan scan = {text, text + length};
  return length < MANNER_SIZE && read_digits(manner, &scan, true, number) &&
         is_written(text, length, buffer, manner_write_count(manner, *number, buffer));
}

bool manner_read_number(const struct manner *manner, const char *text, size_t length,
                        int64_t *number) {
  char buffer[MANNER_SIZE];
  struct scan scan = {text, text + length};
  uint64_t value;
  const bool negative = length > 0 && *text == '-';
  if (length >= MANNER_SIZE) return false;
  scan.at += negative;
  if (!read_digits(manner, &scan, false, &value) || value > (uint64_t)INT64_MAX + negative)
    return false;
  *number = negative ? (int64_t)(0 - value) : (int64_t)value;
  return is_written(text, length, buffer, manner_write_number(manner, *number, buffer));
}

/* ---- learning a pattern ---- */

static const struct civil instants[2][3] = {
    {{2026, 3, 2, 9, 5}, {2569, 3, 2, 9, 5}, {1404, 12, 11, 9, 5}},
    {{2026, 11, 23, 16, 47}, {2569, 11, 23, 16, 47}, {1405, 9, 2, 16, 47}},
};

/* A sample taken apart: literals, each followed by a field. */
struct parts {
  struct manner_element elements[MANNER_ELEMENTS];
  unsigned count;
};

static bool add_part(struct parts *parts, const char *literal, const char *end, enum field field,
                     bool padded) {
  if (parts->count == MANNER_ELEMENTS || end - literal > 64) return false;
  parts->elements[parts->count++] =
      (struct manner_element){literal, (uint16_t)(end - literal), (uint8_t)field, padded};
  return true;
}

static enum field field_of(unsigned value, unsigned digits, const struct civil *instant) {
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
static bool take_apart(const char *text, uint32_t *zero, const struct civil *instant,
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

static bool has_field(const struct parts *parts, enum field field) {
  for (unsigned i = 0; i < parts->count; i++)
    if (parts->elements[i].field == field) return true;
  return false;
}

/* A month that is no number stands in a literal by its name. */
static bool split_month(struct parts *parts, struct slice name) {
  if (has_field(parts, MONTH)) return true;
  for (unsigned i = 0; i < parts->count; i++) {
    struct manner_element *element = &parts->elements[i];
    const char *at = find(element->literal, element->length, name);
    if (!at) continue;
    if (parts->count == MANNER_ELEMENTS) return false;
    memmove(element + 1, element, (parts->count++ - i) * sizeof *element);
    const char *end = element->literal + element->length;
    element[0].length = (uint16_t)(at - element->literal);
    element[0].field = MONTH_NAME;
    element[0].padded = false;
    element[1].literal = at + name.length;
    element[1].length = (uint16_t)(end - element[1].literal);
    return true;
  }
  return false;
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
static bool split_mark(struct manner_pattern *pattern, struct parts *first, unsigned at,
                       const struct manner_element *other) {
  struct manner_element *element = &first->elements[at];
  const struct slice a = {element->literal, element->length}, b = {other->literal, other->length};
  size_t front, back;
  if (pattern->marks[0].text || first->count == MANNER_ELEMENTS) return false;
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

static bool same_literal(const struct manner_element *a, const struct manner_element *b) {
  return a->length == b->length && !memcmp(a->literal, b->literal, a->length);
}

/* Puts the two samples together to one pattern. */
static int32_t join(struct manner_pattern *pattern, struct parts *first,
                    const struct parts *second) {
  const bool twelve = has_field(second, HOUR_12);
  unsigned shift = 0; /* elements that first has got more than second */
  if (first->count != second->count) return ERRCAT_FAULT_SAMPLE_DIFFERS;
  for (unsigned i = 0; i < second->count; i++) {
    struct manner_element *a = &first->elements[i + shift];
    const struct manner_element *b = &second->elements[i];
    if (!same_literal(a, b)) {
      if (!twelve || !split_mark(pattern, first, i + shift, b)) return ERRCAT_FAULT_SAMPLE_DIFFERS;
      a = &first->elements[i + ++shift];
    }
    if (a->field == HOUR && twelve) a->field = HOUR_12;
    if (a->field != b->field) return ERRCAT_FAULT_SAMPLE_DIFFERS;
    /* Padding shows where the number has one digit only, in whichever sample that is. */
    a->padded |= b->padded;
  }
  if (twelve && !pattern->marks[0].text) return ERRCAT_FAULT_SAMPLE_TIME;
  return 0;
}

static unsigned count_fields(const struct parts *parts, enum field a, enum field b) {
  unsigned count = 0;
  for (unsigned i = 0; i < parts->count; i++)
    count += parts->elements[i].field == a || parts->elements[i].field == b;
  return count;
}

/* Day, month and year each once; hour and minute as well, or neither. */
static bool is_complete(const struct parts *parts, bool with_time) {
  const unsigned clock = with_time;
  return count_fields(parts, YEAR, YEAR_OF_CENTURY) == 1 &&
         count_fields(parts, MONTH, MONTH_NAME) == 1 && count_fields(parts, DAY, DAY) == 1 &&
         count_fields(parts, HOUR, HOUR_12) == clock &&
         count_fields(parts, MINUTE, MINUTE) == clock;
}

static bool learn_months(struct manner *manner, const char *const samples[SAMPLE_COUNT]) {
  for (int i = 0; i < 12; i++) {
    const char *name = samples[SAMPLE_MONTH_1 + i];
    if (!name || strlen(name) > 64) return false;
    manner->months[i] = (struct slice){name, strlen(name)};
    for (int j = 0; j < i; j++)
      if (!strcmp(name, manner->months[j].text)) return false;
  }
  return true;
}

/* Whatever is written by the pattern, the offset and what is round it (82 bytes at most) included,
   stays within MANNER_SIZE. */
static bool fits(const struct manner_pattern *pattern, bool months) {
  size_t size = 13 * 4 + (months ? 64 : 0); /* digits of up to four bytes, a month's name */
  for (unsigned i = 0; i < pattern->count; i++) size += pattern->elements[i].length;
  size += pattern->marks[0].length > pattern->marks[1].length ? pattern->marks[0].length
                                                              : pattern->marks[1].length;
  return size <= MANNER_SIZE - 82;
}

static int32_t learn_calendar(struct manner *manner, struct manner_pattern *pattern,
                              const char *const texts[2], bool with_time, bool months,
                              enum moment_calendar calendar) {
  struct parts parts[2];
  pattern->zero = 0;
  pattern->calendar = (uint8_t)calendar;
  pattern->marks[0] = pattern->marks[1] = (struct slice){NULL, 0};
  for (int i = 0; i < 2; i++) {
    const struct civil *instant = &instants[i][calendar];
    if (!take_apart(texts[i], &pattern->zero, instant, &parts[i])) return ERRCAT_FAULT_SAMPLE_TIME;
    if (!has_field(&parts[i], MONTH) && calendar == PERSIAN) return ERRCAT_FAULT_SAMPLE_TIME;
    if (!has_field(&parts[i], MONTH)) {
      if (!months) return ERRCAT_FAULT_SAMPLE_MONTH;
      if (!split_month(&parts[i], manner->months[instant->month - 1]))
        return ERRCAT_FAULT_SAMPLE_TIME;
    }
    if (!is_complete(&parts[i], with_time)) return ERRCAT_FAULT_SAMPLE_TIME;
  }
  const int32_t kind = join(pattern, &parts[0], &parts[1]);
  if (kind) return kind;
  memcpy(pattern->elements, parts[0].elements, sizeof pattern->elements);
  pattern->count = (uint8_t)parts[0].count;
  return fits(pattern, months) ? 0 : ERRCAT_FAULT_SAMPLE_TIME;
}

/* The calendar is the one whose year is in the samples. */
static int32_t learn_pattern(struct manner *manner, struct manner_pattern *pattern,
                             const char *first, const char *second, bool with_time, bool months) {
  const char *const texts[2] = {first, second};
  int32_t fault = 0;
  for (int calendar = GREGORIAN; calendar <= PERSIAN; calendar++) {
    const int32_t kind =
        learn_calendar(manner, pattern, texts, with_time, months, (enum moment_calendar)calendar);
    if (!kind) return 0;
    if (!fault || kind != ERRCAT_FAULT_SAMPLE_TIME) fault = kind;
  }
  return fault;
}

static void neutral_time(struct manner *manner) {
  learn_pattern(manner, &manner->time, "2026-03-02 09:05", "2026-11-23 16:47", true, false);
}

static void neutral_date(struct manner *manner) {
  learn_pattern(manner, &manner->date, "2026-03-02", "2026-11-23", false, false);
}

static int32_t learn_offset(struct manner *manner, const char *text) {
  static const struct slice names[2] = {{"{time}", 6}, {"{offset}", 8}};
  const size_t length = strlen(text);
  const char *time = find(text, length, names[0]), *offset = find(text, length, names[1]);
  if (!time || !offset || length > 64) return ERRCAT_FAULT_SAMPLE_OFFSET;
  manner->offset_first = offset < time;
  const char *one = manner->offset_first ? offset : time;
  const char *other = manner->offset_first ? time : offset;
  const char *between = one + names[manner->offset_first].length;
  const char *after = other + names[!manner->offset_first].length;
  manner->offset[0] = (struct slice){text, (size_t)(one - text)};
  manner->offset[1] = (struct slice){between, (size_t)(other - between)};
  manner->offset[2] = (struct slice){after, (size_t)(text + length - after)};
  for (int i = 0; i < 3; i++)
    if (memchr(manner->offset[i].text, '{', manner->offset[i].length) ||
        memchr(manner->offset[i].text, '}', manner->offset[i].length))
      return ERRCAT_FAULT_SAMPLE_OFFSET;
  return 0;
}

int32_t manner_learn(struct manner *manner, const char *const samples[SAMPLE_COUNT],
                     enum sample *which) {
  int32_t fault = 0, kind;
  enum sample where = SAMPLE_COUNT;
  const bool months = learn_months(manner, samples);
  neutral_numbers(manner);
  neutral_time(manner);
  neutral_date(manner);
  learn_offset(manner, "{time} (UTC{offset})");
  if (samples[SAMPLE_NUMBER_SMALL] && samples[SAMPLE_NUMBER_LARGE]) {
    fault =
        learn_numbers(manner, samples[SAMPLE_NUMBER_SMALL], samples[SAMPLE_NUMBER_LARGE], &where);
  }
  if (samples[SAMPLE_TIME_MORNING] && samples[SAMPLE_TIME_AFTERNOON]) {
    kind = learn_pattern(manner, &manner->time, samples[SAMPLE_TIME_MORNING],
                         samples[SAMPLE_TIME_AFTERNOON], true, months);
    if (kind) neutral_time(manner);
    if (kind && !fault) fault = kind, where = SAMPLE_TIME_AFTERNOON;
  }
  if (samples[SAMPLE_DATE_EARLY] && samples[SAMPLE_DATE_LATE]) {
    kind = learn_pattern(manner, &manner->date, samples[SAMPLE_DATE_EARLY],
                         samples[SAMPLE_DATE_LATE], false, months);
    if (kind) neutral_date(manner);
    if (kind && !fault) fault = kind, where = SAMPLE_DATE_LATE;
  }
  if (samples[SAMPLE_TIME_WITH_OFFSET]) {
    kind = learn_offset(manner, samples[SAMPLE_TIME_WITH_OFFSET]);
    if (kind) learn_offset(manner, "{time} (UTC{offset})");
    if (kind && !fault) fault = kind, where = SAMPLE_TIME_WITH_OFFSET;
  }
  if (fault) *which = where;
  return fault;
}

/* ---- writing and reading times ---- */

static char *put_field(char *at, const struct manner *manner, const struct manner_pattern *pattern,
                       const struct manner_element *element, const struct civil *civil) {
  const unsigned pad = element->padded ? 2 : 1;
  const unsigned hour = (unsigned)civil->hour;
  const unsigned year = (unsigned)(civil->year < 0 ? 0 : civil->year);
  switch (element->field) {
  case YEAR: return put_padded(at, pattern->zero, year, 1);
  case YEAR_OF_CENTURY: return put_padded(at, pattern->zero, year % 100, 2);
  case MONTH: return put_padded(at, pattern->zero, (unsigned)civil->month, pad);
  case MONTH_NAME: return put_slice(at, manner->months[civil->month - 1]);
  case DAY: return put_padded(at, pattern->zero, (unsigned)civil->day, pad);
  case HOUR: return put_padded(at, pattern->zero, hour, pad);
  case HOUR_12: return put_padded(at, pattern->zero, hour % 12 ? hour % 12 : 12, pad);
  case MINUTE: return put_padded(at, pattern->zero, (unsigned)civil->minute, 2);
  case MARK: return put_slice(at, pattern->marks[hour >= 12]);
  default: return at;
  }
}

static char *put_pattern(char *at, const struct manner *manner,
                         const struct manner_pattern *pattern, const struct moment *moment) {
  const struct civil civil = moment_fields(moment, (enum moment_calendar)pattern->calendar);
  for (unsigned i = 0; i < pattern->count; i++) {
    const struct manner_element *element = &pattern->elements[i];
    at = put_slice(at, (struct slice){element->literal, element->length});
    at = put_field(at, manner, pattern, element, &civil);
  }
  return at;
}

static char *put_offset(char *at, uint32_t zero, int32_t offset) {
  const unsigned away = (unsigned)(offset < 0 ? -offset : offset);
  *at++ = offset < 0 ? '-' : '+';
  at = put_padded(at, zero, away / 60, 2);
  *at++ = ':';
  return put_padded(at, zero, away % 60, 2);
}

size_t manner_write_time(const struct manner *manner, const struct moment *moment, bool with_offset,
                         char buffer[MANNER_SIZE]) {
  char *at = buffer;
  if (moment->precision == ERRCAT_DAY)
    return (size_t)(put_pattern(at, manner, &manner->date, moment) - buffer);
  if (!with_offset || moment->offset == ERRCAT_NO_OFFSET)
    return (size_t)(put_pattern(at, manner, &manner->time, moment) - buffer);
  at = put_slice(at, manner->offset[0]);
  for (int i = 0; i < 2; i++) {
    at = (i == 0) == manner->offset_first ? put_offset(at, manner->time.zero, moment->offset)
                                          : put_pattern(at, manner, &manner->time, moment);
    at = put_slice(at, manner->offset[1 + i]);
  }
  return (size_t)(at - buffer);
}

/* Up to most digits; exactly two where they are padded. */
static bool read_field(struct scan *scan, uint32_t zero, unsigned most, bool padded,
                       int32_t *value) {
  unsigned digit, count = 0;
  *value = 0;
  while (count < most && next_digit(scan, zero, &digit)) {
    *value = *value * 10 + (int32_t)digit;
    count++;
  }
  return padded ? count == 2 : count > 0;
}

static bool read_month(struct scan *scan, const struct manner *manner, int32_t *month) {
  size_t longest = 0;
  for (int i = 0; i < 12; i++) {
    struct scan ahead = *scan;
    if (manner->months[i].length <= longest || !take_slice(&ahead, manner->months[i])) continue;
    longest = manner->months[i].length;
    *month = i + 1;
  }
  scan->at += longest;
  return longest > 0;
}

static bool read_element(struct scan *scan, const struct manner *manner,
                         const struct manner_pattern *pattern, const struct manner_element *element,
                         struct civil *civil, bool *afternoon) {
  const uint32_t zero = pattern->zero;
  switch (element->field) {
  case YEAR: return read_field(scan, zero, 5, false, &civil->year);
  case YEAR_OF_CENTURY:
    if (!read_field(scan, zero, 2, true, &civil->year)) return false;
    civil->year += pattern->calendar == BUDDHIST ? 2500 : 2000;
    return true;
  case MONTH: return read_field(scan, zero, 2, element->padded, &civil->month);
  case MONTH_NAME: return read_month(scan, manner, &civil->month);
  case DAY: return read_field(scan, zero, 2, element->padded, &civil->day);
  case HOUR:
  case HOUR_12: return read_field(scan, zero, 2, element->padded, &civil->hour);
  case MINUTE: return read_field(scan, zero, 2, true, &civil->minute);
  case MARK:
    *afternoon = take_slice(scan, pattern->marks[1]);
    return *afternoon || take_slice(scan, pattern->marks[0]);
  default: return true;
  }
}

static bool read_pattern(struct scan *scan, const struct manner *manner,
                         const struct manner_pattern *pattern, struct moment *moment) {
  struct civil civil = {0};
  bool afternoon = false;
  for (unsigned i = 0; i < pattern->count; i++) {
    const struct manner_element *element = &pattern->elements[i];
    if (!take_slice(scan, (struct slice){element->literal, element->length}) ||
        !read_element(scan, manner, pattern, element, &civil, &afternoon))
      return false;
    if (element->field == HOUR_12) civil.hour %= 12;
  }
  if (afternoon) civil.hour += 12;
  return moment_from_fields(&civil, (enum moment_calendar)pattern->calendar, &moment->seconds);
}

static bool read_offset(struct scan *scan, uint32_t zero, int32_t *offset) {
  int32_t hours, minutes;
  const char sign = scan->at < scan->end ? *scan->at++ : 0;
  if ((sign != '+' && sign != '-') || !read_field(scan, zero, 2, true, &hours) ||
      !take_slice(scan, (struct slice){":", 1}) || !read_field(scan, zero, 2, true, &minutes))
    return false;
  *offset = (hours * 60 + minutes) * (sign == '-' ? -1 : 1);
  return hours < 24 && minutes < 60;
}

static bool read_with_offset(struct scan *scan, const struct manner *manner,
                             struct moment *moment) {
  if (!take_slice(scan, manner->offset[0])) return false;
  for (int i = 0; i < 2; i++) {
    const bool done = (i == 0) == manner->offset_first
                          ? read_offset(scan, manner->time.zero, &moment->offset)
                          : read_pattern(scan, manner, &manner->time, moment);
    if (!done || !take_slice(scan, manner->offset[1 + i])) return false;
  }
  return true;
}

bool manner_read_time(const struct manner *manner, const char *text, size_t length,
                      struct moment *moment) {
  char buffer[MANNER_SIZE];
  if (length >= MANNER_SIZE) return false;
  for (int way = 0; way < 3; way++) {
    struct scan scan = {text, text + length};
    moment->precision = way == 2 ? ERRCAT_DAY : ERRCAT_MINUTE;
    moment->offset = ERRCAT_NO_OFFSET;
    const bool done = way == 0   ? read_with_offset(&scan, manner, moment)
                      : way == 1 ? read_pattern(&scan, manner, &manner->time, moment)
                                 : read_pattern(&scan, manner, &manner->date, moment);
    if (done && scan.at == scan.end && moment_valid(moment) &&
        is_written(text, length, buffer, manner_write_time(manner, moment, true, buffer)))
      return true;
  }
  return false;
}
