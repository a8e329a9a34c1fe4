/* Language negotiation. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <time.h>

#include "tag/negotiate.h"

#define CAPACITY 4

typedef size_t negotiation(const struct offers *offers, const char *wanted, size_t length,
                           size_t *chosen, size_t capacity);

static const char *const languages[] = {
    "en", "ar", "az", "bg", "ca", "de", "es", "fa",    "fil",   "fr",    "he",    "id",      "kk",
    "nb", "pt", "ro", "ru", "sr", "uk", "ur", "zh_CN", "zh_HK", "zh_TW", "pt_BR", "sr@latin"};

/* Makes a set of offers from directories separated by spaces; "~" in front of one makes it
   incomplete, "+" an overlay. */
struct set {
  struct offers offers;
  void *memory;
  char tags[128][TAG_SIZE];
};

static void set_make(struct set *set, const char *directories) {
  set->memory = malloc(offers_size(128));
  offers_init(&set->offers, set->memory, 128);
  for (const char *at = directories; *at;) {
    const bool incomplete = *at == '~', overlay = *at == '+';
    at += incomplete || overlay;
    const size_t length = strcspn(at, " ");
    struct tag tag;
    assert_true(tag_of_catalog(at, length, &tag));
    tag_write(&tag, set->tags[set->offers.count]);
    offers_add(&set->offers, &tag,
               OFFER_KNOWN | (incomplete ? 0u : OFFER_COMPLETE) | (overlay ? OFFER_OVERLAY : 0u));
    at += length + strspn(at + length, " ");
  }
  offers_seal(&set->offers);
}

static void choose(negotiation *negotiate_with, const char *directories, const char *wanted,
                   char text[256]) {
  struct set set;
  size_t chosen[CAPACITY];
  set_make(&set, directories);
  /* In memory of its own, so that a sanitizer sees what is read past the end. */
  const size_t length = strlen(wanted);
  char *copy = malloc(length ? length : 1);
  memcpy(copy, wanted, length);
  const size_t count = negotiate_with(&set.offers, copy, length, chosen, CAPACITY);
  *text = '\0';
  for (size_t i = 0; i < count; i++) {
    if (i) strcat(text, " ");
    strcat(text, set.tags[chosen[i]]);
  }
  free(copy);
  free(set.memory);
}

struct row {
  const char *directories, *wanted, *expected;
};

static void check(negotiation *negotiate_with, const char *shipped, const struct row *rows,
                  size_t count) {
  for (size_t i = 0; i < count; i++) {
    const char *directories = rows[i].directories ? rows[i].directories : shipped;
    char text[256];
    choose(negotiate_with, directories, rows[i].wanted, text);
    if (strcmp(text, rows[i].expected) != 0)
      fail_msg("\"%s\" of %s is \"%s\", not \"%s\"", rows[i].wanted, directories, text,
               rows[i].expected);
  }
}

static const char *shipped(void) {
  static char text[256];
  if (*text) return text;
  for (size_t i = 0; i < sizeof languages / sizeof languages[0]; i++) {
    if (i) strcat(text, " ");
    strcat(text, languages[i]);
  }
  return text;
}

#define CHECK(rows) check(negotiate, shipped(), rows, sizeof(rows) / sizeof((rows)[0]))

