/* Catalogs made known to libintl, once they were checked.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "store/directory.h"
#include "store/libintl.h"

/* The language that a catalog's header names. */
static bool language_of(const struct catalog *catalog, struct tag *tag) {
  struct slice value;
  return mo_field(&catalog->mo, "Language", &value) &&
         tag_of_catalog(value.text, value.length, tag);
}

static int compare_tags(const void *a, const void *b) {
  return strcmp(a, b);
}

/* Keeps the languages of a directory's catalogs, each of which names its own: libintl may speak
   them. */
static bool keep_tags(errcat_catalogs *catalogs, const struct catalog_list *list) {
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

/* Reports what errcat bears and libintl does not: a plural rule that is none, or that may divide by
   zero; and a catalog that does not name its language. */
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

static bool bind(errcat_catalogs *catalogs, const char *path, const struct catalog_list *list) {
#ifdef ERRCAT_LIBINTL
  return keep_tags(catalogs, list) && libintl_bind(catalogs->table.domain->name, path);
#else
  (void)path;
  return keep_tags(catalogs, list);
#endif
}

errcat_status errcat_bind_libintl(errcat_catalogs *catalogs, const char *path,
                                  errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  struct layer layer = {0};
  if (!catalogs) return ERRCAT_NO_MEMORY;
  if (!catalogs_begin(catalogs)) return ERRCAT_BUSY;
  errcat_status outcome = directory_read(catalogs, path, NULL, &layer, &reporter);
  if (outcome == ERRCAT_OK) {
    validate_for_libintl(&layer.own, path, &reporter);
    outcome = directory_outcome(path, &layer.own, &reporter);
  }
  if (outcome == ERRCAT_OK && !bind(catalogs, path, &layer.own)) outcome = ERRCAT_NO_MEMORY;
  layer_clear(&layer, &catalogs->allocator);
  return catalogs_end(catalogs, outcome);
}
