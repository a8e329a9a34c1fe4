/* A list of catalogs, each held by it. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CATALOG_LIST_H
#define CATALOG_LIST_H

#include "base/names.h"

#include "catalog/catalog.h"

struct catalog_list {
  struct catalog **items;
  size_t count, capacity;
};

/* Adds a catalog, which the list then releases; false when memory ran out: it is the caller's still. */
bool catalog_list_add(struct catalog_list *list, struct catalog *catalog,
                      const errcat_allocator *allocator);
void catalog_list_clear(struct catalog_list *list, const errcat_allocator *allocator);

/* Sorts by the names; only then can one be found by its name, NULL if it is not there. */
void catalog_list_sort(struct catalog_list *list);
struct catalog *catalog_list_find(const struct catalog_list *list, const char *name);

/* Whether both hold the same catalogs in the same order. */
bool catalog_list_equal(const struct catalog_list *a, const struct catalog_list *b);

#endif
