/* A tag and the ones whose messages stand in for its own. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tag/line.h"

void tag_line_of(const struct tag *tag, struct tag_line *line) {
  struct tag at = *tag;
  bool is_new = true;
  line->count = 0;
  do {
    line->tags[line->count++] = at;
    is_new = tag_parent(&at) && at.language == tag->language;
    for (size_t i = 0; i < line->count; i++) is_new = is_new && !tag_equal(&line->tags[i], &at);
  } while (is_new && line->count < TAG_LINE_MAX);
}
