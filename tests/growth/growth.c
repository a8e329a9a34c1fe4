/* How the work grows with what someone else chooses: each operation at n and at 4 n, in a process of
   its own; its steps may not grow more than linearly, with room for a logarithm.
     growth [PART-OF-A-NAME…]
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <ftw.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "operations.h"
#include "steps.h"

/* Seconds of work that one measurement may take: what needs more has grown too much. */
enum { PATIENCE = 10 };

/* Shared with the process that is measured. */
static struct measure { uint64_t steps, begin; } * measure;

static int remove_one(const char *path, const struct stat *status, int flag, struct FTW *walk) {
  (void)status, (void)flag, (void)walk;
  return remove(path);
}

/* The steps of an operation at a size; 0 if it did not end. */
static uint64_t steps_at(const struct operation *operation, unsigned n) {
  char root[] = "/tmp/errcat-growth-XXXXXX";
  if (!mkdtemp(root)) abort();
  fflush(stdout);
  const pid_t child = fork();
  if (!child) {
    setrlimit(RLIMIT_CPU, &(const struct rlimit){PATIENCE, PATIENCE});
    steps = &measure->steps;
    operation->prepare(operation, n, root);
    measure->begin = measure->steps;
    operation->run();
    _exit(0);
  }
  int status = 1;
  waitpid(child, &status, 0);
  nftw(root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  return status ? 0 : measure->steps - measure->begin;
}

/* How much steeper the work grows from n to 4 n than up to n, as a number of times the work: 4 where
   it is linear. Whatever is done for any n falls out, so that it hides nothing. */
static double times(const uint64_t steps_of[3]) {
  const double before = (double)steps_of[1] - (double)steps_of[0];
  const double after = (double)steps_of[2] - (double)steps_of[1];
  const double plain = (double)steps_of[2] / (double)steps_of[1];
  return before > 0 && plain > 1.25 ? after / before : plain;
}

/* Measures, prints a line; whether the growth is as it should be. */
static bool holds(const struct operation *operation) {
  const unsigned sizes[3] = {operation->n / 4, operation->n, operation->n * 4};
  uint64_t steps_of[3];
  for (int i = 0; i < 3; i++)
    if (!(steps_of[i] = steps_at(operation, sizes[i]))) {
      printf("%-46s %6u: does not end\n", operation->name, sizes[i]);
      return false;
    }
  const bool flat = operation->growth == FLAT;
  const double grown = flat ? (double)steps_of[2] / (double)steps_of[1] : times(steps_of);
  const bool held = grown <= (flat ? 2 : 6);
  printf("%-46s %6u %11llu %11llu %6.1f%s\n", operation->name, operation->n,
         (unsigned long long)steps_of[1], (unsigned long long)steps_of[2], grown,
         held ? "" : "  TOO MUCH");
  return held;
}

static bool is_wanted(const char *name, int count, char **parts) {
  for (int i = 0; i < count; i++)
    if (strstr(name, parts[i])) return true;
  return count == 0;
}

int main(int count, char **arguments) {
  size_t failed = 0, run = 0;
  measure = mmap(NULL, sizeof *measure, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (measure == MAP_FAILED) return 1;
  printf("%-46s %6s %11s %11s %6s\n", "operation", "n", "steps at n", "at 4 n", "times");
  for (const struct operation *operation = operations; operation->name; operation++) {
    if (!is_wanted(operation->name, count - 1, arguments + 1)) continue;
    run++;
    failed += !holds(operation);
  }
  printf("growth: %zu operations, %zu grow too much\n", run, failed);
  return failed || !run;
}
