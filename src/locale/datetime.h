/* How a language writes dates and times. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef DATETIME_H
#define DATETIME_H

#include "base/names.h"

#include "locale/calendar.h"
#include "locale/digits.h"
#include "locale/readings.h"

/* FIELD_MARK tells morning from afternoon on a 12-hour clock, FIELD_END is none. The numbers are those
   of docs/front-ends.md, and stay. */
enum datetime_field {
  FIELD_END,
  FIELD_YEAR,
  FIELD_YEAR_OF_CENTURY,
  FIELD_MONTH,
  FIELD_MONTH_NAME,
  FIELD_DAY,
  FIELD_HOUR,
  FIELD_HOUR_12,
  FIELD_MINUTE,
  FIELD_MARK
};

/* A literal, then a field. */
struct datetime_element {
  const char *literal; /* a slice of a sample */
  uint16_t length;
  uint8_t field; /* enum datetime_field */
  bool padded;
};

/* Five fields, the mark of a 12-hour clock, the last literal. */
enum { DATETIME_ELEMENTS = 7 };

/* In bytes: of a literal, and of the message that shows a time with its offset. */
enum { DATETIME_LITERAL_MAX = 64 };

struct datetime_pattern {
  struct datetime_element elements[DATETIME_ELEMENTS];
  uint8_t count;
  uint8_t calendar;      /* enum calendar */
  uint16_t century;      /* of a year that is written with two digits: 2000 */
  uint32_t zero;         /* the digit 0 */
  struct slice marks[2]; /* morning, afternoon */
};

struct datetime_format {
  struct datetime_pattern patterns[2]; /* by precision: ERRCAT_MINUTE, ERRCAT_DAY */
  struct slice months[12];
  struct slice offset[3]; /* what stands before, between and after the time and the offset */
  bool offset_first;
};

/* Writes a valid civil time, without a NUL; returns its length. with_offset shows its offset, if that
   is known and it is no mere date. */
size_t datetime_write(const struct datetime_format *format, const struct civil_time *civil,
                      bool with_offset, char buffer[CONVENTIONS_SIZE]);

/* The same by one pattern, without the offset; returns the end. */
char *datetime_put(char *at, const struct datetime_format *format,
                   const struct datetime_pattern *pattern, const struct civil_time *civil);

/* Adds the times and dates that the text begins with; what is read without an offset has
   ERRCAT_NO_OFFSET. */
void datetime_read(const struct datetime_format *format, struct readings *readings);

#endif
