/* Asks the file-sharing API and shows its errors in the user's language, whatever language the
   server speaks. SPDX-License-Identifier: LGPL-2.1-or-later

     file-sharing-client [--lang TAGS] [--server-lang TAGS] [-X METHOD] URL

   Exit status: 0 done, 1 an error of the API, 2 no answer or wrong usage. */
#include <curl/curl.h>
#include <errcat.h>
#include <errcat/fileshare.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DONE = 0, API_ERROR = 1, NO_ANSWER = 2, ANSWER_MOST = 1 << 20 };

struct options {
  const char *lang;        /* the user's; NULL: the environment's */
  const char *server_lang; /* asked of the server; NULL: none */
  const char *method;
  const char *url;
};

/* Status line, header fields and body as they came. */
struct answer {
  char *bytes;
  size_t length, capacity;
  size_t body; /* where it begins */
  bool in_body;
  long http_status;
  bool too_long;
};

/* ---- the transfer ---- */

/* Anything but what was given tells libcurl to stop. */
static size_t append(struct answer *answer, const char *bytes, size_t length) {
  if (length > ANSWER_MOST - answer->length) {
    answer->too_long = true;
    return 0;
  }
  if (length > answer->capacity - answer->length) {
    const size_t capacity = 2 * (answer->length + length);
    char *larger = realloc(answer->bytes, capacity);
    if (!larger) return 0;
    answer->bytes = larger;
    answer->capacity = capacity;
  }
  if (length) memcpy(answer->bytes + answer->length, bytes, length);
  answer->length += length;
  return length;
}

static size_t take_header(char *bytes, size_t size, size_t count, void *context) {
  struct answer *answer = context;
  if (answer->in_body) return size * count; /* a trailer, which is no part of the body */
  const size_t taken = append(answer, bytes, size * count);
  answer->body = answer->length;
  return taken;
}

static size_t take_body(char *bytes, size_t size, size_t count, void *context) {
  struct answer *answer = context;
  answer->in_body = true;
  return append(answer, bytes, size * count);
}

static void set_options(CURL *curl, const struct options *options, struct answer *answer) {
  curl_easy_setopt(curl, CURLOPT_URL, options->url);
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, answer);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, answer);
  if (options->method && strcmp(options->method, "HEAD") == 0)
    curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
  else if (options->method)
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, options->method);
}

/* The field Accept-Language; NULL if there is not enough memory. */
static struct curl_slist *language_field(const char *tags) {
  static const char name[] = "Accept-Language: ";
  const size_t size = sizeof name + strlen(tags);
  char *line = malloc(size);
  if (!line) return NULL;
  snprintf(line, size, "%s%s", name, tags);
  struct curl_slist *fields = curl_slist_append(NULL, line);
  free(line);
  return fields;
}

static CURLcode transfer(const struct options *options, struct answer *answer) {
  CURL *curl = curl_easy_init();
  struct curl_slist *fields = options->server_lang ? language_field(options->server_lang) : NULL;
  CURLcode status = CURLE_OUT_OF_MEMORY;
  if (curl && (fields || !options->server_lang)) {
    set_options(curl, options, answer);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, fields);
    status = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer->http_status);
  }
  curl_slist_free_all(fields);
  curl_easy_cleanup(curl);
  return status;
}

/* ---- what is said ---- */

/* The server's own words. */
static void quote(errcat_slice words) {
  const size_t size = errcat_escape(words.text, words.length, ERRCAT_TERMINAL, NULL, 0) + 1;
  char *text = malloc(size);
  if (!text) return;
  errcat_escape(words.text, words.length, ERRCAT_TERMINAL, text, size);
  puts(text);
  free(text);
}

/* Measured, then written. An error of one field stands behind its name. */
static void say(const errcat_reader *reader, const struct answer *answer,
                const errcat_retell_options *options, errcat_retold *retold) {
  const size_t length =
      errcat_retell(&reader, 1, answer->bytes, answer->length, options, NULL, 0, retold);
  char *text = malloc(length + 1);
  if (!text) return;
  errcat_retell(&reader, 1, answer->bytes, answer->length, options, text, length + 1, retold);
  if (retold->field.length > 2) /* "#/name" */
    printf("%.*s: ", (int)retold->field.length - 2, retold->field.text + 2);
  if (length) puts(text);
  if (retold->status & ERRCAT_UNMATCHED) quote(retold->message);
  free(text);
}

static void explain(const struct options *options, const struct answer *answer) {
  errcat_catalogs *catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  errcat_retell_options how = {.mode = ERRCAT_TERMINAL,
                               .scratch = malloc(4 * answer->length + 1),
                               .scratch_size = 4 * answer->length};
  if (catalogs && how.scratch) {
    errcat_reader reader;
    errcat_choose(catalogs, options->lang, ERRCAT_NUL, &reader);
    errcat_retold retold;
    do {
      say(&reader, answer, &how, &retold);
      how.from = retold.next;
    } while (how.from);
    errcat_release(&reader);
  }
  free(how.scratch);
  errcat_close(catalogs);
}

/* ---- the program ---- */

static bool read_options(struct options *options, char **arguments) {
  char **at = arguments + 1;
  for (; *at && **at == '-' && at[1]; at += 2) {
    if (strcmp(*at, "--lang") == 0)
      options->lang = at[1];
    else if (strcmp(*at, "--server-lang") == 0)
      options->server_lang = at[1];
    else if (strcmp(*at, "-X") == 0)
      options->method = at[1];
    else
      break;
  }
  options->url = *at;
  if (*at && **at != '-' && !at[1]) return true;
  fprintf(stderr, "usage: %s [--lang TAGS] [--server-lang TAGS] [-X METHOD] URL\n", arguments[0]);
  return false;
}

int main(int count, char **arguments) {
  struct options options = {0};
  struct answer answer = {0};
  (void)count;
  if (!read_options(&options, arguments)) return NO_ANSWER;
  curl_global_init(CURL_GLOBAL_DEFAULT);
  int status = DONE;
  const CURLcode code = transfer(&options, &answer);
  if (code != CURLE_OK) {
    fprintf(stderr, "%s\n", answer.too_long ? "The answer is too long" : curl_easy_strerror(code));
    status = NO_ANSWER;
  } else if (answer.http_status / 100 == 2) {
    fwrite(answer.bytes + answer.body, 1, answer.length - answer.body, stdout);
  } else {
    explain(&options, &answer);
    status = API_ERROR;
  }
  free(answer.bytes);
  curl_global_cleanup();
  return status;
}
