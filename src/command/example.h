/* A command line to try. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef EXAMPLE_H
#define EXAMPLE_H

#include "text.h"

/* Appends a command line, as a shell reads it, that says the error with all its arguments. */
void example_append(const struct cli *cli, struct text *text, const errcat_error *error);

/* A value for a parameter of a type, an errcat_type, as one types it. */
const char *example_value(int32_t type);

#endif
