/* The command's own domain, with the catalogs that are embedded for it.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#define ERRCAT_DEFINITIONS "command/command.def"
#define ERRCAT_PREFIX COMMAND
#define ERRCAT_DOMAIN errcat_command
#define ERRCAT_CATALOGS errcat_command_catalogs
#include <errcat/define.h>
