/* Eight bytes of a text at a time (Bit Twiddling Hacks, "Determine if a word has a byte less than n").
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef WORD_H
#define WORD_H

#include "base/names.h"

#include <stdint.h>
#include <string.h>

#define WORD_ONES UINT64_C(0x0101010101010101)
#define WORD_TOPS (WORD_ONES << 7)

/* The first byte of the text becomes the lowest of the word: a subtraction borrows from bytes that come
   later only. */
static inline uint64_t word_load(const char *at) {
  uint64_t word;
  memcpy(&word, at, sizeof word);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

/* Sets the top bit of each byte that is less than limit, which is at most 0x80. Above the first such
   byte it may be set without reason, here and in the next one. */
static inline uint64_t word_less(uint64_t word, unsigned char limit) {
  return (word - WORD_ONES * limit) & ~word;
}

/* Sets the top bit of each byte that is equal to c, or to c ^ mask, where mask is one bit or 0. */
static inline uint64_t word_equal(uint64_t word, unsigned char c, unsigned char mask) {
  return word_less((word ^ WORD_ONES * c) & ~(WORD_ONES * mask), 1);
}

/* How many bytes stand before the first one whose top bit is set in marks. */
static inline unsigned word_count(uint64_t marks) {
  return marks & WORD_TOPS ? (unsigned)__builtin_ctzll(marks & WORD_TOPS) / 8 : 8;
}

/* How many bytes at the front are characters from U+0400 to U+07FF: Cyrillic, Armenian, Hebrew,
   Arabic. Each has two bytes: D0 to DF, then 80 to BF. */
static inline unsigned word_pairs(uint64_t word) {
  const uint64_t wrong = (word & UINT64_C(0xC0F0C0F0C0F0C0F0)) ^ UINT64_C(0x80D080D080D080D0);
  return wrong ? (unsigned)__builtin_ctzll(wrong) / 16 * 2 : 8;
}

#endif
