/* A .mo file (GNU gettext manual, "The Format of GNU MO Files"): checked whole when it is opened,
   so that a lookup needs no check. Both byte orders; any alignment. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#ifndef MO_H
#define MO_H

#include "base/names.h"

#include <errcat.h>
#include <stdbool.h>

#include "base/slice.h"
#include "catalog/plural.h"

#define MO_SIZE_MAX ((size_t)64 << 20)

struct mo {
  const unsigned char *bytes; /* borrowed */
  size_t size;
  uint32_t count;
  uint32_t originals, translations; /* offsets of the two tables */
  bool big_endian;
  bool has_plural;               /* plural is the header's; else it is n != 1 */
  int32_t plural_diagnostic;     /* what is wrong with the Plural-Forms header; 0: nothing */
  uint32_t plural_diagnostic_at; /* at which character of it */
  struct plural plural;
};

/* Checks the file: magic, revision, each offset and length, terminators, order, header, charset. Does
   not check the translations themselves, see validate.h. A wrong Plural-Forms header is noted in mo.
   bytes are borrowed for the life of mo. Returns 0 or an ERRCAT_DIAGNOSTIC_…, which is then in
   diagnostic as well, with a place that begins with name. */
int32_t mo_open(struct mo *mo, const void *bytes, size_t size, const char *name,
                errcat_diagnostic *diagnostic);

/* The index-th entry, in the file's order. key is "msgid", "context\004msgid", either with
   "\0plural" after it; the translation's forms are separated by NULs. */
void mo_entry(const struct mo *mo, uint32_t index, struct slice *key, struct slice *translation);

/* Finds a message's entry; context may be NULL. */
bool mo_find(const struct mo *mo, const char *context, const char *id, uint32_t *index);

/* Whether two texts are the same but for the case of ASCII letters; no locale is asked. */
bool mo_equal_ignoring_case(const char *a, const char *b, size_t length);

/* The value of a header field, "Language", without white space round it; false if there is none. */
bool mo_field(const struct mo *mo, const char *field, struct slice *value);
bool mo_header_field(struct slice header, const char *field, struct slice *value);

/* The index-th of a translation's forms; the first where there are fewer, as glibc has it. */
struct slice mo_form(struct slice translation, uint32_t index);

/* How many forms a translation has. */
uint32_t mo_form_count(struct slice translation);

#endif
