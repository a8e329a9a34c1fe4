/* A table of errors read at run time: the language of .def files (man 5 errcat-def).
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat/define.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "catalog/catalog.h"
#include "catalog/rules.h"

/* All of it in one block: each string takes no more room than it does in the text. */
struct loaded {
  errcat_domain domain; /* first: it is what the caller has */
  errcat_allocator allocator;
  errcat_said *said;
  errcat_general *general;
  errcat_error errors[];
};

/* fail_at() counts lines from the start each time; so the text is bounded. */
enum { DEF_SIZE_MAX = 1 << 20, DIAGNOSTICS_MAX = 100 };

struct parser {
  const char *text, *at, *end;
  const char *label;
  struct reporter *reporter;
  errcat_error *error; /* the next to be filled */
  errcat_parameter *parameter;
  char *string;
  const char **places; /* where each error stands */
  errcat_said *said;
  const char **said_places;
  errcat_general *general;
  const char **general_places;
  bool faulty;
  bool is_open; /* a comment was not closed: no later one is, so none is read to its end again */
};

/* ---- words ---- */

static bool fail_at(struct parser *parser, const char *place, int32_t kind) {
  parser->faulty = true;
  if (parser->reporter->diagnostics == DIAGNOSTICS_MAX) return false;
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
static bool miss_at(struct parser *parser, const char *place, int32_t kind) {
  const bool comment = parser->end - place >= 2 && !memcmp(place, "/*", 2);
  return fail_at(parser, place, comment ? ERRCAT_DIAGNOSTIC_DEF_COMMENT : kind);
}

static bool miss(struct parser *parser, int32_t kind) {
  return miss_at(parser, parser->at, kind);
}

static bool is_space(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

/* White space and comments. */
static void skip(struct parser *parser) {
  for (;;) {
    while (parser->at < parser->end && is_space(*parser->at)) parser->at++;
    if (parser->is_open || parser->end - parser->at < 4 || memcmp(parser->at, "/*", 2)) return;
    const char *at = parser->at + 2;
    while (parser->end - at >= 2 && memcmp(at, "*/", 2)) at++;
    parser->is_open = parser->end - at < 2;
    if (parser->is_open) return; /* what stands here is no word */
    parser->at = at + 2;
  }
}

static bool see(struct parser *parser, char byte) {
  skip(parser);
  return parser->at < parser->end && *parser->at == byte;
}

/* kind: what is wrong if it does not stand here. */
static bool take(struct parser *parser, char byte, int32_t kind) {
  if (!see(parser, byte)) return miss(parser, kind);
  parser->at++;
  return true;
}

/* One, and not two. kind: what is wrong if there is none. */
static bool take_one_comma(struct parser *parser, int32_t kind) {
  if (!take(parser, ',', kind)) return false;
  return see(parser, ',') ? miss(parser, ERRCAT_DIAGNOSTIC_DEF_EXTRA_COMMA) : true;
}

static bool take_comma(struct parser *parser) {
  return take_one_comma(parser, ERRCAT_DIAGNOSTIC_DEF_COMMA);
}

static bool take_close(struct parser *parser) {
  return take(parser, ')', ERRCAT_DIAGNOSTIC_DEF_CLOSE);
}

static bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         (byte >= '0' && byte <= '9');
}

static struct slice take_word(struct parser *parser) {
  skip(parser);
  const char *start = parser->at;
  while (parser->at < parser->end && is_word_byte(*parser->at)) parser->at++;
  return (struct slice){start, (size_t)(parser->at - start)};
}

static bool is_word(struct slice word, const char *text) {
  return word.length == strlen(text) && !memcmp(word.text, text, word.length);
}

/* The word and the "(" behind it; kind: what is wrong if they do not stand here. */
static bool take_call(struct parser *parser, const char *name, int32_t kind) {
  skip(parser);
  const char *start = parser->at;
  if (!is_word(take_word(parser), name)) return miss_at(parser, start, kind);
  return take(parser, '(', kind);
}

static bool take_number(struct parser *parser, int32_t least, int32_t most, int32_t kind,
                        int32_t *number) {
  const struct slice word = take_word(parser);
  int64_t value = 0;
  for (size_t i = 0; i < word.length; i++) {
    if (word.text[i] < '0' || word.text[i] > '9' || value > INT32_MAX)
      return miss_at(parser, word.text, kind);
    value = value * 10 + (word.text[i] - '0');
  }
  /* A C compiler reads 017 as octal. */
  if (!word.length || (word.text[0] == '0' && word.length > 1) || value < least || value > most)
    return miss_at(parser, word.text, kind);
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
static bool take_name(struct parser *parser, bool upper, const char **name) {
  const struct slice word = take_word(parser);
  const char first = upper ? 'A' : 'a';
  bool right = word.length > 0 && word.text[0] >= first && word.text[0] < first + 26;
  for (size_t i = 0; i < word.length; i++)
    right &= (word.text[i] >= first && word.text[i] < first + 26) || word.text[i] == '_' ||
             (word.text[i] >= '0' && word.text[i] <= '9');
  if (!right)
    return miss_at(parser, word.text,
                   upper ? ERRCAT_DIAGNOSTIC_DEF_NAME : ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME);
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
        return fail_at(parser, parser->at, ERRCAT_DIAGNOSTIC_DEF_ESCAPE);
    }
    *parser->string++ = byte;
  }
  return fail_at(parser, parser->at, ERRCAT_DIAGNOSTIC_DEF_STRING_END);
}

