/* HTML of a page in one language: what is markup stands in our sources alone, all else is escaped.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "html.h"

#include <string.h>

#include "base/decimal.h"

void html_put(struct html *html, const char *markup) {
  text_append_string(html->cli, &html->text, markup);
}

void html_slice(struct html *html, const char *text, size_t length) {
  struct text *to = &html->text;
  const size_t needed = errcat_escape(text, length, ERRCAT_HTML, NULL, 0);
  if (!text_reserve(html->cli, to, needed)) return;
  errcat_escape(text, length, ERRCAT_HTML, to->bytes + to->length, needed + 1);
  to->length += needed;
}

void html_text(struct html *html, const char *text) {
  html_slice(html, text, strlen(text));
}

void html_number(struct html *html, int64_t number) {
  char buffer[DECIMAL_SIZE];
  const char *digits = decimal_write(number, buffer);
  text_append(html->cli, &html->text, digits, (size_t)(buffer + DECIMAL_SIZE - digits));
}

/* ---- languages ---- */

/* A region's page may have the words of its language. */
static bool is_of_page(const struct html *html, const char *tag) {
  const size_t length = strlen(tag);
  return !strncmp(html->tag, tag, length) && (!html->tag[length] || html->tag[length] == '-');
}

void html_language(struct html *html, const char *tag, int32_t direction) {
  if (is_of_page(html, tag)) return;
  html_put(html, " lang=\"");
  html_text(html, tag);
  html_put(html, direction == ERRCAT_RTL ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
}

void html_words(struct html *html, const char *element, const char *id) {
  int32_t direction;
  const char *tag = cli_text_tag(html->cli, id, &direction);
  html_put(html, "<");
  html_put(html, element);
  html_language(html, tag, direction);
  html_put(html, ">");
  html_text(html, cli_text(html->cli, id));
  html_put(html, "</");
  html_slice(html, element, strcspn(element, " "));
  html_put(html, ">");
}

void html_attribute(struct html *html, const char *name, const char *id) {
  html_put(html, " ");
  html_put(html, name);
  html_put(html, "=\"");
  html_text(html, cli_text(html->cli, id));
  html_put(html, "\"");
}

/* ---- sentences ---- */

/* {{ and }} are braces; a catalog's templates were checked. */
void html_template(struct html *html, const char *template) {
  while (*template) {
    const size_t length = strcspn(template, "{}");
    html_slice(html, template, length);
    template += length;
    if (!*template) break;
    if (template[1] == *template) {
      html_slice(html, template, 1);
      template += 2;
      continue;
    }
    const size_t name = strcspn(template, "}");
    html_put(html, "<var dir=\"ltr\">");
    html_slice(html, template, name + (template[name] != '\0'));
    html_put(html, "</var>");
    template += name + (template[name] != '\0');
  }
}

/* ---- JSON ---- */

static void put_line(struct html *html, unsigned depth) {
  html_put(html, "\n");
  while (depth--) html_put(html, "  ");
}

/* The length of a string, its quotes included. */
static size_t string_length(const char *json) {
  size_t length = 1;
  while (json[length] && json[length] != '"') length += json[length] == '\\' ? 2 : 1;
  return length + 1;
}

/* It is ours: without white space, and sound. */
void html_json(struct html *html, const char *json) {
  unsigned depth = 0;
  while (*json) {
    const size_t length = *json == '"' ? string_length(json) : 1;
    const bool opens = *json == '{' || *json == '[', closes = *json == '}' || *json == ']';
    if (closes && json[-1] != '{' && json[-1] != '[') put_line(html, depth - 1);
    depth = depth + opens - closes;
    html_slice(html, json, length);
    if (*json == ':') html_put(html, " ");
    if (*json == ',' || (opens && json[1] != '}' && json[1] != ']')) put_line(html, depth);
    json += length;
  }
}
