/* A compiled language as data. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/language.h"
#include "export/data.h"
#include "export/export.h"

/* ---- plurals ---- */

/* What a number of JavaScript holds exactly. */
#define SAFE_MAX ((uint64_t)1 << 53)

static void put_large(struct data *data, uint64_t number) {
  if (number <= SAFE_MAX) {
    data_number(data, (int64_t)number);
    return;
  }
  char digits[CONVENTIONS_SIZE];
  data_slice(data, (struct slice){digits, (size_t)(digits_write(digits, '0', number, 1) - digits)});
}

static void put_plural(struct data *data, const struct plural *plural) {
  data_begin(data, "[");
  data_number(data, plural->forms);
  for (uint32_t i = 0; i < plural->count; i++) {
    const struct plural_step *step = &plural->steps[i];
    data_number(data, step->operation);
    put_large(data, step->target ? step->target : step->value); /* a step has one of them */
  }
  data_end(data, "]");
}

static bool is_same_rule(const struct plural *a, const struct plural *b) {
  if (a->forms != b->forms || a->count != b->count) return false;
  for (uint32_t i = 0; i < a->count; i++) {
    const struct plural_step *one = &a->steps[i], *other = &b->steps[i];
    if (one->operation != other->operation || one->target != other->target ||
        one->value != other->value)
      return false;
  }
  return true;
}

/* The rule of the first message that has one. */
static const struct plural *rule_of(const errcat_language *language) {
  for (uint32_t i = 0; i < table_size(language->table); i++)
    if (language->messages[i].plural) return language->messages[i].plural;
  return &language->table->english;
}

/* A message from another catalog of the chain may have another rule. */
static void put_plurals(struct data *data, const errcat_language *language) {
  const struct plural *rule = rule_of(language);
  bool any = false;
  if (!is_same_rule(rule, &language->table->english)) {
    data_name(data, "plural");
    put_plural(data, rule);
  }
  for (uint32_t i = 0; i < table_size(language->table); i++) {
    const struct plural *other = language->messages[i].plural;
    if (!other || is_same_rule(rule, other)) continue;
    data_begin_once(data, &any, "plurals", "{");
    data_index_name(data, i);
    put_plural(data, other);
  }
  if (any) data_end(data, "}");
}

/* ---- conventions ---- */

static void put_digit(struct data *data, uint32_t zero) {
  char text[4];
  data_name(data, "zero");
  data_slice(data, (struct slice){text, utf8_encode(zero, text)});
}

static void put_numbers(struct data *data, const struct number_format *format) {
  data_name(data, "numbers");
  data_begin(data, "{");
  put_digit(data, format->zero);
  data_name(data, "group");
  data_slice(data, format->group);
  data_name(data, "primary");
  data_number(data, format->primary);
  data_name(data, "secondary");
  data_number(data, format->secondary);
  data_name(data, "ungrouped");
  data_number(data, format->ungrouped > SAFE_MAX ? -1 : (int64_t)format->ungrouped);
  data_end(data, "}");
}

static bool has_field(const struct datetime_pattern *pattern, enum datetime_field field) {
  for (unsigned i = 0; i < pattern->count; i++)
    if (pattern->elements[i].field == field) return true;
  return false;
}

static void put_slices(struct data *data, const char *name, const struct slice *slices,
                       size_t count) {
  data_name(data, name);
  data_begin(data, "[");
  for (size_t i = 0; i < count; i++) data_slice(data, slices[i]);
  data_end(data, "]");
}

static void put_pattern(struct data *data, const char *name,
                        const struct datetime_pattern *pattern) {
  data_name(data, name);
  data_begin(data, "{");
  put_digit(data, pattern->zero);
  if (pattern->calendar) data_name(data, "calendar"), data_number(data, pattern->calendar);
  if (has_field(pattern, FIELD_YEAR_OF_CENTURY))
    data_name(data, "century"), data_number(data, pattern->century);
  if (has_field(pattern, FIELD_MARK)) put_slices(data, "marks", pattern->marks, 2);
  data_name(data, "elements");
  data_begin(data, "[");
  for (unsigned i = 0; i < pattern->count; i++) {
    const struct datetime_element *element = &pattern->elements[i];
    data_slice(data, (struct slice){element->literal, element->length});
    data_number(data, element->field);
    data_number(data, element->padded);
  }
  data_end(data, "]");
  data_end(data, "}");
}

