/* Error responses, read: a body, or a whole HTTP response. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/read.h"

#include <string.h>

#include "render/arguments.h"
#include "response/json.h"
#include "response/members.h"
#include "response/phrase.h"
#include "response/problem.h"
#include "response/shape_read.h"
#include "store/catalogs.h"

/* ---- HTTP (RFC 9112) ---- */

static struct slice take_line(struct slice *rest) {
  const char *end = memchr(rest->text, '\n', rest->length);
  const size_t length = end ? (size_t)(end - rest->text) : rest->length;
  struct slice line = {rest->text, length};
  const size_t used = end ? length + 1 : length;
  *rest = (struct slice){rest->text + used, rest->length - used};
  if (line.length && line.text[line.length - 1] == '\r') line.length--;
  return line;
}

static bool begins(struct slice text, const char *with) {
  const size_t length = strlen(with);
  return text.length >= length && !memcmp(text.text, with, length);
}

/* A field's value, white space round it taken off, if the line is that field. */
static bool is_field(struct slice line, const char *name, struct slice *value) {
  const size_t length = strlen(name);
  if (line.length <= length || line.text[length] != ':') return false;
  for (size_t i = 0; i < length; i++)
    if ((line.text[i] | 0x20) != (name[i] | 0x20)) return false;
  const char *at = line.text + length + 1, *end = line.text + line.length;
  while (at < end && (*at == ' ' || *at == '\t')) at++;
  while (end > at && (end[-1] == ' ' || end[-1] == '\t')) end--;
  *value = (struct slice){at, (size_t)(end - at)};
  return true;
}

/* "HTTP/1.1 403 Forbidden", "HTTP/2 403" */
static int32_t status_of(struct slice line) {
  size_t at = 5;
  while (at < line.length && line.text[at] != ' ') at++;
  int32_t status = 0;
  for (at++; at < line.length && line.text[at] >= '0' && line.text[at] <= '9' && status < 1000;
       at++)
    status = status * 10 + (line.text[at] - '0');
  return status >= 100 && status <= 599 ? status : 0;
}

enum { HEAD_MOST = 1 << 14 };

/* Takes off heads, and there may be several: a proxy's, "100 Continue". */
static void take_heads(struct slice *rest, errcat_response *response) {
  response->language = (errcat_slice){NULL, 0};
  while (begins(*rest, "HTTP/")) {
    response->http_status = status_of(take_line(rest));
    response->language = (errcat_slice){NULL, 0};
    while (rest->length) {
      struct slice value;
      const struct slice line = take_line(rest);
      if (!line.length) break;
      if (is_field(line, "Content-Language", &value)) {
        response->language = (errcat_slice){value.text, value.length};
      }
    }
  }
}

/* ---- the body ---- */

/* Room for texts that have escapes. */
struct scratch {
  char *at;
  size_t size;
};

/* A string's text, where it stands or in scratch; *cut is set where it found too little room. */
static errcat_slice take_text(const struct json_string *string, struct scratch *scratch,
                              bool *cut) {
  bool too_long;
  if (string->is_clean || !string->raw.text)
    return (errcat_slice){string->raw.text, string->raw.length};
  char *const text = scratch->at;
  const size_t length = json_unescape(string->raw, text, scratch->size, &too_long);
  scratch->at = text ? text + length : NULL;
  scratch->size -= length;
  *cut |= too_long;
  return (errcat_slice){text ? text : "", length};
}

/* The text of a string that is cut at the buffer's end. */
static struct slice text_of(const struct json_string *string, char *buffer, size_t size) {
  struct scratch scratch = {buffer, size};
  bool cut = false;
  const errcat_slice text = take_text(string, &scratch, &cut);
  return (struct slice){text.text, text.length};
}

/* Whether the words are no more than what HTTP calls the status. */
static bool is_phrase(const struct body_members *members) {
  const char *phrase = status_phrase(members->status);
  return phrase && members->message.is_clean && slice_equal(members->message.raw, slice_of(phrase));
}

/* What problem details say where the domain's own members do not. Its words are those of this
   occurrence, else of the kind of problem. */
static void take_problem(const struct table *table, struct body_members *members) {
  static const struct json_string none = {{NULL, 0}, false, false};
  char buffer[512];
  int32_t code;
  const struct slice type = text_of(&members->type, buffer, sizeof buffer);
  const bool ours = type.text && problem_of(table, type, &code) == PROBLEM_OURS;
  if (ours && !members->has_code) {
    members->code = code;
    members->has_code = code != 0;
  }
  if (!members->has_message) {
    members->message = members->detail.raw.text ? members->detail : members->title;
    members->has_message = members->message.raw.text != NULL;
  }
  /* A problem of no type is its status alone, and its title HTTP's own phrase (RFC 9457, 4.2.1). */
  members->needs_no_code = type.text && slice_equal(type, slice_of("about:blank"));
  if (members->needs_no_code && is_phrase(members)) {
    members->has_message = false;
    members->message = none;
  }
  members->detail = none;
  if (ours && !members->arguments.text) members->arguments = members->element;
}

