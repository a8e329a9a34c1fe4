/* Problem details (RFC 9457). SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/problem.h"

#include <string.h>

#include "catalog/shape.h"

static bool is_standard(struct slice name) {
  static const char *const members[] = {"type",     "title", "status",     "detail",  "instance",
                                        "language", "dir",   "error_args", "pointer", "errors"};
  for (size_t i = 0; i < sizeof members / sizeof members[0]; i++)
    if (slice_equal(name, slice_of(members[i]))) return true;
  return false;
}

bool problem_has_code(const struct table *table) {
  return table->code_member.length && !is_standard(table->code_member);
}

bool problem_has(const struct table *table, const char *name) {
  const struct slice member = slice_of(name);
  const struct shapes *shapes = table->shapes;
  if (is_standard(member) || slice_equal(member, table->message_member) ||
      (problem_has_code(table) && slice_equal(member, table->code_member)))
    return true;
  /* What a shape would read there. */
  for (unsigned i = 0; shapes && i < shapes->path_count; i++)
    if (!(shapes->parameters >> i & 1) && path_starts_with(&shapes->paths[i], member)) return true;
  return false;
}

bool problem_has_any(const struct table *table, const errcat_error *error) {
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    if (problem_has(table, p->name)) return true;
  return false;
}

enum problem_type problem_of(const struct table *table, struct slice type, int32_t *code) {
  const struct slice base = slice_of(table->domain->type_base);
  char name[256];
  *code = 0;
  if (slice_equal(type, slice_of("about:blank"))) return PROBLEM_OURS;
  if (!base.length || !slice_begins_with(type, base)) return PROBLEM_OTHER;
  const size_t length = type.length - base.length;
  if (length >= sizeof name) return PROBLEM_OURS;
  memcpy(name, type.text + base.length, length);
  name[length] = '\0';
  const int64_t index = table_find_name(table, name);
  if (index >= 0) *code = table_error(table, (uint32_t)index)->code;
  return PROBLEM_OURS;
}
