/* Dates and times in a zone of their own, read and written as RFC 3339 has them.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CIVIL_TIME_H
#define CIVIL_TIME_H

#include "base/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* As in errcat_argument: seconds since 1970-01-01T00:00:00 in its own zone, whose distance from UTC
   is offset minutes or ERRCAT_NO_OFFSET; precision is ERRCAT_DAY or ERRCAT_MINUTE. */
struct civil_time {
  int64_t seconds;
  int32_t precision, offset;
};

/* Years 1 to 9999, offsets of less than a day. */
bool civil_time_valid(const struct civil_time *civil);

/* Reads RFC 3339, the seconds, the offset or the time of day left out at will, "T" or a space between
   date and time. False if it is not that, or no such day. */
bool civil_time_read(const char *text, size_t length, struct civil_time *civil);

/* Writes what civil_time_read() reads, "2026-03-02T09:05+05:30", without a NUL; returns its length. */
enum { CIVIL_TIME_SIZE = 24 };
size_t civil_time_write(const struct civil_time *civil, char buffer[CIVIL_TIME_SIZE]);

#endif
