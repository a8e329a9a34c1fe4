/* What is wrong with catalogs, held back until it is known whom it concerns.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef REPORTS_H
#define REPORTS_H

#include "cli.h"

struct reports {
  struct cli *cli;
  const char *directory; /* whose catalogs they are, or NULL */
  errcat_diagnostic *diagnostics;
  size_t count, capacity;
};

/* Keeps a diagnostic; an errcat_report. */
void reports_hold(void *reports, const errcat_diagnostic *diagnostic);

/* Complains of the diagnostics that concern a reader who wanted these languages, or of all: for NULL.
   Returns EXIT_ANSWER if there were any. Nothing is held any more. */
int reports_tell(struct reports *reports, const char *languages);

#endif
