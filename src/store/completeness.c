/* How much a language must have to be complete. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/build.h"

errcat_status errcat_set_completeness(errcat_catalogs *catalogs, int32_t percentage) {
  if (!catalogs) return ERRCAT_NO_MEMORY;
  if (!catalogs_begin(catalogs)) return ERRCAT_BUSY;
  const int32_t before = catalogs->completeness;
  catalogs->completeness = percentage < 0 ? 0 : percentage > 100 ? 100 : percentage;
  if (catalogs->completeness == before || catalogs_republish(catalogs, true))
    return catalogs_end(catalogs, ERRCAT_OK);
  catalogs->completeness = before;
  return catalogs_end(catalogs, ERRCAT_NO_MEMORY);
}
