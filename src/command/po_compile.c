/* The .mo file of a .po file (GNU gettext manual, "The Format of GNU MO Files").
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <stdlib.h>
#include <string.h>

#include "po.h"

static bool is_header(const struct po_entry *entry) {
  return !entry->context && !*entry->id && !entry->obsolete && !entry->twice;
}

const struct po_entry *po_header(const struct po *po) {
  for (size_t i = 0; i < po->count; i++)
    if (is_header(&po->entries[i])) return &po->entries[i];
  return NULL;
}

bool po_is_used(const struct po_entry *entry) {
  return entry->count && *entry->forms[0] && !entry->obsolete && !entry->twice &&
         (!entry->fuzzy || is_header(entry));
}

/* As the joined keys compare: "context\004id". */
static int compare_ids(const struct po_entry *a, const struct po_entry *b) {
  const char *x = a->context ? a->context : a->id, *y = b->context ? b->context : b->id;
  size_t i = 0;
  while (x[i] && x[i] == y[i]) i++;
  const int left = x[i] ? (unsigned char)x[i] : a->context ? 4 : 0;
  const int right = y[i] ? (unsigned char)y[i] : b->context ? 4 : 0;
  if (left != right || !left) return left - right;
  return a->context && b->context ? strcmp(a->id, b->id) : left - right;
}

static int by_id(const void *a, const void *b) {
  const struct po_entry *x = a, *y = b;
  const int order = compare_ids(x, y);
  return order ? order : (x->line > y->line) - (x->line < y->line);
}

static int by_use(const void *a, const void *b) {
  const int used = po_is_used(b) - po_is_used(a);
  return used ? used : by_id(a, b);
}

static int by_line(const void *a, const void *b) {
  const struct po_entry *x = a, *y = b;
  return (x->line > y->line) - (x->line < y->line);
}

void po_restore_order(struct po *po) {
  if (po->count) qsort(po->entries, po->count, sizeof *po->entries, by_line);
}

void po_find_twice(struct po *po, po_report *report, void *context) {
  if (po->count) qsort(po->entries, po->count, sizeof *po->entries, by_id);
  for (size_t i = 1; i < po->count; i++) {
    po->entries[i].twice = !compare_ids(&po->entries[i - 1], &po->entries[i]);
    if (po->entries[i].twice) report(context, po->entries[i].line, ERRCAT_DIAGNOSTIC_PO_TWICE);
  }
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

static void put_32(unsigned char *at, size_t value) {
  for (int i = 0; i < 4; i++) at[i] = (unsigned char)(value >> (8 * i));
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
  if (po->count) qsort(po->entries, po->count, sizeof *po->entries, by_use);
  while (count < po->count && po_is_used(&po->entries[count])) count++;
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