static void headers_are_read_as_rfc_9110_has_them(void **state) {
  (void)state;
  static const struct row rows[] = {
      {NULL, "de", "de"},
      {NULL, "de, fr", "de fr"},
      {NULL, "de;q=0.5, fr", "fr de"},
      {NULL, "de;q=0.5, fr;q=0.5", "de fr"},
      {NULL, "de;q=0.3,fr;q=0.31,ru;q=0.309", "fr ru de"},
      {NULL, "zh-HK,zh;q=0.9,de;q=0.8,en;q=0.5", "zh-HK zh-CN de en"},
      {NULL, "fr,de,ru,ar,fa", "fr de ru ar"},
      /* Case and white space. */
      {NULL, " DE-de ;\tQ=0.4 ,\tFR ", "fr de"},
      {NULL, "de ; q=0.2 , fr;q=1", "fr de"},
      /* Every form of a weight. */
      {NULL, "de;q=1.", "de"},
      {NULL, "de;q=1.000,fr;q=1", "de fr"},
      {NULL, "de;q=0.,fr;q=0.001", "fr"},
      {NULL, "de;q=0.1234,fr;q=0.12", "de fr"},
      /* Empty elements. */
      {NULL, "", ""},
      {NULL, ",", ""},
      {NULL, " , ,de,, fr,", "de fr"},
      /* A bad element spoils itself only. */
      {NULL, "de;q=2,fr", "fr"},
      {NULL, "de;q=1.001,fr", "fr"},
      {NULL, "de;q=-1,fr", "fr"},
      {NULL, "de;q=.5,fr", "fr"},
      {NULL, "de;q=,fr", "fr"},
      {NULL, "de;q,fr", "fr"},
      {NULL, "de;,fr", "fr"},
      {NULL, "de;q=0.5;x=1,fr", "fr"},
      {NULL, "de;x=0.5,fr", "fr"},
      {NULL, "de;q=0.5x,fr", "fr"},
      {NULL, "de;q = 0.5,fr", "fr"},
      {NULL, "de;q=1x,fr", "fr"},
      {NULL, "fr,de;", "fr"},
      {NULL, "fr,de; ", "fr"},
      {NULL, "fr, ", "fr"},
      {NULL, "fr,de;q", "fr"},
      {NULL, "fr,de;q=", "fr"},
      {NULL, "fr,de;q=1.", "fr de"},
      {NULL, "de;q=1 x,fr", "fr"},
      {NULL, "de;q=0.12345678901234567890,fr;q=0.2", "fr de"},
      {NULL, ";q=0.5,fr", "fr"},
      {NULL, "d\xC3\xA9,fr", "fr"},
      {NULL, "de fr,ru", "ru"},
      {NULL, "de\nfr,ru", "ru"},
      {NULL, "de--DE,fr", "fr"},
      {NULL, "*-CH,fr", "fr"},
      {NULL, "averyverylongsubtagindeed,fr", "fr"},
      {NULL, "x-klingon, fr", "fr"},
      {NULL, "tlh, xx, und, mul, fr", "fr"},
      /* Each once, at its best. */
      {NULL, "de-AT;q=0.2,fr;q=0.5,de;q=0.9,de-CH;q=0.1", "de fr"},
      {NULL, "de,de,de", "de"},
  };
  CHECK(rows);
}

static void a_star_means_the_source_unless_it_is_named(void **state) {
  (void)state;
  static const struct row rows[] = {
      {NULL, "*", "en"},
      {NULL, "*;q=0.5,de;q=0.8", "de en"},
      {NULL, "*,de;q=0.8", "en"},
      {NULL, "xx,*;q=0.1", "en"},
      {NULL, "*, en;q=0.1, de;q=0.5", "de en"},
      {NULL, "en;q=0, *, de;q=0.5", "de"},
      {NULL, "*;q=0", ""},
      {NULL, "de-AT, *;q=0", "de"},
      {NULL, "* ;q=0.2, fr;q=0.1", "en"},
  };
  CHECK(rows);
}

static void nothing_comes_behind_the_source(void **state) {
  (void)state;
  static const struct row rows[] = {
      {NULL, "en, de", "en"},
      {NULL, "de, en-US, fr", "de en"},
      {NULL, "en-GB, fr", "en"},
      {NULL, "de, C, fr", "de en"},
  };
  CHECK(rows);
}

