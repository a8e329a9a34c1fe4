/* Error responses: the body of the API, and RFC 9457 problem details.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>

#include "base/decimal.h"
#include "render/arguments.h"
#include "render/format.h"
#include "render/options.h"
#include "response/problem.h"

enum { FORM_MASK = 15 };
#define STATUS_MASK 0xFFFF0000u

/* The phrases of the IANA registry of HTTP status codes (RFC 9110, 16.2) for errors; NULL for a status
   that has none. */
static const char *status_phrase(int32_t status) {
  switch (status) {
  case 400: return "Bad Request";
  case 401: return "Unauthorized";
  case 402: return "Payment Required";
  case 403: return "Forbidden";
  case 404: return "Not Found";
  case 405: return "Method Not Allowed";
  case 406: return "Not Acceptable";
  case 407: return "Proxy Authentication Required";
  case 408: return "Request Timeout";
  case 409: return "Conflict";
  case 410: return "Gone";
  case 411: return "Length Required";
  case 412: return "Precondition Failed";
  case 413: return "Content Too Large";
  case 414: return "URI Too Long";
  case 415: return "Unsupported Media Type";
  case 416: return "Range Not Satisfiable";
  case 417: return "Expectation Failed";
  case 421: return "Misdirected Request";
  case 422: return "Unprocessable Content";
  case 423: return "Locked";
  case 424: return "Failed Dependency";
  case 425: return "Too Early";
  case 426: return "Upgrade Required";
  case 428: return "Precondition Required";
  case 429: return "Too Many Requests";
  case 431: return "Request Header Fields Too Large";
  case 451: return "Unavailable For Legal Reasons";
  case 500: return "Internal Server Error";
  case 501: return "Not Implemented";
  case 502: return "Bad Gateway";
  case 503: return "Service Unavailable";
  case 504: return "Gateway Timeout";
  case 505: return "HTTP Version Not Supported";
  case 506: return "Variant Also Negotiates";
  case 507: return "Insufficient Storage";
  case 508: return "Loop Detected";
  case 510: return "Not Extended";
  case 511: return "Network Authentication Required";
  default: return NULL;
  }
}

static inline void put(struct output *output, const char *text) {
  output_put(output, text, strlen(text));
}

static void put_string(struct output *output, const char *text, size_t length) {
  output_put_whole(output, "\"", 1);
  escape_argument(output, text, length, ERRCAT_JSON);
  output_put_whole(output, "\"", 1);
}

/* ,"name": and then the value. */
static void put_name(struct output *output, const char *name) {
  put(output, ",");
  put_string(output, name, strlen(name));
  put(output, ":");
}

static void put_text(struct output *output, const char *name, const char *text) {
  put_name(output, name);
  put_string(output, text, strlen(text));
}

/* No name stands twice in an object: readers differ in which of two they take. What is there already
   by the domain's names is not written again. */
static bool is_body_member(const errcat_domain *domain, const char *name) {
  return !strcmp(name, domain->code_member) || !strcmp(name, domain->message_member);
}

/* The arguments that the error takes and that were of use, as members: the first of their object, or
   behind others. */
static void put_members(struct output *output, const struct values *values, bool first) {
  for (size_t i = 0; i < values->count; i++) {
    const struct value *value = &values->items[i];
    if (!value->type) continue;
    if (!first) put(output, ",");
    first = false;
    put_string(output, value->name, strlen(value->name));
    put(output, ":");
    value_put_json(output, value);
  }
}

static void put_arguments(struct output *output, const struct values *values) {
  put_name(output, "error_args");
  put(output, "{");
  put_members(output, values, true);
  put(output, "}");
}

static const char *direction_of(const errcat_result *result) {
  return result->direction == ERRCAT_RTL ? "rtl" : "ltr";
}

static void put_body(struct output *output, const errcat_reader *reader, int32_t code,
                     const errcat_argument *arguments, size_t count, const struct values *values,
                     uint32_t form, errcat_result *result) {
  const struct table *table = reader->languages[0]->table;
  const errcat_domain *domain = table->domain;
  output_put(output, table->body_head.text, table->body_head.length);
  output_put_number(output, code);
  output_put(output, table->body_middle.text, table->body_middle.length);
  format_error(output, reader, code, arguments, count, ERRCAT_JSON | (form & STATUS_MASK), result);
  put(output, "\"");
  if (form & ERRCAT_WITH_LANGUAGE && !is_body_member(domain, "language"))
    put_text(output, "language", result->tag);
  if (form & ERRCAT_WITH_LANGUAGE && !is_body_member(domain, "dir"))
    put_text(output, "dir", direction_of(result));
  if (form & ERRCAT_WITH_ARGUMENTS && !is_body_member(domain, "error_args"))
    put_arguments(output, values);
  put(output, "}");
}

