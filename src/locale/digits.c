/* Decimal digits of every script. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "locale/digits.h"

#include "base/utf8.h"

/* The digits 0 of all blocks of decimal digits (Unicode 15, general category Nd), in order. */
static const uint32_t zeros[] = {
    0x00030, 0x00660, 0x006F0, 0x007C0, 0x00966, 0x009E6, 0x00A66, 0x00AE6, 0x00B66, 0x00BE6,
    0x00C66, 0x00CE6, 0x00D66, 0x00DE6, 0x00E50, 0x00ED0, 0x00F20, 0x01040, 0x01090, 0x017E0,
    0x01810, 0x01946, 0x019D0, 0x01A80, 0x01A90, 0x01B50, 0x01BB0, 0x01C40, 0x01C50, 0x0A620,
    0x0A8D0, 0x0A900, 0x0A9D0, 0x0A9F0, 0x0AA50, 0x0ABF0, 0x0FF10, 0x104A0, 0x10D30, 0x11066,
    0x110F0, 0x11136, 0x111D0, 0x112F0, 0x11450, 0x114D0, 0x11650, 0x116C0, 0x11730, 0x118E0,
    0x11950, 0x11C50, 0x11D50, 0x11DA0, 0x11F50, 0x16A60, 0x16AC0, 0x16B50, 0x1D7CE, 0x1D7D8,
    0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1E140, 0x1E2F0, 0x1E4F0, 0x1E950, 0x1FBF0};

uint32_t digits_zero(uint32_t character) {
  for (size_t i = 0; i < sizeof zeros / sizeof zeros[0] && zeros[i] <= character; i++)
    if (character - zeros[i] <= 9) return zeros[i];
  return 0;
}

char *digits_write(char *at, uint32_t zero, uint64_t number, unsigned least) {
  uint8_t digits[20]; /* the last one first */
  unsigned count = 0;
  do digits[count++] = (uint8_t)(number % 10);
  while (number /= 10);
  while (count < least) digits[count++] = 0;
  while (count--) {
    if (zero == '0')
      *at++ = (char)('0' + digits[count]);
    else
      at += utf8_encode(zero + digits[count], at);
  }
  return at;
}

bool digits_read(struct cursor *cursor, uint32_t zero, unsigned *digit) {
  uint32_t character;
  size_t used = 1;
  if (cursor->at >= cursor->end) return false;
  if (zero == '0')
    character = (unsigned char)*cursor->at;
  else
    used = utf8_decode(cursor->at, cursor_rest(cursor), &character, NULL);
  *digit = character - zero;
  if (*digit > 9) return false;
  cursor->at += used;
  return true;
}
