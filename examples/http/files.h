/* Files of a folder, for a browser. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef FILES_H
#define FILES_H

#include <microhttpd.h>

/* The response for the file of a name below a folder, "" being its index.html; NULL: there is none. No name leads
   out of the folder, to what is hidden in it, or to what is no file. */
struct MHD_Response *files_open(const char *folder, const char *name);

#endif
