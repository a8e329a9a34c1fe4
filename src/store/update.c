/* Directories are added and read anew, one writer at a time. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <string.h>

#include "base/memory.h"
#include "store/build.h"
#include "store/directory.h"

static struct directory *directory_new(const char *path, const errcat_allocator *allocator) {
  const size_t length = strlen(path);
  struct directory *directory = memory_take(allocator, sizeof *directory + length + 1);
  if (!directory) return NULL;
  directory->next = NULL;
  directory->layer = directory->fresh = (struct layer){0};
  directory->was_read = false;
  memcpy(directory->path, path, length + 1);
  return directory;
}

errcat_status errcat_add_directory(errcat_catalogs *catalogs, const char *path,
                                   errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  if (!catalogs) return ERRCAT_NO_MEMORY;
  if (!catalogs_begin(catalogs)) return ERRCAT_BUSY;
  struct directory *directory = directory_new(path, &catalogs->allocator);
  if (!directory) return catalogs_end(catalogs, ERRCAT_NO_MEMORY);
  const errcat_status outcome = directory_read(catalogs, path, NULL, &directory->layer, &reporter);
  if (outcome) {
    memory_give(&catalogs->allocator, directory);
    return catalogs_end(catalogs, outcome);
  }
  directory->next = catalogs->directories;
  catalogs->directories = directory;
  if ((directory->layer.own.count || directory->layer.general.count) &&
      !catalogs_republish(catalogs, false)) {
    catalogs->directories = directory->next;
    layer_clear(&directory->layer, &catalogs->allocator);
    memory_give(&catalogs->allocator, directory);
    return catalogs_end(catalogs, ERRCAT_NO_MEMORY);
  }
  return catalogs_end(catalogs, directory_outcome(path, &directory->layer.own, &reporter));
}

/* Exchanges the catalogs of each directory with those that were read anew, where that succeeded. */
static void exchange(errcat_catalogs *catalogs) {
  for (struct directory *d = catalogs->directories; d; d = d->next) {
    const struct layer layer = d->layer;
    if (!d->was_read) continue;
    d->layer = d->fresh;
    d->fresh = layer;
  }
}

static bool has_changed(const errcat_catalogs *catalogs) {
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    if (d->was_read && !(catalog_list_equal(&d->layer.own, &d->fresh.own) &&
                         catalog_list_equal(&d->layer.general, &d->fresh.general)))
      return true;
  return false;
}

errcat_status errcat_reload(errcat_catalogs *catalogs, errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  bool memory = true;
  if (!catalogs) return ERRCAT_NO_MEMORY;
  if (!catalogs_begin(catalogs)) return ERRCAT_BUSY;
  for (struct directory *d = catalogs->directories; d; d = d->next) {
    const errcat_status outcome =
        memory ? directory_read(catalogs, d->path, &d->layer, &d->fresh, &reporter)
               : ERRCAT_NO_MEMORY;
    d->was_read = outcome == ERRCAT_OK;
    memory = outcome != ERRCAT_NO_MEMORY;
  }
  if (memory && has_changed(catalogs)) {
    exchange(catalogs);
    memory = catalogs_republish(catalogs, false);
    if (!memory) exchange(catalogs);
  }
  for (struct directory *d = catalogs->directories; d; d = d->next)
    layer_clear(&d->fresh, &catalogs->allocator);
  return catalogs_end(catalogs, !memory                ? ERRCAT_NO_MEMORY
                                : reporter.diagnostics ? ERRCAT_FAULTY
                                                       : ERRCAT_OK);
}
