/* Learning from samples how dates and times are written. SPDX-License-Identifier: LGPL-2.1-or-later

   A sample shows a time that is known beforehand. Each run of digits in it is the field whose value it
   has, and the rest is literal; what is learnt must then write both samples of a pair to the byte. */
#include "locale/learn_pattern.h"

#include <errcat.h>
#include <string.h>

#include "base/utf8.h"

/* What the samples show, in each calendar. */
static const struct civil_fields instants[2][3] = {
    {{2026, 3, 2, 9, 5}, {2569, 3, 2, 9, 5}, {1404, 12, 11, 9, 5}},
    {{2026, 11, 23, 16, 47}, {2569, 11, 23, 16, 47}, {1405, 9, 2, 16, 47}},
};

/* A sample taken apart: literals, each followed by a field. */
struct parts {
  struct datetime_element elements[DATETIME_ELEMENTS];
  unsigned count;
};

static struct slice literal_of(const struct datetime_element *element) {
  return (struct slice){element->literal, element->length};
}

static bool add_part(struct parts *parts, const char *literal, const char *end,
                     enum datetime_field field, bool padded) {
  if (parts->count == DATETIME_ELEMENTS || end - literal > DATETIME_LITERAL_MAX) return false;
  parts->elements[parts->count++] =
      (struct datetime_element){literal, (uint16_t)(end - literal), (uint8_t)field, padded};
  return true;
}

static enum datetime_field field_of(unsigned value, unsigned digits,
                                    const struct civil_fields *instant) {
  const unsigned year = (unsigned)instant->year;
  if (value == year && digits == 4) return FIELD_YEAR;
  if (digits > 2) return FIELD_END;
  if (value == (unsigned)instant->minute && digits == 2) return FIELD_MINUTE;
  if (value == (unsigned)instant->day) return FIELD_DAY;
  if (value == (unsigned)instant->month) return FIELD_MONTH;
  if (value == (unsigned)instant->hour) return FIELD_HOUR;
  if (value == (unsigned)instant->hour - 12 && instant->hour > 12) return FIELD_HOUR_12;
  if (value == year % 100 && digits == 2) return FIELD_YEAR_OF_CENTURY;
  return FIELD_END;
}

/* Splits a sample at its runs of digits. */
static bool take_apart(const char *text, uint32_t *zero, const struct civil_fields *instant,
                       struct parts *parts) {
  struct cursor cursor = {text, text + strlen(text)};
  const char *literal = text;
  parts->count = 0;
  while (cursor.at < cursor.end) {
    const char *start = cursor.at;
    uint32_t character;
    const size_t used = utf8_decode(cursor.at, cursor_rest(&cursor), &character, NULL);
    unsigned value = 0, digits = 0, digit;
    if (character == '{' || character == '}') return false;
    if (!*zero)
      *zero = digits_zero(character);
    else if (digits_zero(character) && digits_zero(character) != *zero)
      return false;
    while (*zero && digits < 5 && digits_read(&cursor, *zero, &digit)) {
      value = value * 10 + digit;
      digits++;
    }
    if (!digits) {
      cursor.at += used;
      continue;
    }
    const enum datetime_field field = field_of(value, digits, instant);
    if (!field || !add_part(parts, literal, start, field, digits == 2 && value < 10)) return false;
    literal = cursor.at;
  }
  return add_part(parts, literal, cursor.end, FIELD_END, false);
}

/* A sample names no zone, as that differs from one time to the next. */
static bool names_zone(const struct parts *parts) {
  static const struct slice zones[] = {{"UTC", 3}, {"GMT", 3}};
  for (unsigned i = 0; i < parts->count; i++)
    for (size_t z = 0; z < sizeof zones / sizeof zones[0]; z++)
      if (slice_find(literal_of(&parts->elements[i]), zones[z])) return true;
  return false;
}

static bool has_field(const struct parts *parts, enum datetime_field field) {
  for (unsigned i = 0; i < parts->count; i++)
    if (parts->elements[i].field == field) return true;
  return false;
}

/* Splits the literal that has the name of a month in it. */
static void split_month(struct parts *parts, struct slice name) {
  for (unsigned i = 0; i < parts->count; i++) {
    struct datetime_element *element = &parts->elements[i];
    const char *at = slice_find(literal_of(element), name);
    if (!at || parts->count == DATETIME_ELEMENTS) continue;
    const char *after = at + name.length, *end = element->literal + element->length;
    memmove(element + 1, element, (parts->count++ - i) * sizeof *element);
    element[0].length = (uint16_t)(at - element->literal);
    element[0].field = FIELD_MONTH_NAME;
    element[0].padded = false;
    element[1].literal = after;
    element[1].length = (uint16_t)(end - after);
    return;
  }
}

/* How many bytes two literals have in common at their front and at their back, cut between
   characters. */
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

/* Where the samples of a 12-hour clock differ stand its marks of morning and afternoon. */
static bool split_mark(struct datetime_pattern *pattern, struct parts *first, unsigned at,
                       const struct datetime_element *other) {
  struct datetime_element *element = &first->elements[at];
  const struct slice a = literal_of(element), b = literal_of(other);
  size_t front, back;
  if (pattern->marks[0].text || first->count == DATETIME_ELEMENTS) return false;
  differing(a, b, &front, &back);
  pattern->marks[0] = (struct slice){a.text + front, a.length - front - back};
  pattern->marks[1] = (struct slice){b.text + front, b.length - front - back};
  memmove(element + 1, element, (first->count++ - at) * sizeof *element);
  element[0].length = (uint16_t)front;
  element[0].field = FIELD_MARK;
  element[1].literal = a.text + a.length - back;
  element[1].length = (uint16_t)back;
  return true;
}

