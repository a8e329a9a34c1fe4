/* Responses, read: every verdict, and jansson as the oracle of what is JSON.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <jansson.h>

static errcat *catalogs;

static int open_catalogs(void **state) {
  (void)state;
  catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  return catalogs == NULL;
}

static int close_catalogs(void **state) {
  (void)state;
  errcat_free(catalogs);
  return 0;
}

static const struct {
  const char *text;
  int32_t fault, code, http_status;
  const char *message;
} cases[] = {
    {"{\"error_code\":40003,\"error_msg\":\"Invalid request parameters\"}", 0, 40003, 0,
     "Invalid request parameters"},
    {" {\r\n\t\"error_msg\" : \"x\" , \"error_code\" : 40003 } \n", 0, 40003, 0, "x"},
    {"{\"error_code\":\"40003\",\"error_msg\":\"x\"}", 0, 40003, 0, "x"},
    {"{\"a\":[1,{\"b\":[]},null,true,false,-1.5e+3,{}],\"error_code\":40003}", 0, 40003, 0, NULL},
    {"{\"error\\u005fcode\":40003,\"error_msg\":\"\\\"\\\\\\/"
     "\\b\\f\\n\\r\\t\\u00e9\\ud83d\\ude00\"}",
     0, 40003, 0, "\"\\/\b\f\n\r\té😀"},
    {"{\"error_code\":40003,\"error_code\":40101}", ERRCAT_FAULT_BODY_DUPLICATE, 40101, 0, NULL},
    {"{\"error_code\":40003,\"error_msg\":\"a\",\"error_msg\":\"b\"}", ERRCAT_FAULT_BODY_DUPLICATE,
     40003, 0, "b"},
    {"{\"error_code\":40003.5}", ERRCAT_FAULT_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":4e4}", ERRCAT_FAULT_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":\"x\",\"error_msg\":\"y\"}", ERRCAT_FAULT_BODY_WRONG_TYPE, 0, 0, "y"},
    {"{\"error_code\":[40003],\"error_msg\":\"y\"}", ERRCAT_FAULT_BODY_WRONG_TYPE, 0, 0, "y"},
    {"{\"error_code\":null}", ERRCAT_FAULT_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":-40003}", ERRCAT_FAULT_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":99999999999}", ERRCAT_FAULT_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":40003,\"error_msg\":7}", ERRCAT_FAULT_BODY_WRONG_TYPE, 40003, 0, NULL},
    {"{\"error_msg\":\"only words\"}", ERRCAT_FAULT_BODY_NO_CODE, 0, 0, "only words"},
    {"{}", ERRCAT_FAULT_BODY_NO_CODE, 0, 0, NULL},
    {"", ERRCAT_FAULT_BODY_EMPTY, 0, 0, NULL},
    {" \n", ERRCAT_FAULT_BODY_EMPTY, 0, 0, NULL},
    {"<html>502</html>", ERRCAT_FAULT_BODY_NOT_JSON, 0, 0, NULL},
    {"[]", ERRCAT_FAULT_BODY_NOT_JSON, 0, 0, NULL},
    {"{\"error_code\":40003", ERRCAT_FAULT_BODY_TRUNCATED, 40003, 0, NULL},
    {"{\"error_code\":40003,\"error_msg\":\"Inv", ERRCAT_FAULT_BODY_TRUNCATED, 40003, 0, NULL},
    {"{\"error_code\":40003}x", ERRCAT_FAULT_BODY_SYNTAX, 40003, 0, NULL},
    {"{\"error_code\":40003,}", ERRCAT_FAULT_BODY_SYNTAX, 40003, 0, NULL},
    {"{\"error_code\":040003}", ERRCAT_FAULT_BODY_SYNTAX, 0, 0, NULL},
    {"{'error_code':40003}", ERRCAT_FAULT_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\":40003,\"error_msg\":\"\xFF\"}", ERRCAT_FAULT_BODY_UTF8, 40003, 0, NULL},
    {"{\"error_code\":40003,\"error_msg\":\"\\ud83d\"}", ERRCAT_FAULT_BODY_SYNTAX, 40003, 0, NULL},
    {"{\"error_code\":40003,\"error_msg\":\"a\nb\"}", ERRCAT_FAULT_BODY_SYNTAX, 40003, 0, NULL},
    {"\xEF\xBB\xBF{\"error_code\":40003}", 0, 40003, 0, NULL},
    {"HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n{\"error_code\":40311}", 0,
     40311, 403, NULL},
    {"HTTP/2 404\nx: y\n\n{\"error_code\":40401}", 0, 40401, 404, NULL},
    {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oops\r\n\r\n", ERRCAT_FAULT_BODY_EMPTY, 0, 500,
     NULL},
    {"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html>",
     ERRCAT_FAULT_BODY_NOT_JSON, 0, 502, NULL},
    {"HTTP/1.1 999 x\r\n\r\n{\"error_code\":1}", 0, 1, 0, NULL},
};
enum { CASES = sizeof cases / sizeof cases[0] };

static void every_answer_is_the_best_there_is(void **state) {
  (void)state;
  for (size_t i = 0; i < CASES; i++) {
    errcat_response response;
    char scratch[256];
    const size_t length = strlen(cases[i].text);
    char *exact = malloc(length + 1); /* an overread is seen by the sanitizers */
    memcpy(exact, cases[i].text, length);
    const int sound = errcat_read(catalogs, exact, length, scratch, sizeof scratch, &response);
    if (response.fault != cases[i].fault || sound != !cases[i].fault)
      fail_msg("%s: fault %d", cases[i].text, (int)response.fault);
    if (response.code != cases[i].code) fail_msg("%s: code %d", cases[i].text, (int)response.code);
    assert_int_equal(response.http_status, cases[i].http_status);
    if (cases[i].message) {
      assert_non_null(response.message);
      assert_int_equal(response.length, strlen(cases[i].message));
      assert_memory_equal(response.message, cases[i].message, response.length);
    } else {
      assert_null(response.message);
    }
    free(exact);
  }
}

