/* A domain's catalogs: opened, added, read anew, described. SPDX-License-Identifier:
 * LGPL-2.1-or-later */
#include "store/catalogs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/output.h"
#include "store/libintl.h"

#define PATH_SIZE 4096

/* ---- lists of catalogs ---- */

static bool list_add(struct catalog_list *list, struct catalog *catalog,
                     const errcat_allocator *allocator) {
  if (list->count == list->capacity) {
    const size_t capacity = list->capacity ? list->capacity * 2 : 8;
    struct catalog **items = memory_take(allocator, capacity * sizeof(struct catalog *));
    if (!items) return false;
    if (list->count) memcpy(items, list->items, list->count * sizeof(struct catalog *));
    memory_give(allocator, list->items);
    list->items = items;
    list->capacity = capacity;
  }
  list->items[list->count++] = catalog;
  return true;
}

static void list_clear(struct catalog_list *list, const errcat_allocator *allocator) {
  for (size_t i = 0; i < list->count; i++) catalog_release(list->items[i], allocator);
  memory_give(allocator, list->items);
  *list = (struct catalog_list){0};
}

static int compare_items(const void *one, const void *two) {
  return strcmp((*(struct catalog *const *)one)->name, (*(struct catalog *const *)two)->name);
}

static int compare_item(const void *name, const void *item) {
  return strcmp(name, (*(struct catalog *const *)item)->name);
}

static void list_sort(struct catalog_list *list) {
  if (list->count) qsort(list->items, list->count, sizeof *list->items, compare_items);
}

static struct catalog *list_find(const struct catalog_list *list, const char *name) {
  struct catalog **found =
      list->count ? bsearch(name, list->items, list->count, sizeof *list->items, compare_item)
                  : NULL;
  return found ? *found : NULL;
}

static bool list_equal(const struct catalog_list *a, const struct catalog_list *b) {
  return a->count == b->count &&
         (!a->count || !memcmp(a->items, b->items, a->count * sizeof(struct catalog *)));
}

/* ---- new and free ---- */

static struct catalog *embed_one(const errcat_catalogs *catalogs, const errcat_embedded *embedded,
                                 errcat_diagnostic *diagnostic) {
  struct tag tag;
  const size_t length = strlen(embedded->name);
  if (length >= CATALOG_NAME_MAX || !tag_of_catalog(embedded->name, length, &tag)) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_CATALOG_NAME, "%s", embedded->name);
    return NULL;
  }
  return catalog_embed(embedded, &catalogs->table, &catalogs->allocator, diagnostic);
}

/* A broken catalog costs its language and goes to lost; false when memory ran out. */
static bool embed(errcat_catalogs *catalogs, struct catalog_list *list, const errcat_domain *domain,
                  errcat_diagnostic *lost, errcat_diagnostic *diagnostic) {
  const errcat_embedded *embedded = domain->catalogs;
  for (; embedded && embedded->name; embedded++) {
    errcat_diagnostic one = {0};
    struct catalog *catalog = embed_one(catalogs, embedded, &one);
    if (catalog && !list_add(list, catalog, &catalogs->allocator)) {
      catalog_release(catalog, &catalogs->allocator);
      diagnostic_set(&one, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", embedded->name);
    }
    if (one.kind == ERRCAT_DIAGNOSTIC_NO_MEMORY)
      return diagnostic_set(diagnostic, one.kind, "%s: %s", domain->name, one.where), false;
    if (one.kind) diagnostic_set(lost, one.kind, "%s: %s", domain->name, one.where);
  }
  return true;
}

static bool open_source(errcat_catalogs *catalogs, errcat_diagnostic *diagnostic) {
  const struct table *table = &catalogs->table;
  catalogs->source = language_compile(table, &tag_source, true, NULL, 0, &catalogs->allocator);
  struct snapshot *first = catalogs->source ? snapshot_build(catalogs, NULL) : NULL;
  if (!first) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", table->domain->name);
    return false;
  }
  catalogs->libintl = *catalogs->source;
  catalogs->libintl.is_source = false;
  catalogs->libintl.through_libintl = true;
  catalogs->libintl.catalogs = (const struct catalog *const *)catalogs->general.items;
  catalogs->libintl.count = catalogs->general.count;
  snapshot_publish(catalogs, first);
  return true;
}