/* Adjacent literals, one string. empty says whether it may be that. */
static bool take_string(struct parser *parser, bool empty, const char **string) {
  char *start = parser->string;
  skip(parser);
  const char *place = parser->at;
  if (!see(parser, '"')) return miss(parser, ERRCAT_DIAGNOSTIC_DEF_STRING);
  while (see(parser, '"'))
    if (!take_literal(parser)) return false;
  const struct slice text = {start, (size_t)(parser->string - start)};
  *parser->string++ = '\0';
  *string = start;
  const int32_t kind = empty && !text.length ? 0 : rules_text(text);
  return kind ? fail_at(parser, place, kind) : true;
}

/* ---- entries ---- */

static bool take_parameter(struct parser *parser, const errcat_parameter *first) {
  static const char *const types[] = {"", "TEXT", "COUNT", "NUMBER", "TIME"};
  const char *name;
  skip(parser);
  const char *place = parser->at;
  if (!take_call(parser, "PARAMETER", ERRCAT_DIAGNOSTIC_DEF_PARAMETER)) return false;
  const struct slice word = take_word(parser);
  int32_t type = ERRCAT_TIME;
  while (type && !is_word(word, types[type])) type--;
  if (!type) return miss_at(parser, word.text, ERRCAT_DIAGNOSTIC_DEF_TYPE);
  if (!take_comma(parser) || !take_name(parser, false, &name) || !take_close(parser)) return false;
  for (const errcat_parameter *p = first; p < parser->parameter; p++)
    if (!strcmp(p->name, name)) return fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_TWICE);
  if (parser->parameter - first == ERRCAT_PARAMETERS_MAX)
    return fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_TOO_MANY);
  *parser->parameter++ = (errcat_parameter){name, type};
  return true;
}

static bool take_parameters(struct parser *parser) {
  errcat_parameter *first = parser->parameter;
  do {
    if (!take_parameter(parser, first)) return false;
  } while (see(parser, 'P'));
  *parser->parameter++ = (errcat_parameter){NULL, 0};
  parser->error->parameters = first;
  return true;
}

static bool take_sentence(struct parser *parser) {
  errcat_error *error = parser->error;
  skip(parser);
  const char *place = parser->at;
  const struct slice form = take_word(parser);
  const bool plural = is_word(form, "FORM");
  if (!plural && !is_word(form, "FULL"))
    return miss_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_SENTENCE);
  if (!take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_SENTENCE) ||
      !take_string(parser, false, &error->message))
    return false;
  if (plural && (!take_comma(parser) || !take_string(parser, false, &error->plural))) return false;
  if (!take_close(parser)) return false;
  int counts = 0;
  for (const errcat_parameter *p = error->parameters; p->name; p++)
    counts += p->type == ERRCAT_COUNT;
  if (plural && counts != 1) return fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_FORM);
  int32_t kind = rules_sentence(error->message, error->parameters, plural);
  if (!kind && plural) kind = rules_sentence(error->plural, error->parameters, false);
  return kind ? fail_at(parser, place, kind) : true;
}

static bool take_bare(struct parser *parser) {
  if (!take_one_comma(parser, ERRCAT_DIAGNOSTIC_DEF_NO_BARE)) return false;
  if (!take_call(parser, "BARE", ERRCAT_DIAGNOSTIC_DEF_NO_BARE)) return false;
  skip(parser);
  const char *place = parser->at;
  if (!take_string(parser, false, &parser->error->bare)) return false;
  const int32_t kind = rules_bare(parser->error->bare);
  if (kind) return fail_at(parser, place, kind);
  return take_close(parser);
}

