/* The entries of a table of errors that is read at run time (man 5 errcat-def). SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <string.h>

#include "base/path.h"
#include "catalog/definition.h"
#include "catalog/rules.h"

static bool take_parameter(struct parser *parser, const errcat_parameter *first) {
  static const char *const types[] = {"", "TEXT", "COUNT", "NUMBER", "TIME"};
  const char *name;
  parser_skip(parser);
  const char *place = parser->at;
  if (!parser_take_call(parser, "PARAMETER", ERRCAT_DIAGNOSTIC_DEF_PARAMETER)) return false;
  const struct slice word = parser_take_word(parser);
  int32_t type = ERRCAT_TIME;
  while (type && !parser_is_word(word, types[type])) type--;
  if (!type) return parser_miss_at(parser, word.text, ERRCAT_DIAGNOSTIC_DEF_TYPE);
  if (!parser_take_comma(parser) || !parser_take_name(parser, false, &name) ||
      !parser_take_close(parser))
    return false;
  for (const errcat_parameter *p = first; p < parser->parameter; p++)
    if (!strcmp(p->name, name)) return parser_fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_TWICE);
  if (parser->parameter - first == ERRCAT_PARAMETERS_MAX)
    return parser_fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_TOO_MANY);
  *parser->parameter++ = (errcat_parameter){name, type};
  return true;
}

static bool take_parameters(struct parser *parser) {
  errcat_parameter *first = parser->parameter;
  do {
    if (!take_parameter(parser, first)) return false;
  } while (parser_see(parser, 'P'));
  *parser->parameter++ = (errcat_parameter){NULL, 0};
  parser->error->parameters = first;
  return true;
}

static bool take_sentence(struct parser *parser) {
  errcat_error *error = parser->error;
  parser_skip(parser);
  const char *place = parser->at;
  const struct slice form = parser_take_word(parser);
  const bool plural = parser_is_word(form, "FORM");
  if (!plural && !parser_is_word(form, "FULL"))
    return parser_miss_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_SENTENCE);
  if (!parser_take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_SENTENCE) ||
      !parser_take_string(parser, false, &error->message))
    return false;
  if (plural && (!parser_take_comma(parser) || !parser_take_string(parser, false, &error->plural)))
    return false;
  if (!parser_take_close(parser)) return false;
  int counts = 0;
  for (const errcat_parameter *p = error->parameters; p->name; p++)
    counts += p->type == ERRCAT_COUNT;
  if (plural && counts != 1) return parser_fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_FORM);
  int32_t kind = rules_sentence(error->message, error->parameters, plural);
  if (!kind && plural) kind = rules_sentence(error->plural, error->parameters, false);
  return kind ? parser_fail_at(parser, place, kind) : true;
}

static bool take_bare(struct parser *parser) {
  if (!parser_take_one_comma(parser, ERRCAT_DIAGNOSTIC_DEF_NO_BARE)) return false;
  if (!parser_take_call(parser, "BARE", ERRCAT_DIAGNOSTIC_DEF_NO_BARE)) return false;
  parser_skip(parser);
  const char *place = parser->at;
  if (!parser_take_string(parser, false, &parser->error->bare)) return false;
  const int32_t kind = rules_bare(parser->error->bare);
  if (kind) return parser_fail_at(parser, place, kind);
  return parser_take_close(parser);
}

/* Any but 0, which is none. */
static bool take_code(struct parser *parser, int32_t *code) {
  parser_skip(parser);
  const char *place = parser->at;
  if (!parser_take_number(parser, -INT32_MAX, INT32_MAX, ERRCAT_DIAGNOSTIC_DEF_CODE, code))
    return false;
  return *code ? true : parser_fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_CODE);
}

/* 0 where there is none. */
static bool take_status(struct parser *parser, int32_t *status) {
  const char *place = (parser_skip(parser), parser->at);
  if (!parser_take_number(parser, 0, 599, ERRCAT_DIAGNOSTIC_DEF_STATUS, status)) return false;
  return *status && *status < 200 ? parser_miss_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_STATUS)
                                  : true;
}

static bool take_error(struct parser *parser, bool is_template) {
  errcat_error *error = parser->error;
  *error = (errcat_error){0};
  if (!parser_take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_ENTRY) || !take_code(parser, &error->code) ||
      !parser_take_comma(parser) || !take_status(parser, &error->http_status) ||
      !parser_take_comma(parser) || !parser_take_name(parser, true, &error->name) ||
      !parser_take_comma(parser))
    return false;
  if (!is_template)
    return parser_take_string(parser, false, &error->message) && parser_take_close(parser);
  return take_parameters(parser) && parser_take_comma(parser) && take_sentence(parser) &&
         take_bare(parser) && parser_take_close(parser);
}

static bool take_said(struct parser *parser) {
  errcat_said *said = parser->said;
  return parser_take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_ENTRY) && take_code(parser, &said->code) &&
         parser_take_comma(parser) && parser_take_string(parser, false, &said->message) &&
         parser_take_close(parser);
}

static bool take_general(struct parser *parser) {
  errcat_general *general = parser->general;
  return parser_take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_ENTRY) &&
         parser_take_number(parser, 400, 599, ERRCAT_DIAGNOSTIC_DEF_GENERAL_STATUS,
                            &general->http_status) &&
         parser_take_comma(parser) && take_code(parser, &general->code) &&
         parser_take_close(parser);
}

