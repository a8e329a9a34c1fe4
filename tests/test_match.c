/* Format, match, format: the same text and the same arguments, or said to be ambiguous, for every
   code with blanks, every pair of languages and hostile arguments.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

static errcat *catalogs;
static char tags[64][32];
static size_t tag_count;

static int open_catalogs(void **state) {
  (void)state;
  errcat_description language;
  catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  for (size_t i = 0; errcat_describe(catalogs, i, &language); i++)
    strcpy(tags[tag_count++], language.tag);
  static const char *const regions[] = {"de-CH", "ar-MA", "en-IN", "fr-CH"};
  for (size_t i = 0; i < 4; i++) strcpy(tags[tag_count++], regions[i]);
  return catalogs == NULL;
}

static int close_catalogs(void **state) {
  (void)state;
  errcat_free(catalogs);
  return 0;
}

/* Bits of names that are also bits of templates. */
static const char *const bits[] = {"Docs",
                                   "[",
                                   "]",
                                   "(",
                                   ")",
                                   "“",
                                   "”",
                                   "\"",
                                   "«\xC2\xA0",
                                   "\xC2\xA0»",
                                   "{repository}",
                                   "{",
                                   "}",
                                   " ",
                                   "] has insufficient space",
                                   "” does not exist or has been deleted",
                                   "21",
                                   "١٢",
                                   "تقرير",
                                   "😀",
                                   "Q3",
                                   "a\nb",
                                   "。",
                                   ")",
                                   "\\",
                                   "%s",
                                   "资料库"};

static void name_of(char *name) {
  size_t length = 0;
  for (uint64_t n = 1 + test_random() % 6; n > 0; n--) {
    const char *bit = bits[test_random() % (sizeof bits / sizeof bits[0])];
    memcpy(name + length, bit, strlen(bit));
    length += strlen(bit);
  }
  name[length] = '\0';
  bool blank = true;
  for (size_t i = 0; i < length; i++) blank &= name[i] == ' ';
  if (blank) strcpy(name, "x");
}

static errcat_argument argument_for(const errcat_parameter *parameter, char *name) {
  const uint64_t bits64 = test_random();
  errcat_argument argument;
  switch (parameter->type) {
  case ERRCAT_TEXT: name_of(name); return errcat_text(parameter->name, name);
  case ERRCAT_COUNT:
    return errcat_counted(parameter->name, (int64_t)(bits64 >> 1 >> test_random() % 63));
  case ERRCAT_NUMBER:
    return errcat_number(parameter->name, (int64_t)(bits64 >> test_random() % 64) - 1000);
  default:
    argument = errcat_time(parameter->name, (int64_t)(bits64 % UINT64_C(4102444800)) / 60 * 60,
                           bits64 % 3 ? ERRCAT_NO_OFFSET : (int32_t)(test_random() % 2879) - 1439);
    if (bits64 % 7 == 0) {
      argument.precision = ERRCAT_DAY;
      argument.offset = ERRCAT_NO_OFFSET;
      argument.number -= argument.number % 86400;
    }
    return argument;
  }
}

static bool same(const errcat_argument *a, const errcat_argument *b) {
  if (a->type == ERRCAT_TEXT)
    return b->length == strlen(a->text) && !memcmp(a->text, b->text, b->length);
  return a->number == b->number &&
         (a->type != ERRCAT_TIME || (a->offset == b->offset && a->precision == b->precision));
}

static size_t cases, exact, ambiguous;

static void check(const errcat_reader *from, const errcat_reader *to, const errcat_error *error,
                  bool with_code) {
  char name[512], text[2048], again[2048], ours[2048], theirs[2048];
  const errcat_argument argument = argument_for(error->parameters, name);
  const size_t length = errcat_format(from, error->code, &argument, 1, 0, text, sizeof text, NULL);
  errcat_match match = {0};
  const int outcome =
      errcat_match_text(to, with_code ? error->code : 0, text, length, NULL, 0, NULL, &match);
  cases++;
  if (outcome == ERRCAT_MATCH_AMBIGUOUS) {
    ambiguous++;
    return;
  }
  if (outcome != ERRCAT_MATCH_EXACT) fail_msg("not matched: %s", text);
  if (match.code != error->code || match.count != 1 || !same(&argument, &match.arguments[0]))
    fail_msg("matched wrongly: %s (%d in %s)", text, (int)match.code, match.tag);
  exact++;
  errcat_format(from, match.code, match.arguments, match.count, 0, again, sizeof again, NULL);
  assert_string_equal(again, text);
  /* And so in the reader's language. */
  errcat_format(to, error->code, &argument, 1, 0, ours, sizeof ours, NULL);
  errcat_format(to, match.code, match.arguments, match.count, 0, theirs, sizeof theirs, NULL);
  assert_string_equal(ours, theirs);
}

static void arguments_come_back_from_every_language(void **state) {
  (void)state;
  for (size_t a = 0; a < tag_count; a++) {
    for (size_t b = 0; b < tag_count; b++) {
      errcat_reader from, to;
      errcat_choose(catalogs, tags[a], ERRCAT_NUL, &from);
      errcat_choose(catalogs, tags[b], ERRCAT_NUL, &to);
      for (size_t i = 0; i < errcat_count(errcat_fileshare()); i++) {
        const errcat_error *error = errcat_at(errcat_fileshare(), i);
        for (int n = 0; error->parameters && n < 60; n++) check(&from, &to, error, n % 4 != 0);
      }
      errcat_release(&from);
      errcat_release(&to);
    }
  }
  print_message("%zu cases: %zu exact, %zu ambiguous, 0 wrong\n", cases, exact, ambiguous);
  assert_true(exact > cases / 10 * 9);
}

