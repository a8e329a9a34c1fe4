/* errcat explain [FILE]: responses in, the reader's language out. SPDX-License-Identifier: LGPL-2.1-or-later

   The input is one response (a body, or what `curl -i` printed), or a stream of JSON lines, read
   through one buffer and written through another, so that memory stays constant. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "cli.h"

enum { INPUT_SIZE = 1 << 20, OUTPUT_SIZE = 1 << 16, RECORD_SIZE = 1 << 16 };

struct stream {
  struct cli *cli;
  const char *name;
  int descriptor;
  char *input;
  size_t length;
  bool ended;
  char *output;
  size_t written;
  char *scratch;
  uint64_t lines, bad;
  bool lines_are_records; /* JSON lines; a response else */
  bool progress;
  time_t shown;
  int64_t size; /* of the input, if it is a file */
  uint64_t done;
  uint64_t hint; /* the language of the last message, for the next one */
  bool failed;
};

/* ---- output ---- */

static bool put_out(struct stream *stream) {
  for (size_t at = 0; at < stream->written;) {
    const ssize_t count = write(STDOUT_FILENO, stream->output + at, stream->written - at);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      stream->failed = true;
      return false;
    }
    at += (size_t)count;
  }
  stream->written = 0;
  return true;
}

static void put(struct stream *stream, const char *text, size_t length) {
  while (length > OUTPUT_SIZE - stream->written) {
    const size_t part = OUTPUT_SIZE - stream->written;
    memcpy(stream->output + stream->written, text, part);
    stream->written += part;
    if (!put_out(stream)) {
      stream->written = 0;
      return;
    }
    text += part;
    length -= part;
  }
  memcpy(stream->output + stream->written, text, length);
  stream->written += length;
}

static inline void put_text(struct stream *stream, const char *text) {
  put(stream, text, strlen(text));
}

/* Twice a line: with printf() a log takes a seventh longer. */
static void put_number(struct stream *stream, int64_t number) {
  char digits[20], *at = digits + sizeof digits;
  uint64_t rest = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
  do *--at = (char)('0' + rest % 10);
  while (rest /= 10);
  if (number < 0) *--at = '-';
  put(stream, at, (size_t)(digits + sizeof digits - at));
}

/* The server's text or an argument as a JSON string; a byte becomes six at the most. */
static void put_json(struct stream *stream, const char *text, size_t length) {
  put(stream, "\"", 1);
  if (OUTPUT_SIZE - stream->written > 6 * length || (put_out(stream) && OUTPUT_SIZE > 6 * length)) {
    stream->written += errcat_escape(text, length, ERRCAT_JSON, stream->output + stream->written,
                                     OUTPUT_SIZE - stream->written);
  } else {
    char *escaped = malloc(6 * length + 1);
    if (escaped)
      put(stream, escaped, errcat_escape(text, length, ERRCAT_JSON, escaped, 6 * length + 1));
    stream->failed |= !escaped;
    free(escaped);
  }
  put(stream, "\"", 1);
}

/* ---- one response ---- */

struct told {
  errcat_response response;
  errcat_match match;
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  size_t count;
};

static const char *const outcomes[] = {"none", "exact", "ambiguous"};

/* Finds the arguments: sent along, or in the server's words. */
static void find_arguments(struct stream *stream, struct told *told) {
  const errcat_response *response = &told->response;
  told->match.outcome = ERRCAT_MATCH_NONE;
  told->match.count = 0;
  told->count = 0;
  if (response->message && response->code) {
    errcat_match_text(&stream->cli->reader, response->code, response->message, response->length,
                      response->language, response->language_length, &stream->hint, &told->match);
  }
  const errcat_error *error =
      response->arguments ? errcat_find(stream->cli->catalogs, response->code) : NULL;
  /* Behind the message, if that is there: the escapes of a line have room in as many bytes. */
  const size_t used = response->message == stream->scratch ? response->length : 0;
  if (error)
    told->count = errcat_read_arguments(error, response, stream->scratch + used, INPUT_SIZE - used,
                                        told->arguments, ERRCAT_PARAMETERS_MAX);
  if (told->count || told->match.outcome != ERRCAT_MATCH_EXACT) return;
  told->count = told->match.count;
  memcpy(told->arguments, told->match.arguments, told->count * sizeof told->arguments[0]);
}

