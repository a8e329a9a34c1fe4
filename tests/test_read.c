/* Responses, read: every verdict, and jansson as the oracle of what is JSON.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <dirent.h>
#include <jansson.h>

#include "response/json.h"

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

static const struct {
  const char *text;
  int32_t diagnostic, code, http_status;
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
    {"{\"error_code\":40003,\"error_code\":40101}", ERRCAT_DIAGNOSTIC_BODY_DUPLICATE, 40101, 0,
     NULL},
    {"{\"error_code\":40003,\"error_msg\":\"a\",\"error_msg\":\"b\"}",
     ERRCAT_DIAGNOSTIC_BODY_DUPLICATE, 40003, 0, "b"},
    {"{\"x\":[{\"y\":1},[2],{},[],{}],\"error_code\":40003}", 0, 40003, 0, NULL},
    {"{\"error_code\":40003.5}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":4e4}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":\"x\",\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 0, 0, "y"},
    {"{\"error_code\":[40003],\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 0, 0, "y"},
    {"{\"error_code\":null}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":\"4000\\u0033\"}", 0, 40003, 0, NULL},
    {"{\"error_code\":\"\"}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":\"-\"}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":\"40003\\u0000\"}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":\"\\u0034\\u0030\\u0030\\u0030\\u0033 and much more, longer than a code\"}",
     ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 0, 0, NULL},
    {"{\"error_code\":2147483647}", 0, 2147483647, 0, NULL},
    {"{\"error_code\":2147483648,\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0,
     "y"},
    {"{\"error_code\":21474836479}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0, NULL},
    {"{\"error_code\":-40003}", 0, -40003, 0, NULL},
    {"{\"error_code\":\"-2147483647\"}", 0, -2147483647, 0, NULL},
    {"{\"error_code\":-2147483648}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0, NULL},
    {"{\"error_code\":-99999999999999999999}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0, NULL},
    {"{\"error_code\":-0}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0, NULL},
    {"{\"error_code\":0}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0, NULL},
    {"{\"error_code\":\"2147483648\"}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0, NULL},
    {"{\"error_code\":99999999999999999999}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0, NULL},
    {"{\"error_code\":18446744073709591619}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0, NULL},
    {"{\"error_code\":4294967297}", ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, 0, 0, NULL},
    /* What has a code has it, whatever the rest is like. */
    {"{\"error_code\":40003,\"error_msg\":null}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 40003, 0,
     NULL},
    {"{\"error_code\":40003,\"error_msg\":[\"a\"]}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 40003, 0,
     NULL},
    {"{\"error_msg\":{\"a\":1},\"error_code\":40003}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 40003, 0,
     NULL},
    {"{\"error_code\":40003,\"error_code\":\"x\"}", ERRCAT_DIAGNOSTIC_BODY_DUPLICATE, 40003, 0,
     NULL},
    {"{\"error_msg\":\"a\",\"error_msg\":null,\"error_code\":40003}",
     ERRCAT_DIAGNOSTIC_BODY_DUPLICATE, 40003, 0, "a"},
    {"{\"x\":tru,\"error_code\":40003,\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003,
     0, "y"},
    {"{\"x\":[1,{\"}\":\"]\\\"\",},],\"error_code\":40003,\"error_msg\":\"y\"}",
     ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, "y"},
    {"{\"x\":[}],\"error_code\":40003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, NULL},
    {"{\"x\":[tr,\"a\"],\"error_code\":40003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, NULL},
    {"{x:1,'y':2,\"error_code\":40003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, NULL},
    {"{,\"x\" 1,,\"y\":,\"error_code\":40003,}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, NULL},
    {"{\"x\":1 \"error_code\":40003 \"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0,
     "y"},
    {"{\"error_code\":40003]", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, NULL},
    /* A number is one if it is all there and nothing goes on behind it. */
    {"{\"error_code\":40003;\"x\":1,\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0,
     "y"},
    {"{\"error_code\":400_03,\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, "y"},
    {"{\"error_code\":40003x}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\":400\xC2\xA0"
     "03}",
     ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\":40,003,\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, "y"},
    {"{\"error_code\":40, 003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\":40 003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\":40,9}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\":40003\n}", 0, 40003, 0, NULL},
    {"{\"error_code\":40003\r}", 0, 40003, 0, NULL},
    {"{\"error_code\":40003\t}", 0, 40003, 0, NULL},
    /* After what cannot be read the next member is behind a comma. */
    {"{\"error_code\":-\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"x\":tr\"error_code\":40003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\":nul\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_args\":{\"a\":tr,\"error_code\":7},\"error_code\":40003}",
     ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, NULL},
    /* Nor are members looked for in it. */
    {"{\"error_code\":40003,\"x\":[[] 1,\"error_code\":7]}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003,
     0, NULL},
    {"{\"error_code\":40003,\"x\":[1 2,\"error_code\":7]}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0,
     NULL},
    {"{\"error_code\":40003,\"x\":{\"y\" 1,\"error_code\":7}}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX,
     40003, 0, NULL},
    {"{\"error_args\":{} \"error_code\":40003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, NULL},
    {"{\"error_code\":-40003", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 0, 0, NULL},
    {"{\"error_code\":1,\"error_code\":2", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 1, 0, NULL},
    {"{\"error_code\":40003 ", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0, NULL},
    {"{\"error_code\":40003,", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0, NULL},
    {"{\"error_code\":40003,\"error_msg\":7}", ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, 40003, 0, NULL},
    {"{\"error_msg\":\"only words\"}", ERRCAT_DIAGNOSTIC_BODY_NO_CODE, 0, 0, "only words"},
    {"{}", ERRCAT_DIAGNOSTIC_BODY_NO_CODE, 0, 0, NULL},
    {"", ERRCAT_DIAGNOSTIC_BODY_EMPTY, 0, 0, NULL},
    {" \n", ERRCAT_DIAGNOSTIC_BODY_EMPTY, 0, 0, NULL},
    {"<html>502</html>", ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, 0, 0, NULL},
    {"502 Bad Gateway", ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, 0, 0, NULL},
    {"[1,", ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, 0, 0, NULL},
    {"[]", ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT, 0, 0, NULL},
    {" \"error_code\" ", ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT, 0, 0, NULL},
    {"40003", ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT, 0, 0, NULL},
    {"null", ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT, 0, 0, NULL},
    {"nul", ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, 0, 0, NULL},
    {"[\"\\ud83d\"]", ERRCAT_DIAGNOSTIC_BODY_SURROGATE, 0, 0, NULL},
    {"{\"error_code\":40003", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 0, 0, NULL},
    {"{\"error_code\":40003,\"error_msg\":\"", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0, ""},
    {"{\"error_code\":40003,\"error_msg\":\"Inv", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Inv"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\n", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Inv\n"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Inv"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\u", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Inv"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\u00e", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Inv"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\u00e9", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Invé"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\ud83d", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Inv"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\ud83d\\", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003,
     0, "Inv"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\ud83d\\u", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003,
     0, "Inv"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\ud83d\\n", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003,
     0, "Inv\uFFFD\n"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\u12G4", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Inv\\u12G4"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\ud83d\\ude0", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED,
     40003, 0, "Inv"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\\ud83d\\ude00", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED,
     40003, 0, "Inv😀"},
    {"{\"error_code\":40003,\"error_msg\":\"Invé", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Invé"},
    {"{\"error_code\":40003,\"error_msg\":\"Invé\xC3", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "Invé"},
    {"{\"error_code\":40003,\"error_msg\":\"Inv\xF0\x9F\x98", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED,
     40003, 0, "Inv"},
    {"{\"error_code\":40003,\"error_msg\":\"ббб\"", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "ббб"},
    {"{\"error_code\":40003,\"error_msg\":\"a\nb", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 40003, 0,
     "a\nb"},
    {"{\"error_msg\":\"all of it\",\"error_code\":\"40003", ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, 0, 0,
     "all of it"},
    {"{\"error_code\":40003}x", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, NULL},
    {"{\"error_code\":40003,}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 40003, 0, NULL},
    {"{\"error_code\":040003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\" 40003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\":40003.}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{'error_code':40003}", ERRCAT_DIAGNOSTIC_BODY_SYNTAX, 0, 0, NULL},
    {"{\"error_code\":40003,\"error_msg\":\"a\xFF\xE2\x82z\"}", ERRCAT_DIAGNOSTIC_BODY_UTF8, 40003,
     0, "a\uFFFD\uFFFDz"},
    {"{\"x\":\"\xFF\",\"error_code\":40003,\"error_msg\":\"y\"}", ERRCAT_DIAGNOSTIC_BODY_UTF8,
     40003, 0, "y"},
    {"{\"error_code\":40003,\"error_msg\":\"A\\ud83d\"}", ERRCAT_DIAGNOSTIC_BODY_SURROGATE, 40003,
     0, "A\uFFFD"},
    {"{\"error_code\":40003,\"error_msg\":\"\\ude00\\ud83dz\"}", ERRCAT_DIAGNOSTIC_BODY_SURROGATE,
     40003, 0, "\uFFFD\uFFFDz"},
    {"{\"error_code\":40003,\"error_msg\":\"\\ud83d\\n\\ud83d\\u0041\\uD83D\\uDBFF\"}",
     ERRCAT_DIAGNOSTIC_BODY_SURROGATE, 40003, 0, "\uFFFD\n\uFFFDA\uFFFD\uFFFD"},
    {"{\"error_code\":40003,\"error_msg\":\"\\ud7ff\\ue000\\ud800\\udc00\\udbff\\udfff\"}", 0,
     40003, 0, "\uD7FF\uE000\U00010000\U0010FFFF"},
    {"{\"error_code\":40003,\"error_msg\":\"\\ud83d\\ue000\"}", ERRCAT_DIAGNOSTIC_BODY_SURROGATE,
     40003, 0, "\uFFFD\uE000"},
    {"{\"error_code\":40003,\"error_msg\":\"\\udc00\\udc00\"}", ERRCAT_DIAGNOSTIC_BODY_SURROGATE,
     40003, 0, "\uFFFD\uFFFD"},
    {"{\"error_code\":40003,\"error_msg\":\"a\tb\nc\x01\"}", ERRCAT_DIAGNOSTIC_BODY_CONTROL, 40003,
     0, "a\tb\nc\x01"},
    {"{\"error_code\":40003,\"error_msg\":\"C:\\docs\\u00\\'\\\xC3\xA9\"}",
     ERRCAT_DIAGNOSTIC_BODY_ESCAPE, 40003, 0, "C:\\docs\\u00\\'\\é"},
    {"{\"error_code\":40003,\"error_msg\":\"a\\u0000b\"}", 0, 40003, 0, "a\uFFFDb"},
    {"{\"x\":\"\\u0000\",\"\\u0000\":1,\"error_code\":40003}", 0, 40003, 0, NULL},
    /* A name that cannot be written is nobody's. */
    {"{\"error_code\\u0000\":40003}", ERRCAT_DIAGNOSTIC_BODY_NO_CODE, 0, 0, NULL},
    {"{\"error_code\\ud800\":40003}", ERRCAT_DIAGNOSTIC_BODY_SURROGATE, 0, 0, NULL},
    {"\xEF\xBB\xBF{\"error_code\":40003}", 0, 40003, 0, NULL},
    {"\xEF\xBB\xBF", ERRCAT_DIAGNOSTIC_BODY_EMPTY, 0, 0, NULL},
    {"\xEF\xBB", ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, 0, 0, NULL},
    {"\xEF\xBB\xBE{\"error_code\":40003}", ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, 0, 0, NULL},
    {"HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\n\r\n{\"error_code\":40311}", 0,
     40311, 403, NULL},
    {"HTTP/2 404\nx: y\n\n{\"error_code\":40401}", 0, 40401, 404, NULL},
    {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 500 Oops\r\n\r\n", ERRCAT_DIAGNOSTIC_BODY_EMPTY, 0, 500,
     NULL},
    {"HTTP/1.1 502 Bad Gateway\r\nContent-Type: text/html\r\n\r\n<html>",
     ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, 0, 502, NULL},
    {"HTTP/1.1 999 x\r\n\r\n{\"error_code\":1}", 0, 1, 0, NULL},
    {"HTTP/1.1 100\r\n\r\n{\"error_code\":1}", 0, 1, 100, NULL},
    {"HTTP/1.1 599\r\n\r\n{\"error_code\":1}", 0, 1, 599, NULL},
    {"HTTP/1.1 99\r\n\r\n{\"error_code\":1}", 0, 1, 0, NULL},
    {"HTTP/1.1 600\r\n\r\n{\"error_code\":1}", 0, 1, 0, NULL},
    {"HTTP/1.1 4030\r\n\r\n{\"error_code\":1}", 0, 1, 0, NULL},
    {"HTTP/2\n\n{\"error_code\":1}", 0, 1, 0, NULL},
    {"HTTP/", ERRCAT_DIAGNOSTIC_BODY_EMPTY, 0, 0, NULL},
    {"HTTP", ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, 0, 0, NULL},
};
enum { CASES = sizeof cases / sizeof cases[0] };

static void every_answer_is_the_best_there_is(void **state) {
  (void)state;
  for (size_t i = 0; i < CASES; i++) {
    errcat_response response;
    char scratch[256];
    const size_t length = strlen(cases[i].text);
    char *exact = malloc(length ? length : 1); /* an overread is seen by the sanitizers */
    memcpy(exact, cases[i].text, length);
    const bool sound = !errcat_read(catalogs, exact, length, 0, scratch, sizeof scratch, &response);
    if (response.diagnostic != cases[i].diagnostic || sound != !cases[i].diagnostic)
      fail_msg("%s: fault %d", cases[i].text, (int)response.diagnostic);
    if (response.code != cases[i].code) fail_msg("%s: code %d", cases[i].text, (int)response.code);
    assert_int_equal(response.http_status, cases[i].http_status);
    if (cases[i].message) {
      assert_non_null(response.message.text);
      assert_int_equal(response.message.length, strlen(cases[i].message));
      assert_memory_equal(response.message.text, cases[i].message, response.message.length);
    } else {
      assert_null(response.message.text);
    }
    free(exact);
  }
}

/* The byte that each kind of diagnostic is about; ^ stands before it and is taken out. */
static void every_diagnostic_has_its_place(void **state) {
  (void)state;
  static const struct {
    int32_t diagnostic;
    const char *text;
  } places[] = {
      {ERRCAT_DIAGNOSTIC_BODY_EMPTY, " \n^"},
      {ERRCAT_DIAGNOSTIC_BODY_EMPTY, "HTTP/1.1 500 x\r\n\r\n^"},
      {ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, " ^<html>"},
      {ERRCAT_DIAGNOSTIC_BODY_NOT_JSON, " ^[1,]"},
      {ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT, " ^[1]"},
      {ERRCAT_DIAGNOSTIC_BODY_NO_CODE, "^ {\"x\":1}"},
      {ERRCAT_DIAGNOSTIC_BODY_NO_CODE, "HTTP/1.1 500 x\r\n\r\n^{\"x\":1}"},
      {ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, "{\"error_code\": ^true,\"x\":1}"},
      {ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, "\xEF\xBB\xBF{\"error_code\": ^4.5}"},
      {ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE, "{\"error_code\":1,\"error_msg\": ^7}"},
      {ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE, "HTTP/2 500\n\n{\"error_code\": ^0}"},
      {ERRCAT_DIAGNOSTIC_BODY_DUPLICATE,
       "{\"error_code\":1,\"error_code\": ^1,\"error_msg\":null}"},
      {ERRCAT_DIAGNOSTIC_BODY_DUPLICATE,
       "{\"error_code\":1,\"error_msg\":\"\",\"error_msg\":^\"\"}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"error_code\":40003,^}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"error_code\":null,\"x\":nul^,\"y\":tru}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"x\":-^x}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"x\":1.^}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"x\":1e+^}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"x\":0^1}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"x\" ^1}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"x\":1 ^\"y\":2}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{^x:1}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"x\":[1 ^2]}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"x\":[1^}]}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"x\":{\"y\"^}}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"error_code\":1} ^{\"error_code\":2}"},
      {ERRCAT_DIAGNOSTIC_BODY_SYNTAX, "{\"error_code\":1^] "},
      {ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, "{^"},
      {ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, "{\"x\":tru,\"error_code\":1,\"error_msg\":\"a\\u00^"},
      {ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, "{\"error_code\":null,\"x\":\"\xC3^"},
      {ERRCAT_DIAGNOSTIC_BODY_TRUNCATED, "{\"x\":[1,^"},
      {ERRCAT_DIAGNOSTIC_BODY_UTF8, "{\"error_code\":1,\"error_msg\":\"é^\xC3z\xFF\"}"},
      {ERRCAT_DIAGNOSTIC_BODY_UTF8, "{\"error_msg\":\"a\",\"x\":\"бббббббббббб^\xC3\"}"},
      {ERRCAT_DIAGNOSTIC_BODY_UTF8, "{\"^\xFF\":1}"},
      {ERRCAT_DIAGNOSTIC_BODY_CONTROL, "{\"error_code\":1,\"error_msg\":\"12345678^\n\"}"},
      {ERRCAT_DIAGNOSTIC_BODY_ESCAPE, "{\"error_code\":null,\"error_msg\":\"12345678^\\x\"}"},
      {ERRCAT_DIAGNOSTIC_BODY_ESCAPE, "{\"error_msg\":\"^\\u12G4\"}"},
      {ERRCAT_DIAGNOSTIC_BODY_SURROGATE, "{\"error_msg\":\"\\ud83d\\ude00^\\ud83d\\n\\ud83d\"}"},
      {ERRCAT_DIAGNOSTIC_BODY_SURROGATE, "{\"error_msg\":\"^\\udc00\"}"},
      {ERRCAT_DIAGNOSTIC_BODY_SURROGATE, "{\"error_msg\":\"^\\ud83d\\u0041\"}"},
  };
  for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
    char text[128], scratch[256];
    const char *mark = strchr(places[i].text, '^');
    const size_t before = (size_t)(mark - places[i].text);
    const char *body = strstr(places[i].text, "\n\n");
    if (!body) body = strstr(places[i].text, "\r\n\r\n");
    const size_t head = strncmp(places[i].text, "HTTP", 4) != 0
                            ? 0
                            : (size_t)(body - places[i].text) + (*body == '\r' ? 4 : 2);
    snprintf(text, sizeof text, "%.*s%s", (int)before, places[i].text, mark + 1);
    errcat_response response;
    errcat_read(catalogs, text, ERRCAT_NUL, 0, scratch, sizeof scratch, &response);
    if (response.diagnostic != places[i].diagnostic || response.place != before - head)
      fail_msg("%s: fault %d at %zu", places[i].text, (int)response.diagnostic, response.place);
  }
}

/* Brackets are remembered a bit each: values nested as deeply as may be, arrays and objects by turns
   of different lengths. */
static void values_may_be_nested_to_a_limit(void **state) {
  (void)state;
  enum { MOST = 2047 };
  static char text[16 * MOST];
  static const size_t turns[] = {1, 2, 63, 64, 65, 3000};
  for (size_t t = 0; t < sizeof turns / sizeof turns[0]; t++)
    for (size_t depth = 1; depth <= MOST + 1; depth += depth < 200 || depth >= MOST - 1 ? 1 : 97) {
      if (depth > 200 && depth < MOST && depth + 97 > MOST) depth = MOST - 1;
      for (int wrong = 0; wrong < 2; wrong++) {
        size_t length = (size_t)sprintf(text, "{\"x\":");
        for (size_t i = 0; i < depth; i++)
          length += (size_t)sprintf(text + length, i / turns[t] % 2 ? "{\"\":" : "[");
        text[length++] = '1';
        const size_t place = length;
        for (size_t i = depth; i-- > 0;)
          text[length++] = (i / turns[t] % 2 != 0) != (wrong && i == depth / 2) ? '}' : ']';
        length += (size_t)sprintf(text + length, ",\"error_code\":40003}");
        errcat_response response;
        errcat_read(catalogs, text, length, 0, NULL, 0, &response);
        const int32_t expected = depth > MOST ? ERRCAT_DIAGNOSTIC_BODY_TOO_DEEP
                                 : wrong      ? ERRCAT_DIAGNOSTIC_BODY_SYNTAX
                                              : 0;
        if (response.diagnostic != expected)
          fail_msg("%zu by %zu: fault %d", depth, turns[t], (int)response.diagnostic);
        if (expected == ERRCAT_DIAGNOSTIC_BODY_SYNTAX)
          assert_int_equal(response.place, place + depth - 1 - depth / 2);
        if (!wrong) assert_int_equal(response.code, 40003);
      }
    }
}

/* What becomes U+FFFD is no name that has it. */
static void a_key_is_a_name_if_all_of_it_is(void **state) {
  (void)state;
  static const struct {
    const char *key;
    size_t length;
    const char *name;
    bool called;
  } keys[] = {
#define KEY(key, name, called) {"\"" key "\"", sizeof(key) + 1, name, called}
      KEY("c", "c", true),
      KEY("cd", "c", false),
      KEY("c", "cd", false),
      KEY("\\u0063\\u00e9", "cé", true),
      KEY("c\uFFFD", "c\uFFFD", true),
      KEY("c\\ufffd", "c\uFFFD", true),
      KEY("c\x01", "c\x01", true),
      KEY("c\\u0001", "c\x01", true),
      KEY("c\xFF", "c\uFFFD", false),
      KEY("c\0", "c\uFFFD", false),
      KEY("c\\u0000", "c\uFFFD", false),
      KEY("c\\ud800", "c\uFFFD", false),
      KEY("c\\q", "c\\q", false),
      KEY("\xFF\x01", "\uFFFD\x01", false), /* what comes behind mends nothing */
      KEY("\\q\\n", "\\q\n", false),
#undef KEY
  };
  for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
    const struct slice text = {keys[i].key, keys[i].length};
    struct json_reader reader = {cursor_of(text), NULL, 0};
    struct json_string key;
    assert_true(json_read_string(&reader, &key));
    if (json_is_called(&key, slice_of(keys[i].name)) != keys[i].called) fail_msg("key %zu", i);
  }
  /* One that has escapes and is longer than a name may be is none, not even by what it begins with. */
  char text[2048] = "\"\\u0063", name[1024] = "";
  for (size_t i = 0; i < 600; i++) strcat(text, "c"), strcat(name, "c");
  strcat(text, "\"");
  struct json_reader reader = {cursor_of(slice_of(text)), NULL, 0};
  struct json_string key;
  assert_true(json_read_string(&reader, &key));
  for (size_t length = 0; length <= 600; length++)
    assert_false(json_is_called(&key, (struct slice){name, length}));
}

/* Members one by one, as far as they can be read. */
static void members_are_taken_off_an_objects_front(void **state) {
  (void)state;
  static const struct {
    const char *object, *members;
  } objects[] = {
      {"{}", ""},
      {" {}", ""},
      {"{ }", ""},
      {"{", ""},
      {"{ ", ""},
      {"", ""},
      {"[1]", ""},
      {"{\"a\":1}", "a=1;"},
      {"{ \"a\" : [1, {}] , \"b\" : \"x\" }", "a=[1, {}];b=\"x\";"},
      {"{\"a\":1,\"b\":tr}", "a=1;"},
      {"{\"a\":1,\"b\"", "a=1;"},
      {"{\"a\":1,\"b\":", "a=1;"},
      {"{\"a\":1,", "a=1;"},
      {"{\"a\":1, ", "a=1;"},
      {"{\"a\":1", ""}, /* it may have been 10 */
      {"{\"a\":1 \"b\":2}", "a=1;"},
  };
  for (size_t i = 0; i < sizeof objects / sizeof objects[0]; i++) {
    const size_t length = strlen(objects[i].object);
    char *exact = malloc(length ? length : 1), shown[128] = "";
    memcpy(exact, objects[i].object, length);
    struct slice rest = {exact, length}, value;
    struct json_string key;
    while (json_next(&rest, &key, &value))
      sprintf(shown + strlen(shown), "%.*s=%.*s;", (int)key.raw.length, key.raw.text,
              (int)value.length, value.text);
    if (strcmp(shown, objects[i].members) != 0) fail_msg("%s: %s", objects[i].object, shown);
    free(exact);
  }
}

/* ---- JSONTestSuite ---- */

/* Diagnostics of what is JSON. */
static bool is_json(int32_t diagnostic) {
  return diagnostic == 0 || diagnostic == ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT ||
         diagnostic == ERRCAT_DIAGNOSTIC_BODY_NO_CODE ||
         diagnostic == ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE ||
         diagnostic == ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE ||
         diagnostic == ERRCAT_DIAGNOSTIC_BODY_DUPLICATE;
}

/* y: is taken, n: is refused, i: either, the same each time. */
static void validate_as(const char *name, const char *kind, const char *bytes, size_t length) {
  errcat_response response, again;
  char *exact = malloc(length + 1), *scratch = malloc(3 * length + 1);
  if (length) memcpy(exact, bytes, length);
  errcat_read(catalogs, exact, length, 0, scratch, 3 * length, &response);
  errcat_read(catalogs, exact, length, 0, scratch, 3 * length, &again);
  assert_int_equal(response.status, 0);
  if (response.diagnostic != again.diagnostic || response.place != again.place ||
      response.code != again.code || response.message.length != again.message.length)
    fail_msg("%s %s: the second answer differs", name, kind);
  if (name[0] != 'i' && is_json(response.diagnostic) != (name[0] == 'y'))
    fail_msg("%s %s: fault %d at %zu", name, kind, (int)response.diagnostic, response.place);
  free(exact);
  free(scratch);
}

static void validate_case(const char *name, const char *bytes, size_t length) {
  static const char head[] = "{\"error_code\":1,\"error_msg\":\"m\",\"x\":";
  char *body = malloc(length + sizeof head + 1);
  memcpy(body, head, sizeof head - 1);
  memcpy(body + sizeof head - 1, bytes, length);
  body[sizeof head - 1 + length] = '}';
  validate_as(name, "as a value", body, length + sizeof head);
  validate_as(name, "as a body", bytes, length);
  free(body);
}

static void validate_repeated(const char *name, const char *unit, size_t times, const char *end) {
  const size_t size = strlen(unit);
  char *bytes = malloc(size * times + strlen(end) + 1);
  for (size_t i = 0; i < times; i++) memcpy(bytes + i * size, unit, size);
  strcpy(bytes + size * times, end);
  validate_case(name, bytes, size * times + strlen(end));
  free(bytes);
}

static void verdicts_are_jsontestsuites(void **state) {
  (void)state;
  static char bytes[1 << 16];
  size_t files = 0;
  DIR *directory = opendir(TEST_DATA "/JSONTestSuite");
  assert_non_null(directory);
  for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
    char name[512];
    if (entry->d_name[1] != '_') continue;
    snprintf(name, sizeof name, "JSONTestSuite/%s", entry->d_name);
    FILE *file = test_open(name);
    const size_t length = fread(bytes, 1, sizeof bytes, file);
    assert_true(feof(file));
    fclose(file);
    validate_case(entry->d_name, bytes, length);
    files++;
  }
  closedir(directory);
  assert_int_equal(files, 316);
  validate_repeated("n_structure_100000_opening_arrays", "[", 100000, "");
  validate_repeated("n_structure_open_array_object", "[{\"\":", 50000, "\n");
}

static void fields_are_those_of_the_last_head(void **state) {
  (void)state;
  static const struct {
    const char *text, *language; /* or NULL */
  } heads[] = {
      {"HTTP/1.1 100 Continue\r\nContent-Language: fr\r\n\r\nHTTP/1.1 403 No\r\n\r\n{}", NULL},
      {"HTTP/1.1 100 x\r\nContent-Language: fr\r\n\r\nHTTP/1.1 403 "
       "No\r\nContent-Language:de\r\n\r\n",
       "de"},
      {"HTTP/1.1 403 No\r\nContent-Languages: fr\r\nX-Content-Language: fr\r\n\r\n{}", NULL},
      {"HTTP/1.1 403 No\r\nContent-Language\r\n\r\n{}", NULL},
      {"HTTP/1.1 403 No\nCONTENT-language:  \t pt-BR, en\t\n\n{}", "pt-BR, en"},
      {"HTTP/1.1 403 No\nContent-Language:de", "de"},
  };
  for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
    errcat_response response;
    errcat_read(catalogs, heads[i].text, ERRCAT_NUL, 0, NULL, 0, &response);
    assert_int_equal(response.http_status, 403);
    if ((response.language.text != NULL) != (heads[i].language != NULL))
      fail_msg("%s", heads[i].text);
    if (!response.language.text) assert_int_equal(response.language.length, 0);
    if (!response.language.text) continue;
    assert_int_equal(response.language.length, strlen(heads[i].language));
    assert_memory_equal(response.language.text, heads[i].language, response.language.length);
  }
}

/* Cut anywhere, a head says what is there of it. */
static void heads_are_read_to_their_last_byte(void **state) {
  (void)state;
  static const char text[] = "HTTP/1.1 403 No\r\nX: y\nContent-Language:\t de \r\n\r\n{}";
  const size_t value = (size_t)(strstr(text, ":\t") + 1 - text);
  for (size_t length = 0; length < sizeof text; length++) {
    char *exact = malloc(length ? length : 1);
    memcpy(exact, text, length);
    errcat_response response;
    errcat_read(catalogs, exact, length, 0, NULL, 0, &response);
    assert_int_equal(response.http_status, length >= strlen("HTTP/1.1 403") ? 403 : 0);
    assert_int_equal(response.language.text != NULL, length >= value);
    const size_t there = length < value + 2 ? 0 : length - value - 2;
    assert_int_equal(response.language.length, there < 2 ? there : 2);
    if (there) assert_memory_equal(response.language.text, "de", there < 2 ? there : 2);
    free(exact);
  }
}

static void a_field_is_called_by_all_of_its_name(void **state) {
  (void)state;
  static const char name[] = "Content-Language";
  for (size_t at = 0; at < sizeof name - 1; at++)
    for (int byte = '!'; byte < 127; byte++) {
      char text[64];
      errcat_response response;
      const size_t length = (size_t)sprintf(text, "HTTP/1.1 403 No\n%s: de \t\n\n{}", name);
      text[strlen("HTTP/1.1 403 No\n") + at] = (char)byte;
      errcat_read(catalogs, text, length, 0, NULL, 0, &response);
      const bool called = byte == name[at] || (byte >= 'A' && (byte ^ 0x20) == name[at]);
      if ((response.language.length == 2) != called) fail_msg("%s", text);
    }
}

static void header_fields_are_read(void **state) {
  (void)state;
  errcat_response response;
  static const char text[] =
      "HTTP/1.1 403 No\r\ncontent-LANGUAGE:\t de-CH \r\n\r\n{\"error_code\":40321,"
      "\"error_args\":{\"repository\":\"D\\u00f6c\",\"x\":1,\"n\":[1]}}";
  char scratch[64];
  assert_int_equal(errcat_read(catalogs, text, ERRCAT_NUL, 0, NULL, 0, &response), ERRCAT_OK);
  assert_int_equal(response.language.length, 5);
  assert_memory_equal(response.language.text, "de-CH", 5);
  errcat_argument arguments[4];
  assert_int_equal(
      errcat_read_arguments(catalogs, &response, scratch, sizeof scratch, arguments, 4), 1);
  assert_string_equal(arguments[0].name, "repository");
  assert_int_equal(arguments[0].length, 4);
  assert_memory_equal(arguments[0].text, "Döc", 4);
}

static uint64_t seed = 5;

static uint32_t random_below(uint32_t limit) {
  seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
  return (uint32_t)(seed >> 33) % limit;
}

/* jansson's text, U+FFFD in place of U+0000 as in a C string of ours. */
static void assert_same_text(const errcat_response *response, const json_t *message) {
  char text[512];
  size_t length = 0;
  const char *at = json_string_value(message), *end = at + json_string_length(message);
  for (; at < end; at++) length += (size_t)sprintf(text + length, *at ? "%c" : "\uFFFD", *at);
  assert_int_equal(response->message.length, length);
  assert_memory_equal(response->message.text, text, length);
}

/* On purpose unlike jansson: a byte order mark is passed over, a number of any size is JSON, a name
   may have U+0000, and half a surrogate pair is told. Returns whether it is JSON. */
static bool same_as_jansson(const char *text, size_t length) {
  errcat_response response;
  char scratch[2048];
  errcat_read(catalogs, text, length, 0, scratch, sizeof scratch, &response);
  /* What is no mistake of the JSON itself is ours alone. */
  const bool ours = is_json(response.diagnostic);
  json_error_t error;
  json_t *root = json_loadb(text, length, JSON_ALLOW_NUL | JSON_DECODE_ANY, &error);
  if (!root && (strstr(error.text, "overflow") || strstr(error.text, "too big") ||
                strstr(error.text, "NUL byte in object key")))
    return false;
  if (ours != (root != NULL))
    fail_msg("%.*s: ours %d, jansson's %d (%s)", (int)length, text, ours, root != NULL, error.text);
  if (root && response.diagnostic != ERRCAT_DIAGNOSTIC_BODY_DUPLICATE) {
    const json_t *code = json_object_get(root, "error_code");
    const json_t *message = json_object_get(root, "error_msg");
    const json_int_t value = json_integer_value(code);
    if (json_is_integer(code))
      assert_int_equal(response.code, value >= -INT32_MAX && value <= INT32_MAX ? value : 0);
    assert_int_equal(response.message.text != NULL, json_is_string(message));
    if (response.message.text) assert_same_text(&response, message);
  }
  json_decref(root);
  return ours;
}

static void verdicts_are_janssons(void **state) {
  (void)state;
  static const char *const bits[] = {
      "{",     "}",       "[",    "]",   ",",     ":",           "\"error_code\"", "\"error_msg\"",
      "40003", "-1",      "0.5",  "1e9", "\"a\"", "\"\\u00e9\"", "\"\\ud800\"",    "\"\\u0000\"",
      "true",  "false",   "null", " ",   "\n",    "\"é\"",       "\"\xC3\"",       "tru",
      "01",    "\"\\x\"", "\""};
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
    text[length] = '\0';
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
                                     "\\u0000",
                                     "\\ud83d\\ude00",
                                     "\\udfff",
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
  assert_in_range(sound, 2000, 10000);
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
      {"{\"repository\":\"\"}", NULL},
      {"{\"repository\":\" \\u00a0\"}", NULL},
      {"{\"repository\":\"one\",\"repository\":\"\"}", "one"},
  };
  for (size_t i = 0; i < sizeof sent / sizeof sent[0]; i++) {
    char body[256], scratch[8];
    errcat_response response;
    errcat_argument argument;
    snprintf(body, sizeof body, "{\"error_code\":40321,\"error_args\":%s}", sent[i].object);
    assert_int_equal(errcat_read(catalogs, body, ERRCAT_NUL, 0, NULL, 0, &response), ERRCAT_OK);
    const size_t count =
        errcat_read_arguments(catalogs, &response, scratch, sizeof scratch, &argument, 1);
    if (count != (sent[i].argument != NULL)) fail_msg("%s: %zu", body, count);
    if (!count) continue;
    assert_int_equal(argument.length, strlen(sent[i].argument));
    assert_memory_equal(argument.text, sent[i].argument, argument.length);
  }
}

/* What no sentence could show is not given back, so that it does not stand for what is there. */
static void arguments_have_the_type_of_their_parameter(void **state) {
  (void)state;
  static const char table[] =
      "D(\"typed\", \"\") T(1, 400, N, PARAMETER(COUNT, c) PARAMETER(NUMBER, n) "
      "PARAMETER(TIME, t) PARAMETER(TEXT, x), FULL(\"{c} {n} {t} {x}\"), "
      "BARE(\"bare\"))";
  errcat_domain *domain = errcat_domain_load(table, ERRCAT_NUL, "typed.def", NULL, NULL, NULL);
  errcat_catalogs *typed = errcat_open(domain, NULL, NULL);
  assert_non_null(typed);
  static const struct {
    const char *object;
    size_t count;
    int32_t type;
    int64_t number;
  } types[] = {
      {"{\"c\":21}", 1, ERRCAT_COUNT, 21},
      {"{\"c\":\"21\"}", 1, ERRCAT_COUNT, 21},
      {"{\"c\":9223372036854775807}", 1, ERRCAT_COUNT, INT64_MAX},
      {"{\"c\":9223372036854775808}", 0, 0, 0},
      {"{\"c\":-1}", 0, 0, 0},
      {"{\"c\":1.5}", 0, 0, 0},
      {"{\"c\":1e3}", 0, 0, 0},
      {"{\"c\":\"many\"}", 0, 0, 0},
      {"{\"c\":null}", 0, 0, 0},
      {"{\"c\":\"\"}", 0, 0, 0},
      {"{\"n\":-21}", 1, ERRCAT_NUMBER, -21},
      {"{\"n\":\"-21\"}", 1, ERRCAT_NUMBER, -21},
      {"{\"n\":-9223372036854775809}", 0, 0, 0},
      {"{\"n\":0.0}", 0, 0, 0},
      {"{\"t\":\"1970-01-02\"}", 1, ERRCAT_TIME, 86400},
      {"{\"t\":\"1970-01-01T00:01:00Z\"}", 1, ERRCAT_TIME, 60},
      {"{\"t\":\"1970-01-32\"}", 0, 0, 0},
      {"{\"t\":\"yesterday\"}", 0, 0, 0},
      {"{\"t\":86400}", 0, 0, 0},
      {"{\"x\":1.5}", 1, ERRCAT_TEXT, 0},
      {"{\"c\":1,\"n\":2,\"t\":\"soon\",\"x\":\"X\"}", 3, ERRCAT_COUNT, 1},
      {"{\"c\":1,\"c\":\"two\"}", 1, ERRCAT_COUNT, 1},
      {"{\"c\":1,\"c\":2}", 1, ERRCAT_COUNT, 2},
  };
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    char scratch[8];
    errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
    const errcat_response response = {.code = 1,
                                      .arguments = {types[i].object, strlen(types[i].object)}};
    const size_t count = errcat_read_arguments(typed, &response, scratch, sizeof scratch, arguments,
                                               ERRCAT_PARAMETERS_MAX);
    if (count != types[i].count ||
        (count && (arguments[0].type != types[i].type || arguments[0].number != types[i].number)))
      fail_msg("%s: %zu", types[i].object, count);
  }
  errcat_close(typed);
  errcat_domain_free(domain);
}

/* The last that can be read counts, if it is an object. */
static void error_args_are_an_object(void **state) {
  (void)state;
  static const struct {
    const char *body, *arguments; /* NULL: none */
  } bodies[] = {
      {"{\"error_code\":1}", NULL},
      {"{\"error_code\":1,\"error_args\":{}}", "{}"},
      {"{\"error_code\":1,\"error_args\": {\"a\":1} }", "{\"a\":1}"},
      {"{\"error_code\":1,\"error_args\":[1]}", NULL},
      {"{\"error_code\":1,\"error_args\":{\"a\":1},\"error_args\":7}", NULL},
      {"{\"error_code\":1,\"error_args\":7,\"error_args\":{\"a\":1}}", "{\"a\":1}"},
      {"{\"error_code\":1,\"error_args\":{\"a\":1},\"error_args\":{\"b\":tr}}", "{\"a\":1}"},
  };
  for (size_t i = 0; i < sizeof bodies / sizeof bodies[0]; i++) {
    errcat_response response;
    errcat_read(catalogs, bodies[i].body, ERRCAT_NUL, 0, NULL, 0, &response);
    const char *expected = bodies[i].arguments;
    assert_int_equal(response.code, 1);
    assert_int_equal(response.arguments.text != NULL, expected != NULL);
    assert_int_equal(response.arguments.length, expected ? strlen(expected) : 0);
    if (expected) assert_memory_equal(response.arguments.text, expected, strlen(expected));
  }
}

/* As many as there is room for, their texts one behind the other in scratch. */
static void arguments_and_their_texts_keep_to_their_room(void **state) {
  (void)state;
  static const char table[] =
      "D(\"rooms\", \"\") T(1, 400, N, PARAMETER(TEXT, a) PARAMETER(TEXT, b) PARAMETER(NUMBER, n), "
      "FULL(\"{a} {b} {n}\"), BARE(\"bare\"))";
  errcat_domain *domain = errcat_domain_load(table, ERRCAT_NUL, "rooms.def", NULL, NULL, NULL);
  errcat_catalogs *own = errcat_open(domain, NULL, NULL);
  assert_non_null(own);
  static const char object[] = "{\"a\":\"x\\ny\",\"b\":\"\\u00e9z\",\"n\":-7,\"a\":\"\\tw\"}";
  static const struct {
    size_t capacity, size, count;
    const char *texts[3]; /* NULL: the number */
  } rooms[] = {
      {0, 8, 0, {NULL}},
      {1, 8, 1, {"\tw"}},
      {2, 8, 2, {"\tw", "éz"}},
      {3, 8, 3, {"\tw", "éz", NULL}},
      {4, 8, 3, {"\tw", "éz", NULL}},
      /* what was read first stays where the last does not fit */
      {3, 7, 3, {"x\ny", "éz", NULL}},
      {3, 6, 3, {"x\ny", "éz", NULL}},
      /* é is written whole or not at all, and what does not fit is no argument */
      {3, 5, 2, {"x\ny", NULL}},
      {3, 3, 2, {"x\ny", NULL}},
      {3, 0, 1, {NULL}},
  };
  for (size_t i = 0; i < sizeof rooms / sizeof rooms[0]; i++) {
    const errcat_response response = {.code = 1, .arguments = {object, sizeof object - 1}};
    char *scratch = malloc(rooms[i].size ? rooms[i].size : 1);
    errcat_argument *arguments =
        malloc((rooms[i].capacity + !rooms[i].capacity) * sizeof *arguments);
    const size_t count =
        errcat_read_arguments(own, &response, scratch, rooms[i].size, arguments, rooms[i].capacity);
    if (count != rooms[i].count) fail_msg("room %zu: %zu arguments", i, count);
    for (size_t a = 0; a < count; a++) {
      const char *text = rooms[i].texts[a];
      if (!text) {
        assert_int_equal(arguments[a].type, ERRCAT_NUMBER);
        assert_int_equal(arguments[a].number, -7);
      } else if (arguments[a].length != strlen(text) ||
                 memcmp(arguments[a].text, text, strlen(text)) != 0) {
        fail_msg("room %zu: argument %zu is %.*s", i, a, (int)arguments[a].length,
                 arguments[a].text);
      }
    }
    free(arguments);
    free(scratch);
  }
  errcat_close(own);
  errcat_domain_free(domain);
}

static void a_status_is_the_errors_own(void **state) {
  (void)state;
  static const char table[] = "D(\"d\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.msg\"))\nE(1, 0, "
                              "A, \"a\")E(2, 410, B, \"b\")";
  errcat_domain *domain = errcat_domain_load(table, ERRCAT_NUL, "t", NULL, NULL, NULL);
  assert_non_null(domain);
  errcat_catalogs *own = errcat_open(domain, NULL, NULL);
  assert_non_null(own);
  assert_int_equal(errcat_http_status(own, 1, 502), 502);
  assert_int_equal(errcat_http_status(own, 2, 502), 410);
  assert_int_equal(errcat_http_status(own, 3, 502), 502);
  errcat_close(own);
  errcat_domain_free(domain);
}

static void a_message_that_fits_is_not_called_cut(void **state) {
  (void)state;
  char scratch[5];
  errcat_response response;
  errcat_read(catalogs, "{\"error_code\":1,\"error_msg\":\"ab\\ncd\"}", ERRCAT_NUL, 0, scratch, 5,
              &response);
  assert_int_equal(response.message.length, 5);
  assert_int_equal(response.status, 0);
  errcat_read(catalogs, "{\"error_code\":1,\"error_msg\":\"ab\\ncd\"}", ERRCAT_NUL, 0, scratch, 4,
              &response);
  assert_int_equal(response.status, ERRCAT_NO_SCRATCH);
  assert_int_equal(response.message.length, 4);
  assert_memory_equal(response.message.text, "ab\nc", 4);
}

static void bodies_are_written_and_read_back(void **state) {
  (void)state;
  errcat_reader reader;
  char body[1024], scratch[1024];
  errcat_result result;
  const errcat_argument docs = errcat_text("repository", "D\"oc\\s\n\xFF é", ERRCAT_NUL);
  errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
  errcat_write(&reader, 40321, &docs, 1, NULL, body, sizeof body, &result);
  assert_string_equal(result.tag, "de");
  errcat_response response;
  assert_int_equal(errcat_read(catalogs, body, ERRCAT_NUL, 0, scratch, sizeof scratch, &response),
                   ERRCAT_OK);
  assert_int_equal(response.code, 40321);
  errcat_matched match = {0};
  errcat_match(&reader, 40321, response.message.text, response.message.length, NULL, 0, NULL,
               &match);
  assert_int_equal(match.outcome, ERRCAT_MATCH_EXACT);
  assert_int_equal(match.arguments[0].length, strlen("D\"oc\\s\n\xEF\xBF\xBD é"));

  const errcat_argument days = errcat_count("days", 21);
  errcat_release(&reader);
  errcat_choose_source(catalogs, &reader);
  errcat_write(&reader, 4033023, &days, 1,
               &(errcat_body_options){.form = ERRCAT_PROBLEM, .flags = ERRCAT_WITH_LANGUAGE}, body,
               sizeof body, NULL);
  assert_string_equal(
      body, "{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"Maximum "
            "set time for external link is 21 "
            "days\",\"error_code\":4033023,\"days\":21,\"language\":\"en\",\"dir\":\"ltr\"}");
  errcat_write(&reader, 4033023, &days, 1, &(errcat_body_options){.flags = ERRCAT_WITH_ARGUMENTS},
               body, sizeof body, NULL);
  assert_string_equal(
      body, "{\"error_code\":4033023,\"error_msg\":\"Maximum set time for external link is 21 "
            "days\",\"error_args\":{\"days\":21}}");
  errcat_write(&reader, 49999, NULL, 0,
               &(errcat_body_options){.form = ERRCAT_PROBLEM, .http_status = 404}, body,
               sizeof body, NULL);
  assert_string_equal(
      body,
      "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"Requested "
      "resource does not exist\",\"error_code\":49999}");
  /* Every size: what is written is a beginning, and the length does not depend on it. */
  const size_t length =
      errcat_write(&reader, 40321, &docs, 1, &(errcat_body_options){.flags = ERRCAT_WITH_ARGUMENTS},
                   NULL, 0, NULL);
  for (size_t size = 1; size <= length + 1; size++) {
    char *exact = malloc(size);
    assert_int_equal(errcat_write(&reader, 40321, &docs, 1,
                                  &(errcat_body_options){.flags = ERRCAT_WITH_ARGUMENTS}, exact,
                                  size, &result),
                     length);
    assert_true(strlen(exact) < size);
    assert_int_equal((result.status & ERRCAT_TRUNCATED) != 0, size <= length);
    free(exact);
  }
  errcat_release(&reader);
}

/* RFC 9457, 4.2.1: the title of about:blank is the status's phrase. */
static void problems_of_no_type_have_the_title_of_their_status(void **state) {
  (void)state;
  static const struct {
    int32_t status;
    const char *members;
  } titles[] = {
      {400, "\"title\":\"Bad Request\",\"status\":400,"},
      {401, "\"title\":\"Unauthorized\",\"status\":401,"},
      {402, "\"title\":\"Payment Required\",\"status\":402,"},
      {403, "\"title\":\"Forbidden\",\"status\":403,"},
      {404, "\"title\":\"Not Found\",\"status\":404,"},
      {405, "\"title\":\"Method Not Allowed\",\"status\":405,"},
      {406, "\"title\":\"Not Acceptable\",\"status\":406,"},
      {407, "\"title\":\"Proxy Authentication Required\",\"status\":407,"},
      {408, "\"title\":\"Request Timeout\",\"status\":408,"},
      {409, "\"title\":\"Conflict\",\"status\":409,"},
      {410, "\"title\":\"Gone\",\"status\":410,"},
      {411, "\"title\":\"Length Required\",\"status\":411,"},
      {412, "\"title\":\"Precondition Failed\",\"status\":412,"},
      {413, "\"title\":\"Content Too Large\",\"status\":413,"},
      {414, "\"title\":\"URI Too Long\",\"status\":414,"},
      {415, "\"title\":\"Unsupported Media Type\",\"status\":415,"},
      {416, "\"title\":\"Range Not Satisfiable\",\"status\":416,"},
      {417, "\"title\":\"Expectation Failed\",\"status\":417,"},
      {421, "\"title\":\"Misdirected Request\",\"status\":421,"},
      {422, "\"title\":\"Unprocessable Content\",\"status\":422,"},
      {423, "\"title\":\"Locked\",\"status\":423,"},
      {424, "\"title\":\"Failed Dependency\",\"status\":424,"},
      {425, "\"title\":\"Too Early\",\"status\":425,"},
      {426, "\"title\":\"Upgrade Required\",\"status\":426,"},
      {428, "\"title\":\"Precondition Required\",\"status\":428,"},
      {429, "\"title\":\"Too Many Requests\",\"status\":429,"},
      {431, "\"title\":\"Request Header Fields Too Large\",\"status\":431,"},
      {451, "\"title\":\"Unavailable For Legal Reasons\",\"status\":451,"},
      {500, "\"title\":\"Internal Server Error\",\"status\":500,"},
      {501, "\"title\":\"Not Implemented\",\"status\":501,"},
      {502, "\"title\":\"Bad Gateway\",\"status\":502,"},
      {503, "\"title\":\"Service Unavailable\",\"status\":503,"},
      {504, "\"title\":\"Gateway Timeout\",\"status\":504,"},
      {505, "\"title\":\"HTTP Version Not Supported\",\"status\":505,"},
      {506, "\"title\":\"Variant Also Negotiates\",\"status\":506,"},
      {507, "\"title\":\"Insufficient Storage\",\"status\":507,"},
      {508, "\"title\":\"Loop Detected\",\"status\":508,"},
      {510, "\"title\":\"Not Extended\",\"status\":510,"},
      {511, "\"title\":\"Network Authentication Required\",\"status\":511,"},
      {0, "\"title\":\"Unknown error\",\"detail\""},
      {99, "\"title\":\"Unknown error\",\"detail\""},
      {100, "\"title\":\"Unknown error\",\"status\":100,"},
      {418, "\"title\":\"Unknown error\",\"status\":418,"}, /* unused */
      {599, "\"title\":\"Unknown error\",\"status\":599,"},
      {600, "\"title\":\"Unknown error\",\"detail\""},
      {65535, "\"title\":\"Unknown error\",\"detail\""},
  };
  errcat_reader reader;
  errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
  for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++) {
    char body[512], expected[128];
    errcat_write(&reader, 49999, NULL, 0,
                 &(errcat_body_options){.form = ERRCAT_PROBLEM, .http_status = titles[i].status},
                 body, sizeof body, NULL);
    snprintf(expected, sizeof expected, "{\"type\":\"about:blank\",%s", titles[i].members);
    if (strncmp(body, expected, strlen(expected)) != 0) fail_msg("%u: %s", titles[i].status, body);
  }
  errcat_release(&reader);
}

/* Whatever the arguments hold and the domain's members are called: JSON, and no name twice. */
static void what_is_written_is_json_with_each_name_once(void **state) {
  (void)state;
  static const char *const names[] = {"type",     "title", "status", "detail",     "instance",
                                      "language", "dir",   "code",   "error_args", "other"};
  static const char *const members[] = {"code", "msg", "detail", "title", "status", "type", "q"};
  static const char hostile[] =
      "\"\\\n\r\t\x01\x1F\x7F</script>&'\u2028\xFF\xED\xA0\x80\xF0\x9Fé\0z";
  size_t written = 0;
  for (size_t m = 0; m < sizeof members / sizeof members[0]; m++)
    for (size_t n = 0; n < sizeof members / sizeof members[0]; n++) {
      char table[4096];
      if (m == n) continue;
      size_t length = (size_t)snprintf(table, sizeof table,
                                       "D(\"d\", \"%s\") SHAPE(CODE(\"$.%s\") MESSAGE(\"$.%s\"))\n",
                                       m % 2 ? "https://e.org/?" : "", members[m], members[n]);
      for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        length += (size_t)snprintf(table + length, sizeof table - length,
                                   "T(%zu, 409, NAME_%zu, PARAMETER(TEXT, %s), FULL(\"%zu {%s}\"), "
                                   "BARE(\"%zu\"))\n",
                                   i + 1, i + 1, names[i], i + 1, names[i], i + 1);
      errcat_domain *domain = errcat_domain_load(table, length, "t", NULL, NULL, NULL);
      assert_non_null(domain);
      errcat_catalogs *own = errcat_open(domain, NULL, NULL);
      assert_non_null(own);
      errcat_reader reader;
      errcat_choose_source(own, &reader);
      for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        errcat_argument argument = errcat_text(names[i], hostile, ERRCAT_NUL);
        argument.length = sizeof hostile - 1;
        static const uint32_t forms[] = {
            ERRCAT_BODY, ERRCAT_WITH_ARGUMENTS | ERRCAT_WITH_LANGUAGE, ERRCAT_PROBLEM,
            ERRCAT_PROBLEM | ERRCAT_WITH_ARGUMENTS | ERRCAT_WITH_LANGUAGE};
        for (size_t f = 0; f < sizeof forms / sizeof forms[0]; f++) {
          char body[2048];
          json_error_t error;
          length = errcat_write(&reader, (int32_t)i + 1, &argument, 1, TEST_BODY_OPTIONS(forms[f]),
                                body, sizeof body, NULL);
          json_t *root = json_loadb(body, length, JSON_ALLOW_NUL | JSON_REJECT_DUPLICATES, &error);
          if (!root) fail_msg("%s: %s", body, error.text);
          json_decref(root);
          written++;
        }
      }
      errcat_release(&reader);
      errcat_close(own);
      errcat_domain_free(domain);
    }
  assert_int_equal(written, 7 * 6 * 10 * 4);
}

