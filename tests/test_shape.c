/* Bodies of any shape: read, written, and both ways. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <errcat/define.h>
#include <jansson.h>
#include <time.h>

/* ---- a table, and what one call finds ---- */

struct service {
  errcat_domain *domain;
  errcat_catalogs *catalogs;
  errcat_reader reader;
};

static void keep_first(void *context, const errcat_diagnostic *diagnostic) {
  errcat_diagnostic *first = context;
  if (!first->kind) *first = *diagnostic;
}

static struct service open_service(const char *table) {
  struct service service;
  errcat_diagnostic diagnostic = {0};
  service.domain = errcat_domain_load(table, ERRCAT_NUL, "t", NULL, keep_first, &diagnostic);
  if (!service.domain) fail_msg("%s: %s (%d)", table, diagnostic.where, (int)diagnostic.kind);
  service.catalogs = errcat_open(service.domain, NULL, &diagnostic);
  if (!service.catalogs) fail_msg("%s: %s (%d)", table, diagnostic.where, (int)diagnostic.kind);
  assert_int_equal(errcat_choose_source(service.catalogs, &service.reader), 0);
  return service;
}

static void close_service(struct service *service) {
  errcat_release(&service->reader);
  errcat_close(service->catalogs);
  errcat_domain_free(service->domain);
}

/* NULL: there is none. */
static bool is_slice(errcat_slice slice, const char *text) {
  if (!text || !slice.text) return !text && !slice.text;
  return slice.length == strlen(text) && !memcmp(slice.text, text, slice.length);
}

/* The arguments as "name=value;", numbers and times as numbers. */
static const char *describe(const struct service *service, const errcat_response *response) {
  static char text[512];
  char scratch[512];
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  const size_t count = errcat_read_arguments(service->catalogs, response, scratch, sizeof scratch,
                                             arguments, ERRCAT_PARAMETERS_MAX);
  size_t length = 0;
  text[0] = '\0';
  for (size_t i = 0; i < count; i++)
    length += (size_t)(arguments[i].type == ERRCAT_TEXT
                           ? sprintf(text + length, "%s=%.*s;", arguments[i].name,
                                     (int)arguments[i].length, arguments[i].text)
                           : sprintf(text + length, "%s=%lld;", arguments[i].name,
                                     (long long)arguments[i].number));
  return text;
}

/* What is expected of the first error of a body; the next ones are its further rows, without body. */
struct expected {
  const char *body;
  int32_t code;
  const char *key, *message, *detail, *field, *arguments; /* arguments NULL: "" */
  int32_t diagnostic;
};

static void check_bodies(const char *table, const struct expected *rows, size_t count) {
  struct service service = open_service(table);
  errcat_response response = {0};
  const char *body = NULL;
  char *exact = NULL;
  size_t length = 0;
  for (size_t i = 0; i < count; i++) {
    const struct expected *row = &rows[i];
    char scratch[2048];
    const size_t from = row->body ? 0 : response.next;
    if (row->body) {
      if (body && response.next) fail_msg("%s: has one more", body);
      body = row->body;
      length = strlen(body);
      free(exact);
      exact = malloc(length + !length); /* an overread is seen by the sanitizers */
      memcpy(exact, body, length);
    } else if (!from) {
      fail_msg("%s: has no more", body);
    }
    const errcat_status status =
        errcat_read(service.catalogs, exact, length, from, scratch, sizeof scratch, &response);
    if (status != (row->diagnostic ? ERRCAT_FAULTY : ERRCAT_OK) ||
        response.diagnostic != row->diagnostic)
      fail_msg("%s (row %zu): %d, fault %d", body, i, (int)status, (int)response.diagnostic);
    if (response.code != row->code) fail_msg("%s (row %zu): code %d", body, i, (int)response.code);
    if (!is_slice(response.key, row->key)) fail_msg("%s (row %zu): key", body, i);
    if (!is_slice(response.message, row->message)) fail_msg("%s (row %zu): message", body, i);
    if (!is_slice(response.detail, row->detail)) fail_msg("%s (row %zu): detail", body, i);
    if (!is_slice(response.field, row->field)) fail_msg("%s (row %zu): field", body, i);
    const char *arguments = describe(&service, &response);
    if (strcmp(arguments, row->arguments ? row->arguments : "") != 0)
      fail_msg("%s (row %zu): arguments %s", body, i, arguments);
  }
  if (response.next) fail_msg("%s: has one more", body);
  free(exact);
  close_service(&service);
}

#define COUNT(array) (sizeof(array) / sizeof(array)[0])

/* ---- what public services send ---- */

static void oauth_is_read(void **state) {
  (void)state;
  static const struct expected rows[] = {
      {"{\"error\":\"invalid_grant\",\"error_description\":\"Token has been expired or revoked.\"}",
       2, NULL, "Token has been expired or revoked.", NULL, NULL, NULL, 0},
      {"HTTP/1.1 400 Bad Request\r\nContent-Type: application/json\r\n\r\n"
       "{\"error\":\"invalid_request\",\"error_uri\":\"https://e.org/\"}",
       1, NULL, NULL, NULL, NULL, NULL, 0},
      {"{\"error\":\"slow_down\",\"error_description\":\"Wait\"}", 0, "slow_down", "Wait", NULL,
       NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_UNKNOWN_KEY},
      {"{\"error\":\"invalid\\u005fgrant\"}", 2, NULL, NULL, NULL, NULL, NULL, 0},
      {"{\"error\":\"slow\\ndown\"}", 0, "slow\ndown", NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_UNKNOWN_KEY},
      {"{\"error\":\"invalid_grant\\u0000\"}", 0, "invalid_grant\uFFFD", NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_UNKNOWN_KEY},
      {"{\"error\":\"2\"}", 2, NULL, NULL, NULL, NULL, NULL, 0},
      {"{\"error_description\":\"only words\"}", 0, NULL, "only words", NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"{\"error\":{\"code\":1}}", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE},
      {"{\"error\":true,\"error_description\":\"x\"}", 0, NULL, "x", NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE},
  };
  check_bodies("D(\"oauth\", \"\") SHAPE(CODE(\"$.error\") MESSAGE(\"$.error_description\"))\n"
               "E(1, 400, INVALID_REQUEST, \"The request is wrong\")\n"
               "E(2, 400, INVALID_GRANT, \"The sign-in is no longer valid\")\n"
               "KEY(1, \"invalid_request\") KEY(2, \"invalid_grant\")",
               rows, COUNT(rows));
}

/* The reason of a detail where there is one that is known, else the status. */
static void google_rpc_is_read(void **state) {
  (void)state;
  static const struct expected rows[] = {
      {"{\"error\":{\"code\":404,\"message\":\"Not found\",\"status\":\"NOT_FOUND\"}}", 1, NULL,
       "Not found", NULL, NULL, NULL, 0},
      {"{\"error\":{\"code\":403,\"message\":\"Disabled\",\"status\":\"PERMISSION_DENIED\","
       "\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.Help\",\"links\":[]},"
       "{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\",\"reason\":\"API_DISABLED\","
       "\"domain\":\"googleapis.com\",\"metadata\":{\"service\":\"pubsub\\u002egoogleapis.com\","
       "\"resource\":\"projects/123\"}}]}}",
       2, NULL, "Disabled", NULL, NULL, "service=pubsub.googleapis.com;", 0},
      /* A reason that the table does not have, and a status that it has. */
      {"{\"error\":{\"message\":\"m\",\"status\":\"NOT_FOUND\",\"details\":[{\"reason\":\"NEW\"}]}"
       "}",
       1, NULL, "m", NULL, NULL, NULL, 0},
      /* Neither: the first shape that fits. */
      {"{\"error\":{\"message\":\"m\",\"status\":\"ABORTED\",\"details\":[{\"reason\":\"NEW\"}]}}",
       0, "NEW", "m", NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_UNKNOWN_KEY},
      {"{\"error\":{\"message\":\"m\",\"status\":\"ABORTED\",\"details\":[]}}", 0, "ABORTED", "m",
       NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_UNKNOWN_KEY},
      /* Of [*] the first element that has the rest. */
      {"{\"error\":{\"message\":\"m\",\"details\":[1,{},{\"reason\":\"API_DISABLED\"},"
       "{\"reason\":\"NEW\"}]}}",
       2, NULL, "m", NULL, NULL, NULL, 0},
      {"{\"error\":{\"message\":\"m\"}}", 0, NULL, "m", NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"{\"error\":{\"status\":1.5}}", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE},
      {"{\"error\":{\"status\":99999999999}}", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE},
  };
  check_bodies("D(\"google\", \"\")\n"
               "SHAPE(CODE(\"$.error.details[*].reason\") MESSAGE(\"$.error.message\")\n"
               "      ARGUMENTS(\"$.error.details[*].metadata\"))\n"
               "SHAPE(CODE(\"$.error.status\") MESSAGE(\"$.error.message\"))\n"
               "E(1, 404, NOT_FOUND, \"Not there\")\n"
               "T(2, 403, API_DISABLED, PARAMETER(TEXT, service), FULL(\"{service} is off\"),\n"
               "  BARE(\"It is off\"))\n"
               "KEY(1, \"NOT_FOUND\") KEY(2, \"API_DISABLED\")",
               rows, COUNT(rows));
}

