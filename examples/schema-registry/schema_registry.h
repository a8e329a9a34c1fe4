/* The errors by name: SCHEMA_REGISTRY_SUBJECT_NOT_FOUND. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef SCHEMA_REGISTRY_H
#define SCHEMA_REGISTRY_H

#define ERRCAT_DEFINITIONS "schema_registry.def"
#define ERRCAT_PREFIX SCHEMA_REGISTRY
#include <errcat/define.h>

const errcat_domain *schema_registry(void);

#endif