static void put_times(struct data *data, const struct datetime_format *format) {
  const bool named = has_field(&format->patterns[ERRCAT_MINUTE], FIELD_MONTH_NAME) ||
                     has_field(&format->patterns[ERRCAT_DAY], FIELD_MONTH_NAME);
  data_name(data, "times");
  data_begin(data, "{");
  put_pattern(data, "minute", &format->patterns[ERRCAT_MINUTE]);
  put_pattern(data, "day", &format->patterns[ERRCAT_DAY]);
  if (named) put_slices(data, "months", format->months, 12);
  put_slices(data, "offset", format->offset, 3);
  if (format->offset_first) data_name(data, "offsetFirst"), data_truth(data, true);
  data_end(data, "}");
}

/* ---- messages ---- */

static void put_form(struct data *data, const struct piece *piece) {
  data_begin(data, "[");
  data_begin_text(data);
  for (;; piece++) {
    data_part(data, (struct slice){piece->literal, piece->length});
    if (piece->parameter == PIECE_LITERAL) continue; /* it goes on behind a brace */
    data_end_text(data);
    if (piece->parameter == PIECE_END) break;
    data_number(data, piece->parameter);
    data_begin_text(data);
  }
  data_end(data, "]");
}

/* Whether an error's message is ever asked for: a general one is not if the table has its own. */
static bool is_said(const struct table *table, uint32_t index) {
  if (index < table->count || index == table->unknown) return true;
  for (int32_t status = TABLE_STATUS_FIRST; status < TABLE_STATUS_END; status++)
    if (table_general(table, status) == index) return true;
  return false;
}

static void put_message(struct data *data, const errcat_error *error,
                        const struct message *message) {
  const struct slice text = {message->text, message->length};
  if (!error->parameters && text.text) {
    data_slice(data, text);
  } else if (error->parameters && message->forms) {
    data_begin(data, "[");
    for (uint32_t i = 0; i < (message->plural ? message->plural->forms : 1); i++)
      put_form(data, message->forms[i]);
    data_end(data, "]");
  } else {
    data_null(data);
  }
}

static void put_messages(struct data *data, const errcat_language *language) {
  const struct table *table = language->table;
  data_name(data, "messages");
  data_begin(data, "[");
  for (uint32_t i = 0; i < table_size(table); i++) {
    if (is_said(table, i))
      put_message(data, table_error(table, i), &language->messages[i]);
    else
      data_null(data);
  }
  data_end(data, "]");
  data_line(data);
  data_name(data, "bare");
  data_begin(data, "{");
  for (uint32_t i = 0; i < table_size(table); i++) {
    const struct message *message = &language->messages[i];
    if (!table_error(table, i)->parameters || !message->text) continue;
    data_index_name(data, i);
    data_slice(data, (struct slice){message->text, message->length});
  }
  data_end(data, "}");
}

size_t export_write_language(const struct export_language *exported, char *buffer, size_t size) {
  const errcat_language *language = exported->language;
  struct data data;
  data_open(&data, buffer, size);
  data_begin(&data, "{");
  data_name(&data, "tag");
  data_text(&data, language->tag);
  data_name(&data, "direction");
  data_text(&data, language->direction == ERRCAT_RTL ? "rtl" : "ltr");
  data_name(&data, "name");
  data_text(&data, exported->description.name);
  data_name(&data, "draft");
  data_truth(&data, !exported->description.reviewed);
  data_line(&data);
  put_plurals(&data, language);
  put_numbers(&data, &language->conventions.numbers);
  put_times(&data, &language->conventions.times);
  data_line(&data);
  put_messages(&data, language);
  data_end(&data, "}");
  return output_close(&data.output);
}
