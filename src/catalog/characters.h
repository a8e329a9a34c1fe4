/* Characters that make a translation unusable. Takes time linear in the texts. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#ifndef CHARACTERS_H
#define CHARACTERS_H

#include "base/names.h"

#include <stdint.h>

#include "base/slice.h"

/* A text by itself: valid UTF-8, no control characters but \n and \t, no bidi override, every embedding
   and isolate closed in its line, and something to see in it. Returns 0 or an ERRCAT_DIAGNOSTIC_TEXT_…. */
int32_t validate_text(struct slice text);

/* A translation: the same but for what its source has as well, and no full-width braces. Returns 0 or
   an ERRCAT_DIAGNOSTIC_TEXT_…, which is only advice for embeddings and isolates that are closed. */
int32_t validate_characters(struct slice source, struct slice text);

#endif
