/* The other way to a translation: gettext itself, in the current locale.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef GETTEXT_H
#define GETTEXT_H

#include "base/names.h"

#include "render/format.h"

/* Tells libintl where a domain's catalogs are, which were checked. */
bool gettext_bind(const char *domain, const char *directory);

/* Writes an error's message as the current locale has it: the domain's translation by libintl; behind
   it, of another domain than errcat's own, that of errcat's embedded catalogs, which have the general
   messages and the samples. language is filled with what is known of the text's language; its
   source's where the locale has no usable translation. Status bits. */
uint32_t gettext_format(struct output *output, const errcat_reader *reader,
                        const errcat_error *error, const struct values *values, uint32_t flags,
                        errcat_language *language);

/* Fills language with the tag and the direction of what the current locale reads: the language that
   the domain's catalog there says it is in, or the source, if that is what the locale asks for. False
   if it asks for another language, of which there is no catalog. */
bool gettext_locale(const errcat_language *libintl, errcat_language *language);

/* The same, with that language's conventions. */
bool gettext_language(const errcat_language *libintl, errcat_language *language);

/* A string that outlives the call for the tag of that language. */
const char *gettext_tag(const errcat_reader *reader, const errcat_language *language);

/* The translation of any message, or NULL. Where the locale reads the source, its own words are. */
const char *gettext_translate(const errcat_language *language, const char *context, const char *id,
                              const char *plural, uint64_t n);

#endif
