/* One template backwards: which values, written into it, give this text?
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MATCH_TEMPLATE_H
#define MATCH_TEMPLATE_H

#include "match_value.h"

/* What all templates of a call together may cost, in bytes looked at. */
enum { MATCH_STEPS = 1 << 20 };

struct match_budget {
  const errcat_allocator *allocator; /* for long texts */
  uint32_t steps;                    /* left */
  uint32_t
      status; /* ERRCAT_GIVEN_UP, ERRCAT_OUT_OF_MEMORY: something was not searched to its end */
};

/* Values for an error's parameters. */
struct filling {
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX]; /* by the parameter's index */
  bool filled[ERRCAT_PARAMETERS_MAX];
};

/* How many different fillings give the text: 0, 1, or 2 for more, of which *first is one; only those
   that were found where the budget's status says that not all was searched. The texts in it are
   slices of text. */
unsigned match_fillings(const struct match_form *form, struct slice text,
                        struct match_budget *budget, struct filling *first);

#endif
