/* The tokens of a .po file. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "po_token.h"

#include <errcat.h>
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"

bool lexer_fail(struct lexer *lexer, size_t line, int32_t kind) {
  if (!lexer->quiet) lexer->report(lexer->context, line, kind);
  return false;
}

bool lexer_fail_here(struct lexer *lexer, int32_t kind) {
  return lexer->token != BROKEN && lexer_fail(lexer, lexer->token_line, kind);
}

static bool is_word_byte(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         byte == '$' || (byte >= '0' && byte <= '9');
}

static bool is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

/* A backslash at the end of a line, which makes the next one a part of it. */
static bool is_continued(const struct lexer *lexer) {
  return lexer->end - lexer->at >= 2 && lexer->at[0] == '\\' && lexer->at[1] == '\n';
}

/* White space, and the marks that hold to the end of a line. */
static void skip(struct lexer *lexer) {
  for (; lexer->at < lexer->end; lexer->at++) {
    const char byte = *lexer->at;
    const struct slice rest = {lexer->at, (size_t)(lexer->end - lexer->at)};
    if (byte == '\n') {
      lexer->line++;
      lexer->obsolete = lexer->previous = false;
    } else if (is_continued(lexer)) {
      lexer->line++;
      lexer->at++;
    } else if (slice_begins_with(rest, slice_of("#~|"))) {
      lexer->obsolete = lexer->previous = true;
      lexer->at += 2;
    } else if (slice_begins_with(rest, slice_of("#~"))) {
      lexer->obsolete = true;
      lexer->at++;
    } else if (slice_begins_with(rest, slice_of("#|"))) {
      lexer->previous = true;
      lexer->at++;
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
static enum token take_quoted(struct lexer *lexer) {
  lexer->text = ++lexer->at;
  for (; lexer->at < lexer->end && *lexer->at != '"' && *lexer->at != '\n'; lexer->at++) {
    if (*lexer->at != '\\' || lexer->at + 1 == lexer->end) continue;
    lexer->line += *++lexer->at == '\n';
  }
  lexer->stop = lexer->at;
  const size_t length = (size_t)(lexer->stop - lexer->text);
  if (utf8_valid_length(lexer->text, length) != length)
    lexer_fail(lexer, lexer->token_line, ERRCAT_DIAGNOSTIC_PO_UTF8);
  if (lexer->at == lexer->end || *lexer->at == '\n') {
    lexer_fail(lexer, lexer->line, ERRCAT_DIAGNOSTIC_PO_STRING_END);
    return BROKEN;
  }
  lexer->at++;
  return STRING;
}

static enum token take_token(struct lexer *lexer) {
  const char byte = *lexer->at;
  if (byte == '"') return take_quoted(lexer);
  lexer->text = lexer->at;
  if (byte == '#')
    for (; lexer->at < lexer->end && *lexer->at != '\n'; lexer->at++) {
      if (!is_continued(lexer)) continue;
      lexer->line++;
      lexer->at++;
    }
  else if (is_digit(byte))
    while (lexer->at < lexer->end && is_digit(*lexer->at)) lexer->at++;
  else if (is_word_byte(byte))
    while (lexer->at < lexer->end && is_word_byte(*lexer->at)) lexer->at++;
  else
    lexer->at++;
  lexer->stop = lexer->at;
  const size_t length = (size_t)(lexer->stop - lexer->text);
  /* What kind of comment it is msgfmt reads as a character, the rest as bytes. */
  if (byte == '#' && length > 1 && !utf8_valid_length(lexer->text + 1, length - 1))
    lexer_fail(lexer, lexer->token_line, ERRCAT_DIAGNOSTIC_PO_UTF8);
  if (byte == '#') return COMMENT;
  if (is_digit(byte)) return NUMBER;
  return byte == '[' || byte == ']' ? MARK : word_of(lexer->text, length);
}

void lexer_next(struct lexer *lexer) {
  skip(lexer);
  lexer->token_line = lexer->line;
  lexer->token_obsolete = lexer->obsolete;
  lexer->token_previous = lexer->previous;
  lexer->token = lexer->at < lexer->end ? take_token(lexer) : END;
}

/* ---- strings ---- */

static int hex_of(char byte) {
  if (is_digit(byte)) return byte - '0';
  if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f') return (byte | 0x20) - 'a' + 10;
  return -1;
}

/* Behind a backslash, which is not the last byte of a string; moves on behind the escape. -1: there is
   none such. As msgfmt has it, an octal number has three digits at most, a hexadecimal one any, and what
   is too large is cut to a byte. */
static int take_escape(const char **at, const char *end) {
  static const char letters[] = "ntrabfv\\\"", values[] = "\n\t\r\a\b\f\v\\\"";
  unsigned value = 0;
  int digits = 0;
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

/* A NUL in it would cut it, U+0004 is what ends a context in a .mo file. */
bool lexer_decode(struct lexer *lexer, char **out) {
  for (const char *at = lexer->text; at < lexer->stop;) {
    int byte = (unsigned char)*at++;
    if (byte == '\\' && *at == '\n') {
      at++;
      continue;
    }
    if (byte == '\\') byte = take_escape(&at, lexer->stop);
    if (byte < 0) return lexer_fail(lexer, lexer->token_line, ERRCAT_DIAGNOSTIC_PO_ESCAPE);
    if (byte == 0 || byte == 4)
      return lexer_fail(lexer, lexer->token_line, ERRCAT_DIAGNOSTIC_PO_BYTE);
    *(*out)++ = (char)byte;
  }
  return true;
}
