/* Language negotiation by the test data of CLDR's and Go's matchers; see data/matching/README.md.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "tag/negotiate.h"

enum { SUPPORTED_MAX = 1024 };

struct supported {
  size_t count;
  char *names[SUPPORTED_MAX];
  struct offers offers;
  char *text;
  void *memory;
};

static char *trim(char *text) {
  text += strspn(text, " \t");
  for (size_t length = strlen(text); length && strchr(" \t\n", text[length - 1]);)
    text[--length] = '\0';
  return text;
}

static void supported_clear(struct supported *supported) {
  free(supported->text);
  free(supported->memory);
  *supported = (struct supported){0};
}

static void supported_set(struct supported *supported, const char *list) {
  supported_clear(supported);
  supported->text = malloc(strlen(list) + 1);
  strcpy(supported->text, list);
  supported->memory = malloc(offers_size(SUPPORTED_MAX));
  offers_init(&supported->offers, supported->memory, SUPPORTED_MAX);
  for (char *name = strtok(supported->text, ","); name; name = strtok(NULL, ",")) {
    struct tag tag;
    name = trim(name);
    if (!tag_parse(name, strlen(name), &tag)) continue; /* "50": a threshold */
    tag_maximize(&tag);
    offers_add(&supported->offers, &tag, OFFER_KNOWN | OFFER_COMPLETE);
    supported->names[supported->count++] = name;
  }
  offers_seal(&supported->offers);
}

/* What a matcher returns: the best language, or the fallback. */
static const char *match(const struct supported *supported, const char *desired,
                         const char *fallback) {
  size_t chosen;
  if (supported->count && negotiate(&supported->offers, desired, strlen(desired), &chosen, 1))
    return supported->names[chosen];
  return *fallback ? fallback : supported->count ? supported->names[0] : "null";
}

/* Why a matcher by distance answers otherwise, and where; "first of the supported: desired is found,
   not expected". A difference that is not here fails, and so does a line that no longer differs. */
static struct difference {
  const char *reason, *line;
  bool seen;
} differences[] = {
#define NEAR "another language, though near, is not a translation"
#define SCRIPT "never another script"
#define REGION "regions that CLDR's parent locales do not tie together"
#define UND "und names no language"
#define PSEUDO "pseudo-locales and private use are tags like others, or none"
#define SAME "one language twice on offer: the first is taken"
#define ORDER "the reader's order decides, not the distance"
#define NONE "Go's answer for no match"
    {NEAR, "en: sa is en, not hi", false},
    {NEAR, "mul: af is mul, not nl", false},
    {NEAR, "fr: zu is fr, not en", false},
    {NEAR, "es: ca is und, not es", false},
    {NEAR, "es: gl-ES is und, not es", false},
    {NEAR, "en: da is en, not no", false},
    {NEAR, "en: da is en, not nb", false},
    {NEAR, "en: hr is en, not sh", false},
    {NEAR, "en: nl-Cyrl is en, not sr", false},
    {NEAR, "ru: zh, pl is ru, not fr", false},
    {NEAR, "hr: sr is hr, not en-Cyrl", false},
    {NEAR, "da: sr is da, not ru", false},
    {SCRIPT, "und: sr-ME is und, not sr", false},
    {SCRIPT, "und: sr is und, not sr-ME", false},
    {SCRIPT, "und: sr is und, not sr-Latn", false},
    {SCRIPT, "und: sr-Latn is und, not sr", false},
    {SCRIPT, "en: sr-Latn is en, not sr", false},
    {SCRIPT, "en: sr is en, not sr-Latn", false},
    {SCRIPT, "en: sr-Cyrl is en, not sr-Latn", false},
    {SCRIPT, "en: sh is en, not sr", false},
    {SCRIPT, "en: sr is en, not sh", false},
    {SCRIPT, "en: sr-Cyrl is en, not sh", false},
    {SCRIPT, "fr: zh-TW is fr, not zh-Hans-CN", false},
    {SCRIPT, "fr: zh-Hant is fr, not zh-Hans-CN", false},
    {SCRIPT, "und: fr-BE-fonipa is und, not fr-Cyrl-CA-fonupa", false},
    {REGION, "und: en-ZA is en-IN, not en-GB", false},
    {REGION, "fr: en-CA is en, not en-GB", false}, /* of an older CLDR */
    {REGION, "es: es-003 is es, not es-MX", false},
    {REGION, "es: es-005 is es, not es-MX", false},
    {REGION, "es: es-019 is es, not es-MX", false},
    {REGION, "es: es-029 is es, not es-MX", false},
    {REGION, "es: es-CA is es, not es-MX", false},
    {REGION, "es: es-003 is es, not es-419", false},
    {REGION, "es: es-005 is es, not es-419", false},
    {REGION, "es: es-019 is es, not es-419", false},
    {REGION, "es: es-029 is es, not es-419", false},
    {REGION, "es: es-CA is es, not es-419", false},
    {REGION, "pt: pt-ES is pt, not pt-PT", false},
    {UND, "zh: und-TW is zh, not zh-Hant", false},
    {UND, "en-Hant-TW: zh-Hant is en-Hant-TW, not und-TW", false},
    {UND, "en-Hant-TW: zh is en-Hant-TW, not und-TW", false},
    {UND, "it: und-FR is it, not fr", false},
    {UND, "it: und-CN is it, not zh", false},
    {UND, "it: und-Hans is it, not zh", false},
    {UND, "it: und-Hant is it, not zh", false},
    {PSEUDO, "en-PSCRACK: fr is fr-PSCRACK, not en-PSCRACK", false},
    {PSEUDO, "en-PSCRACK: de-CH is de-PSCRACK, not en-PSCRACK", false},
    {PSEUDO, "fr: en-US is en-PSACCENT, not fr", false},
    {PSEUDO, "fr: en is en-PSACCENT, not fr", false},
    {PSEUDO, "fr: en-US is en-XA, not fr", false},
    {PSEUDO, "fr: en is en-XA, not fr", false},
    {PSEUDO, "fr: en is en-XA, not en-DE", false},
    {PSEUDO, "fr: ar-EG is ar-XB, not ar-SY", false},
    {PSEUDO, "fr: x-bork is fr, not x-bork", false},
    {SAME, "fr: i-klingon is i-klingon, not tlh", false},
    {SAME, "fil: he-IT is iw, not he", false},
    {SAME, "fil: he is iw, not he", false},
    {SAME, "fil: tl is fil, not tl", false},
    {SAME, "en: mo is ro, not mo", false},
    {SAME, "sr-Cyrl: mo is ro, not ro-MD", false}, /* CLDR replaces mo by ro since */
    {SAME, "af: af-Latn-ZA is af, not af-Latn", false},
    {SAME, "af: af-Latn is af, not af-Latn", false},
    {SAME, "nl: nl-Latn-NL is nl, not nl-NL", false},
    {SAME, "nl: nl-NL is nl, not nl-NL", false},
    {SAME, "nl: nl-Latn is nl, not nl-Latn", false},
    {SAME, "ja: ja-JP, ru is ja, not ja-JP", false},
    {SAME, "ja: ja-Jpan-JP, ru is ja, not ja-JP", false},
    {SAME, "ja: ja-Jpan-JP, ru is ja, not ja-Jpan", false},
    {SAME, "ja: ja-Jpan, ru is ja, not ja-Jpan", false},
    {SAME, "fr-FR: fr is fr-FR, not fr", false},
    {ORDER, "nn: no, en-US is nn, not en-GB", false},
    {ORDER, "nn: nb, en-US is nn, not en-GB", false},
    {ORDER, "en-GB: en, nl, en-GB is en-GB, not nl", false},
    {NONE, ": fr is null, not und", false},
    {NONE, ": en is null, not und", false},
};

