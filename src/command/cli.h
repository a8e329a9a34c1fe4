/* What the commands share. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef CLI_H
#define CLI_H

#include <errcat.h>
#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "output.h"

/* Marks a message for xgettext; cli_print() and cli_text() look it up. */
#define N_(message) message
#define NP_(singular, plural) (singular), (plural)

enum { EXIT_DONE = 0, EXIT_ANSWER = 1, EXIT_USAGE = 2 };

enum form { FORM_TEXT, FORM_JSON, FORM_PROBLEM };

/* Whether there was ever no memory, be it the library that lacked it, and whether that was told. */
struct memory {
  bool failed, told;
};

/* The command's own sentences and those of diagnostics, opened when the first of them is said. */
struct voice {
  const char *languages; /* the reader's, or NULL: the environment's */
  const char *directory; /* --catalogs, or NULL */
  errcat_catalogs *catalogs;
  errcat_reader reader;
};

struct cli {
  errcat_domain *loaded; /* by --domain; NULL: the built-in one */
  const char *file;      /* of --domain, or NULL */
  char *table;           /* what is in it, or NULL */
  errcat_catalogs *catalogs;
  errcat_reader reader;
  struct voice *voice;
  enum form form;
  const char *at;       /* --at, or NULL */
  bool keep;            /* --keep */
  const char *output;   /* --output, or NULL */
  const char *base_url; /* --base-url, or NULL */
  bool terminal;        /* stdout is one: controls in names are made visible */
  size_t columns;       /* of that terminal; 0: it is none, and a line is as long as it is */
  bool strong;          /* it shows text in bold */
  struct output *out, *err;
  struct memory *memory;
};

/* Each command takes what is left of the arguments and returns the exit status. */
typedef int command(struct cli *cli, int count, char **arguments);
command cli_message, cli_describe, cli_list, cli_languages, cli_explain, cli_check, cli_export;

/* Shows the errors that have all words of a text; complains, and returns as a command does, where there
   is none. */
int cli_search(const struct cli *cli, const char *text);

/* What a command needs before it runs. */
struct wanted {
  const char *languages; /* --lang, or NULL: the environment's */
  const char *directory; /* --catalogs, or NULL */
  const char *domain;    /* --domain, or NULL: the built-in one */
  const char *error;     /* the one that is asked for, by code or name, or NULL: all */
  bool every_language;   /* the answer is about all of them */
};

/* Opens the domain, adds the catalogs and chooses the reader. Broken catalogs are complained of where
   the answer would have used them, and what is right of them is used: false if there is nothing to
   go on with. *status is the exit status so far. */
bool cli_prepare(struct cli *cli, const struct wanted *wanted, int *status);

/* An allocator whose lack of memory is told at the end. */
errcat_allocator cli_allocator(const struct cli *cli);

/* Puts the directory of the catalogs that were installed in front of the embedded ones, where not all
   languages are embedded. */
void cli_add_installed(errcat_catalogs *catalogs);

/* From here on the command speaks these languages; NULL: the environment's. */
void cli_speak(const struct cli *cli, const char *languages);

/* Closes what speaking has opened. */
void cli_be_silent(const struct cli *cli);

/* The translation of a message of the command's own, or of a diagnostic's sentence; without memory,
   itself. */
const char *cli_text(const struct cli *cli, const char *id);

/* The language of that text, and its direction, an errcat_direction. */
const char *cli_text_tag(const struct cli *cli, const char *id, int32_t *direction);

/* A message of the command's own with its arguments, as errcat_format_message() writes it. */
size_t cli_format(const struct cli *cli, const char *id, const char *plural,
                  const errcat_argument *arguments, size_t count, char *text, size_t size);

/* Writes a message in the reader's language, as a line, on stdout or stderr. */
void cli_print(const struct cli *cli, FILE *file, const char *id, const errcat_argument *arguments,
               size_t count);

void cli_print_plural(const struct cli *cli, FILE *file, const char *id, const char *plural,
                      const errcat_argument *arguments, size_t count);

/* The same on stderr, after "errcat: " and what stdout has so far; returns status. */
int cli_complain(const struct cli *cli, int status, const char *id,
                 const errcat_argument *arguments, size_t count);

/* A diagnostic of a file, on stderr; an errcat_report. */
void cli_report(void *cli, const errcat_diagnostic *diagnostic);

/* "place: what is wrong there", as a line. */
void cli_print_diagnostic(const struct cli *cli, FILE *file, int32_t kind, const char *place);

/* The same on stderr, after "errcat: "; returns EXIT_ANSWER. */
int cli_complain_diagnostic(const struct cli *cli, int32_t kind, const char *place);

/* The same in the words of errno: "place: Is a directory". */
int cli_complain_error(const struct cli *cli, const char *place, int error);

/* An argument of the command's that it has no use for; returns EXIT_USAGE. */
int cli_complain_operand(const struct cli *cli, const char *operand);

/* That there is not enough memory, on stderr and once only; returns EXIT_ANSWER. */
int cli_complain_memory(const struct cli *cli);

/* As realloc(), and remembers that there was no memory. To be freed with free(). */
void *cli_resize(const struct cli *cli, void *block, size_t size);

/* As open(), to read a file's bytes as they are. */
int cli_open(const char *name);

/* As read(), which an interruption does not end. */
ssize_t cli_read(int descriptor, char *bytes, size_t size);

/* The bytes of a table or a catalog and a NUL, to be freed; NULL with a complaint. */
char *cli_read_file(const struct cli *cli, const char *name, bool is_table, size_t *length);

/* How far two words are from each other: insertions, deletions, changes, neighbours swapped; case
   does not count. More than limit is limit + 1. */
unsigned cli_distance(const char *a, const char *b, unsigned limit);

/* The word nearest to one that was mistyped, among those offered to it. */
struct nearest {
  const char *wanted;
  const char *word; /* NULL: none is near */
  unsigned distance;
};
void cli_nearest(struct nearest *nearest, const char *word);

/* Offers the names of the commands. */
void cli_nearest_command(struct nearest *nearest);

#endif
