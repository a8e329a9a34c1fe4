/* Steps: basic blocks of the library and the command, and what libc's functions on bytes go through.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef STEPS_H
#define STEPS_H

#include <stdint.h>

/* Where steps are counted; shared with the process that reads them. */
extern uint64_t *steps;

#endif
