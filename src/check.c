/* What a translator is to mend in a catalog. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "catalogs.h"
#include "fault.h"
#include "judge.h"
#include "memory.h"

static void tell(struct reporter *reporter, int32_t kind, const char *label, const char *id,
                 int64_t entry) {
  errcat_fault fault = {0};
  if (!kind) return;
  fault_set(&fault, kind, "%s, msgid \"%.80s\"", label, id);
  fault.entry = (int32_t)entry;
  reporter_tell(reporter, &fault);
}

/* Numbers up to here, and a million, lead to every form that any language has. */
enum { REACH = 1000 };

static void check_plural(const struct mo *mo, const char *label, struct reporter *reporter) {
  bool reached[PLURAL_FORMS_MAX] = {false};
  if (!mo->has_plural) return;
  for (uint64_t n = 0; n <= REACH; n++) reached[plural_form(&mo->plural, n)] = true;
  reached[plural_form(&mo->plural, 1000000)] = true;
  for (uint32_t form = 0; form < mo->plural.forms; form++)
    if (!reached[form]) {
      tell(reporter, ERRCAT_FAULT_PLURAL_UNREACHABLE, label, "", 0);
      return;
    }
}

static void check_samples(const struct mo *mo, const char *label, struct reporter *reporter) {
  const char *samples[SAMPLE_COUNT] = {0};
  uint32_t entries[SAMPLE_COUNT] = {0};
  struct slice key, text;
  for (size_t s = 0; s < SAMPLE_COUNT; s++) {
    if (!mo_find(mo, manner_samples[s][0], manner_samples[s][1], &entries[s])) continue;
    mo_entry(mo, entries[s], &key, &text);
    samples[s] = text.text;
  }
  struct manner manner;
  enum sample which = 0;
  const int32_t kind = manner_learn(&manner, samples, &which);
  tell(reporter, kind, label, manner_samples[which][1], entries[which]);
}

/* What is no error's is a template if it reads as one; its count is called that. */
static void check_template(const struct mo *mo, uint32_t entry, const struct table *table,
                           const char *label, struct reporter *reporter) {
  struct slice key, text, literal, name;
  mo_entry(mo, entry, &key, &text);
  const char *context = strchr(key.text, '\004');
  const char *id = context ? context + 1 : key.text;
  const char *nul = id + strlen(id);
  const bool plural = nul < key.text + key.length;
  struct slice source = {plural ? nul + 1 : id, strlen(plural ? nul + 1 : id)};
  struct slice rest = source;
  bool blanks = false;
  for (enum template_piece piece;
       (piece = template_next(&rest, &literal, &name)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BAD) return;
    blanks |= piece == TEMPLATE_BLANK;
  }
  if (!blanks || table_find_id(table, (struct slice){id, strlen(id)}, NULL)) return;
  for (uint32_t form = 0; form < mo_form_count(text); form++) {
    const int32_t kind =
        judge_template(source, mo_form(text, form), &mo->plural, form, plural ? "count" : NULL);
    if (judge_text(mo_form(text, form))) continue; /* that was told */
    tell(reporter, kind, label, id, entry);
    if (kind) return;
  }
}

int errcat_judge(const errcat *catalogs, const void *bytes, size_t size, const char *label,
                 errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  const errcat_allocator *allocator = &catalogs->allocator;
  errcat_fault fault = {0};
  void *copy = size <= MO_SIZE_MAX ? memory_take(allocator, size + 1) : NULL;
  if (!copy) return ERRCAT_NO_MEMORY;
  memcpy(copy, bytes, size);
  struct catalog *catalog =
      catalog_judge(copy, size, "en", label, &catalogs->table, allocator, &reporter, &fault);
  if (!catalog) {
    reporter_tell(&reporter, &fault);
    return fault.kind == ERRCAT_FAULT_NO_MEMORY ? ERRCAT_NO_MEMORY : ERRCAT_FAULTY;
  }
  check_plural(&catalog->mo, label, &reporter);
  check_samples(&catalog->mo, label, &reporter);
  for (uint32_t i = 0; i < catalog->mo.count; i++)
    check_template(&catalog->mo, i, &catalogs->table, label, &reporter);
  catalog_release(catalog, allocator);
  return reporter.faults ? ERRCAT_FAULTY : ERRCAT_OK;
}
