/* Messages to the user, in their language. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>

#include "cli.h"

/* A message that fits is written from the stack; a longer one, with a name of the user's, not. */
static void put(const struct cli *cli, FILE *file, const char *id, const errcat_argument *arguments,
                size_t count) {
  char small[1024], *text = small;
  size_t length = errcat_format_message(&cli->reader, NULL, id, NULL, arguments, count,
                                        ERRCAT_TERMINAL, small, sizeof small, NULL);
  if (length >= sizeof small && (text = malloc(length + 1)) != NULL)
    errcat_format_message(&cli->reader, NULL, id, NULL, arguments, count, ERRCAT_TERMINAL, text,
                          length + 1, NULL);
  fputs(text ? text : small, file);
  fputc('\n', file);
  if (text != small) free(text);
}

void cli_say(const struct cli *cli, FILE *file, const char *id, const errcat_argument *arguments,
             size_t count) {
  put(cli, file, id, arguments, count);
}

int cli_complain(const struct cli *cli, int status, const char *id,
                 const errcat_argument *arguments, size_t count) {
  fputs("errcat: ", stderr);
  put(cli, stderr, id, arguments, count);
  return status;
}

void cli_report(void *context, const errcat_fault *fault) {
  const struct cli *cli = context;
  const errcat_argument arguments[] = {
      errcat_text("place", fault->where),
      errcat_text("fault", errcat_gettext(&cli->reader, NULL, fault->what, NULL, 0)),
  };
  cli_complain(cli, EXIT_ANSWER,
               /* TRANSLATORS: {place} is a file and a place in it, {fault} a sentence that says
                  what is wrong there and how to mend it. Adapt the colon to your language.
                           xgettext: python-brace-format */
               N_("{place}: {fault}"), arguments, 2);
}

void cli_put_json(FILE *file, const char *text) {
  fputc('"', file);
  for (const char *at = text; *at; at++) {
    const unsigned char byte = (unsigned char)*at;
    if (byte == '"' || byte == '\\')
      fprintf(file, "\\%c", byte);
    else if (byte < 0x20)
      fprintf(file, "\\u%04x", byte);
    else
      fputc(byte, file);
  }
  fputc('"', file);
}
