/* Reading files and directories. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FILE_H
#define FILE_H

#include <errcat.h>
#include <stdbool.h>

/* Reads a whole file, of at most limit bytes, into memory that the caller gives back. NULL with the
   fault, whose place is label. */
void *file_read(const char *path, const char *label, size_t limit, size_t *size,
                const errcat_allocator *allocator, errcat_fault *fault);

/* Calls visit for each name in a directory, in no order, "." and ".." left out. False if it cannot
   be read. */
typedef void file_visit(void *context, const char *name);
bool file_list(const char *directory, file_visit *visit, void *context);

bool file_exists(const char *path);

#endif
