/* Every language, now. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/snapshot.h"

static bool compile(struct snapshot *snapshot) {
  for (size_t i = 0; i < snapshot->count; i++)
    if (!catalogs_open(snapshot, i)) return false;
  return catalogs_source(snapshot->owner) != NULL;
}

errcat_status errcat_compile_all(errcat_catalogs *catalogs, errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  if (!catalogs) return ERRCAT_NO_MEMORY;
  const struct table *table = &catalogs->table;
  const errcat_allocator *allocator = &catalogs->allocator;
  struct snapshot *snapshot = catalogs_pin(catalogs);
  const bool done =
      compile(snapshot) &&
      embedded_report(&catalogs->embedded, table->domain->name, table, allocator, &reporter) &&
      embedded_report(&catalogs->general, general_domain()->name, table, allocator, &reporter);
  catalogs_unpin(snapshot);
  return !done ? ERRCAT_NO_MEMORY : reporter.diagnostics ? ERRCAT_FAULTY : ERRCAT_OK;
}
