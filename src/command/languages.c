/* errcat languages: what is there, and how complete. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "cli.h"
#include "terminal.h"

static void put_json(const struct cli *cli, const errcat_description *language) {
  struct output *out = cli->out;
  output_text(out, "{\"tag\":");
  output_json(out, language->tag, strlen(language->tag));
  output_text(out, ",\"name\":");
  output_json(out, language->name, strlen(language->name));
  output_text(out, language->direction == ERRCAT_RTL ? ",\"direction\":\"rtl\",\"translated\":"
                                                     : ",\"direction\":\"ltr\",\"translated\":");
  output_number(out, language->translated);
  output_text(out, ",\"total\":");
  output_number(out, language->total);
  output_text(out, language->reviewed ? ",\"reviewed\":true}" : ",\"reviewed\":false}");
}

static void put_note(const struct cli *cli, const char *note) {
  output_text(cli->out, "  (");
  output_text(cli->out, cli_text(cli, note));
  output_text(cli->out, ")");
}

static void put_text(const struct cli *cli, const errcat_description *language) {
  char counts[64];
  /* TRANSLATORS: stands behind the name of a language, in a list. A machine has translated it, and
     no native has read it yet: a text that is not final; no breeze, no military service. */
  const char *draft = N_("draft");
  /* TRANSLATORS: stands behind the name of a language, in a list. So little of it is translated
     that another language is preferred. */
  const char *incomplete = N_("incomplete");
  snprintf(counts, sizeof counts, " %4u/%u  ", (unsigned)language->translated,
           (unsigned)language->total);
  terminal_put_strong(cli, language->tag, 8);
  output_text(cli->out, counts);
  output_text(cli->out, language->name);
  if (!language->reviewed) put_note(cli, draft);
  if (!language->complete) put_note(cli, incomplete);
  output_text(cli->out, "\n");
}

int cli_languages(struct cli *cli, int count, char **arguments) {
  const bool json = cli->form == FORM_JSON;
  errcat_description language;
  if (count) return cli_complain_operand(cli, arguments[0]);
  if (json) output_text(cli->out, "[");
  for (size_t i = 0; !errcat_language_at(cli->catalogs, i, &language); i++) {
    if (json && i) output_text(cli->out, ",\n");
    (json ? put_json : put_text)(cli, &language);
  }
  if (json) output_text(cli->out, "]\n");
  return EXIT_DONE;
}
