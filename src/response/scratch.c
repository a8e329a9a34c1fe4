/* Texts without their escapes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/scratch.h"

errcat_slice scratch_take(struct scratch *scratch, const struct json_string *string, bool *cut) {
  bool too_long;
  if (string->is_clean || !string->raw.text)
    return (errcat_slice){string->raw.text, string->raw.length};
  char *const text = scratch->at;
  const size_t length = json_unescape(string->raw, text, scratch->size, &too_long);
  scratch->at = text ? text + length : NULL;
  scratch->size -= length;
  *cut |= too_long;
  return (errcat_slice){text ? text : "", length};
}

struct slice scratch_text(const struct json_string *string, char *buffer, size_t size) {
  struct scratch scratch = {buffer, size};
  bool cut = false;
  const errcat_slice text = scratch_take(&scratch, string, &cut);
  return (struct slice){text.text, text.length};
}
