/* A page of the site: all errors in one language, by HTTP status. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <string.h>

#include "export/words.h"
#include "labels.h"
#include "site.h"

enum { STATUSES = 600 };

/* TRANSLATORS: the title of a web page that lists all errors of a service. */
static const char title[] = N_("Error reference");

/* ---- the head ---- */

static void put_link(struct html *html, const struct site *site, const char *relation, size_t index,
                     const char *hreflang) {
  html_put(html, "<link rel=\"");
  html_put(html, relation);
  if (hreflang) html_put(html, "\" hreflang=\"");
  if (hreflang) html_text(html, hreflang);
  html_put(html, "\" href=\"");
  site_put_address(html, site, index, true);
  html_put(html, "\">\n");
}

/* Addresses that leave the site's folder are known only where it is known where that is. */
static void put_links(struct page *page) {
  const struct site *site = page->site;
  if (!site->cli->base_url) return;
  put_link(&page->html, site, "canonical", (size_t)(page->language - site->languages), NULL);
  for (size_t i = 0; i < site->count; i++)
    put_link(&page->html, site, "alternate", i, site->languages[i].description.tag);
  put_link(&page->html, site, "alternate", 0, "x-default");
}

static void put_script(struct html *html, const char *before, const char *name) {
  html_put(html, "<script defer src=\"");
  html_put(html, before);
  html_text(html, name);
  html_put(html, ".js\"></script>\n");
}

/* Classic ones, which a page of file: may have too; in this order. */
static void put_scripts(struct page *page) {
  const struct site *site = page->site;
  struct html *html = &page->html;
  put_script(html, "", "site");
  put_script(html, "errcat.", "table");
  put_script(html, "errcat.", site->source);
  if (strcmp(site->source, page->language->description.tag) != 0)
    put_script(html, "errcat.", page->language->description.tag);
}

static void put_title(struct page *page) {
  struct html *html = &page->html;
  html_text(html, cli_text(html->cli, title));
  html_put(html, " – ");
  html_text(html, errcat_domain_name(errcat_reader_domain(&page->reader)));
}

static void put_head(struct page *page) {
  const errcat_description *language = &page->language->description;
  struct html *html = &page->html;
  html_put(html, "<!DOCTYPE html>\n<html lang=\"");
  html_text(html, language->tag);
  html_put(html, language->direction == ERRCAT_RTL ? "\" dir=\"rtl" : "\" dir=\"ltr");
  html_put(html, "\">\n<head>\n<meta charset=\"utf-8\">\n<title>");
  put_title(page);
  html_put(html, "</title>\n<meta name=\"description\" content=\"");
  put_title(page);
  html_put(html, "\">\n"
                 "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                 "<meta name=\"color-scheme\" content=\"light dark\">\n"
                 "<link rel=\"icon\" href=\"data:,\">\n" /* else it is asked for */
                 "<link rel=\"stylesheet\" href=\"site.css\">\n");
  put_links(page);
  put_scripts(page);
  html_put(html, "</head>\n");
}

/* ---- languages ---- */

/* Only in that language; else its name has to do. */
static void put_offer(struct html *html, const char *tag) {
  int32_t direction;
  /* TRANSLATORS: shown to a reader of your language who has come to the English page; it is a link to
     the page in your language. */
  const char *offer = N_("This page is also in your language");
  const char *other = cli_text_tag(html->cli, offer, &direction);
  const size_t length = strlen(other);
  if (!strncmp(tag, other, length) && (!tag[length] || tag[length] == '-'))
    html_attribute(html, "data-offer", offer);
}

/* Beside the name of each stands what says, in that language, that there is a page in it. */
static void put_language(struct page *page, size_t index) {
  const errcat_description *language = &page->site->languages[index].description;
  const struct cli *cli = page->site->cli;
  struct html *html = &page->html;
  html_put(html, "<li><a href=\"");
  site_put_address(html, page->site, index, false);
  html_put(html, "\" hreflang=\"");
  html_text(html, language->tag);
  html_put(html, "\" lang=\"");
  html_text(html, language->tag);
  html_put(html, language->direction == ERRCAT_RTL ? "\" dir=\"rtl\"" : "\" dir=\"ltr\"");
  if (&page->site->languages[index] == page->language) html_put(html, " aria-current=\"page\"");
  cli_speak(cli, language->tag);
  put_offer(html, language->tag);
  cli_speak(cli, page->language->description.tag);
  html_put(html, ">");
  html_text(html, language->name);
  html_put(html, "</a></li>\n");
}

static void put_languages(struct page *page) {
  struct html *html = &page->html;
  html_put(html, "<details id=\"site-languages\"><summary>");
  /* TRANSLATORS: a label over a list of languages to choose from. */
  html_words(html, "span class=\"label\"", N_("Language"));
  html_put(html, " <span>");
  html_text(html, page->language->description.name);
  html_put(html, "</span></summary>\n<ul>\n");
  for (size_t i = 0; i < page->site->count; i++) put_language(page, i);
  html_put(html, "</ul></details>\n");
}

/* ---- what needs the script, which shows it ---- */

static void put_search(struct page *page) {
  struct html *html = &page->html;
  html_put(html, "<form id=\"site-search\" role=\"search\" hidden>\n");
  /* TRANSLATORS: a label in front of a field for words to search for: a noun or a verb. */
  html_words(html, "label for=\"site-words\"", N_("Search"));
  html_put(html,
           "\n<input id=\"site-words\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\" "
           "dir=\"auto\" aria-describedby=\"site-count\">\n"
           "<output id=\"site-count\" for=\"site-words\" dir=\"ltr\"></output>\n</form>\n");
}

