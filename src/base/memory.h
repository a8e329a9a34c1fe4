/* Memory through the caller's allocator. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MEMORY_H
#define MEMORY_H

#include "base/names.h"

#include <errcat.h>

/* The allocator for NULL: malloc() and free(). */
extern const errcat_allocator memory_standard;

static inline void *memory_take(const errcat_allocator *allocator, size_t size) {
  return allocator->allocate(allocator->context, size);
}

static inline void memory_give(const errcat_allocator *allocator, void *block) {
  if (block) allocator->release(allocator->context, block);
}

#endif
