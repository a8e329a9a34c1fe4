/* The table: the seed's words to the letter, nothing lost, nothing twice.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <errcat/define.h>

#include "catalog/domain.h"

static void keep(void *context, const errcat_diagnostic *diagnostic) {
  if (!((errcat_diagnostic *)context)->kind) *(errcat_diagnostic *)context = *diagnostic;
}

/* Copies what is neither white space nor within {}: what the seed shows of a template. */
static void strip(const char *text, char *stripped) {
  bool blank = false;
  for (; *text; text++) {
    if (*text == '{') blank = true;
    if (!blank && *text != ' ') *stripped++ = *text;
    if (*text == '}') blank = false;
  }
  *stripped = '\0';
}

static void messages_are_the_seeds(void **state) {
  (void)state;
  char line[512], ours[512], theirs[512];
  int status = 0;
  size_t index = 0;
  FILE *seed = test_open("error-codes.txt");
  while (fgets(line, sizeof line, seed)) {
    line[strcspn(line, "\n")] = '\0';
    if (sscanf(line, "HTTP Status Code: %d", &status) == 1) continue;
    int code, at;
    if (sscanf(line, "| %d | %n", &code, &at) != 1) continue;
    char *end = strrchr(line, '|');
    end[-1] = '\0';
    const errcat_error *error = errcat_domain_at(errcat_fileshare(), index++);
    assert_non_null(error);
    assert_int_equal(error->code, code);
    assert_int_equal(error->http_status, status);
    if (!error->parameters) {
      assert_string_equal(error->message, line + at);
    } else {
      strip(error->plural ? error->plural : error->message, ours);
      strip(line + at, theirs);
      assert_string_equal(ours, theirs);
    }
  }
  fclose(seed);
  assert_int_equal(index, 161);
  assert_int_equal(errcat_domain_size(errcat_fileshare()), 161);
  assert_null(errcat_domain_at(errcat_fileshare(), 161));
}

static void write_entry(const errcat_error *error, char *line, size_t size) {
  static const char *const types[] = {"", "text", "count", "number", "time"};
  int at = snprintf(line, size, "%d %d %s", (int)error->code, (int)error->http_status, error->name);
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    at += snprintf(line + at, size - (size_t)at, " %s:%s", p->name, types[p->type]);
}

static void codes_mean_the_same_for_ever(void **state) {
  (void)state;
  char line[256], ours[256];
  size_t entries = 0;
  FILE *registry = test_open("registry.txt");
  while (fgets(line, sizeof line, registry)) {
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == '#') continue;
    entries++;
    const errcat_error *found = NULL;
    for (size_t i = 0; errcat_domain_at(errcat_fileshare(), i); i++)
      if (errcat_domain_at(errcat_fileshare(), i)->code == atoi(line))
        found = errcat_domain_at(errcat_fileshare(), i);
    if (!found) fail_msg("code %d has disappeared", atoi(line));
    write_entry(found, ours, sizeof ours);
    assert_string_equal(ours, line);
  }
  fclose(registry);
  /* A new error is to be recorded. */
  assert_int_equal(entries, errcat_domain_size(errcat_fileshare()));
}

static void names_are_unique_and_codes_found(void **state) {
  (void)state;
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  for (size_t i = 0; i < 161; i++) {
    const errcat_error *error = errcat_domain_at(errcat_fileshare(), i);
    assert_ptr_equal(errcat_domain_find(errcat_domain_of(catalogs), error->code), error);
    assert_ptr_equal(errcat_domain_find_name(errcat_domain_of(catalogs), error->name), error);
  }
  static const int32_t absent[] = {0, -1, 1, 402, 40300, 4000399, INT32_MAX, INT32_MIN};
  for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++)
    assert_null(errcat_domain_find(errcat_domain_of(catalogs), absent[i]));
  assert_null(errcat_domain_find_name(errcat_domain_of(catalogs), "REPOSITORY"));
  assert_null(errcat_domain_find_name(errcat_domain_of(catalogs), ""));
  errcat_close(catalogs);
}

