/* Responses told anew in the reader's language. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#define FULL                                                                                    \
  "Repository [Q3] has insufficient space, please clean the recycle bin or delete unnecessary " \
  "files "                                                                                      \
  "to continue using"
#define VOLL                                                                                            \
  "In der Bibliothek „Q3“ ist nicht genügend Speicherplatz frei. Bitte leeren Sie den Papierkorb " \
  "oder löschen Sie nicht mehr benötigte Dateien, um die Bibliothek weiter nutzen zu können."
#define LEER                                                                                        \
  "In der Bibliothek ist nicht genügend Speicherplatz frei. Bitte leeren Sie den Papierkorb oder " \
  "löschen Sie nicht mehr benötigte Dateien, um die Bibliothek weiter nutzen zu können."

static errcat_catalogs *catalogs;
static errcat_reader german;

static int open_german(void **state) {
  (void)state;
  catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  return errcat_choose(catalogs, "de", ERRCAT_NUL, &german) != 0;
}

static int close_german(void **state) {
  (void)state;
  errcat_release(&german);
  errcat_close(catalogs);
  return 0;
}

static size_t retell(const errcat_reader *reader, const char *response,
                     const errcat_retell_options *options, char text[512], errcat_retold *retold) {
  memset(retold, 0xA5, sizeof *retold);
  return errcat_retell(&reader, 1, response, ERRCAT_NUL, options, text, 512, retold);
}

enum { MISSING = ERRCAT_MISSING_ARGUMENT, MORE = ERRCAT_UNMATCHED };

static void what_a_response_says_is_said_anew(void **state) {
  (void)state;
  static const struct {
    const char *response, *text;
    int32_t http_status; /* given, */
    int32_t status;      /* and found */
    int32_t code, outcome;
    uint32_t bits;
    size_t arguments;
    int32_t diagnostic;
  } cases[] = {
      {"{\"error_code\":40003,\"error_msg\":\"Invalid request parameters\"}",
       "Ungültige Anfrageparameter", 0, 400, 40003, ERRCAT_MATCH_EXACT, 0, 0, 0},
      {"{\"error_code\":40321,\"error_msg\":\"" FULL "\"}", VOLL, 0, 403, 40321, ERRCAT_MATCH_EXACT,
       0, 1, 0},
      /* No code, and words in a language that is not the reader's. */
      {"{\"error_msg\":\"Ungültige Anfrageparameter\"}", "Ungültige Anfrageparameter", 0, 400,
       40003, ERRCAT_MATCH_EXACT, 0, 0, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      /* Arguments that were sent along need no words, and words help where those lack something. */
      {"{\"error_code\":40321,\"error_args\":{\"repository\":\"Q3\"}}", VOLL, 0, 403, 40321,
       ERRCAT_MATCH_NONE, 0, 1, 0},
      {"{\"error_code\":40321,\"error_msg\":\"Full!\",\"error_args\":{\"repository\":\"Q3\"}}",
       VOLL, 0, 403, 40321, ERRCAT_MATCH_NONE, 0, 1, 0},
      {"{\"error_code\":40321,\"error_msg\":\"" FULL "\",\"error_args\":{\"x\":1}}", VOLL, 0, 403,
       40321, ERRCAT_MATCH_EXACT, 0, 1, 0},
      {"{\"error_code\":40321,\"error_msg\":\"Full!\",\"error_args\":{\"x\":1}}", LEER, 0, 403,
       40321, ERRCAT_MATCH_NONE, MISSING | MORE, 0, ERRCAT_DIAGNOSTIC_BODY_ARGUMENTS},
      {"{\"error_code\":40321,\"error_msg\":\"Full!\"}", LEER, 0, 403, 40321, ERRCAT_MATCH_NONE,
       MISSING | MORE, 0, 0},
      /* Unknown codes have the message of the status, from wherever that came. */
      {"{\"error_code\":7,\"error_msg\":\"Odd\"}", "Die angeforderte Ressource existiert nicht",
       404, 404, 7, ERRCAT_MATCH_NONE, ERRCAT_UNKNOWN_CODE | MORE, 0, 0},
      {"HTTP/1.1 404 No\r\n\r\n{\"error_code\":7}", "Die angeforderte Ressource existiert nicht",
       503, 404, 7, ERRCAT_MATCH_NONE, ERRCAT_UNKNOWN_CODE, 0, 0},
      {"HTTP/1.1 404 No\r\n\r\n<html>", "Die angeforderte Ressource existiert nicht", 0, 404, 0,
       ERRCAT_MATCH_NONE, ERRCAT_UNKNOWN_CODE, 0, ERRCAT_DIAGNOSTIC_BODY_NOT_JSON},
      {"", "Die angeforderte Ressource existiert nicht", 404, 404, 0, ERRCAT_MATCH_NONE,
       ERRCAT_UNKNOWN_CODE, 0, ERRCAT_DIAGNOSTIC_BODY_EMPTY},
      /* No error at all. */
      {"{}", "", 0, 0, 0, ERRCAT_MATCH_NONE, 0, 0, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"HTTP/1.1 200 OK\r\n\r\n{}", "", 0, 200, 0, ERRCAT_MATCH_NONE, 0, 0,
       ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[512], scratch[1024];
    errcat_retold retold;
    const errcat_retell_options options = {
        .http_status = cases[i].http_status, .scratch = scratch, .scratch_size = sizeof scratch};
    const size_t length = retell(&german, cases[i].response, &options, text, &retold);
    if (strcmp(text, cases[i].text) != 0) fail_msg("%s: %s", cases[i].response, text);
    assert_int_equal(length, strlen(text));
    assert_int_equal(retold.http_status, cases[i].status);
    assert_int_equal(retold.code, cases[i].code);
    assert_int_equal(retold.outcome, cases[i].outcome);
    if (retold.status != cases[i].bits) fail_msg("%s: %x", cases[i].response, retold.status);
    assert_int_equal(retold.argument_count, cases[i].arguments);
    assert_int_equal(retold.diagnostic, cases[i].diagnostic);
    assert_int_equal(retold.next, 0);
    assert_string_equal(retold.tag, length ? "de" : "");
  }
}

/* The server's words and the object stay at hand. */
static void what_was_read_is_kept(void **state) {
  (void)state;
  static const char response[] =
      "HTTP/1.1 403 No\r\nContent-Language: en\r\n\r\n {\"error_code\":7,\"error_msg\":\"A\\tB\"} ";
  char text[512], scratch[8];
  errcat_retold retold;
  const errcat_retell_options options = {.scratch = scratch, .scratch_size = sizeof scratch};
  retell(&german, response, &options, text, &retold);
  assert_int_equal(retold.message.length, 3);
  assert_memory_equal(retold.message.text, "A\tB", 3);
  assert_memory_equal(retold.element.text, "{\"error_code\":7,\"error_msg\":\"A\\tB\"}", 34);
  assert_int_equal(retold.element.length, strlen("{\"error_code\":7,\"error_msg\":\"A\\tB\"}"));
  assert_null(retold.field.text);
  assert_null(retold.detail.text);
}

/* Not only the first error of a body is asked for: the second time there is none. */
static void there_is_no_further_error_in_a_body_of_one(void **state) {
  (void)state;
  char text[512];
  errcat_retold retold;
  const errcat_retell_options options = {.from = 1, .http_status = 404};
  assert_int_equal(retell(&german, "{\"error_code\":40003}", &options, text, &retold), 0);
  assert_string_equal(text, "");
  assert_int_equal(retold.code, 0);
}

static const char shop_table[] = "D(\"shop\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))\n"
                                 "E(1, 410, GONE, \"Sold out\")\n"
                                 "E(40003, 409, CLOSED, \"The shop is closed\")\n";

/* A client of two services: each response is told by the domain that knows it. */
static void the_first_domain_that_knows_an_error_tells_it(void **state) {
  (void)state;
  static const struct {
    const char *response, *text;
    size_t reader;
    uint32_t bits;
  } cases[] = {
      {"{\"code\":1}", "Sold out", 1, 0},
      {"{\"error_code\":40003}", "Ungültige Anfrageparameter", 0, 0},
      {"{\"code\":40003}", "The shop is closed", 1, 0},
      {"{\"code\":40003,\"error_code\":40003}", "Ungültige Anfrageparameter", 0, 0},
      {"{\"code\":1,\"error_code\":1}", "Sold out", 1, 0},
      {"{\"text\":\"Sold out\"}", "Sold out", 1, 0},
      {"{\"code\":5}", "Unknown error 5", 1, ERRCAT_UNKNOWN_CODE},
      {"{\"error_code\":5}", "Unbekannter Fehler 5", 0, ERRCAT_UNKNOWN_CODE},
      {"{\"x\":5}", "", 0, 0},
  };
  errcat_domain *domain =
      errcat_domain_load(shop_table, strlen(shop_table), "shop.def", NULL, NULL, NULL);
  errcat_catalogs *shop = errcat_open(domain, NULL, NULL);
  errcat_reader english;
  errcat_choose_source(shop, &english);
  const errcat_reader *const readers[] = {&german, &english};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[512];
    errcat_retold retold;
    errcat_retell(readers, 2, cases[i].response, ERRCAT_NUL, NULL, text, sizeof text, &retold);
    if (strcmp(text, cases[i].text) != 0) fail_msg("%s: %s", cases[i].response, text);
    assert_int_equal(retold.reader_index, cases[i].reader);
    assert_int_equal(retold.status, cases[i].bits);
  }
  errcat_release(&english);
  errcat_close(shop);
  errcat_domain_free(domain);
}

