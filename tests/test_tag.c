/* Language tags. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "tag/tag.h"

/* The data, for what languages, scripts and regions there are. */
struct row {
  uint32_t key, value;
};
#include "tag/cldr.inc"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

typedef bool parse(const char *text, size_t length, struct tag *tag);

static const char *written(const struct tag *tag, char text[TAG_SIZE]) {
  const size_t length = tag_write(tag, text);
  assert_int_equal(length, strlen(text));
  return text;
}

/* Every subtag, whether it could be left out or not. */
static void spell(const struct tag *tag, char text[64]) {
  size_t at = 0;
  for (int i = 2; i >= 0; i--)
    if (tag->language >> (5 * i)) text[at++] = (char)('a' - 1 + (tag->language >> (5 * i) & 31));
  if (tag->script) text[at++] = '-';
  for (int i = 3; i >= 0 && tag->script; i--)
    text[at++] = (char)((i == 3 ? 'A' : 'a') - 1 + (int)(tag->script >> (5 * i) & 31));
  if (tag->region >= 1024)
    at += (size_t)sprintf(text + at, "-%03d", tag->region - 1024);
  else if (tag->region)
    at += (size_t)sprintf(text + at, "-%c%c", 'A' - 1 + (tag->region >> 5),
                          'A' - 1 + (tag->region & 31));
  if (tag->variant) text[at++] = '-';
  for (int shift = 56; shift >= 0; shift -= 8)
    if (tag->variant >> shift) text[at++] = (char)(tag->variant >> shift & 255);
  text[at] = '\0';
}

struct pair {
  const char *given, *expected; /* NULL: refused */
};

static void check(const char *what, parse *read, bool maximize, const struct pair *cases,
                  size_t count) {
  for (size_t i = 0; i < count; i++) {
    struct tag tag;
    char text[64] = "refused";
    const char *expected = cases[i].expected ? cases[i].expected : "refused";
    /* In memory of its own, so that a sanitizer sees what is read past the end. */
    const size_t length = strlen(cases[i].given);
    char *exact = memcpy(malloc(length ? length : 1), cases[i].given, length);
    const bool right = read(exact, length, &tag);
    free(exact);
    if (right) {
      if (maximize) tag_maximize(&tag);
      spell(&tag, text);
      char full[TAG_SIZE];
      assert_int_equal(tag_write_full(&tag, full), strlen(text));
      assert_string_equal(full, text);
    }
    if (strcmp(text, expected) != 0)
      fail_msg("%s \"%s\" reads as %s, not %s", what, cases[i].given, text, expected);
  }
}

#define CHECK(what, read, maximize, cases) \
  check(what, read, maximize, cases, sizeof(cases) / sizeof((cases)[0]))

