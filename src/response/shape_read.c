/* Error responses of any shape, read. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/shape_read.h"

#include <string.h>

/* ---- values by their paths ---- */

struct walk {
  struct json_reader *reader;
  const struct shapes *shapes;
  struct found *found;
};

static bool walk(struct walk *walk, path_set set, unsigned depth, bool in_array);

/* Those of a set whose step at a depth leads to a member, or to an element. */
static path_set select_member(const struct walk *walk, path_set set, unsigned depth,
                              const struct json_string *key) {
  char buffer[256];
  bool cut = false;
  struct slice name = key->raw;
  path_set selected = 0;
  if (!key->is_whole) return 0;
  if (!key->is_clean)
    name = (struct slice){buffer, json_unescape(key->raw, buffer, sizeof buffer, &cut)};
  for (; set && !cut; set &= set - 1)
    if (path_step_is(&walk->shapes->paths[__builtin_ctzll(set)].steps[depth], name))
      selected |= set & -set;
  return selected;
}

static path_set select_element(const struct walk *walk, path_set set, unsigned depth,
                               uint32_t index) {
  path_set selected = 0;
  for (; set; set &= set - 1) {
    const struct path_step *step = &walk->shapes->paths[__builtin_ctzll(set)].steps[depth];
    if (step->kind == STEP_ANY || (step->kind == STEP_INDEX && step->index == index))
      selected |= set & -set;
  }
  return selected;
}

static bool walk_object(struct walk *w, path_set set, unsigned depth) {
  struct json_reader *reader = w->reader;
  struct json_string key;
  reader->text.at++;
  json_skip_space(reader);
  if (cursor_take(&reader->text, '}')) return true;
  for (;;) {
    if (!json_read_key(reader, &key) ||
        !walk(w, select_member(w, set, depth, &key), depth + 1, false))
      return false;
    json_skip_space(reader);
    if (cursor_take(&reader->text, '}')) return true;
    if (!json_take(reader, ',')) return false;
  }
}

static bool walk_array(struct walk *w, path_set set, unsigned depth) {
  struct json_reader *reader = w->reader;
  reader->text.at++;
  json_skip_space(reader);
  if (cursor_take(&reader->text, ']')) return true;
  for (uint32_t index = 0;; index++) {
    if (!walk(w, select_element(w, set, depth, index), depth + 1, true)) return false;
    json_skip_space(reader);
    if (cursor_take(&reader->text, ']')) return true;
    if (!json_take(reader, ',')) return false;
    json_skip_space(reader);
  }
}

static bool has_any_step(const struct path *path) {
  for (unsigned i = 0; i < path->count; i++)
    if (path->steps[i].kind == STEP_ANY) return true;
  return false;
}

static void record(const struct walk *w, unsigned path, struct slice value) {
  struct slice *found = &w->found->values[path];
  if (!found->text || !has_any_step(&w->shapes->paths[path])) *found = value;
}

/* From the front of a value, to which all of the set lead: those with more steps lead into it. A number
   that may be cut is none. */
static bool walk(struct walk *w, path_set set, unsigned depth, bool in_array) {
  struct json_reader *reader = w->reader;
  const char *start = reader->text.at;
  path_set inner = 0, ends = 0;
  for (; set; set &= set - 1)
    *(w->shapes->paths[__builtin_ctzll(set)].count > depth ? &inner : &ends) |= set & -set;
  const bool sound = inner && cursor_at(&reader->text, '{')   ? walk_object(w, inner, depth)
                     : inner && cursor_at(&reader->text, '[') ? walk_array(w, inner, depth)
                                                              : json_skip_value(reader);
  const struct slice value = {start, (size_t)(reader->text.at - start)};
  if (!value.length) return sound;
  if (json_begins_number(*start) && !json_number_ends(&reader->text, in_array)) return sound;
  /* A value that is cut is none, but of a list there is what stands before that. */
  if (!sound && (*start == '{' || *start == '[')) ends &= w->shapes->lists;
  for (; ends; ends &= ends - 1) record(w, (unsigned)__builtin_ctzll(ends), value);
  return sound;
}

bool paths_find(struct json_reader *reader, const struct shapes *shapes, path_set set,
                struct found *found) {
  struct walk whole = {reader, shapes, found};
  return walk(&whole, set, 0, true);
}

/* ---- one error ---- */

static struct slice value_of(const struct found *found, int path) {
  return path < 0 ? (struct slice){NULL, 0} : found->values[path];
}

static bool is_string(struct slice value) {
  return value.length && *value.text == '"';
}

static void take_string(struct slice value, struct json_string *string) {
  if (!is_string(value)) return;
  struct json_reader reader = {cursor_of(value), NULL, 0};
  json_read_string(&reader, string);
}

/* What the body, or the element of a list, has for a shape; false if it does not fit. */
static bool read_as(const struct table *table, const struct shape *shape, const struct found *found,
                    struct body_members *members) {
  const struct slice code = value_of(found, shape->code), field = value_of(found, shape->field);
  const struct slice arguments = value_of(found, shape->arguments);
  take_string(value_of(found, shape->message), &members->message);
  take_string(value_of(found, shape->detail), &members->detail);
  members->has_message = members->message.raw.text != NULL;
  if (is_string(field))
    take_string(field, &members->field);
  else if (field.text)
    members->field = (struct json_string){field, true, true};
  if (arguments.text && *arguments.text == '{') members->arguments = arguments;
  members->needs_no_code = shape->code < 0;
  if (shape->code < 0) return members->has_message;
  if (!code.text) return false;
  members_take_code(table, code, members);
  return members_name_error(members);
}