/* 0 where there is none. */
static bool take_status(struct parser *parser, int32_t *status) {
  const char *place = (skip(parser), parser->at);
  if (!take_number(parser, 0, 599, ERRCAT_DIAGNOSTIC_DEF_STATUS, status)) return false;
  return *status && *status < 400 ? miss_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_STATUS) : true;
}

static bool take_error(struct parser *parser, bool is_template) {
  errcat_error *error = parser->error;
  *error = (errcat_error){0};
  if (!take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_ENTRY) ||
      !take_number(parser, 1, INT32_MAX, ERRCAT_DIAGNOSTIC_DEF_CODE, &error->code) ||
      !take_comma(parser) || !take_status(parser, &error->http_status) || !take_comma(parser) ||
      !take_name(parser, true, &error->name) || !take_comma(parser))
    return false;
  if (!is_template) return take_string(parser, false, &error->message) && take_close(parser);
  return take_parameters(parser) && take_comma(parser) && take_sentence(parser) &&
         take_bare(parser) && take_close(parser);
}

static bool take_said(struct parser *parser) {
  errcat_said *said = parser->said;
  return take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_ENTRY) &&
         take_number(parser, 1, INT32_MAX, ERRCAT_DIAGNOSTIC_DEF_CODE, &said->code) &&
         take_comma(parser) && take_string(parser, false, &said->message) && take_close(parser);
}

static bool take_general(struct parser *parser) {
  errcat_general *general = parser->general;
  return take(parser, '(', ERRCAT_DIAGNOSTIC_DEF_ENTRY) &&
         take_number(parser, 400, 599, ERRCAT_DIAGNOSTIC_DEF_GENERAL_STATUS,
                     &general->http_status) &&
         take_comma(parser) &&
         take_number(parser, 1, INT32_MAX, ERRCAT_DIAGNOSTIC_DEF_CODE, &general->code) &&
         take_close(parser);
}

static bool take_domain(struct parser *parser, errcat_domain *domain) {
  if (!take_call(parser, "D", ERRCAT_DIAGNOSTIC_DEF_DOMAIN)) return false;
  const char **const texts[] = {&domain->name, &domain->code_member, &domain->message_member};
  skip(parser);
  const char *place = parser->at;
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    skip(parser);
    const char *text = parser->at;
    if (!take_string(parser, true, texts[i])) return false;
    /* Where a comma lacks two texts are one, and the empty one is not the last any more. */
    if (!**texts[i] && !see(parser, ')')) return fail_at(parser, text, ERRCAT_DIAGNOSTIC_DEF_EMPTY);
    if (!take_comma(parser)) return false;
  }
  if (!take_string(parser, true, &domain->type_base) || !take_close(parser)) return false;
  const int32_t kind = rules_names(domain);
  return kind ? fail_at(parser, place, kind) : true;
}

/* After a diagnostic: the next line that begins with an entry. */
static void recover(struct parser *parser) {
  while (parser->at < parser->end) {
    while (parser->at < parser->end && *parser->at != '\n') parser->at++;
    while (parser->at < parser->end && is_space(*parser->at)) parser->at++;
    const size_t rest = (size_t)(parser->end - parser->at);
    if (rest >= 2 && parser->at[1] == '(' && (*parser->at == 'E' || *parser->at == 'T')) return;
    if (rest >= 5 && !memcmp(parser->at, "SAID(", 5)) return;
    if (rest >= 8 && !memcmp(parser->at, "GENERAL(", 8)) return;
  }
}

static void parse(struct parser *parser, struct loaded *loaded) {
  if (!take_domain(parser, &loaded->domain)) recover(parser);
  for (skip(parser); parser->at < parser->end; skip(parser)) {
    const char *place = parser->at;
    const struct slice word = take_word(parser);
    const bool is_template = is_word(word, "T");
    if (is_word(word, "SAID")) {
      if (take_said(parser))
        parser->said_places[parser->said++ - loaded->said] = place;
      else
        recover(parser);
    } else if (is_word(word, "GENERAL")) {
      if (take_general(parser))
        parser->general_places[parser->general++ - loaded->general] = place;
      else
        recover(parser);
    } else if (!is_template && !is_word(word, "E")) {
      miss_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_ENTRY);
      recover(parser);
    } else if (take_error(parser, is_template)) {
      parser->places[parser->error++ - loaded->errors] = place;
    } else {
      recover(parser);
    }
  }
}

