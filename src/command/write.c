/* Files that are there whole or not at all. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include "write.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#ifdef _WIN32
#define O_CLOEXEC O_NOINHERIT
#define mkdir(name, mode) mkdir(name)
/* There rename() does not replace a file. */
#define rename(from, to) (remove(to), rename(from, to))
#else
#define O_BINARY 0
#endif

/* Longer than any number. */
enum { NUMBER_SIZE = 16, TRIES = 100 };

bool write_directory(const struct cli *cli, const char *directory) {
  if (!mkdir(directory, 0777) || errno == EEXIST) return true;
  return cli_complain_error(cli, directory, errno), false;
}

/* What is left of a run that was ended has one of the names. */
static int create(char *name, size_t size, const char *directory, const char *file) {
  int descriptor = -1;
  for (int i = 0; i < TRIES && descriptor < 0; i++) {
    snprintf(name, size, "%s/.%s.%d", directory, file, i);
    descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_BINARY | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno != EEXIST) break;
  }
  return descriptor;
}

/* Returns errno, or 0. A full disk may be told as late as when the file is closed. */
static int fill(int descriptor, const char *text, size_t length) {
  static struct output output;
  output = (struct output){.descriptor = descriptor};
  output_put(&output, text, length);
  output_flush(&output);
  if (close(descriptor) && !output.error) output.error = errno;
  return output.error;
}

bool write_file(const struct cli *cli, const char *directory, const char *name, const char *text,
                size_t length) {
  const size_t size = strlen(directory) + strlen(name) + NUMBER_SIZE;
  char *path = cli_resize(cli, NULL, size), *other = cli_resize(cli, NULL, size);
  int error = ENOMEM;
  if (path && other) {
    snprintf(path, size, "%s/%s", directory, name);
    const int descriptor = create(other, size, directory, name);
    error = descriptor < 0 ? errno : fill(descriptor, text, length);
    if (!error && rename(other, path)) error = errno;
    if (error && descriptor >= 0) unlink(other);
    if (error) cli_complain_error(cli, path, error);
  }
  free(path);
  free(other);
  return !error;
}
