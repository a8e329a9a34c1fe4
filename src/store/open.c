/* A domain's catalogs: opened with those embedded for it, and closed. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "store/build.h"
#include "store/libintl.h"

static bool publish_first(errcat_catalogs *catalogs) {
  struct snapshot *first = snapshot_build(catalogs, NULL, false);
  if (first) snapshot_publish(catalogs, first);
  return first != NULL;
}

/* Names alone: nothing is looked into. */
static bool open_embedded(errcat_catalogs *catalogs, errcat_diagnostic *diagnostic) {
  errcat_diagnostic lost = {0};
  const errcat_domain *domain = catalogs->table.domain;
  const errcat_allocator *allocator = &catalogs->allocator;
  const bool done = embedded_open(&catalogs->embedded, domain, allocator, &lost) &&
                    embedded_open(&catalogs->general, general_domain(), allocator, &lost) &&
                    publish_first(catalogs);
  if (!done)
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", domain->name);
  else if (diagnostic)
    *diagnostic = lost;
  return done;
}

errcat_catalogs *errcat_open(const errcat_domain *domain, const errcat_allocator *allocator,
                             errcat_diagnostic *diagnostic) {
  if (diagnostic) *diagnostic = (errcat_diagnostic){0};
  if (!allocator) allocator = &memory_standard;
  errcat_catalogs *catalogs = memory_take(allocator, sizeof *catalogs);
  if (!catalogs) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", "errcat");
    return NULL;
  }
  memset(catalogs, 0, sizeof *catalogs);
  catalogs->allocator = *allocator;
  atomic_init(&catalogs->completeness, 80);
  atomic_init(&catalogs->source, NULL);
  atomic_init(&catalogs->bound_tags, NULL);
  atomic_init(&catalogs->current, NULL);
  atomic_init(&catalogs->pins[0], 0);
  atomic_init(&catalogs->pins[1], 0);
  atomic_init(&catalogs->epoch, 0);
  atomic_flag_clear(&catalogs->busy);
  if (table_init(&catalogs->table, domain, &catalogs->allocator, diagnostic) &&
      open_embedded(catalogs, diagnostic)) {
    libintl_open(catalogs);
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
  layer_clear(&catalogs->added, &allocator);
  for (struct directory *d; (d = catalogs->directories) != NULL;) {
    catalogs->directories = d->next;
    layer_clear(&d->layer, &allocator);
    memory_give(&allocator, d);
  }
  libintl_close(catalogs);
  embedded_close(&catalogs->embedded, &allocator);
  embedded_close(&catalogs->general, &allocator);
  memory_give(&allocator, atomic_load_explicit(&catalogs->source, memory_order_relaxed));
  table_clear(&catalogs->table, &allocator);
  memory_give(&allocator, catalogs);
}
