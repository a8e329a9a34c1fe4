/* Any text as a server's message: what is matched exactly, formats to the same text again.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Whether the text holds an isolate, which is taken off, or white space, which the seed's hollow
   forms are compared without. */
static int is_altered(const char *text, size_t length) {
  for (size_t i = 0; i + 2 < length; i++)
    if (!memcmp(text + i, "\xE2\x81", 2)) return 1;
  return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static errcat *catalogs;
  if (!catalogs) catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  errcat_reader all, one;
  errcat_match match;
  memset(&match, 0, sizeof match);
  errcat_source(catalogs, &all);
  const char *text = (const char *)data;
  errcat_match_text(&all, 0, text, size, NULL, 0, NULL, &match);
  if (match.outcome == ERRCAT_MATCH_EXACT && match.count && !is_altered(text, size)) {
    char *again = malloc(size + 1);
    errcat_choose(catalogs, match.tag, ERRCAT_NUL, &one);
    const size_t length =
        errcat_format(&one, match.code, match.arguments, match.count, 0, again, size + 1, NULL);
    if (length != size || memcmp(again, text, size) != 0) abort();
    errcat_release(&one);
    free(again);
  }
  errcat_release(&all);
  return 0;
}
