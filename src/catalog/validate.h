/* Is this translation usable? The one validate for opening a .mo and for `errcat check`; its time is linear
   in the two texts.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef VALIDATE_H
#define VALIDATE_H

#include "base/names.h"

#include "catalog/mo.h"
#include "catalog/template.h"

/* Whether a kind is advice to the translator: what it is about is used all the same. */
bool validate_is_advice(int32_t kind);

/* A text by itself: valid UTF-8, no control characters but \n and \t, no bidi override, every
   embedding and isolate closed in its line, not blank. Returns 0 or an ERRCAT_DIAGNOSTIC_TEXT_…. */
int32_t validate_text(struct slice text);

/* The translation of a source without placeholders, where braces are themselves. What the source has
   too is no mistake of the translation; beyond that it is a text by the above and has no {name}, nor
   full-width braces. */
int32_t validate_plain(struct slice source, struct slice text);

/* The translation of a template: validate_plain() but for the placeholders, which are those of the
   source, each at least once. The count, whose name may be empty, may be left out by a plural form
   that serves one number only, which it then says in words; by any form where the rule is not known:
   plural is NULL. */
int32_t validate_template(struct slice source, struct slice text, const struct plural *plural,
                          uint32_t form, struct slice count);

/* The name of the count among an error's parameters; empty if there is none. */
struct slice validate_count(const errcat_parameter *parameters);

/* A whole message of an error: each form by the above, and as many of them as the rule has. glibc
   would say the first form where one is missing; here the next language is better than a number that
   is wrong. plain is true for a message without placeholders. plural is the source's plural or NULL,
   parameters the error's or NULL; the catalog gives the rule, and its diagnostic where it has none. */
int32_t validate_message(const struct mo *mo, bool plain, const char *id, const char *plural,
                         const errcat_parameter *parameters, struct slice translation);

/* A whole message that is no error's, as the catalog has it: a template where the msgid, or its plural,
   reads as one that has placeholders. The count is the plural's placeholder {count}, or its only one. A
   form that is missing is the first. */
int32_t validate_other(const struct mo *mo, struct slice key, struct slice translation);

#endif
