/* A .mo file: checked whole when it is opened. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/mo.h"

#include <string.h>

#include "base/diagnostic.h"

#define MAGIC 0x950412deu
#define HEADER_SIZE 28u
#define ENTRY_SIZE 8u /* length, offset */
#define CONTEXT_END '\004'

static uint32_t read_u32(const struct mo *mo, size_t at) {
  const unsigned char *b = mo->bytes + at;
  return mo->big_endian ? (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3]
                        : (uint32_t)b[3] << 24 | (uint32_t)b[2] << 16 | (uint32_t)b[1] << 8 | b[0];
}

static struct slice string_at(const struct mo *mo, uint32_t table, uint32_t index) {
  const size_t entry = table + (size_t)ENTRY_SIZE * index;
  return (struct slice){(const char *)mo->bytes + read_u32(mo, entry + 4), read_u32(mo, entry)};
}

void mo_entry(const struct mo *mo, uint32_t index, struct slice *key, struct slice *translation) {
  *key = string_at(mo, mo->originals, index);
  *translation = string_at(mo, mo->translations, index);
}

static int32_t check_head(struct mo *mo, const char *name, errcat_diagnostic *diagnostic) {
  if (mo->size > MO_SIZE_MAX)
    return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_TOO_LARGE, "%s", name);
  mo->big_endian = false;
  if (mo->size < HEADER_SIZE)
    return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG, "%s", name);
  if (read_u32(mo, 0) != MAGIC) mo->big_endian = true;
  if (read_u32(mo, 0) != MAGIC)
    return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_NOT_A_CATALOG, "%s", name);
  /* A minor revision adds system-dependent strings, which stand in tables of their own and which only
     c-format messages need: they are left out. */
  if (read_u32(mo, 4) >> 16 > 1)
    return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_REVISION, "%s, byte 4", name);
  mo->count = read_u32(mo, 8);
  mo->originals = read_u32(mo, 12);
  mo->translations = read_u32(mo, 16);
  return 0;
}

/* Both tables, and every string with its NUL, lie in the file. */
static int32_t check_tables(const struct mo *mo, const char *name, errcat_diagnostic *diagnostic) {
  const uint32_t tables[] = {mo->originals, mo->translations};
  size_t total = 0; /* of all strings: if they shared their bytes, a small file would take long */
  for (int t = 0; t < 2; t++) {
    if (tables[t] > mo->size || mo->count > (mo->size - tables[t]) / ENTRY_SIZE)
      return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, "%s, byte %d", name,
                            t ? 16 : 12);
    for (uint32_t i = 0; i < mo->count; i++) {
      const size_t entry = tables[t] + (size_t)ENTRY_SIZE * i;
      const uint32_t length = read_u32(mo, entry), offset = read_u32(mo, entry + 4);
      if (offset >= mo->size || length >= mo->size - offset)
        return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, "%s, byte %zu", name,
                              entry);
      total += (size_t)length + 1;
      if (total > mo->size)
        return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_TRUNCATED, "%s, byte %zu", name,
                              entry);
      if (mo->bytes[offset + length] != 0)
        return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_TERMINATOR, "%s, byte %lu", name,
                              (unsigned long)offset + length);
    }
  }
  return 0;
}

static int32_t check_order(const struct mo *mo, const char *name, errcat_diagnostic *diagnostic) {
  for (uint32_t i = 1; i < mo->count; i++)
    if (strcmp(string_at(mo, mo->originals, i - 1).text, string_at(mo, mo->originals, i).text) >= 0)
      return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_ORDER, "%s, entry %lu", name,
                            (unsigned long)i);
  return 0;
}

bool mo_equal_ignoring_case(const char *a, const char *b, size_t length) {
  for (size_t i = 0; i < length; i++) {
    const unsigned char x = (unsigned char)a[i], y = (unsigned char)b[i];
    if (x == y) continue;
    if ((x ^ y) != 0x20 || (x | 0x20) < 'a' || (x | 0x20) > 'z') return false;
  }
  return true;
}

/* UTF-8, or ASCII, which is part of it and is what a catalog without translations may say. Whether each
   translation is UTF-8 is found out when it is validated. */
static bool is_known_charset(const char *name, size_t length) {
  static const char *const names[] = {"UTF-8", "UTF8", "US-ASCII", "ASCII", "ANSI_X3.4-1968"};
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strlen(names[i]) == length && mo_equal_ignoring_case(names[i], name, length)) return true;
  return false;
}

/* The charset parameter of Content-Type (RFC 2045, 5.1): its name in any case, its value in quotation
   marks or not. */
static bool find_charset(struct slice header, struct slice *charset) {
  static const char name[] = "charset=";
  const size_t length = sizeof name - 1;
  struct slice type;
  if (!mo_header_field(header, "Content-Type", &type)) return false;
  const char *at = type.text, *const end = type.text + type.length;
  while ((size_t)(end - at) >= length && !mo_equal_ignoring_case(at, name, length)) at++;
  if ((size_t)(end - at) < length) return false;
  at += length;
  if (at < end && *at == '"') at++;
  charset->text = at;
  while (at < end && *at != '"' && *at != ';' && *at != ' ' && *at != '\t') at++;
  charset->length = (size_t)(at - charset->text);
  return true;
}

