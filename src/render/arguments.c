/* Arguments matched with parameters by name. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "render/arguments.h"

#include <string.h>

static struct slice text_of(const errcat_argument *argument) {
  if (!argument->text) return (struct slice){"", 0};
  return (struct slice){argument->text,
                        argument->length == ERRCAT_NUL ? strlen(argument->text) : argument->length};
}

/* The Unicode Standard, White_Space. */
static bool is_white_space(uint32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

RARE static bool is_all_white_space(struct slice text) {
  for (size_t at = 0; at < text.length;) {
    uint32_t c;
    at += utf8_decode(text.text + at, text.length - at, &c, NULL);
    if (!is_white_space(c)) return false;
  }
  return true;
}

bool argument_is_blank(struct slice text) {
  const bool is_ascii_name = text.length && text.text[0] > ' ' && text.text[0] < 0x7F;
  return !is_ascii_name && is_all_white_space(text);
}

/* Adds status bits. argument_name is that of the first extra argument, else of the first of the wrong
   type, else of the first that is missing. */
RARE static void record(struct values *values, uint32_t bits, const char *name) {
  if (!values->argument_name || (bits & ~values->status & ~(uint32_t)ERRCAT_MISSING_ARGUMENT))
    values->argument_name = name;
  values->status |= bits;
}

static inline void fill(struct values *values, struct value *value, const char *name, int32_t type,
                        const errcat_argument *argument) {
  bool missing = !argument, converted = false;
  value->name = name;
  if (argument && argument->type == ERRCAT_TEXT && !argument->reserved) {
    const struct slice text = text_of(argument);
    /* White space alone would leave a hole in the sentence. */
    missing = argument_is_blank(text);
    converted = !missing && value_read(value, type, text);
  } else if (argument) {
    converted = !argument->reserved && value_take(value, type, argument);
  }
  value->type = converted ? type : 0;
  if (!converted)
    record(values, missing ? ERRCAT_MISSING_ARGUMENT : ERRCAT_WRONG_TYPE | ERRCAT_MISSING_ARGUMENT,
           name);
}

/* An argument is extra if no parameter has its name, or if an argument in front of it has the same. */
RARE static void record_extra(struct values *values, const errcat_error *error,
                              const errcat_argument *arguments, size_t count) {
  for (size_t i = 0; i < count; i++) {
    bool used = false;
    for (const errcat_parameter *p = error->parameters; p && p->name && !used; p++)
      used = argument_is_called(&arguments[i], p->name);
    if (!used || argument_find(arguments, i, arguments[i].name)) {
      record(values, ERRCAT_EXTRA_ARGUMENT, arguments[i].name);
      return;
    }
  }
}

void arguments_for_error(struct values *values, const errcat_error *error,
                         const errcat_argument *arguments, size_t count) {
  struct value *value = values->items;
  size_t unused = count;
  values->status = 0;
  values->argument_name = NULL;
  for (const errcat_parameter *p = error->parameters; p && p->name; p++) {
    const errcat_argument *argument = argument_find(arguments, count, p->name);
    unused -= argument != NULL;
    fill(values, value++, p->name, p->type, argument);
  }
  values->count = (size_t)(value - values->items);
  if (unused) record_extra(values, error, arguments, count);
}

void arguments_for_template(struct values *values, const errcat_argument *arguments, size_t count) {
  values->count = 0;
  values->status = 0;
  values->argument_name = NULL;
  for (size_t i = 0; i < count && i < ERRCAT_PARAMETERS_MAX; i++)
    if (arguments[i].name)
      fill(values, &values->items[values->count++], arguments[i].name, arguments[i].type,
           &arguments[i]);
}
