/* Reading, and what it lacks. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "cli.h"

#ifdef _WIN32
#define O_CLOEXEC O_NOINHERIT
#define read(descriptor, bytes, size) read(descriptor, bytes, (unsigned)(size))
#else
#define O_BINARY 0
#endif

/* No catalog and no table is larger. */
enum { FILE_SIZE_MAX = 1 << 26 };

void *cli_resize(const struct cli *cli, void *block, size_t size) {
  void *resized = realloc(block, size);
  if (!resized) cli->memory->failed = true;
  return resized;
}

int cli_open(const char *name) {
  return open(name, O_RDONLY | O_BINARY | O_CLOEXEC);
}

ssize_t cli_read(int descriptor, char *bytes, size_t size) {
  ssize_t count;
  do count = read(descriptor, bytes, size);
  while (count < 0 && errno == EINTR);
  return count;
}

struct file {
  char *text;
  size_t length, capacity;
};

/* Room for more bytes and the NUL. */
static bool grow(const struct cli *cli, struct file *file) {
  if (file->length < file->capacity) return true;
  const size_t capacity = file->capacity ? 2 * file->capacity : 1 << 16;
  char *text = cli_resize(cli, file->text, capacity + 1);
  if (!text) return false;
  file->text = text;
  file->capacity = capacity;
  return true;
}

char *cli_read_file(const struct cli *cli, const char *name, bool is_table, size_t *length) {
  const int descriptor = cli_open(name);
  struct file file = {0};
  ssize_t count = -1;
  while (descriptor >= 0 && file.length <= FILE_SIZE_MAX && grow(cli, &file)) {
    count = cli_read(descriptor, file.text + file.length, file.capacity - file.length);
    if (count <= 0) break;
    file.length += (size_t)count;
  }
  const int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (descriptor >= 0 && count == 0) {
    file.text[file.length] = '\0';
    *length = file.length;
    return file.text;
  }
  if (cli->memory->failed)
    cli_complain_memory(cli);
  else if (descriptor < 0 || count < 0)
    cli_complain_error(cli, name, error);
  else
    cli_complain_diagnostic(
        cli, is_table ? ERRCAT_DIAGNOSTIC_DEF_TOO_LARGE : ERRCAT_DIAGNOSTIC_MO_TOO_LARGE, name);
  free(file.text);
  return NULL;
}
