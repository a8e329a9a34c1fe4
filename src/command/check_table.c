/* A .po file against the table: what it lacks, and what has another msgid by mistake.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "check.h"

struct sentence {
  const char *id, *plural; /* plural may be NULL */
  bool present;
};

struct comparison {
  struct check *check;
  struct sentence *sentences; /* of the table, each once, by their text */
  size_t count;
  const struct sentence **absent; /* by their text, and then once more by their ends */
  size_t absent_count;
};

static int by_text(const void *a, const void *b) {
  return strcmp(((const struct sentence *)a)->id, ((const struct sentence *)b)->id);
}

static bool list_sentences(struct comparison *comparison, const errcat_domain *domain) {
  const size_t errors = errcat_domain_size(domain);
  struct sentence *all = calloc(2 * errors + 1, sizeof *all);
  size_t count = 0;
  comparison->sentences = all;
  if (!all) return false;
  for (size_t i = 0; i < errors; i++) {
    const errcat_error *error = errcat_domain_at(domain, i);
    all[count++] = (struct sentence){error->message, error->plural, false};
    if (error->bare) all[count++] = (struct sentence){error->bare, NULL, false};
  }
  qsort(all, count, sizeof *all, by_text);
  for (size_t i = 0; i < count; i++)
    if (!i || by_text(&all[i - 1], &all[i])) all[comparison->count++] = all[i];
  return true;
}

static struct sentence *find(const struct comparison *comparison, const char *id) {
  const struct sentence key = {.id = id};
  return bsearch(&key, comparison->sentences, comparison->count, sizeof key, by_text);
}

static bool is_live(const struct po_entry *entry) {
  return *entry->id && !entry->obsolete;
}

/* ---- what is near to an absent one ---- */

static int compare_starts(const char *x, const char *y) {
  return strcmp(x, y);
}

/* As the texts compare from their ends. */
static int compare_ends(const char *x, const char *y) {
  size_t i = strlen(x), j = strlen(y);
  while (i && j && x[i - 1] == y[j - 1]) i--, j--;
  return (i ? (unsigned char)x[i - 1] : -1) - (j ? (unsigned char)y[j - 1] : -1);
}

static int by_end(const void *a, const void *b) {
  return compare_ends((*(const struct sentence *const *)a)->id,
                      (*(const struct sentence *const *)b)->id);
}

static bool list_absent(struct comparison *comparison) {
  size_t count = 0;
  comparison->absent = calloc(2 * comparison->count + 1, sizeof *comparison->absent);
  if (!comparison->absent) return false;
  for (size_t i = 0; i < comparison->count; i++)
    if (!comparison->sentences[i].present) comparison->absent[count++] = &comparison->sentences[i];
  memcpy(comparison->absent + count, comparison->absent, count * sizeof *comparison->absent);
  qsort(comparison->absent + count, count, sizeof *comparison->absent, by_end);
  comparison->absent_count = count;
  return true;
}

/* The same but for one place, a fifth of it at most. */
static bool is_near(const char *a, const char *b) {
  size_t i = strlen(a), j = strlen(b), start = 0, end = 0;
  const size_t longer = i > j ? i : j;
  while (start < i && start < j && a[start] == b[start]) start++;
  while (i > start && j > start && a[i - 1] == b[j - 1]) i--, j--, end++;
  return 5 * (start + end) >= 4 * longer;
}

/* Among those that a sorted list has next to where the text would stand. */
static const struct sentence *near_in(const struct sentence *const *list, size_t count,
                                      const char *id, int (*compare)(const char *, const char *)) {
  size_t low = 0, high = count;
  while (low < high) {
    const size_t middle = low + (high - low) / 2;
    if (compare(list[middle]->id, id) < 0)
      low = middle + 1;
    else
      high = middle;
  }
  if (low < count && is_near(list[low]->id, id)) return list[low];
  return low && is_near(list[low - 1]->id, id) ? list[low - 1] : NULL;
}

/* One place that differs leaves the start or the end of a text, so it stands next to its like. */
static const struct sentence *nearest(const struct comparison *comparison, const char *id) {
  const size_t count = comparison->absent_count;
  const struct sentence *found = near_in(comparison->absent, count, id, compare_starts);
  return found ? found : near_in(comparison->absent + count, count, id, compare_ends);
}

