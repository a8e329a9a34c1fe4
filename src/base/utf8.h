/* UTF-8: valid runs, characters, cuts. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef UTF8_H
#define UTF8_H

#include "base/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/word.h"

#define UTF8_REPLACEMENT 0xFFFDu

/* Reads one character from text, of which there are length >= 1 bytes; returns its bytes. What is
   no UTF-8 reads as U+FFFD, one for each maximal subpart of an ill-formed sequence (The Unicode
   Standard, 3.9, "U+FFFD Substitution of Maximal Subparts"); *character is then UTF8_REPLACEMENT
   and *valid false. valid may be NULL. */
size_t utf8_decode(const char *text, size_t length, uint32_t *character, bool *valid);

/* Writes a character, U+0000 to U+10FFFF; returns its bytes. */
size_t utf8_encode(uint32_t character, char buffer[4]);

/* The bytes from the start of text that are valid UTF-8 and no NUL. */
size_t utf8_valid_length(const char *text, size_t length);

/* Whether text is ASCII without a NUL and has at most 16 bytes, as most names are. Looks at its two
   ends, which may overlap. Subtracting 1 from each byte of a word sets the top bit of its first NUL,
   as nothing is borrowed by the bytes below that. */
static inline bool utf8_is_short_ascii(const char *text, size_t length) {
  if (length >= 8) {
    uint64_t front, back;
    if (length > 16) return false;
    memcpy(&front, text, sizeof front);
    memcpy(&back, text + length - sizeof back, sizeof back);
    return !((front | back | (front - WORD_ONES) | (back - WORD_ONES)) & WORD_TOPS);
  }
  if (length >= 4) {
    const uint32_t ones = UINT32_C(0x01010101);
    uint32_t front, back;
    memcpy(&front, text, sizeof front);
    memcpy(&back, text + length - sizeof back, sizeof back);
    return !((front | back | (front - ones) | (back - ones)) & ones << 7);
  }
  for (size_t i = 0; i < length; i++)
    if ((signed char)text[i] <= 0) return false;
  return true;
}

/* The most bytes <= limit that do not cut a character of text, which is valid and longer. */
size_t utf8_cut(const char *text, size_t limit);

#endif
