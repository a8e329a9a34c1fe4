/* The codes of the built-in domain by name: FILESHARE_REPOSITORY_FULL is 40321.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ERRCAT_FILESHARE_H
#define ERRCAT_FILESHARE_H

#define ERRCAT_DEFINITIONS <errcat/fileshare.def>
#define ERRCAT_PREFIX FILESHARE
#include <errcat/define.h>

#endif
