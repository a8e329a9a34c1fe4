/* Text as it stands between the quotes of a JSON string (RFC 8259, section 7).
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef JSON_TEXT_H
#define JSON_TEXT_H

#include "base/names.h"

#include "base/output.h"

/* The escape of a character, which may be in buffer; NULL if the character stays as it is. */
const char *json_text_escape(uint32_t character, char buffer[8]);

/* \u and four digits: the escape of any character up to U+FFFF. Returns buffer. */
const char *json_text_hexadecimal(uint32_t character, char buffer[8]);

/* Writes valid UTF-8. */
void json_text_put(struct output *output, const char *text, size_t length);

#endif
