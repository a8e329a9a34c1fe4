/* A .po file read, and made into a .mo file. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "po.h"

#include <stdlib.h>
#include <string.h>

struct parser {
  struct po *po;
  char *at, *end;
  char *out; /* where decoded bytes go: behind what was read, so never before it */
  size_t line, capacity;
  bool fuzzy, open; /* open: the last entry can still take a msgstr */
};

/* ---- strings ---- */

static int hex_of(char byte) {
  if (byte >= '0' && byte <= '9') return byte - '0';
  if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f') return (byte | 0x20) - 'a' + 10;
  return -1;
}

/* Behind a backslash; moves on behind the escape. -1: there is none such. */
static int take_escape(const char **at, const char *end) {
  static const char letters[] = "ntrabfv\\\"", values[] = "\n\t\r\a\b\f\v\\\"";
  if (*at == end) return -1;
  const char *letter = memchr(letters, **at, sizeof letters - 1);
  int value = 0, digits = 0;
  if (letter) {
    (*at)++;
    return values[letter - letters];
  }
  if (**at == 'x') {
    for ((*at)++; *at < end && hex_of(**at) >= 0 && digits < 2; digits++)
      value = value * 16 + hex_of(*(*at)++);
    return digits ? value : -1;
  }
  for (; *at < end && **at >= '0' && **at <= '7' && digits < 3; digits++)
    value = value * 8 + (*(*at)++ - '0');
  return digits && value < 256 ? value : -1;
}

/* Decodes one line's string in place; false if it is none. A NUL in it would cut it. */
static bool take_string(struct parser *parser, const char *at, const char *end) {
  while (end > at && (end[-1] == '\r' || end[-1] == ' ' || end[-1] == '\t')) end--;
  if (end - at < 2 || *at != '"' || end[-1] != '"') return false;
  for (at++, end--; at < end;) {
    int byte = (unsigned char)*at++;
    if (byte == '"') return false;
    if (byte == '\\') byte = take_escape(&at, end);
    if (byte <= 0) return false;
    *parser->out++ = (char)byte;
  }
  return true;
}

/* ---- entries ---- */

static struct po_entry *last(struct parser *parser) {
  return parser->po->count ? &parser->po->entries[parser->po->count - 1] : NULL;
}

static struct po_entry *add(struct parser *parser) {
  struct po *po = parser->po;
  if (po->count == parser->capacity) {
    parser->capacity = parser->capacity ? parser->capacity * 2 : 64;
    struct po_entry *entries = realloc(po->entries, parser->capacity * sizeof *entries);
    if (!entries) {
      po->out_of_memory = true;
      return NULL;
    }
    po->entries = entries;
  }
  struct po_entry *entry = &po->entries[po->count++];
  memset(entry, 0, sizeof *entry);
  entry->line = parser->line;
  entry->fuzzy = parser->fuzzy;
  parser->fuzzy = false;
  parser->open = false;
  return entry;
}

/* The string that a keyword is about; NULL: the keyword is not one that may stand here. */
static const char **place_of(struct parser *parser, const char *word, size_t length) {
  struct po_entry *entry = last(parser);
  if (length == 7 && !memcmp(word, "msgctxt", 7)) {
    entry = add(parser);
    return entry ? &entry->context : NULL;
  }
  if (length == 5 && !memcmp(word, "msgid", 5)) {
    if (!entry || entry->id) entry = add(parser);
    if (!entry) return NULL;
    entry->line = parser->line;
    return &entry->id;
  }
  if (!entry || !entry->id) return NULL;
  if (length == 12 && !memcmp(word, "msgid_plural", 12))
    return entry->plural || entry->count ? NULL : &entry->plural;
  if (length == 6 && !memcmp(word, "msgstr", 6))
    return entry->plural || entry->count ? NULL : &entry->forms[entry->count++];
  if (length < 9 || memcmp(word, "msgstr[", 7) || word[length - 1] != ']') return NULL;
  size_t index = 0;
  for (size_t i = 7; i < length - 1 && index < PO_FORMS_MAX; i++) {
    if (word[i] < '0' || word[i] > '9') return NULL;
    index = index * 10 + (size_t)(word[i] - '0');
  }
  if (!entry->plural || index != entry->count || index >= PO_FORMS_MAX) return NULL;
  return &entry->forms[entry->count++];
}

static bool is_complete(const struct po_entry *entry) {
  return !entry || (entry->id && entry->count);
}

static bool take_comment(struct parser *parser, const char *at, const char *end) {
  if (end - at > 1 && at[1] == '~') parser->fuzzy = false; /* that was an obsolete one's */
  if (end - at > 1 && at[1] == ',')
    for (; end - at >= 5; at++)
      if (!memcmp(at, "fuzzy", 5)) parser->fuzzy = true;
  return true;
}

