/* errcat export: a table and its languages as data for front ends. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "export/export.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "write.h"

struct export {
  const struct cli *cli;
  bool modules; /* js, not json */
  struct export_language source;
  struct export_language *languages;
  size_t count, capacity;
};

/* ---- which languages ---- */

/* Whether a reader of one of the languages that were named reads it. Each is asked for by itself: together
   they would be more than a reader has. */
static bool is_wanted(const struct cli *cli, const struct export_language *language) {
  const char *at = cli->voice->languages;
  bool wanted = !at || language->is_source;
  while (!wanted && *at) {
    const size_t length = strcspn(at, ",:");
    errcat_reader reader;
    errcat_choose(cli->catalogs, at, length, &reader);
    for (size_t i = 0; i < sizeof reader.languages / sizeof reader.languages[0]; i++)
      wanted |= reader.languages[i] == language->language;
    errcat_release(&reader);
    at += length + (at[length] != '\0');
  }
  return wanted;
}

static bool add(struct export *export, const struct export_language *language) {
  if (export->count == export->capacity) {
    const size_t capacity = export->capacity ? 2 * export->capacity : 32;
    struct export_language *languages =
        cli_resize(export->cli, export->languages, capacity * sizeof *languages);
    if (!languages) return false;
    export->languages = languages;
    export->capacity = capacity;
  }
  export->languages[export->count++] = *language;
  return true;
}

static bool gather(struct export *export) {
  const struct cli *cli = export->cli;
  struct export_language language;
  errcat_status status;
  export_source(&cli->reader, &export->source);
  for (size_t i = 0;
       (status = export_language_at(&cli->reader, i, &language)) != ERRCAT_NOTHING_FOUND; i++) {
    if (status == ERRCAT_NO_MEMORY) return false;
    if (status == ERRCAT_OK && is_wanted(cli, &language) && !add(export, &language)) return false;
  }
  return !cli->memory->failed;
}

/* ---- the files ---- */

enum part { LANGUAGE, TABLE, INDEX };

/* The source's is apart from English where that has a catalog. */
static const char *source_name(const struct export *export) {
  return export->languages[0].is_source ? export->source.description.tag : "source";
}

static size_t write_part(const struct export *export, enum part part,
                         const struct export_language *language, char *buffer, size_t size) {
  const errcat_reader *reader = &export->cli->reader;
  switch (part) {
  case LANGUAGE: return export_write_language(language, buffer, size);
  case TABLE:
    return export_write_table(reader, export->languages, export->count, source_name(export), buffer,
                              size);
  default:
    return export_write_index(export->languages, export->count, source_name(export), buffer, size);
  }
}

/* What stands round the JSON of a module. */
static const char front[] = "export default ", back[] = ";\n";
enum { FRONT = sizeof front - 1, BACK = sizeof back - 1 };

/* A file's text, to be freed; NULL without memory. */
static char *make_text(const struct export *export, enum part part,
                       const struct export_language *language, size_t *length) {
  const size_t size = write_part(export, part, language, NULL, 0);
  const bool is_module = export->modules && part != INDEX;
  char *text = cli_resize(export->cli, NULL, FRONT + size + BACK + 1), *at = text;
  if (!text) return NULL;
  if (is_module) at = (char *)memcpy(at, front, FRONT) + FRONT;
  at += write_part(export, part, language, at, size + 1);
  if (is_module)
    at = (char *)memcpy(at, back, BACK) + BACK;
  else if (part != INDEX)
    *at++ = '\n';
  *length = (size_t)(at - text);
  return text;
}

static bool put_file(const struct export *export, const char *name, enum part part,
                     const struct export_language *language) {
  char file[64];
  size_t length;
  char *text = make_text(export, part, language, &length);
  if (!text) return false;
  snprintf(file, sizeof file, "%s.%s", name, export->modules ? "js" : "json");
  const bool written = write_file(export->cli, export->cli->output, file, text, length);
  free(text);
  return written;
}

/* What leads to the others comes behind them. */
static bool put_files(const struct export *export) {
  if (!write_directory(export->cli, export->cli->output)) return false;
  for (size_t i = 0; i < export->count; i++)
    if (!put_file(export, export->languages[i].description.tag, LANGUAGE, &export->languages[i]))
      return false;
  if (!export->languages[0].is_source &&
      !put_file(export, source_name(export), LANGUAGE, &export->source))
    return false;
  return put_file(export, "table", TABLE, NULL) &&
         (!export->modules || put_file(export, "index", INDEX, NULL));
}

/* ---- the command ---- */

static int run(struct cli *cli, bool modules) {
  struct export export = {.cli = cli, .modules = modules};
  const errcat_status status = errcat_compile_all(cli->catalogs, cli_report, cli);
  const bool done = status != ERRCAT_NO_MEMORY && gather(&export) && put_files(&export);
  free(export.languages);
  if (cli->memory->failed) return cli_complain_memory(cli);
  return done && status == ERRCAT_OK ? EXIT_DONE : EXIT_ANSWER;
}

int cli_export(struct cli *cli, int count, char **arguments) {
  if (!count || !cli->output)
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: the user did not say in which form or where to. Keep the
                           example, it is a command; DIR may be as under --output above. */
                        N_("As what, and where to? For example: errcat export js --output DIR"),
                        NULL, 0);
  if (count > 1) return cli_complain_operand(cli, arguments[1]);
  const bool modules = !strcmp(arguments[0], "js");
  if (modules || !strcmp(arguments[0], "json")) return run(cli, modules);
  const errcat_argument form = errcat_text("format", arguments[0], ERRCAT_NUL);
  return cli_complain(
      cli, EXIT_USAGE,
      /* TRANSLATORS: {format} is what the user typed: xml. Keep errcat export, js and
                         json.
                         xgettext: python-brace-format */
      N_("“errcat export” has no format “{format}”, only js and json"), &form, 1);
}
