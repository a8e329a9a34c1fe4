/* A strict JSON reader. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/json.h"

#include <errcat.h>
#include <string.h>

void json_note(struct json_reader *reader, int32_t diagnostic, const char *at) {
  if (reader->diagnostic) return;
  reader->diagnostic = diagnostic;
  reader->diagnostic_at = at;
}

bool json_fail(struct json_reader *reader, int32_t diagnostic) {
  if (reader->text.at >= reader->text.end) {
    reader->diagnostic = ERRCAT_DIAGNOSTIC_BODY_TRUNCATED;
    reader->diagnostic_at = reader->text.end;
  }
  json_note(reader, diagnostic, reader->text.at);
  return false;
}

void json_skip_space(struct json_reader *reader) {
  while (reader->text.at < reader->text.end &&
         (*reader->text.at == ' ' || *reader->text.at == '\n' || *reader->text.at == '\r' ||
          *reader->text.at == '\t'))
    reader->text.at++;
}

void json_skip_front(struct json_reader *reader) {
  cursor_take_slice(&reader->text, slice_of("\xEF\xBB\xBF"));
  json_skip_space(reader);
}

bool json_take(struct json_reader *reader, char byte) {
  if (reader->text.at >= reader->text.end || *reader->text.at != byte)
    return json_fail(reader, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  reader->text.at++;
  return true;
}

/* ---- numbers (section 6) ---- */

bool json_read_number(struct json_reader *reader, struct slice *number) {
  const char *start = reader->text.at;
  cursor_take(&reader->text, '-');
  if (!cursor_take(&reader->text, '0') && !cursor_skip_digits(&reader->text))
    return json_fail(reader, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  if (cursor_take(&reader->text, '.') && !cursor_skip_digits(&reader->text))
    return json_fail(reader, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  if (cursor_take(&reader->text, 'e') || cursor_take(&reader->text, 'E')) {
    if (!cursor_take(&reader->text, '-')) cursor_take(&reader->text, '+');
    if (!cursor_skip_digits(&reader->text)) return json_fail(reader, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  }
  *number = (struct slice){start, (size_t)(reader->text.at - start)};
  return true;
}

/* White space of JSON. */
static bool is_space(char byte) {
  return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t';
}

bool json_number_ends(const struct cursor *text, bool in_array) {
  const char *at = text->at;
  if (at == text->end || !(is_space(*at) || *at == ',' || *at == '}' || *at == ']')) return false;
  while (at < text->end && (is_space(*at) || (*at == ',' && !in_array))) at++;
  return at == text->end || *at < '0' || *at > '9';
}

/* ---- values (section 3) ---- */

static bool read_word(struct json_reader *reader, const char *word) {
  while (*word)
    if (!json_take(reader, *word++)) return false;
  return true;
}

static bool read_scalar(struct json_reader *reader) {
  struct json_string string;
  struct slice number;
  if (reader->text.at >= reader->text.end)
    return json_fail(reader, ERRCAT_DIAGNOSTIC_BODY_TRUNCATED);
  switch (*reader->text.at) {
  case '"': return json_read_string(reader, &string);
  case 't': return read_word(reader, "true");
  case 'f': return read_word(reader, "false");
  case 'n': return read_word(reader, "null");
  default: return json_read_number(reader, &number);
  }
}

/* Which of the open brackets are objects, a bit each. */
struct nesting {
  uint64_t objects[JSON_DEPTH_MAX / 64];
  unsigned depth;
};

static bool open_bracket(struct json_reader *reader, struct nesting *nesting, bool object) {
  if (nesting->depth == JSON_DEPTH_MAX - 1)
    return json_fail(reader, ERRCAT_DIAGNOSTIC_BODY_TOO_DEEP);
  const unsigned at = nesting->depth++;
  const uint64_t bit = UINT64_C(1) << (at % 64);
  if (at % 64 == 0) nesting->objects[at / 64] = 0;
  if (object)
    nesting->objects[at / 64] |= bit;
  else
    nesting->objects[at / 64] &= ~bit;
  reader->text.at++;
  return true;
}

static bool in_object(const struct nesting *nesting) {
  const unsigned at = nesting->depth - 1;
  return nesting->objects[at / 64] >> (at % 64) & 1;
}

bool json_read_key(struct json_reader *reader, struct json_string *key) {
  json_skip_space(reader);
  if (!json_read_string(reader, key)) return false;
  json_skip_space(reader);
  if (!json_take(reader, ':')) return false;
  json_skip_space(reader);
  return true;
}

/* After a value: closes what ends here, then stands before the next value; nothing is open at the
   end. */
static bool after_value(struct json_reader *reader, struct nesting *nesting) {
  struct json_string key;
  while (nesting->depth) {
    json_skip_space(reader);
    const bool object = in_object(nesting);
    if (cursor_take(&reader->text, object ? '}' : ']')) {
      nesting->depth--;
      continue;
    }
    if (!json_take(reader, ',')) return false;
    if (object) return json_read_key(reader, &key);
    json_skip_space(reader);
    return true;
  }
  return true;
}

bool json_skip_value(struct json_reader *reader) {
  struct nesting nesting;
  struct json_string key;
  nesting.depth = 0;
  do {
    const char bracket = reader->text.at < reader->text.end ? *reader->text.at : 0;
    if (bracket != '{' && bracket != '[') {
      if (!read_scalar(reader) || !after_value(reader, &nesting)) return false;
      continue;
    }
    if (!open_bracket(reader, &nesting, bracket == '{')) return false;
    json_skip_space(reader);
    if (reader->text.at < reader->text.end && *reader->text.at == (bracket == '{' ? '}' : ']')) {
      if (!after_value(reader, &nesting)) return false;
    } else if (bracket == '{' && !json_read_key(reader, &key)) {
      return false;
    }
  } while (nesting.depth);
  return true;
}

/* ---- reading on after what cannot be read ---- */

/* Past a string, however wrong; the end if it has none. */
static const char *past_quotes(const char *at, const char *end) {
  for (at++; at < end && *at != '"'; at++)
    if (*at == '\\' && end - at > 1) at++;
  return at < end ? at + 1 : end;
}

bool json_skip_member(struct json_reader *reader, const char *at) {
  size_t depth = 0;
  while (at < reader->text.end) {
    const char byte = *at;
    if (!depth && (byte == ',' || byte == '}')) break;
    if (byte == '{' || byte == '[') depth++;
    if ((byte == '}' || byte == ']') && depth) depth--;
    at = byte == '"' ? past_quotes(at, reader->text.end) : at + 1;
  }
  reader->text.at = at;
  return at < reader->text.end;
}

/* ---- objects ---- */

bool json_next(struct slice *object, struct json_string *key, struct slice *value) {
  struct json_reader reader = {cursor_of(*object), NULL, 0};
  if (!cursor_take(&reader.text, '{') && !cursor_take(&reader.text, ',')) return false;
  if (!json_read_key(&reader, key)) return false; /* as at the end of an empty object */
  const char *start = reader.text.at;
  if (!json_skip_value(&reader)) return false;
  if (json_begins_number(*start) && !json_number_ends(&reader.text, false)) return false;
  *value = (struct slice){start, (size_t)(reader.text.at - start)};
  json_skip_space(&reader);
  *object = (struct slice){reader.text.at, (size_t)(reader.text.end - reader.text.at)};
  return true;
}
