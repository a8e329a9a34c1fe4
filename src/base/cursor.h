/* A text that is read from its front. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CURSOR_H
#define CURSOR_H

#include "base/names.h"

#include "base/slice.h"

struct cursor {
  const char *at, *end;
};

static inline struct cursor cursor_of(struct slice text) {
  return (struct cursor){text.text, text.length ? text.text + text.length : text.text};
}

static inline size_t cursor_rest(const struct cursor *cursor) {
  return (size_t)(cursor->end - cursor->at);
}

/* Whether a byte comes next. */
static inline bool cursor_at(const struct cursor *cursor, char byte) {
  return cursor->at < cursor->end && *cursor->at == byte;
}

static inline bool cursor_at_digit(const struct cursor *cursor) {
  return cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9';
}

/* Moves past a byte, or a text, if it comes next. */
static inline bool cursor_take(struct cursor *cursor, char byte) {
  if (!cursor_at(cursor, byte)) return false;
  cursor->at++;
  return true;
}

static inline bool cursor_take_slice(struct cursor *cursor, struct slice slice) {
  if (cursor_rest(cursor) < slice.length) return false;
  if (slice.length && memcmp(cursor->at, slice.text, slice.length) != 0) return false;
  cursor->at += slice.length;
  return true;
}

/* Moves past ASCII digits; false if there is none. */
static inline bool cursor_skip_digits(struct cursor *cursor) {
  const char *start = cursor->at;
  while (cursor_at_digit(cursor)) cursor->at++;
  return cursor->at > start;
}

#endif
