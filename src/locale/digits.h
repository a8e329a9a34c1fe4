/* Decimal digits of every script. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef DIGITS_H
#define DIGITS_H

#include "base/names.h"

#include <stdint.h>

#include "base/cursor.h"

/* The bytes that any number or time takes at most, and so the size of every buffer that one is
   written to. For times this is checked when their pattern is learnt. */
enum { CONVENTIONS_SIZE = 256 };

/* A script has its ten digits in a row, and they are known by their first: the character's own 0; 0 if
   the character is no digit. */
uint32_t digits_zero(uint32_t character);

/* Writes a number with at least that many digits, without a NUL; returns its end. */
char *digits_write(char *at, uint32_t zero, uint64_t number, unsigned least);

/* Moves past one digit and gives its value; false if none comes next. */
bool digits_read(struct cursor *cursor, uint32_t zero, unsigned *digit);

/* Writes what stands between digits; returns its end. */
static inline char *digits_write_slice(char *at, struct slice slice) {
  memcpy(at, slice.text, slice.length);
  return at + slice.length;
}

#endif
