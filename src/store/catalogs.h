/* All catalogs of a domain: those that were added in front of the embedded ones.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CATALOGS_H
#define CATALOGS_H

#include "base/names.h"

#include "store/catalog_list.h"
#include "store/embedded.h"
#include "store/language.h"

/* What is looked at together: the domain's own catalogs, and errcat's general ones, which stand behind
   all of the domain's. */
struct layer {
  struct catalog_list own, general;
};

struct directory {
  struct directory *next; /* the one behind it */
  struct layer layer;
  struct layer fresh; /* the same read anew, while errcat_reload() runs */
  bool was_read;      /* fresh is what the directory has */
  char path[];
};

struct errcat_catalogs {
  errcat_allocator allocator;
  struct table table;
  _Atomic(int32_t) completeness;
  struct layer added; /* from memory, in front of all */
  struct directory *directories;
  struct embedded_list embedded; /* the domain's own */
  struct embedded_list general;  /* errcat's, behind another domain's */
  _Atomic(errcat_language *) source;
  errcat_language libintl;                /* what libintl speaks; see libintl_reader.c */
  _Atomic(struct bound_tag *) bound_tags; /* grows only, at the front */
  _Atomic(struct snapshot *) current;
  atomic_uint pins[2], epoch; /* the epoch is 0 or 1; see catalogs_pin() */
  atomic_flag busy;
};

/* Whoever changes the catalogs calls these two: false if another thread is at it, and then nothing may
   be changed. The second returns outcome. */
bool catalogs_begin(errcat_catalogs *catalogs);
errcat_status catalogs_end(errcat_catalogs *catalogs, errcat_status outcome);

/* The source language, compiled at its first use; NULL when memory ran out. */
const errcat_language *catalogs_source(errcat_catalogs *catalogs);

/* errcat's general catalogs are another domain's when the domain is not errcat itself. */
bool catalogs_has_general(const errcat_catalogs *catalogs);

void layer_clear(struct layer *layer, const errcat_allocator *allocator);

#endif
