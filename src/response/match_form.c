/* One plural form of a message backwards. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/match_form.h"

#include <string.h>

#include "base/utf8.h"
#include "render/arguments.h"

/* All of a text is the value of the only placeholder. */
static unsigned fill_one(const struct match_search *search) {
  const int parameter = search->first->parameter;
  const struct slice text = search->text;
  const errcat_parameter *declared = &search->form->parameters[parameter];
  errcat_argument *argument = &search->filling->arguments[parameter];
  struct match_value values[READINGS_MAX];
  if (!match_spend(search->budget, 1 + text.length / 8)) return 0;
  search->filling->filled[parameter] = true;
  if (declared->type == ERRCAT_TEXT) {
    *argument = match_text_value(declared, text).argument;
    return !argument_is_blank(text) && utf8_valid_length(text.text, text.length) == text.length;
  }
  if (!match_read_values(search->form, parameter, text, text.length, values)) return 0;
  *argument = values[0].argument;
  return 1;
}

/* The literals up to the next placeholder stand at the front of text: takes them off. */
static bool take_front(const struct piece **piece, struct slice *text) {
  for (;; ++*piece) {
    if (!match_stands(*text, *piece)) return false;
    text->text += (*piece)->length;
    text->length -= (*piece)->length;
    if ((*piece)->parameter != PIECE_LITERAL) return true;
  }
}

/* Finds the last placeholder, and takes the literals behind it off the end of text. */
static bool take_back(struct match_search *search) {
  size_t length = 0;
  search->places = 0;
  for (const struct piece *piece = search->first; piece->parameter != PIECE_END;
       length += (++piece)->length) {
    if (piece->parameter < 0) continue;
    search->last = piece;
    search->places++;
    length = 0;
  }
  if (length > search->text.length) return false;
  search->text.length -= length;
  struct slice end = {search->text.text + search->text.length, length};
  const struct piece *behind = search->last + 1;
  return take_front(&behind, &end);
}

/* A form that says its count in words serves one number. A service may leave out what it likes. */
static bool fill_missing(const struct match_form *form, struct match_filling *filling) {
  if (form->spelling == MATCH_SAID) return true;
  for (int p = 0; form->parameters[p].name; p++) {
    if (filling->filled[p]) continue;
    if (p != match_counting_parameter(form) || !plural_serves_one(form->plural, form->number))
      return false;
    uint64_t number = 0;
    while (plural_form(form->plural, number) != form->number) number++;
    filling->arguments[p] = match_number_value(&form->parameters[p], number);
    filling->filled[p] = true;
  }
  return true;
}

unsigned match_fillings(const struct match_form *form, struct slice text,
                        struct match_budget *budget, struct match_filling *first) {
  struct match_search search;
  search.first = form->pieces;
  if (!take_front(&search.first, &text)) return 0;
  memset(first->filled, 0, sizeof first->filled);
  if (search.first->parameter == PIECE_END) return !text.length && fill_missing(form, first);
  search.form = form;
  search.text = text;
  search.budget = budget;
  search.filling = first;
  if (!take_back(&search)) return 0;
  const unsigned ways = search.places == 1 ? fill_one(&search) : match_count(&search);
  return ways && fill_missing(form, first) ? ways : 0;
}
