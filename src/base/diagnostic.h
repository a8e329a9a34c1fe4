/* Filling an errcat_diagnostic. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef DIAGNOSTIC_H
#define DIAGNOSTIC_H

#include "base/names.h"

#include <errcat.h>

/* How many bytes of a text stand in a diagnostic's place: the first eighty, no character cut. */
int diagnostic_excerpt(const char *text);

/* Fills a diagnostic that has no kind yet with a kind, its sentence and a place; returns kind. The
   diagnostic may be NULL. where, a format of %s, %.*s, %d, %ld, %lu and %zu alone, begins with "%s" for the name of a file or a table; of a name
   that is too long the end is kept. */
#if defined(__GNUC__) && !defined(__clang__) /* which means Windows's own by printf there */
__attribute__((format(gnu_printf, 3, 4)))
#endif
int32_t
diagnostic_set(errcat_diagnostic *diagnostic, int32_t kind, const char *where, ...);

#endif
