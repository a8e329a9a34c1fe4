/* A .po file (GNU gettext manual, "The Format of PO Files"), read and made into the .mo file that msgfmt
   would make, for `errcat check`. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef PO_H
#define PO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PO_FORMS_MAX = 16 };

struct po_entry {
  size_t line; /* of its msgid, from 1 */
  const char *context, *id, *plural;
  const char *forms[PO_FORMS_MAX];
  size_t count;
  bool fuzzy;
};

struct po {
  struct po_entry *entries;
  size_t count;
  size_t fault_line; /* of what is no .po file; 0: none */
  bool out_of_memory;
};

/* Reads text, which is changed and must last as long as po; its byte at length is written to. What
   cannot be read ends it, with fault_line. */
void po_read(struct po *po, char *text, size_t length);
void po_free(struct po *po);

/* The .mo file of the entries that are translated and not fuzzy; sorts the entries so that those come
   first, in the file's order. An entry that is there twice sets fault_line. NULL when memory ran
   out. */
unsigned char *po_compile(struct po *po, size_t *size);

#endif
