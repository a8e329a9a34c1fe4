/* What the catalogs there are have to offer, as a new snapshot. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "store/build.h"

#include "base/memory.h"

/* ---- the catalogs there are ---- */

static size_t count_catalogs(const errcat_catalogs *catalogs) {
  size_t count = catalogs->added.own.count + catalogs->added.general.count +
                 catalogs->embedded.count + catalogs->general.count;
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    count += d->layer.own.count + d->layer.general.count;
  return count;
}

static void add_list(struct shelf *shelf, const struct catalog_list *list, size_t number) {
  for (size_t i = 0; i < list->count; i++) {
    struct catalog *catalog = list->items[i];
    shelf_add(shelf, &catalog->tag, catalog->name, number)->catalog = catalog_share(catalog);
  }
}

static void add_layer(struct shelf *shelf, const struct layer *layer, size_t *number) {
  add_list(shelf, &layer->own, *number);
  add_list(shelf, &layer->general, LAYER_GENERAL + *number);
  ++*number;
}

static void add_embedded(struct shelf *shelf, const struct embedded_list *list, size_t number) {
  for (size_t i = 0; i < list->count; i++) {
    struct embedded *embedded = &list->items[i];
    shelf_add(shelf, &embedded->tag, embedded->file->name, number)->embedded = embedded;
  }
}

static void fill_shelf(struct shelf *shelf, const errcat_catalogs *catalogs) {
  size_t number = 0;
  add_layer(shelf, &catalogs->added, &number);
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    add_layer(shelf, &d->layer, &number);
  add_embedded(shelf, &catalogs->embedded, number);
  add_embedded(shelf, &catalogs->general, LAYER_GENERAL + number);
  shelf_sort(shelf);
}

/* ---- the languages on offer ---- */

/* What the former snapshot knows of it, if it has the same catalogs. */
static struct considered *find_former(const struct snapshot *former, const struct shelf *shelf,
                                      const struct tag *tag) {
  const struct candidate *candidate = former ? snapshot_find(former, tag) : NULL;
  struct considered *considered =
      candidate ? atomic_load_explicit(&candidate->considered, memory_order_acquire) : NULL;
  return considered && considered_is_same(considered, shelf) ? considered_share(considered) : NULL;
}

static void fill_candidates(struct snapshot *snapshot, const struct snapshot *former) {
  for (size_t i = 0; i < snapshot->shelf.group_count; i++) {
    const struct group *group = &snapshot->shelf.groups[i];
    const struct tag *tag = &group->first->tag;
    if (!shelf_offers(&snapshot->shelf, group)) continue;
    struct candidate *candidate = &snapshot->candidates[snapshot->count];
    candidate->group = group;
    atomic_init(&candidate->considered, find_former(former, &snapshot->shelf, tag));
    offers_add(&snapshot->offers, tag,
               snapshot->count++ ? OFFER_UNKNOWN : OFFER_KNOWN | OFFER_COMPLETE);
  }
  offers_seal(&snapshot->offers);
}

static bool chain_has_file(const struct snapshot *snapshot, size_t index) {
  struct chain chain;
  struct chain_cursor cursor = {0};
  shelf_find(&snapshot->shelf, snapshot_tag(snapshot, index), &chain);
  for (const struct entry *entry; (entry = chain_next(&chain, &cursor)) != NULL;)
    if (entry->catalog) return true;
  return false;
}

/* Languages that have catalogs from files, and those that readers of the former snapshot had opened,
   are compiled before readers see the snapshot. */
static bool open_ahead(struct snapshot *snapshot, const struct snapshot *former) {
  for (size_t i = 0; i < snapshot->count; i++) {
    const struct candidate *before =
        former ? snapshot_find(former, snapshot_tag(snapshot, i)) : NULL;
    const struct considered *known =
        before ? atomic_load_explicit(&before->considered, memory_order_acquire) : NULL;
    const bool was_open =
        known && atomic_load_explicit(&known->language, memory_order_acquire) != NULL;
    if ((was_open || chain_has_file(snapshot, i)) && !catalogs_open(snapshot, i)) return false;
  }
  return true;
}

/* ---- the snapshot ---- */

static struct shared_index *share_index(const errcat_catalogs *catalogs,
                                        const struct snapshot *former) {
  struct shared_index *shared =
      former ? former->index : memory_take(&catalogs->allocator, sizeof *shared);
  if (former) {
    atomic_fetch_add_explicit(&shared->references, 1, memory_order_relaxed);
  } else if (shared) {
    atomic_init(&shared->references, 1);
    atomic_init(&shared->index, NULL);
  }
  return shared;
}

/* One block, candidates before what needs no alignment of its own. */
static struct snapshot *snapshot_new(errcat_catalogs *catalogs) {
  const size_t most = count_catalogs(catalogs) + 1;
  struct snapshot *snapshot =
      memory_take(&catalogs->allocator, sizeof *snapshot + most * sizeof(struct candidate) +
                                            shelf_size(most) + offers_size(most));
  if (!snapshot) return NULL;
  *snapshot = (struct snapshot){.owner = catalogs};
  atomic_init(&snapshot->references, 1);
  atomic_init(&snapshot->listing, NULL);
  const uint64_t percent = (uint32_t)atomic_load(&catalogs->completeness);
  snapshot->enough = (uint32_t)((catalogs->table.count * percent + 99) / 100);
  snapshot->candidates = (struct candidate *)(void *)(snapshot + 1);
  char *rest = (char *)(snapshot->candidates + most);
  shelf_init(&snapshot->shelf, rest, most - 1);
  offers_init(&snapshot->offers, rest + shelf_size(most - 1), most);
  snapshot->offers.look = catalogs_look;
  return snapshot;
}

struct snapshot *snapshot_build(errcat_catalogs *catalogs, const struct snapshot *former,
                                bool same) {
  struct snapshot *snapshot = snapshot_new(catalogs);
  if (!snapshot) return NULL;
  fill_shelf(&snapshot->shelf, catalogs);
  fill_candidates(snapshot, former);
  snapshot->index = share_index(catalogs, same ? former : NULL);
  if (snapshot->index && (!former || open_ahead(snapshot, former))) return snapshot;
  snapshot_free(snapshot);
  return NULL;
}

bool catalogs_republish(errcat_catalogs *catalogs, bool same) {
  struct snapshot *snapshot = snapshot_build(catalogs, atomic_load(&catalogs->current), same);
  if (!snapshot) return false;
  snapshot_publish(catalogs, snapshot);
  return true;
}