static void suggest(struct comparison *comparison, size_t line, const char *suggestion) {
  errcat_argument arguments[CHECK_ARGUMENTS] = {{0},
                                                errcat_text("suggestion", suggestion, ERRCAT_NUL)};
  check_note(
      comparison->check, line,
      /* TRANSLATORS: {place} is a file and a line in it, {suggestion} an English message of the
                table that is like the one in the file. Table: all errors of a service. Your
                language's own quotation marks; adapt the colon too.
                xgettext: python-brace-format */
      N_("{place}: The table has no such message; did you mean “{suggestion}”?"), NULL, arguments,
      2);
}

static void look_at(struct comparison *comparison, const struct po_entry *entry) {
  errcat_argument arguments[CHECK_ARGUMENTS];
  const struct sentence *same = find(comparison, entry->id);
  if (same && entry->context && !same->present)
    check_note(comparison->check, entry->line,
               /* TRANSLATORS: {place} is a file and a line in it. The file has a line msgctxt for a
                  message that the table has without one, so that the two do not meet. Keep msgctxt.
                  xgettext: python-brace-format */
               N_("{place}: The table has this message without msgctxt; remove the msgctxt"), NULL,
               arguments, 1);
  else if (same && !entry->context && same->plural && entry->plural &&
           strcmp(same->plural, entry->plural) != 0)
    suggest(comparison, entry->line, same->plural);
  else if (!same && !entry->context && (same = nearest(comparison, entry->id)) != NULL)
    suggest(comparison, entry->line, same->id);
}

/* ---- the file ---- */

/* Whether a catalog is for a region of a language, in front of which a few messages stand. */
static bool is_overlay(const struct comparison *comparison, const struct po *po) {
  const struct po_entry *header = po_header(po);
  size_t length;
  const char *name =
      header && header->count ? check_field(header->forms[0], "Language", &length) : NULL;
  errcat_description language;
  char tag[sizeof language.tag] = "";
  if (!name || length >= sizeof tag || 2 * comparison->absent_count < comparison->count)
    return false;
  for (size_t i = 0; i < length; i++) tag[i] = name[i] == '_' ? '-' : name[i];
  if (!strpbrk(tag, "-@")) return false;
  for (size_t i = 0; !errcat_language_at(comparison->check->catalogs, i, &language); i++)
    if (!strcmp(language.tag, tag)) return false;
  return true;
}

static void tell_absent(struct comparison *comparison) {
  errcat_argument arguments[CHECK_ARGUMENTS] = {
      {0}, errcat_count("count", (int64_t)comparison->absent_count)};
  if (comparison->absent_count == comparison->count) {
    check_note(
        comparison->check, 0,
        /* TRANSLATORS: {place} is a file, a .po file. “It” is that file, made for another table
                  than the one it is compared with. Keep --domain and .def.
                  xgettext: python-brace-format */
        N_("{place}: No message of the table is in the file; if it is for another table, "
           "give that .def file with --domain"),
        NULL, arguments, 1);
    return;
  }
  arguments[2] = errcat_text("message", comparison->absent[0]->id, ERRCAT_NUL);
  check_note(comparison->check, 0,
             /* TRANSLATORS: {place} is a file, {count} how many messages it should have and has
                not, {message} the first of them, in English. Keep msgmerge, a program. No pronoun may
                refer to the number: the first form may stand for 21 as well.
                xgettext: python-brace-format */
             NP_("{place}: {count} message of the table is not in the file: “{message}”; msgmerge "
                 "adds it",
                 "{place}: {count} messages of the table are not in the file, such as “{message}”; "
                 "msgmerge adds them"),
             arguments, 3);
}

void check_table(struct check *check, const struct po *po) {
  struct comparison comparison = {.check = check};
  if (!list_sentences(&comparison, errcat_domain_of(check->catalogs))) check->out_of_memory = true;
  for (size_t i = 0; i < po->count && comparison.count; i++) {
    const struct po_entry *entry = &po->entries[i];
    struct sentence *sentence =
        is_live(entry) && !entry->context ? find(&comparison, entry->id) : NULL;
    if (sentence) sentence->present = true;
  }
  if (comparison.count && !list_absent(&comparison)) check->out_of_memory = true;
  if (comparison.absent) {
    for (size_t i = 0; i < po->count; i++)
      if (is_live(&po->entries[i])) look_at(&comparison, &po->entries[i]);
    if (comparison.absent_count && !is_overlay(&comparison, po)) tell_absent(&comparison);
  }
  free(comparison.sentences);
  free(comparison.absent);
}
