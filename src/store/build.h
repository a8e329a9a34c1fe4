/* What the catalogs there are have to offer, as a new snapshot. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#ifndef BUILD_H
#define BUILD_H

#include "base/names.h"

#include "store/snapshot.h"

/* A snapshot of what the lists now hold; languages that are as in the former one, which may be NULL,
   are shared with it, and where same says that it has the same catalogs, the index for matching too.
   NULL when memory ran out. */
struct snapshot *snapshot_build(errcat_catalogs *catalogs, const struct snapshot *former,
                                bool same);

/* Lets readers see what the lists now hold. False when memory ran out, and then nothing is changed. */
bool catalogs_republish(errcat_catalogs *catalogs, bool same);

#endif
