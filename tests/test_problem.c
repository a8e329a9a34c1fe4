/* Problem details (RFC 9457) both ways. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

static errcat_catalogs *catalogs;

static int open_catalogs(void **state) {
  (void)state;
  catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  return catalogs == NULL;
}

static int close_catalogs(void **state) {
  (void)state;
  errcat_close(catalogs);
  return 0;
}

static errcat_argument argument_of(const errcat_parameter *parameter, const char *text) {
  switch (parameter->type) {
  case ERRCAT_TEXT: return errcat_text(parameter->name, text, ERRCAT_NUL);
  case ERRCAT_COUNT: return errcat_count(parameter->name, (int64_t)(test_random() % 3000));
  case ERRCAT_NUMBER: return errcat_number(parameter->name, (int64_t)(test_random() % 3000) - 9);
  default:
    return errcat_civil_time(parameter->name, (int64_t)(test_random() % 4000000000 / 60 * 60),
                             (int32_t)(test_random() % 48) * 30 - 720, ERRCAT_MINUTE);
  }
}

static void assert_same_argument(const errcat_argument *a, const errcat_argument *b,
                                 const char *body) {
  if (strcmp(a->name, b->name) != 0 || a->type != b->type) fail_msg("%s", body);
  if (a->type != ERRCAT_TEXT) {
    if (a->number != b->number || a->offset != b->offset) fail_msg("%s", body);
    return;
  }
  const size_t length = a->length == ERRCAT_NUL ? strlen(a->text) : a->length;
  if (b->length != length || memcmp(a->text, b->text, length) != 0) fail_msg("%s", body);
}

/* Writes a problem, reads it, and finds the same error and arguments in it. */
static void write_and_read(const errcat_reader *writer, const errcat_error *error,
                           const errcat_body_options *options, const char *text) {
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  char body[4096], scratch[16384], told[4096];
  size_t count = 0;
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    arguments[count++] = argument_of(p, text);
  const size_t length =
      errcat_write(writer, error->code, arguments, count, options, body, sizeof body, NULL);
  const errcat_retell_options scratched = {.scratch = scratch, .scratch_size = sizeof scratch};
  errcat_retold retold;
  errcat_retell(&writer, 1, body, length, &scratched, told, sizeof told, &retold);
  if (retold.code != error->code || retold.diagnostic || retold.status ||
      retold.argument_count != count)
    fail_msg("%s: %d, %d, %x", body, (int)retold.code, (int)retold.diagnostic, retold.status);
  for (size_t i = 0; i < count; i++) {
    size_t at = 0;
    while (at < count && strcmp(retold.arguments[at].name, arguments[i].name) != 0) at++;
    assert_in_range(at, 0, count - 1);
    assert_same_argument(&arguments[i], &retold.arguments[at], body);
  }
}

static void every_problem_is_read_back_in_every_language(void **state) {
  (void)state;
  static const char *const texts[] = {"Ann", "a] b [c", "\"\\\n\t<>&'", "\u202Eabc", "é中😀", "1"};
  static const errcat_body_options forms[] = {
      {.form = ERRCAT_PROBLEM},
      {.form = ERRCAT_PROBLEM, .flags = ERRCAT_WITH_LANGUAGE | ERRCAT_WITH_ARGUMENTS}};
  errcat_description language;
  size_t read = 0;
  for (size_t l = 0; !errcat_language_at(catalogs, l, &language); l++) {
    errcat_reader reader;
    errcat_choose(catalogs, language.tag, ERRCAT_NUL, &reader);
    for (size_t i = 0; i < errcat_domain_size(errcat_fileshare()); i++)
      for (size_t f = 0; f < 2; f++)
        for (size_t t = 0; t < sizeof texts / sizeof texts[0]; t++, read++)
          write_and_read(&reader, errcat_domain_at(errcat_fileshare(), i), &forms[f], texts[t]);
    errcat_release(&reader);
  }
  print_message("%zu problems are read back as they were written\n", read);
}

