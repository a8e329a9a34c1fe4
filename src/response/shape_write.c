/* Bodies of a table's own shape, written. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/shape.h"
#include "response/writing.h"

/* What stands at the end of a path. */
enum part { PART_CODE, PART_MESSAGE, PART_FIELD, PART_ARGUMENTS, PART_LANGUAGE, PART_DIRECTION };

/* A part and its path; derived ones stand beside the message, under a name of their own. */
struct slot {
  enum part part;
  const struct path *path;
  const char *name; /* of a derived one; NULL: the path's */
};

enum { SLOTS_MAX = 6 };

struct slots {
  size_t count;
  struct slot items[SLOTS_MAX];
};

static bool is_last(const struct slot *slot, unsigned depth) {
  return depth + 1 == slot->path->count;
}

/* ---- which parts there are ---- */

static void add(struct slots *slots, enum part part, const struct shapes *shapes, int path) {
  if (path >= 0) slots->items[slots->count++] = (struct slot){part, &shapes->paths[path], NULL};
}

static bool same_place(const struct path *path, const struct path *beside, const char *name) {
  struct path other = *beside;
  other.steps[other.count - 1] = (struct path_step){STEP_NAME, 0, slice_of(name), false};
  return path_overlaps(path, &other);
}

/* Beside the message, unless something stands there already or there is no object. */
static void add_beside(struct slots *slots, enum part part, const struct shapes *shapes,
                       const struct shape *shape, const char *name) {
  const struct path *message = &shapes->paths[shape->message];
  const int others[] = {shape->code, shape->message, shape->detail, shape->field, shape->arguments};
  if (message->steps[message->count - 1].kind != STEP_NAME) return;
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (others[i] >= 0 && same_place(&shapes->paths[others[i]], message, name)) return;
  slots->items[slots->count++] = (struct slot){part, message, name};
}

static void fill_slots(const struct writing *writing, const struct shape *shape, bool has_field,
                       struct slots *slots) {
  const struct shapes *shapes = writing->table->shapes;
  slots->count = 0;
  add(slots, PART_CODE, shapes, shape->code);
  add(slots, PART_MESSAGE, shapes, shape->message);
  if (has_field) add(slots, PART_FIELD, shapes, shape->field);
  if (writing->form & ERRCAT_WITH_ARGUMENTS) add(slots, PART_ARGUMENTS, shapes, shape->arguments);
  if (writing->form & ERRCAT_WITH_LANGUAGE) {
    add_beside(slots, PART_LANGUAGE, shapes, shape, "language");
    add_beside(slots, PART_DIRECTION, shapes, shape, "dir");
  }
}

/* ---- writing ---- */

static void put_part(struct writing *writing, enum part part, const struct entry *entry) {
  switch (part) {
  case PART_CODE: writing_put_code(writing, entry); break;
  case PART_MESSAGE: writing_put_message(writing, entry); break;
  case PART_FIELD: writing_put_string(writing, entry->field.text, entry->field.length); break;
  case PART_ARGUMENTS: writing_put_arguments(writing, &entry->values); break;
  case PART_LANGUAGE:
    writing_put_string(writing, writing->result->tag, strlen(writing->result->tag));
    break;
  case PART_DIRECTION: writing_put_string(writing, writing_direction(writing), 3); break;
  }
}

/* A name as it stands in a path, its escapes undone. */
static void put_step_name(struct writing *writing, struct slice name, bool has_escapes) {
  output_put_whole(writing->output, "\"", 1);
  size_t run = 0;
  for (size_t at = 0; has_escapes && at < name.length; at++) {
    if (name.text[at] != '\\') continue;
    escape_argument(writing->output, name.text + run, at - run, writing->mode);
    run = ++at; /* what stands behind it is a character */
  }
  escape_argument(writing->output, name.text + run, name.length - run, writing->mode);
  output_put_whole(writing->output, "\"", 1);
}

static void put_name_at(struct writing *writing, const struct slot *slot, unsigned depth) {
  const struct path_step *step = &slot->path->steps[depth];
  if (slot->name && is_last(slot, depth))
    put_step_name(writing, slice_of(slot->name), false);
  else
    put_step_name(writing, step->name, step->has_escapes);
  writing_put(writing, ":");
}

/* Whether two slots share the member or element at a depth. */
static bool is_shared(const struct slot *a, const struct slot *b, unsigned depth) {
  struct path one = {.count = 1, .steps = {a->path->steps[depth]}};
  struct path two = {.count = 1, .steps = {b->path->steps[depth]}};
  if ((a->name && is_last(a, depth)) || (b->name && is_last(b, depth))) return false;
  return path_overlaps(&one, &two);
}

static void put_slots(struct writing *writing, const struct slots *slots, unsigned depth,
                      const struct entry *entry);

