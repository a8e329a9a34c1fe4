/* errcat CODE [NAME=VALUE…]: the message of an error; other words are searched for.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "lookup.h"
#include "terminal.h"

struct question {
  int32_t code;
  const errcat_error *error; /* NULL: not in the table */
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  size_t count;
};

static int complain_parameter(const struct cli *cli, const errcat_error *error, const char *name) {
  struct nearest nearest = {name, NULL, 0};
  errcat_argument arguments[] = {errcat_text("name", name, ERRCAT_NUL),
                                 errcat_number("code", error->code),
                                 errcat_text("suggestion", NULL, ERRCAT_NUL)};
  const errcat_parameter *only = error->parameters;
  if (!only)
    return cli_complain(
        cli, EXIT_USAGE,
        /* TRANSLATORS: {name} is what the user typed before “=”, as in repository=Docs, {code} an
           error's number: 40003. Parameter: what an error has a value for, not an option.
           xgettext: python-brace-format */
        N_("Error {code} has no parameters; leave “{name}” out"), arguments, 2);
  for (const errcat_parameter *p = only; p->name; p++) cli_nearest(&nearest, p->name);
  arguments[2].text = nearest.word ? nearest.word : only->name;
  return cli_complain(cli, EXIT_USAGE,
                      /* TRANSLATORS: {name} is what the user typed before “=”, {suggestion} the
                         name that was meant: repository.
                         xgettext: python-brace-format */
                      N_("Error {code} has no parameter “{name}”; use “{suggestion}”"), arguments,
                      3);
}

/* Digits, behind a "-" where that is allowed. */
static bool is_whole_number(const char *text, bool negative) {
  text += negative && *text == '-';
  return *text && !text[strspn(text, "0123456789")];
}

static int complain_value(const struct cli *cli, const struct question *question,
                          const char *name) {
  int32_t type = ERRCAT_TEXT;
  for (const errcat_parameter *p = question->error->parameters; p && p->name; p++)
    if (!strcmp(p->name, name)) type = p->type;
  const char *value = "";
  for (size_t i = 0; i < question->count; i++)
    if (!strcmp(question->arguments[i].name, name)) value = question->arguments[i].text;
  const errcat_argument arguments[] = {errcat_text("name", name, ERRCAT_NUL),
                                       errcat_text("value", value, ERRCAT_NUL)};
  if (type == ERRCAT_TIME)
    return cli_complain(
        cli, EXIT_USAGE,
        /* TRANSLATORS: {name} is a parameter's name, {value} what the user typed.
           Keep what stands behind “=”: one example of many.
           xgettext: python-brace-format */
        N_("“{value}” is not a date and time; write one, for example {name}=2026-03-02T09:05"),
        arguments, 2);
  if (is_whole_number(value, type == ERRCAT_NUMBER))
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: {name} is a parameter's name, {value} what the user typed.
                           xgettext: python-brace-format */
                        N_("“{value}” is too large a number for “{name}”; 18 digits always fit"),
                        arguments, 2);
  if (type == ERRCAT_COUNT)
    return cli_complain(
        cli, EXIT_USAGE,
        /* TRANSLATORS: {name} is a parameter's name, {value} what the user typed.
           Keep what stands behind “=”: one example of many.
           xgettext: python-brace-format */
        N_("“{value}” is not a whole number from 0 on; write one, for example {name}=21"),
        arguments, 2);
  return cli_complain(cli, EXIT_USAGE,
                      /* TRANSLATORS: {name} is a parameter's name, {value} what the user typed.
                         Keep what stands behind “=”: one example of many.
                         xgettext: python-brace-format */
                      N_("“{value}” is not a whole number; write one, for example {name}=2"),
                      arguments, 2);
}

static bool takes(const errcat_error *error, const char *name) {
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    if (!strcmp(p->name, name)) return true;
  return false;
}

static bool is_given(const struct question *question, const char *name) {
  for (size_t i = 0; i < question->count; i++)
    if (!strcmp(question->arguments[i].name, name)) return true;
  return false;
}

/* Takes a word apart where its "=" stands. What an unknown error is given has no use. */
static int read_argument(const struct cli *cli, struct question *question, char *word) {
  char *equals = strchr(word, '=');
  const errcat_argument shown = errcat_text("argument", word, ERRCAT_NUL);
  if (!equals || equals == word)
    return cli_complain(
        cli, EXIT_USAGE,
        /* TRANSLATORS: {argument} is what the user typed. Keep NAME=VALUE as --help has it in your
           language, and the example.
           xgettext: python-brace-format */
        N_("“{argument}” is not NAME=VALUE; write it as in repository=Docs"), &shown, 1);
  *equals = '\0';
  if (!question->error) return EXIT_DONE;
  if (!takes(question->error, word)) return complain_parameter(cli, question->error, word);
  if (is_given(question, word))
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: {argument} is what the user typed before “=”, as in
                           repository=Docs.
                           xgettext: python-brace-format */
                        N_("The argument “{argument}” is given twice; write it once"), &shown, 1);
  question->arguments[question->count++] = errcat_text(word, equals + 1, ERRCAT_NUL);
  return EXIT_DONE;
}

