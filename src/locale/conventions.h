/* How a language writes numbers, dates and times, learnt from the samples in its catalog
   (samples.def). SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CONVENTIONS_H
#define CONVENTIONS_H

#include "base/names.h"

#include "locale/datetime.h"
#include "locale/number.h"

enum sample {
#define S(name, context, message) SAMPLE_##name,
#include "locale/samples.def"
#undef S
  SAMPLE_COUNT
};

/* Context and msgid of each sample. */
extern const char *const conventions_samples[SAMPLE_COUNT][2];

/* The other sample of a pair, or the sample itself. What is learnt from a pair needs both of one
   catalog. The pairs stand first in the list. */
static inline enum sample conventions_partner(enum sample sample) {
  return sample < SAMPLE_TIME_WITH_OFFSET ? (enum sample)(sample ^ 1) : sample;
}

struct conventions {
  struct number_format numbers;
  struct datetime_format times;
};

/* Learns from translated samples; NULL is one that is not translated. Numbers, times, dates and the
   offset are learnt each for itself, from all of its samples; what cannot be learnt is neutral:
   1234567, 2026-03-02 09:05 (UTC+05:30), 2026-03-02. Returns 0 or the first ERRCAT_DIAGNOSTIC_SAMPLE_…,
   of the sample *which; one of a pair without the other is a diagnostic. The samples must outlive the conventions. */
int32_t conventions_learn(struct conventions *conventions, const char *const samples[SAMPLE_COUNT],
                          enum sample *which);

/* Each writes text without a NUL, and returns its length. A count is grouped, a number is not. A
   civil time must be valid; with_offset shows its offset, if that is known and it is no mere date. */
static inline size_t conventions_write_count(const struct conventions *conventions, uint64_t number,
                                             char buffer[CONVENTIONS_SIZE]) {
  return number_write_count(&conventions->numbers, number, buffer);
}

static inline size_t conventions_write_number(const struct conventions *conventions, int64_t number,
                                              char buffer[CONVENTIONS_SIZE]) {
  return number_write(&conventions->numbers, number, buffer);
}

static inline size_t conventions_write_time(const struct conventions *conventions,
                                            const struct civil_time *civil, bool with_offset,
                                            char buffer[CONVENTIONS_SIZE]) {
  return datetime_write(&conventions->times, civil, with_offset, buffer);
}

/* Reads the values of a type (not TEXT) that text begins with and that, written, give the same bytes:
   of "123" the numbers 1, 12 and 123. None is shorter than least, and no two are of one length. A
   time read without an offset has ERRCAT_NO_OFFSET. Returns how many there are. */
size_t conventions_read(const struct conventions *conventions, int32_t type, struct slice text,
                        size_t least, struct reading values[READINGS_MAX]);

/* The same for numbers that other languages write: in the digits of any script, in this language's
   groups or without groups. Reads no times. */
size_t conventions_read_other(const struct conventions *conventions, int32_t type,
                              struct slice text, size_t least, struct reading values[READINGS_MAX]);

/* True if all of the text is such a value. */
bool conventions_read_count(const struct conventions *conventions, const char *text, size_t length,
                            uint64_t *number);
bool conventions_read_number(const struct conventions *conventions, const char *text, size_t length,
                             int64_t *number);
bool conventions_read_time(const struct conventions *conventions, const char *text, size_t length,
                           struct civil_time *civil);

#endif
