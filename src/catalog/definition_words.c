/* The words of a table of errors that is read at run time. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "base/diagnostic.h"
#include "catalog/definition.h"
#include "catalog/rules.h"

bool parser_fail_at(struct parser *parser, const char *place, int32_t kind) {
  parser->faulty = true;
  if (parser->reporter->diagnostics == DEFINITION_DIAGNOSTICS_MAX) return false;
  errcat_diagnostic diagnostic = {0};
  size_t line = 1, column = 1;
  for (const char *at = parser->text; at < place; at++) {
    column = *at == '\n' ? 1 : column + 1;
    line += *at == '\n';
  }
  diagnostic_set(&diagnostic, kind, "%s:%zu:%zu", parser->label, line, column);
  reporter_report(parser->reporter, &diagnostic);
  return false;
}

/* Something is not where it is expected: comments were skipped, but for one that is not closed. */
bool parser_miss_at(struct parser *parser, const char *place, int32_t kind) {
  const bool comment = parser->end - place >= 2 && !memcmp(place, "/*", 2);
  return parser_fail_at(parser, place, comment ? ERRCAT_DIAGNOSTIC_DEF_COMMENT : kind);
}

bool parser_miss(struct parser *parser, int32_t kind) {
  return parser_miss_at(parser, parser->at, kind);
}

bool parser_is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* White space and comments. */
void parser_skip(struct parser *parser) {
  for (;;) {
    while (parser->at < parser->end && parser_is_space(*parser->at)) parser->at++;
    if (parser->is_open || parser->end - parser->at < 4 || memcmp(parser->at, "/*", 2)) return;
    const char *at = parser->at + 2;
    while (parser->end - at >= 2 && memcmp(at, "*/", 2)) at++;
    parser->is_open = parser->end - at < 2;
    if (parser->is_open) return; /* what stands here is no word */
    parser->at = at + 2;
  }
}

bool parser_see(struct parser *parser, char byte) {
  parser_skip(parser);
  return parser->at < parser->end && *parser->at == byte;
}

/* kind: what is wrong if it does not stand here. */
bool parser_take(struct parser *parser, char byte, int32_t kind) {
  if (!parser_see(parser, byte)) return parser_miss(parser, kind);
  parser->at++;
  return true;
}

/* One, and not two. kind: what is wrong if there is none. */
bool parser_take_one_comma(struct parser *parser, int32_t kind) {
  if (!parser_take(parser, ',', kind)) return false;
  return parser_see(parser, ',') ? parser_miss(parser, ERRCAT_DIAGNOSTIC_DEF_EXTRA_COMMA) : true;
}

bool parser_take_comma(struct parser *parser) {
  return parser_take_one_comma(parser, ERRCAT_DIAGNOSTIC_DEF_COMMA);
}

bool parser_take_close(struct parser *parser) {
  return parser_take(parser, ')', ERRCAT_DIAGNOSTIC_DEF_CLOSE);
}

static bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         (byte >= '0' && byte <= '9');
}

struct slice parser_take_word(struct parser *parser) {
  parser_skip(parser);
  const char *start = parser->at;
  while (parser->at < parser->end && is_word_byte(*parser->at)) parser->at++;
  return (struct slice){start, (size_t)(parser->at - start)};
}

bool parser_is_word(struct slice word, const char *text) {
  return word.length == strlen(text) && !memcmp(word.text, text, word.length);
}

/* The word and the "(" behind it; kind: what is wrong if they do not stand here. */
bool parser_take_call(struct parser *parser, const char *name, int32_t kind) {
  parser_skip(parser);
  const char *start = parser->at;
  if (!parser_is_word(parser_take_word(parser), name)) return parser_miss_at(parser, start, kind);
  return parser_take(parser, '(', kind);
}

bool parser_take_number(struct parser *parser, int32_t least, int32_t most, int32_t kind,
                        int32_t *number) {
  parser_skip(parser);
  const char *start = parser->at;
  const bool negative = least < 0 && parser->at < parser->end && *parser->at == '-';
  parser->at += negative;
  const struct slice word = parser_take_word(parser);
  int64_t value = 0;
  for (size_t i = 0; i < word.length; i++) {
    if (word.text[i] < '0' || word.text[i] > '9' || value > INT32_MAX)
      return parser_miss_at(parser, start, kind);
    value = value * 10 + (word.text[i] - '0');
  }
  /* A C compiler reads 017 as octal. */
  if (negative) value = -value;
  if (!word.length || word.text != start + negative || (word.text[0] == '0' && word.length > 1) ||
      value < least || value > most)
    return parser_miss_at(parser, start, kind);
  *number = (int32_t)value;
  return true;
}

static const char *keep(struct parser *parser, struct slice text) {
  char *kept = parser->string;
  memcpy(kept, text.text, text.length);
  kept[text.length] = '\0';
  parser->string += text.length + 1;
  return kept;
}

/* A name begins with a letter of its case and goes on in it. */
bool parser_take_name(struct parser *parser, bool upper, const char **name) {
  const struct slice word = parser_take_word(parser);
  const char first = upper ? 'A' : 'a';
  bool right = word.length > 0 && word.text[0] >= first && word.text[0] < first + 26;
  for (size_t i = 0; i < word.length; i++)
    right &= (word.text[i] >= first && word.text[i] < first + 26) || word.text[i] == '_' ||
             (word.text[i] >= '0' && word.text[i] <= '9');
  if (!right)
    return parser_miss_at(parser, word.text,
                          upper ? ERRCAT_DIAGNOSTIC_DEF_NAME
                                : ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME);
  *name = keep(parser, word);
  return true;
}

/* One literal, appended to the string that is being made. */
static bool take_literal(struct parser *parser) {
  for (parser->at++; parser->at < parser->end; parser->at++) {
    char byte = *parser->at;
    if (byte == '"') {
      parser->at++;
      return true;
    }
    if (byte == '\n') break;
    if (byte == '\\' && parser->at + 1 < parser->end) {
      byte = *++parser->at;
      if (byte == 'n')
        byte = '\n';
      else if (byte != '\\' && byte != '"')
        return parser_fail_at(parser, parser->at, ERRCAT_DIAGNOSTIC_DEF_ESCAPE);
    }
    *parser->string++ = byte;
  }
  return parser_fail_at(parser, parser->at, ERRCAT_DIAGNOSTIC_DEF_STRING_END);
}

/* Adjacent literals, one string. empty says whether it may be that. */
bool parser_take_string(struct parser *parser, bool empty, const char **string) {
  char *start = parser->string;
  parser_skip(parser);
  const char *place = parser->at;
  if (!parser_see(parser, '"')) return parser_miss(parser, ERRCAT_DIAGNOSTIC_DEF_STRING);
  while (parser_see(parser, '"'))
    if (!take_literal(parser)) return false;
  const struct slice text = {start, (size_t)(parser->string - start)};
  *parser->string++ = '\0';
  *string = start;
  const int32_t kind = empty && !text.length ? 0 : rules_text(text);
  return kind ? parser_fail_at(parser, place, kind) : true;
}
