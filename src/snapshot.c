/* A snapshot of all catalogs: the languages on offer, each with its chain. Pinned by readers, replaced
   while they go on. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <sched.h>
#include <string.h>

#include "catalogs.h"
#include "memory.h"

/* ---- languages on offer ---- */

static void offered_release(struct offered *offered, const errcat_allocator *allocator) {
  if (atomic_fetch_sub_explicit(&offered->references, 1, memory_order_acq_rel) > 1) return;
  memory_give(allocator, atomic_load_explicit(&offered->language, memory_order_relaxed));
  for (size_t i = 0; i < offered->count; i++) catalog_release(offered->chain[i], allocator);
  memory_give(allocator, offered);
}

static const errcat_language *offered_open(struct offered *offered, errcat *owner) {
  errcat_language *language = atomic_load_explicit(&offered->language, memory_order_acquire);
  if (language) return language;
  errcat_language *mine = language_compile(&owner->table, &offered->tag, offered->is_source,
                                           (const struct catalog *const *)offered->chain,
                                           offered->count, &owner->allocator);
  if (!mine) return NULL;
  if (atomic_compare_exchange_strong_explicit(&offered->language, &language, mine,
                                              memory_order_acq_rel, memory_order_acquire))
    return mine;
  memory_give(&owner->allocator, mine); /* another thread was faster */
  return language;
}

/* ---- the snapshot ---- */

static void snapshot_free(struct snapshot *snapshot) {
  const errcat_allocator *allocator = &snapshot->owner->allocator;
  for (size_t i = 0; i < snapshot->count; i++) offered_release(snapshot->offered[i], allocator);
  memory_give(allocator, atomic_load_explicit(&snapshot->index, memory_order_relaxed));
  memory_give(allocator, snapshot);
}

void catalogs_unpin(struct snapshot *snapshot) {
  if (atomic_fetch_sub_explicit(&snapshot->references, 1, memory_order_acq_rel) == 1)
    snapshot_free(snapshot);
}

/* A reader loads the current snapshot and then counts itself in; between the two a writer must not
   free it. So the reader is counted by pins[epoch] meanwhile, and a writer that has put a new
   snapshot in place turns the epoch over and waits until both counters have been seen at zero. The
   counters are held for a few instructions only. */
struct snapshot *catalogs_pin(errcat *catalogs) {
  const unsigned epoch = atomic_load(&catalogs->epoch) & 1;
  atomic_fetch_add(&catalogs->pins[epoch], 1);
  struct snapshot *snapshot = atomic_load(&catalogs->current);
  atomic_fetch_add_explicit(&snapshot->references, 1, memory_order_relaxed);
  atomic_fetch_sub(&catalogs->pins[epoch], 1);
  return snapshot;
}

static void wait_for_pins(errcat *catalogs, unsigned epoch) {
  while (atomic_load(&catalogs->pins[epoch])) sched_yield();
}

void snapshot_publish(errcat *catalogs, struct snapshot *snapshot) {
  struct snapshot *old = atomic_exchange(&catalogs->current, snapshot);
  if (!old) return;
  const unsigned epoch = atomic_load(&catalogs->epoch) & 1;
  wait_for_pins(catalogs, 1 - epoch);
  atomic_store(&catalogs->epoch, 1 - epoch);
  wait_for_pins(catalogs, epoch);
  catalogs_unpin(old);
}

/* ---- building a snapshot ---- */

struct build {
  errcat *catalogs;
  const struct snapshot *former;   /* or NULL */
  const struct snapshot *snapshot; /* the one being filled */
  struct tag *tags;                /* room for every catalog's, and the source's */
  size_t count;
  struct catalog **chain; /* room for every catalog */
};

/* The longer name says more: de_DE before de. */
static bool is_before(const struct catalog *a, const struct catalog *b) {
  const size_t length = strlen(a->name), other = strlen(b->name);
  return length != other ? length > other : strcmp(a->name, b->name) < 0;
}

/* Appends the catalogs of a list that are a tag's, in an order that is not the directory's. */
static size_t append(const struct catalog_list *list, const struct tag *tag, struct catalog **chain,
                     size_t count) {
  const size_t first = count;
  for (size_t i = 0; i < list->count; i++) {
    struct catalog *catalog = list->items[i];
    if (!tag_equal(&catalog->tag, tag)) continue;
    size_t at = count++;
    for (; at > first && is_before(catalog, chain[at - 1]); at--) chain[at] = chain[at - 1];
    chain[at] = catalog;
  }
  return count;
}

