/* The index of all messages, for finding an error by its text. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MATCH_H
#define MATCH_H

#include "catalogs.h"

struct match_index;

/* Built at a snapshot's first match; NULL when memory ran out, and then every message is tried.
   One block, freed with the snapshot. */
const struct match_index *match_index_of(struct snapshot *snapshot);

#endif
