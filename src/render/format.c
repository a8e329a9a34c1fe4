/* Code and arguments become text. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "render/format.h"

#include <string.h>

#include "render/arguments.h"
#include "render/isolate.h"
#include "store/libintl.h"

#define HTTP_STATUS(flags) ((flags) >> 16)

static size_t write_value(char buffer[CONVENTIONS_SIZE], const struct conventions *conventions,
                          const struct value *value, uint32_t flags) {
  if (value->type == ERRCAT_COUNT)
    return conventions_write_count(conventions, (uint64_t)value->number, buffer);
  if (value->type == ERRCAT_NUMBER)
    return conventions_write_number(conventions, value->number, buffer);
  return conventions_write_time(conventions, &value->civil, !(flags & ERRCAT_HIDE_OFFSET), buffer);
}

static void put_number(struct output *output, const errcat_language *language,
                       const struct value *value, uint32_t flags) {
  char buffer[CONVENTIONS_SIZE];
  escape_literal(output, buffer, write_value(buffer, &language->conventions, value, flags), false,
                 flags);
}

RARE static bool put_isolated(struct output *output, const errcat_language *language,
                              const struct value *value, uint32_t flags) {
  if (value->type == ERRCAT_TEXT)
    return isolate_argument(output, value->text.text, value->text.length, flags);
  const bool opened = isolate_open(output, flags);
  put_number(output, language, value, flags);
  isolate_close(output, opened, flags);
  return true;
}

uint32_t format_value(struct output *output, const errcat_language *language,
                      const struct value *value, uint32_t flags) {
  bool kept = true;
  if (flags & ERRCAT_ISOLATE)
    kept = put_isolated(output, language, value, flags);
  else if (value->type == ERRCAT_TEXT)
    kept = escape_argument(output, value->text.text, value->text.length, flags);
  else
    put_number(output, language, value, flags);
  return kept ? 0 : ERRCAT_INVALID_UTF8;
}

static uint32_t write_pieces(struct output *output, const errcat_language *language,
                             const struct piece *piece, const struct value *values,
                             uint32_t flags) {
  uint32_t status = 0;
  for (;; piece++) {
    escape_literal(output, piece->literal, piece->length, piece->is_ordinary, flags);
    if (piece->blank >= 0)
      status |= format_value(output, language, &values[piece->blank], flags);
    else if (piece->blank == PIECE_END)
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
    escape_literal(output, literal.text, literal.length, false, flags);
    if (piece == TEMPLATE_BLANK) {
      const struct value *value = value_called(values, name);
      if (value) {
        status |= format_value(output, language, value, flags);
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

bool format_count(const struct values *values, uint64_t *count) {
  for (size_t i = 0; i < values->count; i++)
    if (values->items[i].type == ERRCAT_COUNT) {
      *count = (uint64_t)values->items[i].number;
      return true;
    }
  return false;
}

static void tell(const errcat_reader *reader, const errcat_language *language, uint32_t status,
                 const char *argument_name, errcat_result *result) {
  if (!result) return;
  if (language != reader->languages[0] && !language->through_libintl) status |= ERRCAT_UNTRANSLATED;
  *result = (errcat_result){status, language->direction, language->tag, argument_name};
}

static size_t finish(struct output *output, size_t size, errcat_result *result) {
  const size_t length = output_close(output);
  if (result && length >= size) result->status |= ERRCAT_TRUNCATED;
  return length;
}

/* The languages of a reader in turn; the source, which has everything, is the last. */
static const errcat_language *first_with_text(const errcat_reader *reader, uint32_t index) {
  size_t i = 0;
  while (!reader->languages[i]->is_source && !reader->languages[i]->messages[index].text) i++;
  return reader->languages[i];
}

static const errcat_language *first_with_forms(const errcat_reader *reader, uint32_t index) {
  size_t i = 0;
  while (!reader->languages[i]->is_source && !reader->languages[i]->messages[index].forms) i++;
  return reader->languages[i];
}

/* What is asked for, its code looked up. Passed by value, it stays in registers. */
struct request {
  const errcat_reader *reader;
  const errcat_error *error;
  uint32_t index;
  uint32_t status, flags;
  const errcat_argument *arguments;
  size_t count;
};

