/* The operations whose input someone else chooses. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef OPERATIONS_H
#define OPERATIONS_H

/* Work that may grow with n, and work that may grow with its logarithm only. */
enum { LINEAR, FLAT };

struct operation {
  const char *name; /* NULL: the end */
  unsigned n;       /* measured at n / 4, n and 4 n */
  void (*prepare)(const struct operation *operation, unsigned n, const char *root);
  void (*run)(void);
  int growth;
  /* The input of most: begin, n times piece, end. In piece a "$" is its number, a "&" a language. */
  const char *begin, *piece, *end;
};

extern const struct operation operations[];

#endif