/* A table whose parameters, and whose message, are called like members of problem details. */
static void names_that_problem_details_use_are_no_obstacle(void **state) {
  (void)state;
  static const char *const members[][2] = {{"code", "text"}, {"code", "detail"}, {"other", "code"}};
  static const char *const bases[] = {"", "https://e.org/errors/", "urn:e:"};
  static const char *const names[] = {"type",     "title", "status", "detail",     "instance",
                                      "language", "dir",   "code",   "error_args", "other"};
  enum { NAMES = sizeof names / sizeof names[0] };
  for (size_t m = 0; m < 3; m++)
    for (size_t b = 0; b < 3; b++) {
      char table[4096];
      size_t length = (size_t)snprintf(table, sizeof table,
                                       "D(\"d\", \"%s\") SHAPE(CODE(\"$.%s\") MESSAGE(\"$.%s\"))\n",
                                       bases[b], members[m][0], members[m][1]);
      for (size_t i = 0; i < NAMES; i++)
        length += (size_t)snprintf(table + length, sizeof table - length,
                                   "T(%zu, 409, NAME_%zu, PARAMETER(TEXT, %s) PARAMETER(NUMBER, "
                                   "n), FULL(\"%zu {%s}: {n}\"), BARE(\"%zu bare\"))\n",
                                   i + 1, i + 1, names[i], i + 1, names[i], i + 1);
      errcat_domain *domain = errcat_domain_load(table, length, "t", NULL, NULL, NULL);
      errcat_catalogs *own = errcat_open(domain, NULL, NULL);
      assert_non_null(own);
      errcat_reader reader;
      errcat_choose_source(own, &reader);
      for (size_t i = 0; i < NAMES; i++)
        write_and_read(&reader, errcat_domain_at(domain, i),
                       &(errcat_body_options){.form = ERRCAT_PROBLEM}, "a name");
      errcat_release(&reader);
      errcat_close(own);
      errcat_domain_free(domain);
    }
}

/* A code that is not in the table takes no name away. */
static void an_unknown_code_has_no_arguments(void **state) {
  (void)state;
  static const char table[] = "D(\"d\", \"\") E(1, 409, ONE, \"One\")";
  static const char members[] = "\"code\":\"E7\"";
  errcat_domain *domain = errcat_domain_load(table, ERRCAT_NUL, "t", NULL, NULL, NULL);
  errcat_catalogs *own = errcat_open(domain, NULL, NULL);
  errcat_reader reader;
  errcat_choose_source(own, &reader);
  for (int32_t code = 1; code < 3; code++) {
    char body[512];
    const errcat_body_options options = {.form = ERRCAT_PROBLEM, .members = {members, ERRCAT_NUL}};
    errcat_write(&reader, code, NULL, 0, &options, body, sizeof body, NULL);
    assert_non_null(strstr(body, members));
  }
  errcat_release(&reader);
  errcat_close(own);
  errcat_domain_free(domain);
}

