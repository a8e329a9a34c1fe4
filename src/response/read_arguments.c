/* What was sent along for the arguments of an error. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "render/arguments.h"
#include "response/read.h"
#include "response/scratch.h"
#include "response/shape_read.h"
#include "store/catalogs.h"

/* ---- what was sent along ---- */

/* Arguments as they are found. */
struct sent {
  const errcat_error *error;
  struct scratch scratch;
  errcat_argument *arguments;
  size_t count, capacity;
  bool cut; /* a text found too little room in scratch */
};

static const errcat_parameter *parameter_called(const errcat_error *error,
                                                const struct json_string *key) {
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    if (json_is_called(key, (struct slice){p->name, strlen(p->name)})) return p;
  return NULL;
}

/* The text of a string or a number: where it stands, or in scratch if it has escapes. False for any
   other value, and where scratch is too small. */
static bool take_value(struct sent *sent, struct slice value, struct slice *text) {
  bool cut = false;
  *text = value;
  if (value.text[0] != '"') return json_begins_number(value.text[0]);
  struct json_reader reader = {cursor_of(value), NULL, 0};
  struct json_string string;
  if (!json_read_string(&reader, &string)) return false;
  *text = string.raw;
  if (!memchr(text->text, '\\', text->length)) return true;
  const errcat_slice taken = scratch_take(&sent->scratch, &string, &cut);
  *text = (struct slice){taken.text, taken.length};
  sent->cut |= cut;
  return !cut;
}

/* A text as an argument of the parameter's type; false if it is of no use to a sentence. */
static bool convert(const errcat_error *error, const errcat_parameter *parameter, struct slice text,
                    errcat_argument *argument) {
  struct values values;
  errcat_argument given = errcat_text(parameter->name, text.text, text.length);
  arguments_for_error(&values, error, &given, 1);
  const struct value *value = &values.items[parameter - error->parameters];
  if (!value->type) return false;
  *argument = given;
  if (value->type == ERRCAT_TEXT) return true;
  const bool is_time = value->type == ERRCAT_TIME;
  *argument = (errcat_argument){.name = parameter->name,
                                .type = value->type,
                                .number = is_time ? value->civil.seconds : value->number,
                                .precision = is_time ? value->civil.precision : 0,
                                .offset = is_time ? value->civil.offset : 0};
  return true;
}

/* Of members with the same name the last that can be used counts. */
static void take_argument(struct sent *sent, const errcat_parameter *parameter,
                          struct slice value) {
  struct slice text;
  if (!take_value(sent, value, &text)) return;
  size_t at = 0;
  while (at < sent->count && sent->arguments[at].name != parameter->name) at++;
  if (at < sent->capacity && convert(sent->error, parameter, text, &sent->arguments[at]))
    sent->count += at == sent->count;
}

static void take_object(struct sent *sent, struct slice object) {
  struct json_string key;
  struct slice value;
  while (object.text && json_next(&object, &key, &value)) {
    const errcat_parameter *p = parameter_called(sent->error, &key);
    if (p) take_argument(sent, p, value);
  }
}

/* Those that have a path of their own, in the body or in the element of a list. */
static void take_paths(struct sent *sent, const struct shapes *shapes, errcat_slice text,
                       path_set set) {
  struct found found = {0};
  if (!set || !text.text) return;
  const struct slice value = {text.text, text.length};
  struct json_reader reader = {cursor_of(value), NULL, 0};
  json_skip_front(&reader);
  if (reader.text.at == reader.text.end) return;
  paths_find(&reader, shapes, set, &found);
  for (; set; set &= set - 1) {
    const int path = __builtin_ctzll(set);
    for (const errcat_parameter *p = sent->error->parameters; p && p->name; p++)
      if (found.values[path].text && !strcmp(p->name, shapes->names[path]))
        take_argument(sent, p, found.values[path]);
  }
}

/* Whether the error is all of the body, and no element of a list. White space in front is passed over for
   the last of a list only, and not for each. */
static bool is_body(const errcat_response *response) {
  const char *at = response->body.text, *const element = response->element.text;
  if (response->next) return false;
  if (!element || !at) return true;
  while (at < element && *at != '{' && *at != '[') at++;
  return at == element;
}

/* A path from the body's front is for a body that is one error: it would be gone through anew for each of
   a list's. */
size_t response_read_arguments(const struct table *table, const errcat_error *error,
                               const errcat_response *response, char *scratch, size_t size,
                               errcat_argument *arguments, size_t capacity, bool *cut) {
  struct sent sent = {error, {scratch, size}, arguments, 0, capacity, false};
  const struct shapes *shapes = table->shapes;
  if (shapes) {
    if (is_body(response))
      take_paths(&sent, shapes, response->body, shapes->parameters & shapes->absolute);
    else
      take_paths(&sent, shapes, response->element, shapes->parameters & shapes->relative);
  }
  take_object(&sent, (struct slice){response->arguments.text, response->arguments.length});
  *cut = sent.cut;
  return sent.count;
}

size_t errcat_read_arguments(const errcat_catalogs *catalogs, const errcat_response *response,
                             char *scratch, size_t size, errcat_argument *arguments,
                             size_t capacity) {
  const int64_t index = catalogs ? table_index(&catalogs->table, response->code) : -1;
  bool cut;
  if (index < 0) return 0;
  return response_read_arguments(&catalogs->table, table_error(&catalogs->table, (uint32_t)index),
                                 response, scratch, size, arguments, capacity, &cut);
}
