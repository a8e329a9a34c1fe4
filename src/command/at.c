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

/* The last member of a name. */
static bool find_member(struct cursor json, const struct path_step *wanted, struct slice *value) {
  struct slice name, next;
  bool any = false;
  if (!cursor_take(&json, '{')) return false;
  while (take_next(&json, true, &name, &next)) {
    if (memchr(name.text, '\\', name.length) || !path_step_is(wanted, name)) continue;
    *value = next;
    any = true;
  }
  return any;
}

static struct slice without_space(struct slice value) {
  while (value.length && strchr(" \t\r\n", value.text[value.length - 1])) value.length--;
  return value;
}

/* A path has few steps, so this goes no deeper. */
static bool follow(const struct path *path, unsigned step, struct slice value, at_take *take,
                   void *context) {
  struct cursor json = cursor_of(value);
  struct slice name, inner;
  bool any = false;
  if (step == path->count) return take(context, without_space(value)), true;
  const struct path_step *const wanted = &path->steps[step];
  if (wanted->kind == STEP_NAME)
    return find_member(json, wanted, &inner) && follow(path, step + 1, inner, take, context);
  if (!cursor_take(&json, '[')) return false;
  for (uint32_t i = 0; take_next(&json, false, &name, &inner); i++)
    if (wanted->kind == STEP_ANY || i == wanted->index)
      any |= follow(path, step + 1, inner, take, context);
  return any;
}

bool at_each(const struct path *path, struct slice value, at_take *take, void *context) {
  return follow(path, 0, value, take, context);
}