errcat_catalogs *errcat_new(const errcat_domain *domain, const errcat_allocator *allocator,
                            errcat_diagnostic *diagnostic) {
  errcat_diagnostic lost = {0};
  if (diagnostic) *diagnostic = lost;
  if (!allocator) allocator = &memory_standard;
  errcat_catalogs *catalogs = memory_take(allocator, sizeof *catalogs);
  if (!catalogs) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", "errcat");
    return NULL;
  }
  memset(catalogs, 0, sizeof *catalogs);
  catalogs->allocator = *allocator;
  atomic_init(&catalogs->completeness, 80);
  atomic_init(&catalogs->bound_tags, NULL);
  atomic_init(&catalogs->current, NULL);
  atomic_init(&catalogs->pins[0], 0);
  atomic_init(&catalogs->pins[1], 0);
  atomic_init(&catalogs->epoch, 0);
  atomic_flag_clear(&catalogs->busy);
  if (table_init(&catalogs->table, domain, &catalogs->allocator, diagnostic) &&
      embed(catalogs, &catalogs->embedded, domain, &lost, diagnostic) &&
      embed(catalogs, &catalogs->general, general_domain(), &lost, diagnostic) &&
      open_source(catalogs, diagnostic)) {
    if (diagnostic) *diagnostic = lost;
    return catalogs;
  }
  errcat_free(catalogs);
  return NULL;
}

void errcat_free(errcat_catalogs *catalogs) {
  if (!catalogs) return;
  const errcat_allocator allocator = catalogs->allocator;
  struct snapshot *snapshot = atomic_load(&catalogs->current);
  if (snapshot) catalogs_unpin(snapshot);
  for (struct directory *d; (d = catalogs->directories) != NULL;) {
    catalogs->directories = d->next;
    list_clear(&d->catalogs, &allocator);
    memory_give(&allocator, d);
  }
  for (struct bound_tag *s = atomic_load(&catalogs->bound_tags), *next; s; s = next) {
    next = s->next;
    memory_give(&allocator, s);
  }
  list_clear(&catalogs->embedded, &allocator);
  list_clear(&catalogs->general, &allocator);
  memory_give(&allocator, catalogs->source);
  table_clear(&catalogs->table, &allocator);
  memory_give(&allocator, catalogs);
}

const errcat_domain *errcat_domain_of(const errcat_catalogs *catalogs) {
  return catalogs->table.domain;
}

const errcat_error *errcat_find(const errcat_catalogs *catalogs, int32_t code) {
  const int64_t index = table_index(&catalogs->table, code);
  return index < 0 ? NULL : table_error(&catalogs->table, (uint32_t)index);
}

const errcat_error *errcat_find_name(const errcat_catalogs *catalogs, const char *name) {
  const int64_t index = table_find_name(&catalogs->table, name);
  return index < 0 ? NULL : table_error(&catalogs->table, (uint32_t)index);
}

/* ---- directories ---- */

struct scan {
  errcat_catalogs *catalogs;
  const char *directory;
  const struct catalog_list *former; /* what the directory held, or NULL */
  struct catalog_list found;
  struct reporter *reporter;
  bool out_of_memory;
};

/* LC_MESSAGES reads as a name, of a language called lc. */
static bool is_language(const char *name, size_t length) {
  struct tag tag;
  return strcmp(name, "LC_MESSAGES") != 0 && length < CATALOG_NAME_MAX &&
         tag_of_catalog(name, length, &tag);
}

/* The former catalog, if the file is as it was; else the file's, validated. NULL if there is no file.
   One that is broken or cannot be read leaves the former one in place. */
static struct catalog *scan_file(struct scan *scan, const char *name, const char *path) {
  const errcat_allocator *allocator = &scan->catalogs->allocator;
  struct catalog *former = scan->former ? list_find(scan->former, name) : NULL;
  errcat_diagnostic diagnostic = {0};
  size_t size;
  struct catalog *catalog = NULL;
  void *bytes = file_read(path, MO_SIZE_MAX, &size, allocator, &diagnostic);
  if (bytes && former && former->mo.size == size && !memcmp(former->mo.bytes, bytes, size)) {
    memory_give(allocator, bytes);
    return catalog_share(former);
  }
  if (bytes)
    catalog = catalog_validate(bytes, size, name, path, &scan->catalogs->table, allocator,
                               scan->reporter, &diagnostic);
  if (diagnostic.kind == ERRCAT_DIAGNOSTIC_NO_MEMORY)
    scan->out_of_memory = true;
  else
    reporter_report(scan->reporter, &diagnostic);
  return catalog || !former || !diagnostic.kind ? catalog : catalog_share(former);
}

static void scan_language(struct scan *scan, const char *name, const char *path) {
  struct catalog *catalog = scan_file(scan, name, path);
  if (!catalog || list_add(&scan->found, catalog, &scan->catalogs->allocator)) return;
  catalog_release(catalog, &scan->catalogs->allocator);
  scan->out_of_memory = true;
}

