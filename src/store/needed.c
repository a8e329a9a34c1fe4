/* Which catalogs a reader needs, by their names alone. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "base/memory.h"
#include "store/shelf.h"
#include "tag/negotiate.h"

/* As many languages as may take part in choosing. */
enum { CHOSEN_MAX = 16, WRITTEN = 1 };

struct answer {
  size_t *indexes;
  size_t capacity, count;
};

static void answer(struct answer *answer, size_t index) {
  if (answer->count++ < answer->capacity) answer->indexes[answer->count - 1] = index;
}

/* A name that is too long is no language's, as where directories are read. */
static void fill_shelf(struct shelf *shelf, const char *const *names, size_t count) {
  struct tag tag;
  for (size_t i = 0; i < count; i++) {
    const size_t length = strlen(names[i]);
    if (length < CATALOG_NAME_MAX && tag_of_catalog(names[i], length, &tag))
      shelf_add(shelf, &tag, names[i], 0)->index = i;
  }
  shelf_sort(shelf);
}

/* Each catalog once: its layer then tells that it was written. */
static void write_chain(const struct shelf *shelf, const struct tag *tag, struct answer *to) {
  struct chain chain;
  struct chain_cursor cursor = {0};
  shelf_find(shelf, tag, &chain);
  for (struct entry *entry; (entry = chain_next(&chain, &cursor)) != NULL;) {
    if (entry->name && entry->layer != WRITTEN) answer(to, entry->index);
    entry->layer = WRITTEN;
  }
}

struct looking {
  const struct shelf *shelf;
  struct answer *to;
};

/* A language that stands on another one may be an overlay, and then another one stands in for a tag that
   is not there: it is looked into before that is known. */
static unsigned look(void *context, size_t offer) {
  struct looking *looking = context;
  const struct tag *tag = &looking->shelf->groups[offer].first->tag;
  struct chain chain;
  shelf_find(looking->shelf, tag, &chain);
  if (!chain_has_parent(&chain)) return OFFER_KNOWN | OFFER_COMPLETE;
  write_chain(looking->shelf, tag, looking->to);
  return OFFER_KNOWN | OFFER_COMPLETE | OFFER_OVERLAY;
}

/* Chooses twice: as if each language were whole, which gives the order; and as if each that can be an
   overlay were one, which gives those that may be passed over. */
static void write_needed(struct shelf *shelf, void *memory, const char *wanted, size_t length,
                         struct answer *to) {
  struct looking looking = {shelf, to};
  struct offers offers;
  size_t chosen[CHOSEN_MAX];
  offers_init(&offers, memory, shelf->group_count);
  for (size_t i = 0; i < shelf->group_count; i++)
    offers_add(&offers, &shelf->groups[i].first->tag, OFFER_KNOWN | OFFER_COMPLETE);
  offers_seal(&offers);
  const size_t matches = negotiate(&offers, wanted, length, chosen, CHOSEN_MAX);
  for (size_t i = 0; i < matches; i++) write_chain(shelf, &shelf->groups[chosen[i]].first->tag, to);
  for (size_t i = 1; i < offers.count; i++) atomic_init(&offers.items[i].kind, OFFER_UNKNOWN);
  offers.look = look;
  offers.context = &looking;
  negotiate(&offers, wanted, length, chosen, CHOSEN_MAX);
}

size_t errcat_catalogs_needed(const char *const *names, size_t count, const char *wanted,
                              size_t length, const errcat_allocator *allocator, size_t *indexes,
                              size_t capacity) {
  struct answer to = {indexes, capacity, 0};
  if (!allocator) allocator = &memory_standard;
  if (length == ERRCAT_NUL) length = strlen(wanted);
  char *memory = memory_take(allocator, shelf_size(count) + offers_size(count + 1));
  if (memory) {
    struct shelf shelf;
    shelf_init(&shelf, memory, count);
    fill_shelf(&shelf, names, count);
    write_needed(&shelf, memory + shelf_size(count), wanted, length, &to);
    memory_give(allocator, memory);
  } else {
    for (size_t i = 0; i < count; i++) answer(&to, i);
  }
  return to.count;
}
