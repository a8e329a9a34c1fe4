/* A .po file read: tokens, strings, entries. SPDX-License-Identifier: LGPL-2.1-or-later

       file    = { comment | entry }
       entry   = { previous } [ "msgctxt" strings ] "msgid" strings ( single | plural )
       single  = "msgstr" strings
       plural  = "msgid_plural" strings "msgstr" "[0]" strings { "msgstr" "[N]" strings }
       strings = '"…"' { '"…"' }

   "#~" makes what follows on its line obsolete, "#|" previous; an entry is the one or the other
   throughout. */
#include "po.h"

#include <errcat.h>
#include <stdlib.h>
#include <string.h>

#include "utf8.h"

enum token {
  END,
  COMMENT,
  STRING,
  MSGCTXT,
  MSGID,
  MSGID_PLURAL,
  MSGSTR,
  NUMBER,
  MARK,
  OTHER,
  BROKEN
};

struct parser {
  struct po *po;
  po_report *report;
  void *context;
  const char *at, *end; /* what is not read yet */
  char *out;            /* where decoded bytes go: behind what was read, so never before it */
  size_t line;
  bool obsolete, previous; /* the rest of the line is */
  bool quiet;              /* what is wrong is passed over */
  /* The token that is looked at. */
  enum token token;
  const char *text, *stop; /* its bytes, of a string without the quotation marks */
  size_t token_line;
  bool token_obsolete, token_previous;
  /* What the comments in front of the next entry say of it. */
  bool fuzzy;
  enum po_format format;
};

static bool fail(struct parser *parser, size_t line, int32_t kind) {
  if (!parser->quiet) parser->report(parser->context, line, kind);
  return false;
}

/* The token may not stand here; of a broken one that was said. */
static bool fail_here(struct parser *parser, int32_t kind) {
  return parser->token != BROKEN && fail(parser, parser->token_line, kind);
}

/* ---- comments ---- */

static bool ends_in(const char *text, size_t length, const char *end) {
  const size_t size = strlen(end);
  return length >= size && !memcmp(text + length - size, end, size);
}

static bool begins_with(const char *text, size_t length, const char *start) {
  const size_t size = strlen(start);
  return length >= size && !memcmp(text, start, size);
}

static void take_flag(struct parser *parser, const char *flag, size_t length) {
  if (length == 5 && !memcmp(flag, "fuzzy", 5)) parser->fuzzy = true;
  if (!ends_in(flag, length, "-format") || begins_with(flag, length, "no-") ||
      begins_with(flag, length, "impossible-"))
    return;
  if (!ends_in(flag, length, "python-brace-format"))
    parser->format = PO_OTHER_FORMAT;
  else if (!parser->format)
    parser->format = PO_BRACE_FORMAT;
}

/* "#, fuzzy, python-brace-format" */
static void take_flags(struct parser *parser, const char *at, const char *end) {
  static const char between[] = ", \t\r";
  while (at < end) {
    while (at < end && strchr(between, *at)) at++;
    const char *flag = at;
    while (at < end && !strchr(between, *at)) at++;
    take_flag(parser, flag, (size_t)(at - flag));
  }
}

/* ---- tokens ---- */

static bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         byte == '$' || (byte >= '0' && byte <= '9');
}

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/* A backslash at the end of a line, which makes the next one a part of it. */
static bool is_continued(const struct parser *parser) {
  return parser->end - parser->at >= 2 && parser->at[0] == '\\' && parser->at[1] == '\n';
}

/* White space, and the marks that hold to the end of a line. */
static void skip(struct parser *parser) {
  for (; parser->at < parser->end; parser->at++) {
    const char byte = *parser->at;
    const size_t left = (size_t)(parser->end - parser->at);
    if (byte == '\n') {
      parser->line++;
      parser->obsolete = parser->previous = false;
    } else if (is_continued(parser)) {
      parser->line++;
      parser->at++;
    } else if (begins_with(parser->at, left, "#~|")) {
      parser->obsolete = parser->previous = true;
      parser->at += 2;
    } else if (begins_with(parser->at, left, "#~")) {
      parser->obsolete = true;
      parser->at++;
    } else if (begins_with(parser->at, left, "#|")) {
      parser->previous = true;
      parser->at++;
    } else if (byte != ' ' && (byte < '\t' || byte > '\r')) {
      return;
    }
  }
}

static enum token word_of(const char *word, size_t length) {
  static const struct {
    const char *word;
    enum token token;
  } words[] = {
      {"msgctxt", MSGCTXT}, {"msgid", MSGID}, {"msgid_plural", MSGID_PLURAL}, {"msgstr", MSGSTR}};
  for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
    if (strlen(words[i].word) == length && !memcmp(word, words[i].word, length))
      return words[i].token;
  return OTHER;
}

