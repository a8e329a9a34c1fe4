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

/* ---- the snapshot ---- */

static void index_release(struct shared_index *shared, const errcat_allocator *allocator) {
  if (!shared || atomic_fetch_sub_explicit(&shared->references, 1, memory_order_acq_rel) > 1)
    return;
  memory_give(allocator, atomic_load_explicit(&shared->index, memory_order_relaxed));
  memory_give(allocator, shared);
}

void snapshot_free(struct snapshot *snapshot) {
  const errcat_allocator *allocator = &snapshot->owner->allocator;
  for (size_t i = 0; i < snapshot->count; i++) {
    struct considered *considered =
        atomic_load_explicit(&snapshot->candidates[i].considered, memory_order_relaxed);
    if (considered) considered_release(considered, allocator);
  }
  for (size_t i = 0; i < snapshot->shelf.entry_count; i++)
    if (snapshot->shelf.entries[i].catalog)
      catalog_release(snapshot->shelf.entries[i].catalog, allocator);
  index_release(snapshot->index, allocator);
  memory_give(allocator, atomic_load_explicit(&snapshot->listing, memory_order_relaxed));
  memory_give(allocator, snapshot);
}

static int compare_candidate(const void *tag, const void *candidate) {
  return tag_compare(tag, &((const struct candidate *)candidate)->group->first->tag);
}

struct candidate *snapshot_find(const struct snapshot *snapshot, const struct tag *tag) {
  if (tag_is_source(tag)) return snapshot->candidates;
  return bsearch(tag, snapshot->candidates + 1, snapshot->count - 1, sizeof snapshot->candidates[0],
                 compare_candidate);
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
  const unsigned epoch = atomic_load(&catalogs->epoch);
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
  const unsigned epoch = atomic_load(&catalogs->epoch);
  wait_for_pins(catalogs, 1 - epoch);
  atomic_store(&catalogs->epoch, 1 - epoch);
  wait_for_pins(catalogs, epoch);
  catalogs_unpin(old);
}

/* ---- languages on offer ---- */

/* Of two threads that look at the same time, the second gives its own back. */
static struct considered *consider(struct snapshot *snapshot, size_t index) {
  struct considered *considered = NULL;
  struct considered *mine =
      considered_new(snapshot->owner, &snapshot->shelf, snapshot_tag(snapshot, index));
  if (!mine ||
      atomic_compare_exchange_strong_explicit(&snapshot->candidates[index].considered, &considered,
                                              mine, memory_order_acq_rel, memory_order_acquire))
    return mine;
  considered_release(mine, &snapshot->owner->allocator);
  return considered;
}

struct considered *catalogs_consider(struct snapshot *snapshot, size_t index) {
  struct considered *considered =
      atomic_load_explicit(&snapshot->candidates[index].considered, memory_order_acquire);
  return considered ? considered : consider(snapshot, index);
}

const errcat_language *catalogs_open(struct snapshot *snapshot, size_t index) {
  struct considered *considered = catalogs_consider(snapshot, index);
  if (!considered) return NULL;
  const errcat_language *language =
      atomic_load_explicit(&considered->language, memory_order_acquire);
  if (language) return language;
  if (considered->count == 0) return catalogs_source(snapshot->owner); /* it says nothing else */
  return considered_compile(considered, snapshot->owner);
}

unsigned catalogs_look(void *context, size_t offer) {
  struct looking *looking = context;
  struct snapshot *snapshot = looking->snapshot;
  const struct considered *considered = catalogs_consider(snapshot, offer);
  if (!considered) {
    looking->out_of_memory = true;
    return OFFER_UNKNOWN;
  }
  unsigned kind = OFFER_KNOWN;
  if (!considered->is_there) kind |= OFFER_ABSENT;
  if (considered_is_overlay(considered, snapshot->enough)) kind |= OFFER_OVERLAY;
  if (considered->translated >= snapshot->enough) kind |= OFFER_COMPLETE;
  return kind;
}
