/* A snapshot of what there is to choose from: pinned by readers, replaced while they go on. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/snapshot.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/yield.h"

/* A test puts a function here, where a reader has loaded the snapshot and does not count in it yet. */
#ifndef CATALOGS_PIN_HOOK
#define CATALOGS_PIN_HOOK()
#endif

/* ---- languages on offer ---- */

static void candidate_release(struct candidate *candidate, const errcat_allocator *allocator) {
  if (atomic_fetch_sub_explicit(&candidate->references, 1, memory_order_acq_rel) > 1) return;
  memory_give(allocator, atomic_load_explicit(&candidate->language, memory_order_relaxed));
  for (size_t i = 0; i < candidate->count; i++) catalog_release(candidate->chain[i], allocator);
  memory_give(allocator, candidate);
}

static const errcat_language *candidate_open(struct candidate *candidate, errcat_catalogs *owner) {
  errcat_language *language = atomic_load_explicit(&candidate->language, memory_order_acquire);
  if (language) return language;
  errcat_language *mine = language_compile(&owner->table, &candidate->tag, candidate->is_source,
                                           (const struct catalog *const *)candidate->chain,
                                           candidate->count, &owner->allocator);
  if (!mine) return NULL;
  if (atomic_compare_exchange_strong_explicit(&candidate->language, &language, mine,
                                              memory_order_acq_rel, memory_order_acquire))
    return mine;
  memory_give(&owner->allocator, mine); /* another thread was faster */
  return language;
}

/* ---- the snapshot ---- */

void snapshot_free(struct snapshot *snapshot) {
  const errcat_allocator *allocator = &snapshot->owner->allocator;
  for (size_t i = 0; i < snapshot->count; i++) candidate_release(snapshot->candidate[i], allocator);
  memory_give(allocator, atomic_load_explicit(&snapshot->index, memory_order_relaxed));
  memory_give(allocator, snapshot);
}

static int compare_texts(const void *text, const void *candidate) {
  return strcmp(text, (*(struct candidate *const *)candidate)->text);
}

struct candidate *snapshot_find(const struct snapshot *snapshot, const struct tag *tag) {
  char text[TAG_SIZE];
  if (snapshot->count == 0) return NULL;
  if (tag_is_source(tag)) return snapshot->candidate[0];
  tag_write(tag, text);
  struct candidate **found = bsearch(text, snapshot->candidate + 1, snapshot->count - 1,
                                     sizeof snapshot->candidate[0], compare_texts);
  return found ? *found : NULL;
}

void catalogs_unpin(struct snapshot *snapshot) {
  if (atomic_fetch_sub_explicit(&snapshot->references, 1, memory_order_acq_rel) == 1)
    snapshot_free(snapshot);
}

/* A reader loads the current snapshot and then adds itself to its references; between these two steps a
   writer must not free it. So for that time the reader counts in pins[epoch]. A writer, having put a
   new snapshot in the place of the old one, waits until the other counter is 0, changes the epoch so
   that new readers use that one, and waits until the first is 0 as well: whoever loaded the old
   snapshot has then added itself to its references. A reader holds a counter for a few instructions
   only. */
struct snapshot *catalogs_pin(errcat_catalogs *catalogs) {
  const unsigned epoch = atomic_load(&catalogs->epoch) & 1;
  atomic_fetch_add(&catalogs->pins[epoch], 1);
  struct snapshot *snapshot = atomic_load(&catalogs->current);
  CATALOGS_PIN_HOOK();
  atomic_fetch_add_explicit(&snapshot->references, 1, memory_order_relaxed);
  atomic_fetch_sub(&catalogs->pins[epoch], 1);
  return snapshot;
}

static void wait_for_pins(errcat_catalogs *catalogs, unsigned epoch) {
  while (atomic_load(&catalogs->pins[epoch])) yield();
}

void snapshot_publish(errcat_catalogs *catalogs, struct snapshot *snapshot) {
  struct snapshot *old = atomic_exchange(&catalogs->current, snapshot);
  if (!old) return;
  const unsigned epoch = atomic_load(&catalogs->epoch) & 1;
  wait_for_pins(catalogs, 1 - epoch);
  atomic_store(&catalogs->epoch, 1 - epoch);
  wait_for_pins(catalogs, epoch);
  catalogs_unpin(old);
}

const errcat_language *catalogs_open(struct snapshot *snapshot, size_t index) {
  if (index == 0 && snapshot->candidate[0]->count == 0) return snapshot->owner->source;
  return candidate_open(snapshot->candidate[index], snapshot->owner);
}
