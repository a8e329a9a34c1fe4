/* Templates: their pieces, wherever a brace stands. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "catalog/template.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* A text in memory of its own, so that a sanitizer sees what is read past the end. */
static struct slice exact(const char *text, size_t length) {
  char *copy = malloc(length ? length : 1);
  memcpy(copy, text, length);
  return (struct slice){copy, length};
}

/* "literal<name>" for a placeholder, "literal+" for one that ends in a brace, "literal!rest" for what
   is no template, "literal." at the end. */
static void show(struct slice text, char *shown) {
  struct slice literal, name;
  enum template_piece piece;
  for (;;) {
    piece = template_next(&text, &literal, &name);
    shown += sprintf(shown, "%.*s", (int)literal.length, literal.text);
    if (piece == TEMPLATE_PLACEHOLDER)
      shown += sprintf(shown, "<%.*s>", (int)name.length, name.text);
    else if (piece == TEMPLATE_LITERAL)
      shown += sprintf(shown, "+");
    else
      break;
  }
  assert_int_equal(piece, text.length ? TEMPLATE_BAD : TEMPLATE_END);
  if (text.length)
    sprintf(shown, "!%.*s", (int)text.length, text.text);
  else
    strcpy(shown, ".");
}

static void templates_are_read_piece_by_piece(void **state) {
  (void)state;
  static const struct {
    const char *text, *pieces;
    size_t size;
  } cases[] = {
      {"", ".", 1},
      {"no place", "no place.", 1},
      {"{x}", "<x>.", 2},
      {"a{x}b{yz}c", "a<x>b<yz>c.", 3},
      {"{x}{x}", "<x><x>.", 3},
      {"{{", "{+.", 2},
      {"a}}", "a}+.", 2},
      {"{{x}}", "{+x}+.", 3},
      {"{{{x}}}", "{+<x>}+.", 4},
      {"{x}}}{y}", "<x>}+<y>.", 4},
      /* names */
      {"{a}{z}{A}{Z}{_}", "<a><z><A><Z><_>.", 6},
      {"{b0}{Y9}{_0_9}{aZ}", "<b0><Y9><_0_9><aZ>.", 5},
      {"{`}", "!{`}", 1},
      {"{a|}", "!{a|}", 1},
      {"{@}", "!{@}", 1},
      {"{a[}", "!{a[}", 1},
      {"{^}", "!{^}", 1},
      {"{a/}", "!{a/}", 1},
      {"{a:}", "!{a:}", 1},
      {"{0}", "!{0}", 1},
      {"{9a}", "!{9a}", 1},
      {"{5}", "!{5}", 1},
      {"{a\xC3\xA9}", "!{a\xC3\xA9}", 1},
      {"{ x}", "!{ x}", 1},
      {"{x }", "!{x }", 1},
      {"{x.y}", "!{x.y}", 1},
      /* what is no template is given from its brace on */
      {"a{", "a!{", 1},
      {"a}", "a!}", 1},
      {"a} b", "a!} b", 1},
      {"{}", "!{}", 1},
      {"{x", "!{x", 1},
      {"{x}a{y{z}", "<x>a!{y{z}", 2},
      {"{{{", "{+!{", 2},
      {"}{", "!}{", 1},
      {"x{}y", "x!{}y", 1},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    char shown[256];
    const struct slice text = exact(cases[i].text, strlen(cases[i].text));
    show(text, shown);
    if (strcmp(shown, cases[i].pieces) != 0)
      fail_msg("%s is %s, not %s", cases[i].text, shown, cases[i].pieces);
    if (template_size(text) != cases[i].size)
      fail_msg("%s has %zu pieces", cases[i].text, template_size(text));
    free((void *)(uintptr_t)text.text);
  }
}