/* To the quotation mark that ends it; a line may be continued by a backslash at its end. */
static enum token take_quoted(struct parser *parser) {
  parser->text = ++parser->at;
  for (; parser->at < parser->end && *parser->at != '"' && *parser->at != '\n'; parser->at++) {
    if (*parser->at != '\\' || parser->at + 1 == parser->end) continue;
    parser->line += *++parser->at == '\n';
  }
  parser->stop = parser->at;
  const size_t length = (size_t)(parser->stop - parser->text);
  if (utf8_valid_length(parser->text, length) != length)
    fail(parser, parser->token_line, ERRCAT_FAULT_PO_UTF8);
  if (parser->at == parser->end || *parser->at == '\n') {
    fail(parser, parser->line, ERRCAT_FAULT_PO_STRING_END);
    return BROKEN;
  }
  parser->at++;
  return STRING;
}

static enum token take_token(struct parser *parser) {
  const char byte = *parser->at;
  if (byte == '"') return take_quoted(parser);
  parser->text = parser->at;
  if (byte == '#')
    for (; parser->at < parser->end && *parser->at != '\n'; parser->at++) {
      if (!is_continued(parser)) continue;
      parser->line++;
      parser->at++;
    }
  else if (is_digit(byte))
    while (parser->at < parser->end && is_digit(*parser->at)) parser->at++;
  else if (is_word_byte(byte))
    while (parser->at < parser->end && is_word_byte(*parser->at)) parser->at++;
  else
    parser->at++;
  parser->stop = parser->at;
  const size_t length = (size_t)(parser->stop - parser->text);
  if (byte == '#') return COMMENT;
  if (is_digit(byte)) return NUMBER;
  return byte == '[' || byte == ']' ? MARK : word_of(parser->text, length);
}

static void next(struct parser *parser) {
  skip(parser);
  parser->token_line = parser->line;
  parser->token_obsolete = parser->obsolete;
  parser->token_previous = parser->previous;
  parser->token = parser->at < parser->end ? take_token(parser) : END;
}

/* ---- strings ---- */

static int hex_of(char byte) {
  if (is_digit(byte)) return byte - '0';
  if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f') return (byte | 0x20) - 'a' + 10;
  return -1;
}

/* Behind a backslash; moves on behind the escape. -1: there is none such. As msgfmt has it, an octal
   number has three digits at most, a hexadecimal one any, and what is too large is cut to a byte. */
static int take_escape(const char **at, const char *end) {
  static const char letters[] = "ntrabfv\\\"", values[] = "\n\t\r\a\b\f\v\\\"";
  unsigned value = 0;
  int digits = 0;
  if (*at == end) return -1;
  const char *letter = memchr(letters, **at, sizeof letters - 1);
  if (letter) {
    (*at)++;
    return values[letter - letters];
  }
  if (**at == 'x')
    for ((*at)++; *at < end && hex_of(**at) >= 0; digits++)
      value = (value * 16 + (unsigned)hex_of(*(*at)++)) & 0xFF;
  else
    for (; *at < end && **at >= '0' && **at <= '7' && digits < 3; digits++)
      value = (value * 8 + (unsigned)(*(*at)++ - '0')) & 0xFF;
  return digits ? (int)value : -1;
}

/* Decodes one string. A NUL in it would cut it, U+0004 is what ends a context in a .mo file. */
static bool decode(struct parser *parser) {
  for (const char *at = parser->text; at < parser->stop;) {
    int byte = (unsigned char)*at++;
    if (byte == '\\' && *at == '\n') {
      at++;
      continue;
    }
    if (byte == '\\') byte = take_escape(&at, parser->stop);
    if (byte < 0) return fail(parser, parser->token_line, ERRCAT_FAULT_PO_ESCAPE);
    if (byte == 0 || byte == 4) return fail(parser, parser->token_line, ERRCAT_FAULT_PO_BYTE);
    *parser->out++ = (char)byte;
  }
  return true;
}

/* The strings behind a keyword, on lines such as its own is. */
static bool take_strings(struct parser *parser, const char **string, bool obsolete, bool previous) {
  char *start = parser->out;
  if (parser->token != STRING) return fail_here(parser, ERRCAT_FAULT_PO_SYNTAX);
  for (; parser->token == STRING && parser->token_previous == previous; next(parser)) {
    if (parser->token_obsolete != obsolete) return fail_here(parser, ERRCAT_FAULT_PO_OBSOLETE);
    if (!decode(parser)) return false;
  }
  *parser->out++ = '\0';
  *string = start;
  return true;
}

/* A keyword, which is the token, and its strings. */
static bool take_field(struct parser *parser, const char **string, bool obsolete) {
  const bool previous = parser->token_previous;
  if (parser->token_obsolete != obsolete) return fail_here(parser, ERRCAT_FAULT_PO_OBSOLETE);
  next(parser);
  return take_strings(parser, string, obsolete, previous);
}

/* ---- entries ---- */

static struct po_entry *add(struct parser *parser) {
  struct po *po = parser->po;
  if (po->count == po->capacity) {
    const size_t capacity = po->capacity ? po->capacity * 2 : 64;
    struct po_entry *entries = realloc(po->entries, capacity * sizeof *entries);
    if (!entries) {
      po->out_of_memory = true;
      return NULL;
    }
    po->entries = entries;
    po->capacity = capacity;
  }
  struct po_entry *entry = &po->entries[po->count];
  *entry = (struct po_entry){.line = parser->token_line,
                             .format = parser->format,
                             .fuzzy = parser->fuzzy,
                             .obsolete = parser->token_obsolete};
  parser->fuzzy = false;
  parser->format = PO_NO_FORMAT;
  return entry;
}

