/* Where one JSON object ends. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef OBJECT_H
#define OBJECT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { OBJECT_DEPTH_MAX = 2048 }; /* as errcat_read() has it */

/* An object that is read, of which only the beginning may have come. */
struct object {
  size_t depth;
  int expects;
  bool retried;     /* it stands within one that was broken */
  bool is_key;      /* of the string that is being read */
  bool on_new_line; /* nothing but blanks stands before on this line */
  size_t line;      /* where the line begins */
  size_t retreat;   /* where the first line begins that may not be the object's; 0: none */
  uint64_t
      objects[OBJECT_DEPTH_MAX / 64]; /* which of the open brackets are an object's, a bit each */
};

enum object_state { OBJECT_WHOLE, OBJECT_MORE, OBJECT_BROKEN };

/* Reads on from *at, in the first call a "{", and leaves *at where it stopped: behind the object, at
   the end of the text, or at what cannot stand there. indent is that of the line on which the object
   begins. It looks at structure alone: words, numbers and escapes are errcat_read()'s. */
enum object_state object_read(struct object *object, const char *text, size_t length, size_t *at,
                              size_t indent);

/* Whether c may stand in a number, true, false or null: in which, is not looked at here. */
bool object_is_word(char c);

/* Whether a line that begins with c at a column may be something of its own, behind an object whose
   line is indented so far. */
bool object_may_end_before(char c, size_t column, size_t indent);

#endif
