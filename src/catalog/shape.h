/* Where the bodies of a service have what an error is made of: its shapes, compiled. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#ifndef SHAPE_H
#define SHAPE_H

#include "base/names.h"

#include <errcat.h>
#include <errcat/define.h>

#include "base/path.h"

/* How many shapes and paths a table may have; a shape without ARGUMENTS has one more. */
enum { SHAPES_MAX = 8, PATHS_MAX = 32, PATHS_ALL = PATHS_MAX + SHAPES_MAX };

/* A set of paths, a bit each. */
typedef uint64_t path_set;

/* The numbers of paths; -1: there is none. */
struct shape {
  int each, code, message, detail, field, arguments;
};

struct shapes {
  unsigned count, path_count;
  path_set absolute, relative; /* all that begin with "$", and with "@" */
  path_set parameters, lists;  /* those of PATH, and of EACH */
  struct shape items[SHAPES_MAX];
  const char *names[PATHS_ALL]; /* of parameters, by their paths */
  struct path paths[];
};

/* A row of a table's paths that breaks a rule. */
struct shape_fault {
  size_t row; /* of errcat_domain.paths */
  size_t at;  /* which byte of its path */
};

/* The rules for a table's paths: 0 or the ERRCAT_DIAGNOSTIC_DEF_… of the first that is broken. */
int32_t shapes_check(const errcat_domain *domain, struct shape_fault *fault);

/* Whether a parameter, of which a PATH is, is one of some error. */
bool shapes_know(const errcat_domain *domain, const char *parameter);

/* Whether the code and the message are members of the body itself and nothing else is asked for; sets
   their names. A table without shapes has errcat's own. */
bool shapes_are_flat(const errcat_domain *domain, struct slice *code, struct slice *message);

/* Compiles a table's paths, which keep the rules; NULL when memory ran out. The texts are the table's. */
struct shapes *shapes_compile(const errcat_domain *domain, const errcat_allocator *allocator);

#endif