/* msgfmt and matching need to tell them apart: no plain or bare sentence is half of a plural. */
static void sentences_do_not_collide(void **state) {
  (void)state;
  const errcat_domain *domain = errcat_fileshare();
  for (size_t i = 0; i < errcat_domain_size(domain); i++) {
    const errcat_error *a = errcat_domain_at(domain, i);
    assert_true((a->parameters != NULL) == (a->bare != NULL));
    for (size_t j = 0; j < errcat_domain_size(domain); j++) {
      const errcat_error *b = errcat_domain_at(domain, j);
      if (i != j) assert_string_not_equal(a->message, b->message);
      if (a->bare) assert_string_not_equal(a->bare, b->message);
      if (b->plural && !a->plural) assert_string_not_equal(a->message, b->plural);
    }
  }
}

static void general_messages_follow_the_http_status(void **state) {
  (void)state;
  static const struct {
    int32_t status;
    int32_t code;
  } cases[] = {{400, 400}, {401, 401}, {404, 404},     {500, 500},    {402, 402},
               {429, 429}, {418, 4},   {499, 4},       {502, 502},    {511, 511},
               {510, 5},   {599, 5},   {0, 1},         {200, 1},      {399, 1},
               {600, 1},   {-1, 1},    {INT32_MAX, 1}, {INT32_MIN, 1}};
  struct table table;
  assert_true(table_init(&table, errcat_fileshare(), &memory_standard, NULL));
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    assert_int_equal(table_error(&table, table_general(&table, cases[i].status))->code,
                     cases[i].code);
  table_clear(&table, &memory_standard);
}