/* ---- what stands twice ---- */

struct key {
  const char *text; /* a name or a sentence */
  const char *place;
  int32_t code;
  /* Where gettext makes one entry of sentences: those of one kind, and of singulars those of one
     plural. */
  enum { PLAIN, SINGULAR, PLURAL } kind;
  const char *plural; /* of a singular */
  size_t index;       /* of the error, where that is asked for */
};

static int by_code(const void *a, const void *b) {
  const struct key *x = a, *y = b;
  return x->code != y->code ? (x->code > y->code) - (x->code < y->code)
                            : (x->place > y->place) - (x->place < y->place);
}

static int by_text(const void *a, const void *b) {
  const struct key *x = a, *y = b;
  const int order = strcmp(x->text, y->text);
  return order ? order : (x->place > y->place) - (x->place < y->place);
}

static void find_duplicates(struct parser *parser, const struct loaded *loaded, struct key *keys) {
  const size_t errors = (size_t)(parser->error - loaded->errors);
  for (size_t i = 0; i < errors; i++)
    keys[i] = (struct key){
        .text = loaded->errors[i].name, .place = parser->places[i], .code = loaded->errors[i].code};
  qsort(keys, errors, sizeof *keys, by_code);
  for (size_t i = 1; i < errors; i++)
    if (keys[i].code == keys[i - 1].code)
      fail_at(parser, keys[i].place, ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_CODE);
  qsort(keys, errors, sizeof *keys, by_text);
  for (size_t i = 1; i < errors; i++)
    if (!strcmp(keys[i].text, keys[i - 1].text))
      fail_at(parser, keys[i].place, ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_NAME);
}

static bool collide(const struct key *a, const struct key *b) {
  if (strcmp(a->text, b->text) != 0) return false;
  return (a->kind == PLAIN) != (b->kind == PLAIN) ||
         (a->kind == SINGULAR && b->kind == SINGULAR && strcmp(a->plural, b->plural) != 0);
}

/* gettext folds sentences of the same text into one entry, so that one of them would be lost. */
static void find_collisions(struct parser *parser, const struct loaded *loaded, struct key *keys) {
  size_t count = 0;
  for (size_t i = 0; loaded->errors + i < parser->error; i++) {
    const errcat_error *error = &loaded->errors[i];
    const char *place = parser->places[i], *plural = error->plural;
    keys[count++] = (struct key){.text = error->message,
                                 .place = place,
                                 .kind = plural ? SINGULAR : PLAIN,
                                 .plural = plural};
    if (plural) keys[count++] = (struct key){.text = plural, .place = place, .kind = PLURAL};
    if (error->bare) keys[count++] = (struct key){.text = error->bare, .place = place};
  }
  qsort(keys, count, sizeof *keys, by_text);
  for (size_t i = 1; i < count; i++)
    if (collide(&keys[i - 1], &keys[i]))
      fail_at(parser, keys[i].place, ERRCAT_DIAGNOSTIC_DEF_COLLISION);
}

/* ---- the service's own words ---- */

/* keys are sorted by code. */
static const errcat_error *find_code(const struct loaded *loaded, const struct key *keys,
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

static void sort_codes(const struct loaded *loaded, struct key *keys) {
  for (size_t i = 0; i < loaded->domain.count; i++)
    keys[i] = (struct key){.code = loaded->errors[i].code, .index = i};
  qsort(keys, loaded->domain.count, sizeof *keys, by_code);
}

static void check_general(struct parser *parser, const struct loaded *loaded,
                          const struct key *keys) {
  bool seen[600] = {false};
  for (const errcat_general *general = loaded->general; general < parser->general; general++) {
    const char *place = parser->general_places[general - loaded->general];
    if (!find_code(loaded, keys, general->code))
      fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_GENERAL_CODE);
    else if (seen[general->http_status])
      fail_at(parser, place, ERRCAT_DIAGNOSTIC_DEF_GENERAL_TWICE);
    seen[general->http_status] = true;
  }
}

