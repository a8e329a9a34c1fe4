/* What curl -v writes beside a response. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CURL_H
#define CURL_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a line, or what stands behind a body on its last line, is curl's own: "* Connected to …",
   a line of the request, how many bytes came, or of the progress meter. */
bool curl_is_own(const char *line, size_t length);

/* Whether a line begins the head of a response, behind curl's mark. */
bool curl_begins_head(const char *line, size_t length);

/* Where a head ends, which may have curl's own words in it; *whole is false if its end has not come. */
size_t curl_head_end(const char *text, size_t length, bool *whole);

/* Takes the marks off a head, so that it ends where it ended; returns how far behind its former
   beginning it begins. Curl's own words become a header field that is none. */
size_t curl_unmark(char *text, size_t length);

#endif
