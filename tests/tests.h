/* What the tests share. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef TESTS_H
#define TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errcat.h>
#include <errcat/fileshare.h>

#include "base/memory.h"

/* TEST_DATA is tests/data in the source tree. */
static inline FILE *test_open(const char *name) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", TEST_DATA, name);
  FILE *file = fopen(path, "rb");
  if (!file) fail_msg("%s cannot be read", path);
  return file;
}

/* An allocator of which some requests fail: those from the from-th to before the to-th. */
struct test_memory {
  size_t number, from, to; /* of requests */
  size_t live;             /* blocks that were not given back */
  /* What another thread does during the next request; called once. */
  void (*meanwhile)(void *context);
  void *context;
};

static inline void *test_take(void *context, size_t size) {
  struct test_memory *memory = context;
  void (*const meanwhile)(void *) = memory->meanwhile;
  memory->meanwhile = NULL;
  if (meanwhile) meanwhile(memory->context);
  const size_t number = memory->number++;
  if (number >= memory->from && number < memory->to) return NULL;
  memory->live++;
  void *block = malloc(size);
  if (block) memset(block, 0xA5, size); /* memory that was taken is not zero */
  return block;
}

static inline void test_give(void *context, void *block) {
  struct test_memory *memory = context;
  memory->live -= block != NULL;
  free(block);
}

/* Options of a mode or form and flags in one word, as tables of cases have them. */
#define TEST_OPTIONS(bits) \
  (&(errcat_options){.mode = (int32_t)((bits)&15), .flags = (bits) & ~UINT32_C(15)})
#define TEST_BODY_OPTIONS(bits) \
  (&(errcat_body_options){.form = (int32_t)((bits)&15), .flags = (bits) & ~UINT32_C(15)})

/* Random bits, the same ones in each run (xorshift). */
static inline uint64_t test_random(void) {
  static uint64_t state = 2026;
  state ^= state << 13;
  state ^= state >> 7;
  state ^= state << 17;
  return state;
}

#endif
