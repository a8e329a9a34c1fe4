/* Language negotiation. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tag/negotiate.h"

#include <string.h>

struct offer {
  struct tag tag;
  bool complete, overlay;
  uint32_t behind; /* the offer in the language that this one falls to (nn to nb), or itself */
};

/* A tag, and the offer that is nearest to it. A hash table with open addressing. */
struct node {
  struct tag tag; /* language 0: free */
  uint32_t offer;
};

/* ---- what is on offer ---- */

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
  const uint32_t behind = (uint32_t)offers->count;
  offers->items[offers->count] = (struct offer){*tag, complete, overlay, behind};
  claim(offers, tag, offers->count++);
}

bool offers_is_overlay(const struct offers *offers, size_t index) {
  return offers->items[index].overlay;
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

static bool find_offer(const struct offers *offers, const struct tag *range, size_t *offer) {
  struct tag tag = *range;
  tag_maximize(&tag);
  return find_above(offers, tag, offer) || (tag_encompass(&tag) && find_above(offers, tag, offer));
}

void offers_seal(struct offers *offers) {
  for (size_t i = 0; i < offers->count; i++) {
    struct tag parent = offers->items[i].tag;
    while (!offers->items[i].overlay && tag_parent(&parent) &&
           parent.script == offers->items[i].tag.script)
      claim(offers, &parent, i);
  }
  for (size_t i = 0; i < offers->count; i++) {
    struct tag parent = offers->items[i].tag;
    while (parent.language == offers->items[i].tag.language)
      if (!tag_parent(&parent)) break;
    size_t behind = i;
    if (parent.language != offers->items[i].tag.language) find_above(offers, parent, &behind);
    offers->items[i].behind = (uint32_t)behind;
  }
}

/* ---- what is wanted ---- */

struct element {
  const char *text;
  size_t length;
  uint32_t weight; /* 0 to 1000 */
};

/* A tag holds no colon: in a list of tags it spoils its element, not the list. */
static bool is_separator(char c, bool names) {
  return c == ',' || (c == ':' && names);
}

static bool is_space(char c) {
  return c == ' ' || c == '\t';
}

static bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/* weight = OWS ";" OWS "q=" qvalue (RFC 9110, 12.4.2), from behind the ";", OWS behind. More than
   three decimals are passed over. */
static bool read_weight(const char *at, const char *end, uint32_t *weight) {
  while (at < end && is_space(*at)) at++;
  while (at < end && is_space(end[-1])) end--;
  if (end - at < 3 || (at[0] | 32) != 'q' || at[1] != '=' || (at[2] != '0' && at[2] != '1'))
    return false;
  *weight = at[2] == '1' ? 1000 : 0;
  at += 3;
  if (at < end && *at++ != '.') return false;
  for (uint32_t unit = 100; at < end; at++, unit /= 10) {
    if (!is_digit(*at)) return false;
    *weight += unit * (uint32_t)(*at - '0');
  }
  return *weight <= 1000;
}

/* Reads up to the next separator and leaves *at behind it. False if the element is empty or its
   weight malformed. */
static bool read_element(const char **at, const char *end, bool names, struct element *element) {
  const char *start = *at;
  while (start < end && is_space(*start)) start++;
  const char *stop = start;
  while (stop < end && (*stop > ';' || (!is_separator(*stop, names) && *stop != ';'))) stop++;
  const char *next = stop;
  while (next < end && !is_separator(*next, names)) next++;
  *at = next < end ? next + 1 : end;
  element->weight = 1000;
  if (next > stop && !read_weight(stop + 1, next, &element->weight)) return false;
  while (stop > start && is_space(stop[-1])) stop--;
  element->text = start;
  element->length = (size_t)(stop - start);
  return stop > start;
}

static bool is_any(const struct element *element) {
  return element->length == 1 && *element->text == '*';
}

/* What has a "_", or is no tag (a charset or a modifier, C, POSIX), is a name. */
static bool read_range(const struct element *element, bool names, struct tag *range) {
  if (!names && !memchr(element->text, '_', element->length) &&
      tag_parse(element->text, element->length, range))
    return true;
  return tag_parse_posix(element->text, element->length, range);
}

/* ---- candidates ---- */

enum { CANDIDATES = 16 };

struct candidates {
  size_t count;
  struct candidate {
    size_t offer;
    uint32_t rank;
  } items[CANDIDATES]; /* by rank, best first; equal ones in the order of the list */
};

/* Completeness first, then the weight. */
static uint32_t rank_of(const struct offers *offers, size_t offer, uint32_t weight) {
  return (offers->items[offer].complete ? 1024 : 0) + weight;
}

static void consider(struct candidates *candidates, size_t offer, uint32_t rank) {
  struct candidate *items = candidates->items;
  size_t at = 0;
  while (at < candidates->count && items[at].offer != offer) at++;
  if (at == candidates->count) {
    if (at == CANDIDATES && items[--at].rank >= rank) return;
    if (at == candidates->count) candidates->count++;
  } else if (items[at].rank >= rank) {
    return;
  }
  for (; at > 0 && items[at - 1].rank < rank; at--) items[at] = items[at - 1];
  items[at] = (struct candidate){offer, rank};
}

/* An offer, and behind it the one in the language that it falls to. */
static void consider_both(const struct offers *offers, struct candidates *candidates, size_t offer,
                          uint32_t weight) {
  const size_t behind = offers->items[offer].behind;
  const uint32_t rank = rank_of(offers, offer, weight);
  consider(candidates, offer, rank);
  if (behind == offer) return;
  const uint32_t other = rank_of(offers, behind, weight);
  consider(candidates, behind, other < rank ? other : rank);
}

static bool covers(const struct tag *range, const struct tag *tag) {
  return range->language == tag->language && (!range->script || range->script == tag->script) &&
         (!range->region || range->region == tag->region) &&
         (!range->variant || range->variant == tag->variant);
}

static uint32_t closeness(const struct tag *range) {
  return 1u + (range->script ? 2 : 0) + (range->region ? 4 : 0) + (range->variant ? 8 : 0);
}

/* Takes out what the closest of the ranges that cover it refuses. */
static void refuse(const struct offers *offers, const char *at, const char *end, bool names,
                   struct candidates *candidates) {
  uint32_t verdicts[CANDIDATES] = {0}; /* closeness, doubled; odd if wanted */
  struct element element;
  struct tag range;
  while (at < end) {
    if (!read_element(&at, end, names, &element) || is_any(&element) ||
        !read_range(&element, names, &range))
      continue;
    const uint32_t verdict = closeness(&range) * 2 + (element.weight > 0);
    for (size_t i = 0; i < candidates->count; i++)
      if (verdict > verdicts[i] && covers(&range, &offers->items[candidates->items[i].offer].tag))
        verdicts[i] = verdict;
  }
  size_t kept = 0;
  for (size_t i = 0; i < candidates->count; i++)
    if (verdicts[i] == 0 || verdicts[i] % 2) candidates->items[kept++] = candidates->items[i];
  candidates->count = kept;
}

static void gather(const struct offers *offers, const char *at, const char *end, bool names,
                   struct candidates *candidates) {
  const char *start = at;
  uint32_t any = 0, named = 0; /* the greatest weights */
  bool source_wanted = false, refusals = false;
  struct element element;
  struct tag range;
  candidates->count = 0;
  while (at < end) {
    size_t offer;
    if (!read_element(&at, end, names, &element)) continue;
    if (element.weight == 0) {
      refusals = true;
    } else if (is_any(&element)) {
      if (element.weight > any) any = element.weight;
    } else if (read_range(&element, names, &range) && find_offer(offers, &range, &offer)) {
      source_wanted |= offer == 0;
      if (element.weight > named) named = element.weight;
      consider_both(offers, candidates, offer, element.weight);
    }
  }
  /* What is named, and is incomplete, is still nearer than whatever there is. */
  if (any && !source_wanted) consider(candidates, 0, any < named ? any : rank_of(offers, 0, any));
  if (refusals) refuse(offers, start, end, names, candidates);
}

static size_t choose(const struct offers *offers, const char *wanted, size_t length, bool names,
                     size_t *chosen, size_t capacity) {
  struct candidates candidates;
  size_t count = 0;
  if (length == 0) return 0;
  gather(offers, wanted, wanted + length, names, &candidates);
  for (; count < candidates.count && count < capacity; count++) {
    chosen[count] = candidates.items[count].offer;
    if (chosen[count] == 0) return count + 1;
  }
  return count;
}

size_t negotiate(const struct offers *offers, const char *wanted, size_t length, size_t *chosen,
                 size_t capacity) {
  const bool names = length > 0 && memchr(wanted, ':', length) != NULL &&
                     !memchr(wanted, ',', length) && !memchr(wanted, ';', length);
  return choose(offers, wanted, length, names, chosen, capacity);
}

size_t negotiate_names(const struct offers *offers, const char *wanted, size_t length,
                       size_t *chosen, size_t capacity) {
  return choose(offers, wanted, length, true, chosen, capacity);
}