static void a_weight_of_zero_refuses(void **state) {
  (void)state;
  static const struct row rows[] = {
      {NULL, "de;q=0", ""},
      {NULL, "de, de;q=0", "de"}, /* contradicting itself: wanted */
      {NULL, "de-CH, de;q=0, fr;q=0.2", "fr"},
      {"en de +de_CH", "de-CH, de;q=0", "de-CH"},
      {"en de +de_CH", "de-CH;q=0, de", "de"},
      {"en de +de_CH", "de;q=0, de-CH;q=0.1", "de-CH"},
      {"en de +de_CH@variant1", "de-CH-variant1, de-CH;q=0", "de-CH-variant1"},
      {"en de +de_CH@variant1", "de-CH-variant1;q=0, de-CH;q=0.5, de;q=0.1", "de"},
      {"en sr +sr_ME@latin", "sr-Latn-ME, sr-ME;q=0, sr-Latn;q=0", "sr-ME"},
      {NULL, "pt-AO, pt;q=0, fr;q=0.1", "fr"},
      {NULL, "zh-MO, zh-Hant;q=0, fr;q=0.1", "fr"},
      {NULL, "zh-TW, zh-Hant;q=0", "zh-TW"},
      {NULL, "zh-Hant;q=0.0, zh", "zh-CN"},
      {NULL, "iw;q=0, he-IL;q=0.000, he;q=0, fr", "fr"},
      {NULL, "fr, en;q=0", "fr"},
      {NULL, "en-GB, en;q=0, fr;q=0.1", "fr"},
  };
  CHECK(rows);
}

static void tags_fall_back_as_cldr_has_it(void **state) {
  (void)state;
  static const struct row rows[] = {
      {NULL, "de-AT", "de"},
      {NULL, "de-1996", "de"},
      {NULL, "de-DE-u-co-phonebk", "de"},
      {NULL, "zh", "zh-CN"},
      {NULL, "zh-SG", "zh-CN"},
      {NULL, "zh-Hant", "zh-TW"},
      {NULL, "zh-MO", "zh-HK"},
      {"en zh_CN zh_TW", "zh-HK", "zh-TW"},
      {"en zh_CN zh_TW", "zh-MO", "zh-TW"},
      {"en zh_CN zh_HK", "zh-TW", "zh-HK"},
      {"en zh_CN", "zh-TW", ""},
      {NULL, "zh-cmn-Hans-CN", "zh-CN"},
      {NULL, "pt", "pt-BR"},
      {NULL, "pt-PT", "pt-PT"},
      {NULL, "pt-AO", "pt-PT"},
      {NULL, "pt-US", "pt-BR"},
      {"en pt_BR", "pt-AO", "pt-BR"},
      {"en pt", "pt-BR", "pt-PT"},
      {NULL, "es-MX", "es"},
      {"en es es_419", "es-MX", "es-419"},
      {"en es es_MX", "es-AR", "es-MX"},
      {"en es es_419", "es-GQ", "es"},
      {"en es_419", "es", "es-419"},
      {NULL, "no", "nb"},
      {NULL, "nn", "nb"},
      {NULL, "nn-NO", "nb"},
      {"en nn", "nb", "nn"},
      {NULL, "iw", "he"},
      {NULL, "in", "id"},
      {NULL, "tl", "fil"},
      {NULL, "mo", "ro"},
      {NULL, "sh", "sr-Latn"},
      {NULL, "sr", "sr"},
      {NULL, "sr-ME", "sr-Latn"},
      {NULL, "sr-BA", "sr"},
      {NULL, "sr_ME", "sr"},
      {NULL, "cnr", "sr-Latn"},
      {NULL, "fa-AF", "fa"},
      {NULL, "prs", "fa"},
      {"en tlh", "tlh-AQ", "tlh"},
      {"en tlh", "tlh-Piqd", "tlh"},
      {"en tlh_Piqd", "tlh-Latn", ""},
  };
  CHECK(rows);
}

