/* The reader that asks libintl. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "store/libintl.h"

/* Of the source's conventions, which are not known yet, none is needed: see libintl.c. */
void libintl_open(errcat_catalogs *catalogs) {
  catalogs->libintl = (errcat_language){.table = &catalogs->table, .owner = catalogs};
#ifdef ERRCAT_LIBINTL
  catalogs->libintl.operations = &libintl_operations;
#endif
}

void libintl_close(errcat_catalogs *catalogs) {
  for (struct bound_tag *b = atomic_load(&catalogs->bound_tags), *next; b; b = next) {
    next = b->next;
    memory_give(&catalogs->allocator, b);
  }
}

uint32_t errcat_choose_libintl(errcat_catalogs *catalogs, errcat_reader *reader) {
  const uint32_t status = errcat_choose_source(catalogs, reader);
#ifdef ERRCAT_LIBINTL
  if (status) return status;
  reader->languages[1] = reader->languages[0];
  reader->languages[0] = &catalogs->libintl;
#endif
  return status;
}

static int compare_tags(const void *a, const void *b) {
  return strcmp(a, b);
}

const char *bound_tag_find(const struct bound_tag *bound_tags, const char *tag) {
  const char *found = NULL;
  for (; bound_tags && !found; bound_tags = bound_tags->next)
    found = bsearch(tag, bound_tags->tags, bound_tags->count, TAG_SIZE, compare_tags);
  return found;
}
