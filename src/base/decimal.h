/* Whole numbers in ASCII digits. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef DECIMAL_H
#define DECIMAL_H

#include "base/names.h"

#include <stddef.h>
#include <stdint.h>

enum { DECIMAL_SIZE = 20 }; /* "-9223372036854775808" */

/* Writes a number, without a NUL, to the end of buffer; returns where it begins. */
static inline const char *decimal_write(int64_t number, char buffer[DECIMAL_SIZE]) {
  char *at = buffer + DECIMAL_SIZE;
  uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do *--at = (char)('0' + rest % 10);
  while (rest /= 10);
  if (number < 0) *--at = '-';
  return at;
}

#endif
