/* The values that stand in a text. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MATCH_VALUE_H
#define MATCH_VALUE_H

#include "base/names.h"

#include "base/bidi.h"
#include "render/value.h"

/* How numbers and times are written. */
enum match_spelling {
  MATCH_OWN,    /* as the language does */
  MATCH_OTHERS, /* numbers otherwise; see conventions_read_other() */
  MATCH_SAID    /* as services do: ASCII digits, RFC 3339 */
};

/* A template, and how its language writes what stands in it. */
struct match_form {
  const errcat_parameter *parameters;
  const struct piece *pieces;
  const struct conventions *conventions;
  const struct plural *plural; /* that the first count picks the form by; NULL: there is one form */
  uint32_t number;             /* of the form */
  enum match_spelling spelling;
};

struct match_value {
  size_t length;       /* in the text */
  struct slice inside; /* of the text, without isolates round it */
  errcat_argument argument;
};

/* The index of the parameter that picks the plural form, the first count; -1: there is none. */
int match_counting_parameter(const struct match_form *form);

/* The numbers or times, by the parameter's type, that text begins with; none shorter than least, one
   of each length. A count is one that picks the form. Isolates round a value are taken off. */
size_t match_read_values(const struct match_form *form, int parameter, struct slice text,
                         size_t least, struct match_value values[READINGS_MAX]);

/* All of a text as a value; isolates round it are taken off. */
struct match_value match_text_value(const errcat_parameter *parameter, struct slice text);

/* A count that stands in no text. */
errcat_argument match_number_value(const errcat_parameter *parameter, uint64_t number);

/* What isolates add to the length of a value. */
enum { MATCH_ISOLATES = 2 * BIDI_LENGTH };

#endif
