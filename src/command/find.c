/* Looks for objects in the lines of a log. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "find.h"

#include <stdlib.h>

#include "object.h"

/* An object in which nothing is found is looked at again from its first member on: so often at most. */
enum { LOOKS = 32 };

void find_begin(struct find *find, const struct cli *cli, struct slice text) {
  find->cli = cli;
  find->budget = LOOKS * text.length;
  find->level = 0;
  find->levels[0].at = text.text;
  find->levels[0].end = text.text + text.length;
}

void find_pass(struct find *find, struct slice object) {
  find->levels[find->level].at = object.text + object.length;
}

void find_free(struct find *find) {
  for (size_t i = 0; i < FIND_LEVELS; i++) free(find->levels[i].bytes);
}

/* ---- escapes ---- */

static int hex_digit(char c) {
  return c >= '0' && c <= '9'                 ? c - '0'
         : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                              : -1;
}

/* \xHH, as nginx writes it, and \u00HH of ASCII, a byte each; every other \u stays for whoever reads
   the string that it is in. Returns how much of the text it is; 0: none of these. */
static size_t take_byte(const char *text, size_t left, char *byte) {
  const bool is_long = left > 5 && text[1] == 'u' && text[2] == '0' && text[3] == '0';
  const size_t digits = is_long ? 4 : 2;
  if (!is_long && (left < 4 || text[1] != 'x')) return 0;
  const int high = hex_digit(text[digits]), low = hex_digit(text[digits + 1]);
  if (high < 0 || low < 0 || (is_long && high > 7)) return 0;
  *byte = (char)(high * 16 + low);
  return digits + 2;
}

/* Undoes the escapes of one level, up to a quote that has none. Returns where that is. */
static const char *undo(const char *at, const char *end, char *bytes, size_t *length) {
  static const char letters[] = "\"\\/bfnrt'", becomes[] = "\"\\/\b\f\n\r\t'";
  for (*length = 0; at < end && *at != '"'; ++*length) {
    const size_t left = (size_t)(end - at);
    const char *const letter = *at == '\\' && left > 1 && at[1] ? strchr(letters, at[1]) : NULL;
    const size_t taken = *at == '\\' ? take_byte(at, left, &bytes[*length]) : 0;
    if (letter) bytes[*length] = becomes[letter - letters];
    if (!letter && !taken) bytes[*length] = *at;
    at += letter ? 2 : taken ? taken : 1;
  }
  return at;
}

/* Where to go on behind escapes that end at a bare quote: where an object begins there, at its brace. */
static const char *behind_words(const char *at, const char *quote) {
  const char *brace = quote;
  while (brace > at + 1 && strchr(" \t\r\n", brace[-1]) && brace[-1]) brace--;
  return brace > at + 1 && brace[-1] == '{' ? brace - 1 : quote;
}

/* Whether a quote with an escape stands there. */
static bool is_escaped_quote(const char *at, const char *end) {
  static const char *const quotes[] = {"\\\"", "\\x22", "\\u0022", "\\\\"};
  for (size_t i = 0; i < sizeof quotes / sizeof quotes[0]; i++) {
    const size_t length = strlen(quotes[i]);
    if ((size_t)(end - at) >= length && !memcmp(at, quotes[i], length)) return true;
  }
  return false;
}

/* Goes on within a string that holds an object, of which at is the brace. */
static void enter(struct find *find, const char *at) {
  const char *const end = find->levels[find->level].end;
  const size_t size = (size_t)(end - at);
  if (find->level + 1 == FIND_LEVELS || size > find->budget) return;
  char *const bytes = cli_resize(find->cli, find->levels[find->level + 1].bytes, size);
  if (!bytes) return;
  size_t length;
  const char *const behind = undo(at, end, bytes, &length);
  find->budget -= (size_t)(behind - at);
  find->levels[find->level++].at = behind_words(at, behind);
  find->levels[find->level].at = find->levels[find->level].bytes = bytes;
  find->levels[find->level].end = bytes + length;
}

/* ---- objects ---- */

static const char *behind_space(const char *at, const char *end) {
  while (at < end && strchr(" \t\r\n", *at) && *at) at++;
  return at;
}

/* Whether a whole object begins at a brace; how much was looked at is taken off the budget. */
static bool is_object(struct find *find, const char *at, struct slice *object) {
  struct object structure = {0};
  size_t length = 0;
  const size_t left = (size_t)(find->levels[find->level].end - at);
  const enum object_state state =
      object_read(&structure, at, left < find->budget ? left : find->budget, &length, 0);
  find->budget -= length;
  *object = (struct slice){at, length};
  return state == OBJECT_WHOLE;
}

bool find_next(struct find *find, struct slice *object) {
  while (find->budget) {
    const char *const end = find->levels[find->level].end, *at = find->levels[find->level].at;
    at = at < end ? memchr(at, '{', (size_t)(end - at)) : NULL;
    if (!at && !find->level) return false;
    if (!at) {
      find->level--;
      continue;
    }
    find->levels[find->level].at = at + 1;
    const char *const first = behind_space(at + 1, end);
    if (first < end && *first == '"' && is_object(find, at, object)) return true;
    if (is_escaped_quote(first, end)) enter(find, at);
  }
  return false;
}
