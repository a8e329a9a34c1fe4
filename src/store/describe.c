/* Languages described, for a list to choose from. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "base/output.h"
#include "store/snapshot.h"

#define C_(context, message) (context), (message)

errcat_status errcat_language_at(errcat_catalogs *catalogs, size_t index,
                                 errcat_description *description) {
  memset(description, 0, sizeof *description);
  if (!catalogs) return ERRCAT_NOTHING_FOUND;
  struct snapshot *snapshot = catalogs_pin(catalogs);
  const struct candidate *candidate =
      index < snapshot->listed_count ? snapshot->listed[index] : NULL;
  if (candidate) {
    const uint32_t total = catalogs->table.count;
    struct slice name = {0};
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
  return candidate ? ERRCAT_OK : ERRCAT_NOTHING_FOUND;
}
