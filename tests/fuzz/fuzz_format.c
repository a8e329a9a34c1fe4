/* Hostile arguments in every mode and size: what is written is whole or cut between characters, ends
   in a NUL, stays in its buffer, and is safe where it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fuzz.h"

static const char *const languages[] = {"en", "de", "ar", "ru", "zh-CN", "fr", "de-AT, ar;q=0.5",
                                        ""};
static const char *const names[] = {"repository", "user", "max", "days", "time",
                                    "count",      "name", "n",   "code", NULL};

/* What is written, by whichever function. */
struct job {
  const errcat_reader *reader;
  int32_t code; /* -1: id as a message; -2: id escaped */
  const char *id, *plural;
  size_t id_length;
  const errcat_argument *arguments;
  size_t count;
  errcat_options options;
};

static size_t write_job(const struct job *job, char *buffer, size_t size, errcat_result *result) {
  if (job->code == -2)
    return errcat_escape(job->id, job->id_length, job->options.mode, buffer, size);
  if (job->code == -1)
    return errcat_format_message(job->reader, NULL, job->id, job->plural, job->arguments,
                                 job->count, &job->options, buffer, size, result);
  return errcat_format(job->reader, job->code, job->arguments, job->count, &job->options, buffer,
                       size, result);
}

static bool is_at(const char *text, size_t at, size_t length, const char *wanted) {
  return length - at >= strlen(wanted) && !memcmp(text + at, wanted, strlen(wanted));
}

static bool is_entity(const char *text, size_t at, size_t length) {
  static const char *const entities[] = {"&amp;", "&lt;", "&gt;", "&quot;", "&#39;"};
  for (size_t i = 0; i < sizeof entities / sizeof entities[0]; i++)
    if (is_at(text, at, length, entities[i])) return true;
  return false;
}

/* No markup but bdi, and that closed. */
static void check_html(const char *text, size_t length) {
  int open = 0;
  for (size_t at = 0; at < length; at++) {
    must(text[at] && text[at] != '"' && text[at] != '\'');
    must(text[at] != '&' || is_entity(text, at, length));
    if (is_at(text, at, length, "<bdi>"))
      open++, at += 4;
    else if (is_at(text, at, length, "</bdi>"))
      must(--open >= 0), at += 5;
    else
      must(text[at] != '<' && text[at] != '>');
  }
  must(open == 0);
}

/* Nothing that a terminal acts upon; of bidi controls errcat's own isolates. */
static void check_terminal(const char *text, size_t length, bool isolated) {
  for (size_t at = 0; at < length; at++) {
    const unsigned char byte = (unsigned char)text[at];
    must(byte >= 0x20 && byte != 0x7F);
    must(!is_at(text, at, length, "\xC2") || (unsigned char)text[at + 1] >= 0xA0);
    if (!is_at(text, at, length, "\xE2\x80") && !is_at(text, at, length, "\xE2\x81")) continue;
    const unsigned char last = (unsigned char)text[at + 2];
    must(text[at + 1] == '\x80' ? last < 0xA8 || last > 0xAE
                                : last < 0xA6 || last > 0xA9 || (isolated && last >= 0xA8));
  }
}

/* Each isolate has its end. */
static void check_isolates(const char *text, size_t length) {
  int open = 0;
  for (size_t at = 0; at + 2 < length; at++) {
    if (!is_at(text, at, length, "\xE2\x81")) continue;
    const unsigned char last = (unsigned char)text[at + 2];
    if (last >= 0xA6 && last <= 0xA8) open++;
    if (last == 0xA9) must(--open >= 0);
  }
  must(open == 0);
}

static void check_safe(const struct job *job, const char *text, size_t length) {
  const bool isolated = job->options.flags & ERRCAT_ISOLATE && job->code != -2;
  char *quoted = malloc(length + 2);
  must(quoted != NULL);
  switch (job->options.mode) {
  case ERRCAT_HTML: check_html(text, length); break;
  case ERRCAT_JSON:
    quoted[0] = quoted[length + 1] = '"';
    memcpy(quoted + 1, text, length);
    must(is_json(quoted, length + 2));
    break;
  case ERRCAT_TERMINAL: check_terminal(text, length, isolated); break;
  default: break;
  }
  if (isolated) check_isolates(text, length);
  free(quoted);
}

