/* A path into a JSON body: "$.errors[*].code". SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef PATH_H
#define PATH_H

#include "base/names.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

/* How many steps a path may have. */
enum { PATH_STEPS_MAX = 12 };

/* From a value to one in it. */
struct path_step {
  enum { STEP_NAME, STEP_INDEX, STEP_ANY } kind;
  uint32_t index;    /* STEP_INDEX */
  struct slice name; /* STEP_NAME; where it stands in the path, its escapes not yet undone */
  bool has_escapes;
};

struct path {
  struct slice text;
  bool is_relative; /* begins with "@", at an element of a list; else with "$", at the body */
  unsigned count;
  struct path_step steps[PATH_STEPS_MAX];
};

/* Reads a path in the spelling of RFC 9535: after "$" or "@" any of .name, ['name'], ["name"], [0] and
   [*]; in quotation marks a backslash stands before a quotation mark or a backslash. False, with *at the
   byte where something else was expected, if it is none. */
bool path_parse(struct slice text, struct path *path, size_t *at);

/* Whether a step leads to the member of a name. */
bool path_step_is(const struct path_step *step, struct slice name);

/* Whether a path begins at the body with the member of a name. */
bool path_starts_with(const struct path *path, struct slice name);

/* Whether two paths lead to the same place, or one through the other's, or both to different
   elements of one list, or one takes for a list what the other takes for an object. */
bool path_overlaps(const struct path *a, const struct path *b);

#endif
