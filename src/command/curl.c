/* The marks of curl -v: "* " its own words, "> " the request, "< " the response's head, "{ " and "} "
   how many bytes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "curl.h"

#include <string.h>

#include "base/slice.h"

static bool is_marked(struct slice line, char mark) {
  return line.length && *line.text == mark &&
         (line.length == 1 || strchr(" \r\n", line.text[1]) != NULL);
}

static bool begins(struct slice line, const char *with) {
  return slice_begins_with(line, slice_of(with));
}

static bool has(struct slice line, const char *what) {
  return slice_find(line, slice_of(what)) != NULL;
}

bool curl_is_own(const char *text, size_t length) {
  const struct slice line = {text, length};
  const bool counts = (begins(line, "{ [") || begins(line, "} [")) && has(line, " bytes data]");
  const bool says = is_marked(line, '*') || is_marked(line, '>') || has(line, "--:--:--") ||
                    has(line, "% Total ") || has(line, "Dload  Upload ");
  return counts || (says && !begins(line, "[") && !has(line, "{"));
}

bool curl_begins_head(const char *text, size_t length) {
  return begins((struct slice){text, length}, "< HTTP/");
}

/* Behind the line at an offset; length if it does not end. */
static size_t line_end(const char *text, size_t length, size_t at) {
  const char *end = memchr(text + at, '\n', length - at);
  return end ? (size_t)(end - text) + 1 : length;
}

size_t curl_head_end(const char *text, size_t length, bool *whole) {
  size_t at = 0;
  *whole = true;
  while (at < length) {
    const size_t end = line_end(text, length, at);
    const struct slice line = {text + at, end - at};
    if (text[end - 1] != '\n') break;
    if (!is_marked(line, '<') && !is_marked(line, '*')) return at;
    at = end;
    if (is_marked(line, '<') && strspn(line.text + 1, " \r") + 2 == line.length) return at;
  }
  *whole = false;
  return length;
}

size_t curl_unmark(char *text, size_t length) {
  size_t kept = 0;
  for (size_t at = 0, end; at < length; at = end) {
    end = line_end(text, length, at);
    if (text[at] == '*' && end - at > 1) text[at + 1] = ':';
    for (at += text[at] != '<' ? 0 : text[at + 1] == ' ' ? 2 : 1; at < end; at++)
      if (text[at] != '\r') text[kept++] = text[at];
  }
  const size_t gap = length - kept;
  memmove(text + gap, text, kept);
  memset(text, ' ', gap);
  return gap;
}
