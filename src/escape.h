/* Text made safe for where it goes: plain, HTML, JSON, a terminal.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ESCAPE_H
#define ESCAPE_H

#include <errcat.h>
#include <stdbool.h>

#include "sink.h"

/* The part of the flags that says how text is escaped. */
enum { ESCAPE_MODE = 3 };

/* A translator's text, which judge_text() found valid and free of controls. */
void escape_literal(struct sink *sink, const char *text, size_t length, uint32_t flags);

/* Anybody's text: what is no UTF-8 becomes U+FFFD; false if some did. */
bool escape_argument(struct sink *sink, const char *text, size_t length, uint32_t flags);

/* The marks round an argument, if flags ask for them. */
void escape_isolate(struct sink *sink, uint32_t flags);
void escape_isolate_end(struct sink *sink, uint32_t flags);

#endif
