/* errcat explain [FILE…]: responses in, the reader's language out. SPDX-License-Identifier: LGPL-2.1-or-later

   Each input is read through one buffer and told through another, so that memory stays constant. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "at.h"
#include "cli.h"
#include "find.h"
#include "input.h"
#include "retell.h"

enum { PROGRESS_LINES = 4096 };

struct explain {
  struct cli *cli;
  const char *name;
  struct input input;
  struct retell retell;
  struct find find;
  struct path at;        /* --at: where the responses are in an object; no steps: there is none */
  bool several;          /* inputs, so that each complaint names its own */
  uint64_t text;         /* the line of the last piece that was no response */
  bool lacks_code;       /* an object without one was told of */
  int32_t http_status;   /* of the head whose objects come, */
  errcat_slice language; /* and its language, in tag */
  char tag[64];
  uint64_t pieces;   /* of this input */
  uint64_t left_out; /* of which nothing could be told */
  bool faulty;
  bool progress;
  uint64_t next_shown; /* the line at which it is time to look at the clock */
  time_t shown;
  bool drawn;   /* the progress stands on the terminal's line */
  int64_t size; /* of the input, if it is a file */
};

/* ---- what cannot be read ---- */

/* So that a complaint has the line of its own. */
static void erase_progress(struct explain *explain) {
  if (!explain->drawn) return;
  output_text(explain->cli->err, "\r\033[K");
  output_flush(explain->cli->err);
  explain->drawn = false;
}

static void complain_in_file(const struct explain *explain, uint64_t line, int32_t diagnostic) {
  char place[4096];
  snprintf(place, sizeof place, "%s:%llu", explain->name, (unsigned long long)line);
  cli_complain_diagnostic(explain->cli, diagnostic, place);
}

static void complain(struct explain *explain, uint64_t line, int32_t diagnostic) {
  erase_progress(explain);
  const errcat_argument arguments[] = {
      errcat_number("line", (int64_t)line),
      errcat_text("fault", cli_text(explain->cli, errcat_diagnostic_sentence(diagnostic)),
                  ERRCAT_NUL)};
  if (explain->several) {
    complain_in_file(explain, line, diagnostic);
    return;
  }
  cli_complain(explain->cli, EXIT_ANSWER,
               /* TRANSLATORS: {line} is the number of a line of the input, {fault} a sentence that
                  says what is wrong there. Adapt the colon to your language.
                  xgettext: python-brace-format */
               N_("line {line}: {fault}"), arguments, 2);
}

/* Of lines of text one behind the other the first is told, of objects without a code the first of all: a
   log is full of them; and in the end how many they were. */
static void note(struct explain *explain, const struct piece *piece, int32_t diagnostic,
                 bool told) {
  const bool is_text = piece->kind == PIECE_TEXT;
  const bool lacks_code = !told && diagnostic == ERRCAT_DIAGNOSTIC_BODY_NO_CODE;
  const bool goes_on = is_text && explain->text && explain->text + 1 >= piece->line;
  if (!goes_on && !(lacks_code && explain->lacks_code)) complain(explain, piece->line, diagnostic);
  /* An array has several on a line. */
  explain->left_out += !told && !(is_text && explain->text == piece->line);
  explain->text = is_text ? piece->line : 0;
  explain->lacks_code |= lacks_code;
  explain->faulty = true;
}

static void note_nothing_at(struct explain *explain, const struct piece *piece) {
  const errcat_argument arguments[] = {errcat_number("line", (int64_t)piece->line),
                                       errcat_text("path", explain->cli->at, ERRCAT_NUL)};
  if (!explain->lacks_code) erase_progress(explain);
  if (!explain->lacks_code)
    cli_complain(explain->cli, EXIT_ANSWER,
                 /* TRANSLATORS: {line} is the number of a line of the input, {path} what the user
                    typed: $.response. No error of a service stands there.
                    xgettext: python-brace-format */
                 N_("line {line}: there is no response at {path}"), arguments, 2);
  explain->lacks_code = explain->faulty = true;
  explain->left_out++;
}

