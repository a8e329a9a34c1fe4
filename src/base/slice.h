/* A text that ends at its length, not at a NUL; borrowed. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SLICE_H
#define SLICE_H

#include "base/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
  const char *text;
  size_t length;
};

/* A C string without its NUL. */
static inline struct slice slice_of(const char *text) {
  return (struct slice){text, strlen(text)};
}

static inline bool slice_equal(struct slice a, struct slice b) {
  return a.length == b.length && !memcmp(a.text, b.text, a.length);
}

static inline bool slice_begins_with(struct slice text, struct slice beginning) {
  return text.length >= beginning.length && !memcmp(text.text, beginning.text, beginning.length);
}

static inline bool slice_ends_with(struct slice text, struct slice end) {
  return text.length >= end.length &&
         !memcmp(text.text + text.length - end.length, end.text, end.length);
}

/* Where what, which is not empty, stands in text for the first time; NULL if it does not. */
static inline const char *slice_find(struct slice text, struct slice what) {
  for (size_t i = 0; what.length && i + what.length <= text.length; i++)
    if (!memcmp(text.text + i, what.text, what.length)) return text.text + i;
  return NULL;
}

#endif
