/* What the parts of `errcat check` share: findings, which are to be mended and make the exit status 1,
   and notes, which tell of what may be as it is. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CHECK_H
#define CHECK_H

#include "cli.h"
#include "po.h"

struct finding {
  size_t line; /* 0: none */
  int32_t kind;
};

struct check {
  struct cli *cli;
  errcat_catalogs *catalogs; /* of the table that .po files are checked against */
  const char *name;          /* of the file */
  struct finding *findings;
  size_t count, capacity; /* of the findings in one file */
  size_t found, noted;    /* in all files */
  bool bad_bytes; /* a line of the file is no UTF-8; its translation need not be told besides */
  bool out_of_memory;
};

/* Keeps a finding until the file has been read; a po_report. */
void check_find(void *check, size_t line, int32_t kind);

/* Tells a note at once. id (and plural, or NULL) is a template that has {place} and the arguments'
   names; the first of them, {place}, is filled here. At most CHECK_ARGUMENTS. */
enum { CHECK_ARGUMENTS = 3 };
void check_note(struct check *check, size_t line, const char *id, const char *plural,
                errcat_argument arguments[], size_t count);

/* Tells a finding at once, for a sentence that has more than a place. */
void check_tell(struct check *check, size_t line, const char *id, errcat_argument arguments[],
                size_t count);

/* What only the .po file shows of an entry, or is a matter of form. */
void check_entry(struct check *check, const struct po_entry *entry);

/* Whether the header says that the file is UTF-8, as the rest of the checks need it, and what gettext
   would not understand of it. header may be NULL. */
bool check_header(struct check *check, const struct po_entry *header);

/* Finds plural messages that have not as many forms as the header says; returns how many that are, 0
   if it does not say. */
size_t check_forms(struct check *check, const struct po *po, const struct po_entry *header);

/* The value of a field of a header, up to its line break; NULL: it has none. */
const char *check_field(const char *header, const char *name, size_t *length);

/* Compares the messages of a file with those of the table. Not those of a region's few. */
void check_table(struct check *check, const struct po *po);

#endif