/* An element of the list that problem details may have (RFC 9457, 3), from its front: an error of its
   own, and perhaps one that says nothing. */
static void read_problem_item(const struct table *table, struct slice rest,
                              struct body_members *members) {
  struct json_reader reader = {cursor_of(rest), NULL, 0};
  const bool sound = json_skip_value(&reader);
  members_read(table, (struct slice){rest.text, (size_t)(reader.text.at - rest.text)}, members);
  take_problem(table, members);
  if (!members->arguments.text) members->arguments = members->element;
  json_skip_space(&reader);
  if (sound && cursor_take(&reader.text, ',')) {
    json_skip_space(&reader);
    members->next = reader.text.at;
  }
}

static bool names_error(const struct body_members *members) {
  return members->has_code || members->key.raw.text;
}

/* Of several errors the first that says something, where problem details do not say which error they
   are. */
static void take_first_item(const struct table *table, struct body_members *members) {
  struct json_reader reader = {cursor_of(members->errors), NULL, 0};
  struct body_members item;
  reader.text.at++;
  json_skip_space(&reader);
  const char *at = reader.text.at, *const end = reader.text.end;
  if (at == end || *at == ']') return;
  do {
    read_problem_item(table, (struct slice){at, (size_t)(end - at)}, &item);
    at = item.next;
  } while (at && !names_error(&item) && !item.has_message);
  if (!names_error(&item) && !item.has_message) return;
  item.status = members->status;
  if (members->diagnostic) {
    item.diagnostic = members->diagnostic;
    item.diagnostic_at = members->diagnostic_at;
  }
  *members = item;
}

static void read_members(const struct table *table, struct slice body,
                         struct body_members *members) {
  members_read(table, body, members);
  if (!members->type.raw.text && !members->title.raw.text && !members->detail.raw.text) return;
  take_problem(table, members);
  if (members->errors.text && !names_error(members)) take_first_item(table, members);
}

/* What a shape found in problem details has their words and what goes with these. */
static void add_problem(struct body_members *members, const struct body_members *problem) {
  members->message = problem->message;
  members->has_message = problem->has_message;
  members->status = problem->status;
  if (!members->arguments.text) members->arguments = problem->arguments;
  if (!members->field.raw.text) members->field = problem->field;
}

