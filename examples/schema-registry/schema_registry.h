/* The errors by name: SCHEMA_REGISTRY_SUBJECT_NOT_FOUND. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SCHEMA_REGISTRY_H
#define SCHEMA_REGISTRY_H

#define ERRCAT_DEFINITIONS "schema_registry.def"
#define ERRCAT_PREFIX SCHEMA_REGISTRY
#define ERRCAT_DECLARE schema_registry
#include <errcat/define.h>

#endif
