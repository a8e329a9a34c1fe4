/* The input of errcat explain, cut into what is told one by one. SPDX-License-Identifier:
   LGPL-2.1-or-later

       input    = { white space | piece }
       piece    = object | response | text
       response = { head } [ object | text ]       heads of interim and successful answers go with
                                                   the next one; text ends before a line that
                                                   begins another response, an object or
                                                   an array of objects
       text     = the rest of a line, where no object begins

   The marks of curl -v are taken off the lines of a head, and its own words are passed over.
   The objects of an array are told as if they stood alone, each with the head in front of it; of what
   else it has each value is a text. An object that is cut or broken ends
   where a later line begins that is indented no deeper than it and does not go on with it. */
#ifndef INPUT_H
#define INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "object.h"

enum { INPUT_SIZE = 1 << 20 };

enum piece_kind {
  PIECE_LINE,     /* a line that begins as an object; input_divide() if there is more on it */
  PIECE_OBJECT,   /* one object, or what has come of it */
  PIECE_RESPONSE, /* heads and a body */
  PIECE_HEAD,     /* heads in front of an array, for each of its objects */
  PIECE_TEXT,     /* neither */
  PIECE_TOO_LONG, /* the beginning of what is longer than INPUT_SIZE */
  PIECE_CUT,      /* an array that does not end */
  PIECE_MISPLACED /* an array has a comma or bracket too many, or too few; nothing is taken */
};

struct piece {
  enum piece_kind kind;
  const char *text; /* in the input's buffer, up to the next call */
  size_t length;
  uint64_t line; /* on which it begins, from 1 */
};

struct input {
  int descriptor;
  char *bytes;    /* INPUT_SIZE */
  size_t length;  /* of what has come */
  size_t at;      /* where the next piece begins */
  size_t scanned; /* from there: how far the piece has been looked at */
  size_t head;    /* from there: where the last head begins */
  size_t lead;    /* brackets in front of it on its line, which may be a text's: "[2026-11-30]" */
  size_t indent;  /* of the line that the piece is on */
  size_t arrays;  /* that are open */
  int expects;    /* what comes next in them */
  uint64_t first_array; /* the line of the first one, or 0 */
  uint64_t misplaced;   /* the line of what is out of place in an array, to be told; 0: none */
  uint64_t line;        /* that the piece is on */
  uint64_t before;      /* how many bytes are no more in the buffer */
  uint64_t broken;      /* up to which byte of the input an object was read that then broke */
  int phase;
  int error;     /* errno of the read that failed, or 0 */
  bool ended;    /* there is no more to be read */
  bool debris;   /* an object was broken, and brackets of it may follow */
  bool faulty;   /* what is out of place in this array was told */
  bool headed;   /* the array is a response's */
  bool marked;   /* the response is one of curl -v */
  bool unbroken; /* no piece was taken from this line */
  struct object object;
};

/* bytes has room for INPUT_SIZE. */
void input_open(struct input *input, int descriptor, char *bytes);

enum input_state { INPUT_PIECE, INPUT_MORE, INPUT_END };

/* The next piece; or that more must be read, by input_fill(), to know it. */
enum input_state input_next(struct input *input, struct piece *piece);

/* Gives back the PIECE_LINE that was just taken: it is no object alone. */
void input_divide(struct input *input, const struct piece *piece);

/* Reads once, waiting until there is something. */
void input_fill(struct input *input);

#endif
