/* Text made safe for where it goes: plain, HTML, JSON, a terminal.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ESCAPE_H
#define ESCAPE_H

#include "base/names.h"

#include <errcat.h>
#include <stdbool.h>

#include "base/output.h"
#include "base/slice.h"

/* What a mode is: all that tells one from another. */
struct escape_mode {
  /* What is written for a character; NULL: the character itself. buffer has room for an escape. */
  const char *(*substitute)(uint32_t character, char buffer[8]);
  /* A quicker way for valid UTF-8 without a NUL; NULL: there is none. */
  void (*put_valid)(struct output *output, const char *text, size_t length);
  bool has_markup; /* changes characters other than controls */
  bool shows_bidi; /* makes the marks visible that change the direction, so that they do nothing */
  bool breaks_lines;                 /* a line break ends a paragraph; to HTML it is white space */
  struct slice isolate, isolate_end; /* the marks round an isolated argument */
};

/* The part of the flags that says the mode, and the modes by it. */
enum { ESCAPE_MODE = 15 };
extern const struct escape_mode escape_modes[ERRCAT_SCRIPT + 1];

/* A translator's text, which validate_text() found valid and free of controls. */
void escape_markup(struct output *output, const char *text, size_t length, uint32_t flags);

/* A translator's text; is_ordinary as text_is_ordinary() says, or false if that is not known. */
static inline void escape_literal(struct output *output, const char *text, size_t length,
                                  bool is_ordinary, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_PLAIN ||
      (is_ordinary && (flags & ESCAPE_MODE) != ERRCAT_SCRIPT))
    output_put(output, text, length);
  else
    escape_markup(output, text, length, flags);
}

/* Anybody's text. U+FFFD stands for what is no UTF-8, and for a NUL in a mode that has no escape for
   it; false if some does. */
bool escape_any(struct output *output, const char *text, size_t length, uint32_t flags);

static inline bool escape_argument(struct output *output, const char *text, size_t length,
                                   uint32_t flags) {
  if ((flags & ESCAPE_MODE) != ERRCAT_PLAIN || !utf8_is_short_ascii(text, length))
    return escape_any(output, text, length, flags);
  output_put(output, text, length);
  return true;
}

#endif