#define GRAPHQL                                                                   \
  "D(\"graphql\", \"\")\n"                                                        \
  "SHAPE(EACH(\"$.errors\") CODE(\"@.extensions.code\") MESSAGE(\"@.message\")\n" \
  "      FIELD(\"@.path\") ARGUMENTS(\"@.extensions.arguments\"))\n"              \
  "E(1, 200, FORBIDDEN, \"Not allowed\")\n"                                       \
  "T(2, 200, TOO_LONG, PARAMETER(COUNT, most) PARAMETER(TEXT, name),\n"           \
  "  FULL(\"{name}: at most {most}\"), BARE(\"Too long\"))\n"                     \
  "KEY(1, \"FORBIDDEN\") KEY(2, \"TOO_LONG\") PATH(name, \"@.locations[0].name\")"

static void graphql_is_read_one_by_one(void **state) {
  (void)state;
  static const struct expected rows[] = {
      {"{\"data\":null,\"errors\":[{\"message\":\"No\",\"path\":[\"me\",0,\"mail\"],"
       "\"extensions\":{\"code\":\"FORBIDDEN\"}}]}",
       1, NULL, "No", NULL, "[\"me\",0,\"mail\"]", NULL, 0},
      {"{\"errors\" : [ {\"message\":\"a\",\"extensions\":{\"code\":\"FORBIDDEN\"}} , "
       "{\"message\":\"b\",\"path\":\"q\",\"locations\":[{\"name\":\"N\"}],"
       "\"extensions\":{\"code\":\"TOO_LONG\",\"arguments\":{\"most\":7}}}\n,\n"
       "{\"message\":\"c\",\"extensions\":{\"code\":\"NEW\"}} ] }",
       1, NULL, "a", NULL, NULL, NULL, 0},
      {NULL, 2, NULL, "b", NULL, "q", "name=N;most=7;", 0},
      {NULL, 0, "NEW", "c", NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_UNKNOWN_KEY},
      /* Behind a head; elements without a code, or that are no objects, are not the end. */
      {"HTTP/1.1 200 OK\r\nContent-Type: application/graphql-response+json\r\n\r\n"
       "{\"errors\":[{\"message\":\"Syntax\"},null,{\"message\":\"x\",\"extensions\":{\"code\":7}}]"
       "}",
       0, NULL, "Syntax", NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {NULL, 0, NULL, NULL, NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {NULL, 7, NULL, "x", NULL, NULL, NULL, 0},
      {"{\"errors\":[]}", 0, NULL, NULL, NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"{\"errors\":{\"message\":\"x\"}}", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"{\"data\":{}}", 0, NULL, NULL, NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      /* The last list of that name counts. */
      {"{\"errors\":[{\"message\":\"a\"}],\"errors\":[{\"message\":\"b\",\"extensions\":{\"code\":"
       "1}}]}",
       1, NULL, "b", NULL, NULL, NULL, 0},
      /* Cut off and broken: what is before is given. */
      {"{\"errors\":[{\"message\":\"a\",\"extensions\":{\"code\":1}},{\"message\":\"b", 1, NULL,
       "a", NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {NULL, 0, NULL, "b", NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
  };
  check_bodies(GRAPHQL, rows, COUNT(rows));
}

static void json_rpc_is_read(void **state) {
  (void)state;
  static const struct expected rows[] = {
      {"{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601,\"message\":\"Method not "
       "found\"},\"id\":\"1\"}",
       -32601, NULL, "Method not found", NULL, NULL, NULL, 0},
      {"{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32602,\"message\":\"Invalid params\","
       "\"data\":{\"method\":\"sum\"}},\"id\":1}",
       -32602, NULL, "Invalid params", NULL, NULL, "method=sum;", 0},
      {"{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32000,\"message\":\"m\"}}", -32000, NULL, "m",
       NULL, NULL, NULL, 0},
      {"{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601.5,\"message\":\"m\"}}", 0, NULL, "m", NULL,
       NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE},
      {"{\"error\":{\"code\":0,\"message\":\"m\"}}", 0, NULL, "m", NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE},
      {"{\"error\":{\"code\":-2147483648,\"message\":\"m\"}}", 0, NULL, "m", NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_CODE_RANGE},
      {"{\"error\":{\"code\":-32601,\"code\":-32602}}", -32602, NULL, NULL, NULL, NULL, NULL, 0},
      {"\xEF\xBB\xBF {\"error\":{\"code\":-32602,\"data\":{\"method\":\"sum\"}}}", -32602, NULL,
       NULL, NULL, NULL, "method=sum;", 0},
      /* A number that may go on is none; nor is a text that does. */
      {"{\"error\":{\"code\":-32601", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {"{\"error\":{\"code\":-32,601}}", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_SYNTAX},
      {"{\"error\":{\"code\":-32_601}}", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_SYNTAX},
      {"{\"error\":{\"code\":\"-32601", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {"{\"error\":{\"code\":-32601 ", -32601, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {"{\"error\":{\"message\":\"cut o", 0, NULL, "cut o", NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {"{\"error\":{\"code\":-32602,\"data\":{\"method\":\"su", -32602, NULL, NULL, NULL, NULL,
       NULL, ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {"{\"error\":{\"code\":-32602,\"data\":{\"method\":\"", -32602, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {"{\"error\":{\"code\":-32602,\"data\":{\"method\":\"a\\\"", -32602, NULL, NULL, NULL, NULL,
       NULL, ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {"", 0, NULL, NULL, NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_EMPTY},
      {"<html>", 0, NULL, NULL, NULL, NULL, NULL, ERRCAT_DIAGNOSTIC_BODY_NOT_JSON},
      {"[{\"error\":{\"code\":1}}]", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_NOT_OBJECT},
  };
  check_bodies(
      "D(\"rpc\", \"\") SHAPE(CODE(\"$.error.code\") MESSAGE(\"$.error.message\"))\n"
      "E(-32601, 0, NO_METHOD, \"There is no such method\")\n"
      "T(-32602, 0, BAD_PARAMETERS, PARAMETER(TEXT, method), FULL(\"{method} takes others\"),\n"
      "  BARE(\"It takes others\"))\n"
      "PATH(method, \"$.error.data.method\")",
      rows, COUNT(rows));
}

/* The words alone tell errors apart. */
static void telegram_is_read(void **state) {
  (void)state;
  static const struct expected rows[] = {
      {"{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}", 0, NULL,
       "Bad Request: chat not found", NULL, NULL, NULL, 0},
      {"{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 35\","
       "\"parameters\":{\"retry_after\":35}}",
       0, NULL, "Too Many Requests: retry after 35", NULL, NULL, NULL, 0},
      {"{\"ok\":false,\"error_code\":400}", 0, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"{\"\":5,\"description\":\"x\"}", 0, NULL, "x", NULL, NULL, NULL, 0},
  };
  static const char table[] =
      "D(\"telegram\", \"\") SHAPE(CODE(\"\") MESSAGE(\"$.description\"))\n"
      "E(1, 400, NO_CHAT, \"There is no such chat\") SAID(1, \"Bad Request: chat not found\")\n"
      "T(2, 429, WAIT, PARAMETER(COUNT, retry), FORM(\"Wait a second\", \"Wait {retry} "
      "seconds\"),\n"
      "  BARE(\"Wait\")) SAID(2, \"Too Many Requests: retry after {retry}\")\n"
      "PATH(retry, \"$.parameters.retry_after\")";
  check_bodies(table, rows, COUNT(rows));

  struct service service = open_service(table);
  const errcat_reader *const reader = &service.reader;
  char text[128];
  errcat_retold retold;
  errcat_retell(&reader, 1, rows[1].body, ERRCAT_NUL, NULL, text, sizeof text, &retold);
  assert_string_equal(text, "Wait 35 seconds");
  assert_int_equal(retold.code, 2);
  errcat_retell(&reader, 1, rows[0].body, ERRCAT_NUL, NULL, text, sizeof text, &retold);
  assert_string_equal(text, "There is no such chat");
  /* Nothing is written for the code, and what is read says as much. */
  errcat_write(&service.reader, 1, NULL, 0, NULL, text, sizeof text, NULL);
  assert_string_equal(text, "{\"description\":\"There is no such chat\"}");
  close_service(&service);
}

static void schema_registry_is_read(void **state) {
  (void)state;
  static const struct expected rows[] = {
      {"{\"error_code\":40401,\"message\":\"Subject 'orders-value' not found.\"}", 40401, NULL,
       "Subject 'orders-value' not found.", NULL, NULL, NULL, 0},
      {"{\"error_code\":\"40401\",\"message\":\"m\",\"message\":7}", 40401, NULL, "m", NULL, NULL,
       NULL, ERRCAT_DIAGNOSTIC_BODY_DUPLICATE},
      {"{\"error_code\":\"NEW\",\"message\":\"m\"}", 0, "NEW", "m", NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE},
      {"{\"error_code\":\"NEW\",\"error_code\":40401}", 40401, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_WRONG_TYPE},
      {"{\"error_code\":40401,\"error_code\":\"NEW\"}", 40401, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_DUPLICATE},
  };
  static const char table[] =
      "D(\"registry\", \"\") SHAPE(CODE(\"$.error_code\") MESSAGE(\"$.message\"))\n"
      "T(40401, 404, NO_SUBJECT, PARAMETER(TEXT, subject), FULL(\"There is no {subject}\"),\n"
      "  BARE(\"There is none\")) SAID(40401, \"Subject '{subject}' not found.\")";
  check_bodies(table, rows, COUNT(rows));
  struct service service = open_service(table);
  const errcat_reader *const reader = &service.reader;
  char text[128];
  errcat_retold retold;
  errcat_retell(&reader, 1, rows[0].body, ERRCAT_NUL, NULL, text, sizeof text, &retold);
  assert_string_equal(text, "There is no orders-value");
  close_service(&service);
}

/* By its type, where the table's own shape is another. */
static void problem_details_are_read(void **state) {
  (void)state;
  static const struct expected rows[] = {
      {"{\"type\":\"https://e.org/OUT_OF_CREDIT\",\"title\":\"You do not have enough credit.\","
       "\"status\":403,\"detail\":\"Your current balance is 30, but that costs 50.\","
       "\"instance\":\"/account/12345/msgs/abc\",\"balance\":30,\"accounts\":[\"/account/12345\"]}",
       3, NULL, "Your current balance is 30, but that costs 50.", NULL, NULL, "balance=30;", 0},
      {"{\"type\":\"https://other.example/x\",\"title\":\"Title\"}", 0, NULL, "Title", NULL, NULL,
       NULL, ERRCAT_DIAGNOSTIC_BODY_NO_CODE},
      {"{\"error\":{\"code\":\"poor\",\"text\":\"Words\",\"more\":\"Detail\",\"error_args\":{"
       "\"balance\":1}}}",
       3, NULL, "Words", "Detail", NULL, "balance=1;", 0},
  };
  check_bodies("D(\"shop\", \"https://e.org/\")\n"
               "SHAPE(CODE(\"$.error.code\") MESSAGE(\"$.error.text\") DETAIL(\"$.error.more\"))\n"
               "T(3, 403, OUT_OF_CREDIT, PARAMETER(NUMBER, balance), FULL(\"{balance} left\"), "
               "BARE(\"No\"))\n"
               "KEY(3, \"poor\")",
               rows, COUNT(rows));
}

/* A table that has paths of parameters alone is errcat's own shape otherwise. */
static void a_table_of_paths_alone_has_the_usual_shape(void **state) {
  (void)state;
  static const char table[] =
      "D(\"t\", \"\") T(1, 400, A, PARAMETER(TEXT, x), FULL(\"a {x}\"), BARE(\"a\"))\n"
      "PATH(x, \"$.data[1]\")";
  static const struct expected rows[] = {
      {"{\"error_code\":1,\"error_msg\":\"m\",\"data\":[1,2.5]}", 1, NULL, "m", NULL, NULL,
       "x=2.5;", 0},
      {"{\"error_code\":1,\"data\":[1]}", 1, NULL, NULL, NULL, NULL, NULL, 0},
      {"{\"error_code\":1,\"data\":[1,{\"x\":1}]}", 1, NULL, NULL, NULL, NULL, NULL, 0},
      {"{\"error_code\":1,\"data\":[1,\"a", 1, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {"{\"error_code\":1,\"data\":[1,\"", 1, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
      {"{\"error_code\":1,\"data\":[1,25", 1, NULL, NULL, NULL, NULL, NULL,
       ERRCAT_DIAGNOSTIC_BODY_TRUNCATED},
  };
  check_bodies(table, rows, COUNT(rows));
  struct service service = open_service(table);
  char body[128];
  errcat_write(&service.reader, 1, NULL, 0, NULL, body, sizeof body, NULL);
  assert_string_equal(body, "{\"error_code\":1,\"error_msg\":\"a\"}");
  close_service(&service);
}

/* PATH from the front of the body is for a body that is one error, and not for each of a list's. */
static void paths_of_parameters_stand_in_the_body_or_the_element(void **state) {
  (void)state;
  static const char table[] =
      "D(\"t\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))\n"
      "SHAPE(EACH(\"$.list\") CODE(\"@.code\") MESSAGE(\"@.text\"))\n"
      "T(1, 400, A, PARAMETER(TEXT, x) PARAMETER(TEXT, y), FULL(\"{x} {y}\"), BARE(\"a\"))\n"
      "PATH(x, \"$.x\") PATH(y, \"@['y'].z\")";
  static const struct expected rows[] = {
      {"{\"code\":1,\"x\":\"X\",\"y\":{\"z\":\"Y\"}}", 1, NULL, NULL, NULL, NULL, "x=X;", 0},
      {"{\"x\":\"X\",\"list\":[{\"code\":1,\"y\":{\"z\":\"a\"}},{\"code\":1,\"y\":{\"z\":\"b\"},"
       "\"error_args\":{\"x\":\"c\"}}]}",
       1, NULL, NULL, NULL, NULL, "y=a;", 0},
      {NULL, 1, NULL, NULL, NULL, NULL, "y=b;x=c;", 0},
  };
  check_bodies(table, rows, COUNT(rows));
}

/* ---- hostile bodies ---- */

static void deep_bodies_are_told(void **state) {
  (void)state;
  struct service service = open_service(GRAPHQL);
  enum { DEEP = 100000 };
  static const struct {
    const char *before, *again;
  } cases[] = {{"", "["},
               {"", "{\"errors\":"},
               {"{\"errors\":", "["},
               {"{\"errors\":[{\"extensions\":{\"code\":", "["},
               {"{\"x\":", "{\"errors\":[{\"extensions\":"}};
  char *body = malloc(DEEP * 32 + 64);
  for (size_t i = 0; i < COUNT(cases); i++) {
    size_t length = (size_t)sprintf(body, "%s", cases[i].before);
    for (size_t n = 0; n < DEEP; n++)
      length += (size_t)sprintf(body + length, "%s", cases[i].again);
    errcat_response response;
    const errcat_status status = errcat_read(service.catalogs, body, length, 0, NULL, 0, &response);
    assert_int_equal(status, ERRCAT_FAULTY);
    assert_int_equal(response.diagnostic, ERRCAT_DIAGNOSTIC_BODY_TOO_DEEP);
  }
  free(body);
  close_service(&service);
}

/* Every beginning of a body, and every place to begin at, is answered; nothing is read past the end. */
static void every_beginning_and_every_place_is_answered(void **state) {
  (void)state;
  static const char body[] =
      "HTTP/1.1 400 x\r\n\r\n{\"a\":[1],\"errors\":[{\"message\":\"\\u00e9\",\"path\":[\"x\"],"
      "\"extensions\":{\"code\":\"TOO_LONG\",\"arguments\":{\"most\":12}}},"
      "{\"message\":\"b\",\"locations\":[{\"name\":\"\\n\"}],\"extensions\":{\"code\":2}}]}";
  struct service service = open_service(GRAPHQL);
  for (size_t length = 0; length < sizeof body; length++) {
    char *exact = malloc(length + !length), scratch[64];
    memcpy(exact, body, length);
    for (size_t from = 0; from <= length + 1; from++) {
      errcat_response response;
      if (errcat_read(service.catalogs, exact, length, from, scratch, sizeof scratch, &response) ==
          ERRCAT_NOTHING_FOUND)
        continue;
      assert_true(!response.next || (response.next > from && response.next <= length));
      describe(&service, &response);
    }
    free(exact);
  }
  errcat_response response;
  assert_int_equal(
      errcat_read(service.catalogs, body, ERRCAT_NUL, sizeof body - 1, NULL, 0, &response),
      ERRCAT_NOTHING_FOUND);
  close_service(&service);
}

/* A million errors, one after another: linear, and without memory. */
static void a_million_errors_are_read(void **state) {
  (void)state;
  enum { MANY = 1000000 };
  static const char element[] =
      "{\"extensions\":{\"code\":2,\"arguments\":{\"most\":3}},\"message\":\"m\"}";
  struct test_memory memory = {0, SIZE_MAX, SIZE_MAX, 0};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  errcat_domain *domain = errcat_domain_load(GRAPHQL, ERRCAT_NUL, "t", NULL, NULL, NULL);
  errcat_catalogs *catalogs = errcat_open(domain, &allocator, NULL);
  char *body = malloc((size_t)MANY * sizeof element + 32), scratch[64];
  size_t length = (size_t)sprintf(body, "{\"errors\":[");
  for (size_t i = 0; i < MANY; i++) {
    if (i) body[length++] = ',';
    memcpy(body + length, element, sizeof element - 1);
    length += sizeof element - 1;
  }
  length += (size_t)sprintf(body + length, "]}");
  const size_t requests = memory.number;
  const clock_t start = clock();
  size_t count = 0, from = 0;
  do {
    errcat_response response;
    errcat_argument arguments[2];
    assert_int_equal(errcat_read(catalogs, body, length, from, scratch, sizeof scratch, &response),
                     ERRCAT_OK);
    assert_int_equal(response.code, 2);
    assert_int_equal(
        errcat_read_arguments(catalogs, &response, scratch, sizeof scratch, arguments, 2), 1);
    from = response.next;
    count++;
  } while (from);
  assert_int_equal(count, MANY);
  assert_int_equal(memory.number, requests);
  print_message("a million errors are read in %ld ms\n",
                (long)((clock() - start) * 1000 / CLOCKS_PER_SEC));
  free(body);
  errcat_close(catalogs);
  errcat_domain_free(domain);
}

/* ---- writing ---- */

#define NESTED                                                                   \
  "D(\"t\", \"https://e.org/\") SHAPE(CODE(\"$.e['the \\\"code\\\"']\") "        \
  "MESSAGE(\"$.e.texts[1].m\"))\n"                                               \
  "SHAPE(EACH(\"$.r.list\") CODE(\"@.c\") MESSAGE(\"@.m\") FIELD(\"@.at.f\"))\n" \
  "E(1, 404, GONE, \"Gone\") KEY(1, \"go\\\"ne\")\n"                             \
  "T(-2, 400, LONG, PARAMETER(TEXT, x) PARAMETER(COUNT, n), FULL(\"{x}: {n}\"), BARE(\"Long\"))"

static void bodies_have_the_first_shape(void **state) {
  (void)state;
  struct service service = open_service(NESTED);
  const errcat_argument arguments[] = {errcat_text("x", "</X>&\u2028", ERRCAT_NUL),
                                       errcat_count("n", 3)};
  static const struct {
    int32_t code;
    uint32_t flags;
    const char *members, *body;
  } cases[] = {
      {1, 0, NULL, "{\"e\":{\"the \\\"code\\\"\":\"go\\\"ne\",\"texts\":[null,{\"m\":\"Gone\"}]}}"},
      {1, ERRCAT_WITH_LANGUAGE, "\"id\":[1, {\"e\":2}]",
       "{\"e\":{\"the "
       "\\\"code\\\"\":\"go\\\"ne\",\"texts\":[null,{\"m\":\"Gone\",\"language\":\"en\","
       "\"dir\":\"ltr\"}]},\"id\":[1, {\"e\":2}]}"},
      {-2, ERRCAT_WITH_ARGUMENTS, NULL,
       "{\"e\":{\"the \\\"code\\\"\":-2,\"texts\":[null,{\"m\":\"</X>&\u2028: 3\",\"error_args\":"
       "{\"x\":\"</X>&\u2028\",\"n\":3}}]}}"},
      {-2, ERRCAT_WITH_ARGUMENTS | ERRCAT_FOR_SCRIPT, "\"<i>\": \"&\u2029\u20AC\"",
       "{\"e\":{\"the \\\"code\\\"\":-2,\"texts\":[null,{\"m\":\"\\u003c/X\\u003e\\u0026\\u2028: "
       "3\","
       "\"error_args\":{\"x\":\"\\u003c/X\\u003e\\u0026\\u2028\",\"n\":3}}]},"
       "\"\\u003ci\\u003e\": \"\\u0026\\u2029\u20AC\"}"},
      {77, 0, NULL,
       "{\"e\":{\"the \\\"code\\\"\":77,\"texts\":[null,{\"m\":\"Unknown error 77\"}]}}"},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    char body[512];
    errcat_body_options options = {.flags = cases[i].flags};
    if (cases[i].members)
      options.members = (errcat_slice){cases[i].members, strlen(cases[i].members)};
    errcat_write(&service.reader, cases[i].code, arguments, cases[i].code == -2 ? 2 : 0, &options,
                 body, sizeof body, NULL);
    assert_string_equal(body, cases[i].body);
  }
  close_service(&service);
}

static void lists_have_the_first_shape_with_each(void **state) {
  (void)state;
  struct service service = open_service(NESTED);
  const errcat_argument arguments[] = {errcat_text("x", "X", ERRCAT_NUL), errcat_count("n", 3)};
  const errcat_item items[] = {{.code = 1, .field = {"a\"", 2}},
                               {.code = -2, .arguments = arguments, .count = 2}};
  char body[1024];
  errcat_result result;
  const errcat_slice members = {"\"ok\":false", 10};
  errcat_write_list(&service.reader, items, 2,
                    &(errcat_body_options){.members = members, .flags = ERRCAT_WITH_ARGUMENTS},
                    body, sizeof body, &result);
  assert_string_equal(
      body, "{\"ok\":false,\"r\":{\"list\":[{\"c\":\"go\\\"ne\",\"m\":\"Gone\",\"at\":{\"f\":"
            "\"a\\\"\"},\"error_args\":{}},{\"c\":-2,\"m\":\"X: 3\",\"error_args\":"
            "{\"x\":\"X\",\"n\":3}}]}}");
  assert_int_equal(result.status, 0);
  errcat_write_list(&service.reader, items, 2,
                    &(errcat_body_options){.form = ERRCAT_PROBLEM, .members = members}, body,
                    sizeof body, &result);
  assert_string_equal(
      body,
      "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"ok\":false,\"errors\":[{"
      "\"type\":\"https://e.org/GONE\",\"detail\":\"Gone\",\"pointer\":\"a\\\"\",\"the "
      "\\\"code\\\"\":\"go\\\"ne\"},{\"type\":\"https://e.org/LONG\",\"detail\":\"X: 3\",\"the "
      "\\\"code\\\"\":-2,\"x\":\"X\",\"n\":3}]}");
  /* The status of each is there, the name is the last's. */
  const errcat_item lacking[] = {{.code = -2}, {.code = 9}, {.code = 1}};
  errcat_write_list(&service.reader, lacking, 3, NULL, body, sizeof body, &result);
  assert_int_equal(result.status, ERRCAT_MISSING_ARGUMENT | ERRCAT_UNKNOWN_CODE);
  assert_null(result.name);
  close_service(&service);
}

static void what_cannot_be_written_is_refused(void **state) {
  (void)state;
  static const char plain[] =
      "D(\"t\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\")) E(1, 400, A, \"a\")";
  static const char array[] =
      "D(\"t\", \"\") SHAPE(CODE(\"$[1].code\") MESSAGE(\"$[1].text\")) E(1, 400, A, \"a\")";
  static const char list[] =
      "D(\"t\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.text\"))"
      "SHAPE(EACH(\"$[0]\") CODE(\"@.code\") MESSAGE(\"@.text\")) E(1, 400, A, \"a\")";
  static const struct {
    const char *table, *members;
    int32_t form;
    bool one, several; /* can be written */
  } cases[] = {
      {plain, "\"id\":1", 0, true, false},
      {plain, " \"id\" : 1.5e3 , \"b\" : { } ", 0, true, false},
      {plain, "\"id\":\"\\ud83d\\ude00\"", 0, true, false},
      {plain, "\"id\":\"\\ud83d\"", 0, false, false},
      {plain, "\"id\"", 0, false, false},
      {plain, "\"id\":", 0, false, false},
      {plain, "\"id\":1,", 0, false, false},
      {plain, ",\"id\":1", 0, false, false},
      {plain, "\"id\":1 \"b\":2", 0, false, false},
      {plain, "\"id\":1}", 0, false, false},
      {plain, "\"id\":1,\"b\":{}}", 0, false, false},
      {plain, "{\"id\":1}", 0, false, false},
      {plain, "id:1", 0, false, false},
      {plain, "\"id\":01", 0, false, false},
      {plain, "\"id\":\"\xFF\"", 0, false, false},
      {plain, "\"id\":\"a\nb\"", 0, false, false},
      {plain, "\"id\":tru", 0, false, false},
      {plain, "\"id\":[1,]", 0, false, false},
      {plain, " ", 0, false, false},
      {plain, "\"code\":1", 0, false, false},
      {plain, "\"text\":1", 0, false, false},
      {plain, "\"x\":1,\"text\":1", 0, false, false},
      {plain, "\"\\u0074ext\":1", 0, false, false},
      {plain, "\"language\":1", 0, true, false}, /* these three were not asked for */
      {plain, "\"dir\":1", 0, true, false},
      {plain, "\"error_args\":1", 0, true, false},
      {plain, "\"type\":1", 0, true, false},
      {plain, "\"type\":1", ERRCAT_PROBLEM, false, false},
      {plain, "\"errors\":1", ERRCAT_PROBLEM, false, false},
      {plain, "\"code\":1", ERRCAT_PROBLEM, false, false},
      {plain, "\"instance\":\"/1\"", ERRCAT_PROBLEM, true, true},
      {plain, "", 0, true, false},
      {GRAPHQL, "\"errors\":1", 0, false, false},
      {GRAPHQL, "\"data\":null", 0, true, true},
      {GRAPHQL, "\"message\":1", 0, true, true}, /* that of an element stands elsewhere */
      {array, "", 0, true, false},
      {array, "\"id\":1", 0, false, false},
      {array, "\"id\":1", ERRCAT_PROBLEM, true, true},
      {list, "", 0, true, true},
      {list, "\"id\":1", 0, true, false},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct service service = open_service(cases[i].table);
    const errcat_body_options options = {.form = cases[i].form,
                                         .members = {cases[i].members, strlen(cases[i].members)}};
    const errcat_item item = {.code = 1};
    for (int several = 0; several < 2; several++) {
      char body[512] = "x";
      errcat_result result;
      const size_t length =
          several
              ? errcat_write_list(&service.reader, &item, 1, &options, body, sizeof body, &result)
              : errcat_write(&service.reader, 1, NULL, 0, &options, body, sizeof body, &result);
      const bool written = result.status != ERRCAT_BAD_OPTIONS;
      if (written != (several ? cases[i].several : cases[i].one) || written != (length > 0))
        fail_msg("%s, %s: %s", cases[i].table, cases[i].members, body);
      if (!written) assert_string_equal(body, "");
      json_error_t error;
      json_t *root = written ? json_loads(body, JSON_REJECT_DUPLICATES, &error) : NULL;
      if (written && !root) fail_msg("%s: %s", body, error.text);
      json_decref(root);
    }
    errcat_result result;
    char body[8];
    errcat_write_list(&service.reader, NULL, 0, &options, body, sizeof body, &result);
    assert_int_equal(result.status, ERRCAT_BAD_OPTIONS);
    close_service(&service);
  }
}

/* ---- both ways ---- */

static size_t below(size_t limit) {
  return (size_t)(test_random() >> 11) % limit;
}

/* Adds a text to a table as a literal of it. */
static void put_literal(char *table, const char *text) {
  char *at = table + strlen(table);
  *at++ = '"';
  for (; *text; *at++ = *text++)
    if (*text == '"' || *text == '\\') *at++ = '\\';
  strcpy(at, "\"");
}

/* A random path; first: its first name, so that those of two shapes differ. */
static void put_path(char *table, const char *word, bool relative, const char *first) {
  static const char *const steps[] = {".a",           ".b",        "['c d']",          "[\"e'f\"]",
                                      "['g\\'h\"i']", "['\\\\j']", "['<k&>']",         ".é",
                                      "[0]",          "[2]",       "['l\xE2\x80\xA8']"};
  char path[256];
  size_t length = (size_t)sprintf(path, "%s%s", relative ? "@" : "$", first);
  for (size_t count = below(4) + !*first; count; count--)
    length += (size_t)sprintf(path + length, "%s", steps[below(COUNT(steps))]);
  sprintf(table + strlen(table), " %s(", word);
  put_literal(table, path);
  strcat(table, ")");
}

static const char *const hostile[] = {
    "",
    "x",
    "\"\\/\b\n\t\x01",
    "</script><!--&",
    "\u2028\u2029\u202E",
    "{x}",
    "null",
    "12",
    "-0",
    "\xF0\x9F\x98\x80",
    "1970-01-01",
    "a very long text, so that more than one word of it is looked at at once"};

static void put_shape(char *table, bool list, const char *first) {
  strcat(table, "SHAPE(");
  if (list) put_path(table, "EACH", false, first);
  const char *start = list ? "" : first;
  if (below(8))
    put_path(table, "CODE", list, start);
  else
    strcat(table, "CODE(\"\")");
  put_path(table, "MESSAGE", list, start);
  if (below(2)) put_path(table, "FIELD", list, start);
  if (below(2)) put_path(table, "ARGUMENTS", list, start);
  if (below(4) == 0) put_path(table, "DETAIL", list, start);
  strcat(table, ")\n");
}

static void put_table(char *table) {
  strcpy(table, "D(\"t\", \"https://e.org/\")\n");
  put_shape(table, below(2), ".one");
  put_shape(table, true, "[\"two\"]");
  strcat(table,
         "E(1, 404, GONE, \"It is gone\")\n"
         "T(-2147483647, 400, LONG, PARAMETER(TEXT, x), FULL(\"long <{x}>\"), BARE(\"Long\"))\n"
         "T(3, 0, MANY, PARAMETER(COUNT, n) PARAMETER(NUMBER, m) PARAMETER(TIME, t)\n"
         "  PARAMETER(TEXT, x), FULL(\"many [{x}] [{n}] [{m}] [{t}]\"), BARE(\"Many\"))\n");
  static const char *const keys[] = {"gone", "go\"ne\\</", "\u2028 key", "é"};
  for (size_t i = 0; i < COUNT(keys); i++) {
    if (below(2)) continue;
    sprintf(table + strlen(table), "KEY(%d, ", i % 2 ? 1 : 3);
    put_literal(table, keys[i]);
    strcat(table, ")\n");
  }
}

static void fill_arguments(errcat_argument arguments[4], size_t *count, int32_t code) {
  const char *text = hostile[below(COUNT(hostile))];
  *count = 0;
  if (code == 1) return;
  arguments[(*count)++] = errcat_text("x", text, ERRCAT_NUL);
  if (code != 3) return;
  arguments[(*count)++] = errcat_count("n", (int64_t)below(1000000));
  arguments[(*count)++] = errcat_number("m", -(int64_t)below(1000));
  arguments[(*count)++] =
      errcat_civil_time("t", (int64_t)below(4000000) * 60, (int32_t)below(9) * 30, ERRCAT_MINUTE);
}

static bool is_blank(const char *text) {
  return !*text;
}

/* Those that were written are read, but for texts that are missing as they are empty. */
static void compare_arguments(const struct service *service, const errcat_response *response,
                              const errcat_argument *arguments, size_t count, const char *body) {
  char scratch[512];
  errcat_argument read[4];
  const size_t found =
      errcat_read_arguments(service->catalogs, response, scratch, sizeof scratch, read, 4);
  size_t wanted = 0;
  for (size_t i = 0; i < count; i++) {
    const errcat_argument *argument = &arguments[i];
    if (argument->type == ERRCAT_TEXT && is_blank(argument->text)) continue;
    wanted++;
    size_t at = 0;
    while (at < found && strcmp(read[at].name, argument->name) != 0) at++;
    if (at == found || read[at].type != argument->type) fail_msg("%s: %s", body, argument->name);
    if (argument->type != ERRCAT_TEXT) {
      if (read[at].number != argument->number) fail_msg("%s: %s", body, argument->name);
    } else if (read[at].length != strlen(argument->text) ||
               memcmp(read[at].text, argument->text, read[at].length) != 0) {
      fail_msg("%s: %s", body, argument->name);
    }
  }
  if (found != wanted) fail_msg("%s: %zu arguments", body, found);
}

static void assert_for_script(const char *body) {
  if (strpbrk(body, "<>&") || strstr(body, "\u2028") || strstr(body, "\u2029"))
    fail_msg("%s", body);
}

static void assert_json(const char *body, size_t length) {
  json_error_t error;
  json_t *root = json_loadb(body, length, JSON_REJECT_DUPLICATES, &error);
  if (!root) fail_msg("%s: %s", body, error.text);
  json_decref(root);
}

/* Every size of the buffer: a beginning of the body, never half a character, and the same length. */
static void check_cuts(const struct service *service, const errcat_item *items, size_t count,
                       const errcat_body_options *options, const char *body, size_t length) {
  char *small = malloc(length + 1);
  for (size_t size = 0; size <= length; size += 1 + below(16)) {
    errcat_result result;
    memset(small, 'x', length + 1);
    const size_t again =
        count ? errcat_write_list(&service->reader, items, count, options, small, size, &result)
              : errcat_write(&service->reader, items->code, items->arguments, items->count, options,
                             small, size, &result);
    assert_int_equal(again, length);
    assert_true(result.status & ERRCAT_TRUNCATED);
    if (!size) continue;
    assert_true(strlen(small) < size);
    assert_memory_equal(small, body, strlen(small));
    assert_int_equal(small[size], 'x');
  }
  free(small);
}

static void random_shapes_are_written_and_read_back(void **state) {
  (void)state;
  static const int32_t codes[] = {1, -2147483647, 3};
  size_t tables = 0, errors = 0;
  for (size_t round = 0; round < 3000; round++) {
    char table[4096], body[8192], scratch[4096];
    put_table(table);
    errcat_diagnostic diagnostic = {0};
    errcat_domain *domain =
        errcat_domain_load(table, ERRCAT_NUL, "t", NULL, keep_first, &diagnostic);
    if (!domain) {
      if (diagnostic.kind != ERRCAT_DIAGNOSTIC_DEF_PATHS_OVERLAP)
        fail_msg("%s: %s (%d)", table, diagnostic.where, (int)diagnostic.kind);
      continue;
    }
    errcat_domain_free(domain);
    tables++;
    struct service service = open_service(table);
    const bool one_is_coded = !strstr(strchr(table, '('), "CODE(\"\")"); /* in all shapes */
    const bool script = below(2);
    errcat_body_options options = {.flags = ERRCAT_WITH_ARGUMENTS};
    if (script) options.flags |= ERRCAT_FOR_SCRIPT;
    if (below(2)) options.flags |= ERRCAT_WITH_LANGUAGE;
    static const char own[] = "\"own <&>\":[\"\u2028\",{}]";
    if (below(2)) options.members = (errcat_slice){own, sizeof own - 1};

    /* One. */
    errcat_argument arguments[3][4];
    errcat_item items[3];
    for (size_t i = 0; i < 3; i++) {
      size_t count;
      fill_arguments(arguments[i], &count, codes[i]);
      const char *field = hostile[below(COUNT(hostile))];
      items[i] = (errcat_item){.code = codes[i],
                               .arguments = arguments[i],
                               .count = count,
                               .field = {field, strlen(field)}};
      errcat_result result;
      const size_t length = errcat_write(&service.reader, codes[i], arguments[i], count, &options,
                                         body, sizeof body, &result);
      assert_true(length && length < sizeof body);
      assert_json(body, length);
      if (script) assert_for_script(body);
      check_cuts(&service, &items[i], 0, &options, body, length);
      errcat_response response;
      const errcat_status status =
          errcat_read(service.catalogs, body, length, 0, scratch, sizeof scratch, &response);
      if (status || response.next) fail_msg("%s%s: %d", table, body, (int)response.diagnostic);
      if (one_is_coded && response.code != codes[i]) fail_msg("%s%s", table, body);
      if (!response.code) response.code = codes[i];
      if (response.arguments.text)
        compare_arguments(&service, &response, arguments[i], count, body);
      errors++;
    }

    /* Several. */
    errcat_result result;
    const size_t length =
        errcat_write_list(&service.reader, items, 3, &options, body, sizeof body, &result);
    assert_true(length && length < sizeof body);
    assert_json(body, length);
    if (script) assert_for_script(body);
    check_cuts(&service, items, 3, &options, body, length);
    size_t from = 0;
    for (size_t i = 0; i < 3; i++) {
      errcat_response response;
      errcat_read(service.catalogs, body, length, from, scratch, sizeof scratch, &response);
      if (one_is_coded && response.code != codes[i]) fail_msg("%s%s: error %zu", table, body, i);
      if (!response.message.text) fail_msg("%s%s: error %zu", table, body, i);
      if (response.field.text &&
          (response.field.length != items[i].field.length ||
           memcmp(response.field.text, items[i].field.text, response.field.length) != 0))
        fail_msg("%s%s: field of %zu", table, body, i);
      if (!response.code) response.code = codes[i];
      if (response.arguments.text)
        compare_arguments(&service, &response, items[i].arguments, items[i].count, body);
      if (!response.next != (i == 2)) fail_msg("%s%s: next of %zu", table, body, i);
      from = response.next;
      errors++;
    }

    /* As problem details. */
    options.form = ERRCAT_PROBLEM;
    const size_t problem =
        errcat_write_list(&service.reader, items, 3, &options, body, sizeof body, &result);
    assert_json(body, problem);
    if (script) assert_for_script(body);
    close_service(&service);
  }
  print_message("%zu errors of %zu tables are read back as they were written\n", errors, tables);
  assert_true(tables > 300);
}

/* ---- tables ---- */

#define ONE "E(1, 400, A, \"One\")\n"
#define T2 "T(2, 400, B, PARAMETER(TEXT, x), FULL(\"{x}\"), BARE(\"b\"))\n"
#define C "CODE(\"$.c\")"
#define M "MESSAGE(\"$.m\")"
#define SHAPE8                                                                                     \
  "SHAPE(" C M ")SHAPE(" C M ")SHAPE(" C M ")SHAPE(" C M ")SHAPE(" C M ")SHAPE(" C M ")SHAPE(" C M \
  ")SHAPE(" C M ")"
#define PATH8                                                                                \
  "PATH(x, \"$.a\")PATH(x, \"$.b\")PATH(x, \"$.a\")PATH(x, \"$.b\")PATH(x, \"$.a\")PATH(x, " \
  "\"$.b\")PATH(x, \"$.a\")PATH(x, \"$.b\")"

static void faults_of_a_table_have_their_place(void **state) {
  (void)state;
  /* On the third line. */
  static const struct {
    const char *text;
    int32_t kind;
    const char *place;
  } cases[] = {
      {"SHAPE(" C M ")", 0, NULL},
      {"SHAPE(CODE(\"\")\n/* x */ " M "FIELD(\"$.f\")ARGUMENTS(\"$.a\")DETAIL(\"$.d\"))", 0, NULL},
      {"SHAPE(EACH(\"$.l\")CODE(\"@.c\")MESSAGE(\"@.m\"))", 0, NULL},
      {"SHAPE(CODE(\"$.\" \"c\")" M ")", 0, NULL},
      {SHAPE8, 0, NULL},
      {PATH8 PATH8 PATH8 PATH8, 0, NULL},
      {"PATH(x, \"@.a\")", 0, NULL},
      {"SHAPE " M, ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t:3:7"},
      {"SHAPE()", ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t:3:7"},
      {"SHAPE(X(\"$.c\"))", ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t:3:7"},
      {"SHAPE(\"$.c\")", ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t:3:7"},
      {"SHAPE(CODE \"$.c\")", ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t:3:12"},
      {"SHAPE(" C ", " M ")", ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t:3:18"},
      {"SHAPE(" C M, ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t:4:1"},
      {"SHAPE(CODE($.c))", ERRCAT_DIAGNOSTIC_DEF_STRING, "t:3:12"},
      {"SHAPE(CODE(\"$.c\"", ERRCAT_DIAGNOSTIC_DEF_CLOSE, "t:4:1"},
      {"SHAPE(SHAPE(\"$.c\"))", ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t:3:7"},
      {"SHAPE(" C M "/* x)", ERRCAT_DIAGNOSTIC_DEF_COMMENT, "t:3:32"},
      {"SHAPE(" C C M ")", ERRCAT_DIAGNOSTIC_DEF_SHAPE_TWICE, "t:3:23"},
      {"SHAPE(CODE(\"\")CODE(\"\")" M ")", ERRCAT_DIAGNOSTIC_DEF_SHAPE_TWICE, "t:3:20"},
      {"SHAPE(" C ")", ERRCAT_DIAGNOSTIC_DEF_SHAPE_LACKS, "t:3:1"},
      {"SHAPE(" M ")\nSHAPE(" C M ")", ERRCAT_DIAGNOSTIC_DEF_SHAPE_LACKS, "t:3:1"},
      {"SHAPE(" M ")\nPATH(x, \"$.a\")", ERRCAT_DIAGNOSTIC_DEF_SHAPE_LACKS, "t:3:1"},
      {"SHAPE(" C M ") SHAPE(" C ")", ERRCAT_DIAGNOSTIC_DEF_SHAPE_LACKS, "t:3:34"},
      {"SHAPE(CODE(\"@.c\")EACH(\"$.l\")MESSAGE(\"@.m\"))", ERRCAT_DIAGNOSTIC_DEF_PATH_START,
       "t:3:12"},
      {"SHAPE(" C "EACH(\"$.l\")" M ")", ERRCAT_DIAGNOSTIC_DEF_EACH, "t:3:23"},
      {"SHAPE(CODE(\"\")EACH(\"$.l\")" M ")", ERRCAT_DIAGNOSTIC_DEF_EACH, "t:3:20"},
      {"SHAPE(EACH(\"@.l\")CODE(\"@.c\")MESSAGE(\"@.m\"))", ERRCAT_DIAGNOSTIC_DEF_PATH_START,
       "t:3:12"},
      {"SHAPE(EACH(\"$.l\")CODE(\"$.c\")MESSAGE(\"@.m\"))", ERRCAT_DIAGNOSTIC_DEF_PATH_START,
       "t:3:23"},
      {"SHAPE(EACH(\"\")CODE(\"@.c\")MESSAGE(\"@.m\"))", ERRCAT_DIAGNOSTIC_DEF_EMPTY, "t:3:12"},
      {"SHAPE(" C "MESSAGE(\"\"))", ERRCAT_DIAGNOSTIC_DEF_EMPTY, "t:3:26"},
      {"SHAPE(CODE(\"$\")" M ")", ERRCAT_DIAGNOSTIC_DEF_PATH, "t:3:14"},
      {"SHAPE(CODE(\"c\")" M ")", ERRCAT_DIAGNOSTIC_DEF_PATH, "t:3:13"},
      {"SHAPE(CODE(\"$.a.b-c\")" M ")", ERRCAT_DIAGNOSTIC_DEF_PATH, "t:3:18"},
      {"SHAPE(" C "MESSAGE(\"$.c\"))", ERRCAT_DIAGNOSTIC_DEF_PATHS_OVERLAP, "t:3:26"},
      {"SHAPE(" C "MESSAGE(\"$.c.m\"))", ERRCAT_DIAGNOSTIC_DEF_PATHS_OVERLAP, "t:3:26"},
      {"SHAPE(" C M "FIELD(\"$['m'][0]\"))", ERRCAT_DIAGNOSTIC_DEF_PATHS_OVERLAP, "t:3:38"},
      {SHAPE8 "SHAPE(" C M ")", ERRCAT_DIAGNOSTIC_DEF_PATHS_MANY, "t:3:257"},
      {PATH8 PATH8 PATH8 PATH8 "\nPATH(x, \"$.a\")", ERRCAT_DIAGNOSTIC_DEF_PATHS_MANY, "t:4:9"},
      {"SHAPE(CODE(\"$.dir\")" M ")", ERRCAT_DIAGNOSTIC_DEF_MEMBERS, "t:3:12"},
      {"SHAPE(" C "MESSAGE(\"$['error_args']\"))", ERRCAT_DIAGNOSTIC_DEF_MEMBERS, "t:3:26"},
      {"PATH(y, \"$.a\")", ERRCAT_DIAGNOSTIC_DEF_PATH_PARAMETER, "t:3:9"},
      {"PATH(X, \"$.a\")", ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME, "t:3:6"},
      {"PATH(\"x\", \"$.a\")", ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME, "t:3:6"},
      {"PATH(x \"$.a\")", ERRCAT_DIAGNOSTIC_DEF_COMMA, "t:3:8"},
      {"PATH(x, \"\")", ERRCAT_DIAGNOSTIC_DEF_EMPTY, "t:3:9"},
      {"PATH(x, \"$.a.1\")", ERRCAT_DIAGNOSTIC_DEF_PATH, "t:3:14"},
      {"PATH(x)", ERRCAT_DIAGNOSTIC_DEF_COMMA, "t:3:7"},
      {"KEY(1, \"a\") KEY(1, \"b\") KEY(2, \"c\")", 0, NULL},
      {"KEY(3, \"a\")", ERRCAT_DIAGNOSTIC_DEF_KEY_CODE, "t:3:1"},
      {"KEY(0, \"a\")", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:5"},
      {"KEY(A, \"a\")", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:5"},
      {"KEY(1 \"a\")", ERRCAT_DIAGNOSTIC_DEF_COMMA, "t:3:7"},
      {"KEY(1, \"\")", ERRCAT_DIAGNOSTIC_DEF_EMPTY, "t:3:8"},
      {"KEY(1, \"\x01\")", ERRCAT_DIAGNOSTIC_DEF_CONTROL, "t:3:8"},
      {"KEY(1, \"a\", 2)", ERRCAT_DIAGNOSTIC_DEF_CLOSE, "t:3:11"},
      {"KEY(1, \"a\") KEY(2, \"a\")", ERRCAT_DIAGNOSTIC_DEF_KEY_TWICE, "t:3:13"},
      {"KEY(1, \"a\") KEY(1, \"a\")", ERRCAT_DIAGNOSTIC_DEF_KEY_TWICE, "t:3:13"},
      {"E(-, 400, X, \"x\")", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3"},
      {"E(- 3, 400, X, \"x\")", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3"},
      {"E(-0, 400, X, \"x\")", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3"},
      {"E(-2147483648, 400, X, \"x\")", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3"},
      {"E(-03, 400, X, \"x\")", ERRCAT_DIAGNOSTIC_DEF_CODE, "t:3:3"},
      {"E(-3, -400, X, \"x\")", ERRCAT_DIAGNOSTIC_DEF_STATUS, "t:3:7"},
      {"E(-2147483647, 200, X, \"x\") E(5, 599, Y, \"y\") E(6, 0, Z, \"z\")", 0, NULL},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    char table[2048];
    snprintf(table, sizeof table, "D(\"t\", \"\") E(1, 400, A, \"One\")\n%s%s\n", T2,
             cases[i].text);
    errcat_diagnostic diagnostic = {0};
    errcat_domain *domain =
        errcat_domain_load(table, ERRCAT_NUL, "t", NULL, keep_first, &diagnostic);
    if (diagnostic.kind != cases[i].kind ||
        (cases[i].kind && strcmp(diagnostic.where, cases[i].place) != 0))
      fail_msg("%s: fault %d at %s", cases[i].text, (int)diagnostic.kind, diagnostic.where);
    errcat_catalogs *catalogs = domain ? errcat_open(domain, NULL, &diagnostic) : NULL;
    assert_int_equal(catalogs != NULL, cases[i].kind == 0);
    errcat_close(catalogs);
    errcat_domain_free(domain);
  }
}

/* The same rules for a table that a compiler made. */
static void compiled_tables_keep_to_the_rules(void **state) {
  (void)state;
  static const errcat_parameter parameters[] = {{"x", ERRCAT_TEXT}, {NULL, 0}};
  static const errcat_error errors[] = {{1, 400, "A", "One", NULL, NULL, NULL, {NULL, NULL}},
                                        {-2, 400, "B", "{x}", NULL, "b", parameters, {NULL, NULL}}};
#define S \
  { ERRCAT_ROLE_SHAPE, NULL, NULL }
#define P(role, path) \
  { ERRCAT_ROLE_##role, path, NULL }
  static const struct {
    errcat_path paths[6];
    errcat_key keys[3];
    int32_t kind;
    const char *where;
  } cases[] = {
      {{{0}}, {{0}}, 0, NULL},
      {{S, P(CODE, "$.c"), P(MESSAGE, "$.m")}, {{1, "a"}, {-2, "b"}}, 0, NULL},
      {{S, P(MESSAGE, "$.m"), P(CODE, "")}, {{0}}, 0, NULL},
      {{{ERRCAT_ROLE_PARAMETER, "$.x", "x"}}, {{0}}, 0, NULL},
      {{{ERRCAT_ROLE_PARAMETER, "$.x", NULL}},
       {{0}},
       ERRCAT_DIAGNOSTIC_DEF_PATH_PARAMETER,
       "t: $.x"},
      {{{ERRCAT_ROLE_PARAMETER, "$.x", "y"}},
       {{0}},
       ERRCAT_DIAGNOSTIC_DEF_PATH_PARAMETER,
       "t: $.x"},
      {{{ERRCAT_ROLE_PARAMETER, NULL, "x"}}, {{0}}, ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t: SHAPE"},
      {{P(CODE, "$.c")}, {{0}}, ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t: $.c"},
      {{S}, {{0}}, ERRCAT_DIAGNOSTIC_DEF_SHAPE_LACKS, "t: SHAPE"},
      {{S, P(CODE, "$.c")}, {{0}}, ERRCAT_DIAGNOSTIC_DEF_SHAPE_LACKS, "t: SHAPE"},
      {{S, P(CODE, "$.c"), {9, "$.m", NULL}}, {{0}}, ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t: $.m"},
      {{S, P(CODE, "$.c"), {-1, "$.m", NULL}}, {{0}}, ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t: $.m"},
      {{S, P(CODE, NULL), P(MESSAGE, "$.m")}, {{0}}, ERRCAT_DIAGNOSTIC_DEF_SHAPE, "t: SHAPE"},
      {{S, P(CODE, "$.c"), P(MESSAGE, "")}, {{0}}, ERRCAT_DIAGNOSTIC_DEF_PATH, "t: "},
      {{S, P(CODE, "$.c["), P(MESSAGE, "$.m")}, {{0}}, ERRCAT_DIAGNOSTIC_DEF_PATH, "t: $.c["},
      {{S, P(CODE, "$.c"), P(MESSAGE, "$.c")},
       {{0}},
       ERRCAT_DIAGNOSTIC_DEF_PATHS_OVERLAP,
       "t: $.c"},
      {{S, P(EACH, "$.l"), P(CODE, "$.c"), P(MESSAGE, "@.m")},
       {{0}},
       ERRCAT_DIAGNOSTIC_DEF_PATH_START,
       "t: $.c"},
      {{S, P(CODE, "$.language"), P(MESSAGE, "$.m")},
       {{0}},
       ERRCAT_DIAGNOSTIC_DEF_MEMBERS,
       "t: $.language"},
      {{{0}}, {{3, "a"}}, ERRCAT_DIAGNOSTIC_DEF_KEY_CODE, "t: a"},
      {{{0}}, {{0, "a"}}, ERRCAT_DIAGNOSTIC_DEF_KEY_CODE, "t: a"},
      {{{0}}, {{1, "a"}, {-2, "a"}}, ERRCAT_DIAGNOSTIC_DEF_KEY_TWICE, "t: a"},
      {{{0}}, {{1, " "}}, ERRCAT_DIAGNOSTIC_DEF_EMPTY, "t:  "},
      {{{0}}, {{1, "\xFF"}}, ERRCAT_DIAGNOSTIC_DEF_UTF8, NULL},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    const errcat_domain domain = {sizeof domain, "t",  "",   errors,        2,
                                  NULL,          NULL, NULL, cases[i].keys, cases[i].paths};
    errcat_diagnostic diagnostic;
    errcat_catalogs *catalogs = errcat_open(&domain, NULL, &diagnostic);
    if (diagnostic.kind != cases[i].kind ||
        (cases[i].where && strcmp(diagnostic.where, cases[i].where) != 0))
      fail_msg("case %zu: %d, %s", i, (int)diagnostic.kind, diagnostic.where);
    assert_int_equal(catalogs != NULL, cases[i].kind == 0);
    errcat_close(catalogs);
  }
}

static void keys_are_found_both_ways(void **state) {
  (void)state;
  struct service service =
      open_service("D(\"t\", \"\")\n" ONE T2 "KEY(2, \"second\") KEY(1, \"first\")"
                   "KEY(1, \"also\") KEY(2, \"firs\")");
  static const struct {
    const char *key;
    int32_t code;
  } cases[] = {{"first", 1}, {"also", 1},    {"second", 2}, {"firs", 2},
               {"fir", 0},   {"firstly", 0}, {"", 0}};
  for (size_t i = 0; i < COUNT(cases); i++) {
    const errcat_error *error = errcat_domain_find_key(service.domain, cases[i].key);
    assert_int_equal(error ? error->code : 0, cases[i].code);
    char body[64];
    errcat_response response;
    sprintf(body, "{\"error_code\":\"%s\"}", cases[i].key);
    errcat_read(service.catalogs, body, ERRCAT_NUL, 0, NULL, 0, &response);
    assert_int_equal(response.code, cases[i].code);
    assert_true(is_slice(response.key, cases[i].code ? NULL : cases[i].key));
  }
  assert_string_equal(errcat_domain_key(service.domain, 1), "first");
  assert_string_equal(errcat_domain_key(service.domain, 2), "second");
  assert_null(errcat_domain_key(service.domain, 3));
  assert_null(errcat_domain_key(errcat_fileshare(), 40003));
  assert_string_equal(errcat_domain_key_at(service.domain, 1, 0), "first");
  assert_string_equal(errcat_domain_key_at(service.domain, 1, 1), "also");
  assert_null(errcat_domain_key_at(service.domain, 1, 2));
  assert_null(errcat_domain_key_at(service.domain, 1, SIZE_MAX));
  assert_null(errcat_domain_key_at(service.domain, 3, 0));
  assert_null(errcat_domain_key_at(NULL, 1, 0));
  assert_null(errcat_domain_find_key(errcat_fileshare(), ""));
  close_service(&service);
}

/* ---- retelling ---- */

static void each_domain_reads_its_own_shape(void **state) {
  (void)state;
  struct service graphql = open_service(GRAPHQL);
  struct service rpc =
      open_service("D(\"rpc\", \"\") SHAPE(CODE(\"$.error.code\") MESSAGE(\"$.error.message\"))\n"
                   "E(-32601, 0, NO_METHOD, \"There is no such method\")");
  struct service flat = open_service("D(\"flat\", \"\") E(7, 418, TEAPOT, \"A teapot\")");
  const errcat_reader *const readers[] = {&graphql.reader, &rpc.reader, &flat.reader};
  static const struct {
    const char *body, *text;
    int32_t code;
    size_t index;
  } cases[] = {
      {"{\"errors\":[{\"message\":\"m\",\"extensions\":{\"code\":\"FORBIDDEN\"}},{\"message\":"
       "\"n\","
       "\"extensions\":{\"code\":\"TOO_LONG\",\"arguments\":{\"most\":4,\"name\":\"N\"}}}]}",
       "Not allowed", 1, 0},
      {NULL, "N: at most 4", 2, 0},
      {"{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32601,\"message\":\"Method not found\"}}",
       "There is no such method", -32601, 1},
      {"{\"error_code\":7,\"error_msg\":\"m\"}", "A teapot", 7, 2},
      {"{\"error_code\":8,\"error_msg\":\"m\"}", "Unknown error 8", 8, 2},
      {"{\"error\":{\"code\":5,\"message\":\"m\"}}", "Unknown error 5", 5, 1},
      {"HTTP/1.1 404 x\r\n\r\n{\"error\":{\"code\":-32601,\"message\":\"m\"}}",
       "There is no such method", -32601, 1},
  };
  errcat_retold retold = {0};
  const char *body = NULL;
  for (size_t i = 0; i < COUNT(cases); i++) {
    char text[128], scratch[512];
    const errcat_retell_options options = {.from = cases[i].body ? 0 : retold.next,
                                           .scratch = scratch,
                                           .scratch_size = sizeof scratch};
    if (cases[i].body) body = cases[i].body;
    errcat_retell(readers, 3, body, ERRCAT_NUL, &options, text, sizeof text, &retold);
    if (strcmp(text, cases[i].text) != 0 || retold.code != cases[i].code ||
        retold.reader_index != cases[i].index)
      fail_msg("%s: %s (%d, %zu)", body, text, (int)retold.code, retold.reader_index);
  }
  close_service(&flat);
  close_service(&rpc);
  close_service(&graphql);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(oauth_is_read),
      cmocka_unit_test(google_rpc_is_read),
      cmocka_unit_test(graphql_is_read_one_by_one),
      cmocka_unit_test(json_rpc_is_read),
      cmocka_unit_test(telegram_is_read),
      cmocka_unit_test(schema_registry_is_read),
      cmocka_unit_test(problem_details_are_read),
      cmocka_unit_test(a_table_of_paths_alone_has_the_usual_shape),
      cmocka_unit_test(paths_of_parameters_stand_in_the_body_or_the_element),
      cmocka_unit_test(deep_bodies_are_told),
      cmocka_unit_test(every_beginning_and_every_place_is_answered),
      cmocka_unit_test(a_million_errors_are_read),
      cmocka_unit_test(bodies_have_the_first_shape),
      cmocka_unit_test(lists_have_the_first_shape_with_each),
      cmocka_unit_test(what_cannot_be_written_is_refused),
      cmocka_unit_test(random_shapes_are_written_and_read_back),
      cmocka_unit_test(faults_of_a_table_have_their_place),
      cmocka_unit_test(compiled_tables_keep_to_the_rules),
      cmocka_unit_test(keys_are_found_both_ways),
      cmocka_unit_test(each_domain_reads_its_own_shape),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
