/* The languages that the environment asks for. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "tag/environment.h"

struct variables {
  const char *language, *lc_all, *lc_messages, *lang;
};

static const char *look_up(void *context, const char *name) {
  const struct variables *variables = context;
  if (!strcmp(name, "LANGUAGE")) return variables->language;
  if (!strcmp(name, "LC_ALL")) return variables->lc_all;
  if (!strcmp(name, "LC_MESSAGES")) return variables->lc_messages;
  if (!strcmp(name, "LANG")) return variables->lang;
  fail_msg("%s is asked for", name);
  return NULL;
}

static void variables_rank_as_in_gettext(void **state) {
  (void)state;
  static const struct {
    struct variables variables;
    const char *expected;
  } cases[] = {
      /* LANGUAGE, LC_ALL, LC_MESSAGES, LANG */
      {{NULL, NULL, NULL, NULL}, "C"},
      {{"", "", "", ""}, "C"},
      {{NULL, NULL, NULL, "de_DE.UTF-8"}, "de_DE.UTF-8"},
      {{NULL, NULL, "fr_FR", "de_DE"}, "fr_FR"},
      {{NULL, "it_IT", "fr_FR", "de_DE"}, "it_IT"},
      {{NULL, "", "", "de_DE"}, "de_DE"},
      {{"sv:da", NULL, NULL, "de_DE"}, "sv:da"},
      {{"", NULL, NULL, "de_DE"}, "de_DE"},
      /* LANGUAGE counts only when the locale is not C. */
      {{"sv:da", NULL, NULL, NULL}, "C"},
      {{"sv:da", NULL, NULL, "C"}, "C"},
      {{"sv:da", "C", NULL, "de_DE"}, "C"},
      {{"sv:da", "POSIX", NULL, "de_DE"}, "POSIX"},
      {{"sv:da", NULL, "C", "de_DE"}, "C"},
      {{"sv:da", "de_DE", "C", "C"}, "sv:da"},
      {{"de", "C.UTF-8", NULL, NULL}, "de"},
      {{NULL, "C.UTF-8", NULL, NULL}, "C.UTF-8"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct variables variables = cases[i].variables;
    size_t length;
    const char *wanted = environment_wanted(look_up, &variables, &length);
    if (strcmp(wanted, cases[i].expected) != 0)
      fail_msg("case %d asks for %s, not %s", (int)i, wanted, cases[i].expected);
    assert_int_equal(length, strlen(wanted));
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(variables_rank_as_in_gettext),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
