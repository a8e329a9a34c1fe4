/* The other way to a translation: gettext itself, in the current locale.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef ERRCAT_LIBINTL_WAY_H
#define ERRCAT_LIBINTL_WAY_H

#include "format.h"

/* Writes an error's message as the current locale has it. language is filled with what is known of
   the text's language; its source's where the locale has no usable translation. Status bits. */
uint32_t libintl_format(struct sink *sink, const errcat_reader *reader, const errcat_error *error,
                        const struct values *values, uint32_t flags, errcat_language *language);

/* A string that outlives the call for the tag of that language. */
const char *libintl_tag(const errcat_reader *reader, const errcat_language *language);

/* The translation of any message, or NULL. */
const char *libintl_gettext(const errcat_language *language, const char *context, const char *id,
                            const char *plural, uint64_t n);

#endif