static void a_wrong_script_is_not_offered(void **state) {
  (void)state;
  static const struct row rows[] = {
      {NULL, "kk-CN", ""},
      {NULL, "az-IR", ""},
      {"en pa", "pa-PK", ""},
      {"en mn", "mn-CN", ""},
      {"en uz", "uz-AF", ""},
      {NULL, "kk-Latn", ""},
      {NULL, "ru-Latn", ""},
      {NULL, "nan-Latn", ""},
      {NULL, "az-Arab, de;q=0.1", "de"},
      {"en sr", "sr-Latn", ""},
      {"en sr@latin", "sr", ""},
      {"en sr@latin", "sr-Cyrl", ""},
      {"en az_IR", "az", ""},
      {"en_GB", "en-Shaw", ""},
      {NULL, "de, en-Shaw;q=0.1", "de"},
      {NULL, "en-Shaw", ""},
      {"en en@shaw", "en-Shaw-AU, de", "en-Shaw"},
  };
  CHECK(rows);
}

static void a_macrolanguage_stands_in_for_its_languages(void **state) {
  (void)state;
  static const char set[] = "en ar az et fa kok lv mn ms ne qu sw uz yi zh_CN zh_HK zh_TW";
  static const struct row rows[] = {
      {set, "arz", "ar"},
      {set, "acm-IQ", "ar"},
      {set, "ar-arz, fa", "ar fa"},
      {set, "cmn-TW", "zh-TW"},
      {set, "yue", "zh-HK"},
      {set, "yue-TW", "zh-TW"},
      {set, "yue-Hans", "zh-CN"},
      {set, "zh-min-nan", "zh-CN"},
      {set, "nan-TW", "zh-TW"},
      {set, "gan, wuu", "zh-CN"},
      {set, "lvs, ekk", "lv et"},
      {set, "ltg, vro", "lv et"},
      {set, "gom", "kok"},
      {set, "quz, qug", "qu"},
      {set, "id", "ms"},
      {set, "zsm, swh, khk, npi", "ms sw mn ne"},
      {set, "swc, dty", "sw ne"},
      {set, "pes, prs;q=0.5", "fa"},
      {set, "azj, uzn, ydd", "az uz yi"},
      {set, "arz-EG-x-cairo;q=0.5, fa", "fa ar"},
      {"en ar ar_MA", "ary", "ar-MA"},
      {"en ar +ar_EG", "arz", "ar"}, /* the same: ar is Egypt's by likely subtags */
      /* The language's own is better, and is followed by nothing. */
      {"en ar arz", "arz", "arz"},
      {"en ar arz", "arz-MA", "arz"},
      {"en ar arz", "ar", "ar"},
      {"en ms id", "id, en", "id en"},
      /* Never the other way round, nor from one to another. */
      {"en arz", "ar", ""},
      {"en arz", "apc", ""},
      {"en yue", "zh-HK", ""},
      {"en id", "ms", ""},
      /* Never another script. */
      {set, "arz-Latn", ""},
      {set, "azb", ""},
      {set, "uzs", ""},
      {set, "mvf", ""},
      {set, "ckb", ""},
      {"en ku ku@arabic", "ckb, kmr;q=0.1", "ku-Arab ku"},
      {"en zh_CN", "yue", ""},
      {"en zh_TW", "gan", ""},
      /* Bosnian, Croatian and Serbian have no macrolanguage left. */
      {"en sr@latin", "hr, bs", ""},
      /* A weight of zero is the range's. */
      {set, "arz, ar;q=0", ""},
      {set, "ar, arz;q=0", "ar"},
  };
  CHECK(rows);
}