/* The next tag in a language's chain; another language (nb for nn) has its own. */
static bool next_in_chain(struct tag *tag) {
  const uint16_t language = tag->language;
  return tag_parent(tag) && tag->language == language;
}

/* A language's catalogs, best first: its own tag's before its parents' (de-CH, then de), at each
   tag the directories' before the embedded ones; errcat's general ones behind all of a domain's. */
static size_t build_chain(const struct build *build, const struct tag *tag, bool *is_source,
                          size_t *own) {
  const errcat *catalogs = build->catalogs;
  struct tag at = *tag;
  size_t count = 0;
  *is_source = false;
  *own = 0;
  do {
    for (const struct directory *d = catalogs->directories; d; d = d->next)
      count = append(&d->catalogs, &at, build->chain, count);
    count = append(&catalogs->embedded, &at, build->chain, count);
    if (tag_equal(&at, tag)) *own = count;
    *is_source |= tag_is_source(&at);
  } while (next_in_chain(&at));
  at = *tag;
  do count = append(&catalogs->general, &at, build->chain, count);
  while (next_in_chain(&at));
  return count;
}

static uint32_t count_translated(const struct table *table, struct catalog *const *chain,
                                 size_t count) {
  uint32_t translated = 0;
  for (uint32_t i = 0; i < table->count; i++) {
    bool message = false, bare = !table_error(table, i)->bare;
    for (size_t c = 0; c < count && !(message && bare); c++) {
      message = message || catalog_has(chain[c], i);
      bare = bare || catalog_has(chain[c], table_size(table) + i);
    }
    translated += message && bare;
  }
  return translated;
}

static bool is_reviewed(struct catalog *const *chain, size_t count) {
  struct slice value;
  return count == 0 || !mo_field(&chain[0]->mo, "X-Errcat-Review", &value) || value.length != 5 ||
         memcmp(value.text, "draft", 5) != 0;
}

static struct offered *find_former(const struct build *build, const struct tag *tag, size_t count) {
  for (size_t i = 0; build->former && i < build->former->count; i++) {
    struct offered *offered = build->former->offered[i];
    if (tag_equal(&offered->tag, tag) && offered->count == count &&
        !memcmp(offered->chain, build->chain, count * sizeof offered->chain[0])) {
      atomic_fetch_add_explicit(&offered->references, 1, memory_order_relaxed);
      return offered;
    }
  }
  return NULL;
}

/* A language that adds no error to the one behind it has as many: de-CH those of de. */
static bool count_behind(const struct build *build, size_t own, size_t count,
                         struct offered *offered) {
  for (size_t i = 0; i < build->snapshot->count && !offered->own; i++) {
    const struct offered *behind = build->snapshot->offered[i];
    if (behind->count != count - own ||
        memcmp(behind->chain, build->chain + own, behind->count * sizeof behind->chain[0]) != 0)
      continue;
    offered->translated = behind->translated;
    return true;
  }
  return false;
}

static struct offered *build_offered(const struct build *build, const struct tag *tag) {
  errcat *catalogs = build->catalogs;
  bool is_source;
  size_t own;
  const size_t count = build_chain(build, tag, &is_source, &own);
  struct offered *offered = find_former(build, tag, count);
  if (offered) return offered;
  offered = memory_take(&catalogs->allocator, sizeof *offered + count * sizeof offered->chain[0]);
  if (!offered) return NULL;
  atomic_init(&offered->references, 1);
  atomic_init(&offered->language, NULL);
  offered->tag = *tag;
  offered->is_source = is_source;
  offered->count = count;
  for (size_t i = 0; i < count; i++) offered->chain[i] = catalog_share(build->chain[i]);
  offered->reviewed = is_reviewed(build->chain, count);
  offered->own = tag_is_source(tag) ? catalogs->table.count
                                    : count_translated(&catalogs->table, build->chain, own);
  if (is_source)
    offered->translated = catalogs->table.count;
  else if (own == count || !count_behind(build, own, count, offered))
    offered->translated =
        own == count ? offered->own : count_translated(&catalogs->table, build->chain, count);
  return offered;
}

static void add_tag(struct build *build, const struct tag *tag) {
  for (size_t i = 0; i < build->count; i++)
    if (tag_equal(&build->tags[i], tag)) return;
  build->tags[build->count++] = *tag;
}

