/* Error responses, written: the body of the API, or problem details. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>

#include "catalog/shape.h"
#include "response/json.h"
#include "response/problem.h"
#include "response/writing.h"

#define STATUS_MASK 0xFFFF0000u

/* ---- parts ---- */

void writing_put_message(struct writing *writing, const struct entry *entry) {
  output_put_whole(writing->output, "\"", 1);
  format_error(writing->output, writing->reader, entry->code, entry->arguments, entry->count,
               writing->mode | (writing->form & STATUS_MASK), writing->result);
  output_put_whole(writing->output, "\"", 1);
}

void writing_put_code(struct writing *writing, const struct entry *entry) {
  const char *key = writing->table->keys.count ? keys_of(&writing->table->keys, entry->code) : NULL;
  if (key)
    writing_put_string(writing, key, strlen(key));
  else
    output_put_number(writing->output, entry->code);
}

void writing_put_members(struct writing *writing, const struct values *values, bool first) {
  for (size_t i = 0; i < values->count; i++) {
    const struct value *value = &values->items[i];
    if (!value->type) continue;
    if (!first) writing_put(writing, ",");
    first = false;
    writing_put_string(writing, value->name, strlen(value->name));
    writing_put(writing, ":");
    value_put_json(writing->output, value, writing->mode);
  }
}

void writing_put_arguments(struct writing *writing, const struct values *values) {
  writing_put(writing, "{");
  writing_put_members(writing, values, true);
  writing_put(writing, "}");
}

/* < > & U+2028 and U+2029 stand only in strings, where each may be an escape as well. */
void writing_put_own(struct writing *writing) {
  const char *at = writing->members.text, *const end = at + writing->members.length;
  const char *run = at;
  while (writing->mode == ERRCAT_SCRIPT && at < end) {
    const bool line =
        *at == '\xE2' && (!memcmp(at, "\xE2\x80\xA8", 3) || !memcmp(at, "\xE2\x80\xA9", 3));
    if (!line && *at != '<' && *at != '>' && *at != '&') {
      at++;
      continue;
    }
    output_put(writing->output, run, (size_t)(at - run));
    escape_argument(writing->output, at, line ? 3 : 1, writing->mode);
    run = at += line ? 3 : 1;
  }
  output_put(writing->output, run, (size_t)(end - run));
}

/* ---- a body with code and message as members ---- */

/* No name stands twice in an object: readers differ in which of two they take. */
static bool has_member(const struct table *table, const char *name) {
  return slice_equal(table->code_member, slice_of(name)) ||
         slice_equal(table->message_member, slice_of(name));
}

/* The usual case: what is the same in every body was escaped when the table was opened. */
static void put_code_and_message(struct writing *writing, const struct entry *entry) {
  const struct table *table = writing->table;
  if (writing->mode == ERRCAT_JSON) {
    output_put(writing->output, table->body_head.text, table->body_head.length);
    writing_put_code(writing, entry);
    output_put(writing->output, table->body_middle.text, table->body_middle.length - 1);
  } else {
    writing_put(writing, "{");
    writing_put_string(writing, table->code_member.text, table->code_member.length);
    writing_put(writing, ":");
    writing_put_code(writing, entry);
    writing_put_name(writing, table->message_member);
  }
  writing_put_message(writing, entry);
}

static void put_flat(struct writing *writing, const struct entry *entry) {
  const struct table *table = writing->table;
  put_code_and_message(writing, entry);
  if (writing->form & ERRCAT_WITH_LANGUAGE && !has_member(table, "language"))
    writing_put_text(writing, "language", writing->result->tag);
  if (writing->form & ERRCAT_WITH_LANGUAGE && !has_member(table, "dir"))
    writing_put_text(writing, "dir", writing_direction(writing));
  if (writing->form & ERRCAT_WITH_ARGUMENTS && !has_member(table, "error_args")) {
    writing_put_name(writing, slice_of("error_args"));
    writing_put_arguments(writing, &entry->values);
  }
  if (writing->members.length) {
    writing_put(writing, ",");
    writing_put_own(writing);
  }
  writing_put(writing, "}");
}

/* ---- options ---- */

/* The form, the flags, and above them the HTTP status, or OPTIONS_BAD. */
static uint32_t read_options(const errcat_body_options *options) {
  const uint32_t unknown =
      ~(uint32_t)(ERRCAT_WITH_ARGUMENTS | ERRCAT_WITH_LANGUAGE | ERRCAT_FOR_SCRIPT);
  if (!options) return 0;
  const uint64_t *const r = options->reserved;
  if ((uint32_t)options->form > ERRCAT_PROBLEM ||
      ((options->flags & unknown) | options->reserved_word | r[0] | r[1] | r[2] | r[3] | r[4] |
       r[5]))
    return OPTIONS_BAD;
  return (uint32_t)options->form | options->flags | options_status(options->http_status);
}

/* ---- bodies ---- */

/* Most bodies have no members of the caller's. */
static bool are_members_right(const struct writing *writing, bool list, const errcat_error *error) {
  return !writing->members.length || writing_may_have_members(writing, list, error);
}

