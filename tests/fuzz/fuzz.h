/* What the fuzzers share: an input taken apart, and oracles that owe nothing to the library.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FUZZ_H
#define FUZZ_H

#include <errcat.h>
#include <errcat/fileshare.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* ---- the input: numbers and texts, zero and empty once it is used up ---- */

struct bytes {
  const uint8_t *at, *end;
};

static inline unsigned take(struct bytes *bytes) {
  return bytes->at < bytes->end ? *bytes->at++ : 0;
}

static inline uint64_t take_word(struct bytes *bytes) {
  uint64_t word = 0;
  for (unsigned count = take(bytes) % 9; count; count--) word = word << 8 | take(bytes);
  return word;
}

/* A length, and as many bytes of the input, not copied. */
static inline const char *take_text(struct bytes *bytes, size_t *length) {
  const size_t left = (*length = take(bytes), (size_t)(bytes->end - bytes->at));
  if (*length > left) *length = left;
  const char *text = (const char *)bytes->at;
  bytes->at += *length;
  return text;
}

/* Arguments of any type for the names of a list that NULL ends, or for a name that nobody has. */
static inline size_t take_arguments(struct bytes *bytes, const char *const *names,
                                    errcat_argument *arguments, size_t capacity) {
  size_t count = 0, known = 0;
  while (names[known]) known++;
  for (size_t left = take(bytes) % (capacity + 1); left; left--) {
    errcat_argument *argument = &arguments[count++];
    const size_t name = take(bytes) % (known + 1);
    *argument = errcat_text(names[name] ? names[name] : "nobody", "", ERRCAT_NUL);
    argument->type = (int32_t)(take(bytes) % 5 + ERRCAT_TEXT);
    if (argument->type == ERRCAT_TEXT) {
      argument->text = take_text(bytes, &argument->length);
      continue;
    }
    argument->text = NULL;
    argument->number = (int64_t)take_word(bytes);
    argument->precision = take(bytes) % 2 ? ERRCAT_DAY : ERRCAT_MINUTE;
    argument->offset = take(bytes) % 2 ? ERRCAT_NO_OFFSET : (int32_t)take(bytes) * 6 - 720;
  }
  return count;
}

/* ---- oracles ---- */

/* The Unicode Standard, table 3-7. */
static inline bool is_utf8(const char *text, size_t length) {
  const unsigned char *at = (const unsigned char *)text, *const end = at + length;
  while (at < end) {
    const unsigned first = *at++;
    size_t more = first < 0x80   ? 0
                  : first < 0xC2 ? 9
                  : first < 0xE0 ? 1
                  : first < 0xF0 ? 2
                  : first < 0xF5 ? 3
                                 : 9;
    if (more > (size_t)(end - at)) return false;
    if ((first == 0xE0 && *at < 0xA0) || (first == 0xED && *at > 0x9F) ||
        (first == 0xF0 && *at < 0x90) || (first == 0xF4 && *at > 0x8F))
      return false;
    for (; more; more--)
      if (*at++ >> 6 != 2) return false;
  }
  return true;
}

/* RFC 8259, for what is nested a few deep; the place behind a value, or NULL. */
static inline const char *json_value(const char *at, const char *end, int depth);

static inline const char *json_string(const char *at, const char *end) {
  if (at == end || *at++ != '"') return NULL;
  for (; at < end && *at != '"'; at++) {
    if ((unsigned char)*at < 0x20) return NULL;
    if (*at != '\\') continue;
    if (++at == end) return NULL;
    if (*at == 'u') {
      for (int i = 0; i < 4; i++)
        if (++at >= end || !strchr("0123456789abcdefABCDEF", *at)) return NULL;
    } else if (!strchr("\"\\/bfnrt", *at)) {
      return NULL;
    }
  }
  return at < end ? at + 1 : NULL;
}

static inline const char *json_members(const char *at, const char *end, int depth, char close) {
  if (at < end && *at == close) return at + 1;
  for (;;) {
    if (close == '}') {
      at = json_string(at, end);
      if (!at || at == end || *at++ != ':') return NULL;
    }
    at = json_value(at, end, depth);
    if (!at || at == end) return NULL;
    if (*at == close) return at + 1;
    if (*at++ != ',') return NULL;
  }
}

static inline const char *json_value(const char *at, const char *end, int depth) {
  if (at == end || depth == 9) return NULL;
  if (*at == '{') return json_members(at + 1, end, depth + 1, '}');
  if (*at == '[') return json_members(at + 1, end, depth + 1, ']');
  if (*at == '"') return json_string(at, end);
  if (end - at >= 4 && !memcmp(at, "null", 4)) return at + 4;
  if (*at == '-') at++;
  const char *const digits = at;
  while (at < end && *at >= '0' && *at <= '9') at++;
  return at == digits || (*digits == '0' && at - digits > 1) ? NULL : at;
}

/* Whether a text is JSON as errcat writes it: without spaces, fractions and exponents. */
static inline bool is_json(const char *text, size_t length) {
  return is_utf8(text, length) && json_value(text, text + length, 0) == text + length;
}

#define must(condition) \
  ((condition)          \
       ? (void)0        \
       : (fprintf(stderr, "%s:%d: not so: %s\n", __FILE__, __LINE__, #condition), abort()))

#endif
