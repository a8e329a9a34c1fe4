/* The table of cases: what the library says, line by line, for whoever says it in another language of
   programming. docs/front-ends.md has the form. Through the public interface alone.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CASES_H
#define CASES_H

#include <errcat.h>
#include <stdbool.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

/* A domain that is asked. */
struct asked {
  const char *name; /* NULL: the built-in one */
  errcat_catalogs *catalogs;
};

/* ---- lines (line.c) ---- */

/* Lines go to standard output; or are compared with those of a file. */
bool line_open(const char *file);
/* Ends it all: says how many lines there were, and how many were different; whether none was. */
bool line_close(void);

void line_begin(const struct asked *asked);
void line_end(void);

void line_put(const char *json);                 /* as it is */
void line_text(const char *text, size_t length); /* a string */
void line_name(const char *name); /* a member's; the comma before it is put where it must be */
void line_member(const char *name, const char *text);
void line_number(const char *name, int64_t number);
void line_object(void); /* begins an object within the line */
void line_object_end(void);
void line_status(uint32_t status);
void line_direction(int32_t direction);
/* The members of an object, as {"days":{"count":"21"}}. json, which may be NULL, are the values of texts
   that are no UTF-8. */
void line_arguments(const errcat_argument *arguments, size_t count, const char *const *json);

/* ---- readers (reader.c) ---- */

/* The tags of a reader's languages, best first; the source only where it is wanted, or last. */
void reader_put(const char *name, const errcat_reader *reader, bool with_source);

/* ---- cases ---- */

void cases_format(const struct asked *asked);
void cases_choose(const struct asked *asked);
void cases_retell(const struct asked *asked); /* bodies that the library writes */
void cases_retell_bodies(const struct asked *asked, char *bodies); /* lines that begin with "{" */
void cases_retell_odd(const struct asked *asked);

#endif
