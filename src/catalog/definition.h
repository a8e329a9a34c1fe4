/* A table of errors read at run time, in parts: its words, its entries, what stands in it twice.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef DEFINITION_H
#define DEFINITION_H

#include "base/names.h"

#include <errcat/define.h>

#include "catalog/catalog.h"

/* All of it in one block: each string takes no more room than it does in the text. */
struct loaded {
  errcat_domain domain; /* first: it is what the caller has */
  errcat_allocator allocator;
  errcat_said *said;
  errcat_general *general;
  errcat_key *keys;
  errcat_path *paths;
  errcat_error errors[];
};

enum { DEFINITION_DIAGNOSTICS_MAX = 100 };

/* Where the text is read, and what is filled next. Each entry has a place, for diagnostics. */
struct parser {
  const char *text, *at, *end;
  const char *label;
  struct reporter *reporter;
  errcat_error *error;
  errcat_parameter *parameter;
  char *string;
  errcat_said *said;
  errcat_general *general;
  errcat_key *key;
  errcat_path *path, *paths; /* the next, and the first */
  const char **places, **said_places, **general_places, **key_places, **path_places;
  bool faulty;
  bool is_open; /* a comment was not closed: no later one is, so none is read to its end again */
};

/* ---- words ---- */

/* Report what is wrong at a place, and return false. The second where something is not what is expected:
   comments were skipped, but for one that is not closed. The third at the place that was come to. */
bool parser_fail_at(struct parser *parser, const char *place, int32_t kind);
bool parser_miss_at(struct parser *parser, const char *place, int32_t kind);
bool parser_miss(struct parser *parser, int32_t kind);

/* Moves past white space and comments. */
void parser_skip(struct parser *parser);
bool parser_is_space(char byte);

/* Whether a byte is next, and moves past it; kind: what is wrong if it does not stand here. */
bool parser_see(struct parser *parser, char byte);
bool parser_take(struct parser *parser, char byte, int32_t kind);
bool parser_take_comma(struct parser *parser);
bool parser_take_one_comma(struct parser *parser, int32_t kind); /* and not two */
bool parser_take_close(struct parser *parser);

struct slice parser_take_word(struct parser *parser);
bool parser_is_word(struct slice word, const char *text);

/* The word and the "(" behind it. */
bool parser_take_call(struct parser *parser, const char *name, int32_t kind);
bool parser_take_number(struct parser *parser, int32_t least, int32_t most, int32_t kind,
                        int32_t *number);

/* A name begins with a letter of its case and goes on in it. */
bool parser_take_name(struct parser *parser, bool upper, const char **name);

/* Adjacent literals, one string. empty says whether it may be that. */
bool parser_take_string(struct parser *parser, bool empty, const char **string);

/* ---- entries ---- */

void definition_parse(struct parser *parser, struct loaded *loaded);

/* ---- what stands twice, or is about a code that there is not ---- */

struct definition_key {
  const char *text; /* a name or a sentence */
  const char *place;
  int32_t code;
  /* Where gettext makes one entry of sentences: those of one kind, and of singulars those of one
     plural. */
  enum { PLAIN, SINGULAR, PLURAL } kind;
  const char *plural; /* of a singular */
  size_t index;       /* of the error, where that is asked for */
};

/* The entries must be counted in loaded; keys has room for three an entry. */
void definition_find_faults(struct parser *parser, const struct loaded *loaded,
                            struct definition_key *keys);

#endif
