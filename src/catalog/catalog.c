/* One .mo file in memory. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/catalog.h"

#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "catalog/validate.h"

void reporter_report(struct reporter *reporter, const errcat_diagnostic *diagnostic) {
  if (!diagnostic->kind) return;
  reporter->diagnostics++;
  if (reporter->report) reporter->report(reporter->context, diagnostic);
}

/* Finds the table's messages in the catalog, once for all languages that use it. */
static void resolve(struct catalog *catalog, const struct table *table) {
  struct slice key, translation;
  bool has_plurals = false;
  memset(catalog->entries, 0, 2 * table_size(table) * sizeof catalog->entries[0]);
  for (uint32_t i = 0; i < catalog->mo.count; i++) {
    mo_entry(&catalog->mo, i, &key, &translation);
    const struct slice id = {key.text, strlen(key.text)};
    const struct table_id *found = NULL;
    while ((found = table_find_id(table, id, found)) != NULL) {
      catalog->entries[found->place] = i + 1;
      has_plurals |= id.length < key.length;
    }
  }
  if (has_plurals) plural_prepare(&catalog->mo.plural);
}

static bool is_draft(const struct mo *mo) {
  struct slice value;
  return mo_field(mo, "X-Errcat-Review", &value) && value.length == 5 &&
         mo_equal_ignoring_case(value.text, "draft", 5);
}

static struct catalog *open(const void *bytes, size_t size, const char *name, const char *label,
                            const struct table *table, const errcat_allocator *allocator,
                            errcat_diagnostic *diagnostic) {
  struct catalog *catalog =
      memory_take(allocator, sizeof *catalog + 2 * table_size(table) * sizeof catalog->entries[0]);
  if (!catalog) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", label);
    return NULL;
  }
  atomic_init(&catalog->references, 1);
  catalog->table = table;
  catalog->owned = NULL;
  catalog->unusable = NULL;
  const size_t length = strlen(name);
  const bool named = length < sizeof catalog->name && tag_of_catalog(name, length, &catalog->tag);
  if (!named) diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_CATALOG_NAME, "%s", label);
  if (!named || mo_open(&catalog->mo, bytes, size, label, diagnostic)) {
    memory_give(allocator, catalog);
    return NULL;
  }
  memcpy(catalog->name, name, length + 1);
  atomic_init(&catalog->plural_reach, 0);
  catalog->mo.plural.reach = &catalog->plural_reach;
  catalog->is_draft = is_draft(&catalog->mo);
  resolve(catalog, table);
  return catalog;
}

static bool is_unusable(const struct catalog *catalog, uint32_t index) {
  return catalog->unusable && (catalog->unusable[index / 8] >> index % 8 & 1);
}

static void report(const struct catalog *catalog, uint32_t index, int32_t kind, const char *label,
                   struct reporter *reporter) {
  errcat_diagnostic diagnostic = {0};
  struct slice key, translation;
  mo_entry(&catalog->mo, index, &key, &translation);
  const char *id = strchr(key.text, '\004');
  id = id ? id + 1 : key.text;
  diagnostic_set(&diagnostic, kind, "%s, msgid \"%.*s\"", label, diagnostic_excerpt(id), id);
  diagnostic.entry = (int32_t)index;
  reporter_report(reporter, &diagnostic);
}

/* The header is the first entry of a sorted file. */
static void report_plural(const struct mo *mo, int32_t kind, const char *label,
                          struct reporter *reporter) {
  errcat_diagnostic diagnostic = {0};
  diagnostic_set(&diagnostic, kind, "%s, Plural-Forms, character %lu", label,
                 (unsigned long)mo->plural_diagnostic_at + 1);
  diagnostic.entry = 0;
  reporter_report(reporter, &diagnostic);
}

static bool has_plural(struct slice key) {
  return strlen(key.text) < key.length;
}

/* Why a translation for a place of the table is refused, or advice, or 0. Only a sentence of an error
   with parameters is a template; in any other, braces stand for themselves. */
static int32_t validate_place(const struct catalog *catalog, uint32_t place,
                              struct slice translation) {
  const uint32_t size = table_size(catalog->table);
  const errcat_error *error = table_error(catalog->table, place % size);
  if (place >= size)
    return validate_message(&catalog->mo, true, error->bare, NULL, NULL, translation);
  return validate_message(&catalog->mo, !error->parameters, error->message, error->plural,
                          error->parameters, translation);
}

static bool is_refusal(int32_t kind) {
  return kind && !validate_is_advice(kind);
}

/* Takes out of the table's places the translations that are refused, so that what is counted is what
   will be shown. */
static void refuse_places(struct catalog *catalog) {
  struct slice key, translation;
  for (uint32_t place = 0; place < 2 * table_size(catalog->table); place++) {
    if (!catalog->entries[place]) continue;
    mo_entry(&catalog->mo, catalog->entries[place] - 1, &key, &translation);
    if (is_refusal(validate_place(catalog, place, translation))) catalog->entries[place] = 0;
  }
}

struct catalog *catalog_embed(const errcat_embedded *embedded, const struct table *table,
                              const errcat_allocator *allocator, errcat_diagnostic *diagnostic) {
  struct catalog *catalog = open(embedded->bytes, embedded->size, embedded->name, embedded->name,
                                 table, allocator, diagnostic);
  if (catalog) refuse_places(catalog);
  return catalog;
}