static bool is_known(const struct table *table, const struct body_members *members) {
  return members->has_code && table_index(table, members->code) >= 0;
}

/* ---- a body ---- */

/* A body that is being read. */
struct reading {
  const struct table *table;
  const struct shapes *shapes;
  struct slice body;
  struct found found; /* the absolute paths */
  struct body_members *best;
  bool fits, known; /* best: it fits, and its code is the table's */
  bool any;         /* it has words at least, or is an element of a list */
};

/* Words, or a code that is none. */
static bool says_something(const struct body_members *members) {
  return members->has_message || members->diagnostic;
}

/* What fits no shape is not lost: whoever reads sees the words, what is wrong with the code, and goes on
   behind the element. */
static void keep_rest(struct reading *reading, const struct body_members *members) {
  if (reading->fits || reading->any) return;
  *reading->best = *members;
  reading->any = true;
}

static bool are_of_one_error(const struct body_members *a, const struct body_members *b) {
  return a->has_code == b->has_code && a->code == b->code && a->element.text == b->element.text &&
         a->key.raw.text == b->key.raw.text;
}

/* The first that fits, but one that the table knows before one that it does not, and of two for one error
   the one that has its words. */
static void try_members(struct reading *reading, const struct body_members *members, bool fits) {
  const bool known = fits && is_known(reading->table, members);
  const bool has_words = members->has_message && !reading->best->has_message &&
                         known == reading->known && are_of_one_error(members, reading->best);
  if (!fits || (reading->fits && !(known && !reading->known) && !has_words)) return;
  *reading->best = *members;
  reading->fits = true;
  reading->known = known;
}

/* The front of an element of a list, and what stands behind it. */
static void try_element(struct reading *reading, const struct shape *shape, const char *at) {
  const char *const end = reading->body.text + reading->body.length;
  struct json_reader reader = {cursor_of((struct slice){at, (size_t)(end - at)}), NULL, 0};
  struct body_members members = {0};
  struct found found = {0};
  const bool sound = paths_find(&reader, reading->shapes, reading->shapes->relative, &found);
  members.element = (struct slice){at, (size_t)(reader.text.at - at)};
  const bool fits = read_as(reading->table, shape, &found, &members);
  json_skip_space(&reader);
  if (sound && cursor_take(&reader.text, ',')) {
    json_skip_space(&reader);
    members.next = reader.text.at;
  }
  if (!fits && (sound || says_something(&members))) keep_rest(reading, &members);
  try_members(reading, &members, fits);
}

static void try_list(struct reading *reading, const struct shape *shape, struct slice list) {
  struct json_reader reader = {cursor_of(list), NULL, 0};
  if (!cursor_take(&reader.text, '[')) return;
  json_skip_space(&reader);
  if (reader.text.at < reader.text.end && *reader.text.at != ']')
    try_element(reading, shape, reader.text.at);
}

static void try_shape(struct reading *reading, const struct shape *shape, const char *from) {
  struct body_members members = {0};
  if (shape->each >= 0) {
    if (from)
      try_element(reading, shape, from);
    else if (value_of(&reading->found, shape->each).text)
      try_list(reading, shape, value_of(&reading->found, shape->each));
  } else if (!from) {
    members.element = reading->body;
    const bool fits = read_as(reading->table, shape, &reading->found, &members);
    if (!fits && says_something(&members)) keep_rest(reading, &members);
    try_members(reading, &members, fits);
  }
}

static bool read_shapes(struct reading *reading, const char *from) {
  for (unsigned i = 0; i < reading->shapes->count; i++) {
    if (reading->known && reading->best->has_message) break;
    try_shape(reading, &reading->shapes->items[i], from);
  }
  return reading->fits || reading->any;
}

/* The body itself, once: what is wrong with it, and what its paths lead to. */
static void read_body(struct reading *reading, struct json_reader *reader) {
  json_skip_front(reader);
  const char *start = reader->text.at;
  if (paths_find(reader, reading->shapes, reading->shapes->absolute, &reading->found)) {
    json_skip_space(reader);
    if (reader->text.at < reader->text.end) json_fail(reader, ERRCAT_DIAGNOSTIC_BODY_SYNTAX);
  }
  reading->body.length -= (size_t)(start - reading->body.text);
  reading->body.text = start;
}

bool shapes_read(const struct table *table, struct slice body, const char *from,
                 struct body_members *members) {
  struct json_reader reader = {cursor_of(body), NULL, 0};
  struct reading reading = {.table = table, .shapes = table->shapes, .body = body, .best = members};
  *members = (struct body_members){0};
  if (!from) read_body(&reading, &reader);
  const bool fits = read_shapes(&reading, from);
  if (reader.diagnostic) {
    members->diagnostic = reader.diagnostic;
    members->diagnostic_at = reader.diagnostic_at;
  }
  return fits;
}
