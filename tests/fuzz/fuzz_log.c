/* Any bytes as the input of errcat explain: it is divided the same however it comes, and what is found
   within a piece are objects. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "command/at.h"
#include "command/find.h"
#include "command/input.h"
#include "fuzz.h"

static struct bytes left; /* of the input */
static size_t chunk;      /* how much of it comes at a time; 0: all */
static char buffer[INPUT_SIZE];

/* ---- what the command gives them ---- */

ssize_t cli_read(int descriptor, char *bytes, size_t size) {
  (void)descriptor;
  size_t length = (size_t)(left.end - left.at);
  if (chunk && length > chunk) length = chunk;
  if (length > size) length = size;
  memcpy(bytes, left.at, length);
  left.at += length;
  return (ssize_t)length;
}

void *cli_resize(const struct cli *cli, void *block, size_t size) {
  (void)cli;
  return realloc(block, size);
}

/* ---- what must hold ---- */

static bool is_one_object(struct slice text) {
  struct object object = {0};
  size_t length = 0;
  return object_read(&object, text.text, text.length, &length, 0) == OBJECT_WHOLE &&
         length == text.length;
}

static uint64_t add(uint64_t sum, const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    sum = (sum ^ (unsigned char)text[i]) * UINT64_C(1099511628211);
  return sum;
}

static void take_within(void *context, struct slice value) {
  const struct slice *object = context;
  must(value.text >= object->text && value.text + value.length <= object->text + object->length);
}

/* Looks for objects, each whole and behind the last one, whether it is passed or entered. */
static uint64_t look_within(struct find *find, struct slice text, const struct path *path) {
  struct slice object;
  uint64_t sum = 0, count = 0;
  find_begin(find, NULL, text);
  while (find_next(find, &object)) {
    must(is_one_object(object));
    at_each(path, object, take_within, &object);
    if (++count % 3 == 0) find_pass(find, object);
    sum = add(sum, object.text, object.length);
  }
  must(count <= 16 * text.length);
  return sum;
}

/* Divides the input; returns a sum of the pieces. */
static uint64_t divide(const uint8_t *data, size_t size, const struct path *path) {
  struct find find = {0};
  struct input input;
  struct piece piece;
  uint64_t sum = 0, line = 1, lines = 1;
  for (size_t i = 0; i < size; i++) lines += data[i] == '\n';
  left = (struct bytes){data, data + size};
  input_open(&input, 0, buffer);
  for (enum input_state state; (state = input_next(&input, &piece)) != INPUT_END;) {
    if (state == INPUT_MORE) {
      must(!input.ended);
      input_fill(&input);
      continue;
    }
    struct slice text = {piece.text, piece.length};
    must(piece.line >= line && piece.line <= lines);
    must(text.text >= buffer && text.text + text.length <= buffer + INPUT_SIZE);
    line = piece.line;
    while (text.length && strchr(" \t\r\n", text.text[text.length - 1]) &&
           text.text[text.length - 1])
      text.length--;
    if (piece.kind == PIECE_LINE && !is_one_object(text)) {
      input_divide(&input, &piece);
      continue;
    }
    /* A line is told apart from an object only where all of it has come. */
    if (piece.kind == PIECE_LINE) piece.kind = PIECE_OBJECT;
    const uint64_t what[] = {piece.kind, piece.line, look_within(&find, text, path)};
    sum = add(add(sum, (const char *)what, sizeof what), text.text, text.length);
  }
  find_free(&find);
  return sum;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  struct path path;
  size_t at, length;
  struct bytes bytes = {data, data + size};
  const size_t part = take(&bytes) % 64 + 1;
  const char *text = take_text(&bytes, &length);
  if (!path_parse((struct slice){text, length}, &path, &at))
    must(path_parse(slice_of("$.a[*].b"), &path, &at));
  chunk = 0;
  const uint64_t whole = divide(bytes.at, (size_t)(bytes.end - bytes.at), &path);
  chunk = part;
  must(divide(bytes.at, (size_t)(bytes.end - bytes.at), &path) == whole);
  return 0;
}
