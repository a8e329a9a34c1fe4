/* Strings in JSON (RFC 8259, section 7). SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <string.h>

#include "base/utf8.h"
#include "base/word.h"
#include "response/json.h"

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

/* What read_escape() returns where there is no character. */
enum {
  NO_ESCAPE = -1, /* there is no such escape: the backslash stands for itself */
  LONE_HALF = -2, /* half of a surrogate pair */
  CUT_ESCAPE = -3 /* the text ends in the middle of it */
};

/* Moves past the low surrogate that follows a high one; returns the character that they make. */
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

/* Moves past what follows a backslash; returns the character that is meant, or one of the above. */
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

/* Moves past characters outside ASCII; NULL if there are bytes that are none. */
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

/* Moves past a control, or bytes that are no character, and records that they must not stand in a
   string. NULL if the text ends in the middle of a character. */
static const char *past_stray(struct json_reader *reader, struct json_string *string,
                              const char *at) {
  uint32_t character;
  bool valid;
  const size_t used = utf8_decode(at, (size_t)(reader->text.end - at), &character, &valid);
  if (!valid && at + used == reader->text.end) return NULL;
  json_note(reader, valid ? ERRCAT_DIAGNOSTIC_BODY_CONTROL : ERRCAT_DIAGNOSTIC_BODY_UTF8, at);
  string->is_clean = false;
  string->is_whole &= valid && character;
  return at + used;
}

/* Moves past an escape, of which at is the backslash, and records what is wrong with it. NULL if the
   text ends in the middle of it. */
static const char *past_escape(struct json_reader *reader, struct json_string *string,
                               const char *at) {
  const char *after = at + 1;
  const int32_t character = read_escape(&after, reader->text.end);
  if (character == CUT_ESCAPE) return NULL;
  if (character == NO_ESCAPE) json_note(reader, ERRCAT_DIAGNOSTIC_BODY_ESCAPE, at);
  if (character == LONE_HALF) json_note(reader, ERRCAT_DIAGNOSTIC_BODY_SURROGATE, at);
  string->is_clean = false;
  string->is_whole &= character > 0;
  return after;
}

bool json_read_string(struct json_reader *reader, struct json_string *string) {
  if (!json_take(reader, '"')) return false;
  const char *const start = reader->text.at, *const end = reader->text.end;
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
      at = past_stray(reader, string, stop);
    } else if (byte == '\\') {
      at = past_escape(reader, string, at);
    } else if (byte < 0x20) {
      at = past_stray(reader, string, at);
    } else {
      at++;
    }
    if (!at) break;
  }
  string->raw = (struct slice){start, (size_t)(stop - start)};
  reader->text.at = at ? at : end;
  return json_take(reader, '"');
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

bool json_becomes(const struct json_string *key, struct slice name) {
  char buffer[512];
  bool cut;
  if (!key->is_whole) return false;
  const size_t length = json_unescape(key->raw, buffer, sizeof buffer, &cut);
  return !cut && slice_equal((struct slice){buffer, length}, name);
}