/* The domain's rows win over errcat's of the same status, whatever their codes are. */
static void a_domain_may_have_general_messages_of_its_own(void **state) {
  (void)state;
  static const errcat_error errors[] = {{9, 429, "BUSY", "Busy", NULL, NULL, NULL},
                                        {429, 429, "SLOW", "Slow down", NULL, NULL, NULL}};
  static const struct {
    errcat_general general[3];
    int32_t kind;
    const char *text;
    const char *def;
  } cases[] = {
      {{{0, 0}}, 0, "Too many requests, please try again later", ""},
      {{{429, 9}}, 0, "Busy", "GENERAL(429, 9)"},
      {{{418, 9}, {429, 429}}, 0, "Slow down", "GENERAL(418, 9) GENERAL(429, 429)"},
      {{{429, 7}}, ERRCAT_DIAGNOSTIC_DEF_GENERAL_CODE, NULL, "GENERAL(429, 7)"},
      {{{429, 9}, {429, 429}},
       ERRCAT_DIAGNOSTIC_DEF_GENERAL_TWICE,
       NULL,
       "GENERAL(429, 9)\nGENERAL(429, 429)"},
      {{{399, 9}}, ERRCAT_DIAGNOSTIC_DEF_GENERAL_STATUS, NULL, "GENERAL(399, 9)"},
      {{{600, 9}}, ERRCAT_DIAGNOSTIC_DEF_GENERAL_STATUS, NULL, "GENERAL(600, 9)"},
      {{{0, 9}}, ERRCAT_DIAGNOSTIC_DEF_GENERAL_STATUS, NULL, "GENERAL(0, 9)"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const errcat_domain domain = {sizeof domain, "shop",          "", errors, 2, NULL,
                                  NULL,          cases[i].general};
    char def[512], text[128];
    snprintf(
        def, sizeof def,
        "D(\"shop\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))\nE(9, 429, BUSY, \"Busy\")\n"
        "E(429, 429, SLOW, \"Slow down\")\n%s\n",
        cases[i].def);
    errcat_diagnostic diagnostic = {0};
    errcat_domain *loaded = errcat_domain_load(def, ERRCAT_NUL, "t", NULL, keep, &diagnostic);
    assert_int_equal(diagnostic.kind, cases[i].kind);
    const errcat_domain *const both[] = {&domain, loaded};
    for (size_t j = 0; j < 2 && (j == 0 || loaded); j++) {
      errcat_catalogs *catalogs = errcat_open(both[j], NULL, &diagnostic);
      assert_int_equal(diagnostic.kind, cases[i].kind);
      if (!catalogs) continue;
      errcat_reader reader;
      errcat_choose_source(catalogs, &reader);
      errcat_format(&reader, 777, NULL, 0, &(errcat_options){.http_status = 429}, text, sizeof text,
                    NULL);
      assert_string_equal(text, cases[i].text);
      errcat_release(&reader);
      errcat_close(catalogs);
    }
    errcat_domain_free(loaded);
  }
}

/* A status that often comes says something of its own, in every language. */
static void statuses_differ_in_every_language(void **state) {
  (void)state;
  static const int32_t statuses[] = {402, 409, 413, 422, 429, 503, 504};
  static const char *const languages[] = {"en", "ar", "de", "fr", "ru", "zh-CN"};
  enum { COUNT = sizeof statuses / sizeof statuses[0] };
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  for (size_t l = 0; l < sizeof languages / sizeof languages[0]; l++) {
    char texts[COUNT][256];
    errcat_reader reader;
    errcat_result result;
    assert_int_equal(errcat_choose(catalogs, languages[l], ERRCAT_NUL, &reader), 0);
    for (size_t i = 0; i < COUNT; i++) {
      errcat_format(&reader, 49999, NULL, 0, &(errcat_options){.http_status = statuses[i]},
                    texts[i], sizeof texts[i], &result);
      assert_int_equal(result.status, ERRCAT_UNKNOWN_CODE);
      assert_string_equal(result.tag, languages[l]);
      for (size_t j = 0; j < i; j++) assert_string_not_equal(texts[i], texts[j]);
    }
    errcat_release(&reader);
  }
  errcat_close(catalogs);
}

/* A program's sentences alone: nothing is lacking. What errcat says is said all the same. */
static void a_domain_without_errors_is_complete(void **state) {
  (void)state;
  static const char text[] = "D(\"words\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))";
  errcat_domain *domain = errcat_domain_load(text, ERRCAT_NUL, "words.def", NULL, NULL, NULL);
  errcat_catalogs *catalogs = errcat_open(domain, NULL, NULL);
  errcat_description english;
  errcat_reader reader;
  errcat_matched match;
  char written[64];
  assert_non_null(catalogs);
  assert_int_equal(errcat_language_at(catalogs, 0, &english), ERRCAT_OK);
  assert_int_equal(english.complete, 1);
  assert_int_equal(english.total, 0);
  errcat_choose(catalogs, "en", ERRCAT_NUL, &reader);
  errcat_format(&reader, 7, NULL, 0, NULL, written, sizeof written, NULL);
  assert_string_equal(written, "Unknown error 7");
  assert_string_equal(errcat_gettext(&reader, NULL, "Hello", NULL, 0), "Hello");
  assert_int_equal(errcat_match(&reader, 0, "Gone", ERRCAT_NUL, NULL, 0, NULL, &match),
                   ERRCAT_MATCH_NONE);
  assert_null(errcat_domain_find(errcat_domain_of(catalogs), 7));
  errcat_release(&reader);
  errcat_close(catalogs);
  errcat_domain_free(domain);
}

/* errcat's catalogs of regions stand in front of every domain's language, and add none. */
static void regions_are_offered_for_every_domain(void **state) {
  (void)state;
  static const struct {
    const char *wanted, *tag, *text;
    int32_t status;
  } cases[] = {{"en-IN", "en-IN", "12,34,567", 0},
               {"en", "en", "1,234,567", 0},
               {"de-CH", "en", "1,234,567", ERRCAT_NO_LANGUAGE}};
  static const char text[] = "D(\"words\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))";
  const errcat_argument count = errcat_count("count", 1234567);
  errcat_domain *domain = errcat_domain_load(text, ERRCAT_NUL, "words.def", NULL, NULL, NULL);
  errcat_catalogs *catalogs = errcat_open(domain, NULL, NULL);
  errcat_description second;
  assert_int_equal(errcat_language_at(catalogs, 1, &second), ERRCAT_NOTHING_FOUND);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    errcat_reader reader;
    char written[64];
    assert_int_equal(errcat_choose(catalogs, cases[i].wanted, ERRCAT_NUL, &reader),
                     cases[i].status);
    assert_string_equal(errcat_reader_tag(&reader), cases[i].tag);
    errcat_format_message(&reader, NULL, "{count}", NULL, &count, 1, NULL, written, sizeof written,
                          NULL);
    assert_string_equal(written, cases[i].text);
    errcat_release(&reader);
  }
  errcat_close(catalogs);
  errcat_domain_free(domain);
}

