/* What HTTP calls its statuses, for who shows them. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "export/reason.h"

#include "response/phrase.h"

const char *export_reason(int32_t status) {
  return status_phrase(status);
}
