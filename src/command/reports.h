/* What is wrong with catalogs, held back until it is known whom it concerns.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef REPORTS_H
#define REPORTS_H

#include "cli.h"

struct reports {
  struct cli *cli;
  const char *directory;     /* whose catalogs they are, or NULL */
  const errcat_error *error; /* that the answer is about, or NULL: about several */
  errcat_diagnostic *diagnostics;
  size_t count, capacity;
};

/* Keeps a diagnostic; an errcat_report. */
void reports_hold(void *reports, const errcat_diagnostic *diagnostic);

/* Says which error the answer is about, by its code or name: what is wrong with other messages does
   not concern it. */
void reports_ask(struct reports *reports, const char *error);

/* Complains of the diagnostics that concern a reader who wanted these languages, or of all: for NULL.
   Returns EXIT_ANSWER if there were any. Nothing is held any more. */
int reports_tell(struct reports *reports, const char *languages);

#endif
