/* Directories are added and read anew, one writer at a time. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <string.h>

#include "base/memory.h"
#include "store/build.h"
#include "store/directory.h"
#include "store/snapshot.h"

/* Lets readers see what the lists now hold. */
static bool republish(errcat_catalogs *catalogs) {
  struct snapshot *snapshot = snapshot_build(catalogs, atomic_load(&catalogs->current));
  if (!snapshot) return false;
  snapshot_publish(catalogs, snapshot);
  return true;
}

static struct directory *directory_new(const char *path, const errcat_allocator *allocator) {
  const size_t length = strlen(path);
  struct directory *directory = memory_take(allocator, sizeof *directory + length + 1);
  if (!directory) return NULL;
  directory->next = NULL;
  directory->catalogs = directory->fresh = (struct catalog_list){0};
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
  const errcat_status outcome =
      directory_read(catalogs, path, NULL, &directory->catalogs, &reporter);
  if (outcome) {
    memory_give(&catalogs->allocator, directory);
    return catalogs_end(catalogs, outcome);
  }
  directory->next = catalogs->directories;
  catalogs->directories = directory;
  if (directory->catalogs.count && !republish(catalogs)) {
    catalogs->directories = directory->next;
    catalog_list_clear(&directory->catalogs, &catalogs->allocator);
    memory_give(&catalogs->allocator, directory);
    return catalogs_end(catalogs, ERRCAT_NO_MEMORY);
  }
  return catalogs_end(catalogs, directory_outcome(path, &directory->catalogs, &reporter));
}

/* Exchanges the catalogs of each directory with those that were read anew, where that succeeded. */
static void exchange(errcat_catalogs *catalogs) {
  for (struct directory *d = catalogs->directories; d; d = d->next) {
    const struct catalog_list list = d->catalogs;
    if (!d->was_read) continue;
    d->catalogs = d->fresh;
    d->fresh = list;
  }
}

static bool has_changed(const errcat_catalogs *catalogs) {
  for (const struct directory *d = catalogs->directories; d; d = d->next)
    if (d->was_read && !catalog_list_equal(&d->catalogs, &d->fresh)) return true;
  return false;
}

errcat_status errcat_reload(errcat_catalogs *catalogs, errcat_report *report, void *context) {
  struct reporter reporter = {report, context, 0};
  bool memory = true;
  if (!catalogs) return ERRCAT_NO_MEMORY;
  if (!catalogs_begin(catalogs)) return ERRCAT_BUSY;
  for (struct directory *d = catalogs->directories; d; d = d->next) {
    const errcat_status outcome =
        memory ? directory_read(catalogs, d->path, &d->catalogs, &d->fresh, &reporter)
               : ERRCAT_NO_MEMORY;
    d->was_read = outcome == ERRCAT_OK;
    memory = outcome != ERRCAT_NO_MEMORY;
  }
  if (memory && has_changed(catalogs)) {
    exchange(catalogs);
    memory = republish(catalogs);
    if (!memory) exchange(catalogs);
  }
  for (struct directory *d = catalogs->directories; d; d = d->next)
    catalog_list_clear(&d->fresh, &catalogs->allocator);
  return catalogs_end(catalogs, !memory                ? ERRCAT_NO_MEMORY
                                : reporter.diagnostics ? ERRCAT_FAULTY
                                                       : ERRCAT_OK);
}

errcat_status errcat_set_completeness(errcat_catalogs *catalogs, int32_t percentage) {
  if (!catalogs) return ERRCAT_NO_MEMORY;
  if (!catalogs_begin(catalogs)) return ERRCAT_BUSY;
  const int32_t before = catalogs->completeness;
  catalogs->completeness = percentage < 0 ? 0 : percentage > 100 ? 100 : percentage;
  if (catalogs->completeness == before || republish(catalogs))
    return catalogs_end(catalogs, ERRCAT_OK);
  catalogs->completeness = before;
  return catalogs_end(catalogs, ERRCAT_NO_MEMORY);
}