static void header_fields_are_read(void **state) {
  (void)state;
  errcat_response response;
  static const char text[] =
      "HTTP/1.1 403 No\r\ncontent-LANGUAGE:\t de-CH \r\n\r\n{\"error_code\":1,"
      "\"error_args\":{\"repository\":\"D\\u00f6c\",\"x\":1,\"n\":[1]}}";
  char scratch[64];
  assert_int_equal(errcat_read(catalogs, text, ERRCAT_NUL, NULL, 0, &response), 1);
  assert_int_equal(response.language_length, 5);
  assert_memory_equal(response.language, "de-CH", 5);
  errcat_argument arguments[4];
  assert_int_equal(errcat_read_arguments(errcat_find(catalogs, 40321), &response, scratch,
                                         sizeof scratch, arguments, 4),
                   1);
  assert_string_equal(arguments[0].name, "repository");
  assert_int_equal(arguments[0].length, 4);
  assert_memory_equal(arguments[0].text, "Döc", 4);
}

static uint64_t seed = 5;

static uint32_t random_below(uint32_t limit) {
  seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(seed >> 33) % limit;
}

/* On purpose unlike jansson: a byte order mark is passed over, a number of any size is JSON, and a
   whole number beyond 18 digits is the wrong type for a code. Returns whether it is a JSON object. */
static bool same_as_jansson(const char *text, size_t length) {
  errcat_response response;
  char scratch[512];
  errcat_read(catalogs, text, length, scratch, sizeof scratch, &response);
  /* What is no fault of the JSON itself is ours alone. */
  const bool ours = response.fault == 0 || response.fault == ERRCAT_FAULT_BODY_WRONG_TYPE ||
                    response.fault == ERRCAT_FAULT_BODY_NO_CODE ||
                    response.fault == ERRCAT_FAULT_BODY_DUPLICATE;
  json_error_t error;
  json_t *root = json_loadb(text, length, 0, &error);
  const bool theirs = root && json_is_object(root);
  if (!root && (strstr(error.text, "overflow") || strstr(error.text, "too big"))) return false;
  if (ours != theirs)
    fail_msg("%.*s: ours %d, jansson's %d (%s)", (int)length, text, ours, theirs, error.text);
  if (theirs) {
    const json_t *code = json_object_get(root, "error_code");
    const json_t *message = json_object_get(root, "error_msg");
    if (json_is_integer(code) && json_integer_value(code) > 0 &&
        json_integer_value(code) <= INT32_MAX)
      assert_int_equal(response.code, json_integer_value(code));
    assert_int_equal(response.message != NULL, json_is_string(message));
    if (response.message) {
      assert_int_equal(response.length, json_string_length(message));
      assert_memory_equal(response.message, json_string_value(message), response.length);
    }
  }
  json_decref(root);
  return ours;
}

