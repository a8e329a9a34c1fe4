/* errcat's own domain: the general messages, and the catalogs that have them and the samples.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/domain.h"

#define ERRCAT_DEFINITIONS "catalog/general.def"
#define ERRCAT_PREFIX ERRCAT_GENERAL
#define ERRCAT_DOMAIN general_domain
#define ERRCAT_CATALOGS errcat_general_catalogs
#include <errcat/define.h>
