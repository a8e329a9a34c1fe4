/* An error's code and arguments become text. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FORMAT_H
#define FORMAT_H

#include "base/names.h"

#include "render/value.h"

/* The parts of the text that is written, recorded for the caller. */
struct parts {
  errcat_part *items;
  size_t capacity, count; /* count: of all, more than there may be room for */
  const char *begin;      /* of the text */
  const errcat_argument *arguments;
  size_t argument_count;
};

/* errcat_format_parts() into an output that is open; parts may be NULL. result, which may be NULL,
   does not say whether all of it fitted. */
void format_error(struct output *output, const errcat_reader *reader, int32_t code,
                  const errcat_argument *arguments, size_t count, uint32_t flags,
                  struct parts *parts, errcat_result *result);

/* Renders a template that was not compiled: reads it once, piece by piece. Status bits. */
uint32_t format_template(struct output *output, const errcat_language *language, struct slice text,
                         const struct values *values, uint32_t flags, struct parts *parts);

/* What is answered where nothing can be written: no text, and why. Returns 0. */
size_t format_refuse(char *buffer, size_t size, uint32_t status, errcat_result *result);

/* Why nothing can be written for a reader, or 0. */
static inline uint32_t format_check(const errcat_reader *reader, bool good_options) {
  return !good_options                      ? ERRCAT_BAD_OPTIONS
         : !reader || !reader->languages[0] ? ERRCAT_NO_READER
                                            : 0;
}

/* Ends the text; returns its whole length, and where that is too much says so in result. */
size_t format_finish(struct output *output, size_t size, errcat_result *result);

#endif
