/* What a character is to a reader: how wide, and which one but for its case.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CHARACTER_H
#define CHARACTER_H

#include <stddef.h>
#include <stdint.h>

/* How many columns of a terminal it takes: 2 in East Asia's scripts, 0 if it is a mark on another one. */
size_t character_width(uint32_t character);

/* The same for a letter in upper and lower case, and for both apostrophes. */
uint32_t character_fold(uint32_t character);

#endif
