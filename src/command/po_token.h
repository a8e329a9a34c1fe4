/* The tokens of a .po file, as msgfmt reads them. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef PO_TOKEN_H
#define PO_TOKEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

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

struct lexer {
  void (*report)(void *context, size_t line, int32_t kind); /* as po_read() has it */
  void *context;
  const char *at, *end; /* what is not read yet */
  size_t line;
  bool obsolete, previous; /* "#~", "#|": the rest of the line is */
  bool quiet;              /* what is wrong is passed over */
  /* The token that is looked at. */
  enum token token;
  const char *text, *stop; /* its bytes, of a string without the quotation marks */
  size_t token_line;
  bool token_obsolete, token_previous;
};

/* Reads the next token. A string that has no end is BROKEN, and reported. */
void lexer_next(struct lexer *lexer);

/* Decodes the token, a string, to *out, which moves on; never more bytes than it has. Reports an
   escape that there is none of, and what cannot stand in a .mo file. */
bool lexer_decode(struct lexer *lexer, char **out);

/* Reports what is wrong in a line, or with the token; that of a broken one was said. False. */
bool lexer_fail(struct lexer *lexer, size_t line, int32_t kind);
bool lexer_fail_here(struct lexer *lexer, int32_t kind);

#endif