static void format_blanks(struct output *output, struct request request, errcat_result *result) {
  const errcat_language *language;
  struct values values;
  arguments_for_error(&values, request.error, request.arguments, request.count);
  uint32_t status = request.status | values.status;
  if (values.status & ERRCAT_MISSING_ARGUMENT) {
    language = first_with_text(request.reader, request.index);
    const struct message *message = &language->messages[request.index];
    escape_literal(output, message->text, message->length, message->is_ordinary, request.flags);
  } else {
    language = first_with_forms(request.reader, request.index);
    const struct message *message = &language->messages[request.index];
    uint64_t n;
    const uint32_t form =
        message->plural && format_count(&values, &n) ? plural_form(message->plural, n) : 0;
    status |= write_pieces(output, language, message->forms[form], values.items, request.flags);
  }
  tell(request.reader, language, status, values.argument_name, result);
}

static void format_plain(struct output *output, struct request request, errcat_result *result) {
  const errcat_language *language = first_with_text(request.reader, request.index);
  const struct message *message = &language->messages[request.index];
  escape_literal(output, message->text, message->length, message->is_ordinary, request.flags);
  uint32_t status = request.status;
  const char *argument_name = NULL;
  if (request.count && result) {
    struct values values;
    arguments_for_error(&values, request.error, request.arguments, request.count);
    status |= values.status;
    argument_name = values.argument_name;
  }
  tell(request.reader, language, status, argument_name, result);
}

static void format_through_libintl(struct output *output, struct request request,
                                   errcat_result *result) {
  struct values values;
  errcat_language language; /* the locale's, as it is now */
  arguments_for_error(&values, request.error, request.arguments, request.count);
  const uint32_t status =
      request.status | values.status |
      gettext_format(output, request.reader, request.error, &values, request.flags, &language);
  tell(request.reader, &language, status, values.argument_name, result);
  if (result) result->tag = gettext_tag(request.reader, &language);
}

void format_error(struct output *output, const errcat_reader *reader, int32_t code,
                  const errcat_argument *arguments, size_t count, uint32_t flags,
                  errcat_result *result) {
  const struct table *table = reader->languages[0]->table;
  int64_t index = table_index(table, code);
  struct request request = {reader, NULL, 0, 0, flags, arguments, count};
  errcat_argument unknown;
  if (index < 0) {
    index = table_general(table, HTTP_STATUS(flags));
    unknown = errcat_number("code", code);
    request.status = ERRCAT_UNKNOWN_CODE;
    request.arguments = &unknown;
    request.count = table_error(table, (uint32_t)index)->parameters != NULL;
  }
  request.index = (uint32_t)index;
  request.error = table_error(table, request.index);
  if (reader->languages[0]->through_libintl)
    format_through_libintl(output, request, result);
  else if (request.error->parameters)
    format_blanks(output, request, result);
  else
    format_plain(output, request, result);
}

size_t errcat_format(const errcat_reader *reader, int32_t code, const errcat_argument *arguments,
                     size_t count, uint32_t flags, char *buffer, size_t size,
                     errcat_result *result) {
  struct output output;
  output_open(&output, buffer, size);
  format_error(&output, reader, code, arguments, count, flags, result);
  return finish(&output, size, result);
}

/* A message in the first of the reader's languages that has it; the source has every one. */
static const char *find_message(const errcat_reader *reader, const char *context, const char *id,
                                const char *plural, uint64_t n, const errcat_language **language) {
  for (size_t i = 0;; i++) {
    *language = reader->languages[i];
    const char *text = (*language)->through_libintl
                           ? gettext_translate(*language, context, id, plural, n)
                           : language_gettext(*language, context, id, plural, n);
    if (text) return text;
  }
}

const char *errcat_gettext(const errcat_reader *reader, const char *context, const char *id,
                           const char *plural, uint64_t n) {
  const errcat_language *language;
  return find_message(reader, context, id, plural, n, &language);
}

size_t errcat_format_message(const errcat_reader *reader, const char *context, const char *id,
                             const char *plural, const errcat_argument *arguments, size_t count,
                             uint32_t flags, char *buffer, size_t size, errcat_result *result) {
  const errcat_language *language;
  struct values values;
  struct output output;
  uint64_t n = 0;
  output_open(&output, buffer, size);
  arguments_for_template(&values, arguments, count);
  format_count(&values, &n);
  const char *text = find_message(reader, context, id, plural, n, &language);
  errcat_language locale;
  const bool through_libintl = language->through_libintl;
  if (through_libintl && gettext_language(language, &locale)) language = &locale;
  const uint32_t status =
      values.status |
      format_template(&output, language, (struct slice){text, strlen(text)}, &values, flags);
  tell(reader, language, status, values.argument_name, result);
  if (result && through_libintl) result->tag = gettext_tag(reader, language);
  return finish(&output, size, result);
}
