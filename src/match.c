/* Formatting backwards: which message, with which arguments, gives this text?
   SPDX-License-Identifier: LGPL-2.1-or-later

   One rule decides: arguments are accepted only if formatting them again gives the same bytes. So a
   number must be grouped as its language groups it and stand in the plural form that it picks. */
#include "match.h"

#include <string.h>

#include "arguments.h"
#include "memory.h"
#include "utf8.h"

/* ---- one template ---- */

static const char FSI_FIRST[] = "\xE2\x81"; /* U+2066 to U+2069 are E2 81 A6 … A9 */

static bool is_isolate(const char *at) {
  return !memcmp(at, FSI_FIRST, 2) && (unsigned char)at[2] >= 0xA6 && (unsigned char)at[2] <= 0xA8;
}

static bool is_pop(const char *at) {
  return !memcmp(at, FSI_FIRST, 2) && (unsigned char)at[2] == 0xA9;
}

/* Takes off the isolate that is round all of a text: what opens it is closed at the very end. */
static struct slice without_isolates(struct slice text) {
  if (text.length < 6 || !is_isolate(text.text)) return text;
  size_t open = 1, at = 3;
  for (; open && text.length - at >= 3; at++) {
    if (is_isolate(text.text + at)) open++;
    if (is_pop(text.text + at)) open--;
  }
  if (open || at + 2 != text.length) return text;
  return (struct slice){text.text + 3, text.length - 6};
}

