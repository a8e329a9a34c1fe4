/* Words for numbers, as HTTP and front ends have them. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "export/words.h"

#include <errcat.h>

#include "response/phrase.h"

static const char *const types[] = {[ERRCAT_TEXT] = "text",
                                    [ERRCAT_COUNT] = "count",
                                    [ERRCAT_NUMBER] = "number",
                                    [ERRCAT_TIME] = "time"};

const char *export_reason(int32_t status) {
  return status_phrase(status);
}

const char *export_type(int32_t type) {
  return types[type];
}
