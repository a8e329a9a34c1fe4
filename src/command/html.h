/* HTML of a page in one language: what is markup stands in our sources alone, all else is escaped.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef HTML_H
#define HTML_H

#include "text.h"

struct html {
  const struct cli *cli;
  const char *tag; /* of the page's language */
  struct text text;
};

/* Markup, as it stands. */
void html_put(struct html *html, const char *markup);

/* Text of any kind, for the inside of an element or of a quoted attribute. */
void html_text(struct html *html, const char *text);
void html_slice(struct html *html, const char *text, size_t length);
void html_number(struct html *html, int64_t number);

/* ' lang="…" dir="…"' for an element whose text may be in another language than the page. */
void html_language(struct html *html, const char *tag, int32_t direction);

/* A sentence with its placeholders, each an element of its own. */
void html_template(struct html *html, const char *template);

/* Words of the command's own in an element: <h2>Search</h2>. The element says which language they are in,
   if that is not the page's; id is that of the message. */
void html_words(struct html *html, const char *element, const char *id);

/* The same for the inside of an attribute, which has no language of its own. */
void html_attribute(struct html *html, const char *name, const char *id);

/* JSON, a member a line. */
void html_json(struct html *html, const char *json);

#endif
