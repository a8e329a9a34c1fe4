/* Messages to the user, in their language. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <string.h>

#include "cli.h"

/* A message that fits is written from the stack; a longer one, with a name of the user's, not: where
   there is no memory either, it is cut. */
static void say(const struct cli *cli, struct output *output, const char *id, const char *plural,
                const errcat_argument *arguments, size_t count) {
  char small[1024], *text = small;
  const size_t length = errcat_format_message(&cli->reader, NULL, id, plural, arguments, count,
                                              ERRCAT_TERMINAL, small, sizeof small, NULL);
  if (length >= sizeof small && (text = cli_resize(cli, NULL, length + 1)) != NULL)
    errcat_format_message(&cli->reader, NULL, id, plural, arguments, count, ERRCAT_TERMINAL, text,
                          length + 1, NULL);
  output_text(output, text ? text : small);
  output_put(output, "\n", 1);
  if (text != small) free(text);
}

/* On stderr a line is written at once, and after all that stdout was told before it. */
void cli_print_plural(const struct cli *cli, FILE *file, const char *id, const char *plural,
                      const errcat_argument *arguments, size_t count) {
  if (file == stdout) {
    say(cli, cli->out, id, plural, arguments, count);
    return;
  }
  output_flush(cli->out);
  output_text(cli->err, "errcat: ");
  say(cli, cli->err, id, plural, arguments, count);
  output_flush(cli->err);
}

void cli_print(const struct cli *cli, FILE *file, const char *id, const errcat_argument *arguments,
               size_t count) {
  cli_print_plural(cli, file, id, NULL, arguments, count);
}

int cli_complain(const struct cli *cli, int status, const char *id,
                 const errcat_argument *arguments, size_t count) {
  cli_print(cli, stderr, id, arguments, count);
  return status;
}

/* The sentence is our own or errno's. */
static void say_of(const struct cli *cli, FILE *file, const char *place, const char *sentence) {
  const errcat_argument arguments[] = {errcat_text("place", place), errcat_text("fault", sentence)};
  cli_print(
      cli, file,
      /* TRANSLATORS: {place} is a file and a place in it, {fault} a sentence that says what is
             wrong there and how to mend it. Adapt the colon to your language.
             xgettext: python-brace-format */
      N_("{place}: {fault}"), arguments, 2);
}

void cli_print_diagnostic(const struct cli *cli, FILE *file, int32_t kind, const char *place) {
  say_of(cli, file, place,
         errcat_gettext(&cli->reader, NULL, errcat_diagnostic_sentence(kind), NULL, 0));
}

/* Without catalogs there are no words but the source's. */
static int complain_plainly(const struct cli *cli, const char *place, const char *sentence) {
  output_text(cli->err, "errcat: ");
  if (place) output_text(cli->err, place);
  output_text(cli->err, place ? ": " : "");
  output_text(cli->err, sentence);
  output_text(cli->err, "\n");
  output_flush(cli->err);
  return EXIT_ANSWER;
}

int cli_complain_diagnostic(const struct cli *cli, int32_t kind, const char *place) {
  if (!cli->catalogs) return complain_plainly(cli, place, errcat_diagnostic_sentence(kind));
  cli_print_diagnostic(cli, stderr, kind, place);
  return EXIT_ANSWER;
}

int cli_complain_error(const struct cli *cli, const char *place, int error) {
  say_of(cli, stderr, place, strerror(error));
  return EXIT_ANSWER;
}

int cli_complain_operand(const struct cli *cli, const char *operand) {
  const errcat_argument shown = errcat_text("argument", operand);
  return cli_complain(cli, EXIT_USAGE,
                      /* TRANSLATORS: {argument} is what the user typed. Keep errcat --help.
                         xgettext: python-brace-format */
                      N_("“{argument}” has no place here; see “errcat --help”"), &shown, 1);
}

int cli_complain_memory(const struct cli *cli) {
  const bool told = cli->memory->told;
  const char *sentence = N_("There is not enough memory");
  cli->memory->told = true;
  if (told) return EXIT_ANSWER;
  if (!cli->catalogs) return complain_plainly(cli, NULL, sentence);
  return cli_complain(cli, EXIT_ANSWER, sentence, NULL, 0);
}

void cli_report(void *context, const errcat_diagnostic *diagnostic) {
  const struct cli *cli = context;
  if (diagnostic->kind == ERRCAT_DIAGNOSTIC_NO_MEMORY)
    cli_complain_memory(cli);
  else
    cli_complain_diagnostic(cli, diagnostic->kind, diagnostic->where);
}
