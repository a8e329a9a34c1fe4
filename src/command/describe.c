/* errcat describe CODE: all that is known of an error. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "cli.h"
#include "example.h"
#include "labels.h"
#include "layout.h"
#include "lookup.h"
#include "note.h"
#include "rows.h"
#include "sentence.h"
#include "terminal.h"
#include "text.h"

/* ---- lines ---- */

struct block {
  const struct cli *cli;
  size_t width; /* of the widest label */
};

static struct block open_block(const struct cli *cli) {
  struct block block = {cli, 0};
  for (size_t i = 0; i < LABELS_COUNT; i++) {
    const size_t width = layout_width(cli_text(cli, label_of((enum label)i)));
    if (width > block.width) block.width = width;
  }
  return block;
}

/* Without a label it is a further line of the one above. */
static size_t begin_line(const struct block *block, const char *label) {
  layout_column(block->cli->out, label ? cli_text(block->cli, label) : "", block->width + 2);
  return block->width + 2;
}

static void put_line(const struct block *block, const char *label, const char *text) {
  const size_t indent = begin_line(block, label);
  layout_wrap(block->cli->out, text, indent, block->cli->columns);
  output_text(block->cli->out, "\n");
}

/* What one would type again. */
static void put_strong_line(const struct block *block, const char *label, const char *text) {
  begin_line(block, label);
  terminal_put_strong(block->cli, text, 0);
  output_text(block->cli->out, "\n");
}

static void put_number(const struct block *block, enum label label, int32_t number) {
  char digits[16];
  snprintf(digits, sizeof digits, "%d", (int)number);
  if (label == LABEL_CODE)
    put_strong_line(block, label_of(label), digits);
  else
    put_line(block, label_of(label), digits);
}

static void put_keys(const struct block *block, const errcat_error *error) {
  const errcat_domain *domain = errcat_domain_of(block->cli->catalogs);
  const char *key;
  for (size_t i = 0; (key = errcat_domain_key_at(domain, error->code, i)) != NULL; i++)
    put_strong_line(block, i ? NULL : label_of(LABEL_KEY), key);
}

static void put_sentences(const struct block *block, const errcat_error *error) {
  const errcat_reader *reader = &block->cli->reader;
  const char *forms[SENTENCE_FORMS_MAX], *bare = sentence_bare(reader, error);
  const size_t count = sentence_forms(reader, error, forms);
  for (size_t i = 0; i < count; i++) put_line(block, i ? NULL : label_of(LABEL_MESSAGE), forms[i]);
  if (bare) put_line(block, label_of(LABEL_BARE), bare);
  if (!strcmp(forms[0], error->message)) return; /* that was English */
  put_line(block, label_of(LABEL_ENGLISH), error->message);
  if (error->plural) put_line(block, NULL, error->plural);
  if (error->bare) put_line(block, NULL, error->bare);
}

static void put_parameters(const struct block *block, const errcat_error *error) {
  size_t width = 0;
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    if (strlen(p->name) > width) width = strlen(p->name);
  for (const errcat_parameter *p = error->parameters; p && p->name; p++) {
    begin_line(block, p == error->parameters ? label_of(LABEL_PARAMETERS) : NULL);
    layout_column(block->cli->out, p->name, width + 2);
    output_text(block->cli->out, cli_text(block->cli, label_of_type(p->type)));
    output_text(block->cli->out, "\n");
  }
}

static void put_text(const struct cli *cli, const errcat_error *error, const char *example,
                     char *note) {
  const struct block block = open_block(cli);
  put_number(&block, LABEL_CODE, error->code);
  put_strong_line(&block, label_of(LABEL_NAME), error->name);
  put_keys(&block, error);
  if (error->http_status) put_number(&block, LABEL_STATUS, error->http_status);
  put_sentences(&block, error);
  put_parameters(&block, error);
  put_strong_line(&block, label_of(LABEL_EXAMPLE), example);
  const char *label = label_of(LABEL_NOTE);
  for (char *line = note ? strtok(note, "\n") : NULL; line; line = strtok(NULL, "\n")) {
    put_line(&block, label, line);
    label = NULL;
  }
}

/* ---- JSON ---- */

static void put_keys_json(const struct cli *cli, const errcat_error *error) {
  const errcat_domain *domain = errcat_domain_of(cli->catalogs);
  const char *key;
  output_text(cli->out, ",\"keys\":[");
  for (size_t i = 0; (key = errcat_domain_key_at(domain, error->code, i)) != NULL; i++)
    rows_put_member(cli->out, i ? "," : "", key);
  output_text(cli->out, "]");
}

static void put_json(const struct cli *cli, const errcat_error *error, const char *example,
                     const char *note) {
  const char *bare = sentence_bare(&cli->reader, error);
  struct output *out = cli->out;
  output_text(out, "{");
  rows_put_members(cli, error);
  put_keys_json(cli, error);
  if (bare) rows_put_member(out, ",\"bare\":", bare);
  rows_put_member(out, ",\"english\":{\"message\":", error->message);
  if (error->plural) rows_put_member(out, ",\"message_plural\":", error->plural);
  if (error->bare) rows_put_member(out, ",\"bare\":", error->bare);
  rows_put_member(out, "},\"example\":", example);
  if (note) rows_put_member(out, ",\"note\":", note);
  output_text(out, "}\n");
}

/* ---- the command ---- */

static void describe(const struct cli *cli, const errcat_error *error) {
  struct text example = {0}, note = {0};
  example_append(cli, &example, error);
  if (cli->table) note_append(cli, &note, cli->table, error->code);
  if (!cli->memory->failed && cli->form == FORM_JSON)
    put_json(cli, error, example.bytes, note.bytes);
  else if (!cli->memory->failed)
    put_text(cli, error, example.bytes, note.bytes);
  free(example.bytes);
  free(note.bytes);
}

/* Several errors may have one text. */
static int describe_text(const struct cli *cli, const char *text) {
  const errcat_domain *domain = errcat_domain_of(cli->catalogs);
  const errcat_error *error = lookup_name(cli, text);
  errcat_matched match = {0};
  if (error)
    describe(cli, error);
  else
    lookup_text(cli, text, &match);
  for (size_t i = 0; i < match.code_count && !cli->memory->failed; i++) {
    if (i && cli->form == FORM_TEXT) output_text(cli->out, "\n");
    describe(cli, errcat_domain_find(domain, match.codes[i]));
  }
  if (cli->memory->failed) return cli_complain_memory(cli);
  return error || match.code_count ? EXIT_DONE : lookup_complain(cli, text);
}

int cli_describe(struct cli *cli, int count, char **arguments) {
  const errcat_error *error;
  int32_t code;
  if (!count)
    return cli_complain(cli, EXIT_USAGE,
                        /* TRANSLATORS: Keep the example, it is a command. */
                        N_("Which error? For example: errcat describe 40003"), NULL, 0);
  if (count > 1) return cli_complain_operand(cli, arguments[1]);
  if (!lookup_code(arguments[0], &code)) return describe_text(cli, arguments[0]);
  error = errcat_domain_find(errcat_domain_of(cli->catalogs), code);
  if (!error) return lookup_complain(cli, arguments[0]);
  describe(cli, error);
  return cli->memory->failed ? cli_complain_memory(cli) : EXIT_DONE;
}
