/* Arguments matched with parameters by name, and converted to their types.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include "base/names.h"

#include <string.h>

#include "render/value.h"

/* Whether a text is empty or white space alone: as a name, none. */
bool argument_is_blank(struct slice text);

static inline bool argument_is_called(const errcat_argument *argument, const char *name) {
  return argument->name == name || (argument->name && name && !strcmp(argument->name, name));
}

/* The first argument of a name, or NULL. */
static inline const errcat_argument *argument_find(const errcat_argument *arguments, size_t count,
                                                   const char *name) {
  for (; count; arguments++, count--)
    if (argument_is_called(arguments, name)) return arguments;
  return NULL;
}

/* For an error: its parameters in their order, each with its argument. Sets what was wrong
   with them: status and argument_name. */
void arguments_for_error(struct values *values, const errcat_error *error,
                         const errcat_argument *arguments, size_t count);

/* For any template: the arguments as they are, the first ERRCAT_PARAMETERS_MAX of them. */
void arguments_for_template(struct values *values, const errcat_argument *arguments, size_t count);

#endif
