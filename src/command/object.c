/* An object's structure, byte by byte, so that it can be read as it comes. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "object.h"

#include <string.h>

/* Behind a cut object the same lines are read several times: so deep at most. */
enum { RETRY_DEPTH_MAX = 64 };

/* BEGIN must be 0, as a struct object is before it is read. */
enum { BEGIN, KEY_OR_END, KEY, COLON, VALUE, VALUE_OR_END, STRING, WORD, AFTER };

/* Deeper than errcat_read() looks only the brackets are counted, so that what follows is found. */
static bool is_too_deep(const struct object *object) {
  return object->depth > OBJECT_DEPTH_MAX;
}

static bool in_object(const struct object *object) {
  const size_t at = object->depth - 1;
  return object->objects[at / 64] >> (at % 64) & 1;
}

static bool open_bracket(struct object *object, bool is_object) {
  if (object->retried && object->depth == RETRY_DEPTH_MAX) return false;
  const size_t at = object->depth++;
  if (is_too_deep(object)) return true;
  const uint64_t bit = UINT64_C(1) << (at % 64), others = at % 64 ? object->objects[at / 64] : 0;
  object->objects[at / 64] = is_object ? others | bit : others & ~bit;
  object->expects = is_object ? KEY_OR_END : VALUE_OR_END;
  return true;
}

static bool close_bracket(struct object *object, bool is_object) {
  if (!is_too_deep(object) && in_object(object) != is_object) return false;
  object->depth--;
  object->expects = AFTER;
  return true;
}

static bool begin_string(struct object *object, bool is_key) {
  object->is_key = is_key;
  object->expects = STRING;
  return true;
}

bool object_is_word(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         c == '+' || c == '.';
}

static bool take_too_deep(struct object *object, char c) {
  if (c == '{' || c == '[') return open_bracket(object, true);
  if (c == '}' || c == ']') return close_bracket(object, true);
  return c != '"' || begin_string(object, false);
}

/* A byte that is neither white space nor in a string. */
static bool take(struct object *object, char c) {
  const int expects = object->expects;
  const bool value = expects == VALUE || expects == VALUE_OR_END;
  const bool key = expects == KEY || expects == KEY_OR_END;
  if (is_too_deep(object)) return take_too_deep(object, c);
  switch (c) {
  case '{': return (value || expects == BEGIN) && open_bracket(object, true);
  case '[': return value && open_bracket(object, false);
  case '}': return (expects == AFTER || expects == KEY_OR_END) && close_bracket(object, true);
  case ']': return (expects == AFTER || expects == VALUE_OR_END) && close_bracket(object, false);
  case '"': return (key || value) && begin_string(object, key);
  case ':': object->expects = VALUE; return expects == COLON;
  case ',': object->expects = in_object(object) ? KEY : VALUE; return expects == AFTER;
  default: object->expects = WORD; return (value || expects == WORD) && object_is_word(c);
  }
}

/* Goes on to the quote that ends the string. A line's end has no place in it; if the next line begins
   as another piece does the string was cut there, else it was written so. */
static enum object_state take_string(struct object *object, const char *text, size_t length,
                                     size_t *at) {
  static const char head[] = "HTTP/";
  for (; *at < length; ++*at) {
    const char c = text[*at], *next = text + *at + 1;
    const size_t left = length - *at - 1, size = left < sizeof head - 1 ? left : sizeof head - 1;
    if (c == '"') break;
    if (c != '\\' && c != '\n') continue;
    if (!left) return OBJECT_MORE;
    if (c == '\\' && *next != '\n') ++*at;
    if (c == '\\') continue;
    if (*next == '{') return OBJECT_BROKEN;
    if (!memcmp(next, head, size)) return size < sizeof head - 1 ? OBJECT_MORE : OBJECT_BROKEN;
  }
  if (*at == length) return OBJECT_MORE;
  object->expects = object->is_key ? COLON : AFTER;
  ++*at;
  return OBJECT_WHOLE;
}

bool object_may_end_before(char c, size_t column, size_t indent) {
  return column <= indent && !strchr("}],:\"\r\n", c);
}

enum object_state object_read(struct object *object, const char *text, size_t length, size_t *at,
                              size_t indent) {
  while (*at < length) {
    const char c = text[*at];
    if (object->expects == STRING) {
      const enum object_state state = take_string(object, text, length, at);
      if (state != OBJECT_WHOLE) return state;
      continue;
    }
    const bool blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (object->expects == WORD && !object_is_word(c)) object->expects = AFTER;
    if (c == '\n') object->line = *at + 1;
    if (!blank) {
      if (object->on_new_line && !object->retreat &&
          object_may_end_before(c, *at - object->line, indent))
        object->retreat = object->line;
      if (!take(object, c)) return OBJECT_BROKEN;
    }
    object->on_new_line = c == '\n' || (blank && object->on_new_line);
    ++*at;
    if (object->expects == AFTER && !object->depth) return OBJECT_WHOLE;
  }
  return OBJECT_MORE;
}