static void tags_are_read_as_bcp_47_has_them(void **state) {
  (void)state;
  static const struct pair cases[] = {
      {"de", "de"},
      {"DE-ch", "de-CH"},
      {"zh-hANT-hk", "zh-Hant-HK"},
      {"zh_Hant_HK", "zh-Hant-HK"},
      {"es-419", "es-419"},
      {"sl-rozaj-biske-1994", "sl-rozaj"},
      {"de-1996", "de-1996"},
      {"ca-ES-VALENCIA", "ca-ES-valencia"},
      {"de-CH-1996", "de-CH-1996"},
      {"hy-Latn-IT-arevela", "hy-Latn-IT-arevela"},
      {"fil", "fil"},
      /* Extensions and private use. */
      {"de-DE-u-co-phonebk", "de-DE"},
      {"th-u-ca-buddhist-nu-thai", "th"},
      {"en-t-jp-x-private", "en"},
      {"az-Arab-x-AZE-derbend", "az-Arab"},
      {"de-x-y", "de"},
      /* Languages extended (2.2.2). */
      {"zh-yue", "yue"},
      {"zh-yue-HK", "yue-HK"},
      {"zh-cmn-Hans-CN", "zh-Hans-CN"},
      {"ar-arb", "ar"},
      {"zh-gan", "gan"},
      /* Malformed. */
      {"", NULL},
      {"-", NULL},
      {"d", NULL},
      {"de-", NULL},
      {"-de", NULL},
      {"de--CH", NULL},
      {"de-u", NULL},
      {"de-x-", NULL},
      {"de-x-eightlet", "de"},
      {"de-x-nineletrs", NULL},
      {"de-eightlet", "de-eightlet"},
      {"de-nineletrs", NULL},
      {"de-9abc", "de-9abc"},
      {"de-1996-CH", NULL},
      {"de-1996-Latn", NULL},
      {"de-CH-AT", NULL},
      {"zh-Hans-Hant", NULL},
      {"zh-Hans-yue", NULL},
      {"de-x/../..", NULL},
      {"de-x.y", NULL},
      {"de-u co", NULL},
      {"de-419-DE", NULL},
      {"a-DE", NULL},
      {"a1", NULL},
      {"de-1", NULL},
      {"de-a1", NULL},
      {"de-DE-Latn", NULL},
      {"de CH", NULL},
      {"de\tCH", NULL},
      {"d\xC3\xA9", NULL},
      {"x-private", NULL},
      {"english", NULL}, /* five to eight letters: nobody registered one */
      {"root", NULL},
      {"*", NULL},
      {"*-CH", NULL},
  };
  CHECK("tag", tag_parse, false, cases);
}

static void deprecated_subtags_are_replaced(void **state) {
  (void)state;
  static const struct pair cases[] = {
      {"iw", "he"},
      {"in-ID", "id-ID"},
      {"ji", "yi"},
      {"jw", "jv"},
      {"mo", "ro"},
      {"no", "nb"},
      {"no-NO", "nb-NO"},
      {"nor", "nb"},
      {"nno", "nn"},
      {"sh", "sr-Latn"},
      {"sh-Cyrl", "sr-Cyrl"},
      {"sh-BA", "sr-Latn-BA"},
      {"hbs", "sr-Latn"},
      {"scc", "sr"},
      {"scr", "hr"},
      {"cnr", "sr-Latn-ME"},
      {"cnr-Cyrl", "sr-Cyrl-ME"},
      {"tl", "fil"},
      {"tgl-PH", "fil-PH"},
      {"prs", "fa-AF"},
      {"eng-GB", "en-GB"},
      {"deu", "de"},
      {"ger", "de"},
      {"fre", "fr"},
      {"cmn", "zh"},
      {"zsm", "ms"},
      {"ekk", "et"},
      {"en-UK", "en-GB"},
      {"en-840", "en-US"},
      {"de-DD", "de-DE"},
      {"ru-SU", "ru-RU"},
      {"sr-CS", "sr-RS"},
      /* Irregular ones. */
      {"i-klingon", "tlh"},
      {"i-ami", "ami"},
      {"aa-saaho", "ssy"},
      {"I-LUX", "lb"},
      {"i_lux", "lb"},
      {"i-default", "en"},
      {"i-enochian", NULL},
      {"i-unknown", NULL},
      {"zh-min-nan", "nan"},
      {"ZH-MIN-NAN", "nan"},
      {"ZH-MIN", "nan"},
      {"Art-LOJBAN", "jbo"},
      {"zh-Min", "nan"},
      {"zh-guoyu", "zh"},
      {"zh-hakka", "hak"},
      {"zh-xiang", "hsn"},
      {"art-lojban", "jbo"},
      {"ART-LOJBAN", "jbo"},
      {"ZH-MIN-NAN", "nan"},
      {"ZH-MIN", "nan"},
      {"no-bok", "nb"},
      {"no-nyn", "nn"},
      {"en-GB-oed", "en-GB-oxendict"},
      {"sgn-BE-FR", NULL}, /* a sign language: nothing is written in it */
  };
  CHECK("tag", tag_parse, false, cases);
}

