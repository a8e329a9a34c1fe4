/* What stands twice in a table of errors, or is about a code that there is not. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "catalog/definition.h"
#include "catalog/rules.h"
#include "catalog/shape.h"

static int by_code(const void *a, const void *b) {
  const struct definition_key *x = a, *y = b;
  return x->code != y->code ? (x->code > y->code) - (x->code < y->code)
                            : (x->place > y->place) - (x->place < y->place);
}

static int by_text(const void *a, const void *b) {
  const struct definition_key *x = a, *y = b;
  const int order = strcmp(x->text, y->text);
  return order ? order : (x->place > y->place) - (x->place < y->place);
}

static void find_duplicates(struct parser *parser, const struct loaded *loaded,
                            struct definition_key *keys) {
  const size_t errors = (size_t)(parser->error - loaded->errors);
  for (size_t i = 0; i < errors; i++)
    keys[i] = (struct definition_key){
        .text = loaded->errors[i].name, .place = parser->places[i], .code = loaded->errors[i].code};
  qsort(keys, errors, sizeof *keys, by_code);
  for (size_t i = 1; i < errors; i++)
    if (keys[i].code == keys[i - 1].code)
      parser_fail_at(parser, keys[i].place, ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_CODE);
  qsort(keys, errors, sizeof *keys, by_text);
  for (size_t i = 1; i < errors; i++)
    if (!strcmp(keys[i].text, keys[i - 1].text))
      parser_fail_at(parser, keys[i].place, ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_NAME);
}

static bool collide(const struct definition_key *a, const struct definition_key *b) {
  if (strcmp(a->text, b->text) != 0) return false;
  return (a->kind == PLAIN) != (b->kind == PLAIN) ||
         (a->kind == SINGULAR && b->kind == SINGULAR && strcmp(a->plural, b->plural) != 0);
}

/* gettext folds sentences of the same text into one entry, so that one of them would be lost. */
static void find_collisions(struct parser *parser, const struct loaded *loaded,
                            struct definition_key *keys) {
  size_t count = 0;
  for (size_t i = 0; loaded->errors + i < parser->error; i++) {
    const errcat_error *error = &loaded->errors[i];
    const char *place = parser->places[i], *plural = error->plural;
    keys[count++] = (struct definition_key){.text = error->message,
                                            .place = place,
                                            .kind = plural ? SINGULAR : PLAIN,
                                            .plural = plural};
    if (plural)
      keys[count++] = (struct definition_key){.text = plural, .place = place, .kind = PLURAL};
    if (error->bare) keys[count++] = (struct definition_key){.text = error->bare, .place = place};
  }
  qsort(keys, count, sizeof *keys, by_text);
  for (size_t i = 1; i < count; i++)
    if (collide(&keys[i - 1], &keys[i]))
      parser_fail_at(parser, keys[i].place, ERRCAT_DIAGNOSTIC_DEF_COLLISION);
}

/* ---- the service's own words ---- */

/* keys are sorted by code. */
static const errcat_error *find_code(const struct loaded *loaded, const struct definition_key *keys,
                                     int32_t code) {
  size_t low = 0, high = loaded->domain.count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (keys[middle].code == code) return &loaded->errors[keys[middle].index];
    if (keys[middle].code < code)
      low = middle + 1;
    else
      high = middle;
  }
  return NULL;
}

static void sort_codes(const struct loaded *loaded, struct definition_key *keys) {
  for (size_t i = 0; i < loaded->domain.count; i++)
    keys[i] = (struct definition_key){.code = loaded->errors[i].code, .index = i};
  qsort(keys, loaded->domain.count, sizeof *keys, by_code);
}

static void check_general(struct parser *parser, const struct loaded *loaded,
                          const struct definition_key *keys) {
  bool seen[600] = {false};
  for (const errcat_general *general = loaded->general; general < parser->general; general++) {
    const char *place = parser->general_places[general - loaded->general];
    if (!find_code(loaded, keys, general->code))
      parser_fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_GENERAL_CODE);
    else if (seen[general->http_status])
      parser_fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_GENERAL_TWICE);
    seen[general->http_status] = true;
  }
}

/* keys are sorted by code, and then used otherwise. */
static void check_said(struct parser *parser, const struct loaded *loaded,
                       struct definition_key *keys) {
  const size_t count = (size_t)(parser->said - loaded->said);
  for (size_t i = 0; i < count; i++) {
    const errcat_error *error = find_code(loaded, keys, loaded->said[i].code);
    if (!error)
      parser_fail_at(parser, parser->said_places[i], ERRCAT_DIAGNOSTIC_DEF_SAID_CODE);
    else if (!rules_said(loaded->said[i].message, error->parameters))
      parser_fail_at(parser, parser->said_places[i], ERRCAT_DIAGNOSTIC_DEF_SAID_PLACEHOLDERS);
  }
  for (size_t i = 0; i < count; i++)
    keys[i] = (struct definition_key){.text = loaded->said[i].message,
                                      .place = parser->said_places[i],
                                      .code = loaded->said[i].code};
  qsort(keys, count, sizeof *keys, by_text);
  for (size_t i = 1; i < count; i++)
    if (keys[i].code != keys[i - 1].code && !strcmp(keys[i].text, keys[i - 1].text))
      parser_fail_at(parser, keys[i].place, ERRCAT_DIAGNOSTIC_DEF_SAID_TWICE);
}

static void check_keys(struct parser *parser, const struct loaded *loaded,
                       struct definition_key *keys) {
  const size_t count = (size_t)(parser->key - loaded->keys);
  for (size_t i = 0; i < count; i++)
    if (!find_code(loaded, keys, loaded->keys[i].code))
      parser_fail_at(parser, parser->key_places[i], ERRCAT_DIAGNOSTIC_DEF_KEY_CODE);
  for (size_t i = 0; i < count; i++)
    keys[i] = (struct definition_key){.text = loaded->keys[i].key, .place = parser->key_places[i]};
  qsort(keys, count, sizeof *keys, by_text);
  for (size_t i = 1; i < count; i++)
    if (!strcmp(keys[i].text, keys[i - 1].text))
      parser_fail_at(parser, keys[i].place, ERRCAT_DIAGNOSTIC_DEF_KEY_TWICE);
}

static void check_paths(struct parser *parser, const struct loaded *loaded) {
  struct shape_fault fault;
  /* Where a path cannot be read its shape lacks it. */
  const int32_t kind = parser->faulty ? 0 : shapes_check(&loaded->domain, &fault);
  if (kind) parser_fail_at(parser, parser->path_places[fault.row], kind);
  for (const errcat_path *path = loaded->paths; path < parser->path; path++)
    if (path->parameter && !shapes_know(&loaded->domain, path->parameter))
      parser_fail_at(parser, parser->path_places[path - loaded->paths],
                     ERRCAT_DIAGNOSTIC_DEF_PATH_PARAMETER);
}

void definition_find_faults(struct parser *parser, const struct loaded *loaded,
                            struct definition_key *keys) {
  find_duplicates(parser, loaded, keys);
  find_collisions(parser, loaded, keys);
  sort_codes(loaded, keys);
  check_general(parser, loaded, keys);
  check_said(parser, loaded, keys);
  sort_codes(loaded, keys);
  check_keys(parser, loaded, keys);
  check_paths(parser, loaded);
}
