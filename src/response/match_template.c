/* One template backwards. SPDX-License-Identifier: LGPL-2.1-or-later

   A filling is a value for each placeholder, such that writing the values into the template gives the
   text. What is asked is whether there is none, one, or more.

   With one placeholder there is little to ask: the text must begin and end as the template does, and
   what is between is the value. With several the text between two literals may be cut in many ways,
   so the fillings are counted, without being listed, from the end of the template to its beginning:

       row[i][o] = the number of ways to fill what is left of the template from the i-th placeholder
                   on (the literal before it included), with what is left of the text from byte o on

   Behind the last placeholder there is one way at the text's end and none elsewhere. The i-th row
   follows from the next one: a value may stand from o to any end that it can have, and each way to go
   on from that end is a way from o.

   - Of a text every end is possible that leaves whole characters, not all white space; the sum over
     all ends from o is what its first character adds to the sum from the character behind.
   - Of a number or a time the few ends are possible up to which it reads, and is written, the same.
   - A literal moves the ways to where it begins, and drops them where it does not stand.

   Two ways differ in the first place where their values end differently, and from one place on no
   value has two spellings. So ways are fillings, row[0][0] is their number, and because only "more than
   one" matters, no number grows past 2. Any filling can then be read off forwards, from place to
   place where the next row is not 0, without ever going back.

   That takes placeholders to be independent, which one that stands twice is not. So each value that its
   first place may have is tried: it stands there and nowhere else, the later places have just that
   value, and the ways are counted again. */
#include "response/match_template.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"
#include "render/arguments.h"

/* The length of the character that begins there, 0 where none does; whether it is white space. */
enum { LENGTH = 7, WHITE = 8 };

static uint8_t *row_at(const struct match_search *search, size_t row) {
  return search->rows + row * (search->text.length + 1);
}

static struct slice text_from(const struct match_search *search, size_t o) {
  return (struct slice){search->text.text + o, search->text.length - o};
}

static unsigned add(unsigned a, unsigned b) {
  return a + b > 2 ? 2 : a + b;
}

static bool spend(struct match_budget *budget, size_t steps) {
  const bool enough = steps <= budget->steps;
  budget->steps = enough ? budget->steps - (uint32_t)steps : 0;
  if (!enough) budget->status |= ERRCAT_GIVEN_UP;
  return enough;
}

/* ---- counting ---- */

static void find_characters(const struct match_search *search) {
  const struct slice text = search->text;
  memset(search->characters, 0, text.length + 1);
  for (size_t at = 0; at < text.length;) {
    uint32_t character;
    bool valid;
    const size_t used = utf8_decode(text.text + at, text.length - at, &character, &valid);
    const bool white = argument_is_blank((struct slice){text.text + at, used});
    if (valid) search->characters[at] = (uint8_t)(used | (white ? WHITE : 0));
    at += used;
  }
}

/* all are the ways from the ends of a text that begins at o, named those from the ends that leave
   more than white space. */
static void count_texts(const struct match_search *search, const uint8_t *next, uint8_t *row) {
  unsigned all = 0, named = 0;
  size_t behind = SIZE_MAX; /* the character that they were counted for */
  for (size_t o = search->text.length + 1; o-- > 0;) {
    const size_t end = o + (search->characters[o] & LENGTH);
    row[o] = 0;
    if (end == o) continue;
    if (end != behind) all = named = 0;
    all = add(all, next[end]);
    if (!(search->characters[o] & WHITE)) named = all;
    row[o] = (uint8_t)named;
    behind = o;
  }
}

/* Whether a text that is tried stands at o as well, isolates round it or not. */
static bool text_again(const struct match_search *search, int parameter, size_t o,
                       struct match_value *value) {
  const struct slice known = search->bound[parameter].value.inside, rest = text_from(search, o);
  for (size_t around = 0; around <= MATCH_ISOLATES; around += MATCH_ISOLATES) {
    const size_t length = known.length + around;
    if (length > rest.length || memcmp(rest.text + around / 2, known.text, known.length) != 0)
      continue;
    *value =
        match_text_value(&search->form->parameters[parameter], (struct slice){rest.text, length});
    if (match_same_argument(&value->argument, &search->bound[parameter].value.argument))
      return true;
  }
  return false;
}

