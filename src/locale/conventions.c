/* How one language writes numbers, dates and times. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "locale/conventions.h"

#include <errcat.h>
#include <string.h>

#include "base/utf8.h"
#include "locale/learn_number.h"
#include "locale/learn_pattern.h"

const char *const conventions_samples[SAMPLE_COUNT][2] = {
#define S(name, context, id) {context, id},
#include "locale/samples.def"
#undef S
};

/* ---- learning ---- */

static int32_t learn_numbers(struct number_format *format, const char *const samples[SAMPLE_COUNT],
                             enum sample *which) {
  const char *const texts[2] = {samples[SAMPLE_NUMBER_SMALL], samples[SAMPLE_NUMBER_LARGE]};
  int32_t kind = 0;
  int at = !texts[0];
  *format = (struct number_format)NUMBER_FORMAT_PLAIN;
  if (texts[0] && texts[1])
    kind = learn_number(format, texts, &at);
  else if (texts[0] || texts[1])
    kind = ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER;
  *which = at ? SAMPLE_NUMBER_LARGE : SAMPLE_NUMBER_SMALL;
  return kind;
}

/* The first month that cannot be used; SAMPLE_COUNT if there is none. */
static enum sample learn_months(struct datetime_format *format,
                                const char *const samples[SAMPLE_COUNT]) {
  for (int i = 0; i < 12; i++) {
    const enum sample month = (enum sample)(SAMPLE_MONTH_1 + i);
    const char *name = samples[month];
    const size_t length = name ? strlen(name) : 0;
    format->months[i] = (struct slice){name, length};
    if (!length) return month;
    for (int j = 0; j < i; j++)
      if (!strcmp(name, samples[SAMPLE_MONTH_1 + j])) return month;
  }
  return SAMPLE_COUNT;
}

static int32_t learn_times(struct datetime_format *format, int32_t precision,
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
    kind = learn_pattern(format, precision, texts, bad_month == SAMPLE_COUNT, &at);
    if (!kind) return 0;
  } else if (texts[0] || texts[1]) {
    kind = ERRCAT_DIAGNOSTIC_SAMPLE_DIFFERS;
    at = !texts[0];
  }
  *which = kind == ERRCAT_DIAGNOSTIC_SAMPLE_MONTH ? bad_month : pairs[precision][at];
  learn_pattern(format, precision, neutral[precision], false, &at);
  return kind;
}

static bool split_offset(struct datetime_format *format, const char *text) {
  static const struct slice names[2] = {{"{time}", 6}, {"{offset}", 8}};
  const struct slice message = {text, strlen(text)};
  const char *time = slice_find(message, names[0]), *offset = slice_find(message, names[1]);
  if (!time || !offset || message.length > DATETIME_LITERAL_MAX) return false;
  format->offset_first = offset < time;
  const char *one = format->offset_first ? offset : time;
  const char *other = format->offset_first ? time : offset;
  const char *between = one + names[format->offset_first].length;
  const char *after = other + names[!format->offset_first].length;
  format->offset[0] = (struct slice){text, (size_t)(one - text)};
  format->offset[1] = (struct slice){between, (size_t)(other - between)};
  format->offset[2] = (struct slice){after, (size_t)(text + message.length - after)};
  for (int i = 0; i < 3; i++)
    for (size_t j = 0; j < format->offset[i].length; j++)
      if (format->offset[i].text[j] == '{' || format->offset[i].text[j] == '}') return false;
  return true;
}

static int32_t learn_offset(struct datetime_format *format, const char *const samples[SAMPLE_COUNT],
                            enum sample *which) {
  const char *text = samples[SAMPLE_TIME_WITH_OFFSET];
  *which = SAMPLE_TIME_WITH_OFFSET;
  if (text && split_offset(format, text)) return 0;
  split_offset(format, "{time} (UTC{offset})");
  return text ? ERRCAT_DIAGNOSTIC_SAMPLE_OFFSET : 0;
}

int32_t conventions_learn(struct conventions *conventions, const char *const samples[SAMPLE_COUNT],
                          enum sample *which) {
  enum sample at[4];
  int32_t kinds[4];
  memset(conventions, 0, sizeof *conventions);
  const enum sample bad_month = learn_months(&conventions->times, samples);
  kinds[0] = learn_numbers(&conventions->numbers, samples, &at[0]);
  kinds[1] = learn_times(&conventions->times, ERRCAT_MINUTE, samples, bad_month, &at[1]);
  kinds[2] = learn_times(&conventions->times, ERRCAT_DAY, samples, bad_month, &at[2]);
  kinds[3] = learn_offset(&conventions->times, samples, &at[3]);
  for (int i = 0; i < 4; i++)
    if (kinds[i]) {
      *which = at[i];
      return kinds[i];
    }
  return 0;
}

/* ---- reading ---- */

size_t conventions_read(const struct conventions *conventions, int32_t type, struct slice text,
                        size_t least, struct reading values[READINGS_MAX]) {
  struct readings readings = {text, least, values, 0};
  if (type == ERRCAT_TIME)
    datetime_read(&conventions->times, &readings);
  else
    number_read(&conventions->numbers, type == ERRCAT_COUNT, &readings);
  return readings.count;
}

size_t conventions_read_other(const struct conventions *conventions, int32_t type,
                              struct slice text, size_t least,
                              struct reading values[READINGS_MAX]) {
  struct number_format other = conventions->numbers;
  struct readings readings = {text, least, values, 0};
  struct cursor cursor = cursor_of(readings.text);
  uint32_t character;
  if (type == ERRCAT_NUMBER) cursor_take(&cursor, '-');
  if (type == ERRCAT_TIME || cursor.at == cursor.end) return 0;
  utf8_decode(cursor.at, cursor_rest(&cursor), &character, NULL);
  other.zero = digits_zero(character);
  if (!other.zero) return 0;
  number_read(&other, type == ERRCAT_COUNT, &readings);
  other.ungrouped = UINT64_MAX;
  if (type == ERRCAT_COUNT) number_read(&other, true, &readings);
  return readings.count;
}

static bool read_whole(const struct conventions *conventions, int32_t type, const char *text,
                       size_t length, struct reading *value) {
  struct reading values[READINGS_MAX];
  if (!length || length > CONVENTIONS_SIZE ||
      !conventions_read(conventions, type, (struct slice){text, length}, length, values))
    return false;
  *value = values[0];
  return true;
}

bool conventions_read_count(const struct conventions *conventions, const char *text, size_t length,
                            uint64_t *number) {
  struct reading value;
  if (!read_whole(conventions, ERRCAT_COUNT, text, length, &value)) return false;
  *number = value.number;
  return true;
}

bool conventions_read_number(const struct conventions *conventions, const char *text, size_t length,
                             int64_t *number) {
  struct reading value;
  if (!read_whole(conventions, ERRCAT_NUMBER, text, length, &value)) return false;
  *number = (int64_t)value.number;
  return true;
}

bool conventions_read_time(const struct conventions *conventions, const char *text, size_t length,
                           struct civil_time *civil) {
  struct reading value;
  if (!read_whole(conventions, ERRCAT_TIME, text, length, &value)) return false;
  *civil = value.civil;
  return true;
}
