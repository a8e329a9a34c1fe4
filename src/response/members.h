/* What an error response's body says of one error. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MEMBERS_H
#define MEMBERS_H

#include "base/names.h"

#include <errcat.h>

#include "catalog/domain.h"
#include "response/json.h"

/* Strings are as they stand there; raw.text NULL: there is none. */
struct body_members {
  int32_t code;
  struct json_string key; /* of a code that is a text and not in the table */
  struct json_string message, detail;
  struct json_string field;       /* what is no string is whole and clean */
  struct json_string type, title; /* of problem details (RFC 9457) */
  struct slice errors;            /* the same: a list; text NULL: none */
  int32_t status;                 /* the same; 0: none */
  struct slice arguments;         /* an object with its braces; text NULL: none */
  struct slice element;           /* the whole object; text NULL: the body is none */
  const char *next;               /* where the next error begins; NULL: this was the last */
  bool has_code, has_message;
  bool needs_no_code;        /* its shape has CODE("") */
  int32_t diagnostic;        /* ERRCAT_DIAGNOSTIC_BODY_…, 0: none */
  const char *diagnostic_at; /* the byte of the body that the diagnostic is about, or its end */
};

/* Whether they say which error it is. */
static inline bool members_name_error(const struct body_members *members) {
  return members->has_code || members->key.raw.text;
}

/* Reads a body, after a byte order mark (RFC 8259, 8.1) if it has one, whose code and message are members
   of the body itself, or problem details. Of several members with one name the last that can be read
   counts. Every byte is checked, and what can be read is read, whatever the diagnostic: a string that is
   cut off or has wrong characters is a string, and a member that cannot be read costs no other. The first
   diagnostic is kept, but broken JSON goes before an unwanted member, and a missing end before all. That
   there is no code is left to the caller, who may find it elsewhere. */
void members_read(const struct table *table, struct slice body, struct body_members *members);

/* Keeps the first diagnostic about JSON that is sound but not what is wanted. */
void members_note(struct body_members *members, int32_t diagnostic, const char *at);

/* A value that should be a code: a whole number, or a string of one, or a key of the table. */
void members_take_code(const struct table *table, struct slice value, struct body_members *members);

#endif
