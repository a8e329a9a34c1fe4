/* A small file-sharing API whose errors are in the language of whoever asks.
   SPDX-License-Identifier: LGPL-2.1-or-later

     GET  /repositories/NAME               Docs, Photos; Archive has been deleted: all in memory
     POST /repositories?name=NAME&tags=…   a new one, which nobody keeps: a form whose fields are all checked
     POST /repositories/NAME/files?size=N  until the repository is full
     POST /links?days=N                    a link to share, for 21 days at the most
     GET  /errors/CODE?NAME=VALUE&…        any error; http_status=N for a code that is not known
     GET  /web/…                           files of the folder of --web, such as the client of examples/web

   With --domain it has the errors of another table, and those addresses alone that serve any table, the last two.
   The signals are waited for by main(); the requests run in libmicrohttpd's threads. */
#define _POSIX_C_SOURCE 200809L
#include <arpa/inet.h>
#include <errcat.h>
#include <errcat/fileshare.h>
#include <errno.h>
#include <inttypes.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "files.h"

enum { THREADS = 2, TIMEOUT = 30, LINK_DAYS_MOST = 21, BODY_SIZE = 1024, REPOSITORIES = 3 };
enum { TABLE_SIZE = 1 << 20 };            /* no table may be larger */
enum { NAME_MOST = 20, TAGS_MOST = 200 }; /* characters */

static const char json_type[] = "application/json";
static const char problem_type[] = "application/problem+json";

struct repository {
  const char *name; /* needs no escaping in JSON */
  int64_t used, capacity;
  bool deleted;
};

struct server {
  errcat_catalogs *catalogs;
  const char *directory; /* of more catalogs, or NULL */
  const char *table;     /* of other errors, a .def file, or NULL */
  const char *web;       /* the folder of files for browsers, or NULL */
  uint16_t port;
  bool verbose;
  bool fixed; /* for comparison: errors are not localized */
  pthread_mutex_t lock;
  struct repository repositories[REPOSITORIES]; /* used is under lock */
};

struct request {
  struct server *server;
  struct MHD_Connection *connection;
  const char *method;
  const char *allow;   /* the methods that the address takes, or NULL */
  int32_t http_status; /* of a code that is not in the table */
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX]; /* of the error; none has more */
  size_t count;
};

/* ---- answers ---- */

static const char *header(const struct request *request, const char *name) {
  return MHD_lookup_connection_value(request->connection, MHD_HEADER_KIND, name);
}

static const char *query(const struct request *request, const char *name) {
  return MHD_lookup_connection_value(request->connection, MHD_GET_ARGUMENT_KIND, name);
}

static enum MHD_Result answer(const struct request *request, int32_t status, const char *type,
                              const char *language, struct MHD_Response *response) {
  if (!response) return MHD_NO; /* memory ran out: the connection is closed */
  MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
  if (language) {
    /* The body depends on what the reader accepts, in both senses: a cache must know. */
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_LANGUAGE, language);
    MHD_add_response_header(response, MHD_HTTP_HEADER_VARY, ERRCAT_VARY ", Accept");
  }
  if (status == MHD_HTTP_METHOD_NOT_ALLOWED && request->allow)
    MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, request->allow);
  const enum MHD_Result queued =
      MHD_queue_response(request->connection, (unsigned int)status, response);
  MHD_destroy_response(response);
  return queued;
}

static enum MHD_Result succeed(const struct request *request, int32_t status, char *json) {
  return answer(request, status, json_type, NULL,
                MHD_create_response_from_buffer(strlen(json), json, MHD_RESPMEM_MUST_COPY));
}

/* The operator reads English. What a request brought must not act on the terminal. */
static void log_error(const struct request *request, int32_t code, int32_t status,
                      const errcat_result *result) {
  errcat_reader reader;
  char text[512];
  errcat_choose_source(request->server->catalogs, &reader);
  errcat_format(&reader, code, request->arguments, request->count,
                &(errcat_options){.mode = ERRCAT_TERMINAL, .http_status = status}, text,
                sizeof text, NULL);
  fprintf(stderr, "%" PRId32 " %" PRId32 " %s %#" PRIx32 " %s\n", status, code, result->tag,
          result->status, text);
  errcat_release(&reader);
}

