/* What a text begins with, where its end is not known: all numbers or times that it can be.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef READINGS_H
#define READINGS_H

#include "base/names.h"

#include "base/slice.h"
#include "locale/civil_time.h"

struct reading {
  size_t length;   /* in the text */
  uint64_t number; /* of a NUMBER the int64_t */
  struct civil_time civil;
};

/* More than any number has digits, or than any time has places to end at. */
enum { READINGS_MAX = 64 };

struct readings {
  struct slice text;
  size_t least;          /* the length of the shortest that is asked for */
  struct reading *items; /* READINGS_MAX */
  size_t count;
};

/* Adds what was read up to end, if it is long enough, if written it gives the same bytes, and if there
   is none of that length yet. */
static inline void readings_add(struct readings *readings, const char *end, struct reading reading,
                                struct slice written) {
  reading.length = (size_t)(end - readings->text.text);
  if (!slice_equal((struct slice){readings->text.text, reading.length}, written)) return;
  for (size_t i = 0; i < readings->count; i++)
    if (readings->items[i].length == reading.length) return;
  if (readings->count < READINGS_MAX) readings->items[readings->count++] = reading;
}

#endif
