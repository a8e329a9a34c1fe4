/* Reading files and directories (POSIX). SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include "file.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fault.h"
#include "memory.h"

/* Opens a regular file. Anything else is refused, without waiting for the other end of a pipe. */
static FILE *open_regular(const char *path, size_t *size) {
  const int descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  struct stat status;
  FILE *file = NULL;
  if (descriptor < 0) return NULL;
  if (!fstat(descriptor, &status) && S_ISREG(status.st_mode) && status.st_size >= 0)
    file = fdopen(descriptor, "rb");
  if (!file) close(descriptor);
  *size = (size_t)status.st_size;
  return file;
}

void *file_read(const char *path, const char *label, size_t limit, size_t *size,
                const errcat_allocator *allocator, errcat_fault *fault) {
  FILE *file = open_regular(path, size);
  char *bytes = NULL;
  int32_t kind = ERRCAT_FAULT_UNREADABLE;
  if (file) {
    if (*size > limit)
      kind = ERRCAT_FAULT_MO_TOO_LARGE;
    else if (!(bytes = memory_take(allocator, *size + 1)))
      kind = ERRCAT_FAULT_NO_MEMORY;
    else if (fread(bytes, 1, *size, file) == *size)
      kind = 0;
  }
  if (file) fclose(file);
  if (!kind) {
    bytes[*size] = '\0';
    return bytes;
  }
  memory_give(allocator, bytes);
  fault_set(fault, kind, "%s", label);
  return NULL;
}

bool file_list(const char *directory, file_visit *visit, void *context) {
  DIR *listing = opendir(directory);
  if (!listing) return false;
  for (const struct dirent *entry; (entry = readdir(listing)) != NULL;)
    if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..")) visit(context, entry->d_name);
  closedir(listing);
  return true;
}

bool file_exists(const char *path) {
  struct stat status;
  return stat(path, &status) == 0;
}
