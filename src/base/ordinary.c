/* Text that needs no escape, wherever it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/ordinary.h"

#include "base/block.h"

/* A bit is set where a byte is one of: controls, " & ' < > \ */
static inline block find_special(block bytes) {
  return (block)((bytes < 0x20) | (bytes == '"') | (bytes == '\\') | ((bytes | 1) == '\'') |
                 ((bytes | 2) == '>'));
}

bool text_is_ordinary(const char *text, size_t length) {
  return !block_finds(find_special, text, length, 'a');
}
