/* errcat WORDS: errors that have them, in code, name, key or sentence, without regard to case, to a full
   stop behind a word, and to the order of words. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "character.h"
#include "cli.h"
#include "lookup.h"
#include "rows.h"
#include "sentence.h"
#include "text.h"

/* All of it is text without regard to case. */
struct search {
  const struct cli *cli;
  struct text words; /* a NUL behind each */
  struct text error; /* what one error has */
};

/* A letter becomes three bytes of two at the most, and U+FFFD three of one. */
static void append(const struct cli *cli, struct text *folded, const char *text, size_t length) {
  uint32_t character;
  if (!text_reserve(cli, folded, 3 * length)) return;
  for (size_t at = 0; at < length;) {
    at += utf8_decode(text + at, length - at, &character, NULL);
    folded->length += utf8_encode(character_fold(character), folded->bytes + folded->length);
  }
}

/* ---- the words ---- */

/* The bytes of a space at the front of a text, also of one that sentences have: of no break, narrow or
   as wide as a Chinese character; 0: there is none. */
static size_t space_at(const char *text) {
  static const char *const spaces[] = {" ", "\t", "\n", "\r", "\u00A0", "\u202F", "\u3000"};
  for (size_t i = 0; i < sizeof spaces / sizeof spaces[0]; i++)
    if (!strncmp(text, spaces[i], strlen(spaces[i]))) return strlen(spaces[i]);
  return 0;
}

static void read_words(struct search *search, const char *text) {
  for (size_t length; *text; text += length) {
    length = space_at(text);
    if (length) continue;
    while (text[length] && !space_at(text + length)) length++;
    const size_t size = lookup_without_stop(text, length);
    append(search->cli, &search->words, text, size);
    if (size) text_append(search->cli, &search->words, "", 1);
  }
}

/* ---- an error ---- */

/* Texts stand apart, so that no word is found across two of them. */
static void append_text(struct search *search, const char *text) {
  append(search->cli, &search->error, text, strlen(text));
  text_append_string(search->cli, &search->error, "\n");
}

static void append_sentences(struct search *search, const errcat_reader *reader,
                             const errcat_error *error) {
  const char *forms[SENTENCE_FORMS_MAX], *bare = sentence_bare(reader, error);
  const size_t count = sentence_forms(reader, error, forms);
  for (size_t i = 0; i < count; i++) append_text(search, forms[i]);
  if (bare) append_text(search, bare);
}

static bool has_words(const struct search *search) {
  const struct text *words = &search->words;
  for (size_t at = 0; at < words->length; at += strlen(words->bytes + at) + 1)
    if (!strstr(search->error.bytes, words->bytes + at)) return false;
  return true;
}

/* Whether the error has the words as a reader reads it, or in English. */
static bool finds(struct search *search, const errcat_reader *reader, const errcat_error *error) {
  const errcat_domain *domain = errcat_domain_of(search->cli->catalogs);
  const char *key;
  char code[16];
  snprintf(code, sizeof code, "%d", (int)error->code);
  search->error.length = 0;
  append_text(search, code);
  append_text(search, error->name);
  for (size_t i = 0; (key = errcat_domain_key_at(domain, error->code, i)) != NULL; i++)
    append_text(search, key);
  append_sentences(search, reader, error);
  append_text(search, error->message);
  if (error->plural) append_text(search, error->plural);
  if (error->bare) append_text(search, error->bare);
  return !search->cli->memory->failed && has_words(search);
}

/* ---- the table ---- */

static int complain_problem(const struct cli *cli, const errcat_error *error) {
  char digits[16];
  snprintf(digits, sizeof digits, "%d", (int)error->code);
  const errcat_argument code = errcat_text("code", digits, ERRCAT_NUL);
  return cli_complain(cli, EXIT_USAGE,
                      /* TRANSLATORS: {code} is an error's number. Keep the command. Problem details
                         are the JSON of RFC 9457.
                         xgettext: python-brace-format */
                      N_("Problem details are about one error, not about words; name one: errcat "
                         "{code} --format problem"),
                      &code, 1);
}

/* Shows what is found as one reader reads it; EXIT_ANSWER: nothing. */
static int search_as(struct search *search, const errcat_reader *reader) {
  const struct cli *cli = search->cli;
  const errcat_domain *domain = errcat_domain_of(cli->catalogs);
  struct rows rows = {cli, 0};
  for (size_t i = 0; i < errcat_domain_size(domain) && !cli->memory->failed; i++) {
    const errcat_error *error = errcat_domain_at(domain, i);
    if (!finds(search, reader, error)) continue;
    if (cli->form == FORM_PROBLEM) return complain_problem(cli, error);
    rows_put(&rows, error);
  }
  if (rows.count) rows_end(&rows);
  return rows.count ? EXIT_DONE : EXIT_ANSWER;
}

/* The words may be in a language that the reader has seen and does not read. */
static int search_languages(struct search *search) {
  errcat_catalogs *catalogs = search->cli->catalogs;
  errcat_description language;
  int status = EXIT_ANSWER;
  for (size_t i = 0; status == EXIT_ANSWER && !search->cli->memory->failed &&
                     !errcat_language_at(catalogs, i, &language);
       i++) {
    errcat_reader reader;
    errcat_choose(catalogs, language.tag, ERRCAT_NUL, &reader);
    status = search_as(search, &reader);
    errcat_release(&reader);
  }
  return status;
}

int cli_search(const struct cli *cli, const char *text) {
  struct search search = {.cli = cli};
  int status = EXIT_ANSWER;
  read_words(&search, text);
  if (search.words.length) status = search_as(&search, &cli->reader);
  if (search.words.length && status == EXIT_ANSWER) status = search_languages(&search);
  free(search.words.bytes);
  free(search.error.bytes);
  if (cli->memory->failed) return cli_complain_memory(cli);
  return status == EXIT_ANSWER ? lookup_complain(cli, text) : status;
}
