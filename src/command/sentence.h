/* The sentences of an error, as they stand in a catalog: with placeholders.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SENTENCE_H
#define SENTENCE_H

#include <errcat.h>
#include <stdbool.h>

enum { SENTENCE_FORMS_MAX = 9 };

/* The message, in its form for one thing, and in its last form, CLDR's "other". */
const char *sentence_one(const errcat_reader *reader, const errcat_error *error);
const char *sentence_other(const errcat_reader *reader, const errcat_error *error);

/* The language that the message is in, and whether that is the reader's first. */
const char *sentence_tag(const errcat_reader *reader, const errcat_error *error, bool *translated);

/* All forms of the message, each once; returns how many there are. */
size_t sentence_forms(const errcat_reader *reader, const errcat_error *error,
                      const char *forms[SENTENCE_FORMS_MAX]);

/* The sentence for when an argument is missing; NULL if there are no parameters. */
const char *sentence_bare(const errcat_reader *reader, const errcat_error *error);

#endif
