/* All catalogs of a domain: directories in front of the embedded ones, as an immutable snapshot
   that is replaced while readers go on. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CATALOGS_H
#define CATALOGS_H

#include "language.h"
#include "negotiate.h"

/* A language that can be chosen. Compiled on first use. Counted: snapshots share what is unchanged
   between them. */
struct offered {
  atomic_size_t references;
  struct tag tag;
  bool is_source;
  bool reviewed;
  uint32_t translated; /* errors, the whole chain counted */
  uint32_t own;        /* errors that its nearest catalogs translate themselves */
  _Atomic(errcat_language *) language;
  size_t count;
  struct catalog *chain[];
};

struct snapshot {
  atomic_size_t references;
  errcat *owner;
  size_t count;
  struct offered **offered;            /* the source first, then by tag */
  struct offers offers;                /* the same, for negotiate() */
  _Atomic(struct match_index *) index; /* built at the first match; see match_index.h */
};

struct catalog_list {
  struct catalog **items;
  size_t count, capacity;
};

struct directory {
  struct directory *next;              /* the one behind it */
  struct catalog_list catalogs, fresh; /* fresh: read anew, while errcat_reload() runs */
  bool was_read;
  char path[];
};

/* The tag of a language that libintl may speak. */
struct spoken {
  struct spoken *next;
  char tag[TAG_SIZE];
};

/* The tag as it stands in the list; NULL if it does not. */
const char *spoken_find(const struct spoken *spoken, const char *tag);

struct errcat {
  errcat_allocator allocator;
  struct table table;
  _Atomic(int32_t) completeness;
  struct directory *directories;
  struct catalog_list embedded; /* the domain's own */
  struct catalog_list general;  /* errcat's, behind another domain's */
  errcat_language *source;
  errcat_language libintl;
  _Atomic(struct spoken *) spoken; /* grows only, at the front */
  _Atomic(struct snapshot *) current;
  atomic_uint pins[2], epoch; /* see catalogs_pin() */
  atomic_flag busy;
};

/* A snapshot of what the lists now hold; languages that are as in the former one, which may be NULL,
   are shared with it. NULL when memory ran out. */
struct snapshot *snapshot_build(errcat *catalogs, const struct snapshot *former);

/* Puts it in the place of the current one. One writer at a time. */
void snapshot_publish(errcat *catalogs, struct snapshot *snapshot);

/* The current snapshot, held until catalogs_unpin(). */
struct snapshot *catalogs_pin(errcat *catalogs);
void catalogs_unpin(struct snapshot *snapshot);

/* The compiled language; NULL when memory ran out. */
const errcat_language *catalogs_open(struct snapshot *snapshot, size_t index);

#endif