static void posix_names_are_read_as_glibc_has_them(void **state) {
  (void)state;
  static const struct pair cases[] = {
      {"de", "de"},
      {"de_CH", "de-CH"},
      {"de_CH.UTF-8", "de-CH"},
      {"de_DE@euro", "de-DE"},
      {"de_DE.ISO-8859-15@euro", "de-DE"},
      {"en_US.ISO-8859-1", "en-US"},
      {"sr", "sr-Cyrl"},
      {"sr_ME", "sr-Cyrl-ME"},
      {"sr_RS.UTF-8@latin", "sr-Latn-RS"},
      {"sr_RS@latin.UTF-8", "sr-Latn-RS"},
      {"uz_UZ@cyrillic", "uz-Cyrl-UZ"},
      {"ks_IN@devanagari", "ks-Deva-IN"},
      {"tt_RU@iqtelif", "tt-Latn-RU"},
      {"be_BY.UTF-8@Latin", "be-Latn-BY"},
      {"ca_ES@valencia", "ca-ES-valencia"},
      {"zh_Hant_TW", "zh-Hant-TW"},
      {"es_419", "es-419"},
      {"pt", "pt-PT"},
      {"pt.UTF-8", "pt-PT"},
      {"pt_BR.UTF-8", "pt-BR"},
      {"iw_IL", "he-IL"},
      {"no_NO", "nb-NO"},
      {"en@quot", "en"},
      {"en@boldquot", "en"},
      {"be@tarask", "be-tarask"},
      {"sr@Latn", "sr-Latn"},
      {"en@shaw", "en-Shaw"},
      {"en_US@dsrt", "en-Dsrt-US"}, /* a script that no language is likely to have */
      {"ff@adlam", "ff-Adlm"},
      {"mni@beng", "mni-Beng"},
      {"mni@mtei", "mni-Mtei"},
      {"de@hebrew", "de-Hebr"},
      {"ka@GEOR", "ka-Geor"},
      {"de@1901", "de-1901"},
      {"de@zzzz", "de"}, /* no script's code */
      {"de@euro", "de"},
      {"sr_BA@ijekavian", "sr-Cyrl-BA-ijekavsk"},
      {"sr_BA.UTF-8@ijekavianlatin", "sr-Latn-BA-ijekavsk"},
      {"sr@ije", "sr-Cyrl-ijekavsk"},
      /* The script is glibc's. */
      {"cnr_ME", "sr-Latn-ME"},
      {"cnr", "sr-Latn-ME"},
      {"cnr_ME@cyrillic", "sr-Cyrl-ME"},
      {"sd_IN", "sd-Arab-IN"},
      {"sd_IN@devanagari", "sd-Deva-IN"},
      {"crh_UA", "crh-Latn-UA"},
      {"de_DE@", "de-DE"},
      {"de_DE.", "de-DE"},
      {"C", "en-Latn-US"},
      {"POSIX", "en-Latn-US"},
      {"C.UTF-8", "en-Latn-US"},
      {"", NULL},
      {".UTF-8", NULL},
      {"@latin", NULL},
      {"c", NULL},
      {"posix", NULL},
      {"POSIY", NULL},
      {"german", NULL},
      {"/etc/passwd", NULL},
      {"de/CH", NULL},
  };
  CHECK("name", tag_parse_posix, false, cases);
}

