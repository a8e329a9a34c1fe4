/* The languages on offer. What each is like may be found out when it is first considered.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef OFFERS_H
#define OFFERS_H

#include "base/names.h"

#include <stdatomic.h>

#include "tag/tag.h"

/* What is known of an offer: nothing, or the bits. */
enum offer_kind {
  OFFER_UNKNOWN = 0,
  OFFER_KNOWN = 1,
  OFFER_COMPLETE = 2,
  OFFER_OVERLAY = 4, /* chosen only for its own tag and those that inherit from it */
  OFFER_ABSENT = 8   /* as if it were not there */
};

struct offer {
  struct tag tag;
  atomic_uint kind;
  bool falls_back; /* to an offer in another language (nn to nb) */
};

/* Finds out an offer's kind; OFFER_UNKNOWN where memory ran out: it is passed over this time. */
typedef unsigned offers_look(void *context, size_t offer);

/* The languages on offer, ready to be searched. A copy of the struct is as good, and may have a
   context of its own. What follows context is offers.c's own. */
struct offers {
  struct offer *items;
  size_t count;
  offers_look *look; /* may be NULL if no kind is unknown */
  void *context;
  struct offer_node *nodes;
  struct offer_claim *claims;
  uint32_t *slots;
  uint32_t mask, node_count, claim_count;
};

/* The memory that count offers need, in bytes, at any alignment of a pointer. */
size_t offers_size(size_t count);

/* Begins an empty list of up to count offers in that much memory, which must outlive it. */
void offers_init(struct offers *offers, void *memory, size_t count);

/* Appends an offer; the first one is the source language. The tag is maximized; of two with the
   same tag the first one is used. An overlay is chosen only for its own tag and those that inherit
   from it (es-419 for es-MX, never de-CH for de or de-LI). */
void offers_add(struct offers *offers, const struct tag *tag, unsigned kind);

/* Ends the list. Until then nothing is to be asked of it; afterwards it is immutable, but for kinds
   that become known. */
void offers_seal(struct offers *offers);

/* Finds the offer for a tag, maximized or not: of the tag, of its nearest parent that has one, or the
   same of the macrolanguage that its language is in. False if there is none. Its kind is known then,
   as is that of every one that was passed over. */
bool offers_find(const struct offers *offers, const struct tag *range, size_t *offer);

/* The offer in the language that this one falls back to (nn to nb), or itself. */
size_t offers_find_fallback(const struct offers *offers, size_t offer);
static inline size_t offers_fallback(const struct offers *offers, size_t offer) {
  return offers->items[offer].falls_back ? offers_find_fallback(offers, offer) : offer;
}

static inline bool offers_is_complete(const struct offers *offers, size_t index) {
  return atomic_load_explicit(&offers->items[index].kind, memory_order_relaxed) & OFFER_COMPLETE;
}

#endif