static void put_explain(struct page *page) {
  struct html *html = &page->html;
  html_put(html, "<details id=\"site-explain\" hidden>");
  /* TRANSLATORS: the heading of a field into which one pastes what a service has answered, to have it
     explained. */
  html_words(html, "summary", N_("Explain a response"));
  html_put(html, "\n");
  /* TRANSLATORS: a label over that field. Keep JSON and curl -i. */
  html_words(html, "label for=\"site-response\"",
             N_("Paste a response here: JSON, or what “curl -i” writes"));
  html_put(
      html,
      "\n<textarea id=\"site-response\" rows=\"6\" dir=\"ltr\" spellcheck=\"false\" "
      "autocomplete=\"off\"></textarea>\n<ol id=\"site-answers\" aria-live=\"polite\"></ol>\n");
  /* TRANSLATORS: shown where a text that was pasted is no response of this service. */
  html_words(html, "p id=\"site-no-error\" hidden",
             N_("No error of the service was found in this text"));
  html_put(html, "\n<template id=\"site-answer\"><li><p class=\"answer\"><a></a> <span></span></p>"
                 "<dl hidden><div>");
  /* TRANSLATORS: a label in front of the words that a service itself has sent. */
  html_words(html, "dt", N_("The service’s words"));
  html_put(html, "<dd dir=\"auto\"></dd></div></dl></li></template>\n</details>\n");
}

static void put_nothing(struct page *page) {
  struct html *html = &page->html;
  html_put(html, "<div id=\"site-nothing\" hidden>");
  /* TRANSLATORS: no error has the words that were searched for. */
  html_words(html, "p", N_("No error has all of these words"));
  /* TRANSLATORS: a button: the words are then searched for in all languages. */
  html_words(html, "button type=\"button\"", N_("Search in all languages"));
  html_put(html, "</div>\n");
}

/* ---- errors ---- */

struct statuses {
  size_t counts[STATUSES];
};

/* What is no status of HTTP is none. */
static size_t status_of(const errcat_error *error) {
  return error->http_status > 0 && error->http_status < STATUSES ? (size_t)error->http_status : 0;
}

static void count_statuses(const errcat_domain *domain, struct statuses *statuses) {
  memset(statuses, 0, sizeof *statuses);
  for (size_t i = 0; i < errcat_domain_size(domain); i++)
    statuses->counts[status_of(errcat_domain_at(domain, i))]++;
}

static void put_status(struct html *html, size_t status) {
  /* TRANSLATORS: a heading over errors that have no HTTP status. */
  if (!status) html_words(html, "span", N_("No HTTP status"));
  if (status) html_number(html, (int64_t)status);
}

static void put_contents(struct page *page, const struct statuses *statuses) {
  struct html *html = &page->html;
  html_put(html, "<nav id=\"site-contents\"");
  html_attribute(html, "aria-label", label_of(LABEL_STATUS));
  html_put(html, "><ul>\n");
  for (size_t status = 0; status < STATUSES; status++) {
    if (!statuses->counts[status]) continue;
    html_put(html, "<li><a href=\"#site-");
    html_number(html, (int64_t)status);
    html_put(html, "\">");
    put_status(html, status);
    html_put(html, "</a></li>\n");
  }
  html_put(html, "</ul></nav>\n");
}

static void put_section(struct page *page, const errcat_domain *domain, size_t status) {
  struct html *html = &page->html;
  const char *reason = export_reason((int32_t)status);
  html_put(html, "<section aria-labelledby=\"site-");
  html_number(html, (int64_t)status);
  html_put(html, "\">\n<h2 id=\"site-");
  html_number(html, (int64_t)status);
  html_put(html, "\">");
  put_status(html, status);
  if (reason) html_put(html, " <span lang=\"en\" dir=\"ltr\">");
  if (reason) html_text(html, reason);
  html_put(html, reason ? "</span></h2>\n" : "</h2>\n");
  for (size_t i = 0; i < errcat_domain_size(domain); i++) {
    const errcat_error *error = errcat_domain_at(domain, i);
    if (status_of(error) == status) site_put_entry(page, error);
  }
  html_put(html, "</section>\n");
}

static void put_errors(struct page *page, const struct statuses *statuses) {
  const errcat_domain *domain = errcat_reader_domain(&page->reader);
  html_put(&page->html, "<main id=\"site-errors\" tabindex=\"-1\">\n");
  put_explain(page);
  put_nothing(page);
  for (size_t status = 0; status < STATUSES; status++)
    if (statuses->counts[status]) put_section(page, domain, status);
  html_put(&page->html, "</main>\n");
}

/* ---- the whole ---- */

void site_put_page(struct page *page) {
  struct html *html = &page->html;
  const errcat_domain *domain = errcat_reader_domain(&page->reader);
  struct statuses statuses;
  count_statuses(domain, &statuses);
  put_head(page);
  html_put(html, "<body>\n");
  /* TRANSLATORS: a link at the very top of the page, for people who use the keyboard or a screen
     reader: it goes past the menus. */
  html_words(html, "a class=\"skip\" href=\"#site-errors\"", N_("Skip to the errors"));
  html_put(html, "\n<header>\n<div class=\"title\">\n<h1>");
  html_words(html, "span", title);
  html_put(html, " <code dir=\"ltr\">");
  html_text(html, errcat_domain_name(domain));
  html_put(html, "</code></h1>\n");
  put_languages(page);
  html_put(html, "</div>\n</header>\n<div class=\"bar\">\n<p id=\"site-offer\" hidden></p>\n");
  put_search(page);
  put_contents(page, &statuses);
  html_put(html, "</div>\n");
  put_errors(page, &statuses);
  html_put(html, "</body>\n</html>\n");
}
