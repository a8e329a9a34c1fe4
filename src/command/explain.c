/* errcat explain [FILE…]: responses in, the reader's language out. SPDX-License-Identifier: LGPL-2.1-or-later

   Each input is read through one buffer and told through another, so that memory stays constant. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"
#include "input.h"
#include "retell.h"

enum { PROGRESS_LINES = 4096 };

struct explain {
  struct cli *cli;
  const char *name;
  struct input input;
  struct retell retell;
  bool several;          /* inputs, so that each complaint names its own */
  uint64_t text;         /* the line of the last piece that was no response */
  int32_t http_status;   /* of the head whose objects come, */
  errcat_slice language; /* and its language, in tag */
  char tag[64];
  uint64_t pieces;   /* of this input */
  uint64_t left_out; /* of which nothing could be told */
  bool faulty;
  bool progress;
  uint64_t next_shown; /* the line at which it is time to look at the clock */
  time_t shown;
  int64_t size; /* of the input, if it is a file */
};

/* ---- what cannot be read ---- */

static void complain_in_file(const struct explain *explain, uint64_t line, int32_t diagnostic) {
  char place[4096];
  snprintf(place, sizeof place, "%s:%llu", explain->name, (unsigned long long)line);
  cli_complain_diagnostic(explain->cli, diagnostic, place);
}

static void complain(const struct explain *explain, uint64_t line, int32_t diagnostic) {
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

/* Of lines of text one behind the other the first is told, and in the end how many they were. */
static void note(struct explain *explain, const struct piece *piece, int32_t diagnostic,
                 bool told) {
  const bool is_text = piece->kind == PIECE_TEXT;
  if (!is_text || !explain->text || explain->text + 1 < piece->line)
    complain(explain, piece->line, diagnostic);
  /* An array has several on a line. */
  explain->left_out += !told && !(is_text && explain->text == piece->line);
  explain->text = is_text ? piece->line : 0;
  explain->faulty = true;
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

static void explain_piece(struct explain *explain, const struct piece *piece) {
  errcat_retold retold;
  if (piece->kind == PIECE_HEAD) {
    keep_head(explain, piece);
    return;
  }
  read_piece(explain, piece, &retold);
  const int32_t diagnostic = diagnostic_of(piece, &retold);
  const bool arguments_only = diagnostic == ERRCAT_DIAGNOSTIC_BODY_ARGUMENTS;
  if (diagnostic && !arguments_only && piece->kind == PIECE_LINE) {
    input_divide(&explain->input, piece);
    return;
  }
  const bool told = retell_has(&retold);
  explain->pieces++;
  if (diagnostic && !arguments_only)
    note(explain, piece, diagnostic, told || piece->kind == PIECE_MISPLACED);
  if (told) retell_put(&explain->retell, &retold);
  while (retell_next(&explain->retell, &retold) && !explain->cli->memory->failed) {
    const bool has = retell_has(&retold);
    if (retold.diagnostic) note(explain, piece, retold.diagnostic, has);
    if (has) retell_put(&explain->retell, &retold);
  }
  if (arguments_only) note(explain, piece, diagnostic, true);
}

static void show_progress(struct explain *explain) {
  const struct input *input = &explain->input;
  if (!explain->progress || input->line < explain->next_shown) return;
  explain->next_shown = input->line + PROGRESS_LINES;
  const time_t now = time(NULL);
  if (now == explain->shown) return;
  explain->shown = now;
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
  if (explain->shown) output_text(cli->err, "\n");
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
  explain->progress =
      !fstat(descriptor, &status) && S_ISREG(status.st_mode) && isatty(STDERR_FILENO);
  explain->size = explain->progress ? (int64_t)status.st_size : 0;
  explain->shown = 0;
  explain->next_shown = 0;
  explain->pieces = explain->left_out = explain->text = 0;
  explain->faulty = false;
  input_open(&explain->input, descriptor, bytes);
  explain_input(explain);
  if (!is_stdin) close(descriptor);
  if (explain->input.error) cli_complain_error(cli, explain->name, explain->input.error);
  return explain->input.error || explain->faulty ? EXIT_ANSWER : EXIT_DONE;
}

int cli_explain(struct cli *cli, int count, char **arguments) {
  const size_t scratch = RETELL_SCRATCH * INPUT_SIZE;
  char *bytes = cli_resize(cli, NULL, INPUT_SIZE + scratch);
  struct explain explain = {.cli = cli, .several = count > 1};
  int status = EXIT_DONE;
  if (!bytes) return cli_complain_memory(cli);
  explain.retell.cli = cli;
  explain.retell.scratch = bytes + INPUT_SIZE;
  explain.retell.size = scratch;
  for (int i = 0; i < (count ? count : 1) && !cli->out->error && !cli->memory->failed; i++) {
    const int file = explain_file(&explain, count ? arguments[i] : "-", bytes);
    if (file) status = file;
  }
  free(bytes);
  return status;
}
