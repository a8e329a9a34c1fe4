/* Templates: text with {name} placeholders. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/template.h"

#include <string.h>

#include "base/block.h"
#include "base/ordinary.h"

static bool is_name_byte(char byte, bool first) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         (!first && byte >= '0' && byte <= '9');
}

static const char *next_brace(const char *at, const char *end) {
  for (; end - at >= BLOCK_SIZE; at += BLOCK_SIZE) {
    const block bytes = block_load(at);
    const unsigned count = block_count((block)((bytes == '{') | (bytes == '}')));
    if (count < BLOCK_SIZE) return at + count;
  }
  while (at < end && *at != '{' && *at != '}') at++;
  return at;
}

enum template_piece template_next(struct slice *rest, struct slice *literal, struct slice *name) {
  const char *const end = rest->text + rest->length;
  const char *brace = next_brace(rest->text, end);
  *literal = (struct slice){rest->text, (size_t)(brace - rest->text)};
  enum template_piece piece = TEMPLATE_END;
  const char *after = brace;
  if (brace < end) {
    piece = TEMPLATE_BAD;
    if (end - brace > 1 && brace[1] == *brace) {
      piece = TEMPLATE_LITERAL;
      literal->length++;
      after = brace + 2;
    } else if (*brace == '{') {
      const char *stop = brace + 1;
      while (stop < end && is_name_byte(*stop, stop == brace + 1)) stop++;
      if (stop > brace + 1 && stop < end && *stop == '}') {
        piece = TEMPLATE_PLACEHOLDER;
        *name = (struct slice){brace + 1, (size_t)(stop - brace - 1)};
        after = stop + 1;
      }
    }
  }
  *rest = (struct slice){after, (size_t)(end - after)};
  return piece;
}

int template_parameter(const errcat_parameter *parameters, struct slice name) {
  for (int i = 0; parameters && parameters[i].name; i++)
    if (slice_equal(slice_of(parameters[i].name), name)) return i;
  return -1;
}

size_t template_size(struct slice text) {
  struct slice literal, name;
  size_t size = 1;
  for (enum template_piece piece;
       (piece = template_next(&text, &literal, &name)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BAD) break;
    size++;
  }
  return size;
}

size_t template_compile(struct slice text, const errcat_parameter *parameters,
                        struct piece *pieces) {
  struct slice literal, name;
  size_t count = 0;
  for (;;) {
    const enum template_piece piece = template_next(&text, &literal, &name);
    const int parameter = piece == TEMPLATE_PLACEHOLDER ? template_parameter(parameters, name)
                          : piece == TEMPLATE_LITERAL   ? PIECE_LITERAL
                                                        : PIECE_END;
    pieces[count++] = (struct piece){literal.text, (uint32_t)literal.length, (int16_t)parameter,
                                     text_is_ordinary(literal.text, literal.length)};
    if (piece == TEMPLATE_END || piece == TEMPLATE_BAD) return count;
  }
}
