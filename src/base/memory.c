/* Memory through the caller's allocator. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/memory.h"

#include <stdlib.h>

static void *allocate(void *context, size_t size) {
  (void)context;
  return malloc(size);
}

static void release(void *context, void *block) {
  (void)context;
  free(block);
}

const errcat_allocator memory_standard = {allocate, release, NULL};
