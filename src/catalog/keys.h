/* What stands in the bodies of a service for its codes. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef KEYS_H
#define KEYS_H

#include "base/names.h"

#include <errcat/define.h>
#include <stdbool.h>

#include "base/slice.h"

/* All of a table's, sorted; count is 0 where there are none, which costs nothing. */
struct keys {
  size_t count;
  const errcat_key **by_key;  /* each key once, in the order of its bytes */
  const errcat_key **by_code; /* the first of each code first */
};

/* False when memory ran out, or with *twice where a key stands under two codes. */
bool keys_init(struct keys *keys, const errcat_key *list, const errcat_allocator *allocator,
               const errcat_key **twice);
void keys_clear(struct keys *keys, const errcat_allocator *allocator);

/* The code of a key, or 0; and the first key of a code, or NULL. */
int32_t keys_find(const struct keys *keys, struct slice key);
const char *keys_of(const struct keys *keys, int32_t code);

#endif