/* What is in a body beside a sentence that was recognized is worth being shown. */
static void what_the_sentence_lacks_is_told(void **state) {
  (void)state;
  static const char table[] =
      "D(\"auth\", \"\") SHAPE(CODE(\"$.error\") MESSAGE(\"$.text\") DETAIL(\"$.hint\"))\n"
      "E(1, 400, GONE, \"Gone\") KEY(1, \"gone\")\n";
  static const struct {
    const char *body, *text;
    uint32_t status;
  } cases[] = {
      {"{\"error\":\"gone\",\"text\":\"Gone\"}", "Gone", 0},
      {"{\"error\":\"gone\",\"text\":\"Gone\",\"hint\":\"at 5pm\"}", "Gone", ERRCAT_UNMATCHED},
      {"{\"error\":\"gone\",\"hint\":\"at 5pm\"}", "Gone", ERRCAT_UNMATCHED},
      {"{\"error\":\"weird\"}", "", ERRCAT_UNMATCHED},
      {"{\"text\":\"Gone\"}", "Gone", 0},
  };
  errcat_domain *domain = errcat_domain_load(table, ERRCAT_NUL, "auth.def", NULL, NULL, NULL);
  errcat_catalogs *auth = errcat_open(domain, NULL, NULL);
  errcat_reader english;
  errcat_choose_source(auth, &english);
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char text[512];
    errcat_retold retold;
    retell(&english, cases[i].body, NULL, text, &retold);
    if (strcmp(text, cases[i].text) != 0 || retold.status != cases[i].status)
      fail_msg("%s: %s, %x", cases[i].body, text, retold.status);
    /* Whose body it is decides, although only a key says so. */
    const errcat_reader *const readers[] = {&german, &english};
    errcat_retell(readers, 2, cases[i].body, ERRCAT_NUL, NULL, text, sizeof text, &retold);
    assert_int_equal(retold.reader_index, 1);
  }
  errcat_release(&english);
  errcat_close(auth);
  errcat_domain_free(domain);
}

