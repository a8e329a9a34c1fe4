/* Filling an errcat_fault. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FAULT_H
#define FAULT_H

#include <errcat.h>

/* How many bytes of a text stand in a fault's place: the first eighty, no character cut. */
int fault_excerpt(const char *text);

/* Writes kind, its sentence and where to a fault that has none yet; returns kind. fault may be NULL.
   where begins with "%s", the name of a file or a table; of a name that is too long the end stays. */
#if defined(__GNUC__)
__attribute__((format(printf, 3, 4)))
#endif
int32_t
fault_set(errcat_fault *fault, int32_t kind, const char *where, ...);

#endif