/* A slot's value at a depth, and what others have in the same one. */
static void put_group(struct writing *writing, const struct slots *slots, size_t first,
                      unsigned depth, const struct entry *entry, bool done[SLOTS_MAX]) {
  struct slots group = {0, {{PART_CODE, NULL, NULL}}};
  for (size_t i = first; i < slots->count; i++) {
    if (i != first && (done[i] || !is_shared(&slots->items[first], &slots->items[i], depth)))
      continue;
    done[i] = true;
    group.items[group.count++] = slots->items[i];
  }
  if (is_last(&group.items[0], depth))
    put_part(writing, group.items[0].part, entry);
  else
    put_slots(writing, &group, depth + 1, entry);
}

static void put_object(struct writing *writing, const struct slots *slots, unsigned depth,
                       const struct entry *entry) {
  bool done[SLOTS_MAX] = {false};
  writing_put(writing, "{");
  for (size_t i = 0; i < slots->count; i++) {
    if (done[i]) continue;
    if (i) writing_put(writing, ",");
    put_name_at(writing, &slots->items[i], depth);
    put_group(writing, slots, i, depth, entry, done);
  }
  if (depth == 0 && writing->members.length) {
    writing_put(writing, ",");
    writing_put_own(writing);
  }
  writing_put(writing, "}");
}

/* All slots are in the same element; those before it are null. */
static void put_array(struct writing *writing, const struct slots *slots, unsigned depth,
                      const struct entry *entry) {
  bool done[SLOTS_MAX] = {false};
  writing_put(writing, "[");
  for (uint32_t i = slots->items[0].path->steps[depth].index; i; i--) writing_put(writing, "null,");
  put_group(writing, slots, 0, depth, entry, done);
  writing_put(writing, "]");
}

static void put_slots(struct writing *writing, const struct slots *slots, unsigned depth,
                      const struct entry *entry) {
  const bool object = slots->items[0].path->steps[depth].kind == STEP_NAME;
  (object ? put_object : put_array)(writing, slots, depth, entry);
}

/* ---- lists ---- */

static void open_list(struct writing *writing, const struct path *list) {
  for (unsigned i = 0; i < list->count; i++) {
    const struct path_step *step = &list->steps[i];
    writing_put(writing, step->kind == STEP_NAME ? "{" : "[");
    if (i == 0 && step->kind == STEP_NAME && writing->members.length) {
      writing_put_own(writing);
      writing_put(writing, ",");
    }
    if (step->kind == STEP_NAME) {
      put_step_name(writing, step->name, step->has_escapes);
      writing_put(writing, ":");
    }
    for (uint32_t before = step->index; before; before--) writing_put(writing, "null,");
  }
  writing_put(writing, "[");
}

static void close_list(struct writing *writing, const struct path *list) {
  writing_put(writing, "]");
  for (unsigned i = list->count; i-- > 0;)
    writing_put(writing, list->steps[i].kind == STEP_NAME ? "}" : "]");
}

const struct shape *shape_to_write(const struct shapes *shapes, bool list) {
  for (unsigned i = 0; shapes && i < shapes->count; i++)
    if (!list || shapes->items[i].each >= 0) return &shapes->items[i];
  return NULL;
}

static const struct path *list_of(const struct writing *writing, const struct shape *shape) {
  return &writing->table->shapes->paths[shape->each];
}

bool shape_write_list(struct writing *writing) {
  const struct shape *shape = shape_to_write(writing->table->shapes, true);
  if (shape) open_list(writing, list_of(writing, shape));
  return shape != NULL;
}

static void write_item(struct writing *writing, const struct shape *shape,
                       const struct entry *entry) {
  const errcat_slice members = writing->members;
  struct slots slots;
  fill_slots(writing, shape, entry->field.text != NULL, &slots);
  if (shape->each >= 0)
    writing->members = (errcat_slice){NULL, 0}; /* they stand outside the list */
  put_slots(writing, &slots, 0, entry);
  writing->members = members;
}

void shape_write_item(struct writing *writing, const struct entry *entry) {
  write_item(writing, shape_to_write(writing->table->shapes, true), entry);
}

void shape_end_list(struct writing *writing) {
  close_list(writing, list_of(writing, shape_to_write(writing->table->shapes, true)));
}

bool shape_write(struct writing *writing, const struct entry *entry) {
  const struct shapes *shapes = writing->table->shapes;
  if (!shapes || !shapes->count) return false;
  const struct shape *shape = &shapes->items[0];
  if (shape->each >= 0) open_list(writing, list_of(writing, shape));
  write_item(writing, shape, entry);
  if (shape->each >= 0) close_list(writing, list_of(writing, shape));
  return true;
}