/* The ends of isolates, which a text that was cut may get. */
static size_t without_ends(const char *text, size_t length) {
  for (;;)
    if (length >= 6 && !memcmp(text + length - 6, "</bdi>", 6))
      length -= 6;
    else if (length >= 3 && !memcmp(text + length - 3, "\xE2\x81\xA9", 3))
      length -= 3;
    else
      return length;
}

/* The text in a buffer that is too small is the front of the whole, and as long as it can be told. */
static void check_cut(const struct job *job, const char *text, size_t length, size_t size) {
  errcat_result result = {0};
  char *front = malloc(size + 1);
  must(front != NULL);
  memset(front, 'x', size + 1);
  must(write_job(job, size ? front : NULL, size, &result) == length);
  must(front[size] == 'x');
  if (size) {
    const char *end = memchr(front, 0, size);
    must(end != NULL);
    size_t written = (size_t)(end - front);
    must(written <= length && is_utf8(front, written));
    must(job->code == -2 ||
         (result.status & ERRCAT_TRUNCATED) == (length >= size ? ERRCAT_TRUNCATED : 0));
    if (job->options.flags & ERRCAT_ISOLATE && memcmp(front, text, written) != 0)
      written = without_ends(front, written);
    must(!memcmp(front, text, written));
  }
  free(front);
}

static void check(const struct job *job, size_t size) {
  errcat_result result = {0};
  const size_t length = write_job(job, NULL, 0, &result);
  char *text = malloc(length + 1);
  must(text != NULL);
  must(write_job(job, text, length + 1, &result) == length);
  must(!text[length] && is_utf8(text, length) && !(result.status & ERRCAT_TRUNCATED));
  must(job->code == -2 || (result.tag && *result.tag));
  if (memchr(text, 0, length) == NULL) {
    check_safe(job, text, length);
    check_cut(job, text, length, size);
    check_cut(job, text, length, length);
  }
  free(text);
}

/* A program's own message is valid and free of controls. */
static char *take_id(struct bytes *bytes) {
  size_t length;
  const char *text = take_text(bytes, &length);
  char *id = malloc(length + 1);
  must(id != NULL);
  memcpy(id, text, length);
  id[length] = '\0';
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)id[i] < 0x20 || id[i] == 0x7F || !memcmp(id + i, "\xE2", 1) ||
        id[i] == '\xC2')
      id[i] = ' ';
  if (!is_utf8(id, strlen(id))) id[0] = '\0';
  return id;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static errcat_catalogs *catalogs;
  if (!catalogs) catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  struct bytes bytes = {data, data + size};
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX + 2];
  errcat_reader reader;
  const char *language = languages[take(&bytes) % (sizeof languages / sizeof languages[0])];
  errcat_choose(catalogs, language, ERRCAT_NUL, &reader);
  struct job job = {.reader = &reader, .arguments = arguments};
  const size_t error = take(&bytes) % 180, cut = take(&bytes);
  const errcat_error *known = errcat_domain_at(errcat_fileshare(), error);
  job.code = known ? known->code : (int32_t)error;
  const unsigned bits = take(&bytes);
  job.options.mode = bits & 3;
  job.options.flags = (bits & 4 ? ERRCAT_ISOLATE : 0u) | (bits & 8 ? ERRCAT_HIDE_OFFSET : 0u);
  if (bits & 4) job.options.http_status = take(&bytes) % 2 * 404;
  job.count = take_arguments(&bytes, names, arguments, sizeof arguments / sizeof arguments[0]);
  /* An argument of the error that was chosen, rather than of any. */
  for (size_t i = 0; known && known->parameters && known->parameters[i].name && i < job.count; i++)
    arguments[i].name = known->parameters[i].name;
  check(&job, cut);

  char *id = take_id(&bytes), *plural = take_id(&bytes);
  job.code = -1;
  job.id = id;
  job.plural = *plural ? plural : NULL;
  if (*id) check(&job, cut); /* the empty one is the header, as gettext has it */
  free(id);
  free(plural);

  job.code = -2;
  job.options.flags = 0;
  job.id = take_text(&bytes, &job.id_length);
  check(&job, cut);
  errcat_release(&reader);
  return 0;
}