/* Nearly every body fits on the stack; one with a long name in it is written again, on the heap. */
static struct MHD_Response *write_error(const struct request *request, const errcat_reader *reader,
                                        int32_t code, const errcat_body_options *options,
                                        errcat_result *result) {
  char small[BODY_SIZE];
  const size_t length = errcat_write(reader, code, request->arguments, request->count, options,
                                     small, sizeof small, result);
  if (length < sizeof small)
    return MHD_create_response_from_buffer(length, small, MHD_RESPMEM_MUST_COPY);
  char *large = malloc(length + 1);
  if (!large) return NULL;
  errcat_write(reader, code, request->arguments, request->count, options, large, length + 1,
               result);
  struct MHD_Response *response =
      MHD_create_response_from_buffer(length, large, MHD_RESPMEM_MUST_FREE);
  if (!response) free(large);
  return response;
}

/* The same answer with nothing of errcat's but its table, to see what the languages cost. */
static enum MHD_Result fail_in_english(const struct request *request, int32_t code,
                                       int32_t status) {
  const errcat_error *error = errcat_domain_find(errcat_domain_of(request->server->catalogs), code);
  char body[BODY_SIZE];
  snprintf(body, sizeof body, "{\"error_code\":%" PRId32 ",\"error_msg\":\"%s\"}", code,
           error ? error->message : "");
  return answer(request, status, json_type, "en",
                MHD_create_response_from_buffer(strlen(body), body, MHD_RESPMEM_MUST_COPY));
}

static enum MHD_Result fail(const struct request *request, int32_t code) {
  const struct server *server = request->server;
  const int32_t status = errcat_http_status(server->catalogs, code, request->http_status);
  if (server->fixed) return fail_in_english(request, code, status);

  const char *accept = header(request, MHD_HTTP_HEADER_ACCEPT);
  const char *wanted = header(request, MHD_HTTP_HEADER_ACCEPT_LANGUAGE);
  const bool problem = accept && strstr(accept, problem_type);
  const errcat_body_options options = {.form = problem ? ERRCAT_PROBLEM : ERRCAT_BODY,
                                       .http_status = status};
  errcat_reader reader;
  errcat_result result;
  /* NULL would ask the environment, which is the operator's and not the reader's. */
  errcat_choose(server->catalogs, wanted ? wanted : "", ERRCAT_NUL, &reader);
  struct MHD_Response *response = write_error(request, &reader, code, &options, &result);
  if (server->verbose) log_error(request, code, status, &result);
  const enum MHD_Result queued =
      answer(request, status, problem ? problem_type : json_type, result.tag, response);
  errcat_release(&reader); /* not before: the tag is the reader's */
  return queued;
}

/* ---- a form ---- */

/* What is wrong with a form's fields; errcat writes one response of it. */
struct faults {
  errcat_item items[4];
  size_t count;
};

static void blame(struct faults *faults, const char *pointer, int32_t code,
                  const errcat_argument *argument) {
  faults->items[faults->count++] = (errcat_item){.code = code,
                                                 .arguments = argument,
                                                 .count = argument != NULL,
                                                 .field = {pointer, strlen(pointer)}};
}

/* In characters: bytes that do not go on with one. */
static size_t count_characters(const char *text) {
  size_t count = 0;
  for (; *text; text++) count += ((unsigned char)*text & 0xC0) != 0x80;
  return count;
}

static char *write_list(const errcat_reader *reader, const struct faults *faults,
                        errcat_result *result) {
  const errcat_body_options options = {.form = ERRCAT_PROBLEM};
  const size_t length =
      errcat_write_list(reader, faults->items, faults->count, &options, NULL, 0, NULL);
  char *body = malloc(length + 1);
  if (body)
    errcat_write_list(reader, faults->items, faults->count, &options, body, length + 1, result);
  return body;
}

/* All of them at once, so that whoever fills in the form is told once: problem details, as the API's own
   body has room for one error only. */