static void verdicts_are_janssons(void **state) {
  (void)state;
  static const char *const bits[] = {"{",
                                     "}",
                                     "[",
                                     "]",
                                     ",",
                                     ":",
                                     "\"error_code\"",
                                     "\"error_msg\"",
                                     "40003",
                                     "-1",
                                     "0.5",
                                     "1e9",
                                     "\"a\"",
                                     "\"\\u00e9\"",
                                     "\"\\ud800\"",
                                     "true",
                                     "false",
                                     "null",
                                     " ",
                                     "\n",
                                     "\"é\"",
                                     "\"\xC3\"",
                                     "tru",
                                     "01",
                                     "\"\\x\"",
                                     "\""};
  size_t sound = 0;
  for (int i = 0; i < 300000; i++) {
    char text[512] = "{\"error_code\":40003,\"error_msg\":";
    size_t length = strlen(text);
    if (random_below(3) == 0) length = 0;
    for (uint32_t n = random_below(9); n > 0; n--) {
      const char *bit = bits[random_below(sizeof bits / sizeof bits[0])];
      memcpy(text + length, bit, strlen(bit));
      length += strlen(bit);
    }
    if (random_below(2)) text[length++] = '}';
    if (i < (int)CASES) {
      length = strlen(cases[i].text);
      memcpy(text, cases[i].text, length);
      if (!strncmp(text, "HTTP", 4) || !strncmp(text, "\xEF", 1)) continue;
    }
    sound += same_as_jansson(text, length);
  }
  assert_in_range(sound, 1000, 299000);
}

/* Strings are looked at eight bytes at a time. */
static void strings_are_janssons_wherever_what_stands_in_them(void **state) {
  (void)state;
  static const char *const bits[] = {"",
                                     "\\\"",
                                     "\\u0416",
                                     "\\",
                                     "\"",
                                     "\x1F",
                                     "\x7F",
                                     "\x80",
                                     "\xC1\xBF",
                                     "\xD0",
                                     "\xD0\xD0",
                                     "\xDF\xBF",
                                     "\xDF\xC0",
                                     "\xE0\x9F\xBF",
                                     "\xED\x9F\xBF",
                                     "\xED\xA0\x80",
                                     "\xF0\x9F\x98\x80",
                                     "\xF4\x90\x80\x80",
                                     "\xFF",
                                     "中",
                                     "é"};
  static const char *const before[] = {"a", "б", "ש", "中", "a б"};
  static const char *const after[] = {"", "z", "я", "words that go on", "и ещё несколько слов"};
  size_t sound = 0;
  for (size_t i = 0; i < sizeof bits / sizeof bits[0]; i++)
    for (size_t b = 0; b < sizeof before / sizeof before[0]; b++)
      for (size_t times = 0; times < 20; times++)
        for (size_t a = 0; a < sizeof after / sizeof after[0]; a++) {
          char text[256] = "{\"error_code\":40003,\"error_msg\":\"";
          for (size_t t = 0; t < times; t++) strcat(text, before[b]);
          strcat(text, bits[i]);
          strcat(text, after[a]);
          strcat(text, "\"}");
          sound += same_as_jansson(text, strlen(text));
        }
  assert_in_range(sound, 2000, 8000);
}

static void arguments_sent_along_are_whole_or_left_out(void **state) {
  (void)state;
  static const struct {
    const char *object;
    const char *argument; /* or NULL */
  } sent[] = {
      {"{\"repository\":\"Docs\"}", "Docs"},
      {"{\"repository\":null}", NULL},
      {"{\"repository\":true}", NULL},
      {"{\"repository\":[\"Docs\"]}", NULL},
      {"{\"repository\":-21}", "-21"},
      {"{\"\\u0072epository\":\"Docs\"}", "Docs"},
      {"{\"repository\":\"one\",\"repository\":\"other\"}", "other"},
      {"{\"repository\":\"longer than scratch, as it stands\"}",
       "longer than scratch, as it stands"},
      {"{\"repository\":\"1234567\\n\"}", "1234567\n"},
      {"{\"repository\":\"12345678\\n\"}", NULL},
      {"{\"repository\":\"\"}", ""},
  };
  for (size_t i = 0; i < sizeof sent / sizeof sent[0]; i++) {
    char body[256], scratch[8];
    errcat_response response;
    errcat_argument argument;
    snprintf(body, sizeof body, "{\"error_code\":40321,\"error_args\":%s}", sent[i].object);
    assert_int_equal(errcat_read(catalogs, body, ERRCAT_NUL, NULL, 0, &response), 1);
    const size_t count = errcat_read_arguments(errcat_find(catalogs, 40321), &response, scratch,
                                               sizeof scratch, &argument, 1);
    if (count != (sent[i].argument != NULL)) fail_msg("%s: %zu", body, count);
    if (!count) continue;
    assert_int_equal(argument.length, strlen(sent[i].argument));
    assert_memory_equal(argument.text, sent[i].argument, argument.length);
  }
}