static void put_argument(struct stream *stream, const errcat_argument *argument) {
  char time[32];
  if (argument->type == ERRCAT_TEXT) {
    put_json(stream, argument->text, argument->length);
  } else if (argument->type == ERRCAT_TIME) {
    errcat_write_time(argument, time, sizeof time);
    put_json(stream, time, strlen(time));
  } else {
    put_number(stream, argument->number);
  }
}

/* A message that had no escapes is still where it was read, as a string of JSON. */
static void put_server_message(struct stream *stream, const errcat_response *response) {
  if (!response->message) {
    put_text(stream, "null");
  } else if (response->message == stream->scratch) {
    put_json(stream, response->message, response->length);
  } else {
    put_text(stream, "\"");
    put(stream, response->message, response->length);
    put_text(stream, "\"");
  }
}

static void put_object(struct stream *stream, const struct told *told, const char *message,
                       size_t length, const errcat_result *result) {
  put_text(stream, "{\"error_code\":");
  put_number(stream, told->response.code);
  put_text(stream, ",\"http_status\":");
  put_number(stream, errcat_http_status(stream->cli->catalogs, told->response.code,
                                        told->response.http_status));
  put_text(stream, ",\"language\":\"");
  put_text(stream, result->tag);
  put_text(stream, result->direction == ERRCAT_RTL ? "\",\"direction\":\"rtl\",\"message\":\""
                                                   : "\",\"direction\":\"ltr\",\"message\":\"");
  put(stream, message, length);
  put_text(stream, "\",\"arguments\":{");
  for (size_t i = 0; i < told->count; i++) {
    if (i) put_text(stream, ",");
    put_text(stream, "\"");
    put_text(stream, told->arguments[i].name); /* an identifier of C */
    put_text(stream, "\":");
    put_argument(stream, &told->arguments[i]);
  }
  put_text(stream, "},\"matched\":\"");
  put_text(stream, outcomes[told->match.outcome]);
  put_text(stream, "\",\"server_message\":");
  put_server_message(stream, &told->response);
  put_text(stream, "}\n");
}

/* The server's words stay beside ours where they may say more. */
static void put_words(struct stream *stream, const struct told *told, const char *message,
                      size_t length) {
  put(stream, message, length);
  put_text(stream, "\n");
  if (!told->response.message || !told->response.length ||
      told->match.outcome == ERRCAT_MATCH_EXACT || told->count)
    return;
  char line[2048];
  errcat_argument text = errcat_text("text", told->response.message);
  text.length = told->response.length;
  /* TRANSLATORS: {text} is a message in the words of the server, which are not ours.
     xgettext: python-brace-format */
  const char *id = N_("The server said: {text}");
  size_t size = errcat_format_message(&stream->cli->reader, NULL, id, NULL, &text, 1,
                                      ERRCAT_TERMINAL, line, sizeof line, NULL);
  if (size >= sizeof line) size = strlen(line);
  put(stream, line, size);
  put_text(stream, "\n");
}

static void tell(struct stream *stream, struct told *told) {
  char small[1024], *message = small;
  errcat_result result;
  const uint32_t mode = stream->cli->form == FORM_JSON ? ERRCAT_JSON : ERRCAT_TERMINAL;
  const uint32_t flags = mode | ERRCAT_HTTP(told->response.http_status);
  find_arguments(stream, told);
  size_t length = errcat_format(&stream->cli->reader, told->response.code, told->arguments,
                                told->count, flags, small, sizeof small, &result);
  if (length >= sizeof small) {
    message = malloc(length + 1);
    if (message)
      errcat_format(&stream->cli->reader, told->response.code, told->arguments, told->count, flags,
                    message, length + 1, &result);
  }
  if (!message)
    stream->failed = true;
  else if (stream->cli->form == FORM_JSON)
    put_object(stream, told, message, length, &result);
  else
    put_words(stream, told, message, length);
  if (message != small) free(message);
}

