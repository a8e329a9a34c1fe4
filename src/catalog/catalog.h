/* One .mo file in memory: embedded, or read from a directory and validated. Counted, shared among
   snapshots. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CATALOG_H
#define CATALOG_H

#include "base/names.h"

#include <stdatomic.h>

#include "catalog/domain.h"
#include "catalog/mo.h"
#include "tag/tag.h"

#define CATALOG_NAME_MAX 48 /* of a locale directory: "zh_Hans_CN.UTF-8@modifier" */

struct catalog {
  atomic_size_t references;
  atomic_uint plural_reach; /* mo.plural's */
  struct mo mo;
  struct tag tag;
  const struct table *table; /* outlives it */
  void *owned;               /* the bytes, where they were read from a file */
  bool is_draft;             /* no native has read it: X-Errcat-Review */
  unsigned char *unusable;   /* a bit an entry; NULL: others than the table's are seen to on use */
  char name[CATALOG_NAME_MAX];
  uint32_t entries[]; /* 1 + the entry of each place of the table; 0: none, or it was refused */
};

/* Where diagnostics are reported; counts them. */
struct reporter {
  errcat_report *report;
  void *context;
  size_t diagnostics;
};
void reporter_report(struct reporter *reporter, const errcat_diagnostic *diagnostic);

/* Embedded bytes: checked as a file, the table's messages with it; any other message is validated
   when it is looked for. NULL when memory ran out or the file is broken; diagnostic says which, and the
   catalog's name. */
struct catalog *catalog_embed(const errcat_embedded *embedded, const struct table *table,
                              const errcat_allocator *allocator, errcat_diagnostic *diagnostic);

/* Opens the bytes of a file, which must have been allocated and are freed with the catalog, or at once
   where NULL is returned. Each message that is not usable is reported, label being the file's name, and
   will not be found. */
struct catalog *catalog_validate(void *bytes, size_t size, const char *name, const char *label,
                                 const struct table *table, const errcat_allocator *allocator,
                                 struct reporter *reporter, errcat_diagnostic *diagnostic);

/* Reports each message of an embedded catalog that is refused. */
void catalog_report(const struct catalog *catalog, const char *label, struct reporter *reporter);

/* Reports what a translator is to mend besides, in a catalog that was validated: messages that are used
   all the same, and a wrong Plural-Forms header that no message needs. */
void catalog_advise(const struct catalog *catalog, const char *label, struct reporter *reporter);

struct catalog *catalog_share(struct catalog *catalog);
void catalog_release(struct catalog *catalog, const errcat_allocator *allocator);

/* Finds a translation; one that is refused counts as not found. Here and below, the result is set only
   where true is returned. */
bool catalog_find(const struct catalog *catalog, const char *context, const char *id,
                  struct slice *translation);

/* Finds the form for n of any message's translation; the only form if plural is NULL. */
bool catalog_find_form(const struct catalog *catalog, const char *context, const char *id,
                       const char *plural, uint64_t n, struct slice *form);

/* Tells whether there is a usable translation for a place of the table. */
bool catalog_has(const struct catalog *catalog, uint32_t place);

/* Finds the translation of the message of the error at an index, or of its bare sentence. */
bool catalog_find_message(const struct catalog *catalog, uint32_t index, struct slice *translation);
bool catalog_find_bare(const struct catalog *catalog, uint32_t index, struct slice *translation);

#endif
