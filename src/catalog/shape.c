/* The shapes of a service's bodies, compiled. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/shape.h"

#include <string.h>

#include "base/memory.h"
#include "catalog/rows.h"

static size_t count_rows(const errcat_path *rows) {
  size_t count = 0;
  while (rows[count].role != ERRCAT_ROLE_NONE) count++;
  return count;
}

static bool is_empty(const errcat_path *row) {
  return row->role == ERRCAT_ROLE_CODE && row->path && !*row->path;
}

/* ---- rules ---- */

/* The rows of a shape, from the one behind SHAPE. */
struct check {
  const errcat_path *rows;
  struct path paths[PATHS_MAX];
  unsigned count; /* of paths, in all shapes */
  unsigned first; /* of this shape */
  bool has[ERRCAT_ROLE_PARAMETER + 1];
  bool is_relative; /* this shape's paths begin with "@" */
};

static int32_t check_row(struct check *check, const errcat_path *row, size_t *at) {
  *at = 0;
  if (row->role < ERRCAT_ROLE_EACH || row->role > ERRCAT_ROLE_PARAMETER || !row->path)
    return ERRCAT_DIAGNOSTIC_DEF_SHAPE;
  const bool parameter = row->role == ERRCAT_ROLE_PARAMETER;
  if (!parameter && check->has[row->role]) return ERRCAT_DIAGNOSTIC_DEF_SHAPE_TWICE;
  /* EACH comes first, as it decides how the others begin. */
  if (row->role == ERRCAT_ROLE_EACH)
    for (int role = ERRCAT_ROLE_CODE; role < ERRCAT_ROLE_PARAMETER; role++)
      if (check->has[role]) return ERRCAT_DIAGNOSTIC_DEF_EACH;
  check->has[row->role] = true;
  if (is_empty(row)) return 0;
  if (check->count == PATHS_MAX) return ERRCAT_DIAGNOSTIC_DEF_PATHS_MANY;
  struct path *path = &check->paths[check->count];
  if (!path_parse(slice_of(row->path), path, at)) return ERRCAT_DIAGNOSTIC_DEF_PATH;
  *at = 0;
  if (!parameter && path->is_relative != (row->role != ERRCAT_ROLE_EACH && check->is_relative))
    return ERRCAT_DIAGNOSTIC_DEF_PATH_START;
  /* What is written must not stand in what else is written. */
  for (unsigned i = check->first; i < check->count && !parameter; i++)
    if (row->role != ERRCAT_ROLE_EACH && path_overlaps(&check->paths[i], path))
      return ERRCAT_DIAGNOSTIC_DEF_PATHS_OVERLAP;
  check->count++;
  check->is_relative |= row->role == ERRCAT_ROLE_EACH;
  return 0;
}

static int32_t end_shape(const struct check *check) {
  const bool whole = check->has[ERRCAT_ROLE_CODE] && check->has[ERRCAT_ROLE_MESSAGE];
  return whole ? 0 : ERRCAT_DIAGNOSTIC_DEF_SHAPE_LACKS;
}

static void begin_shape(struct check *check) {
  check->first = check->count;
  check->is_relative = false;
  memset(check->has, 0, sizeof check->has);
}

/* The name where a path is a member of the body itself. */
static bool is_member(const errcat_path *row, int32_t role, struct slice *name) {
  struct path path;
  size_t at;
  if (row->role != role || !row->path || !path_parse(slice_of(row->path), &path, &at)) return false;
  *name = path.steps[0].name;
  return path.count == 1 && !path.is_relative && path.steps[0].kind == STEP_NAME &&
         !path.steps[0].has_escapes;
}

bool shapes_are_flat(const errcat_domain *domain, struct slice *code, struct slice *message) {
  const errcat_path *rows = table_paths(domain);
  *code = slice_of("error_code");
  *message = slice_of("error_msg");
  if (rows->role == ERRCAT_ROLE_NONE) return true;
  return rows[0].role == ERRCAT_ROLE_SHAPE && is_member(&rows[1], ERRCAT_ROLE_CODE, code) &&
         is_member(&rows[2], ERRCAT_ROLE_MESSAGE, message) && rows[3].role == ERRCAT_ROLE_NONE;
}

/* Members that are written beside a code and a message of the body itself. */
static bool is_taken(struct slice member) {
  return slice_equal(member, slice_of("error_args")) || slice_equal(member, slice_of("language")) ||
         slice_equal(member, slice_of("dir"));
}

static int32_t check_flat(const errcat_domain *domain, struct shape_fault *fault) {
  struct slice code, message;
  const bool flat = shapes_are_flat(domain, &code, &message);
  if (!flat || (!is_taken(code) && !is_taken(message))) return 0;
  fault->row = is_taken(code) ? 1 : 2;
  return ERRCAT_DIAGNOSTIC_DEF_MEMBERS;
}