/* An element of a list that a shape fits may be one of problem details, whose words are elsewhere. */
static void read_item(const struct table *table, struct slice body, struct body_members *members) {
  struct body_members item;
  const char *at = members->element.text;
  if (names_error(members) && members->has_message) return;
  read_problem_item(table, (struct slice){at, (size_t)(body.text + body.length - at)}, &item);
  if (item.has_message || (!names_error(members) && names_error(&item))) *members = item;
}

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
    return read_item(table, body, members), true;
  if (from) {
    read_problem_item(table, rest, members);
    return *from == '{' || members->next; /* else no element of a list begins there */
  }
  if (!fits) return read_members(table, body, members), true;
  if (names_error(members) && members->has_message) return true;
  read_members(table, body, &other);
  if (names_error(members)) {
    if (other.has_message) add_problem(members, &other);
  } else if (other.type.raw.text || names_error(&other)) {
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
  response->message = take_text(&members->message, scratch, &cut);
  response->key = take_text(&members->key, scratch, &cut);
  response->detail = take_text(&members->detail, scratch, &cut);
  response->field = take_text(&members->field, scratch, &cut);
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
  /* Of a later error the head is read again, but no more of it than servers send. */
  struct slice head = {bytes.text, from && bytes.length > HEAD_MOST ? HEAD_MOST : bytes.length};
  take_heads(from ? &head : &body, response);
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

/* ---- what was sent along ---- */

/* Arguments as they are found. */
struct sent {
  const errcat_error *error;
  struct scratch scratch;
  errcat_argument *arguments;
  size_t count, capacity;
};

static const errcat_parameter *parameter_called(const errcat_error *error,
                                                const struct json_string *key) {
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    if (json_is_called(key, (struct slice){p->name, strlen(p->name)})) return p;
  return NULL;
}

/* The text of a string or a number: where it stands, or in scratch if it has escapes. False for any
   other value, and where scratch is too small. */
static bool take_value(struct slice value, struct scratch *scratch, struct slice *text) {
  bool cut = false;
  *text = value;
  if (value.text[0] != '"') return json_begins_number(value.text[0]);
  struct json_reader reader = {cursor_of(value), NULL, 0};
  struct json_string string;
  if (!json_read_string(&reader, &string)) return false;
  *text = string.raw;
  if (!memchr(text->text, '\\', text->length)) return true;
  *text = (struct slice){scratch->at, json_unescape(*text, scratch->at, scratch->size, &cut)};
  scratch->at += text->length;
  scratch->size -= text->length;
  return !cut;
}

/* A text as an argument of the parameter's type; false if it is of no use to a sentence. */
static bool convert(const errcat_error *error, const errcat_parameter *parameter, struct slice text,
                    errcat_argument *argument) {
  struct values values;
  errcat_argument given = errcat_text(parameter->name, text.text, text.length);
  arguments_for_error(&values, error, &given, 1);
  const struct value *value = &values.items[parameter - error->parameters];
  if (!value->type) return false;
  *argument = given;
  if (value->type == ERRCAT_TEXT) return true;
  const bool is_time = value->type == ERRCAT_TIME;
  *argument = (errcat_argument){.name = parameter->name,
                                .type = value->type,
                                .number = is_time ? value->civil.seconds : value->number,
                                .precision = is_time ? value->civil.precision : 0,
                                .offset = is_time ? value->civil.offset : 0};
  return true;
}

/* Of members with the same name the last that can be used counts. */
static void take_argument(struct sent *sent, const errcat_parameter *parameter,
                          struct slice value) {
  struct slice text;
  if (!take_value(value, &sent->scratch, &text)) return;
  size_t at = 0;
  while (at < sent->count && sent->arguments[at].name != parameter->name) at++;
  if (at < sent->capacity && convert(sent->error, parameter, text, &sent->arguments[at]))
    sent->count += at == sent->count;
}

static void take_object(struct sent *sent, struct slice object) {
  struct json_string key;
  struct slice value;
  while (object.text && json_next(&object, &key, &value)) {
    const errcat_parameter *p = parameter_called(sent->error, &key);
    if (p) take_argument(sent, p, value);
  }
}

/* Those that have a path of their own, in the body or in the element of a list. */
static void take_paths(struct sent *sent, const struct shapes *shapes, errcat_slice text,
                       path_set set) {
  struct found found = {0};
  if (!set || !text.text) return;
  const struct slice value = {text.text, text.length};
  struct json_reader reader = {cursor_of(value), NULL, 0};
  json_skip_front(&reader);
  if (reader.text.at == reader.text.end) return;
  paths_find(&reader, shapes, set, &found);
  for (; set; set &= set - 1) {
    const int path = __builtin_ctzll(set);
    for (const errcat_parameter *p = sent->error->parameters; p && p->name; p++)
      if (found.values[path].text && !strcmp(p->name, shapes->names[path]))
        take_argument(sent, p, found.values[path]);
  }
}

/* Whether the error is all of the body, and no element of a list. White space in front is passed over for
   the last of a list only, and not for each. */
static bool is_body(const errcat_response *response) {
  const char *at = response->body.text, *const element = response->element.text;
  if (response->next) return false;
  if (!element || !at) return true;
  while (at < element && *at != '{' && *at != '[') at++;
  return at == element;
}

/* A path from the body's front is for a body that is one error: it would be gone through anew for each of
   a list's. */
size_t response_read_arguments(const struct table *table, const errcat_error *error,
                               const errcat_response *response, char *scratch, size_t size,
                               errcat_argument *arguments, size_t capacity) {
  struct sent sent = {error, {scratch, size}, arguments, 0, capacity};
  const struct shapes *shapes = table->shapes;
  if (shapes) {
    if (is_body(response))
      take_paths(&sent, shapes, response->body, shapes->parameters & shapes->absolute);
    else
      take_paths(&sent, shapes, response->element, shapes->parameters & shapes->relative);
  }
  take_object(&sent, (struct slice){response->arguments.text, response->arguments.length});
  return sent.count;
}

size_t errcat_read_arguments(const errcat_catalogs *catalogs, const errcat_response *response,
                             char *scratch, size_t size, errcat_argument *arguments,
                             size_t capacity) {
  const int64_t index = catalogs ? table_index(&catalogs->table, response->code) : -1;
  if (index < 0) return 0;
  return response_read_arguments(&catalogs->table, table_error(&catalogs->table, (uint32_t)index),
                                 response, scratch, size, arguments, capacity);
}
