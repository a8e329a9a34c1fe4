/* The table, for builds without CMake; errcat_add_domain() makes this and schema_registry.h itself.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#define ERRCAT_DEFINITIONS "schema_registry.def"
#define ERRCAT_PREFIX SCHEMA_REGISTRY
#define ERRCAT_DOMAIN schema_registry
#include <errcat/define.h>
