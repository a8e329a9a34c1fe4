/* A directory of catalogs that changes: files written, broken and removed, read anew, chosen from
   while former readers go on. SPDX-License-Identifier: LGPL-2.1-or-later */
#define _XOPEN_SOURCE 700
#include <ftw.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../mo_writer.h"
#include "fuzz.h"

static const char *const languages[] = {"de",    "de_CH",    "en",    "en_GB", "ar",
                                        "zh_TW", "sr@latin", "es_MX", "nn",    "de_CH.x",
                                        "C",     "pt_BR",    "xx"};
static const char *const headers[] = {
    "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n",
    "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n",
    "Content-Type: text/plain; charset=UTF-8\nLanguage: de\nX-Errcat-Review: draft\n",
    "Content-Type: text/plain; charset=ISO-8859-1\n",
    "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=3; plural=n%x;\n",
};
#define DAYS                                           \
  "Maximum set time for external link is {days} day\0" \
  "Maximum set time for external link is {days} days"
static const struct mo_text ids[] = {
    MO("", ""),
    MO("Content cannot be empty", ""),
    MO("Invalid request parameters", ""),
    MO(DAYS, ""),
    MO("User [{user}] does not exist", ""),
    MO("language name\4English", ""),
    MO("sample number\4"
       "1,234",
       ""),
};
enum { IDS = sizeof ids / sizeof ids[0], READERS = 4 };
#define COUNT_OF(array) (sizeof(array) / sizeof(array)[0])

struct state {
  char root[64];
  errcat_catalogs *catalogs;
  errcat_reader readers[READERS]; /* those that are not released yet */
  unsigned next;
};

static int remove_one(const char *path, const struct stat *status, int flag, struct FTW *walk) {
  (void)status, (void)flag, (void)walk;
  return remove(path);
}

/* The place of a language's catalog in one of two directories, which is made if it is not there. */
static void path_of(const struct state *state, struct bytes *bytes, char path[256]) {
  const unsigned directory = take(bytes) % 2;
  const char *language = languages[take(bytes) % COUNT_OF(languages)];
  snprintf(path, 256, "%s/%u/%s", state->root, directory, language);
  mkdir(path, 0700);
  snprintf(path, 256, "%s/%u/%s/LC_MESSAGES", state->root, directory, language);
  mkdir(path, 0700);
  snprintf(path, 256, "%s/%u/%s/LC_MESSAGES/%s.mo", state->root, directory, language,
           errcat_domain_name(errcat_fileshare()));
}

/* A .mo file of known messages with any translations, or any bytes. */
static size_t make_file(struct bytes *bytes, unsigned char file[4096]) {
  struct mo_text texts[IDS];
  size_t count = 0, length;
  const unsigned kind = take(bytes);
  if (kind % 4 == 3) {
    const char *text = take_text(bytes, &length);
    memcpy(file, text, length);
    return length;
  }
  for (size_t i = 0; i < IDS; i++) {
    if (i > 0 && take(bytes) % 2) continue;
    texts[count] = ids[i];
    texts[count].text = take_text(bytes, &texts[count].text_length);
    if (i == 0 && kind % 8 != 7) {
      texts[0].text = headers[take(bytes) % COUNT_OF(headers)];
      texts[0].text_length = strlen(texts[0].text);
    }
    count++;
  }
  length = mo_write(file, texts, count, kind % 2);
  if (kind >= 0xF0) file[take(bytes) * 4 % length] ^= (unsigned char)(1 << take(bytes) % 8);
  return length;
}

static void count_diagnostic(void *context, const errcat_diagnostic *diagnostic) {
  must(diagnostic->kind && diagnostic->what &&
       memchr(diagnostic->where, 0, sizeof diagnostic->where));
  ++*(size_t *)context;
}

static void write_file(const struct state *state, struct bytes *bytes) {
  char path[256];
  unsigned char content[4096];
  path_of(state, bytes, path);
  const size_t length = make_file(bytes, content);
  FILE *file = fopen(path, "wb");
  if (file) fwrite(content, 1, length, file), fclose(file); /* unless a directory stands there */
}

