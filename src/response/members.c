/* What an error response's body says: its own members. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/members.h"

#include <string.h>

#include "response/json.h"
#include "response/problem.h"

void members_note(struct body_members *members, int32_t diagnostic, const char *at) {
  if (members->diagnostic) return;
  members->diagnostic = diagnostic;
  members->diagnostic_at = at;
}

/* Decimal digits, perhaps after a "-". What is larger than a code may be need not be exact. */
static bool read_integer(struct slice digits, int64_t *value) {
  const bool negative = slice_begins_with(digits, slice_of("-"));
  *value = 0;
  if (digits.length == negative) return false;
  for (size_t i = negative; i < digits.length; i++) {
    if (digits.text[i] < '0' || digits.text[i] > '9') return false;
    if (*value <= INT32_MAX) *value = *value * 10 + (digits.text[i] - '0');
  }
  if (negative) *value = -*value;
  return true;
}

/* The text of a string; one with escapes that is too long for the buffer is no code, and empty. */
static struct slice text_of(const struct json_string *string, char *buffer, size_t size) {
  bool cut;
  if (string->is_clean) return string->raw;
  const size_t length = json_unescape(string->raw, buffer, size, &cut);
  return (struct slice){buffer, cut ? 0 : length};
}

static void set_code(struct body_members *members, int64_t code, const char *at) {
  if (!code || code < -INT32_MAX || code > INT32_MAX) {
    members_note(members, ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, at);
    return;
  }
  members->code = (int32_t)code;
  members->has_code = true;
  members->key = (struct json_string){{NULL, 0}, false, false};
}

static void take_string_code(const struct table *table, const struct json_string *string,
                             const char *at, struct body_members *members) {
  char buffer[256];
  const struct slice text = text_of(string, buffer, sizeof buffer);
  int64_t code = keys_find(&table->keys, text);
  if (code || read_integer(text, &code)) {
    set_code(members, code, at);
    return;
  }
  if (!members->has_code) members->key = *string;
  members_note(members,
               table->keys.count ? ERRCAT_DIAGNOSTIC_BODY_UNKNOWN_KEY
                                 : ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE,
               at);
}

static void take_number_code(struct slice digits, struct body_members *members) {
  int64_t code;
  if (read_integer(digits, &code))
    set_code(members, code, digits.text);
  else
    members_note(members, ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, digits.text);
}

void members_take_code(const struct table *table, struct slice value,
                       struct body_members *members) {
  struct json_reader reader = {cursor_of(value), NULL, 0};
  struct json_string string;
  if (!cursor_at(&reader.text, '"'))
    take_number_code(value, members);
  else if (json_read_string(&reader, &string)) /* else it is cut */
    take_string_code(table, &string, value.text, members);
}

