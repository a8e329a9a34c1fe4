/* Any text as a .po file: what can be read becomes a .mo file that errcat opens.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "cli/po.h"

#include <errcat.h>
#include <stdlib.h>
#include <string.h>

#include "mo.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct po po;
  errcat_fault fault = {0};
  char *text = malloc(size + 1);
  if (!text) return 0;
  if (size) memcpy(text, data, size);
  po_read(&po, text, size);
  if (!po.fault_line) {
    size_t length;
    unsigned char *bytes = po_compile(&po, &length);
    struct mo mo;
    /* Only what the header says can be wrong with it. */
    if (bytes && !po.fault_line && mo_open(&mo, bytes, length, "f", &fault) &&
        fault.kind < ERRCAT_FAULT_MO_NO_HEADER)
      abort();
    free(bytes);
  }
  po_free(&po);
  free(text);
  return 0;
}
