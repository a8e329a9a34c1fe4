/* Lines of JSON, written or compared. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cases.h"

enum { LINE_MAX_BYTES = 1 << 20, SHOWN_MAX = 10 };

static char line[LINE_MAX_BYTES], other[LINE_MAX_BYTES];
static size_t length, lines, different;
static bool goes_on; /* a comma stands before the next member */
static FILE *compared;

bool line_open(const char *file) {
  if (file) compared = fopen(file, "rb");
  return !file || compared;
}

bool line_close(void) {
  if (!compared) return !fflush(stdout) && !ferror(stdout);
  while (fgets(other, sizeof other, compared)) lines++, different++; /* what there is no more */
  printf("%zu cases, %zu different\n", lines, different);
  return fclose(compared) == 0 && lines && !different;
}

void line_put(const char *json) {
  const size_t more = strlen(json);
  if (more >= sizeof line - length) {
    fputs("a case is too long\n", stderr);
    exit(2);
  }
  memcpy(line + length, json, more + 1);
  length += more;
}

/* No line breaks but at the end of a line, whoever divides them. */
void line_text(const char *text, size_t size) {
  line_put("\"");
  length += errcat_escape(text, size, ERRCAT_SCRIPT, line + length, sizeof line - length);
  line_put("\"");
}

void line_name(const char *name) {
  if (goes_on) line_put(",");
  goes_on = true;
  line_text(name, ERRCAT_NUL);
  line_put(":");
}

void line_member(const char *name, const char *text) {
  line_name(name);
  line_text(text, ERRCAT_NUL);
}

void line_number(const char *name, int64_t number) {
  char digits[24];
  snprintf(digits, sizeof digits, "%" PRId64, number);
  line_name(name);
  line_put(digits);
}

void line_object(void) {
  line_put("{");
  goes_on = false;
}

void line_object_end(void) {
  line_put("}");
  goes_on = true;
}

void line_begin(const struct asked *asked) {
  length = 0;
  goes_on = false;
  line_put("{");
  if (asked->name) line_member("domain", asked->name);
}

void line_end(void) {
  line_put("}\n");
  if (!compared) {
    fwrite(line, 1, length, stdout);
    return;
  }
  lines++;
  if (fgets(other, sizeof other, compared) && !strcmp(line, other)) return;
  if (different++ < SHOWN_MAX) printf("got  %swant %s", line, other);
}

void line_status(uint32_t status) {
  static const struct {
    uint32_t bit;
    const char *word;
  } words[] = {{ERRCAT_UNKNOWN_CODE, "unknownCode"},
               {ERRCAT_MISSING_ARGUMENT, "missingArgument"},
               {ERRCAT_EXTRA_ARGUMENT, "extraArgument"},
               {ERRCAT_WRONG_TYPE, "wrongType"},
               {ERRCAT_UNTRANSLATED, "untranslated"},
               {ERRCAT_INVALID_UTF8, "invalidText"},
               {ERRCAT_GIVEN_UP, "givenUp"},
               {ERRCAT_UNMATCHED, "unmatched"}};
  bool any = false;
  line_name("status");
  line_put("[");
  for (size_t i = 0; i < COUNT_OF(words); i++) {
    if (!(status & words[i].bit)) continue;
    if (any) line_put(",");
    any = true;
    line_text(words[i].word, ERRCAT_NUL);
  }
  line_put("]");
}

void line_direction(int32_t direction) {
  line_member("direction", direction == ERRCAT_RTL ? "rtl" : "ltr");
}

static void put_value(const errcat_argument *argument, const char *json) {
  static const char *const types[] = {[ERRCAT_TEXT] = "{\"text\":",
                                      [ERRCAT_COUNT] = "{\"count\":",
                                      [ERRCAT_NUMBER] = "{\"number\":",
                                      [ERRCAT_TIME] = "{\"time\":"};
  char digits[32];
  line_put(types[argument->type]);
  if (argument->type == ERRCAT_TIME) {
    errcat_write_time(argument, digits, sizeof digits);
    line_text(digits, ERRCAT_NUL);
  } else if (argument->type != ERRCAT_TEXT) {
    snprintf(digits, sizeof digits, "%" PRId64, argument->number);
    line_text(digits, ERRCAT_NUL);
  } else if (json) {
    line_put(json);
  } else {
    line_text(argument->text, argument->length);
  }
  line_put("}");
}

void line_arguments(const errcat_argument *arguments, size_t count, const char *const *json) {
  line_name("arguments");
  line_put("{");
  for (size_t i = 0; i < count; i++) {
    if (i) line_put(",");
    line_text(arguments[i].name, ERRCAT_NUL);
    line_put(":");
    put_value(&arguments[i], json ? json[i] : NULL);
  }
  line_put("}");
}
