/* The whole public interface: its functions called in any order, on catalogs and readers that are open,
   closed, released or never were, with options good and bad and with memory that runs out.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "../mo_writer.h"
#include "fuzz.h"

enum { READERS = 3, CATALOGS = 2, TEXT = 512 };

static const char *const names[] = {"repository", "user", "days", "time", "level", NULL};
static const char *const languages[] = {"de",    "fr, de;q=0.5", "ar", "zh-CN",  "en",
                                        "de-CH", "xx",           "",   "*;q=0.1"};
static const int32_t codes[] = {40003, 40321, 4033023, 404061, 404093, 403335, 1, 0, -1};
#define FULL                                                                                   \
  "Repository [A] has insufficient space, please clean the recycle bin or delete unnecessary " \
  "files to continue using"
static const char *const bodies[] = {
    "{\"error_code\":40321,\"error_msg\":\"" FULL "\"}",
    "{\"error_code\":40321,\"error_args\":{\"repository\":\"a\\nb\"}}",
    "{\"error\":{\"code\":2,\"text\":\"Only 3 left\"}}",
    "{\"errors\":[{\"code\":\"gone\",\"field\":\"a\\n\"},{\"code\":2,\"n\":3}]}",
    "{\"type\":\"https://e.org/GONE\",\"errors\":[{\"detail\":\"Gone\",\"pointer\":\"#/a\"},{}]}",
    "HTTP/1.1 404 Not Found\r\nContent-Language: de\r\n\r\n{\"error_msg\":\"x\\u00e9\"}",
    "HTTP/1.1 503 No\r\n\r\n<html>",
};
static const char shop[] =
    "D(\"shop\", \"https://e.org/\")\n"
    "SHAPE(CODE(\"$.error.code\") MESSAGE(\"$.error.text\"))\n"
    "SHAPE(EACH(\"$.errors\") CODE(\"@.code\") MESSAGE(\"@.text\") FIELD(\"@.field\"))\n"
    "KEY(1, \"gone\") PATH(n, \"@.n\")\n"
    "E(1, 404, GONE, \"Gone\")\n"
    "T(2, 409, LEFT, PARAMETER(COUNT, n), FORM(\"Only {n} left\", \"Only {n} are left\"), "
    "BARE(\"Few are left\"))\n";
#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

/* Memory that runs out after so many requests. */
struct memory {
  size_t left, live;
};

static void *allocate(void *context, size_t size) {
  struct memory *memory = context;
  if (!memory->left) return NULL;
  memory->left--;
  void *block = malloc(size);
  memory->live += block != NULL;
  return block;
}

static void release(void *context, void *block) {
  struct memory *memory = context;
  memory->live -= block != NULL;
  free(block);
}

struct state {
  struct memory memory;
  errcat_allocator allocator;
  errcat_domain *shop;
  errcat_catalogs *catalogs[CATALOGS];
  errcat_reader readers[READERS];
  size_t of[READERS]; /* the catalogs that each was chosen from */
};

/* ---- what is passed ---- */

static errcat_catalogs *any_catalogs(struct state *state, struct bytes *bytes) {
  return state->catalogs[take(bytes) % CATALOGS];
}

static const errcat_reader *any_reader(const struct state *state, struct bytes *bytes) {
  const unsigned which = take(bytes) % (READERS + 1);
  return which < READERS ? &state->readers[which] : NULL;
}

static const char *any_text(struct bytes *bytes, size_t *length) {
  return take(bytes) % 4 ? take_text(bytes, length)
                         : (*length = ERRCAT_NUL, languages[take(bytes) % COUNT_OF(languages)]);
}

static const errcat_options *any_options(struct bytes *bytes, errcat_options *options) {
  const unsigned bits = take(bytes);
  *options = (errcat_options){.mode = bits & 3, .http_status = bits & 64 ? 404 : 0};
  options->flags = (bits & 4 ? ERRCAT_ISOLATE : 0u) | (bits & 8 ? ERRCAT_HIDE_OFFSET : 0u);
  if (bits >= 0xF8) options->mode = (int32_t)take_word(bytes);
  if (bits == 0xF7) options->flags = (uint32_t)take_word(bytes);
  if (bits == 0xF6) options->reserved[take(bytes) % 4] = take_word(bytes);
  if (bits == 0xF5) options->reserved_word = (uint32_t)take_word(bytes);
  return bits & 16 ? NULL : options;
}

