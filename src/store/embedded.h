/* Catalogs that are part of the program: known by their names until one is needed.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef EMBEDDED_H
#define EMBEDDED_H

#include "base/names.h"

#include "catalog/catalog.h"

struct embedded {
  const errcat_embedded *file;
  struct tag tag;
  _Atomic(struct catalog *) catalog; /* NULL: nobody has looked into it */
};

struct embedded_list {
  struct embedded *items;
  size_t count;
};

/* Reads the names of a domain's embedded catalogs. One that is no language's is left out and goes to
   lost. False when memory ran out. */
bool embedded_open(struct embedded_list *list, const errcat_domain *domain,
                   const errcat_allocator *allocator, errcat_diagnostic *lost);
void embedded_close(struct embedded_list *list, const errcat_allocator *allocator);

/* Looks into it: *catalog, which the list keeps, is NULL if it is broken. False when memory ran out. */
bool embedded_find(struct embedded *embedded, const struct table *table,
                   const errcat_allocator *allocator, struct catalog **catalog);

/* The same of one that somebody has looked into; else false. */
bool embedded_known(const struct embedded *embedded, struct catalog **catalog);

/* Reports what is broken in each, and every message that is refused, after the domain's name and its
   own. False when memory ran out. */
bool embedded_report(const struct embedded_list *list, const char *domain,
                     const struct table *table, const errcat_allocator *allocator,
                     struct reporter *reporter);

#endif