/* ---- lines ---- */

static void complain_line(struct stream *stream, int32_t fault) {
  stream->bad++;
  put_out(stream); /* what is told comes in the order of the input */
  const errcat_argument arguments[] = {
      errcat_number("line", (int64_t)stream->lines),
      errcat_text("fault", errcat_gettext(&stream->cli->reader, NULL, errcat_fault_sentence(fault),
                                          NULL, 0))};
  cli_complain(stream->cli, EXIT_ANSWER,
               /* TRANSLATORS: {line} is the number of a line of the input, {fault} a sentence that
                  says what is wrong there. Adapt the colon to your language.
                  xgettext: python-brace-format */
               N_("line {line}: {fault}"), arguments, 2);
}

/* A status line's code is not needed where the words say which error it is. */
static void explain(struct stream *stream, const char *text, size_t length) {
  struct told told;
  const int sound =
      errcat_read(stream->cli->catalogs, text, length, stream->scratch, INPUT_SIZE, &told.response);
  if (!sound && (!told.response.code || stream->lines_are_records)) {
    complain_line(stream, told.response.fault);
    if (stream->lines_are_records || !told.response.http_status) return;
  }
  tell(stream, &told);
}

static void show_progress(struct stream *stream) {
  if (!stream->progress || (stream->lines & 0xFFF) != 0) return;
  const time_t now = time(NULL);
  if (now == stream->shown) return;
  stream->shown = now;
  char line[256];
  const errcat_argument count = errcat_counted("count", (int64_t)stream->lines);
  errcat_format_message(
      &stream->cli->reader, NULL,
      /* TRANSLATORS: {count} is the number of lines of a log that are done, said while work goes on.
     xgettext: python-brace-format */
      NP_("{count} line done", "{count} lines done"), &count, 1, ERRCAT_TERMINAL, line, sizeof line,
      NULL);
  fprintf(stderr, "\r%s, %d %%", line, (int)(stream->done * 100 / ((uint64_t)stream->size + 1)));
}

static bool is_blank(const char *text, size_t length) {
  while (length &&
         (text[length - 1] == ' ' || text[length - 1] == '\r' || text[length - 1] == '\t'))
    length--;
  return length == 0;
}

/* Fills the buffer behind what is left in it. */
static void fill(struct stream *stream) {
  while (!stream->ended && stream->length < INPUT_SIZE) {
    const ssize_t count =
        read(stream->descriptor, stream->input + stream->length, INPUT_SIZE - stream->length);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) stream->failed = true;
    if (count <= 0)
      stream->ended = true;
    else
      stream->length += (size_t)count;
    /* What has come is told at once: the other end of a pipe may be waiting. */
    if (count > 0 && memchr(stream->input, '\n', stream->length)) return;
  }
}

static void explain_lines(struct stream *stream) {
  bool skipping = false; /* the rest of a line that is too long */
  while (stream->length || !stream->ended) {
    const char *at = stream->input, *end = stream->input + stream->length;
    for (const char *stop; (stop = memchr(at, '\n', (size_t)(end - at))) != NULL; at = stop + 1) {
      stream->lines++;
      stream->done += (uint64_t)(stop - at) + 1;
      if (skipping)
        complain_line(stream, ERRCAT_FAULT_LINE_TOO_LONG);
      else if (!is_blank(at, (size_t)(stop - at)))
        explain(stream, at, (size_t)(stop - at));
      skipping = false;
      show_progress(stream);
    }
    stream->length = (size_t)(end - at);
    memmove(stream->input, at, stream->length);
    if (stream->length == INPUT_SIZE) {
      skipping = true;
      stream->length = 0;
    }
    if (stream->ended) break;
    put_out(stream);
    fill(stream);
  }
  if (skipping || stream->length) {
    stream->lines++;
    if (skipping)
      complain_line(stream, ERRCAT_FAULT_LINE_TOO_LONG);
    else if (!is_blank(stream->input, stream->length))
      explain(stream, stream->input, stream->length);
  }
}

