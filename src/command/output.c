/* Buffered output without a line of stdio. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include "output.h"

#include <errcat.h>
#include <errno.h>
#include <unistd.h>

#include "base/decimal.h"

static bool is_ascii(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)text[i] >= 0x80) return false;
  return true;
}

void output_flush(struct output *output) {
  if (output->is_terminal && !output->beyond_ascii)
    output->beyond_ascii = !is_ascii(output->bytes, output->length);
  for (size_t at = 0; at < output->length && !output->error;) {
    const unsigned size = (unsigned)(output->length - at); /* which is Windows's type for it */
    const ssize_t count = write(output->descriptor, output->bytes + at, size);
    if (count >= 0)
      at += (size_t)count;
    else if (errno != EINTR)
      output->error = errno;
  }
  output->length = 0;
}

void output_long(struct output *output, const char *text, size_t length) {
  while (length) {
    if (output->length == OUTPUT_SIZE) output_flush(output);
    const size_t room = OUTPUT_SIZE - output->length, part = length < room ? length : room;
    memcpy(output->bytes + output->length, text, part);
    output->length += part;
    text += part;
    length -= part;
  }
}

/* Twice a line of a log: with printf() that takes a seventh longer. */
void output_number(struct output *output, int64_t number) {
  char buffer[DECIMAL_SIZE];
  const char *digits = decimal_write(number, buffer);
  output_put(output, digits, (size_t)(buffer + DECIMAL_SIZE - digits));
}

/* Where a part of at most length bytes ends: not within a character. */
static size_t part_of(const char *text, size_t length, size_t most) {
  if (length <= most) return length;
  size_t end = most;
  while (end > most - 3 && ((unsigned char)text[end] & 0xC0) == 0x80) end--;
  return end;
}

/* Part by part, so that a text of any length needs no memory; a byte becomes six at the most. */
void output_json(struct output *output, const char *text, size_t length) {
  output_put(output, "\"", 1);
  do {
    const size_t part = part_of(text, length, OUTPUT_SIZE / 8);
    if (OUTPUT_SIZE - output->length <= 6 * part) output_flush(output);
    output->length += errcat_escape(text, part, ERRCAT_JSON, output->bytes + output->length,
                                    OUTPUT_SIZE - output->length);
    text += part;
    length -= part;
  } while (length);
  output_put(output, "\"", 1);
}
