/* Which of the languages on offer a reader gets: Accept-Language (RFC 9110, 12.5.4) by RFC 4647's
   lookup, with CLDR's fallback. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NEGOTIATE_H
#define NEGOTIATE_H

#include "tag/tag.h"

/* The languages on offer, ready to be searched. The members are negotiate.c's own. */
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

bool offers_is_overlay(const struct offers *offers, size_t index);

/* Chooses the offers for a reader, best first and each once, at most capacity of them; returns how
   many. wanted holds BCP 47 tags or POSIX names with optional weights ("de-CH, fr;q=0.5"),
   separated by ",". A list with a ":" and neither "," nor ";" is one of POSIX names (LANGUAGE),
   where "pt" is the directory.

   - An element gets the offer of its tag, else of the nearest parent that has one (tag_parent),
     where an offer that is no overlay stands in for its parents that are not offered (es-MX for
     es-419, if that is not there). If there is none, it gets that of the macrolanguage which its
     language is in (ar for arz; tag_encompass). Never one in another script.
   - Elements of equal weight come in their order. An element that is malformed is passed over.
   - What is complete comes before what is not, however weighted.
   - The source language, if wanted, ends the list: it has every message. "*" means the source
     language, unless an element does; it does not win over a named one of greater weight.
   - An offer in a language that falls to another one (nn to nb) is followed by that.
   - q=0 refuses the offers that its range is a prefix of ("de" refuses de-CH as well) and no longer
     range wants. The source language is what a reader gets who gets nothing else, refused or not,
     so "*;q=0" changes nothing.
   - Of more than sixteen offers wanted the best sixteen take part.

   Never fails, does not allocate, reads wanted at most twice. */
size_t negotiate(const struct offers *offers, const char *wanted, size_t length, size_t *chosen,
                 size_t capacity);

/* The same for POSIX names only, as the environment has them: "pt" alone is the directory too. */
size_t negotiate_names(const struct offers *offers, const char *wanted, size_t length,
                       size_t *chosen, size_t capacity);

#endif
