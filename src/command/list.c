/* errcat list: the table, in a language. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "cli.h"
#include "rows.h"

int cli_list(struct cli *cli, int count, char **arguments) {
  const errcat_domain *domain = errcat_domain_of(cli->catalogs);
  struct rows rows = {cli, 0};
  if (count) return cli_complain_operand(cli, arguments[0]);
  for (size_t i = 0; i < errcat_domain_size(domain); i++)
    rows_put(&rows, errcat_domain_at(domain, i));
  rows_end(&rows);
  return EXIT_DONE;
}
