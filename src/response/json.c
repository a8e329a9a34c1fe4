/* A strict JSON reader of one shape. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/json.h"

#include <string.h>

#include "base/utf8.h"
#include "base/word.h"

struct cursor {
  const char *at, *end;
  const char *diagnostic_at;
  int32_t diagnostic; /* what is no JSON, or no text */
};

/* Of several diagnostics the first is told. */
static void note(struct cursor *cursor, int32_t diagnostic, const char *at) {
  if (cursor->diagnostic) return;
  cursor->diagnostic = diagnostic;
  cursor->diagnostic_at = at;
}

/* What cannot be read on from here. That the body ends too early is told rather than anything else,
   which may come of it. */
static bool fail(struct cursor *cursor, int32_t diagnostic) {
  if (cursor->at >= cursor->end) {
    cursor->diagnostic = ERRCAT_DIAGNOSTIC_BODY_TRUNCATED;
    cursor->diagnostic_at = cursor->end;
  }
  note(cursor, diagnostic, cursor->at);
  return false;
}

static bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

static void skip_space(struct cursor *cursor) {
  while (cursor->at < cursor->end && is_space(*cursor->at)) cursor->at++;
}

static bool take(struct cursor *cursor, char byte) {
  if (cursor->at >= cursor->end || *cursor->at != byte)
    return fail(cursor, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
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

/* What a backslash may begin that is no character. */
enum {
  NO_ESCAPE = -1, /* there is no such escape: the backslash stands for itself */
  LONE_HALF = -2, /* half of a surrogate pair */
  CUT_ESCAPE = -3 /* the text ends in the midst of it */
};

/* The low surrogate behind a high one, and past it: the character of both. */
static int32_t read_low_half(const char **at, const char *end, int32_t high) {
  const size_t rest = (size_t)(end - *at);
  if (rest && (*at)[0] != '\\') return LONE_HALF;
  if (rest > 1 && (*at)[1] != 'u') return LONE_HALF;
  if (rest < 6) return CUT_ESCAPE;
  const int32_t low = hex_quad(*at + 2, end);
  if (low < 0xDC00 || low > 0xDFFF) return LONE_HALF;
  *at += 6;
  return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* What follows a backslash: moves past it and returns the character, or one of the above. */
static int32_t read_escape(const char **at, const char *end) {
  static const char names[] = "\"\\/bfnrt", values[] = "\"\\/\b\f\n\r\t";
  if (*at == end) return CUT_ESCAPE;
  if (**at != 'u') {
    const char *name = **at ? strchr(names, **at) : NULL;
    *at += name != NULL;
    return name ? values[name - names] : NO_ESCAPE;
  }
  const int32_t unit = hex_quad(*at + 1, end);
  if (unit < 0) return end - *at < 5 ? CUT_ESCAPE : NO_ESCAPE;
  *at += 5;
  if (unit < 0xD800 || unit > 0xDFFF) return unit;
  return unit < 0xDC00 ? read_low_half(at, end, unit) : LONE_HALF;
}

/* How many of eight bytes are ASCII and no control, quote or backslash. */
static inline unsigned count_ordinary(uint64_t word) {
  const uint64_t quote = word ^ WORD_ONES * '"', backslash = word ^ WORD_ONES * '\\';
  return word_count((word - WORD_ONES * 0x20) | (quote - WORD_ONES) | (backslash - WORD_ONES) |
                    word);
}

/* Past the characters outside ASCII that stand here; NULL if some are none. */
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

/* Past what must not stand in a string as it is, which is told: a control, bytes that are no
   character. NULL if the body ends in the midst of one. */
static const char *past_stray(struct cursor *cursor, struct json_string *string, const char *at) {
  uint32_t character;
  bool valid;
  const size_t used = utf8_decode(at, (size_t)(cursor->end - at), &character, &valid);
  if (!valid && at + used == cursor->end) return NULL;
  note(cursor, valid ? ERRCAT_DIAGNOSTIC_BODY_CONTROL : ERRCAT_DIAGNOSTIC_BODY_UTF8, at);
  string->is_clean = false;
  string->is_whole &= valid && character;
  return at + used;
}

/* Past an escape, of which at is the backslash; the same. */
static const char *past_escape(struct cursor *cursor, struct json_string *string, const char *at) {
  const char *after = at + 1;
  const int32_t character = read_escape(&after, cursor->end);
  if (character == CUT_ESCAPE) return NULL;
  if (character == NO_ESCAPE) note(cursor, ERRCAT_DIAGNOSTIC_BODY_ESCAPE, at);
  if (character == LONE_HALF) note(cursor, ERRCAT_DIAGNOSTIC_BODY_SURROGATE, at);
  string->is_clean = false;
  string->is_whole &= character > 0;
  return after;
}

/* A string that is cut has been read as far as it goes. */
static bool read_string(struct cursor *cursor, struct json_string *string) {
  if (!take(cursor, '"')) return false;
  const char *const start = cursor->at, *const end = cursor->end;
  const char *at = start, *stop;
  string->is_clean = string->is_whole = true;
  for (;;) {
    const unsigned ordinary = end - at >= 8 ? count_ordinary(word_load(at)) : 0;
    at += ordinary;
    if (ordinary == 8) continue;
    stop = at;
    if (at == end) break;
    const unsigned char byte = (unsigned char)*at;
    if (byte == '"') break;
    if (byte >= 0x80) {
      at = past_characters(at, end);
      if (at) continue;
      stop += utf8_valid_length(stop, (size_t)(end - stop));
      at = past_stray(cursor, string, stop);
    } else if (byte == '\\') {
      at = past_escape(cursor, string, at);
    } else if (byte < 0x20) {
      at = past_stray(cursor, string, at);
    } else {
      at++;
    }
    if (!at) break;
  }
  string->raw = (struct slice){start, (size_t)(stop - start)};
  cursor->at = at ? at : end;
  return take(cursor, '"');
}

size_t json_unescape(struct slice raw, char *buffer, size_t size, bool *cut) {
  const char *at = raw.text, *const end = raw.text + raw.length;
  size_t length = 0;
  while (at < end) {
    char bytes[4];
    const char *from = at;
    uint32_t character;
    size_t used = utf8_decode(at, (size_t)(end - at), &character, NULL);
    at += used;
    if (character == '\\') {
      const int32_t escape = read_escape(&at, end);
      if (at > from + 1) character = escape > 0 ? (uint32_t)escape : 0;
    }
    if (!character) character = UTF8_REPLACEMENT;
    if (at > from + used || character == UTF8_REPLACEMENT) {
      used = utf8_encode(character, bytes);
      from = bytes;
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
  if (!key->is_whole) return false;
  if (!key->is_clean) {
    bool cut;
    text = (struct slice){buffer, json_unescape(text, buffer, sizeof buffer, &cut)};
    if (cut) return false;
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
  if (!accept(cursor, '0') && !skip_digits(cursor))
    return fail(cursor, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  if (accept(cursor, '.')) {
    *whole = false;
    if (!skip_digits(cursor)) return fail(cursor, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  }
  if (accept(cursor, 'e') || accept(cursor, 'E')) {
    *whole = false;
    if (!accept(cursor, '-')) accept(cursor, '+');
    if (!skip_digits(cursor)) return fail(cursor, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  }
  *digits = (struct slice){start, (size_t)(cursor->at - start)};
  return true;
}

/* Decimal digits, perhaps behind a "-"; no number that is larger than 18 of them. */
static bool read_integer(struct slice digits, int64_t *value) {
  const bool negative = digits.length > 0 && digits.text[0] == '-';
  const int64_t most = INT64_C(999999999999999999);
  *value = 0;
  if (digits.length == negative) return false;
  for (size_t i = negative; i < digits.length; i++) {
    if (digits.text[i] < '0' || digits.text[i] > '9') return false;
    *value = *value > most / 10 ? most : *value * 10 + (digits.text[i] - '0');
  }
  if (negative) *value = -*value;
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
  if (cursor->at >= cursor->end) return fail(cursor, ERRCAT_DIAGNOSTIC_BODY_TRUNCATED);
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
  if (nesting->depth == JSON_DEPTH_MAX - 1) return fail(cursor, ERRCAT_DIAGNOSTIC_BODY_TOO_DEEP);
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

/* ---- what goes on behind a diagnostic ---- */

/* Past a string, however wrong; the end if it has none. */
static const char *past_quotes(const char *at, const char *end) {
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\' && end - at > 1) at++;
  return at < end ? at + 1 : end;
}

/* From the front of a member that cannot be read to where the next one may begin: behind it, no
   bracket of its own being open, a comma or the object's end; false if there is none. What was read
   of it was sound, so that no byte before the diagnostic is such a place. */
static bool skip_member(struct cursor *cursor, const char *at) {
  size_t depth = 0;
  while (at < cursor->end) {
    const char byte = *at;
    if (!depth && (byte == ',' || byte == '}')) break;
    if (byte == '{' || byte == '[') depth++;
    if ((byte == '}' || byte == ']') && depth) depth--;
    at = byte == '"' ? past_quotes(at, cursor->end) : at + 1;
  }
  cursor->at = at;
  return at < cursor->end;
}

/* ---- the members that are wanted ---- */

/* What is sound JSON and not what is wanted. */
static void note_shape(struct json_members *members, int32_t diagnostic, const char *at) {
  if (members->diagnostic) return;
  members->diagnostic = diagnostic;
  members->diagnostic_at = at;
}

static bool is_number(const struct cursor *cursor) {
  return cursor->at < cursor->end &&
         (*cursor->at == '-' || (*cursor->at >= '0' && *cursor->at <= '9'));
}

static bool is_string(const struct cursor *cursor) {
  return cursor->at < cursor->end && *cursor->at == '"';
}

/* Whether a number that was read is all of it: it is not cut, and no digits go on behind a separator
   that is none in JSON (400_03, 40,003, 40 003). */
static bool is_number_whole(const struct cursor *cursor) {
  const char *at = cursor->at;
  if (at == cursor->end || !(is_space(*at) || *at == ',' || *at == '}' || *at == ']')) return false;
  while (at < cursor->end && (is_space(*at) || *at == ',')) at++;
  return at == cursor->end || *at < '0' || *at > '9';
}

/* A whole number, as it is or as a string. A member of the same name that has none leaves the former
   code. */
static bool read_code(struct cursor *cursor, struct json_members *members) {
  const char *start = cursor->at;
  char buffer[32];
  struct json_string string;
  struct slice digits = {NULL, 0};
  bool whole = true, cut = false;
  int64_t code;
  if (members->has_code) note_shape(members, ERRCAT_DIAGNOSTIC_BODY_DUPLICATE, start);
  if (is_string(cursor)) {
    if (!read_string(cursor, &string)) return false;
    digits = string.raw;
    if (!string.is_clean)
      digits = (struct slice){buffer, json_unescape(digits, buffer, sizeof buffer, &cut)};
  } else if (is_number(cursor)) {
    if (!read_number(cursor, &digits, &whole)) return false;
    if (!is_number_whole(cursor)) return fail(cursor, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  } else if (!skip_value(cursor)) {
    return false;
  }
  if (!whole || cut || !read_integer(digits, &code)) {
    note_shape(members, ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, start);
  } else if (code < 1 || code > INT32_MAX) {
    note_shape(members, ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, start);
  } else {
    members->code = (int32_t)code;
    members->has_code = true;
  }
  return true;
}

static bool read_message(struct cursor *cursor, struct json_members *members) {
  if (members->has_message) note_shape(members, ERRCAT_DIAGNOSTIC_BODY_DUPLICATE, cursor->at);
  if (!is_string(cursor)) {
    note_shape(members, ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, cursor->at);
    return skip_value(cursor);
  }
  members->has_message = true;
  return read_string(cursor, &members->message);
}

static bool read_arguments(struct cursor *cursor, struct json_members *members) {
  const char *start = cursor->at;
  if (!skip_value(cursor)) return false;
  members->arguments = (struct slice){NULL, 0};
  if (*start == '{') members->arguments = (struct slice){start, (size_t)(cursor->at - start)};
  return true;
}

static bool read_member(struct cursor *cursor, struct slice code, struct slice message,
                        struct json_members *members) {
  static const struct slice arguments = {"error_args", 10};
  struct json_string key;
  return read_key(cursor, &key) &&
         (json_is_called(&key, code)        ? read_code(cursor, members)
          : json_is_called(&key, message)   ? read_message(cursor, members)
          : json_is_called(&key, arguments) ? read_arguments(cursor, members)
                                            : skip_value(cursor));
}

/* A member that cannot be read costs none of the others; nor does a comma that is not there. */
static void read_object(struct cursor *cursor, struct slice code, struct slice message,
                        struct json_members *members) {
  cursor->at++;
  skip_space(cursor);
  if (accept(cursor, '}')) return;
  for (;;) {
    const char *start = cursor->at;
    if (!read_member(cursor, code, message, members) && !skip_member(cursor, start)) return;
    skip_space(cursor);
    if (accept(cursor, '}')) return;
    if (accept(cursor, ',')) continue;
    fail(cursor, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
    if (!is_string(cursor) && !skip_member(cursor, cursor->at)) return;
  }
}

/* A body that is no object: JSON of another kind, or somebody else's words. */
static void read_other(struct cursor *cursor, struct json_members *members) {
  const char *start = cursor->at;
  bool is_json = skip_value(cursor);
  if (is_json) skip_space(cursor);
  is_json &= cursor->at == cursor->end;
  if (!is_json && cursor->diagnostic != ERRCAT_DIAGNOSTIC_BODY_TOO_DEEP) cursor->diagnostic = 0;
  note_shape(members, is_json ? ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT : ERRCAT_DIAGNOSTIC_BODY_NOT_JSON,
             start);
}

void json_read(struct slice body, struct slice code, struct slice message,
               struct json_members *members) {
  struct cursor cursor = {body.text, body.text + body.length, NULL, 0};
  *members = (struct json_members){0};
  if (body.length >= 3 && !memcmp(body.text, "\xEF\xBB\xBF", 3)) cursor.at += 3;
  skip_space(&cursor);
  if (cursor.at == cursor.end) {
    note_shape(members, ERRCAT_DIAGNOSTIC_BODY_EMPTY, cursor.at);
  } else if (*cursor.at != '{') {
    read_other(&cursor, members);
  } else {
    read_object(&cursor, code, message, members);
    skip_space(&cursor);
    if (cursor.at < cursor.end) fail(&cursor, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
    if (!members->has_code) note_shape(members, ERRCAT_DIAGNOSTIC_BODY_NO_CODE, body.text);
  }
  /* What is no JSON outweighs a member of the wrong type. */
  if (cursor.diagnostic) {
    members->diagnostic = cursor.diagnostic;
    members->diagnostic_at = cursor.diagnostic_at;
  }
}

bool json_next(struct slice *object, struct json_string *key, struct slice *value) {
  struct cursor cursor = {object->text, object->text + object->length, NULL, 0};
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
