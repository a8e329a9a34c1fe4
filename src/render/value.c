/* The values that stand in a text, and what their types do. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "render/value.h"

#include <string.h>

#include "render/isolate.h"

/* What tells one type of argument from another. */
struct value_type {
  /* From a text; false if it is none of this type. NULL for text itself. */
  bool (*read)(struct value *value, struct slice text);
  /* From an argument of another type than text; false if it cannot be. */
  bool (*take)(struct value *value, const errcat_argument *argument);
  /* As the language writes it, into buffer; the length. NULL for text, which stands as it is. */
  size_t (*write)(const struct conventions *conventions, const struct value *value, uint32_t flags,
                  char buffer[CONVENTIONS_SIZE]);
  void (*put_json)(struct output *output, const struct value *value, uint32_t mode);
  bool (*equal)(const errcat_argument *a, const errcat_argument *b);
};

/* ---- text ---- */

static void put_string(struct output *output, const char *text, size_t length, uint32_t mode) {
  output_put_whole(output, "\"", 1);
  escape_argument(output, text, length, mode);
  output_put_whole(output, "\"", 1);
}

static void put_json_text(struct output *output, const struct value *value, uint32_t mode) {
  put_string(output, value->text.text, value->text.length, mode);
}

static bool equal_texts(const errcat_argument *a, const errcat_argument *b) {
  return a->length == b->length && !memcmp(a->text, b->text, a->length);
}

/* ---- numbers ---- */

static bool read_number(struct value *value, struct slice text) {
  const bool negative = text.length > 0 && text.text[0] == '-';
  const uint64_t limit = (uint64_t)INT64_MAX + negative;
  uint64_t number = 0;
  if (text.length == negative) return false;
  for (size_t i = negative; i < text.length; i++) {
    const unsigned digit = (unsigned char)text.text[i] - (unsigned)'0';
    if (digit > 9 || number > (limit - digit) / 10) return false;
    number = number * 10 + digit;
  }
  value->number = negative ? (int64_t)(0 - number) : (int64_t)number;
  return true;
}

static bool read_count(struct value *value, struct slice text) {
  return read_number(value, text) && value->number >= 0;
}

static bool take_number(struct value *value, const errcat_argument *argument) {
  value->number = argument->number;
  return argument->type == ERRCAT_COUNT || argument->type == ERRCAT_NUMBER;
}

static bool take_count(struct value *value, const errcat_argument *argument) {
  return take_number(value, argument) && value->number >= 0;
}

static size_t write_count(const struct conventions *conventions, const struct value *value,
                          uint32_t flags, char buffer[CONVENTIONS_SIZE]) {
  (void)flags;
  return conventions_write_count(conventions, (uint64_t)value->number, buffer);
}

static size_t write_number(const struct conventions *conventions, const struct value *value,
                           uint32_t flags, char buffer[CONVENTIONS_SIZE]) {
  (void)flags;
  return conventions_write_number(conventions, value->number, buffer);
}

static void put_json_number(struct output *output, const struct value *value, uint32_t mode) {
  (void)mode;
  output_put_number(output, value->number);
}

static bool equal_numbers(const errcat_argument *a, const errcat_argument *b) {
  return a->number == b->number;
}

/* ---- times ---- */

static bool read_time(struct value *value, struct slice text) {
  return civil_time_read(text.text, text.length, &value->civil);
}

static bool take_time(struct value *value, const errcat_argument *argument) {
  value->civil = (struct civil_time){argument->number, argument->precision, argument->offset};
  return argument->type == ERRCAT_TIME && civil_time_valid(&value->civil);
}

static size_t write_time(const struct conventions *conventions, const struct value *value,
                         uint32_t flags, char buffer[CONVENTIONS_SIZE]) {
  return conventions_write_time(conventions, &value->civil, !(flags & ERRCAT_HIDE_OFFSET), buffer);
}

static void put_json_time(struct output *output, const struct value *value, uint32_t mode) {
  char text[CIVIL_TIME_SIZE];
  put_string(output, text, civil_time_write(&value->civil, text), mode);
}

static bool equal_times(const errcat_argument *a, const errcat_argument *b) {
  return a->number == b->number && a->precision == b->precision && a->offset == b->offset;
}

/* ---- all of them ---- */

static bool take_none(struct value *value, const errcat_argument *argument) {
  (void)value, (void)argument;
  return false;
}

/* clang-format off */
static const struct value_type types[] = {
    [0]             = {NULL,        take_none,   NULL,         NULL,            equal_numbers}, /* any other */
    [ERRCAT_TEXT]   = {NULL,        take_none,   NULL,         put_json_text,   equal_texts},
    [ERRCAT_COUNT]  = {read_count,  take_count,  write_count,  put_json_number, equal_numbers},
    [ERRCAT_NUMBER] = {read_number, take_number, write_number, put_json_number, equal_numbers},
    [ERRCAT_TIME]   = {read_time,   take_time,   write_time,   put_json_time,   equal_times},
};
/* clang-format on */

RARE bool value_parse(struct value *value, int32_t type, struct slice text) {
  return types[type].read(value, text);
}

RARE bool value_convert(struct value *value, int32_t type, const errcat_argument *argument) {
  return types[type >= ERRCAT_TEXT && type <= ERRCAT_TIME ? type : 0].take(value, argument);
}

static void put_written(struct output *output, const errcat_language *language,
                        const struct value *value, uint32_t flags) {
  char buffer[CONVENTIONS_SIZE];
  const size_t length = types[value->type].write(&language->conventions, value, flags, buffer);
  escape_literal(output, buffer, length, false, flags);
}

RARE static bool put_isolated(struct output *output, const errcat_language *language,
                              const struct value *value, uint32_t flags) {
  if (value->type == ERRCAT_TEXT)
    return isolate_argument(output, value->text.text, value->text.length, flags);
  const bool opened = isolate_open(output, flags);
  put_written(output, language, value, flags);
  isolate_close(output, opened, flags);
  return true;
}

uint32_t value_put(struct output *output, const errcat_language *language,
                   const struct value *value, uint32_t flags) {
  bool kept = true;
  if (flags & ERRCAT_ISOLATE)
    kept = put_isolated(output, language, value, flags);
  else if (value->type == ERRCAT_TEXT)
    kept = escape_argument(output, value->text.text, value->text.length, flags);
  else
    put_written(output, language, value, flags);
  return kept ? 0 : ERRCAT_INVALID_UTF8;
}

void value_put_json(struct output *output, const struct value *value, uint32_t mode) {
  types[value->type].put_json(output, value, mode);
}

bool value_equal(const errcat_argument *a, const errcat_argument *b) {
  return types[a->type].equal(a, b);
}

bool values_count(const struct values *values, uint64_t *count) {
  for (size_t i = 0; i < values->count; i++)
    if (values->items[i].type == ERRCAT_COUNT) {
      *count = (uint64_t)values->items[i].number;
      return true;
    }
  return false;
}