static void check_text(const char *text, size_t size, size_t length, uint32_t status) {
  if (status & (ERRCAT_BAD_OPTIONS | ERRCAT_NO_READER)) must(length == 0);
  if (!size) return;
  const size_t written = strlen(text);
  must(written < size && written <= length && (written == length || size <= length));
  must(is_utf8(text, written));
}

/* ---- the calls ---- */

static void count_diagnostic(void *context, const errcat_diagnostic *diagnostic) {
  must(diagnostic->kind && diagnostic->what);
  ++*(size_t *)context;
}

static void release_those_of(struct state *state, size_t which) {
  for (size_t i = 0; i < READERS; i++)
    if (state->readers[i].pin && state->of[i] == which) errcat_release(&state->readers[i]);
}

static void open_or_close(struct state *state, struct bytes *bytes) {
  const unsigned bits = take(bytes);
  const size_t which = bits % CATALOGS;
  errcat_diagnostic diagnostic;
  release_those_of(state, which);
  errcat_close(state->catalogs[which]);
  state->catalogs[which] = NULL;
  if (bits & 8) return;
  if (bits & 16) state->memory.left = take(bytes);
  const errcat_domain *domain = bits & 32 && state->shop ? state->shop : errcat_fileshare();
  state->catalogs[which] =
      errcat_open(domain, bits & 64 ? NULL : &state->allocator, bits & 4 ? NULL : &diagnostic);
  state->memory.left = SIZE_MAX;
}

static void add(struct state *state, struct bytes *bytes) {
  static const char *const domains[] = {NULL, "errcat", "errcat-fileshare", "shop", "x"};
  static const char *const tags[] = {"de", "fr", "pt_BR", "zh_TW", "no language", ""};
  unsigned char file[4096];
  size_t length, reports = 0;
  struct mo_text texts[] = {MO("", "Content-Type: text/plain; charset=UTF-8\n"), MO("Gone", "")};
  errcat_catalogs *catalogs = any_catalogs(state, bytes);
  const char *domain = domains[take(bytes) % COUNT_OF(domains)];
  const char *name = tags[take(bytes) % COUNT_OF(tags)];
  texts[1].text = take_text(bytes, &texts[1].text_length);
  const unsigned bits = take(bytes);
  length = mo_write(file, texts, 2, bits & 1);
  if (bits & 2) file[bits % length] ^= 1;
  if (bits & 4) length = bits;
  const errcat_status status =
      errcat_add_catalog(catalogs, domain, name, file, length, count_diagnostic, &reports);
  must(!(status == ERRCAT_OK && reports) && !(status == ERRCAT_FAULTY && !reports));
}

static void change(struct state *state, struct bytes *bytes) {
  errcat_catalogs *catalogs = any_catalogs(state, bytes);
  size_t reports = 0, length;
  const char *text;
  switch (take(bytes) % 6) {
  case 0: errcat_reload(catalogs, count_diagnostic, &reports); break;
  case 1: errcat_set_completeness(catalogs, (int32_t)take_word(bytes)); break;
  case 2: errcat_compile_all(catalogs, count_diagnostic, &reports); break;
  case 3: errcat_add_directory(catalogs, "/nowhere", count_diagnostic, &reports); break;
  case 4: errcat_bind_libintl(catalogs, "/nowhere", NULL, NULL); break;
  default:
    text = take_text(bytes, &length);
    errcat_validate(catalogs, text, length, "x.mo", count_diagnostic, &reports);
  }
}

