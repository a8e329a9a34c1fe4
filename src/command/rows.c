/* Errors as list shows them. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "rows.h"

#include <string.h>

#include "export/words.h"
#include "layout.h"
#include "sentence.h"
#include "terminal.h"

/* Where the name stands in a row, how wide it may be, and how much room a sentence takes beside it. */
enum { NAME = 15, NAME_WIDTH = 36, SENTENCE = NAME + NAME_WIDTH + 2, SENTENCE_WIDTH_MIN = 40 };

void rows_put_member(struct output *out, const char *name, const char *text) {
  output_text(out, name);
  output_json(out, text, strlen(text));
}

void rows_put_members(const struct cli *cli, const errcat_error *error) {
  struct output *out = cli->out;
  bool translated;
  output_text(out, "\"code\":");
  output_number(out, error->code);
  output_text(out, ",\"http_status\":");
  output_number(out, error->http_status);
  rows_put_member(out, ",\"name\":", error->name);
  rows_put_member(out, ",\"message\":", sentence_one(&cli->reader, error));
  if (error->plural)
    rows_put_member(out, ",\"message_plural\":", sentence_other(&cli->reader, error));
  output_text(out, ",\"parameters\":[");
  for (const errcat_parameter *p = error->parameters; p && p->name; p++) {
    rows_put_member(out, p > error->parameters ? ",{\"name\":" : "{\"name\":", p->name);
    rows_put_member(out, ",\"type\":", export_type(p->type));
    output_text(out, "}");
  }
  output_text(out, "]");
  rows_put_member(out, ",\"language\":", sentence_tag(&cli->reader, error, &translated));
}

/* From the column indent on, behind the tag of its language where that is not the reader's first. */
static void put_sentence(const struct cli *cli, const errcat_error *error, size_t indent) {
  bool translated;
  const char *tag = sentence_tag(&cli->reader, error, &translated);
  if (!translated) {
    output_text(cli->out, "[");
    output_text(cli->out, tag);
    output_text(cli->out, "] ");
    indent += strlen(tag) + strlen("[] ");
  }
  layout_wrap(cli->out, sentence_other(&cli->reader, error), indent, cli->columns);
}

/* Where a terminal has no room for the sentence beside the name it stands below, on its own. */
static void put_text(const struct cli *cli, const errcat_error *error) {
  const bool below = cli->columns && cli->columns < SENTENCE + SENTENCE_WIDTH_MIN;
  char code[16], status[16];
  snprintf(code, sizeof code, "%8d", (int)error->code);
  snprintf(status, sizeof status, "  %3d  ", (int)error->http_status);
  terminal_put_strong(cli, code, 0);
  output_text(cli->out, status);
  terminal_put_strong(cli, error->name, below ? 0 : NAME_WIDTH);
  output_text(cli->out, below ? "\n" : "  ");
  if (below) layout_column(cli->out, "", NAME);
  put_sentence(cli, error, below ? NAME : SENTENCE);
  output_text(cli->out, "\n");
}

static void put_json(const struct cli *cli, const errcat_error *error) {
  output_text(cli->out, "{");
  rows_put_members(cli, error);
  output_text(cli->out, "}");
}

void rows_put(struct rows *rows, const errcat_error *error) {
  if (rows->cli->form == FORM_JSON) {
    output_text(rows->cli->out, rows->count ? ",\n" : "[");
    put_json(rows->cli, error);
  } else {
    put_text(rows->cli, error);
  }
  rows->count++;
}

void rows_end(const struct rows *rows) {
  if (rows->cli->form == FORM_JSON) output_text(rows->cli->out, rows->count ? "]\n" : "[]\n");
}