static int32_t check_charset(struct slice header, const char *name, errcat_diagnostic *diagnostic) {
  struct slice charset;
  if (!find_charset(header, &charset))
    return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_NO_CHARSET, "%s, Content-Type", name);
  if (is_known_charset(charset.text, charset.length)) return 0;
  return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_CHARSET, "%s, Content-Type", name);
}

/* Plural-Forms is looked for in the whole header, as glibc does. */
static void read_plural(struct mo *mo, const char *header) {
  struct slice field = {header, 0};
  const bool is_there = mo_field(mo, "Plural-Forms", &field) || strstr(header, "plural=");
  size_t at = 0;
  mo->plural_diagnostic = is_there ? plural_compile(&mo->plural, header, strlen(header), &at) : 0;
  mo->has_plural = is_there && !mo->plural_diagnostic;
  if (!mo->has_plural) plural_germanic(&mo->plural);
  const size_t start = (size_t)(field.text - header);
  mo->plural_diagnostic_at = at > start ? (uint32_t)(at - start) : 0;
}

static int32_t check_header(struct mo *mo, const char *name, errcat_diagnostic *diagnostic) {
  uint32_t entry;
  if (!mo_find(mo, NULL, "", &entry))
    return diagnostic_set(diagnostic, ERRCAT_DIAGNOSTIC_MO_NO_HEADER, "%s", name);
  const struct slice header = string_at(mo, mo->translations, entry);
  const int32_t kind = check_charset(header, name, diagnostic);
  if (!kind) read_plural(mo, header.text);
  return kind;
}

int32_t mo_open(struct mo *mo, const void *bytes, size_t size, const char *name,
                errcat_diagnostic *diagnostic) {
  mo->bytes = bytes;
  mo->size = size;
  int32_t kind = check_head(mo, name, diagnostic);
  if (!kind) kind = check_tables(mo, name, diagnostic);
  if (!kind) kind = check_order(mo, name, diagnostic);
  if (!kind) kind = check_header(mo, name, diagnostic);
  return kind;
}

/* Compares "context\004id", or "id", with a NUL-terminated key, without building it. */
static int compare(const char *context, const char *id, const char *key) {
  if (context) {
    const size_t length = strlen(context);
    const int order = strncmp(context, key, length);
    if (order) return order;
    if (key[length] != CONTEXT_END) return CONTEXT_END - (int)(unsigned char)key[length];
    key += length + 1;
  }
  return strcmp(id, key);
}

bool mo_find(const struct mo *mo, const char *context, const char *id, uint32_t *index) {
  uint32_t low = 0, high = mo->count;
  while (low < high) {
    const uint32_t middle = low + (high - low) / 2;
    const int order = compare(context, id, string_at(mo, mo->originals, middle).text);
    if (order == 0) {
      *index = middle;
      return true;
    }
    if (order < 0)
      high = middle;
    else
      low = middle + 1;
  }
  return false;
}

bool mo_field(const struct mo *mo, const char *field, struct slice *value) {
  uint32_t entry;
  return mo_find(mo, NULL, "", &entry) &&
         mo_header_field(string_at(mo, mo->translations, entry), field, value);
}

static bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\r';
}

bool mo_header_field(struct slice header, const char *field, struct slice *value) {
  const size_t name = strlen(field);
  const char *line = header.text, *end = header.text + header.length;
  while (line < end) {
    const char *stop = memchr(line, '\n', (size_t)(end - line));
    if (!stop) stop = end;
    if ((size_t)(stop - line) > name && line[name] == ':' &&
        mo_equal_ignoring_case(line, field, name)) {
      line += name + 1;
      while (line < stop && is_blank(*line)) line++;
      while (stop > line && is_blank(stop[-1])) stop--;
      *value = (struct slice){line, (size_t)(stop - line)};
      return true;
    }
    line = stop < end ? stop + 1 : end;
  }
  return false;
}

static struct slice form_at(const char *at, const char *end) {
  const char *stop = memchr(at, 0, (size_t)(end - at));
  return (struct slice){at, (size_t)((stop ? stop : end) - at)};
}

struct slice mo_form(struct slice translation, uint32_t index) {
  const char *const end = translation.text + translation.length;
  const char *at = translation.text;
  for (; index > 0; index--) {
    const char *stop = memchr(at, 0, (size_t)(end - at));
    if (!stop) return form_at(translation.text, end);
    at = stop + 1;
  }
  return form_at(at, end);
}

uint32_t mo_form_count(struct slice translation) {
  uint32_t count = 1;
  const char *at = translation.text, *const end = at + translation.length;
  while ((at = memchr(at, 0, (size_t)(end - at))) != NULL) {
    at++;
    count++;
  }
  return count;
}
