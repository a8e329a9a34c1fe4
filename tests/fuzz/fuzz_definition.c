/* Any text as a table: each diagnostic has a sentence and a place, what is loaded makes catalogs or is
   refused with a reason, and each message is formatted.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void hear(void *context, const errcat_diagnostic *diagnostic) {
  bool *told = context;
  if (!errcat_diagnostic_sentence(diagnostic->kind) || memcmp(diagnostic->where, "f:", 2) != 0)
    abort();
  *told = true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  bool told = false;
  errcat_diagnostic diagnostic = {0};
  errcat_domain *domain = errcat_domain_load((const char *)data, size, "f", NULL, hear, &told);
  if (told == (domain != NULL)) abort();
  errcat_catalogs *catalogs = domain ? errcat_open(domain, NULL, &diagnostic) : NULL;
  if (domain && !catalogs && !diagnostic.kind) abort();
  if (catalogs) {
    errcat_reader reader;
    char text[64];
    errcat_choose_source(catalogs, &reader);
    const errcat_argument argument = errcat_text("x", "y", ERRCAT_NUL);
    for (size_t i = 0; i < errcat_domain_size(domain); i++)
      errcat_format(&reader, errcat_domain_at(domain, i)->code, &argument, 1, NULL, text,
                    sizeof text, NULL);
    errcat_release(&reader);
  }
  errcat_close(catalogs);
  errcat_domain_free(domain);
  return 0;
}
