/* What stands in front of a body: status line and header fields. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef HEAD_H
#define HEAD_H

#include "base/names.h"

#include <errcat.h>

#include "base/slice.h"

/* Takes the heads off a response, and there may be several: a proxy's, "100 Continue". Sets http_status and
   language to those of the last one; without a head the status stays. */
void response_take_heads(struct slice *rest, errcat_response *response);

#endif
