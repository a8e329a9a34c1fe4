/* Any text as an Accept-Language value: what is chosen is in range, each once, at most as many as
   asked for, nothing behind the source; and a wish put in front is granted.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "tag/negotiate.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { CAPACITY = 3 };

static const char *const directories[] = {
    "en",    "ar",          "de",  "de_CH",   "en_GB",    "es",    "es_419",
    "es_MX", "fil",         "fr",  "he",      "kk",       "nb",    "nn",
    "pt",    "pt_BR",       "ru",  "sr",      "sr@latin", "zh_CN", "zh_HK",
    "zh_TW", "ca@valencia", "tlh", "en@shaw", "arz",      "ms",    "sr@ijekavian"};
enum { COUNT = sizeof directories / sizeof directories[0] };

static const struct offers *offers(void) {
  static struct offers offers;
  if (offers.count) return &offers;
  offers_init(&offers, malloc(offers_size(COUNT)), COUNT);
  for (size_t i = 0; i < COUNT; i++) {
    struct tag tag;
    if (!tag_of_catalog(directories[i], strlen(directories[i]), &tag)) abort();
    offers_add(&offers, &tag,
               OFFER_KNOWN | (i % 5 != 4 ? OFFER_COMPLETE : 0u) |
                   (strchr(directories[i], '_') && i % 2 ? OFFER_OVERLAY : 0u));
  }
  offers_seal(&offers);
  return &offers;
}

static void check(const size_t *chosen, size_t count) {
  if (count > CAPACITY) abort();
  for (size_t i = 0; i < count; i++) {
    if (chosen[i] >= COUNT || (chosen[i] == 0 && i + 1 < count)) abort();
    for (size_t j = 0; j < i; j++)
      if (chosen[j] == chosen[i]) abort();
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const char wish[] = "ar,";
  const char *text = (const char *)data;
  size_t chosen[CAPACITY];
  check(chosen, negotiate(offers(), text, size, chosen, CAPACITY));
  check(chosen, negotiate_names(offers(), text, size, chosen, CAPACITY));
  /* Arabic is complete: wanted first and most, it is chosen first. */
  char *more = malloc(sizeof wish - 1 + size);
  if (!more) return 0;
  memcpy(more, wish, sizeof wish - 1);
  if (size) memcpy(more + sizeof wish - 1, data, size);
  const size_t count = negotiate(offers(), more, sizeof wish - 1 + size, chosen, CAPACITY);
  check(chosen, count);
  if (count == 0 || chosen[0] != 1) {
    /* Unless a closer range refuses it: ar-EG;q=0. */
    if (!memchr(data, '0', size)) abort();
  }
  free(more);
  return 0;
}
