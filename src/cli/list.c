/* errcat list: the table, in a language. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "cli.h"

static const char *const types[] = {"", "text", "count", "number", "time"};

/* Numbers that pick the form for one thing and the last form, CLDR's "other", in every language. */
enum { ONE = 1, OTHER = 100 };

static void put_json(const struct cli *cli, const errcat_error *error) {
  printf("{\"code\":%d,\"http_status\":%d,\"name\":\"%s\",\"message\":", (int)error->code,
         (int)error->http_status, error->name);
  cli_put_json(stdout, errcat_gettext(&cli->reader, NULL, error->message, error->plural, ONE));
  if (error->plural) {
    fputs(",\"message_plural\":", stdout);
    cli_put_json(stdout, errcat_gettext(&cli->reader, NULL, error->message, error->plural, OTHER));
  }
  fputs(",\"parameters\":[", stdout);
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    printf("%s{\"name\":\"%s\",\"type\":\"%s\"}", p > error->parameters ? "," : "", p->name,
           types[p->type]);
  fputs("]}", stdout);
}

static void put_text(const struct cli *cli, const errcat_error *error) {
  printf("%8d  %d  %-36s  %s\n", (int)error->code, (int)error->http_status, error->name,
         errcat_gettext(&cli->reader, NULL, error->message, error->plural, OTHER));
}

int cli_list(struct cli *cli, int count, char **arguments) {
  const errcat_domain *domain = errcat_domain_of(cli->catalogs);
  const bool json = cli->form == FORM_JSON;
  (void)count, (void)arguments;
  if (json) putchar('[');
  for (size_t i = 0; i < errcat_count(domain); i++) {
    if (json && i) fputs(",\n", stdout);
    (json ? put_json : put_text)(cli, errcat_at(domain, i));
  }
  if (json) puts("]");
  return EXIT_DONE;
}