static void directories_are_read_as_gettext_has_them(void **state) {
  (void)state;
  static const struct pair cases[] = {
      {"de", "de-Latn-DE"},
      {"de_CH", "de-Latn-CH"},
      {"pt", "pt-Latn-PT"},
      {"pt_BR", "pt-Latn-BR"},
      {"es_419", "es-Latn-419"},
      {"sr", "sr-Cyrl-RS"},
      {"sr@latin", "sr-Latn-RS"},
      {"nb", "nb-Latn-NO"},
      {"no", "nb-Latn-NO"},
      {"fil", "fil-Latn-PH"},
      {"zh_CN", "zh-Hans-CN"},
      {"zh_TW", "zh-Hant-TW"},
      {"zh_HK", "zh-Hant-HK"},
      {"ca@valencia", "ca-Latn-ES-valencia"},
      {"tlh", "tlh"}, /* not in our data */
      {"sr@ijekavian", "sr-Cyrl-RS-ijekavsk"},
      {"sr@ijekavianlatin", "sr-Latn-RS-ijekavsk"},
      {"sr@Latn", "sr-Latn-RS"},
      {"en@shaw", "en-Shaw-GB"},
      {"ks@deva", "ks-Deva-IN"},
      {"sd@deva", "sd-Deva-IN"},
      {"mni@beng", "mni-Beng-IN"},
      {"ff@adlam", "ff-Adlm-GN"},
      {"cnr_ME", "sr-Latn-ME"},
      {"arz", "arz-Arab-EG"},
      {"de.UTF-8", NULL},
      {"de_DE@euro", NULL}, /* would pass for de_DE */
      {"en@quot", NULL},
      {"en@boldquot", NULL},
      {"sr@cyrl1", "sr-Cyrl-RS-cyrl1"},
      {"sr@ijekavianlatinx", NULL},
      {"C", NULL},
      {"POSIX", NULL},
      {"locale.alias", NULL},
      {"..", NULL},
      {"../de", NULL},
      {"de/..", NULL},
      {"de@../..", NULL},
      {"de-x/../..", NULL},
      {"de@latin@", NULL},
      {"", NULL},
  };
  CHECK("directory", tag_of_catalog, false, cases);
}

static void likely_subtags_are_cldrs(void **state) {
  (void)state;
  static const struct pair cases[] = {
      {"zh", "zh-Hans-CN"},      {"zh-TW", "zh-Hant-TW"},   {"zh-Hant", "zh-Hant-TW"},
      {"zh-SG", "zh-Hans-SG"},   {"zh-MO", "zh-Hant-MO"},   {"zh-Hans-TW", "zh-Hans-TW"},
      {"pt", "pt-Latn-BR"},      {"sr", "sr-Cyrl-RS"},      {"sr-ME", "sr-Latn-ME"},
      {"sr-Latn", "sr-Latn-RS"}, {"sh", "sr-Latn-RS"},      {"kk-CN", "kk-Arab-CN"},
      {"az-IR", "az-Arab-IR"},   {"uz-AF", "uz-Arab-AF"},   {"pa-PK", "pa-Arab-PK"},
      {"mn-CN", "mn-Mong-CN"},   {"az-Arab", "az-Arab-IR"}, {"de-Cyrl", "de-Cyrl-DE"},
      {"yue", "yue-Hant-HK"},    {"ckb", "ckb-Arab-IQ"},    {"tlh", "tlh"},
      {"tlh-Latn", "tlh-Latn"},  {"tlh-AQ", "tlh-AQ"},      {"nan", "nan-Hans-CN"},
      {"nan-TW", "nan-Hant-TW"}, {"uzs", "uzs-Arab-AF"},    {"acm", "acm-Arab-IQ"},
  };
  CHECK("tag", tag_parse, true, cases);
}

