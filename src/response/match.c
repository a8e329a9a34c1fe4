/* Formatting backwards: which error, with which arguments, gives this text?
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "base/memory.h"
#include "response/match_form.h"
#include "response/match_index.h"

struct matching {
  errcat_matched *match;
  struct snapshot *snapshot;
  struct slice text;
  int64_t only;  /* the index of the error, or -1 */
  bool others;   /* numbers in other spellings */
  size_t number; /* of the language that is tried */
  uint64_t hint; /* 1 + the number of the one that had the last text */
  struct match_budget budget;
};

/* ---- what was found ---- */

static void add_code(errcat_matched *match, int32_t code) {
  for (size_t i = 0; i < match->code_count; i++)
    if (match->codes[i] == code) return;
  if (match->code_count < ERRCAT_CODES_MAX) match->codes[match->code_count++] = code;
}

static bool same_arguments(const errcat_matched *match, const errcat_argument *arguments,
                           size_t count) {
  if (count != match->argument_count) return false;
  for (size_t i = 0; i < count; i++)
    if (!value_equal(&match->arguments[i], &arguments[i])) return false;
  return true;
}

/* The first is the answer, a different one makes it ambiguous. */
static void accept(struct matching *matching, const char *tag, int32_t code,
                   const errcat_argument *arguments, size_t count, unsigned ways) {
  errcat_matched *match = matching->match;
  add_code(match, code);
  if (match->outcome == ERRCAT_MATCH_NONE) {
    match->outcome = ERRCAT_MATCH_EXACT;
    match->code = code;
    if (tag) matching->hint = matching->number + 1;
    match->tag = tag;
    match->argument_count = count;
    for (size_t i = 0; i < count; i++) match->arguments[i] = arguments[i];
  } else if (match->code != code || !same_arguments(match, arguments, count)) {
    match->outcome = ERRCAT_MATCH_AMBIGUOUS;
  }
  if (ways > 1) match->outcome = ERRCAT_MATCH_AMBIGUOUS;
}

/* The text is a sentence without arguments. */
static void accept_bare(struct matching *matching, const errcat_language *language,
                        uint32_t index) {
  accept(matching, language->tag, table_error(language->table, index)->code, NULL, 0, 1);
}

/* ---- one message ---- */

static bool has_numbers(const errcat_parameter *parameter) {
  while (parameter->name && parameter->type != ERRCAT_COUNT && parameter->type != ERRCAT_NUMBER)
    parameter++;
  return parameter->name != NULL;
}

/* Accepts what a form gives, each argument that it shows. */
static void try_filling(struct matching *matching, const struct match_form *form, const char *tag,
                        int32_t code) {
  struct match_filling filling;
  size_t count = 0;
  if (matching->budget.status) return;
  const unsigned ways = match_fillings(form, matching->text, &matching->budget, &filling);
  if (!ways) return;
  for (size_t p = 0; form->parameters[p].name; p++)
    if (filling.filled[p]) filling.arguments[count++] = filling.arguments[p];
  accept(matching, tag, code, filling.arguments, count, ways);
}

static void try_form(struct matching *matching, const errcat_language *language, uint32_t index,
                     uint32_t number) {
  const struct message *message = &language->messages[index];
  const errcat_error *error = table_error(language->table, index);
  const struct match_form form = {error->parameters,
                                  message->forms[number],
                                  &language->conventions,
                                  message->plural,
                                  number,
                                  matching->others ? MATCH_OTHERS : MATCH_OWN};
  if (!matching->others || has_numbers(form.parameters))
    try_filling(matching, &form, language->tag, error->code);
}

static bool is_text(const struct message *message, struct slice text) {
  return message->text && slice_equal((struct slice){message->text, message->length}, text);
}

/* Every way that one error's messages of one language give the text. */
static void try_message(struct matching *matching, const errcat_language *language,
                        uint32_t index) {
  const struct message *message = &language->messages[index];
  if (!matching->others && is_text(message, matching->text)) accept_bare(matching, language, index);
  const uint32_t forms = match_form_count(message);
  for (uint32_t form = 0; form < forms; form++) try_form(matching, language, index, form);
}