static enum MHD_Result fail_form(const struct request *request, const struct faults *faults) {
  const struct server *server = request->server;
  const char *wanted = header(request, MHD_HTTP_HEADER_ACCEPT_LANGUAGE);
  errcat_reader reader;
  errcat_result result;
  errcat_choose(server->catalogs, wanted ? wanted : "", ERRCAT_NUL, &reader);
  char *body = write_list(&reader, faults, &result);
  enum MHD_Result queued = MHD_NO;
  if (body)
    queued = answer(request, MHD_HTTP_BAD_REQUEST, problem_type, result.tag,
                    MHD_create_response_from_buffer(strlen(body), body, MHD_RESPMEM_MUST_COPY));
  free(body);
  errcat_release(&reader);
  return queued;
}

/* ---- endpoints ---- */

/* Each takes one method; HEAD is GET to libmicrohttpd but for the body. */
static bool takes(struct request *request, const char *method) {
  const bool get = strcmp(method, MHD_HTTP_METHOD_GET) == 0;
  request->allow = get ? "GET, HEAD" : method;
  return strcmp(request->method, method) == 0 ||
         (get && strcmp(request->method, MHD_HTTP_METHOD_HEAD) == 0);
}

static bool read_number(const char *text, int64_t least, int64_t most, int64_t *number) {
  char *end;
  if (!text || *text < '0' || *text > '9') return false;
  errno = 0;
  *number = strtoll(text, &end, 10);
  return !*end && !errno && *number >= least && *number <= most;
}

/* Adds a file of a size to a repository, copied to found; 0, or the code of what went wrong. */
static int32_t add_file(struct server *server, const char *name, size_t length, int64_t size,
                        struct repository *found) {
  int32_t code = FILESHARE_REPOSITORY_NOT_FOUND;
  pthread_mutex_lock(&server->lock);
  for (struct repository *at = server->repositories; at < server->repositories + REPOSITORIES;
       at++) {
    if (strlen(at->name) != length || memcmp(at->name, name, length) != 0) continue;
    code = at->deleted                      ? FILESHARE_REPOSITORY_DELETED
           : size > at->capacity - at->used ? FILESHARE_REPOSITORY_FULL
                                            : 0;
    if (!code) at->used += size;
    *found = *at;
  }
  pthread_mutex_unlock(&server->lock);
  return code;
}

static enum MHD_Result at_repository(struct request *request, const char *name) {
  const size_t length = strcspn(name, "/");
  const bool files = strcmp(name + length, "/files") == 0;
  struct repository found = {0};
  int64_t size = 0;
  if (name[length] && !files) return fail(request, FILESHARE_RESOURCE_NOT_FOUND);
  if (!takes(request, files ? MHD_HTTP_METHOD_POST : MHD_HTTP_METHOD_GET))
    return fail(request, FILESHARE_METHOD_NOT_ALLOWED);
  if (!length) return fail(request, FILESHARE_REPOSITORY_NAME_EMPTY);
  if (files && !read_number(query(request, "size"), 0, INT64_MAX, &size))
    return fail(request, FILESHARE_INVALID_PARAMETERS);

  const int32_t code = add_file(request->server, name, length, size, &found);
  if (code == FILESHARE_REPOSITORY_FULL)
    request->arguments[request->count++] = errcat_text("repository", found.name, ERRCAT_NUL);
  if (code) return fail(request, code);
  char json[128];
  snprintf(json, sizeof json, "{\"name\":\"%s\",\"used\":%" PRId64 ",\"capacity\":%" PRId64 "}\n",
           found.name, found.used, found.capacity);
  return succeed(request, files ? MHD_HTTP_CREATED : MHD_HTTP_OK, json);
}

static enum MHD_Result at_repositories(struct request *request) {
  const char *name = query(request, "name"), *tags = query(request, "tags");
  const errcat_argument most = errcat_count("max", TAGS_MOST);
  struct faults faults = {.count = 0};
  if (!takes(request, MHD_HTTP_METHOD_POST)) return fail(request, FILESHARE_METHOD_NOT_ALLOWED);
  if (!name || !*name)
    blame(&faults, "#/name", FILESHARE_REPOSITORY_NAME_EMPTY, NULL);
  else if (count_characters(name) > NAME_MOST)
    blame(&faults, "#/name", FILESHARE_NAME_OVER_20_CHARACTERS, NULL);
  if (tags && count_characters(tags) > TAGS_MOST)
    blame(&faults, "#/tags", FILESHARE_TAGS_TOO_LONG, &most);
  if (faults.count) return fail_form(request, &faults);
  char created[] = "{}\n";
  return succeed(request, MHD_HTTP_CREATED, created);
}

