/* A table as data. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/shape.h"
#include "export/data.h"
#include "export/export.h"
#include "export/inheritance.h"
#include "export/words.h"
#include "store/language.h"

#define TEXT_OF(number) #number
#define VERSION_OF(major, minor, patch) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

/* ---- errors ---- */

static void put_error(struct data *data, const errcat_error *error) {
  data_begin(data, "[");
  data_number(data, error->code);
  data_text(data, error->name);
  data_number(data, error->http_status);
  if (error->parameters) data_begin(data, "[");
  for (const errcat_parameter *p = error->parameters; p && p->name; p++) {
    data_begin(data, "[");
    data_text(data, p->name);
    data_text(data, export_type(p->type));
    data_end(data, "]");
  }
  if (error->parameters) data_end(data, "]");
  data_end(data, "]");
}

static void put_errors(struct data *data, const struct table *table) {
  data_line(data);
  data_name(data, "errors");
  data_begin(data, "[");
  for (uint32_t i = 0; i < table->count; i++) {
    data_line(data);
    put_error(data, table_error(table, i));
  }
  data_end(data, "]");
}

/* The index of errcat's own general message with a code. */
static uint32_t index_of_general(const struct table *table, int32_t code) {
  uint32_t index = table->count;
  while (table_error(table, index)->code != code) index++;
  return index;
}

/* Of each status that has one of its own, then of any other. */
static void put_general(struct data *data, const struct table *table) {
  const uint32_t client = index_of_general(table, GENERAL_CLIENT);
  const uint32_t server = index_of_general(table, GENERAL_SERVER);
  data_line(data);
  data_name(data, "general");
  data_begin(data, "{");
  for (int32_t status = TABLE_STATUS_FIRST; status < TABLE_STATUS_END; status++) {
    const uint32_t index = table_general(table, status);
    if (index == (status < 500 ? client : server)) continue;
    data_index_name(data, status);
    data_number(data, index);
  }
  data_name(data, "4xx");
  data_number(data, client);
  data_name(data, "5xx");
  data_number(data, server);
  data_name(data, "");
  data_number(data, table->unknown);
  data_end(data, "}");
}

/* ---- bodies ---- */

/* As pairs: an object of JavaScript keeps neither the order of "7" nor "__proto__". */
static void put_keys(struct data *data, const struct table *table) {
  const errcat_key *key = table_keys(table->domain);
  if (!key->key) return;
  data_line(data);
  data_name(data, "keys");
  data_begin(data, "[");
  for (; key->key; key++) {
    data_begin(data, "[");
    data_text(data, key->key);
    data_number(data, table_index(table, key->code));
    data_end(data, "]");
  }
  data_end(data, "]");
}

static void put_said(struct data *data, const struct table *table) {
  const errcat_said *said = table_said(table->domain);
  if (!said->message) return;
  data_line(data);
  data_name(data, "said");
  data_begin(data, "[");
  for (; said->message; said++) {
    data_begin(data, "[");
    data_number(data, table_index(table, said->code));
    data_text(data, said->message);
    data_end(data, "]");
  }
  data_end(data, "]");
}

static const char *const roles[] = {
    [ERRCAT_ROLE_EACH] = "each",       [ERRCAT_ROLE_CODE] = "code",
    [ERRCAT_ROLE_MESSAGE] = "message", [ERRCAT_ROLE_DETAIL] = "detail",
    [ERRCAT_ROLE_FIELD] = "field",     [ERRCAT_ROLE_ARGUMENTS] = "arguments"};

/* The paths of a shape, from the row behind SHAPE. */
static void put_shape(struct data *data, const errcat_path *row) {
  data_begin(data, "{");
  for (; row->role > ERRCAT_ROLE_SHAPE && row->role < ERRCAT_ROLE_PARAMETER; row++) {
    data_name(data, roles[row->role]);
    data_text(data, row->path);
  }
  data_end(data, "}");
}

static void put_shapes(struct data *data, const struct table *table) {
  const errcat_path *const rows = table_paths(table->domain);
  bool any = false;
  for (const errcat_path *row = rows; row->role != ERRCAT_ROLE_NONE && table->shapes; row++) {
    if (row->role != ERRCAT_ROLE_SHAPE) continue;
    data_begin_once(data, &any, "shapes", "[");
    put_shape(data, row + 1);
  }
  if (any) data_end(data, "]");
}

static void put_paths(struct data *data, const struct table *table) {
  bool any = false;
  for (const errcat_path *row = table_paths(table->domain); row->role != ERRCAT_ROLE_NONE; row++) {
    if (row->role != ERRCAT_ROLE_PARAMETER) continue;
    data_begin_once(data, &any, "paths", "[");
    data_begin(data, "[");
    data_text(data, row->parameter);
    data_text(data, row->path);
    data_end(data, "]");
  }
  if (any) data_end(data, "]");
}

static void put_bodies(struct data *data, const struct table *table) {
  const bool has_message = !table->shapes || !table->shapes->count;
  data_line(data);
  data_name(data, "code");
  data_slice(data, table->code_member);
  if (has_message) data_name(data, "message");
  if (has_message) data_slice(data, table->message_member);
  if (*table->domain->type_base) {
    data_name(data, "type");
    data_text(data, table->domain->type_base);
  }
  put_shapes(data, table);
  put_paths(data, table);
  put_keys(data, table);
  put_said(data, table);
}

/* ---- the whole ---- */

typedef bool is_one(const struct export_language *language);

static bool is_any(const struct export_language *language) {
  return language != NULL;
}

static bool is_partial(const struct export_language *language) {
  return !language->description.complete;
}

static bool is_overlay(const struct export_language *language) {
  return language->is_overlay;
}

/* The tags of those that are so. */
static void put_tags(struct data *data, const char *name, const struct export_language *languages,
                     size_t count, is_one *is) {
  data_name(data, name);
  data_begin(data, "[");
  for (size_t i = 0; i < count; i++)
    if (is(&languages[i])) data_text(data, languages[i].description.tag);
  data_end(data, "]");
}

static void put_languages(struct data *data, const struct export_language *languages, size_t count,
                          const char *source) {
  data_line(data);
  data_name(data, "source");
  data_text(data, source);
  put_tags(data, "languages", languages, count, is_any);
  put_tags(data, "partial", languages, count, is_partial);
  put_tags(data, "overlays", languages, count, is_overlay);
}

size_t export_write_table(const errcat_reader *reader, const struct export_language *languages,
                          size_t count, const char *source, char *buffer, size_t size) {
  const struct table *table = reader->languages[0]->table;
  struct data data;
  data_open(&data, buffer, size);
  data_begin(&data, "{");
  data_name(&data, "format");
  data_number(&data, EXPORT_FORMAT);
  data_name(&data, "domain");
  data_text(&data, table->domain->name);
  data_name(&data, "version");
  data_text(&data, VERSION_OF(ERRCAT_VERSION_MAJOR, ERRCAT_VERSION_MINOR, ERRCAT_VERSION_PATCH));
  put_bodies(&data, table);
  put_languages(&data, languages, count, source);
  inheritance_put(&data, languages, count);
  put_general(&data, table);
  put_errors(&data, table);
  data_end(&data, "}");
  return output_close(&data.output);
}
