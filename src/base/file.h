/* Reading files and directories. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FILE_H
#define FILE_H

#include "base/names.h"

#include <errcat.h>
#include <stdbool.h>

/* Reads a whole regular file, of at most limit bytes, into memory that the caller gives back; a NUL
   stands behind it. NULL if there is no such file, or with the diagnostic if it cannot be read. */
void *file_read(const char *path, size_t limit, size_t *size, const errcat_allocator *allocator,
                errcat_diagnostic *diagnostic);

/* Calls visit for each name in a directory, in no order, "." and ".." left out. False, with the
   diagnostic, if it cannot be read to its end. */
typedef void file_visit(void *context, const char *name);
bool file_list(const char *directory, file_visit *visit, void *context,
               errcat_diagnostic *diagnostic);

/* Whether something of this name can be seen. */
bool file_exists(const char *path);

/* Reports an errno about a path. */
void file_diagnostic(errcat_diagnostic *diagnostic, const char *path, int error);

#endif
