/* Catalogs sorted by their tags, and where a language's messages come from: a chain of them, the best
   first. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SHELF_H
#define SHELF_H

#include "base/names.h"

#include "store/embedded.h"
#include "tag/line.h"

/* A catalog by its tag; the source language stands there once without one. */
struct entry {
  struct tag tag;
  const char *name;          /* NULL: the source language's */
  size_t layer;              /* what is looked at first is 0; general ones begin with: */
  struct catalog *catalog;   /* from a file or from memory; or NULL: */
  struct embedded *embedded; /* one that is part of the program; or NULL */
  size_t index;              /* whatever the caller counts it by */
};
#define LAYER_GENERAL (SIZE_MAX / 2) /* errcat's general catalogs, behind another domain's */

/* The entries of one tag, in the order in which their catalogs are looked at. */
struct group {
  struct entry *first;
  size_t count, specific; /* of all; of those in front that are the domain's own, not general */
};

struct shelf {
  struct entry *entries;
  size_t entry_count;
  struct group *groups; /* the source first, then in the order of their tags' texts */
  size_t group_count;
};

/* The groups that a tag's messages come from: of each tag in its line; NULL: it has none. */
struct chain {
  struct tag_line line;
  const struct group *groups[TAG_LINE_MAX];
};

/* The memory for so many catalogs and the source, in bytes. */
size_t shelf_size(size_t count);

/* Begins one with the source, in that much memory, aligned, which must outlive it. */
void shelf_init(struct shelf *shelf, void *memory, size_t count);

static inline struct entry *shelf_add(struct shelf *shelf, const struct tag *tag, const char *name,
                                      size_t layer) {
  struct entry *entry = &shelf->entries[shelf->entry_count++];
  *entry = (struct entry){.tag = *tag, .name = name, .layer = layer};
  return entry;
}

/* Makes the groups. */
void shelf_sort(struct shelf *shelf);

/* Whether a group is a language that can be chosen. General catalogs alone do not make one: their
   region is on offer, as an overlay, where the domain has the language. */
bool shelf_offers(const struct shelf *shelf, const struct group *group);

/* Finds the groups of a tag and of its parents, each once. */
void shelf_find(const struct shelf *shelf, const struct tag *tag, struct chain *chain);

/* Visits the entries of a chain, best first: the tag's own before its parents' (de-CH, then de), at each
   tag in the order of layers; the general ones behind all of the domain's. */
struct chain_cursor {
  size_t group, entry;
  bool general;
};
struct entry *chain_next(const struct chain *chain, struct chain_cursor *cursor);

/* Whether there is a parent that the domain has messages of. */
bool chain_has_parent(const struct chain *chain);

#endif
