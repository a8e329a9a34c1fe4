/* What readers choose from: the languages on offer, as an immutable snapshot that is replaced while
   readers go on with theirs. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include "base/names.h"

#include "store/catalogs.h"
#include "tag/negotiate.h"

/* A language that can be chosen. Compiled on first use. Counted: snapshots share what is unchanged
   between them. */
struct candidate {
  atomic_size_t references;
  struct tag tag;
  char text[TAG_SIZE]; /* the tag as it is written */
  bool is_source;
  bool reviewed;
  uint32_t translated; /* errors, the whole chain counted */
  uint32_t own;        /* errors that the catalogs of its own tag translate */
  _Atomic(errcat_language *) language;
  size_t count;
  struct catalog *chain[];
};

struct snapshot {
  atomic_size_t references;
  errcat_catalogs *owner;
  size_t count;
  struct candidate **candidate; /* the source first, then in the order of their texts */
  size_t listed_count;
  struct candidate **listed;           /* the same without overlays: what there is to choose */
  struct offers offers;                /* the same for negotiate() */
  _Atomic(struct match_index *) index; /* built at the first match; see match_index.h */
};

/* The language on offer of a maximized tag, or NULL. */
struct candidate *snapshot_find(const struct snapshot *snapshot, const struct tag *tag);

/* Frees one that was never published. */
void snapshot_free(struct snapshot *snapshot);

/* Puts it in the place of the current one. One writer at a time. */
void snapshot_publish(errcat_catalogs *catalogs, struct snapshot *snapshot);

/* The current snapshot, held until catalogs_unpin(). */
struct snapshot *catalogs_pin(errcat_catalogs *catalogs);
void catalogs_unpin(struct snapshot *snapshot);

/* The compiled language; NULL when memory ran out. */
const errcat_language *catalogs_open(struct snapshot *snapshot, size_t index);

#endif