static void overlays_are_for_their_region(void **state) {
  (void)state;
  static const char set[] = "en de es fr ~nn nb +de_AT +de_CH +en_IN +es_419 +es_AR +en_001";
  static const struct row rows[] = {
      {set, "de", "de"},
      {set, "de-CH", "de-CH"},
      {set, "de-CH-1996", "de-CH"},
      {set, "de-LI", "de"},
      {set, "de-LU", "de"},
      {set, "es-AR", "es-AR"},
      {set, "es-MX", "es-419"},
      {set, "es-419", "es-419"},
      {set, "es", "es"},
      {set, "en-IN", "en-IN"},
      {set, "en-AU", "en-001"},
      {set, "en-US", "en"},
      {set, "en", "en"},
      {"en es +es_AR", "es-MX", "es"},
      {"en de +de_CH", "gsw", ""},
      {set, "de-CH,de;q=0.9,fr-CH;q=0.8", "de-CH de fr"},
  };
  CHECK(rows);
}

static void a_language_is_followed_by_the_one_it_falls_to(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"en nb nn de", "nn", "nn nb"},
      {"en nb ~nn de", "nn", "nn nb"},
      {"en nb ~nn de", "nn-NO, de;q=0.5", "de nn nb"},
      {"en nb nn de", "de, nn, nb;q=0.1", "de nn nb"},
      {"en nb nn de", "nn, nb;q=0", "nn"},
      {"en nb nn de", "nb", "nb"},
  };
  CHECK(rows);
}

static void complete_languages_come_first(void **state) {
  (void)state;
  static const struct row rows[] = {
      {"en ~se de", "se", "se"},
      {"en ~se de", "se, de;q=0.1", "de se"},
      {"en ~se de", "se, en;q=0.1", "en"},
      {"en ~se de", "se, fr", "se"},
      {"en ~se de ~fr it", "se, fr, de;q=0.3, it;q=0.2", "de it se fr"},
      /* Any language is what is wanted after the named one. */
      {"en ~se de", "se, *;q=0.1", "se en"},
      {"en ~se de", "se;q=0.1, *", "en"},
      {"en ~se de", "se;q=0.5, *;q=0.5", "en"},
  };
  CHECK(rows);
}

static void posix_names_may_stand_in_a_list(void **state) {
  (void)state;
  static const struct row rows[] = {
      {NULL, "de_CH.UTF-8", "de"},
      {NULL, "sr_RS.UTF-8@latin", "sr-Latn"},
      {NULL, "ca_ES@valencia", "ca"},
      {NULL, "C", "en"},
      {NULL, "POSIX", "en"},
      {NULL, "C.UTF-8", "en"},
      {NULL, "en_US.ISO-8859-1", "en"},
      {NULL, "pt_BR:pt:en", "pt-BR pt-PT en"},
      {NULL, "pt:en", "pt-PT en"},
      {NULL, "de_DE,fr_FR;q=0.9", "de fr"},
      {NULL, "sv::de:C:fr", "de en"},
      {NULL, ":", ""},
      /* In a list of tags a name's separator spoils its own element only. */
      {NULL, "pt, a:b", "pt-BR"},
      {NULL, "sr-ME, a:b", "sr-Latn"},
      {NULL, "de:fr, ru", "ru"},
  };
  static const struct row names[] = {
      {NULL, "pt", "pt-PT"},
      {NULL, "pt_PT.UTF-8", "pt-PT"},
      {NULL, "pt_BR", "pt-BR"},
      {NULL, "sr_ME.UTF-8", "sr"},
      {NULL, "sr_ME@latin", "sr-Latn"},
      {NULL, "nn_NO.UTF-8:da", "nb"},
      {NULL, "C", "en"},
      {NULL, "", ""},
      {NULL, "en_Shaw.UTF-8", ""},
      {NULL, "en_GB@shaw:de", "de"},
      {NULL, "cnr_ME.UTF-8", "sr-Latn"},
      {"en sr@ijekavian", "sr_BA@ijekavian", "sr-ijekavsk"},
      {"en sr sr@ijekavian sr@ijekavianlatin", "sr_RS@ijekavian", "sr-ijekavsk"},
      {"en sr sr@latin", "sr_RS@ijekavianlatin", "sr-Latn"},
      {"en sd sd@deva", "sd_IN:sd_IN@devanagari", "sd sd-IN"},
      {NULL, "en@boldquot", "en"},
      {NULL, "nan_TW@latin:hak_TW", "zh-TW"},
  };
  CHECK(rows);
  check(negotiate_names, shipped(), names, sizeof names / sizeof names[0]);
}

