/* What formatting shares with the ways to a template. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FORMAT_H
#define FORMAT_H

#include "base/names.h"

#include "locale/civil_time.h"
#include "render/escape.h"
#include "store/language.h"

/* Kept out of line, so that the usual way saves no registers for it. */
#define RARE __attribute__((cold, noinline))

/* An argument, converted to the type of its blank. */
struct value {
  const char *name;
  int32_t type; /* 0: missing */
  struct slice text;
  int64_t number; /* COUNT, NUMBER */
  struct civil_time civil;
};

struct values {
  size_t count;
  struct value items[ERRCAT_PARAMETERS_MAX];
  uint32_t status;
  const char *argument_name; /* whom status speaks of first */
};

/* errcat_format() into a output that is open; result, which may be NULL, does not say whether all of it
   fitted. */
void format_error(struct output *output, const errcat_reader *reader, int32_t code,
                  const errcat_argument *arguments, size_t count, uint32_t flags,
                  errcat_result *result);

/* Writes a value in a language's conventions, escaped and isolated as flags say; the status bits. */
uint32_t format_value(struct output *output, const errcat_language *language,
                      const struct value *value, uint32_t flags);

/* Renders a template that was not compiled: reads it once, piece by piece. */
uint32_t format_template(struct output *output, const errcat_language *language, struct slice text,
                         const struct values *values, uint32_t flags);

/* The count that picks the plural form; false if there is none. */
bool format_count(const struct values *values, uint64_t *count);

#endif
