/* What stands in the bodies of a service for its codes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/keys.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

static int compare_keys(const void *a, const void *b) {
  const errcat_key *const *x = a, *const *y = b;
  const int order = strcmp((*x)->key, (*y)->key);
  return order ? order : (*x > *y) - (*x < *y);
}

/* Those of a code in the order of the table. */
static int compare_codes(const void *a, const void *b) {
  const errcat_key *const *x = a, *const *y = b;
  if ((*x)->code != (*y)->code) return (*x)->code < (*y)->code ? -1 : 1;
  return (*x > *y) - (*x < *y);
}

bool keys_init(struct keys *keys, const errcat_key *list, const errcat_allocator *allocator,
               const errcat_key **twice) {
  *keys = (struct keys){0, NULL, NULL};
  *twice = NULL;
  size_t count = 0;
  while (list[count].key) count++;
  if (!count) return true;
  keys->by_key = memory_take(allocator, 2 * count * sizeof *keys->by_key);
  if (!keys->by_key) return false;
  keys->by_code = keys->by_key + count;
  keys->count = count;
  for (size_t i = 0; i < count; i++) keys->by_key[i] = keys->by_code[i] = &list[i];
  qsort(keys->by_key, count, sizeof *keys->by_key, compare_keys);
  qsort(keys->by_code, count, sizeof *keys->by_code, compare_codes);
  for (size_t i = 1; i < count && !*twice; i++)
    if (!strcmp(keys->by_key[i - 1]->key, keys->by_key[i]->key)) *twice = keys->by_key[i];
  return !*twice;
}

void keys_clear(struct keys *keys, const errcat_allocator *allocator) {
  memory_give(allocator, keys->by_key);
}

int32_t keys_find(const struct keys *keys, struct slice key) {
  size_t low = 0, high = keys->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const char *other = keys->by_key[middle]->key;
    const int order = strncmp(other, key.text, key.length);
    if (!order && !other[key.length]) return keys->by_key[middle]->code;
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return 0;
}

const char *keys_of(const struct keys *keys, int32_t code) {
  size_t low = 0, high = keys->count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (keys->by_code[middle]->code < code)
      low = middle + 1;
    else
      high = middle;
  }
  return low < keys->count && keys->by_code[low]->code == code ? keys->by_code[low]->key : NULL;
}
