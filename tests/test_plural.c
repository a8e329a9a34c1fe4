/* Plural-Forms: the whole grammar, its limits, and libintl as the oracle.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "catalog/plural.h"

static int32_t compile(struct plural *plural, const char *header) {
  size_t at;
  return plural_compile(plural, header, strlen(header), &at);
}

static void expressions_are_cs(void **state) {
  (void)state;
  static const struct {
    const char *expression;
    uint64_t n;
    uint32_t form;
  } cases[] = {
      {"0", 5, 0},
      {"n", 7, 7},
      {"n != 1", 1, 0},
      {"n != 1", 2, 1},
      {"n>1", 1, 0},
      {"n>=1", 1, 1},
      {"n<2", 1, 1},
      {"n<=2", 3, 0},
      {"n==1 ? 2 : 3", 1, 2},
      {"n==1 ? 2 : 3", 4, 3},
      {"n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 3", 2, 2},
      {"n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : 3", 9, 3},
      {"n ? n==1 ? 4 : 5 : 6", 0, 6},
      {"n ? n==1 ? 4 : 5 : 6", 1, 4},
      {"(n%10==1) && (n%100!=11)", 21, 1},
      {"n%10==1 && n%100!=11", 11, 0},
      {"n==1 || n==3", 3, 1},
      {"n==1 || n==3", 2, 0},
      {"0 || 7", 0, 1},
      {"7 && 9", 0, 1},
      {"1 || 0 && 0", 0, 1},
      {"(1 || 0) && 0", 0, 0},
      {"!n", 0, 1},
      {"!!n", 8, 1},
      {"!n+1", 0, 2},
      {"! n == 1", 0, 1},
      {"2+3*4-6/2%2", 0, 13},
      {"10-2-3", 0, 5},
      {"24/4/2", 0, 3},
      {"1<2<3", 0, 1},
      {"3>2>1", 0, 0},
      {"1==1==0", 0, 0},
      {"1+1==2", 0, 1},
      {"n-1", 0, 0}, /* wraps as unsigned does: past the last form */
      {"((((n))))", 3, 3},
      {"n%4294967296", UINT64_C(4294967298), 2},
      {"n/4294967296", UINT64_C(4294967296) * 9, 9},
      {"\tn !=\t1 ", 1, 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char header[128];
    struct plural plural;
    snprintf(header, sizeof header, "nplurals=16; plural=%s;", cases[i].expression);
    if (compile(&plural, header)) fail_msg("%s is refused", header);
    if (plural_form(&plural, cases[i].n) != cases[i].form)
      fail_msg("%s gives %u", header, (unsigned)plural_form(&plural, cases[i].n));
  }
}

static void broken_headers_are_refused(void **state) {
  (void)state;
  static const struct {
    const char *header;
    int32_t kind;
  } cases[] = {
      {"", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=INTEGER; plural=EXPRESSION;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=; plural=n;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=0; plural=0;", ERRCAT_DIAGNOSTIC_PLURAL_COUNT},
      {"nplurals=17; plural=0;", ERRCAT_DIAGNOSTIC_PLURAL_COUNT},
      {"nplurals=99999999999999999999; plural=0;", ERRCAT_DIAGNOSTIC_PLURAL_COUNT},
      {"nplurals=2; plural=n !=;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=(n;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=n);", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=n ? 1;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=n & 1;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=n = 1;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=m != 1;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=-n;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=n n;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals = 2; plural=n != 1;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural =n != 1;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=n != 1\\n", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=n !=\n1;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=n/0;", ERRCAT_DIAGNOSTIC_PLURAL_DIVISION},
      {"nplurals=2; plural=n%0;", ERRCAT_DIAGNOSTIC_PLURAL_DIVISION},
  };
  struct plural plural;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    if (compile(&plural, cases[i].header) != cases[i].kind)
      fail_msg("\"%s\" is judged %d", cases[i].header, (int)compile(&plural, cases[i].header));
}

/* Headers of catalogs that people have, each of which glibc reads. */
static void what_stands_round_the_rule_is_not_looked_at(void **state) {
  (void)state;
  static const char *const headers[] = {
      "nplurals=2; plural=n != 1",
      "nplurals=2; plural=n != 1;;",
      "nplurals=2;; plural=n != 1;",
      "nplurals=2, plural=n != 1;",
      "nplurals=2 plural=n != 1;",
      "nplurals= 2; plural= n != 1 ;",
      "nplurals=2; plural=n != 1;\\n",
      "nplurals=2; plural=n != 1; x",
      "nplurals=2; plural=n != 1; plural=0;",
      "Plural-Forms: nplurals=2; plural=n != 1;",
      "nplurals=2;\n plural=n != 1;",
      "nplurals=2; plural=n != 1\nX-Generator: some\n",
      "plural=n != 1; nplurals=2",
  };
  for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
    struct plural plural;
    if (compile(&plural, headers[i])) fail_msg("\"%s\" is refused", headers[i]);
    for (uint64_t n = 0; n < 200; n++)
      if (plural_form(&plural, n) != (n != 1)) fail_msg("\"%s\" is read wrong", headers[i]);
  }
}

