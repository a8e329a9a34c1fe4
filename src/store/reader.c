/* A header, a list of tags or the environment becomes a reader. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <string.h>

#include "store/snapshot.h"
#include "tag/environment.h"

enum { READER_LANGUAGES = sizeof((errcat_reader *)0)->languages / sizeof(errcat_language *) };

/* A reader of the source alone. Returns 0; or why there is none, and then it is all zero. */
static uint32_t begin(errcat_catalogs *catalogs, errcat_reader *reader) {
  memset(reader, 0, sizeof *reader);
  if (!catalogs) return ERRCAT_NO_READER;
  reader->languages[0] = catalogs_source(catalogs);
  if (!reader->languages[0]) return ERRCAT_NO_READER | ERRCAT_OUT_OF_MEMORY;
  reader->pin = catalogs_pin(catalogs);
  return 0;
}

static size_t negotiate_wanted(const struct offers *offers, const char *wanted, size_t length,
                               size_t chosen[READER_LANGUAGES - 1]) {
  if (!wanted) {
    wanted = environment_wanted(environment_variable, NULL, &length);
    return negotiate_names(offers, wanted, length, chosen, READER_LANGUAGES - 1);
  }
  if (length == ERRCAT_NUL) length = strlen(wanted);
  return negotiate(offers, wanted, length, chosen, READER_LANGUAGES - 1);
}

uint32_t errcat_choose(errcat_catalogs *catalogs, const char *wanted, size_t length,
                       errcat_reader *reader) {
  size_t chosen[READER_LANGUAGES - 1];
  size_t count = 0;
  uint32_t status = begin(catalogs, reader);
  if (status) return status | ERRCAT_NO_LANGUAGE;
  struct snapshot *snapshot = reader->pin;
  struct looking looking = {snapshot, false};
  struct offers offers = snapshot->offers;
  offers.context = &looking;
  const errcat_language *source = reader->languages[0];
  const size_t matches = negotiate_wanted(&offers, wanted, length, chosen);
  for (size_t i = 0; i < matches; i++) {
    const errcat_language *language = catalogs_open(snapshot, chosen[i]);
    if (language)
      reader->languages[count++] = language;
    else
      looking.out_of_memory = true;
  }
  if (looking.out_of_memory) status |= ERRCAT_OUT_OF_MEMORY;
  if (!matches) status |= ERRCAT_NO_LANGUAGE;
  /* The source has every message: what would come behind it is never asked. */
  reader->languages[count] = source;
  return status;
}

uint32_t errcat_choose_source(errcat_catalogs *catalogs, errcat_reader *reader) {
  return begin(catalogs, reader);
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