/* Numbers and times as members; an argument called as a member of the problem is not one twice. */
static void arguments_are_written_by_their_type(void **state) {
  (void)state;
  errcat_reader reader;
  char body[512];
  errcat_choose_source(catalogs, &reader);
  static const struct {
    int32_t code;
    const char *name, *text, *member;
  } types[] = {
      {403335, "level", "-9223372036854775808", "{\"level\":-9223372036854775808}"},
      {4033023, "days", "0", "{\"days\":0}"},
      {404093, "time", "2026-03-02 09:05:07-08:30", "{\"time\":\"2026-03-02T09:05-08:30\"}"},
      {404093, "time", "2026-03-02", "{\"time\":\"2026-03-02\"}"},
      {404093, "time", "soon", "{}"},
      {404061, "user", "a\"", "{\"user\":\"a\\\"\"}"},
  };
  for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
    const errcat_argument argument = errcat_text(types[i].name, types[i].text, ERRCAT_NUL);
    errcat_write(&reader, types[i].code, &argument, 1,
                 &(errcat_body_options){.flags = ERRCAT_WITH_ARGUMENTS}, body, sizeof body, NULL);
    const char *found = strstr(body, "\"error_args\":");
    assert_non_null(found);
    found += strlen("\"error_args\":");
    if (strncmp(found, types[i].member, strlen(types[i].member)) != 0) fail_msg("%s", body);
  }
  errcat_release(&reader);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_answer_is_the_best_there_is),
      cmocka_unit_test(every_diagnostic_has_its_place),
      cmocka_unit_test(values_may_be_nested_to_a_limit),
      cmocka_unit_test(a_key_is_a_name_if_all_of_it_is),
      cmocka_unit_test(members_are_taken_off_an_objects_front),
      cmocka_unit_test(verdicts_are_jsontestsuites),
      cmocka_unit_test(fields_are_those_of_the_last_head),
      cmocka_unit_test(heads_are_read_to_their_last_byte),
      cmocka_unit_test(a_field_is_called_by_all_of_its_name),
      cmocka_unit_test(header_fields_are_read),
      cmocka_unit_test(verdicts_are_janssons),
      cmocka_unit_test(strings_are_janssons_wherever_what_stands_in_them),
      cmocka_unit_test(arguments_sent_along_are_whole_or_left_out),
      cmocka_unit_test(arguments_have_the_type_of_their_parameter),
      cmocka_unit_test(error_args_are_an_object),
      cmocka_unit_test(arguments_and_their_texts_keep_to_their_room),
      cmocka_unit_test(a_status_is_the_errors_own),
      cmocka_unit_test(a_message_that_fits_is_not_called_cut),
      cmocka_unit_test(bodies_are_written_and_read_back),
      cmocka_unit_test(problems_of_no_type_have_the_title_of_their_status),
      cmocka_unit_test(what_is_written_is_json_with_each_name_once),
      cmocka_unit_test(arguments_are_written_by_their_type),
  };
  return cmocka_run_group_tests(tests, open_catalogs, close_catalogs);
}
