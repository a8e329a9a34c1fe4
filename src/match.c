/* Formatting backwards: which message, with which arguments, gives this text?
   SPDX-License-Identifier: LGPL-2.1-or-later

   One rule decides: arguments are accepted only if formatting them again gives the same bytes. So a
   number must be grouped as its language groups it and stand in the plural form that it picks. */
#include "match.h"

#include <string.h>

#include "memory.h"
#include "utf8.h"

/* ---- one template ---- */

static const char FSI_FIRST[] = "\xE2\x81"; /* U+2066 to U+2069 are E2 81 A6 … A9 */

static bool is_isolate(const char *at) {
  return !memcmp(at, FSI_FIRST, 2) && (unsigned char)at[2] >= 0xA6 && (unsigned char)at[2] <= 0xA8;
}

static struct slice without_isolates(struct slice text) {
  if (text.length < 6 || !is_isolate(text.text)) return text;
  const char *end = text.text + text.length - 3;
  if (memcmp(end, FSI_FIRST, 2) != 0 || (unsigned char)end[2] != 0xA9) return text;
  return (struct slice){text.text + 3, text.length - 6};
}

static bool is_space(char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool accept_text(struct slice text, errcat_argument *argument) {
  size_t at = 0;
  while (at < text.length && is_space(text.text[at])) at++;
  if (at == text.length || utf8_valid_length(text.text, text.length) != text.length) return false;
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

/* Where the literals after a blank, up to the next one, stand in text: the first place, or the last.
   Behind the last blank they must end the text. */
static bool find_literals(const struct piece *piece, struct slice text, bool last, size_t *at) {
  const struct piece *end = piece;
  size_t length = piece->length;
  while (end->blank == PIECE_LITERAL) length += (++end)->length;
  if (length > text.length) return false;
  const size_t most = text.length - length;
  for (size_t i = end->blank == PIECE_END ? most : 0; i <= most; i++) {
    const size_t offset = last ? most - i : i;
    struct slice rest = {text.text + offset, text.length - offset};
    const struct piece *next = piece;
    *at = offset;
    if (take_literals(&next, &rest)) return true;
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
  errcat_argument argument;
  if (!accept_value(attempt->language, &attempt->error->parameters[blank], text, &argument))
    return false;
  if (attempt->filled[blank]) return same_argument(&attempt->arguments[blank], &argument);
  attempt->arguments[blank] = argument;
  attempt->filled[blank] = true;
  return true;
}

static unsigned count_blanks(const struct piece *piece) {
  unsigned blanks = 0;
  for (; piece->blank != PIECE_END; piece++) blanks += piece->blank >= 0;
  return blanks;
}

/* Splits text at the leftmost or the rightmost places that the literals between blanks have. */
static bool split(struct attempt *attempt, const struct piece *piece, struct slice text,
                  bool last) {
  memset(attempt->filled, 0, sizeof attempt->filled);
  if (!take_literals(&piece, &text)) return false;
  while (piece->blank >= 0) {
    const int32_t blank = piece->blank;
    size_t at;
    piece++;
    if (!find_literals(piece, text, last && count_blanks(piece), &at) ||
        !fill(attempt, blank, (struct slice){text.text, at}))
      return false;
    text.text += at;
    text.length -= at;
    if (!take_literals(&piece, &text)) return false;
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

static size_t keep(errcat_match *match, const struct attempt *attempt) {
  match->count = 0;
  for (size_t p = 0; attempt->error->parameters && attempt->error->parameters[p].name; p++)
    if (attempt->filled[p]) match->arguments[match->count++] = attempt->arguments[p];
  return match->count;
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

static void try_form(errcat_match *match, struct attempt *attempt, const struct message *message,
                     uint32_t form, struct slice text) {
  const struct piece *pieces = message->forms[form];
  if (!split(attempt, pieces, text, false) || !fits_form(attempt, message->plural, form)) {
    /* Leftmost did not do; rightmost still may, where there are several blanks. */
    if (count_blanks(pieces) < 2 || !split(attempt, pieces, text, true) ||
        !fits_form(attempt, message->plural, form))
      return;
    accept(match, attempt);
    return;
  }
  accept(match, attempt);
  if (count_blanks(pieces) > 1 && split(attempt, pieces, text, true) &&
      fits_form(attempt, message->plural, form))
    accept(match, attempt);
}

/* Every way that one error's messages of one language give the text. */
static void try_message(errcat_match *match, const errcat_language *language, uint32_t index,
                        struct slice text) {
  const struct message *message = &language->messages[index];
  struct attempt attempt;
  attempt.language = language;
  attempt.error = table_error(language->table, index);
  if (message->text && message->length == text.length &&
      !memcmp(message->text, text.text, text.length)) {
    memset(attempt.filled, 0, sizeof attempt.filled);
    accept(match, &attempt);
  }
  if (!message->forms) return;
  const uint32_t forms = message->plural ? message->plural->forms : 1;
  for (uint32_t form = 0; form < forms; form++) try_form(match, &attempt, message, form, text);
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
  if (!message->forms || !is_hollow(message->forms[message->plural ? 1 : 0], text)) return;
  struct attempt attempt;
  attempt.language = source;
  attempt.error = table_error(source->table, index);
  memset(attempt.filled, 0, sizeof attempt.filled);
  accept(match, &attempt);
}

/* ---- the index: which messages a text can be ---- */

struct entry {
  const errcat_language *language;
  uint32_t index;
  uint32_t next; /* of the same slot; 0 ends */
};

/* A template by how it begins: a literal, and the longest shorter one that it begins with. */
struct prefix {
  struct slice literal;
  const errcat_language *language;
  uint32_t index;
  uint32_t parent; /* 1 + its number, 0: none */
};

struct match_index {
  uint32_t mask;
  uint32_t *slots; /* 1 + the number of an entry */
  struct entry *entries;
  struct prefix *prefixes;
  size_t prefix_count;
};

static uint64_t hash(struct slice text) {
  uint64_t value = text.length * UINT64_C(0x9E3779B97F4A7C15);
  size_t at = 0;
  for (; text.length - at >= 8; at += 8) {
    uint64_t eight;
    memcpy(&eight, text.text + at, 8);
    value = (value ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
    value ^= value >> 29;
  }
  for (; at < text.length; at++)
    value = (value ^ (unsigned char)text.text[at]) * UINT64_C(0x9E3779B97F4A7C15);
  return value ^ value >> 32;
}

static int compare(struct slice a, struct slice b) {
  const size_t shorter = a.length < b.length ? a.length : b.length;
  const int order = memcmp(a.text, b.text, shorter);
  return order ? order : a.length < b.length ? -1 : a.length > b.length;
}

static void sift(struct prefix *heap, size_t root, size_t count) {
  for (size_t child; (child = 2 * root + 1) < count; root = child) {
    if (child + 1 < count && compare(heap[child].literal, heap[child + 1].literal) < 0) child++;
    if (compare(heap[root].literal, heap[child].literal) >= 0) return;
    const struct prefix moved = heap[root];
    heap[root] = heap[child];
    heap[child] = moved;
  }
}

/* In place, and never slower than n log n; qsort() promises neither. */
static void sort(struct prefix *prefixes, size_t count) {
  for (size_t i = count / 2; i-- > 0;) sift(prefixes, i, count);
  for (size_t end = count; end-- > 1;) {
    const struct prefix last = prefixes[0];
    prefixes[0] = prefixes[end];
    prefixes[end] = last;
    sift(prefixes, 0, end);
  }
}

static void link_parents(struct match_index *index) {
  for (size_t i = 0; i < index->prefix_count; i++) {
    struct prefix *prefix = &index->prefixes[i];
    uint32_t parent = (uint32_t)i; /* 1 + the number of the one before */
    while (parent) {
      const struct prefix *before = &index->prefixes[parent - 1];
      if (starts_with(prefix->literal, before->literal.text, before->literal.length)) break;
      parent = before->parent;
    }
    prefix->parent = parent;
  }
}

struct counts {
  size_t entries, prefixes;
};

static void add_message(struct match_index *index, struct counts *counts,
                        const errcat_language *language, uint32_t at) {
  const struct message *message = &language->messages[at];
  if (message->text) {
    const size_t number = counts->entries++;
    if (index) {
      uint32_t *slot =
          &index->slots[hash((struct slice){message->text, message->length}) & index->mask];
      index->entries[number] = (struct entry){language, at, *slot};
      *slot = (uint32_t)number + 1;
    }
  }
  const uint32_t forms = !message->forms ? 0 : message->plural ? message->plural->forms : 1;
  for (uint32_t f = 0; f < forms; f++) {
    const size_t number = counts->prefixes++;
    const struct piece *first = message->forms[f];
    if (index)
      index->prefixes[number] = (struct prefix){{first->literal, first->length}, language, at, 0};
  }
}

static void add_all(struct match_index *index, struct counts *counts, struct snapshot *snapshot) {
  *counts = (struct counts){0};
  for (size_t l = 0; l < snapshot->count; l++) {
    const errcat_language *language = catalogs_open(snapshot, l);
    for (uint32_t i = 0; language && i < language->table->count; i++)
      add_message(index, counts, language, i);
  }
}

static struct match_index *build(struct snapshot *snapshot) {
  const errcat_allocator *allocator = &snapshot->owner->allocator;
  struct counts counts;
  add_all(NULL, &counts, snapshot);
  size_t slots = 16;
  while (slots < counts.entries * 2) slots *= 2;
  const size_t size = sizeof(struct match_index) + counts.entries * sizeof(struct entry) +
                      counts.prefixes * sizeof(struct prefix) + slots * sizeof(uint32_t);
  struct match_index *index = memory_take(allocator, size);
  if (!index) return NULL;
  index->entries = (struct entry *)(void *)(index + 1);
  index->prefixes = (struct prefix *)(void *)(index->entries + counts.entries);
  index->slots = (uint32_t *)(void *)(index->prefixes + counts.prefixes);
  index->mask = (uint32_t)slots - 1;
  memset(index->slots, 0, slots * sizeof(uint32_t));
  add_all(index, &counts, snapshot);
  index->prefix_count = counts.prefixes;
  sort(index->prefixes, index->prefix_count);
  link_parents(index);
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

static void try_found(const struct search *search, const errcat_language *language,
                      uint32_t index) {
  if (search->only < 0 || search->only == (int64_t)index)
    try_message(search->match, language, index, search->text);
}

static void try_index(const struct search *search, const struct match_index *index) {
  for (uint32_t number = index->slots[hash(search->text) & index->mask]; number;) {
    const struct entry *entry = &index->entries[number - 1];
    try_found(search, entry->language, entry->index);
    number = entry->next;
  }
  /* The last literal that does not come behind the text; its parents are shorter beginnings. */
  size_t low = 0, high = index->prefix_count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (compare(index->prefixes[middle].literal, search->text) <= 0)
      low = middle + 1;
    else
      high = middle;
  }
  for (uint32_t number = (uint32_t)low; number;) {
    const struct prefix *prefix = &index->prefixes[number - 1];
    if (starts_with(search->text, prefix->literal.text, prefix->literal.length))
      try_found(search, prefix->language, prefix->index);
    number = prefix->parent;
  }
}

/* Without an index: everything. */
static void try_all(const struct search *search, struct snapshot *snapshot) {
  for (size_t l = 0; l < snapshot->count; l++) {
    const errcat_language *language = catalogs_open(snapshot, l);
    for (uint32_t i = 0; language && i < language->table->count; i++)
      try_found(search, language, i);
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
