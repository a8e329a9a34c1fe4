/* Any two texts as the samples of a kind: learnt or refused; what is written is read back.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <stdlib.h>
#include <string.h>

#include "locale/conventions.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_numbers(const struct manner *manner) {
  static const uint64_t numbers[] = {0, 7, 999, 1000, 12345, 1234567, UINT64_MAX};
  char text[MANNER_SIZE];
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
    uint64_t back;
    const size_t length = manner_write_count(manner, numbers[i], text);
    if (length > sizeof text || !manner_read_count(manner, text, length, &back) ||
        back != numbers[i])
      abort();
  }
}

static size_t write_and_read(const struct manner *manner, const struct moment *moment,
                             char text[MANNER_SIZE]) {
  char again[MANNER_SIZE];
  struct moment back;
  const size_t length = manner_write_time(manner, moment, true, text);
  if (length > MANNER_SIZE) abort();
  if (manner_read_time(manner, text, length, &back) &&
      (!moment_valid(&back) || manner_write_time(manner, &back, true, again) != length ||
       memcmp(text, again, length) != 0))
    abort();
  return length;
}

static void check_times(const struct manner *manner) {
  static const int64_t times[] = {0, INT64_C(253402300799), -1, INT64_C(-62135596800)};
  char text[MANNER_SIZE];
  for (size_t i = 0; i < sizeof times / sizeof times[0]; i++)
    for (int32_t precision = ERRCAT_MINUTE; precision <= ERRCAT_DAY; precision++) {
      const struct moment moment = {times[i], precision, i % 2 ? -725 : ERRCAT_NO_OFFSET};
      write_and_read(manner, &moment, text);
    }
}

/* What is learnt without a fault writes the samples themselves. */
static void check_samples(const struct manner *manner, const char *const samples[SAMPLE_COUNT]) {
  static const int64_t instants[] = {INT64_C(1772442300), INT64_C(1795452420)};
  static const uint64_t numbers[] = {1234, 1234567};
  char text[MANNER_SIZE];
  for (int i = 0; i < 6; i++) {
    const int pair = i / 2 * 2;
    if (!samples[pair] || !samples[pair + 1]) continue;
    const struct moment moment = {instants[i % 2], pair == SAMPLE_DATE_EARLY, ERRCAT_NO_OFFSET};
    const size_t length = pair == SAMPLE_NUMBER_SMALL
                              ? manner_write_count(manner, numbers[i % 2], text)
                              : write_and_read(manner, &moment, text);
    if (length != strlen(samples[i]) || memcmp(text, samples[i], length) != 0) abort();
  }
}

/* The input is up to SAMPLE_COUNT texts, a line each. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char *copy = malloc(size + 1);
  const char *samples[SAMPLE_COUNT] = {0};
  struct manner manner;
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
  const int32_t fault = manner_learn(&manner, samples, &which);
  if (fault && (which < 0 || which >= SAMPLE_COUNT)) abort();
  if (!fault) check_samples(&manner, samples);
  check_numbers(&manner);
  check_times(&manner);
  struct moment moment;
  manner_read_time(&manner, (const char *)data, size, &moment);
  moment_read((const char *)data, size, &moment);
  free(copy);
  return 0;
}
