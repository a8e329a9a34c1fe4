/* The values that stand in a text. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/match_value.h"

#include <string.h>

#include "render/arguments.h"

static const char ISOLATE_FIRST[] = "\xE2\x81"; /* U+2066 to U+2069 are E2 81 A6 … A9 */
enum { ISOLATE_SIZE = MATCH_ISOLATES / 2 };

static bool is_isolate(const char *at) {
  return !memcmp(at, ISOLATE_FIRST, 2) && (unsigned char)at[2] >= 0xA6 &&
         (unsigned char)at[2] <= 0xA8;
}

static bool is_pop(const char *at) {
  return !memcmp(at, ISOLATE_FIRST, 2) && (unsigned char)at[2] == 0xA9;
}

/* Takes off the isolate that is round all of a text: what opens it is closed at the very end. One
   round white space is left, as formatting would not have put it there. */
static struct slice without_isolates(struct slice text) {
  if (text.length < MATCH_ISOLATES || !is_isolate(text.text)) return text;
  const struct slice inside = {text.text + ISOLATE_SIZE, text.length - MATCH_ISOLATES};
  size_t open = 1, at = ISOLATE_SIZE;
  for (; open && text.length - at >= ISOLATE_SIZE; at++) {
    if (is_isolate(text.text + at)) open++;
    if (is_pop(text.text + at)) open--;
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

bool match_same_argument(const errcat_argument *a, const errcat_argument *b) {
  if (a->type == ERRCAT_TEXT) return a->length == b->length && !memcmp(a->text, b->text, a->length);
  return a->number == b->number &&
         (a->type != ERRCAT_TIME || (a->precision == b->precision && a->offset == b->offset));
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
  const bool isolated = text.length > MATCH_ISOLATES && is_isolate(text.text);
  const size_t around = isolated ? MATCH_ISOLATES : 0;
  const struct slice inside = {text.text + around / 2, text.length - around};
  const errcat_parameter *declared = &form->parameters[parameter];
  struct reading found[READINGS_MAX];
  least = least > around ? least - around : 0;
  const size_t count = read_values(form, declared->type, inside, least, found);
  size_t kept = 0;
  for (size_t i = 0; i < count; i++) {
    if ((isolated && !is_pop(inside.text + found[i].length)) ||
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
