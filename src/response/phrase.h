/* What HTTP calls its statuses. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef PHRASE_H
#define PHRASE_H

#include "base/names.h"

#include <stdint.h>

/* The phrases of the IANA registry of HTTP status codes (RFC 9110, 16.2) for errors; NULL for a status
   that has none. */
const char *status_phrase(int32_t status);

#endif
