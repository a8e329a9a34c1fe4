/* Problem details (RFC 9457): their members, which an argument of the same name must not replace.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef PROBLEM_H
#define PROBLEM_H

#include "base/names.h"

#include "catalog/domain.h"

/* Whether a member of this name has a meaning of its own in problem details that errcat writes. */
bool problem_has(const struct table *table, const char *name);

/* Whether some parameter of an error is called like such a member: then all its arguments stand in
   "error_args". */
bool problem_has_any(const struct table *table, const errcat_error *error);

/* Whether the code is a member of its own there. */
bool problem_has_code(const struct table *table);

/* What a type says. */
enum problem_type {
  PROBLEM_OTHER, /* somebody else's */
  PROBLEM_OURS   /* the base and perhaps the name of an error, or "about:blank" */
};

/* Sets code to that of the error that a type names, 0 if it names none. */
enum problem_type problem_of(const struct table *table, struct slice type, int32_t *code);

#endif
