/* Room for the texts of a response that have escapes. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SCRATCH_H
#define SCRATCH_H

#include "base/names.h"

#include <errcat.h>

#include "response/json.h"

/* What is left of it. */
struct scratch {
  char *at;
  size_t size;
};

/* A string's text, where it stands or in scratch; *cut is set where it found too little room. */
errcat_slice scratch_take(struct scratch *scratch, const struct json_string *string, bool *cut);

/* The same in a buffer, at whose end it is cut. */
struct slice scratch_text(const struct json_string *string, char *buffer, size_t size);

#endif
