/* The options of a call, checked, as one word: the mode, the flags, and above them the HTTP status.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "base/names.h"

#include <errcat.h>
#include <stdbool.h>

#define OPTIONS_STATUS(flags) ((flags) >> 16)

/* A status that is none, which the other end may have sent, is as good as absent. */
static inline uint32_t options_status(int32_t http_status) {
  return http_status > 0 && http_status < 1000 ? (uint32_t)http_status << 16 : 0;
}

/* False if there is anything that this version does not know. */
static inline bool options_read(const errcat_options *options, uint32_t *flags) {
  *flags = 0;
  if (!options) return true;
  const uint32_t known = ERRCAT_ISOLATE | ERRCAT_HIDE_OFFSET;
  const uint64_t *const reserved = options->reserved;
  *flags = (uint32_t)options->mode | options->flags | options_status(options->http_status);
  return (uint32_t)options->mode <= ERRCAT_TERMINAL && !(options->flags & ~known) &&
         !(options->reserved_word | reserved[0] | reserved[1] | reserved[2] | reserved[3]);
}

#endif