static bool is_space(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool accept_text(struct slice text, errcat_argument *argument) {
  if (argument_is_blank(text) || utf8_valid_length(text.text, text.length) != text.length)
    return false;
  argument->text = text.text;
  argument->length = text.length;
  return true;
}

/* Reads a value in a language's manner; what it reads, it would write the same. */
static bool accept_value(const errcat_language *language, const errcat_parameter *parameter,
                         struct slice text, errcat_argument *argument) {
  struct moment moment;
  uint64_t count;
  bool accepted = false;
  text = without_isolates(text);
  *argument = (errcat_argument){.name = parameter->name, .type = parameter->type};
  switch (parameter->type) {
  case ERRCAT_TEXT: return accept_text(text, argument);
  case ERRCAT_COUNT:
    accepted =
        manner_read_count(&language->manner, text.text, text.length, &count) && count <= INT64_MAX;
    if (accepted) argument->number = (int64_t)count;
    return accepted;
  case ERRCAT_NUMBER:
    return manner_read_number(&language->manner, text.text, text.length, &argument->number);
  case ERRCAT_TIME:
    accepted = manner_read_time(&language->manner, text.text, text.length, &moment);
    if (accepted) {
      argument->number = moment.seconds;
      argument->precision = moment.precision;
      argument->offset = moment.offset;
    }
    return accepted;
  default: return false;
  }
}

static bool same_argument(const errcat_argument *a, const errcat_argument *b) {
  if (a->type == ERRCAT_TEXT) return a->length == b->length && !memcmp(a->text, b->text, a->length);
  return a->number == b->number &&
         (a->type != ERRCAT_TIME || (a->precision == b->precision && a->offset == b->offset));
}

static bool starts_with(struct slice text, const char *with, size_t length) {
  return text.length >= length && !memcmp(text.text, with, length);
}

/* The literals up to the next blank stand at the front of text: takes them off. */
static bool take_literals(const struct piece **piece, struct slice *text) {
  for (;; (*piece)++) {
    const size_t length = (*piece)->length;
    if (!starts_with(*text, (*piece)->literal, length)) return false;
    text->text += length;
    text->length -= length;
    if ((*piece)->blank != PIECE_LITERAL) return true;
  }
}

/* Takes a blank's value off text, and the literals behind it up to the next blank, which stand there
   the first time or the last; behind the last blank they must end the text. */
static bool take_value(const struct piece **piece, struct slice *text, bool last,
                       struct slice *value) {
  const struct piece *end = *piece;
  size_t length = end->length;
  while (end->blank == PIECE_LITERAL) length += (++end)->length;
  if (length > text->length) return false;
  const size_t most = text->length - length, least = end->blank == PIECE_END ? most : 0;
  for (size_t i = 0; i <= most - least; i++) {
    const size_t offset = last ? most - i : least + i;
    struct slice rest = {text->text + offset, text->length - offset};
    const struct piece *next = *piece;
    if (!take_literals(&next, &rest)) continue;
    *value = (struct slice){text->text, offset};
    *text = rest;
    *piece = next;
    return true;
  }
  return false;
}

struct attempt {
  const errcat_language *language;
  const errcat_error *error;
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  bool filled[ERRCAT_PARAMETERS_MAX];
};

static bool fill(struct attempt *attempt, int32_t blank, struct slice text) {
  errcat_argument again, *const argument = &attempt->arguments[blank];
  const errcat_parameter *parameter = &attempt->error->parameters[blank];
  if (attempt->filled[blank])
    return accept_value(attempt->language, parameter, text, &again) &&
           same_argument(argument, &again);
  attempt->filled[blank] = accept_value(attempt->language, parameter, text, argument);
  return attempt->filled[blank];
}

static unsigned count_blanks(const struct piece *piece) {
  unsigned blanks = 0;
  for (; piece->blank != PIECE_END; piece++) blanks += piece->blank >= 0;
  return blanks;
}

/* Splits text at the leftmost or the rightmost places that the literals between blanks have. */
static bool split(struct attempt *attempt, const struct piece *piece, struct slice text,
                  bool last) {
  struct slice value;
  memset(attempt->filled, 0, sizeof attempt->filled);
  if (!take_literals(&piece, &text)) return false;
  while (piece->blank >= 0) {
    const int32_t blank = piece++->blank;
    if (!take_value(&piece, &text, last, &value) || !fill(attempt, blank, value)) return false;
  }
  return text.length == 0;
}

/* The one number that a form without its count serves. */
static bool number_of_form(const struct plural *plural, uint32_t form, int64_t *number) {
  if (!plural || !plural_serves_one(plural, form)) return false;
  *number = 0;
  while (plural_form(plural, (uint64_t)*number) != form) ++*number;
  return true;
}

/* The count picks the form that the text was found in. */
static bool fits_form(struct attempt *attempt, const struct plural *plural, uint32_t form) {
  for (size_t p = 0; attempt->error->parameters[p].name; p++) {
    errcat_argument *argument = &attempt->arguments[p];
    if (!attempt->filled[p]) {
      const errcat_parameter *parameter = &attempt->error->parameters[p];
      *argument = (errcat_argument){.name = parameter->name, .type = parameter->type};
      if (parameter->type != ERRCAT_COUNT || !number_of_form(plural, form, &argument->number))
        return false;
      attempt->filled[p] = true;
    }
    if (argument->type == ERRCAT_COUNT && plural &&
        plural_form(plural, (uint64_t)argument->number) != form)
      return false;
  }
  return true;
}

static void keep(errcat_match *match, const struct attempt *attempt) {
  match->count = 0;
  for (size_t p = 0; attempt->error->parameters && attempt->error->parameters[p].name; p++)
    if (attempt->filled[p]) match->arguments[match->count++] = attempt->arguments[p];
}

static bool same_arguments(const errcat_match *match, const struct attempt *attempt) {
  size_t count = 0;
  for (size_t p = 0; attempt->error->parameters && attempt->error->parameters[p].name; p++) {
    if (!attempt->filled[p]) continue;
    if (count == match->count || !same_argument(&match->arguments[count], &attempt->arguments[p]))
      return false;
    count++;
  }
  return count == match->count;
}

static void add_code(errcat_match *match, int32_t code) {
  for (size_t i = 0; i < match->code_count; i++)
    if (match->codes[i] == code) return;
  if (match->code_count < ERRCAT_CODES_MAX) match->codes[match->code_count++] = code;
}

/* Takes an accepted way: the first is the answer, a different one makes it ambiguous. */
static void accept(errcat_match *match, const struct attempt *attempt) {
  add_code(match, attempt->error->code);
  if (match->outcome == ERRCAT_MATCH_NONE) {
    match->outcome = ERRCAT_MATCH_EXACT;
    match->code = attempt->error->code;
    match->tag = attempt->language->tag;
    match->hint = attempt->language;
    keep(match, attempt);
  } else if (match->code != attempt->error->code || !same_arguments(match, attempt)) {
    match->outcome = ERRCAT_MATCH_AMBIGUOUS;
  }
}

static void try_split(errcat_match *match, struct attempt *attempt, const struct message *message,
                      uint32_t form, struct slice text, bool last) {
  if (split(attempt, message->forms[form], text, last) && fits_form(attempt, message->plural, form))
    accept(match, attempt);
}

/* Where there are several blanks, what separates them may stand in the text more than once. */
static void try_form(errcat_match *match, const errcat_language *language, uint32_t index,
                     uint32_t form, struct slice text) {
  const struct message *message = &language->messages[index];
  struct attempt attempt;
  attempt.language = language;
  attempt.error = table_error(language->table, index);
  try_split(match, &attempt, message, form, text, false);
  if (count_blanks(message->forms[form]) > 1) try_split(match, &attempt, message, form, text, true);
}

static uint32_t count_forms(const struct message *message) {
  return !message->forms ? 0 : message->plural ? message->plural->forms : 1;
}

/* The text is the whole of a message, without arguments. */
static void accept_bare(errcat_match *match, const errcat_language *language, uint32_t index) {
  struct attempt attempt;
  attempt.language = language;
  attempt.error = table_error(language->table, index);
  memset(attempt.filled, 0, sizeof attempt.filled);
  accept(match, &attempt);
}

/* Every way that one error's messages of one language give the text. */
static void try_message(errcat_match *match, const errcat_language *language, uint32_t index,
                        struct slice text) {
  const struct message *message = &language->messages[index];
  if (message->text && message->length == text.length &&
      !memcmp(message->text, text.text, text.length))
    accept_bare(match, language, index);
  const uint32_t forms = count_forms(message);
  for (uint32_t form = 0; form < forms; form++) try_form(match, language, index, form, text);
}

/* ---- the seed's own bare forms ---- */

static bool next_byte(const char **at, const char *end, char *byte) {
  while (*at < end && is_space(**at)) ++*at;
  if (*at == end) return false;
  *byte = *(*at)++;
  return true;
}

/* The text is the template with nothing in its blanks, white space not counted. */
static bool is_hollow(const struct piece *piece, struct slice text) {
  const char *at = text.text, *const end = text.text + text.length;
  char ours, theirs;
  for (;; piece++) {
    const char *literal = piece->literal, *const stop = literal + piece->length;
    while (next_byte(&literal, stop, &ours))
      if (!next_byte(&at, end, &theirs) || ours != theirs) return false;
    if (piece->blank == PIECE_END) return !next_byte(&at, end, &theirs);
  }
}

static void try_hollow(errcat_match *match, const errcat_language *source, uint32_t index,
                       struct slice text) {
  const struct message *message = &source->messages[index];
  if (message->forms && is_hollow(message->forms[message->plural ? 1 : 0], text))
    accept_bare(match, source, index);
}

/* ---- the index: which messages a text can be ---- */

enum { NO_FORM = PLURAL_FORMS_MAX };

/* A message by how it begins; one without blanks is all beginning. Each stands in the index twice:
   among all messages, and among those of its error. */
struct candidate {
  uint32_t group; /* 1 + the error's index, or 0: among all */
  uint32_t index;
  struct slice literal;
  const errcat_language *language;
  uint32_t form;   /* or NO_FORM: without blanks */
  uint32_t parent; /* 1 + the number of the longest shorter beginning of the group; 0: none */
};

struct match_index {
  uint32_t *groups; /* where each begins, and where the last one ends */
  size_t count;
  struct candidate candidates[];
};

static int compare(const struct candidate *a, const struct candidate *b) {
  if (a->group != b->group) return a->group < b->group ? -1 : 1;
  const size_t first = a->literal.length, second = b->literal.length;
  const int order = memcmp(a->literal.text, b->literal.text, first < second ? first : second);
  return order ? order : first < second ? -1 : first > second;
}

static void sift(struct candidate *heap, size_t root, size_t count) {
  for (size_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && compare(&heap[child], &heap[child + 1]) < 0) child++;
    if (compare(&heap[root], &heap[child]) >= 0) return;
    const struct candidate moved = heap[root];
    heap[root] = heap[child];
    heap[child] = moved;
  }
}

