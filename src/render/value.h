/* The values that stand in a text, and what their types do: a type of argument is one entry of the
   table in value.c. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef VALUE_H
#define VALUE_H

#include "base/names.h"

#include <errcat.h>

#include "base/rare.h"
#include "base/slice.h"
#include "locale/civil_time.h"
#include "render/escape.h"
#include "store/language.h"

/* An argument, converted to the type of its parameter. */
struct value {
  const char *name;
  int32_t type; /* 0: missing */
  struct slice text;
  int64_t number; /* COUNT, NUMBER */
  struct civil_time civil;
  int64_t unused; /* makes it 64 bytes, which are found by a shift */
};

/* The values of a text, and what was wrong with the arguments. */
struct values {
  size_t count;
  struct value items[ERRCAT_PARAMETERS_MAX];
  uint32_t status;
  const char *argument_name; /* the argument that status is about first */
};

/* Converts a text to a type other than TEXT; false if it cannot be. */
bool value_parse(struct value *value, int32_t type, struct slice text);

/* Converts a text to any type; false if it cannot be. */
static inline bool value_read(struct value *value, int32_t type, struct slice text) {
  value->text = text;
  return type == ERRCAT_TEXT || value_parse(value, type, text);
}

/* Converts an argument that is no text to a type; false if it cannot be. */
bool value_convert(struct value *value, int32_t type, const errcat_argument *argument);

/* The same, the usual case without a call. */
static inline bool value_take(struct value *value, int32_t type, const errcat_argument *argument) {
  value->number = argument->number;
  if (type == ERRCAT_COUNT && argument->type == ERRCAT_COUNT && argument->number >= 0) return true;
  return value_convert(value, type, argument);
}

/* Writes a value in a language's conventions, escaped and isolated as flags say; the status bits. */
uint32_t value_put(struct output *output, const errcat_language *language,
                   const struct value *value, uint32_t flags);

/* Writes a value as JSON: a string, escaped for a mode, or a number. */
void value_put_json(struct output *output, const struct value *value, uint32_t mode);

/* Whether two arguments of the same type have the same value. */
bool value_equal(const errcat_argument *a, const errcat_argument *b);

/* The count that picks the plural form; false if there is none. */
bool values_count(const struct values *values, uint64_t *count);

#endif