static int read_question(const struct cli *cli, struct question *question, int count,
                         char **words) {
  question->count = 0;
  if (lookup_code(words[0], &question->code)) {
    question->error = errcat_domain_find(errcat_domain_of(cli->catalogs), question->code);
  } else {
    question->error = lookup_name(cli, words[0]);
    if (!question->error) return lookup_complain(cli, words[0]);
    question->code = question->error->code;
  }
  for (int i = 1; i < count; i++) {
    const int status = read_argument(cli, question, words[i]);
    if (status) return status;
  }
  return EXIT_DONE;
}

static size_t write_text(const struct cli *cli, const struct question *question, char *text,
                         size_t size, errcat_result *result) {
  const errcat_argument *arguments = question->arguments;
  const errcat_options options = {.mode = cli->terminal ? ERRCAT_TERMINAL : ERRCAT_PLAIN};
  const errcat_body_options body = {.form = cli->form == FORM_JSON ? ERRCAT_BODY : ERRCAT_PROBLEM};
  if (cli->form == FORM_TEXT)
    return errcat_format(&cli->reader, question->code, arguments, question->count, &options, text,
                         size, result);
  return errcat_write(&cli->reader, question->code, arguments, question->count, &body, text, size,
                      result);
}

/* A text of any length: measured, then written. NULL when memory ran out. */
static char *format(const struct cli *cli, const struct question *question, errcat_result *result) {
  const size_t length = write_text(cli, question, NULL, 0, NULL);
  char *text = cli_resize(cli, NULL, length + 1);
  if (text) write_text(cli, question, text, length + 1, result);
  return text;
}

static void put_line(const struct cli *cli, const char *text) {
  output_text(cli->out, text);
  output_text(cli->out, "\n");
}

static void put_code(const struct cli *cli, int32_t code) {
  char digits[16];
  snprintf(digits, sizeof digits, "%d", (int)code);
  terminal_put_strong(cli, digits, 0);
  output_text(cli->out, "  ");
}

/* A word that is neither a code nor a name may be a message, in any language. Several errors may have
   it. */
static bool tell_by_text(const struct cli *cli, const char *text) {
  errcat_matched match;
  lookup_text(cli, text, &match);
  for (size_t i = 0; i < match.code_count && !cli->memory->failed; i++) {
    const bool only = match.code_count == 1;
    struct question question = {.code = match.codes[i]};
    question.count = only ? match.argument_count : 0;
    memcpy(question.arguments, match.arguments, question.count * sizeof match.arguments[0]);
    char *message = format(cli, &question, NULL);
    if (!message) break;
    if (cli->form == FORM_TEXT) {
      put_code(cli, question.code);
    }
    put_line(cli, message);
    free(message);
  }
  return match.code_count > 0;
}

/* The message of a code or a name, with its arguments. */
static int tell_by_name(const struct cli *cli, int count, char **words) {
  struct question question;
  errcat_result result;
  int status = read_question(cli, &question, count, words);
  if (status) return status;
  char *text = format(cli, &question, &result);
  if (!text) return cli_complain_memory(cli);
  if (result.status & ERRCAT_WRONG_TYPE)
    status = complain_value(cli, &question, result.name);
  else
    put_line(cli, text);
  free(text);
  return status == EXIT_DONE && !question.error ? lookup_complain(cli, words[0]) : status;
}

static bool is_argument(const char *word) {
  const size_t length = strspn(word, "abcdefghijklmnopqrstuvwxyz0123456789_");
  return length && word[length] == '=';
}

/* Whether the words can be text: no number alone, no error's name in front, no argument among them. */
static bool is_text(const struct cli *cli, int count, char **words) {
  int32_t code;
  const bool is_code = lookup_code(words[0], &code);
  if (count == 1) return !is_code;
  if (is_code ? errcat_domain_find(errcat_domain_of(cli->catalogs), code) != NULL
              : lookup_name(cli, words[0]) != NULL)
    return false;
  for (int i = 0; i < count; i++)
    if (is_argument(words[i])) return false;
  return true;
}

/* The words in one text, a space between two of them, to be freed; NULL when memory ran out. */
static char *join(const struct cli *cli, int count, char **words) {
  size_t length = 0;
  for (int i = 0; i < count; i++) length += strlen(words[i]) + 1;
  char *text = cli_resize(cli, NULL, length), *at = text;
  for (int i = 0; text && i < count; i++) {
    const size_t size = strlen(words[i]);
    memcpy(at, words[i], size);
    at += size;
    *at++ = i + 1 < count ? ' ' : '\0';
  }
  return text;
}

/* A text is that of a message, or a name or a key, or words to search for. */
static int tell_text(const struct cli *cli, char *text) {
  if (tell_by_text(cli, text)) return EXIT_DONE;
  if (cli->memory->failed) return cli_complain_memory(cli);
  if (lookup_name(cli, text)) return tell_by_name(cli, 1, &text);
  if (lookup_is_slip(cli, text)) return lookup_complain(cli, text);
  return cli_search(cli, text);
}

int cli_message(struct cli *cli, int count, char **words) {
  if (!is_text(cli, count, words)) return tell_by_name(cli, count, words);
  char *text = join(cli, count, words);
  const int status = text ? tell_text(cli, text) : cli_complain_memory(cli);
  free(text);
  return status;
}
