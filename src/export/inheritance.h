/* Which language stands in for one that is wanted. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef INHERITANCE_H
#define INHERITANCE_H

#include "export/data.h"
#include "export/export.h"

/* "parents" and "macrolanguages", as far as they lead to one of the languages. */
void inheritance_put(struct data *data, const struct export_language *languages, size_t count);

#endif
