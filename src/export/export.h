/* A table and its languages as data for front ends: all that formatting needs, as the library compiled it.
   docs/front-ends.md has the form. Each function that writes returns a length, as snprintf() does.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef EXPORT_H
#define EXPORT_H

#include <errcat.h>
#include <stdbool.h>

enum { EXPORT_FORMAT = 1 }; /* the number of the form */

/* A language of the reader's catalogs. Lives until the reader is released. */
struct export_language {
  const errcat_language *language;
  errcat_description description;
  char maximized[32]; /* its tag with script and region: "de-Latn-DE" */
  bool is_overlay;    /* chosen only for its own tag and those that inherit from it */
  bool is_source;     /* the table's own sentences, nothing else */
};

/* The language at an index; 0 is the source's tag, which has a catalog of its own at times. Overlays are
   among them. ERRCAT_NOTHING_FOUND past the end; ERRCAT_FAULTY: all of its catalogs are broken. */
errcat_status export_language_at(const errcat_reader *reader, size_t index,
                                 struct export_language *language);

/* The table's own sentences. */
void export_source(const errcat_reader *reader, struct export_language *language);

size_t export_write_language(const struct export_language *language, char *buffer, size_t size);

/* The languages are those that are written; source is the name of the file that has the source. */
size_t export_write_table(const errcat_reader *reader, const struct export_language *languages,
                          size_t count, const char *source, char *buffer, size_t size);

/* The module that leads to all others. */
size_t export_write_index(const struct export_language *languages, size_t count, const char *source,
                          char *buffer, size_t size);

#endif
