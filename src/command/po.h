/* A .po file (GNU gettext manual, "The Format of PO Files"), read as msgfmt reads it and made into the
   .mo file that msgfmt would make, for `errcat check`. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef PO_H
#define PO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { PO_FORMS_MAX = 16 };

/* What the flags of an entry promise of its format. */
enum po_format { PO_NO_FORMAT, PO_BRACE_FORMAT, PO_SHELL_FORMAT, PO_OTHER_FORMAT };

struct po_entry {
  size_t line;                       /* of its msgid, from 1 */
  const char *context, *id, *plural; /* context and plural may be NULL */
  const char *forms[PO_FORMS_MAX];
  size_t count; /* of the forms; 0: they could not be read */
  enum po_format format;
  bool fuzzy, obsolete;
  bool twice; /* another entry has its context and id */
};

struct po {
  struct po_entry *entries;
  size_t count, capacity;
  bool out_of_memory;
};

/* Called for what msgfmt would refuse: an ERRCAT_DIAGNOSTIC_… and the line it is in. */
typedef void po_report(void *context, size_t line, int32_t kind);

/* Reads text, which is changed and must last as long as po; its byte at length must be NUL. Goes on
   behind what it cannot read; the entries that it could are there. */
void po_read(struct po *po, char *text, size_t length, po_report *report, void *context);
void po_free(struct po *po);

/* Whether an entry comes into the .mo file: translated, not fuzzy, not obsolete, not there twice.
   Of a header that is fuzzy msgfmt makes use. */
bool po_is_used(const struct po_entry *entry);

/* Reports entries of the same context and id, and sets twice in all but the first; sorts them. */
void po_find_twice(struct po *po, po_report *report, void *context);

/* The .mo file of the entries that are used; sorts them so that those come first, in the file's
   order. NULL when memory ran out. */
unsigned char *po_compile(struct po *po, size_t *size);

/* Sorts the entries as they stand in the file. */
void po_restore_order(struct po *po);

/* The entry of the header; NULL: there is none. */
const struct po_entry *po_header(const struct po *po);

#endif
