/* What a path leads to in a body: --at. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef AT_H
#define AT_H

#include "base/path.h"

/* What is done with a value. */
typedef void at_take(void *context, struct slice value);

/* Calls take with each value in a JSON value to which a path leads, as RFC 9535 has it: [*] with all of a
   list's; of members of the same name the last counts. A name
   that has escapes in the JSON is not looked at. False if take was never called. */
bool at_each(const struct path *path, struct slice value, at_take *take, void *context);

#endif
