/* A domain's catalogs: what they are asked, and who may change them. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "store/catalogs.h"

const errcat_domain *errcat_domain_of(const errcat_catalogs *catalogs) {
  return catalogs->table.domain;
}

const errcat_error *errcat_find(const errcat_catalogs *catalogs, int32_t code) {
  const int64_t index = table_index(&catalogs->table, code);
  return index < 0 ? NULL : table_error(&catalogs->table, (uint32_t)index);
}

const errcat_error *errcat_find_name(const errcat_catalogs *catalogs, const char *name) {
  const int64_t index = table_find_name(&catalogs->table, name);
  return index < 0 ? NULL : table_error(&catalogs->table, (uint32_t)index);
}

bool catalogs_begin(errcat_catalogs *catalogs) {
  return !atomic_flag_test_and_set_explicit(&catalogs->busy, memory_order_acquire);
}

int catalogs_end(errcat_catalogs *catalogs, int outcome) {
  atomic_flag_clear_explicit(&catalogs->busy, memory_order_release);
  return outcome;
}
