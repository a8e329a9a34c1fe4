/* What the catalogs there are have to offer, as a new snapshot. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "store/build.h"

#include <string.h>

#include "base/memory.h"
#include "store/chain.h"

static bool is_draft(const struct catalog *catalog) {
  struct slice value;
  return mo_field(&catalog->mo, "X-Errcat-Review", &value) && value.length == 5 &&
         mo_equal_ignoring_case(value.text, "draft", 5);
}

/* How much of the domain's errors the first catalogs of a chain translate. */
struct tally {
  uint32_t translated;
  bool any;      /* at least a message or a bare sentence */
  bool reviewed; /* none of these comes from a draft */
};

/* Counts a place of the table for the nearest catalog that has it; false if none has. */
static bool count_place(const struct build *build, size_t count, uint32_t place,
                        struct tally *tally) {
  for (size_t c = 0; c < count; c++) {
    if (!catalog_has(build->chain[c], place)) continue;
    tally->any = true;
    tally->reviewed = tally->reviewed && !build->drafts[c];
    return true;
  }
  return false;
}

static struct tally count_translated(const struct build *build, size_t count) {
  const struct table *table = &build->catalogs->table;
  struct tally tally = {0, false, true};
  for (uint32_t i = 0; i < table->count; i++) {
    const bool message = count_place(build, count, i, &tally);
    const bool bare =
        !table_error(table, i)->bare || count_place(build, count, table_size(table) + i, &tally);
    tally.translated += message && bare;
  }
  return tally;
}

/* The nearest parent of a language, if the rest of the chain behind the language's own catalogs is
   that parent's chain: then a language that translates nothing itself has as much as its parent, and
   need not be counted. NULL if it is not so, or if the parent is not built yet. */
static const struct candidate *find_same_rest(const struct build *build,
                                              const struct chain *chain) {
  const struct tag *parent = parent_of(chain);
  const struct candidate *behind = parent ? snapshot_find(build->snapshot, parent) : NULL;
  if (!behind || behind->count != chain->count - chain->own) return NULL;
  return memcmp(behind->chain, build->chain + chain->own,
                behind->count * sizeof behind->chain[0]) == 0
             ? behind
             : NULL;
}

static void describe(const struct build *build, const struct chain *chain,
                     struct candidate *candidate) {
  const uint32_t total = build->catalogs->table.count;
  for (size_t i = 0; i < chain->count; i++) build->drafts[i] = is_draft(build->chain[i]);
  struct tally tally = count_translated(build, chain->own);
  candidate->own = tag_is_source(&candidate->tag) ? total : tally.translated;
  const struct candidate *behind = tally.any ? NULL : find_same_rest(build, chain);
  if (behind)
    tally = (struct tally){behind->translated, true, behind->reviewed};
  else if (chain->own < chain->count)
    tally = count_translated(build, chain->count);
  candidate->translated = candidate->is_source ? total : tally.translated;
  candidate->reviewed = tally.reviewed;
}

static struct candidate *find_former(const struct build *build, const struct tag *tag,
                                     size_t count) {
  struct candidate *candidate = build->former ? snapshot_find(build->former, tag) : NULL;
  if (!candidate || candidate->count != count ||
      memcmp(candidate->chain, build->chain, count * sizeof candidate->chain[0]) != 0)
    return NULL;
  atomic_fetch_add_explicit(&candidate->references, 1, memory_order_relaxed);
  return candidate;
}

static struct candidate *build_candidate(const struct build *build, const struct tag *tag,
                                         const struct chain *chain) {
  struct candidate *candidate = find_former(build, tag, chain->count);
  if (candidate) return candidate;
  const size_t size = sizeof *candidate + chain->count * sizeof candidate->chain[0];
  candidate = memory_take(&build->catalogs->allocator, size);
  if (!candidate) return NULL;
  atomic_init(&candidate->references, 1);
  atomic_init(&candidate->language, NULL);
  candidate->tag = *tag;
  tag_write(tag, candidate->text);
  candidate->is_source = false;
  for (size_t i = 0; i < chain->line.count; i++)
    candidate->is_source |= tag_is_source(&chain->line.tags[i]);
  candidate->count = chain->count;
  for (size_t i = 0; i < chain->count; i++) candidate->chain[i] = catalog_share(build->chain[i]);
  describe(build, chain, candidate);
  return candidate;
}

/* Languages that have catalogs from files, and those that readers of the former snapshot had opened,
   are compiled before readers see the snapshot. */
