/* Learning from samples how numbers are written. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef LEARN_NUMBER_H
#define LEARN_NUMBER_H

#include "base/names.h"

#include "locale/number.h"

/* Learns from two samples, 1234 and 1234567 as a language writes them; the texts must outlive the
   format. Returns 0, or an ERRCAT_DIAGNOSTIC_SAMPLE_… of samples[*which]; the format is then plain. */
int32_t learn_number(struct number_format *format, const char *const samples[2], int *which);

#endif
