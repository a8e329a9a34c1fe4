/* Any bytes as a .mo file: opened, validated, compiled and formatted from.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat/fileshare.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "catalog/catalog.h"
#include "store/language.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static struct table table;
  if (!table.slots) table_init(&table, errcat_fileshare(), &memory_standard, NULL);
  void *bytes = malloc(size ? size : 1);
  if (!bytes) return 0;
  memcpy(bytes, data, size);
  struct reporter reporter = {0};
  errcat_diagnostic diagnostic = {0};
  struct catalog *catalog = catalog_validate(bytes, size, "xx", "xx.mo", &table, &memory_standard,
                                             &reporter, &diagnostic);
  if ((catalog == NULL) != (diagnostic.kind != 0)) abort();
  if (!catalog) return 0;
  struct tag tag = catalog->tag;
  const struct catalog *chain[] = {catalog};
  errcat_language *language = language_compile(&table, &tag, false, chain, 1, &memory_standard);
  language_gettext(language, "menu", "Open", "Opens", size);
  memory_give(&memory_standard, language);
  catalog_release(catalog, &memory_standard);
  return 0;
}