static void parents_stay_in_their_script(void **state) {
  (void)state;
  static const struct pair cases[] = {
      {"de", ""},
      {"de-CH", "de"},
      {"de-CH-1996", "de-CH de"},
      {"ca-valencia", "ca"},
      {"es-MX", "es-419 es"},
      {"es-GQ", "es"},
      {"en-GB", "en-001 en"},
      {"en-AT", "en-150 en-001 en"},
      {"en-CA", "en"},
      {"en-PR", "en"},
      {"pt-AO", "pt-PT pt-BR"},
      {"pt", ""},
      {"pt-US", "pt-BR"},
      {"zh-MO", "zh-HK zh-TW"},
      {"zh-HK", "zh-TW"},
      {"zh-TW", ""},
      {"zh-SG", "zh-CN"},
      {"zh-Hant-CN", "zh-TW"},
      {"sr-ME", "sr-Latn"},
      {"sr-Latn", ""},
      {"sr-Cyrl-ME", "sr"},
      {"kk-CN", ""},
      {"az-IR", ""},
      {"pa-PK", ""},
      {"mn-CN", ""},
      {"nn", "nb"},
      {"nn-SJ", "nn nb"},
      {"nb", ""},
      {"fa-AF", "fa"},
      /* Parent locales are those of the script that CLDR has them for. */
      {"en-Shaw", ""},
      {"en-Shaw-AU-scouse", "en-Shaw-AU en-Shaw"},
      {"en-Dsrt", ""},
      {"en-Dsrt-GB", "en-Dsrt"},
      {"en-Latn-GB", "en-001 en"},
      {"es-Cyrl-MX", "es-Cyrl"},
      {"pt-Arab-AO", "pt-Arab"},
      {"zh-Hans-MO", "zh-CN"},
      {"zh-Latn-MO", "zh-Latn"},
      {"arz-MA", "arz"}, /* not ar: tag_encompass */
      {"tlh-AQ", "tlh"},
      {"tlh-Latn-AQ", "tlh-Latn tlh"},
      {"tlh", ""},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct tag tag;
    char chain[128] = "", text[TAG_SIZE];
    assert_true(tag_parse(cases[i].given, strlen(cases[i].given), &tag));
    tag_maximize(&tag);
    for (int steps = 0; steps <= TAG_PARENTS && tag_parent(&tag); steps++) {
      if (*chain) strcat(chain, " ");
      strcat(chain, written(&tag, text));
    }
    if (strcmp(chain, cases[i].expected) != 0)
      fail_msg("%s falls to \"%s\", not \"%s\"", cases[i].given, chain, cases[i].expected);
  }
}

/* Walks to the end: a few steps, no tag twice, one script, one language but for Norwegian. */
static const char *walk_diagnostic(const struct tag *start) {
  struct tag seen[TAG_PARENTS + 1] = {*start}, at = *start;
  size_t count = 1;
  while (tag_parent(&at)) {
    if (count > TAG_PARENTS) return "has more parents than TAG_PARENTS";
    for (size_t i = 0; i < count; i++)
      if (tag_equal(&seen[i], &at)) return "falls to a tag twice";
    if (at.script && at.script != start->script) return "falls to another script";
    const bool bokmal = start->language == (14 << 5 | 14) && at.language == (14 << 5 | 2);
    if (at.language != start->language && !bokmal) return "falls to another language";
    seen[count++] = at;
  }
  return NULL;
}

static void walk(const struct tag *start) {
  char text[64];
  const char *diagnostic = walk_diagnostic(start);
  if (!diagnostic) return;
  spell(start, text);
  fail_msg("%s %s", text, diagnostic);
}

static size_t add_once(uint32_t *set, size_t count, uint32_t member) {
  for (size_t i = 0; i < count; i++)
    if (set[i] == member) return count;
  set[count] = member;
  return count + 1;
}

struct sweep {
  uint32_t languages[COUNT(rows) + 1], regions[2 * COUNT(rows) + COUNT(numeric_regions) + 4];
  size_t language_count, region_count;
};

static bool is_region(uint32_t key) {
  return key && (key & 0xFFFF) < 2048;
}