static void tell_left_out(const struct explain *explain) {
  const errcat_argument count = errcat_count("count", (int64_t)explain->left_out);
  if (explain->left_out > 1)
    cli_print_plural(explain->cli, stderr,
                     /* TRANSLATORS: {count} is the number of lines of a log that were skipped, as
                        they could not be understood. No pronoun or participle may refer to the
                        number: the first form may stand for 21 as well.
                        xgettext: python-brace-format */
                     NP_("{count} line could not be read and was left out",
                         "{count} lines could not be read and were left out"),
                     &count, 1);
}

/* ---- pieces ---- */

static int32_t diagnostic_of(const struct piece *piece, const errcat_retold *retold) {
  return piece->kind == PIECE_TOO_LONG    ? ERRCAT_DIAGNOSTIC_LINE_TOO_LONG
         : piece->kind == PIECE_CUT       ? ERRCAT_DIAGNOSTIC_BODY_TRUNCATED
         : piece->kind == PIECE_MISPLACED ? ERRCAT_DIAGNOSTIC_BODY_SYNTAX
                                          : retold->diagnostic;
}

/* The objects that follow came with it. */
static void keep_head(struct explain *explain, const struct piece *piece) {
  errcat_response head;
  errcat_read(explain->cli->catalogs, piece->text, piece->length, 0, NULL, 0, &head);
  explain->http_status = head.http_status;
  explain->language.text = explain->tag;
  explain->language.length = head.language.length <= sizeof explain->tag ? head.language.length : 0;
  if (explain->language.length) memcpy(explain->tag, head.language.text, explain->language.length);
}

static void read_piece(struct explain *explain, const struct piece *piece, errcat_retold *retold) {
  errcat_retell_options *options = &explain->retell.options;
  const bool headed =
      explain->input.headed && (piece->kind == PIECE_LINE || piece->kind == PIECE_OBJECT);
  options->http_status = headed ? explain->http_status : 0;
  options->language = headed ? explain->language : (errcat_slice){NULL, 0};
  retell_read(&explain->retell, piece->text, piece->length, retold);
}

/* What was read, and the other errors of it. */
static void put_errors(struct explain *explain, const struct piece *piece, errcat_retold *retold) {
  const int32_t diagnostic = diagnostic_of(piece, retold);
  const bool arguments_only = diagnostic == ERRCAT_DIAGNOSTIC_BODY_ARGUMENTS;
  const bool told = retell_has(retold);
  if (diagnostic && !arguments_only)
    note(explain, piece, diagnostic, told || piece->kind == PIECE_MISPLACED);
  if (told) retell_put(&explain->retell, retold);
  while (retell_next(&explain->retell, retold) && !explain->cli->memory->failed) {
    const bool has = retell_has(retold);
    if (retold->diagnostic) note(explain, piece, retold->diagnostic, has);
    if (has) retell_put(&explain->retell, retold);
  }
  if (arguments_only) note(explain, piece, diagnostic, true);
}

/* ---- responses within lines of a log ---- */

static bool is_known(const errcat_retold *retold) {
  return retold->code && !(retold->status & ERRCAT_UNKNOWN_CODE);
}

static bool has_code(const errcat_retold *retold) {
  return retold->code || retold->key.text;
}

/* Whether one of the errors of what was read passes, of which *first is the first and is read last. */
static bool any_passes(struct retell *retell, errcat_retold *first,
                       bool (*passes)(const errcat_retold *)) {
  const errcat_slice text = retell->text;
  errcat_retold next = *first;
  bool any = passes(first);
  if (any || !first->next) return any;
  while (!any && retell_next(retell, &next)) any = passes(&next);
  retell_read(retell, text.text, text.length, first);
  return any;
}

/* Tells each object in a text that passes; false if there is none. */
static bool tell_within(struct explain *explain, const struct piece *piece, struct slice text,
                        bool (*passes)(const errcat_retold *)) {
  struct retell *retell = &explain->retell;
  struct slice object;
  errcat_retold retold;
  bool any = false;
  retell->options.http_status = 0;
  retell->options.language = (errcat_slice){NULL, 0};
  find_begin(&explain->find, explain->cli, text);
  while (find_next(&explain->find, &object) && !explain->cli->memory->failed) {
    if (object.text == piece->text) continue;
    retell_read(retell, object.text, object.length, &retold);
    if (!any_passes(retell, &retold, passes)) continue;
    find_pass(&explain->find, object);
    put_errors(explain, piece, &retold);
    any = true;
  }
  if (!explain->find.budget) note(explain, piece, ERRCAT_DIAGNOSTIC_BODY_TOO_DEEP, true);
  return any;
}

