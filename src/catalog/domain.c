/* The table: codes, names, general messages. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/domain.h"

#include <string.h>

#include "base/diagnostic.h"
#include "base/json_text.h"
#include "base/memory.h"
#include "catalog/rules.h"
#include "catalog/shape.h"

const char *errcat_domain_name(const errcat_domain *domain) {
  return domain ? domain->name : "";
}

size_t errcat_domain_size(const errcat_domain *domain) {
  return domain ? domain->count : 0;
}

const errcat_error *errcat_domain_at(const errcat_domain *domain, size_t index) {
  return domain && index < domain->count ? &domain->errors[index] : NULL;
}

const errcat_error *errcat_domain_find(const errcat_domain *domain, int32_t code) {
  for (size_t i = 0; domain && i < domain->count; i++)
    if (domain->errors[i].code == code) return &domain->errors[i];
  return NULL;
}

const errcat_error *errcat_domain_find_name(const errcat_domain *domain, const char *name) {
  for (size_t i = 0; domain && i < domain->count; i++)
    if (!strcmp(domain->errors[i].name, name)) return &domain->errors[i];
  return NULL;
}

const errcat_error *errcat_domain_find_key(const errcat_domain *domain, const char *key) {
  for (const errcat_key *k = table_keys(domain); k->key; k++)
    if (!strcmp(k->key, key)) return errcat_domain_find(domain, k->code);
  return NULL;
}

const char *errcat_domain_key_at(const errcat_domain *domain, int32_t code, size_t index) {
  const errcat_key *k = table_keys(domain);
  while (k->key && (k->code != code || index--)) k++;
  return k->key;
}

const char *errcat_domain_key(const errcat_domain *domain, int32_t code) {
  return errcat_domain_key_at(domain, code, 0);
}

/* ---- rules ---- */

/* The place is the error's code; where there is none, its name. */
static bool fail(const errcat_domain *domain, const errcat_error *error, int32_t kind,
                 errcat_diagnostic *diagnostic) {
  if (error->code)
    diagnostic_set(diagnostic, kind, "%s: %ld", domain->name, (long)error->code);
  else
    diagnostic_set(diagnostic, kind, "%s: %s", domain->name, error->name ? error->name : "");
  return false;
}

/* Whether this library can read it at all. */
static bool is_domain(const errcat_domain *domain) {
  /* Members that were added later may be absent. */
  return domain && domain->size >= offsetof(errcat_domain, said) && domain->name &&
         domain->type_base && domain->errors && domain->count <= 1000000;
}

/* The place is the path. */
static bool are_shapes_sound(const errcat_domain *domain, errcat_diagnostic *diagnostic) {
  struct shape_fault fault;
  const errcat_path *rows = table_paths(domain);
  int32_t kind = shapes_check(domain, &fault);
  for (size_t i = 0; !kind && rows[i].role != ERRCAT_ROLE_NONE; i++) {
    if (rows[i].role != ERRCAT_ROLE_PARAMETER || shapes_know(domain, rows[i].parameter)) continue;
    kind = ERRCAT_DIAGNOSTIC_DEF_PATH_PARAMETER;
    fault.row = i;
  }
  if (!kind) return true;
  const char *path = rows[fault.row].path;
  diagnostic_set(diagnostic, kind, "%s: %s", domain->name, path ? path : "SHAPE");
  return false;
}

static bool is_sound(const errcat_domain *domain, errcat_diagnostic *diagnostic) {
  if (!is_domain(domain)) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_BAD_DOMAIN, "%s",
                   domain && domain->name ? domain->name : "");
    return false;
  }
  int32_t kind = rules_domain(domain);
  if (kind) return diagnostic_set(diagnostic, kind, "%s", domain->name), false;
  for (size_t i = 0; i < domain->count; i++)
    if ((kind = rules_error(errcat_domain_at(domain, i))) != 0)
      return fail(domain, errcat_domain_at(domain, i), kind, diagnostic);
  return are_shapes_sound(domain, diagnostic);
}