/* What the data know, and some that they do not: tlh, QQ, 002, 999. */
static void collect(struct sweep *sweep) {
  const uint32_t unknown[] = {17 << 5 | 17, 1024 + 2, 1024 + 999};
  sweep->language_count = add_once(sweep->languages, 0, 20 << 10 | 12 << 5 | 8);
  for (size_t i = 0; i < COUNT(unknown); i++)
    sweep->region_count = add_once(sweep->regions, sweep->region_count, unknown[i]);
  for (size_t i = 0; i < COUNT(rows); i++) {
    const uint32_t key = rows[i].key;
    if (key >> 16)
      sweep->language_count = add_once(sweep->languages, sweep->language_count, key >> 16);
    if (is_region(key))
      sweep->region_count = add_once(sweep->regions, sweep->region_count, key & 0xFFFF);
    sweep->region_count = add_once(sweep->regions, sweep->region_count, rows[i].value & 0x7FF);
  }
  for (size_t i = 0; i < COUNT(numeric_regions); i += 50)
    sweep->region_count = add_once(sweep->regions, sweep->region_count, numeric_regions[i][0]);
}

static bool has_regions(uint32_t language) {
  for (size_t i = 0; i < COUNT(rows); i++)
    if (rows[i].key >> 16 == language && is_region(rows[i].key)) return true;
  return false;
}

static void sweep_from(struct tag tag) {
  walk(&tag);
  if (tag.script && tag.region) return;
  tag_maximize(&tag);
  walk(&tag);
  if (!tag_encompass(&tag)) return;
  walk(&tag);
  assert_true(tag.script && tag.region);
  assert_false(tag_encompass(&tag));
}

/* Every language with every script in every region; of a language of which the data name no region
   every seventh, another one for each script. */
static void every_walk_ends(void **state) {
  (void)state;
  static struct sweep sweep;
  collect(&sweep);
  for (size_t l = 0; l < sweep.language_count; l++) {
    const bool all = has_regions(sweep.languages[l]);
    for (size_t s = 0; s <= INDEXED_SCRIPTS; s++)
      for (size_t r = all ? 0 : (l + s) % 7; r < sweep.region_count; r += all ? 1 : 7)
        sweep_from((struct tag){.language = (uint16_t)sweep.languages[l],
                                .region = (uint16_t)sweep.regions[r],
                                .script = scripts[s].code,
                                .variant = r % 2});
  }
}

static void a_macrolanguage_is_iso_639s(void **state) {
  (void)state;
  static const struct pair cases[] = {
      {"arz", "ar-Arab-EG"},
      {"acm", "ar-Arab-IQ"},
      {"yue", "zh-Hant-HK"},
      {"yue-Hans", "zh-Hans-CN"},
      {"nan-Latn-TW", "zh-Latn-TW"},
      {"lzh", "zh-Hant-CN"},
      {"gom", "kok-Deva-IN"},
      {"id", "ms-Latn-ID"},
      {"azb", "az-Arab-IR"},
      {"uzs", "uz-Arab-AF"},
      {"mvf", "mn-Mong-CN"},
      {"ckb", "ku-Arab-IQ"},
      {"qug", "qu-Latn-EC"},
      {"quh", "qu-Latn-PE"}, /* of no region */
      {"zaa", "zap-Latn-MX"},
      /* Replaced already, or in none. */
      {"arb", NULL},
      {"ar", NULL},
      {"zh", NULL},
      {"nb", NULL},
      {"nn", NULL},
      {"sr", NULL},
      {"hr", NULL},
      {"de", NULL},
      {"tlh", NULL},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct tag tag;
    char text[64] = "none";
    assert_true(tag_parse(cases[i].given, strlen(cases[i].given), &tag));
    tag_maximize(&tag);
    if (tag_encompass(&tag)) spell(&tag, text);
    const char *expected = cases[i].expected ? cases[i].expected : "none";
    if (strcmp(text, expected) != 0)
      fail_msg("%s is in %s, not %s", cases[i].given, text, expected);
  }
}

