/* Preloaded into the command (glibc): memory that runs out, and files that give and take little.
   SPDX-License-Identifier: LGPL-2.1-or-later

   TORTURE is a mode and a number N:
     one N    the N-th allocation fails         all N    so does each one behind it
     short 0  reads and writes move one byte, every other call is interrupted
     read N   the N-th read() fails with EIO    write N  from the N-th write() on, but those to
                                                         stderr: ENOSPC
     mute 0   writes to stderr fail
   TORTURE_COUNT is a file that takes how many allocations, reads and writes there were. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);

static char mode[8];
static long number;
static bool counting; /* not what the loader allocates */
static long allocations, reads, writes;

__attribute__((constructor)) static void begin(void) {
  const char *wanted = getenv("TORTURE");
  if (wanted) sscanf(wanted, "%7s %ld", mode, &number);
  counting = true;
}

__attribute__((destructor)) static void end(void) {
  char line[96];
  const char *name = getenv("TORTURE_COUNT");
  counting = false;
  const int file = name ? open(name, O_WRONLY | O_CREAT | O_TRUNC, 0600) : -1;
  if (file < 0) return;
  const int length = snprintf(line, sizeof line, "%ld %ld %ld\n", allocations, reads, writes);
  syscall(SYS_write, file, line, (size_t)length);
  close(file);
}

static bool is(const char *name) {
  return !strcmp(mode, name);
}

static bool has_memory(void) {
  if (!counting) return true;
  allocations++;
  const bool fails = is("one") ? allocations == number : is("all") && allocations >= number;
  if (fails) errno = ENOMEM;
  return !fails;
}

void *malloc(size_t size) {
  return has_memory() ? __libc_malloc(size) : NULL;
}

void *calloc(size_t count, size_t size) {
  return has_memory() ? __libc_calloc(count, size) : NULL;
}

void *realloc(void *block, size_t size) {
  return has_memory() ? __libc_realloc(block, size) : NULL;
}

static ssize_t fail(int error) {
  errno = error;
  return -1;
}

ssize_t read(int file, void *bytes, size_t size) {
  reads++;
  if (is("read") && reads == number) return fail(EIO);
  if (is("short") && reads % 2) return fail(EINTR);
  return syscall(SYS_read, file, bytes, is("short") && size ? (size_t)1 : size);
}

ssize_t write(int file, const void *bytes, size_t size) {
  const bool counts = file != STDERR_FILENO;
  writes += counts;
  if (is("write") && counts && writes >= number) return fail(ENOSPC);
  if (is("mute") && file == STDERR_FILENO) return fail(EBADF);
  if (is("short") && writes % 2 && counts) return fail(EINTR);
  return syscall(SYS_write, file, bytes, is("short") && size ? (size_t)1 : size);
}
