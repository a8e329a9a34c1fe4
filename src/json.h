/* A strict reader (RFC 8259) of one shape: an object whose members code and message are wanted. One
   pass, no allocation, no recursion. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef JSON_H
#define JSON_H

#include <errcat.h>
#include <stdbool.h>

#include "mo.h"

/* How deep values may be nested; jansson's limit as well. */
#define JSON_DEPTH_MAX 2048

/* A string as it stands between its quotes, its escapes not undone. */
struct json_string {
  struct slice raw;
  bool escaped; /* has a backslash */
};

struct json_members {
  int64_t code;
  struct json_string message;
  struct slice arguments; /* the object "error_args" with its braces; text NULL: none */
  bool has_code, has_message;
  int32_t fault; /* the first ERRCAT_FAULT_BODY_…: of these, a wrong type and a member that stands
                    twice leave the rest of the answer usable */
  size_t place;  /* the byte that the fault is about */
};

/* Reads a body; code and message are the names of the members, the last of the same name counts.
   Every byte is checked, whatever the answer. */
void json_read(struct slice body, struct slice code, struct slice message,
               struct json_members *members);

/* Undoes the escapes of a string that was read. Writes at most size bytes, cut between characters,
   which *cut then tells; returns the bytes written. As many as raw has always suffice. */
size_t json_unescape(struct slice raw, char *buffer, size_t size, bool *cut);

/* Whether a key that was read is a name, its escapes undone. */
bool json_is_called(const struct json_string *key, struct slice name);

/* The next member of an object that was read, taken off its front; false at the end. value is raw,
   quotes of a string included. */
bool json_next(struct slice *object, struct json_string *key, struct slice *value);

#endif