/* Braces are looked for eight bytes at a time. */
static void a_brace_is_found_wherever_it_stands(void **state) {
  (void)state;
  for (int byte = 0; byte < 256; byte++) {
    if (byte == '{' || byte == '}') continue;
    for (size_t before = 0; before < 20; before++)
      for (size_t after = 0; after < 20; after++) {
        char bytes[64];
        memset(bytes, byte, sizeof bytes);
        memcpy(bytes + before, "{x}", 3);
        const struct slice text = exact(bytes, before + 3 + after);
        struct slice rest = text, literal, name;
        assert_int_equal(template_next(&rest, &literal, &name), TEMPLATE_PLACEHOLDER);
        assert_ptr_equal(literal.text, text.text);
        assert_int_equal(literal.length, before);
        assert_ptr_equal(name.text, text.text + before + 1);
        assert_int_equal(name.length, 1);
        assert_int_equal(template_next(&rest, &literal, &name), TEMPLATE_END);
        assert_ptr_equal(literal.text, text.text + before + 3);
        assert_int_equal(literal.length, after);
        assert_int_equal(rest.length, 0);
        free((void *)(uintptr_t)text.text);
      }
  }
}

static void parameters_are_found_by_their_whole_name(void **state) {
  (void)state;
  static const errcat_parameter parameters[] = {
      {"user", ERRCAT_TEXT}, {"use", ERRCAT_TEXT}, {"n", ERRCAT_COUNT}, {NULL, 0}};
  assert_int_equal(template_parameter(parameters, slice_of("user")), 0);
  assert_int_equal(template_parameter(parameters, slice_of("use")), 1);
  assert_int_equal(template_parameter(parameters, slice_of("n")), 2);
  assert_int_equal(template_parameter(parameters, slice_of("us")), -1);
  assert_int_equal(template_parameter(parameters, slice_of("users")), -1);
  assert_int_equal(template_parameter(parameters, slice_of("N")), -1);
  assert_int_equal(template_parameter(NULL, slice_of("user")), -1);
}

static void compiled_pieces_point_into_the_text(void **state) {
  (void)state;
  static const errcat_parameter parameters[] = {{"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT}, {NULL, 0}};
  static const struct {
    const char *text;
    size_t count;
    struct {
      size_t at, length;
      int parameter;
      bool ordinary;
    } pieces[4];
  } cases[] = {
      {"", 1, {{0, 0, PIECE_END, true}}},
      {"x{b}y\"{a}", 3, {{0, 1, 1, true}, {4, 2, 0, false}, {9, 0, PIECE_END, true}}},
      {"{{{a}<", 3, {{0, 1, PIECE_LITERAL, true}, {2, 0, 0, true}, {5, 1, PIECE_END, false}}},
      {"{a}x{", 2, {{0, 0, 0, true}, {3, 1, PIECE_END, true}}},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct piece pieces[4];
    const char *text = cases[i].text;
    assert_int_equal(template_size(slice_of(text)), cases[i].count);
    assert_int_equal(template_compile(slice_of(text), parameters, pieces), cases[i].count);
    for (size_t p = 0; p < cases[i].count; p++) {
      assert_ptr_equal(pieces[p].literal, text + cases[i].pieces[p].at);
      assert_int_equal(pieces[p].length, cases[i].pieces[p].length);
      assert_int_equal(pieces[p].parameter, cases[i].pieces[p].parameter);
      assert_int_equal(pieces[p].is_ordinary, cases[i].pieces[p].ordinary);
    }
  }
  /* A name that is no parameter's stands as an end: nothing behind it is shown. */
  struct piece pieces[2];
  assert_int_equal(template_compile(slice_of("x{c}y"), parameters, pieces), 2);
  assert_int_equal(pieces[0].parameter, PIECE_END);
  assert_int_equal(pieces[1].parameter, PIECE_END);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(templates_are_read_piece_by_piece),
      cmocka_unit_test(a_brace_is_found_wherever_it_stands),
      cmocka_unit_test(parameters_are_found_by_their_whole_name),
      cmocka_unit_test(compiled_pieces_point_into_the_text),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