static bool join(char path[PATH_SIZE], const char *directory, const char *name, const char *middle,
                 const char *domain) {
  return snprintf(path, PATH_SIZE, "%s/%s%s%s.mo", directory, name, middle, domain) < PATH_SIZE;
}

static void tell_misplaced(struct scan *scan, const char *path, const char *language) {
  errcat_diagnostic diagnostic = {0};
  diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_MISPLACED, "%s \xE2\x86\x92 %s/LC_MESSAGES/%s.mo",
                 path, language, scan->catalogs->table.domain->name);
  reporter_report(scan->reporter, &diagnostic);
}

/* A catalog of the right name where none is looked for: de.mo, errcat.mo, de/errcat.mo,
   LC_MESSAGES/errcat.mo. Another package's is none of ours. */
static void scan_elsewhere(struct scan *scan, const char *name) {
  static const char any[] = "LANGUAGE";
  const char *domain = scan->catalogs->table.domain->name;
  char path[PATH_SIZE], stem[CATALOG_NAME_MAX];
  const size_t length = strlen(name), before = length > 3 ? length - 3 : 0;
  if (join(path, scan->directory, name, "/", domain) && file_exists(path))
    tell_misplaced(scan, path, is_language(name, length) ? name : any);
  if (before == 0 || before >= sizeof stem || strcmp(name + before, ".mo") != 0) return;
  memcpy(stem, name, before);
  stem[before] = '\0';
  const bool language = is_language(stem, before);
  if ((language || !strcmp(stem, domain)) && join(path, scan->directory, stem, "", ""))
    tell_misplaced(scan, path, language ? stem : any);
}

static void scan_entry(void *context, const char *name) {
  struct scan *scan = context;
  const char *domain = scan->catalogs->table.domain->name;
  const bool language = is_language(name, strlen(name));
  char path[PATH_SIZE];
  errcat_diagnostic diagnostic = {0};
  const bool fits = join(path, scan->directory, name, "/LC_MESSAGES/", domain);
  if (language && fits) {
    scan_language(scan, name, path);
  } else if (language) {
    join(path, "\xE2\x80\xA6", name, "/LC_MESSAGES/", domain); /* …/de/LC_MESSAGES/ */
    file_diagnostic(&diagnostic, path, ENAMETOOLONG);
  } else if (fits && file_exists(path)) {
    diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_CATALOG_NAME, "%s", path);
  }
  reporter_report(scan->reporter, &diagnostic);
  scan_elsewhere(scan, name);
}

/* Reads a directory into list, which is left empty if that fails: ERRCAT_UNREADABLE, told, or
   ERRCAT_NO_MEMORY. */
static int scan_directory(errcat_catalogs *catalogs, const char *path,
                          const struct catalog_list *former, struct catalog_list *list,
                          struct reporter *reporter) {
  struct scan scan = {
      .catalogs = catalogs, .directory = path, .former = former, .reporter = reporter};
  errcat_diagnostic diagnostic = {0};
  const bool readable = file_list(path, scan_entry, &scan, &diagnostic);
  if (readable && !scan.out_of_memory) {
    list_sort(&scan.found);
    *list = scan.found;
    return ERRCAT_OK;
  }
  list_clear(&scan.found, &catalogs->allocator);
  *list = scan.found;
  if (scan.out_of_memory) return ERRCAT_NO_MEMORY;
  reporter_report(reporter, &diagnostic);
  return ERRCAT_UNREADABLE;
}

/* What a directory that could be read comes to. Nothing at all is told as well. */
static int scan_outcome(const char *path, const struct catalog_list *list,
                        struct reporter *reporter) {
  errcat_diagnostic diagnostic = {0};
  if (reporter->diagnostics) return ERRCAT_FAULTY;
  if (list->count) return ERRCAT_OK;
  diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_NOTHING_FOUND, "%s", path);
  reporter_report(reporter, &diagnostic);
  return ERRCAT_NOTHING_FOUND;
}

/* Puts what the lists now say in front of readers. */
static bool republish(errcat_catalogs *catalogs) {
  struct snapshot *snapshot = snapshot_build(catalogs, atomic_load(&catalogs->current));
  if (!snapshot) return false;
  snapshot_publish(catalogs, snapshot);
  return true;
}

static bool begin(errcat_catalogs *catalogs) {
  return !atomic_flag_test_and_set_explicit(&catalogs->busy, memory_order_acquire);
}

