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
                size_t count, int32_t http_status) {
  char text[1024];
  errcat_format(reader, code, arguments, count,
                &(errcat_options){.mode = ERRCAT_TERMINAL, .http_status = http_status}, text,
                sizeof text, NULL);
  puts(text);
}

/* The registry has formatted its message already, in English of its own; the code is what can be
   relied on. */
static void retell(const errcat_catalogs *catalogs, const errcat_reader *reader) {
  static char response[RESPONSE_MAX], scratch[RESPONSE_MAX];
  errcat_response read;
  errcat_matched match = {0};
  errcat_read(catalogs, response, fread(response, 1, sizeof response, stdin), 0, scratch,
              sizeof scratch, &read);
  if (read.message)
    errcat_match(reader, read.code, read.message, read.length, NULL, 0, NULL, &match);
  say(reader, read.code, match.arguments, match.argument_count, read.http_status);
  if (read.message && match.outcome == ERRCAT_MATCH_NONE)
    printf("  %.*s\n", (int)read.length, read.message);
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
    say(&reader, atoi(code), arguments, given, 0);
  else
    retell(catalogs, &reader);
  errcat_release(&reader);
  errcat_close(catalogs);
}