struct score {
  int passed, total, unexplained;
};

static bool explained(const char *line) {
  for (size_t i = 0; i < sizeof differences / sizeof differences[0]; i++)
    if (!strcmp(differences[i].line, line)) return differences[i].seen = true;
  return false;
}

static void validate(struct score *score, const struct supported *supported, const char *desired,
                     const char *fallback, const char *expected) {
  const char *found = match(supported, desired, fallback);
  char line[256];
  score->total++;
  score->passed += !strcmp(found, expected);
  if (!strcmp(found, expected)) return;
  snprintf(line, sizeof line, "%s: %s is %s, not %s", supported->count ? supported->names[0] : "",
           desired, found, expected);
  if (explained(line)) return;
  print_error("%s\n", line);
  score->unexplained++;
}

/* "@supported=…" lines, then "desired >> expected | …" ones. Groups with @favor or @threshold set
   what only a distance matcher has. */
static void read_icu(struct score *score) {
  static char line[1 << 16], fallback[64];
  struct supported supported = {0};
  bool skipped = false;
  FILE *file = test_open("matching/localeMatcherTest.txt");
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "#\n")] = '\0';
    char *text = trim(line), *arrow;
    if (!strncmp(text, "** test:", 8)) {
      supported_clear(&supported);
      *fallback = '\0';
      skipped = false;
    } else if (!strncmp(text, "@supported=", 11)) {
      supported_set(&supported, text + 11);
    } else if (!strncmp(text, "@default=", 9)) {
      strcpy(fallback, text + 9);
    } else if (*text == '@') {
      skipped = true;
    } else if ((arrow = strstr(text, ">>")) != NULL && !skipped) {
      *arrow = '\0';
      arrow[2 + strcspn(arrow + 2, "|")] = '\0';
      validate(score, &supported, trim(text), fallback, trim(arrow + 2));
    }
  }
  supported_clear(&supported);
  fclose(file);
}

/* Lines of "supported ; desired ; expected". */
static void read_go(const char *name, struct score *score) {
  static char line[1 << 16];
  struct supported supported = {0};
  FILE *file = test_open(name);
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "#\n")] = '\0';
    char *desired = strchr(line, ';'), *expected = desired ? strchr(desired + 1, ';') : NULL;
    if (!expected) continue;
    *desired++ = *expected++ = '\0';
    expected[strcspn(expected, ";")] = '\0';
    supported_set(&supported, line);
    validate(score, &supported, trim(desired), "", trim(expected));
  }
  supported_clear(&supported);
  fclose(file);
}

static void check(const char *name, const struct score *score, int passed, int total) {
  print_message("%s: %d of %d\n", name, score->passed, score->total);
  assert_int_equal(score->unexplained, 0);
  assert_int_equal(score->passed, passed);
  assert_int_equal(score->total, total);
}

static void differences_are_the_known_ones(void **state) {
  (void)state;
  struct score icu = {0}, go = {0}, cldr = {0};
  read_icu(&icu);
  read_go("matching/go-go.txt", &go);
  read_go("matching/go-cldr.txt", &cldr);
  check("localeMatcherTest.txt", &icu, 436, 490);
  check("go-go.txt", &go, 113, 150);
  check("go-cldr.txt", &cldr, 120, 133);
  for (size_t i = 0; i < sizeof differences / sizeof differences[0]; i++)
    if (!differences[i].seen)
      fail_msg("\"%s\" (%s) no longer differs", differences[i].line, differences[i].reason);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(differences_are_the_known_ones),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
