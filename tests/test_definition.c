/* Tables read at run time: the same as compiled, and every diagnostic with its place.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <errcat/define.h>

static char *read_table(size_t *length) {
  static char text[1 << 18];
  FILE *file = fopen(TEST_DEFINITIONS, "rb");
  assert_non_null(file);
  *length = fread(text, 1, sizeof text, file);
  fclose(file);
  return text;
}

static void assert_same(const char *a, const char *b) {
  assert_true((a != NULL) == (b != NULL));
  if (a) assert_string_equal(a, b);
}

static void assert_same_error(const errcat_error *a, const errcat_error *b) {
  assert_int_equal(a->code, b->code);
  assert_int_equal(a->http_status, b->http_status);
  assert_same(a->name, b->name);
  assert_same(a->message, b->message);
  assert_same(a->plural, b->plural);
  assert_same(a->bare, b->bare);
  assert_true((a->parameters != NULL) == (b->parameters != NULL));
  if (!a->parameters) return;
  size_t i = 0;
  for (; a->parameters[i].name; i++) {
    assert_same(a->parameters[i].name, b->parameters[i].name);
    assert_int_equal(a->parameters[i].type, b->parameters[i].type);
  }
  assert_null(b->parameters[i].name);
}

static void loaded_is_as_compiled(void **state) {
  (void)state;
  size_t length;
  const char *text = read_table(&length);
  errcat_domain *loaded = errcat_domain_load(text, length, "x", NULL, NULL, NULL);
  const errcat_domain *compiled = errcat_fileshare();
  assert_non_null(loaded);
  assert_string_equal(errcat_domain_name(loaded), "errcat-fileshare");
  assert_string_equal(loaded->type_base, compiled->type_base);
  assert_int_equal(errcat_domain_size(loaded), errcat_domain_size(compiled));
  for (size_t i = 0; i < errcat_domain_size(loaded); i++)
    assert_same_error(errcat_domain_at(compiled, i), errcat_domain_at(loaded, i));
  size_t said = 0;
  for (; compiled->said[said].message; said++) {
    assert_int_equal(compiled->said[said].code, loaded->said[said].code);
    assert_same(compiled->said[said].message, loaded->said[said].message);
  }
  assert_true(said > 0);
  assert_null(loaded->said[said].message);
  errcat_domain_free(loaded);
  errcat_domain_free(NULL);
}

#define HEAD \
  "D(\"shop\", \"https://example.org/e/\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.message\"))\n"
#define ONE HEAD "E(1, 400, A, \"One\")\n"

#define EIGHT                                                                                \
  "PARAMETER(TEXT, a)PARAMETER(TEXT, b)PARAMETER(TEXT, c)PARAMETER(TEXT, d)PARAMETER(TEXT, " \
  "e)PARAMETER(TEXT, f)"                                                                     \
  "PARAMETER(TEXT, g)PARAMETER(TEXT, h)"
#define SHOWN "{a}{b}{c}{d}{e}{f}{g}{h}"

struct told {
  size_t count;
  errcat_diagnostic first;
};

static void hear(void *context, const errcat_diagnostic *diagnostic) {
  struct told *told = context;
  if (!told->count++) told->first = *diagnostic;
}

static void a_table_of_ones_own_speaks(void **state) {
  (void)state;
  static const char text[] =
      "/* a shop */ D(\"shop\", \"https://example.org/e/\") SHAPE(CODE(\"$.code\") "
      "MESSAGE(\"$.message\"))\n"
      "E(7, 404, EOF, \"End of \"\n \"file: \\\"\\\\\\\" {brace}\")\r\n"
      "T(8, 409, SHELF_FULL, PARAMETER(TEXT, shelf)PARAMETER( COUNT , n ),\n"
      "  FORM(\"{n} thing on {shelf}\", \"{n} things on {shelf}\"), BARE(\"Too many things\"))";
  errcat_domain *domain = errcat_domain_load(text, ERRCAT_NUL, "shop.def", NULL, NULL, NULL);
  assert_non_null(domain);
  errcat_catalogs *catalogs = errcat_open(domain, NULL, NULL);
  errcat_reader reader;
  errcat_result result;
  char out[256];
  assert_non_null(catalogs);
  errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
  const errcat_argument arguments[] = {errcat_count("n", 2),
                                       errcat_text("shelf", "top", ERRCAT_NUL)};
  errcat_format(&reader, 8, arguments, 2, NULL, out, sizeof out, &result);
  assert_string_equal(out, "2 things on top");
  errcat_format(&reader, 7, NULL, 0, NULL, out, sizeof out, &result);
  assert_string_equal(out, "End of file: \"\\\" {brace}");
  errcat_write(&reader, 8, arguments, 2, &(errcat_body_options){.form = ERRCAT_PROBLEM}, out,
               sizeof out, &result);
  assert_string_equal(out, "{\"type\":\"https://example.org/e/SHELF_FULL\",\"title\":\"Too many "
                           "things\",\"status\":409,\"detail\":\"2 things on top\",\"code\":8,"
                           "\"shelf\":\"top\",\"n\":2}");
  /* A general message is not a type of this domain. */
  errcat_write(&reader, 404, NULL, 0,
               &(errcat_body_options){.form = ERRCAT_PROBLEM, .http_status = 404}, out, sizeof out,
               &result);
  assert_memory_equal(out, "{\"type\":\"about:blank\",", 22);
  errcat_release(&reader);
  errcat_close(catalogs);
  errcat_domain_free(domain);
}

