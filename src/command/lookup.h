/* Which error a word means: its code, its name, its key or its text.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "cli.h"

/* Whether a word is a number, as codes are. */
bool lookup_code(const char *text, int32_t *code);

/* The error of a name or a key; NULL if there is none. */
const errcat_error *lookup_name(const struct cli *cli, const char *word);

/* The errors whose message a text is, in any language, with or without a full stop at its end. */
void lookup_text(const struct cli *cli, const char *text, errcat_matched *match);

/* The length of a text without the full stops at its end. */
size_t lookup_without_stop(const char *text, size_t length);

/* Whether a word is a name or a key with a letter or two wrong: a word with "_" is meant as one. */
bool lookup_is_slip(const struct cli *cli, const char *word);

/* That there is no such error, and which one was meant; returns EXIT_ANSWER. */
int lookup_complain(const struct cli *cli, const char *wanted);

#endif
