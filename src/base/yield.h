/* Letting other threads run. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef YIELD_H
#define YIELD_H

#include "base/names.h"

#ifdef _WIN32
#define WIN32_LEAN_AND_MEAN
#include <windows.h>
#elif !defined(__wasi__)
#include <sched.h>
#endif

/* For a wait of a few instructions, whose end another thread may be kept from. On WASI there is none. */
static inline void yield(void) {
#ifdef _WIN32
  SwitchToThread();
#elif !defined(__wasi__)
  sched_yield();
#endif
}

#endif
