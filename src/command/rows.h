/* Errors as list shows them: a row each, or a JSON array. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ROWS_H
#define ROWS_H

#include "cli.h"

struct rows {
  const struct cli *cli;
  size_t count; /* of the rows so far */
};

void rows_put(struct rows *rows, const errcat_error *error);
void rows_end(const struct rows *rows);

/* What a JSON object says of an error, without its braces. */
void rows_put_members(const struct cli *cli, const errcat_error *error);

/* A member, whose name is given with all that stands before the value: ",\"name\":". */
void rows_put_member(struct output *out, const char *name, const char *text);

#endif
