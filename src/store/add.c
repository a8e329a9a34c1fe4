/* Catalogs from memory, in front of all others. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "store/build.h"

/* The list that a text domain's catalogs are in; NULL, with the diagnostic, if it is another's. */
static struct catalog_list *find_list(errcat_catalogs *catalogs, const char *text_domain,
                                      errcat_diagnostic *diagnostic) {
  if (!text_domain || !strcmp(text_domain, catalogs->table.domain->name))
    return &catalogs->added.own;
  if (!strcmp(text_domain, general_domain()->name)) return &catalogs->added.general;
  diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_CATALOG_DOMAIN, "%s", text_domain);
  return NULL;
}

static struct catalog *validate(const errcat_catalogs *catalogs, const char *name,
                                const void *bytes, size_t size, struct reporter *reporter,
                                errcat_diagnostic *diagnostic) {
  const errcat_allocator *allocator = &catalogs->allocator;
  void *copy = NULL;
  if (size > MO_SIZE_MAX)
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_TOO_LARGE, "%s", name);
  else if (!(copy = memory_take(allocator, size + 1)))
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", name);
  if (!copy) return NULL;
  if (size) memcpy(copy, bytes, size);
  return catalog_validate(copy, size, name, name, &catalogs->table, allocator, reporter,
                          diagnostic);
}

/* The place of the one that it replaces, or the end. */
static size_t find_place(const struct catalog_list *list, const struct catalog *catalog) {
  size_t place = 0;
  while (place < list->count && strcmp(list->items[place]->name, catalog->name) != 0) place++;
  return place;
}

/* Puts it into the list and before the readers, or neither. */
static bool put(errcat_catalogs *catalogs, struct catalog_list *list, struct catalog *catalog) {
  const errcat_allocator *allocator = &catalogs->allocator;
  const size_t place = find_place(list, catalog), count = list->count;
  struct catalog *former = place < count ? list->items[place] : NULL;
  if (former)
    list->items[place] = catalog;
  else if (!catalog_list_add(list, catalog, allocator))
    return catalog_release(catalog, allocator), false;
  const bool done = catalogs_republish(catalogs, false);
  if (!done) {
    list->items[place] = former;
    list->count = count;
  }
  struct catalog *unused = done ? former : catalog;
  if (unused) catalog_release(unused, allocator);
  return done;
}

errcat_status errcat_add_catalog(errcat_catalogs *catalogs, const char *text_domain,
                                 const char *name, const void *bytes, size_t size,
                                 errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  errcat_diagnostic diagnostic = {0};
  struct catalog *catalog = NULL;
  if (!catalogs) return ERRCAT_NO_MEMORY;
  if (!catalogs_begin(catalogs)) return ERRCAT_BUSY;
  struct catalog_list *list = find_list(catalogs, text_domain, &diagnostic);
  if (list) catalog = validate(catalogs, name, bytes, size, &reporter, &diagnostic);
  if (catalog)
    return catalogs_end(catalogs, !put(catalogs, list, catalog) ? ERRCAT_NO_MEMORY
                                  : reporter.diagnostics        ? ERRCAT_FAULTY
                                                                : ERRCAT_OK);
  if (diagnostic.kind == ERRCAT_DIAGNOSTIC_NO_MEMORY)
    return catalogs_end(catalogs, ERRCAT_NO_MEMORY);
  reporter_report(&reporter, &diagnostic);
  return catalogs_end(catalogs, ERRCAT_UNREADABLE);
}
