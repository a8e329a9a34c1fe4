/* Language negotiation. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tag/negotiate.h"

#include <string.h>

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

/* weight = OWS ";" OWS "q=" qvalue (RFC 9110, 12.4.2): reads what follows the ";", and white space at
   the end. Of decimals the first three count. */
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

/* Reads up to the next separator and moves past it. False if the element is empty or its weight
   malformed. */
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

/* Reads a tag, or a POSIX name: what has a "_", or is no tag ("C", or with a charset or a modifier). */
static bool read_range(const struct element *element, bool names, struct tag *range) {
  if (!names && !memchr(element->text, '_', element->length) &&
      tag_parse(element->text, element->length, range))
    return true;
  return tag_parse_posix(element->text, element->length, range);
}

/* ---- the offers that are chosen from ---- */

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
  return (offers_is_complete(offers, offer) ? 1024 : 0) + weight;
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

/* Adds an offer and its fallback, which never comes before it. */
static void consider_both(const struct offers *offers, struct candidates *candidates, size_t offer,
                          uint32_t weight) {
  const size_t fallback = offers_fallback(offers, offer);
  const uint32_t rank = rank_of(offers, offer, weight);
  consider(candidates, offer, rank);
  if (fallback == offer) return;
  const uint32_t other = rank_of(offers, fallback, weight);
  consider(candidates, fallback, other < rank ? other : rank);
}

static bool covers(const struct tag *range, const struct tag *tag) {
  return range->language == tag->language && (!range->script || range->script == tag->script) &&
         (!range->region || range->region == tag->region) &&
         (!range->variant || range->variant == tag->variant);
}

/* Greater for a range that names more. */
static uint32_t closeness(const struct tag *range) {
  return 1u + (range->script ? 2 : 0) + (range->region ? 4 : 0) + (range->variant ? 8 : 0);
}

/* Takes out each offer that is refused. Several ranges may cover it ("de;q=0, de-CH"): the one that
   names the most subtags decides. */
static void refuse(const struct offers *offers, const char *at, const char *end, bool names,
                   struct candidates *candidates) {
  uint32_t verdicts[CANDIDATES] = {
      0}; /* twice the closeness of that range, plus 1 if it is wanted */
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
    } else if (read_range(&element, names, &range) && offers_find(offers, &range, &offer)) {
      source_wanted |= offer == 0;
      if (element.weight > named) named = element.weight;
      consider_both(offers, candidates, offer, element.weight);
    }
  }
  /* "*" never comes before what is named with a greater weight, even if that is incomplete. */
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
