/* Problem details (RFC 9457), read. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/problem_read.h"

#include "catalog/shape.h"
#include "response/phrase.h"
#include "response/problem.h"
#include "response/scratch.h"

/* Whether the words are no more than what HTTP calls the status. */
static bool is_phrase(const struct body_members *members) {
  const char *phrase = status_phrase(members->status);
  return phrase && members->message.is_clean && slice_equal(members->message.raw, slice_of(phrase));
}

/* What problem details say where the domain's own members do not. Its words are those of this
   occurrence, else of the kind of problem. */
static void take_problem(const struct table *table, struct body_members *members) {
  static const struct json_string none = {{NULL, 0}, false, false};
  char buffer[512];
  int32_t code;
  const struct slice type = scratch_text(&members->type, buffer, sizeof buffer);
  const bool ours = type.text && problem_of(table, type, &code) == PROBLEM_OURS;
  if (ours && !members->has_code) {
    members->code = code;
    members->has_code = code != 0;
  }
  if (!members->has_message) {
    members->message = members->detail.raw.text ? members->detail : members->title;
    members->has_message = members->message.raw.text != NULL;
  }
  /* A problem of no type is its status alone, and its title HTTP's own phrase (RFC 9457, 4.2.1). */
  members->needs_no_code = type.text && slice_equal(type, slice_of("about:blank"));
  if (members->needs_no_code && is_phrase(members)) {
    members->has_message = false;
    members->message = none;
  }
  members->detail = none;
  if (ours && !members->arguments.text) members->arguments = members->element;
}

/* An element of the list that problem details may have (RFC 9457, 3), from its front: an error of its
   own, and perhaps one that says nothing. */
void problem_read_item(const struct table *table, struct slice rest, struct body_members *members) {
  struct json_reader reader = {cursor_of(rest), NULL, 0};
  const bool sound = json_skip_value(&reader);
  members_read(table, (struct slice){rest.text, (size_t)(reader.text.at - rest.text)}, members);
  take_problem(table, members);
  if (!members->arguments.text) members->arguments = members->element;
  json_skip_space(&reader);
  if (sound && cursor_take(&reader.text, ',')) {
    json_skip_space(&reader);
    members->next = reader.text.at;
  }
}

/* Of several errors the first that says something, where problem details do not say which error they
   are. */
static void take_first_item(const struct table *table, struct body_members *members) {
  struct json_reader reader = {cursor_of(members->errors), NULL, 0};
  struct body_members item;
  reader.text.at++;
  json_skip_space(&reader);
  const char *at = reader.text.at, *const end = reader.text.end;
  if (at == end || *at == ']') return;
  do {
    problem_read_item(table, (struct slice){at, (size_t)(end - at)}, &item);
    at = item.next;
  } while (at && !members_name_error(&item) && !item.has_message);
  if (!members_name_error(&item) && !item.has_message) return;
  item.status = members->status;
  if (members->diagnostic) {
    item.diagnostic = members->diagnostic;
    item.diagnostic_at = members->diagnostic_at;
  }
  *members = item;
}

/* A type of the table's own that names none of its errors is a code that is not known. */
static void take_type(const struct table *table, struct body_members *members) {
  const struct slice base = slice_of(table->domain->type_base), type = members->type.raw;
  if (!base.length || !members->type.is_clean || type.length <= base.length) return;
  if (!slice_begins_with(type, base)) return;
  members->key = members->type;
  members->key.raw = (struct slice){type.text + base.length, type.length - base.length};
}

/* Whether all codes of a table lie further in than the body's own members. */
static bool lie_deeper(const struct shapes *shapes) {
  bool deeper = shapes && shapes->count;
  for (unsigned i = 0; deeper && i < shapes->count; i++) {
    const int code = shapes->items[i].code;
    deeper = code < 0 || shapes->paths[code].is_relative || shapes->paths[code].count > 1;
  }
  return deeper;
}

/* Then a member that is called as they are has none, where there is no problem; nor has it a status. */
static void forget_code(struct body_members *members) {
  members->has_code = false;
  members->code = members->status = 0;
  members->key = (struct json_string){{NULL, 0}, false, false};
}

void problem_read(const struct table *table, struct slice body, struct body_members *members) {
  members_read(table, body, members);
  if (!members->type.raw.text && !members->title.raw.text && !members->detail.raw.text) {
    if (lie_deeper(table->shapes)) forget_code(members);
    return;
  }
  take_problem(table, members);
  if (members->errors.text && !members_name_error(members)) take_first_item(table, members);
  if (!members_name_error(members)) take_type(table, members);
}

/* What a shape found in problem details has their words and what goes with these. */
void problem_add(struct body_members *members, const struct body_members *problem) {
  members->message = problem->message;
  members->has_message = problem->has_message;
  members->status = problem->status;
  if (!members->arguments.text) members->arguments = problem->arguments;
  if (!members->field.raw.text) members->field = problem->field;
}

/* An element of a list that a shape fits may be one of problem details, whose words are elsewhere. */
void problem_read_element(const struct table *table, struct slice body,
                          struct body_members *members) {
  struct body_members item;
  const char *at = members->element.text;
  if (members_name_error(members) && members->has_message) return;
  problem_read_item(table, (struct slice){at, (size_t)(body.text + body.length - at)}, &item);
  if (item.has_message || (!members_name_error(members) && members_name_error(&item)))
    *members = item;
}
