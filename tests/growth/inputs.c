/* Inputs of any size. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "inputs.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "mo_writer.h"

#define HEADER \
  "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"

static void *take(size_t size) {
  void *block = malloc(size + 1);
  if (!block) abort();
  return block;
}

/* ---- texts ---- */

static void append(struct text *text, const char *bytes, size_t length) {
  if (text->length + length + 1 > text->capacity) {
    text->capacity = (text->length + length + 1) * 2;
    text->bytes = realloc(text->bytes, text->capacity);
    if (!text->bytes) abort();
  }
  memcpy(text->bytes + text->length, bytes, length);
  text->length += length;
  text->bytes[text->length] = '\0';
}

void put(struct text *text, const char *format, ...) {
  char piece[512];
  va_list list;
  va_start(list, format);
  const int length = vsnprintf(piece, sizeof piece, format, list);
  va_end(list);
  if (length < 0 || (size_t)length >= sizeof piece) abort();
  append(text, piece, (size_t)length);
}

void put_each(struct text *text, unsigned n, const char *piece) {
  for (unsigned i = 0; i < n; i++)
    for (const char *at = piece; *at; at++)
      if (*at == '$')
        put(text, "%05u", i);
      else if (*at == '&')
        put(text, "%s", language_name(i));
      else
        append(text, at, 1);
}

char *keep(const char *format, ...) {
  char *kept = take(256);
  va_list list;
  va_start(list, format);
  vsnprintf(kept, 256, format, list);
  va_end(list);
  return kept;
}

const char *language_name(unsigned i) {
  static const char *const regions[] = {"", "_AT", "_DE", "_US"};
  const unsigned language = i / 4;
  return keep("%c%c%c%s", 'k' + language / 676, 'a' + language / 26 % 26, 'a' + language % 26,
              regions[i % 4]);
}

/* ---- tables and catalogs ---- */

errcat_domain make_domain(unsigned codes, const char *sentence) {
  static const errcat_parameter parameters[] = {{"name", ERRCAT_TEXT}, {NULL, 0}};
  errcat_error *errors = take(codes * sizeof *errors);
  for (unsigned i = 0; i < codes; i++)
    errors[i] = (errcat_error){.code = (int32_t)i + 1,
                               .http_status = 400,
                               .name = keep("N%07u", i),
                               .message = sentence ? sentence : keep("Message %07u of {name}", i),
                               .bare = keep("Bare %07u", i),
                               .parameters = parameters};
  return (errcat_domain){.size = sizeof(errcat_domain),
                         .name = "growth",
                         .type_base = "",
                         .errors = errors,
                         .count = codes};
}

static struct text write_catalog(const struct mo_text *texts, size_t count) {
  size_t size = 28 + 16 * count;
  for (size_t i = 0; i < count; i++) size += texts[i].id_length + texts[i].text_length + 2;
  struct text file = {take(size), 0, size};
  file.length = mo_write((unsigned char *)file.bytes, texts, count, false);
  return file;
}

static struct mo_text message(const char *id, const char *text) {
  return (struct mo_text){id, strlen(id), text, strlen(text)};
}

struct text make_catalog(unsigned entries, const char *language) {
  struct mo_text *texts = take((2 * entries + 1) * sizeof *texts);
  texts[0] = message("", HEADER);
  for (unsigned i = 0; i < entries; i++) {
    texts[1 + i] = message(keep("Bare %07u", i), keep("Nichts %s %07u", language, i));
    texts[1 + entries + i] =
        message(keep("Message %07u of {name}", i), keep("Meldung %s %07u von {name}", language, i));
  }
  return write_catalog(texts, 2 * entries + 1);
}

struct text make_foreign(unsigned entries) {
  struct mo_text *texts = take((entries + 1) * sizeof *texts);
  texts[0] = message("", HEADER);
  for (unsigned i = 0; i < entries; i++)
    texts[1 + i] = message(keep("Foreign %07u", i), keep("Fremd %07u", i));
  return write_catalog(texts, entries + 1);
}

struct text make_single(struct text key, struct text translation, const char *header) {
  const struct mo_text texts[] = {
      message("", header ? header : HEADER),
      {key.bytes, key.length, translation.bytes, translation.length},
  };
  return write_catalog(texts, 2);
}

const errcat_embedded *make_embedded(unsigned n) {
  errcat_embedded *list = take((n + 1) * sizeof *list);
  for (unsigned i = 0; i < n; i++) {
    const struct text file = make_catalog(3, language_name(i));
    list[i] = (errcat_embedded){language_name(i), (const unsigned char *)file.bytes, file.length};
  }
  list[n] = (errcat_embedded){0};
  return list;
}

/* ---- files ---- */

char *put_file(const char *root, const char *name, struct text text) {
  char *path = keep("%s/%s", root, name);
  FILE *file = fopen(path, "wb");
  if (!file || fwrite(text.bytes, 1, text.length, file) != text.length || fclose(file)) abort();
  return path;
}

void fill_directory(const char *root, unsigned n, unsigned entries) {
  for (unsigned i = 0; i < n; i++) {
    const char *name = language_name(i);
    mkdir(keep("%s/%s", root, name), 0700);
    mkdir(keep("%s/%s/LC_MESSAGES", root, name), 0700);
    put_file(root, keep("%s/LC_MESSAGES/growth.mo", name), make_catalog(entries, name));
  }
}
