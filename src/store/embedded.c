/* Catalogs that are part of the program. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/embedded.h"

#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/output.h"

/* Stands for one that was looked into and is not usable. */
static struct catalog broken;

static bool read_name(const char *name, struct tag *tag) {
  const size_t length = strlen(name);
  return length < CATALOG_NAME_MAX && tag_of_catalog(name, length, tag);
}

bool embedded_open(struct embedded_list *list, const errcat_domain *domain,
                   const errcat_allocator *allocator, errcat_diagnostic *lost) {
  const errcat_embedded *file = domain->catalogs;
  size_t count = 0;
  while (file && file[count].name) count++;
  if (!count) return true;
  list->items = memory_take(allocator, count * sizeof *list->items);
  if (!list->items) return false;
  for (; file->name; file++) {
    struct embedded *embedded = &list->items[list->count];
    if (read_name(file->name, &embedded->tag)) {
      embedded->file = file;
      atomic_init(&embedded->catalog, NULL);
      list->count++;
    } else {
      diagnostic_set(lost, ERRCAT_DIAGNOSTIC_CATALOG_NAME, "%s: %s", domain->name, file->name);
    }
  }
  return true;
}

void embedded_close(struct embedded_list *list, const errcat_allocator *allocator) {
  for (size_t i = 0; i < list->count; i++) {
    struct catalog *catalog = atomic_load_explicit(&list->items[i].catalog, memory_order_relaxed);
    if (catalog && catalog != &broken) catalog_release(catalog, allocator);
  }
  memory_give(allocator, list->items);
}

/* Of two threads that look at the same time, the second gives its own back. */
bool embedded_find(struct embedded *embedded, const struct table *table,
                   const errcat_allocator *allocator, struct catalog **catalog) {
  struct catalog *found = atomic_load_explicit(&embedded->catalog, memory_order_acquire);
  if (!found) {
    errcat_diagnostic diagnostic = {0};
    struct catalog *mine = catalog_embed(embedded->file, table, allocator, &diagnostic);
    if (diagnostic.kind == ERRCAT_DIAGNOSTIC_NO_MEMORY) return false;
    if (!mine) mine = &broken;
    if (atomic_compare_exchange_strong_explicit(&embedded->catalog, &found, mine,
                                                memory_order_acq_rel, memory_order_acquire))
      found = mine;
    else if (mine != &broken)
      catalog_release(mine, allocator);
  }
  *catalog = found == &broken ? NULL : found;
  return true;
}

bool embedded_known(const struct embedded *embedded, struct catalog **catalog) {
  struct catalog *found = atomic_load_explicit(&embedded->catalog, memory_order_acquire);
  *catalog = found == &broken ? NULL : found;
  return found != NULL;
}

/* What is broken is found once more: the diagnostic was not kept. */
static void report_broken(const errcat_embedded *file, const char *label,
                          struct reporter *reporter) {
  errcat_diagnostic diagnostic = {0};
  struct mo mo;
  mo_open(&mo, file->bytes, file->size, label, &diagnostic);
  reporter_report(reporter, &diagnostic);
}

bool embedded_report(const struct embedded_list *list, const char *domain,
                     const struct table *table, const errcat_allocator *allocator,
                     struct reporter *reporter) {
  for (size_t i = 0; i < list->count; i++) {
    struct catalog *catalog;
    const errcat_embedded *file = list->items[i].file;
    const size_t size = strlen(domain) + 2 + strlen(file->name) + 1;
    char *label;
    if (!embedded_find(&list->items[i], table, allocator, &catalog) ||
        !(label = memory_take(allocator, size)))
      return false;
    struct output output;
    output_open(&output, label, size);
    output_put(&output, domain, strlen(domain));
    output_put(&output, ": ", 2);
    output_put(&output, file->name, strlen(file->name));
    output_close(&output);
    if (catalog)
      catalog_report(catalog, label, reporter);
    else
      report_broken(file, label, reporter);
    memory_give(allocator, label);
  }
  return true;
}