/* The header is written by the build, the table by the compiler. */
static void the_header_has_the_codes_of_the_table(void **state) {
  (void)state;
#define D(name, base)
#define SHAPE(members)
#define KEY(code, key)
#define PATH(parameter, path)
#define SAID(code, message)
#define GENERAL(status, code)
#define E(code, status, name, message) assert_int_equal(FILESHARE_##name, code);
#define T(code, status, name, parameters, message, bare) assert_int_equal(FILESHARE_##name, code);
#include TEST_DEFINITIONS
#undef D
#undef SHAPE
#undef KEY
#undef PATH
#undef SAID
#undef GENERAL
#undef E
#undef T
}

static void domains_of_another_version_are_refused(void **state) {
  (void)state;
  static const errcat_error error = {1, 404, "GONE", "Gone", NULL, NULL, NULL};
  const errcat_domain good = {.size = sizeof good, "shop", "", &error, 1};
  errcat_domain cases[10];
  for (size_t i = 0; i < 10; i++) cases[i] = good;
  cases[0].size = 8;
  cases[1].size = offsetof(errcat_domain, said) - 1;
  cases[2].name = NULL;
  cases[3].size = 0;
  cases[4].errors = NULL;
  cases[5].type_base = NULL;
  cases[6].errors = NULL;
  cases[7].count = SIZE_MAX;
  cases[8].count = 1000001;
  for (size_t i = 0; i < 10; i++) {
    errcat_diagnostic diagnostic;
    errcat_catalogs *catalogs = errcat_open(&cases[i], NULL, &diagnostic);
    assert_int_equal(diagnostic.kind, i < 9 ? ERRCAT_DIAGNOSTIC_BAD_DOMAIN : 0);
    assert_int_equal(catalogs != NULL, i == 9);
    errcat_close(catalogs);
  }
  assert_null(errcat_open(&cases[7], NULL, NULL));
}

static void a_domain_keeps_to_the_rules(void **state) {
  (void)state;
  static const errcat_error error = {1, 404, "GONE", "Gone", NULL, NULL, NULL};
  static const struct {
    const char *name, *base;
    int32_t kind;
  } cases[] = {
      {"shop", "", 0},
      {"shop", "https://example.org/", 0},
      {"", "", ERRCAT_DIAGNOSTIC_DEF_EMPTY},
      {"../shop", "", ERRCAT_DIAGNOSTIC_DEF_FILE_NAME},
      {"sh\\op", "", ERRCAT_DIAGNOSTIC_DEF_FILE_NAME},
      {".shop", "", ERRCAT_DIAGNOSTIC_DEF_FILE_NAME},
      {"shop", "\xFF", ERRCAT_DIAGNOSTIC_DEF_TYPE_BASE},
      {"shop", "https://e.org/ ", ERRCAT_DIAGNOSTIC_DEF_TYPE_BASE},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const errcat_domain domain = {
        .size = sizeof domain, cases[i].name, cases[i].base, .errors = &error, .count = 1};
    errcat_diagnostic diagnostic;
    errcat_catalogs *catalogs = errcat_open(&domain, NULL, &diagnostic);
    if (diagnostic.kind != cases[i].kind) fail_msg("case %zu: %d", i, (int)diagnostic.kind);
    assert_int_equal(catalogs != NULL, cases[i].kind == 0);
    if (cases[i].kind) assert_string_equal(diagnostic.where, cases[i].name);
    errcat_close(catalogs);
  }
}

#define PARAMETERS(...)        \
  (const errcat_parameter[]) { \
    __VA_ARGS__, {             \
      NULL, 0                  \
    }                          \
  }
#define A \
  { "a", ERRCAT_TEXT }
#define N \
  { "n", ERRCAT_COUNT }

/* The rules that a .def file keeps to hold for a compiled table as well. def, where it can be written,
   is the same error, refused there for the same reason. */
