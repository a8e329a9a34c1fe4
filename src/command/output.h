/* Where text goes: standard output through a buffer, standard error a line at a time.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef OUTPUT_H
#define OUTPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { OUTPUT_SIZE = 1 << 16 };

struct output {
  int descriptor;
  int error; /* errno of the first write that failed; nothing is written from then on */
  bool is_terminal;
  bool beyond_ascii; /* other characters than ASCII's were written to a terminal */
  size_t length;
  char bytes[OUTPUT_SIZE];
};

/* Writes what the buffer holds. */
void output_flush(struct output *output);

/* What is longer than the room that is left. */
void output_long(struct output *output, const char *text, size_t length);

static inline void output_put(struct output *output, const char *text, size_t length) {
  if (length > OUTPUT_SIZE - output->length) {
    output_long(output, text, length);
    return;
  }
  memcpy(output->bytes + output->length, text, length);
  output->length += length;
}

/* A text that ends in NUL. */
static inline void output_text(struct output *output, const char *text) {
  output_put(output, text, strlen(text));
}

void output_number(struct output *output, int64_t number);

/* A text as a JSON string, quotes included. */
void output_json(struct output *output, const char *text, size_t length);

#endif
