/* An error on a page: its sentence, its parameters, what a response with it looks like. All of it can be
   read without scripts. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "example.h"
#include "export/words.h"
#include "labels.h"
#include "sentence.h"
#include "site.h"

/* ---- plural forms ---- */

/* The numbers that lead to a form: the first few of those up to a hundred, and one million. */
enum { SHOWN = 4, NUMBERS = 100, MILLION = 1000000 };

static void put_numbers(struct page *page, const errcat_error *error, const char *form) {
  size_t count = 0;
  for (uint64_t n = 0; n <= NUMBERS + 1 && count <= SHOWN; n++) {
    const uint64_t number = n <= NUMBERS ? n : MILLION;
    const char *other = errcat_gettext(&page->reader, NULL, error->message, error->plural, number);
    if (strcmp(form, other) != 0) continue;
    if (count) html_put(&page->html, count < SHOWN ? ", " : "&nbsp;…");
    if (count++ < SHOWN) html_number(&page->html, (int64_t)number);
  }
}

static void put_forms(struct page *page, const errcat_error *error) {
  struct html *html = &page->html;
  const char *forms[SENTENCE_FORMS_MAX];
  const size_t count = sentence_forms(&page->reader, error, forms);
  if (count < 2) return;
  html_put(html, "<table><caption>");
  /* TRANSLATORS: a heading over the forms that a message has for one thing and for several. */
  html_words(html, "span", N_("Plural forms"));
  html_put(html, "</caption>\n");
  for (size_t i = 0; i < count; i++) {
    html_put(html, "<tr><th scope=\"row\"><bdi dir=\"ltr\">");
    put_numbers(page, error, forms[i]);
    html_put(html, "</bdi></th><td>");
    html_template(html, forms[i]);
    html_put(html, "</td></tr>\n");
  }
  html_put(html, "</table>\n");
}

/* ---- what is said ---- */

static void put_sentence(struct page *page, const errcat_error *error, const char *sentence) {
  if (error->parameters)
    html_template(&page->html, sentence);
  else
    html_text(&page->html, sentence);
}

/* In English as well, which developers compare. */
static void put_sentences(struct page *page, const errcat_error *error) {
  struct html *html = &page->html;
  bool translated;
  const char *tag = sentence_tag(&page->reader, error, &translated);
  const char *sentence = sentence_other(&page->reader, error);
  const char *english = error->plural ? error->plural : error->message;
  html_put(html, "<p class=\"sentence\"");
  html_language(html, tag, translated ? page->language->description.direction : ERRCAT_LTR);
  html_put(html, ">");
  put_sentence(page, error, sentence);
  html_put(html, "</p>\n");
  if (!strcmp(sentence, english)) return;
  html_put(html, "<p class=\"english\" lang=\"en\" dir=\"ltr\">");
  put_sentence(page, error, english);
  html_put(html, "</p>\n");
}

static void put_keys(struct page *page, const errcat_error *error) {
  const errcat_domain *domain = errcat_domain_of(page->site->cli->catalogs);
  const char *key;
  for (size_t i = 0; (key = errcat_domain_key_at(domain, error->code, i)) != NULL; i++) {
    html_put(&page->html, " <code class=\"key\" dir=\"ltr\">");
    html_text(&page->html, key);
    html_put(&page->html, "</code>");
  }
}

/* ---- parameters ---- */

/* The script puts a field behind each. */
static void put_parameters(struct page *page, const errcat_error *error) {
  struct html *html = &page->html;
  html_put(html, "<dl class=\"parameters\">\n");
  for (const errcat_parameter *p = error->parameters; p->name; p++) {
    html_put(html, "<div data-type=\"");
    html_put(html, export_type(p->type));
    html_put(html, "\" data-example=\"");
    html_text(html, example_value(p->type));
    html_put(html, "\"><dt><code dir=\"ltr\">");
    html_text(html, p->name);
    html_put(html, "</code></dt>");
    html_words(html, "dd", label_of_type(p->type));
    html_put(html, "</div>\n");
  }
  html_put(html, "</dl>\n");
}