static enum MHD_Result at_links(struct request *request) {
  int64_t days;
  if (!takes(request, MHD_HTTP_METHOD_POST)) return fail(request, FILESHARE_METHOD_NOT_ALLOWED);
  if (!read_number(query(request, "days"), 1, INT64_MAX, &days))
    return fail(request, FILESHARE_INVALID_PARAMETERS);
  if (days > LINK_DAYS_MOST) {
    request->arguments[request->count++] = errcat_count("days", LINK_DAYS_MOST);
    return fail(request, FILESHARE_LINK_DAYS_LIMIT);
  }
  char json[64];
  snprintf(json, sizeof json, "{\"days\":%" PRId64 "}\n", days);
  return succeed(request, MHD_HTTP_CREATED, json);
}

static enum MHD_Result take(void *context, enum MHD_ValueKind kind, const char *key,
                            size_t key_size, const char *value, size_t value_size) {
  struct request *request = context;
  (void)kind, (void)key_size;
  if (!value || strcmp(key, "http_status") == 0) return MHD_YES;
  if (request->count == ERRCAT_PARAMETERS_MAX) return MHD_NO;
  errcat_argument *argument = &request->arguments[request->count++];
  *argument = errcat_text(key, value, ERRCAT_NUL);
  argument->length = value_size; /* there may be a "%00" in it */
  return MHD_YES;
}

static enum MHD_Result at_errors(struct request *request, const char *text) {
  const char *status_text = query(request, "http_status");
  int64_t code, status = MHD_HTTP_INTERNAL_SERVER_ERROR;
  if (!takes(request, MHD_HTTP_METHOD_GET)) return fail(request, FILESHARE_METHOD_NOT_ALLOWED);
  if (!read_number(text, 1, INT32_MAX, &code) ||
      (status_text && !read_number(status_text, 400, 599, &status)))
    return fail(request, FILESHARE_INVALID_PARAMETERS);
  MHD_get_connection_values_n(request->connection, MHD_GET_ARGUMENT_KIND, take, request);
  request->http_status = (int32_t)status;
  return fail(request, (int32_t)code);
}

static enum MHD_Result at_web(struct request *request, const char *name) {
  if (!takes(request, MHD_HTTP_METHOD_GET)) return fail(request, FILESHARE_METHOD_NOT_ALLOWED);
  struct MHD_Response *response = files_open(request->server->web, name);
  if (!response) return fail(request, FILESHARE_RESOURCE_NOT_FOUND);
  const enum MHD_Result queued = MHD_queue_response(request->connection, MHD_HTTP_OK, response);
  MHD_destroy_response(response);
  return queued;
}

/* What the errors of this service alone are about. */
static enum MHD_Result at_service(struct request *request, const char *url) {
  static const char repositories[] = "/repositories/";
  if (strncmp(url, repositories, sizeof repositories - 1) == 0)
    return at_repository(request, url + sizeof repositories - 1);
  if (strcmp(url, "/links") == 0) return at_links(request);
  if (strcmp(url, "/repositories") == 0) return at_repositories(request);
  return fail(request, FILESHARE_RESOURCE_NOT_FOUND);
}

static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *upload,
                              size_t *upload_size, void **state) {
  static const char errors[] = "/errors/", web[] = "/web/";
  struct request request = {.server = context, .connection = connection, .method = method};
  (void)version, (void)upload;
  if (!*state || *upload_size) { /* the head alone, or a part of a body, which nobody keeps */
    *state = connection;
    *upload_size = 0;
    return MHD_YES;
  }
  if (strncmp(url, errors, sizeof errors - 1) == 0)
    return at_errors(&request, url + sizeof errors - 1);
  if (request.server->web && strncmp(url, web, sizeof web - 1) == 0)
    return at_web(&request, url + sizeof web - 1);
  request.http_status = MHD_HTTP_NOT_FOUND; /* to another table this code says nothing */
  return request.server->table ? fail(&request, FILESHARE_RESOURCE_NOT_FOUND)
                               : at_service(&request, url);
}