static void choose(struct state *state, struct bytes *bytes) {
  const size_t which = take(bytes) % READERS, from = take(bytes) % CATALOGS;
  errcat_reader *reader = &state->readers[which];
  errcat_catalogs *catalogs = state->catalogs[from];
  size_t length;
  uint32_t status;
  errcat_release(reader);
  state->of[which] = from;
  switch (take(bytes) % 4) {
  case 0: status = errcat_choose_source(catalogs, reader); break;
  case 1: status = errcat_choose_libintl(catalogs, reader); break;
  default: {
    const char *wanted = any_text(bytes, &length);
    status = errcat_choose(catalogs, wanted, length, reader);
  }
  }
  must(!(status & ERRCAT_NO_READER) == (reader->pin != NULL));
  if (take(bytes) % 8 == 0) errcat_release(reader);
  must(errcat_reader_tag(reader) && errcat_reader_direction(reader) <= ERRCAT_RTL);
}

static void describe(struct state *state, struct bytes *bytes) {
  errcat_description description;
  const size_t index = take(bytes);
  const errcat_status status = errcat_language_at(any_catalogs(state, bytes), index, &description);
  must(status == ERRCAT_OK || status == ERRCAT_NOTHING_FOUND || status == ERRCAT_NO_MEMORY);
  must(status != ERRCAT_OK || *description.tag);
}

static void needed(struct bytes *bytes) {
  const char *some[] = {"de", "pt_BR", "pt", "zh_CN", "", "x y", "en_GB"};
  size_t indexes[4], length;
  const size_t count = take(bytes) % (COUNT_OF(some) + 1);
  const char *wanted = any_text(bytes, &length);
  const size_t capacity = take(bytes) % 5;
  must(errcat_catalogs_needed(some, count, wanted, length, NULL, indexes, capacity) <= count);
}

static void check_parts(const errcat_part *parts, size_t count, const char *text,
                        size_t arguments) {
  size_t end = 0;
  for (size_t i = 0; i < count; i++) {
    must(parts[i].start == end && parts[i].argument < (int32_t)arguments);
    end += parts[i].length;
  }
  must(end <= strlen(text));
}

static void format(const struct state *state, struct bytes *bytes, char *text, size_t size) {
  errcat_argument arguments[4];
  errcat_options options;
  errcat_result result;
  errcat_part parts[8];
  const errcat_reader *reader = any_reader(state, bytes);
  const int32_t code = codes[take(bytes) % COUNT_OF(codes)];
  const errcat_options *given = any_options(bytes, &options);
  const size_t count = take_arguments(bytes, names, arguments, COUNT_OF(arguments));
  size_t needed_parts, length = 0;
  switch (take(bytes) % 4) {
  case 0: length = errcat_format(reader, code, arguments, count, given, text, size, &result); break;
  case 1:
    length = errcat_format_parts(reader, code, arguments, count, given, text, size, parts,
                                 COUNT_OF(parts), &needed_parts, &result);
    if (size) check_parts(parts, needed_parts < 8 ? needed_parts : 8, text, count);
    break;
  case 2:
    length = errcat_format_message(reader, NULL, "{user} has {days} day", "{user} has {days} days",
                                   arguments, count, given, text, size, &result);
    break;
  default: must(errcat_gettext(reader, NULL, "Gone", NULL, count)); return;
  }
  check_text(text, size, length, result.status);
  must(result.tag);
  if (!(result.status & ERRCAT_BAD_OPTIONS))
    must((reader && reader->pin) == !(result.status & ERRCAT_NO_READER));
}

static void write(const struct state *state, struct bytes *bytes, char *text, size_t size) {
  errcat_argument arguments[4];
  errcat_result result;
  const unsigned bits = take(bytes);
  errcat_body_options options = {.form = bits & 1, .http_status = bits & 2 ? 404 : 0};
  options.flags = (bits & 4 ? ERRCAT_WITH_ARGUMENTS : 0u) | (bits & 8 ? ERRCAT_WITH_LANGUAGE : 0u);
  if (bits >= 0xF8) options.form = (int32_t)take_word(bytes);
  const errcat_reader *reader = any_reader(state, bytes);
  const size_t count = take_arguments(bytes, names, arguments, COUNT_OF(arguments));
  const size_t length = errcat_write(reader, codes[take(bytes) % COUNT_OF(codes)], arguments, count,
                                     bits & 16 ? NULL : &options, text, size, &result);
  check_text(text, size, length, result.status);
  if (length && length < size) must(is_json(text, length));
}

