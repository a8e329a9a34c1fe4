/* The table: codes, names, general messages. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "table.h"

#include <string.h>

#include "escape.h"
#include "fault.h"
#include "memory.h"

static const int32_t general_statuses[TABLE_GENERAL - 1] = {400, 401, 403, 404, 405, 500};

static const errcat_parameter unknown_parameters[] = {{"code", ERRCAT_NUMBER}, {NULL, 0}};

#define N_(message) message
static const errcat_error unknown_error = {
    .name = "UNKNOWN",
    /* TRANSLATORS: {code} is the number of an error that is not in the table: 49999.
       xgettext: python-brace-format */
    .message = N_("Unknown error {code}"),
    .parameters = unknown_parameters,
};
#undef N_

const char *errcat_domain_name(const errcat_domain *domain) {
  return domain->name;
}

size_t errcat_count(const errcat_domain *domain) {
  return domain->count;
}

const errcat_error *errcat_at(const errcat_domain *domain, size_t index) {
  return index < domain->count ? table_entry(domain, index) : NULL;
}

static const errcat_error *find_in(const errcat_domain *domain, int32_t code) {
  for (size_t i = 0; i < domain->count; i++)
    if (errcat_at(domain, i)->code == code) return errcat_at(domain, i);
  return NULL;
}

static bool is_sound(const errcat_domain *domain) {
  /* Members that were added since then may be absent. */
  if (domain->size < offsetof(errcat_domain, said) || domain->entry_size < sizeof(errcat_error))
    return false;
  if (!domain->name || !domain->code_member || !domain->message_member || !domain->type_base)
    return false;
  if (!domain->errors || domain->count < 1 || domain->count > 1000000) return false;
  for (size_t i = 0; i < domain->count; i++) {
    const errcat_error *error = errcat_at(domain, i);
    if (error->code < 1 || !error->name || !error->message) return false;
    size_t parameters = 0;
    while (error->parameters && error->parameters[parameters].name)
      if (++parameters > ERRCAT_PARAMETERS_MAX) return false;
    if (parameters > 0 && !error->bare) return false;
  }
  return true;
}

/* A quarter full at the most, so that nearly every code is found at the first slot. */
static bool fill_slots(struct table *table, const errcat_allocator *allocator) {
  unsigned bits = 3;
  while (((size_t)1 << bits) < (size_t)table->count * 4) bits++;
  table->shift = 32 - bits;
  const size_t size = ((size_t)1 << bits) * sizeof *table->slots;
  table->slots = memory_take(allocator, size);
  if (!table->slots) return false;
  memset(table->slots, 0, size);
  for (uint32_t i = 0; i < table->count; i++) {
    const int32_t code = errcat_at(table->domain, i)->code;
    uint32_t at = (uint32_t)code * UINT32_C(0x9E3779B1) >> table->shift;
    while (table->slots[at].code) at = (at + 1) & (UINT32_MAX >> table->shift);
    table->slots[at] = (struct table_slot){code, i};
  }
  return true;
}

/* Eight bytes a step. */
static uint32_t hash(struct slice id) {
  uint64_t value = id.length * UINT64_C(0x9E3779B97F4A7C15), word = 0;
  size_t at = 0;
  for (; id.length - at >= sizeof word; at += sizeof word) {
    memcpy(&word, id.text + at, sizeof word);
    value = (value ^ word) * UINT64_C(0x9E3779B97F4A7C15);
    value ^= value >> 29;
  }
  word = 0;
  memcpy(&word, id.text + at, id.length - at);
  value = (value ^ word) * UINT64_C(0x9E3779B97F4A7C15);
  return (uint32_t)(value >> 32);
}

static void add_id(struct table *table, const char *id, uint32_t place) {
  uint32_t at = hash((struct slice){id, strlen(id)}) >> table->id_shift;
  while (table->ids[at].id) at = (at + 1) & (UINT32_MAX >> table->id_shift);
  table->ids[at] = (struct table_id){id, place};
}

