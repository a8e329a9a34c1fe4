/* Where text goes: a buffer in snprintf()'s conventions. What does not fit is counted, and cut between
   two characters. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "base/names.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

struct output {
  char *at, *end; /* end leaves room for the NUL */
  size_t length;  /* of the whole text */
  char nowhere;   /* the buffer for those who have none */
};

static inline void output_open(struct output *output, char *buffer, size_t size) {
  output->at = size ? buffer : &output->nowhere;
  output->end = size ? buffer + size - 1 : &output->nowhere;
  output->length = 0;
}

/* Text that may be cut between characters; valid UTF-8. */
static inline void output_put(struct output *output, const char *text, size_t length) {
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

/* A mark that another one must close: room for that is kept, so that the text stays balanced wherever
   it is cut. False if there is no room for both: then nothing is written from here on. */
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

/* Its other end, in the room that was kept if the first was written. After a cut the end is where the
   text stops, and is so again behind this mark. */
static inline void output_put_closing(struct output *output, const char *mark, size_t length,
                                      bool opened) {
  if (opened) output->end += length;
  output_put_whole(output, mark, length);
}

/* Ends the text; returns its whole length. */
static inline size_t output_close(struct output *output) {
  *output->at = '\0';
  return output->length;
}

#endif
