/* Error responses, read: a body, or a whole HTTP response. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/read.h"

#include <string.h>

#include "render/arguments.h"
#include "response/json.h"
#include "response/members.h"
#include "response/problem.h"
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

static void take_message(const struct json_string *message, char *scratch, size_t size,
                         errcat_response *response) {
  response->message = (errcat_slice){message->raw.text, message->raw.length};
  response->status = 0;
  if (message->is_clean || !message->raw.text) return;
  bool cut;
  response->message = (errcat_slice){scratch, json_unescape(message->raw, scratch, size, &cut)};
  if (cut) response->status |= ERRCAT_TRUNCATED;
}

/* The text of a string, in buffer if it has escapes; one that is too long for that is cut. */
static struct slice text_of(const struct json_string *string, char *buffer, size_t size) {
  bool cut;
  if (string->is_clean || !string->raw.text) return string->raw;
  return (struct slice){buffer, json_unescape(string->raw, buffer, size, &cut)};
}

/* What problem details say where the domain's own members do not. Its words are those of this
   occurrence, else of the kind of problem. */
static void take_problem(const struct table *table, struct body_members *members) {
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
  if (ours && !members->arguments.text) members->arguments = members->element;
}

static void set_diagnostic(struct body_members *members, int32_t diagnostic, const char *at) {
  if (members->diagnostic) return;
  members->diagnostic = diagnostic;
  members->diagnostic_at = at;
}

/* A status in the body is the response's, as whoever reads the body alone is told by it. */
static void take_status(struct body_members *members, errcat_response *response) {
  if (!response->http_status)
    response->http_status = members->status;
  else if (members->status && members->status != response->http_status)
    set_diagnostic(members, ERRCAT_DIAGNOSTIC_BODY_STATUS, members->element.text);
}

errcat_status response_read(const struct table *table, struct slice rest, size_t from,
                            int32_t http_status, char *scratch, size_t size,
                            errcat_response *response) {
  struct body_members members;
  if (from) { /* a body has one error */
    *response = (errcat_response){0};
    return ERRCAT_NOTHING_FOUND;
  }
  response->http_status = http_status;
  response->language = (errcat_slice){NULL, 0};
  take_heads(&rest, response);
  members_read(rest, table->code_member, table->message_member, &members);
  if (members.type.raw.text || members.title.raw.text || members.detail.raw.text)
    take_problem(table, &members);
  take_status(&members, response);
  if (!members.has_code) set_diagnostic(&members, ERRCAT_DIAGNOSTIC_BODY_NO_CODE, rest.text);
  response->code = members.code;
  response->diagnostic = members.diagnostic;
  response->place = members.diagnostic ? (size_t)(members.diagnostic_at - rest.text) : 0;
  response->next = 0;
  take_message(&members.message, scratch, size, response);
  response->arguments = (errcat_slice){members.arguments.text, members.arguments.length};
  response->element = (errcat_slice){members.element.text, members.element.length};
  memset(response->reserved, 0, sizeof response->reserved);
  return response->diagnostic ? ERRCAT_FAULTY : ERRCAT_OK;
}

errcat_status errcat_read(const errcat_catalogs *catalogs, const char *bytes, size_t length,
                          size_t from, char *scratch, size_t size, errcat_response *response) {
  if (catalogs)
    return response_read(&catalogs->table,
                         (struct slice){bytes, length == ERRCAT_NUL ? strlen(bytes) : length}, from,
                         0, scratch, size, response);
  *response = (errcat_response){0};
  return ERRCAT_NOTHING_FOUND;
}

int32_t errcat_http_status(const errcat_catalogs *catalogs, int32_t code, int32_t otherwise) {
  const int64_t index = catalogs ? table_index(&catalogs->table, code) : -1;
  const errcat_error *error = index < 0 ? NULL : table_error(&catalogs->table, (uint32_t)index);
  return error && error->http_status ? error->http_status : otherwise;
}

/* ---- error_args ---- */

static const errcat_parameter *parameter_called(const errcat_error *error,
                                                const struct json_string *key) {
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    if (json_is_called(key, (struct slice){p->name, strlen(p->name)})) return p;
  return NULL;
}

/* The text of a string or a number: where it stands, or in scratch if it has escapes. False for any
   other value, and where scratch is too small. */
static bool take_value(struct slice value, char **scratch, size_t *size, struct slice *text) {
  bool cut = false;
  *text = value;
  if (value.text[0] != '"')
    return value.text[0] == '-' || (value.text[0] >= '0' && value.text[0] <= '9');
  *text = (struct slice){value.text + 1, value.length - 2};
  if (!memchr(text->text, '\\', text->length)) return true;
  *text = (struct slice){*scratch, json_unescape(*text, *scratch, *size, &cut)};
  *scratch += text->length;
  *size -= text->length;
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

size_t errcat_read_arguments(const errcat_error *error, const errcat_response *response,
                             char *scratch, size_t size, errcat_argument *arguments,
                             size_t capacity) {
  struct slice object = {response->arguments.text, response->arguments.length};
  struct json_string key;
  struct slice value, text;
  size_t count = 0;
  while (object.text && json_next(&object, &key, &value)) {
    const errcat_parameter *p = parameter_called(error, &key);
    if (!p || !take_value(value, &scratch, &size, &text)) continue;
    size_t at = 0; /* of members with the same name the last that can be used counts */
    while (at < count && arguments[at].name != p->name) at++;
    if (at == capacity || !convert(error, p, text, &arguments[at])) continue;
    count += at == count;
  }
  return count;
}
