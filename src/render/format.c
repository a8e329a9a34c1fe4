/* An error's code and arguments become text. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "render/format.h"

#include <string.h>

#include "base/decimal.h"
#include "render/arguments.h"
#include "render/options.h"

/* ---- parts ---- */

/* Where the output stands: in the whole text, and in what there is room for. */
struct place {
  size_t length;
  const char *at;
};

static struct place place_of(const struct output *output) {
  return (struct place){output->length, output->at};
}

/* Records what was written since a place; name is the argument's, or NULL for the sentence's words,
   as for a value that no argument of the caller's has. */
static void record_part(const struct output *output, struct place from, const char *name) {
  struct parts *parts = output->parts;
  errcat_part part = {(size_t)(from.at - parts->begin), (size_t)(output->at - from.at), -1, 0};
  if (output->length == from.length) return;
  const errcat_argument *argument = argument_find(parts->arguments, parts->argument_count, name);
  if (name && argument) part.argument = (int32_t)(argument - parts->arguments);
  if (parts->has_words && part.argument < 0) { /* the words go on */
    if (parts->count <= parts->capacity) parts->items[parts->count - 1].length += part.length;
    return;
  }
  parts->has_words = part.argument < 0;
  if (parts->count++ < parts->capacity) parts->items[parts->count - 1] = part;
}

RARE static uint32_t write_parts(struct output *output, const errcat_language *language,
                                 const struct piece *piece, const struct value *values,
                                 uint32_t flags) {
  uint32_t status = 0;
  for (;; piece++) {
    struct place place = place_of(output);
    escape_literal(output, piece->literal, piece->length, piece->is_ordinary, flags);
    record_part(output, place, NULL);
    if (piece->parameter == PIECE_END) return status;
    if (piece->parameter < 0) continue;
    place = place_of(output);
    status |= value_put(output, language, &values[piece->parameter], flags);
    record_part(output, place, values[piece->parameter].name);
  }
}

/* ---- templates ---- */

static uint32_t write_pieces(struct output *output, const errcat_language *language,
                             const struct piece *piece, const struct value *values,
                             uint32_t flags) {
  uint32_t status = 0;
  for (;; piece++) {
    escape_literal(output, piece->literal, piece->length, piece->is_ordinary, flags);
    if (piece->parameter >= 0)
      status |= value_put(output, language, &values[piece->parameter], flags);
    else if (piece->parameter == PIECE_END)
      return status;
  }
}

static const struct value *value_called(const struct values *values, struct slice name) {
  for (size_t i = 0; i < values->count; i++) {
    const struct value *value = &values->items[i];
    if (!strncmp(value->name, name.text, name.length) && !value->name[name.length])
      return value->type ? value : NULL;
  }
  return NULL;
}

uint32_t format_template(struct output *output, const errcat_language *language, struct slice text,
                         const struct values *values, uint32_t flags) {
  uint32_t status = 0;
  struct slice literal, name;
  for (;;) {
    const enum template_piece piece = template_next(&text, &literal, &name);
    struct place place = place_of(output);
    escape_literal(output, literal.text, literal.length, false, flags);
    if (output->parts) record_part(output, place, NULL);
    place = place_of(output);
    if (piece == TEMPLATE_PLACEHOLDER) {
      const struct value *value = value_called(values, name);
      if (value) {
        status |= value_put(output, language, value, flags);
        if (output->parts) record_part(output, place, value->name);
      } else {
        output_put_whole(output, "\xE2\x80\xA6", 3); /* … */
        status |= ERRCAT_MISSING_ARGUMENT;
      }
    } else if (piece == TEMPLATE_BAD) {
      escape_literal(output, text.text, text.length, false, flags);
      return status;
    } else if (piece == TEMPLATE_END) {
      return status;
    }
  }
}

static void report(const errcat_reader *reader, const errcat_language *language, uint32_t status,
                   const char *argument_name, errcat_result *result) {
  if (!result) return;
  if (language != reader->languages[0]) status |= ERRCAT_UNTRANSLATED;
  *result = (errcat_result){status, language->direction, language->tag, argument_name, {0}};
}

RARE size_t format_refuse(char *buffer, size_t size, uint32_t status, errcat_result *result) {
  if (size) *buffer = '\0';
  if (result) *result = (errcat_result){.status = status, .direction = ERRCAT_LTR, .tag = ""};
  return 0;
}

size_t format_finish(struct output *output, size_t size, errcat_result *result) {
  const size_t length = output_close(output);
  if (result && length >= size) result->status |= ERRCAT_TRUNCATED;
  return length;
}

/* The first of the reader's languages that has a sentence without placeholders. The last one is the
   source, which has every message. */
static const errcat_language *first_with_text(const errcat_reader *reader, uint32_t index) {
  size_t i = 0;
  while (!reader->languages[i]->messages[index].text && !reader->languages[i]->is_source) i++;
  return reader->languages[i];
}

static const errcat_language *first_with_forms(const errcat_reader *reader, uint32_t index) {
  size_t i = 0;
  while (!reader->languages[i]->messages[index].forms && !reader->languages[i]->is_source) i++;
  return reader->languages[i];
}

/* What the caller asked for, and what was found out by its code. Passed by value, so that it stays in
   registers. */
struct request {
  const errcat_reader *reader;
  const errcat_error *error;
  uint32_t index;
  uint32_t status, flags;
  const errcat_argument *arguments;
  size_t count;
};

/* A sentence without placeholders is one part. */
RARE static void write_only_part(struct output *output, const struct message *message,
                                 uint32_t flags) {
  const struct place place = place_of(output);
  escape_literal(output, message->text, message->length, message->is_ordinary, flags);
  record_part(output, place, NULL);
}

