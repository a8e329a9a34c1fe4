/* Writing files. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef WRITE_H
#define WRITE_H

#include "cli.h"

/* Makes a directory that is not there; complains, and false, if it cannot be made. */
bool write_directory(const struct cli *cli, const char *directory);

/* Writes a file of a directory whole or not at all, in place of one that was there; complains, and false,
   if it cannot be written. */
bool write_file(const struct cli *cli, const char *directory, const char *name, const char *text,
                size_t length);

#endif
