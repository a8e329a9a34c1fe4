/* UTF-8: valid runs, characters, cuts. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/utf8.h"

#include <stdbool.h>
#include <string.h>

/* The Unicode Standard, table 3-7: the bytes that may follow a lead byte, and the range of the
   first of them. */
static size_t trail_bytes(unsigned char lead, unsigned char *low, unsigned char *high) {
  *low = 0x80;
  *high = 0xBF;
  if (lead >= 0xC2 && lead <= 0xDF) return 1;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if (lead == 0xE0) *low = 0xA0;
    if (lead == 0xED) *high = 0x9F;
    return 2;
  }
  if (lead >= 0xF0 && lead <= 0xF4) {
    if (lead == 0xF0) *low = 0x90;
    if (lead == 0xF4) *high = 0x8F;
    return 3;
  }
  return 0;
}

size_t utf8_decode(const char *text, size_t length, uint32_t *character, bool *valid) {
  const unsigned char *bytes = (const unsigned char *)text;
  if (valid) *valid = true;
  if (bytes[0] < 0x80) {
    *character = bytes[0];
    return 1;
  }
  unsigned char low, high;
  const size_t trail = trail_bytes(bytes[0], &low, &high);
  uint32_t value = bytes[0] & (0x3Fu >> trail);
  size_t used = 1;
  while (used <= trail && used < length && bytes[used] >= low && bytes[used] <= high) {
    value = value << 6 | (bytes[used++] & 0x3Fu);
    low = 0x80;
    high = 0xBF;
  }
  if (trail && used == trail + 1) {
    *character = value;
    return used;
  }
  *character = UTF8_REPLACEMENT;
  if (valid) *valid = false;
  return used;
}

size_t utf8_encode(uint32_t character, char buffer[4]) {
  if (character < 0x80) {
    buffer[0] = (char)character;
    return 1;
  }
  const size_t trail = character < 0x800 ? 1 : character < 0x10000 ? 2 : 3;
  for (size_t i = trail; i > 0; i--, character >>= 6) buffer[i] = (char)(0x80 | (character & 0x3F));
  static const unsigned char mark[] = {0, 0xC0, 0xE0, 0xF0};
  buffer[0] = (char)(mark[trail] | character);
  return trail + 1;
}

size_t utf8_valid_length(const char *text, size_t length) {
  size_t at = 0;
  while (at < length) {
    uint64_t eight;
    if (length - at >= sizeof eight) {
      memcpy(&eight, text + at, sizeof eight);
      if (!((eight | (eight - WORD_ONES)) & WORD_TOPS)) {
        at += sizeof eight;
        continue;
      }
    }
    if (!text[at]) break;
    uint32_t character;
    bool valid;
    const size_t used = utf8_decode(text + at, length - at, &character, &valid);
    if (!valid) break;
    at += used;
  }
  return at;
}

size_t utf8_cut(const char *text, size_t limit) {
  while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80) limit--;
  return limit;
}