static void take_byte_order_mark(struct stream *stream) {
  if (stream->length < 3 || memcmp(stream->input, "\xEF\xBB\xBF", 3) != 0) return;
  stream->length -= 3;
  memmove(stream->input, stream->input + 3, stream->length);
}

/* How much of what was read is spaces and empty lines at its front. */
static size_t white_space(const struct stream *stream) {
  size_t at = 0;
  while (at < stream->length && stream->input[at] && strchr(" \t\r\n", stream->input[at])) at++;
  return at;
}

/* A stream of JSON lines begins with one whole object on its first line, and there is another
   line; anything else is one response. */
static bool begins_with_record(struct stream *stream) {
  const char *at = stream->input + white_space(stream);
  const char *end = memchr(at, '\n', (size_t)(stream->input + stream->length - at));
  errcat_response response;
  if (!end || *at != '{') return false;
  errcat_read(stream->cli->catalogs, at, (size_t)(end - at), stream->scratch, INPUT_SIZE,
              &response);
  return response.fault != ERRCAT_FAULT_BODY_TRUNCATED;
}

static void run(struct stream *stream) {
  fill(stream);
  take_byte_order_mark(stream);
  while (!stream->ended && stream->length < INPUT_SIZE && white_space(stream) == stream->length)
    fill(stream);
  stream->lines_are_records = begins_with_record(stream);
  if (stream->lines_are_records) {
    explain_lines(stream);
  } else {
    while (!stream->ended && stream->length < INPUT_SIZE) fill(stream);
    stream->lines = 1;
    if (stream->ended)
      explain(stream, stream->input, stream->length);
    else
      complain_line(stream, ERRCAT_FAULT_LINE_TOO_LONG);
  }
  put_out(stream);
  if (stream->progress && stream->shown) fputc('\n', stderr);
  if (stream->bad && stream->lines_are_records) {
    const errcat_argument count = errcat_counted("count", (int64_t)stream->bad);
    fputs("errcat: ", stderr);
    cli_say_plural(stream->cli, stderr,
                   /* TRANSLATORS: {count} is the number of lines of a log that were skipped.
           xgettext: python-brace-format */
                   NP_("{count} line could not be read and was left out",
                       "{count} lines could not be read and were left out"),
                   &count, 1);
  }
}

static int open_input(struct stream *stream, const char *name) {
  struct stat status;
  stream->name = name;
  stream->descriptor = strcmp(name, "-") ? open(name, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
  if (stream->descriptor < 0 || fstat(stream->descriptor, &status) || S_ISDIR(status.st_mode))
    return cli_complain_fault(stream->cli, ERRCAT_FAULT_UNREADABLE, name);
  stream->size = (int64_t)status.st_size;
  stream->progress = S_ISREG(status.st_mode) && isatty(STDERR_FILENO);
  return EXIT_DONE;
}

int cli_explain(struct cli *cli, int count, char **arguments) {
  struct stream stream = {.cli = cli};
  const int status = open_input(&stream, count ? arguments[0] : "-");
  if (status) return status;
  stream.input = malloc(INPUT_SIZE);
  stream.scratch = malloc(INPUT_SIZE);
  stream.output = malloc(OUTPUT_SIZE);
  if (stream.input && stream.scratch && stream.output)
    run(&stream);
  else
    cli_complain(cli, EXIT_ANSWER, N_("There is not enough memory"), NULL, 0);
  const bool memory = stream.input && stream.scratch && stream.output;
  free(stream.input);
  free(stream.scratch);
  free(stream.output);
  if (stream.descriptor > STDIN_FILENO) close(stream.descriptor);
  return stream.bad || stream.failed || !memory ? EXIT_ANSWER : EXIT_DONE;
}
