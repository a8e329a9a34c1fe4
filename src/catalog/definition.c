/* A table of errors read at run time: the language of .def files (man 5 errcat-def).
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "catalog/definition.h"

/* parser_fail_at() counts lines from the start each time; so the text is bounded. */
enum { DEF_SIZE_MAX = 1 << 20 };

/* Entries, parameters and paths together, at the most. */
static size_t count_calls(const char *text, size_t length) {
  size_t count = 1;
  for (size_t i = 0; i < length; i++) count += text[i] == '(';
  return count;
}

/* The block's parts, one behind the other: each with room for all calls, and for the row that ends it. */
enum {
  PARTS_BYTES = sizeof(errcat_error) + 2 * sizeof(errcat_parameter) + sizeof(errcat_said) +
                sizeof(errcat_general) + sizeof(errcat_key) + sizeof(errcat_path)
};

static void divide(struct parser *parser, struct loaded *loaded, size_t rows) {
  parser->error = loaded->errors;
  parser->parameter = (errcat_parameter *)(void *)(parser->error + rows);
  loaded->said = parser->said = (errcat_said *)(void *)(parser->parameter + 2 * rows);
  loaded->keys = parser->key = (errcat_key *)(void *)(parser->said + rows);
  loaded->paths = parser->paths = parser->path = (errcat_path *)(void *)(parser->key + rows);
  loaded->general = parser->general = (errcat_general *)(void *)(parser->path + rows);
  parser->string = (char *)(parser->general + rows);
}

static void fill_domain(const struct parser *parser, struct loaded *loaded) {
  errcat_domain *domain = &loaded->domain;
  domain->size = sizeof *domain;
  domain->errors = loaded->errors;
  domain->count = (size_t)(parser->error - loaded->errors);
  domain->said = loaded->said;
  domain->general = loaded->general;
  domain->keys = loaded->keys;
  domain->paths = loaded->paths;
  *parser->said = (errcat_said){0, NULL};
  *parser->general = (errcat_general){0, 0};
  *parser->key = (errcat_key){0, NULL};
  *parser->path = (errcat_path){0, NULL, NULL};
}

static struct loaded *load(struct parser *parser, size_t length, const errcat_allocator *allocator,
                           void *scratch, size_t calls) {
  struct loaded *loaded =
      memory_take(allocator, sizeof *loaded + (calls + 1) * PARTS_BYTES + length + 1);
  if (!loaded) return NULL;
  memset(loaded, 0, sizeof *loaded);
  loaded->allocator = *allocator;
  divide(parser, loaded, calls + 1);
  parser->places = scratch;
  parser->said_places = parser->places + calls;
  parser->general_places = parser->said_places + calls;
  parser->key_places = parser->general_places + calls;
  parser->path_places = parser->key_places + calls;
  definition_parse(parser, loaded);
  fill_domain(parser, loaded);
  definition_find_faults(parser, loaded, (void *)(parser->path_places + calls));
  return loaded;
}

errcat_domain *errcat_domain_load(const char *text, size_t length, const char *label,
                                  const errcat_allocator *allocator, errcat_report *report,
                                  void *context) {
  struct reporter reporter = {report, context, 0};
  if (!text) text = "", length = 0;
  if (length == ERRCAT_NUL) length = strlen(text);
  if (!allocator) allocator = &memory_standard;
  if (!label) label = "";
  struct parser parser = {.text = text, .at = text, .end = text + length, .label = label};
  parser.reporter = &reporter;
  if (length > DEF_SIZE_MAX) {
    parser_fail_at(&parser, text, ERRCAT_DIAGNOSTIC_DEF_TOO_LARGE);
    return NULL;
  }
  const size_t valid = utf8_valid_length(text, length);
  if (valid < length) {
    parser_fail_at(&parser, text + valid,
                   text[valid] ? ERRCAT_DIAGNOSTIC_DEF_UTF8 : ERRCAT_DIAGNOSTIC_DEF_NUL);
    return NULL;
  }
  if (length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) {
    parser_fail_at(&parser, text, ERRCAT_DIAGNOSTIC_DEF_MARK);
    return NULL;
  }
  const size_t calls = count_calls(text, length);
  void *scratch =
      memory_take(allocator, calls * (5 * sizeof(char *) + 3 * sizeof(struct definition_key)));
  struct loaded *loaded = scratch ? load(&parser, length, allocator, scratch, calls) : NULL;
  memory_give(allocator, scratch);
  if (!loaded) {
    parser_fail_at(&parser, text, ERRCAT_DIAGNOSTIC_NO_MEMORY);
    return NULL;
  }
  if (!parser.faulty) return &loaded->domain;
  memory_give(allocator, loaded);
  return NULL;
}

void errcat_domain_free(errcat_domain *domain) {
  if (!domain) return;
  struct loaded *loaded = (struct loaded *)(void *)domain;
  const errcat_allocator allocator = loaded->allocator;
  memory_give(&allocator, loaded);
}
