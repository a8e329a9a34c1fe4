/* Characters that change the direction of what follows, up to the one that closes them (UAX #9, 2).
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef BIDI_H
#define BIDI_H

#include "base/names.h"

#include <stdint.h>

enum bidi {
  BIDI_NONE,
  BIDI_EMBEDDING,
  BIDI_OVERRIDE,
  BIDI_POP, /* closes one of these two */
  BIDI_ISOLATE,
  BIDI_POP_ISOLATE
};

/* U+2068 FIRST STRONG ISOLATE and U+2069 POP DIRECTIONAL ISOLATE. */
#define BIDI_ISOLATE_MARK "\xE2\x81\xA8"
#define BIDI_POP_MARK "\xE2\x81\xA9"
enum { BIDI_LENGTH = 3 }; /* of the UTF-8 of each */

static inline enum bidi bidi_of(uint32_t character) {
  switch (character) {
  case 0x202A:
  case 0x202B: return BIDI_EMBEDDING;
  case 0x202C: return BIDI_POP;
  case 0x202D:
  case 0x202E: return BIDI_OVERRIDE;
  case 0x2066:
  case 0x2067:
  case 0x2068: return BIDI_ISOLATE;
  case 0x2069: return BIDI_POP_ISOLATE;
  default: return BIDI_NONE;
  }
}

/* The same of the character that BIDI_LENGTH bytes of UTF-8 are. Knows only isolates and what closes
   them, U+2066 to U+2069; anything else is BIDI_NONE. */
static inline enum bidi bidi_isolate_at(const char *bytes) {
  const unsigned char last = (unsigned char)bytes[2];
  if (bytes[0] != '\xE2' || bytes[1] != '\x81' || last < 0xA6 || last > 0xA9) return BIDI_NONE;
  return bidi_of(0x2040u + (last & 0x3Fu));
}

#endif
