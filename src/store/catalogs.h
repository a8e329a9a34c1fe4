/* All catalogs of a domain: directories in front of the embedded ones.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CATALOGS_H
#define CATALOGS_H

#include "base/names.h"

#include "store/catalog_list.h"
#include "store/language.h"

struct directory {
  struct directory *next; /* the one behind it */
  struct catalog_list catalogs;
  struct catalog_list fresh; /* the same read anew, while errcat_reload() runs */
  bool was_read;             /* fresh is what the directory has */
  char path[];
};

struct errcat_catalogs {
  errcat_allocator allocator;
  struct table table;
  _Atomic(int32_t) completeness;
  struct directory *directories;
  struct catalog_list embedded; /* the domain's own */
  struct catalog_list general;  /* errcat's, behind another domain's */
  errcat_language *source;
  errcat_language libintl; /* what libintl speaks; its catalogs are the general ones */
  _Atomic(struct bound_tag *) bound_tags; /* grows only, at the front */
  _Atomic(struct snapshot *) current;
  atomic_uint pins[2], epoch; /* see catalogs_pin() */
  atomic_flag busy;
};

/* Whoever changes the catalogs calls these two: false if another thread is at it, and then nothing may
   be changed. The second returns outcome. */
bool catalogs_begin(errcat_catalogs *catalogs);
errcat_status catalogs_end(errcat_catalogs *catalogs, errcat_status outcome);

#endif