static bool fill_ids(struct table *table, const errcat_allocator *allocator) {
  unsigned bits = 3;
  while (((size_t)1 << bits) < (size_t)table_size(table) * 4) bits++;
  table->id_shift = 32 - bits;
  const size_t size = ((size_t)1 << bits) * sizeof *table->ids;
  table->ids = memory_take(allocator, size);
  if (!table->ids) return false;
  memset(table->ids, 0, size);
  for (uint32_t i = 0; i < table_size(table); i++) {
    const errcat_error *error = table_error(table, i);
    add_id(table, error->message, i);
    if (error->bare) add_id(table, error->bare, table_size(table) + i);
  }
  return true;
}

static size_t put_member(struct sink *sink, const char *before, struct slice name,
                         const char *after) {
  const size_t length = sink->length;
  sink_put(sink, before, strlen(before));
  escape_argument(sink, name.text, name.length, ERRCAT_JSON);
  sink_put(sink, after, strlen(after));
  return sink->length - length;
}

/* What is the same in every body, escaped once. */
static bool fill_body(struct table *table, const errcat_allocator *allocator) {
  const size_t size = 6 * (table->code_member.length + table->message_member.length) + 16;
  struct sink sink;
  table->body = memory_take(allocator, size);
  if (!table->body) return false;
  sink_open(&sink, table->body, size);
  table->body_head.text = sink.at;
  table->body_head.length = put_member(&sink, "{\"", table->code_member, "\":");
  table->body_middle.text = sink.at;
  table->body_middle.length = put_member(&sink, ",\"", table->message_member, "\":\"");
  return true;
}

const struct table_id *table_find_id(const struct table *table, struct slice id,
                                     const struct table_id *after) {
  const uint32_t mask = UINT32_MAX >> table->id_shift;
  uint32_t at = after ? ((uint32_t)(after - table->ids) + 1) & mask : hash(id) >> table->id_shift;
  for (; table->ids[at].id; at = (at + 1) & mask)
    if (!strncmp(table->ids[at].id, id.text, id.length) && !table->ids[at].id[id.length])
      return &table->ids[at];
  return NULL;
}

bool table_init(struct table *table, const errcat_domain *domain, const errcat_allocator *allocator,
                errcat_fault *fault) {
  static const char english[] = "nplurals=2; plural=(n != 1);";
  size_t at;
  table->slots = NULL;
  table->ids = NULL;
  table->body = NULL;
  if (!is_sound(domain)) {
    fault_set(fault, ERRCAT_FAULT_BAD_DOMAIN, "%s", domain->name ? domain->name : "");
    return false;
  }
  table->domain = domain;
  table->count = (uint32_t)domain->count;
  table->code_member = (struct slice){domain->code_member, strlen(domain->code_member)};
  table->message_member = (struct slice){domain->message_member, strlen(domain->message_member)};
  plural_compile(&table->english, english, sizeof english - 1, &at);
  for (uint32_t i = 0; i < TABLE_GENERAL - 1; i++)
    table->general[i] = find_in(errcat_fileshare(), general_statuses[i]);
  table->general[TABLE_GENERAL - 1] = &unknown_error;
  if (fill_slots(table, allocator) && fill_ids(table, allocator) && fill_body(table, allocator))
    return true;
  fault_set(fault, ERRCAT_FAULT_NO_MEMORY, "%s", domain->name);
  return false;
}

void table_clear(struct table *table, const errcat_allocator *allocator) {
  memory_give(allocator, table->slots);
  memory_give(allocator, table->ids);
  memory_give(allocator, table->body);
}

uint32_t table_general(const struct table *table, uint32_t http_status) {
  for (uint32_t i = 0; i < TABLE_GENERAL - 1; i++)
    if ((uint32_t)general_statuses[i] == http_status) return table->count + i;
  if (http_status >= 400 && http_status < 500) return table->count;
  if (http_status >= 500 && http_status < 600) return table->count + TABLE_GENERAL - 2;
  return table->count + TABLE_GENERAL - 1;
}
