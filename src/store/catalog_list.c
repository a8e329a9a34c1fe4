/* A list of catalogs. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/catalog_list.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

bool catalog_list_add(struct catalog_list *list, struct catalog *catalog,
                      const errcat_allocator *allocator) {
  if (list->count == list->capacity) {
    const size_t capacity = list->capacity ? list->capacity * 2 : 8;
    struct catalog **items = memory_take(allocator, capacity * sizeof(struct catalog *));
    if (!items) return false;
    if (list->count) memcpy(items, list->items, list->count * sizeof(struct catalog *));
    memory_give(allocator, list->items);
    list->items = items;
    list->capacity = capacity;
  }
  list->items[list->count++] = catalog;
  return true;
}

void catalog_list_clear(struct catalog_list *list, const errcat_allocator *allocator) {
  for (size_t i = 0; i < list->count; i++) catalog_release(list->items[i], allocator);
  memory_give(allocator, list->items);
  *list = (struct catalog_list){0};
}

static int compare_items(const void *one, const void *two) {
  return strcmp((*(struct catalog *const *)one)->name, (*(struct catalog *const *)two)->name);
}

static int compare_item(const void *name, const void *item) {
  return strcmp(name, (*(struct catalog *const *)item)->name);
}

void catalog_list_sort(struct catalog_list *list) {
  if (list->count) qsort(list->items, list->count, sizeof *list->items, compare_items);
}

struct catalog *catalog_list_find(const struct catalog_list *list, const char *name) {
  struct catalog **found =
      list->count ? bsearch(name, list->items, list->count, sizeof *list->items, compare_item)
                  : NULL;
  return found ? *found : NULL;
}

bool catalog_list_equal(const struct catalog_list *a, const struct catalog_list *b) {
  return a->count == b->count &&
         (!a->count || !memcmp(a->items, b->items, a->count * sizeof(struct catalog *)));
}
