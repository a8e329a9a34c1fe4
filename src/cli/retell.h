/* One response in the reader's language. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef RETELL_H
#define RETELL_H

#include "cli.h"

struct retell {
  const struct cli *cli;
  char *scratch; /* as many bytes as a response has */
  size_t size;
  const void *hint; /* where the last message was found */
};

/* Whether a response says anything: an error, words, or a status that is one. */
bool retell_has(const errcat_response *response);

/* Writes the response, which was read into scratch, as a line or an object. */
void retell(struct retell *retell, errcat_response *response);

#endif
