/* Responses told anew. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "cases.h"

enum { BODY_MAX = 1 << 16 };

/* A response, and the reader. */
struct response {
  const char *body;
  int32_t http_status;
  const char *language; /* of its words; NULL: it does not say */
};

static void put_slice(const char *name, errcat_slice slice) {
  if (!slice.text) return;
  line_name(name);
  line_text(slice.text, slice.length);
}

static void put_retold(const errcat_retold *retold, const char *text, size_t length) {
  static const char *const outcomes[] = {"none", "exact", "ambiguous"};
  line_name("text");
  line_text(text, length);
  line_number("code", retold->code);
  line_arguments(retold->arguments, retold->argument_count, NULL);
  line_status(retold->status);
  line_member("outcome", outcomes[retold->outcome]);
  line_member("language", retold->tag);
  line_direction(retold->direction);
  put_slice("message", retold->message);
  put_slice("detail", retold->detail);
  put_slice("key", retold->key);
  put_slice("field", retold->field);
}

/* The errors behind the first are each an object of "more". */
static void retell(const struct asked *asked, const errcat_reader *reader,
                   const struct response *response) {
  static char text[BODY_MAX], scratch[4 * BODY_MAX];
  const errcat_reader *const readers[] = {reader};
  errcat_retell_options options = {
      .http_status = response->http_status, .scratch = scratch, .scratch_size = sizeof scratch};
  errcat_retold retold;
  if (response->language) options.language = (errcat_slice){response->language, ERRCAT_NUL};
  line_begin(asked);
  line_name("retell");
  line_object();
  line_member("body", response->body);
  if (response->http_status) line_number("http_status", response->http_status);
  if (response->language) line_member("content_language", response->language);
  line_object_end();
  reader_put("readers", reader, false);
  size_t more = 0;
  do {
    const size_t length = errcat_retell(readers, 1, response->body, strlen(response->body),
                                        &options, text, sizeof text, &retold);
    if (more == 1) line_name("more"), line_put("[");
    if (more > 1) line_put(",");
    if (more) line_object();
    put_retold(&retold, text, length);
    if (more++) line_object_end();
    options.from = retold.next;
  } while (retold.next);
  if (more > 1) line_put("]");
  line_end();
}

/* ---- bodies that the library writes ---- */

static errcat_argument usual(const errcat_parameter *parameter) {
  switch (parameter->type) {
  case ERRCAT_COUNT: return errcat_count(parameter->name, 1234);
  case ERRCAT_NUMBER: return errcat_number(parameter->name, 7);
  case ERRCAT_TIME: return errcat_civil_time(parameter->name, 1772442300, 330, ERRCAT_MINUTE);
  default: return errcat_text(parameter->name, "Docs & \"more\"", ERRCAT_NUL);
  }
}

/* A body in the server's language, as problem details as well, with arguments and without. */
static void retell_written(const struct asked *asked, const errcat_reader *server,
                           const errcat_reader *reader, const errcat_error *error) {
  static char body[BODY_MAX];
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  errcat_body_options options = {0};
  size_t count = 0;
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    arguments[count++] = usual(p);
  for (int way = 0; way < 4; way++) {
    options.form = way & 1 ? ERRCAT_PROBLEM : ERRCAT_BODY;
    options.flags = way & 2 ? ERRCAT_WITH_ARGUMENTS : 0;
    if (way & 2 && (way & 1 || !count)) continue; /* problem details have them anyhow */
    errcat_result result;
    errcat_write(server, error->code, arguments, count, &options, body, sizeof body, &result);
    const struct response response = {body, error->http_status, way & 2 ? NULL : result.tag};
    retell(asked, reader, &response);
  }
}

