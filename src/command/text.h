/* A text that grows. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef TEXT_H
#define TEXT_H

#include "cli.h"

struct text {
  char *bytes; /* to be freed; NUL behind them, or NULL while there are none */
  size_t length, capacity;
};

/* Makes room for more bytes; false when memory ran out, which struct cli remembers. */
bool text_reserve(const struct cli *cli, struct text *text, size_t more);

/* Without memory they change nothing. */
void text_append(const struct cli *cli, struct text *text, const char *bytes, size_t length);
void text_append_string(const struct cli *cli, struct text *text, const char *string);

#endif
