/* Templates with several placeholders, backwards. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MATCH_TEMPLATE_H
#define MATCH_TEMPLATE_H

#include "base/names.h"

#include "response/match_table.h"

/* How many different fillings give the text: 0, 1, or 2 for more, of which one is kept; only those
   that were found where the budget's status says that not all was searched. */
unsigned match_count(struct match_search *search);

#endif