/* In place, and never slower than n log n; qsort() promises neither. */
static void sort(struct candidate *candidates, size_t count) {
  for (size_t i = count / 2; i-- > 0;) sift(candidates, i, count);
  for (size_t end = count; end-- > 1;) {
    const struct candidate last = candidates[0];
    candidates[0] = candidates[end];
    candidates[end] = last;
    sift(candidates, 0, end);
  }
}

static bool begins_with(const struct candidate *candidate, const struct candidate *beginning) {
  return candidate->group == beginning->group &&
         starts_with(candidate->literal, beginning->literal.text, beginning->literal.length);
}

static void link_parents(struct match_index *index) {
  for (size_t i = 0; i < index->count; i++) {
    uint32_t parent = (uint32_t)i; /* 1 + the number of the one before */
    while (parent && !begins_with(&index->candidates[i], &index->candidates[parent - 1]))
      parent = index->candidates[parent - 1].parent;
    index->candidates[i].parent = parent;
  }
}

/* Texts without blanks, and those whose arguments look the same in both languages, are the same
   message if they are from the same place: de_CH has most of them from de. */
static bool same_message(const errcat_language *a, const errcat_language *b, uint32_t index,
                         uint32_t form) {
  const struct message *one = &a->messages[index], *other = &b->messages[index];
  if (form == NO_FORM) return one->text == other->text;
  if (form >= count_forms(other) || one->forms[form]->literal != other->forms[form]->literal ||
      one->forms[form]->length != other->forms[form]->length)
    return false;
  for (const errcat_parameter *p = table_error(a->table, index)->parameters; p && p->name; p++)
    if (p->type == ERRCAT_TIME ||
        (p->type != ERRCAT_TEXT && !manner_counts_alike(&a->manner, &b->manner)))
      return false;
  return true;
}

