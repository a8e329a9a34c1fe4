/* The values that stand in a text. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/match_value.h"

#include <string.h>

#include "base/bidi.h"
#include "render/arguments.h"

/* Takes off the isolate that is round all of a text: what opens it is closed at the very end. One
   round white space is left, as formatting would not have put it there. */
static struct slice without_isolates(struct slice text) {
  if (text.length < MATCH_ISOLATES || bidi_isolate_at(text.text) != BIDI_ISOLATE) return text;
  const struct slice inside = {text.text + BIDI_LENGTH, text.length - MATCH_ISOLATES};
  size_t open = 1, at = BIDI_LENGTH;
  for (; open && text.length - at >= BIDI_LENGTH; at++) {
    if (bidi_isolate_at(text.text + at) == BIDI_ISOLATE) open++;
    if (bidi_isolate_at(text.text + at) == BIDI_POP_ISOLATE) open--;
  }
  const bool is_round_all = !open && at + 2 == text.length;
  return is_round_all && !argument_is_blank(inside) ? inside : text;
}

struct match_value match_text_value(const errcat_parameter *parameter, struct slice text) {
  const struct slice inside = without_isolates(text);
  return (struct match_value){
      text.length,
      inside,
      {.name = parameter->name, .type = ERRCAT_TEXT, .text = inside.text, .length = inside.length}};
}

errcat_argument match_number_value(const errcat_parameter *parameter, uint64_t number) {
  return (errcat_argument){
      .name = parameter->name, .type = parameter->type, .number = (int64_t)number};
}

static errcat_argument time_value(const errcat_parameter *parameter,
                                  const struct civil_time *civil) {
  return (errcat_argument){.name = parameter->name,
                           .type = ERRCAT_TIME,
                           .number = civil->seconds,
                           .precision = civil->precision,
                           .offset = civil->offset};
}

int match_counting_parameter(const struct match_form *form) {
  for (int p = 0; form->plural && form->parameters[p].name; p++)
    if (form->parameters[p].type == ERRCAT_COUNT) return p;
  return -1;
}

static bool is_acceptable(const struct match_form *form, int parameter, uint64_t number) {
  if (form->parameters[parameter].type != ERRCAT_COUNT) return true;
  return number <= INT64_MAX && (parameter != match_counting_parameter(form) ||
                                 plural_form(form->plural, number) == form->number);
}

/* RFC 3339 says the same in several lengths. */
static size_t read_said_times(struct slice text, size_t least,
                              struct reading values[READINGS_MAX]) {
  enum { SHORTEST = 10, LONGEST = 40 };
  size_t count = 0;
  for (size_t length = SHORTEST; length <= LONGEST && length <= text.length; length++)
    if (length >= least && civil_time_read(text.text, length, &values[count].civil)) {
      values[count].number = 0;
      values[count++].length = length;
    }
  return count;
}

static size_t read_values(const struct match_form *form, int32_t type, struct slice text,
                          size_t least, struct reading values[READINGS_MAX]) {
  if (type == ERRCAT_TIME && form->spelling == MATCH_SAID)
    return read_said_times(text, least, values);
  if (type != ERRCAT_TIME && form->spelling == MATCH_OTHERS)
    return conventions_read_other(form->conventions, type, text, least, values);
  return conventions_read(form->conventions, type, text, least, values);
}

size_t match_read_values(const struct match_form *form, int parameter, struct slice text,
                         size_t least, struct match_value values[READINGS_MAX]) {
  const bool isolated = text.length > MATCH_ISOLATES && bidi_isolate_at(text.text) == BIDI_ISOLATE;
  const size_t around = isolated ? MATCH_ISOLATES : 0;
  const struct slice inside = {text.text + around / 2, text.length - around};
  const errcat_parameter *declared = &form->parameters[parameter];
  struct reading found[READINGS_MAX];
  least = least > around ? least - around : 0;
  const size_t count = read_values(form, declared->type, inside, least, found);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if ((isolated && bidi_isolate_at(inside.text + found[i].length) != BIDI_POP_ISOLATE) ||
        !is_acceptable(form, parameter, found[i].number))
      continue;
    struct match_value *value = &values[kept++];
    value->length = found[i].length + around;
    value->inside = (struct slice){inside.text, found[i].length};
    value->argument = declared->type == ERRCAT_TIME ? time_value(declared, &found[i].civil)
                                                    : match_number_value(declared, found[i].number);
  }
  return kept;
}