/* What was cut may read like something else, so it is not recognized. */
static void scratch_that_is_too_small_is_told(void **state) {
  (void)state;
  static const char response[] =
      "{\"error_code\":404061,\"error_msg\":\"User [A\\u00e9] does not exist\"}";
  for (size_t size = 0; size < 40; size++) {
    char text[512], scratch[40];
    errcat_retold retold;
    const errcat_retell_options options = {.scratch = scratch, .scratch_size = size};
    retell(&german, response, &options, text, &retold);
    const bool whole = size >= strlen("User [Aé] does not exist");
    assert_int_equal(retold.outcome, whole ? ERRCAT_MATCH_EXACT : ERRCAT_MATCH_NONE);
    assert_int_equal(retold.status & (ERRCAT_NO_SCRATCH | ERRCAT_UNMATCHED),
                     whole ? 0 : ERRCAT_NO_SCRATCH | ERRCAT_UNMATCHED);
  }
  const errcat_reader *const reader = &german;
  assert_int_equal(errcat_retell(&reader, 1, response, ERRCAT_NUL, NULL, NULL, 0, NULL),
                   strlen("Dieser Benutzer existiert nicht"));
}

/* Nor does the server answer for an argument that found no room. */
static void an_argument_that_finds_no_room_is_told(void **state) {
  (void)state;
  static const char response[] = "{\"error_code\":40321,\"error_args\":{\"repository\":\"a\\nb\"}}";
  char text[512], scratch[4];
  for (size_t size = 0; size <= sizeof scratch; size++) {
    errcat_retold retold;
    const errcat_retell_options options = {.scratch = size ? scratch : NULL, .scratch_size = size};
    retell(&german, response, &options, text, &retold);
    const bool whole = size >= strlen("a\nb");
    assert_int_equal(retold.argument_count, whole);
    assert_int_equal(retold.diagnostic, 0);
    assert_int_equal(retold.status & (ERRCAT_NO_SCRATCH | ERRCAT_MISSING_ARGUMENT),
                     whole ? 0 : ERRCAT_NO_SCRATCH | ERRCAT_MISSING_ARGUMENT);
  }
  errcat_response read;
  errcat_argument argument;
  errcat_read(catalogs, response, ERRCAT_NUL, 0, NULL, 0, &read);
  assert_int_equal(errcat_read_arguments(catalogs, &read, NULL, 0, &argument, 1), 0);
}

