/* The built-in domain. SPDX-License-Identifier: LGPL-2.1-or-later */
#define ERRCAT_DEFINITIONS <errcat/fileshare.def>
#define ERRCAT_PREFIX FILESHARE
#define ERRCAT_DOMAIN errcat_fileshare
#define ERRCAT_CATALOGS errcat_fileshare_catalogs
#include <errcat/define.h>
