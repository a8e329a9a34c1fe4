/* The functions that make an argument, exported: they are inline in the header. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <errcat.h>

extern inline errcat_argument errcat_text(const char *name, const char *text, size_t length);
extern inline errcat_argument errcat_count(const char *name, int64_t count);
extern inline errcat_argument errcat_number(const char *name, int64_t number);
extern inline errcat_argument errcat_civil_time(const char *name, int64_t seconds, int32_t offset,
                                                int32_t precision);
extern inline errcat_argument errcat_unix_time(const char *name, int64_t seconds, int32_t offset);
