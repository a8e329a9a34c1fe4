/* errcat export: a table and its languages as data for front ends, and as pages. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "export/export.h"

#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "site.h"
#include "text.h"
#include "write.h"

/* Modules, JSON, and pages with their data as classic scripts. */
enum export_form { EXPORT_JS, EXPORT_JSON, EXPORT_SITE, EXPORT_FORMS };
static const char *const forms[EXPORT_FORMS] = {
    [EXPORT_JS] = "js", [EXPORT_JSON] = "json", [EXPORT_SITE] = "site"};

struct export {
  struct cli *cli;
  enum export_form form;
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

/* A page is in a language, and in no way to write dates alone; the start page is always there. */
static bool belongs(const struct export *export, const struct export_language *language,
                    size_t index) {
  if (export->form == EXPORT_SITE && index == 0) return true;
  if (export->form == EXPORT_SITE && language->is_overlay) return false;
  return is_wanted(export->cli, language);
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
    if (status == ERRCAT_OK && belongs(export, &language, i) && !add(export, &language))
      return false;
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

/* What stands round a part, and the name of its file. */
struct frame {
  char file[64], front[64];
  const char *back;
};

static struct frame frame_of(const struct export *export, const char *name, enum part part) {
  struct frame frame = {.back = part == INDEX ? "" : "\n"};
  const bool modules = export->form == EXPORT_JS;
  if (export->form == EXPORT_SITE) {
    snprintf(frame.file, sizeof frame.file, "errcat.%s.js", name);
    snprintf(frame.front, sizeof frame.front, "errcat.put(\"%s\",", name);
    frame.back = ");\n";
    return frame;
  }
  snprintf(frame.file, sizeof frame.file, "%s.%s", name, forms[export->form]);
  if (modules && part != INDEX) snprintf(frame.front, sizeof frame.front, "export default ");
  if (modules && part != INDEX) frame.back = ";\n";
  return frame;
}

static bool put_file(const struct export *export, const char *name, enum part part,
                     const struct export_language *language) {
  const struct cli *cli = export->cli;
  const struct frame frame = frame_of(export, name, part);
  const size_t length = write_part(export, part, language, NULL, 0);
  struct text text = {0};
  text_append_string(cli, &text, frame.front);
  if (text_reserve(cli, &text, length))
    text.length += write_part(export, part, language, text.bytes + text.length, length + 1);
  text_append_string(cli, &text, frame.back);
  const bool written =
      !cli->memory->failed && write_file(cli, cli->output, frame.file, text.bytes, text.length);
  free(text.bytes);
  return written;
}

static bool put_site(const struct export *export) {
  const struct site site = {export->cli, export->languages, export->count, source_name(export)};
  return site_put(&site);
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
         (export->form != EXPORT_JS || put_file(export, "index", INDEX, NULL)) &&
         (export->form != EXPORT_SITE || put_site(export));
}

/* ---- the command ---- */

static int run(struct cli *cli, enum export_form form) {
  struct export export = {.cli = cli, .form = form};
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
  for (enum export_form form = 0; form < EXPORT_FORMS; form++)
    if (!strcmp(arguments[0], forms[form])) return run(cli, form);
  const errcat_argument form = errcat_text("format", arguments[0], ERRCAT_NUL);
  return cli_complain(
      cli, EXIT_USAGE,
      /* TRANSLATORS: {format} is what the user typed: xml. Keep errcat export, js, json and
                         site.
                         xgettext: python-brace-format */
      N_("“errcat export” has no format “{format}”, only js, json and site"), &form, 1);
}