/* ---- an example ---- */

static size_t example_arguments(const errcat_error *error, errcat_argument *arguments) {
  size_t count = 0;
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    arguments[count++] = errcat_text(p->name, example_value(p->type), ERRCAT_NUL);
  return count;
}

/* With elements round its arguments. */
static void put_said(struct page *page, const errcat_error *error, const errcat_argument *arguments,
                     size_t count) {
  static const errcat_options options = {.mode = ERRCAT_HTML, .flags = ERRCAT_ISOLATE};
  struct text *text = &page->html.text;
  errcat_result result;
  const size_t length =
      errcat_format(&page->reader, error->code, arguments, count, &options, NULL, 0, &result);
  html_put(&page->html, "<p class=\"said\"");
  html_language(&page->html, result.tag, result.direction);
  html_put(&page->html, ">");
  if (!text_reserve(page->site->cli, text, length)) return;
  errcat_format(&page->reader, error->code, arguments, count, &options, text->bytes + text->length,
                length + 1, NULL);
  text->length += length;
  html_put(&page->html, "</p>\n");
}

static void put_body(struct page *page, const errcat_error *error, errcat_form form,
                     const errcat_argument *arguments, size_t count) {
  const struct cli *cli = page->site->cli;
  const errcat_body_options options = {.form = (int32_t)form, .http_status = error->http_status};
  const size_t length =
      errcat_write(&page->reader, error->code, arguments, count, &options, NULL, 0, NULL);
  char *body = cli_resize(cli, NULL, length + 1);
  if (!body) return;
  errcat_write(&page->reader, error->code, arguments, count, &options, body, length + 1, NULL);
  html_put(&page->html, "<pre dir=\"ltr\"><code>");
  html_json(&page->html, body);
  html_put(&page->html, "</code></pre>\n");
  free(body);
}

static void put_example(struct page *page, const errcat_error *error) {
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  struct html *html = &page->html;
  const size_t count = example_arguments(error, arguments);
  if (count) put_said(page, error, arguments, count);
  html_put(html, "<details>");
  /* TRANSLATORS: a heading over what a service's response with this error looks like. */
  html_words(html, "summary", N_("Response"));
  put_body(page, error, ERRCAT_BODY, arguments, count);
  /* TRANSLATORS: a heading; Problem Details is the name of a format. Keep RFC 9457. */
  html_words(html, "h4", N_("Problem details (RFC 9457)"));
  put_body(page, error, ERRCAT_PROBLEM, arguments, count);
  html_put(html, "</details>\n");
}

/* ---- the whole ---- */

/* What is said when an argument is missing. */
static void put_bare(struct page *page, const errcat_error *error) {
  struct html *html = &page->html;
  const char *bare = sentence_bare(&page->reader, error);
  html_put(html, "<dl class=\"bare\"><div>");
  html_words(html, "dt", label_of(LABEL_BARE));
  html_put(html, "<dd>");
  html_text(html, bare);
  html_put(html, "</dd></div></dl>\n");
}

/* A code and a name are both addresses; a name comes behind the base of the table's problem types. */
void site_put_entry(struct page *page, const errcat_error *error) {
  struct html *html = &page->html;
  html_put(html, "<article id=\"");
  html_text(html, error->name);
  html_put(html, "\">\n<h3 id=\"");
  html_number(html, error->code);
  html_put(html, "\"><a dir=\"ltr\" href=\"#");
  html_number(html, error->code);
  html_put(html, "\">");
  html_number(html, error->code);
  html_put(html, "</a> <code dir=\"ltr\">");
  html_text(html, error->name);
  html_put(html, "</code>");
  put_keys(page, error);
  html_put(html, "</h3>\n");
  put_sentences(page, error);
  if (error->parameters) {
    put_parameters(page, error);
    put_forms(page, error);
    put_bare(page, error);
  }
  put_example(page, error);
  html_put(html, "</article>\n");
}