/* Each is the key of a code that there is, and of one only. */
static bool fill_keys(struct table *table, const errcat_allocator *allocator,
                      errcat_diagnostic *diagnostic) {
  const errcat_key *list = table_keys(table->domain), *wrong = NULL;
  int32_t kind = 0;
  if (!keys_init(&table->keys, list, allocator, &wrong))
    kind = wrong ? ERRCAT_DIAGNOSTIC_DEF_KEY_TWICE : ERRCAT_DIAGNOSTIC_NO_MEMORY;
  for (; !kind && list->key; list++) {
    if (!(kind = rules_text(slice_of(list->key))) && table_index(table, list->code) < 0)
      kind = ERRCAT_DIAGNOSTIC_DEF_KEY_CODE;
    wrong = list;
  }
  if (kind)
    diagnostic_set(diagnostic, kind, "%s: %s", table->domain->name, wrong ? wrong->key : "");
  return !kind;
}

/* ---- hash tables ---- */

/* Room for count entries: a quarter full at the most, so that nearly every one is found at the first
   slot. */
static unsigned shift_for(size_t count) {
  unsigned bits = 3;
  while (((size_t)1 << bits) < count * 4) bits++;
  return 32 - bits;
}

static void *take_slots(unsigned shift, size_t size, const errcat_allocator *allocator) {
  const size_t bytes = size << (32 - shift);
  void *slots = memory_take(allocator, bytes);
  if (slots) memset(slots, 0, bytes);
  return slots;
}

static bool take_hash(struct table_hash *hash, size_t count, const errcat_allocator *allocator) {
  hash->shift = shift_for(count);
  hash->slots = take_slots(hash->shift, sizeof *hash->slots, allocator);
  return hash->slots != NULL;
}

static bool take_tables(struct table *table, const errcat_allocator *allocator) {
  const size_t ids = 2 * (size_t)table_size(table) * sizeof *table->ids;
  table->shift = shift_for(table->count);
  table->slots = take_slots(table->shift, sizeof *table->slots, allocator);
  table->ids = memory_take(allocator, ids);
  return table->slots && table->ids && take_hash(&table->names, table->count, allocator) &&
         take_hash(&table->texts, table_size(table), allocator);
}

static bool fill_codes(struct table *table, errcat_diagnostic *diagnostic) {
  for (uint32_t i = 0; i < table->count; i++) {
    const errcat_error *error = table_error(table, i);
    uint32_t at = (uint32_t)error->code * UINT32_C(0x9E3779B1) >> table->shift;
    for (; table->slots[at].code; at = (at + 1) & (UINT32_MAX >> table->shift))
      if (table->slots[at].code == error->code)
        return fail(table->domain, error, ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_CODE, diagnostic);
    table->slots[at] = (struct table_slot){error->code, i};
  }
  return true;
}

static uint64_t mix(uint64_t value, uint64_t word) {
  value = (value ^ word) * UINT64_C(0x9E3779B97F4A7C15);
  return value ^ value >> 29;
}

/* Eight bytes a step; the last ones overlap those before them. */
static uint32_t hash(struct slice id) {
  uint64_t value = id.length, word = 0;
  const size_t last = id.length < sizeof word ? 0 : id.length - sizeof word;
  for (size_t at = 0; at < last; at += sizeof word) {
    memcpy(&word, id.text + at, sizeof word);
    value = mix(value, word);
  }
  memcpy(&word, id.text + last, id.length < sizeof word ? id.length : sizeof word);
  return (uint32_t)(mix(value, word) >> 32);
}

static bool is_text(const char *text, struct slice id) {
  return !strncmp(text, id.text, id.length) && !text[id.length];
}

/* The slot of a name, or the free one where it would be. */
static uint32_t *find_name(const struct table *table, struct slice name) {
  uint32_t at = hash(name) >> table->names.shift;
  for (;; at = (at + 1) & (UINT32_MAX >> table->names.shift)) {
    uint32_t *slot = &table->names.slots[at];
    if (!*slot || is_text(table_error(table, *slot - 1)->name, name)) return slot;
  }
}

static bool fill_names(struct table *table, errcat_diagnostic *diagnostic) {
  for (uint32_t i = 0; i < table->count; i++) {
    const errcat_error *error = table_error(table, i);
    uint32_t *slot = find_name(table, (struct slice){error->name, strlen(error->name)});
    if (*slot) return fail(table->domain, error, ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_NAME, diagnostic);
    *slot = i + 1;
  }
  return true;
}

