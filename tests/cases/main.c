/* Writes the table of cases, or compares it with one that was written elsewhere.
   SPDX-License-Identifier: LGPL-2.1-or-later
     errcat-cases [--compare FILE] [--catalogs DIRECTORY] [TABLE.def CATALOGS BODIES]…
   --catalogs: of the built-in domain, in front of the embedded ones. BODIES has bodies of that service, a
   line each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <errcat/fileshare.h>

#include "cases.h"

static void must(bool done, const char *what) {
  if (done) return;
  fprintf(stderr, "%s: cannot be used\n", what);
  exit(2);
}

static char *read_file(const char *name, size_t *length) {
  FILE *file = fopen(name, "rb");
  enum { SIZE_MAX_BYTES = 1 << 20 };
  char *bytes = malloc(SIZE_MAX_BYTES + 1);
  must(file && bytes, name);
  *length = fread(bytes, 1, SIZE_MAX_BYTES, file);
  must(!ferror(file) && !fclose(file), name);
  bytes[*length] = '\0';
  return bytes;
}

static errcat_catalogs *open_catalogs(const errcat_domain *domain, const char *directory) {
  errcat_catalogs *catalogs = errcat_open(domain, NULL, NULL);
  must(catalogs != NULL, errcat_domain_name(domain));
  if (directory) must(!errcat_add_directory(catalogs, directory, NULL, NULL), directory);
  return catalogs;
}

static void ask_built_in(const char *directory) {
  const struct asked asked = {NULL, open_catalogs(errcat_fileshare(), directory)};
  cases_choose(&asked);
  cases_format(&asked);
  cases_retell(&asked);
  cases_retell_odd(&asked);
  errcat_close(asked.catalogs);
}

static void ask(char *const words[3]) {
  size_t length;
  char *text = read_file(words[0], &length);
  errcat_domain *domain = errcat_domain_load(text, length, words[0], NULL, NULL, NULL);
  must(domain != NULL, words[0]);
  free(text);
  const struct asked asked = {errcat_domain_name(domain), open_catalogs(domain, words[1])};
  char *bodies = read_file(words[2], &length);
  cases_choose(&asked);
  cases_format(&asked);
  cases_retell(&asked);
  cases_retell_bodies(&asked, bodies);
  free(bodies);
  errcat_close(asked.catalogs);
  errcat_domain_free(domain);
}

int main(int count, char **words) {
  const char *compared = NULL, *directory = NULL;
  int i = 1;
  for (; i + 1 < count && !strncmp(words[i], "--", 2); i += 2)
    *(!strcmp(words[i], "--compare") ? &compared : &directory) = words[i + 1];
  must(line_open(compared), compared ? compared : "");
  ask_built_in(directory);
  for (; i + 2 < count; i += 3) ask(words + i);
  return line_close() ? 0 : 1;
}
