/* A whole request: a header, a code and arguments become a body, which is read, and its words are
   matched. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat/define.h>

#include "../mo_writer.h"
#include "fuzz.h"

static const errcat_parameter texts[] = {
    {"a", ERRCAT_TEXT}, {"n", ERRCAT_NUMBER}, {"b", ERRCAT_TEXT}, {NULL, 0}};
static const errcat_parameter counted[] = {{"a", ERRCAT_TEXT}, {"c", ERRCAT_COUNT}, {NULL, 0}};
static const errcat_parameter timed[] = {{"t", ERRCAT_TIME}, {"b", ERRCAT_TEXT}, {NULL, 0}};
static const errcat_parameter two[] = {{"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT}, {NULL, 0}};
static const errcat_parameter one[] = {{"a", ERRCAT_TEXT}, {NULL, 0}};
static const errcat_parameter numbers[] = {{"n", ERRCAT_NUMBER}, {"c", ERRCAT_COUNT}, {NULL, 0}};
static const errcat_parameter eight[] = {
    {"a", ERRCAT_TEXT},  {"n", ERRCAT_NUMBER}, {"b", ERRCAT_TEXT},
    {"c", ERRCAT_COUNT}, {"t", ERRCAT_TIME},   {"d", ERRCAT_TEXT},
    {"e", ERRCAT_TEXT},  {"m", ERRCAT_NUMBER}, {NULL, 0}};
static const char *const names[] = {"a", "b", "c", "d", "e", "m", "n", "t", NULL};

static const errcat_error errors[] = {
    {1, 400, "PLAIN", "Nothing to say", NULL, NULL, NULL},
    {2, 404, "OF", "File {a} of {n} of {b}", NULL, "No file", texts},
    {3, 409, "HAS", "{a} has {c} file", "{a} has {c} files", "Has files", counted},
    {4, 429, "UNTIL", "At {t}, {b}", NULL, "At some time", timed},
    {5, 400, "BESIDE", "{a}{b}", NULL, "Beside", two},
    {6, 400, "TWICE", "{a} is {a}", NULL, "Twice", one},
    {7, 500, "BRACES", "{{{a}}}, {b}", NULL, "Braces", two},
    {8, 413, "NUMBERS", "{n}{c}", NULL, "Numbers", numbers},
    {9, 507, "EIGHT", "{a}, {n} {b} {c}, {t}: {d}/{e} ({m})", NULL, "Eight", eight},
};
enum { ERRORS = sizeof errors / sizeof errors[0] };

static const struct mo_text german[] = {
    MO_HEADER("Plural-Forms: nplurals=2; plural=(n != 1);"),
    MO("At {t}, {b}", "{b} um {t}"),
    MO("No file", "Keine Datei"),
    MO("Nothing to say", "Nichts \"zu\" sagen"),
    MO("{a} has {c} file\0{a} has {c} files", "{a} hat eine Datei\0{a} hat {c} Dateien"),
    MO("{a}, {n} {b} {c}, {t}: {d}/{e} ({m})", "{m}{e} {d}. {t}; {c} {b} {n} {a}"),
};
static const struct mo_text arabic[] = {
    MO_HEADER("Plural-Forms: nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && "
              "n%100<=10 ? 3 : n%100>=11 ? 4 : 5;"),
    MO("File {a} of {n} of {b}", "الملف {b} من {n} من {a}"),
    MO("{a} has {c} file\0{a} has {c} files",
       "{c} {a}\0واحد {a}\0اثنان {a}\0{c} {a} ج\0{c} {a} د\0{a}{c}"),
    MO("{n}{c}", "{c} <{n}>"),
};
static const struct mo_text russian[] = {
    MO_HEADER("Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
              "(n%100<10 || n%100>=20) ? 1 : 2);"),
    MO("{a} has {c} file\0{a} has {c} files", "У {a} {c} файл\0У {a} {c} файла\0У {a} {c} файлов"),
    MO("{a} is {a}", "{a} и {a} и {a}"),
    MO("{a}{b}", "{b}, {a}"),
};

static errcat_catalogs *open_catalogs(void) {
  static unsigned char bytes[3][2048];
  static errcat_embedded catalogs[4] = {
      {"de", bytes[0], 0}, {"ar", bytes[1], 0}, {"ru", bytes[2], 0}};
  static errcat_domain domain = {.size = sizeof domain,
                                 .name = "request",
                                 .type_base = "https://example.org/",
                                 .errors = errors,
                                 .count = ERRORS,
                                 .catalogs = catalogs};
  catalogs[0].size = mo_write(bytes[0], german, sizeof german / sizeof *german, false);
  catalogs[1].size = mo_write(bytes[1], arabic, sizeof arabic / sizeof *arabic, true);
  catalogs[2].size = mo_write(bytes[2], russian, sizeof russian / sizeof *russian, false);
  errcat_catalogs *opened = errcat_open(&domain, NULL, NULL);
  must(opened != NULL);
  errcat_set_completeness(opened, 0);
  return opened;
}

struct request {
  const errcat_reader *reader;
  int32_t code;
  const errcat_argument *arguments;
  size_t count;
  errcat_body_options options;
};

/* A body, in memory of just its size; cut, it is the front of the same. */
static char *write_body(const struct request *request, size_t cut, size_t *length,
                        errcat_result *result) {
  *length = errcat_write(request->reader, request->code, request->arguments, request->count,
                         &request->options, NULL, 0, NULL);
  char *body = malloc(*length + 1), *front = malloc(cut + 1);
  must(body && front);
  must(errcat_write(request->reader, request->code, request->arguments, request->count,
                    &request->options, body, *length + 1, result) == *length);
  must(!body[*length] && !memchr(body, 0, *length) && !(result->status & ERRCAT_TRUNCATED));
  must(is_json(body, *length));
  must(errcat_write(request->reader, request->code, request->arguments, request->count,
                    &request->options, front, cut + 1, NULL) == *length);
  const size_t written = strlen(front);
  must(written <= cut && written <= *length && is_utf8(front, written) &&
       !memcmp(front, body, written));
  free(front);
  return body;
}

