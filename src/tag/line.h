/* A tag and the ones whose messages stand in for its own. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef LINE_H
#define LINE_H

#include "base/names.h"

#include "tag/tag.h"

/* A maximized tag and its parents, the nearest first, as far as they are of the same language: de-CH,
   de. Ends, and names no tag twice, whatever tag_parent() says. */
enum { TAG_LINE_MAX = 8 };
struct tag_line {
  size_t count;
  struct tag tags[TAG_LINE_MAX];
};
void tag_line_of(const struct tag *tag, struct tag_line *line);

#endif
