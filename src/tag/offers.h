/* The languages on offer. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef OFFERS_H
#define OFFERS_H

#include "base/names.h"

#include "tag/tag.h"

struct offer {
  struct tag tag;
  bool complete, overlay;
  uint32_t
      fallback; /* the offer in the language that this one falls back to (nn to nb), or itself */
};

/* The languages on offer, ready to be searched. nodes and mask are offers.c's own. */
struct offers {
  struct offer *items;
  struct node *nodes;
  size_t count;
  uint32_t mask; /* of indexes into nodes */
};

/* The memory that count offers need, in bytes, at any alignment of a pointer. */
size_t offers_size(size_t count);

/* Begins an empty list of up to count offers in that much memory, which must outlive it. */
void offers_init(struct offers *offers, void *memory, size_t count);

/* Appends an offer; the first one is the source language. The tag is maximized; of two with the
   same tag the first one is used. An overlay is chosen only for its own tag and those that inherit
   from it (es-419 for es-MX, never de-CH for de or de-LI). */
void offers_add(struct offers *offers, const struct tag *tag, bool complete, bool overlay);

/* Ends the list. Until then nothing is to be asked of it; afterwards it is immutable. */
void offers_seal(struct offers *offers);

/* Finds the offer for a tag, maximized or not: of the tag, of its nearest parent that has one, or the
   same of the macrolanguage that its language is in. False if there is none. */
bool offers_find(const struct offers *offers, const struct tag *range, size_t *offer);

static inline bool offers_is_overlay(const struct offers *offers, size_t index) {
  return offers->items[index].overlay;
}

#endif