/* Lists: each error of a body, one after another. */
static void lists_lose_no_error(void **state) {
  (void)state;
  static const char orders[] =
      "D(\"orders\", \"\") SHAPE(CODE(\"$.error.code\") MESSAGE(\"$.error.message\"))\n"
      "SHAPE(EACH(\"$.errors\") CODE(\"@.code\") MESSAGE(\"@.message\") FIELD(\"@.path\"))\n"
      "E(1, 409, A, \"First\") E(2, 404, B, \"Second\")\n"
      "T(3, 429, C, PARAMETER(COUNT, n), FULL(\"In {n} s\"), BARE(\"Later\"))\n"
      "KEY(1, \"first\")";
  static const char flat[] =
      "D(\"flat\", \"\") E(1, 409, A, \"First\") E(2, 404, B, \"Second\")\n"
      "T(3, 429, C, PARAMETER(COUNT, n), FULL(\"In {n} s\"), BARE(\"Later\"))";
  static const struct {
    const char *table, *body;
    const char *told; /* field: text; of each */
  } cases[] = {
      {flat,
       "{\"type\":\"about:blank\",\"errors\":[{\"error_code\":1,\"pointer\":\"#/a\"},"
       "{\"error_code\":3,\"n\":5}]}",
       "#/a: First|: In 5 s|"},
      /* One that says nothing ends no list. */
      {flat,
       "{\"title\":\"T\",\"errors\":[{},null,\"x\",{\"error_code\":1},{},{\"error_code\":2}]}",
       ": First|: |: Second|"},
      /* A list that is no part of problem details, or beside a code, is somebody else's. */
      {flat, "{\"error_code\":99,\"error_msg\":\"Top\",\"errors\":[{\"error_code\":1}]}",
       ": Unknown error 99|"},
      {flat, "{\"errors\":[{\"title\":\"t\"}],\"detail\":\"Outer\",\"error_code\":2}", ": Second|"},
      /* Where a table has lists of its own, those of problem details are read as well. */
      {orders,
       "{\"type\":\"about:blank\",\"errors\":[{\"detail\":\"In 5 s\",\"pointer\":\"#/a\","
       "\"code\":3,\"n\":5},{\"detail\":\"In 6 s\",\"code\":3,\"n\":6}]}",
       "#/a: In 5 s|: In 6 s|"},
      {orders,
       "{\"errors\":[{\"code\":\"first\",\"message\":\"x\",\"path\":\"p\"},{\"x\":1},"
       "{\"code\":2}]}",
       "p: First|: |: Second|"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    errcat_domain *domain = errcat_domain_load(cases[i].table, ERRCAT_NUL, "t", NULL, NULL, NULL);
    errcat_catalogs *own = errcat_open(domain, NULL, NULL);
    errcat_reader reader;
    errcat_choose_source(own, &reader);
    const errcat_reader *const english = &reader;
    char told[256] = "", text[64], scratch[1024];
    errcat_retell_options options = {.scratch = scratch, .scratch_size = sizeof scratch};
    errcat_retold retold;
    do {
      errcat_retell(&english, 1, cases[i].body, ERRCAT_NUL, &options, text, sizeof text, &retold);
      sprintf(told + strlen(told), "%.*s: %s|", (int)retold.field.length,
              retold.field.text ? retold.field.text : "", text);
      options.from = retold.next;
    } while (options.from);
    if (strcmp(told, cases[i].told) != 0) fail_msg("%s: %s", cases[i].body, told);
    errcat_release(&reader);
    errcat_close(own);
    errcat_domain_free(domain);
  }
}

/* Parameters called like what a shape reads are no obstacle either, nor is a cut body. */
static void what_a_shape_reads_is_no_argument(void **state) {
  (void)state;
  static const char table[] =
      "D(\"d\", \"https://x/\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.message\") FIELD(\"$.field\"))\n"
      "T(1, 400, A, PARAMETER(TEXT, message), FULL(\"Mail {message} is gone\"), BARE(\"Mail "
      "gone\"))\n"
      "T(2, 400, B, PARAMETER(TEXT, field) PARAMETER(TEXT, pointer), FULL(\"{field} {pointer}\"), "
      "BARE(\"b\"))\n"
      "T(3, 400, C, PARAMETER(COUNT, n), FULL(\"{n} left\"), BARE(\"Few left\"))\n";
  errcat_domain *domain = errcat_domain_load(table, ERRCAT_NUL, "t", NULL, NULL, NULL);
  errcat_catalogs *own = errcat_open(domain, NULL, NULL);
  errcat_reader reader;
  errcat_choose_source(own, &reader);
  for (size_t i = 0; i < errcat_domain_size(domain); i++)
    write_and_read(&reader, errcat_domain_at(domain, i),
                   &(errcat_body_options){.form = ERRCAT_PROBLEM, .field = {"#/x", 3}}, "A 7");
  const errcat_reader *const english = &reader;
  char text[64];
  errcat_retold retold;
  errcat_retell(&english, 1, "{\"type\":\"https://x/C\",\"n\":12", ERRCAT_NUL, NULL, text,
                sizeof text, &retold);
  assert_string_equal(text, "Few left"); /* it may have been 123 */
  assert_int_equal(retold.diagnostic, ERRCAT_DIAGNOSTIC_BODY_TRUNCATED);
  errcat_release(&reader);
  errcat_close(own);
  errcat_domain_free(domain);
}

#define BASE "D(\"d\", \"https://e.org/\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))\n"

static void what_others_write_is_read(void **state) {
  (void)state;
  static const char table[] =
      BASE "E(1, 403, NO, \"No\")\n"
           "T(2, 409, FEW, PARAMETER(COUNT, n), FULL(\"Only {n} left\"), BARE(\"Few left\"))\n";
  static const struct {
    const char *body, *text;
    int32_t http_status; /* the response's */
    int32_t code, status, diagnostic;
  } cases[] = {
      /* The type alone, with the arguments as extension members or in the detail. */
      {"{\"type\":\"https://e.org/NO\"}", "No", 0, 1, 403, 0},
      {"{\"type\":\"https:\\/\\/e.org\\/NO\"}", "No", 0, 1, 403, 0},
      {"{\"type\":\"https://e.org/FEW\",\"n\":3}", "Only 3 left", 0, 2, 409, 0},
      {"{\"type\":\"https://e.org/FEW\",\"n\":\"3\",\"status\":409}", "Only 3 left", 409, 2, 409,
       0},
      {"{\"type\":\"https://e.org/FEW\",\"detail\":\"Only 3 left\"}", "Only 3 left", 0, 2, 409, 0},
      {"{\"type\":\"https://e.org/FEW\",\"error_args\":{\"n\":4}}", "Only 4 left", 0, 2, 409, 0},
      /* The words alone, of this occurrence or of the kind. */
      {"{\"type\":\"https://other.org/x\",\"detail\":\"Only 3 left\"}", "Only 3 left", 0, 2, 409,
       ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"{\"title\":\"No\"}", "No", 0, 1, 403, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}",
       "The requested item was not found", 0, 0, 404, 0},
      /* A code that is there is the code. */
      {"{\"type\":\"https://e.org/NO\",\"code\":2,\"n\":5}", "Only 5 left", 0, 2, 409, 0},
      /* The status decides where nothing else does, and that of the body is not silently another. */
      {"{\"type\":\"about:blank\",\"status\":404}", "The requested item was not found", 0, 0, 404,
       0},
      {"{\"type\":\"https://e.org/UNKNOWN\",\"status\":404}", "The requested item was not found", 0,
       0, 404, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"{\"type\":\"https://e.org/NO\",\"status\":404}", "No", 403, 1, 403,
       ERRCAT_DIAGNOSTIC_BODY_STATUS},
      /* Members of another type are as good as absent. */
      {"{\"type\":1,\"title\":[],\"detail\":{},\"status\":\"x\",\"code\":1}", "No", 0, 1, 403, 0},
      {"{\"status\":404.5,\"code\":1}", "No", 0, 1, 403, 0},
      {"{\"status\":99999999999999999999,\"code\":1}", "No", 0, 1, 403, 0},
  };
  errcat_domain *domain = errcat_domain_load(table, strlen(table), "t", NULL, NULL, NULL);
  errcat_catalogs *own = errcat_open(domain, NULL, NULL);
  errcat_reader reader;
  errcat_choose_source(own, &reader);
  const errcat_reader *const english = &reader;
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[256], scratch[1024];
    errcat_retold retold;
    const errcat_retell_options options = {
        .http_status = cases[i].http_status, .scratch = scratch, .scratch_size = sizeof scratch};
    errcat_retell(&english, 1, cases[i].body, ERRCAT_NUL, &options, text, sizeof text, &retold);
    if (strcmp(text, cases[i].text) != 0 || retold.code != cases[i].code ||
        retold.http_status != cases[i].status || retold.diagnostic != cases[i].diagnostic)
      fail_msg("%s: %s, %d, %d, %d", cases[i].body, text, (int)retold.code, (int)retold.http_status,
               (int)retold.diagnostic);
  }
  errcat_release(&reader);
  errcat_close(own);
  errcat_domain_free(domain);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_problem_is_read_back_in_every_language),
      cmocka_unit_test(names_that_problem_details_use_are_no_obstacle),
      cmocka_unit_test(an_unknown_code_has_no_arguments),
      cmocka_unit_test(lists_lose_no_error),
      cmocka_unit_test(what_a_shape_reads_is_no_argument),
      cmocka_unit_test(what_others_write_is_read),
  };
  return cmocka_run_group_tests(tests, open_catalogs, close_catalogs);
}
