/* Text as it stands between the quotes of a JSON string. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/json_text.h"

#include "base/word.h"

const char *json_text_hexadecimal(uint32_t character, char buffer[8]) {
  static const char digits[] = "0123456789abcdef";
  buffer[0] = '\\';
  buffer[1] = 'u';
  for (int i = 0; i < 4; i++) buffer[2 + i] = digits[character >> (12 - 4 * i) & 15];
  buffer[6] = '\0';
  return buffer;
}

const char *json_text_escape(uint32_t character, char buffer[8]) {
  switch (character) {
  case '"': return "\\\"";
  case '\\': return "\\\\";
  case '\n': return "\\n";
  case '\r': return "\\r";
  case '\t': return "\\t";
  default: return character < 0x20 ? json_text_hexadecimal(character, buffer) : NULL;
  }
}

static inline bool has_special(uint64_t word) {
  return (word_less(word, 0x20) | word_equal(word, '"', 0) | word_equal(word, '\\', 0)) & WORD_TOPS;
}

/* How many bytes at the front stay as they are. */
static size_t count_kept(const char *text, size_t length) {
  size_t at = 0;
  while (length - at >= 8 && !has_special(word_load(text + at))) at += 8;
  while (at < length && (unsigned char)text[at] >= 0x20 && text[at] != '"' && text[at] != '\\')
    at++;
  return at;
}

void json_text_put(struct output *output, const char *text, size_t length) {
  char buffer[8];
  for (size_t at = 0;;) {
    const size_t run = count_kept(text + at, length - at);
    output_put(output, text + at, run);
    at += run;
    if (at == length) return;
    const char *escape = json_text_escape((unsigned char)text[at++], buffer);
    output_put_whole(output, escape, strlen(escape));
  }
}
