/* errcat list: the table, in a language. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "cli.h"

static const char *const types[] = {"", "text", "count", "number", "time"};

/* Numbers that pick the form for one thing and the last form, CLDR's "other", in every language. */
enum { ONE = 1, OTHER = 100 };

static const char *message_of(const struct cli *cli, const errcat_error *error, uint64_t n) {
  return errcat_gettext(&cli->reader, NULL, error->message, error->plural, n);
}

static void put_member(struct output *out, const char *name, const char *text) {
  output_text(out, name);
  output_json(out, text, strlen(text));
}

static void put_json(const struct cli *cli, const errcat_error *error) {
  struct output *out = cli->out;
  output_text(out, "{\"code\":");
  output_number(out, error->code);
  output_text(out, ",\"http_status\":");
  output_number(out, error->http_status);
  put_member(out, ",\"name\":", error->name);
  put_member(out, ",\"message\":", message_of(cli, error, ONE));
  if (error->plural) put_member(out, ",\"message_plural\":", message_of(cli, error, OTHER));
  output_text(out, ",\"parameters\":[");
  for (const errcat_parameter *p = error->parameters; p && p->name; p++) {
    put_member(out, p > error->parameters ? ",{\"name\":" : "{\"name\":", p->name);
    put_member(out, ",\"type\":", types[p->type]);
    output_text(out, "}");
  }
  output_text(out, "]}");
}

static void put_text(const struct cli *cli, const errcat_error *error) {
  char numbers[64];
  snprintf(numbers, sizeof numbers, "%8d  %3d  ", (int)error->code, (int)error->http_status);
  output_text(cli->out, numbers);
  output_column(cli->out, error->name, 36);
  output_text(cli->out, "  ");
  output_text(cli->out, message_of(cli, error, OTHER));
  output_text(cli->out, "\n");
}

int cli_list(struct cli *cli, int count, char **arguments) {
  const errcat_domain *domain = errcat_domain_of(cli->catalogs);
  const bool json = cli->form == FORM_JSON;
  if (count) return cli_complain_operand(cli, arguments[0]);
  if (json) output_text(cli->out, "[");
  for (size_t i = 0; i < errcat_domain_size(domain); i++) {
    if (json && i) output_text(cli->out, ",\n");
    (json ? put_json : put_text)(cli, errcat_domain_at(domain, i));
  }
  if (json) output_text(cli->out, "]\n");
  return EXIT_DONE;
}
