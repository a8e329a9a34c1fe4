/* One .mo file in memory. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog.h"

#include <string.h>

#include "fault.h"
#include "judge.h"
#include "memory.h"

void reporter_tell(struct reporter *reporter, const errcat_fault *fault) {
  if (!fault->kind) return;
  reporter->faults++;
  if (reporter->report) reporter->report(reporter->context, fault);
}

/* Finds the table's messages in the catalog, once for all languages that use it. */
static void resolve(struct catalog *catalog, const struct table *table) {
  struct slice key, translation;
  memset(catalog->entries, 0, 2 * table_size(table) * sizeof catalog->entries[0]);
  for (uint32_t i = 0; i < catalog->mo.count; i++) {
    mo_entry(&catalog->mo, i, &key, &translation);
    const struct slice id = {key.text, strlen(key.text)};
    const struct table_id *found = NULL;
    while ((found = table_find_id(table, id, found)) != NULL)
      catalog->entries[found->place] = i + 1;
  }
}

static struct catalog *open(const void *bytes, size_t size, const char *name, const char *label,
                            const struct table *table, const errcat_allocator *allocator,
                            errcat_fault *fault) {
  struct catalog *catalog =
      memory_take(allocator, sizeof *catalog + 2 * table_size(table) * sizeof catalog->entries[0]);
  if (!catalog) {
    fault_set(fault, ERRCAT_FAULT_NO_MEMORY, "%s", label);
    return NULL;
  }
  atomic_init(&catalog->references, 1);
  catalog->owned = NULL;
  catalog->unusable = NULL;
  const size_t length = strlen(name);
  const bool named = length < sizeof catalog->name && tag_of_catalog(name, length, &catalog->tag);
  if (!named) fault_set(fault, ERRCAT_FAULT_UNREADABLE, "%s", label);
  if (!named || mo_open(&catalog->mo, bytes, size, label, fault)) {
    memory_give(allocator, catalog);
    return NULL;
  }
  memcpy(catalog->name, name, length + 1);
  atomic_init(&catalog->plural_ones, 0);
  catalog->mo.plural.ones = &catalog->plural_ones;
  resolve(catalog, table);
  return catalog;
}

struct catalog *catalog_embed(const errcat_embedded *embedded, const struct table *table,
                              const errcat_allocator *allocator, errcat_fault *fault) {
  return open(embedded->bytes, embedded->size, embedded->name, embedded->name, table, allocator,
              fault);
}

static bool is_unusable(const struct catalog *catalog, uint32_t index) {
  return catalog->unusable && (catalog->unusable[index / 8] >> index % 8 & 1);
}

static void mark(struct catalog *catalog, uint32_t index, int32_t kind, const char *label,
                 struct reporter *reporter) {
  errcat_fault fault = {0};
  struct slice key, translation;
  if (!kind || is_unusable(catalog, index)) return;
  catalog->unusable[index / 8] |= (unsigned char)(1u << index % 8);
  mo_entry(&catalog->mo, index, &key, &translation);
  const char *id = strchr(key.text, '\004');
  id = id ? id + 1 : key.text;
  fault_set(&fault, kind, "%s, msgid \"%.*s\"", label, fault_excerpt(id), id);
  fault.entry = (int32_t)index;
  reporter_tell(reporter, &fault);
}

/* Whether the source's text is a template: an error's with blanks. The one rule for who judges its
   braces. */
static int32_t judge_error(const struct catalog *catalog, const errcat_error *error,
                           struct slice translation) {
  return judge_message(&catalog->mo, !error->parameters, error->message, error->plural,
                       error->parameters, translation);
}

static int32_t judge_bare(const struct catalog *catalog, const errcat_error *error,
                          struct slice translation) {
  return judge_message(&catalog->mo, true, error->bare, NULL, NULL, translation);
}

/* A form of any message; an error's is judged as a whole besides. */
static int32_t judge_any(const struct catalog *catalog, const struct table *table, uint32_t entry,
                         uint32_t form) {
  struct slice key, translation;
  mo_entry(&catalog->mo, entry, &key, &translation);
  const struct slice id = {key.text, strlen(key.text)};
  if (table_find_id(table, id, NULL)) return judge_text(mo_form(translation, form));
  return judge_form(&catalog->mo, key, translation, form);
}