/* The source's tag, then those of the domain's catalogs in the order of their texts. */
static void collect_tags(struct build *build) {
  const errcat *catalogs = build->catalogs;
  build->count = 0;
  add_tag(build, &tag_source);
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    for (size_t i = 0; i < d->catalogs.count; i++) add_tag(build, &d->catalogs.items[i]->tag);
  for (size_t i = 0; i < catalogs->embedded.count; i++)
    add_tag(build, &catalogs->embedded.items[i]->tag);
  for (size_t i = 2; i < build->count; i++) {
    const struct tag tag = build->tags[i];
    char text[TAG_SIZE], other[TAG_SIZE];
    tag_write(&tag, text);
    size_t at = i;
    for (; at > 1 && (tag_write(&build->tags[at - 1], other), strcmp(other, text) > 0); at--)
      build->tags[at] = build->tags[at - 1];
    build->tags[at] = tag;
  }
}

static size_t count_catalogs(const errcat *catalogs) {
  size_t count = catalogs->embedded.count + catalogs->general.count;
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    count += d->catalogs.count;
  return count;
}

/* A language is an overlay if it says little itself and stands on another one. */
static bool is_overlay(const struct build *build, const struct offered *offered, uint32_t enough) {
  if (tag_is_source(&offered->tag) || (offered->own && offered->own >= enough)) return false;
  struct tag parent = offered->tag;
  while (next_in_chain(&parent))
    for (size_t i = 0; i < build->count; i++)
      if (tag_equal(&build->tags[i], &parent)) return true;
  return false;
}

static bool was_open(const struct snapshot *former, const struct tag *tag) {
  for (size_t i = 0; former && i < former->count; i++)
    if (tag_equal(&former->offered[i]->tag, tag))
      return atomic_load_explicit(&former->offered[i]->language, memory_order_acquire) != NULL;
  return false;
}

/* What came from files, and what readers had already, is compiled before they see it. */
static bool open_ahead(struct snapshot *snapshot, const struct snapshot *former) {
  for (size_t i = 0; i < snapshot->count; i++) {
    const struct offered *offered = snapshot->offered[i];
    bool ahead = was_open(former, &offered->tag);
    for (size_t c = 0; c < offered->count && !ahead; c++) ahead = offered->chain[c]->owned != NULL;
    if (ahead && !catalogs_open(snapshot, i)) return false;
  }
  return true;
}

static bool fill_snapshot(struct snapshot *snapshot, const struct build *build) {
  errcat *catalogs = build->catalogs;
  const uint32_t enough =
      (uint32_t)(((uint64_t)catalogs->table.count * (uint32_t)catalogs->completeness + 99) / 100);
  for (size_t i = 0; i < build->count; i++) {
    struct offered *offered = build_offered(build, &build->tags[i]);
    if (!offered) return false;
    snapshot->offered[snapshot->count++] = offered;
    offers_add(&snapshot->offers, &offered->tag, offered->translated >= enough,
               is_overlay(build, offered, enough));
  }
  offers_seal(&snapshot->offers);
  return true;
}

struct snapshot *snapshot_build(errcat *catalogs, const struct snapshot *former) {
  const errcat_allocator *allocator = &catalogs->allocator;
  const size_t most = count_catalogs(catalogs) + 1;
  struct build build = {.catalogs = catalogs, .former = former};
  struct snapshot *snapshot = NULL;
  build.tags = memory_take(allocator, most * sizeof *build.tags);
  build.chain = memory_take(allocator, most * sizeof(struct catalog *));
  if (build.tags && build.chain) {
    collect_tags(&build);
    const size_t pointers = build.count * sizeof(struct offered *);
    snapshot = memory_take(allocator, sizeof *snapshot + pointers + offers_size(build.count));
  }
  if (snapshot) {
    atomic_init(&snapshot->references, 1);
    atomic_init(&snapshot->index, NULL);
    snapshot->owner = catalogs;
    snapshot->count = 0;
    snapshot->offered = (struct offered **)(void *)(snapshot + 1);
    offers_init(&snapshot->offers, snapshot->offered + build.count, build.count);
    build.snapshot = snapshot;
    if (!fill_snapshot(snapshot, &build) || !open_ahead(snapshot, former)) {
      snapshot_free(snapshot);
      snapshot = NULL;
    }
  }
  memory_give(allocator, build.tags);
  memory_give(allocator, build.chain);
  return snapshot;
}

const errcat_language *catalogs_open(struct snapshot *snapshot, size_t index) {
  if (index == 0 && snapshot->offered[0]->count == 0) return snapshot->owner->source;
  return offered_open(snapshot->offered[index], snapshot->owner);
}
