/* The table of ways to fill a template. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/match_table.h"

#include "base/utf8.h"
#include "render/arguments.h"

static uint8_t *row_at(const struct match_search *search, size_t row) {
  return search->rows + row * (search->text.length + 1);
}

bool match_spend(struct match_budget *budget, size_t steps) {
  const bool enough = steps <= budget->steps;
  budget->steps = enough ? budget->steps - (uint32_t)steps : 0;
  if (!enough) budget->status |= ERRCAT_GIVEN_UP;
  return enough;
}

bool match_begins_with(struct match_budget *budget, const char *text, struct slice with) {
  return *text == *with.text && match_spend(budget, 1 + with.length / 8) &&
         !memcmp(text, with.text, with.length);
}

/* ---- counting ---- */

void match_find_characters(const struct match_search *search) {
  const struct slice text = search->text;
  memset(search->characters, 0, text.length + 1);
  for (size_t at = 0; at < text.length;) {
    uint32_t character;
    bool valid;
    const size_t used = utf8_decode(text.text + at, text.length - at, &character, &valid);
    const bool white = argument_is_blank((struct slice){text.text + at, used});
    if (valid) search->characters[at] = (uint8_t)(used | (white ? MATCH_WHITE : 0));
    at += used;
  }
}

/* all are the ways from the ends of a text that begins at o, named those from the ends that leave
   more than white space. */
static void count_texts(const struct match_search *search, const uint8_t *next, uint8_t *row) {
  unsigned all = 0, named = 0;
  size_t behind = SIZE_MAX; /* the character that they were counted for */
  for (size_t o = search->text.length + 1; o-- > 0;) {
    const size_t end = o + (search->characters[o] & MATCH_LENGTH);
    row[o] = 0;
    if (end == o) continue;
    if (end != behind) all = named = 0;
    all = match_add(all, next[end]);
    if (!(search->characters[o] & MATCH_WHITE)) named = all;
    row[o] = (uint8_t)named;
    behind = o;
  }
}

/* Whether a text that is tried stands at o as well, isolates round it or not. */
static bool text_again(const struct match_search *search, int parameter, size_t o,
                       struct match_value *value) {
  const struct slice known = search->bound[parameter].value.inside,
                     rest = match_text_from(search, o);
  for (size_t around = 0; around <= MATCH_ISOLATES; around += MATCH_ISOLATES) {
    const size_t length = known.length + around;
    if (length > rest.length || !match_begins_with(search->budget, rest.text + around / 2, known))
      continue;
    *value =
        match_text_value(&search->form->parameters[parameter], (struct slice){rest.text, length});
    if (value_equal(&value->argument, &search->bound[parameter].value.argument)) return true;
  }
  return false;
}

size_t match_values_at(const struct match_search *search, const struct piece *place, size_t o,
                       struct match_value values[READINGS_MAX]) {
  const struct match_bound *bound = &search->bound[place->parameter];
  if (bound->is_tried && place == bound->place) {
    values[0] = bound->value;
    return o == bound->start;
  }
  if (!(search->characters[o] & MATCH_LENGTH)) return 0;
  if (search->form->parameters[place->parameter].type == ERRCAT_TEXT)
    return text_again(search, place->parameter, o, values);
  const size_t count =
      match_read_values(search->form, place->parameter, match_text_from(search, o), 0, values);
  if (count == READINGS_MAX || !match_spend(search->budget, count))
    search->budget->status |= ERRCAT_GIVEN_UP;
  for (size_t i = 0; bound->is_tried && i < count; i++) {
    values[0] = values[i];
    if (value_equal(&values[i].argument, &bound->value.argument)) return 1;
  }
  return bound->is_tried ? 0 : count;
}

static void count_values(const struct match_search *search, const struct piece *place,
                         const uint8_t *next, uint8_t *row) {
  struct match_value values[READINGS_MAX];
  for (size_t o = 0; o <= search->text.length; o++) {
    const size_t count = match_values_at(search, place, o, values);
    unsigned ways = 0;
    for (size_t i = 0; i < count; i++) ways = match_add(ways, next[o + values[i].length]);
    row[o] = (uint8_t)ways;
  }
}

/* Moves the ways to where the literal begins. */
static void move(const struct match_search *search, const struct piece *piece, uint8_t *row) {
  for (size_t o = 0; piece->length && o <= search->text.length; o++) {
    const bool goes_on = piece->length <= search->text.length - o && row[o + piece->length];
    row[o] =
        goes_on && match_stands(match_text_from(search, o), piece) ? row[o + piece->length] : 0;
  }
}

static bool is_any_text(const struct match_search *search, const struct piece *place) {
  return search->form->parameters[place->parameter].type == ERRCAT_TEXT &&
         !search->bound[place->parameter].is_tried;
}

unsigned match_count_ways(const struct match_search *search) {
  const size_t size = search->text.length + 1;
  size_t row = search->places;
  memset(row_at(search, row), 0, size);
  row_at(search, row)[size - 1] = 1;
  for (const struct piece *place = search->last; row-- > 0;) {
    uint8_t *const ways = row_at(search, row);
    if (!match_spend(search->budget, 2 * size)) return 0;
    if (is_any_text(search, place))
      count_texts(search, row_at(search, row + 1), ways);
    else
      count_values(search, place, row_at(search, row + 1), ways);
    if (place == search->first) break;
    do move(search, place, ways);
    while ((--place)->parameter == PIECE_LITERAL);
  }
  return search->budget->status ? 0 : row_at(search, 0)[0];
}

/* ---- the first filling ---- */

size_t match_behind_white(const struct match_search *search, size_t o) {
  while (search->characters[o] & MATCH_WHITE) o += search->characters[o] & MATCH_LENGTH;
  return o;
}

/* Takes the nearest end from which there is a way on. */
static size_t take_text(const struct match_search *search, const struct piece *place, size_t o,
                        const uint8_t *next) {
  size_t end = match_behind_white(search, o);
  do end += search->characters[end] & MATCH_LENGTH;
  while (!next[end]);
  search->filling->arguments[place->parameter] =
      match_text_value(&search->form->parameters[place->parameter],
                       (struct slice){search->text.text + o, end - o})
          .argument;
  return end;
}

/* None is there only when there is no more to spend. */
static size_t take_value(const struct match_search *search, const struct piece *place, size_t o,
                         const uint8_t *next) {
  struct match_value values[READINGS_MAX];
  const size_t count = match_values_at(search, place, o, values);
  for (size_t i = 0; i < count; i++)
    if (next[o + values[i].length]) {
      search->filling->arguments[place->parameter] = values[i].argument;
      return o + values[i].length;
    }
  return o;
}

bool match_take_filling(struct match_search *search) {
  size_t o = 0, row = 1;
  for (const struct piece *place = search->first;; row++) {
    const uint8_t *next = row_at(search, row);
    const size_t end = is_any_text(search, place) ? take_text(search, place, o, next)
                                                  : take_value(search, place, o, next);
    if (end == o) return false;
    o = end;
    search->filling->filled[place->parameter] = true;
    if (place == search->last) break;
    do o += (++place)->length;
    while (place->parameter == PIECE_LITERAL);
  }
  search->is_filled = true;
  return true;
}
