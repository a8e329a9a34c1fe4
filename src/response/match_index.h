/* All messages of all languages by how they begin, for finding an error by its text.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MATCH_INDEX_H
#define MATCH_INDEX_H

#include "base/names.h"

#include "store/snapshot.h"

/* A message by its literal: all of it, if it has no placeholders, else the part in front of the first.
   Each stands in the index twice: among all messages, and among those of its error. */
struct match_candidate {
  struct slice literal;
  const errcat_language *language;
  uint32_t number; /* the language's, as match_language() has it */
  uint32_t index;  /* the error's */
  uint32_t form;   /* or MATCH_NO_FORM: without placeholders */
  uint32_t parent; /* 1 + the number of the longest candidate of the same list that it begins with
                      and that is before it; 0: none */
};
enum { MATCH_NO_FORM = PLURAL_FORMS_MAX };

struct match_index;

/* Built at a snapshot's first match; NULL when memory ran out. One block, freed with the snapshot. */
const struct match_index *match_index_of(struct snapshot *snapshot);

/* Calls try() with each candidate that a text can be, and some that it cannot: those of one error, or for
   error -1 of all. */
typedef void match_try(void *context, const struct match_candidate *candidate);
void match_index_try(const struct match_index *index, int64_t error, struct slice text,
                     match_try *try, void *context);

/* The languages of a snapshot and, behind them, the source's own words, which a catalog of its
   language may cover. NULL when memory ran out for one. */
const errcat_language *match_language(struct snapshot *snapshot, size_t number);

/* The plural forms of a template; 0 for what is none, or is not translated. */
static inline uint32_t match_form_count(const struct message *message) {
  return !message->forms ? 0 : message->plural ? message->plural->forms : 1;
}

#endif
