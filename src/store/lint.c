/* Everything that a translator is to mend in a catalog. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "store/catalogs.h"

static void report_entry(struct reporter *reporter, int32_t kind, const char *label, const char *id,
                         int64_t entry) {
  errcat_diagnostic diagnostic = {0};
  if (!kind) return;
  diagnostic_set(&diagnostic, kind, "%s, msgid \"%.*s\"", label, diagnostic_excerpt(id), id);
  diagnostic.entry = (int32_t)entry;
  reporter_report(reporter, &diagnostic);
}

/* The numbers up to here, and a million, lead to every form of every language's rule. */
enum { REACH = 1000 };

static void check_plural(const struct mo *mo, const char *label, struct reporter *reporter) {
  bool reached[PLURAL_FORMS_MAX] = {false};
  if (!mo->has_plural) return;
  if (mo->plural.may_divide_by_zero)
    report_entry(reporter, ERRCAT_DIAGNOSTIC_PLURAL_DIVISION, label, "", 0);
  for (uint64_t n = 0; n <= REACH; n++) reached[plural_form(&mo->plural, n)] = true;
  reached[plural_form(&mo->plural, 1000000)] = true;
  for (uint32_t form = 0; form < mo->plural.forms; form++)
    if (!reached[form]) {
      report_entry(reporter, ERRCAT_DIAGNOSTIC_PLURAL_UNREACHABLE, label, "", 0);
      return;
    }
}

static void report_sample(const struct catalog *catalog, int32_t kind, enum sample sample,
                          enum sample place, const char *label, struct reporter *reporter) {
  const char *const *const id = conventions_samples[place];
  uint32_t entry = 0;
  mo_find(&catalog->mo, id[0], id[1], &entry);
  report_entry(reporter, kind, label, conventions_samples[sample][1], entry);
}

/* Checks each pair by itself, so that every mistake is reported. */
static void check_samples(const struct catalog *catalog, const char *label,
                          struct reporter *reporter) {
  const char *samples[SAMPLE_COUNT] = {0};
  enum sample reported = SAMPLE_COUNT;
  for (enum sample s = SAMPLE_MONTH_1; s < SAMPLE_COUNT; s++)
    samples[s] = language_sample(catalog, s);
  for (enum sample s = 0; s < SAMPLE_MONTH_1; s = conventions_partner(s) + 1) {
    const enum sample partner = conventions_partner(s);
    struct conventions conventions;
    enum sample which = s;
    samples[s] = language_sample(catalog, s);
    samples[partner] = language_sample(catalog, partner);
    const int32_t kind = conventions_learn(&conventions, samples, &which);
    /* A month that is missing has no entry: the place is that of the sample that needed it. */
    const enum sample place = samples[which] ? which : s;
    if (which != reported) report_sample(catalog, kind, which, place, label, reporter);
    if (kind) reported = which;
    samples[s] = samples[partner] = NULL;
  }
}

errcat_status errcat_validate(const errcat_catalogs *catalogs, const void *bytes, size_t size,
                              const char *label, errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  if (!catalogs) return ERRCAT_NO_MEMORY;
  const errcat_allocator *allocator = &catalogs->allocator;
  errcat_diagnostic diagnostic = {0};
  if (size > MO_SIZE_MAX) {
    diagnostic_set(&diagnostic, ERRCAT_DIAGNOSTIC_MO_TOO_LARGE, "%s", label);
    reporter_report(&reporter, &diagnostic);
    return ERRCAT_FAULTY;
  }
  void *copy = memory_take(allocator, size + 1);
  if (!copy) return ERRCAT_NO_MEMORY;
  if (size) memcpy(copy, bytes, size);
  struct catalog *catalog = catalog_validate(copy, size, "en", label, &catalogs->table, allocator,
                                             &reporter, &diagnostic);
  if (!catalog) {
    reporter_report(&reporter, &diagnostic);
    return diagnostic.kind == ERRCAT_DIAGNOSTIC_NO_MEMORY ? ERRCAT_NO_MEMORY : ERRCAT_FAULTY;
  }
  catalog_advise(catalog, label, &reporter);
  check_plural(&catalog->mo, label, &reporter);
  check_samples(catalog, label, &reporter);
  catalog_release(catalog, allocator);
  return reporter.diagnostics ? ERRCAT_FAULTY : ERRCAT_OK;
}