struct gathering {
  const errcat_language *const *languages;
  struct match_index *index; /* NULL while they are only counted */
  size_t count;
};

/* Adds a message unless one of the languages before the l-th has it. */
static void add(struct gathering *gathering, size_t l, uint32_t at, uint32_t form) {
  const errcat_language *language = gathering->languages[l];
  const struct message *message = &language->messages[at];
  for (size_t i = 0; i < l; i++)
    if (same_message(language, gathering->languages[i], at, form)) return;
  for (uint32_t group = 0; gathering->index && group <= 1; group++) {
    struct candidate *candidate = &gathering->index->candidates[gathering->count + group];
    *candidate = (struct candidate){group ? at + 1 : 0, at,   {message->text, message->length},
                                    language,           form, 0};
    if (form != NO_FORM)
      candidate->literal =
          (struct slice){message->forms[form]->literal, message->forms[form]->length};
  }
  gathering->count += 2;
}

static size_t gather(const errcat_language *const *languages, size_t count,
                     struct match_index *index) {
  struct gathering gathering = {languages, index, 0};
  for (size_t l = 0; l < count; l++) {
    const errcat_language *language = languages[l];
    for (uint32_t i = 0; i < language->table->count; i++) {
      if (language->messages[i].text) add(&gathering, l, i, NO_FORM);
      const uint32_t forms = count_forms(&language->messages[i]);
      for (uint32_t form = 0; form < forms; form++) add(&gathering, l, i, form);
    }
  }
  return gathering.count;
}

static void find_groups(struct match_index *index, uint32_t count) {
  size_t at = 0;
  for (uint32_t group = 0; group <= count; group++) {
    while (at < index->count && index->candidates[at].group < group) at++;
    index->groups[group] = (uint32_t)at;
  }
}

/* The languages of a snapshot and, behind them, the source's own words, which a catalog of its
   language may cover. NULL when memory ran out for one. */
static const errcat_language *language_at(struct snapshot *snapshot, size_t index) {
  return index < snapshot->count ? catalogs_open(snapshot, index) : snapshot->owner->source;
}

static struct match_index *build_from(const errcat_language *const *languages,
                                      size_t languages_count, const errcat_allocator *allocator) {
  const size_t count = gather(languages, languages_count, NULL);
  const uint32_t groups = languages[0]->table->count + 1;
  const size_t size = sizeof(struct match_index) + count * sizeof(struct candidate);
  struct match_index *index = memory_take(allocator, size + (groups + 1) * sizeof(uint32_t));
  if (!index) return NULL;
  index->count = gather(languages, languages_count, index);
  index->groups = (uint32_t *)(void *)(index->candidates + count);
  sort(index->candidates, index->count);
  find_groups(index, groups);
  link_parents(index);
  return index;
}

static struct match_index *build(struct snapshot *snapshot) {
  const errcat_allocator *allocator = &snapshot->owner->allocator;
  const size_t count = snapshot->count + 1;
  const errcat_language **languages = memory_take(allocator, count * sizeof *languages);
  struct match_index *index = NULL;
  bool all = languages != NULL;
  for (size_t l = 0; all && l < count; l++) all = (languages[l] = language_at(snapshot, l)) != NULL;
  if (all) index = build_from(languages, count, allocator);
  memory_give(allocator, languages);
  return index;
}

