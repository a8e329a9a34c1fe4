/* Seconds as the year, month, day, hour and minute of a calendar, and back.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "base/names.h"

#include <stdbool.h>
#include <stdint.h>

/* The proleptic Gregorian calendar; the Buddhist era, which is 543 years ahead of it; the Persian
   calendar by its cycle of 33 years, as ICU has it. Their numbers are those of docs/front-ends.md. */
enum calendar { GREGORIAN, BUDDHIST, PERSIAN };

struct civil_fields {
  int32_t year, month, day, hour, minute;
};

/* Whether seconds since 1970-01-01T00:00:00 are within the Gregorian years 1 to 9999. */
bool calendar_has(int64_t seconds);

/* The fields of seconds that the calendars have. */
struct civil_fields calendar_fields(int64_t seconds, enum calendar calendar);

/* The way back; false if there is no such day or minute. */
bool calendar_seconds(const struct civil_fields *fields, enum calendar calendar, int64_t *seconds);

#endif
