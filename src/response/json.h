/* A strict reader of JSON (RFC 8259). One pass, no allocation, no recursion. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef JSON_H
#define JSON_H

#include "base/names.h"

#include <stdbool.h>
#include <stdint.h>

#include "base/cursor.h"

/* How deep values may be nested; jansson's limit as well. */
#define JSON_DEPTH_MAX 2048

/* A string as it stands between its quotes, its escapes not yet undone. */
struct json_string {
  struct slice raw;
  bool is_clean; /* valid JSON without a backslash: raw is the text */
  bool is_whole; /* nothing in it becomes U+FFFD, nor is a backslash no escape */
};

/* A text that is being read, and the first diagnostic about it: what is no JSON, or no text. */
struct json_reader {
  struct cursor text;
  const char *diagnostic_at; /* the byte that it is about, or the end */
  int32_t diagnostic;        /* ERRCAT_DIAGNOSTIC_BODY_…, 0: none */
};

/* Records a diagnostic, if it is the first. */
void json_note(struct json_reader *reader, int32_t diagnostic, const char *at);

/* Records that the text cannot be read on from here, and returns false. That it ends too early
   replaces every other diagnostic, as those may come of it. */
bool json_fail(struct json_reader *reader, int32_t diagnostic);

/* Moves past a byte that must come next, or fails. */
bool json_take(struct json_reader *reader, char byte);

void json_skip_space(struct json_reader *reader);

/* Moves past a byte order mark and white space, to where the value of a body begins. */
void json_skip_front(struct json_reader *reader);

static inline bool json_begins_number(char byte) {
  return byte == '-' || (byte >= '0' && byte <= '9');
}

/* Each reads one thing and moves past it, or fails. A string that is cut off is given as far as it
   goes. A key is read with its colon and the white space round both. */
bool json_read_string(struct json_reader *reader, struct json_string *string);
bool json_read_number(struct json_reader *reader, struct slice *number);
bool json_read_key(struct json_reader *reader, struct json_string *key);
bool json_skip_value(struct json_reader *reader);

/* Whether a number that was read is all of it: it is not cut, and outside an array no digits go on behind
   a separator that is none in JSON (400_03, 40,003, 40 003). */
bool json_number_ends(const struct cursor *text, bool in_array);

/* From at, the front of a member that cannot be read, moves to where the next one may begin: to the
   next comma or closing brace with no bracket open. False if there is none. What was read of the
   member before it failed is sound, so it holds no such place. */
bool json_skip_member(struct json_reader *reader, const char *at);

/* Undoes the escapes of a string that was read. U+FFFD stands for what is no UTF-8, for half of a
   surrogate pair and for U+0000, which would end a C string; a backslash that begins no escape stays.
   Writes at most size bytes, and sets *cut if that is not all, cut between characters; returns the
   bytes written. Three times as many as raw has always suffice, as many if it is valid JSON. */
size_t json_unescape(struct slice raw, char *buffer, size_t size, bool *cut);

/* Whether a key that was read is this name once its escapes are undone; one that is not whole is no
   name. */
bool json_becomes(const struct json_string *key, struct slice name);

/* The same: a key without escapes, as nearly all are, is compared where it stands. */
static inline bool json_is_called(const struct json_string *key, struct slice name) {
  return key->is_clean ? slice_equal(key->raw, name) : json_becomes(key, name);
}

/* Takes the next member off the front of an object that was read; false at the end. value is as it
   stands there, a string with its quotes. */
bool json_next(struct slice *object, struct json_string *key, struct slice *value);

#endif
