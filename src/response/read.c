/* Error responses, read: a body, or a whole HTTP response. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "response/json.h"
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
  while (begins(*rest, "HTTP/")) {
    response->http_status = status_of(take_line(rest));
    response->language = NULL;
    response->language_length = 0;
    while (rest->length) {
      struct slice value;
      const struct slice line = take_line(rest);
      if (!line.length) break;
      if (is_field(line, "Content-Language", &value)) {
        response->language = value.text;
        response->language_length = value.length;
      }
    }
  }
}

/* ---- the body ---- */

static void take_message(const struct json_string *message, char *scratch, size_t size,
                         errcat_response *response) {
  response->message = message->raw.text;
  response->length = message->raw.length;
  if (message->is_clean) return;
  bool cut;
  response->length = json_unescape(message->raw, scratch, size, &cut);
  response->message = scratch;
  if (cut) response->status |= ERRCAT_TRUNCATED;
}

int errcat_read(const errcat_catalogs *catalogs, const char *bytes, size_t length, char *scratch,
                size_t size, errcat_response *response) {
  const struct table *table = &catalogs->table;
  struct slice rest = {bytes, length == ERRCAT_NUL ? strlen(bytes) : length};
  struct json_members members;
  *response = (errcat_response){0};
  take_heads(&rest, response);
  json_read(rest, table->code_member, table->message_member, &members);
  response->diagnostic = members.diagnostic;
  if (members.diagnostic) response->place = (size_t)(members.diagnostic_at - rest.text);
  response->code = members.code;
  if (members.has_message) take_message(&members.message, scratch, size, response);
  response->arguments = members.arguments.text;
  response->arguments_length = members.arguments.length;
  return response->diagnostic == 0;
}

int32_t errcat_http_status(const errcat_catalogs *catalogs, int32_t code, int32_t otherwise) {
  const errcat_error *error = errcat_find(catalogs, code);
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

size_t errcat_read_arguments(const errcat_error *error, const errcat_response *response,
                             char *scratch, size_t size, errcat_argument *arguments,
                             size_t capacity) {
  struct slice object = {response->arguments, response->arguments_length};
  struct json_string key;
  struct slice value, text;
  size_t count = 0;
  while (object.text && json_next(&object, &key, &value)) {
    const errcat_parameter *p = parameter_called(error, &key);
    if (!p || !take_value(value, &scratch, &size, &text)) continue;
    size_t at = 0; /* of members with the same name the last counts */
    while (at < count && arguments[at].name != p->name) at++;
    if (at == capacity) continue;
    /* Numbers as well are read from their text, by the type of the parameter. */
    arguments[at] = errcat_text(p->name, text.text);
    arguments[at].length = text.length;
    count += at == count;
  }
  return count;
}