static void an_error_keeps_to_the_rules(void **state) {
  (void)state;
  const struct {
    errcat_error error;
    int32_t kind;
    const char *def;
  } cases[] = {
      {{7, 404, "GONE", "Gone {", NULL, NULL, NULL}, 0, "E(7,404,GONE,\"Gone {\")"},
      {{7, 404, "G", "{a} {{}}", NULL, "bare }", PARAMETERS(A)},
       0,
       "T(7,404,G,PARAMETER(TEXT,a),FULL(\"{a} {{}}\"),BARE(\"bare }\"))"},
      {{7, 404, "G", "one", "{n}", "bare", PARAMETERS(N)},
       0,
       "T(7,404,G,PARAMETER(COUNT,n),FORM(\"one\",\"{n}\"),BARE(\"bare\"))"},
      {{0, 404, "GONE", "Gone", NULL, NULL, NULL},
       ERRCAT_DIAGNOSTIC_DEF_CODE,
       "E(0,404,GONE,\"Gone\")"},
      {{INT32_MIN, 404, "GONE", "Gone", NULL, NULL, NULL}, ERRCAT_DIAGNOSTIC_DEF_CODE, NULL},
      {{-INT32_MAX, 404, "GONE", "Gone", NULL, NULL, NULL}, 0, "E(-2147483647,404,GONE,\"Gone\")"},
      {{-7, 199, "GONE", "Gone", NULL, NULL, NULL},
       ERRCAT_DIAGNOSTIC_DEF_STATUS,
       "E(-7,199,GONE,\"Gone\")"},
      {{7, 200, "GONE", "Gone", NULL, NULL, NULL}, 0, "E(7,200,GONE,\"Gone\")"},
      {{7, 0, "GONE", "Gone", NULL, NULL, NULL}, 0, "E(7,0,GONE,\"Gone\")"},
      {{7, 199, "GONE", "Gone", NULL, NULL, NULL},
       ERRCAT_DIAGNOSTIC_DEF_STATUS,
       "E(7,199,GONE,\"Gone\")"},
      {{7, 600, "GONE", "Gone", NULL, NULL, NULL},
       ERRCAT_DIAGNOSTIC_DEF_STATUS,
       "E(7,600,GONE,\"Gone\")"},
      {{7, 404, NULL, "Gone", NULL, NULL, NULL}, ERRCAT_DIAGNOSTIC_DEF_NAME, NULL},
      {{7, 404, "", "Gone", NULL, NULL, NULL}, ERRCAT_DIAGNOSTIC_DEF_NAME, NULL},
      {{7, 404, "Gone", "Gone", NULL, NULL, NULL}, ERRCAT_DIAGNOSTIC_DEF_NAME, NULL},
      {{7, 404, "7GONE", "Gone", NULL, NULL, NULL}, ERRCAT_DIAGNOSTIC_DEF_NAME, NULL},
      {{7, 404, "GO-NE", "Gone", NULL, NULL, NULL}, ERRCAT_DIAGNOSTIC_DEF_NAME, NULL},
      {{7, 404, "GONE", NULL, NULL, NULL, NULL}, ERRCAT_DIAGNOSTIC_DEF_EMPTY, NULL},
      {{7, 404, "GONE", "", NULL, NULL, NULL}, ERRCAT_DIAGNOSTIC_DEF_EMPTY, "E(7,404,GONE,\"\")"},
      {{7, 404, "GONE", "\x1B", NULL, NULL, NULL},
       ERRCAT_DIAGNOSTIC_DEF_CONTROL,
       "E(7,404,GONE,\"\x1B\")"},
      {{7, 404, "GONE", "\xC3", NULL, NULL, NULL},
       ERRCAT_DIAGNOSTIC_DEF_UTF8,
       "E(7,404,GONE,\"\xC3\")"},
      {{7, 404, "GONE", "Gone", NULL, "bare", NULL}, ERRCAT_DIAGNOSTIC_DEF_PARAMETER, NULL},
      {{7, 404, "GONE", "Gone", "Gone", NULL, NULL}, ERRCAT_DIAGNOSTIC_DEF_PARAMETER, NULL},
      {{7, 404, "G", "say {b}", NULL, "bare", PARAMETERS(A)},
       ERRCAT_DIAGNOSTIC_DEF_PLACEHOLDERS,
       "T(7,404,G,PARAMETER(TEXT,a),FULL(\"say {b}\"),BARE(\"bare\"))"},
      {{7, 404, "G", "say", NULL, "bare", PARAMETERS(A)},
       ERRCAT_DIAGNOSTIC_DEF_PLACEHOLDERS,
       "T(7,404,G,PARAMETER(TEXT,a),FULL(\"say\"),BARE(\"bare\"))"},
      {{7, 404, "G", "{a} {", NULL, "bare", PARAMETERS(A)},
       ERRCAT_DIAGNOSTIC_DEF_BRACES,
       "T(7,404,G,PARAMETER(TEXT,a),FULL(\"{a} {\"),BARE(\"bare\"))"},
      {{7, 404, "G", "{n} {b}", "{n}", "bare", PARAMETERS(N)},
       ERRCAT_DIAGNOSTIC_DEF_PLACEHOLDERS,
       "T(7,404,G,PARAMETER(COUNT,n),FORM(\"{n} {b}\",\"{n}\"),BARE(\"bare\"))"},
      {{7, 404, "G", "{n}", "many", "bare", PARAMETERS(N)},
       ERRCAT_DIAGNOSTIC_DEF_PLACEHOLDERS,
       "T(7,404,G,PARAMETER(COUNT,n),FORM(\"{n}\",\"many\"),BARE(\"bare\"))"},
      {{7, 404, "G", "{n}", "", "bare", PARAMETERS(N)},
       ERRCAT_DIAGNOSTIC_DEF_EMPTY,
       "T(7,404,G,PARAMETER(COUNT,n),FORM(\"{n}\",\"\"),BARE(\"bare\"))"},
      {{7, 404, "G", "{a}", "{a}s", "bare", PARAMETERS(A)},
       ERRCAT_DIAGNOSTIC_DEF_FORM,
       "T(7,404,G,PARAMETER(TEXT,a),FORM(\"{a}\",\"{a}s\"),BARE(\"bare\"))"},
      {{7, 404, "G", "{n}{m}", "{n}{m}s", "bare", PARAMETERS(N, {"m", ERRCAT_COUNT})},
       ERRCAT_DIAGNOSTIC_DEF_FORM,
       "T(7,404,G,PARAMETER(COUNT,n) "
       "PARAMETER(COUNT,m),FORM(\"{n}{m}\",\"{n}{m}s\"),BARE(\"bare\"))"},
      {{7, 404, "G", "{a}", NULL, NULL, PARAMETERS(A)}, ERRCAT_DIAGNOSTIC_DEF_NO_BARE, NULL},
      {{7, 404, "G", "{a}", NULL, "{a}", PARAMETERS(A)},
       ERRCAT_DIAGNOSTIC_DEF_BARE,
       "T(7,404,G,PARAMETER(TEXT,a),FULL(\"{a}\"),BARE(\"{a}\"))"},
      {{7, 404, "G", "{a}", NULL, "", PARAMETERS(A)},
       ERRCAT_DIAGNOSTIC_DEF_EMPTY,
       "T(7,404,G,PARAMETER(TEXT,a),FULL(\"{a}\"),BARE(\"\"))"},
      {{7, 404, "G", "say", NULL, "bare", (const errcat_parameter[]){{NULL, 0}}},
       ERRCAT_DIAGNOSTIC_DEF_PARAMETER,
       NULL},
      {{7, 404, "G", "{a}", NULL, "bare", PARAMETERS({"a", 0})}, ERRCAT_DIAGNOSTIC_DEF_TYPE, NULL},
      {{7, 404, "G", "{a}", NULL, "bare", PARAMETERS({"a", 5})}, ERRCAT_DIAGNOSTIC_DEF_TYPE, NULL},
      {{7, 404, "G", "{A}", NULL, "bare", PARAMETERS({"A", ERRCAT_TEXT})},
       ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME,
       NULL},
      {{7, 404, "G", "{a}", NULL, "bare", PARAMETERS({"a b", ERRCAT_TEXT})},
       ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME,
       NULL},
      {{7, 404, "G", "{a}", NULL, "bare", PARAMETERS({"", ERRCAT_TEXT})},
       ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME,
       NULL},
      {{7, 404, "G", "{a}", NULL, "bare", PARAMETERS(A, A)},
       ERRCAT_DIAGNOSTIC_DEF_TWICE,
       "T(7,404,G,PARAMETER(TEXT,a) PARAMETER(TEXT,a),FULL(\"{a}\"),BARE(\"bare\"))"},
      {{7, 404, "G", "{a}{b}{c}{d}{e}{f}{g}{h}", NULL, "bare",
        PARAMETERS(A, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}, {"f", 1}, {"g", 1}, {"h", 1})},
       0,
       NULL},
      {{7, 404, "G", "{a}{b}{c}{d}{e}{f}{g}{h}{i}", NULL, "bare",
        PARAMETERS(A, {"b", 1}, {"c", 1}, {"d", 1}, {"e", 1}, {"f", 1}, {"g", 1}, {"h", 1},
                   {"i", 1})},
       ERRCAT_DIAGNOSTIC_DEF_TOO_MANY,
       NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const errcat_domain domain = {.size = sizeof domain, "shop", "", &cases[i].error, 1};
    errcat_diagnostic diagnostic;
    errcat_catalogs *catalogs = errcat_open(&domain, NULL, &diagnostic);
    if (diagnostic.kind != cases[i].kind) fail_msg("case %zu: %d", i, (int)diagnostic.kind);
    assert_int_equal(catalogs != NULL, cases[i].kind == 0);
    if (cases[i].kind) {
      char where[64] = "shop: GONE";
      if (cases[i].error.code) sprintf(where, "shop: %ld", (long)cases[i].error.code);
      assert_string_equal(diagnostic.where, where);
    }
    errcat_close(catalogs);
    if (!cases[i].def) continue;
    char text[512];
    snprintf(text, sizeof text, "D(\"shop\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))\n%s",
             cases[i].def);
    diagnostic.kind = 0;
    errcat_domain *loaded =
        errcat_domain_load(text, ERRCAT_NUL, "shop.def", NULL, keep, &diagnostic);
    if (diagnostic.kind != cases[i].kind) fail_msg("%s: %d", cases[i].def, (int)diagnostic.kind);
    errcat_domain_free(loaded);
  }
}