static void tags_are_written_short(void **state) {
  (void)state;
  static const struct pair cases[] = {
      {"en_US", "en"},
      {"de_DE", "de"},
      {"de_CH", "de-CH"},
      {"pt", "pt-PT"},
      {"pt_BR", "pt-BR"},
      {"zh_CN", "zh-CN"},
      {"zh", "zh-CN"},
      {"zh_TW", "zh-TW"},
      {"zh_Hant", "zh-TW"},
      {"zh_HK", "zh-HK"},
      {"zh_Hans_TW", "zh-Hans-TW"},
      {"sr", "sr"},
      {"sr@latin", "sr-Latn"},
      {"sr_ME", "sr-Cyrl-ME"},
      {"sr_ME@latin", "sr-ME"},
      {"sr@ijekavian", "sr-ijekavsk"},
      {"en@shaw", "en-Shaw"},
      {"es_419", "es-419"},
      {"es_001", "es-001"},
      {"fil", "fil"},
      {"iw", "he"},
      {"nb_NO", "nb"},
      {"ca@valencia", "ca-valencia"},
      {"de@1901x", "de-1901x"},
      {"pa_PK", "pa-PK"},
      {"tlh_Latn_AQ", "tlh-Latn-AQ"},
      {"tlh_Latn_419@variants", "tlh-Latn-419-variants"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct tag tag, again;
    char text[TAG_SIZE];
    assert_true(tag_of_catalog(cases[i].given, strlen(cases[i].given), &tag));
    assert_string_equal(written(&tag, text), cases[i].expected);
    assert_true(tag_parse(text, strlen(text), &again));
    tag_maximize(&again);
    assert_true(tag_equal(&tag, &again));
  }
}

static void what_a_tag_leaves_out_is_written_as_if_it_were_there(void **state) {
  (void)state;
  static const struct pair cases[] = {
      {"zh", "zh-CN"}, {"zh-Hant", "zh-TW"}, {"en-US", "en"}, {"de-Latn", "de"}, {"pt", "pt-BR"}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct tag tag;
    char text[TAG_SIZE];
    assert_true(tag_parse(cases[i].given, strlen(cases[i].given), &tag));
    assert_string_equal(written(&tag, text), cases[i].expected);
  }
}

static int sign(int value) {
  return (value > 0) - (value < 0);
}

static void tags_are_in_the_order_of_their_texts(void **state) {
  (void)state;
  static const char *const texts[] = {"ace", "af",  "ar", "ast", "az", "de",    "de-AT", "de-CH",
                                      "dsb", "en",  "fi", "fil", "fr", "pa-PK", "pt-BR", "pt-PT",
                                      "sr",  "tlh", "yo", "yue", "za", "zh-CN", "zh-TW"};
  for (size_t i = 0; i < COUNT(texts); i++)
    for (size_t j = 0; j < COUNT(texts); j++) {
      struct tag a, b;
      assert_true(tag_parse(texts[i], strlen(texts[i]), &a));
      assert_true(tag_parse(texts[j], strlen(texts[j]), &b));
      assert_int_equal(sign(tag_compare(&a, &b)), sign(strcmp(texts[i], texts[j])));
    }
}

/* A region by its number, wherever nothing else stands for it. */
static void regions_may_be_numbers(void **state) {
  (void)state;
  size_t numbers = 0;
  for (int number = 0; number < 1000; number++) {
    struct tag tag;
    char given[16], written[TAG_SIZE];
    sprintf(given, "de-%03d", number);
    assert_true(tag_parse(given, strlen(given), &tag));
    if (tag.region != 1024 + number) continue; /* CLDR has letters, or another number */
    assert_int_equal(tag_write(&tag, written), strlen(given));
    assert_string_equal(written, given);
    numbers++;
  }
  assert_true(numbers > 600);
}

/* ISO 3166-1 has letters for them. */
static void countries_by_number_get_their_letters(void **state) {
  (void)state;
  static const char countries[] =
      "004AF 008AL 012DZ 016AS 020AD 024AO 028AG 031AZ 032AR 036AU 040AT 044BS 048BH 050BD 051AM "
      "056BE 060BM 064BT 068BO 076BR 084BZ 100BG 104MM 108BI 112BY 116KH 120CM 124CA 144LK 152CL "
      "156CN 170CO 188CR 191HR 192CU 196CY 203CZ 208DK 218EC 233EE 242FJ 246FI 250FR 268GE 276DE "
      "288GH 300GR 320GT 344HK 348HU 352IS 356IN 360ID 364IR 372IE 376IL 380IT 392JP 398KZ 400JO "
      "404KE 410KR 414KW 417KG 428LV 440LT 442LU 458MY 484MX 498MD 499ME 504MA 528NL 554NZ 566NG "
      "578NO 586PK 604PE 608PH 616PL 620PT 634QA 642RO 643RU 682SA 688RS 702SG 703SK 704VN 705SI "
      "710ZA 724ES 752SE 756CH 764TH 788TN 792TR 804UA 807MK 818EG 826GB 840US 858UY 860UZ 862VE "
      "887YE 894ZM 999ZZ ";
  for (const char *at = countries; *at; at += 6) {
    char number[8], letters[8];
    struct tag tag, expected;
    sprintf(number, "de-%.3s", at);
    sprintf(letters, "de-%.2s", at + 3);
    assert_true(tag_parse(number, 6, &tag) && tag_parse(letters, 5, &expected));
    if (!tag_equal(&tag, &expected)) fail_msg("%s is not %s", number, letters);
  }
}

static void the_source_is_english(void **state) {
  (void)state;
  char text[TAG_SIZE];
  struct tag tag;
  assert_string_equal(written(&tag_source, text), "en");
  assert_true(tag_of_catalog("en_US", 5, &tag) && tag_is_source(&tag));
  assert_true(tag_of_catalog("en_GB", 5, &tag) && !tag_is_source(&tag));
}

static void direction_is_the_scripts(void **state) {
  (void)state;
  static const char *const rtl[] = {
      "ar",    "fa_AF", "he", "ur", "yi",      "dv",       "ps",        "ckb",       "ug", "pa_PK",
      "az_IR", "uz_AF", "ks", "sd", "ff_Adlm", "rhg_Rohg", "az@arabic", "ku@yezidi", "syr"};
  static const char *const ltr[] = {"en", "de", "zh_CN",         "az",  "pa",
                                    "uz", "mn", "ks@devanagari", "tlh", "ar_Latn"};
  struct tag tag;
  for (size_t i = 0; i < sizeof rtl / sizeof rtl[0]; i++) {
    assert_true(tag_of_catalog(rtl[i], strlen(rtl[i]), &tag));
    if (!tag_is_rtl(&tag)) fail_msg("%s is not right to left", rtl[i]);
  }
  for (size_t i = 0; i < sizeof ltr / sizeof ltr[0]; i++) {
    assert_true(tag_of_catalog(ltr[i], strlen(ltr[i]), &tag));
    if (tag_is_rtl(&tag)) fail_msg("%s is right to left", ltr[i]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(tags_are_read_as_bcp_47_has_them),
      cmocka_unit_test(deprecated_subtags_are_replaced),
      cmocka_unit_test(posix_names_are_read_as_glibc_has_them),
      cmocka_unit_test(directories_are_read_as_gettext_has_them),
      cmocka_unit_test(likely_subtags_are_cldrs),
      cmocka_unit_test(parents_stay_in_their_script),
      cmocka_unit_test(a_macrolanguage_is_iso_639s),
      cmocka_unit_test(tags_are_written_short),
      cmocka_unit_test(what_a_tag_leaves_out_is_written_as_if_it_were_there),
      cmocka_unit_test(tags_are_in_the_order_of_their_texts),
      cmocka_unit_test(regions_may_be_numbers),
      cmocka_unit_test(countries_by_number_get_their_letters),
      cmocka_unit_test(the_source_is_english),
      cmocka_unit_test(direction_is_the_scripts),
      cmocka_unit_test(every_walk_ends),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