static void a_text_is_written_in_the_mode_and_cut_to_the_buffer(void **state) {
  (void)state;
  static const char response[] = "{\"error_code\":40321,\"error_args\":{\"repository\":\"<b>\"}}";
  char text[512], small[8];
  errcat_retold retold;
  const errcat_reader *const reader = &german;
  const errcat_retell_options html = {.mode = ERRCAT_HTML, .flags = ERRCAT_ISOLATE};
  const size_t length = retell(&german, response, &html, text, &retold);
  assert_non_null(strstr(text, "<bdi>&lt;b&gt;</bdi>"));
  assert_int_equal(
      errcat_retell(&reader, 1, response, ERRCAT_NUL, &html, small, sizeof small, &retold), length);
  assert_int_equal(retold.status, ERRCAT_TRUNCATED);
  assert_string_equal(small, "In der ");
}

/* Every error in every language, its words alone, is told as it was. */
static void every_error_comes_back_from_its_words(void **state) {
  (void)state;
  errcat_description language;
  size_t told = 0;
  uint64_t hint = 0;
  for (size_t l = 0; errcat_language_at(catalogs, l, &language) == ERRCAT_OK; l++) {
    errcat_reader server;
    errcat_choose(catalogs, language.tag, ERRCAT_NUL, &server);
    for (size_t i = 0; i < errcat_domain_size(errcat_fileshare()); i++) {
      const errcat_error *error = errcat_domain_at(errcat_fileshare(), i);
      const errcat_parameter *p = error->parameters;
      errcat_argument argument =
          !p                       ? (errcat_argument){0}
          : p->type == ERRCAT_TEXT ? errcat_text(p->name, "A “b” c", ERRCAT_NUL)
          : p->type == ERRCAT_TIME ? errcat_civil_time(p->name, 1780000020, 120, ERRCAT_MINUTE)
                                   : errcat_number(p->name, 1234);
      if (p && p->type == ERRCAT_COUNT) argument = errcat_count(p->name, 1234);
      char body[1024], scratch[4096], text[1024], wanted[1024];
      const size_t length =
          errcat_write(&server, error->code, &argument, p != NULL, NULL, body, sizeof body, NULL);
      errcat_format(&german, error->code, &argument, p != NULL, NULL, wanted, sizeof wanted, NULL);
      const errcat_reader *const reader = &german;
      const errcat_retell_options options = {
          .scratch = scratch, .scratch_size = sizeof scratch, .hint = &hint};
      errcat_retold retold;
      errcat_retell(&reader, 1, body, length, &options, text, sizeof text, &retold);
      if (strcmp(text, wanted) != 0) fail_msg("%s: %s", body, text);
      assert_int_equal(retold.status, 0);
      told++;
    }
    errcat_release(&server);
  }
  print_message("%zu responses are told as they were\n", told);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(what_a_response_says_is_said_anew),
      cmocka_unit_test(what_was_read_is_kept),
      cmocka_unit_test(there_is_no_further_error_in_a_body_of_one),
      cmocka_unit_test(the_first_domain_that_knows_an_error_tells_it),
      cmocka_unit_test(what_the_sentence_lacks_is_told),
      cmocka_unit_test(scratch_that_is_too_small_is_told),
      cmocka_unit_test(an_argument_that_finds_no_room_is_told),
      cmocka_unit_test(a_text_is_written_in_the_mode_and_cut_to_the_buffer),
      cmocka_unit_test(every_error_comes_back_from_its_words),
  };
  return cmocka_run_group_tests(tests, open_german, close_german);
}
