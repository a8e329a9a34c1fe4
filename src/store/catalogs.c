/* A domain's catalogs: what they are asked, and who may change them. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "store/catalogs.h"

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