static int end(errcat_catalogs *catalogs, int outcome) {
  atomic_flag_clear_explicit(&catalogs->busy, memory_order_release);
  return outcome;
}

static struct directory *directory_new(const char *path, const errcat_allocator *allocator) {
  const size_t length = strlen(path);
  struct directory *directory = memory_take(allocator, sizeof *directory + length + 1);
  if (!directory) return NULL;
  directory->next = NULL;
  directory->catalogs = directory->fresh = (struct catalog_list){0};
  directory->was_read = false;
  memcpy(directory->path, path, length + 1);
  return directory;
}

int errcat_add(errcat_catalogs *catalogs, const char *path, errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  if (!begin(catalogs)) return ERRCAT_BUSY;
  struct directory *directory = directory_new(path, &catalogs->allocator);
  if (!directory) return end(catalogs, ERRCAT_NO_MEMORY);
  const int outcome = scan_directory(catalogs, path, NULL, &directory->catalogs, &reporter);
  if (outcome) {
    memory_give(&catalogs->allocator, directory);
    return end(catalogs, outcome);
  }
  directory->next = catalogs->directories;
  catalogs->directories = directory;
  if (directory->catalogs.count && !republish(catalogs)) {
    catalogs->directories = directory->next;
    list_clear(&directory->catalogs, &catalogs->allocator);
    memory_give(&catalogs->allocator, directory);
    return end(catalogs, ERRCAT_NO_MEMORY);
  }
  return end(catalogs, scan_outcome(path, &directory->catalogs, &reporter));
}

/* The language that a catalog's header names. */
static bool language_of(const struct catalog *catalog, struct tag *tag) {
  struct slice value;
  return mo_field(&catalog->mo, "Language", &value) &&
         tag_of_catalog(value.text, value.length, tag);
}

static int compare_tags(const void *a, const void *b) {
  return strcmp(a, b);
}

const char *bound_tag_find(const struct bound_tag *bound_tags, const char *tag) {
  const char *found = NULL;
  for (; bound_tags && !found; bound_tags = bound_tags->next)
    found = bsearch(tag, bound_tags->tags, bound_tags->count, TAG_SIZE, compare_tags);
  return found;
}

/* Remembers the languages of a directory's catalogs, which all say theirs: what libintl may speak. */
static bool remember_bound_tags(errcat_catalogs *catalogs, const struct catalog_list *list) {
  struct bound_tag *first = atomic_load_explicit(&catalogs->bound_tags, memory_order_relaxed);
  struct bound_tag *bound_tags =
      memory_take(&catalogs->allocator, sizeof *bound_tags + list->count * TAG_SIZE);
  if (!bound_tags) return false;
  bound_tags->next = first;
  bound_tags->count = 0;
  for (size_t i = 0; i < list->count; i++) {
    struct tag tag;
    char *text = bound_tags->tags[bound_tags->count];
    language_of(list->items[i], &tag);
    tag_write(&tag, text);
    bound_tags->count += !bound_tag_find(first, text);
  }
  if (!bound_tags->count) return memory_give(&catalogs->allocator, bound_tags), true;
  qsort(bound_tags->tags, bound_tags->count, TAG_SIZE, compare_tags);
  atomic_store_explicit(&catalogs->bound_tags, bound_tags, memory_order_release);
  return true;
}

/* Reports what errcat bears and libintl does not: a plural rule that it cannot vouch for, or that may
   divide by zero; a catalog that does not say its language. */
static void validate_for_libintl(const struct catalog_list *list, const char *path,
                                 struct reporter *reporter) {
  for (size_t i = 0; i < list->count; i++) {
    const struct catalog *catalog = list->items[i];
    const int32_t plural = catalog->mo.plural_diagnostic ? catalog->mo.plural_diagnostic
                           : catalog->mo.plural.may_divide_by_zero
                               ? ERRCAT_DIAGNOSTIC_PLURAL_DIVISION
                               : 0;
    errcat_diagnostic diagnostic = {0};
    struct tag tag;
    if (plural)
      diagnostic_set(&diagnostic, plural, "%s/%s, Plural-Forms", path, catalog->name);
    else if (!language_of(catalog, &tag))
      diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_MO_LANGUAGE, "%s/%s, Language", path,
                     catalog->name);
    reporter_report(reporter, &diagnostic);
  }
}

