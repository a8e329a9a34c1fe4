/* Says what an error of the registry means, or re-tells a response on stdin.
     registry-error 40401 subject=orders-value --lang de
     curl -si http://registry:8081/subjects/orders-value/versions | registry-error --lang de
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <schema_registry.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RESPONSE_MAX = 1 << 16 };

static void say(const errcat_reader *reader, int32_t code, const errcat_argument *arguments,
                size_t count) {
  const errcat_options options = {.mode = ERRCAT_TERMINAL};
  char text[1024];
  errcat_format(reader, code, arguments, count, &options, text, sizeof text, NULL);
  puts(text);
}

/* The registry has formatted its message already, in English of its own; where that may say more than
   ours it stands below. */
static void retell(const errcat_reader *reader) {
  static char response[RESPONSE_MAX], scratch[4 * RESPONSE_MAX];
  const errcat_retell_options options = {
      .mode = ERRCAT_TERMINAL, .scratch = scratch, .scratch_size = sizeof scratch};
  const size_t length = fread(response, 1, sizeof response, stdin);
  char text[1024];
  errcat_retold retold;
  errcat_retell(&reader, 1, response, length, &options, text, sizeof text, &retold);
  puts(text);
  if (!(retold.status & ERRCAT_UNMATCHED)) return;
  errcat_escape(retold.message.text, retold.message.length, ERRCAT_TERMINAL, text, sizeof text);
  printf("  %s\n", text);
}

int main(int count, char **words) {
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  size_t given = 0;
  const char *code = NULL, *language = NULL;
  for (int i = 1; i < count; i++) {
    char *equals = strchr(words[i], '=');
    if (!strcmp(words[i], "--lang") && i + 1 < count) {
      language = words[++i];
    } else if (equals && given < ERRCAT_PARAMETERS_MAX) {
      *equals = '\0';
      arguments[given++] = errcat_text(words[i], equals + 1, ERRCAT_NUL);
    } else {
      code = words[i];
    }
  }
  errcat_catalogs *catalogs = errcat_open(schema_registry(), NULL, NULL);
  if (!catalogs) return EXIT_FAILURE;
#ifdef LOCALEDIR /* the catalogs are not embedded */
  errcat_add_directory(catalogs, LOCALEDIR, NULL, NULL);
#endif
  errcat_reader reader;
  errcat_choose(catalogs, language, ERRCAT_NUL, &reader);
  if (code)
    say(&reader, atoi(code), arguments, given);
  else
    retell(&reader);
  errcat_release(&reader);
  errcat_close(catalogs);
}
