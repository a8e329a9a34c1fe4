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

/* The bytes that any number or time takes; checked when the samples are learnt. */
enum { MANNER_SIZE = 256, MANNER_ELEMENTS = 14 };

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
  uint32_t zero;         /* the digit 0; the other nine follow it */
  struct slice marks[2]; /* of a 12-hour clock: morning, afternoon */
};

struct manner {
  uint32_t zero;
  uint8_t primary, secondary; /* digits in the last group, and in those before; 0: not grouped */
  uint8_t least;              /* digits that a number needs to be grouped */
  struct slice group;
  struct manner_pattern time, date;
  struct slice months[12];
  struct slice offset[3]; /* what stands before, between and after the time and the offset */
  bool offset_first;
};

/* Learns from translated samples; NULL is one that is not translated. Numbers, times and dates are
   learnt each for itself; what cannot be learnt is neutral: 1234567, 2026-03-02 09:05. Returns 0 or
   the first ERRCAT_FAULT_SAMPLE_…, of the sample *which. The samples must outlive the manner. */
int32_t manner_learn(struct manner *manner, const char *const samples[SAMPLE_COUNT],
                     enum sample *which);

/* Each writes text without a NUL, and returns its length. */
size_t manner_write_count(const struct manner *manner, uint64_t number, char buffer[MANNER_SIZE]);
size_t manner_write_number(const struct manner *manner, int64_t number, char buffer[MANNER_SIZE]);
size_t manner_write_time(const struct manner *manner, const struct moment *moment, bool with_offset,
                         char buffer[MANNER_SIZE]);

/* The way back: true if the text is what writing the value gives, to the byte. A time read without
   offset has ERRCAT_NO_OFFSET. */
bool manner_read_count(const struct manner *manner, const char *text, size_t length,
                       uint64_t *number);
bool manner_read_number(const struct manner *manner, const char *text, size_t length,
                        int64_t *number);
bool manner_read_time(const struct manner *manner, const char *text, size_t length,
                      struct moment *moment);

#endif
