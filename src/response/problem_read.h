/* Problem details (RFC 9457), read. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef PROBLEM_READ_H
#define PROBLEM_READ_H

#include "base/names.h"

#include "response/members.h"

/* Reads a body as members_read() does, with what problem details say where the members of the domain's own
   do not: the type names the error, the words are detail's, else title's, and where that says no error the
   first of errors that does is read. */
void problem_read(const struct table *table, struct slice body, struct body_members *members);

/* Reads an element of the list "errors", from its front. */
void problem_read_item(const struct table *table, struct slice rest, struct body_members *members);

/* Gives an element of a list that a shape fits, and that has no words, those of problem details. */
void problem_read_element(const struct table *table, struct slice body,
                          struct body_members *members);

/* Gives what a shape found in problem details their words and what goes with these. */
void problem_add(struct body_members *members, const struct body_members *problem);

#endif
