/* A domain's catalogs: opened with those embedded for it, and closed. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "store/build.h"
#include "store/libintl.h"
#include "store/snapshot.h"

static struct catalog *embed_one(const errcat_catalogs *catalogs, const errcat_embedded *embedded,
                                 errcat_diagnostic *diagnostic) {
  struct tag tag;
  const size_t length = strlen(embedded->name);
  if (length >= CATALOG_NAME_MAX || !tag_of_catalog(embedded->name, length, &tag)) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_CATALOG_NAME, "%s", embedded->name);
    return NULL;
  }
  return catalog_embed(embedded, &catalogs->table, &catalogs->allocator, diagnostic);
}

/* A broken catalog costs its language and goes to lost; false when memory ran out. */
static bool embed(errcat_catalogs *catalogs, struct catalog_list *list, const errcat_domain *domain,
                  errcat_diagnostic *lost, errcat_diagnostic *diagnostic) {
  const errcat_embedded *embedded = domain->catalogs;
  for (; embedded && embedded->name; embedded++) {
    errcat_diagnostic one = {0};
    struct catalog *catalog = embed_one(catalogs, embedded, &one);
    if (catalog && !catalog_list_add(list, catalog, &catalogs->allocator)) {
      catalog_release(catalog, &catalogs->allocator);
      diagnostic_set(&one, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", embedded->name);
    }
    if (one.kind == ERRCAT_DIAGNOSTIC_NO_MEMORY)
      return diagnostic_set(diagnostic, one.kind, "%s: %s", domain->name, one.where), false;
    if (one.kind) diagnostic_set(lost, one.kind, "%s: %s", domain->name, one.where);
  }
  return true;
}

static bool open_source(errcat_catalogs *catalogs, errcat_diagnostic *diagnostic) {
  const struct table *table = &catalogs->table;
  catalogs->source = language_compile(table, &tag_source, true, NULL, 0, &catalogs->allocator);
  struct snapshot *first = catalogs->source ? snapshot_build(catalogs, NULL) : NULL;
  if (!first) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", table->domain->name);
    return false;
  }
  libintl_open(catalogs);
  snapshot_publish(catalogs, first);
  return true;
}

errcat_catalogs *errcat_open(const errcat_domain *domain, const errcat_allocator *allocator,
                             errcat_diagnostic *diagnostic) {
  errcat_diagnostic lost = {0};
  if (diagnostic) *diagnostic = lost;
  if (!allocator) allocator = &memory_standard;
  errcat_catalogs *catalogs = memory_take(allocator, sizeof *catalogs);
  if (!catalogs) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", "errcat");
    return NULL;
  }
  memset(catalogs, 0, sizeof *catalogs);
  catalogs->allocator = *allocator;
  atomic_init(&catalogs->completeness, 80);
  atomic_init(&catalogs->bound_tags, NULL);
  atomic_init(&catalogs->current, NULL);
  atomic_init(&catalogs->pins[0], 0);
  atomic_init(&catalogs->pins[1], 0);
  atomic_init(&catalogs->epoch, 0);
  atomic_flag_clear(&catalogs->busy);
  if (table_init(&catalogs->table, domain, &catalogs->allocator, diagnostic) &&
      embed(catalogs, &catalogs->embedded, domain, &lost, diagnostic) &&
      embed(catalogs, &catalogs->general, general_domain(), &lost, diagnostic) &&
      open_source(catalogs, diagnostic)) {
    if (diagnostic) *diagnostic = lost;
    return catalogs;
  }
  errcat_close(catalogs);
  return NULL;
}

void errcat_close(errcat_catalogs *catalogs) {
  if (!catalogs) return;
  const errcat_allocator allocator = catalogs->allocator;
  struct snapshot *snapshot = atomic_load(&catalogs->current);
  if (snapshot) catalogs_unpin(snapshot);
  for (struct directory *d; (d = catalogs->directories) != NULL;) {
    catalogs->directories = d->next;
    catalog_list_clear(&d->catalogs, &allocator);
    memory_give(&allocator, d);
  }
  libintl_close(catalogs);
  catalog_list_clear(&catalogs->embedded, &allocator);
  catalog_list_clear(&catalogs->general, &allocator);
  memory_give(&allocator, catalogs->source);
  table_clear(&catalogs->table, &allocator);
  memory_give(&allocator, catalogs);
}

errcat_status errcat_compile_all(errcat_catalogs *catalogs, errcat_report *report, void *context) {
  (void)report, (void)context;
  if (!catalogs) return ERRCAT_NO_MEMORY;
  struct snapshot *snapshot = catalogs_pin(catalogs);
  bool opened = true;
  for (size_t i = 0; i < snapshot->count; i++) opened &= catalogs_open(snapshot, i) != NULL;
  catalogs_unpin(snapshot);
  return opened ? ERRCAT_OK : ERRCAT_NO_MEMORY;
}
