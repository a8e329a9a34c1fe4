/* What every table of errors keeps to, compiled or read from a .def file.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef RULES_H
#define RULES_H

#include "base/names.h"

#include <errcat/define.h>
#include <stdbool.h>

#include "catalog/mo.h"

/* The rules for one error and for what a domain has besides errors. Return 0 or the ERRCAT_DIAGNOSTIC_DEF_…
   of the first that is broken, as do all here. What stands twice is for the table to find. */
int32_t rules_error(const errcat_error *error);
int32_t rules_domain(const errcat_domain *domain);

/* Their parts. A text can be shown. */
int32_t rules_text(struct slice text);

/* Every placeholder of a sentence is declared, and the other way about; a singular need not show the
   count. A bare sentence has none. */
int32_t rules_sentence(const char *sentence, const errcat_parameter *parameters, bool singular);
int32_t rules_bare(const char *sentence);

/* Every placeholder of a service's own words is one of the parameters, which may be NULL. */
bool rules_said(const char *sentence, const errcat_parameter *parameters);

/* The text domain is a part of a file's name, the base of types one of a URI. */
int32_t rules_names(const errcat_domain *domain);

#endif