static void what_cannot_be_computed_is_the_first_form(void **state) {
  (void)state;
  struct plural plural;
  assert_int_equal(compile(&plural, "nplurals=3; plural=1+1/(n-5);"), 0);
  assert_int_equal(plural_form(&plural, 5), 0);
  assert_false(
      plural_leads_past(&plural)); /* but divides by zero, which has a diagnostic of its own */
  assert_int_equal(compile(&plural, "nplurals=3; plural=n%(n-n);"), 0);
  assert_int_equal(plural_form(&plural, 1), 0);
  assert_int_equal(compile(&plural, "nplurals=3; plural=n;"), 0);
  assert_int_equal(plural_form(&plural, 2), 2);
  assert_int_equal(plural_form(&plural, 3), 0);
  assert_int_equal(plural_form(&plural, 300), 0);
  assert_int_equal(plural_form(&plural, UINT64_MAX), 0);
  assert_true(plural_leads_past(&plural));
  /* So it serves others than 0. */
  assert_false(plural_serves_one(&plural, 0));
  assert_true(plural_serves_one(&plural, 1));
  assert_int_equal(compile(&plural, "nplurals=3; plural=n%3;"), 0);
  assert_false(plural_leads_past(&plural));
}

/* The longest rule that a language is known to have, Cornish's, has 132 steps. */
static void long_rules_are_read(void **state) {
  (void)state;
  struct plural plural;
  assert_int_equal(
      compile(&plural,
              "nplurals=6; plural=(n==0) ? 0 : ((n==1) ? 1 : (((n%100==2 || n%100==22 || "
              "n%100==42 || n%100==62 || n%100==82) || n%1000==0 && (n%100000>=1000 && "
              "n%100000<=20000 || n%100000==40000 || n%100000==60000 || n%100000==80000) || n!=0 "
              "&& n%1000000==100000) ? 2 : ((n%100==3 || n%100==23 || n%100==43 || n%100==63 || "
              "n%100==83) ? 3 : ((n!=1 && (n%100==1 || n%100==21 || n%100==41 || n%100==61 || "
              "n%100==81)) ? 4 : 5))));"),
      0);
  static const uint32_t numbers[][2] = {{0, 0},  {1, 1},    {2, 2},     {3, 3},     {4, 5},
                                        {21, 4}, {1000, 2}, {20000, 2}, {30000, 5}, {100000, 2}};
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    assert_int_equal(plural_form(&plural, numbers[i][0]), numbers[i][1]);
}

static void repeat(char *to, const char *what, int times) {
  for (*to = '\0'; times > 0; times--) to += sprintf(to, "%s", what);
}

static void depth_and_length_are_bounded(void **state) {
  (void)state;
  char part[8192], header[9000];
  struct plural plural;
  static const struct {
    const char *repeated, *end;
    int times;
    int32_t kind;
  } cases[] = {
      {"(", "n", 60, ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX}, /* not closed, but not too deep */
      {"(", "n", 4000, ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"n?1:", "0", 30, 0},
      {"n?1:", "0", 1500, ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"!", "n", 4000, 0},
      {"n+", "n", 1000, ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"n+(", "n", 40, ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX}, /* the stack */
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    repeat(part, cases[i].repeated, cases[i].times);
    snprintf(header, sizeof header, "nplurals=2; plural=%s%s;", part, cases[i].end);
    if (compile(&plural, header) != cases[i].kind)
      fail_msg("case %d is judged %d", (int)i, (int)compile(&plural, header));
  }
}

static void forms_that_serve_one_number_are_known(void **state) {
  (void)state;
  struct plural plural;
  assert_int_equal(compile(&plural, "nplurals=2; plural=(n != 1);"), 0);
  assert_true(plural_serves_one(&plural, 0));
  assert_false(plural_serves_one(&plural, 1));
  assert_int_equal(compile(&plural, "nplurals=2; plural=(n > 1);"), 0);
  assert_false(plural_serves_one(&plural, 0));
  /* Not only the small numbers count. */
  assert_int_equal(compile(&plural, "nplurals=2; plural=n%100000 != 1;"), 0);
  assert_false(plural_serves_one(&plural, 0));
  assert_int_equal(compile(&plural, "nplurals=2; plural=n != 1000000;"), 0);
  assert_false(plural_serves_one(&plural, 0));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(expressions_are_cs),
      cmocka_unit_test(broken_headers_are_refused),
      cmocka_unit_test(what_stands_round_the_rule_is_not_looked_at),
      cmocka_unit_test(what_cannot_be_computed_is_the_first_form),
      cmocka_unit_test(long_rules_are_read),
      cmocka_unit_test(depth_and_length_are_bounded),
      cmocka_unit_test(forms_that_serve_one_number_are_known),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
