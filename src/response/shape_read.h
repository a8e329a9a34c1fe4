/* Error responses of any shape, read. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SHAPE_READ_H
#define SHAPE_READ_H

#include "base/names.h"

#include "catalog/shape.h"
#include "response/members.h"

/* The values of paths, as they stand in a JSON text; text NULL: there is none. */
struct found {
  struct slice values[PATHS_ALL];
};

/* Finds the values of a set of paths from a value on, and moves past it: of [*] the first element that
   has the rest, of members of one name the last. False where the JSON is broken; what stands before is
   found even so. Linear in the text times the paths that lead to where it is; no allocation. */
bool paths_find(struct json_reader *reader, const struct shapes *shapes, path_set set,
                struct found *found);

/* Reads the first error of a body, or the one that begins at from, which a call before this has given as
   next. The shape is the first that fits and whose code the table has, else the first that fits, else the
   first that has at least words, or an element of a list, be it without a code; false if none does, and
   then only what is wrong with the JSON is known. */
bool shapes_read(const struct table *table, struct slice body, const char *from,
                 struct body_members *members);

#endif
