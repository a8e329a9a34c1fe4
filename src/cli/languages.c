/* errcat languages: what is there, and how complete. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "cli.h"

static void put_json(const errcat_description *language) {
  fputs("{\"tag\":", stdout);
  cli_put_json(stdout, language->tag);
  fputs(",\"name\":", stdout);
  cli_put_json(stdout, language->name);
  printf(",\"direction\":\"%s\",\"translated\":%u,\"total\":%u,\"reviewed\":%s}",
         language->direction == ERRCAT_RTL ? "rtl" : "ltr", (unsigned)language->translated,
         (unsigned)language->total, language->reviewed ? "true" : "false");
}

static void put_text(const struct cli *cli, const errcat_description *language) {
  /* TRANSLATORS: stands behind a language that was translated by machine and that no native has
     read yet. */
  const char *draft = N_("draft");
  /* TRANSLATORS: stands behind a language of which so little is translated that another one is
     preferred. */
  const char *incomplete = N_("incomplete");
  printf("%-8s %4u/%u  %s", language->tag, (unsigned)language->translated,
         (unsigned)language->total, language->name);
  if (!language->reviewed) printf("  (%s)", errcat_gettext(&cli->reader, NULL, draft, NULL, 0));
  if (!language->complete)
    printf("  (%s)", errcat_gettext(&cli->reader, NULL, incomplete, NULL, 0));
  putchar('\n');
}

int cli_languages(struct cli *cli, int count, char **arguments) {
  errcat_description language;
  (void)count, (void)arguments;
  if (cli->form == FORM_JSON) putchar('[');
  for (size_t i = 0; errcat_describe(cli->catalogs, i, &language); i++) {
    if (cli->form == FORM_JSON) {
      if (i) fputs(",\n", stdout);
      put_json(&language);
    } else {
      put_text(cli, &language);
    }
  }
  if (cli->form == FORM_JSON) puts("]");
  return EXIT_DONE;
}
