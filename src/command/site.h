/* errcat export site: a table and its languages as pages. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SITE_H
#define SITE_H

#include "export/export.h"
#include "html.h"

/* A site, and what each of its pages has to know of the others. */
struct site {
  struct cli *cli;
  const struct export_language *languages; /* English first, then all that have a page */
  size_t count;
  const char *source; /* the name of the source's data */
};

/* One of its pages while it is written. */
struct page {
  const struct site *site;
  const struct export_language *language;
  errcat_reader reader;
  struct html html;
};

/* Writes the pages and what they share, but not their data; complains, and false, if one cannot be
   written. */
bool site_put(const struct site *site);

/* The address of a page: as the others link to it, or whole, behind --base-url. */
void site_put_address(struct html *html, const struct site *site, size_t index, bool whole);

/* An error, as an article. */
void site_put_entry(struct page *page, const errcat_error *error);

/* All of a page. */
void site_put_page(struct page *page);

/* What the pages share, from the files of the folder site/; length is without a NUL. */
extern const unsigned char site_style[], site_script[];
extern const unsigned long site_style_size, site_script_size;

#endif
