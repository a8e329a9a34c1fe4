/* Sixteen bytes of a text at a time, in a vector of the compiler's (GNU C): a few instructions, where
   the machine has such registers. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BLOCK_H
#define BLOCK_H

#include "base/names.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/word.h"

enum { BLOCK_SIZE = 16 };
typedef unsigned char block __attribute__((vector_size(BLOCK_SIZE)));

static inline block block_load(const char *at) {
  block bytes;
  memcpy(&bytes, at, sizeof bytes);
  return bytes;
}

/* The first length bytes of a text that has fewer than BLOCK_SIZE, and then others. */
static inline block block_load_part(const char *at, size_t length, char others) {
  char bytes[BLOCK_SIZE];
  memset(bytes, others, sizeof bytes);
  memcpy(bytes, at, length);
  return block_load(bytes);
}

/* How many bytes stand before the first that is not 0. */
static inline unsigned block_count(block bytes) {
  char text[BLOCK_SIZE];
  memcpy(text, &bytes, sizeof text);
  const uint64_t front = word_load(text), back = word_load(text + 8);
  if (front) return (unsigned)__builtin_ctzll(front) / 8;
  return back ? 8 + (unsigned)__builtin_ctzll(back) / 8 : BLOCK_SIZE;
}

/* Whether a bit is set. */
static inline bool block_any(block bytes) {
  uint64_t halves[2];
  memcpy(halves, &bytes, sizeof halves);
  return halves[0] | halves[1];
}

/* Whether a text has a byte for which find() sets a bit, which it does not for others. The last block
   overlaps the one before it. */
static inline bool block_finds(block (*find)(block), const char *text, size_t length, char others) {
  if (length < BLOCK_SIZE) return block_any(find(block_load_part(text, length, others)));
  const char *const last = text + length - BLOCK_SIZE;
  block found = find(block_load(last));
  for (; text < last; text += BLOCK_SIZE) found |= find(block_load(text));
  return block_any(found);
}

#endif