int errcat_bind_libintl(errcat_catalogs *catalogs, const char *path, errcat_report *report,
                        void *context) {
  struct reporter reporter = {report, context, 0};
  struct catalog_list list = {0};
  if (!begin(catalogs)) return ERRCAT_BUSY;
  int outcome = scan_directory(catalogs, path, NULL, &list, &reporter);
  if (outcome == ERRCAT_OK) {
    validate_for_libintl(&list, path, &reporter);
    outcome = scan_outcome(path, &list, &reporter);
  }
  if (outcome == ERRCAT_OK &&
      (!remember_bound_tags(catalogs, &list) || !gettext_bind(catalogs->table.domain->name, path)))
    outcome = ERRCAT_NO_MEMORY;
  list_clear(&list, &catalogs->allocator);
  return end(catalogs, outcome);
}

/* Exchanges what the directories hold with what they were read anew as, where that could be done. */
static void exchange(errcat_catalogs *catalogs) {
  for (struct directory *d = catalogs->directories; d; d = d->next) {
    const struct catalog_list list = d->catalogs;
    if (!d->was_read) continue;
    d->catalogs = d->fresh;
    d->fresh = list;
  }
}

static bool has_changed(const errcat_catalogs *catalogs) {
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    if (d->was_read && !list_equal(&d->catalogs, &d->fresh)) return true;
  return false;
}

int errcat_reload(errcat_catalogs *catalogs, errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  bool memory = true;
  if (!begin(catalogs)) return ERRCAT_BUSY;
  for (struct directory *d = catalogs->directories; d; d = d->next) {
    const int outcome = memory
                            ? scan_directory(catalogs, d->path, &d->catalogs, &d->fresh, &reporter)
                            : ERRCAT_NO_MEMORY;
    d->was_read = outcome == ERRCAT_OK;
    memory = outcome != ERRCAT_NO_MEMORY;
  }
  if (memory && has_changed(catalogs)) {
    exchange(catalogs);
    memory = republish(catalogs);
    if (!memory) exchange(catalogs);
  }
  for (struct directory *d = catalogs->directories; d; d = d->next)
    list_clear(&d->fresh, &catalogs->allocator);
  return end(catalogs, !memory                ? ERRCAT_NO_MEMORY
                       : reporter.diagnostics ? ERRCAT_FAULTY
                                              : ERRCAT_OK);
}

int errcat_set_completeness(errcat_catalogs *catalogs, int32_t percentage) {
  if (!begin(catalogs)) return ERRCAT_BUSY;
  const int32_t before = catalogs->completeness;
  catalogs->completeness = percentage < 0 ? 0 : percentage > 100 ? 100 : percentage;
  if (catalogs->completeness == before || republish(catalogs)) return end(catalogs, ERRCAT_OK);
  catalogs->completeness = before;
  return end(catalogs, ERRCAT_NO_MEMORY);
}

int errcat_open_all(errcat_catalogs *catalogs) {
  struct snapshot *snapshot = catalogs_pin(catalogs);
  bool opened = true;
  for (size_t i = 0; i < snapshot->count; i++) opened &= catalogs_open(snapshot, i) != NULL;
  catalogs_unpin(snapshot);
  return opened ? ERRCAT_OK : ERRCAT_NO_MEMORY;
}

/* ---- descriptions ---- */

#define C_(context, message) (context), (message)

int errcat_describe(errcat_catalogs *catalogs, size_t index, errcat_description *description) {
  struct snapshot *snapshot = catalogs_pin(catalogs);
  const struct candidate *candidate =
      index < snapshot->listed_count ? snapshot->listed[index] : NULL;
  if (candidate) {
    const uint32_t total = catalogs->table.count;
    struct slice name = {0};
    memset(description, 0, sizeof *description);
    memcpy(description->tag, candidate->text, sizeof candidate->text);
    for (size_t i = 0; i < candidate->count && !name.text; i++)
      /* TRANSLATORS: the name of your language in itself, as it stands in a list of languages:
         Deutsch, 简体中文. */
      if (!catalog_find(candidate->chain[i], C_("language name", "English"), &name))
        name.text = NULL;
    const char *shown = name.text ? name.text : candidate->is_source ? "English" : description->tag;
    struct output output;
    output_open(&output, description->name, sizeof description->name);
    output_put(&output, shown, strlen(shown));
    output_close(&output);
    description->direction = tag_is_rtl(&candidate->tag) ? ERRCAT_RTL : ERRCAT_LTR;
    description->translated = candidate->translated;
    description->total = total;
    description->reviewed = candidate->reviewed;
    description->complete =
        (uint64_t)candidate->translated * 100 >= (uint64_t)total * (uint32_t)catalogs->completeness;
  }
  catalogs_unpin(snapshot);
  return candidate != NULL;
}
