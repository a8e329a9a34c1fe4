/* A language's catalogs, looked into. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/considered.h"

#include <string.h>

#include "base/memory.h"

/* ---- the chain ---- */

/* The entry's catalog, NULL if it is broken or there is none. False when memory ran out. */
static bool look_into(const struct entry *entry, errcat_catalogs *owner, struct catalog **catalog) {
  *catalog = entry->catalog;
  return !entry->embedded ||
         embedded_find(entry->embedded, &owner->table, &owner->allocator, catalog);
}

static size_t count_entries(const struct chain *chain) {
  struct chain_cursor cursor = {0};
  size_t count = 0;
  while (chain_next(chain, &cursor)) count++;
  return count;
}

/* Takes the catalogs that are not broken; own is the number of the domain's for the tag itself. */
static bool fill(struct considered *considered, errcat_catalogs *owner, const struct chain *chain,
                 size_t *own) {
  struct chain_cursor cursor = {0};
  bool has_general = false;
  *own = 0;
  for (const struct entry *entry; (entry = chain_next(chain, &cursor)) != NULL;) {
    struct catalog *catalog;
    const bool is_own = cursor.group == 0, specific = entry->layer < LAYER_GENERAL;
    if (!look_into(entry, owner, &catalog)) return false;
    if (catalog) considered->chain[considered->count++] = catalog_share(catalog);
    if (!catalog && entry->name) continue;
    considered->has_parent |= !is_own && specific;
    has_general |= is_own && !specific;
    *own += is_own && specific;
  }
  considered->is_there = *own || (has_general && considered->has_parent);
  if (tag_is_source(&considered->tag)) --*own; /* its own entry has no catalog */
  return true;
}

/* ---- counting ---- */

/* How much of the domain's errors the first catalogs of a chain translate. */
struct tally {
  uint32_t translated;
  bool reviewed; /* none of what they say comes from a draft */
};

/* Counts a place of the table for the nearest catalog that has it; false if none has. */
static bool count_place(const struct considered *considered, size_t count, uint32_t place,
                        struct tally *tally) {
  for (size_t c = 0; c < count; c++) {
    if (!catalog_has(considered->chain[c], place)) continue;
    tally->reviewed = tally->reviewed && !considered->chain[c]->is_draft;
    return true;
  }
  return false;
}

static struct tally count_translated(const struct considered *considered, const struct table *table,
                                     size_t count) {
  struct tally tally = {0, true};
  for (uint32_t i = 0; i < table->count; i++) {
    const bool message = count_place(considered, count, i, &tally);
    const bool bare = !table_error(table, i)->bare ||
                      count_place(considered, count, table_size(table) + i, &tally);
    tally.translated += message && bare;
  }
  return tally;
}

static void count(struct considered *considered, const struct table *table, size_t own) {
  const struct tally front = count_translated(considered, table, own);
  const struct tally all =
      own < considered->count ? count_translated(considered, table, considered->count) : front;
  considered->own = tag_is_source(&considered->tag) ? table->count : front.translated;
  considered->translated = considered->is_source ? table->count : all.translated;
  considered->reviewed = all.reviewed;
}

struct considered *considered_new(errcat_catalogs *owner, const struct shelf *shelf,
                                  const struct tag *tag) {
  struct chain chain;
  size_t own;
  shelf_find(shelf, tag, &chain);
  const size_t size = count_entries(&chain) * sizeof(struct catalog *);
  struct considered *considered = memory_take(&owner->allocator, sizeof *considered + size);
  if (!considered) return NULL;
  memset(considered, 0, sizeof *considered);
  atomic_init(&considered->references, 1);
  atomic_init(&considered->language, NULL);
  considered->tag = *tag;
  for (size_t i = 0; i < chain.line.count; i++)
    considered->is_source |= tag_is_source(&chain.line.tags[i]);
  if (fill(considered, owner, &chain, &own)) {
    count(considered, &owner->table, own);
    return considered;
  }
  considered_release(considered, &owner->allocator);
  return NULL;
}

/* ---- lifetime ---- */

struct considered *considered_share(struct considered *considered) {
  atomic_fetch_add_explicit(&considered->references, 1, memory_order_relaxed);
  return considered;
}

void considered_release(struct considered *considered, const errcat_allocator *allocator) {
  if (atomic_fetch_sub_explicit(&considered->references, 1, memory_order_acq_rel) > 1) return;
  memory_give(allocator, atomic_load_explicit(&considered->language, memory_order_relaxed));
  for (size_t i = 0; i < considered->count; i++) catalog_release(considered->chain[i], allocator);
  memory_give(allocator, considered);
}

/* All that are embedded were looked into when it was considered. */
bool considered_is_same(const struct considered *considered, const struct shelf *shelf) {
  struct chain chain;
  struct chain_cursor cursor = {0};
  size_t count = 0;
  shelf_find(shelf, &considered->tag, &chain);
  for (const struct entry *entry; (entry = chain_next(&chain, &cursor)) != NULL;) {
    struct catalog *catalog = entry->catalog;
    if (entry->embedded && !embedded_known(entry->embedded, &catalog)) return false;
    if (!catalog) continue;
    if (count == considered->count || considered->chain[count] != catalog) return false;
    count++;
  }
  return count == considered->count;
}

bool considered_is_overlay(const struct considered *considered, uint32_t enough) {
  return !tag_is_source(&considered->tag) && !(considered->own && considered->own >= enough) &&
         considered->has_parent;
}

const errcat_language *considered_compile(struct considered *considered, errcat_catalogs *owner) {
  errcat_language *language = atomic_load_explicit(&considered->language, memory_order_acquire);
  if (language) return language;
  return language_publish(&considered->language,
                          language_compile(&owner->table, &considered->tag, considered->is_source,
                                           (const struct catalog *const *)considered->chain,
                                           considered->count, &owner->allocator),
                          &owner->allocator);
}
