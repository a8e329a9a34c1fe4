/* An error's code and arguments become text. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FORMAT_H
#define FORMAT_H

#include "base/names.h"

#include "render/value.h"

/* The parts of the text that is written, recorded for the caller; output.parts. */
struct parts {
  errcat_part *items;
  size_t capacity, count; /* count: of all, more than there may be room for */
  bool has_words;         /* the last one is of the sentence's words */
  const char *begin;      /* of the text */
  const errcat_argument *arguments;
  size_t argument_count;
};

/* errcat_format() into an output that is open. result, which may be NULL, does not say whether all of
   it fitted. */
void format_error(struct output *output, const errcat_reader *reader, int32_t code,
                  const errcat_argument *arguments, size_t count, uint32_t flags,
                  errcat_result *result);

/* Renders a template that was not compiled: reads it once, piece by piece. Status bits. */
uint32_t format_template(struct output *output, const errcat_language *language, struct slice text,
                         const struct values *values, uint32_t flags);

/* What is answered where nothing can be written: no text, and why. Returns 0. */
size_t format_refuse(char *buffer, size_t size, uint32_t status, errcat_result *result);

/* Ends the text; returns its whole length, and where that is too much says so in result. */
size_t format_finish(struct output *output, size_t size, errcat_result *result);

#endif
