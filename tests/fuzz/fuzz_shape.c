/* Any table with any shapes, and any body: what is read lies in what was given, each error leads on, and
   what is written is JSON that is read as the same error. The input is a table, a NUL, and the body.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fuzz.h"

/* Whether a slice lies in one of two blocks. */
static bool lies_in(errcat_slice slice, const char *a, size_t a_size, const char *b,
                    size_t b_size) {
  if (!slice.text || !slice.length) return true;
  return (slice.text >= a && slice.text + slice.length <= a + a_size) ||
         (slice.text >= b && slice.text + slice.length <= b + b_size);
}

/* Reads every error from a place on; returns how many. */
static size_t read_all(const errcat_reader *reader, const errcat_catalogs *catalogs,
                       const char *body, size_t length, size_t from) {
  size_t count = 0;
  do {
    errcat_response response;
    errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
    const size_t size = length * 3, rest = length + 1;
    char *scratch = malloc(size + 1), *texts = malloc(rest);
    const errcat_status status =
        errcat_read(catalogs, body, length, from, scratch, size, &response);
    const errcat_slice slices[] = {response.key,     response.message,  response.detail,
                                   response.field,   response.language, response.arguments,
                                   response.element, response.body};
    for (size_t i = 0; i < sizeof slices / sizeof slices[0]; i++)
      must(lies_in(slices[i], body, length, scratch, size));
    must((status == ERRCAT_FAULTY) == (response.diagnostic != 0));
    must(!response.next || (response.next > from && response.next <= length));
    must(response.place <= length);
    const size_t found =
        errcat_read_arguments(catalogs, &response, texts, rest, arguments, ERRCAT_PARAMETERS_MAX);
    for (size_t i = 0; i < found; i++)
      if (arguments[i].type == ERRCAT_TEXT)
        must(lies_in((errcat_slice){arguments[i].text, arguments[i].length}, body, length, texts,
                     rest));
    char told[64];
    errcat_retold retold;
    const errcat_retell_options options = {.from = from, .scratch = scratch, .scratch_size = size};
    errcat_retell(&reader, 1, body, length, &options, told, sizeof told, &retold);
    must(retold.next == response.next);
    from = response.next;
    count += status != ERRCAT_NOTHING_FOUND;
    free(texts);
    free(scratch);
  } while (from);
  return count;
}

/* A path of twelve steps and what stands in it are deeper than is_json() looks. */
static bool is_sound(const char *body, size_t length) {
  return is_utf8(body, length) && json_value(body, body + length, -16) == body + length;
}

static bool for_script(const char *body, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (strchr("<>&", body[i]) || !strncmp(body + i, "\xE2\x80\xA8", 3) ||
        !strncmp(body + i, "\xE2\x80\xA9", 3))
      return false;
  return true;
}

/* Each error of the table in turn, its arguments all one text. */
static void write_all(const errcat_reader *reader, const errcat_catalogs *catalogs,
                      const errcat_slice *text) {
  const errcat_domain *domain = errcat_domain_of(catalogs);
  const size_t size = errcat_domain_size(domain) < 8 ? errcat_domain_size(domain) : 8;
  errcat_item items[8];
  errcat_argument arguments[8][ERRCAT_PARAMETERS_MAX];
  static char body[1 << 16], scratch[1 << 16];
  for (size_t i = 0; i < size; i++) {
    const errcat_error *error = errcat_domain_at(domain, i);
    size_t count = 0;
    for (const errcat_parameter *p = error->parameters; p && p->name; p++)
      arguments[i][count++] = errcat_text(p->name, text->text, text->length);
    items[i] = (errcat_item){
        .code = error->code, .arguments = arguments[i], .count = count, .field = *text};
  }
  for (uint32_t form = 0; form < 8; form++) {
    errcat_body_options options = {.form = form & 1, .members = *text};
    if (form & 2) options.flags = ERRCAT_FOR_SCRIPT;
    if (form & 4) options.flags |= ERRCAT_WITH_ARGUMENTS | ERRCAT_WITH_LANGUAGE;
    for (size_t i = 0; i <= size; i++) { /* at last all of them */
      errcat_result result;
      size_t length =
          i < size ? errcat_write(reader, items[i].code, items[i].arguments, items[i].count,
                                  &options, body, sizeof body, &result)
                   : errcat_write_list(reader, items, size, &options, body, sizeof body, &result);
      if (result.status == ERRCAT_BAD_OPTIONS) {
        must(!length && !*body);
        options.members = (errcat_slice){NULL, 0};
        length = i < size
                     ? errcat_write(reader, items[i].code, items[i].arguments, items[i].count,
                                    &options, body, sizeof body, &result)
                     : errcat_write_list(reader, items, size, &options, body, sizeof body, &result);
        must(i == size || result.status != ERRCAT_BAD_OPTIONS);
        if (result.status == ERRCAT_BAD_OPTIONS) continue;
      }
      if (length >= sizeof body) continue;
      if (!options.members.length)
        must(is_sound(body, length)); /* those may have spaces, and be deep */
      if (form & 2) must(for_script(body, length));
      errcat_response response;
      const errcat_status status =
          errcat_read(catalogs, body, length, 0, scratch, sizeof scratch, &response);
      must(status == ERRCAT_OK || response.diagnostic >= ERRCAT_DIAGNOSTIC_BODY_NO_CODE);
      if (i == size) read_all(reader, catalogs, body, length, 0);
    }
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *table = (const char *)data;
  const char *end = memchr(table, 0, size);
  if (!size || !end) return 0;
  const char *body = end + 1;
  const size_t length = size - (size_t)(body - table);
  errcat_domain *domain = errcat_domain_load(table, (size_t)(end - table), "t", NULL, NULL, NULL);
  errcat_catalogs *catalogs = domain ? errcat_open(domain, NULL, NULL) : NULL;
  must(!domain || catalogs); /* they keep the same rules */
  if (catalogs) {
    errcat_reader reader;
    errcat_choose_source(catalogs, &reader);
    char *exact = malloc(length + !length);
    memcpy(exact, body, length);
    read_all(&reader, catalogs, exact, length, 0);
    if (length) read_all(&reader, catalogs, exact, length, data[size - 1] % length);
    const errcat_slice text = {exact, length < 256 ? length : 256};
    write_all(&reader, catalogs, &text);
    free(exact);
    errcat_release(&reader);
  }
  errcat_close(catalogs);
  errcat_domain_free(domain);
  return 0;
}
