/* Filling an errcat_diagnostic. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/diagnostic.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

const char *errcat_diagnostic_sentence(int32_t kind) {
  switch (kind) {
#define F(number, name, sentence) \
  case number:                    \
    return sentence;
#include <errcat/diagnostics.def>
#undef F
  default: return NULL;
  }
}

/* Where the last bytes of a text begin, at most so many, no character cut. */
static const char *tail_of(const char *text, size_t most) {
  const size_t length = strlen(text);
  const char *at = text + (length > most ? length - most : 0);
  while (at > text && ((unsigned char)*at & 0xC0) == 0x80) at++;
  return at;
}

/* If name and place together are too long, the front of the name is left out: its end says which file
   it is, and what stands behind the name says where in it. */
int32_t diagnostic_set(errcat_diagnostic *diagnostic, int32_t kind, const char *where, ...) {
  enum { SIZE = sizeof diagnostic->where };
  static const char dots[] = "\xE2\x80\xA6"; /* … */
  char behind[2 * SIZE];
  va_list values;
  if (!diagnostic || diagnostic->kind) return kind;
  diagnostic->kind = kind;
  diagnostic->entry = -1;
  diagnostic->what = errcat_diagnostic_sentence(kind);
  va_start(values, where);
  const char *name = va_arg(values, const char *);
  if (vsnprintf(behind, sizeof behind, where + 2, values) < 0) behind[0] = '\0';
  va_end(values);
  const bool whole = strlen(name) + strlen(behind) < SIZE;
  const char *end = tail_of(behind, SIZE - sizeof dots);
  if (!whole) name = tail_of(name, SIZE - sizeof dots - strlen(end));
  snprintf(diagnostic->where, SIZE, "%s%s%s", whole ? "" : dots, name, end);
  return kind;
}

int diagnostic_excerpt(const char *text) {
  const size_t most = 80, length = strlen(text);
  return (int)(length <= most ? length : utf8_cut(text, most));
}
