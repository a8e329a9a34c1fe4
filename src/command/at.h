/* What a path leads to in a body: --at. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef AT_H
#define AT_H

#include "base/path.h"

/* The value in a JSON value to which a path leads: of those that [*] may take the first that has the
   rest, of members of the same name the last. False if there is none. */
bool at_find(const struct path *path, struct slice value, struct slice *found);

#endif