/* The argument that a parameter gets: one given more than once is read where it stands first. */
static const errcat_argument *called(const errcat_argument *arguments, size_t count,
                                     const char *name) {
  for (size_t i = 0; i < count; i++)
    if (!strcmp(arguments[i].name, name)) return &arguments[i];
  return NULL;
}

/* An argument as it reads in a text. */
static bool reads_alike(const errcat_argument *ours, const errcat_argument *found) {
  char text[1024];
  if (found->type == ERRCAT_TIME || !ours || ours->type == ERRCAT_TIME) return true;
  if (found->type != ERRCAT_TEXT) return ours->type == ERRCAT_TEXT || ours->number == found->number;
  const size_t length = errcat_escape(ours->text, ours->length, ERRCAT_PLAIN, text, sizeof text);
  return length >= sizeof text || (length == found->length && !memcmp(text, found->text, length));
}

/* The words of a body as its message was formatted: what they are matched as gives them again. Where
   only one way is said to lead to them, it is ours. only is the code that the client knows, or 0. */
static void match(errcat_catalogs *catalogs, const struct request *request, int32_t only,
                  const char *text, size_t length, const errcat_result *result) {
  errcat_matched found = {0};
  errcat_match(request->reader, only, text, length, result->tag, ERRCAT_NUL, NULL, &found);
  for (size_t i = 0; i + 1 < length; i++)
    if (!memcmp(text + i, "\xE2\x81", 2)) return; /* isolates in a name are taken off */
  if (result->status & (ERRCAT_UNKNOWN_CODE | ERRCAT_MISSING_ARGUMENT | ERRCAT_WRONG_TYPE)) return;
  must(found.outcome != ERRCAT_MATCH_NONE);
  if (found.outcome != ERRCAT_MATCH_EXACT) return;
  must(found.code == request->code);
  errcat_reader speaker;
  errcat_choose(catalogs, found.tag, ERRCAT_NUL, &speaker);
  char *again = malloc(length + 1);
  must(again && errcat_format(&speaker, found.code, found.arguments, found.argument_count, NULL,
                              again, length + 1, NULL) == length);
  must(!memcmp(again, text, length));
  for (size_t i = 0; i < found.argument_count; i++)
    must(reads_alike(called(request->arguments, request->count, found.arguments[i].name),
                     &found.arguments[i]));
  free(again);
  errcat_release(&speaker);
}

