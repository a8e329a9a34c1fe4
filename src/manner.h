/* How a language writes numbers, dates and times, learnt from the samples in its catalog
   (samples.def). SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MANNER_H
#define MANNER_H

#include "mo.h"
#include "moment.h"

enum sample {
#define S(name, context, message) SAMPLE_##name,
#include "samples.def"
#undef S
  SAMPLE_COUNT
};

/* Context and msgid of each sample. */
extern const char *const manner_samples[SAMPLE_COUNT][2];

/* The sample that is learnt together with one, so that both are to come from one catalog: the pairs
   stand first. */
static inline enum sample manner_partner(enum sample sample) {
  return sample < SAMPLE_TIME_WITH_OFFSET ? (enum sample)(sample ^ 1) : sample;
}

/* The bytes that any number or time takes at most; checked when the samples are learnt. */
enum { MANNER_SIZE = 256 };

/* Five fields, the mark of a 12-hour clock, the last literal. */
enum { MANNER_ELEMENTS = 7 };

/* A pattern of a date or a time: a literal, then a field. */
struct manner_element {
  const char *literal; /* a slice of a sample */
  uint16_t length;
  uint8_t field;
  bool padded;
};

struct manner_pattern {
  struct manner_element elements[MANNER_ELEMENTS];
  uint8_t count;
  uint8_t calendar;      /* enum moment_calendar */
  uint32_t zero;         /* the digit 0 */
  struct slice marks[2]; /* of a 12-hour clock: morning, afternoon */
};

struct manner {
  uint64_t ungrouped;         /* the largest count that is not grouped */
  uint32_t zero;              /* the digit 0; the other nine follow it */
  uint8_t primary, secondary; /* digits in the last group, and in those before; 0: not grouped */
  struct slice group;
  struct manner_pattern patterns[2]; /* by precision: ERRCAT_MINUTE, ERRCAT_DAY */
  struct slice months[12];
  struct slice offset[3]; /* what stands before, between and after the time and the offset */
  bool offset_first;
};

/* Learns from translated samples; NULL is one that is not translated. Numbers, times, dates and the
   offset are learnt each for itself, from all of its samples; what cannot be learnt is neutral:
   1234567, 2026-03-02 09:05 (UTC+05:30), 2026-03-02. Returns 0 or the first ERRCAT_FAULT_SAMPLE_…,
   of the sample *which; one of a pair without the other is a fault. The samples must outlive the manner. */
int32_t manner_learn(struct manner *manner, const char *const samples[SAMPLE_COUNT],
                     enum sample *which);

/* Each writes text without a NUL, and returns its length. A count is grouped, a number is not. A
   moment must be valid; with_offset shows its offset, if that is known and it is no mere date. */
size_t manner_write_count(const struct manner *manner, uint64_t number, char buffer[MANNER_SIZE]);
size_t manner_write_number(const struct manner *manner, int64_t number, char buffer[MANNER_SIZE]);
size_t manner_write_time(const struct manner *manner, const struct moment *moment, bool with_offset,
                         char buffer[MANNER_SIZE]);

/* An order in which those are equal that write every count, and every number, the same. */
int manner_compare_numbers(const struct manner *a, const struct manner *b);

/* A number or a time that a text begins with. */
struct manner_value {
  size_t length;   /* in the text */
  uint64_t number; /* of a NUMBER the int64_t */
  struct moment moment;
};

/* More than any number has digits, or than any time has places to end at. */
enum { MANNER_VALUES_MAX = 64 };

/* The way back: the values of a type (not TEXT) that text begins with, which written give those
   bytes; of "123" the numbers 1, 12 and 123. None that is shorter than least, and one of each
   length. A time read without offset has ERRCAT_NO_OFFSET. Returns how many there are. */
size_t manner_read(const struct manner *manner, int32_t type, struct slice text, size_t least,
                   struct manner_value values[MANNER_VALUES_MAX]);

/* The same of numbers as others write them: in the digits of any script, in this language's groups
   or without. No times. */
size_t manner_read_other(const struct manner *manner, int32_t type, struct slice text, size_t least,
                         struct manner_value values[MANNER_VALUES_MAX]);

/* True if all of the text is such a value. */
bool manner_read_count(const struct manner *manner, const char *text, size_t length,
                       uint64_t *number);
bool manner_read_number(const struct manner *manner, const char *text, size_t length,
                        int64_t *number);
bool manner_read_time(const struct manner *manner, const char *text, size_t length,
                      struct moment *moment);

#endif
