/* The members of an error response: its code, its message, its arguments.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MEMBERS_H
#define MEMBERS_H

#include "base/names.h"

#include <errcat.h>

#include "response/json.h"

struct body_members {
  int32_t code;
  struct json_string message;
  struct slice arguments; /* the object "error_args" with its braces; text NULL: none */
  struct slice element;   /* the whole object; text NULL: the body is none */
  struct json_string type, title, detail; /* of problem details; raw.text NULL: none */
  int32_t status;                         /* the same; 0: none */
  bool has_code, has_message;
  int32_t diagnostic;        /* ERRCAT_DIAGNOSTIC_BODY_…, 0: none */
  const char *diagnostic_at; /* the byte of the body that the diagnostic is about, or its end */
};

/* Reads a body, after a byte order mark (RFC 8259, 8.1) if it has one; code and message are the names
   of the members. Of several members with one name the last that can be read counts. Every byte is
   checked, and what can be read is read, whatever the diagnostic: a string that is cut off or has wrong
   characters is a string, and a member that cannot be read costs no other. The first diagnostic is
   kept, but broken JSON goes before an unwanted member, and a missing end before all. That there is no
   code is left to the caller, who may find it elsewhere. */
void members_read(struct slice body, struct slice code, struct slice message,
                  struct body_members *members);

#endif