/* ---- the program ---- */

static void report(void *context, const errcat_diagnostic *diagnostic) {
  (void)context;
  fprintf(stderr, "%s: %s\n", diagnostic->where, diagnostic->what);
}

static bool read_options(struct server *server, char **arguments) {
  for (char **at = arguments + 1; *at; at++) {
    int64_t port;
    if (strcmp(*at, "--verbose") == 0) {
      server->verbose = true;
    } else if (strcmp(*at, "--fixed") == 0) {
      server->fixed = true;
    } else if (strcmp(*at, "--catalogs") == 0 && at[1]) {
      server->directory = *++at;
    } else if (strcmp(*at, "--domain") == 0 && at[1]) {
      server->table = *++at;
    } else if (strcmp(*at, "--web") == 0 && at[1]) {
      server->web = *++at;
    } else if (strcmp(*at, "--port") == 0 && read_number(at[1], 0, UINT16_MAX, &port)) {
      server->port = (uint16_t)port;
      at++;
    } else {
      fprintf(stderr,
              "usage: %s [--port N] [--domain FILE] [--catalogs DIR] [--web DIR] [--verbose] "
              "[--fixed]\n",
              *arguments);
      return false;
    }
  }
  return true;
}

/* Until SIGTERM or SIGINT; SIGHUP brings new catalogs. */
static int serve(struct server *server, const sigset_t *signals) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(server->port)};
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  struct MHD_Daemon *daemon = MHD_start_daemon(
      MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD, 0, NULL, NULL, handle, server,
      MHD_OPTION_SOCK_ADDR, (struct sockaddr *)&address, MHD_OPTION_THREAD_POOL_SIZE,
      (unsigned int)THREADS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned int)TIMEOUT, MHD_OPTION_END);
  if (!daemon) {
    perror("The server could not start");
    return EXIT_FAILURE;
  }
  const union MHD_DaemonInfo *bound = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
  printf("listening on http://127.0.0.1:%u\n", (unsigned int)(bound ? bound->port : server->port));
  fflush(stdout);
  for (int number = 0; number != SIGTERM && number != SIGINT;) {
    sigwait(signals, &number);
    if (number == SIGHUP && server->directory) errcat_reload(server->catalogs, report, NULL);
  }
  MHD_stop_daemon(daemon);
  return EXIT_SUCCESS;
}

/* The text of a table is freed when the domain is made. */
static errcat_domain *load_domain(const char *name) {
  char *text = malloc(TABLE_SIZE);
  FILE *file = fopen(name, "rb");
  errcat_domain *domain = NULL;
  if (!file || !text)
    perror(name);
  else
    domain = errcat_domain_load(text, fread(text, 1, TABLE_SIZE, file), name, NULL, report, NULL);
  if (file) fclose(file);
  free(text);
  return domain;
}

int main(int count, char **arguments) {
  struct server server = {.lock = PTHREAD_MUTEX_INITIALIZER,
                          .repositories = {{"Docs", 990, 1000, false},
                                           {"Photos", 0, 1000000, false},
                                           {"Archive", 0, 1000, true}}};
  (void)count;
  if (!read_options(&server, arguments)) return 2;

  /* Blocked here, and so in the threads to come: no handler, and nothing that one must not do. */
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, NULL);

  errcat_diagnostic diagnostic;
  errcat_domain *loaded = server.table ? load_domain(server.table) : NULL;
  if (server.table && !loaded) return EXIT_FAILURE;
  server.catalogs = errcat_open(loaded ? loaded : errcat_fileshare(), NULL, &diagnostic);
  if (!server.catalogs) {
    report(NULL, &diagnostic);
    return EXIT_FAILURE;
  }
  if (server.directory) errcat_add_directory(server.catalogs, server.directory, report, NULL);
  errcat_compile_all(server.catalogs, NULL, NULL); /* now, rather than in the first requests */
  const int status = serve(&server, &signals);
  errcat_close(server.catalogs);
  errcat_domain_free(loaded);
  return status;
}
