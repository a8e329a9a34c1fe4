/* Templates: text with {name} placeholders, {{ and }} for braces. Read in one pass, piece by piece.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "base/names.h"

#include <errcat.h>
#include <stdbool.h>

#include "base/slice.h"

enum template_piece {
  TEMPLATE_END,         /* literal is the rest */
  TEMPLATE_PLACEHOLDER, /* literal, then the placeholder called name */
  TEMPLATE_LITERAL,     /* literal, which ends in a brace; more follows */
  TEMPLATE_BAD          /* a brace that is no part of these; rest begins with it */
};

/* Reads the next piece from the front of rest and takes it off. */
enum template_piece template_next(struct slice *rest, struct slice *literal, struct slice *name);

/* A compiled piece: a literal, then what parameter says. */
struct piece {
  const char *literal;
  uint32_t length;
  int16_t parameter; /* the index of the placeholder's parameter, or one of these: */
  bool is_ordinary;  /* literal is the same in every escaping mode */
};
enum { PIECE_END = -1, PIECE_LITERAL = -2 };

/* The parameter called name; its index, or -1. */
int template_parameter(const errcat_parameter *parameters, struct slice name);

/* Compiles a template that validate_message() found usable, or the source's. pieces has room for
   template_size() of them; their literals point into text. Returns how many were written. */
size_t template_compile(struct slice text, const errcat_parameter *parameters,
                        struct piece *pieces);
size_t template_size(struct slice text);

#endif
