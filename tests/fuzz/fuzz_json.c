/* Any bytes as a response; what is written of them is read back. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <errcat/fileshare.h>
#include <stdlib.h>
#include <string.h>

#include "render/escape.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool begins(const char *text, size_t length, const char *mark) {
  return length >= strlen(mark) && !memcmp(text, mark, strlen(mark));
}

/* Text with isolated arguments, cut or not, is valid, has no NUL and both ends of each isolate. */
static void assert_isolated(const char *text, size_t length, bool html) {
  size_t depth = 0;
  if (utf8_valid_length(text, length) != length) abort();
  for (size_t at = 0; at < length; at++) {
    const char *rest = text + at;
    const size_t left = length - at;
    depth += begins(rest, left, "\u2066") || begins(rest, left, "\u2067") ||
             begins(rest, left, "\u2068") || (html && begins(rest, left, "<bdi>"));
    if (!begins(rest, left, "\u2069") && !(html && begins(rest, left, "</bdi>"))) continue;
    if (!depth--) abort();
  }
  if (depth) abort();
}

static void isolate(const errcat_reader *reader, const errcat_argument *user, size_t random) {
  for (int32_t mode = ERRCAT_PLAIN; mode <= ERRCAT_TERMINAL; mode++) {
    const errcat_options options = {.mode = mode, .flags = ERRCAT_ISOLATE};
    const size_t length = errcat_format(reader, 404061, user, 1, &options, NULL, 0, NULL);
    const size_t size = 1 + random % (length + 1);
    char *text = malloc(size);
    if (errcat_format(reader, 404061, user, 1, &options, text, size, NULL) != length) abort();
    assert_isolated(text, strlen(text), mode == ERRCAT_HTML);
    if (size > length && strlen(text) != length) abort();
    free(text);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static errcat_catalogs *catalogs;
  if (!catalogs) catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  char *scratch = malloc(3 * size + 1);
  char *bytes = malloc(size + 1);
  if (!scratch || !bytes) return 0;
  memcpy(bytes, data, size);
  errcat_response response;
  const bool sound = !errcat_read(catalogs, bytes, size, 0, scratch, 3 * size, &response);
  if (sound != (response.diagnostic == 0) || response.place > size) abort();
  if (sound && !response.code) abort();
  if (response.status) abort(); /* three times as much scratch as input suffices */
  const errcat_slice message = response.message;
  if (sound && message.length > size) abort();
  /* A message is text, wherever it is; in place it is a string of JSON as it stands. */
  if (message.text && utf8_valid_length(message.text, message.length) != message.length) abort();
  if (message.text && message.text != scratch)
    for (size_t i = 0; i < message.length; i++)
      if ((unsigned char)message.text[i] < ' ' || strchr("\"\\", message.text[i])) abort();
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  errcat_read_arguments(catalogs, &response, scratch + message.length, 3 * size - message.length,
                        arguments, ERRCAT_PARAMETERS_MAX);
  /* The text as an argument of a body of our own comes back the same. */
  if (message.text && message.length) {
    errcat_reader reader;
    errcat_choose_source(catalogs, &reader);
    const errcat_argument user = errcat_text("user", message.text, message.length);
    isolate(&reader, &user, size * 31 + message.length);
    const size_t length =
        errcat_write(&reader, 404061, &user, 1,
                     &(errcat_body_options){.flags = ERRCAT_WITH_ARGUMENTS}, NULL, 0, NULL);
    char *body = malloc(length + 1), *again = malloc(length + 1);
    errcat_write(&reader, 404061, &user, 1, &(errcat_body_options){.flags = ERRCAT_WITH_ARGUMENTS},
                 body, length + 1, NULL);
    errcat_response written;
    if (errcat_read(catalogs, body, length, 0, again, length, &written) || written.code != 404061)
      abort();
    free(body);
    free(again);
    errcat_release(&reader);
  }
  free(scratch);
  free(bytes);
  return 0;
}
