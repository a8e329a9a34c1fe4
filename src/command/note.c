/* What the comments of a table say to translators. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "note.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"

/* ---- a comment ---- */

/* The next line of a text, without the blanks round it; false at the end. */
static bool next_line(struct slice *text, struct slice *line) {
  static const char blanks[] = " \t\r\n";
  while (text->length && strchr(blanks, *text->text)) text->text++, text->length--;
  const char *end = text->length ? memchr(text->text, '\n', text->length) : NULL;
  *line = (struct slice){text->text, end ? (size_t)(end - text->text) : text->length};
  text->text += line->length;
  text->length -= line->length;
  while (line->length && strchr(blanks, line->text[line->length - 1])) line->length--;
  return line->length > 0;
}

/* What is for xgettext is not for people. */
static void append_comment(const struct cli *cli, struct text *note, struct slice comment) {
  const struct slice mark = slice_of("TRANSLATORS:"), flags = slice_of("xgettext:");
  const char *before = note->length ? "\n" : "";
  struct slice line;
  if (!next_line(&comment, &line) || !slice_begins_with(line, mark)) return;
  line.text += mark.length;
  line.length -= mark.length;
  do {
    for (; line.length && *line.text == ' '; line.text++) line.length--;
    if (!line.length || slice_begins_with(line, flags)) continue;
    text_append_string(cli, note, before);
    text_append(cli, note, line.text, line.length);
    before = " ";
  } while (next_line(&comment, &line));
}

/* ---- the table ---- */

/* Behind the quotation mark that ends a string. */
static const char *skip_string(const char *at) {
  for (at++; *at && *at != '"'; at++) at += *at == '\\' && at[1];
  return at + (*at == '"');
}

static const char *skip_comment(const char *at, struct slice *comment) {
  const char *end = strstr(at + 2, "*/");
  if (!end) end = at + strlen(at);
  *comment = (struct slice){at + 2, (size_t)(end - at) - 2};
  return *end ? end + 2 : end;
}

/* Whether an entry, of which at is the word in front, is that of an error: E(40321, …) or T(…). */
static bool is_of(const char *at, int32_t code) {
  if (*at != 'E' && *at != 'T') return false;
  at++;
  at += strspn(at, " \t\r\n(");
  return strtol(at, NULL, 10) == code;
}

/* The comments within an entry and in front of it, back to the one before. */
void note_append(const struct cli *cli, struct text *note, const char *table, int32_t code) {
  const char *entry = NULL;
  size_t depth = 0;
  struct text found = {0};
  for (const char *at = table; *at;) {
    struct slice comment;
    if (*at == '"') {
      at = skip_string(at);
    } else if (at[0] == '/' && at[1] == '*') {
      at = skip_comment(at, &comment);
      append_comment(cli, &found, comment);
    } else {
      if (!depth && !entry && *at >= 'A' && *at <= 'Z') entry = at;
      depth += *at == '(';
      if (*at++ != ')' || --depth) continue;
      if (is_of(entry, code)) break;
      entry = NULL;
      found.length = 0;
    }
  }
  if (entry && found.length) text_append(cli, note, found.bytes, found.length);
  free(found.bytes);
}
