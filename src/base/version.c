/* The version of the library. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>

int32_t errcat_version(void) {
  return ERRCAT_VERSION_NUMBER;
}
