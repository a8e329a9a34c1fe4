/* All messages of all languages by how they begin. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/match_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct match_index {
  size_t count;     /* of the candidates among all; those by error follow them, as many */
  uint32_t *groups; /* where each error's begin, and where the last one's end */
  struct match_candidate candidates[];
};

/* ---- order ---- */

static int compare_numbers(uint64_t a, uint64_t b) {
  return (a > b) - (a < b);
}

static int compare_slices(const char *a, size_t a_length, const char *b, size_t b_length) {
  const int order = a == b ? 0 : memcmp(a, b, a_length < b_length ? a_length : b_length);
  return order ? order : compare_numbers(a_length, b_length);
}

/* The rest of templates that begin alike. */
static int compare_pieces(const struct piece *a, const struct piece *b) {
  for (; a != b; a++, b++) {
    int order = compare_slices(a->literal, a->length, b->literal, b->length);
    if (!order) order = a->parameter - b->parameter;
    if (order || a->parameter == PIECE_END) return order;
  }
  return 0;
}

/* How two languages write the values of an error. */
static int compare_conventions(const struct match_candidate *a, const struct match_candidate *b) {
  const struct number_format *one = &a->language->conventions.numbers;
  const struct number_format *other = &b->language->conventions.numbers;
  const struct table *table = a->language->table;
  for (const errcat_parameter *p = table_error(table, a->index)->parameters; p->name; p++) {
    const int order = p->type == ERRCAT_TEXT   ? 0
                      : p->type == ERRCAT_TIME ? compare_numbers(a->number, b->number)
                                               : number_compare(one, other);
    if (order) return order;
  }
  return 0;
}

/* Whether one is the same message as the other; plural rules that differ tell forms apart. */
static int compare_messages(const struct match_candidate *a, const struct match_candidate *b) {
  int order = compare_numbers(a->index, b->index);
  if (!order) order = compare_numbers(a->form, b->form);
  if (order || a->form == MATCH_NO_FORM) return order;
  const struct message *one = &a->language->messages[a->index];
  const struct message *other = &b->language->messages[b->index];
  order = compare_pieces(one->forms[a->form], other->forms[b->form]);
  if (!order) order = compare_conventions(a, b);
  if (!order && one->plural != other->plural) order = compare_numbers(a->number, b->number);
  return order;
}

static int compare(const void *first, const void *second) {
  const struct match_candidate *a = first, *b = second;
  int order =
      compare_slices(a->literal.text, a->literal.length, b->literal.text, b->literal.length);
  if (!order) order = compare_messages(a, b);
  return order ? order : compare_numbers(a->number, b->number);
}

/* ---- building ---- */

static void add(struct match_index *index, const struct match_candidate *like, struct slice literal,
                uint32_t form) {
  struct match_candidate *candidate = &index->candidates[index->count++];
  *candidate = *like;
  candidate->literal = literal;
  candidate->form = form;
}

static void add_language(struct match_index *index, const errcat_language *language,
                         uint32_t number) {
  for (uint32_t i = 0; i < language->table->count; i++) {
    const struct message *message = &language->messages[i];
    const struct match_candidate like = {.language = language, .number = number, .index = i};
    if (message->text)
      add(index, &like, (struct slice){message->text, message->length}, MATCH_NO_FORM);
    for (uint32_t form = 0; form < match_form_count(message); form++) {
      const struct piece *piece = message->forms[form];
      add(index, &like, (struct slice){piece->literal, piece->length}, form);
    }
  }
}

static size_t count_messages(const errcat_language *language) {
  size_t count = 0;
  for (uint32_t i = 0; i < language->table->count; i++)
    count += (language->messages[i].text != NULL) + match_form_count(&language->messages[i]);
  return count;
}

/* Of what several languages say alike, as de-CH says most as de does, the first one's is kept. */
static void drop_repeated(struct match_index *index) {
  size_t kept = 0;
  for (size_t i = 0; i < index->count; i++) {
    const struct match_candidate *last = kept ? &index->candidates[kept - 1] : NULL;
    const struct match_candidate *candidate = &index->candidates[i];
    if (!last ||
        compare_slices(last->literal.text, last->literal.length, candidate->literal.text,
                       candidate->literal.length) ||
        compare_messages(last, candidate))
      index->candidates[kept++] = *candidate;
  }
  index->count = kept;
}

