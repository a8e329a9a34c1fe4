/* Text that needs no escape, wherever it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/ordinary.h"

#include "base/block.h"

/* A bit is set where a byte is one of: controls, " & ' < > \ */
static inline block find_special(block bytes) {
  return (block)((bytes < 0x20) | (bytes == '"') | (bytes == '\\') | ((bytes | 1) == '\'') |
                 ((bytes | 2) == '>'));
}

/* The last block of a text overlaps the one before it. */
bool text_is_ordinary(const char *text, size_t length) {
  if (length < BLOCK_SIZE) return !block_any(find_special(block_load_part(text, length, 'a')));
  const char *const last = text + length - BLOCK_SIZE;
  block found = find_special(block_load(last));
  for (; text < last; text += BLOCK_SIZE) found |= find_special(block_load(text));
  return !block_any(found);
}
