/* Any text as a table: what is loaded makes catalogs, and each message is formatted.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  errcat_domain *domain = errcat_load_domain((const char *)data, size, "f", NULL, NULL, NULL);
  errcat *catalogs = domain ? errcat_new(domain, NULL, NULL) : NULL;
  if (domain && !catalogs) abort(); /* what was accepted is sound */
  if (catalogs) {
    errcat_reader reader;
    char text[64];
    errcat_source(catalogs, &reader);
    const errcat_argument argument = errcat_text("x", "y");
    for (size_t i = 0; i < errcat_count(domain); i++)
      errcat_format(&reader, errcat_at(domain, i)->code, &argument, 1, 0, text, sizeof text, NULL);
    errcat_release(&reader);
  }
  errcat_free(catalogs);
  errcat_free_domain(domain);
  return 0;
}
