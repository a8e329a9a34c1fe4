/* One template backwards. SPDX-License-Identifier: LGPL-2.1-or-later

   A filling is a value for each placeholder, such that writing the values into the template gives
   the text. What is asked is whether there is none, one, or more.

   With one placeholder there is little to ask (match_form.c): the text must begin and end as the
   template does, and what is between is the value. With several the text between two literals may
   be cut in many ways, so the fillings are counted, without being listed, from the end of the
   template to its beginning:

       row[i][o] = the number of ways to fill what is left of the template from the i-th
                   placeholder on (the literal before it included), with what is left of the text
                   from byte o on

   Behind the last placeholder there is one way at the text's end and none elsewhere. The i-th row
   follows from the next one: a value may stand from o to any end that it can have, and each way to
   go on from that end is a way from o.

   - Of a text every end is possible that leaves whole characters, not all white space; the sum over
     all ends from o is what its first character adds to the sum from the character behind.
   - Of a number or a time the few ends are possible up to which it reads, and is written, the same.
   - A literal moves the ways to where it begins, and drops them where it does not stand.

   Two ways differ in the first place where their values end differently, and from one byte on no
   value has two spellings. So ways are fillings, row[0][0] is their number, and because only "more
   than one" matters, no number grows past 2. Any filling can then be read off forwards, from place
   to place where the next row is not 0, without ever going back. match_table.c does all this.

   That takes placeholders to be independent, which one that stands twice is not. So each value that
   its first place may have is tried, here: it stands there and nowhere else, the later places have
   just that value, and the ways are counted again. */
#include "response/match_template.h"

#include "base/memory.h"

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
  struct slice rest = match_text_from(search, end);
  if (!match_spend(search->budget, (value.length + rest.length) / 64)) return false;
  while (rest.length >= value.length) {
    const char *found = memchr(rest.text, value.text[0], rest.length - value.length + 1);
    if (!found) return false;
    if (match_begins_with(search->budget, found, value)) return true;
    rest.length -= (size_t)(found + 1 - rest.text);
    rest.text = found + 1;
  }
  return false;
}

static unsigned count_fillings(struct match_search *search);

static unsigned try_value(struct match_search *search, struct match_bound *bound, size_t start,
                          const struct match_value *value) {
  const size_t end = start + value->length;
  const bool is_spelt_so =
      value->argument.type == ERRCAT_TEXT || search->form->spelling == MATCH_OWN;
  if (is_spelt_so && !stands_again(search, end, value->inside)) return 0;
  bound->start = start;
  bound->value = *value;
  bound->is_tried = true;
  const unsigned ways = count_fillings(search);
  bound->is_tried = false;
  return ways;
}

static unsigned try_values_at(struct match_search *search, struct match_bound *bound, size_t o) {
  const errcat_parameter *parameter = &search->form->parameters[bound->place->parameter];
  struct match_value values[READINGS_MAX];
  unsigned ways = 0;
  if (parameter->type == ERRCAT_TEXT) {
    size_t end = match_behind_white(search, o);
    while (ways < 2 && search->characters[end] && match_spend(search->budget, 1)) {
      end += search->characters[end] & MATCH_LENGTH;
      if (!match_stands(match_text_from(search, end), bound->place + 1)) continue;
      values[0] = match_text_value(parameter, (struct slice){search->text.text + o, end - o});
      ways = match_add(ways, try_value(search, bound, o, values));
    }
    return ways;
  }
  const size_t count = match_values_at(search, bound->place, o, values);
  for (size_t i = 0; i < count && ways < 2; i++)
    ways = match_add(ways, try_value(search, bound, o, &values[i]));
  return ways;
}

/* Whether what is in front of a placeholder is in front of o. */
static bool may_begin(const struct match_search *search, const struct piece *place, size_t o) {
  if (place == search->first) return o == 0;
  return o >= place->length && match_stands(match_text_from(search, o - place->length), place);
}

static unsigned count_fillings(struct match_search *search) {
  unsigned ways = match_count_ways(search);
  struct match_bound *bound = ways ? first_untried(search) : NULL;
  if (bound) {
    ways = 0;
    for (size_t o = 0; o < search->text.length && ways < 2 && !search->budget->status; o++)
      if (may_begin(search, bound->place, o))
        ways = match_add(ways, try_values_at(search, bound, o));
  } else if (ways && !search->is_filled && !match_take_filling(search)) {
    ways = 0;
  }
  return ways;
}

/* ---- the table ---- */

static void find_first_places(struct match_search *search) {
  memset(search->bound, 0, sizeof search->bound);
  for (const struct piece *piece = search->first; piece <= search->last; piece++) {
    if (piece->parameter < 0) continue;
    struct match_bound *bound = &search->bound[piece->parameter];
    if (bound->place) bound->stands_again = true;
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
  if (!match_spend(search->budget, size)) return 0;
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
  match_find_characters(search);
  find_first_places(search);
  const unsigned ways = count_fillings(search);
  if (!is_small) memory_give(search->budget->allocator, table);
  return ways;
}