int32_t shapes_check(const errcat_domain *domain, struct shape_fault *fault) {
  struct check check;
  unsigned shapes = 0;
  size_t start = 0; /* the row of this SHAPE */
  int32_t kind = 0;
  bool in_shape = false;
  check.rows = table_paths(domain);
  check.count = 0;
  begin_shape(&check);
  for (fault->row = fault->at = 0; !kind; fault->row++) {
    const errcat_path *row = &check.rows[fault->row];
    const bool ends = row->role == ERRCAT_ROLE_SHAPE || row->role == ERRCAT_ROLE_NONE ||
                      row->role == ERRCAT_ROLE_PARAMETER;
    if (ends && in_shape && (kind = end_shape(&check)) != 0) {
      fault->row = start;
      break;
    }
    if (row->role == ERRCAT_ROLE_NONE) return check_flat(domain, fault);
    if (ends) begin_shape(&check);
    if (ends) start = fault->row;
    in_shape = row->role == ERRCAT_ROLE_SHAPE || (in_shape && !ends);
    if (row->role == ERRCAT_ROLE_SHAPE) {
      if (shapes++ == SHAPES_MAX) kind = ERRCAT_DIAGNOSTIC_DEF_PATHS_MANY;
    } else if (!in_shape && row->role != ERRCAT_ROLE_PARAMETER) {
      kind = ERRCAT_DIAGNOSTIC_DEF_SHAPE;
    } else {
      kind = check_row(&check, row, &fault->at);
    }
    if (kind) break;
  }
  return kind;
}

bool shapes_know(const errcat_domain *domain, const char *parameter) {
  for (size_t i = 0; parameter && i < domain->count; i++)
    for (const errcat_parameter *p = domain->errors[i].parameters; p && p->name; p++)
      if (!strcmp(p->name, parameter)) return true;
  return false;
}

/* ---- compiling ---- */

static int *place_of(struct shape *shape, int32_t role) {
  switch (role) {
  case ERRCAT_ROLE_EACH: return &shape->each;
  case ERRCAT_ROLE_CODE: return &shape->code;
  case ERRCAT_ROLE_MESSAGE: return &shape->message;
  case ERRCAT_ROLE_DETAIL: return &shape->detail;
  case ERRCAT_ROLE_FIELD: return &shape->field;
  default: return &shape->arguments;
  }
}

static int add_path(struct shapes *shapes, const struct path *path) {
  const unsigned number = shapes->path_count++;
  shapes->paths[number] = *path;
  *(path->is_relative ? &shapes->relative : &shapes->absolute) |= (path_set)1 << number;
  return (int)number;
}

static void add_row(struct shapes *shapes, const errcat_path *row) {
  struct path path;
  size_t at;
  path_parse(slice_of(row->path), &path, &at);
  /* EACH("$.errors[*]") is said of the list's elements, and is the list. */
  if (row->role == ERRCAT_ROLE_EACH && path.count > 1 &&
      path.steps[path.count - 1].kind == STEP_ANY)
    path.count--;
  const int number = add_path(shapes, &path);
  shapes->names[number] = row->parameter;
  if (row->role == ERRCAT_ROLE_EACH) shapes->lists |= (path_set)1 << number;
  if (row->role == ERRCAT_ROLE_PARAMETER)
    shapes->parameters |= (path_set)1 << number;
  else
    *place_of(&shapes->items[shapes->count - 1], row->role) = number;
}

/* Where a shape has no ARGUMENTS, they are "error_args" beside the message, if there is room. */
static void add_arguments(struct shapes *shapes, struct shape *shape) {
  const int others[] = {shape->code, shape->message, shape->detail, shape->field};
  struct path path = shapes->paths[shape->message];
  struct path_step *last = &path.steps[path.count - 1];
  if (shape->arguments >= 0 || last->kind != STEP_NAME) return;
  *last = (struct path_step){STEP_NAME, 0, slice_of("error_args"), false};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (others[i] >= 0 && path_overlaps(&path, &shapes->paths[others[i]])) return;
  shape->arguments = add_path(shapes, &path);
}

struct shapes *shapes_compile(const errcat_domain *domain, const errcat_allocator *allocator) {
  const errcat_path *rows = table_paths(domain);
  const size_t size = sizeof(struct shapes) + (count_rows(rows) + SHAPES_MAX) * sizeof(struct path);
  struct shapes *shapes = memory_take(allocator, size);
  if (!shapes) return NULL;
  memset(shapes, 0, size);
  for (; rows->role != ERRCAT_ROLE_NONE; rows++) {
    if (rows->role == ERRCAT_ROLE_SHAPE)
      shapes->items[shapes->count++] = (struct shape){-1, -1, -1, -1, -1, -1};
    else if (!is_empty(rows))
      add_row(shapes, rows);
  }
  for (unsigned i = 0; i < shapes->count; i++) add_arguments(shapes, &shapes->items[i]);
  return shapes;
}
