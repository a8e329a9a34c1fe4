/* Members of a body that are the caller's own: JSON, and none that errcat writes. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "catalog/shape.h"
#include "response/json.h"
#include "response/writing.h"

static bool is_name(const struct json_string *key, const char *name) {
  return json_is_called(key, slice_of(name));
}

static bool begins_path(const struct shapes *shapes, int path, const struct json_string *key) {
  return path >= 0 && path_starts_with(&shapes->paths[path], key->raw);
}

/* Whether the shape that is written has a member of this name at its outside. */
static bool is_of_shape(const struct writing *writing, const struct shape *shape,
                        const struct json_string *key) {
  const struct shapes *shapes = writing->table->shapes;
  return begins_path(shapes, shape->each, key) || begins_path(shapes, shape->code, key) ||
         begins_path(shapes, shape->message, key) || begins_path(shapes, shape->field, key) ||
         (writing->form & ERRCAT_WITH_ARGUMENTS && begins_path(shapes, shape->arguments, key));
}

/* Problem details have members of their own, and the arguments of the error, which is NULL for a list and for an
   unknown code. */
static bool is_of_problem(const struct writing *writing, const errcat_error *error,
                          const struct json_string *key) {
  static const char *const names[] = {"type",    "title",  "status",    "detail",
                                      "pointer", "errors", "error_args"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (is_name(key, names[i])) return true;
  for (const errcat_parameter *p = error ? error->parameters : NULL; p && p->name; p++)
    if (is_name(key, p->name)) return true;
  return json_is_called(key, writing->table->code_member);
}

/* Whether errcat writes a member of this name itself. */
static bool is_ours(const struct writing *writing, const struct shape *shape,
                    const errcat_error *error, const struct json_string *key) {
  if (writing->form & ERRCAT_WITH_LANGUAGE && (is_name(key, "language") || is_name(key, "dir")))
    return true;
  if (writing_is_problem(writing)) return is_of_problem(writing, error, key);
  if (shape) return is_of_shape(writing, shape, key);
  return json_is_called(key, writing->table->code_member) ||
         json_is_called(key, writing->table->message_member) ||
         (writing->form & ERRCAT_WITH_ARGUMENTS && is_name(key, "error_args"));
}

/* The caller's members are those of an object without its braces, and none is one of ours. */
static bool are_members(const struct writing *writing, const struct shape *shape,
                        const errcat_error *error) {
  const struct slice members = {writing->members.text, writing->members.length};
  struct json_reader reader = {cursor_of(members), NULL, 0};
  struct json_string key;
  for (;;) {
    if (!json_read_key(&reader, &key) || !key.is_clean || is_ours(writing, shape, error, &key) ||
        !json_skip_value(&reader))
      return false;
    json_skip_space(&reader);
    if (reader.text.at == reader.text.end) return !reader.diagnostic;
    if (!cursor_take(&reader.text, ',')) return false;
  }
}

/* Whether a body of this shape is an object. */
static bool is_object(const struct shapes *shapes, const struct shape *shape) {
  const int path = shape->each >= 0 ? shape->each : shape->message;
  return shapes->paths[path].steps[0].kind == STEP_NAME;
}

bool writing_may_have_members(const struct writing *writing, bool list, const errcat_error *error) {
  const struct shape *shape =
      writing_is_problem(writing) ? NULL : shape_to_write(writing->table->shapes, list);
  if (shape && !is_object(writing->table->shapes, shape)) return false;
  return are_members(writing, shape, error);
}
