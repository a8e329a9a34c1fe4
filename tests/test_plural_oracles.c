/* Plural forms against libintl, for gettext's own table, and against ICU's rules, for every language
   that po/README.md has a line for. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <libintl.h>
#include <locale.h>
#include <sys/stat.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#include "catalog/plural.h"
#include "mo_writer.h"

static char root[] = "/tmp/errcat-test-XXXXXX";

/* A catalog whose plural message says which form it is. */
static void put_catalog(const char *domain, const char *header, uint32_t forms) {
  char fields[512], translation[2 * PLURAL_FORMS_MAX], path[256];
  unsigned char bytes[2048];
  for (uint32_t i = 0; i < forms; i++) {
    translation[2 * i] = (char)('A' + i);
    translation[2 * i + 1] = '\0';
  }
  const int length = snprintf(
      fields, sizeof fields, "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: %s\n", header);
  const struct mo_text texts[] = {{"", 0, fields, (size_t)length},
                                  {"one\0many", 8, translation, 2 * forms - 1}};
  snprintf(path, sizeof path, "%s/de/LC_MESSAGES/%s.mo", root, domain);
  FILE *file = fopen(path, "wb");
  assert_non_null(file);
  fwrite(bytes, 1, mo_write(bytes, texts, 2, false), file);
  fclose(file);
}

static void compare_with_libintl(const char *header, const char *domain) {
  struct plural plural;
  size_t at;
  assert_int_equal(plural_compile(&plural, header, strlen(header), &at), 0);
  put_catalog(domain, header, plural.forms);
  bindtextdomain(domain, root);
  for (uint64_t i = 0; i <= 100000 + 20000; i++) {
    const unsigned long n = (unsigned long)(i <= 100000 ? i : test_random());
    const char *form = dngettext(domain, "one", "many", n);
    if ((uint32_t)(form[0] - 'A') != plural_form(&plural, n))
      fail_msg("%s: n = %lu: %s, not %u", header, n, form, (unsigned)plural_form(&plural, n));
  }
}

static void forms_are_libintls(void **state) {
  (void)state;
  char path[128], line[512], domain[32];
  size_t count = 0;
  assert_non_null(mkdtemp(root));
  snprintf(path, sizeof path, "%s/de", root);
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/de/LC_MESSAGES", root);
  mkdir(path, 0700);
  setenv("LOCPATH", TEST_LOCALES, 1);
  unsetenv("LANGUAGE");
  assert_non_null(setlocale(LC_ALL, "de_DE.UTF-8"));
  FILE *table = test_open("plural-forms.txt");
  while (fgets(line, sizeof line, table)) {
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == '#') continue;
    snprintf(domain, sizeof domain, "d%zu", count++);
    compare_with_libintl(strchr(line, ' ') + 1, domain);
  }
  fclose(table);
  assert_in_range(count, 30, 100);
  /* Compound expressions that no language has. */
  static const char *const others[] = {
      "nplurals=4; plural=n*3%7/2;", "nplurals=3; plural=n>2&&n<5||n==9?1:n-n?2:!n;",
      "nplurals=5; plural=(n+2*(n-1))%5;", "nplurals=2; plural=n<=3==n>=2!=0;",
      /* Past the last form, and what stands round the rule. */
      "nplurals=3; plural=n%7;", "nplurals=2; plural=n-1;", "nplurals=2;; plural=n>1;;",
      "Plural-Forms: nplurals=2; plural=n>1; x", "nplurals=2\n plural=n>1\nX: y"};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
    snprintf(domain, sizeof domain, "d%zu", count++);
    compare_with_libintl(others[i], domain);
  }
  snprintf(line, sizeof line, "rm -r %s", root);
  assert_int_equal(system(line), 0);
}

static void compare_with_icu(const char *language, const struct plural *plural) {
  static const double large[] = {1e5, 1e6, 1e6 + 1, 2e6, 1e7, 1e9, 1e12};
  UErrorCode status = U_ZERO_ERROR;
  const char *locale = !strcmp(language, "pt") ? "pt_PT" : language;
  UPluralRules *rules = uplrules_open(locale, &status);
  char categories[PLURAL_FORMS_MAX][16] = {{0}};
  for (int i = 0; i <= 3000 + 7; i++) {
    const double n = i <= 3000 ? i : large[i - 3001];
    UChar text[16];
    char category[16];
    const int32_t length = uplrules_select(rules, n, text, 16, &status);
    u_UCharsToChars(text, category, length + 1);
    assert_true(U_SUCCESS(status));
    char *known = categories[plural_form(plural, (uint64_t)n)];
    if (!*known) strcpy(known, category);
    if (strcmp(known, category) != 0)
      fail_msg("%s: %.0f is %s, others of its form are %s", language, n, category, known);
  }
  /* No category has two forms. */
  for (uint32_t a = 0; a < plural->forms; a++)
    for (uint32_t b = 0; b < a; b++)
      if (!strcmp(categories[a], categories[b])) fail_msg("%s: %s twice", language, categories[a]);
  uplrules_close(rules);
}

static void forms_are_icus(void **state) {
  (void)state;
  FILE *readme = fopen(TEST_PO "/README.md", "r");
  char line[4096], header[2048];
  size_t languages = 0;
  assert_non_null(readme);
  while (fgets(line, sizeof line, readme)) {
    char *start = strstr(line, "| `nplurals=");
    if (!start) continue;
    size_t length = 0;
    for (const char *from = start + 3; *from != '`'; from++)
      if (*from != '\\') header[length++] = *from; /* Markdown's \| */
    struct plural plural;
    size_t at;
    assert_int_equal(plural_compile(&plural, header, length, &at), 0);
    *start = '\0';
    for (char *language = strtok(line, "| "); language; language = strtok(NULL, "| ")) {
      if (strchr(language, '@')) continue; /* ICU has no such names */
      compare_with_icu(language, &plural);
      languages++;
    }
  }
  fclose(readme);
  assert_in_range(languages, 200, 250);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(forms_are_libintls),
                                     cmocka_unit_test(forms_are_icus)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
