/* One plural form of a message backwards: which values, written into it, give this text?
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MATCH_FORM_H
#define MATCH_FORM_H

#include "base/names.h"

#include "response/match_template.h"

/* As match_count(). A count that the form says in words is filled in. The texts of *first are
   slices of text. */
unsigned match_fillings(const struct match_form *form, struct slice text,
                        struct match_budget *budget, struct match_filling *first);

#endif