static bool take_key(struct parser *parser) {
  errcat_key *key = parser->key;
  return parser_take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_ENTRY) && take_code(parser, &key->code) &&
         parser_take_comma(parser) && parser_take_string(parser, false, &key->key) &&
         parser_take_close(parser);
}

/* ---- paths ---- */

/* The text of a path, and where it stands; what the paths of a shape have to do with each other is
   looked at when all are there. */
static bool take_path(struct parser *parser, int32_t role, const char *parameter) {
  struct path path;
  size_t at;
  const char *text;
  parser_skip(parser);
  const char *place = parser->at;
  const bool may_be_empty = role == ERRCAT_ROLE_CODE;
  if (!parser_take_string(parser, may_be_empty, &text)) return false;
  if (!(may_be_empty && !*text) && !path_parse(slice_of(text), &path, &at))
    return parser_fail_at(parser, place + 1 + at, ERRCAT_DIAGNOSTIC_DEF_PATH);
  parser->path_places[parser->path - parser->paths] = place;
  *parser->path++ = (errcat_path){role, text, parameter};
  return parser_take_close(parser);
}

static int32_t role_of(struct slice word) {
  static const char *const roles[] = {"",        "",       "EACH",  "CODE",
                                      "MESSAGE", "DETAIL", "FIELD", "ARGUMENTS"};
  int32_t role = ERRCAT_ROLE_ARGUMENTS;
  while (role > ERRCAT_ROLE_SHAPE && !parser_is_word(word, roles[role])) role--;
  return role > ERRCAT_ROLE_SHAPE ? role : ERRCAT_ROLE_NONE;
}

static bool take_shape(struct parser *parser, const char *place) {
  if (!parser_take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_SHAPE)) return false;
  parser->path_places[parser->path - parser->paths] = place;
  *parser->path++ = (errcat_path){ERRCAT_ROLE_SHAPE, NULL, NULL};
  do {
    parser_skip(parser);
    const char *start = parser->at;
    const int32_t role = role_of(parser_take_word(parser));
    if (role == ERRCAT_ROLE_NONE) return parser_miss_at(parser, start, ERRCAT_DIAGNOSTIC_DEF_SHAPE);
    if (!parser_take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_SHAPE) || !take_path(parser, role, NULL))
      return false;
    if (parser_see(parser, ',')) return parser_miss(parser, ERRCAT_DIAGNOSTIC_DEF_SHAPE);
  } while (!parser_see(parser, ')'));
  return parser_take_close(parser);
}

static bool take_parameter_path(struct parser *parser) {
  const char *name;
  return parser_take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_ENTRY) &&
         parser_take_name(parser, false, &name) && parser_take_comma(parser) &&
         take_path(parser, ERRCAT_ROLE_PARAMETER, name);
}

/* ---- all ---- */

static bool take_domain(struct parser *parser, errcat_domain *domain) {
  if (!parser_take_call(parser, "D", ERRCAT_DIAGNOSTIC_DEF_DOMAIN)) return false;
  parser_skip(parser);
  const char *place = parser->at;
  if (!parser_take_string(parser, true, &domain->name)) return false;
  /* Where a comma lacks two texts are one, and the empty one is not the last any more. */
  if (!*domain->name && !parser_see(parser, ')'))
    return parser_fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_EMPTY);
  if (!parser_take_comma(parser) || !parser_take_string(parser, true, &domain->type_base) ||
      !parser_take_close(parser))
    return false;
  const int32_t kind = rules_names(domain);
  return kind ? parser_fail_at(parser, place, kind) : true;
}

/* After a diagnostic: the next line that begins with an entry. */
static void recover(struct parser *parser) {
  while (parser->at < parser->end) {
    while (parser->at < parser->end && *parser->at != '\n') parser->at++;
    while (parser->at < parser->end && parser_is_space(*parser->at)) parser->at++;
    const size_t rest = (size_t)(parser->end - parser->at);
    static const char *const entries[] = {"E(",    "T(",     "KEY(",    "PATH(",
                                          "SAID(", "SHAPE(", "GENERAL("};
    for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++)
      if (rest >= strlen(entries[i]) && !memcmp(parser->at, entries[i], strlen(entries[i]))) return;
  }
}

/* An entry whose word was taken, at place. */
static bool take_entry(struct parser *parser, struct slice word, const char *place,
                       const struct loaded *loaded) {
  if (parser_is_word(word, "E") || parser_is_word(word, "T")) {
    if (!take_error(parser, *word.text == 'T')) return false;
    parser->places[parser->error++ - loaded->errors] = place;
  } else if (parser_is_word(word, "SAID")) {
    if (!take_said(parser)) return false;
    parser->said_places[parser->said++ - loaded->said] = place;
  } else if (parser_is_word(word, "GENERAL")) {
    if (!take_general(parser)) return false;
    parser->general_places[parser->general++ - loaded->general] = place;
  } else if (parser_is_word(word, "KEY")) {
    if (!take_key(parser)) return false;
    parser->key_places[parser->key++ - loaded->keys] = place;
  } else if (parser_is_word(word, "SHAPE")) {
    return take_shape(parser, place);
  } else if (parser_is_word(word, "PATH")) {
    return take_parameter_path(parser);
  } else {
    return parser_miss_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_ENTRY);
  }
  return true;
}

void definition_parse(struct parser *parser, struct loaded *loaded) {
  if (!take_domain(parser, &loaded->domain)) recover(parser);
  for (parser_skip(parser); parser->at < parser->end; parser_skip(parser)) {
    const char *place = parser->at;
    if (!take_entry(parser, parser_take_word(parser), place, loaded)) recover(parser);
  }
}
