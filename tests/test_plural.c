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
      {"n || 0", 5, 1},
      {"1 + (n && n)", 5, 2},
      {"3 + (0 || n)", 5, 4},
      {"3 + (n && 0) + (0 && n)", 5, 3},
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
      {"nplurals=2; plural=n ? ;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"nplurals=2; plural=n ? 1 : ;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"2; plural=n;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"n; nplurals=2;", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
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

/* The last character of a header is looked at, the one behind it is not. */
static void the_length_ends_a_header(void **state) {
  (void)state;
  static const struct {
    const char *text;
    size_t without; /* bytes at its end that are not the header's */
    uint32_t n, form;
  } cases[] = {
      {"nplurals=9; plural=n", 0, 3, 3},           {"nplurals=9; plural=n % 5", 0, 7, 2},
      {"nplurals=9; plural=n % 50", 1, 7, 2},      {"nplurals=9; plural=(n)", 0, 3, 3},
      {"nplurals=9; plural=n && 1", 4, 3, 3},      {"nplurals=9; plural=n == 3 ? 1 : 2", 7, 3, 1},
      {"plural=n; nplurals=3", 0, 2, 2},           {"plural=n; nplurals=33", 1, 3, 0},
      {"nplurals=9; plural=n  + 1", 4, 3, 3},      {"nplurals=9; plural=n\t)", 1, 3, 3},
      {"nplurals=9; plural=n; plural=1", 0, 3, 3},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct plural plural;
    size_t at;
    const size_t length = strlen(cases[i].text) - cases[i].without;
    if (plural_compile(&plural, cases[i].text, length, &at))
      fail_msg("%.*s is refused", (int)length, cases[i].text);
    if (plural_form(&plural, cases[i].n) != cases[i].form)
      fail_msg("%.*s gives %u", (int)length, cases[i].text,
               (unsigned)plural_form(&plural, cases[i].n));
  }
  struct plural plural;
  size_t at;
  static const char digit_behind[] = "nplurals=2; plural=1";
  assert_int_equal(plural_compile(&plural, digit_behind, sizeof digit_behind - 2, &at),
                   ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX);
}

static void the_place_of_a_mistake_is_told(void **state) {
  (void)state;
  static const struct {
    const char *header;
    size_t at;
  } cases[] = {
      {"", 0},
      {"nplural=2;", 0},
      {"nplurals=", 9},
      {"nplurals=x", 9},
      {"nplurals=2; plural=", 19},
      {"nplurals=2; plura=n;", 0},
      {"nplurals=17; plural=0;", 11},
      {"nplurals=999999; plural=0;", 13}, /* large enough to be refused */
      {"nplurals=100000; plural=0;", 13},
      {"nplurals=2; plural=n !=;", 23},
      {"nplurals=2; plural=n n;", 21},
      {"nplurals=2; plural=(n;", 21},
      {"nplurals=2; plural=n ? 1;", 24},
      {"nplurals=2; plural=n/0;", 22},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct plural plural;
    size_t at = SIZE_MAX;
    assert_int_not_equal(plural_compile(&plural, cases[i].header, strlen(cases[i].header), &at), 0);
    if (at != cases[i].at) fail_msg("\"%s\" is broken at %zu", cases[i].header, at);
  }
}

/* libintl does not look at a divisor that is no constant, and has 32 bits for one on some systems. */
static void divisors_that_may_be_zero_are_known(void **state) {
  (void)state;
  static const struct {
    const char *expression;
    bool may;
  } cases[] = {
      {"n", false},      {"n%10", false},   {"n/1", false},           {"n-0", false},
      {"n+n", false},    {"n%n", true},     {"n/(n-5)", true},        {"n/n+1", true},
      {"n%(n+1)", true}, {"n%10+n", false}, {"n%4294967296", true},   {"n/4294967297", false},
      {"n%n%10", true},  {"n%n*n", true},   {"n%4294967296%2", true}, {"n*4294967296", false},
      {"n%(2+1)", true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char header[128];
    struct plural plural;
    plural.may_divide_by_zero = true; /* of another rule that stood there */
    snprintf(header, sizeof header, "nplurals=16; plural=%s;", cases[i].expression);
    assert_int_equal(compile(&plural, header), 0);
    if (plural.may_divide_by_zero != cases[i].may) fail_msg("%s", header);
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
    const char *start, *repeated;
    int times;
    const char *end;
    int32_t kind;
  } cases[] = {
      {"", "(", 63, "n", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX}, /* not closed, but not too deep */
      {"", "(", 64, "n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "(", 4000, "n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "(n)+", 100, "n", 0},
      {"", "n?1:", 63, "0", 0},
      {"", "n?1:", 64, "0", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "n?1:", 1500, "0", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "!", 4000, "n", 0},
      /* 256 steps, whichever is the last. */
      {"", "n+", 127, "n", 0},
      {"", "n+", 128, "n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "n+", 1000, "n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "n+1+", 85, "n", 0},
      {"", "n+1+", 86, "n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"!n?1:!n?1:!n?1:", "n?1:", 60, "0", 0},
      {"!n?1:!n?1:!n?1:!n?1:", "n?1:", 59, "0", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"!n?1:!n?1:!n?1:!n?1:", "n?1:", 59, "n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "n?1:", 63, "n&&n", 0},
      {"!n?1:", "n?1:", 62, "n&&n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "n?1:", 63, "n||n", 0},
      {"!n?1:", "n?1:", 62, "n||n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"!n?1:", "n?1:", 62, "n+n", 0},
      {"!n?1:!n?1:", "n?1:", 61, "n+n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"!n?1:!n?1:", "n?1:", 61, "!n", 0},
      {"!n?1:!n?1:!n?1:", "n?1:", 60, "!n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"n?1:n?1:", "!n?1:", 49, "n?1:", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      /* The stack: of what waits for its right side, not of all that is in a row. */
      {"", "n+(", 31, "n", ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX},
      {"", "n+(", 32, "n", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "n+(", 32, "1", ERRCAT_DIAGNOSTIC_PLURAL_COMPLEX},
      {"", "n==", 100, "n", 0},
      {"", "n%", 100, "n", 0},
      {"", "n&&", 80, "n", 0},
      {"", "n||", 80, "n", 0},
      {"", "(n?1:2)+", 40, "n", 0},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    repeat(part, cases[i].repeated, cases[i].times);
    snprintf(header, sizeof header, "nplurals=2; plural=%s%s%s;", cases[i].start, part,
             cases[i].end);
    if (compile(&plural, header) != cases[i].kind)
      fail_msg("case %d is judged %d", (int)i, (int)compile(&plural, header));
  }
}

static void the_deepest_stack_is_evaluated(void **state) {
  (void)state;
  char open[128], closed[64], header[256];
  struct plural plural;
  repeat(open, "n+(", 31);
  repeat(closed, ")", 31);
  snprintf(header, sizeof header, "nplurals=7; plural=(%sn%s) %% 7;", open, closed);
  assert_int_equal(compile(&plural, header), 0);
  for (uint64_t n = 0; n < 300; n++) assert_int_equal(plural_form(&plural, n), 32 * n % 7);
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

/* A form for 1 and another number serves more than one where that is one of those tried. */
static void numbers_that_are_tried_are_small_or_round(void **state) {
  (void)state;
  static const struct {
    uint32_t number;
    bool tried;
  } cases[] = {
      {0, true},       {2, true},         {999, true},       {1000, true},    {1001, false},
      {9999, false},   {10000, true},     {10001, true},     {10002, false},  {20000, true},
      {90000, true},   {90001, true},     {100000, true},    {100001, true},  {110000, false},
      {900000, true},  {1000000, true},   {1000001, true},   {3000000, true}, {9000000, true},
      {9000001, true}, {10000000, false}, {10000001, false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char header[128];
    struct plural plural;
    snprintf(header, sizeof header, "nplurals=2; plural=n != 1 && n != %u;",
             (unsigned)cases[i].number);
    assert_int_equal(compile(&plural, header), 0);
    if (plural_serves_one(&plural, 0) != !cases[i].tried) fail_msg("%s", header);
    snprintf(header, sizeof header, "nplurals=2; plural=n == %u ? 2 : 0;",
             (unsigned)cases[i].number);
    assert_int_equal(compile(&plural, header), 0);
    if (plural_leads_past(&plural) != cases[i].tried) fail_msg("%s", header);
  }
}

/* Found out once, and kept where the caller has room for it. */
static void what_numbers_lead_to_is_remembered(void **state) {
  (void)state;
  struct plural plural;
  atomic_uint reach = 0;
  assert_int_equal(compile(&plural, "nplurals=2; plural=n != 1;"), 0);
  plural.reach = &reach;
  assert_true(plural_serves_one(&plural, 0));
  assert_int_not_equal(reach, 0);
  plural.count = 0; /* nothing is left to find it out from */
  assert_true(plural_serves_one(&plural, 0));
  assert_false(plural_leads_past(&plural));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(expressions_are_cs),
      cmocka_unit_test(broken_headers_are_refused),
      cmocka_unit_test(what_stands_round_the_rule_is_not_looked_at),
      cmocka_unit_test(the_length_ends_a_header),
      cmocka_unit_test(the_place_of_a_mistake_is_told),
      cmocka_unit_test(divisors_that_may_be_zero_are_known),
      cmocka_unit_test(what_cannot_be_computed_is_the_first_form),
      cmocka_unit_test(long_rules_are_read),
      cmocka_unit_test(depth_and_length_are_bounded),
      cmocka_unit_test(the_deepest_stack_is_evaluated),
      cmocka_unit_test(forms_that_serve_one_number_are_known),
      cmocka_unit_test(numbers_that_are_tried_are_small_or_round),
      cmocka_unit_test(what_numbers_lead_to_is_remembered),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
