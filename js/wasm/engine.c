/* The whole library as a WebAssembly module that imports nothing: what its JavaScript calls, and where
   the members of structs are. SPDX-License-Identifier: LGPL-2.1-or-later

   What a call is given and gives back besides its value stands in one place, call. */
#include <stdlib.h>
#include <string.h>

#include <errcat.h>
#include <errcat/define.h>

#define EXPORT(name) __attribute__((export_name(#name))) engine_##name

/* Every language is fetched; none is part of the engine. */
const errcat_embedded errcat_general_catalogs[] = {{NULL, NULL, 0}};

static struct {
  errcat_options options;
  errcat_result result;
  errcat_response response;
  errcat_retell_options retell_options;
  errcat_retold retold;
  size_t part_count;
  /* Diagnostics: the place and the sentence of each, a NUL behind both. */
  char *diagnostics;
  size_t diagnostics_length;
} call;

/* ---- where what is ---- */

/* An offset, an address or a number of C's, by its name. */
struct place {
  const char *name;
  size_t value;
};

static const struct place places[] = {
#define SIZE(type) {#type ".size", sizeof(errcat_##type)},
#define MEMBER(type, member) {#type "." #member, offsetof(errcat_##type, member)},
#define IN_CALL(member) {"call." #member, (size_t)&call.member},
#define NUMBER(name, value) {name, (size_t)(value)},
#include "places.inc"
    {NULL, 0}};

const struct place *EXPORT(places_of)(void) {
  return places;
}

/* ---- memory ---- */

void *EXPORT(allocate)(size_t size) {
  return malloc(size);
}

void EXPORT(release)(void *block) {
  free(block);
}

/* ---- diagnostics ---- */

/* As many as errcat_domain_load() reports. */
enum { DIAGNOSTICS_MAX = 100 };

static size_t diagnostics_count;

static void begin_diagnostics(void) {
  free(call.diagnostics);
  call.diagnostics = NULL;
  call.diagnostics_length = diagnostics_count = 0;
}

/* What there is no memory for is not told. */
static void report(void *context, const errcat_diagnostic *diagnostic) {
  (void)context;
  const size_t where = strlen(diagnostic->where) + 1, what = strlen(diagnostic->what) + 1;
  if (diagnostics_count >= DIAGNOSTICS_MAX) return;
  char *more = realloc(call.diagnostics, call.diagnostics_length + where + what);
  if (!more) return;
  call.diagnostics = more;
  more += call.diagnostics_length;
  memcpy(more, diagnostic->where, where);
  memcpy(more + where, diagnostic->what, what);
  call.diagnostics_length += where + what;
  diagnostics_count++;
}

/* ---- the table and its catalogs ---- */

errcat_domain *EXPORT(load)(const char *text, size_t length, const char *label) {
  begin_diagnostics();
  return errcat_domain_load(text, length, label, NULL, report, NULL);
}

errcat_catalogs *EXPORT(open)(const errcat_domain *domain) {
  errcat_diagnostic diagnostic;
  begin_diagnostics();
  errcat_catalogs *catalogs = errcat_open(domain, NULL, &diagnostic);
  if (diagnostic.kind) report(NULL, &diagnostic);
  return catalogs;
}

const errcat_error *EXPORT(error_at)(const errcat_domain *domain, size_t index) {
  return errcat_domain_at(domain, index);
}

int32_t EXPORT(add)(errcat_catalogs *catalogs, const char *text_domain, const char *name,
                    const void *bytes, size_t size) {
  begin_diagnostics();
  return errcat_add_catalog(catalogs, text_domain, name, bytes, size, report, NULL);
}

size_t EXPORT(needed)(const char *const *names, size_t count, const char *wanted, size_t length,
                      size_t *indexes) {
  return errcat_catalogs_needed(names, count, wanted, length, NULL, indexes, count);
}

/* ---- readers ---- */

/* NULL: there is no memory. */
errcat_reader *EXPORT(choose)(errcat_catalogs *catalogs, const char *wanted, size_t length) {
  errcat_reader *reader = malloc(sizeof *reader);
  if (!reader) return NULL;
  if (!(errcat_choose(catalogs, wanted, length, reader) & ERRCAT_NO_READER)) return reader;
  free(reader);
  return NULL;
}

void EXPORT(forget)(errcat_reader *reader) {
  errcat_release(reader);
  free(reader);
}

/* Of the languages that were chosen; NULL past their end. Behind them stands the source. */
const char *EXPORT(tag_at)(const errcat_reader *reader, size_t index) {
  enum { LANGUAGES = sizeof reader->languages / sizeof *reader->languages };
  if (index + 1 >= LANGUAGES || !reader->languages[index + 1]) return NULL;
  errcat_reader other = *reader;
  other.languages[0] = reader->languages[index];
  return errcat_reader_tag(&other);
}

const char *EXPORT(first_tag)(const errcat_reader *reader) {
  return errcat_reader_tag(reader);
}

int32_t EXPORT(first_direction)(const errcat_reader *reader) {
  return errcat_reader_direction(reader);
}

/* ---- sentences ---- */

size_t EXPORT(format)(const errcat_reader *reader, int32_t code, const errcat_argument *arguments,
                      size_t count, char *buffer, size_t size) {
  return errcat_format(reader, code, arguments, count, &call.options, buffer, size, &call.result);
}

size_t EXPORT(format_parts)(const errcat_reader *reader, int32_t code,
                            const errcat_argument *arguments, size_t count, char *buffer,
                            size_t size, errcat_part *parts, size_t capacity) {
  return errcat_format_parts(reader, code, arguments, count, &call.options, buffer, size, parts,
                             capacity, &call.part_count, &call.result);
}

size_t EXPORT(write_time)(const errcat_argument *argument, char *buffer, size_t size) {
  return errcat_write_time(argument, buffer, size);
}

/* ---- responses ---- */

int32_t EXPORT(read)(const errcat_catalogs *catalogs, const char *bytes, size_t length, size_t from,
                     char *scratch, size_t size) {
  return errcat_read(catalogs, bytes, length, from, scratch, size, &call.response);
}

size_t EXPORT(retell)(const errcat_reader *reader, const char *bytes, size_t length, char *buffer,
                      size_t size) {
  static uint64_t hint;
  const errcat_reader *const readers[] = {reader};
  call.retell_options.hint = &hint;
  return errcat_retell(readers, 1, bytes, length, &call.retell_options, buffer, size, &call.retold);
}
