/* Error responses, read: a body, or a whole HTTP response. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/read.h"

#include <string.h>

#include "response/head.h"
#include "response/problem_read.h"
#include "response/scratch.h"
#include "response/shape_read.h"
#include "store/catalogs.h"

enum { HEAD_MOST = 1 << 14 };

/* Where its value begins. */
static const char *body_start(struct slice body) {
  struct json_reader reader = {cursor_of(body), NULL, 0};
  json_skip_front(&reader);
  return reader.text.at;
}

/* By the shapes of the table; what none of them fits, or has no words for, may be problem details. */
static bool read_error(const struct table *table, struct slice body, const char *from,
                       struct body_members *members) {
  struct body_members other;
  const struct slice rest = {from, from ? (size_t)(body.text + body.length - from) : 0};
  const bool fits = table->shapes && shapes_read(table, body, from, members);
  if (fits && (from || members->element.text != body_start(body)))
    return problem_read_element(table, body, members), true;
  if (from) {
    problem_read_item(table, rest, members);
    return *from == '{' || members->next; /* else no element of a list begins there */
  }
  if (!fits) return problem_read(table, body, members), true;
  if (members_name_error(members) && members->has_message) return true;
  problem_read(table, body, &other);
  if (members_name_error(members)) {
    if (other.has_message) problem_add(members, &other);
  } else if (other.type.raw.text || members_name_error(&other)) {
    *members = other;
  }
  return true;
}

/* A status in the body is the response's, as whoever reads the body alone is told by it. */
static void take_status(struct body_members *members, errcat_response *response) {
  if (!response->http_status)
    response->http_status = members->status;
  else if (members->status && members->status != response->http_status)
    members_note(members, ERRCAT_DIAGNOSTIC_BODY_STATUS, members->element.text);
}

static errcat_slice slice_out(struct slice slice) {
  return (errcat_slice){slice.text, slice.length};
}

static void take_members(const struct body_members *members, struct slice bytes, struct slice body,
                         struct scratch *scratch, errcat_response *response) {
  bool cut = false;
  response->code = members->code;
  response->diagnostic = members->diagnostic;
  response->place = members->diagnostic ? (size_t)(members->diagnostic_at - body.text) : 0;
  response->next = members->next ? (size_t)(members->next - bytes.text) : 0;
  response->message = scratch_take(scratch, &members->message, &cut);
  response->key = scratch_take(scratch, &members->key, &cut);
  response->detail = scratch_take(scratch, &members->detail, &cut);
  response->field = scratch_take(scratch, &members->field, &cut);
  response->status = cut ? ERRCAT_NO_SCRATCH : 0;
  response->arguments = slice_out(members->arguments);
  response->element = slice_out(members->element);
  response->body = slice_out(body);
  memset(response->reserved, 0, sizeof response->reserved);
}

errcat_status response_read(const struct table *table, struct slice bytes, size_t from,
                            int32_t http_status, char *scratch, size_t *size,
                            errcat_response *response) {
  struct slice body = bytes;
  struct body_members members;
  struct scratch room = {scratch, *size};
  response->http_status = http_status;
  response->language = (errcat_slice){NULL, 0};
  /* For a later error the head is read again, but no more of it than servers send. */
  struct slice head = {bytes.text, from && bytes.length > HEAD_MOST ? HEAD_MOST : bytes.length};
  response_take_heads(from ? &head : &body, response);
  if ((from && from >= bytes.length) ||
      !read_error(table, body, from ? bytes.text + from : NULL, &members)) {
    *response = (errcat_response){0};
    return ERRCAT_NOTHING_FOUND;
  }
  take_status(&members, response);
  if (!members.has_code && !members.needs_no_code)
    members_note(&members, ERRCAT_DIAGNOSTIC_BODY_NO_CODE, body.text);
  take_members(&members, bytes, body, &room, response);
  *size = room.size;
  return response->diagnostic ? ERRCAT_FAULTY : ERRCAT_OK;
}

errcat_status errcat_read(const errcat_catalogs *catalogs, const char *bytes, size_t length,
                          size_t from, char *scratch, size_t size, errcat_response *response) {
  const struct slice text = {bytes, length == ERRCAT_NUL ? strlen(bytes) : length};
  if (catalogs) return response_read(&catalogs->table, text, from, 0, scratch, &size, response);
  *response = (errcat_response){0};
  return ERRCAT_NOTHING_FOUND;
}

int32_t errcat_http_status(const errcat_catalogs *catalogs, int32_t code, int32_t otherwise) {
  const int64_t index = catalogs ? table_index(&catalogs->table, code) : -1;
  const errcat_error *error = index < 0 ? NULL : table_error(&catalogs->table, (uint32_t)index);
  return error && error->http_status ? error->http_status : otherwise;
}
