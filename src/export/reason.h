/* What HTTP calls its statuses, for who shows them. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef REASON_H
#define REASON_H

#include <stdint.h>

/* The phrase of a status: "Not Found"; NULL if it has none. */
const char *export_reason(int32_t status);

#endif