static void write_list(const struct state *state, struct bytes *bytes, char *text, size_t size) {
  errcat_argument arguments[2];
  errcat_item items[3] = {{0}};
  errcat_result result;
  const errcat_reader *reader = any_reader(state, bytes);
  const size_t count = take(bytes) % 4, argument_count = take_arguments(bytes, names, arguments, 2);
  for (size_t i = 0; i < count; i++) {
    items[i].code = codes[take(bytes) % COUNT_OF(codes)];
    items[i].arguments = arguments;
    items[i].count = argument_count;
    items[i].field.text = take_text(bytes, &items[i].field.length);
  }
  errcat_body_options options = {.form = take(bytes) % 2};
  const unsigned members = take(bytes) % 4;
  if (members == 1) options.members = (errcat_slice){"\"a\":1", 5};
  if (members == 2) options.members.text = take_text(bytes, &options.members.length);
  const size_t length = errcat_write_list(reader, items, count, &options, text, size, &result);
  check_text(text, size, length, result.status);
}

/* Of just its size; none at all for 0. */
static char *take_scratch(struct bytes *bytes, size_t *size) {
  *size = take(bytes) % 64;
  return *size ? malloc(*size) : NULL;
}

static void read(struct state *state, struct bytes *bytes) {
  size_t length, size;
  const errcat_catalogs *catalogs = any_catalogs(state, bytes);
  const bool own = take(bytes) % 2;
  const char *body = own ? any_text(bytes, &length) : bodies[take(bytes) % COUNT_OF(bodies)];
  if (!own) length = strlen(body);
  char *scratch = take_scratch(bytes, &size);
  errcat_response response;
  const errcat_status status =
      errcat_read(catalogs, body, length, take(bytes) % 2, scratch, size, &response);
  must(status == ERRCAT_OK || response.diagnostic || status == ERRCAT_NOTHING_FOUND);
  if (take(bytes) % 4 == 0) response.code = codes[take(bytes) % COUNT_OF(codes)];
  char *more = take_scratch(bytes, &size);
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  const size_t capacity = take(bytes) % (ERRCAT_PARAMETERS_MAX + 1);
  const size_t count = errcat_read_arguments(catalogs, &response, more, size, arguments, capacity);
  must(count <= capacity);
  for (size_t i = 0; i < count; i++) must(arguments[i].name && arguments[i].type);
  free(more);
  free(scratch);
}

static void ask(struct state *state, struct bytes *bytes) {
  const errcat_catalogs *catalogs = any_catalogs(state, bytes);
  const errcat_domain *domain = take(bytes) % 2 ? errcat_domain_of(catalogs) : state->shop;
  const int32_t code = codes[take(bytes) % COUNT_OF(codes)];
  const size_t size = errcat_domain_size(domain), index = (size_t)take_word(bytes);
  const errcat_error *error = errcat_domain_find(domain, code);
  const char *key = errcat_domain_key(domain, code);
  must(errcat_domain_name(domain));
  must((errcat_domain_at(domain, index) != NULL) == (index < size));
  must(!error || (error->code == code && errcat_domain_find_name(domain, error->name) == error));
  must(key == errcat_domain_key_at(domain, code, 0));
  must(!key || errcat_domain_find_key(domain, key) == error);
  errcat_domain_key_at(domain, code, index);
  must(!errcat_domain_find_name(domain, ""));
  must(errcat_http_status(catalogs, code, -7));
  errcat_diagnostic_sentence((int32_t)take_word(bytes));
  errcat_reader_domain(any_reader(state, bytes));
}

static void write_time(struct bytes *bytes, char *text, size_t size) {
  const int64_t seconds = (int64_t)take_word(bytes);
  const int32_t offset = (int32_t)take_word(bytes);
  const errcat_argument argument =
      take(bytes) % 2 ? errcat_unix_time("time", seconds, offset)
                      : errcat_civil_time("time", seconds, offset, take(bytes) % 3);
  check_text(text, size, errcat_write_time(&argument, text, size), 0);
}

