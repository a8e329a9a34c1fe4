/* The counter. Not compiled with what calls it. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "steps.h"

#include <stddef.h>
#include <string.h>

static uint64_t nobody;
uint64_t *steps = &nobody;

/* Called by each basic block. */
void __sanitizer_cov_trace_pc(void);
void __sanitizer_cov_trace_pc(void) {
  ++*steps;
}

/* The linker's --wrap sends the calls here; what libc does eight bytes at a time costs an eighth. */
static size_t passed(size_t bytes) {
  *steps += bytes / 8;
  return bytes;
}

void *__real_memchr(const void *, int, size_t);
int __real_memcmp(const void *, const void *, size_t);
void *__real_memcpy(void *, const void *, size_t);
void *__real_memmove(void *, const void *, size_t);
void *__real_memset(void *, int, size_t);
char *__real_strchr(const char *, int);
int __real_strncmp(const char *, const char *, size_t);
size_t __real_strlen(const char *);
char *__real_strstr(const char *, const char *);

void *__wrap_memchr(const void *, int, size_t);
int __wrap_memcmp(const void *, const void *, size_t);
void *__wrap_memcpy(void *, const void *, size_t);
void *__wrap_memmove(void *, const void *, size_t);
void *__wrap_memset(void *, int, size_t);
char *__wrap_strchr(const char *, int);
int __wrap_strcmp(const char *, const char *);
int __wrap_strncmp(const char *, const char *, size_t);
size_t __wrap_strlen(const char *);
char *__wrap_strstr(const char *, const char *);

void *__wrap_memchr(const void *bytes, int byte, size_t length) {
  void *found = __real_memchr(bytes, byte, length);
  passed(found ? (size_t)((char *)found - (const char *)bytes) : length);
  return found;
}

/* Those who compare stop at the first difference. */
static size_t alike(const char *a, const char *b, size_t length, int to_nul) {
  size_t at = 0;
  while (at < length && a[at] == b[at] && (a[at] || !to_nul)) at++;
  return at;
}

int __wrap_memcmp(const void *a, const void *b, size_t length) {
  passed(alike(a, b, length, 0));
  return __real_memcmp(a, b, length);
}

int __wrap_strncmp(const char *a, const char *b, size_t length) {
  passed(alike(a, b, length, 1));
  return __real_strncmp(a, b, length);
}

int __wrap_strcmp(const char *a, const char *b) {
  return __wrap_strncmp(a, b, SIZE_MAX);
}

void *__wrap_memcpy(void *to, const void *from, size_t length) {
  return __real_memcpy(to, from, passed(length));
}

void *__wrap_memmove(void *to, const void *from, size_t length) {
  return __real_memmove(to, from, passed(length));
}

void *__wrap_memset(void *to, int byte, size_t length) {
  return __real_memset(to, byte, passed(length));
}

size_t __wrap_strlen(const char *text) {
  return passed(__real_strlen(text));
}

char *__wrap_strchr(const char *text, int byte) {
  char *found = __real_strchr(text, byte);
  passed(found ? (size_t)(found - text) : __real_strlen(text));
  return found;
}

char *__wrap_strstr(const char *text, const char *wanted) {
  char *found = __real_strstr(text, wanted);
  passed(found ? (size_t)(found - text) : __real_strlen(text));
  return found;
}
