/* Paths into a body: every spelling, every fault with its byte, and which of them overlap.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "base/path.h"

/* A step a word: a name as it is meant, a number, or *. */
static void every_spelling_is_read(void **state) {
  (void)state;
  static const struct {
    const char *text;
    bool is_relative;
    const char *steps[4];
  } cases[] = {
      {"$.a", false, {"a"}},
      {"@.a", true, {"a"}},
      {"$.error.code", false, {"error", "code"}},
      {"$['a']", false, {"a"}},
      {"$[\"a\"]", false, {"a"}},
      {"$[0]", false, {"0"}},
      {"$[99].b", false, {"99", "b"}},
      {"$[*]", false, {"*"}},
      {"@[*]['@type'][7].x", true, {"*", "@type", "7", "x"}},
      {"$._a1", false, {"_a1"}},
      {"$.é", false, {"é"}},
      {"$.A_Z9", false, {"A_Z9"}},
      {"$['a.b']", false, {"a.b"}},
      {"$['[*]']", false, {"[*]"}},
      {"$['it\\'s']", false, {"it's"}},
      {"$['say \"x\"']", false, {"say \"x\""}},
      {"$[\"it's\"]", false, {"it's"}},
      {"$[\"a\\\"b\\\\\"]", false, {"a\"b\\"}},
      {"$['\\\\']", false, {"\\"}},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct path path;
    size_t at, count = 0;
    if (!path_parse(slice_of(cases[i].text), &path, &at)) fail_msg("%s: %zu", cases[i].text, at);
    assert_int_equal(path.is_relative, cases[i].is_relative);
    while (count < 4 && cases[i].steps[count]) count++;
    assert_int_equal(path.count, count);
    for (unsigned s = 0; s < path.count; s++) {
      const char *wanted = cases[i].steps[s];
      const struct path_step *step = &path.steps[s];
      if (step->kind == STEP_ANY)
        assert_string_equal(wanted, "*");
      else if (step->kind == STEP_INDEX)
        assert_int_equal(step->index, strtol(wanted, NULL, 10));
      else if (!path_step_is(step, slice_of(wanted)))
        fail_msg("%s: step %u is not %s", cases[i].text, s, wanted);
    }
  }
}

static void every_fault_has_its_byte(void **state) {
  (void)state;
  /* ^ stands before the byte and is taken out. */
  static const char *const cases[] = {
      "^",        "^a",       "^.a",      "^ $.a",     "$^",     "@^",
      "$^a",      "$^ .a",    "$.^",      "$.^.a",     "$.^.",   "$.^1",
      "$.^*",     "$.^[0]",   "$.a^-b",   "$.a^ ",     "$.a.^",  "$[^",
      "$[^]",     "$[^a]",    "$[^-1]",   "$[^ 0]",    "$[0^ ]", "$[0^",
      "$[*^",     "$[*^*]",   "$[10^0]",  "$['^",      "$['a^",  "$['a'^",
      "$['a'^x]", "$['a\"]^", "$[\"a']^", "$['\\^n']", "$['\\^", "$['\\^u0041']",
      "$.a^$.b",  "$.a^@",    "$.a[^?]",  "$[1^:2]",
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[64];
    const char *mark = strchr(cases[i], '^');
    const size_t before = (size_t)(mark - cases[i]);
    snprintf(text, sizeof text, "%.*s%s", (int)before, cases[i], mark + 1);
    struct path path;
    size_t at;
    if (path_parse(slice_of(text), &path, &at)) fail_msg("%s is read", text);
    if (at != before) fail_msg("%s: at %zu", cases[i], at);
  }
}

/* An index of two digits at most, without zeros in front; a name that is not empty. */
static void numbers_and_names_have_one_spelling(void **state) {
  (void)state;
  static const char *const faults[] = {"$[00]", "$[01]", "$[100]", "$['']", "$[\"\"]"};
  for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
    struct path path;
    size_t at;
    if (path_parse(slice_of(faults[i]), &path, &at)) fail_msg("%s is read", faults[i]);
  }
}

