/* The terminal that stdout may be. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef TERMINAL_H
#define TERMINAL_H

#include "cli.h"

/* Looks whether stdout is a terminal, and what it can do. */
void terminal_look(struct cli *cli);

/* Writes what stands out where the terminal can show it, such as a code or a name: what one would type
   again. Behind it are spaces up to width columns. */
void terminal_put_strong(const struct cli *cli, const char *text, size_t width);

/* Complains if characters were written that the locale of the terminal does not have. */
void terminal_check_charset(const struct cli *cli);

#endif
