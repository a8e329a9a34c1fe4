/* What a translator is to mend in a catalog. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "store/catalogs.h"

static void tell(struct reporter *reporter, int32_t kind, const char *label, const char *id,
                 int64_t entry) {
  errcat_fault fault = {0};
  if (!kind) return;
  fault_set(&fault, kind, "%s, msgid \"%.*s\"", label, fault_excerpt(id), id);
  fault.entry = (int32_t)entry;
  reporter_tell(reporter, &fault);
}

/* Numbers up to here, and a million, lead to every form that any language has. */
enum { REACH = 1000 };

static void check_plural(const struct mo *mo, const char *label, struct reporter *reporter) {
  bool reached[PLURAL_FORMS_MAX] = {false};
  if (!mo->has_plural) return;
  if (mo->plural.may_divide_by_zero) tell(reporter, ERRCAT_FAULT_PLURAL_DIVISION, label, "", 0);
  for (uint64_t n = 0; n <= REACH; n++) reached[plural_form(&mo->plural, n)] = true;
  reached[plural_form(&mo->plural, 1000000)] = true;
  for (uint32_t form = 0; form < mo->plural.forms; form++)
    if (!reached[form]) {
      tell(reporter, ERRCAT_FAULT_PLURAL_UNREACHABLE, label, "", 0);
      return;
    }
}

/* A sample that can be used, and its entry. */
static const char *find_sample(const struct catalog *catalog, enum sample sample, uint32_t *entry) {
  struct slice text;
  const char *const *const id = manner_samples[sample];
  return mo_find(&catalog->mo, id[0], id[1], entry) && catalog_find(catalog, id[0], id[1], &text)
             ? text.text
             : NULL;
}

/* Each pair by itself, so that every fault is told. */
static void check_samples(const struct catalog *catalog, const char *label,
                          struct reporter *reporter) {
  const char *samples[SAMPLE_COUNT] = {0};
  uint32_t entries[SAMPLE_COUNT] = {0};
  enum sample told = SAMPLE_COUNT;
  for (enum sample s = SAMPLE_MONTH_1; s < SAMPLE_COUNT; s++)
    samples[s] = find_sample(catalog, s, &entries[s]);
  for (enum sample s = 0; s < SAMPLE_MONTH_1; s = manner_partner(s) + 1) {
    const enum sample partner = manner_partner(s);
    struct manner manner;
    enum sample which = s;
    samples[s] = find_sample(catalog, s, &entries[s]);
    samples[partner] = find_sample(catalog, partner, &entries[partner]);
    const int32_t kind = manner_learn(&manner, samples, &which);
    /* A month that is missing has no place of its own. */
    const enum sample place = samples[which] ? which : s;
    if (which != told) tell(reporter, kind, label, manner_samples[which][1], entries[place]);
    if (kind) told = which;
    samples[s] = samples[partner] = NULL;
  }
}

int errcat_judge(const errcat *catalogs, const void *bytes, size_t size, const char *label,
                 errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  const errcat_allocator *allocator = &catalogs->allocator;
  errcat_fault fault = {0};
  if (size > MO_SIZE_MAX) {
    fault_set(&fault, ERRCAT_FAULT_MO_TOO_LARGE, "%s", label);
    reporter_tell(&reporter, &fault);
    return ERRCAT_FAULTY;
  }
  void *copy = memory_take(allocator, size + 1);
  if (!copy) return ERRCAT_NO_MEMORY;
  if (size) memcpy(copy, bytes, size);
  struct catalog *catalog =
      catalog_judge(copy, size, "en", label, &catalogs->table, allocator, &reporter, &fault);
  if (!catalog) {
    reporter_tell(&reporter, &fault);
    return fault.kind == ERRCAT_FAULT_NO_MEMORY ? ERRCAT_NO_MEMORY : ERRCAT_FAULTY;
  }
  catalog_advise(catalog, label, &reporter);
  check_plural(&catalog->mo, label, &reporter);
  check_samples(catalog, label, &reporter);
  catalog_release(catalog, allocator);
  return reporter.faults ? ERRCAT_FAULTY : ERRCAT_OK;
}
