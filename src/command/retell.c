/* A response is told: its message in the reader's language, the server's words beside it.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "retell.h"

#include <stdlib.h>
#include <string.h>

static const char *const outcomes[] = {"none", "exact", "ambiguous"};

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
static void put_server_message(const struct retell *retell, const errcat_retold *retold) {
  struct output *out = retell->cli->out;
  const errcat_slice message = retold->message;
  if (!message.text) {
    output_text(out, "null");
  } else if (message.text == retell->scratch || retold->diagnostic) {
    output_json(out, message.text, message.length);
  } else {
    output_text(out, "\"");
    output_put(out, message.text, message.length);
    output_text(out, "\"");
  }
}

static void put_text(struct output *out, const char *name, errcat_slice text) {
  output_text(out, name);
  output_json(out, text.text, text.length);
  output_text(out, ",");
}

/* The piece of the input, once, on one line: an object as it stands, anything else as a string. */
static void put_piece(struct retell *retell) {
  struct output *out = retell->cli->out;
  const struct slice piece = retell->piece;
  retell->piece.text = NULL;
  output_text(out, ",\"input\":");
  if (!retell->is_object) {
    output_json(out, piece.text, piece.length);
    return;
  }
  for (size_t at = 0, end; at < piece.length; at = end + 1) {
    for (end = at; end < piece.length && piece.text[end] != '\n' && piece.text[end] != '\r'; end++)
      continue;
    output_put(out, piece.text + at, end - at);
    if (end < piece.length) output_text(out, " ");
  }
}

static void put_object(struct retell *retell, const errcat_retold *retold, const char *message,
                       size_t length) {
  struct output *out = retell->cli->out;
  output_text(out, "{\"error_code\":");
  output_number(out, retold->code);
  output_text(out, ",\"http_status\":");
  output_number(out, retold->http_status);
  output_text(out, ",\"language\":\"");
  output_text(out, *retold->tag ? retold->tag : errcat_reader_tag(&retell->cli->reader));
  output_text(out, retold->direction == ERRCAT_RTL ? "\",\"direction\":\"rtl\",\"message\":"
                                                   : "\",\"direction\":\"ltr\",\"message\":");
  output_text(out, message ? "\"" : "null");
  if (message) output_put(out, message, length);
  output_text(out, message ? "\",\"arguments\":{" : ",\"arguments\":{");
  for (size_t i = 0; i < retold->argument_count; i++) {
    if (i) output_text(out, ",");
    put_argument(out, &retold->arguments[i]);
  }
  output_text(out, "},");
  if (retold->key.text) put_text(out, "\"key\":", retold->key);
  if (retold->field.text) put_text(out, "\"field\":", retold->field);
  if (retold->detail.text) put_text(out, "\"detail\":", retold->detail);
  output_text(out, "\"matched\":\"");
  output_text(out, outcomes[retold->outcome]);
  output_text(out, "\",\"server_message\":");
  put_server_message(retell, retold);
  output_text(out, ",\"line\":");
  output_number(out, (int64_t)retell->line);
  if (retell->cli->keep && retell->piece.text) put_piece(retell);
  output_text(out, "}\n");
}

/* ---- as text ---- */

/* What an error is about is the server's, and goes to a terminal. */
static void put_visible(const struct retell *retell, errcat_slice text) {
  const size_t size = errcat_escape(text.text, text.length, ERRCAT_TERMINAL, NULL, 0) + 1;
  char *const visible = cli_resize(retell->cli, NULL, size);
  if (!visible) return;
  errcat_escape(text.text, text.length, ERRCAT_TERMINAL, visible, size);
  output_text(retell->cli->out, visible);
  free(visible);
}

static void quote(const struct retell *retell, errcat_slice words) {
  const errcat_argument text = errcat_text("text", words.text, words.length);
  cli_print(retell->cli, stdout,
            /* TRANSLATORS: {text} is a message in the words of the server, in any language; they
               are not ours, and may end in a full stop. Adapt the colon to your language.
               xgettext: python-brace-format */
            N_("The server said: {text}"), &text, 1);
}

static void quote_code(const struct retell *retell, errcat_slice key) {
  const errcat_argument code = errcat_text("code", key.text, key.length);
  cli_print(retell->cli, stdout,
            /* TRANSLATORS: {code} is the error code in a server's response, a text that is not in
               the table: invalid_grant.
               xgettext: python-brace-format */
            N_("The server's error code: {code}"), &code, 1);
}

/* What it is about stands before the first line. The server's words stay beside ours where they may say
   more. */
static void put_words(const struct retell *retell, const errcat_retold *retold, const char *message,
                      size_t length) {
  struct output *out = retell->cli->out;
  const bool known = retold->outcome == ERRCAT_MATCH_EXACT;
  const bool more = retold->status & ERRCAT_UNMATCHED;
  if (retold->field.length) {
    put_visible(retell, retold->field);
    output_text(out, "  ");
  }
  if (message) {
    output_put(out, message, length);
    output_text(out, "\n");
  }
  if (more && retold->key.length) quote_code(retell, retold->key);
  if (more && retold->message.length && !known) quote(retell, retold->message);
  if (more && retold->detail.length) quote(retell, retold->detail);
}

/* ---- a response ---- */

static size_t retell_body(struct retell *retell, char *text, size_t size, errcat_retold *retold) {
  const errcat_reader *const reader = &retell->cli->reader;
  return errcat_retell(&reader, 1, retell->text.text, retell->text.length, &retell->options, text,
                       size, retold);
}

void retell_read(struct retell *retell, const char *text, size_t length, errcat_retold *retold) {
  retell->options.mode = retell->cli->form == FORM_JSON ? ERRCAT_JSON : ERRCAT_TERMINAL;
  retell->options.scratch = retell->scratch;
  retell->options.scratch_size = retell->size;
  retell->options.hint = &retell->hint;
  retell->options.from = 0;
  retell->text = (errcat_slice){text, length};
  retell->length = retell_body(retell, retell->small, sizeof retell->small, retold);
}

bool retell_next(struct retell *retell, errcat_retold *retold) {
  retell->options.from = retold->next;
  if (!retold->next) return false;
  retell->length = retell_body(retell, retell->small, sizeof retell->small, retold);
  return true;
}

bool retell_has(const errcat_retold *retold) {
  return retold->code || retold->key.text || retold->message.text || retold->http_status >= 400;
}

void retell_put(struct retell *retell, errcat_retold *retold) {
  char *message = retell->small;
  if (retell->length >= sizeof retell->small &&
      (message = cli_resize(retell->cli, NULL, retell->length + 1)) != NULL)
    retell_body(retell, message, retell->length + 1, retold);
  if (!message) return;
  const char *shown = retell->length ? message : NULL;
  if (retell->cli->form == FORM_JSON)
    put_object(retell, retold, shown, retell->length);
  else
    put_words(retell, retold, shown, retell->length);
  if (message != retell->small) free(message);
}
