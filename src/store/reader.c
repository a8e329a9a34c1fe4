/* A header, a list of tags or the environment becomes a reader. SPDX-License-Identifier:
 * LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "store/snapshot.h"
#include "tag/environment.h"

enum { READER_LANGUAGES = sizeof((errcat_reader *)0)->languages / sizeof(errcat_language *) };

/* False if there are no catalogs. */
static bool begin(errcat_catalogs *catalogs, errcat_reader *reader) {
  memset(reader, 0, sizeof *reader);
  if (catalogs) reader->pin = catalogs_pin(catalogs);
  return catalogs != NULL;
}

static const char *from_environment(void *unused, const char *name) {
  (void)unused;
  return getenv(name);
}

uint32_t errcat_choose(errcat_catalogs *catalogs, const char *wanted, size_t length,
                       errcat_reader *reader) {
  size_t chosen[READER_LANGUAGES - 1];
  uint32_t status = 0;
  size_t count = 0;
  if (!begin(catalogs, reader)) return ERRCAT_NO_LANGUAGE | ERRCAT_NO_READER;
  struct snapshot *snapshot = reader->pin;
  const struct offers *offers = &snapshot->offers;
  size_t matches;
  if (!wanted) {
    wanted = environment_wanted(from_environment, NULL, &length);
    matches = negotiate_names(offers, wanted, length, chosen, READER_LANGUAGES - 1);
  } else {
    if (length == ERRCAT_NUL) length = strlen(wanted);
    matches = negotiate(offers, wanted, length, chosen, READER_LANGUAGES - 1);
  }
  for (size_t i = 0; i < matches; i++) {
    const errcat_language *language = catalogs_open(snapshot, chosen[i]);
    if (language)
      reader->languages[count++] = language;
    else
      status |= ERRCAT_OUT_OF_MEMORY;
  }
  if (!matches) status |= ERRCAT_NO_LANGUAGE;
  /* The source has every message: what would come behind it is never asked. */
  reader->languages[count] = catalogs->source;
  return status;
}

uint32_t errcat_choose_source(errcat_catalogs *catalogs, errcat_reader *reader) {
  if (!begin(catalogs, reader)) return ERRCAT_NO_READER;
  reader->languages[0] = catalogs->source;
  return 0;
}

void errcat_release(errcat_reader *reader) {
  if (!reader) return;
  if (reader->pin) catalogs_unpin(reader->pin);
  memset(reader, 0, sizeof *reader);
}

/* The first language, as it is now. */
static const errcat_language *first_language(const errcat_reader *reader, errcat_language *now) {
  static const errcat_language none = {.tag = "", .direction = ERRCAT_LTR};
  const errcat_language *first = reader ? reader->languages[0] : NULL;
  if (!first) return &none;
  if (!first->operations) return first;
  return first->operations->resolve(reader, false, now) ? now : reader->languages[1];
}

const errcat_domain *errcat_reader_domain(const errcat_reader *reader) {
  const errcat_language *first = reader ? reader->languages[0] : NULL;
  return first ? first->table->domain : NULL;
}

const char *errcat_reader_tag(const errcat_reader *reader) {
  errcat_language now;
  return first_language(reader, &now)->tag;
}

errcat_direction errcat_reader_direction(const errcat_reader *reader) {
  errcat_language now;
  return first_language(reader, &now)->direction == ERRCAT_RTL ? ERRCAT_RTL : ERRCAT_LTR;
}