static void capacity_is_kept_to(void **state) {
  (void)state;
  struct set set;
  size_t chosen[3] = {9, 9, 9};
  set_make(&set, shipped());
  assert_int_equal(negotiate(&set.offers, "de,fr,ru", 8, chosen, 2), 2);
  assert_int_equal(chosen[2], 9);
  assert_int_equal(negotiate(&set.offers, "de,fr,ru", 8, chosen, 0), 0);
  assert_int_equal(negotiate(&set.offers, NULL, 0, chosen, 2), 0);
  free(set.memory);
}

/* More languages than take part: the best are still found, in order, wherever they stand. */
static void the_best_of_many_are_found(void **state) {
  (void)state;
  struct set set;
  char wanted[2048] = "", element[32];
  size_t chosen[3];
  set_make(&set, shipped());
  for (size_t i = 1; i < sizeof languages / sizeof languages[0]; i++) {
    sprintf(element, "%s;q=0.%03d,", languages[i], (int)(100 + i));
    strcat(wanted, element);
  }
  strcat(wanted, "it,xx");
  assert_int_equal(negotiate(&set.offers, wanted, strlen(wanted), chosen, 3), 3);
  for (size_t i = 0; i < 3; i++)
    assert_int_equal(chosen[i], sizeof languages / sizeof languages[0] - 1 - i);
  free(set.memory);
}

/* Every offer once, by its completeness, its greatest weight and where that stands first. */
static void offers_are_chosen_in_the_order_of_their_weights(void **state) {
  (void)state;
  static const char directories[] =
      "en ar az bg ca cs da de el ~es fa ~fi fil ~fr he ~hu id it ~ja ka "
      "kk ~ko pl ro ru sk sv th ~tr uk ur ~vi";
  struct set set;
  set_make(&set, directories);
  const size_t offers = set.offers.count;
  for (int round = 0; round < 3000; round++) {
    char wanted[2048] = "";
    uint32_t ranks[128] = {0};
    size_t places[128] = {0}, expected[CAPACITY], chosen[CAPACITY], count = 0;
    const size_t elements = 1 + test_random() % 40;
    for (size_t i = 0; i < elements; i++) {
      const size_t offer = (size_t)(round % 2) + test_random() % (offers - 1);
      const uint32_t weight = test_random() % 4 ? (uint32_t)(1 + test_random() % 1000) : 1000;
      static const char *const forms[] = {"%s;q=%u.%03u,", "%s ; q=%u.%03u ,\t", " %s;Q=%u.%03u9,"};
      const char *form = forms[weight == 1000 ? i % 2 : i % 3];
      sprintf(wanted + strlen(wanted), form, set.tags[offer], (unsigned)weight / 1000,
              (unsigned)weight % 1000);
      const uint32_t rank = weight + (offers_is_complete(&set.offers, offer) ? 1024 : 0);
      if (rank <= ranks[offer]) continue;
      ranks[offer] = rank;
      places[offer] = i;
    }
    while (count < CAPACITY && !(count && expected[count - 1] == 0)) {
      size_t best = offers;
      for (size_t o = 0; o < offers; o++)
        if (ranks[o] && (best == offers || ranks[o] > ranks[best] ||
                         (ranks[o] == ranks[best] && places[o] < places[best])))
          best = o;
      if (best == offers) break;
      ranks[best] = 0;
      expected[count++] = best;
    }
    const size_t length = strlen(wanted);
    if (negotiate(&set.offers, wanted, length, chosen, CAPACITY) != count ||
        memcmp(chosen, expected, count * sizeof *chosen) != 0)
      fail_msg("%s", wanted);
  }
  free(set.memory);
}