/* The values that a placeholder can have at o; not those of a text, unless one is tried. */
static size_t values_at(const struct match_search *search, const struct piece *place, size_t o,
                        struct match_value values[MANNER_VALUES_MAX]) {
  const struct match_bound *bound = &search->bound[place->blank];
  if (bound->is_tried && place == bound->place) {
    values[0] = bound->value;
    return o == bound->start;
  }
  if (!(search->characters[o] & LENGTH)) return 0;
  if (search->form->parameters[place->blank].type == ERRCAT_TEXT)
    return text_again(search, place->blank, o, values);
  const size_t count =
      match_read_values(search->form, place->blank, text_from(search, o), 0, values);
  if (count == MANNER_VALUES_MAX || !spend(search->budget, count))
    search->budget->status |= ERRCAT_GIVEN_UP;
  for (size_t i = 0; bound->is_tried && i < count; i++) {
    values[0] = values[i];
    if (match_same_argument(&values[i].argument, &bound->value.argument)) return 1;
  }
  return bound->is_tried ? 0 : count;
}

static void count_values(const struct match_search *search, const struct piece *place,
                         const uint8_t *next, uint8_t *row) {
  struct match_value values[MANNER_VALUES_MAX];
  for (size_t o = 0; o <= search->text.length; o++) {
    const size_t count = values_at(search, place, o, values);
    unsigned ways = 0;
    for (size_t i = 0; i < count; i++) ways = add(ways, next[o + values[i].length]);
    row[o] = (uint8_t)ways;
  }
}

/* Moves the ways to where the literal begins. */
static void move(const struct match_search *search, const struct piece *piece, uint8_t *row) {
  for (size_t o = 0; piece->length && o <= search->text.length; o++) {
    const bool goes_on = piece->length <= search->text.length - o && row[o + piece->length];
    row[o] = goes_on && match_stands(text_from(search, o), piece) ? row[o + piece->length] : 0;
  }
}

static bool is_any_text(const struct match_search *search, const struct piece *place) {
  return search->form->parameters[place->blank].type == ERRCAT_TEXT &&
         !search->bound[place->blank].is_tried;
}

/* Fills the table, from the last row to the first; the number of ways, or 0 if they were not
   counted. */
static unsigned count_ways(const struct match_search *search) {
  const size_t size = search->text.length + 1;
  size_t row = search->places;
  memset(row_at(search, row), 0, size);
  row_at(search, row)[size - 1] = 1;
  for (const struct piece *place = search->last; row-- > 0;) {
    uint8_t *const ways = row_at(search, row);
    if (!spend(search->budget, 2 * size)) return 0;
    if (is_any_text(search, place))
      count_texts(search, row_at(search, row + 1), ways);
    else
      count_values(search, place, row_at(search, row + 1), ways);
    if (place == search->first) break;
    do move(search, place, ways);
    while ((--place)->blank == PIECE_LITERAL);
  }
  return search->budget->status ? 0 : row_at(search, 0)[0];
}

/* ---- the first filling ---- */

static size_t behind_white(const struct match_search *search, size_t o) {
  while (search->characters[o] & WHITE) o += search->characters[o] & LENGTH;
  return o;
}

/* Takes the nearest end from which there is a way on. */
static size_t take_text(const struct match_search *search, const struct piece *place, size_t o,
                        const uint8_t *next) {
  size_t end = behind_white(search, o);
  do end += search->characters[end] & LENGTH;
  while (!next[end]);
  search->filling->arguments[place->blank] =
      match_text_value(&search->form->parameters[place->blank],
                       (struct slice){search->text.text + o, end - o})
          .argument;
  return end;
}

static size_t take_value(const struct match_search *search, const struct piece *place, size_t o,
                         const uint8_t *next) {
  struct match_value values[MANNER_VALUES_MAX];
  const size_t count = values_at(search, place, o, values);
  size_t i = 0;
  while (i + 1 < count && !next[o + values[i].length]) i++;
  search->filling->arguments[place->blank] = values[i].argument;
  return o + values[i].length;
}

/* Reads a filling off the table. */
static void take_filling(struct match_search *search) {
  size_t o = 0, row = 1;
  for (const struct piece *place = search->first;; row++) {
    const uint8_t *next = row_at(search, row);
    o = is_any_text(search, place) ? take_text(search, place, o, next)
                                   : take_value(search, place, o, next);
    search->filling->filled[place->blank] = true;
    if (place == search->last) break;
    do o += (++place)->length;
    while (place->blank == PIECE_LITERAL);
  }
  search->is_filled = true;
}

/* ---- placeholders that stand several times ---- */