/* What the table knows within a piece is meant; else the piece, if a shape fits it; else what a shape
   fits within. */
static bool tell_inner(struct explain *explain, const struct piece *piece, bool has) {
  const struct slice text = {piece->text, piece->length};
  const bool whole = piece->kind == PIECE_LINE || piece->kind == PIECE_OBJECT;
  if (!whole && piece->kind != PIECE_TEXT) return false;
  return tell_within(explain, piece, text, is_known) ||
         (!has && tell_within(explain, piece, text, has_code));
}

/* A value that --at leads to. */
struct place {
  struct explain *explain;
  const struct piece *piece;
};

static void tell_value(void *context, struct slice value) {
  const struct place *place = context;
  errcat_retold retold;
  const struct piece inner = {PIECE_OBJECT, value.text, value.length, place->piece->line};
  if (*value.text != '{') {
    if (!tell_within(place->explain, place->piece, value, retell_has))
      note_nothing_at(place->explain, place->piece);
    return;
  }
  read_piece(place->explain, &inner, &retold);
  put_errors(place->explain, &inner, &retold);
}

/* What --at names in a body. */
static void tell_at(struct explain *explain, const struct piece *piece, errcat_slice body) {
  struct place place = {explain, piece};
  if (!at_each(&explain->at, (struct slice){body.text, body.length}, tell_value, &place))
    note_nothing_at(explain, piece);
}

/* Whether a diagnostic leaves an object one. */
static bool is_sound(int32_t diagnostic) {
  return !diagnostic || diagnostic == ERRCAT_DIAGNOSTIC_BODY_ARGUMENTS ||
         diagnostic == ERRCAT_DIAGNOSTIC_BODY_NO_CODE;
}

/* Whether it is about an object's members, so that the object itself is one. */
static bool is_about_members(int32_t diagnostic) {
  return is_sound(diagnostic) || diagnostic == ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE ||
         diagnostic == ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE ||
         diagnostic == ERRCAT_DIAGNOSTIC_BODY_UNKNOWN_KEY ||
         diagnostic == ERRCAT_DIAGNOSTIC_BODY_DUPLICATE;
}

static void explain_piece(struct explain *explain, const struct piece *piece) {
  errcat_retold retold;
  if (piece->kind == PIECE_HEAD) {
    keep_head(explain, piece);
    return;
  }
  read_piece(explain, piece, &retold);
  const int32_t diagnostic = diagnostic_of(piece, &retold);
  if (piece->kind == PIECE_LINE && !is_sound(diagnostic)) {
    input_divide(&explain->input, piece);
    return;
  }
  explain->pieces++;
  explain->retell.piece = (struct slice){piece->text, piece->length};
  explain->retell.line = piece->line;
  explain->retell.is_object = piece->kind <= PIECE_OBJECT && is_sound(diagnostic);
  if (explain->at.count) {
    if (!is_about_members(diagnostic))
      note(explain, piece, diagnostic, false);
    else
      tell_at(explain, piece, retold.body);
  } else if (any_passes(&explain->retell, &retold, is_known)) {
    put_errors(explain, piece, &retold);
  } else if (!tell_inner(explain, piece, any_passes(&explain->retell, &retold, has_code))) {
    read_piece(explain, piece, &retold);
    put_errors(explain, piece, &retold);
  } else if (piece->kind != PIECE_TEXT && !is_about_members(diagnostic)) {
    note(explain, piece, diagnostic, true);
  }
}

