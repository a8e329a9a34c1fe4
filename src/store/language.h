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
  const char *text;                 /* without blanks: the message, or a template's bare sentence;
                                       NULL: not translated */
  const struct piece *const *forms; /* a template's plural forms, or its one form; NULL: none, or
                                       not translated */
  const struct plural *plural;      /* of the catalog that forms are from; NULL: one form */
  uint32_t length;                  /* of text */
  bool is_ordinary;                 /* text is the same in every escaping mode */
};

struct errcat_language {
  const struct table *table;
  const struct message *messages; /* by the table's index, the general ones behind */
  struct conventions conventions;
  int32_t direction;
  bool is_source;
  bool through_libintl; /* asks dngettext(); has no messages */
  char tag[TAG_SIZE];
  size_t count;                          /* of catalogs */
  const struct catalog *const *catalogs; /* best first; they outlive the language */
};

/* Compiles a chain of catalogs for a tag; is_source puts the source behind them. NULL when memory
   ran out. The catalogs must outlive the language. */
errcat_language *language_compile(const struct table *table, const struct tag *tag, bool is_source,
                                  const struct catalog *const *catalogs, size_t count,
                                  const errcat_allocator *allocator);

/* A language's translation of any message, validated; NULL if it has none. */
const char *language_gettext(const errcat_language *language, const char *context, const char *id,
                             const char *plural, uint64_t n);

#endif
