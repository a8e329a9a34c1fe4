/* Any text as a translation of a template: validated, compiled, and both renderings the same.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "catalog/validate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The same bytes as a msgid with its plural and as a translation: what has nothing that should not be is
   no worse than its source. */
static void validate_as_message(struct slice text) {
  const struct mo mo = {.plural = {.forms = 2}};
  char *key = malloc(text.length + 1);
  if (!key) return;
  memcpy(key, text.text, text.length);
  key[text.length] = '\0';
  const int32_t kind = validate_other(&mo, (struct slice){key, text.length}, text);
  if (kind == ERRCAT_DIAGNOSTIC_TEXT_CONTROL || kind == ERRCAT_DIAGNOSTIC_TEXT_BIDI)
    if (!memchr(text.text, '\0', text.length) && !memchr(text.text, '\004', text.length)) abort();
  if (!kind && utf8_valid_length(text.text, strlen(key)) < strlen(key)) abort();
  free(key);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const errcat_parameter parameters[] = {{"name", ERRCAT_TEXT}, {"n", ERRCAT_COUNT}, {0}};
  static const struct slice no_count = {"", 0};
  static const char source[] = "{name} has {n}";
  const struct slice text = {(const char *)data, size};
  const size_t room = template_size(text);
  if (room > size + 1) abort();
  struct piece *pieces = malloc(room * sizeof *pieces);
  if (!pieces) return 0;
  const size_t count = template_compile(text, parameters, pieces);
  if (count != room || pieces[count - 1].parameter >= 0) abort();
  bool seen[2] = {false};
  for (size_t i = 0; i < count; i++) {
    if (pieces[i].parameter > 1) abort();
    if (pieces[i].parameter >= 0) seen[pieces[i].parameter] = true;
    if (pieces[i].literal < text.text || pieces[i].literal + pieces[i].length > text.text + size)
      abort();
  }
  const int32_t plain = validate_plain((struct slice){"Open", 4}, text);
  if (!plain && (seen[0] || seen[1])) abort();
  const struct slice id = {source, sizeof source - 1};
  if (!validate_template(id, text, NULL, 0, no_count) && !(seen[0] && seen[1])) abort();
  free(pieces);
  if (size) validate_as_message(text);
  return 0;
}
