/* Status lines and header fields (RFC 9112). SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/head.h"

#include <string.h>

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

void response_take_heads(struct slice *rest, errcat_response *response) {
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