static void plain_messages_are_found_by_their_text(void **state) {
  (void)state;
  for (size_t t = 0; t < tag_count; t++) {
    errcat_reader reader;
    errcat_choose(catalogs, tags[t], ERRCAT_NUL, &reader);
    for (size_t i = 0; i < errcat_count(errcat_fileshare()); i++) {
      const errcat_error *error = errcat_at(errcat_fileshare(), i);
      char text[1024];
      errcat_format(&reader, error->code, NULL, 0, 0, text, sizeof text, NULL);
      errcat_match match = {0};
      errcat_match_text(&reader, 0, text, ERRCAT_NUL, NULL, 0, NULL, &match);
      bool found = false;
      for (size_t c = 0; c < match.code_count; c++) found |= match.codes[c] == error->code;
      if (!found) fail_msg("%s is not found", text);
      assert_int_equal(match.count, 0);
    }
    errcat_release(&reader);
  }
}

static void special_cases_are_told(void **state) {
  (void)state;
  static const struct {
    int32_t code;
    const char *text, *language;
    int outcome;
    int32_t found;
    const char *argument;
  } special[] = {
      {40321,
       "Repository [] has insufficient space, please clean the recycle bin or delete unnecessary "
       "files "
       "to continue using",
       NULL, ERRCAT_MATCH_EXACT, 40321, NULL},
      {0,
       "Repository ( ) has insufficient space to copy, please clean the recycle bin or delete "
       "unnecessary "
       "files",
       NULL, ERRCAT_MATCH_EXACT, 403212, NULL},
      {0, "Name cannot exceed characters", NULL, ERRCAT_MATCH_EXACT, 4000323, NULL},
      {0, "Only members of the enterprise “ ” can access this link", NULL, ERRCAT_MATCH_EXACT,
       4033021, NULL},
      {0, "User [\xE2\x81\xA8lin\xE2\x81\xA9] does not exist", NULL, ERRCAT_MATCH_EXACT, 404061,
       "lin"},
      /* isolates that are no pair are the name's own */
      {0, "User [\u2066lin\u2069 \u2066x\u2069] does not exist", NULL, ERRCAT_MATCH_EXACT, 404061,
       "\u2066lin\u2069 \u2066x\u2069"},
      {0, "User [\u2068\u2066lin\u2069\u2069] does not exist", NULL, ERRCAT_MATCH_EXACT, 404061,
       "\u2066lin\u2069"},
      {0, "User [\u3000] does not exist", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {0, "User [] does not exist", NULL, ERRCAT_MATCH_EXACT, 404061, NULL},
      {4033023, "Maximum set time for external link is 1 days", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {40003, "Something else", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {40003, "User does not exist", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {49999, "Invalid request parameters", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {0, "", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {0, "Invalid request parameters", "xx-nonsense", ERRCAT_MATCH_EXACT, 40003, NULL},
  };
  errcat_reader reader;
  errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
  for (size_t i = 0; i < sizeof special / sizeof special[0]; i++) {
    errcat_match match = {0};
    const int outcome = errcat_match_text(&reader, special[i].code, special[i].text, ERRCAT_NUL,
                                          special[i].language, ERRCAT_NUL, NULL, &match);
    if (outcome != special[i].outcome) fail_msg("%s: outcome %d", special[i].text, outcome);
    assert_int_equal(match.code, special[i].found);
    assert_int_equal(match.count, special[i].argument != NULL);
    if (special[i].argument)
      assert_memory_equal(match.arguments[0].text, special[i].argument,
                          strlen(special[i].argument));
  }
  errcat_release(&reader);
}

/* Memory that was short for the first search is no hindrance to it, nor to the next one. */
static void searches_survive_failed_allocations(void **state) {
  (void)state;
  static const char wanted[] = "Ein Freigabelink darf höchstens 21 Tage gültig sein";
  for (size_t i = 0; i < 80; i++) {
    struct test_memory memory = {0};
    const errcat_allocator allocator = {test_take, test_give, &memory};
    errcat *fresh = errcat_new(errcat_fileshare(), &allocator, NULL);
    errcat_reader reader;
    errcat_source(fresh, &reader);
    memory.number = 0;
    memory.from = i % 2 ? 0 : i / 2;
    memory.to = i / 2 + 1;
    for (int again = 0; again < 2; again++) {
      errcat_match match = {0};
      errcat_match_text(&reader, 0, "Not a message", ERRCAT_NUL, NULL, 0, NULL, &match);
      assert_int_equal(match.outcome, ERRCAT_MATCH_NONE);
      memory.from = SIZE_MAX;
      errcat_match_text(&reader, 0, wanted, ERRCAT_NUL, NULL, 0, NULL, &match);
      assert_int_equal(match.outcome, ERRCAT_MATCH_EXACT);
    }
    errcat_release(&reader);
    errcat_free(fresh);
    assert_int_equal(memory.live, 0);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(arguments_come_back_from_every_language),
      cmocka_unit_test(plain_messages_are_found_by_their_text),
      cmocka_unit_test(special_cases_are_told),
      cmocka_unit_test(searches_survive_failed_allocations),
  };
  return cmocka_run_group_tests(tests, open_catalogs, close_catalogs);
}
