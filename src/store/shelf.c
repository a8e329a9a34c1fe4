/* Where a language's messages come from. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/shelf.h"

#include <stdlib.h>
#include <string.h>

size_t shelf_size(size_t count) {
  return (count + 1) * (sizeof(struct entry) + sizeof(struct group));
}

void shelf_init(struct shelf *shelf, void *memory, size_t count) {
  *shelf = (struct shelf){.entries = memory};
  shelf->groups = (struct group *)(void *)(shelf->entries + count + 1);
  shelf_add(shelf, &tag_source, NULL, 0);
}

/* ---- sorting ---- */

static int compare_tags(const struct tag *a, const struct tag *b) {
  const int order = (int)tag_is_source(b) - (int)tag_is_source(a);
  return order ? order : tag_compare(a, b);
}

/* The longer name comes first, as it says more: de_DE before de. The source's own entry has none. */
static int compare_names(const char *a, const char *b) {
  if (!a || !b) return (a != NULL) - (b != NULL);
  const size_t length = strlen(a), other = strlen(b);
  return length != other ? (length < other) - (length > other) : strcmp(a, b);
}

static int compare_entries(const void *one, const void *two) {
  const struct entry *a = one, *b = two;
  const int order = compare_tags(&a->tag, &b->tag);
  if (order) return order;
  if (a->layer != b->layer) return a->layer < b->layer ? -1 : 1;
  return compare_names(a->name, b->name);
}

void shelf_sort(struct shelf *shelf) {
  qsort(shelf->entries, shelf->entry_count, sizeof *shelf->entries, compare_entries);
  for (size_t i = 0; i < shelf->entry_count; i++) {
    struct entry *entry = &shelf->entries[i];
    if (i == 0 || !tag_equal(&entry->tag, &entry[-1].tag))
      shelf->groups[shelf->group_count++] = (struct group){entry, 0, 0};
    struct group *group = &shelf->groups[shelf->group_count - 1];
    group->count++;
    group->specific += entry->layer < LAYER_GENERAL;
  }
}

/* ---- finding ---- */

static int compare_group(const void *tag, const void *group) {
  return compare_tags(tag, &((const struct group *)group)->first->tag);
}

void shelf_find(const struct shelf *shelf, const struct tag *tag, struct chain *chain) {
  tag_line_of(tag, &chain->line);
  for (size_t i = 0; i < chain->line.count; i++)
    chain->groups[i] = bsearch(&chain->line.tags[i], shelf->groups, shelf->group_count,
                               sizeof *shelf->groups, compare_group);
}

bool chain_has_parent(const struct chain *chain) {
  for (size_t i = 1; i < chain->line.count; i++)
    if (chain->groups[i] && chain->groups[i]->specific) return true;
  return false;
}

bool shelf_offers(const struct shelf *shelf, const struct group *group) {
  struct chain chain;
  if (group->specific) return true;
  shelf_find(shelf, &group->first->tag, &chain);
  return chain_has_parent(&chain);
}

struct entry *chain_next(const struct chain *chain, struct chain_cursor *cursor) {
  for (;;) {
    if (cursor->group == chain->line.count) {
      if (cursor->general) return NULL;
      *cursor = (struct chain_cursor){.general = true};
    }
    const struct group *group = chain->groups[cursor->group];
    const size_t begin = group && cursor->general ? group->specific : 0;
    const size_t end = !group ? 0 : cursor->general ? group->count : group->specific;
    if (begin + cursor->entry < end) return &group->first[begin + cursor->entry++];
    cursor->group++;
    cursor->entry = 0;
  }
}
