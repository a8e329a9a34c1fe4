/* Filling an errcat_diagnostic. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/diagnostic.h"

#include <stdarg.h>
#include <stdbool.h>
#include <string.h>

#include "base/output.h"
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

/* What follows a "%", moved past: s, .*s, d, ld, lu, zu. A formatter of our own is small, and no more
   is linked. */
static void put_value(struct output *output, const char **at, va_list *values) {
  size_t length = ERRCAT_NUL;
  if (**at == '.') {
    *at += 2;
    length = (size_t)va_arg(*values, int);
  }
  const char size = **at == 'l' || **at == 'z' ? *(*at)++ : ' ';
  const char letter = *(*at)++;
  if (letter == 's') {
    const char *text = va_arg(*values, const char *);
    output_put(output, text, length == ERRCAT_NUL ? strlen(text) : length);
  } else if (size == 'z') {
    output_put_number(output, (int64_t)va_arg(*values, size_t));
  } else if (size == 'l') {
    output_put_number(output, letter == 'u' ? (int64_t)va_arg(*values, unsigned long)
                                            : (int64_t)va_arg(*values, long));
  } else {
    output_put_number(output, va_arg(*values, int));
  }
}

static void put_format(struct output *output, const char *format, va_list *values) {
  for (const char *sign; (sign = strchr(format, '%')) != NULL;) {
    output_put(output, format, (size_t)(sign - format));
    format = sign + 1;
    put_value(output, &format, values);
  }
  output_put(output, format, strlen(format));
}

/* If name and place together are too long, the front of the name is left out: its end says which file
   it is, and what stands behind the name says where in it. */
int32_t diagnostic_set(errcat_diagnostic *diagnostic, int32_t kind, const char *where, ...) {
  enum { SIZE = sizeof diagnostic->where };
  static const char dots[] = "\xE2\x80\xA6"; /* … */
  char behind[2 * SIZE];
  struct output output;
  va_list values;
  if (!diagnostic || diagnostic->kind) return kind;
  diagnostic->kind = kind;
  diagnostic->entry = -1;
  diagnostic->what = errcat_diagnostic_sentence(kind);
  va_start(values, where);
  const char *name = va_arg(values, const char *);
  output_open(&output, behind, sizeof behind);
  put_format(&output, where + 2, &values);
  output_close(&output);
  va_end(values);
  const bool whole = strlen(name) + strlen(behind) < SIZE;
  const char *end = tail_of(behind, SIZE - sizeof dots);
  if (!whole) name = tail_of(name, SIZE - sizeof dots - strlen(end));
  output_open(&output, diagnostic->where, SIZE);
  if (!whole) output_put(&output, dots, sizeof dots - 1);
  output_put(&output, name, strlen(name));
  output_put(&output, end, strlen(end));
  output_close(&output);
  return kind;
}

int diagnostic_excerpt(const char *text) {
  const size_t most = 80, length = strlen(text);
  return (int)(length <= most ? length : utf8_cut(text, most));
}
