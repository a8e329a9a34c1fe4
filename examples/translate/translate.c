/* Translates the body of an error response, on stdin, for what stands between a service and its
   readers: the same errors, about the same fields, with the sentences of another language. The table is
   read when the program runs.

     translate TABLE.def CATALOGS LANGUAGE [MEMBERS] <body

   MEMBERS are what else the new body is to have, as JSON without braces: '"ok":false'. A body with an
   error that the table does not have is left as it is.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BODY_MOST = 1 << 16, ERRORS_MOST = 32 };

static void report(void *context, const errcat_diagnostic *diagnostic) {
  (void)context;
  fprintf(stderr, "%s: %s\n", diagnostic->where, diagnostic->what);
}

static errcat_domain *load(const char *name) {
  static char text[1 << 20];
  FILE *file = fopen(name, "rb");
  if (!file) return NULL;
  const size_t length = fread(text, 1, sizeof text, file);
  fclose(file);
  return errcat_domain_load(text, length, name, NULL, report, NULL);
}

/* What was found in the body; the texts lie in it, or in scratch. */
static struct {
  char body[BODY_MOST], scratch[4 * BODY_MOST];
  size_t length, count, from, used;
  errcat_item items[ERRORS_MOST];
  errcat_argument arguments[ERRORS_MOST][ERRCAT_PARAMETERS_MAX];
} found;

/* The next error of the body; false if it has no code and its words are not known. */
static bool read_error(const errcat_reader *reader) {
  errcat_retell_options options = {0};
  errcat_retold retold;
  options.from = found.from;
  options.scratch = found.scratch + found.used;
  options.scratch_size = sizeof found.scratch - found.used;
  errcat_retell(&reader, 1, found.body, found.length, &options, NULL, 0, &retold);
  if (!retold.code || found.count == ERRORS_MOST) return false;
  errcat_argument *arguments = found.arguments[found.count];
  for (size_t i = 0; i < retold.argument_count; i++) arguments[i] = retold.arguments[i];
  errcat_item *item = &found.items[found.count++];
  item->code = retold.code;
  item->arguments = arguments;
  item->count = retold.argument_count;
  item->field = retold.field;
  found.from = retold.next;
  found.used = sizeof found.scratch / ERRORS_MOST * found.count;
  return true;
}

/* One is written as the table's first SHAPE has it, unless it is about a field and there are lists. */
static size_t write_errors(const errcat_reader *reader, const errcat_body_options *how,
                           char *buffer, size_t size) {
  const errcat_item *first = found.items;
  errcat_body_options one = *how;
  errcat_result result;
  one.field = first->field;
  if (found.count > 1 || first->field.text) {
    const size_t length = errcat_write_list(reader, first, found.count, how, buffer, size, &result);
    if (length || found.count > 1) return length;
  }
  return errcat_write(reader, first->code, first->arguments, first->count, &one, buffer, size,
                      &result);
}

static int translate(errcat_catalogs *catalogs, const char *language, const char *members) {
  static char text[BODY_MOST];
  errcat_body_options how = {0};
  errcat_reader reader;
  size_t length = 0;
  errcat_choose(catalogs, language, ERRCAT_NUL, &reader);
  while (read_error(&reader) && found.from) continue;
  how.members.text = members;
  how.members.length = members ? strlen(members) : 0;
  if (found.count && !found.from) length = write_errors(&reader, &how, text, sizeof text);
  errcat_release(&reader);
  if (length && length < sizeof text) {
    puts(text);
    return EXIT_SUCCESS;
  }
  fwrite(found.body, 1, found.length, stdout);
  return EXIT_FAILURE;
}

int main(int count, char **words) {
  if (count < 4 || count > 5) {
    fputs("Usage: translate TABLE.def CATALOGS LANGUAGE [MEMBERS] <body\n", stderr);
    return 2;
  }
  errcat_domain *domain = load(words[1]);
  errcat_catalogs *catalogs = domain ? errcat_open(domain, NULL, NULL) : NULL;
  if (!catalogs) return 2;
  errcat_add_directory(catalogs, words[2], report, NULL);
  found.length = fread(found.body, 1, sizeof found.body, stdin);
  const int status = translate(catalogs, words[3], count > 4 ? words[4] : NULL);
  errcat_close(catalogs);
  errcat_domain_free(domain);
  return status;
}
