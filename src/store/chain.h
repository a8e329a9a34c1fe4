/* Where a language's messages come from: a chain of catalogs, the best first.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CHAIN_H
#define CHAIN_H

#include "base/names.h"

#include "store/snapshot.h"
#include "tag/line.h"

/* A catalog by its tag; the source language stands there once without one. */
struct entry {
  struct tag tag;
  char text[TAG_SIZE];
  struct catalog *catalog;
  size_t layer; /* 0 for the front directory, and so on; then the embedded ones; then: */
};
#define LAYER_GENERAL SIZE_MAX /* errcat's general catalogs, behind another domain's */

/* The entries of one tag, in the order in which their catalogs are looked at. */
struct group {
  const struct entry *first;
  size_t count, specific; /* of all; of those in front that are the domain's own, not general */
};

struct build {
  errcat_catalogs *catalogs;
  const struct snapshot *former; /* or NULL */
  struct snapshot *snapshot;     /* the one being filled */
  struct entry *entries;
  struct group *groups; /* in the order of their texts */
  size_t entry_count, group_count;
  struct catalog **chain; /* of the language being built; room for every catalog */
  bool *drafts;           /* of each catalog in chain, whether it is a draft */
};

/* What is known of a chain. */
struct chain {
  struct tag_line line;
  const struct group *groups[TAG_LINE_MAX]; /* of each tag in line; NULL: it has no catalogs */
  size_t count, own; /* how many catalogs there are, and in front those of the tag itself */
};

/* Sorts all catalogs by their tags; there is room for each of them, and for the source. */
void group_catalogs(struct build *build);

/* Finds the groups of a tag and of its parents, each once. */
void find_groups(const struct build *build, const struct tag *tag, struct chain *chain);

/* A language's catalogs, best first: its own tag's before its parents' (de-CH, then de), at each
   tag the directories' before the embedded ones; errcat's general ones behind all of a domain's. They
   stand in build->chain. */
void build_chain(const struct build *build, const struct tag *tag, struct chain *chain);

/* The nearest parent that is on offer itself; NULL if there is none. */
const struct tag *parent_of(const struct chain *chain);

#endif
