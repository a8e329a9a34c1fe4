/* The JSON objects in a text: in others, behind other words, or as a string with escapes.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FIND_H
#define FIND_H

#include "base/slice.h"
#include "cli.h"

/* How often quotes may have been escaped: a body in a string of a line, which another log has as a
   string. */
enum { FIND_LEVELS = 4 };

/* A text that is gone through, and within it those whose escapes were undone. */
struct find {
  const struct cli *cli;
  size_t budget; /* bytes that may still be looked at, so that time grows with the text */
  unsigned level;
  struct {
    const char *at, *end;
    char *bytes;
  } levels[FIND_LEVELS];
};

/* Begins with a text. find is all zero before the first, and keeps its memory for the next. */
void find_begin(struct find *find, const struct cli *cli, struct slice text);

/* The next object with a member; one in it comes after it. It lives up to the next call. */
bool find_next(struct find *find, struct slice *object);

/* Goes on behind the object that was found. */
void find_pass(struct find *find, struct slice object);

void find_free(struct find *find);

#endif
