/* What readers choose from: the languages on offer, as an immutable snapshot that is replaced while
   readers go on with theirs. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SNAPSHOT_H
#define SNAPSHOT_H

#include "base/names.h"

#include "store/considered.h"
#include "tag/negotiate.h"

/* A language that can be chosen. */
struct candidate {
  const struct group *group;
  _Atomic(struct considered *) considered; /* NULL: it was not, yet */
};

/* All messages by how they begin, built at the first match; see match_index.h. Counted: snapshots of the
   same catalogs share it. */
struct shared_index {
  atomic_size_t references;
  _Atomic(struct match_index *) index;
};

struct snapshot {
  atomic_size_t references;
  errcat_catalogs *owner;
  uint32_t enough; /* errors that a language must have to be complete */
  struct shelf shelf;
  size_t count;
  struct candidate *candidates;      /* the source first, then in the order of their texts */
  struct offers offers;              /* the same for negotiate(); see catalogs_look() */
  struct shared_index *index;        /* NULL while it is being built */
  _Atomic(struct listing *) listing; /* see describe.c */
};

static inline const struct tag *snapshot_tag(const struct snapshot *snapshot, size_t index) {
  return &snapshot->candidates[index].group->first->tag;
}

/* The language on offer of a maximized tag, or NULL. */
struct candidate *snapshot_find(const struct snapshot *snapshot, const struct tag *tag);

/* Frees one that was never published. */
void snapshot_free(struct snapshot *snapshot);

/* Puts it in the place of the current one. One writer at a time. */
void snapshot_publish(errcat_catalogs *catalogs, struct snapshot *snapshot);

/* The current snapshot, held until catalogs_unpin(). */
struct snapshot *catalogs_pin(errcat_catalogs *catalogs);
void catalogs_unpin(struct snapshot *snapshot);

/* Looks into a language's catalogs at its first use; NULL when memory ran out. */
struct considered *catalogs_consider(struct snapshot *snapshot, size_t index);

/* The compiled language; NULL when memory ran out. */
const errcat_language *catalogs_open(struct snapshot *snapshot, size_t index);

/* What is said of a language that was considered; description is all zero before. */
void snapshot_describe(const struct snapshot *snapshot, const struct considered *considered,
                       errcat_description *description);

/* The offers' look, which finds out an offer's kind; its context is this. */
struct looking {
  struct snapshot *snapshot;
  bool out_of_memory; /* set where one was left out for that */
};
offers_look catalogs_look;

#endif
