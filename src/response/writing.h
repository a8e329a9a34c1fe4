/* A body that is being written: JSON with its names and texts escaped. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef WRITING_H
#define WRITING_H

#include "base/names.h"

#include "render/arguments.h"
#include "render/format.h"
#include "render/options.h"

struct writing {
  struct output *output;
  const errcat_reader *reader;
  const struct table *table;
  uint32_t form;         /* form, flags, and above them the HTTP status */
  uint32_t mode;         /* ERRCAT_JSON or ERRCAT_SCRIPT */
  errcat_slice members;  /* the caller's, without braces; checked */
  errcat_result *result; /* of the error that was written last */
};

/* An error that goes into it. */
struct entry {
  int32_t code;
  bool is_known;
  const errcat_error *error; /* the general one where the code is not known */
  const errcat_argument *arguments;
  size_t count;
  errcat_slice field;
  struct values values; /* of arguments, where they are asked for */
};

static inline bool writing_is_problem(const struct writing *writing) {
  return (writing->form & 15) == ERRCAT_PROBLEM;
}

/* Whether the caller's members can stand in a body, of one error or a list: they are those of an object
   without its braces, and none is called like one that is written. */
bool writing_may_have_members(const struct writing *writing, bool list, const errcat_error *error);

static inline void writing_put(struct writing *writing, const char *text) {
  output_put(writing->output, text, strlen(text));
}

static inline void writing_put_string(struct writing *writing, const char *text, size_t length) {
  output_put_whole(writing->output, "\"", 1);
  escape_argument(writing->output, text, length, writing->mode);
  output_put_whole(writing->output, "\"", 1);
}

/* ,"name": and then the value. */
static inline void writing_put_name(struct writing *writing, struct slice name) {
  writing_put(writing, ",");
  writing_put_string(writing, name.text, name.length);
  writing_put(writing, ":");
}

static inline void writing_put_text(struct writing *writing, const char *name, const char *text) {
  writing_put_name(writing, slice_of(name));
  writing_put_string(writing, text, strlen(text));
}

static inline const char *writing_direction(const struct writing *writing) {
  return writing->result->direction == ERRCAT_RTL ? "rtl" : "ltr";
}

/* The error's message as a string. */
void writing_put_message(struct writing *writing, const struct entry *entry);

/* The code as it stands in bodies: its key, else the number. */
void writing_put_code(struct writing *writing, const struct entry *entry);

/* The arguments that the error takes and that were of use, as members: the first of their object, or
   behind others; and as an object of their own. */
void writing_put_members(struct writing *writing, const struct values *values, bool first);
void writing_put_arguments(struct writing *writing, const struct values *values);

/* The caller's members. */
void writing_put_own(struct writing *writing);

/* Problem details (RFC 9457): one error's, or those of several. */
void problem_write(struct writing *writing, const struct entry *entry);
void problem_write_list(struct writing *writing, const struct entry *first);
void problem_write_item(struct writing *writing, const struct entry *entry);
void problem_end_list(struct writing *writing);

/* A table's own shape, where it is not flat: the first, and the first that is a list. NULL and false if
   there is none. */
const struct shape *shape_to_write(const struct shapes *shapes, bool list);
bool shape_write(struct writing *writing, const struct entry *entry);
bool shape_write_list(struct writing *writing);
void shape_write_item(struct writing *writing, const struct entry *entry);
void shape_end_list(struct writing *writing);

#endif