static void show_progress(struct explain *explain) {
  const struct input *input = &explain->input;
  if (!explain->progress || input->line < explain->next_shown) return;
  explain->next_shown = input->line + PROGRESS_LINES;
  const time_t now = time(NULL);
  if (now == explain->shown) return;
  explain->shown = now;
  explain->drawn = true;
  char line[256], percent[32];
  const errcat_argument count = errcat_count("count", (int64_t)input->line - 1);
  cli_format(
      explain->cli,
      /* TRANSLATORS: {count} is the number of lines of a log that were read and explained so far;
         said while work goes on. Not edited, not printed.
         xgettext: python-brace-format */
      NP_("{count} line done", "{count} lines done"), &count, 1, line, sizeof line);
  const uint64_t done = input->before + input->at;
  snprintf(percent, sizeof percent, ", %d %%", (int)(done * 100 / ((uint64_t)explain->size + 1)));
  output_text(explain->cli->err, "\r");
  output_text(explain->cli->err, line);
  output_text(explain->cli->err, percent);
  output_flush(explain->cli->err);
}

/* What has come is told before more is waited for: the other end of a pipe may be waiting too. */
static void explain_input(struct explain *explain) {
  const struct cli *cli = explain->cli;
  struct input *input = &explain->input;
  struct piece piece;
  enum input_state state;
  while ((state = input_next(input, &piece)) != INPUT_END && !cli->memory->failed) {
    if (state == INPUT_PIECE) {
      explain_piece(explain, &piece);
      show_progress(explain);
      continue;
    }
    output_flush(cli->out);
    if (cli->out->error) break;
    input_fill(input);
  }
  erase_progress(explain);
  if (state != INPUT_END) return;
  if (!explain->pieces && !input->error) {
    explain->faulty = true;
    if (input->first_array)
      complain(explain, input->first_array, ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT);
    else
      complain(explain, input->line, ERRCAT_DIAGNOSTIC_BODY_EMPTY);
  }
  tell_left_out(explain);
}

/* ---- inputs ---- */

static int explain_file(struct explain *explain, const char *name, char *bytes) {
  struct cli *cli = explain->cli;
  struct stat status;
  const bool is_stdin = !strcmp(name, "-");
  const int descriptor = is_stdin ? STDIN_FILENO : cli_open(name);
  /* TRANSLATORS: where the command reads from if no file is named, as it stands before a colon:
     “standard input: …”. The usual term of command lines. */
  const char *place = N_("standard input");
  explain->name = is_stdin ? cli_text(cli, place) : name;
  if (descriptor < 0) return cli_complain_error(cli, explain->name, errno);
  explain->progress = !fstat(descriptor, &status) && S_ISREG(status.st_mode) &&
                      isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
  explain->size = explain->progress ? (int64_t)status.st_size : 0;
  explain->shown = time(NULL);
  explain->next_shown = 0;
  explain->pieces = explain->left_out = explain->text = 0;
  explain->lacks_code = false;
  explain->faulty = false;
  input_open(&explain->input, descriptor, bytes);
  explain_input(explain);
  if (!is_stdin) close(descriptor);
  if (explain->input.error) cli_complain_error(cli, explain->name, explain->input.error);
  return explain->input.error || explain->faulty ? EXIT_ANSWER : EXIT_DONE;
}

/* Reads --at. */
static bool read_path(struct explain *explain) {
  const char *text = explain->cli->at;
  size_t byte;
  if (!text || (path_parse(slice_of(text), &explain->at, &byte) && !explain->at.is_relative))
    return true;
  const errcat_argument path = errcat_text("path", text, ERRCAT_NUL);
  cli_complain(explain->cli, EXIT_USAGE,
               /* TRANSLATORS: {path} is what the user typed. Keep $.response.
                  xgettext: python-brace-format */
               N_("“{path}” is not a path such as $.response"), &path, 1);
  return false;
}

int cli_explain(struct cli *cli, int count, char **arguments) {
  const size_t scratch = RETELL_SCRATCH * INPUT_SIZE;
  struct explain explain = {.cli = cli, .several = count > 1};
  int status = EXIT_DONE;
  if (!read_path(&explain)) return EXIT_USAGE;
  char *bytes = cli_resize(cli, NULL, INPUT_SIZE + scratch);
  if (!bytes) return cli_complain_memory(cli);
  explain.retell.cli = cli;
  explain.retell.scratch = bytes + INPUT_SIZE;
  explain.retell.size = scratch;
  for (int i = 0; i < (count ? count : 1) && !cli->out->error && !cli->memory->failed; i++) {
    const int file = explain_file(&explain, count ? arguments[i] : "-", bytes);
    if (file) status = file;
  }
  find_free(&explain.find);
  free(bytes);
  return status;
}
