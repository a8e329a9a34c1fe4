/* A text that grows. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "text.h"

#include <string.h>

bool text_reserve(const struct cli *cli, struct text *text, size_t more) {
  if (text->capacity - text->length > more) return true;
  const size_t capacity = 2 * text->capacity + more + 1;
  char *bytes = cli_resize(cli, text->bytes, capacity);
  if (!bytes) return false;
  text->bytes = bytes;
  text->capacity = capacity;
  return true;
}

void text_append(const struct cli *cli, struct text *text, const char *bytes, size_t length) {
  if (!text_reserve(cli, text, length)) return;
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = '\0';
}

void text_append_string(const struct cli *cli, struct text *text, const char *string) {
  text_append(cli, text, string, strlen(string));
}
