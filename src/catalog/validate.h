/* Is this translation usable? The same rules for opening a .mo file and for `errcat check`. Takes time
   linear in the two texts. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef VALIDATE_H
#define VALIDATE_H

#include "base/names.h"

#include "catalog/characters.h"
#include "catalog/mo.h"
#include "catalog/template.h"

/* Whether a kind of diagnostic is only advice: the translation is used all the same. */
bool validate_is_advice(int32_t kind);

/* All that follow return 0, advice, or the ERRCAT_DIAGNOSTIC_TEXT_… for which a translation is refused.
   What its source has as well is no mistake of a translation. */

/* The translation of a source without placeholders, in which a brace stands for itself. Its characters
   are by validate_characters(), and it has no {name}. */
int32_t validate_plain(struct slice source, struct slice text);

/* The translation of a template: its characters are by validate_characters(), its placeholders are those
   of the source, each at least once. count is the name of the one that is counted, or empty. A plural
   form that serves one number only may leave it out, as it can say that number in words; so may any
   form where the rule is not known: plural is NULL. */
int32_t validate_template(struct slice source, struct slice text, const struct plural *plural,
                          uint32_t form, struct slice count);

/* The name of the count among an error's parameters; empty if there is none. */
struct slice validate_count(const errcat_parameter *parameters);

/* A whole message of an error: each form by one of the two above, validate_plain() where plain is true;
   and as many forms as the catalog's rule has. Where one is missing, glibc would show the first form;
   here the message is refused, as the reader's next language is better than a wrong number. plural is
   the source's plural, or NULL; parameters are the error's, or NULL. Where the catalog's rule is none,
   a plural message is refused for that. */
int32_t validate_message(const struct mo *mo, bool plain, const char *id, const char *plural,
                         const errcat_parameter *parameters, struct slice translation);

/* A whole message that is no error's; key is as mo_entry() has it. It is a template if the msgid, or the
   msgid_plural where there is one, reads as a template with placeholders. The one that is counted is
   the plural's {count}, or its only one. For a form that is missing the first one stands. */
int32_t validate_other(const struct mo *mo, struct slice key, struct slice translation);

#endif