static inline void write_text(struct output *output, const struct message *message,
                              struct request request) {
  if (output->parts)
    write_only_part(output, message, request.flags);
  else
    escape_literal(output, message->text, message->length, message->is_ordinary, request.flags);
}

static void format_filled(struct output *output, struct request request, errcat_result *result) {
  const errcat_language *language;
  struct values values;
  arguments_for_error(&values, request.error, request.arguments, request.count);
  uint32_t status = request.status | values.status;
  if (values.status & ERRCAT_MISSING_ARGUMENT) {
    language = first_with_text(request.reader, request.index);
    write_text(output, &language->messages[request.index], request);
  } else {
    language = first_with_forms(request.reader, request.index);
    const struct message *message = &language->messages[request.index];
    uint64_t n;
    const uint32_t form =
        message->plural && values_count(&values, &n) ? plural_form(message->plural, n) : 0;
    const struct piece *pieces = message->forms[form];
    status |= output->parts ? write_parts(output, language, pieces, values.items, request.flags)
                            : write_pieces(output, language, pieces, values.items, request.flags);
  }
  report(request.reader, language, status, values.argument_name, result);
}

static void format_plain(struct output *output, struct request request, errcat_result *result) {
  const errcat_language *language = first_with_text(request.reader, request.index);
  write_text(output, &language->messages[request.index], request);
  uint32_t status = request.status;
  const char *argument_name = NULL;
  if (result && request.count) {
    struct values values;
    arguments_for_error(&values, request.error, request.arguments, request.count);
    status |= values.status;
    argument_name = values.argument_name;
  }
  report(request.reader, language, status, argument_name, result);
}

/* In a language whose messages are not compiled. */
RARE static void format_asked(struct output *output, struct request request,
                              errcat_result *result) {
  const errcat_error *error = request.error;
  errcat_language now;
  const errcat_language *first = request.reader->languages[0], *language = &now;
  struct values values;
  uint64_t n = 0;
  arguments_for_error(&values, error, request.arguments, request.count);
  values_count(&values, &n);
  const bool bare = values.status & ERRCAT_MISSING_ARGUMENT;
  uint32_t status = request.status | values.status;
  const char *text = first->operations->message(request.reader, error, bare, n, &now);
  if (!text) {
    language = request.reader->languages[1]; /* the source */
    text = bare ? error->bare : language_source_form(error->message, error->plural, n);
    status |= ERRCAT_UNTRANSLATED;
  }
  if (error->parameters && !bare)
    status |= format_template(output, language, slice_of(text), &values, request.flags);
  else
    write_text(output, &(struct message){.text = text, .length = (uint32_t)strlen(text)}, request);
  if (result)
    *result =
        (errcat_result){status, language->direction, language->tag, values.argument_name, {0}};
}

/* The argument of a general message: a code, which identifies, and so is not in the language's digits. */
struct unknown {
  errcat_argument argument;
  char decimal[DECIMAL_SIZE];
};

static RARE void name_unknown(int32_t code, struct unknown *unknown) {
  const char *const digits = decimal_write(code, unknown->decimal);
  unknown->argument =
      errcat_text("code", digits, (size_t)(unknown->decimal + DECIMAL_SIZE - digits));
}

void format_error(struct output *output, const errcat_reader *reader, int32_t code,
                  const errcat_argument *arguments, size_t count, uint32_t flags,
                  errcat_result *result) {
  const struct table *table = reader->languages[0]->table;
  int64_t index = table_index(table, code);
  struct request request = {reader, NULL, 0, 0, flags, arguments, count};
  struct unknown unknown;
  if (index < 0) {
    index = table_general(table, OPTIONS_STATUS(flags));
    name_unknown(code, &unknown);
    request.status = ERRCAT_UNKNOWN_CODE;
    request.arguments = &unknown.argument;
    request.count = table_error(table, (uint32_t)index)->parameters != NULL;
  }
  request.index = (uint32_t)index;
  request.error = table_error(table, request.index);
  if (reader->languages[0]->operations)
    format_asked(output, request, result);
  else if (request.error->parameters)
    format_filled(output, request, result);
  else
    format_plain(output, request, result);
}

size_t errcat_format(const errcat_reader *reader, int32_t code, const errcat_argument *arguments,
                     size_t count, const errcat_options *options, char *buffer, size_t size,
                     errcat_result *result) {
  struct output output;
  const uint32_t flags = options_read(options), refused = options_refuse(reader, flags);
  if (refused) return format_refuse(buffer, size, refused, result);
  output_open(&output, buffer, size);
  format_error(&output, reader, code, arguments, count, flags, result);
  return format_finish(&output, size, result);
}

size_t errcat_format_parts(const errcat_reader *reader, int32_t code,
                           const errcat_argument *arguments, size_t count,
                           const errcat_options *options, char *buffer, size_t size,
                           errcat_part *parts, size_t capacity, size_t *needed,
                           errcat_result *result) {
  struct output output;
  uint32_t flags = options_read(options);
  if (flags & ERRCAT_ISOLATE) flags = OPTIONS_BAD;
  const uint32_t refused = options_refuse(reader, flags);
  if (needed) *needed = 0;
  if (refused) return format_refuse(buffer, size, refused, result);
  output_open(&output, buffer, size);
  struct parts record = {parts, capacity, 0, false, output.at, arguments, count};
  output.parts = &record;
  format_error(&output, reader, code, arguments, count, flags, result);
  if (needed) *needed = record.count;
  return format_finish(&output, size, result);
}
