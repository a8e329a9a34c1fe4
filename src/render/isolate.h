/* Arguments isolated (UAX #9): their direction does not spread to the sentence round them.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ISOLATE_H
#define ISOLATE_H

#include "base/names.h"

#include "render/escape.h"

/* Writes the mark that opens the isolate: U+2068, in HTML an element. Returns whether there was room
   for it, which isolate_close() is to be given: text that is cut has both marks or neither. */
bool isolate_open(struct output *output, uint32_t flags);
void isolate_close(struct output *output, bool opened, uint32_t flags);

/* Writes a text as escape_argument() does, between these marks. Nothing in the text ends its isolate:
   marks in it that lack their other end get one (BD9), and where a paragraph ends in it, the isolates
   end before that and begin anew behind it. On a terminal the marks in the text are made visible. */
bool isolate_argument(struct output *output, const char *text, size_t length, uint32_t flags);

#endif
