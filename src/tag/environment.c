/* The languages that the environment asks for. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tag/environment.h"

#include <stdlib.h>
#include <string.h>

const char *environment_variable(void *context, const char *name) {
  (void)context;
#ifdef __wasi__
  (void)name;
  return NULL;
#else
  return getenv(name);
#endif
}

const char *environment_wanted(environment_get *get, void *context, size_t *length) {
  static const char *const locales[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
  const char *wanted = NULL;
  for (size_t i = 0; i < sizeof locales / sizeof locales[0] && !(wanted && *wanted); i++)
    wanted = get(context, locales[i]);
  if (!wanted || !*wanted) wanted = "C";
  if (strcmp(wanted, "C") != 0 && strcmp(wanted, "POSIX") != 0) {
    const char *list = get(context, "LANGUAGE");
    if (list && *list) wanted = list;
  }
  *length = strlen(wanted);
  return wanted;
}
