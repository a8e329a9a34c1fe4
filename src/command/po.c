/* A .po file read: its entries. SPDX-License-Identifier: LGPL-2.1-or-later

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

#include "base/slice.h"
#include "po_token.h"

struct parser {
  struct lexer lexer;
  struct po *po;
  char *out; /* where decoded bytes go: behind what was read, so never before it */
  /* What the comments in front of the next entry say of it. */
  bool fuzzy;
  enum po_format format;
};

/* ---- comments ---- */

static void take_flag(struct parser *parser, struct slice flag) {
  if (slice_equal(flag, slice_of("fuzzy"))) parser->fuzzy = true;
  if (!slice_ends_with(flag, slice_of("-format")) || slice_begins_with(flag, slice_of("no-")) ||
      slice_begins_with(flag, slice_of("impossible-")))
    return;
  const enum po_format format = slice_ends_with(flag, slice_of("python-brace-format"))
                                    ? PO_BRACE_FORMAT
                                : slice_equal(flag, slice_of("sh-format")) ? PO_SHELL_FORMAT
                                                                           : PO_OTHER_FORMAT;
  if (format > parser->format) parser->format = format;
}

/* "#, fuzzy, python-brace-format" */
static void take_flags(struct parser *parser, const char *at, const char *end) {
  static const char between[] = ", \t\r";
  while (at < end) {
    while (at < end && strchr(between, *at)) at++;
    const char *flag = at;
    while (at < end && !strchr(between, *at)) at++;
    take_flag(parser, (struct slice){flag, (size_t)(at - flag)});
  }
}

/* ---- strings ---- */

/* The strings behind a keyword, on lines such as its own is. */
static bool take_strings(struct parser *parser, const char **string, bool obsolete, bool previous) {
  char *start = parser->out;
  if (parser->lexer.token != STRING)
    return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_SYNTAX);
  for (; parser->lexer.token == STRING && parser->lexer.token_previous == previous;
       lexer_next(&parser->lexer)) {
    if (parser->lexer.token_obsolete != obsolete)
      return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_OBSOLETE);
    if (!lexer_decode(&parser->lexer, &parser->out)) return false;
  }
  *parser->out++ = '\0';
  *string = start;
  return true;
}

/* A keyword, which is the token, and its strings. */
static bool take_field(struct parser *parser, const char **string, bool obsolete) {
  const bool previous = parser->lexer.token_previous;
  if (parser->lexer.token_obsolete != obsolete)
    return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_OBSOLETE);
  lexer_next(&parser->lexer);
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
  *entry = (struct po_entry){.line = parser->lexer.token_line,
                             .format = parser->format,
                             .fuzzy = parser->fuzzy,
                             .obsolete = parser->lexer.token_obsolete};
  parser->fuzzy = false;
  parser->format = PO_NO_FORMAT;
  return entry;
}

/* Whether the next token is this one, of a line as the entry's others are. */
static bool see(const struct parser *parser, enum token token) {
  return parser->lexer.token == token && !parser->lexer.token_previous;
}

/* "[0]", whose "[" is the token. */
static bool take_index(struct parser *parser, size_t index) {
  size_t number = 0;
  lexer_next(&parser->lexer);
  if (parser->lexer.token != NUMBER)
    return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_SYNTAX);
  for (const char *at = parser->lexer.text; at < parser->lexer.stop && number < PO_FORMS_MAX; at++)
    number = number * 10 + (size_t)(*at - '0');
  if (number != index || index == PO_FORMS_MAX)
    return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_INDEX);
  lexer_next(&parser->lexer);
  if (parser->lexer.token != MARK || *parser->lexer.text != ']')
    return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_SYNTAX);
  lexer_next(&parser->lexer);
  return true;
}

