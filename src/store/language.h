/* A language: the messages of a chain of catalogs (de_CH over de), found, validated and compiled once,
   so that formatting needs neither search nor check. Immutable.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "base/names.h"

#include "catalog/catalog.h"
#include "catalog/template.h"
#include "locale/conventions.h"
#include "tag/tag.h"

/* A message in one language. */
struct message {
  const char *text;                 /* without placeholders: the message, or a template's bare
                                       sentence; NULL: not translated */
  const struct piece *const *forms; /* a template's plural forms, or its one form; NULL: none, or
                                       not translated */
  const struct plural *plural;      /* of the catalog that forms are from; NULL: one form */
  uint32_t length;                  /* of text */
  bool is_ordinary;                 /* text is the same in every escaping mode */
};

/* How a language is asked whose messages are not compiled because another program may change them
   between two calls: the current locale's, through libintl. It is the first of the reader's. */
struct language_operations {
  /* Fills now with the language as it is at this call; false if it has no messages. Its conventions
     are those of the source unless they are asked for. */
  bool (*resolve)(const errcat_reader *reader, bool with_conventions, errcat_language *now);
  /* An error's message, or its bare sentence, in the form for n; NULL if there is none. now is filled
     where there is one, and its conventions where the text has placeholders. */
  const char *(*message)(const errcat_reader *reader, const errcat_error *error, bool bare,
                         uint64_t n, errcat_language *now);
  /* Any message, validated; NULL if there is none. */
  const char *(*gettext)(const errcat_language *language, const char *context, const char *id,
                         const char *plural, uint64_t n);
};

struct errcat_language {
  const struct table *table;
  const struct message *messages;               /* by the table's index, the general ones behind */
  const struct language_operations *operations; /* NULL: it is compiled; else it has no messages */
  errcat_catalogs *owner; /* where operations look; NULL where there are none */
  struct conventions conventions;
  const char *tag; /* outlives the language */
  int32_t direction;
  bool is_source;
  size_t count;                          /* of catalogs */
  const struct catalog *const *catalogs; /* best first; they outlive the language */
};

/* Compiles a chain of catalogs for a tag; is_source puts the source behind them. NULL when memory
   ran out. The catalogs must outlive the language. */
errcat_language *language_compile(const struct table *table, const struct tag *tag, bool is_source,
                                  const struct catalog *const *catalogs, size_t count,
                                  const errcat_allocator *allocator);

/* Puts a language where all threads find it, and where another thread may have put the same one: then
   that one is returned and this one freed. NULL, of NULL. */
const errcat_language *language_publish(_Atomic(errcat_language *) *place,
                                        errcat_language *language,
                                        const errcat_allocator *allocator);

/* A language's translation of any message, validated; NULL if it has none. */
const char *language_gettext(const errcat_language *language, const char *context, const char *id,
                             const char *plural, uint64_t n);

/* The source's own words in the form for n, which is the plural where there is one and n is not 1. */
static inline const char *language_source_form(const char *id, const char *plural, uint64_t n) {
  return plural && n != 1 ? plural : id;
}

/* A catalog's translation of a sample that conventions are learnt from; NULL if it has none. */
const char *language_sample(const struct catalog *catalog, enum sample sample);

/* Learns conventions from catalogs, best first, and where is_source says so from the source behind
   them. Each sample comes from the nearest catalog that has it and its partner. samples holds what is
   known already, else NULL. */
void language_learn(struct conventions *conventions, const struct catalog *const *catalogs,
                    size_t count, bool is_source, const char *samples[SAMPLE_COUNT]);

#endif