static void nothing_stands_in_a_table_twice(void **state) {
  (void)state;
  static const errcat_parameter n[] = {{"n", ERRCAT_COUNT}, {NULL, 0}};
  static const struct {
    errcat_error errors[2];
    int32_t kind;
    const char *where;
  } cases[] = {
      {{{1, 404, "A", "a", NULL, NULL, NULL}, {2, 404, "B", "a", NULL, NULL, NULL}}, 0, NULL},
      {{{1, 404, "A", "a", NULL, NULL, NULL}, {1, 404, "B", "b", NULL, NULL, NULL}},
       ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_CODE,
       "shop: 1"},
      {{{1, 404, "A", "a", NULL, NULL, NULL}, {2, 404, "A", "b", NULL, NULL, NULL}},
       ERRCAT_DIAGNOSTIC_DEF_DUPLICATE_NAME,
       "shop: 2"},
      /* a form of a plural that is another sentence */
      {{{1, 404, "A", "one", NULL, NULL, NULL}, {2, 404, "B", "one", "{n}", "x", n}},
       ERRCAT_DIAGNOSTIC_DEF_COLLISION,
       "shop: 2"},
      {{{1, 404, "A", "one", "{n}", "x", n}, {2, 404, "B", "one", NULL, NULL, NULL}},
       ERRCAT_DIAGNOSTIC_DEF_COLLISION,
       "shop: 1"},
      {{{1, 404, "A", "one", "{n}", "x", n}, {2, 404, "B", "{n}", NULL, NULL, NULL}},
       ERRCAT_DIAGNOSTIC_DEF_COLLISION,
       "shop: 1"},
      {{{1, 404, "A", "one", "{n}", "one", n}, {2, 404, "B", "b", NULL, NULL, NULL}},
       ERRCAT_DIAGNOSTIC_DEF_COLLISION,
       "shop: 1"},
      {{{1, 404, "A", "one", "{n}", "x", n}, {2, 404, "B", "one", "{n}", "x", n}}, 0, NULL},
      {{{1, 404, "A", "one", "{n}", "x", n}, {2, 404, "B", "one", "{n}s", "x", n}},
       ERRCAT_DIAGNOSTIC_DEF_COLLISION,
       "shop: 2"},
      {{{1, 404, "A", "one", "{n}", "x", n}, {2, 404, "B", "x", NULL, NULL, NULL}}, 0, NULL},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const errcat_domain domain = {sizeof domain, "shop", "", cases[i].errors, 2, NULL, NULL, NULL};
    errcat_diagnostic diagnostic;
    errcat_catalogs *catalogs = errcat_open(&domain, NULL, &diagnostic);
    if (diagnostic.kind != cases[i].kind) fail_msg("case %zu: %d", i, (int)diagnostic.kind);
    if (cases[i].kind) assert_string_equal(diagnostic.where, cases[i].where);
    errcat_close(catalogs);
  }
}

