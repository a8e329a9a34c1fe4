/* JSON, value by value; a comma stands between two of them. Text is escaped so that it is also a string
   of JavaScript, in a script element as well: < > & U+2028 U+2029. SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef DATA_H
#define DATA_H

#include "base/names.h"

#include "render/escape.h"

struct data {
  struct output output;
  bool goes_on; /* a comma stands before the next value */
};

static inline void data_open(struct data *data, char *buffer, size_t size) {
  output_open(&data->output, buffer, size);
  data->goes_on = false;
}

/* What is no value: white space, words of JavaScript. */
static inline void data_put(struct data *data, const char *text) {
  output_put(&data->output, text, strlen(text));
}

static inline void data_separate(struct data *data) {
  if (data->goes_on) data_put(data, ",");
  data->goes_on = true;
}

/* "{" or "[", and what closes it. */
static inline void data_begin(struct data *data, const char *bracket) {
  data_separate(data);
  data_put(data, bracket);
  data->goes_on = false;
}

static inline void data_end(struct data *data, const char *bracket) {
  data_put(data, bracket);
  data->goes_on = true;
}

/* A line of its own for the next value, so that two exports can be compared by eye. */
static inline void data_line(struct data *data) {
  if (data->goes_on) data_put(data, ",");
  data->goes_on = false;
  data_put(data, "\n");
}

/* A string, in parts. */
static inline void data_begin_text(struct data *data) {
  data_begin(data, "\"");
}

static inline void data_part(struct data *data, struct slice part) {
  escape_argument(&data->output, part.text, part.length, ERRCAT_SCRIPT);
}

static inline void data_end_text(struct data *data) {
  data_end(data, "\"");
}

static inline void data_slice(struct data *data, struct slice text) {
  data_begin_text(data);
  if (text.text) data_part(data, text);
  data_end_text(data);
}

static inline void data_text(struct data *data, const char *text) {
  data_slice(data, slice_of(text));
}

static inline void data_name(struct data *data, const char *name) {
  data_text(data, name);
  data_put(data, ":");
  data->goes_on = false;
}

/* Before each value of a list or an object that is left out where it has none. *begun is false before the first,
   and then says whether there is something to end. */
static inline void data_begin_once(struct data *data, bool *begun, const char *name,
                                   const char *bracket) {
  if (*begun) return;
  data_name(data, name);
  data_begin(data, bracket);
  *begun = true;
}

static inline void data_number(struct data *data, int64_t number) {
  data_separate(data);
  output_put_number(&data->output, number);
}

static inline void data_index_name(struct data *data, int64_t index) {
  data_begin_text(data);
  output_put_number(&data->output, index);
  data_end_text(data);
  data_put(data, ":");
  data->goes_on = false;
}

static inline void data_truth(struct data *data, bool truth) {
  data_separate(data);
  data_put(data, truth ? "true" : "false");
}

static inline void data_null(struct data *data) {
  data_separate(data);
  data_put(data, "null");
}

#endif