/* Whether the next token is this one, of a line as the entry's others are. */
static bool see(const struct parser *parser, enum token token) {
  return parser->token == token && !parser->token_previous;
}

/* "[0]", whose "[" is the token. */
static bool take_index(struct parser *parser, size_t index) {
  size_t number = 0;
  next(parser);
  if (parser->token != NUMBER) return fail_here(parser, ERRCAT_FAULT_PO_SYNTAX);
  for (const char *at = parser->text; at < parser->stop && number < PO_FORMS_MAX; at++)
    number = number * 10 + (size_t)(*at - '0');
  if (number != index || index == PO_FORMS_MAX) return fail_here(parser, ERRCAT_FAULT_PO_INDEX);
  next(parser);
  if (parser->token != MARK || *parser->text != ']')
    return fail_here(parser, ERRCAT_FAULT_PO_SYNTAX);
  next(parser);
  return true;
}

static bool take_forms(struct parser *parser, struct po_entry *entry) {
  size_t count = 0;
  for (; see(parser, MSGSTR) && (count == 0 || entry->plural); count++) {
    if (parser->token_obsolete != entry->obsolete)
      return fail_here(parser, ERRCAT_FAULT_PO_OBSOLETE);
    next(parser);
    const bool indexed = parser->token == MARK && *parser->text == '[';
    if (indexed != (entry->plural != NULL)) return fail_here(parser, ERRCAT_FAULT_PO_PLURAL);
    if (indexed && !take_index(parser, count)) return false;
    if (!take_strings(parser, &entry->forms[count], entry->obsolete, false)) return false;
  }
  if (!count)
    return parser->token != BROKEN && fail(parser, entry->line, ERRCAT_FAULT_PO_NO_MSGSTR);
  entry->count = count;
  return true;
}

/* "#| msgid", which says what the msgid was before it changed. */
static bool take_previous(struct parser *parser) {
  const bool obsolete = parser->token_obsolete;
  const char *unused;
  bool id = false;
  while (parser->token_previous && (id ? parser->token == MSGID_PLURAL
                                       : parser->token == MSGCTXT || parser->token == MSGID)) {
    id = parser->token != MSGCTXT;
    if (!take_field(parser, &unused, obsolete)) return false;
  }
  if (!id || (!see(parser, MSGCTXT) && !see(parser, MSGID)))
    return fail_here(parser, ERRCAT_FAULT_PO_SYNTAX);
  return parser->token_obsolete == obsolete || fail_here(parser, ERRCAT_FAULT_PO_OBSOLETE);
}

static bool take_entry(struct parser *parser) {
  if (parser->token_previous && !take_previous(parser)) return false;
  if (!see(parser, MSGCTXT) && !see(parser, MSGID))
    return fail_here(parser, ERRCAT_FAULT_PO_SYNTAX);
  struct po_entry *entry = add(parser);
  if (!entry) return false;
  if (see(parser, MSGCTXT) && !take_field(parser, &entry->context, entry->obsolete)) return false;
  if (!see(parser, MSGID)) return fail_here(parser, ERRCAT_FAULT_PO_SYNTAX);
  entry->line = parser->token_line;
  if (!take_field(parser, &entry->id, entry->obsolete)) return false;
  parser->po->count++; /* it is known now, if its translation is not */
  if (see(parser, MSGID_PLURAL) && !take_field(parser, &entry->plural, entry->obsolete))
    return false;
  return take_forms(parser, entry);
}

/* ---- the file ---- */

/* After a fault: where an entry may begin. */
static void recover(struct parser *parser) {
  parser->fuzzy = false;
  parser->format = PO_NO_FORMAT;
  parser->quiet = true;
  while (parser->token != END && parser->token != COMMENT && parser->token != MSGCTXT &&
         parser->token != MSGID)
    next(parser);
  parser->quiet = false;
}

void po_read(struct po *po, char *text, size_t length, po_report *report, void *context) {
  struct parser parser = {.po = po, .report = report, .context = context, .at = text, .line = 1};
  parser.end = text + length;
  parser.out = text;
  *po = (struct po){0};
  if (begins_with(text, length, "\xEF\xBB\xBF")) {
    fail(&parser, 1, ERRCAT_FAULT_PO_MARK);
    parser.at += 3;
  }
  for (next(&parser); parser.token != END && !po->out_of_memory;) {
    if (parser.token == COMMENT) {
      if (parser.stop - parser.text > 1 && parser.text[1] == ',')
        take_flags(&parser, parser.text + 2, parser.stop);
      next(&parser);
    } else if (!take_entry(&parser)) {
      recover(&parser);
    }
  }
}

void po_free(struct po *po) {
  free(po->entries);
}
