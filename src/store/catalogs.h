/* All catalogs of a domain: directories in front of the embedded ones, as an immutable snapshot
   that is replaced while readers go on. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CATALOGS_H
#define CATALOGS_H

#include "base/names.h"

#include "store/language.h"
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
  uint32_t own;        /* errors that its nearest catalogs translate themselves */
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
  struct offers offers;                /* as offered, for negotiate() */
  _Atomic(struct match_index *) index; /* built at the first match; see match_index.h */
};

struct catalog_list {
  struct catalog **items; /* a directory's are in the order of their names */
  size_t count, capacity;
};

struct directory {
  struct directory *next;              /* the one behind it */
  struct catalog_list catalogs, fresh; /* fresh: read anew, while errcat_reload() runs */
  bool was_read;
  char path[];
};

/* Tags of languages that libintl may speak, in their order. */
struct bound_tag {
  struct bound_tag *next;
  size_t count;
  char tags[][TAG_SIZE];
};

/* The tag as it stands in the lists; NULL if it does not. */
const char *bound_tag_find(const struct bound_tag *bound_tags, const char *tag);

/* Where a language's messages come from, nearest first: its tag and that one's parents, as far as
   they are the same language. Ends, and names no tag twice, whatever tag_parent() says. */
enum { TAG_LINE_MAX = 8 };
struct tag_line {
  size_t count;
  struct tag tags[TAG_LINE_MAX];
};
void tag_line_of(const struct tag *tag, struct tag_line *line);

struct errcat_catalogs {
  errcat_allocator allocator;
  struct table table;
  _Atomic(int32_t) completeness;
  struct directory *directories;
  struct catalog_list embedded; /* the domain's own */
  struct catalog_list general;  /* errcat's, behind another domain's */
  errcat_language *source;
  errcat_language libintl;                /* its catalogs are the general ones, of all languages */
  _Atomic(struct bound_tag *) bound_tags; /* grows only, at the front */
  _Atomic(struct snapshot *) current;
  atomic_uint pins[2], epoch; /* see catalogs_pin() */
  atomic_flag busy;
};

/* A snapshot of what the lists now hold; languages that are as in the former one, which may be NULL,
   are shared with it. NULL when memory ran out. */
struct snapshot *snapshot_build(errcat_catalogs *catalogs, const struct snapshot *former);

/* The language on offer of a maximized tag, or NULL. */
struct candidate *snapshot_find(const struct snapshot *snapshot, const struct tag *tag);

/* Puts it in the place of the current one. One writer at a time. */
void snapshot_publish(errcat_catalogs *catalogs, struct snapshot *snapshot);

/* The current snapshot, held until catalogs_unpin(). */
struct snapshot *catalogs_pin(errcat_catalogs *catalogs);
void catalogs_unpin(struct snapshot *snapshot);

/* The compiled language; NULL when memory ran out. */
const errcat_language *catalogs_open(struct snapshot *snapshot, size_t index);

#endif
