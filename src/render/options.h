/* The options of a call, checked, as one word: the mode, the flags, and above them the HTTP status.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "base/names.h"

#include <errcat.h>

#define OPTIONS_BAD UINT32_MAX /* there is something that this version does not know */
#define OPTIONS_STATUS(flags) ((int32_t)((flags) >> 16))

/* A status that is none, which the other end may have sent, is as good as absent. */
static inline uint32_t options_status(int32_t http_status) {
  return (uint32_t)http_status < 1000 ? (uint32_t)http_status << 16 : 0;
}

/* The word, or OPTIONS_BAD. What must be zero is gathered in one word, so that there is one question. */
static inline uint32_t options_read(const errcat_options *options) {
  if (!options) return 0;
  uint64_t unknown = options->reserved[0] | options->reserved[1] | options->reserved[2] |
                     options->reserved[3] | options->reserved_word;
  unknown |= (uint32_t)options->mode > ERRCAT_SCRIPT;
  unknown |= options->flags & ~(uint32_t)(ERRCAT_ISOLATE | ERRCAT_HIDE_OFFSET);
  const uint32_t flags = (uint32_t)options->mode | options->flags;
  return unknown ? OPTIONS_BAD : flags | options_status(options->http_status);
}

/* Why nothing can be written for a reader with such options, or 0. */
static inline uint32_t options_refuse(const errcat_reader *reader, uint32_t flags) {
  return flags == OPTIONS_BAD               ? ERRCAT_BAD_OPTIONS
         : !reader || !reader->languages[0] ? ERRCAT_NO_READER
                                            : 0;
}

#endif