static void judge_all(struct catalog *catalog, const char *label, const struct table *table,
                      struct reporter *reporter) {
  struct slice key, translation;
  for (uint32_t i = 0; i < catalog->mo.count; i++) {
    mo_entry(&catalog->mo, i, &key, &translation);
    if (!key.text[0]) continue; /* the header */
    const uint32_t forms = mo_form_count(translation);
    for (uint32_t f = 0; f < forms; f++)
      mark(catalog, i, judge_any(catalog, table, i, f), label, reporter);
  }
  for (uint32_t i = 0; i < 2 * table_size(table); i++) {
    if (!catalog->entries[i]) continue;
    const errcat_error *error = table_error(table, i % table_size(table));
    const uint32_t entry = catalog->entries[i] - 1;
    mo_entry(&catalog->mo, entry, &key, &translation);
    mark(catalog, entry,
         (i < table_size(table) ? judge_error : judge_bare)(catalog, error, translation), label,
         reporter);
  }
}

struct catalog *catalog_judge(void *bytes, size_t size, const char *name, const char *label,
                              const struct table *table, const errcat_allocator *allocator,
                              struct reporter *reporter, errcat_fault *fault) {
  struct catalog *catalog = open(bytes, size, name, label, table, allocator, fault);
  if (!catalog) {
    memory_give(allocator, bytes);
    return NULL;
  }
  catalog->owned = bytes;
  const size_t bits = catalog->mo.count / 8 + 1;
  catalog->unusable = memory_take(allocator, bits);
  if (!catalog->unusable) {
    fault_set(fault, ERRCAT_FAULT_NO_MEMORY, "%s", label);
    catalog_release(catalog, allocator);
    return NULL;
  }
  memset(catalog->unusable, 0, bits);
  judge_all(catalog, label, table, reporter);
  return catalog;
}

struct catalog *catalog_share(struct catalog *catalog) {
  atomic_fetch_add_explicit(&catalog->references, 1, memory_order_relaxed);
  return catalog;
}

void catalog_release(struct catalog *catalog, const errcat_allocator *allocator) {
  if (atomic_fetch_sub_explicit(&catalog->references, 1, memory_order_acq_rel) > 1) return;
  memory_give(allocator, catalog->owned);
  memory_give(allocator, catalog->unusable);
  memory_give(allocator, catalog);
}

bool catalog_find(const struct catalog *catalog, const char *context, const char *id,
                  struct slice *translation) {
  uint32_t index;
  struct slice key;
  if (!mo_find(&catalog->mo, context, id, &index) || is_unusable(catalog, index)) return false;
  mo_entry(&catalog->mo, index, &key, translation);
  return true;
}

bool catalog_find_form(const struct catalog *catalog, const struct table *table,
                       const char *context, const char *id, const char *plural, uint64_t n,
                       struct slice *form) {
  uint32_t entry;
  struct slice key, translation;
  if (!mo_find(&catalog->mo, context, id, &entry) || is_unusable(catalog, entry)) return false;
  mo_entry(&catalog->mo, entry, &key, &translation);
  const uint32_t index = plural ? plural_form(&catalog->mo.plural, n) : 0;
  *form = mo_form(translation, index);
  return catalog->unusable || !judge_any(catalog, table, entry, index);
}

bool catalog_has(const struct catalog *catalog, uint32_t place) {
  return catalog->entries[place] && !is_unusable(catalog, catalog->entries[place] - 1);
}

static bool find_place(const struct catalog *catalog, uint32_t place, struct slice *translation) {
  struct slice key;
  if (!catalog_has(catalog, place)) return false;
  mo_entry(&catalog->mo, catalog->entries[place] - 1, &key, translation);
  return true;
}

bool catalog_find_message(const struct catalog *catalog, const struct table *table, uint32_t index,
                          struct slice *translation) {
  return find_place(catalog, index, translation) &&
         (catalog->unusable || !judge_error(catalog, table_error(table, index), *translation));
}

bool catalog_find_bare(const struct catalog *catalog, const struct table *table, uint32_t index,
                       struct slice *translation) {
  return find_place(catalog, table_size(table) + index, translation) &&
         (catalog->unusable || !judge_bare(catalog, table_error(table, index), *translation));
}