static void remove_file(const struct state *state, struct bytes *bytes) {
  char path[256];
  path_of(state, bytes, path);
  remove(path);
  if (take(bytes) % 4 == 0) mkdir(path, 0700); /* a directory where a file should be */
}

static void add_or_reload(const struct state *state, struct bytes *bytes) {
  char path[80];
  size_t diagnostics = 0;
  const unsigned which = take(bytes);
  snprintf(path, sizeof path, "%s/%u", state->root, which % 2);
  const bool adds = which % 8 < 2;
  const errcat_status outcome =
      adds ? errcat_add_directory(state->catalogs, path, count_diagnostic, &diagnostics)
           : errcat_reload(state->catalogs, count_diagnostic, &diagnostics);
  if (adds && outcome == ERRCAT_NOTHING_FOUND)
    must(diagnostics == 1);
  else
    must(outcome == (diagnostics ? ERRCAT_FAULTY : ERRCAT_OK));
}

static void describe(const struct state *state) {
  errcat_description description, before;
  size_t i = 0;
  for (; !errcat_language_at(state->catalogs, i, &description); i++) {
    must(i > 0 || !strcmp(description.tag, "en"));
    must(i < 2 || strcmp(before.tag, description.tag) < 0);
    must(description.translated <= description.total);
    must(*description.name && is_utf8(description.name, strlen(description.name)));
    before = description;
  }
  must(i > 0);
}

/* A reader takes the place of the one that has had its time. */
static void choose(struct state *state, struct bytes *bytes) {
  size_t length;
  errcat_reader *reader = &state->readers[state->next++ % READERS];
  const char *wanted = take_text(bytes, &length);
  errcat_release(reader);
  if (length)
    errcat_choose(state->catalogs, wanted, length, reader);
  else
    errcat_choose(state->catalogs, languages[take(bytes) % COUNT_OF(languages)], ERRCAT_NUL,
                  reader);
  must(errcat_reader_tag(reader) && *errcat_reader_tag(reader));
}

/* All readers speak, the eldest as well; what they say is understood. */
static void format(const struct state *state, struct bytes *bytes) {
  static const int32_t codes[] = {4000310, 40003, 4033023, 404061, 1};
  const int32_t code = codes[take(bytes) % COUNT_OF(codes)];
  const errcat_argument arguments[] = {errcat_count("days", take(bytes)),
                                       errcat_text("user", "x", ERRCAT_NUL)};
  for (size_t i = 0; i < READERS; i++) {
    const errcat_reader *reader = &state->readers[i];
    char text[1024];
    errcat_matched found = {0};
    if (!reader->pin) continue;
    const size_t length = errcat_format(reader, code, arguments, 2, NULL, text, sizeof text, NULL);
    must(length && is_utf8(text, strlen(text)));
    if (code == 1 || length >= sizeof text) continue;
    errcat_match(reader, 0, text, length, NULL, 0, NULL, &found);
    must(found.outcome != ERRCAT_MATCH_NONE);
  }
}

static void step(struct state *state, struct bytes *bytes) {
  switch (take(bytes) % 8) {
  case 0:
  case 1: write_file(state, bytes); break;
  case 2: remove_file(state, bytes); break;
  case 3:
  case 4: add_or_reload(state, bytes); break;
  case 5: describe(state); break;
  case 6: choose(state, bytes); break;
  default: format(state, bytes);
  }
}

static void begin(struct state *state) {
  char path[80];
  snprintf(state->root, sizeof state->root, "%s/errcat-fuzz-XXXXXX",
           access("/dev/shm", W_OK) ? "/tmp" : "/dev/shm");
  must(mkdtemp(state->root) != NULL);
  for (unsigned i = 0; i < 2; i++) {
    snprintf(path, sizeof path, "%s/%u", state->root, i);
    mkdir(path, 0700);
  }
  state->catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  must(state->catalogs != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct state state = {.next = 0};
  struct bytes bytes = {data, data + size};
  begin(&state);
  for (int steps = 0; bytes.at < bytes.end && steps < 32; steps++) step(&state, &bytes);
  for (size_t i = 0; i < READERS; i++) errcat_release(&state.readers[i]);
  errcat_close(state.catalogs);
  nftw(state.root, remove_one, 16, FTW_DEPTH | FTW_PHYS);
  return 0;
}
