/* Text in the columns of a terminal. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "output.h"

/* How many columns a text takes. */
size_t layout_width(const char *text);

/* Writes a text, and spaces behind it up to width columns. */
void layout_column(struct output *output, const char *text, size_t width);

/* Writes a text that begins at the column indent, in lines that end before the column end and begin
   below each other; the last one is not ended. With end 0 it is one line, as it stands. A word that is
   too long is left whole. */
void layout_wrap(struct output *output, const char *text, size_t indent, size_t end);

#endif
