/* Is this translation usable? The one judge for opening a .mo and for `errcat check`.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef JUDGE_H
#define JUDGE_H

#include "template.h"

/* Valid UTF-8, no control characters but \n and \t, no bidi embedding, override or isolate, not
   blank. Returns 0 or an ERRCAT_FAULT_TEXT_…. */
int32_t judge_text(struct slice text);

/* judge_text(), and the placeholders are those of the source, each at least once. The count, whose
   name may be empty, may be left out by a plural form that serves one number only, which it then
   says in words; by any form where the rule is not known: plural is NULL. */
int32_t judge_template(struct slice source, struct slice text, const struct plural *plural,
                       uint32_t form, struct slice count);

/* The name of the count among an error's parameters; empty if there is none. */
struct slice judge_count(const errcat_parameter *parameters);

/* A whole message: each form by the above, and as many of them as the header says. plain is true
   for a message without blanks, where braces are themselves. plural is the source's plural or
   NULL, parameters the error's or NULL; the catalog gives the rule. */
int32_t judge_message(const struct mo *mo, bool plain, const char *id, const char *plural,
                      const errcat_parameter *parameters, struct slice translation);

/* One form of a message that is no error's, as the catalog has it: judge_text(), and where the msgid,
   or its plural, reads as a template, the translation is one of the same placeholders. The count is
   the plural's blank {count}, or its only one. */
int32_t judge_form(const struct mo *mo, struct slice key, struct slice translation, uint32_t form);

#endif
