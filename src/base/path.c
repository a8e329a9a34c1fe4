/* A path into a JSON body. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "base/path.h"

/* RFC 9535, 2.5.1: a name without quotation marks. */
static bool is_name_byte(char byte, bool first) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || byte == '_' ||
         (unsigned char)byte >= 0x80 || (!first && byte >= '0' && byte <= '9');
}

static bool take_name(struct slice text, size_t *at, struct path_step *step) {
  const size_t start = ++*at;
  while (*at < text.length && is_name_byte(text.text[*at], *at == start)) ++*at;
  *step = (struct path_step){STEP_NAME, 0, {text.text + start, *at - start}, false};
  return *at > start;
}

/* *at stands on the quotation mark, and then behind the other one. */
static bool take_quoted(struct slice text, size_t *at, struct path_step *step) {
  const char mark = text.text[*at];
  const size_t start = ++*at;
  *step = (struct path_step){STEP_NAME, 0, {text.text + start, 0}, false};
  for (; *at < text.length && text.text[*at] != mark; ++*at) {
    if (text.text[*at] != '\\') continue;
    step->has_escapes = true;
    if (++*at == text.length) return false;
    const char escaped = text.text[*at];
    if (escaped != '\\' && escaped != '"' && escaped != '\'') return false;
  }
  step->name.length = *at - start;
  if (*at == text.length) return false;
  ++*at;
  return step->name.length > 0;
}

static bool take_index(struct slice text, size_t *at, struct path_step *step) {
  const size_t start = *at;
  *step = (struct path_step){.kind = STEP_INDEX};
  for (; *at < text.length && text.text[*at] >= '0' && text.text[*at] <= '9'; ++*at) {
    if (*at - start == 2) return false; /* as many as that are written in front of it */
    step->index = step->index * 10 + (uint32_t)(text.text[*at] - '0');
  }
  return *at > start && (text.text[start] != '0' || *at == start + 1);
}

static bool take_brackets(struct slice text, size_t *at, struct path_step *step) {
  if (++*at == text.length) return false;
  const char byte = text.text[*at];
  if (byte == '*') {
    *step = (struct path_step){.kind = STEP_ANY};
    ++*at;
  } else if (byte == '"' || byte == '\'' ? !take_quoted(text, at, step)
                                         : !take_index(text, at, step)) {
    return false;
  }
  if (*at == text.length || text.text[*at] != ']') return false;
  ++*at;
  return true;
}

bool path_parse(struct slice text, struct path *path, size_t *at) {
  *at = 0;
  path->text = text;
  path->count = 0;
  if (!text.length || (*text.text != '$' && *text.text != '@')) return false;
  path->is_relative = *text.text == '@';
  for (*at = 1; *at < text.length; path->count++) {
    if (path->count == PATH_STEPS_MAX) return false;
    struct path_step *step = &path->steps[path->count];
    if (text.text[*at] == '.' ? !take_name(text, at, step)
                              : text.text[*at] != '[' || !take_brackets(text, at, step))
      return false;
  }
  return path->count > 0;
}

/* The next byte of a name that may have escapes. */
static char next_byte(const struct path_step *step, size_t *at) {
  if (step->has_escapes && step->name.text[*at] == '\\') ++*at;
  return step->name.text[(*at)++];
}

bool path_step_is(const struct path_step *step, struct slice name) {
  if (step->kind != STEP_NAME) return false;
  if (!step->has_escapes) return slice_equal(step->name, name);
  size_t at = 0, i = 0;
  while (at < step->name.length)
    if (i == name.length || next_byte(step, &at) != name.text[i++]) return false;
  return i == name.length;
}

static bool same_name(const struct path_step *a, const struct path_step *b) {
  size_t i = 0, j = 0;
  while (i < a->name.length && j < b->name.length)
    if (next_byte(a, &i) != next_byte(b, &j)) return false;
  return i == a->name.length && j == b->name.length;
}

bool path_starts_with(const struct path *path, struct slice name) {
  return !path->is_relative && path_step_is(&path->steps[0], name);
}

bool path_overlaps(const struct path *a, const struct path *b) {
  if (a->is_relative != b->is_relative) return false;
  for (unsigned i = 0; i < a->count && i < b->count; i++) {
    const struct path_step *x = &a->steps[i], *y = &b->steps[i];
    if (x->kind != y->kind || x->index != y->index) return true;
    if (x->kind == STEP_NAME && !same_name(x, y)) return false;
  }
  return true;
}
