/* How a language writes whole numbers. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NUMBER_H
#define NUMBER_H

#include "base/names.h"

#include "locale/digits.h"
#include "locale/readings.h"

struct number_format {
  uint64_t ungrouped;         /* the largest count that is not grouped */
  uint32_t zero;              /* the digit 0; the other nine follow it */
  uint8_t primary, secondary; /* digits in the last group, and in those before; 0: not grouped */
  struct slice group;         /* what stands between groups */
};

/* An initializer: ASCII digits, no groups. */
#define NUMBER_FORMAT_PLAIN                                  \
  {                                                          \
    .ungrouped = UINT64_MAX, .zero = '0', .group = { "", 0 } \
  }

/* Each writes text without a NUL, and returns its length. A count is grouped, a number is not. */
size_t number_write_count(const struct number_format *format, uint64_t number,
                          char buffer[CONVENTIONS_SIZE]);
size_t number_write(const struct number_format *format, int64_t number,
                    char buffer[CONVENTIONS_SIZE]);

/* Adds the counts, or the numbers, that the text begins with: of "123" 1, 12 and 123. */
void number_read(const struct number_format *format, bool is_count, struct readings *readings);

/* An order in which those are equal that write every count, and every number, the same. */
int number_compare(const struct number_format *a, const struct number_format *b);

#endif