/* Adds to first what only the second sample shows. That this is right is left to is_proved(). */
static int32_t join(struct datetime_pattern *pattern, struct parts *first,
                    const struct parts *second) {
  const bool twelve = has_field(second, FIELD_HOUR_12);
  unsigned shift = 0; /* how many elements first has more than second */
  if (first->count != second->count) return ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS;
  for (unsigned i = 0; i < second->count; i++) {
    struct datetime_element *a = &first->elements[i + shift];
    const struct datetime_element *b = &second->elements[i];
    if (!slice_equal(literal_of(a), literal_of(b))) {
      if (!twelve || !split_mark(pattern, first, i + shift, b))
        return ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS;
      a = &first->elements[i + ++shift];
    }
    if (a->field == FIELD_HOUR && twelve) a->field = FIELD_HOUR_12;
    /* Padding shows where the number has one digit only, in whichever sample that is. */
    a->padded |= b->padded;
  }
  if (twelve && !pattern->marks[0].text) return ERRCAT_DIAGNOSTIC_SAMPLE_TIME;
  return 0;
}

static unsigned count_fields(const struct parts *parts, enum datetime_field a,
                             enum datetime_field b) {
  unsigned count = 0;
  for (unsigned i = 0; i < parts->count; i++)
    count += parts->elements[i].field == a || parts->elements[i].field == b;
  return count;
}

/* Day and year each once; hour and minute as well, or neither. */
static bool is_complete_but_for_month(const struct parts *parts, bool with_time) {
  const unsigned clock = with_time;
  return count_fields(parts, FIELD_YEAR, FIELD_YEAR_OF_CENTURY) == 1 &&
         count_fields(parts, FIELD_DAY, FIELD_DAY) == 1 &&
         count_fields(parts, FIELD_HOUR, FIELD_HOUR_12) == clock &&
         count_fields(parts, FIELD_MINUTE, FIELD_MINUTE) == clock;
}

/* Takes a sample apart, and finds its month by number or, in the Gregorian months, by name. */
static int32_t read_instant(const struct datetime_format *format, struct datetime_pattern *pattern,
                            const char *text, const struct civil_fields *instant, bool with_time,
                            bool with_names, struct parts *parts) {
  if (!take_apart(text, &pattern->zero, instant, parts) || names_zone(parts) ||
      !is_complete_but_for_month(parts, with_time))
    return ERRCAT_DIAGNOSTIC_SAMPLE_TIME;
  if (!has_field(parts, FIELD_MONTH) && pattern->calendar != PERSIAN) {
    if (!with_names) return ERRCAT_DIAGNOSTIC_SAMPLE_MONTH;
    split_month(parts, format->months[instant->month - 1]);
  }
  return count_fields(parts, FIELD_MONTH, FIELD_MONTH_NAME) == 1 ? 0
                                                                 : ERRCAT_DIAGNOSTIC_SAMPLE_TIME;
}

/* The pattern writes the instant as the sample has it. */
static bool is_proved(const struct datetime_format *format, const struct datetime_pattern *pattern,
                      const struct civil_fields *instant, const char *sample) {
  char buffer[CONVENTIONS_SIZE];
  struct civil_time civil = {0, ERRCAT_MINUTE, ERRCAT_NO_OFFSET};
  calendar_seconds(instant, (enum calendar)pattern->calendar, &civil.seconds);
  const char *end = datetime_put(buffer, format, pattern, &civil);
  return slice_equal((struct slice){sample, strlen(sample)},
                     (struct slice){buffer, (size_t)(end - buffer)});
}

/* Whether all that the pattern writes, with an offset and its message, is within CONVENTIONS_SIZE: 17
   digits of up to four bytes, a minus, the offset's sign and colon. */
static bool fits(const struct datetime_format *format, const struct datetime_pattern *pattern) {
  const size_t morning = pattern->marks[0].length, afternoon = pattern->marks[1].length;
  size_t size = 17 * 4 + 3 + DATETIME_LITERAL_MAX + (morning > afternoon ? morning : afternoon);
  for (unsigned i = 0; i < pattern->count; i++) {
    size_t month = 0;
    for (int m = 0; m < 12 && pattern->elements[i].field == FIELD_MONTH_NAME; m++)
      if (format->months[m].length > month) month = format->months[m].length;
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
        count_fields(&parts, FIELD_YEAR, FIELD_YEAR_OF_CENTURY))
      return (enum calendar)calendar;
  }
  return GREGORIAN;
}

int32_t learn_pattern(struct datetime_format *format, int32_t precision,
                      const char *const samples[2], bool with_names, int *which) {
  struct datetime_pattern *pattern = &format->patterns[precision];
  const enum calendar calendar = calendar_of(samples[0]);
  struct parts parts[2];
  memset(pattern, 0, sizeof *pattern);
  pattern->calendar = (uint8_t)calendar;
  pattern->century = (uint16_t)(instants[0][calendar].year / 100 * 100);
  for (*which = 0; *which < 2; ++*which) {
    const int32_t kind = read_instant(format, pattern, samples[*which], &instants[*which][calendar],
                                      precision == ERRCAT_MINUTE, with_names, &parts[*which]);
    if (kind) return kind;
  }
  *which = 1;
  const int32_t kind = join(pattern, &parts[0], &parts[1]);
  if (kind) return kind;
  memcpy(pattern->elements, parts[0].elements, sizeof pattern->elements);
  pattern->count = (uint8_t)parts[0].count;
  if (!fits(format, pattern)) return ERRCAT_DIAGNOSTIC_SAMPLE_TIME;
  for (int i = 0; i < 2; i++)
    if (!is_proved(format, pattern, &instants[i][calendar], samples[i]))
      return ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS;
  return 0;
}
