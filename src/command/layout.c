/* Text in the columns of a terminal. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "layout.h"

#include "base/utf8.h"
#include "character.h"

static void put_spaces(struct output *output, size_t count) {
  while (count--) output_put(output, " ", 1);
}

size_t layout_width(const char *text) {
  const size_t length = strlen(text);
  uint32_t character;
  size_t width = 0;
  for (size_t at = 0; at < length; width += character_width(character))
    at += utf8_decode(text + at, length - at, &character, NULL);
  return width;
}

void layout_column(struct output *output, const char *text, size_t width) {
  const size_t taken = layout_width(text);
  output_text(output, text);
  put_spaces(output, taken < width ? width - taken : 0);
}

static bool is_among(uint32_t character, const char *set) {
  const size_t length = strlen(set);
  uint32_t other;
  for (size_t at = 0; at < length;) {
    at += utf8_decode(set + at, length - at, &other, NULL);
    if (other == character) return true;
  }
  return false;
}

/* Whether a line may end between two characters: behind a space, and in scripts that are written
   without spaces, except where a quotation mark or a bracket opens or a sign closes. */
static bool may_break(uint32_t before, uint32_t after) {
  if (after == ' ') return false;
  if (before == ' ') return true;
  return (character_width(before) == 2 || character_width(after) == 2) &&
         !is_among(before, "([{“‘（［｛「『【《〈") &&
         !is_among(after, ")]},.;:!?%”’…、。，．：；！？）］｝」』】》〉") &&
         character_width(after);
}

/* The bytes of the first line of a text, and in *next where the second begins. */
static size_t first_line(const char *text, size_t length, size_t columns, size_t *next) {
  uint32_t before = ' ', character;
  size_t end = 0, width = 0, size;
  for (size_t at = 0; at < length; at += size, before = character) {
    size = utf8_decode(text + at, length - at, &character, NULL);
    if (character == '\n') {
      *next = at + size;
      return at;
    }
    if (at && may_break(before, character)) *next = end = at;
    width += character_width(character);
    if (width > columns && character != ' ' && end) return end;
  }
  *next = length;
  return length;
}

void layout_wrap(struct output *output, const char *text, size_t indent, size_t end) {
  size_t length = strlen(text), next = 0;
  if (!end) {
    output_text(output, text);
    return;
  }
  for (; length; text += next, length -= next) {
    if (next) {
      output_put(output, "\n", 1);
      put_spaces(output, indent);
    }
    size_t line = first_line(text, length, end > indent ? end - indent : 1, &next);
    while (line && text[line - 1] == ' ') line--;
    output_put(output, text, line);
  }
}
