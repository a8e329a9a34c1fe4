/* Which languages a reader has. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "cases.h"

enum { LANGUAGES = sizeof((errcat_reader *)0)->languages / sizeof(errcat_language *) };

/* Of a reader who begins with the index-th language. */
static const char *tag_at(const errcat_reader *reader, size_t index) {
  errcat_reader other = *reader;
  other.languages[0] = reader->languages[index];
  return errcat_reader_tag(&other);
}

void reader_put(const char *name, const errcat_reader *reader, bool with_source) {
  line_name(name);
  line_put("[");
  for (size_t i = 0; i < LANGUAGES && reader->languages[i]; i++) {
    const bool is_last = i + 1 == LANGUAGES || !reader->languages[i + 1];
    if (i && is_last && (!with_source || reader->languages[i - 1] == reader->languages[i])) break;
    if (i) line_put(",");
    line_text(tag_at(reader, i), ERRCAT_NUL);
  }
  line_put("]");
}
