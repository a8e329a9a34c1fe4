/* Reading files and directories: POSIX, or what MinGW and WASI have of it.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/diagnostic.h"
#include "base/memory.h"
#include "base/utf8.h"

#ifdef _WIN32
#define O_NONBLOCK 0
#define O_CLOEXEC O_NOINHERIT
#define strerror_r(error, words, size) strerror_s(words, size, error)
#define lstat(path, status) stat(path, status)
#define read(file, bytes, size) read(file, bytes, (unsigned)(size))
#else
#define O_BINARY 0
#endif

/* The words are the locale's, and a diagnostic is in UTF-8: if they are not, the number must do. */
void file_diagnostic(errcat_diagnostic *diagnostic, const char *path, int error) {
  char words[128];
  if (strerror_r(error, words, sizeof words) != 0 ||
      utf8_valid_length(words, strlen(words)) != strlen(words))
    snprintf(words, sizeof words, "errno %d", error);
  /* Neither name nor permissions are to blame for a lack of memory. */
  const int32_t kind = error == ENOMEM ? ERRCAT_DIAGNOSTIC_NO_MEMORY : ERRCAT_DIAGNOSTIC_UNREADABLE;
  diagnostic_set(diagnostic, kind, "%s: %s", path, words);
}

/* Opens without waiting for the other end of a pipe. */
static int open_file(const char *path) {
  int file;
  do file = open(path, O_RDONLY | O_BINARY | O_NONBLOCK | O_CLOEXEC);
  while (file < 0 && errno == EINTR);
  return file;
}

/* Reads up to size bytes, fewer only where the file ends. Returns how many, or -1. */
static ssize_t read_bytes(int file, char *bytes, size_t size) {
  size_t count = 0;
  while (count < size) {
    const ssize_t more = read(file, bytes + count, size - count);
    if (more < 0 && errno == EINTR) continue;
    if (more < 0) return -1;
    if (more == 0) break;
    count += (size_t)more;
  }
  return (ssize_t)count;
}

/* One byte more than the file had is asked for, so that one that grows is seen to. */
static void *read_opened(int file, const char *path, size_t limit, size_t *size,
                         const errcat_allocator *allocator, errcat_diagnostic *diagnostic) {
  struct stat status;
  if (fstat(file, &status)) return file_diagnostic(diagnostic, path, errno), NULL;
  if (!S_ISREG(status.st_mode))
    return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NOT_A_FILE, "%s", path), NULL;
  if ((uintmax_t)status.st_size > limit)
    return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_TOO_LARGE, "%s", path), NULL;
  *size = (size_t)status.st_size;
  char *bytes = memory_take(allocator, *size + 1);
  if (!bytes) return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_NO_MEMORY, "%s", path), NULL;
  const ssize_t count = read_bytes(file, bytes, *size + 1);
  if (count == (ssize_t)*size) {
    bytes[*size] = '\0';
    return bytes;
  }
  if (count < 0)
    file_diagnostic(diagnostic, path, errno);
  else
    diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_FILE_CHANGED, "%s", path);
  memory_give(allocator, bytes);
  return NULL;
}

void *file_read(const char *path, size_t limit, size_t *size, const errcat_allocator *allocator,
                errcat_diagnostic *diagnostic) {
  const int file = open_file(path);
  if (file < 0) {
    const int error = errno;
    struct stat status;
    /* A link that leads nowhere is there. */
    if ((error != ENOENT && error != ENOTDIR) || !lstat(path, &status))
      file_diagnostic(diagnostic, path, error);
    return NULL;
  }
  void *bytes = read_opened(file, path, limit, size, allocator, diagnostic);
  close(file);
  return bytes;
}

bool file_list(const char *directory, file_visit *visit, void *context,
               errcat_diagnostic *diagnostic) {
  int error = 0;
  DIR *listing = opendir(directory);
  if (!listing) return file_diagnostic(diagnostic, directory, errno), false;
  for (;;) {
    errno = 0;
    const struct dirent *entry = readdir(listing);
    if (!entry) break;
    if (strcmp(entry->d_name, ".") && strcmp(entry->d_name, "..")) visit(context, entry->d_name);
  }
  error = errno;
  closedir(listing);
  if (error) file_diagnostic(diagnostic, directory, error);
  return !error;
}

bool file_exists(const char *path) {
  struct stat status;
  return stat(path, &status) == 0;
}
