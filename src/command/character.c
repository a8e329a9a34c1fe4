/* What a character is to a reader. SPDX-License-Identifier: LGPL-2.1-or-later

   The C library knows as much, but only of a locale, which has to be installed and takes memory. */
#include "character.h"

#include <stdlib.h>

/* Each step-th character of a range has the value. */
struct range {
  uint32_t first, last, step;
  int32_t value;
};

#include "command/character.inc"

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

enum { APOSTROPHE = 0x2019 };

static int compare(const void *character, const void *range) {
  const uint32_t c = *(const uint32_t *)character;
  const struct range *r = range;
  return (c > r->last) - (c < r->first);
}

static int32_t value_of(uint32_t character, const struct range *ranges, size_t count,
                        int32_t otherwise) {
  const struct range *range = bsearch(&character, ranges, count, sizeof *ranges, compare);
  return range && (character - range->first) % range->step == 0 ? range->value : otherwise;
}

size_t character_width(uint32_t character) {
  if (character < 0xA0) return character >= ' ' && character < 0x7F;
  return (size_t)value_of(character, widths, COUNT(widths), 1);
}

uint32_t character_fold(uint32_t character) {
  if (character < 0x80)
    return character >= 'A' && character <= 'Z' ? character + 'a' - 'A' : character;
  if (character == APOSTROPHE) return '\'';
  return (uint32_t)((int32_t)character + value_of(character, folds, COUNT(folds), 0));
}
