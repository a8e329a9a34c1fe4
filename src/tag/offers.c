/* The languages on offer, found by their tags. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tag/offers.h"

#include <stdalign.h>
#include <string.h>

#include "base/rare.h"

/* A tag: the offer that has it, and those that stand in for it where none does. A hash table with open
   addressing has its places. */
struct offer_node {
  struct tag tag;
  uint32_t offer;       /* 1 + its index; 0: none */
  uint32_t first, last; /* 1 + the indexes of claims; 0: none */
};

/* An offer that stands in for a parent of its tag, unless it is an overlay. */
struct offer_claim {
  uint32_t offer;
  uint32_t next; /* 1 + the index; 0: the last */
};

enum { SLOTS_PER_NODE = 2, NODES_PER_OFFER = 1 + TAG_PARENTS, ALIGNMENT = alignof(uint64_t) };

static size_t slot_count(size_t count) {
  size_t slots = 8;
  while (slots < count * NODES_PER_OFFER * SLOTS_PER_NODE) slots *= 2;
  return slots;
}

size_t offers_size(size_t count) {
  return ALIGNMENT + count * sizeof(struct offer) +
         count * NODES_PER_OFFER * sizeof(struct offer_node) +
         count * TAG_PARENTS * sizeof(struct offer_claim) + slot_count(count) * sizeof(uint32_t);
}

void offers_init(struct offers *offers, void *memory, size_t count) {
  char *aligned = (char *)memory + (ALIGNMENT - (uintptr_t)memory % ALIGNMENT) % ALIGNMENT;
  const size_t slots = slot_count(count);
  *offers = (struct offers){.items = (struct offer *)(void *)aligned};
  offers->nodes = (struct offer_node *)(void *)(offers->items + count);
  offers->claims = (struct offer_claim *)(void *)(offers->nodes + count * NODES_PER_OFFER);
  offers->slots = (uint32_t *)(void *)(offers->claims + count * TAG_PARENTS);
  offers->mask = (uint32_t)(slots - 1);
  memset(offers->slots, 0, slots * sizeof *offers->slots);
}

/* The slot of a tag, which has 1 + the index of its node, or the free one where it would be. */
static uint32_t *find_slot(const struct offers *offers, const struct tag *tag) {
  const uint64_t subtags =
      (uint64_t)tag->script << 32 | (uint32_t)tag->language << 16 | tag->region;
  const uint64_t mixed = (subtags ^ tag->variant) * UINT64_C(0x9E3779B97F4A7C15);
  uint32_t at = (uint32_t)(mixed >> 40);
  for (;; at++) {
    uint32_t *slot = &offers->slots[at & offers->mask];
    if (!*slot || tag_equal(&offers->nodes[*slot - 1].tag, tag)) return slot;
  }
}

static struct offer_node *find_or_add(struct offers *offers, const struct tag *tag) {
  uint32_t *slot = find_slot(offers, tag);
  if (!*slot) {
    *slot = ++offers->node_count;
    offers->nodes[*slot - 1] = (struct offer_node){.tag = *tag};
  }
  return &offers->nodes[*slot - 1];
}

void offers_add(struct offers *offers, const struct tag *tag, unsigned kind) {
  struct offer *offer = &offers->items[offers->count++];
  offer->tag = *tag;
  atomic_init(&offer->kind, kind);
  struct offer_node *node = find_or_add(offers, tag);
  if (!node->offer) node->offer = (uint32_t)offers->count;
}

static void claim(struct offers *offers, const struct tag *tag, size_t offer) {
  struct offer_node *node = find_or_add(offers, tag);
  offers->claims[offers->claim_count++] = (struct offer_claim){(uint32_t)offer, 0};
  *(node->last ? &offers->claims[node->last - 1].next : &node->first) = offers->claim_count;
  node->last = offers->claim_count;
}

/* An offer may stand in for its parents in the same script. */
static void claim_parents(struct offers *offers, size_t offer) {
  struct tag parent = offers->items[offer].tag;
  const uint16_t language = parent.language;
  bool same_script = true;
  while (tag_parent(&parent)) {
    same_script = same_script && parent.script == offers->items[offer].tag.script;
    if (same_script) claim(offers, &parent, offer);
  }
  offers->items[offer].falls_back = parent.language != language;
}

void offers_seal(struct offers *offers) {
  for (size_t i = 0; i < offers->count; i++) claim_parents(offers, i);
}

RARE static unsigned find_out(const struct offers *offers, size_t offer) {
  const unsigned kind = offers->look(offers->context, offer);
  if (kind != OFFER_UNKNOWN)
    atomic_store_explicit(&offers->items[offer].kind, kind, memory_order_release);
  return kind;
}

static unsigned kind_of(const struct offers *offers, size_t offer) {
  const unsigned kind = atomic_load_explicit(&offers->items[offer].kind, memory_order_acquire);
  return kind != OFFER_UNKNOWN ? kind : find_out(offers, offer);
}

static bool is_there(unsigned kind) {
  return kind != OFFER_UNKNOWN && !(kind & OFFER_ABSENT);
}

/* The offer of just this tag, or the first that stands in for it. */
static bool find_at(const struct offers *offers, const struct tag *tag, size_t *offer) {
  const uint32_t slot = *find_slot(offers, tag);
  if (!slot) return false;
  const struct offer_node *node = &offers->nodes[slot - 1];
  *offer = node->offer - 1;
  if (node->offer && is_there(kind_of(offers, *offer))) return true;
  for (uint32_t at = node->first; at; at = offers->claims[at - 1].next) {
    *offer = offers->claims[at - 1].offer;
    const unsigned kind = kind_of(offers, *offer);
    if (is_there(kind) && !(kind & OFFER_OVERLAY)) return true;
  }
  return false;
}

/* The offer of a maximized tag or of its nearest parent that has one. */
static bool find_above(const struct offers *offers, struct tag tag, size_t *offer) {
  do
    if (find_at(offers, &tag, offer)) return true;
  while (tag_parent(&tag));
  return false;
}

bool offers_find(const struct offers *offers, const struct tag *range, size_t *offer) {
  struct tag tag = *range;
  tag_maximize(&tag);
  return find_above(offers, tag, offer) || (tag_encompass(&tag) && find_above(offers, tag, offer));
}

size_t offers_find_fallback(const struct offers *offers, size_t offer) {
  struct tag parent = offers->items[offer].tag;
  const uint16_t language = parent.language;
  size_t fallback = offer;
  while (parent.language == language) tag_parent(&parent);
  return find_above(offers, parent, &fallback) ? fallback : offer;
}
