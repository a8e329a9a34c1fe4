/* Any text as a .po file: what can be read becomes a .mo file that errcat opens.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "command/po.h"

#include <errcat.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/mo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void count(void *context, size_t line, int32_t kind) {
  size_t *diagnostics = context;
  if (!line || !errcat_diagnostic_sentence(kind)) abort();
  ++*diagnostics;
}

/* Each is used or not, as its place in the .mo file says, and has what is used. */
static void check_entries(const struct po *po) {
  bool used = true;
  for (size_t i = 0; i < po->count; i++) {
    const struct po_entry *entry = &po->entries[i];
    if (po_is_used(entry) && !used) abort();
    used = po_is_used(entry);
    if (!entry->id || !entry->line || entry->count > PO_FORMS_MAX) abort();
    for (size_t f = 0; f < entry->count; f++)
      if (strchr(entry->forms[f], '\004')) abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct po po;
  errcat_diagnostic diagnostic = {0};
  size_t diagnostics = 0, length;
  char *text = malloc(size + 1);
  if (!text) return 0;
  if (size) memcpy(text, data, size);
  text[size] = '\0';
  po_read(&po, text, size, count, &diagnostics);
  po_find_twice(&po, count, &diagnostics);
  unsigned char *bytes = po_compile(&po, &length);
  check_entries(&po);
  struct mo mo;
  /* Only what the header says can be wrong with it. */
  if (bytes && mo_open(&mo, bytes, length, "f", &diagnostic) &&
      diagnostic.kind < ERRCAT_DIAGNOSTIC_MO_NO_HEADER)
    abort();
  free(bytes);
  po_free(&po);
  free(text);
  return 0;
}
