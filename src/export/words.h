/* Words for numbers, as HTTP and front ends have them. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef WORDS_H
#define WORDS_H

#include <stdint.h>

/* The phrase of an HTTP status: "Not Found"; NULL if it has none. */
const char *export_reason(int32_t status);

/* The word for a parameter's type, an errcat_type: "count". */
const char *export_type(int32_t type);

#endif
