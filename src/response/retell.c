/* A response is told anew: read, its arguments found, its message written in the reader's language.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "render/format.h"
#include "render/options.h"
#include "response/read.h"

/* A call, and what was found out by it so far. */
struct telling {
  const errcat_reader *reader;
  const errcat_retell_options *options;
  const errcat_error *error; /* of the code; NULL: the domain does not have it */
  errcat_response response;
  errcat_matched matched;
  size_t scratch_left;
  bool is_taken; /* what was found in the words is among the arguments */
  errcat_retold *retold;
};

static const struct table *table_of(const errcat_reader *reader) {
  return reader->languages[0]->table;
}

static void set_code(struct telling *telling, int32_t code) {
  const struct table *table = table_of(telling->reader);
  const int64_t index = table_index(table, code);
  telling->retold->code = code;
  telling->error = index < 0 ? NULL : table_error(table, (uint32_t)index);
}

/* ---- the arguments ---- */

/* Words that several errors have do not say which it is. */
static void match_words(struct telling *telling) {
  const errcat_response *response = &telling->response;
  errcat_retold *retold = telling->retold;
  if (response->status & ERRCAT_NO_SCRATCH) return; /* what was cut may read like something else */
  errcat_match(telling->reader, retold->code, response->message.text, response->message.length,
               response->language.text, response->language.length, telling->options->hint,
               &telling->matched);
  retold->outcome = telling->matched.outcome;
  if (!retold->code && retold->outcome == ERRCAT_MATCH_EXACT)
    set_code(telling, telling->matched.code);
}

/* Sent along; their texts stand behind what else there is in scratch. */
static void take_sent(struct telling *telling) {
  bool cut;
  const errcat_retell_options *options = telling->options;
  const size_t left = telling->scratch_left, used = options->scratch_size - left;
  telling->retold->argument_count =
      response_read_arguments(table_of(telling->reader), telling->error, &telling->response,
                              options->scratch ? options->scratch + used : NULL, left,
                              telling->retold->arguments, ERRCAT_PARAMETERS_MAX, &cut);
  if (cut) telling->response.status |= ERRCAT_NO_SCRATCH;
}

/* Found in the server's words; false if those have no more than what there is already. */
static bool take_matched(struct telling *telling) {
  const errcat_matched *matched = &telling->matched;
  errcat_retold *retold = telling->retold;
  if (telling->is_taken || retold->outcome != ERRCAT_MATCH_EXACT ||
      matched->argument_count < retold->argument_count)
    return false;
  telling->is_taken = true;
  retold->argument_count = matched->argument_count;
  memcpy(retold->arguments, matched->arguments,
         matched->argument_count * sizeof matched->arguments[0]);
  return true;
}

static void find_arguments(struct telling *telling) {
  if (telling->response.message.text) match_words(telling);
  if (telling->error && (telling->response.arguments.text || table_of(telling->reader)->shapes))
    take_sent(telling);
  if (!telling->retold->argument_count) take_matched(telling);
}

/* ---- the text ---- */

static size_t write_message(struct telling *telling, uint32_t flags, char *buffer, size_t size) {
  errcat_retold *retold = telling->retold;
  struct output output;
  errcat_result result;
  output_open(&output, buffer, size);
  format_error(&output, telling->reader, retold->code, retold->arguments, retold->argument_count,
               flags | options_status(telling->response.http_status), &result);
  const size_t length = format_finish(&output, size, &result);
  retold->status = result.status;
  retold->direction = result.direction;
  for (size_t i = 0; (retold->tag[i] = result.tag[i]) != '\0'; i++) continue;
  return length;
}

/* Whether "error_args" has something, and neither it nor the words have what the sentence needs. */
static int32_t sent_diagnostic(const struct telling *telling) {
  const errcat_slice arguments = telling->response.arguments;
  const bool lacks = arguments.text && telling->retold->status & ERRCAT_MISSING_ARGUMENT &&
                     telling->retold->outcome != ERRCAT_MATCH_EXACT &&
                     !(telling->response.status & ERRCAT_NO_SCRATCH);
  return lacks && memchr(arguments.text, ':', arguments.length) ? ERRCAT_DIAGNOSTIC_BODY_ARGUMENTS
                                                                : 0;
}

/* Whether the server's words may have what the text has not. */
static bool says_more(const struct telling *telling) {
  const errcat_retold *retold = telling->retold;
  const bool filled = retold->argument_count && !(retold->status & ERRCAT_MISSING_ARGUMENT);
  if (retold->detail.length || telling->response.status & ERRCAT_NO_SCRATCH) return true;
  if (retold->key.length) return true;
  return retold->message.length && retold->outcome != ERRCAT_MATCH_EXACT && !filled;
}

static size_t write_words(struct telling *telling, uint32_t flags, char *buffer, size_t size) {
  errcat_retold *retold = telling->retold;
  size_t length;
  do length = write_message(telling, flags, buffer, size);
  while (retold->status & ERRCAT_MISSING_ARGUMENT && take_matched(telling));
  if (!retold->diagnostic) retold->diagnostic = sent_diagnostic(telling);
  retold->status |= telling->response.status; /* whether scratch was too small */
  if (says_more(telling)) retold->status |= ERRCAT_UNMATCHED;
  return length;
}

