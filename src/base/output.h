/* Where text goes: a buffer, as snprintf() has it. What does not fit is counted but not written, and
   the cut is between two characters. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "base/names.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

struct output {
  char *at, *end;      /* end leaves room for the NUL */
  size_t length;       /* of the whole text */
  struct parts *parts; /* where its parts are recorded; NULL: nowhere */
  char nowhere;        /* the buffer for those who have none */
};

static inline void output_open(struct output *output, char *buffer, size_t size) {
  output->at = size ? buffer : &output->nowhere;
  output->end = size ? buffer + size - 1 : &output->nowhere;
  output->length = 0;
  output->parts = NULL;
}

/* Text that may be cut between characters; valid UTF-8. Always inline: how much else the library has would
   decide it otherwise. */
static inline __attribute__((always_inline)) void output_put(struct output *output,
                                                             const char *text, size_t length) {
  const size_t room = (size_t)(output->end - output->at);
  output->length += length;
  if (length > room) {
    length = utf8_cut(text, room);
    output->end = output->at + length; /* nothing comes after the cut */
  }
  memcpy(output->at, text, length);
  output->at += length;
}

/* Text that is written whole or not at all: an escape. */
static inline void output_put_whole(struct output *output, const char *text, size_t length) {
  output->length += length;
  if (length > (size_t)(output->end - output->at)) {
    output->end = output->at;
    return;
  }
  memcpy(output->at, text, length);
  output->at += length;
}

/* Writes a mark that another one must close. Room for that one, of closing bytes, is kept, so that the
   text stays balanced wherever it is cut. False if there is no room for both: then nothing is written
   from here on. */
static inline bool output_put_opening(struct output *output, const char *mark, size_t length,
                                      size_t closing) {
  if (length + closing > (size_t)(output->end - output->at)) {
    output->length += length;
    output->end = output->at;
    return false;
  }
  output_put_whole(output, mark, length);
  output->end -= closing;
  return true;
}

/* Writes the mark that closes another one, in the room that was kept if that was written (opened). The
   text that was cut before ends behind this mark. */
static inline void output_put_closing(struct output *output, const char *mark, size_t length,
                                      bool opened) {
  if (opened) output->end += length;
  output_put_whole(output, mark, length);
}

/* Writes decimal digits, after a "-" where the number is negative. */
static inline void output_put_number(struct output *output, int64_t number) {
  char digits[20], *at = digits + sizeof digits;
  uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do *--at = (char)('0' + rest % 10);
  while (rest /= 10);
  if (number < 0) *--at = '-';
  output_put(output, at, (size_t)(digits + sizeof digits - at));
}

/* Ends the text; returns its whole length. */
static inline size_t output_close(struct output *output) {
  *output->at = '\0';
  return output->length;
}

#endif
