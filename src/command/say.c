/* Messages to the user, in their language. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include <stdlib.h>
#include <string.h>

#include "cli.h"

const errcat_domain *errcat_command(void);

/* The library's memory is the command's own, so that a lack of it is told even where the library goes
   on without. */
static void *allocate(void *context, size_t size) {
  struct memory *memory = context;
  void *block = malloc(size);
  if (!block) memory->failed = true;
  return block;
}

static void release(void *context, void *block) {
  (void)context;
  free(block);
}

errcat_allocator cli_allocator(const struct cli *cli) {
  return (errcat_allocator){allocate, release, cli->memory};
}

void cli_add_installed(errcat_catalogs *catalogs) {
#ifdef ERRCAT_LOCALEDIR
  errcat_add_directory(catalogs, ERRCAT_LOCALEDIR, NULL, NULL);
#else
  (void)catalogs;
#endif
}

/* ---- the voice ---- */

void cli_speak(const struct cli *cli, const char *languages) {
  errcat_release(&cli->voice->reader);
  cli->voice->languages = languages;
}

void cli_be_silent(const struct cli *cli) {
  errcat_release(&cli->voice->reader);
  errcat_close(cli->voice->catalogs);
  cli->voice->catalogs = NULL;
}

/* The reader of the command's own sentences; NULL when memory ran out. */
static const errcat_reader *voice(const struct cli *cli) {
  struct voice *voice = cli->voice;
  const errcat_allocator allocator = cli_allocator(cli);
  if (!voice->catalogs && !cli->memory->failed) {
    voice->catalogs = errcat_open(errcat_command(), &allocator, NULL);
    if (voice->catalogs) cli_add_installed(voice->catalogs);
    if (voice->catalogs && voice->directory)
      errcat_add_directory(voice->catalogs, voice->directory, NULL, NULL);
  }
  if (!voice->catalogs) return NULL;
  if (!voice->reader.pin)
    errcat_choose(voice->catalogs, voice->languages, ERRCAT_NUL, &voice->reader);
  return &voice->reader;
}

const char *cli_text(const struct cli *cli, const char *id) {
  const errcat_reader *reader = voice(cli);
  return reader ? errcat_gettext(reader, NULL, id, NULL, 0) : id;
}

const char *cli_text_tag(const struct cli *cli, const char *id, int32_t *direction) {
  const errcat_reader *reader = voice(cli);
  errcat_result result = {.tag = "en"};
  if (reader) errcat_format_message(reader, NULL, id, NULL, NULL, 0, NULL, NULL, 0, &result);
  *direction = result.direction;
  return result.tag;
}

size_t cli_format(const struct cli *cli, const char *id, const char *plural,
                  const errcat_argument *arguments, size_t count, char *text, size_t size) {
  const errcat_reader *reader = voice(cli);
  if (reader)
    return errcat_format_message(reader, NULL, id, plural, arguments, count,
                                 &(errcat_options){.mode = ERRCAT_TERMINAL}, text, size, NULL);
  return (size_t)snprintf(text, size, "%s", plural ? plural : id);
}

/* ---- lines ---- */

/* A message that fits is written from the stack; a longer one, with a name of the user's, not: where
   there is no memory either, it is cut. */
static void say(const struct cli *cli, struct output *output, const char *id, const char *plural,
                const errcat_argument *arguments, size_t count) {
  char small[1024], *text = small;
  const size_t length = cli_format(cli, id, plural, arguments, count, small, sizeof small);
  if (length >= sizeof small && (text = cli_resize(cli, NULL, length + 1)) != NULL)
    cli_format(cli, id, plural, arguments, count, text, length + 1);
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
  const errcat_argument arguments[] = {errcat_text("place", place, ERRCAT_NUL),
                                       errcat_text("fault", sentence, ERRCAT_NUL)};
  cli_print(
      cli, file,
      /* TRANSLATORS: {place} is a file and a place in it, {fault} a sentence that says what is
             wrong there and how to mend it. Adapt the colon to your language.
             xgettext: python-brace-format */
      N_("{place}: {fault}"), arguments, 2);
}

void cli_print_diagnostic(const struct cli *cli, FILE *file, int32_t kind, const char *place) {
  say_of(cli, file, place, cli_text(cli, errcat_diagnostic_sentence(kind)));
}

/* Without memory there are no words but the source's. */
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
  if (!voice(cli)) return complain_plainly(cli, place, errcat_diagnostic_sentence(kind));
  cli_print_diagnostic(cli, stderr, kind, place);
  return EXIT_ANSWER;
}

int cli_complain_error(const struct cli *cli, const char *place, int error) {
  say_of(cli, stderr, place, strerror(error));
  return EXIT_ANSWER;
}

int cli_complain_operand(const struct cli *cli, const char *operand) {
  const errcat_argument shown = errcat_text("argument", operand, ERRCAT_NUL);
  return cli_complain(
      cli, EXIT_USAGE,
      /* TRANSLATORS: {argument} is a word that the user typed and that does not belong
                         there. Your language's own quotation marks. Keep errcat --help.
                         xgettext: python-brace-format */
      N_("“{argument}” has no place here; see “errcat --help”"), &shown, 1);
}

int cli_complain_memory(const struct cli *cli) {
  const bool told = cli->memory->told;
  /* TRANSLATORS: of the computer, while a program runs; not room on a disk. */
  const char *sentence = N_("There is not enough memory");
  cli->memory->told = true;
  if (told) return EXIT_ANSWER;
  if (!voice(cli)) return complain_plainly(cli, NULL, sentence);
  return cli_complain(cli, EXIT_ANSWER, sentence, NULL, 0);
}

void cli_report(void *context, const errcat_diagnostic *diagnostic) {
  const struct cli *cli = context;
  if (diagnostic->kind == ERRCAT_DIAGNOSTIC_NO_MEMORY)
    cli_complain_memory(cli);
  else
    cli_complain_diagnostic(cli, diagnostic->kind, diagnostic->where);
}