static bool open_ahead(struct snapshot *snapshot, const struct snapshot *former) {
  for (size_t i = 0; i < snapshot->count; i++) {
    const struct candidate *candidate = snapshot->candidate[i];
    const struct candidate *before = former ? snapshot_find(former, &candidate->tag) : NULL;
    bool ahead = before && atomic_load_explicit(&before->language, memory_order_acquire);
    for (size_t c = 0; c < candidate->count && !ahead; c++)
      ahead = candidate->chain[c]->owned != NULL;
    if (ahead && !catalogs_open(snapshot, i)) return false;
  }
  return true;
}

/* A language is an overlay if it says little itself and stands on another one. */
static bool is_overlay(const struct chain *chain, const struct candidate *candidate,
                       uint32_t enough) {
  return !tag_is_source(&candidate->tag) && !(candidate->own && candidate->own >= enough) &&
         parent_of(chain) != NULL;
}

static bool offer(const struct build *build, const struct tag *tag) {
  const errcat_catalogs *catalogs = build->catalogs;
  struct snapshot *snapshot = build->snapshot;
  const uint32_t enough =
      (uint32_t)(((uint64_t)catalogs->table.count * (uint32_t)catalogs->completeness + 99) / 100);
  struct chain chain;
  build_chain(build, tag, &chain);
  struct candidate *candidate = build_candidate(build, tag, &chain);
  if (!candidate) return false;
  const bool overlay = is_overlay(&chain, candidate, enough);
  snapshot->candidate[snapshot->count++] = candidate;
  if (!overlay) snapshot->listed[snapshot->listed_count++] = candidate;
  offers_add(&snapshot->offers, tag, candidate->translated >= enough, overlay);
  return true;
}

/* A group of general catalogs alone does not make a language: its region is on offer, as an overlay,
   where the domain has the language. */
static bool is_offered(const struct build *build, const struct group *group) {
  struct chain chain;
  if (group->specific) return true;
  find_groups(build, &group->first->tag, &chain);
  return parent_of(&chain) != NULL;
}

/* The source comes first. */
static bool fill_snapshot(const struct build *build) {
  if (!offer(build, &tag_source)) return false;
  for (size_t i = 0; i < build->group_count; i++) {
    const struct group *group = &build->groups[i];
    const struct tag *tag = &group->first->tag;
    if (is_offered(build, group) && !tag_is_source(tag) && !offer(build, tag)) return false;
  }
  offers_seal(&build->snapshot->offers);
  return open_ahead(build->snapshot, build->former);
}

static struct snapshot *snapshot_new(errcat_catalogs *catalogs, size_t count) {
  const size_t pointers = 2 * count * sizeof(struct candidate *);
  struct snapshot *snapshot =
      memory_take(&catalogs->allocator, sizeof *snapshot + pointers + offers_size(count));
  if (!snapshot) return NULL;
  atomic_init(&snapshot->references, 1);
  atomic_init(&snapshot->index, NULL);
  snapshot->owner = catalogs;
  snapshot->count = snapshot->listed_count = 0;
  snapshot->candidate = (struct candidate **)(void *)(snapshot + 1);
  snapshot->listed = snapshot->candidate + count;
  offers_init(&snapshot->offers, snapshot->listed + count, count);
  return snapshot;
}

static size_t count_catalogs(const errcat_catalogs *catalogs) {
  size_t count = catalogs->embedded.count + catalogs->general.count;
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    count += d->catalogs.count;
  return count;
}

struct snapshot *snapshot_build(errcat_catalogs *catalogs, const struct snapshot *former) {
  const errcat_allocator *allocator = &catalogs->allocator;
  const size_t most = count_catalogs(catalogs) + 1;
  struct build build = {.catalogs = catalogs, .former = former};
  build.entries = memory_take(allocator, most * sizeof *build.entries);
  build.groups = memory_take(allocator, most * sizeof *build.groups);
  build.chain = memory_take(allocator, most * sizeof(struct catalog *));
  build.drafts = memory_take(allocator, most * sizeof *build.drafts);
  if (build.entries && build.groups && build.chain && build.drafts) {
    group_catalogs(&build);
    build.snapshot = snapshot_new(catalogs, build.group_count);
  }
  if (build.snapshot && !fill_snapshot(&build)) {
    snapshot_free(build.snapshot);
    build.snapshot = NULL;
  }
  memory_give(allocator, build.entries);
  memory_give(allocator, build.groups);
  memory_give(allocator, build.chain);
  memory_give(allocator, build.drafts);
  return build.snapshot;
}
