/* Inputs of any size: texts, tables, catalogs, directories. Kept until the process ends.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef INPUTS_H
#define INPUTS_H

#include <errcat.h>
#include <errcat/define.h>
#include <stdbool.h>

struct text {
  char *bytes; /* ends in a NUL that length does not count */
  size_t length, capacity;
};

/* Appends; format is printf()'s. */
void put(struct text *text, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends piece n times; a "$" in it is its number in five digits, from 00000, a "&" a language. */
void put_each(struct text *text, unsigned n, const char *piece);

/* Keeps a text that format gives. */
char *keep(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* The i-th of some 8,000 locale names: of each language itself and three regions. */
const char *language_name(unsigned i);

/* A table "growth" of codes errors, numbered from 1: each says sentence, or where that is NULL
   "Message 0000001 of {name}". */
errcat_domain make_domain(unsigned codes, const char *sentence);

/* A .mo file of the first entries messages of that table, with their bare sentences, in words that
   name the language. */
struct text make_catalog(unsigned entries, const char *language);

/* A .mo file of that many messages that no table has. */
struct text make_foreign(unsigned entries);

/* A .mo file of one message: key with its length, and the translation with its own. */
struct text make_single(struct text key, struct text translation, const char *header);

/* A catalog of three messages under each of n names; the list of embedded ones ends in a NULL. */
const errcat_embedded *make_embedded(unsigned n);
void fill_directory(const char *root, unsigned n, unsigned entries);

/* A file of that content; its path. */
char *put_file(const char *root, const char *name, struct text text);

#endif
