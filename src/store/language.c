/* A language: found, validated and compiled once. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/language.h"

#include <stdalign.h>
#include <string.h>

#include "base/memory.h"
#include "base/ordinary.h"

/* A translation that was found; from no catalog, the source's own words. */
struct found {
  struct slice text;
  const struct catalog *catalog;
};

struct findings {
  struct found message, bare;
};

struct builder {
  errcat_language *language;
  struct findings *findings;
  bool is_source;
  char *block; /* take() gives out parts of it; NULL while only the size is wanted */
  size_t used;
};

static void *take(struct builder *builder, size_t size) {
  const size_t at = builder->used;
  const size_t align = alignof(max_align_t);
  builder->used += (size + align - 1) / align * align;
  return builder->block ? builder->block + at : NULL;
}

static void find(struct builder *builder, uint32_t index) {
  const errcat_language *language = builder->language;
  const errcat_error *error = table_error(language->table, index);
  struct findings *findings = &builder->findings[index];
  memset(findings, 0, sizeof *findings);
  for (size_t i = 0; i < language->count; i++) {
    const struct catalog *catalog = language->catalogs[i];
    if (!findings->message.catalog && catalog_find_message(catalog, index, &findings->message.text))
      findings->message.catalog = catalog;
    if (!findings->bare.catalog && catalog_find_bare(catalog, index, &findings->bare.text))
      findings->bare.catalog = catalog;
  }
  if (!builder->is_source) return;
  if (!findings->message.catalog) findings->message.text = slice_of(error->message);
  if (!findings->bare.catalog && error->bare) findings->bare.text = slice_of(error->bare);
}

static const struct piece *build_form(struct builder *builder, struct slice text,
                                      const errcat_parameter *parameters) {
  struct piece *pieces = take(builder, 0);
  const size_t count = pieces ? template_compile(text, parameters, pieces) : template_size(text);
  take(builder, count * sizeof *pieces);
  return pieces;
}

static void build_template(struct builder *builder, const errcat_error *error,
                           const struct found *found, struct message *message) {
  const struct plural *plural =
      found->catalog ? &found->catalog->mo.plural : &builder->language->table->english;
  const uint32_t count = error->plural ? plural->forms : 1;
  const struct piece **forms = take(builder, count * sizeof *forms);
  for (uint32_t i = 0; i < count; i++) {
    struct slice text = mo_form(found->text, i);
    if (!found->catalog && i) text = slice_of(error->plural);
    const struct piece *form = build_form(builder, text, error->parameters);
    if (builder->block) forms[i] = form;
  }
  message->forms = forms;
  message->plural = error->plural ? plural : NULL;
}

static void build_messages(struct builder *builder) {
  const struct table *table = builder->language->table;
  const uint32_t count = table_size(table);
  struct message *messages = take(builder, count * sizeof *messages);
  for (uint32_t i = 0; i < count; i++) {
    const errcat_error *error = table_error(table, i);
    const struct findings *findings = &builder->findings[i];
    struct message message = {0};
    const struct slice *text = error->parameters ? &findings->bare.text : &findings->message.text;
    message.text = text->text;
    message.length = (uint32_t)text->length;
    if (builder->block && text->text)
      message.is_ordinary = text_is_ordinary(text->text, text->length);
    if (error->parameters && findings->message.text.text)
      build_template(builder, error, &findings->message, &message);
    if (builder->block) messages[i] = message;
  }
  builder->language->messages = messages;
}

/* Run twice: to find out the size, and to fill the block. */
static errcat_language *build(struct builder *builder, const struct tag *tag) {
  errcat_language *language = take(builder, sizeof *language);
  char *text = take(builder, TAG_SIZE);
  if (text) tag_write(tag, text);
  builder->language->tag = text;
  build_messages(builder);
  return language;
}

const char *language_sample(const struct catalog *catalog, enum sample sample) {
  const char *const *const id = conventions_samples[sample];
  struct slice text;
  return catalog_find(catalog, id[0], id[1], &text) ? text.text : NULL;
}

void language_learn(struct conventions *conventions, const struct catalog *const *catalogs,
                    size_t count, bool is_source, const char *samples[SAMPLE_COUNT]) {
  enum sample which;
  for (size_t i = 0; i < count; i++) {
    const char *own[SAMPLE_COUNT];
    for (enum sample s = 0; s < SAMPLE_COUNT; s++) own[s] = language_sample(catalogs[i], s);
    for (enum sample s = 0; s < SAMPLE_COUNT; s++)
      if (!samples[s] && own[conventions_partner(s)]) samples[s] = own[s];
  }
  for (enum sample s = 0; is_source && s < SAMPLE_COUNT; s++)
    if (!samples[s]) samples[s] = conventions_samples[s][1];
  conventions_learn(conventions, samples, &which);
}

errcat_language *language_compile(const struct table *table, const struct tag *tag, bool is_source,
                                  const struct catalog *const *catalogs, size_t count,
                                  const errcat_allocator *allocator) {
  errcat_language head = {.table = table, .is_source = is_source, .count = count};
  struct builder builder = {.language = &head, .is_source = is_source};
  const size_t errors = table_size(table);
  head.catalogs = catalogs;
  head.direction = tag_is_rtl(tag) ? ERRCAT_RTL : ERRCAT_LTR;
  builder.findings = memory_take(allocator, errors * sizeof *builder.findings);
  if (!builder.findings) return NULL;
  for (uint32_t i = 0; i < errors; i++) find(&builder, i);

  build(&builder, tag);
  builder.block = memory_take(allocator, builder.used);
  if (builder.block) {
    builder.used = 0;
    const char *samples[SAMPLE_COUNT] = {0};
    errcat_language *language = build(&builder, tag);
    language_learn(&head.conventions, catalogs, count, is_source, samples);
    *language = head;
  }
  memory_give(allocator, builder.findings);
  return (errcat_language *)(void *)builder.block;
}

const errcat_language *language_publish(_Atomic(errcat_language *) *place,
                                        errcat_language *language,
                                        const errcat_allocator *allocator) {
  errcat_language *there = NULL;
  if (!language || atomic_compare_exchange_strong_explicit(
                       place, &there, language, memory_order_acq_rel, memory_order_acquire))
    return language;
  memory_give(allocator, language); /* another thread was faster */
  return there;
}

const char *language_gettext(const errcat_language *language, const char *context, const char *id,
                             const char *plural, uint64_t n) {
  struct slice form;
  if (language->operations) return language->operations->gettext(language, context, id, plural, n);
  for (size_t i = 0; i < language->count; i++)
    if (catalog_find_form(language->catalogs[i], context, id, plural, n, &form)) return form.text;
  if (!language->is_source) return NULL;
  return plural && plural_form(&language->table->english, n) ? plural : id;
}
