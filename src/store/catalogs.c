/* A domain's catalogs: what they are asked, and who may change them. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "store/catalogs.h"

#include <string.h>

#include "base/memory.h"

const errcat_domain *errcat_domain_of(const errcat_catalogs *catalogs) {
  return catalogs ? catalogs->table.domain : NULL;
}

bool catalogs_begin(errcat_catalogs *catalogs) {
  return !atomic_flag_test_and_set_explicit(&catalogs->busy, memory_order_acquire);
}

errcat_status catalogs_end(errcat_catalogs *catalogs, errcat_status outcome) {
  atomic_flag_clear_explicit(&catalogs->busy, memory_order_release);
  return outcome;
}

const errcat_language *catalogs_source(errcat_catalogs *catalogs) {
  errcat_language *source = atomic_load_explicit(&catalogs->source, memory_order_acquire);
  if (source) return source;
  return language_publish(
      &catalogs->source,
      language_compile(&catalogs->table, &tag_source, true, NULL, 0, &catalogs->allocator),
      &catalogs->allocator);
}

bool catalogs_has_general(const errcat_catalogs *catalogs) {
  return strcmp(catalogs->table.domain->name, general_domain()->name) != 0;
}

void layer_clear(struct layer *layer, const errcat_allocator *allocator) {
  catalog_list_clear(&layer->own, allocator);
  catalog_list_clear(&layer->general, allocator);
}