void cases_retell(const struct asked *asked) {
  static const char *const pairs[][2] = {{"en", "de"}, {"de", "fr"}, {"zh-CN", "en"},
                                         {"ar", "ru"}, {"ja", "ar"}, {"fr", "ja"}};
  const errcat_domain *domain = errcat_domain_of(asked->catalogs);
  for (size_t pair = 0; pair < COUNT_OF(pairs); pair++) {
    errcat_reader server, reader;
    errcat_choose(asked->catalogs, pairs[pair][0], ERRCAT_NUL, &server);
    errcat_choose(asked->catalogs, pairs[pair][1], ERRCAT_NUL, &reader);
    for (size_t i = 0; i < errcat_domain_size(domain); i++)
      retell_written(asked, &server, &reader, errcat_domain_at(domain, i));
    errcat_release(&server);
    errcat_release(&reader);
  }
}

/* ---- bodies of services ---- */

void cases_retell_bodies(const struct asked *asked, char *bodies) {
  static const char *const languages[] = {"de", "en", "ja"};
  for (char *line = strtok(bodies, "\n"); line; line = strtok(NULL, "\n")) {
    for (size_t i = 0; i < COUNT_OF(languages) && *line == '{'; i++) {
      errcat_reader reader;
      errcat_choose(asked->catalogs, languages[i], ERRCAT_NUL, &reader);
      retell(asked, &reader, &(struct response){line, 0, NULL});
      errcat_release(&reader);
    }
  }
}

