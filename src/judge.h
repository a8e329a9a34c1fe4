/* Is this translation usable? The one judge for opening a .mo and for `errcat check`.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef JUDGE_H
#define JUDGE_H

#include "template.h"

/* Valid UTF-8, no control characters but \n and \t, no bidi embedding, override or isolate, not
   blank. Returns 0 or an ERRCAT_FAULT_TEXT_…. */
int32_t judge_text(struct slice text);

/* judge_text(), and the placeholders are those of the source, each at least once. The count, which
   may be NULL, may be left out by a plural form that serves one number only, which it then says in
   words; by any form where the rule is not known: plural is NULL. */
int32_t judge_template(struct slice source, struct slice text, const struct plural *plural,
                       uint32_t form, const char *count);

/* The name of the count among an error's parameters, or NULL. */
const char *judge_count(const errcat_parameter *parameters);

/* A whole message: each form by the above, and as many of them as the header says. plain is true
   for a message without blanks, where braces are themselves. plural is the source's plural or
   NULL, parameters the error's or NULL; the catalog gives the rule. */
int32_t judge_message(const struct mo *mo, bool plain, const char *id, const char *plural,
                      const errcat_parameter *parameters, struct slice translation);

#endif
