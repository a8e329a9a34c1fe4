/* A strict reader (RFC 8259) of one shape: an object whose members code and message are wanted. One
   pass, no allocation, no recursion. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef JSON_H
#define JSON_H

#include <errcat.h>
#include <stdbool.h>

#include "catalog/mo.h"

/* How deep values may be nested; jansson's limit as well. */
#define JSON_DEPTH_MAX 2048

/* A string as it stands between its quotes, its escapes not undone. */
struct json_string {
  struct slice raw;
  bool is_clean; /* valid JSON without a backslash: raw is the text */
  bool is_whole; /* nothing in it becomes U+FFFD, nor is a backslash no escape */
};

struct json_members {
  int32_t code;
  struct json_string message;
  struct slice arguments; /* the object "error_args" with its braces; text NULL: none */
  bool has_code, has_message;
  int32_t diagnostic;        /* ERRCAT_DIAGNOSTIC_BODY_…, 0: none */
  const char *diagnostic_at; /* the byte of the body that the diagnostic is about, or its end */
};

/* Reads a body, past a byte order mark (section 8.1); code and message are the names of the members,
   the last of the same name that can be read counts. Every byte is checked, and what can be read is
   read, whatever the diagnostic: a string that is cut or has wrong characters is a string, and a member
   that cannot be read costs no other. Of several diagnostics the first is told, but what is no JSON
   outweighs what is not wanted, and the end that is not there all others. */
void json_read(struct slice body, struct slice code, struct slice message,
               struct json_members *members);

/* Undoes the escapes of a string that was read. U+FFFD stands for what is no UTF-8, for half of a
   surrogate pair and for U+0000, which would end a C string; a backslash that begins no escape stays.
   Writes at most size bytes, cut between characters, which *cut then tells; returns the bytes
   written. Three times as many as raw has always suffice, as many if it is valid JSON. */
size_t json_unescape(struct slice raw, char *buffer, size_t size, bool *cut);

/* Whether a key that was read is a name, its escapes undone; one that is not whole is none. */
bool json_is_called(const struct json_string *key, struct slice name);

/* The next member of an object that was read, taken off its front; false at the end. value is raw,
   quotes of a string included. */
bool json_next(struct slice *object, struct json_string *key, struct slice *value);

#endif
