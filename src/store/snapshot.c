/* A snapshot of all catalogs: the languages on offer, each with its chain. Pinned by readers, replaced
   while they go on. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/yield.h"
#include "store/catalogs.h"

/* What a test runs where a reader has loaded the snapshot and is not yet counted in it. */
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

static void snapshot_free(struct snapshot *snapshot) {
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

/* A reader loads the current snapshot and then counts itself in; between the two a writer must not
   free it. So the reader is counted by pins[epoch] meanwhile, and a writer that has put a new
   snapshot in place turns the epoch over and waits until both counters have been seen at zero. The
   counters are held for a few instructions only. */
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

/* ---- building a snapshot ---- */

/* A catalog by its tag; the source language stands there once without one. */
struct entry {
  struct tag tag;
  char text[TAG_SIZE];
  struct catalog *catalog;
  size_t layer; /* the directories from the front, the embedded ones, then: */
};
static const size_t GENERAL = SIZE_MAX;

/* The entries of one tag, in the order in which their catalogs are looked at. */
struct group {
  const struct entry *first;
  size_t count, specific; /* so many are of the domain itself, the others general */
};

struct build {
  errcat_catalogs *catalogs;
  const struct snapshot *former; /* or NULL */
  struct snapshot *snapshot;     /* the one being filled */
  struct entry *entries;
  struct group *groups; /* in the order of their texts */
  size_t entry_count, group_count;
  struct catalog **chain; /* of the language being built; room for every catalog */
  bool *drafts;           /* whether each of the chain is one */
};

/* What is known of a chain. */
struct chain {
  struct tag_line line;
  const struct group *groups[TAG_LINE_MAX]; /* of the line's tags; NULL: there is none */
  size_t count, own;                        /* catalogs; those of the tag itself */
};

void tag_line_of(const struct tag *tag, struct tag_line *line) {
  struct tag at = *tag;
  bool is_new = true;
  line->count = 0;
  do {
    line->tags[line->count++] = at;
    is_new = tag_parent(&at) && at.language == tag->language;
    for (size_t i = 0; i < line->count; i++) is_new = is_new && !tag_equal(&line->tags[i], &at);
  } while (is_new && line->count < TAG_LINE_MAX);
}

/* The longer name says more: de_DE before de. */
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

/* Sorts all catalogs by their tags. */
static void group_catalogs(struct build *build) {
  const errcat_catalogs *catalogs = build->catalogs;
  size_t layer = 0;
  add_entry(build, &tag_source, NULL, layer);
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    add_entries(build, &d->catalogs, layer++);
  add_entries(build, &catalogs->embedded, layer);
  add_entries(build, &catalogs->general, GENERAL);
  qsort(build->entries, build->entry_count, sizeof *build->entries, compare_entries);
  for (size_t i = 0; i < build->entry_count; i++) {
    const struct entry *entry = &build->entries[i];
    if (i == 0 || strcmp(entry->text, entry[-1].text) != 0)
      build->groups[build->group_count++] = (struct group){entry, 0, 0};
    struct group *group = &build->groups[build->group_count - 1];
    group->count++;
    group->specific += entry->layer != GENERAL;
  }
}

static void append(const struct build *build, const struct group *group, bool general,
                   struct chain *chain) {
  if (!group) return;
  const size_t end = general ? group->count : group->specific;
  for (size_t i = general ? group->specific : 0; i < end; i++)
    if (group->first[i].catalog) build->chain[chain->count++] = group->first[i].catalog;
}

static void find_groups(const struct build *build, const struct tag *tag, struct chain *chain) {
  tag_line_of(tag, &chain->line);
  for (size_t i = 0; i < chain->line.count; i++) {
    chain->groups[i] = find_group(build, &chain->line.tags[i]);
    /* Each group once: the chain has room for no more. */
    for (size_t j = 0; j < i; j++)
      if (chain->groups[j] == chain->groups[i]) chain->groups[i] = NULL;
  }
}

/* A language's catalogs, best first: its own tag's before its parents' (de-CH, then de), at each
   tag the directories' before the embedded ones; errcat's general ones behind all of a domain's. */
static void build_chain(const struct build *build, const struct tag *tag, struct chain *chain) {
  find_groups(build, tag, chain);
  chain->count = 0;
  append(build, chain->groups[0], false, chain);
  chain->own = chain->count;
  for (size_t i = 1; i < chain->line.count; i++) append(build, chain->groups[i], false, chain);
  for (size_t i = 0; i < chain->line.count; i++) append(build, chain->groups[i], true, chain);
}

static bool is_draft(const struct catalog *catalog) {
  struct slice value;
  return mo_field(&catalog->mo, "X-Errcat-Review", &value) && value.length == 5 &&
         !memcmp(value.text, "draft", 5);
}

/* What a chain's first catalogs say of the domain's errors. */
struct tally {
  uint32_t translated;
  bool any;      /* at least half an error */
  bool reviewed; /* none of what is taken comes from a draft */
};

/* Takes a place of the table from the nearest catalog that has it; false if none has. */
static bool take(const struct build *build, size_t count, uint32_t place, struct tally *tally) {
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
    const bool message = take(build, count, i, &tally);
    const bool bare =
        !table_error(table, i)->bare || take(build, count, table_size(table) + i, &tally);
    tally.translated += message && bare;
  }
  return tally;
}

/* The nearest parent that is on offer itself. */
static const struct tag *parent_of(const struct chain *chain) {
  for (size_t i = 1; i < chain->line.count; i++)
    if (chain->groups[i] && chain->groups[i]->specific) return &chain->line.tags[i];
  return NULL;
}

/* A language without errors of its own has those of its parent, if it was built and is all the rest
   of the chain. */
static const struct candidate *find_behind(const struct build *build, const struct chain *chain) {
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
  const struct candidate *behind = tally.any ? NULL : find_behind(build, chain);
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

/* What came from files, and what readers had already, is compiled before they see it. */
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

const errcat_language *catalogs_open(struct snapshot *snapshot, size_t index) {
  if (index == 0 && snapshot->candidate[0]->count == 0) return snapshot->owner->source;
  return candidate_open(snapshot->candidate[index], snapshot->owner);
}
