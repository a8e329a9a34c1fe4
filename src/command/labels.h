/* Labels in front of what is known of an error, in English: cli_text() translates them.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef LABELS_H
#define LABELS_H

#include <stdint.h>

/* In the order in which they are shown. */
enum label {
  LABEL_CODE,
  LABEL_NAME,
  LABEL_KEY,
  LABEL_STATUS,
  LABEL_MESSAGE,
  LABEL_BARE,
  LABEL_ENGLISH,
  LABEL_PARAMETERS,
  LABEL_EXAMPLE,
  LABEL_NOTE,
  LABELS_COUNT
};

const char *label_of(enum label label);

/* What a parameter of a type, an errcat_type, is. */
const char *label_of_type(int32_t type);

#endif
