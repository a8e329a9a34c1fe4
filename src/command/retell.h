/* One response in the reader's language. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef RETELL_H
#define RETELL_H

#include "base/slice.h"
#include "cli.h"

/* A message that is not valid becomes three times as long at most; arguments stand behind it. */
enum { RETELL_SCRATCH = 4 };

struct retell {
  const struct cli *cli;
  char *scratch; /* RETELL_SCRATCH times as many bytes as a response has */
  size_t size;
  errcat_retell_options options; /* http_status and language are the caller's */
  struct slice piece;            /* of the input, which the response is or stands in, */
  uint64_t line;                 /* and where it begins; */
  bool is_object;                /* it is one, and valid JSON */
  uint64_t hint;                 /* the language of the last message, for the next one */
  errcat_slice text;             /* the response that was read */
  size_t length;                 /* of its message; small holds it if it fits */
  char small[1024];
};

/* Reads a response, whose text must live until it is put. */
void retell_read(struct retell *retell, const char *text, size_t length, errcat_retold *retold);

/* Reads the next error of the same response; false if the last one was told. */
bool retell_next(struct retell *retell, errcat_retold *retold);

/* Whether a response says anything: an error, words, or a status that is one. */
bool retell_has(const errcat_retold *retold);

/* Writes the response that was read last as a line or an object. */
void retell_put(struct retell *retell, errcat_retold *retold);

#endif
