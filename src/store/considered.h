/* What is known of a language since it was first considered. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#ifndef CONSIDERED_H
#define CONSIDERED_H

#include "base/names.h"

#include "store/catalogs.h"
#include "store/shelf.h"

/* A language's catalogs, looked into. Counted: snapshots share what is unchanged between them. */
struct considered {
  atomic_size_t references;
  struct tag tag;
  bool is_source;
  bool is_there; /* some catalog of its own is not broken */
  bool has_parent;
  bool reviewed;
  uint32_t translated; /* errors, the whole chain counted */
  uint32_t own;        /* errors that the catalogs of its own tag translate */
  _Atomic(errcat_language *) language;
  size_t count;
  struct catalog *chain[]; /* best first, without those that are broken */
};

/* Looks into a language's catalogs; NULL when memory ran out. */
struct considered *considered_new(errcat_catalogs *owner, const struct shelf *shelf,
                                  const struct tag *tag);
struct considered *considered_share(struct considered *considered);
void considered_release(struct considered *considered, const errcat_allocator *allocator);

/* Whether a shelf has the same catalogs for it. */
bool considered_is_same(const struct considered *considered, const struct shelf *shelf);

/* An overlay says less than enough itself and stands on another language. */
bool considered_is_overlay(const struct considered *considered, uint32_t enough);

/* The language, compiled at its first use; NULL when memory ran out. */
const errcat_language *considered_compile(struct considered *considered, errcat_catalogs *owner);

#endif