static bool check_said(const struct table *table, errcat_diagnostic *diagnostic) {
  for (const errcat_said *said = table_said(table->domain); said->message; said++) {
    const int64_t index = table_index(table, said->code);
    int32_t kind = rules_text((struct slice){said->message, strlen(said->message)});
    if (!kind && index < 0) kind = ERRCAT_DIAGNOSTIC_DEF_SAID_CODE;
    if (!kind && !rules_said(said->message, table_error(table, (uint32_t)index)->parameters))
      kind = ERRCAT_DIAGNOSTIC_DEF_SAID_PLACEHOLDERS;
    if (!kind) continue;
    diagnostic_set(diagnostic, kind, "%s: %ld", table->domain->name, (long)said->code);
    return false;
  }
  return true;
}

/* errcat's messages: of each status the one that has its code, else that of its kind. */
static void fill_general(struct table *table) {
  uint32_t client = 0, server = 0;
  for (uint32_t i = table->count; i < table->size; i++) {
    const int32_t code = table_error(table, i)->code;
    if (code == GENERAL_UNKNOWN) table->unknown = i;
    if (code == GENERAL_CLIENT) client = i;
    if (code == GENERAL_SERVER) server = i;
  }
  for (uint32_t status = TABLE_STATUS_FIRST; status < TABLE_STATUS_END; status++)
    table->general[status - TABLE_STATUS_FIRST] = status < 500 ? client : server;
  for (uint32_t i = table->count; i < table->size; i++) {
    const int32_t code = table_error(table, i)->code;
    if (code >= TABLE_STATUS_FIRST) table->general[code - TABLE_STATUS_FIRST] = i;
  }
}

/* The domain's own in their place. */
static bool fill_generals(struct table *table, errcat_diagnostic *diagnostic) {
  const errcat_domain *domain = table->domain;
  fill_general(table);
  for (const errcat_general *general = table_generals(domain); general->code; general++) {
    const int64_t index = table_index(table, general->code);
    const uint32_t at = (uint32_t)general->http_status - TABLE_STATUS_FIRST;
    int32_t kind = 0;
    if (index < 0)
      kind = ERRCAT_DIAGNOSTIC_DEF_GENERAL_CODE;
    else if (at >= TABLE_STATUS_END - TABLE_STATUS_FIRST)
      kind = ERRCAT_DIAGNOSTIC_DEF_GENERAL_STATUS;
    else if (table->general[at] < table->count)
      kind = ERRCAT_DIAGNOSTIC_DEF_GENERAL_TWICE;
    if (kind) {
      diagnostic_set(diagnostic, kind, "%s: %ld", domain->name, (long)general->code);
      return false;
    }
    table->general[at] = (uint32_t)index;
  }
  return true;
}

int64_t table_find_name(const struct table *table, const char *name) {
  return (int64_t)*find_name(table, (struct slice){name, strlen(name)}) - 1;
}

/* The slot of a msgid's first place, or the free one where it would be. */
static uint32_t *find_text(const struct table *table, struct slice id) {
  uint32_t at = hash(id) >> table->texts.shift;
  for (;; at = (at + 1) & (UINT32_MAX >> table->texts.shift)) {
    uint32_t *slot = &table->texts.slots[at];
    if (!*slot || is_text(table->ids[*slot - 1].id, id)) return slot;
  }
}

/* A place of a msgid that is there already goes behind its first one. */
static void add_id(struct table *table, const char *id, uint32_t place) {
  uint32_t *slot = find_text(table, (struct slice){id, strlen(id)});
  uint32_t next = 0;
  if (*slot) {
    next = table->ids[*slot - 1].next;
    table->ids[*slot - 1].next = place + 1;
  } else {
    *slot = place + 1;
  }
  table->ids[place] = (struct table_id){id, place, next};
}

/* Whether the same text is a sentence already, or the singular of another plural, which may be NULL.
   Sentences come first. */
static bool collides(const struct table *table, const char *form, const char *plural) {
  const uint32_t first = *find_text(table, (struct slice){form, strlen(form)});
  if (!first) return false;
  const char *other = first <= table->count ? table_error(table, first - 1)->plural : NULL;
  return !other || (plural && strcmp(plural, other) != 0);
}

