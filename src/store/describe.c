/* Languages described, for a list to choose from. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "base/memory.h"
#include "base/output.h"
#include "store/snapshot.h"

#define C_(context, message) (context), (message)

/* The languages that there are to choose: candidates that are neither overlays nor broken. */
struct listing {
  size_t count;
  struct considered *items[]; /* the snapshot's */
};

static struct listing *list(struct snapshot *snapshot) {
  struct listing *listing = memory_take(
      &snapshot->owner->allocator, sizeof *listing + snapshot->count * sizeof listing->items[0]);
  if (!listing) return NULL;
  listing->count = 0;
  for (size_t i = 0; i < snapshot->count; i++) {
    struct considered *considered = catalogs_consider(snapshot, i);
    if (!considered) return memory_give(&snapshot->owner->allocator, listing), NULL;
    if (considered->is_there && !considered_is_overlay(considered, snapshot->enough))
      listing->items[listing->count++] = considered;
  }
  return listing;
}

/* Made at its first use; of two threads that make it, the second gives its own back. */
static const struct listing *listing_of(struct snapshot *snapshot) {
  struct listing *listing = atomic_load_explicit(&snapshot->listing, memory_order_acquire);
  if (listing) return listing;
  struct listing *mine = list(snapshot);
  if (!mine || atomic_compare_exchange_strong_explicit(&snapshot->listing, &listing, mine,
                                                       memory_order_acq_rel, memory_order_acquire))
    return mine;
  memory_give(&snapshot->owner->allocator, mine);
  return listing;
}

static void put_name(const struct considered *considered, errcat_description *description) {
  struct slice name = {0};
  struct output output;
  for (size_t i = 0; i < considered->count && !name.text; i++)
    /* TRANSLATORS: the name of your language, in your language and as it is written in the
       middle of a sentence: Deutsch, français, 简体中文. It stands in a list from which people
       pick theirs. Not the word for English. */
    if (!catalog_find(considered->chain[i], C_("language name", "English"), &name))
      name.text = NULL;
  const char *shown = name.text ? name.text : considered->is_source ? "English" : description->tag;
  output_open(&output, description->name, sizeof description->name);
  output_put(&output, shown, strlen(shown));
  output_close(&output);
}

void snapshot_describe(const struct snapshot *snapshot, const struct considered *considered,
                       errcat_description *description) {
  tag_write(&considered->tag, description->tag);
  put_name(considered, description);
  description->direction = tag_is_rtl(&considered->tag) ? ERRCAT_RTL : ERRCAT_LTR;
  description->translated = considered->translated;
  description->total = snapshot->owner->table.count;
  description->reviewed = considered->reviewed;
  description->complete = considered->translated >= snapshot->enough;
}

errcat_status errcat_language_at(errcat_catalogs *catalogs, size_t index,
                                 errcat_description *description) {
  errcat_status status = ERRCAT_NO_MEMORY;
  memset(description, 0, sizeof *description);
  if (!catalogs) return ERRCAT_NOTHING_FOUND;
  struct snapshot *snapshot = catalogs_pin(catalogs);
  const struct listing *listing = listing_of(snapshot);
  if (listing) status = index < listing->count ? ERRCAT_OK : ERRCAT_NOTHING_FOUND;
  if (status == ERRCAT_OK) snapshot_describe(snapshot, listing->items[index], description);
  catalogs_unpin(snapshot);
  return status;
}
