/* The languages that are exported. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "export/export.h"
#include "store/snapshot.h"

_Static_assert(sizeof((struct export_language *)0)->maximized >= TAG_SIZE, "a tag has no room");

errcat_status export_language_at(const errcat_reader *reader, size_t index,
                                 struct export_language *language) {
  struct snapshot *snapshot = reader->pin;
  memset(language, 0, sizeof *language);
  if (index >= snapshot->count) return ERRCAT_NOTHING_FOUND;
  const struct considered *considered = catalogs_consider(snapshot, index);
  if (!considered) return ERRCAT_NO_MEMORY;
  if (!considered->is_there) return ERRCAT_FAULTY;
  language->language = catalogs_open(snapshot, index);
  if (!language->language) return ERRCAT_NO_MEMORY;
  snapshot_describe(snapshot, considered, &language->description);
  tag_write_full(&considered->tag, language->maximized);
  language->is_overlay = considered_is_overlay(considered, snapshot->enough);
  language->is_source = index == 0 && !considered->count;
  return ERRCAT_OK;
}

/* It is there already, as every reader has it. */
void export_source(const errcat_reader *reader, struct export_language *language) {
  struct snapshot *snapshot = reader->pin;
  memset(language, 0, sizeof *language);
  language->language = catalogs_source(snapshot->owner);
  language->description = (errcat_description){
      .name = "English", .direction = ERRCAT_LTR, .reviewed = 1, .complete = 1};
  tag_write(&tag_source, language->description.tag);
  tag_write_full(&tag_source, language->maximized);
  language->is_source = true;
}
