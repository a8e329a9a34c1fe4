/* The languages on offer, found by their tags. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tag/offers.h"

#include <string.h>

/* A tag, and the offer that is nearest to it. A hash table with open addressing. */
struct node {
  struct tag tag; /* language 0: free */
  uint32_t offer;
};

/* An offer claims itself and its parents; nodes are left free, where a search ends. */
enum { NODES_PER_OFFER = 8, ALIGNMENT = 8 };
_Static_assert(1 + TAG_PARENTS < NODES_PER_OFFER, "offers may fill the nodes");

static size_t node_count(size_t count) {
  size_t nodes = 8;
  while (nodes < count * NODES_PER_OFFER) nodes *= 2;
  return nodes;
}

size_t offers_size(size_t count) {
  return ALIGNMENT + count * sizeof(struct offer) + node_count(count) * sizeof(struct node);
}

void offers_init(struct offers *offers, void *memory, size_t count) {
  char *aligned = (char *)memory + (ALIGNMENT - (uintptr_t)memory % ALIGNMENT) % ALIGNMENT;
  const size_t nodes = node_count(count);
  offers->nodes = (struct node *)(void *)aligned;
  offers->items = (struct offer *)(void *)(aligned + nodes * sizeof(struct node));
  offers->count = 0;
  offers->mask = (uint32_t)(nodes - 1);
  memset(offers->nodes, 0, nodes * sizeof(struct node));
}

/* The tag's node, or the free one where it would be. */
static struct node *find_node(const struct offers *offers, const struct tag *tag) {
  const uint64_t subtags =
      (uint64_t)tag->script << 32 | (uint32_t)tag->language << 16 | tag->region;
  const uint64_t mixed = (subtags ^ tag->variant) * UINT64_C(0x9E3779B97F4A7C15);
  uint32_t at = (uint32_t)(mixed >> 40);
  for (;; at++) {
    struct node *node = &offers->nodes[at & offers->mask];
    if (node->tag.language == 0 || tag_equal(&node->tag, tag)) return node;
  }
}

static void claim(struct offers *offers, const struct tag *tag, size_t offer) {
  struct node *node = find_node(offers, tag);
  if (node->tag.language) return;
  node->tag = *tag;
  node->offer = (uint32_t)offer;
}

void offers_add(struct offers *offers, const struct tag *tag, bool complete, bool overlay) {
  offers->items[offers->count] = (struct offer){*tag, complete, overlay, (uint32_t)offers->count};
  claim(offers, tag, offers->count++);
}

/* The offer of a maximized tag or of its nearest parent that has one. */
static bool find_above(const struct offers *offers, struct tag tag, size_t *offer) {
  do {
    const struct node *node = find_node(offers, &tag);
    if (node->tag.language) {
      *offer = node->offer;
      return true;
    }
  } while (tag_parent(&tag));
  return false;
}

bool offers_find(const struct offers *offers, const struct tag *range, size_t *offer) {
  struct tag tag = *range;
  tag_maximize(&tag);
  return find_above(offers, tag, offer) || (tag_encompass(&tag) && find_above(offers, tag, offer));
}

/* An offer that is no overlay stands in for its parents that are not offered. */
static void claim_parents(struct offers *offers, size_t offer) {
  struct tag parent = offers->items[offer].tag;
  const uint32_t script = parent.script;
  if (offers->items[offer].overlay) return;
  while (tag_parent(&parent) && parent.script == script) claim(offers, &parent, offer);
}

static size_t find_fallback(const struct offers *offers, size_t offer) {
  struct tag parent = offers->items[offer].tag;
  const uint16_t language = parent.language;
  while (parent.language == language)
    if (!tag_parent(&parent)) return offer;
  find_above(offers, parent, &offer);
  return offer;
}

void offers_seal(struct offers *offers) {
  for (size_t i = 0; i < offers->count; i++) claim_parents(offers, i);
  for (size_t i = 0; i < offers->count; i++)
    offers->items[i].fallback = (uint32_t)find_fallback(offers, i);
}