static bool take_line(struct parser *parser, char *at, char *end) {
  while (at < end && (*at == ' ' || *at == '\t')) at++;
  if (at == end || *at == '\r') return true;
  if (*at == '#') return take_comment(parser, at, end);
  if (*at == '"') {
    if (!parser->open) return false;
    parser->out--; /* the NUL of the line before */
  } else {
    char *word = at;
    while (at < end && *at != ' ' && *at != '\t' && *at != '"') at++;
    const char **place = place_of(parser, word, (size_t)(at - word));
    while (at < end && (*at == ' ' || *at == '\t')) at++;
    if (!place) return false;
    *place = parser->out;
    parser->open = true;
  }
  if (!take_string(parser, at, end)) return false;
  *parser->out++ = '\0';
  return true;
}

void po_read(struct po *po, char *text, size_t length) {
  struct parser parser = {.po = po, .at = text, .end = text + length, .out = text};
  *po = (struct po){0};
  if (length >= 3 && !memcmp(text, "\xEF\xBB\xBF", 3)) parser.at += 3;
  while (parser.at < parser.end) {
    char *stop = memchr(parser.at, '\n', (size_t)(parser.end - parser.at));
    if (!stop) stop = parser.end;
    parser.line++;
    const size_t before = po->count;
    const bool whole = is_complete(last(&parser));
    const bool done = take_line(&parser, parser.at, stop);
    /* An entry that another one follows must have its translation. */
    if (!done || (po->count > before && !whole)) {
      po->fault_line = parser.line;
      return;
    }
    parser.at = stop + 1;
  }
  if (!is_complete(last(&parser))) po->fault_line = parser.line;
}

void po_free(struct po *po) {
  free(po->entries);
}

/* ---- .mo ---- */

static bool is_used(const struct po_entry *entry) {
  for (size_t i = 0; i < entry->count; i++)
    if (!*entry->forms[i]) return false;
  return !entry->fuzzy && entry->count > 0;
}

static int compare_ids(const struct po_entry *a, const struct po_entry *b) {
  /* As the joined keys compare: "context\004id". */
  const char *x = a->context ? a->context : a->id, *y = b->context ? b->context : b->id;
  size_t i = 0;
  while (x[i] && x[i] == y[i]) i++;
  const int left = x[i] ? (unsigned char)x[i] : a->context ? 4 : 0;
  const int right = y[i] ? (unsigned char)y[i] : b->context ? 4 : 0;
  if (left != right || !left) return left - right;
  return a->context && b->context ? strcmp(a->id, b->id) : left - right;
}

static int compare(const void *a, const void *b) {
  const struct po_entry *x = a, *y = b;
  const int used = is_used(y) - is_used(x);
  return used ? used : compare_ids(x, y);
}

static void put_32(unsigned char *at, size_t value) {
  for (int i = 0; i < 4; i++) at[i] = (unsigned char)(value >> (8 * i));
}

struct writer {
  unsigned char *bytes; /* NULL while only the size is wanted */
  size_t at;
};

static void put(struct writer *writer, const char *text, char after) {
  const size_t length = strlen(text);
  if (writer->bytes) {
    memcpy(writer->bytes + writer->at, text, length);
    writer->bytes[writer->at + length] = (unsigned char)after;
  }
  writer->at += length + 1;
}

enum { HEAD = 28 };

static void put_entry(struct writer *writer, const struct po_entry *entry, size_t index,
                      size_t count) {
  const size_t key = writer->at;
  if (entry->context) put(writer, entry->context, '\004');
  put(writer, entry->id, '\0');
  if (entry->plural) put(writer, entry->plural, '\0');
  const size_t text = writer->at;
  for (size_t i = 0; i < entry->count; i++) put(writer, entry->forms[i], '\0');
  if (!writer->bytes) return;
  unsigned char *row = writer->bytes + HEAD + 8 * index;
  put_32(row, text - key - 1);
  put_32(row + 4, key);
  put_32(row + 8 * count, writer->at - text - 1);
  put_32(row + 8 * count + 4, text);
}

unsigned char *po_compile(struct po *po, size_t *size) {
  size_t count = 0;
  if (po->count) qsort(po->entries, po->count, sizeof *po->entries, compare);
  while (count < po->count && is_used(&po->entries[count])) count++;
  for (size_t i = 1; i < count; i++)
    if (!compare_ids(&po->entries[i - 1], &po->entries[i]) && !po->fault_line)
      po->fault_line = po->entries[i].line;
  struct writer writer = {NULL, HEAD + 16 * count};
  for (size_t i = 0; i < count; i++) put_entry(&writer, &po->entries[i], i, count);
  *size = writer.at;
  writer.bytes = calloc(1, writer.at);
  writer.at = HEAD + 16 * count;
  if (!writer.bytes) return NULL;
  put_32(writer.bytes, 0x950412de);
  put_32(writer.bytes + 8, count);
  put_32(writer.bytes + 12, HEAD);
  put_32(writer.bytes + 16, HEAD + 8 * count);
  put_32(writer.bytes + 24, HEAD + 16 * count);
  for (size_t i = 0; i < count; i++) put_entry(&writer, &po->entries[i], i, count);
  return writer.bytes;
}