static void many_offers_fit(void **state) {
  (void)state;
  enum { COUNT = 26 * 26 };
  struct offers offers;
  char *memory = malloc(offers_size(COUNT) + 1);
  offers_init(&offers, memory + 1, COUNT); /* at any alignment */
  for (int i = 0; i < COUNT; i++) {
    const char name[] = {(char)('a' + i / 26),
                         (char)('a' + i % 26),
                         '_',
                         'A',
                         'T',
                         '@',
                         'v',
                         'a',
                         'r',
                         'i',
                         'a',
                         'n',
                         't',
                         's'};
    struct tag tag;
    assert_true(tag_of_catalog(name, sizeof name, &tag));
    offers_add(&offers, &tag, OFFER_KNOWN | OFFER_COMPLETE);
  }
  offers_seal(&offers);
  size_t chosen;
  assert_int_equal(negotiate(&offers, "zz-DE", 5, &chosen, 1), 1);
  assert_int_equal(chosen, COUNT - 1);
  free(memory);
}

/* The least time, of a few tries, that a header of so many bytes takes. */
static clock_t time_of(const struct offers *offers, const char *element, size_t length) {
  const size_t repeated = strlen(element);
  char *header = malloc(length);
  clock_t least = 0;
  for (size_t i = 0; i < length; i++) header[i] = element[i % repeated];
  for (int tries = 0; tries < 5; tries++) {
    size_t chosen[CAPACITY];
    const clock_t start = clock();
    for (int again = 0; again < 4; again++) negotiate(offers, header, length, chosen, CAPACITY);
    const clock_t taken = clock() - start;
    if (tries == 0 || taken < least) least = taken;
  }
  free(header);
  return least;
}

static void time_is_linear_in_the_header(void **state) {
  (void)state;
  static const char *const elements[] = {
      "en-Shaw,",   "xx;q=0.1,",           "arz, de;q=0,", "sr@ijekavianlatinx,",
      ",",          "de-x-a-b-c-d-e-f-g",  "*;q=0, fr,",   "zh-min-nan-x;q=0.999999,",
      ";q=0.00000", "tlh-Latn-AQ-variant,"};
  enum { LENGTH = 1 << 16 };
  struct set set;
  set_make(&set, shipped());
  for (size_t i = 0; i < sizeof elements / sizeof elements[0]; i++) {
    const clock_t once = time_of(&set.offers, elements[i], LENGTH);
    const clock_t four = time_of(&set.offers, elements[i], 4 * LENGTH);
    if (four > 8 * once + CLOCKS_PER_SEC / 20) /* a clock may tick a hundred times a second */
      fail_msg("\"%s\": %ld for once, %ld for four times", elements[i], (long)once, (long)four);
  }
  free(set.memory);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(headers_are_read_as_rfc_9110_has_them),
      cmocka_unit_test(a_star_means_the_source_unless_it_is_named),
      cmocka_unit_test(nothing_comes_behind_the_source),
      cmocka_unit_test(a_weight_of_zero_refuses),
      cmocka_unit_test(tags_fall_back_as_cldr_has_it),
      cmocka_unit_test(a_wrong_script_is_not_offered),
      cmocka_unit_test(a_macrolanguage_stands_in_for_its_languages),
      cmocka_unit_test(overlays_are_for_their_region),
      cmocka_unit_test(a_language_is_followed_by_the_one_it_falls_to),
      cmocka_unit_test(complete_languages_come_first),
      cmocka_unit_test(posix_names_may_stand_in_a_list),
      cmocka_unit_test(capacity_is_kept_to),
      cmocka_unit_test(the_best_of_many_are_found),
      cmocka_unit_test(offers_are_chosen_in_the_order_of_their_weights),
      cmocka_unit_test(many_offers_fit),
      cmocka_unit_test(time_is_linear_in_the_header),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
