/* The work of judging grows no faster than the texts: counted in bytes that are looked at, so that the
   figures are the same on every machine. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "catalog/template.h"

static size_t work;

static int counted_memcmp(const void *a, const void *b, size_t size) {
  work += 1 + size;
  return memcmp(a, b, size);
}

static void *counted_memchr(const void *at, int byte, size_t size) {
  char *found = memchr(at, byte, size);
  work += 1 + (found ? (size_t)(found - (const char *)at) : size);
  return found;
}

static enum template_piece counted_template_next(struct slice *rest, struct slice *literal,
                                                 struct slice *name) {
  const size_t length = rest->length;
  const enum template_piece piece = template_next(rest, literal, name);
  work += 1 + length - rest->length;
  return piece;
}

/* The validate once more, under other names. */
#define memcmp counted_memcmp
#define memchr counted_memchr
#undef template_next
#define template_next counted_template_next
#undef validate_is_advice
#define validate_is_advice counted_is_advice
#undef validate_text
#define validate_text counted_text
#undef validate_plain
#define validate_plain counted_plain
#undef validate_template
#define validate_template counted_template
#undef validate_count
#define validate_count counted_count
#undef validate_message
#define validate_message counted_message
#undef validate_other
#define validate_other counted_other
#include "catalog/validate.c"

/* Texts of placeholders: as many different names as there are, or as a message may have, in turn. */
static struct slice placeholders(char *buffer, size_t number, size_t different, const char *open) {
  size_t length = 0;
  for (size_t i = 0; i < number; i++)
    length += (size_t)sprintf(buffer + length, "%sn%06zu}", open, i % different);
  return (struct slice){buffer, length};
}

static void judging_is_linear(void **state) {
  (void)state;
  enum { SIZE = 20000 };
  static char source[4 * SIZE * 12], text[4 * SIZE * 12];
  static const struct {
    size_t in_source, in_text; /* different names; 0: as many as there are */
    const char *open;
    int32_t kind;
  } cases[] = {
      {0, 0, "{", ERRCAT_DIAGNOSTIC_TEXT_TOO_MANY},
      {64, 64, "{", 0},
      {64, 0, "{", ERRCAT_DIAGNOSTIC_TEXT_PLACEHOLDERS},
      {65, 65, "{", ERRCAT_DIAGNOSTIC_TEXT_TOO_MANY},
      {1, 1, "{", 0},
      {1, 1, "{ ", 0}, /* no templates */
      {64, 64, "{ ", 0},
      {0, 0, "{ ", ERRCAT_DIAGNOSTIC_TEXT_TOO_MANY},
      {64, 64, "{{", 0},
  };
  const struct mo mo = {.plural = {.forms = 2}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    size_t works[2];
    for (size_t size = 0; size < 2; size++) {
      const size_t number = size ? 4 * SIZE : SIZE;
      const struct slice key = placeholders(
          source, number, cases[i].in_source ? cases[i].in_source : number, cases[i].open);
      const struct slice translation =
          placeholders(text, number, cases[i].in_text ? cases[i].in_text : number, cases[i].open);
      work = 0;
      const int32_t kind = counted_other(&mo, key, translation);
      if (kind != cases[i].kind) fail_msg("case %zu is judged %d", i, (int)kind);
      works[size] = work;
    }
    if (works[1] > 6 * works[0]) fail_msg("case %zu: %zu, %zu", i, works[0], works[1]);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(judging_is_linear)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
