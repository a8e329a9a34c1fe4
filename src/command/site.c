/* errcat export site: a table and its languages as pages. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "site.h"

#include <stdlib.h>
#include <string.h>

#include "write.h"

/* The start page is the English one. */
static void name_page(const struct site *site, size_t index, char *name, size_t size) {
  snprintf(name, size, "%s.html", index ? site->languages[index].description.tag : "index");
}

void site_put_address(struct html *html, const struct site *site, size_t index, bool whole) {
  const char *base = site->cli->base_url;
  char name[64];
  name_page(site, index, name, sizeof name);
  if (whole) {
    html_text(html, base);
    if (base[strlen(base) - 1] != '/') html_put(html, "/");
  }
  if (index || !whole) html_put(html, name); /* else it is that of the folder */
}

/* The page is written in its language, and what goes wrong is told in the user's. */
static bool put_page(const struct site *site, size_t index) {
  struct cli *cli = site->cli;
  const struct export_language *language = &site->languages[index];
  const char *tag = language->description.tag, *spoken = cli->voice->languages;
  struct page page = {site, language, {{NULL}}, {cli, tag, {0}}};
  char name[64];
  name_page(site, index, name, sizeof name);
  errcat_choose(cli->catalogs, tag, ERRCAT_NUL, &page.reader);
  cli_speak(cli, tag);
  site_put_page(&page);
  cli_speak(cli, spoken);
  errcat_release(&page.reader);
  const bool written =
      !cli->memory->failed &&
      write_file(cli, cli->output, name, page.html.text.bytes, page.html.text.length);
  free(page.html.text.bytes);
  return written;
}

bool site_put(const struct site *site) {
  struct cli *cli = site->cli;
  if (!write_file(cli, cli->output, "site.css", (const char *)site_style, site_style_size) ||
      !write_file(cli, cli->output, "site.js", (const char *)site_script, site_script_size))
    return false;
  for (size_t i = site->count; i--;) /* the page that leads to all others comes last */
    if (!put_page(site, i)) return false;
  return true;
}
