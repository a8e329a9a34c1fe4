/* Where text goes: a buffer in snprintf()'s manner. What does not fit is counted, and cut between
   two characters. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SINK_H
#define SINK_H

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"

struct sink {
  char *at, *end; /* end leaves room for the NUL */
  size_t length;  /* of the whole text */
  char nowhere;   /* the buffer for those who have none */
};

static inline void sink_open(struct sink *sink, char *buffer, size_t size) {
  sink->at = size ? buffer : &sink->nowhere;
  sink->end = size ? buffer + size - 1 : &sink->nowhere;
  sink->length = 0;
}

/* Text that may be cut between characters; valid UTF-8. */
static inline void sink_put(struct sink *sink, const char *text, size_t length) {
  const size_t room = (size_t)(sink->end - sink->at);
  sink->length += length;
  if (length > room) {
    length = utf8_cut(text, room);
    sink->end = sink->at + length; /* nothing comes after the cut */
  }
  memcpy(sink->at, text, length);
  sink->at += length;
}

/* Text that is written whole or not at all: an escape. */
static inline void sink_put_whole(struct sink *sink, const char *text, size_t length) {
  sink->length += length;
  if (length > (size_t)(sink->end - sink->at)) {
    sink->end = sink->at;
    return;
  }
  memcpy(sink->at, text, length);
  sink->at += length;
}

/* A mark that another one must close: room for that is kept, so that the text stays balanced wherever
   it is cut. False if there is no room for both: then nothing is written from here on. */
static inline bool sink_put_opening(struct sink *sink, const char *mark, size_t length,
                                    size_t closing) {
  if (length + closing > (size_t)(sink->end - sink->at)) {
    sink->length += length;
    sink->end = sink->at;
    return false;
  }
  sink_put_whole(sink, mark, length);
  sink->end -= closing;
  return true;
}

/* Its other end, in the room that was kept if the first was written. After a cut the end is where the
   text stops, and is so again behind this mark. */
static inline void sink_put_closing(struct sink *sink, const char *mark, size_t length,
                                    bool opened) {
  if (opened) sink->end += length;
  sink_put_whole(sink, mark, length);
}

/* Ends the text; returns its whole length. */
static inline size_t sink_close(struct sink *sink) {
  *sink->at = '\0';
  return sink->length;
}

#endif