/* The arguments of a body make the same body. */
static void write_again(errcat_catalogs *catalogs, const struct request *request,
                        const errcat_response *response, const char *body, size_t length) {
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  char *scratch = malloc(length + 1);
  errcat_result result;
  size_t again;
  struct request second = *request;
  must(scratch != NULL);
  second.arguments = arguments;
  second.count =
      errcat_read_arguments(catalogs, response, scratch, length, arguments, ERRCAT_PARAMETERS_MAX);
  char *other = write_body(&second, 0, &again, &result);
  must(again == length && !memcmp(other, body, length));
  free(other);
  free(scratch);
}

/* A NUL that a text holds has no place in plain text. */
static bool has_nul(const struct request *request) {
  for (size_t i = 0; i < request->count; i++)
    if (request->arguments[i].text &&
        memchr(request->arguments[i].text, 0, request->arguments[i].length))
      return true;
  return false;
}

static void answer(errcat_catalogs *catalogs, const struct request *request, size_t cut) {
  errcat_result result;
  errcat_response response;
  size_t length;
  char *body = write_body(request, cut, &length, &result);
  char *scratch = malloc(length + 1);
  must(scratch != NULL);
  const bool sound = !errcat_read(catalogs, body, length, 0, scratch, length, &response);
  must(sound && response.code == request->code && !response.status);
  if (!request->options.form && response.message.text && !has_nul(request)) {
    char *text = malloc(response.message.length + 1);
    must(text && errcat_format(request->reader, request->code, request->arguments, request->count,
                               &(errcat_options){.http_status = request->options.http_status}, text,
                               response.message.length + 1, NULL) == response.message.length);
    must(!memcmp(text, response.message.text, response.message.length));
    match(catalogs, request, 0, response.message.text, response.message.length, &result);
    match(catalogs, request, request->code, response.message.text, response.message.length,
          &result);
    if (request->options.flags & ERRCAT_WITH_ARGUMENTS && request->code <= ERRORS)
      write_again(catalogs, request, &response, body, length);
    free(text);
  }
  free(scratch);
  free(body);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static errcat_catalogs *catalogs;
  if (!catalogs) catalogs = open_catalogs();
  struct bytes bytes = {data, data + size};
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX + 2];
  errcat_reader reader;
  size_t length;
  const char *header = take_text(&bytes, &length);
  errcat_choose(catalogs, header, length, &reader);
  const unsigned code = take(&bytes), form = take(&bytes), cut = take(&bytes);
  const size_t count =
      take_arguments(&bytes, names, arguments, sizeof arguments / sizeof arguments[0]);
  const struct request request = {.reader = &reader,
                                  .code = (int32_t)(code < 0xF0 ? code % ERRORS + 1 : code),
                                  .arguments = arguments,
                                  .count = count,
                                  .options = {.form = form & 1 ? ERRCAT_PROBLEM : ERRCAT_BODY,
                                              .flags = (form & 2 ? ERRCAT_WITH_ARGUMENTS : 0u) |
                                                       (form & 4 ? ERRCAT_WITH_LANGUAGE : 0u),
                                              .http_status = form & 8 ? 404 : 0}};
  answer(catalogs, &request, cut);
  errcat_release(&reader);
  return 0;
}
