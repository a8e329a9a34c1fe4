/* A locale directory is read: DIR/de/LC_MESSAGES/errcat.mo. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "store/directory.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/memory.h"

#define PATH_SIZE 4096

struct scan {
  errcat_catalogs *catalogs;
  const char *directory;
  const struct layer *former; /* what the directory held, or NULL */
  struct layer found;
  struct reporter *reporter;
  bool unreadable; /* the domain's file of the language that is being looked at */
  bool out_of_memory;
};

/* LC_MESSAGES alone would be read as the name of a language lc. */
static bool is_language(const char *name, size_t length) {
  struct tag tag;
  return strcmp(name, "LC_MESSAGES") != 0 && length < CATALOG_NAME_MAX &&
         tag_of_catalog(name, length, &tag);
}

/* Of two files of a language that cannot be read, the reason is above both, or at least the same. */
static void scan_report(struct scan *scan, const errcat_diagnostic *diagnostic) {
  const bool unreadable = diagnostic->kind == ERRCAT_DIAGNOSTIC_UNREADABLE;
  if (diagnostic->kind == ERRCAT_DIAGNOSTIC_NO_MEMORY)
    scan->out_of_memory = true;
  else if (!unreadable || !scan->unreadable)
    reporter_report(scan->reporter, diagnostic);
  scan->unreadable |= unreadable;
}

/* The former catalog if the file is unchanged, else the file's, validated. NULL if there is no file. A
   file that is broken or cannot be read leaves the former catalog in place. */
static struct catalog *scan_file(struct scan *scan, const struct catalog_list *before,
                                 const char *name, const char *path) {
  const errcat_allocator *allocator = &scan->catalogs->allocator;
  struct catalog *former = before ? catalog_list_find(before, name) : NULL;
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
  scan_report(scan, &diagnostic);
  return catalog || !former || !diagnostic.kind ? catalog : catalog_share(former);
}

static bool join(char path[PATH_SIZE], const char *directory, const char *name, const char *middle,
                 const char *domain) {
  return snprintf(path, PATH_SIZE, "%s/%s%s%s.mo", directory, name, middle, domain) < PATH_SIZE;
}

/* Reads the catalog of a text domain into list, for a directory that is named as a language is. */
static void scan_language(struct scan *scan, const char *name, const char *domain,
                          const struct catalog_list *former, struct catalog_list *list) {
  char path[PATH_SIZE];
  errcat_diagnostic diagnostic = {0};
  if (!join(path, scan->directory, name, "/LC_MESSAGES/", domain)) {
    join(path, "\xE2\x80\xA6", name, "/LC_MESSAGES/", domain); /* …/de/LC_MESSAGES/ */
    file_diagnostic(&diagnostic, path, ENAMETOOLONG);
    scan_report(scan, &diagnostic);
    return;
  }
  struct catalog *catalog = scan_file(scan, former, name, path);
  if (!catalog || catalog_list_add(list, catalog, &scan->catalogs->allocator)) return;
  catalog_release(catalog, &scan->catalogs->allocator);
  scan->out_of_memory = true;
}

static void report_misplaced(struct scan *scan, const char *path, const char *language) {
  errcat_diagnostic diagnostic = {0};
  diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_MISPLACED, "%s \xE2\x86\x92 %s/LC_MESSAGES/%s.mo",
                 path, language, scan->catalogs->table.domain->name);
  reporter_report(scan->reporter, &diagnostic);
}

/* Reports a catalog of the right name where none is looked for: de.mo, errcat.mo, de/errcat.mo,
   LC_MESSAGES/errcat.mo. Files of other names belong to others. */
static void scan_elsewhere(struct scan *scan, const char *name) {
  static const char any[] = "LANGUAGE";
  const char *domain = scan->catalogs->table.domain->name;
  char path[PATH_SIZE], stem[CATALOG_NAME_MAX];
  const size_t length = strlen(name), before = length > 3 ? length - 3 : 0;
  if (join(path, scan->directory, name, "/", domain) && file_exists(path))
    report_misplaced(scan, path, is_language(name, length) ? name : any);
  if (before == 0 || before >= sizeof stem || strcmp(name + before, ".mo") != 0) return;
  memcpy(stem, name, before);
  stem[before] = '\0';
  const bool language = is_language(stem, before);
  if ((language || !strcmp(stem, domain)) && join(path, scan->directory, stem, "", ""))
    report_misplaced(scan, path, language ? stem : any);
}