/* An entry, for all that it is of use for: 0, advice, or why it is refused. The places of the table
   that refuse it are taken out of places, which may be NULL. */
static int32_t validate_entry(const struct catalog *catalog, uint32_t entry, uint32_t *places) {
  struct slice key, translation;
  int32_t worst = 0;
  mo_entry(&catalog->mo, entry, &key, &translation);
  const struct slice id = {key.text, strlen(key.text)};
  const struct table_id *found = table_find_id(catalog->table, id, NULL);
  if (!found) return validate_other(&catalog->mo, key, translation);
  for (; found; found = table_find_id(catalog->table, id, found)) {
    const int32_t kind = validate_place(catalog, found->place, translation);
    if (is_refusal(kind) && places) places[found->place] = 0;
    if (kind && !is_refusal(worst)) worst = kind;
  }
  return worst;
}

/* Reports each message that is refused. A Plural-Forms header that is wrong costs all plural messages,
   and is reported once. refusing is the same catalog, out of which they are taken, or NULL. */
static void validate_all(const struct catalog *catalog, struct catalog *refusing, const char *label,
                         struct reporter *reporter) {
  const int32_t plural_diagnostic = catalog->mo.plural_diagnostic;
  struct slice key, translation;
  bool reported = false;
  for (uint32_t i = 0; i < catalog->mo.count; i++) {
    mo_entry(&catalog->mo, i, &key, &translation);
    if (!key.text[0]) continue; /* the header */
    const int32_t kind = validate_entry(catalog, i, refusing ? refusing->entries : NULL);
    if (!is_refusal(kind)) continue;
    if (refusing) refusing->unusable[i / 8] |= (unsigned char)(1u << i % 8);
    if (kind != plural_diagnostic)
      report(catalog, i, kind, label, reporter);
    else if (!reported)
      report_plural(&catalog->mo, kind, label, reporter);
    reported |= kind == plural_diagnostic;
  }
}

void catalog_report(const struct catalog *catalog, const char *label, struct reporter *reporter) {
  validate_all(catalog, NULL, label, reporter);
}

void catalog_advise(const struct catalog *catalog, const char *label, struct reporter *reporter) {
  const struct mo *mo = &catalog->mo;
  struct slice key, translation;
  bool has_plurals = false;
  for (uint32_t i = 0; i < mo->count; i++) {
    mo_entry(mo, i, &key, &translation);
    if (!key.text[0]) continue;
    has_plurals |= has_plural(key);
    const int32_t kind = validate_entry(catalog, i, NULL);
    if (kind && !is_refusal(kind)) report(catalog, i, kind, label, reporter);
  }
  if (mo->plural_diagnostic) {
    if (!has_plurals) report_plural(mo, mo->plural_diagnostic, label, reporter);
  } else if (has_plurals && !mo->has_plural) {
    report_plural(mo, ERRCAT_DIAGNOSTIC_PLURAL_MISSING, label, reporter);
  } else if (plural_leads_past(&mo->plural)) {
    report_plural(mo, ERRCAT_DIAGNOSTIC_PLURAL_PAST, label, reporter);
  }
}

struct catalog *catalog_validate(void *bytes, size_t size, const char *name, const char *label,
                                 const struct table *table, const errcat_allocator *allocator,
                                 struct reporter *reporter, errcat_diagnostic *diagnostic) {
  struct catalog *catalog = open(bytes, size, name, label, table, allocator, diagnostic);
  if (!catalog) {
    memory_give(allocator, bytes);
    return NULL;
  }
  catalog->owned = bytes;
  const size_t bits = catalog->mo.count / 8 + 1;
  catalog->unusable = memory_take(allocator, bits);
  if (!catalog->unusable) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", label);
    catalog_release(catalog, allocator);
    return NULL;
  }
  memset(catalog->unusable, 0, bits);
  validate_all(catalog, catalog, label, reporter);
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

/* What was not validated when the catalog was opened is validated on its use: a translation that is refused
   comes through none of the doors that follow. Those of the table's places were. */
bool catalog_find(const struct catalog *catalog, const char *context, const char *id,
                  struct slice *translation) {
  uint32_t entry;
  struct slice key;
  if (!mo_find(&catalog->mo, context, id, &entry)) return false;
  if (catalog->unusable ? is_unusable(catalog, entry)
                        : is_refusal(validate_entry(catalog, entry, NULL)))
    return false;
  mo_entry(&catalog->mo, entry, &key, translation);
  return true;
}

bool catalog_find_form(const struct catalog *catalog, const char *context, const char *id,
                       const char *plural, uint64_t n, struct slice *form) {
  struct slice translation;
  if (!catalog_find(catalog, context, id, &translation)) return false;
  *form = mo_form(translation, plural ? plural_form(&catalog->mo.plural, n) : 0);
  return true;
}

bool catalog_has(const struct catalog *catalog, uint32_t place) {
  return catalog->entries[place] != 0;
}

static bool find_place(const struct catalog *catalog, uint32_t place, struct slice *found) {
  struct slice key;
  if (!catalog_has(catalog, place)) return false;
  mo_entry(&catalog->mo, catalog->entries[place] - 1, &key, found);
  return true;
}

bool catalog_find_message(const struct catalog *catalog, uint32_t index,
                          struct slice *translation) {
  return find_place(catalog, index, translation);
}

bool catalog_find_bare(const struct catalog *catalog, uint32_t index, struct slice *translation) {
  return find_place(catalog, table_size(catalog->table) + index, translation);
}