/* ---- one of several domains ---- */

static void begin(struct telling *telling, size_t index) {
  errcat_retold *retold = telling->retold;
  retold->outcome = ERRCAT_MATCH_NONE;
  retold->code = 0;
  retold->reader_index = index;
  retold->argument_count = 0;
  telling->error = NULL;
  telling->is_taken = false;
}

/* Reads the response as a reader's domain has it; false if it has neither code nor words there. */
static bool read_as(struct telling *telling, const errcat_reader *const *readers, size_t index,
                    struct slice bytes) {
  const errcat_retell_options *options = telling->options;
  errcat_response *response = &telling->response;
  begin(telling, index);
  telling->scratch_left = options->scratch ? options->scratch_size : 0;
  telling->reader = readers[index];
  if (response_read(table_of(telling->reader), bytes, options->from, options->http_status,
                    options->scratch, &telling->scratch_left, response) == ERRCAT_NOTHING_FOUND)
    return false;
  if (!response->language.text) response->language = options->language;
  set_code(telling, response->code);
  find_arguments(telling);
  return response->code || response->key.text || response->message.text;
}

/* The first reader whose domain knows the error; else the first whose body it is; else the first. At least
   one is usable. */
static void read_as_any(struct telling *telling, const errcat_reader *const *readers, size_t count,
                        struct slice bytes) {
  size_t fits = 0;
  bool any = false;
  while (options_refuse(readers[fits], 0)) fits++;
  for (size_t i = fits;; i++) {
    const size_t index = i < count ? i : fits; /* in the end the one that it is told for, again */
    if (options_refuse(readers[index], 0)) continue;
    const bool fit = read_as(telling, readers, index, bytes);
    if (fit && telling->error) return;
    if (fit && !any) fits = index;
    any |= fit;
    if (i + 1 >= count && index == fits) return;
  }
}

/* ---- a call ---- */

static uint32_t read_options(const errcat_retell_options *options) {
  const errcat_options format = {options->mode, options->flags, 0, options->reserved_word, {0}};
  const uint64_t *const r = options->reserved;
  return r[0] | r[1] | r[2] | r[3] | r[4] | r[5] ? OPTIONS_BAD : options_read(&format);
}

static uint32_t check(const errcat_reader *const *readers, size_t count, uint32_t flags) {
  uint32_t refused = flags == OPTIONS_BAD ? ERRCAT_BAD_OPTIONS : ERRCAT_NO_READER;
  for (size_t i = 0; i < count && refused; i++) refused = options_refuse(readers[i], flags);
  return refused;
}

static size_t refuse(char *buffer, size_t size, uint32_t status, errcat_retold *retold) {
  memset(retold, 0, sizeof *retold);
  retold->status = status;
  return format_refuse(buffer, size, status, NULL);
}

/* All but what the text decides, which is nothing yet. */
static void describe(const struct telling *telling) {
  const errcat_response *response = &telling->response;
  const errcat_error *error = telling->error;
  errcat_retold *retold = telling->retold;
  retold->http_status = error && error->http_status ? error->http_status : response->http_status;
  retold->diagnostic = response->diagnostic;
  retold->place = response->place;
  retold->next = response->next;
  retold->key = response->key;
  retold->message = response->message;
  retold->detail = response->detail;
  retold->field = response->field;
  retold->body = response->body;
  retold->element = response->element;
  retold->status = 0;
  retold->direction = ERRCAT_LTR;
  memset(retold->tag, 0, sizeof retold->tag);
  memset(retold->reserved, 0, sizeof retold->reserved);
}

size_t errcat_retell(const errcat_reader *const *readers, size_t reader_count, const char *bytes,
                     size_t length, const errcat_retell_options *options, char *buffer, size_t size,
                     errcat_retold *retold) {
  static const errcat_retell_options standard = {0};
  errcat_retold unwanted;
  if (!retold) retold = &unwanted;
  struct telling telling;
  telling.options = options ? options : &standard;
  telling.retold = retold;
  const uint32_t flags = read_options(telling.options);
  const uint32_t refused = check(readers, reader_count, flags);
  if (refused) return refuse(buffer, size, refused, retold);
  const struct slice text = {bytes, length == ERRCAT_NUL ? strlen(bytes) : length};
  read_as_any(&telling, readers, reader_count, text);
  describe(&telling);
  const errcat_response *response = &telling.response;
  const bool is_error = response->http_status >= 400 && response->http_status <= 599;
  if (!retold->code && !is_error) { /* nothing says which error it is */
    retold->status = response->status | (says_more(&telling) ? ERRCAT_UNMATCHED : 0u);
    return format_refuse(buffer, size, 0, NULL);
  }
  return write_words(&telling, flags, buffer, size);
}
