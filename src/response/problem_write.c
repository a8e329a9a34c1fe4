/* Problem details (RFC 9457), written. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "response/phrase.h"
#include "response/problem.h"
#include "response/writing.h"

/* title names the kind of problem, so it has no arguments: the source's bare sentence; where the kind
   is the HTTP status alone, its phrase (RFC 9457, 4.2.1). */
static const char *title_of(const errcat_error *error, bool has_type, int32_t status) {
  if (has_type) return error->bare ? error->bare : error->message;
  const char *phrase = status_phrase(status);
  return phrase ? phrase : "Unknown error";
}

static bool has_type(const struct writing *writing, const struct entry *entry) {
  return *writing->table->domain->type_base && entry->is_known;
}

static void put_type(struct writing *writing, const struct entry *entry) {
  const char *base = writing->table->domain->type_base;
  writing_put(writing, "\"type\":\"");
  if (has_type(writing, entry)) {
    escape_argument(writing->output, base, strlen(base), writing->mode);
    writing_put(writing, entry->error->name);
  } else {
    writing_put(writing, "about:blank");
  }
  writing_put(writing, "\"");
}

static void put_status(struct writing *writing, int32_t status) {
  if (status < 100 || status > 599) return; /* RFC 9110, section 15 */
  writing_put(writing, ",\"status\":");
  output_put_number(writing->output, status);
}

static void put_language(struct writing *writing) {
  if (!(writing->form & ERRCAT_WITH_LANGUAGE)) return;
  writing_put_text(writing, "language", writing->result->tag);
  writing_put_text(writing, "dir", writing_direction(writing));
}

static void put_caller_members(struct writing *writing) {
  if (!writing->members.length) return;
  writing_put(writing, ",");
  writing_put_own(writing);
}

/* From the detail on: what an error's own object has, alone or in a list. */
static void put_occurrence(struct writing *writing, const struct entry *entry) {
  writing_put(writing, "\"detail\":");
  writing_put_message(writing, entry);
  if (entry->field.text) {
    writing_put_name(writing, slice_of("pointer"));
    writing_put_string(writing, entry->field.text, entry->field.length);
  }
  if (problem_has_code(writing->table)) {
    writing_put_name(writing, writing->table->code_member);
    writing_put_code(writing, entry);
  }
  if (problem_has_any(writing->table, entry->error)) {
    writing_put(writing, ",\"error_args\":");
    writing_put_arguments(writing, &entry->values);
  } else {
    writing_put_members(writing, &entry->values, false);
  }
}

static int32_t status_of(const struct writing *writing, const struct entry *entry) {
  const bool has_own = entry->is_known && entry->error->http_status;
  return has_own ? entry->error->http_status : OPTIONS_STATUS(writing->form);
}

void problem_write(struct writing *writing, const struct entry *entry) {
  const int32_t status = status_of(writing, entry);
  writing_put(writing, "{");
  put_type(writing, entry);
  writing_put_text(writing, "title", title_of(entry->error, has_type(writing, entry), status));
  put_status(writing, status);
  writing_put(writing, ",");
  put_occurrence(writing, entry);
  put_language(writing);
  put_caller_members(writing);
  writing_put(writing, "}");
}

/* Of several errors the kind is the status alone (RFC 9457, 3): that of the response, else the first's. */
void problem_write_list(struct writing *writing, const struct entry *first) {
  const int32_t given = OPTIONS_STATUS(writing->form);
  const int32_t status = given ? given : status_of(writing, first);
  writing_put(writing, "{\"type\":\"about:blank\"");
  writing_put_text(writing, "title", title_of(first->error, false, status));
  put_status(writing, status);
  put_caller_members(writing);
  writing_put(writing, ",\"errors\":[");
}

void problem_write_item(struct writing *writing, const struct entry *entry) {
  writing_put(writing, "{");
  if (has_type(writing, entry)) {
    put_type(writing, entry);
    writing_put(writing, ",");
  }
  put_occurrence(writing, entry);
  writing_put(writing, "}");
}

void problem_end_list(struct writing *writing) {
  writing_put(writing, "]");
  put_language(writing);
  writing_put(writing, "}");
}
