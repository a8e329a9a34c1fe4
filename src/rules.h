/* What every table of errors keeps to, compiled or read from a .def file.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef RULES_H
#define RULES_H

#include <errcat/define.h>
#include <stdbool.h>

/* The rules for one error and for what a domain has besides errors. Return 0 or the ERRCAT_FAULT_… of
   the first that is broken. Codes, names and sentences that stand twice are the table's to find. */
int32_t rules_error(const errcat_error *error);
int32_t rules_domain(const errcat_domain *domain);

/* Their parts: every blank of a sentence is declared, and the other way about; a singular need not
   show its count. A bare sentence has none. */
bool rules_sentence(const char *sentence, const errcat_parameter *parameters, bool singular);
bool rules_bare(const char *sentence);

/* A name begins with a letter, of one case, and goes on in it. */
bool rules_name(const char *name, bool upper);

#endif
