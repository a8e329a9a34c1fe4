/* What a character is to a reader. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _XOPEN_SOURCE 700
#include "character.h"

#include <locale.h>
#include <stdbool.h>
#include <wchar.h>
#include <wctype.h>

#ifdef _WIN32
#define wcwidth(character) 1
#endif

enum { APOSTROPHE = 0x2019 };

/* The C library knows all characters in a UTF-8 locale; what it does not know takes a column and has no
   case. */
static bool is_known(uint32_t character) {
  static bool asked;
  if (!asked && !setlocale(LC_CTYPE, "C.UTF-8")) setlocale(LC_CTYPE, "");
  asked = true;
  return character <= WCHAR_MAX;
}

size_t character_width(uint32_t character) {
  if (character < 0x7F) return character >= ' ';
  const int width = is_known(character) ? wcwidth((wchar_t)character) : 1;
  return width >= 0 ? (size_t)width : character >= 0xA0;
}

/* By way of the upper case, which final sigma and long s have in common with the letters they are. */
uint32_t character_fold(uint32_t character) {
  if (character < 0x80)
    return character >= 'A' && character <= 'Z' ? character + 'a' - 'A' : character;
  if (character == APOSTROPHE) return '\'';
  return is_known(character) ? (uint32_t)towlower(towupper((wint_t)character)) : character;
}
