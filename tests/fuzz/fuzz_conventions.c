/* Any two texts as the samples of a kind: learnt or refused; what is written is read back.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <stdlib.h>
#include <string.h>

#include "locale/conventions.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_numbers(const struct conventions *conventions) {
  static const uint64_t numbers[] = {0, 7, 999, 1000, 12345, 1234567, UINT64_MAX};
  char text[CONVENTIONS_SIZE];
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    uint64_t back;
    const size_t length = conventions_write_count(conventions, numbers[i], text);
    if (length > sizeof text || !conventions_read_count(conventions, text, length, &back) ||
        back != numbers[i])
      abort();
  }
}

static size_t write_and_read(const struct conventions *conventions, const struct civil_time *civil,
                             char text[CONVENTIONS_SIZE]) {
  char again[CONVENTIONS_SIZE];
  struct civil_time back;
  const size_t length = conventions_write_time(conventions, civil, true, text);
  if (length > CONVENTIONS_SIZE) abort();
  if (conventions_read_time(conventions, text, length, &back) &&
      (!civil_time_valid(&back) ||
       conventions_write_time(conventions, &back, true, again) != length ||
       memcmp(text, again, length) != 0))
    abort();
  return length;
}

static void check_times(const struct conventions *conventions) {
  static const int64_t times[] = {0, INT64_C(253402300799), -1, INT64_C(-62135596800)};
  char text[CONVENTIONS_SIZE];
  for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
    for (int32_t precision = ERRCAT_MINUTE; precision <= ERRCAT_DAY; precision++) {
      const struct civil_time civil = {times[i], precision, i % 2 ? -725 : ERRCAT_NO_OFFSET};
      write_and_read(conventions, &civil, text);
    }
}

/* What is learnt without a diagnostic writes the samples themselves. */
static void check_samples(const struct conventions *conventions,
                          const char *const samples[SAMPLE_COUNT]) {
  static const int64_t instants[] = {INT64_C(1772442300), INT64_C(1795452420)};
  static const uint64_t numbers[] = {1234, 1234567};
  char text[CONVENTIONS_SIZE];
  for (int i = 0; i < 6; i++) {
    const int pair = i / 2 * 2;
    if (!samples[pair] || !samples[pair + 1]) continue;
    const struct civil_time civil = {instants[i % 2], pair == SAMPLE_DATE_EARLY, ERRCAT_NO_OFFSET};
    const size_t length = pair == SAMPLE_NUMBER_SMALL
                              ? conventions_write_count(conventions, numbers[i % 2], text)
                              : write_and_read(conventions, &civil, text);
    if (length != strlen(samples[i]) || memcmp(text, samples[i], length) != 0) abort();
  }
}

/* The input is up to SAMPLE_COUNT texts, a line each. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *copy = malloc(size + 1);
  const char *samples[SAMPLE_COUNT] = {0};
  struct conventions conventions;
  enum sample which;
  if (!copy) return 0;
  memcpy(copy, data, size);
  copy[size] = '\0';
  char *line = copy;
  for (size_t s = 0; s < SAMPLE_COUNT && line; s++) {
    char *end = strchr(line, '\n');
    if (end) *end = '\0';
    if (*line) samples[s] = line;
    line = end ? end + 1 : NULL;
  }
  which = SAMPLE_COUNT;
  const int32_t diagnostic = conventions_learn(&conventions, samples, &which);
  if (diagnostic && (which < 0 || which >= SAMPLE_COUNT)) abort();
  if (!diagnostic) check_samples(&conventions, samples);
  check_numbers(&conventions);
  check_times(&conventions);
  struct civil_time civil;
  conventions_read_time(&conventions, (const char *)data, size, &civil);
  civil_time_read((const char *)data, size, &civil);
  free(copy);
  return 0;
}
