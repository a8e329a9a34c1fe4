/* Learning from samples how numbers are written. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "locale/learn_number.h"

#include <errcat.h>
#include <string.h>

#include "base/utf8.h"

/* What a sample shows. */
struct grouping {
  uint32_t zero;
  struct slice mark; /* between two groups */
  unsigned marks;
  unsigned behind[2]; /* how many digits follow each mark */
};

/* Reads the digits 1, 2, 3… up to last. They are in the grouping's script and the marks are its mark,
   once these are known. */
static bool read_sample(const char *text, unsigned last, struct grouping *grouping) {
  struct cursor cursor = {text, text + strlen(text)};
  unsigned digits = 0, digit;
  bool after_mark = true;
  grouping->marks = 0;
  while (cursor.at < cursor.end) {
    uint32_t character;
    const size_t used = utf8_decode(cursor.at, cursor_rest(&cursor), &character, NULL);
    if (!grouping->zero) grouping->zero = digits_zero(character);
    if (grouping->zero && digits_read(&cursor, grouping->zero, &digit)) {
      if (digit != ++digits || digits > last) return false;
      after_mark = false;
      continue;
    }
    const struct slice mark = {cursor.at, used};
    if (after_mark || grouping->marks == 2 || digits_zero(character)) return false;
    if (grouping->mark.length && !cursor_take_slice(&cursor, grouping->mark)) return false;
    grouping->mark = mark;
    grouping->behind[grouping->marks++] = last - digits;
    cursor.at = mark.text + used;
    after_mark = true;
  }
  return digits == last && !after_mark;
}

static bool writes(const struct number_format *format, uint64_t number, const char *sample) {
  char buffer[CONVENTIONS_SIZE];
  const struct slice text = {sample, strlen(sample)};
  return slice_equal(text, (struct slice){buffer, number_write_count(format, number, buffer)});
}

static struct number_format format_of(const struct grouping *small, const struct grouping *large) {
  struct number_format format = NUMBER_FORMAT_PLAIN;
  format.zero = large->zero;
  if (!large->marks) return format;
  const unsigned primary = large->behind[large->marks - 1];
  const unsigned secondary = large->marks == 2 ? large->behind[0] - primary : primary;
  /* The first number that is grouped has one digit before the mark, or two where 1234 is not grouped:
     CLDR's minimum grouping digits. */
  uint64_t grouped = small->marks || primary >= 4 ? 1 : 10;
  for (unsigned i = 0; i < primary; i++) grouped *= 10;
  format.ungrouped = grouped - 1;
  format.primary = (uint8_t)primary;
  format.secondary = (uint8_t)secondary;
  format.group = large->mark;
  return format;
}

int32_t learn_number(struct number_format *format, const char *const samples[2], int *which) {
  struct grouping small, large = {0};
  *format = (struct number_format)NUMBER_FORMAT_PLAIN;
  *which = 1;
  if (!read_sample(samples[1], 7, &large)) return ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER;
  if (large.mark.length == 1 && *large.mark.text == ' ') return ERRCAT_DIAGNOSTIC_SAMPLE_SPACE;
  small = large;
  *which = 0;
  if (!read_sample(samples[0], 4, &small)) return ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER;
  const struct number_format learnt = format_of(&small, &large);
  *which = !writes(&learnt, 1234567, samples[1]);
  if (*which || !writes(&learnt, 1234, samples[0])) return ERRCAT_DIAGNOSTIC_SAMPLE_NUMBER;
  *format = learnt;
  return 0;
}
