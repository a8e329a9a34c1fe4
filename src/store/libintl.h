/* The other way to a translation: gettext itself, in the current locale.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef LIBINTL_H
#define LIBINTL_H

#include "base/names.h"

#include "store/catalogs.h"

/* Tags of languages that libintl may speak, in their order. */
struct bound_tag {
  struct bound_tag *next;
  size_t count;
  char tags[][TAG_SIZE];
};

/* The tag as it stands in the lists, where it outlives the call; NULL if it does not. */
const char *bound_tag_find(const struct bound_tag *bound_tags, const char *tag);

/* Sets up and frees what catalogs hold for libintl. */
void libintl_open(errcat_catalogs *catalogs);
void libintl_close(errcat_catalogs *catalogs);

/* Only where errcat was built with libintl. Points libintl to a domain's catalogs, which were checked;
   false when memory ran out. And the operations of its language. */
#ifdef ERRCAT_LIBINTL
bool libintl_bind(const char *domain, const char *directory);
extern const struct language_operations libintl_operations;
#endif

#endif