static void escape(struct bytes *bytes, char *text, size_t size) {
  size_t length;
  const char *given = any_text(bytes, &length);
  check_text(text, size, errcat_escape(given, length, take(bytes) % 8 - 1, text, size), 0);
}

static void retell(const struct state *state, struct bytes *bytes, char *text, size_t size) {
  const errcat_reader *readers[READERS];
  char scratch[256];
  errcat_retold retold;
  uint64_t hint = take(bytes);
  size_t length;
  const size_t count = take(bytes) % (READERS + 1);
  for (size_t i = 0; i < count; i++) readers[i] = any_reader(state, bytes);
  const unsigned bits = take(bytes);
  errcat_retell_options options = {.mode = bits & 3, .http_status = bits & 4 ? 503 : 0};
  options.scratch = bits & 8 ? scratch : NULL;
  options.scratch_size = bits & 8 ? take(bytes) : 0;
  options.hint = bits & 16 ? &hint : NULL;
  if (bits >= 0xF0) options.reserved[bits % 6] = take(bytes);
  const char *body = bodies[take(bytes) % COUNT_OF(bodies)];
  length = strlen(body);
  if (bits & 32) body = take_text(bytes, &length);
  const size_t told =
      errcat_retell(readers, count, body, length, bits & 64 ? NULL : &options, text, size, &retold);
  check_text(text, size, told, retold.status);
  must(retold.argument_count <= ERRCAT_PARAMETERS_MAX);
  for (size_t left = 9; retold.next && left; left--) {
    must(retold.next > options.from && retold.next < length);
    options.from = retold.next;
    errcat_retell(readers, count, body, length, &options, text, size, &retold);
  }
  must(!count || retold.reader_index < count);
}

static void match(const struct state *state, struct bytes *bytes) {
  errcat_matched matched;
  size_t length;
  const errcat_reader *reader = any_reader(state, bytes);
  const char *text = any_text(bytes, &length);
  const int32_t code = take(bytes) % 2 ? 0 : codes[take(bytes) % COUNT_OF(codes)];
  uint64_t hint = take_word(bytes);
  must(errcat_match(reader, code, text, length, "de", take(bytes) % 3,
                    take(bytes) % 2 ? &hint : NULL, &matched) == (errcat_outcome)matched.outcome);
}

static void call(struct state *state, struct bytes *bytes) {
  const size_t size = take(bytes) % 8 ? TEXT : take(bytes) % 32;
  char *text = malloc(size + !size); /* of just its size: an overrun is seen */
  must(text);
  switch (take(bytes) % 16) {
  case 0: open_or_close(state, bytes); break;
  case 1: add(state, bytes); break;
  case 2: change(state, bytes); break;
  case 3:
  case 4: choose(state, bytes); break;
  case 5: describe(state, bytes); break;
  case 6: needed(bytes); break;
  case 7: write(state, bytes, text, size); break;
  case 8: read(state, bytes); break;
  case 9: retell(state, bytes, text, size); break;
  case 10: match(state, bytes); break;
  case 11: write_list(state, bytes, text, size); break;
  case 12: ask(state, bytes); break;
  case 13: write_time(bytes, text, size); break;
  case 14: escape(bytes, text, size); break;
  default: format(state, bytes, text, size);
  }
  free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct state state = {.memory = {SIZE_MAX, 0}};
  struct bytes bytes = {data, data + size};
  state.allocator = (errcat_allocator){allocate, release, &state.memory};
  state.shop = errcat_domain_load(shop, strlen(shop), "shop.def", &state.allocator, NULL, NULL);
  must(state.shop);
  state.catalogs[0] = errcat_open(errcat_fileshare(), &state.allocator, NULL);
  while (bytes.at < bytes.end) {
    if (take(&bytes) == 0xFF) state.memory.left = take(&bytes);
    call(&state, &bytes);
    state.memory.left = SIZE_MAX;
  }
  for (size_t i = 0; i < READERS; i++) errcat_release(&state.readers[i]);
  for (size_t i = 0; i < CATALOGS; i++) errcat_close(state.catalogs[i]);
  errcat_domain_free(state.shop);
  must(state.memory.live == 0);
  return 0;
}
