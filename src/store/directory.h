/* A locale directory is read: DIR/de/LC_MESSAGES/errcat.mo. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#ifndef DIRECTORY_H
#define DIRECTORY_H

#include "base/names.h"

#include "store/catalogs.h"

/* Reads a directory's catalogs into layer, in the order of their names. Catalogs of former, which may be
   NULL, are shared where their files are as they were, and kept where these cannot be read. Returns
   ERRCAT_OK; or, layer left empty, ERRCAT_UNREADABLE, reported, or ERRCAT_NO_MEMORY. */
errcat_status directory_read(errcat_catalogs *catalogs, const char *path,
                             const struct layer *former, struct layer *layer,
                             struct reporter *reporter);

/* What a directory that was read comes to: ERRCAT_FAULTY if something was reported; else
   ERRCAT_NOTHING_FOUND, reported as well, if there is no catalog of the domain. */
errcat_status directory_outcome(const char *path, const struct catalog_list *list,
                                struct reporter *reporter);

#endif