/* keys are sorted by code, and then used otherwise. */
static void check_said(struct parser *parser, const struct loaded *loaded, struct key *keys) {
  const size_t count = (size_t)(parser->said - loaded->said);
  for (size_t i = 0; i < count; i++) {
    const errcat_error *error = find_code(loaded, keys, loaded->said[i].code);
    if (!error)
      fail_at(parser, parser->said_places[i], ERRCAT_DIAGNOSTIC_DEF_SAID_CODE);
    else if (!rules_said(loaded->said[i].message, error->parameters))
      fail_at(parser, parser->said_places[i], ERRCAT_DIAGNOSTIC_DEF_SAID_PLACEHOLDERS);
  }
  for (size_t i = 0; i < count; i++)
    keys[i] = (struct key){.text = loaded->said[i].message,
                           .place = parser->said_places[i],
                           .code = loaded->said[i].code};
  qsort(keys, count, sizeof *keys, by_text);
  for (size_t i = 1; i < count; i++)
    if (keys[i].code != keys[i - 1].code && !strcmp(keys[i].text, keys[i - 1].text))
      fail_at(parser, keys[i].place, ERRCAT_DIAGNOSTIC_DEF_SAID_TWICE);
}

/* ---- the block ---- */

/* Entries and parameters together, at the most. */
static size_t count_calls(const char *text, size_t length) {
  size_t count = 1;
  for (size_t i = 0; i < length; i++) count += text[i] == '(';
  return count;
}

static struct loaded *load(struct parser *parser, size_t length, const errcat_allocator *allocator,
                           void *scratch, size_t calls) {
  const size_t errors = calls * sizeof(errcat_error);
  const size_t parameters = 2 * calls * sizeof(errcat_parameter);
  const size_t said = (calls + 1) * sizeof(errcat_said);
  const size_t general = (calls + 1) * sizeof(errcat_general);
  struct loaded *loaded =
      memory_take(allocator, sizeof *loaded + errors + parameters + said + general + length + 1);
  if (!loaded) return NULL;
  memset(loaded, 0, sizeof *loaded);
  loaded->allocator = *allocator;
  parser->places = scratch;
  parser->error = loaded->errors;
  parser->parameter = (errcat_parameter *)(void *)(loaded->errors + calls);
  loaded->said = parser->said = (errcat_said *)(void *)(parser->parameter + 2 * calls);
  parser->said_places = parser->places + calls;
  loaded->general = parser->general = (errcat_general *)(void *)(loaded->said + calls + 1);
  parser->general_places = parser->said_places + calls;
  parser->string = (char *)(loaded->general + calls + 1);
  parse(parser, loaded);
  struct key *keys = (struct key *)(void *)(parser->places + 3 * calls);
  find_duplicates(parser, loaded, keys);
  find_collisions(parser, loaded, keys);
  loaded->domain.size = sizeof loaded->domain;
  loaded->domain.errors = loaded->errors;
  loaded->domain.count = (size_t)(parser->error - loaded->errors);
  loaded->domain.said = loaded->said;
  loaded->domain.general = loaded->general;
  *parser->said = (errcat_said){0, NULL};
  *parser->general = (errcat_general){0, 0};
  sort_codes(loaded, keys);
  check_general(parser, loaded, keys);
  check_said(parser, loaded, keys);
  return loaded;
}

errcat_domain *errcat_domain_load(const char *text, size_t length, const char *label,
                                  const errcat_allocator *allocator, errcat_report *report,
                                  void *context) {
  struct reporter reporter = {report, context, 0};
  if (length == ERRCAT_NUL) length = strlen(text);
  if (!allocator) allocator = &memory_standard;
  struct parser parser = {.text = text, .at = text, .end = text + length, .label = label};
  parser.reporter = &reporter;
  if (length > DEF_SIZE_MAX) {
    fail_at(&parser, text, ERRCAT_DIAGNOSTIC_DEF_TOO_LARGE);
    return NULL;
  }
  const size_t valid = utf8_valid_length(text, length);
  if (valid < length) {
    fail_at(&parser, text + valid,
            text[valid] ? ERRCAT_DIAGNOSTIC_DEF_UTF8 : ERRCAT_DIAGNOSTIC_DEF_NUL);
    return NULL;
  }
  if (length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) {
    fail_at(&parser, text, ERRCAT_DIAGNOSTIC_DEF_MARK);
    return NULL;
  }
  const size_t calls = count_calls(text, length);
  void *scratch = memory_take(allocator, calls * (3 * sizeof(char *) + 3 * sizeof(struct key)));
  struct loaded *loaded = scratch ? load(&parser, length, allocator, scratch, calls) : NULL;
  memory_give(allocator, scratch);
  if (!loaded) {
    fail_at(&parser, text, ERRCAT_DIAGNOSTIC_NO_MEMORY);
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
