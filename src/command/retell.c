/* A response is told: its arguments found, its message written, the server's words beside it.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "retell.h"

#include <stdlib.h>
#include <string.h>

struct told {
  const errcat_response *response;
  int32_t code; /* of the response, or found by its words */
  errcat_match match;
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  size_t count;
};

static const char *const outcomes[] = {"none", "exact", "ambiguous"};

bool retell_has(const errcat_response *response) {
  return response->code || response->message || response->http_status >= 400;
}

/* ---- the arguments ---- */

/* Words that several errors have do not say which it is. */
static void match_words(struct retell *retell, struct told *told) {
  const errcat_response *response = told->response;
  errcat_match_text(&retell->cli->reader, told->code, response->message, response->length,
                    response->language, response->language_length, &retell->hint, &told->match);
  if (!told->code && told->match.outcome == ERRCAT_MATCH_EXACT) told->code = told->match.code;
}

static bool is_enough(const errcat_error *error, size_t count) {
  size_t wanted = 0;
  while (error && error->parameters && error->parameters[wanted].name) wanted++;
  return count && count >= wanted;
}

/* Sent along, or in the server's words, if what was sent does not suffice. */
static void find_arguments(struct retell *retell, struct told *told) {
  const errcat_response *response = told->response;
  told->match.outcome = ERRCAT_MATCH_NONE;
  told->match.count = 0;
  told->count = 0;
  if (response->message) match_words(retell, told);
  const errcat_error *error =
      response->arguments ? errcat_find(retell->cli->catalogs, told->code) : NULL;
  /* Behind the message, if that is there. */
  const size_t used = response->message == retell->scratch ? response->length : 0;
  if (error)
    told->count =
        errcat_read_arguments(error, response, retell->scratch + used, retell->size - used,
                              told->arguments, ERRCAT_PARAMETERS_MAX);
  if (is_enough(error, told->count) || told->match.outcome != ERRCAT_MATCH_EXACT) return;
  told->count = told->match.count;
  memcpy(told->arguments, told->match.arguments, told->count * sizeof told->arguments[0]);
}

/* ---- as JSON ---- */

static void put_argument(struct output *out, const errcat_argument *argument) {
  char time[32];
  output_text(out, "\"");
  output_text(out, argument->name); /* an identifier of C */
  output_text(out, "\":");
  if (argument->type == ERRCAT_TEXT) {
    output_json(out, argument->text, argument->length);
  } else if (argument->type == ERRCAT_TIME) {
    errcat_write_time(argument, time, sizeof time);
    output_json(out, time, strlen(time));
  } else {
    output_number(out, argument->number);
  }
}

/* A message that had no escapes is still where it was read, as a string of JSON. */
static void put_server_message(const struct retell *retell, const errcat_response *response) {
  struct output *out = retell->cli->out;
  if (!response->message) {
    output_text(out, "null");
  } else if (response->message == retell->scratch || response->diagnostic) {
    output_json(out, response->message, response->length);
  } else {
    output_text(out, "\"");
    output_put(out, response->message, response->length);
    output_text(out, "\"");
  }
}

static void put_object(const struct retell *retell, const struct told *told, const char *message,
                       size_t length, const errcat_result *result) {
  const errcat_response *response = told->response;
  struct output *out = retell->cli->out;
  output_text(out, "{\"error_code\":");
  output_number(out, told->code);
  output_text(out, ",\"http_status\":");
  output_number(out, errcat_http_status(retell->cli->catalogs, told->code, response->http_status));
  output_text(out, ",\"language\":\"");
  output_text(out, result->tag);
  output_text(out, result->direction == ERRCAT_RTL ? "\",\"direction\":\"rtl\",\"message\":"
                                                   : "\",\"direction\":\"ltr\",\"message\":");
  output_text(out, message ? "\"" : "null");
  if (message) output_put(out, message, length);
  output_text(out, message ? "\",\"arguments\":{" : ",\"arguments\":{");
  for (size_t i = 0; i < told->count; i++) {
    if (i) output_text(out, ",");
    put_argument(out, &told->arguments[i]);
  }
  output_text(out, "},\"matched\":\"");
  output_text(out, outcomes[told->match.outcome]);
  output_text(out, "\",\"server_message\":");
  put_server_message(retell, response);
  output_text(out, "}\n");
}

/* ---- as text ---- */

/* The server's words stay beside ours where they may say more. */
static void put_words(const struct retell *retell, const struct told *told, const char *message,
                      size_t length) {
  struct output *out = retell->cli->out;
  if (message) {
    output_put(out, message, length);
    output_text(out, "\n");
  }
  if (!told->response->message || !told->response->length ||
      told->match.outcome == ERRCAT_MATCH_EXACT || told->count)
    return;
  errcat_argument text = errcat_text("text", told->response->message);
  text.length = told->response->length;
  cli_print(retell->cli, stdout,
            /* TRANSLATORS: {text} is a message in the words of the server, which are not ours.
             xgettext: python-brace-format */
            N_("The server said: {text}"), &text, 1);
}

/* Where neither code nor status says which error it is, there is no sentence for it. */
static void put(const struct retell *retell, const struct told *told, const char *message,
                size_t length, const errcat_result *result) {
  if (!told->code && told->response->http_status < 400) message = NULL;
  if (retell->cli->form == FORM_JSON)
    put_object(retell, told, message, length, result);
  else
    put_words(retell, told, message, length);
}

void retell(struct retell *retell, errcat_response *response) {
  char small[1024], *message = small;
  struct told told;
  errcat_result result;
  const errcat_reader *reader = &retell->cli->reader;
  const uint32_t mode = retell->cli->form == FORM_JSON ? ERRCAT_JSON : ERRCAT_TERMINAL;
  const uint32_t flags = mode | ERRCAT_HTTP(response->http_status);
  told.response = response;
  told.code = response->code;
  find_arguments(retell, &told);
  const size_t length = errcat_format(reader, told.code, told.arguments, told.count, flags, small,
                                      sizeof small, &result);
  if (length >= sizeof small && (message = cli_resize(retell->cli, NULL, length + 1)) != NULL)
    errcat_format(reader, told.code, told.arguments, told.count, flags, message, length + 1,
                  &result);
  if (message) put(retell, &told, message, length, &result);
  if (message != small) free(message);
}
