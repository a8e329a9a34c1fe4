/* A command line to try. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "example.h"

#include <string.h>

#include "base/utf8.h"
#include "character.h"

/* The values that complaints have as well. */
static const char *const values[] = {[ERRCAT_TEXT] = "Docs",
                                     [ERRCAT_COUNT] = "21",
                                     [ERRCAT_NUMBER] = "2",
                                     [ERRCAT_TIME] = "2026-03-02T09:05"};

/* Whether a terminal shows a name as it is: UTF-8, and no character that cannot be seen. */
static bool is_visible(const char *name) {
  const size_t length = strlen(name);
  bool visible = true;
  uint32_t character;
  for (size_t at = 0; at < length && visible; visible = visible && character_width(character))
    at += utf8_decode(name + at, length - at, &character, &visible);
  return visible;
}

/* A file's name as a shell reads it. */
static void append_file(const struct cli *cli, struct text *text, const char *name) {
  static const char plain[] =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./:@%+-";
  if (!is_visible(name)) name = "FILE";
  const bool quoted = name[strspn(name, plain)] != '\0';
  text_append_string(cli, text, quoted ? "'" : "");
  for (; *name; name++) {
    if (*name == '\'') text_append_string(cli, text, "'\\'");
    text_append(cli, text, name, 1);
  }
  text_append_string(cli, text, quoted ? "'" : "");
}

const char *example_value(int32_t type) {
  return values[type];
}

void example_append(const struct cli *cli, struct text *text, const errcat_error *error) {
  char code[16];
  snprintf(code, sizeof code, "%d", (int)error->code);
  text_append_string(cli, text, "errcat ");
  if (cli->file) {
    text_append_string(cli, text, "--domain ");
    append_file(cli, text, cli->file);
    text_append_string(cli, text, " ");
  }
  text_append_string(cli, text, error->code < 0 ? "-- " : "");
  text_append_string(cli, text, code);
  for (const errcat_parameter *p = error->parameters; p && p->name; p++) {
    text_append_string(cli, text, " ");
    text_append_string(cli, text, p->name);
    text_append_string(cli, text, "=");
    text_append_string(cli, text, values[p->type]);
  }
}
