/* Civil dates and times. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MOMENT_H
#define MOMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A civil time, as in errcat_argument: seconds since 1970-01-01T00:00:00 in its own zone, whose
   distance from UTC is offset minutes or ERRCAT_NO_OFFSET; precision is ERRCAT_DAY or
   ERRCAT_MINUTE. */
struct moment {
  int64_t seconds;
  int32_t precision, offset;
};

enum moment_calendar { GREGORIAN, BUDDHIST, PERSIAN };

struct civil {
  int32_t year, month, day, hour, minute;
};

/* Years 1 to 9999, offsets of less than a day. */
bool moment_valid(const struct moment *moment);

/* Reads RFC 3339, the seconds, the offset or the time of day left out at will, "T" or a space between
   date and time. False if it is not that, or no such day. */
bool moment_read(const char *text, size_t length, struct moment *moment);

/* Writes what moment_read() reads, "2026-03-02T09:05+05:30", without a NUL; returns its length. */
enum { MOMENT_SIZE = 24 };
size_t moment_write(const struct moment *moment, char buffer[MOMENT_SIZE]);

/* The fields of a moment in a calendar, and back; the proleptic Gregorian calendar, the Buddhist era
   (+543), the Persian calendar by its 33-year cycle, as ICU has it. */
struct civil moment_fields(const struct moment *moment, enum moment_calendar calendar);
bool moment_from_fields(const struct civil *civil, enum moment_calendar calendar, int64_t *seconds);

#endif
