/* Error responses, read: a body, or a whole HTTP response. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef READ_H
#define READ_H

#include "base/names.h"

#include "catalog/domain.h"

/* errcat_read(), of the domain that has the table. http_status is the response's where it is known from
   elsewhere, or 0. *size becomes what is left of scratch, at its end. */
errcat_status response_read(const struct table *table, struct slice bytes, size_t from,
                            int32_t http_status, char *scratch, size_t *size,
                            errcat_response *response);

/* errcat_read_arguments(), of an error. *cut: a text was left out, as it found too little room. */
size_t response_read_arguments(const struct table *table, const errcat_error *error,
                               const errcat_response *response, char *scratch, size_t size,
                               errcat_argument *arguments, size_t capacity, bool *cut);

#endif