/* Of several members of this name the last that has one counts. */
static bool read_code(struct json_reader *reader, const struct table *table,
                      struct body_members *members) {
  const char *start = reader->text.at;
  struct json_string string;
  if (members->has_code) members_note(members, ERRCAT_DIAGNOSTIC_BODY_DUPLICATE, start);
  if (cursor_at(&reader->text, '"')) {
    if (!json_read_string(reader, &string)) return false;
    take_string_code(table, &string, start, members);
    return true;
  }
  if (!cursor_at(&reader->text, '-') && !cursor_at_digit(&reader->text)) {
    if (!json_skip_value(reader)) return false;
    members_note(members, ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, start);
    return true;
  }
  struct slice digits;
  if (!json_read_number(reader, &digits)) return false;
  if (!json_number_ends(&reader->text, false))
    return json_fail(reader, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  take_number_code(digits, members);
  return true;
}

static bool read_message(struct json_reader *reader, struct body_members *members) {
  if (members->has_message)
    members_note(members, ERRCAT_DIAGNOSTIC_BODY_DUPLICATE, reader->text.at);
  if (!cursor_at(&reader->text, '"')) {
    members_note(members, ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, reader->text.at);
    return json_skip_value(reader);
  }
  members->has_message = true;
  return json_read_string(reader, &members->message);
}

/* Members of problem details (RFC 9457, 3.1), which are as good as absent where they are of another
   type. */
static bool read_problem(struct json_reader *reader, const struct json_string *key,
                         struct body_members *members) {
  static const struct slice type = {"type", 4}, title = {"title", 5}, detail = {"detail", 6},
                            pointer = {"pointer", 7}, status = {"status", 6},
                            errors = {"errors", 6};
  struct json_string *text = json_is_called(key, type)      ? &members->type
                             : json_is_called(key, title)   ? &members->title
                             : json_is_called(key, detail)  ? &members->detail
                             : json_is_called(key, pointer) ? &members->field
                                                            : NULL;
  if (text && cursor_at(&reader->text, '"')) return json_read_string(reader, text);
  struct slice value = {reader->text.at, 0};
  int64_t number;
  if (!json_skip_value(reader)) return false;
  value.length = (size_t)(reader->text.at - value.text);
  if (json_is_called(key, errors) && *value.text == '[') members->errors = value;
  if (json_is_called(key, status) && read_integer(value, &number) && number >= 100 && number <= 599)
    members->status = (int32_t)number;
  return true;
}

static bool read_arguments(struct json_reader *reader, struct body_members *members) {
  const char *start = reader->text.at;
  if (!json_skip_value(reader)) return false;
  members->arguments = (struct slice){NULL, 0};
  if (*start == '{') members->arguments = (struct slice){start, (size_t)(reader->text.at - start)};
  return true;
}

/* Where codes lie deeper, the member of problem details that has their name may be one of RFC 9457's. */
static bool is_code(const struct json_string *key, const struct table *table) {
  return table->code_member.length && json_is_called(key, table->code_member) &&
         (!table->shapes || problem_has_code(table));
}

static bool read_member(struct json_reader *reader, const struct table *table,
                        struct body_members *members) {
  static const struct slice arguments = {"error_args", 10};
  struct json_string key;
  return json_read_key(reader, &key) &&
         (is_code(&key, table)                          ? read_code(reader, table, members)
          : json_is_called(&key, table->message_member) ? read_message(reader, members)
          : json_is_called(&key, arguments)             ? read_arguments(reader, members)
                                                        : read_problem(reader, &key, members));
}

/* Reads on after a member that cannot be read, and where a comma is missing. */
static void read_object(struct json_reader *reader, const struct table *table,
                        struct body_members *members) {
  reader->text.at++;
  json_skip_space(reader);
  if (cursor_take(&reader->text, '}')) return;
  for (;;) {
    const char *start = reader->text.at;
    if (!read_member(reader, table, members) && !json_skip_member(reader, start)) return;
    json_skip_space(reader);
    if (cursor_take(&reader->text, '}')) return;
    if (cursor_take(&reader->text, ',')) continue;
    json_fail(reader, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
    if (!cursor_at(&reader->text, '"') && !json_skip_member(reader, reader->text.at)) return;
  }
}

/* A body that is no object: JSON of another kind, or somebody else's words. */
static void read_other(struct json_reader *reader, struct body_members *members) {
  const char *start = reader->text.at;
  bool is_json = json_skip_value(reader);
  if (is_json) json_skip_space(reader);
  is_json &= reader->text.at == reader->text.end;
  if (!is_json && reader->diagnostic != ERRCAT_DIAGNOSTIC_BODY_TOO_DEEP) reader->diagnostic = 0;
  members_note(members,
               is_json ? ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT : ERRCAT_DIAGNOSTIC_BODY_NOT_JSON,
               start);
}

void members_read(const struct table *table, struct slice body, struct body_members *members) {
  struct json_reader reader = {cursor_of(body), NULL, 0};
  *members = (struct body_members){0};
  json_skip_front(&reader);
  if (reader.text.at == reader.text.end) {
    members_note(members, ERRCAT_DIAGNOSTIC_BODY_EMPTY, reader.text.at);
  } else if (*reader.text.at != '{') {
    read_other(&reader, members);
  } else {
    members->element.text = reader.text.at;
    read_object(&reader, table, members);
    members->element.length = (size_t)(reader.text.at - members->element.text);
    json_skip_space(&reader);
    if (reader.text.at < reader.text.end) json_fail(&reader, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  }
  /* A diagnostic about broken JSON goes before one about a member. */
  if (reader.diagnostic) {
    members->diagnostic = reader.diagnostic;
    members->diagnostic_at = reader.diagnostic_at;
  }
}