/* Every place of a msgid is found, and no step is spent on those of the others. */
static void a_services_own_words_keep_to_the_rules(void **state) {
  (void)state;
  static const errcat_parameter parameters[] = {{"what", ERRCAT_TEXT}, {NULL, 0}};
  static const errcat_error error = {7, 400, "A", "{what} is gone", NULL, "It is gone", parameters};
  static const struct {
    errcat_said said[2];
    int32_t kind;
  } cases[] = {
      {{{7, "No more {what}"}, {0, NULL}}, 0},
      {{{7, "No more"}, {0, NULL}}, 0},
      {{{8, "No more"}, {0, NULL}}, ERRCAT_DIAGNOSTIC_DEF_SAID_CODE},
      {{{7, "No more {it}"}, {0, NULL}}, ERRCAT_DIAGNOSTIC_DEF_SAID_PLACEHOLDERS},
      {{{7, "No more {"}, {0, NULL}}, ERRCAT_DIAGNOSTIC_DEF_SAID_PLACEHOLDERS},
      {{{7, ""}, {0, NULL}}, ERRCAT_DIAGNOSTIC_DEF_EMPTY},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    const errcat_domain domain = {sizeof domain, "shop", "", &error, 1, NULL, cases[i].said, NULL};
    errcat_diagnostic diagnostic;
    errcat_catalogs *catalogs = errcat_open(&domain, NULL, &diagnostic);
    if (diagnostic.kind != cases[i].kind) fail_msg("case %zu: %d", i, (int)diagnostic.kind);
    assert_int_equal(catalogs != NULL, cases[i].kind == 0);
    errcat_close(catalogs);
  }
}