static void no_member_of_problem_details_stands_twice(void **state) {
  (void)state;
  static const char text[] =
      "D(\"shop\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.message\"))\n"
      "T(8, 409, SOLD_OUT, PARAMETER(TEXT, type)PARAMETER(TEXT, code)PARAMETER(TEXT, shelf),\n"
      "  FULL(\"{type} {code} {shelf}\"), BARE(\"Sold out\"))";
  errcat_domain *domain = errcat_domain_load(text, ERRCAT_NUL, "shop.def", NULL, NULL, NULL);
  assert_non_null(domain);
  errcat_catalogs *catalogs = errcat_open(domain, NULL, NULL);
  errcat_reader reader;
  char out[256];
  const errcat_argument arguments[] = {errcat_text("type", "a", ERRCAT_NUL),
                                       errcat_text("code", "b", ERRCAT_NUL),
                                       errcat_text("shelf", "c", ERRCAT_NUL)};
  errcat_choose_source(catalogs, &reader);
  errcat_write(&reader, 8, arguments, 3, &(errcat_body_options){.form = ERRCAT_PROBLEM}, out,
               sizeof out, NULL);
  assert_string_equal(
      out, "{\"type\":\"about:blank\",\"title\":\"Conflict\",\"status\":409,"
           "\"detail\":\"a b "
           "c\",\"code\":8,\"error_args\":{\"type\":\"a\",\"code\":\"b\",\"shelf\":\"c\"}}");
  errcat_write(&reader, 8, arguments, 3, &(errcat_body_options){.flags = ERRCAT_WITH_ARGUMENTS},
               out, sizeof out, NULL);
  assert_non_null(strstr(out, "{\"type\":\"a\",\"code\":\"b\",\"shelf\":\"c\"}"));
  errcat_release(&reader);
  errcat_close(catalogs);
  errcat_domain_free(domain);
}

