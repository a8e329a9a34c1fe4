/* Follows a path through JSON; what is none leads nowhere. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "at.h"

#include "base/cursor.h"

static void skip_space(struct cursor *json) {
  while (cursor_take(json, ' ') || cursor_take(json, '\t') || cursor_take(json, '\n') ||
         cursor_take(json, '\r'))
    continue;
}

/* The text between the quotes. */
static struct slice take_string(struct cursor *json) {
  cursor_take(json, '"');
  const char *const start = json->at;
  while (json->at < json->end && *json->at != '"')
    json->at += *json->at == '\\' && cursor_rest(json) > 1 ? 2 : 1;
  const struct slice text = {start, (size_t)(json->at - start)};
  cursor_take(json, '"');
  return text;
}

/* Up to the comma or bracket that ends it, white space included. */
static struct slice take_value(struct cursor *json) {
  const char *const start = json->at;
  for (size_t depth = 0; json->at < json->end;) {
    const char c = *json->at;
    if (c == '"') {
      take_string(json);
      continue;
    }
    const bool closes = c == '}' || c == ']';
    if (!depth && (c == ',' || closes)) break;
    depth += c == '{' || c == '[';
    depth -= closes;
    json->at++;
  }
  return (struct slice){start, (size_t)(json->at - start)};
}

/* Takes the next member or element off the front; false at the end. A list's have no name. */
static bool take_next(struct cursor *json, bool is_object, struct slice *name,
                      struct slice *value) {
  skip_space(json);
  if (cursor_at(json, '}') || cursor_at(json, ']') || json->at == json->end) return false;
  if (is_object) {
    *name = take_string(json);
    skip_space(json);
    cursor_take(json, ':');
    skip_space(json);
  }
  *value = take_value(json);
  cursor_take(json, ',');
  return value->length > 0;
}

static bool follow(const struct path *path, unsigned step, struct slice value,
                   struct slice *found) {
  struct cursor json = cursor_of(value);
  struct slice name = {NULL, 0}, inner;
  *found = value;
  if (step == path->count) return true;
  const struct path_step *const wanted = &path->steps[step];
  const bool by_name = wanted->kind == STEP_NAME;
  if (!cursor_take(&json, by_name ? '{' : '[')) return false;
  bool any = false;
  for (uint32_t i = 0; take_next(&json, by_name, &name, &inner); i++) {
    const bool taken = by_name                      ? path_step_is(wanted, name)
                       : wanted->kind == STEP_INDEX ? i == wanted->index
                                                    : true;
    struct slice last;
    if (!taken || !follow(path, step + 1, inner, &last)) continue;
    *found = last; /* of members of the same name the last counts */
    any = true;
    if (!by_name) return true;
  }
  return any;
}

bool at_find(const struct path *path, struct slice value, struct slice *found) {
  if (!follow(path, 0, value, found)) return false;
  while (found->length && strchr(" \t\r\n", found->text[found->length - 1])) found->length--;
  return true;
}
