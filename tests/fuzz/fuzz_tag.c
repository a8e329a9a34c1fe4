/* Any text as a tag, a POSIX name and a directory: what is accepted has a short text that means the
   same, and a chain of parents that ends. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "tag/tag.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const struct tag *tag) {
  char text[TAG_SIZE];
  struct tag again;
  const size_t length = tag_write(tag, text);
  if (length >= TAG_SIZE || strlen(text) != length) abort();
  if (!tag_parse(text, length, &again)) abort();
  tag_maximize(&again);
  if (!tag_equal(tag, &again)) abort();
}

static void check_chain(struct tag tag) {
  struct tag again;
  check_text(&tag);
  for (int depth = 0; again = tag, tag_parent(&tag); depth++) {
    if (depth == TAG_PARENTS || tag_equal(&again, &tag)) abort();
    if (tag.script && tag.script != again.script) abort();
    check_text(&tag);
  }
  if (!tag_equal(&again, &tag)) abort();
}

static void check(struct tag tag) {
  tag_maximize(&tag);
  struct tag again = tag;
  tag_maximize(&again);
  if (!tag_equal(&tag, &again)) abort();
  check_chain(tag);
  if (!tag_encompass(&tag)) return;
  check_chain(tag);
  if (tag_encompass(&tag)) abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *text = (const char *)data;
  struct tag tag;
  if (tag_parse(text, size, &tag)) check(tag);
  if (tag_parse_posix(text, size, &tag)) check(tag);
  if (tag_of_catalog(text, size, &tag)) {
    check(tag);
    if (memchr(text, '/', size) || memchr(text, '.', size) || memchr(text, '\0', size)) abort();
  }
  return 0;
}
