/* What a table has besides errors, whatever header it was compiled with. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#ifndef ROWS_H
#define ROWS_H

#include "base/names.h"

#include <errcat.h>
#include <errcat/define.h>
#include <stdbool.h>

/* The service's own words, up to one without message; a domain of an older header has none. */
static inline const errcat_said *table_said(const errcat_domain *domain) {
  static const errcat_said none = {0, NULL};
  const bool has_any = domain->size > offsetof(errcat_domain, said) && domain->said;
  return has_any ? domain->said : &none;
}

/* The statuses that the domain has general messages for, up to one without code; a domain of an older
   header has none. */
static inline const errcat_general *table_generals(const errcat_domain *domain) {
  static const errcat_general none = {0, 0};
  const bool has_any = domain->size > offsetof(errcat_domain, general) && domain->general;
  return has_any ? domain->general : &none;
}

/* What stands in bodies for codes, up to one without key. */
static inline const errcat_key *table_keys(const errcat_domain *domain) {
  static const errcat_key none = {0, NULL};
  const bool has_any = domain && domain->size > offsetof(errcat_domain, keys) && domain->keys;
  return has_any ? domain->keys : &none;
}

/* Where things stand in bodies, up to a row without role. */
static inline const errcat_path *table_paths(const errcat_domain *domain) {
  static const errcat_path none = {0, NULL, NULL};
  const bool has_any = domain->size > offsetof(errcat_domain, paths) && domain->paths;
  return has_any ? domain->paths : &none;
}

#endif