/* gettext's own, English with other quotation marks: no language, and no mistake. */
static bool is_quoting(const char *name) {
  return !strcmp(name, "en@quot") || !strcmp(name, "en@boldquot");
}

static void report_name(struct scan *scan, const char *name) {
  char path[PATH_SIZE];
  errcat_diagnostic diagnostic = {0};
  const char *domain = scan->catalogs->table.domain->name;
  if (is_quoting(name) || !join(path, scan->directory, name, "/LC_MESSAGES/", domain) ||
      !file_exists(path))
    return;
  diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_CATALOG_NAME, "%s", path);
  reporter_report(scan->reporter, &diagnostic);
}

static void scan_entry(void *context, const char *name) {
  struct scan *scan = context;
  const errcat_catalogs *catalogs = scan->catalogs;
  const struct layer *former = scan->former;
  scan->unreadable = false;
  if (is_language(name, strlen(name))) {
    scan_language(scan, name, catalogs->table.domain->name, former ? &former->own : NULL,
                  &scan->found.own);
    if (catalogs_has_general(catalogs))
      scan_language(scan, name, general_domain()->name, former ? &former->general : NULL,
                    &scan->found.general);
  } else {
    report_name(scan, name);
  }
  scan_elsewhere(scan, name);
}

/* One tag's together, in the order in which they are looked at: the longer name says more. */
static int compare_by_tag(const void *one, const void *two) {
  const struct catalog *a = *(struct catalog *const *)one, *b = *(struct catalog *const *)two;
  char text[TAG_SIZE], other[TAG_SIZE];
  tag_write(&a->tag, text);
  tag_write(&b->tag, other);
  const int order = strcmp(text, other);
  const size_t length = strlen(a->name), other_length = strlen(b->name);
  if (order) return order;
  return length != other_length ? (length < other_length) - (length > other_length)
                                : strcmp(a->name, b->name);
}

/* Each of a tag's catalogs stands in the chain of each of its variants: so there are few. */
static void drop_crowded(struct scan *scan, struct catalog_list *found) {
  enum { NAMES_MAX = 8 };
  size_t kept = 0, same = 0;
  if (found->count) qsort(found->items, found->count, sizeof *found->items, compare_by_tag);
  for (size_t i = 0; i < found->count; i++) {
    struct catalog *catalog = found->items[i];
    same = kept && tag_equal(&found->items[kept - 1]->tag, &catalog->tag) ? same + 1 : 0;
    if (same < NAMES_MAX) {
      found->items[kept++] = catalog;
      continue;
    }
    errcat_diagnostic diagnostic = {0};
    diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_CATALOG_CROWDED, "%s/%s", scan->directory,
                   catalog->name);
    reporter_report(scan->reporter, &diagnostic);
    catalog_release(catalog, &scan->catalogs->allocator);
  }
  found->count = kept;
}

errcat_status directory_read(errcat_catalogs *catalogs, const char *path,
                             const struct layer *former, struct layer *layer,
                             struct reporter *reporter) {
  struct scan scan = {
      .catalogs = catalogs, .directory = path, .former = former, .reporter = reporter};
  errcat_diagnostic diagnostic = {0};
  const bool readable = file_list(path, scan_entry, &scan, &diagnostic);
  if (readable && !scan.out_of_memory) {
    drop_crowded(&scan, &scan.found.own);
    drop_crowded(&scan, &scan.found.general);
    catalog_list_sort(&scan.found.own);
    catalog_list_sort(&scan.found.general);
    *layer = scan.found;
    return ERRCAT_OK;
  }
  layer_clear(&scan.found, &catalogs->allocator);
  *layer = scan.found;
  if (scan.out_of_memory) return ERRCAT_NO_MEMORY;
  reporter_report(reporter, &diagnostic);
  return ERRCAT_UNREADABLE;
}

errcat_status directory_outcome(const char *path, const struct catalog_list *list,
                                struct reporter *reporter) {
  errcat_diagnostic diagnostic = {0};
  if (reporter->diagnostics) return ERRCAT_FAULTY;
  if (list->count) return ERRCAT_OK;
  diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_NOTHING_FOUND, "%s", path);
  reporter_report(reporter, &diagnostic);
  return ERRCAT_NOTHING_FOUND;
}