static void diagnostics_name_their_place(void **state) {
  (void)state;
  static const struct {
    const char *text;
    int32_t kind;
    const char *place;
    size_t count;
  } cases[] = {
      /* the file */
      {"", ERRCAT_DIAGNOSTIC_DEF_DOMAIN, "t:1:1", 1},
      {ONE "/* \xFF */", ERRCAT_DIAGNOSTIC_DEF_UTF8, "t:3:4", 1},
      {"\xEF\xBB\xBF" ONE, ERRCAT_DIAGNOSTIC_DEF_MARK, "t:1:1", 1},
      {ONE "/* not closed\n", ERRCAT_DIAGNOSTIC_DEF_COMMENT, "t:3:1", 1},
      {"/* not closed\n", ERRCAT_DIAGNOSTIC_DEF_COMMENT, "t:1:1", 1},
      {ONE "E(2, 400, B, /* not closed\n", ERRCAT_DIAGNOSTIC_DEF_COMMENT, "t:3:14", 1},
      {ONE "// no comment\n", ERRCAT_DIAGNOSTIC_DEF_ENTRY, "t:3:1", 1},
      {ONE "X(2, 400, B, \"Two\")\nE(0, 400, C, \"C\")", ERRCAT_DIAGNOSTIC_DEF_ENTRY, "t:3:1", 2},
      {ONE "E 2, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_ENTRY, "t:3:3", 1},
      /* the domain */
      {"E(1, 400, A, \"One\")", ERRCAT_DIAGNOSTIC_DEF_DOMAIN, "t:1:1", 1},
      {"D \"shop\"\nE(1, 400, A, \"One\")", ERRCAT_DIAGNOSTIC_DEF_DOMAIN, "t:1:3", 1},
      {"D(\"../shop\", \"\") SHAPE(CODE(\"$.c\") MESSAGE(\"$.m\"))\nE(1, 400, A, \"One\")",
       ERRCAT_DIAGNOSTIC_DEF_FILE_NAME, "t:1:3", 1},
      {"D(\"a/b\", \"\") SHAPE(CODE(\"$.c\") MESSAGE(\"$.m\"))\nE(1, 400, A, \"One\")",
       ERRCAT_DIAGNOSTIC_DEF_FILE_NAME, "t:1:3", 1},
      {"D(\"a\\\\b\", \"\") SHAPE(CODE(\"$.c\") MESSAGE(\"$.m\"))\nE(1, 400, A, \"One\")",
       ERRCAT_DIAGNOSTIC_DEF_FILE_NAME, "t:1:3", 1},
      {"D(\"shop\", \"\", \"m\")\nE(1, 400, A, \"One\")", ERRCAT_DIAGNOSTIC_DEF_CLOSE, "t:1:13",
       1},
      {"D(\"shop\" \"\")\nE(1, 400, A, \"One\")", ERRCAT_DIAGNOSTIC_DEF_COMMA, "t:1:12", 1},
      {"D(\"\", \"\")\nE(1, 400, A, \"One\")", ERRCAT_DIAGNOSTIC_DEF_EMPTY, "t:1:3", 1},
      {"D(\"shop\", \"e.org/ \")\nE(1, 400, A, \"One\")", ERRCAT_DIAGNOSTIC_DEF_TYPE_BASE, "t:1:3",
       1},
      {"D(\"shop\",, \"\")\nE(1, 400, A, \"One\")", ERRCAT_DIAGNOSTIC_DEF_EXTRA_COMMA, "t:1:10", 1},
      {"D(\"shop\", c)\nE(1, 400, A, \"One\")", ERRCAT_DIAGNOSTIC_DEF_STRING, "t:1:11", 1},
      /* strings */
      {ONE "E(2, 400, B, \"Two)\n", ERRCAT_DIAGNOSTIC_DEF_STRING_END, "t:3:19", 1},
      {ONE "E(2, 400, B, \"Two", ERRCAT_DIAGNOSTIC_DEF_STRING_END, "t:3:18", 1},
      {ONE "E(2, 400, B, \"Two\\", ERRCAT_DIAGNOSTIC_DEF_STRING_END, "t:3:19", 1},
      {ONE "E(2, 400, B, \"T\\two\")\n", ERRCAT_DIAGNOSTIC_DEF_ESCAPE, "t:3:17", 1},
      {ONE "E(2, 400, B, \"\")\n", ERRCAT_DIAGNOSTIC_DEF_EMPTY, "t:3:14", 1},
      {ONE "E(2, 400, B, \" \\n \")\n", ERRCAT_DIAGNOSTIC_DEF_EMPTY, "t:3:14", 1},
      {ONE "E(2, 400, B, \"\x1b[1m\")\n", ERRCAT_DIAGNOSTIC_DEF_CONTROL, "t:3:14", 1},
      {ONE "E(2, 400, B, \"\xE2\x80\xAE\")\n", ERRCAT_DIAGNOSTIC_DEF_BIDI, "t:3:14", 1},
      {ONE "E(2, 400, B, \"\xff\")\n", ERRCAT_DIAGNOSTIC_DEF_UTF8, "t:3:15", 1},
      {ONE "E(2, 400, B, Two)\n", ERRCAT_DIAGNOSTIC_DEF_STRING, "t:3:14", 1},
      /* code, status, name */
      {ONE "E(0, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3", 1},
      {ONE "E(, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3", 1},
      {ONE "E(2147483648, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3", 1},
      {ONE "E(99999999999999999999, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3", 1},
      {ONE "E(0x2, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3", 1},
      {ONE "E(010, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3", 1},
      {ONE "E(2, 199, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_STATUS, "t:3:6", 1},
      {ONE "E(2, 600, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_STATUS, "t:3:6", 1},
      {ONE "E(2, 400, b, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_NAME, "t:3:11", 1},
      {ONE "E(2, 400, Bad, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_NAME, "t:3:11", 1},
      {ONE "E(2, 400, 2B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_NAME, "t:3:11", 1},
      {ONE "E(2, 400, _B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_NAME, "t:3:11", 1},
      {ONE "E(2, 400, \"B\", \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_NAME, "t:3:11", 1},
      {ONE "E(2 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_COMMA, "t:3:5", 1},
      {ONE "E(2, 400, B, \"Two\",)\n", ERRCAT_DIAGNOSTIC_DEF_CLOSE, "t:3:19", 1},
      {ONE "E(2, 400, B, \"Two\"\n", ERRCAT_DIAGNOSTIC_DEF_CLOSE, "t:4:1", 1},
      {ONE "E(1, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_CODE, "t:3:1", 1},
      {ONE "E(2, 400, A, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_NAME, "t:3:1", 1},
      /* placeholders */
      {ONE "T(2, 400, B, PARAMETER(SIZE, x), FULL(\"{x}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_TYPE, "t:3:24", 1},
      {ONE "T(2, 400, B, PARAMETER(STRING, x), FULL(\"{x}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_TYPE, "t:3:24", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, X), FULL(\"{x}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME, "t:3:30", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, _x), FULL(\"{x}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME, "t:3:30", 1},
      {ONE "T(2, 400, B, FULL(\"{x}\"), BARE(\"b\"))\n", ERRCAT_DIAGNOSTIC_DEF_PARAMETER, "t:3:14",
       1},
      {ONE "T(2, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_PARAMETER, "t:3:14", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x)PARAMETER(TEXT, x), FULL(\"{x}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_TWICE, "t:3:32", 1},
      {ONE "T(2, 400, B, " EIGHT ", FULL(\"" SHOWN "\"), BARE(\"b\"))\nE(0, 400, C, \"C\")",
       ERRCAT_DIAGNOSTIC_DEF_CODE, "t:4:3", 1}, /* eight are right */
      {ONE "T(2, 400, B, " EIGHT "PARAMETER(TEXT, i), FULL(\"" SHOWN "{i}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_TOO_MANY, "t:3:158", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), PARAMETER(TEXT, y), FULL(\"{x}{y}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_SENTENCE, "t:3:34", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), \"{x}\", BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_SENTENCE, "t:3:34", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{y}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_PLACEHOLDERS, "t:3:34", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"none\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_PLACEHOLDERS, "t:3:34", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{x} {\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_BRACES, "t:3:34", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FORM(\"{x}\", \"{x}s\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_FORM, "t:3:34", 1},
      {ONE "T(2, 400, B, PARAMETER(COUNT, x), FORM(\"{x}\", \"many\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_PLACEHOLDERS, "t:3:35", 1},
      {ONE "T(2, 400, B, PARAMETER(COUNT, x), FORM(\"{x}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_COMMA, "t:3:45", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{x}\"))\n", ERRCAT_DIAGNOSTIC_DEF_NO_BARE,
       "t:3:45", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{x}\"), \"b\")\n",
       ERRCAT_DIAGNOSTIC_DEF_NO_BARE, "t:3:47", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{x}\"), BARE(\"{x}\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_BARE, "t:3:52", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{x}\"), BARE(\"{ {x}\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_BARE, "t:3:52", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{x}\"), BARE(\"b\"),)\n",
       ERRCAT_DIAGNOSTIC_DEF_CLOSE, "t:3:56", 1},
      {ONE "T(2, 400, B, PARAMETER(COUNT, x) FORM(\"{x}\", \"{x}s\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_COMMA, "t:3:34", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x) PARAMETER(TEXT, y) FULL(\"{x}{y}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_COMMA, "t:3:52", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{x}\"),, BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_EXTRA_COMMA, "t:3:46", 1},
      {ONE "E(2,, 400, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_EXTRA_COMMA, "t:3:5", 1},
      {ONE "SAID(1, /**/ , \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_EXTRA_COMMA, "t:3:14", 1},
      /* sentences that gettext would fold */
      {ONE "T(2, 400, B, PARAMETER(COUNT, x), FORM(\"One\", \"{x}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_COLLISION, "t:3:1", 1},
      {ONE "T(2, 400, B, PARAMETER(COUNT, x), FORM(\"b\", \"{x}\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_COLLISION, "t:3:1", 1},
      {HEAD "E(1, 400, A, \"{x}\")\n"
            "T(2, 400, B, PARAMETER(COUNT, x), FORM(\"b\", \"{x}\"), BARE(\"c\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_COLLISION, "t:3:1", 1},
      {ONE "T(2, 400, B, PARAMETER(COUNT, x), FORM(\"a\", \"{x}\"), BARE(\"b\"))\n"
           "T(3, 400, C, PARAMETER(COUNT, x), FORM(\"a\", \"{x}s\"), BARE(\"b\"))\n",
       ERRCAT_DIAGNOSTIC_DEF_COLLISION, "t:4:1", 1},
      {ONE "E(2, 400, B, \"One\")\n" /* the same English is no collision */
           "T(3, 400, C, PARAMETER(COUNT, x), FORM(\"a\", \"{x}\"), BARE(\"One\"))\n"
           "T(4, 400, F, PARAMETER(COUNT, x), FORM(\"a\", \"{x}\"), BARE(\"One\"))\nE(0)",
       ERRCAT_DIAGNOSTIC_DEF_CODE, "t:6:3", 1},
      {ONE "E(2, 00, B, \"Two\")\n", ERRCAT_DIAGNOSTIC_DEF_STATUS, "t:3:6", 1},
      {ONE "GENERAL(400, 2)\n", ERRCAT_DIAGNOSTIC_DEF_GENERAL_CODE, "t:3:1", 1},
      {ONE "GENERAL(400, 1) GENERAL(400, 1)\n", ERRCAT_DIAGNOSTIC_DEF_GENERAL_TWICE, "t:3:17", 1},
      {ONE "GENERAL(0, 1)\nGENERAL(399, 1)\n", ERRCAT_DIAGNOSTIC_DEF_GENERAL_STATUS, "t:3:9", 2},
      {ONE "GENERAL(400 1)\n", ERRCAT_DIAGNOSTIC_DEF_COMMA, "t:3:13", 1},
      {ONE "GENERAL(400, A)\n", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:14", 1},
      {ONE "GENERAL(400, 1, 2)\n", ERRCAT_DIAGNOSTIC_DEF_CLOSE, "t:3:15", 1},
      {ONE "SAID(2, \"x\")\n", ERRCAT_DIAGNOSTIC_DEF_SAID_CODE, "t:3:1", 1},
      {ONE "SAID(0, \"x\")\nSAID(1, \"x\")", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:6", 1},
      {ONE "SAID(1, \"\")\nSAID(1, \"x\"", ERRCAT_DIAGNOSTIC_DEF_EMPTY, "t:3:9", 2},
      {ONE "SAID(1, \"{x}\")\n", ERRCAT_DIAGNOSTIC_DEF_SAID_PLACEHOLDERS, "t:3:1", 1},
      {ONE "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{x}\"), BARE(\"b\"))\n"
           "SAID(2, \"{x} {x}\")SAID(2, \"all\")SAID(2, \"{x} {y}\")",
       ERRCAT_DIAGNOSTIC_DEF_SAID_PLACEHOLDERS, "t:4:33", 1},
      {ONE "SAID(2, \"x\")E(2, 400, B, \"Two\")SAID(1, \"y\")SAID(2, \"y\")SAID(2, \"x\")",
       ERRCAT_DIAGNOSTIC_DEF_SAID_TWICE, "t:3:44", 1},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    struct told told = {0};
    errcat_domain *domain = errcat_domain_load(cases[i].text, ERRCAT_NUL, "t", NULL, hear, &told);
    assert_null(domain);
    if (strcmp(told.first.where, cases[i].place) || told.first.kind != cases[i].kind ||
        told.count != cases[i].count)
      fail_msg("%s: fault %d at %s, %zu in all", cases[i].text, (int)told.first.kind,
               told.first.where, told.count);
  }
}

static void a_table_has_a_mebibyte_at_most(void **state) {
  (void)state;
  enum { MOST = 1 << 20 };
  char *text = test_malloc(MOST + 2);
  memset(text, ' ', MOST + 1);
  memcpy(text, ONE, sizeof ONE - 1);
  for (size_t length = MOST; length <= MOST + 1; length++) {
    struct told told = {0};
    errcat_domain *domain = errcat_domain_load(text, length, "t", NULL, hear, &told);
    assert_int_equal(domain != NULL, length == MOST);
    if (!domain) assert_int_equal(told.first.kind, ERRCAT_DIAGNOSTIC_DEF_TOO_LARGE);
    errcat_domain_free(domain);
  }
  test_free(text);
}

/* ---- memory ---- */

struct budget {
  size_t left;
};

static void *allocate(void *context, size_t size) {
  struct budget *budget = context;
  return budget->left && budget->left-- ? malloc(size) : NULL;
}

static void release(void *context, void *block) {
  (void)context;
  free(block);
}

static void memory_may_run_out(void **state) {
  (void)state;
  size_t length;
  const char *text = read_table(&length);
  errcat_domain *domain = NULL;
  size_t tries = 0;
  for (; !domain && tries < 10; tries++) {
    struct budget budget = {tries};
    struct told told = {0};
    const errcat_allocator allocator = {allocate, release, &budget};
    domain = errcat_domain_load(text, length, "t", &allocator, hear, &told);
    if (!domain) assert_int_equal(told.first.kind, ERRCAT_DIAGNOSTIC_NO_MEMORY);
  }
  assert_int_equal(tries, 3);
  free(domain);
}

static void keep_kind(void *context, const errcat_diagnostic *diagnostic) {
  *(int32_t *)context = diagnostic->kind;
}

static void a_nul_is_told_as_one(void **state) {
  (void)state;
  static const char table[] = ONE "/* \0 */";
  int32_t kind = 0;
  assert_null(errcat_domain_load(table, sizeof table - 1, "t", NULL, keep_kind, &kind));
  assert_int_equal(kind, ERRCAT_DIAGNOSTIC_DEF_NUL);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(a_nul_is_told_as_one),
      cmocka_unit_test(loaded_is_as_compiled),
      cmocka_unit_test(a_table_of_ones_own_speaks),
      cmocka_unit_test(no_member_of_problem_details_stands_twice),
      cmocka_unit_test(diagnostics_name_their_place),
      cmocka_unit_test(a_table_has_a_mebibyte_at_most),
      cmocka_unit_test(memory_may_run_out),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
