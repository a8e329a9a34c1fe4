/* The languages that the environment asks for. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ENVIRONMENT_H
#define ENVIRONMENT_H

#include "base/names.h"

#include <stddef.h>

/* A variable's value, or NULL; getenv() with a context. */
typedef const char *environment_get(void *context, const char *name);

/* The process's own. On WASI there is none: a module that asked for it could not run in a host that
   has nothing to import, such as a browser. context is not used. */
const char *environment_variable(void *context, const char *name);

/* The list of POSIX names, separated by ":", that gettext would go by (manual, "The LANGUAGE
   variable"): LANGUAGE, unless the locale is C or POSIX; the locale is the first of LC_ALL,
   LC_MESSAGES and LANG that is set and not empty, C if none is. C.UTF-8 is not C here, so that
   LANGUAGE=de works where no other locale is installed. Returns a value that get() returned, or
   "C", and its length. */
const char *environment_wanted(environment_get *get, void *context, size_t *length);

#endif