/* title names the kind of problem, so it has no arguments: the source's bare sentence; where the kind
   is the HTTP status alone, its phrase (RFC 9457, 4.2.1). */
static const char *title_of(const errcat_error *error, bool has_type, int32_t status) {
  if (has_type) return error->bare ? error->bare : error->message;
  const char *phrase = status_phrase(status);
  return phrase ? phrase : "Unknown error";
}

static void put_problem(struct output *output, const errcat_reader *reader, int32_t code,
                        bool known, const errcat_error *error, const errcat_argument *arguments,
                        size_t count, const struct values *values, uint32_t form,
                        errcat_result *result) {
  const struct table *table = reader->languages[0]->table;
  const errcat_domain *domain = table->domain;
  const bool has_type = *domain->type_base && known;
  const int32_t status = known && error->http_status ? error->http_status : OPTIONS_STATUS(form);
  put(output, "{\"type\":\"");
  if (has_type) {
    escape_argument(output, domain->type_base, strlen(domain->type_base), ERRCAT_JSON);
    escape_argument(output, error->name, strlen(error->name), ERRCAT_JSON);
  } else {
    put(output, "about:blank");
  }
  put(output, "\"");
  put_text(output, "title", title_of(error, has_type, status));
  if (status >= 100 && status <= 599) { /* RFC 9110, section 15 */
    put_name(output, "status");
    output_put_number(output, status);
  }
  put(output, ",\"detail\":\"");
  format_error(output, reader, code, arguments, count, ERRCAT_JSON | (form & STATUS_MASK), result);
  put(output, "\"");
  if (problem_has_code(table)) {
    put_name(output, domain->code_member);
    output_put_number(output, code);
  }
  if (form & ERRCAT_WITH_LANGUAGE) {
    put_text(output, "language", result->tag);
    put_text(output, "dir", direction_of(result));
  }
  if (problem_has_any(table, error))
    put_arguments(output, values);
  else
    put_members(output, values, false);
  put(output, "}");
}

/* The form, the flags, and above them the HTTP status, or OPTIONS_BAD. */
static uint32_t read_options(const errcat_body_options *options) {
  const uint32_t unknown = ~(uint32_t)(ERRCAT_WITH_ARGUMENTS | ERRCAT_WITH_LANGUAGE);
  if (!options) return 0;
  const uint64_t *const r = options->reserved;
  if ((uint32_t)options->form > ERRCAT_PROBLEM ||
      ((options->flags & unknown) | options->reserved_word | r[0] | r[1] | r[2] | r[3] | r[4] |
       r[5]))
    return OPTIONS_BAD;
  return (uint32_t)options->form | options->flags | options_status(options->http_status);
}

size_t errcat_write(const errcat_reader *reader, int32_t code, const errcat_argument *arguments,
                    size_t count, const errcat_body_options *options, char *buffer, size_t size,
                    errcat_result *result) {
  const uint32_t form = read_options(options), refused = options_refuse(reader, form);
  if (refused) return format_refuse(buffer, size, refused, result);
  const struct table *table = reader->languages[0]->table;
  const int64_t index = table_index(table, code);
  const errcat_error *error =
      table_error(table, index < 0 ? table_general(table, OPTIONS_STATUS(form)) : (uint32_t)index);
  struct values values;
  struct output output;
  errcat_result told;
  values.count = 0;
  output_open(&output, buffer, size);
  if (index >= 0 && (form & (ERRCAT_WITH_ARGUMENTS | ERRCAT_PROBLEM)))
    arguments_for_error(&values, error, arguments, count);
  if ((form & FORM_MASK) == ERRCAT_PROBLEM)
    put_problem(&output, reader, code, index >= 0, error, arguments, count, &values, form, &told);
  else
    put_body(&output, reader, code, arguments, count, &values, form, &told);
  const size_t length = output_close(&output);
  if (result) {
    *result = told;
    if (length >= size) result->status |= ERRCAT_TRUNCATED;
  }
  return length;
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