/* Of the built-in domain, and none as it should be. */
void cases_retell_odd(const struct asked *asked) {
  static const struct response responses[] = {
      {"{}", 0, NULL},
      {"{}", 404, NULL},
      {"{}", 418, NULL},
      {"{}", 599, NULL},
      {"{}", 200, NULL},
      {"{\"error_code\":40321}", 0, NULL},
      {"{\"error_code\":\"40321\"}", 0, NULL},
      {"{\"error_code\":\"40321x\"}", 0, NULL},
      {"{\"error_code\":\" 40321\"}", 0, NULL},
      {"{\"error_code\":40321.0}", 0, NULL},
      {"{\"error_code\":40321.5}", 0, NULL},
      {"{\"error_code\":4.0321e4}", 0, NULL},
      {"{\"error_code\":-1}", 400, NULL},
      {"{\"error_code\":0}", 400, NULL},
      {"{\"error_code\":99999999999}", 400, NULL},
      {"{\"error_code\":null,\"error_msg\":\"Invalid request parameters\"}", 0, NULL},
      {"{\"error_code\":true}", 500, NULL},
      {"{\"error_code\":[40321]}", 500, NULL},
      {"{\"error_code\":{\"a\":1}}", 500, NULL},
      {"{\"error_code\":\"REPOSITORY_FULL\"}", 403, NULL},
      {"{\"error_code\":\"no_such_key\"}", 403, NULL},
      {"{\"error_code\":424242,\"error_msg\":\"Something new\"}", 0, NULL},
      {"{\"error_code\":424242,\"error_msg\":\"Something new\"}", 503, NULL},
      {"{\"error_msg\":\"Invalid request parameters\"}", 0, NULL},
      {"{\"error_msg\":\"Ung\\u00fcltige Anfrageparameter\"}", 0, "de"},
      {"{\"error_msg\":\"Ung\\u00fcltige Anfrageparameter\"}", 0, "fr"},
      {"{\"error_msg\":\"Nobody says this\"}", 0, NULL},
      {"{\"error_msg\":\"Nobody says this\"}", 409, NULL},
      {"{\"error_msg\":7}", 0, NULL},
      {"{\"error_msg\":\"\"}", 0, NULL},
      {"{\"error_code\":40321,\"error_msg\":7}", 0, NULL},
      {"{\"error_code\":40321,\"error_msg\":\"\"}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":{\"repository\":\"Docs\"}}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":{\"repository\":7}}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":{\"repository\":null}}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":{\"repository\":\" \"}}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":{\"repository\":\"a\\u0000b\\u2028\"}}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":{\"repository\":\"\\ud800\"}}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":{\"repository\":\"a\",\"repository\":\"b\"}}", 0,
       NULL},
      {"{\"error_code\":40321,\"error_args\":{\"other\":\"Docs\"}}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":[\"Docs\"]}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":\"Docs\"}", 0, NULL},
      {"{\"error_code\":40321,\"error_args\":{}}", 0, NULL},
      {"{\"error_code\":4033023,\"error_args\":{\"days\":21}}", 0, NULL},
      {"{\"error_code\":4033023,\"error_args\":{\"days\":\"21\"}}", 0, NULL},
      {"{\"error_code\":4033023,\"error_args\":{\"days\":-1}}", 0, NULL},
      {"{\"error_code\":4033023,\"error_args\":{\"days\":2.5}}", 0, NULL},
      {"{\"error_code\":4033023,\"error_args\":{\"days\":9007199254740991}}", 0, NULL},
      {"{\"error_code\":404093,\"error_args\":{\"time\":\"2026-03-02T09:05+05:30\"}}", 0, NULL},
      {"{\"error_code\":404093,\"error_args\":{\"time\":\"2026-03-02\"}}", 0, NULL},
      {"{\"error_code\":404093,\"error_args\":{\"time\":\"soon\"}}", 0, NULL},
      {"{\"error_code\":404093,\"error_args\":{\"time\":1772442300}}", 0, NULL},
      {"{\"error_code\":4033023,\"error_msg\":\"Maximum set time for external link is 21 days\"}",
       0, NULL},
      {"{\"error_code\":4033023,\"error_msg\":\"Maximum set time for external link is 1,234 "
       "days\"}",
       0, "en"},
      {"{\"error_code\":4033023,\"error_msg\":\"Maximum set time for external link is 1234 days\"}",
       0, "en"},
      {"{\"error_code\":4033023,\"error_msg\":\"Maximum set time for external link is many days\"}",
       0, "en"},
      {"{\"error_msg\":\"Maximum set time for external link is 21 days\"}", 403, NULL},
      {"{\"error_msg\":\"Ein Freigabelink darf h\xC3\xB6"
       "chstens 1.234 Tage g\xC3\xBCltig sein\"}",
       403, NULL},
      {"{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404}", 404, NULL},
      {"{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,\"detail\":\"No such "
       "page\"}",
       404, NULL},
      {"{\"type\":\"https://example.org/x\",\"title\":\"Odd\",\"status\":409}", 409, NULL},
      {"{\"title\":\"Invalid request parameters\",\"error_code\":40003,\"status\":400}", 400, NULL},
      {"{\"status\":500}", 500, NULL},
      {"{\"errors\":[{\"detail\":\"a\",\"error_code\":40003},{\"detail\":\"b\",\"error_code\":"
       "40321}],\"title\":\"x\"}",
       400, NULL},
      {"  {\"error_code\" : 40003 ,\r\n\"error_msg\":\"x\"}  ", 0, NULL},
      {"{\"ERROR_CODE\":40003}", 0, NULL},
      {"{\"error\\u005fcode\":40003}", 0, NULL},
      {"{\"error_code\":40003,\"error_code\":40321}", 0, NULL},
      {"{\"a\":{\"error_code\":40003}}", 0, NULL},
      {"[{\"error_code\":40003}]", 400, NULL},
      {"40003", 400, NULL},
      {"\"error\"", 400, NULL},
      {"null", 400, NULL},
      {"{\"__proto__\":{\"error_code\":40003}}", 400, NULL},
      {"{\"error_code\":40003,\"field\":\"name\",\"detail\":\"more\"}", 0, NULL},
  };
  static const char *const languages[] = {"fr", "en"};
  for (size_t l = 0; l < COUNT_OF(languages); l++) {
    errcat_reader reader;
    errcat_choose(asked->catalogs, languages[l], ERRCAT_NUL, &reader);
    for (size_t i = 0; i < COUNT_OF(responses); i++) retell(asked, &reader, &responses[i]);
    errcat_release(&reader);
  }
}
