/* Where a language's messages come from. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/chain.h"

#include <stdlib.h>
#include <string.h>

/* The longer name comes first, as it says more: de_DE before de. */
static int compare_names(const struct catalog *a, const struct catalog *b) {
  const size_t length = strlen(a->name), other = strlen(b->name);
  return length != other ? (length < other) - (length > other) : strcmp(a->name, b->name);
}

static int compare_entries(const void *one, const void *two) {
  const struct entry *a = one, *b = two;
  const int order = strcmp(a->text, b->text);
  if (order) return order;
  if (a->layer != b->layer) return a->layer < b->layer ? -1 : 1;
  if (!a->catalog || !b->catalog) return (a->catalog != NULL) - (b->catalog != NULL);
  return compare_names(a->catalog, b->catalog);
}

static int compare_group(const void *text, const void *group) {
  return strcmp(text, ((const struct group *)group)->first->text);
}

static const struct group *find_group(const struct build *build, const struct tag *tag) {
  char text[TAG_SIZE];
  tag_write(tag, text);
  return bsearch(text, build->groups, build->group_count, sizeof *build->groups, compare_group);
}

static void add_entry(struct build *build, const struct tag *tag, struct catalog *catalog,
                      size_t layer) {
  struct entry *entry = &build->entries[build->entry_count++];
  *entry = (struct entry){.tag = *tag, .catalog = catalog, .layer = layer};
  tag_write(tag, entry->text);
}

static void add_entries(struct build *build, const struct catalog_list *list, size_t layer) {
  for (size_t i = 0; i < list->count; i++)
    add_entry(build, &list->items[i]->tag, list->items[i], layer);
}

void group_catalogs(struct build *build) {
  const errcat_catalogs *catalogs = build->catalogs;
  size_t layer = 0;
  add_entry(build, &tag_source, NULL, layer);
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    add_entries(build, &d->catalogs, layer++);
  add_entries(build, &catalogs->embedded, layer);
  add_entries(build, &catalogs->general, LAYER_GENERAL);
  qsort(build->entries, build->entry_count, sizeof *build->entries, compare_entries);
  for (size_t i = 0; i < build->entry_count; i++) {
    const struct entry *entry = &build->entries[i];
    if (i == 0 || strcmp(entry->text, entry[-1].text) != 0)
      build->groups[build->group_count++] = (struct group){entry, 0, 0};
    struct group *group = &build->groups[build->group_count - 1];
    group->count++;
    group->specific += entry->layer != LAYER_GENERAL;
  }
}

static void append(const struct build *build, const struct group *group, bool general,
                   struct chain *chain) {
  if (!group) return;
  const size_t end = general ? group->count : group->specific;
  for (size_t i = general ? group->specific : 0; i < end; i++)
    if (group->first[i].catalog) build->chain[chain->count++] = group->first[i].catalog;
}

void find_groups(const struct build *build, const struct tag *tag, struct chain *chain) {
  tag_line_of(tag, &chain->line);
  for (size_t i = 0; i < chain->line.count; i++) {
    chain->groups[i] = find_group(build, &chain->line.tags[i]);
    /* Each group once: the chain has room for no more. */
    for (size_t j = 0; j < i; j++)
      if (chain->groups[j] == chain->groups[i]) chain->groups[i] = NULL;
  }
}

void build_chain(const struct build *build, const struct tag *tag, struct chain *chain) {
  find_groups(build, tag, chain);
  chain->count = 0;
  append(build, chain->groups[0], false, chain);
  chain->own = chain->count;
  for (size_t i = 1; i < chain->line.count; i++) append(build, chain->groups[i], false, chain);
  for (size_t i = 0; i < chain->line.count; i++) append(build, chain->groups[i], true, chain);
}

const struct tag *parent_of(const struct chain *chain) {
  for (size_t i = 1; i < chain->line.count; i++)
    if (chain->groups[i] && chain->groups[i]->specific) return &chain->line.tags[i];
  return NULL;
}