/* gettext folds sentences of the same text into one entry, so that one of them would be lost. */
static bool fill_ids(struct table *table, errcat_diagnostic *diagnostic) {
  const uint32_t size = table_size(table);
  for (uint32_t i = 0; i < table->count; i++) {
    const errcat_error *error = table_error(table, i);
    if (!error->plural) add_id(table, error->message, i);
    if (error->bare) add_id(table, error->bare, size + i);
  }
  for (uint32_t i = 0; i < table->count; i++) {
    const errcat_error *error = table_error(table, i);
    if (!error->plural) continue;
    if (collides(table, error->message, error->plural) || collides(table, error->plural, NULL))
      return fail(table->domain, error, ERRCAT_DIAGNOSTIC_DEF_COLLISION, diagnostic);
    add_id(table, error->message, i);
  }
  for (uint32_t i = table->count; i < size; i++) {
    add_id(table, table_error(table, i)->message, i);
    if (table_error(table, i)->bare) add_id(table, table_error(table, i)->bare, size + i);
  }
  return true;
}

const struct table_id *table_find_id(const struct table *table, struct slice id,
                                     const struct table_id *after) {
  const uint32_t found = after ? after->next : *find_text(table, id);
  return found ? &table->ids[found - 1] : NULL;
}

/* ---- the body ---- */

static size_t put_member(struct output *output, const char *before, struct slice name,
                         const char *after) {
  const size_t length = output->length;
  output_put(output, before, strlen(before));
  json_text_put(output, name.text, name.length);
  output_put(output, after, strlen(after));
  return output->length - length;
}

/* What is the same in every body, escaped once. */
static bool fill_body(struct table *table, const errcat_allocator *allocator) {
  const size_t size = 6 * (table->code_member.length + table->message_member.length) + 16;
  struct output output;
  table->body = memory_take(allocator, size);
  if (!table->body) return false;
  output_open(&output, table->body, size);
  table->body_head.text = output.at;
  table->body_head.length = put_member(&output, "{\"", table->code_member, "\":");
  table->body_middle.text = output.at;
  table->body_middle.length = put_member(&output, ",\"", table->message_member, "\":\"");
  return true;
}

/* Problem details have the code under the last name of its path; no member of theirs is the message. A
   table with paths of parameters alone has errcat's own shape. */
static void name_code(struct table *table) {
  const struct shape *shape = &table->shapes->items[0];
  if (!table->shapes->count) return;
  table->code_member = slice_of("");
  table->message_member = slice_of("\x01 no member");
  if (shape->code < 0) return;
  const struct path *path = &table->shapes->paths[shape->code];
  const struct path_step *last = &path->steps[path->count - 1];
  if (last->kind == STEP_NAME && !last->has_escapes) table->code_member = last->name;
}

bool table_init(struct table *table, const errcat_domain *domain, const errcat_allocator *allocator,
                errcat_diagnostic *diagnostic) {
  memset(table, 0, sizeof *table);
  if (!is_sound(domain, diagnostic)) return false;
  table->domain = domain;
  table->count = (uint32_t)domain->count;
  plural_germanic(&table->english);
  plural_prepare(&table->english);
  table->size = table->count + (uint32_t)general_domain()->count;
  const bool flat = shapes_are_flat(domain, &table->code_member, &table->message_member);
  if (!flat) table->shapes = shapes_compile(domain, allocator);
  if (table->shapes) name_code(table);
  if ((!flat && !table->shapes) || !take_tables(table, allocator) || !fill_body(table, allocator)) {
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", domain->name);
    return false;
  }
  return fill_codes(table, diagnostic) && fill_names(table, diagnostic) &&
         fill_ids(table, diagnostic) && fill_generals(table, diagnostic) &&
         check_said(table, diagnostic) && fill_keys(table, allocator, diagnostic);
}

void table_clear(struct table *table, const errcat_allocator *allocator) {
  memory_give(allocator, table->slots);
  memory_give(allocator, table->names.slots);
  memory_give(allocator, table->texts.slots);
  memory_give(allocator, table->ids);
  memory_give(allocator, table->body);
  memory_give(allocator, table->shapes);
  keys_clear(&table->keys, allocator);
}