/* Each error's behind all, in the same order. */
static void fill_groups(struct match_index *index, uint32_t errors) {
  uint32_t end = (uint32_t)index->count;
  memset(index->groups, 0, (errors + 1) * sizeof *index->groups);
  for (size_t i = 0; i < index->count; i++) index->groups[index->candidates[i].index]++;
  for (uint32_t e = 0; e <= errors; e++) index->groups[e] = end += index->groups[e];
  /* Each group is filled from its end, which so becomes its beginning. */
  for (size_t i = index->count; i-- > 0;)
    index->candidates[--index->groups[index->candidates[i].index]] = index->candidates[i];
}

static void link_parents(struct match_candidate *candidates, size_t first, size_t end) {
  for (size_t i = first; i < end; i++) {
    uint32_t parent = i > first ? (uint32_t)i : 0; /* 1 + the number of the one before */
    while (parent && !slice_begins_with(candidates[i].literal, candidates[parent - 1].literal))
      parent = candidates[parent - 1].parent;
    candidates[i].parent = parent;
  }
}

static struct match_index *build_from(const errcat_language *const *languages, size_t count,
                                      const errcat_allocator *allocator) {
  const uint32_t errors = languages[0]->table->count;
  size_t messages = 0;
  for (size_t l = 0; l < count; l++) messages += count_messages(languages[l]);
  struct match_index *index =
      memory_take(allocator, sizeof *index + 2 * messages * sizeof index->candidates[0] +
                                 (errors + 1) * sizeof *index->groups);
  if (!index) return NULL;
  index->count = 0;
  for (size_t l = 0; l < count; l++) add_language(index, languages[l], (uint32_t)l);
  qsort(index->candidates, index->count, sizeof index->candidates[0], compare);
  drop_repeated(index);
  index->groups = (uint32_t *)(void *)(index->candidates + 2 * messages);
  fill_groups(index, errors);
  link_parents(index->candidates, 0, index->count);
  for (uint32_t e = 0; e < errors; e++)
    link_parents(index->candidates, index->groups[e], index->groups[e + 1]);
  return index;
}

const errcat_language *match_language(struct snapshot *snapshot, size_t number) {
  return number < snapshot->count ? catalogs_open(snapshot, number)
                                  : catalogs_source(snapshot->owner);
}

static struct match_index *build(struct snapshot *snapshot) {
  const errcat_allocator *allocator = &snapshot->owner->allocator;
  const size_t count = snapshot->count + 1;
  const errcat_language **languages = memory_take(allocator, count * sizeof *languages);
  struct match_index *index = NULL;
  bool all = languages != NULL;
  for (size_t l = 0; all && l < count; l++)
    all = (languages[l] = match_language(snapshot, l)) != NULL;
  if (all) index = build_from(languages, count, allocator);
  memory_give(allocator, languages);
  return index;
}

const struct match_index *match_index_of(struct snapshot *snapshot) {
  struct match_index *index = atomic_load_explicit(&snapshot->index->index, memory_order_acquire);
  if (index) return index;
  struct match_index *mine = build(snapshot);
  if (!mine) return NULL;
  if (atomic_compare_exchange_strong_explicit(&snapshot->index->index, &index, mine,
                                              memory_order_acq_rel, memory_order_acquire))
    return mine;
  memory_give(&snapshot->owner->allocator, mine);
  return index;
}

/* ---- finding ---- */

/* From the last literal that does not come behind the text, by way of its parents: all that the
   text begins with are among them. */
void match_index_try(const struct match_index *index, int64_t error, struct slice text,
                     match_try *try, void *context) {
  size_t low = error < 0 ? 0 : index->groups[error];
  size_t high = error < 0 ? index->count : index->groups[error + 1];
  const size_t first = low;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    const struct slice literal = index->candidates[middle].literal;
    if (compare_slices(literal.text, literal.length, text.text, text.length) <= 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (size_t number = low > first ? low : 0; number;) {
    const struct match_candidate *candidate = &index->candidates[number - 1];
    try(context, candidate);
    number = candidate->parent;
  }
}
