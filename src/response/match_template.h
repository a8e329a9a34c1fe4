/* Templates with several placeholders, backwards. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MATCH_TEMPLATE_H
#define MATCH_TEMPLATE_H

#include <string.h>

#include "response/match_value.h"

/* What all templates of a call together may cost, in bytes looked at. */
enum { MATCH_STEPS = 1 << 20 };

struct match_budget {
  const errcat_allocator *allocator; /* for long texts */
  uint32_t steps;                    /* left */
  uint32_t
      status; /* ERRCAT_GIVEN_UP, ERRCAT_OUT_OF_MEMORY: something was not searched to its end */
};

/* Values for an error's parameters. */
struct match_filling {
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX]; /* by the parameter's index */
  bool filled[ERRCAT_PARAMETERS_MAX];
};

/* The first place of a placeholder that stands again, and the value that is tried there. */
struct match_bound {
  const struct piece *place;
  bool stands_again, is_tried;
  size_t start;
  struct match_value value;
};

struct match_search {
  const struct match_form *form;
  struct slice text;                /* between the template's first literal and its last */
  const struct piece *first, *last; /* of its placeholders */
  size_t places;                    /* of placeholders */
  struct match_budget *budget;
  struct match_filling *filling; /* the first that is found */
  /* What follows is match_count()'s own. */
  bool is_filled;
  uint8_t *rows;       /* places + 1, each of text.length + 1 bytes */
  uint8_t *characters; /* for each byte of text, and its end */
  struct match_bound bound[ERRCAT_PARAMETERS_MAX];
};

/* How many different fillings give the text: 0, 1, or 2 for more, of which one is kept; only those
   that were found where the budget's status says that not all was searched. */
unsigned match_count(struct match_search *search);

/* Whether a piece's literal stands at the front of text. */
static inline bool match_stands(struct slice text, const struct piece *piece) {
  return piece->length <= text.length && !memcmp(text.text, piece->literal, piece->length);
}

#endif
