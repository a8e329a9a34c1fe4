/* Learning from samples how dates and times are written. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef LEARN_PATTERN_H
#define LEARN_PATTERN_H

#include "base/names.h"

#include "locale/datetime.h"

/* Learns the pattern of a precision from two samples: 2026-03-02 09:05 and 2026-11-23 16:47 as a
   language writes them, or those dates alone. with_names: the format's months are names to look for.
   The texts must outlive the format. Returns 0, or an ERRCAT_DIAGNOSTIC_SAMPLE_… of samples[*which];
   the pattern is then not to be used. */
int32_t learn_pattern(struct datetime_format *format, int32_t precision,
                      const char *const samples[2], bool with_names, int *which);

#endif