static struct match_bound *first_untried(struct match_search *search) {
  struct match_bound *first = NULL;
  for (int p = 0; search->form->parameters[p].name; p++) {
    struct match_bound *bound = &search->bound[p];
    if (bound->stands_again && !bound->is_tried && (!first || bound->place < first->place))
      first = bound;
  }
  return first;
}

/* Whether a value, spelt as it is, stands once more behind end: else there is no need to count. */
static bool stands_again(const struct match_search *search, size_t end, struct slice value) {
  struct slice rest = text_from(search, end);
  if (!spend(search->budget, 1 + rest.length / 8)) return false;
  while (rest.length >= value.length) {
    const char *found = memchr(rest.text, value.text[0], rest.length - value.length + 1);
    if (!found) return false;
    if (!memcmp(found, value.text, value.length)) return true;
    rest.length -= (size_t)(found + 1 - rest.text);
    rest.text = found + 1;
  }
  return false;
}

static unsigned count_fillings(struct match_search *search);

static unsigned try_value(struct match_search *search, struct match_bound *bound, size_t start,
                          const struct match_value *value) {
  const size_t end = start + value->length;
  const bool is_spelt_so = value->argument.type == ERRCAT_TEXT || !search->form->others;
  if (!match_stands(text_from(search, end), bound->place + 1) ||
      (is_spelt_so && !stands_again(search, end, value->inside)))
    return 0;
  bound->start = start;
  bound->value = *value;
  bound->is_tried = true;
  const unsigned ways = count_fillings(search);
  bound->is_tried = false;
  return ways;
}

static unsigned try_values_at(struct match_search *search, struct match_bound *bound, size_t o) {
  const errcat_parameter *parameter = &search->form->parameters[bound->place->blank];
  struct match_value values[MANNER_VALUES_MAX];
  unsigned ways = 0;
  if (parameter->type == ERRCAT_TEXT) {
    size_t end = behind_white(search, o);
    while (ways < 2 && !search->budget->status && search->characters[end]) {
      end += search->characters[end] & LENGTH;
      values[0] = match_text_value(parameter, (struct slice){search->text.text + o, end - o});
      ways = add(ways, try_value(search, bound, o, values));
    }
    return ways;
  }
  const size_t count = values_at(search, bound->place, o, values);
  for (size_t i = 0; i < count && ways < 2; i++)
    ways = add(ways, try_value(search, bound, o, &values[i]));
  return ways;
}

/* Whether what is in front of a placeholder is in front of o. */
static bool may_begin(const struct match_search *search, const struct piece *place, size_t o) {
  if (place == search->first) return o == 0;
  return o >= place->length && match_stands(text_from(search, o - place->length), place);
}

static unsigned count_fillings(struct match_search *search) {
  unsigned ways = count_ways(search);
  struct match_bound *bound = ways ? first_untried(search) : NULL;
  if (bound) {
    ways = 0;
    for (size_t o = 0; o < search->text.length && ways < 2 && !search->budget->status; o++)
      if (may_begin(search, bound->place, o)) ways = add(ways, try_values_at(search, bound, o));
  } else if (ways && !search->is_filled) {
    take_filling(search);
  }
  return ways;
}

/* ---- the table ---- */

static void find_first_places(struct match_search *search) {
  memset(search->bound, 0, sizeof search->bound);
  for (const struct piece *piece = search->first; piece <= search->last; piece++) {
    if (piece->blank < 0) continue;
    struct match_bound *bound = &search->bound[piece->blank];
    bound->stands_again = bound->place != NULL;
    if (!bound->place) bound->place = piece;
  }
}

unsigned match_count(struct match_search *search) {
  uint8_t small[4096];
  const size_t size = search->text.length + 1;
  if (size <= search->places) return 0;
  if (size > MATCH_STEPS || search->places + 2 > MATCH_STEPS / size) {
    search->budget->status |= ERRCAT_GIVEN_UP;
    return 0;
  }
  const bool is_small = size * (search->places + 2) <= sizeof small;
  uint8_t *table =
      is_small ? small : memory_take(search->budget->allocator, size * (search->places + 2));
  if (!table) {
    search->budget->status |= ERRCAT_GIVEN_UP | ERRCAT_OUT_OF_MEMORY;
    return 0;
  }
  search->is_filled = false;
  search->characters = table;
  search->rows = table + size;
  find_characters(search);
  find_first_places(search);
  const unsigned ways = count_fillings(search);
  if (!is_small) memory_give(search->budget->allocator, table);
  return ways;
}