static void a_path_has_twelve_steps_at_most(void **state) {
  (void)state;
  struct path path;
  size_t at;
  assert_true(path_parse(slice_of("$.a.b.c.d.e.f.g.h.i.j.k.l"), &path, &at));
  assert_int_equal(path.count, PATH_STEPS_MAX);
  assert_false(path_parse(slice_of("$.a.b.c.d.e.f.g.h.i.j.k.l.m"), &path, &at));
  assert_int_equal(at, 25);
}

/* No text is read past its end, wherever that is. */
static void every_beginning_is_read_or_not(void **state) {
  (void)state;
  static const char text[] = "$.a['b\\'c'][10][*][\"d\"].é";
  for (size_t length = 0; length < sizeof text; length++) {
    char *exact = malloc(length ? length : 1);
    memcpy(exact, text, length);
    struct path path;
    size_t at;
    const bool is_path = path_parse((struct slice){exact, length}, &path, &at);
    assert_true(at <= length);
    if (is_path) assert_int_equal(at, length);
    free(exact);
  }
}

static void a_name_is_that_of_the_step(void **state) {
  (void)state;
  static const struct {
    const char *text, *name;
    bool is;
  } cases[] = {
      {"$.a", "a", true},
      {"$.a", "", false},
      {"$.a", "ab", false},
      {"$.ab", "a", false},
      {"$.ab", "ac", false},
      {"$['a\\'']", "a'", true},
      {"$['a\\'']", "a\\'", false},
      {"$['a\\'']", "a", false},
      {"$['\\\\x']", "\\x", true},
      {"$['\\\\x']", "\\", false},
      {"$['\\\\x']", "\\xy", false},
      {"$[0]", "0", false},
      {"$[*]", "*", false},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct path path;
    size_t at;
    assert_true(path_parse(slice_of(cases[i].text), &path, &at));
    if (path_step_is(&path.steps[0], slice_of(cases[i].name)) != cases[i].is ||
        path_starts_with(&path, slice_of(cases[i].name)) != cases[i].is)
      fail_msg("%s: %s", cases[i].text, cases[i].name);
  }
  struct path path;
  size_t at;
  assert_true(path_parse(slice_of("@.a"), &path, &at));
  assert_false(path_starts_with(&path, slice_of("a"))); /* not a member of the body */
}

static void paths_overlap_where_both_cannot_be_written(void **state) {
  (void)state;
  static const struct {
    const char *a, *b;
    bool overlap;
  } cases[] = {
      {"$.a", "$.a", true},
      {"$.a", "$.b", false},
      {"$.a", "$.a.b", true},
      {"$.a.b", "$.a.c", false},
      {"$.a.b.c", "$.a", true},
      {"$.a.b", "$.ab", false},
      {"$.a", "$['a']", true},
      {"$['a\\'']", "$[\"a'\"]", true},
      {"$['a\\'']", "$['a\\'b']", false},
      {"$['a\\\\']", "$['a\\'']", false},
      {"$.a[0]", "$.a[0]", true},
      {"$.a[0]", "$.a[1]", true},
      {"$.a[0].b", "$.a[0].c", false},
      {"$.a[0].b", "$.a[1].c", true},
      {"$.a[*].b", "$.a[*].c", false},
      {"$.a[*].b", "$.a[*].b", true},
      {"$.a[*].b", "$.a[0].c", true},
      {"$.a[0]", "$.a.b", true},
      {"$.a[*]", "$.a.b", true},
      {"$.a", "@.a", false},
      {"@.a", "@.a.b", true},
      {"$[0].a", "$.a", true},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct path a, b;
    size_t at;
    assert_true(path_parse(slice_of(cases[i].a), &a, &at));
    assert_true(path_parse(slice_of(cases[i].b), &b, &at));
    if (path_overlaps(&a, &b) != cases[i].overlap || path_overlaps(&b, &a) != cases[i].overlap)
      fail_msg("%s and %s", cases[i].a, cases[i].b);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_spelling_is_read),
      cmocka_unit_test(every_fault_has_its_byte),
      cmocka_unit_test(numbers_and_names_have_one_spelling),
      cmocka_unit_test(a_path_has_twelve_steps_at_most),
      cmocka_unit_test(every_beginning_is_read_or_not),
      cmocka_unit_test(a_name_is_that_of_the_step),
      cmocka_unit_test(paths_overlap_where_both_cannot_be_written),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