static bool take_forms(struct parser *parser, struct po_entry *entry) {
  size_t count = 0;
  for (; see(parser, MSGSTR) && (count == 0 || entry->plural); count++) {
    if (parser->lexer.token_obsolete != entry->obsolete)
      return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_OBSOLETE);
    lexer_next(&parser->lexer);
    const bool indexed = parser->lexer.token == MARK && *parser->lexer.text == '[';
    if (indexed != (entry->plural != NULL))
      return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_PLURAL);
    if (indexed && !take_index(parser, count)) return false;
    if (!take_strings(parser, &entry->forms[count], entry->obsolete, false)) return false;
  }
  if (!count)
    return parser->lexer.token != BROKEN &&
           lexer_fail(&parser->lexer, entry->line, ERRCAT_DIAGNOSTIC_PO_NO_MSGSTR);
  entry->count = count;
  return true;
}

/* "#| msgid", which says what the msgid was before it changed. */
static bool take_previous(struct parser *parser) {
  const bool obsolete = parser->lexer.token_obsolete;
  const char *unused;
  bool id = false;
  while (parser->lexer.token_previous &&
         (id ? parser->lexer.token == MSGID_PLURAL
             : parser->lexer.token == MSGCTXT || parser->lexer.token == MSGID)) {
    id = parser->lexer.token != MSGCTXT;
    if (!take_field(parser, &unused, obsolete)) return false;
  }
  if (!id || (!see(parser, MSGCTXT) && !see(parser, MSGID)))
    return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_SYNTAX);
  return parser->lexer.token_obsolete == obsolete ||
         lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_OBSOLETE);
}

static bool take_entry(struct parser *parser) {
  if (parser->lexer.token_previous && !take_previous(parser)) return false;
  if (!see(parser, MSGCTXT) && !see(parser, MSGID))
    return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_SYNTAX);
  struct po_entry *entry = add(parser);
  if (!entry) return false;
  if (see(parser, MSGCTXT) && !take_field(parser, &entry->context, entry->obsolete)) return false;
  if (!see(parser, MSGID)) return lexer_fail_here(&parser->lexer, ERRCAT_DIAGNOSTIC_PO_SYNTAX);
  entry->line = parser->lexer.token_line;
  if (!take_field(parser, &entry->id, entry->obsolete)) return false;
  parser->po->count++; /* it is known now, if its translation is not */
  if (see(parser, MSGID_PLURAL) && !take_field(parser, &entry->plural, entry->obsolete))
    return false;
  return take_forms(parser, entry);
}

/* ---- the file ---- */

/* After a diagnostic: where an entry may begin. */
static void recover(struct parser *parser) {
  parser->fuzzy = false;
  parser->format = PO_NO_FORMAT;
  parser->lexer.quiet = true;
  while (parser->lexer.token != END && parser->lexer.token != COMMENT &&
         parser->lexer.token != MSGCTXT && parser->lexer.token != MSGID)
    lexer_next(&parser->lexer);
  parser->lexer.quiet = false;
}

void po_read(struct po *po, char *text, size_t length, po_report *report, void *context) {
  struct parser parser = {.po = po, .out = text};
  struct lexer *lexer = &parser.lexer;
  *lexer = (struct lexer){.report = report, .context = context, .at = text, .line = 1};
  lexer->end = text + length;
  *po = (struct po){0};
  if (slice_begins_with((struct slice){text, length}, slice_of("\xEF\xBB\xBF"))) {
    lexer_fail(lexer, 1, ERRCAT_DIAGNOSTIC_PO_MARK);
    lexer->at += 3;
  }
  for (lexer_next(lexer); lexer->token != END && !po->out_of_memory;) {
    if (lexer->token == COMMENT) {
      if (lexer->stop - lexer->text > 1 && lexer->text[1] == ',')
        take_flags(&parser, lexer->text + 2, lexer->stop);
      lexer_next(lexer);
    } else if (!take_entry(&parser)) {
      recover(&parser);
    }
  }
}

void po_free(struct po *po) {
  free(po->entries);
}
