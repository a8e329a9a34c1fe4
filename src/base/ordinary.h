/* Text that needs no escape, wherever it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ORDINARY_H
#define ORDINARY_H

#include "base/names.h"

#include <stdbool.h>
#include <stddef.h>

/* Whether a translator's text is written the same in plain text, HTML, JSON and on a terminal: it has
   none of & < > " ' \ and no control character. */
bool text_is_ordinary(const char *text, size_t length);

#endif