static void a_msgid_has_all_its_places(void **state) {
  (void)state;
  enum { COUNT = 20000 };
  static errcat_error errors[COUNT];
  static char names[COUNT][16];
  for (int i = 0; i < COUNT; i++) {
    snprintf(names[i], sizeof names[i], "E%d", i);
    errors[i] = (errcat_error){i + 1, 404, names[i], i % 2 ? "odd" : "even", NULL, NULL, NULL};
  }
  const errcat_domain domain = {sizeof domain, "shop", "", errors, COUNT, NULL, NULL, NULL};
  struct table table;
  assert_true(table_init(&table, &domain, &memory_standard, NULL));
  static bool seen[COUNT];
  size_t count = 0;
  for (const struct table_id *id = NULL; (id = table_find_id(&table, (struct slice){"odd", 3}, id));
       count++) {
    assert_int_equal(id->place % 2, 1);
    assert_false(seen[id->place]);
    seen[id->place] = true;
  }
  assert_int_equal(count, COUNT / 2);
  assert_null(table_find_id(&table, (struct slice){"eve", 3}, NULL));
  for (int i = 0; i < COUNT; i++) {
    assert_int_equal(table_find_name(&table, names[i]), i);
    assert_int_equal(table_index(&table, i + 1), i);
  }
  assert_int_equal(table_find_name(&table, "E"), -1);
  table_clear(&table, &memory_standard);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(messages_are_the_seeds),
      cmocka_unit_test(codes_mean_the_same_for_ever),
      cmocka_unit_test(names_are_unique_and_codes_found),
      cmocka_unit_test(sentences_do_not_collide),
      cmocka_unit_test(general_messages_follow_the_http_status),
      cmocka_unit_test(a_domain_may_have_general_messages_of_its_own),
      cmocka_unit_test(statuses_differ_in_every_language),
      cmocka_unit_test(a_domain_without_errors_is_complete),
      cmocka_unit_test(regions_are_offered_for_every_domain),
      cmocka_unit_test(the_header_has_the_codes_of_the_table),
      cmocka_unit_test(domains_of_another_version_are_refused),
      cmocka_unit_test(a_domain_keeps_to_the_rules),
      cmocka_unit_test(an_error_keeps_to_the_rules),
      cmocka_unit_test(nothing_stands_in_a_table_twice),
      cmocka_unit_test(a_services_own_words_keep_to_the_rules),
      cmocka_unit_test(a_msgid_has_all_its_places),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
