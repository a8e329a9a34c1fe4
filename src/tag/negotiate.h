/* Which of the languages on offer a reader gets: Accept-Language (RFC 9110, 12.5.4) by RFC 4647's
   lookup, with CLDR's fallback. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef NEGOTIATE_H
#define NEGOTIATE_H

#include "base/names.h"

#include "tag/offers.h"

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
   - An offer in a language that falls back to another one (nn to nb) is followed by that one.
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
