/* One response in the reader's language. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef RETELL_H
#define RETELL_H

#include "cli.h"

/* A message that is not valid becomes three times as long at most; arguments stand behind it. */
enum { RETELL_SCRATCH = 4 };

struct retell {
  const struct cli *cli;
  char *scratch; /* RETELL_SCRATCH times as many bytes as a response has */
  size_t size;
  uint64_t hint; /* the language of the last message, for the next one */
};

/* Whether a response says anything: an error, words, or a status that is one. */
bool retell_has(const errcat_response *response);

/* Writes the response, which was read into scratch, as a line or an object. Returns 0, or what is
   wrong with the arguments that were sent along. */
int32_t retell(struct retell *retell, errcat_response *response);

#endif
