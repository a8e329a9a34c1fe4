/* A strict JSON reader of one shape. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "json.h"

#include <string.h>

#include "utf8.h"
#include "word.h"

struct cursor {
  const char *at, *end;
  int32_t fault;
};

static bool fail(struct cursor *cursor, int32_t fault) {
  if (!cursor->fault)
    cursor->fault = cursor->at >= cursor->end && fault == ERRCAT_FAULT_BODY_SYNTAX
                        ? ERRCAT_FAULT_BODY_TRUNCATED
                        : fault;
  return false;
}

static void skip_space(struct cursor *cursor) {
  while (cursor->at < cursor->end &&
         (*cursor->at == ' ' || *cursor->at == '\n' || *cursor->at == '\r' || *cursor->at == '\t'))
    cursor->at++;
}

static bool take(struct cursor *cursor, char byte) {
  if (cursor->at >= cursor->end || *cursor->at != byte)
    return fail(cursor, ERRCAT_FAULT_BODY_SYNTAX);
  cursor->at++;
  return true;
}

/* ---- strings (section 7) ---- */

static int hex_digit(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  const char lower = (char)(byte | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/* Four hexadecimal digits; -1 if they are not. */
static int32_t hex_quad(const char *at, const char *end) {
  int32_t value = 0;
  if (end - at < 4) return -1;
  for (int i = 0; i < 4; i++) {
    const int digit = hex_digit(at[i]);
    if (digit < 0) return -1;
    value = value << 4 | digit;
  }
  return value;
}

/* What follows a backslash: moves past it and returns the character; -1 if there is no such escape,
   a surrogate alone, or U+0000, which no C string can hold. */
static int32_t read_escape(const char **at, const char *end) {
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  if (*at >= end) return -1;
  const char kind = *(*at)++;
  if (kind != 'u') {
    const char *name = kind ? strchr(names, kind) : NULL;
    return name ? values[name - names] : -1;
  }
  const int32_t unit = hex_quad(*at, end);
  if (unit <= 0 || (unit >= 0xDC00 && unit <= 0xDFFF)) return -1;
  *at += 4;
  if (unit < 0xD800 || unit > 0xDBFF) return unit;
  if (end - *at < 6 || (*at)[0] != '\\' || (*at)[1] != 'u') return -1;
  const int32_t low = hex_quad(*at + 2, end);
  if (low < 0xDC00 || low > 0xDFFF) return -1;
  *at += 6;
  return 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
}

/* How many of eight bytes are ASCII and no control, quote or backslash. */
static inline unsigned count_ordinary(uint64_t word) {
  const uint64_t quote = word ^ WORD_ONES * '"', backslash = word ^ WORD_ONES * '\\';
  return word_count((word - WORD_ONES * 0x20) | (quote - WORD_ONES) | (backslash - WORD_ONES) |
                    word);
}

/* Past the characters outside ASCII that stand here, one at the least; NULL if it is none. */
static inline const char *past_characters(const char *at, const char *end) {
  do {
    const unsigned pairs = end - at >= 8 ? word_pairs(word_load(at)) : 0;
    if (pairs) {
      at += pairs;
      continue;
    }
    uint32_t character;
    bool valid;
    at += utf8_decode(at, (size_t)(end - at), &character, &valid);
    if (!valid) return NULL;
  } while (at < end && (unsigned char)*at >= 0x80);
  return at;
}

static bool read_string(struct cursor *cursor, struct json_string *string) {
  if (!take(cursor, '"')) return false;
  const char *const start = cursor->at, *const end = cursor->end;
  const char *at = start;
  string->escaped = false;
  for (;;) {
    const unsigned ordinary = end - at >= 8 ? count_ordinary(word_load(at)) : 0;
    at += ordinary;
    if (ordinary == 8) continue;
    cursor->at = at;
    if (at >= end) return fail(cursor, ERRCAT_FAULT_BODY_TRUNCATED);
    const unsigned char byte = (unsigned char)*at;
    if (byte == '"') break;
    if (byte >= 0x80) {
      at = past_characters(at, end);
      if (!at) return fail(cursor, ERRCAT_FAULT_BODY_UTF8);
    } else if (byte == '\\') {
      at++;
      string->escaped = true;
      if (read_escape(&at, end) < 0) return fail(cursor, ERRCAT_FAULT_BODY_SYNTAX);
    } else if (byte < 0x20) {
      return fail(cursor, ERRCAT_FAULT_BODY_SYNTAX);
    } else {
      at++;
    }
  }
  string->raw = (struct slice){start, (size_t)(at - start)};
  cursor->at = at + 1;
  return true;
}

size_t json_unescape(struct slice raw, char *buffer, size_t size, bool *cut) {
  const char *at = raw.text, *const end = raw.text + raw.length;
  size_t length = 0;
  while (at < end) {
    char bytes[4];
    uint32_t character = 0;
    const char *from = at;
    size_t used;
    if (*at == '\\') {
      at++;
      character = (uint32_t)read_escape(&at, end);
      used = utf8_encode(character, bytes);
      from = bytes;
    } else {
      used = utf8_decode(at, (size_t)(end - at), &character, NULL);
      at += used;
    }
    if (used > size - length) {
      *cut = true;
      return length;
    }
    memcpy(buffer + length, from, used);
    length += used;
  }
  *cut = false;
  return length;
}

/* A name without escapes, as nearly all are, is compared where it stands. */
bool json_is_called(const struct json_string *key, struct slice name) {
  char buffer[512];
  struct slice text = key->raw;
  if (key->escaped) {
    if (text.length > sizeof buffer) return false;
    bool cut;
    text = (struct slice){buffer, json_unescape(text, buffer, sizeof buffer, &cut)};
  }
  return text.length == name.length && !memcmp(text.text, name.text, name.length);
}

/* ---- numbers (section 6) ---- */

static bool skip_digits(struct cursor *cursor) {
  const char *before = cursor->at;
  while (cursor->at < cursor->end && *cursor->at >= '0' && *cursor->at <= '9') cursor->at++;
  return cursor->at > before;
}

static bool accept(struct cursor *cursor, char byte) {
  if (cursor->at >= cursor->end || *cursor->at != byte) return false;
  cursor->at++;
  return true;
}

/* whole is false where the number has a fraction or an exponent. */
static bool read_number(struct cursor *cursor, struct slice *digits, bool *whole) {
  const char *start = cursor->at;
  *whole = true;
  accept(cursor, '-');
  if (!accept(cursor, '0') && !skip_digits(cursor)) return fail(cursor, ERRCAT_FAULT_BODY_SYNTAX);
  if (accept(cursor, '.')) {
    *whole = false;
    if (!skip_digits(cursor)) return fail(cursor, ERRCAT_FAULT_BODY_SYNTAX);
  }
  if (accept(cursor, 'e') || accept(cursor, 'E')) {
    *whole = false;
    if (!accept(cursor, '-')) accept(cursor, '+');
    if (!skip_digits(cursor)) return fail(cursor, ERRCAT_FAULT_BODY_SYNTAX);
  }
  *digits = (struct slice){start, (size_t)(cursor->at - start)};
  return true;
}

static bool read_integer(struct slice digits, int64_t *value) {
  const bool negative = digits.length > 0 && digits.text[0] == '-';
  uint64_t number = 0;
  if (digits.length == negative || digits.length > 18) return false;
  for (size_t i = negative; i < digits.length; i++) {
    if (digits.text[i] < '0' || digits.text[i] > '9') return false;
    number = number * 10 + (uint64_t)(digits.text[i] - '0');
  }
  *value = negative ? -(int64_t)number : (int64_t)number;
  return true;
}

/* ---- values (section 3) ---- */

static bool read_word(struct cursor *cursor, const char *word) {
  while (*word)
    if (!take(cursor, *word++)) return false;
  return true;
}

static bool read_scalar(struct cursor *cursor) {
  struct json_string string;
  struct slice digits;
  bool whole;
  if (cursor->at >= cursor->end) return fail(cursor, ERRCAT_FAULT_BODY_TRUNCATED);
  switch (*cursor->at) {
  case '"': return read_string(cursor, &string);
  case 't': return read_word(cursor, "true");
  case 'f': return read_word(cursor, "false");
  case 'n': return read_word(cursor, "null");
  default: return read_number(cursor, &digits, &whole);
  }
}

/* Which of the open brackets are objects, a bit each. */
struct nesting {
  uint64_t objects[JSON_DEPTH_MAX / 64];
  unsigned depth;
};

static bool open_bracket(struct cursor *cursor, struct nesting *nesting, bool object) {
  if (nesting->depth == JSON_DEPTH_MAX - 1) return fail(cursor, ERRCAT_FAULT_BODY_TOO_DEEP);
  const unsigned at = nesting->depth++;
  const uint64_t bit = UINT64_C(1) << (at % 64);
  if (at % 64 == 0) nesting->objects[at / 64] = 0;
  if (object)
    nesting->objects[at / 64] |= bit;
  else
    nesting->objects[at / 64] &= ~bit;
  cursor->at++;
  return true;
}

static bool in_object(const struct nesting *nesting) {
  const unsigned at = nesting->depth - 1;
  return nesting->objects[at / 64] >> (at % 64) & 1;
}

static bool read_key(struct cursor *cursor, struct json_string *key) {
  skip_space(cursor);
  if (!read_string(cursor, key)) return false;
  skip_space(cursor);
  if (!take(cursor, ':')) return false;
  skip_space(cursor);
  return true;
}

/* After a value: closes what ends here, then stands before the next value; nothing is open at the
   end. */
static bool after_value(struct cursor *cursor, struct nesting *nesting) {
  struct json_string key;
  while (nesting->depth) {
    skip_space(cursor);
    const bool object = in_object(nesting);
    if (accept(cursor, object ? '}' : ']')) {
      nesting->depth--;
      continue;
    }
    if (!take(cursor, ',')) return false;
    if (object) return read_key(cursor, &key);
    skip_space(cursor);
    return true;
  }
  return true;
}

static bool skip_value(struct cursor *cursor) {
  struct nesting nesting;
  struct json_string key;
  nesting.depth = 0;
  do {
    const char bracket = cursor->at < cursor->end ? *cursor->at : 0;
    if (bracket != '{' && bracket != '[') {
      if (!read_scalar(cursor) || !after_value(cursor, &nesting)) return false;
      continue;
    }
    if (!open_bracket(cursor, &nesting, bracket == '{')) return false;
    skip_space(cursor);
    if (cursor->at < cursor->end && *cursor->at == (bracket == '{' ? '}' : ']')) {
      if (!after_value(cursor, &nesting)) return false;
    } else if (bracket == '{' && !read_key(cursor, &key)) {
      return false;
    }
  } while (nesting.depth);
  return true;
}

/* ---- the members that are wanted ---- */

static void note(struct json_members *members, int32_t fault, const char *bytes, const char *at) {
  if (members->fault) return;
  members->fault = fault;
  members->place = (size_t)(at - bytes);
}

static bool read_code(struct cursor *cursor, struct json_members *members, const char *bytes) {
  const char *start = cursor->at;
  struct json_string string;
  struct slice digits;
  bool whole = true;
  if (members->has_code) note(members, ERRCAT_FAULT_BODY_DUPLICATE, bytes, start);
  const char first = start < cursor->end ? *start : 0;
  if (first == '"') {
    if (!read_string(cursor, &string)) return false;
    digits = string.raw;
  } else if (first == '-' || (first >= '0' && first <= '9')) {
    if (!read_number(cursor, &digits, &whole)) return false;
  } else {
    if (!skip_value(cursor)) return false;
    whole = false;
  }
  members->has_code = whole && read_integer(digits, &members->code);
  if (!members->has_code) note(members, ERRCAT_FAULT_BODY_WRONG_TYPE, bytes, start);
  return true;
}

static bool read_message(struct cursor *cursor, struct json_members *members, const char *bytes) {
  const char *start = cursor->at;
  if (members->has_message) note(members, ERRCAT_FAULT_BODY_DUPLICATE, bytes, start);
  members->has_message = false;
  if (start < cursor->end && *start == '"') {
    members->has_message = read_string(cursor, &members->message);
    return members->has_message;
  }
  note(members, ERRCAT_FAULT_BODY_WRONG_TYPE, bytes, start);
  return skip_value(cursor);
}

static bool read_arguments(struct cursor *cursor, struct json_members *members) {
  const char *start = cursor->at;
  if (!skip_value(cursor)) return false;
  members->arguments = (struct slice){NULL, 0};
  if (*start == '{') members->arguments = (struct slice){start, (size_t)(cursor->at - start)};
  return true;
}

static bool read_object(struct cursor *cursor, const char *bytes, struct slice code,
                        struct slice message, struct json_members *members) {
  static const struct slice arguments = {"error_args", 10};
  struct json_string key;
  if (!take(cursor, '{')) return false;
  skip_space(cursor);
  if (accept(cursor, '}')) return true;
  do {
    if (!read_key(cursor, &key)) return false;
    const bool done = json_is_called(&key, code)        ? read_code(cursor, members, bytes)
                      : json_is_called(&key, message)   ? read_message(cursor, members, bytes)
                      : json_is_called(&key, arguments) ? read_arguments(cursor, members)
                                                        : skip_value(cursor);
    if (!done) return false;
    skip_space(cursor);
  } while (accept(cursor, ','));
  return take(cursor, '}');
}

void json_read(struct slice body, struct slice code, struct slice message,
               struct json_members *members) {
  const char *const bytes = body.text;
  struct cursor cursor = {bytes, bytes + body.length, 0};
  *members = (struct json_members){0};
  skip_space(&cursor);
  if (cursor.at == cursor.end) {
    note(members, ERRCAT_FAULT_BODY_EMPTY, bytes, cursor.at);
    return;
  }
  if (*cursor.at != '{') {
    note(members, ERRCAT_FAULT_BODY_NOT_JSON, bytes, cursor.at);
    return;
  }
  if (read_object(&cursor, bytes, code, message, members)) {
    skip_space(&cursor);
    if (cursor.at < cursor.end) fail(&cursor, ERRCAT_FAULT_BODY_SYNTAX);
  }
  /* What is no JSON outweighs a member of the wrong type. */
  if (cursor.fault) {
    members->fault = cursor.fault;
    members->place = (size_t)(cursor.at - bytes);
  } else if (!members->has_code) {
    note(members, ERRCAT_FAULT_BODY_NO_CODE, bytes, bytes);
  }
}

bool json_next(struct slice *object, struct json_string *key, struct slice *value) {
  struct cursor cursor = {object->text, object->text + object->length, 0};
  if (!accept(&cursor, '{') && !accept(&cursor, ',')) return false;
  skip_space(&cursor);
  if (cursor.at < cursor.end && *cursor.at == '}') return false;
  if (!read_key(&cursor, key)) return false;
  const char *start = cursor.at;
  if (!skip_value(&cursor)) return false;
  *value = (struct slice){start, (size_t)(cursor.at - start)};
  skip_space(&cursor);
  *object = (struct slice){cursor.at, (size_t)(cursor.end - cursor.at)};
  return true;
}
