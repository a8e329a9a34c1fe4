/* Text that needs no escape, wherever it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/ordinary.h"

#include <string.h>

#include "base/word.h"

static inline bool has_special(uint64_t word) {
  const uint64_t found = word_less(word, 0x20) | word_equal(word, '"', 0) |
                         word_equal(word, '\\', 0) | word_equal(word, '&', '&' ^ '\'') |
                         word_equal(word, '<', '<' ^ '>');
  return found & WORD_TOPS;
}

bool text_is_ordinary(const char *text, size_t length) {
  for (; length >= 8; text += 8, length -= 8)
    if (has_special(word_load(text))) return false;
  uint64_t rest = WORD_ONES * 'a';
  memcpy(&rest, text, length);
  return !has_special(rest);
}