static void try_candidate(void *context, const struct match_candidate *candidate) {
  struct matching *matching = context;
  matching->number = candidate->number;
  if (candidate->form != MATCH_NO_FORM)
    try_form(matching, candidate->language, candidate->index, candidate->form);
  else if (!matching->others && slice_equal(candidate->literal, matching->text))
    accept_bare(matching, candidate->language, candidate->index);
}

/* ---- the seed's own bare forms ---- */

static bool is_space(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool next_byte(const char **at, const char *end, char *byte) {
  while (*at < end && is_space(**at)) ++*at;
  if (*at == end) return false;
  *byte = *(*at)++;
  return true;
}

/* The text is the template with nothing in its placeholders, white space not counted. What was looked
   at is taken off its front. */
static bool is_hollow(const struct piece *piece, const char **at, const char *end) {
  char ours, theirs;
  for (;; piece++) {
    const char *literal = piece->literal, *const stop = literal + piece->length;
    while (next_byte(&literal, stop, &ours))
      if (!next_byte(at, end, &theirs) || ours != theirs) return false;
    if (piece->parameter == PIECE_END) return !next_byte(at, end, &theirs);
  }
}

static void try_hollow(struct matching *matching, const errcat_language *source, uint32_t index) {
  const struct message *message = &source->messages[index];
  const struct slice text = matching->text;
  const char *at = text.text;
  if (message->forms && is_hollow(message->forms[message->plural ? 1 : 0], &at, at + text.length))
    accept_bare(matching, source, index);
  match_spend(&matching->budget, (size_t)(at - text.text) / 8);
}

/* ---- the service's own words ---- */

/* The error that some words are said of, if it is asked for and the table has it. */
static const errcat_error *error_said(const struct matching *matching, const errcat_said *said) {
  const struct table *table = &matching->snapshot->owner->table;
  const int64_t index = table_index(table, said->code);
  const bool asked = index >= 0 && (matching->only < 0 || matching->only == index);
  return asked ? table_error(table, (uint32_t)index) : NULL;
}

/* Words without placeholders. */
static void try_said_plain(struct matching *matching) {
  const struct slice text = matching->text;
  const errcat_said *said = table_said(matching->snapshot->owner->table.domain);
  for (; said->message && text.length; said++)
    if (*said->message == *text.text && !strncmp(said->message, text.text, text.length) &&
        !said->message[text.length] && !strpbrk(said->message, "{}") && error_said(matching, said))
      accept(matching, NULL, said->code, NULL, 0, 1);
}

/* Of words whose names are all parameters: no table is taken that has others. */
static void try_words(struct matching *matching, const errcat_error *error, const char *words) {
  static const struct conventions ascii = {.numbers = NUMBER_FORMAT_PLAIN};
  struct piece small[32], *pieces = small;
  const struct slice text = {words, strlen(words)};
  const size_t size = template_size(text);
  if (size > sizeof small / sizeof small[0])
    pieces = memory_take(matching->budget.allocator, size * sizeof *pieces);
  if (!pieces) {
    matching->budget.status |= ERRCAT_GIVEN_UP | ERRCAT_OUT_OF_MEMORY;
    return;
  }
  const struct match_form form = {.parameters = error->parameters,
                                  .pieces = pieces,
                                  .conventions = &ascii,
                                  .spelling = MATCH_SAID};
  template_compile(text, error->parameters, pieces);
  try_filling(matching, &form, NULL, error->code);
  if (pieces != small) memory_give(matching->budget.allocator, pieces);
}

/* Words with placeholders. */
static void try_said(struct matching *matching) {
  const errcat_said *said = table_said(matching->snapshot->owner->table.domain);
  for (; said->message && !matching->budget.status; said++) {
    const errcat_error *error = error_said(matching, said);
    if (error && error->parameters && strchr(said->message, '{'))
      try_words(matching, error, said->message);
  }
}

/* ---- many messages ---- */

typedef void try_one(struct matching *, const errcat_language *, uint32_t index);

/* The error that is asked for, or every one, in one language. */
static void try_language(struct matching *matching, size_t number, try_one *one) {
  const errcat_language *language = match_language(matching->snapshot, number);
  const bool all = matching->only < 0;
  const uint32_t first = all ? 0 : (uint32_t)matching->only;
  const uint32_t end = all ? matching->snapshot->owner->table.count : first + 1;
  matching->number = number;
  if (!language) matching->budget.status |= ERRCAT_GIVEN_UP | ERRCAT_OUT_OF_MEMORY;
  for (uint32_t i = first; language && i < end && !matching->budget.status; i++)
    one(matching, language, i);
}

static bool is_done(const struct matching *matching) {
  return matching->match->outcome != ERRCAT_MATCH_NONE || matching->budget.status;
}

static void try_all(struct matching *matching, bool others) {
  const struct match_index *index = match_index_of(matching->snapshot);
  matching->others = others;
  if (index) match_index_try(index, matching->only, matching->text, try_candidate, matching);
  for (size_t l = 0; !index && l <= matching->snapshot->count; l++)
    try_language(matching, l, try_message);
}

static void try_plain(struct matching *matching, const errcat_language *language, uint32_t index) {
  if (is_text(&language->messages[index], matching->text)) accept_bare(matching, language, index);
}

/* ---- a text ---- */

/* Whether a response names one of the languages. */
static bool find_language(const struct snapshot *snapshot, const char *tag, size_t length,
                          size_t *number) {
  struct tag wanted;
  if (!tag || !tag_parse(tag, length == ERRCAT_NUL ? strlen(tag) : length, &wanted)) return false;
  tag_maximize(&wanted);
  for (*number = 0; *number < snapshot->count; ++*number)
    if (tag_equal(snapshot_tag(snapshot, *number), &wanted)) return true;
  return false;
}

/* First as the language writes numbers; in other spellings only what it would not write. */
static void try_named(struct matching *matching, const char *language, size_t length) {
  size_t number;
  if (!find_language(matching->snapshot, language, length, &number)) return;
  try_language(matching, number, try_message);
  matching->others = true;
  if (!is_done(matching)) try_language(matching, number, try_message);
}

/* Where a code has no placeholders its sentence, if it is that of the last text's language or the
   source's, needs no search: another language's would be no other answer. A hint that is no language's
   is the source's. */
static void try_likely(struct matching *matching) {
  const size_t source = matching->snapshot->count;
  const struct table *table = &matching->snapshot->owner->table;
  if (matching->only < 0 || table_error(table, (uint32_t)matching->only)->parameters) return;
  if (matching->hint) try_language(matching, (size_t)(matching->hint - 1), try_plain);
  if (!is_done(matching)) try_language(matching, source, try_plain);
}

/* In the order of what is likely and quick. */
static void try_everything(struct matching *matching, const char *language, size_t length) {
  try_said_plain(matching);
  if (!is_done(matching)) try_named(matching, language, length);
  if (!is_done(matching)) try_likely(matching);
  if (!is_done(matching)) try_all(matching, false);
  if (!is_done(matching)) try_said(matching);
  if (!is_done(matching)) try_all(matching, true);
  if (!is_done(matching)) try_language(matching, matching->snapshot->count, try_hollow);
}

errcat_outcome errcat_match(const errcat_reader *reader, int32_t code, const char *text,
                            size_t length, const char *language, size_t language_length,
                            uint64_t *hint, errcat_matched *matched) {
  matched->outcome = ERRCAT_MATCH_NONE;
  matched->code = 0;
  matched->status = 0;
  matched->tag = NULL;
  matched->code_count = 0;
  matched->argument_count = 0;
  memset(matched->reserved, 0, sizeof matched->reserved);
  if (!reader || !reader->pin) return matched->status = ERRCAT_NO_READER, ERRCAT_MATCH_NONE;
  struct snapshot *snapshot = reader->pin;
  const errcat_catalogs *catalogs = snapshot->owner;
  struct matching matching = {
      .match = matched,
      .snapshot = snapshot,
      .text = {text ? text : "", !text                  ? 0
                                 : length == ERRCAT_NUL ? strlen(text)
                                                        : length},
      .only = code ? table_index(&catalogs->table, code) : -1,
      .hint = hint ? *hint : 0,
      .budget = {&catalogs->allocator, MATCH_STEPS, 0},
  };
  if (code && matching.only < 0) return ERRCAT_MATCH_NONE;
  try_everything(&matching, language, language_length);
  if (hint) *hint = matching.hint;
  matched->status = matching.budget.status;
  if (matched->status) matched->outcome = ERRCAT_MATCH_AMBIGUOUS;
  return (errcat_outcome)matched->outcome;
}
