/* Language negotiation by the test data of CLDR's and Go's matchers; see data/matching/README.md.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "negotiate.h"

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
    offers_add(&supported->offers, &tag, true, false);
    supported->names[supported->count++] = name;
  }
  offers_seal(&supported->offers);
}

/* What a matcher returns: the best language, or the fallback. */
static const char *match(const struct supported *supported, const char *desired,
                         const char *fallback) {
  size_t chosen;
  if (supported->count &&
      negotiate(&supported->offers, desired, strlen(desired), &chosen, 1))
    return supported->names[chosen];
  return *fallback ? fallback : supported->count ? supported->names[0] : "null";
}

struct score {
  int passed, total, explained;
};

static void judge(struct score *score, const struct supported *supported, const char *desired,
                  const char *fallback, const char *expected) {
  const char *found = match(supported, desired, fallback);
  score->total++;
  if (!strcmp(found, expected)) score->passed++;
  else printf("%.60s: %s is %s, not %s\n", supported->count ? supported->names[0] : "", desired, found, expected);
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
      judge(score, &supported, trim(text), fallback, trim(arrow + 2));
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
    judge(score, &supported, trim(desired), "", trim(expected));
  }
  supported_clear(&supported);
  fclose(file);
}

static void vectors(void **state) {
  (void)state;
  struct score icu = {0}, go = {0}, cldr = {0};
  read_icu(&icu);
  printf("icu %d of %d\n\n", icu.passed, icu.total);
  read_go("matching/go-go.txt", &go);
  printf("go %d of %d\n\n", go.passed, go.total);
  read_go("matching/go-cldr.txt", &cldr);
  printf("cldr %d of %d\n\n", cldr.passed, cldr.total);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(vectors)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