/* A slice of the caller's, its length counted where that is asked for. */
static errcat_slice whole(errcat_slice slice) {
  if (!slice.text) slice.length = 0;
  if (slice.length == ERRCAT_NUL) slice.length = strlen(slice.text);
  return slice;
}

static void begin(struct writing *writing, const errcat_reader *reader,
                  const errcat_body_options *options, uint32_t form, struct output *output,
                  errcat_result *result) {
  *writing = (struct writing){.output = output,
                              .reader = reader,
                              .table = reader->languages[0]->table,
                              .form = form,
                              .mode = form & ERRCAT_FOR_SCRIPT ? ERRCAT_SCRIPT : ERRCAT_JSON,
                              .result = result};
  if (options) writing->members = whole(options->members);
}

static void fill_entry(const struct writing *writing, int32_t code,
                       const errcat_argument *arguments, size_t count, struct entry *entry) {
  const struct table *table = writing->table;
  const int64_t index = table_index(table, code);
  entry->code = code;
  entry->is_known = index >= 0;
  entry->error = table_error(table, index < 0 ? table_general(table, OPTIONS_STATUS(writing->form))
                                              : (uint32_t)index);
  entry->arguments = arguments;
  entry->count = count;
  entry->field = (errcat_slice){NULL, 0};
  entry->values.count = 0;
  if (entry->is_known && (writing->form & (ERRCAT_WITH_ARGUMENTS | ERRCAT_PROBLEM)))
    arguments_for_error(&entry->values, entry->error, arguments, count);
}

static size_t finish(const struct writing *writing, size_t size, errcat_result *result) {
  const size_t length = output_close(writing->output);
  if (result) {
    *result = *writing->result;
    if (length >= size) result->status |= ERRCAT_TRUNCATED;
  }
  return length;
}

size_t errcat_write(const errcat_reader *reader, int32_t code, const errcat_argument *arguments,
                    size_t count, const errcat_body_options *options, char *buffer, size_t size,
                    errcat_result *result) {
  const uint32_t form = read_options(options), refused = options_refuse(reader, form);
  if (refused) return format_refuse(buffer, size, refused, result);
  struct writing writing;
  struct entry entry;
  struct output output;
  errcat_result told;
  begin(&writing, reader, options, form, &output, &told);
  fill_entry(&writing, code, arguments, count, &entry);
  if (options) entry.field = whole(options->field);
  if (!are_members_right(&writing, false, entry.is_known ? entry.error : NULL))
    return format_refuse(buffer, size, ERRCAT_BAD_OPTIONS, result);
  output_open(&output, buffer, size);
  if (writing_is_problem(&writing))
    problem_write(&writing, &entry);
  else if (!writing.table->shapes || !shape_write(&writing, &entry))
    put_flat(&writing, &entry);
  return finish(&writing, size, result);
}

/* ---- lists ---- */

/* Whether nothing in them is unknown to this version. */
static bool are_items(const errcat_item *items, size_t count) {
  uint64_t unknown = 0;
  for (size_t i = 0; i < count; i++) {
    const uint64_t *const r = items[i].reserved;
    unknown |= (uint32_t)items[i].reserved_word | r[0] | r[1] | r[2] | r[3];
  }
  return !unknown;
}

static void write_items(struct writing *writing, const errcat_item *items, size_t count,
                        struct entry *entry) {
  uint32_t status = 0;
  for (size_t i = 0; i < count; i++) {
    if (i) writing_put(writing, ",");
    fill_entry(writing, items[i].code, items[i].arguments, items[i].count, entry);
    entry->field = whole(items[i].field);
    (writing_is_problem(writing) ? problem_write_item : shape_write_item)(writing, entry);
    status |= writing->result->status;
  }
  writing->result->status = status;
}

size_t errcat_write_list(const errcat_reader *reader, const errcat_item *items, size_t count,
                         const errcat_body_options *options, char *buffer, size_t size,
                         errcat_result *result) {
  const uint32_t form = read_options(options), refused = options_refuse(reader, form);
  if (refused) return format_refuse(buffer, size, refused, result);
  struct writing writing;
  struct entry entry;
  struct output output;
  errcat_result told;
  begin(&writing, reader, options, form, &output, &told);
  output_open(&output, buffer, size);
  if (!count || !are_items(items, count) || !are_members_right(&writing, true, NULL) ||
      (!writing_is_problem(&writing) && !shape_write_list(&writing)))
    return format_refuse(buffer, size, ERRCAT_BAD_OPTIONS, result);
  fill_entry(&writing, items[0].code, items[0].arguments, items[0].count, &entry);
  if (writing_is_problem(&writing)) problem_write_list(&writing, &entry);
  write_items(&writing, items, count, &entry);
  (writing_is_problem(&writing) ? problem_end_list : shape_end_list)(&writing);
  return finish(&writing, size, result);
}

size_t errcat_write_time(const errcat_argument *argument, char *buffer, size_t size) {
  const struct civil_time civil = {argument->number, argument->precision, argument->offset};
  char text[CIVIL_TIME_SIZE];
  struct output output;
  output_open(&output, buffer, size);
  if (argument->type == ERRCAT_TIME && civil_time_valid(&civil))
    output_put(&output, text, civil_time_write(&civil, text));
  return output_close(&output);
}
