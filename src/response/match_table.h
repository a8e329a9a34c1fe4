/* The table that match_template.c explains: filled from its end, and a filling read off it.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MATCH_TABLE_H
#define MATCH_TABLE_H

#include "base/names.h"

#include <string.h>

#include "response/match_value.h"

/* What all templates of a call together may cost, in bytes looked at. */
enum { MATCH_STEPS = 1 << 20 };

struct match_budget {
  const errcat_allocator *allocator; /* for long texts */
  uint32_t steps;                    /* left */
  uint32_t
      status; /* ERRCAT_GIVEN_UP, ERRCAT_OUT_OF_MEMORY: something was not searched to its end */
};

/* Values for an error's parameters. */
struct match_filling {
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX]; /* by the parameter's index */
  bool filled[ERRCAT_PARAMETERS_MAX];
};

/* The first place of a placeholder that stands again, and the value that is tried there. */
struct match_bound {
  const struct piece *place;
  bool stands_again, is_tried;
  size_t start;
  struct match_value value;
};

struct match_search {
  const struct match_form *form;
  struct slice text;                /* between the template's first literal and its last */
  const struct piece *first, *last; /* of its placeholders */
  size_t places;                    /* of placeholders */
  struct match_budget *budget;
  struct match_filling *filling; /* the first that is found */
  /* What follows is match_count()'s own. */
  bool is_filled;
  uint8_t *rows;       /* places + 1, each of text.length + 1 bytes */
  uint8_t *characters; /* for each byte of text, and its end, what is below */
  struct match_bound bound[ERRCAT_PARAMETERS_MAX];
};

/* The length of the character that begins there, 0 where none does; whether it is white space. */
enum { MATCH_LENGTH = 7, MATCH_WHITE = 8 };

/* Finds the characters. */
void match_find_characters(const struct match_search *search);

/* Fills the rows; the number of ways, 2 standing for more; 0 if they could not be counted. */
unsigned match_count_ways(const struct match_search *search);

/* Reads a filling off the rows, which must just have been filled, and not be 0; false if that was
   too dear. */
bool match_take_filling(struct match_search *search);

/* The values that a placeholder can have from byte o; not those of a text, unless one is tried. */
size_t match_values_at(const struct match_search *search, const struct piece *place, size_t o,
                       struct match_value values[READINGS_MAX]);

/* The first byte from o on that is not of white space. */
size_t match_behind_white(const struct match_search *search, size_t o);

/* False when there is no more to spend; the budget's status then says so. */
bool match_spend(struct match_budget *budget, size_t steps);

/* Whether text begins with another one, which may be long: eight bytes are a step. */
bool match_begins_with(struct match_budget *budget, const char *text, struct slice with);

static inline unsigned match_add(unsigned a, unsigned b) {
  return a + b > 2 ? 2 : a + b;
}

static inline struct slice match_text_from(const struct match_search *search, size_t o) {
  return (struct slice){search->text.text + o, search->text.length - o};
}

/* Whether a piece's literal stands at the front of text. */
static inline bool match_stands(struct slice text, const struct piece *piece) {
  return piece->length <= text.length && !memcmp(text.text, piece->literal, piece->length);
}

#endif