const struct match_index *match_index_of(struct snapshot *snapshot) {
  struct match_index *index = atomic_load_explicit(&snapshot->index, memory_order_acquire);
  if (index) return index;
  struct match_index *mine = build(snapshot);
  if (!mine) return NULL;
  if (atomic_compare_exchange_strong_explicit(&snapshot->index, &index, mine, memory_order_acq_rel,
                                              memory_order_acquire))
    return mine;
  memory_give(&snapshot->owner->allocator, mine);
  return index;
}

/* ---- a text ---- */

struct search {
  errcat_match *match;
  struct slice text;
  int64_t only; /* the index of the code that was given, or -1 */
};

static void try_candidate(const struct search *search, const struct candidate *candidate) {
  if (candidate->form != NO_FORM)
    try_form(search->match, candidate->language, candidate->index, candidate->form, search->text);
  else if (candidate->literal.length == search->text.length)
    accept_bare(search->match, candidate->language, candidate->index);
}

/* From the last beginning that does not come behind the text, by way of its parents, to all that
   the text begins with. */
static void try_index(const struct search *search, const struct match_index *index) {
  const struct candidate text = {.group = (uint32_t)(search->only + 1), .literal = search->text};
  uint32_t low = index->groups[text.group], high = index->groups[text.group + 1];
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    if (compare(&index->candidates[middle], &text) <= 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (uint32_t number = low; number;) {
    const struct candidate *candidate = &index->candidates[number - 1];
    if (begins_with(&text, candidate)) try_candidate(search, candidate);
    number = candidate->parent;
  }
}

/* Without an index: everything. */
static void try_all(const struct search *search, struct snapshot *snapshot) {
  for (size_t l = 0; l <= snapshot->count; l++) {
    const errcat_language *language = language_at(snapshot, l);
    for (uint32_t i = 0; language && i < language->table->count; i++)
      if (search->only < 0 || search->only == (int64_t)i)
        try_message(search->match, language, i, search->text);
  }
}

static void try_hollow_all(const struct search *search, const errcat_language *source) {
  if (search->only >= 0) {
    try_hollow(search->match, source, (uint32_t)search->only, search->text);
    return;
  }
  for (uint32_t i = 0; i < source->table->count; i++)
    try_hollow(search->match, source, i, search->text);
}

/* A text without blanks in the words of that code needs no search, whatever the language. */
static bool try_plain(const struct search *search, const errcat_language *language) {
  if (!language || search->only < 0) return false;
  const struct message *message = &language->messages[search->only];
  if (table_error(language->table, (uint32_t)search->only)->parameters) return false;
  try_message(search->match, language, (uint32_t)search->only, search->text);
  return message->text && search->match->outcome != ERRCAT_MATCH_NONE;
}

static const errcat_language *language_called(struct snapshot *snapshot, const char *tag,
                                              size_t length) {
  struct tag wanted;
  if (!tag || !tag_parse(tag, length == ERRCAT_NUL ? strlen(tag) : length, &wanted)) return NULL;
  tag_maximize(&wanted);
  for (size_t i = 0; i < snapshot->count; i++)
    if (tag_equal(&snapshot->offered[i]->tag, &wanted)) return catalogs_open(snapshot, i);
  return NULL;
}

int errcat_match_text(const errcat_reader *reader, int32_t code, const char *text, size_t length,
                      const char *language, size_t language_length, errcat_match *match) {
  struct snapshot *snapshot = reader->pin;
  const errcat *catalogs = snapshot->owner;
  struct search search = {match, {text, length == ERRCAT_NUL ? strlen(text) : length}, -1};
  const errcat_language *last = match->hint;
  match->outcome = ERRCAT_MATCH_NONE;
  match->code = 0;
  match->tag = NULL;
  match->code_count = 0;
  match->count = 0;
  if (code) {
    search.only = table_index(&catalogs->table, code);
    if (search.only < 0) return match->outcome;
  }
  const errcat_language *named = language_called(snapshot, language, language_length);
  if (named && search.only >= 0) {
    try_message(match, named, (uint32_t)search.only, search.text);
    if (match->outcome != ERRCAT_MATCH_NONE) return match->outcome;
  }
  if (try_plain(&search, last) || try_plain(&search, catalogs->source)) return match->outcome;
  const struct match_index *index = match_index_of(snapshot);
  if (index)
    try_index(&search, index);
  else
    try_all(&search, snapshot);
  if (match->outcome == ERRCAT_MATCH_NONE) try_hollow_all(&search, catalogs->source);
  return match->outcome;
}
