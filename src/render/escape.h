/* Text made safe for where it goes: plain, HTML, JSON, a terminal.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ESCAPE_H
#define ESCAPE_H

#include <errcat.h>
#include <stdbool.h>

#include "base/output.h"

/* The part of the flags that says how text is escaped. */
enum { ESCAPE_MODE = 3 };

/* Whether a translator's text is the same in every mode: it has no quote, backslash, control or
   character of markup. */
bool escape_is_ordinary(const char *text, size_t length);

/* A translator's text, which validate_text() found valid and free of controls: in plain text and on a
   terminal it goes out as it is. */
void escape_markup(struct output *output, const char *text, size_t length, uint32_t flags);

static inline void escape_literal(struct output *output, const char *text, size_t length,
                                  bool is_ordinary, uint32_t flags) {
  const uint32_t mode = flags & ESCAPE_MODE;
  if (!is_ordinary && (mode == ERRCAT_HTML || mode == ERRCAT_JSON))
    escape_markup(output, text, length, flags);
  else
    output_put(output, text, length);
}

/* Anybody's text: what is no UTF-8 becomes U+FFFD, and so does a NUL that could not be written as an
   escape; false if some did. */
bool escape_any(struct output *output, const char *text, size_t length, uint32_t flags);

static inline bool escape_argument(struct output *output, const char *text, size_t length,
                                   uint32_t flags) {
  if ((flags & ESCAPE_MODE) != ERRCAT_PLAIN || !utf8_is_short_ascii(text, length))
    return escape_any(output, text, length, flags);
  output_put(output, text, length);
  return true;
}

/* The marks round an argument that is isolated: U+2068 and U+2069, in HTML an element. The first says
   whether it was written, which the second is to know: cut text has both or neither. */
bool escape_isolate(struct output *output, uint32_t flags);
void escape_isolate_end(struct output *output, bool opened, uint32_t flags);

/* The same as escape_argument() between such marks. Nothing in the text ends its isolate: a mark that
   would, or that leaves one open, gets the one it lacks (UAX #9, BD9), and where a paragraph ends the
   isolates end before it and begin anew behind. On a terminal none of these is left as it is. */
bool escape_isolated(struct output *output, const char *text, size_t length, uint32_t flags);

#endif