static void a_message_that_fits_is_not_called_cut(void **state) {
  (void)state;
  char scratch[5];
  errcat_response response;
  errcat_read(catalogs, "{\"error_code\":1,\"error_msg\":\"ab\\ncd\"}", ERRCAT_NUL, scratch, 5,
              &response);
  assert_int_equal(response.length, 5);
  assert_int_equal(response.status, 0);
  errcat_read(catalogs, "{\"error_code\":1,\"error_msg\":\"ab\\ncd\"}", ERRCAT_NUL, scratch, 4,
              &response);
  assert_int_equal(response.status, ERRCAT_TRUNCATED);
}

static void bodies_are_written_and_read_back(void **state) {
  (void)state;
  errcat_reader reader;
  char body[1024], scratch[1024];
  errcat_result result;
  const errcat_argument docs = errcat_text("repository", "D\"oc\\s\n\xFF é");
  errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
  errcat_write(&reader, 40321, &docs, 1, ERRCAT_BODY, body, sizeof body, &result);
  assert_string_equal(result.tag, "de");
  errcat_response response;
  assert_int_equal(errcat_read(catalogs, body, ERRCAT_NUL, scratch, sizeof scratch, &response), 1);
  assert_int_equal(response.code, 40321);
  errcat_match match = {0};
  errcat_match_text(&reader, 40321, response.message, response.length, NULL, 0, NULL, &match);
  assert_int_equal(match.outcome, ERRCAT_MATCH_EXACT);
  assert_int_equal(match.arguments[0].length, strlen("D\"oc\\s\n\xEF\xBF\xBD é"));

  const errcat_argument days = errcat_counted("days", 21);
  errcat_release(&reader);
  errcat_source(catalogs, &reader);
  errcat_write(&reader, 4033023, &days, 1, ERRCAT_PROBLEM | ERRCAT_WITH_LANGUAGE, body, sizeof body,
               NULL);
  assert_string_equal(
      body, "{\"type\":\"about:blank\",\"title\":\"The time set for the external link is too "
            "long\",\"status\":403,\"detail\":\"Maximum set time for external link is 21 "
            "days\",\"error_code\":4033023,\"language\":\"en\",\"dir\":\"ltr\",\"days\":21}");
  errcat_write(&reader, 4033023, &days, 1, ERRCAT_BODY | ERRCAT_WITH_ARGUMENTS, body, sizeof body,
               NULL);
  assert_string_equal(
      body, "{\"error_code\":4033023,\"error_msg\":\"Maximum set time for external link is 21 "
            "days\",\"error_args\":{\"days\":21}}");
  errcat_write(&reader, 49999, NULL, 0, ERRCAT_PROBLEM | ERRCAT_HTTP(404), body, sizeof body, NULL);
  assert_string_equal(
      body, "{\"type\":\"about:blank\",\"title\":\"Requested resource does not exist\",\"status\":"
            "404,\"detail\":\"Requested resource does not exist\",\"error_code\":49999}");
  /* Every size: what is written is a beginning, and the length does not depend on it. */
  const size_t length =
      errcat_write(&reader, 40321, &docs, 1, ERRCAT_WITH_ARGUMENTS, NULL, 0, NULL);
  for (size_t size = 1; size <= length + 1; size++) {
    char *exact = malloc(size);
    assert_int_equal(
        errcat_write(&reader, 40321, &docs, 1, ERRCAT_WITH_ARGUMENTS, exact, size, &result),
        length);
    assert_true(strlen(exact) < size);
    assert_int_equal((result.status & ERRCAT_TRUNCATED) != 0, size <= length);
    free(exact);
  }
  errcat_release(&reader);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_answer_is_the_best_there_is),
      cmocka_unit_test(header_fields_are_read),
      cmocka_unit_test(verdicts_are_janssons),
      cmocka_unit_test(strings_are_janssons_wherever_what_stands_in_them),
      cmocka_unit_test(arguments_sent_along_are_whole_or_left_out),
      cmocka_unit_test(a_message_that_fits_is_not_called_cut),
      cmocka_unit_test(bodies_are_written_and_read_back),
  };
  return cmocka_run_group_tests(tests, open_catalogs, close_catalogs);
}
