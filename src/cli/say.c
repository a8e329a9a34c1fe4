/* Messages to the user, in their language. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>

#include "cli.h"

/* No catalog and no table is larger. */
enum { FILE_SIZE_MAX = 1 << 26 };

/* A message that fits is written from the stack; a longer one, with a name of the user's, not. */
void cli_say_plural(const struct cli *cli, FILE *file, const char *id, const char *plural,
                    const errcat_argument *arguments, size_t count) {
  char small[1024], *text = small;
  size_t length = errcat_format_message(&cli->reader, NULL, id, plural, arguments, count,
                                        ERRCAT_TERMINAL, small, sizeof small, NULL);
  if (length >= sizeof small && (text = malloc(length + 1)) != NULL)
    errcat_format_message(&cli->reader, NULL, id, plural, arguments, count, ERRCAT_TERMINAL, text,
                          length + 1, NULL);
  fputs(text ? text : small, file);
  fputc('\n', file);
  if (text != small) free(text);
}

void cli_say(const struct cli *cli, FILE *file, const char *id, const errcat_argument *arguments,
             size_t count) {
  cli_say_plural(cli, file, id, NULL, arguments, count);
}

int cli_complain(const struct cli *cli, int status, const char *id,
                 const errcat_argument *arguments, size_t count) {
  fputs("errcat: ", stderr);
  cli_say(cli, stderr, id, arguments, count);
  return status;
}

void cli_say_fault(const struct cli *cli, FILE *file, int32_t kind, const char *place) {
  const errcat_argument arguments[] = {
      errcat_text("place", place),
      errcat_text("fault",
                  errcat_gettext(&cli->reader, NULL, errcat_fault_sentence(kind), NULL, 0)),
  };
  cli_say(cli, file,
          /* TRANSLATORS: {place} is a file and a place in it, {fault} a sentence that says what is
             wrong there and how to mend it. Adapt the colon to your language.
             xgettext: python-brace-format */
          N_("{place}: {fault}"), arguments, 2);
}

int cli_complain_fault(const struct cli *cli, int32_t kind, const char *place) {
  fputs("errcat: ", stderr);
  cli_say_fault(cli, stderr, kind, place);
  return EXIT_ANSWER;
}

void cli_report(void *context, const errcat_fault *fault) {
  cli_complain_fault(context, fault->kind, fault->where);
}

char *cli_read_file(const struct cli *cli, const char *name, size_t *length) {
  size_t capacity = 1 << 16, count;
  FILE *file = fopen(name, "rb");
  char *text = file ? malloc(capacity + 1) : NULL;
  *length = 0;
  while (text && (count = fread(text + *length, 1, capacity - *length, file)) > 0) {
    *length += count;
    if (*length < capacity) continue;
    char *larger = capacity < FILE_SIZE_MAX ? realloc(text, 2 * capacity + 1) : NULL;
    if (!larger) free(text);
    text = larger;
    capacity *= 2;
  }
  if (text && ferror(file)) {
    free(text);
    text = NULL;
  }
  if (file) fclose(file);
  if (text)
    text[*length] = '\0';
  else
    cli_complain_fault(cli, ERRCAT_FAULT_UNREADABLE, name);
  return text;
}

void cli_put_json(FILE *file, const char *text) {
  const size_t size = errcat_escape(text, ERRCAT_NUL, ERRCAT_JSON, NULL, 0) + 1;
  char *escaped = malloc(size);
  if (escaped) errcat_escape(text, ERRCAT_NUL, ERRCAT_JSON, escaped, size);
  fprintf(file, "\"%s\"", escaped ? escaped : "");
  free(escaped);
}
