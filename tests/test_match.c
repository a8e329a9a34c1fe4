/* Format, match, format: the same text and the same arguments, or said to be ambiguous, for every
   code with blanks, every pair of languages and hostile arguments.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <errcat/define.h>

#include "mo_writer.h"
#include "response/match_table.h"

static errcat_catalogs *catalogs;
static char tags[64][32];
static size_t tag_count;

static int open_catalogs(void **state) {
  (void)state;
  errcat_description language;
  catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  for (size_t i = 0; !errcat_language_at(catalogs, i, &language); i++)
    strcpy(tags[tag_count++], language.tag);
  static const char *const regions[] = {"de-CH", "ar-MA", "en-IN", "fr-CH"};
  for (size_t i = 0; i < 4; i++) strcpy(tags[tag_count++], regions[i]);
  return catalogs == NULL;
}

static int close_catalogs(void **state) {
  (void)state;
  errcat_close(catalogs);
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
  case ERRCAT_TEXT: name_of(name); return errcat_text(parameter->name, name, ERRCAT_NUL);
  case ERRCAT_COUNT:
    return errcat_count(parameter->name, (int64_t)(bits64 >> 1 >> test_random() % 63));
  case ERRCAT_NUMBER:
    return errcat_number(parameter->name, (int64_t)(bits64 >> test_random() % 64) - 1000);
  default:
    argument = errcat_civil_time(
        parameter->name, (int64_t)(bits64 % UINT64_C(4102444800)) / 60 * 60,
        bits64 % 3 ? ERRCAT_NO_OFFSET : (int32_t)(test_random() % 2879) - 1439, ERRCAT_MINUTE);
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

static size_t total, exact, ambiguous;

static void check(const errcat_reader *from, const errcat_reader *to, const errcat_error *error,
                  bool with_code) {
  char name[512], text[2048], again[2048], ours[2048], theirs[2048];
  const errcat_argument argument = argument_for(error->parameters, name);
  const size_t length =
      errcat_format(from, error->code, &argument, 1, NULL, text, sizeof text, NULL);
  errcat_matched match;
  const int outcome =
      (int)errcat_match(to, with_code ? error->code : 0, text, length, NULL, 0, NULL, &match);
  total++;
  if (outcome == ERRCAT_MATCH_AMBIGUOUS) {
    ambiguous++;
    return;
  }
  if (outcome != ERRCAT_MATCH_EXACT) fail_msg("not matched: %s", text);
  if (match.code != error->code || match.argument_count != 1 ||
      !same(&argument, &match.arguments[0]))
    fail_msg("matched wrongly: %s (%d in %s)", text, (int)match.code, match.tag);
  exact++;
  errcat_format(from, match.code, match.arguments, match.argument_count, NULL, again, sizeof again,
                NULL);
  assert_string_equal(again, text);
  /* And so in the reader's language. */
  errcat_format(to, error->code, &argument, 1, NULL, ours, sizeof ours, NULL);
  errcat_format(to, match.code, match.arguments, match.argument_count, NULL, theirs, sizeof theirs,
                NULL);
  assert_string_equal(ours, theirs);
}

static void arguments_come_back_from_every_language(void **state) {
  (void)state;
  for (size_t a = 0; a < tag_count; a++) {
    for (size_t b = 0; b < tag_count; b++) {
      errcat_reader from, to;
      errcat_choose(catalogs, tags[a], ERRCAT_NUL, &from);
      errcat_choose(catalogs, tags[b], ERRCAT_NUL, &to);
      for (size_t i = 0; i < errcat_domain_size(errcat_fileshare()); i++) {
        const errcat_error *error = errcat_domain_at(errcat_fileshare(), i);
        for (int n = 0; error->parameters && n < 60; n++) check(&from, &to, error, n % 4 != 0);
      }
      errcat_release(&from);
      errcat_release(&to);
    }
  }
  print_message("%zu cases: %zu exact, %zu ambiguous, 0 wrong\n", total, exact, ambiguous);
  assert_true(exact > total / 10 * 9);
}

static void plain_messages_are_found_by_their_text(void **state) {
  (void)state;
  for (size_t t = 0; t < tag_count; t++) {
    errcat_reader reader;
    errcat_choose(catalogs, tags[t], ERRCAT_NUL, &reader);
    for (size_t i = 0; i < errcat_domain_size(errcat_fileshare()); i++) {
      const errcat_error *error = errcat_domain_at(errcat_fileshare(), i);
      char text[1024];
      errcat_format(&reader, error->code, NULL, 0, NULL, text, sizeof text, NULL);
      errcat_matched match;
      errcat_match(&reader, 0, text, ERRCAT_NUL, NULL, 0, NULL, &match);
      bool found = false;
      for (size_t c = 0; c < match.code_count; c++) found |= match.codes[c] == error->code;
      if (!found) fail_msg("%s is not found", text);
      assert_int_equal(match.argument_count, 0);
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
      {0, "Name\tcannot exceed\r\ncharacters", NULL, ERRCAT_MATCH_EXACT, 4000323, NULL},
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
      {0, "Not allowed to share the repository with level 3 departments", NULL, ERRCAT_MATCH_EXACT,
       403335, "3"},
      {0, "Not allowed to share the repository with 3 level departments", NULL, ERRCAT_MATCH_EXACT,
       403335, "3"},
      {40003, "Something else", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {40003, "User does not exist", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {49999, "Invalid request parameters", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {0, "", NULL, ERRCAT_MATCH_NONE, 0, NULL},
      {0, "Invalid request parameters", "xx-nonsense", ERRCAT_MATCH_EXACT, 40003, NULL},
  };
  errcat_reader reader;
  errcat_choose(catalogs, "de", ERRCAT_NUL, &reader);
  for (size_t i = 0; i < sizeof special / sizeof special[0]; i++) {
    errcat_matched match;
    const int outcome = (int)errcat_match(&reader, special[i].code, special[i].text, ERRCAT_NUL,
                                          special[i].language, ERRCAT_NUL, NULL, &match);
    if (outcome != special[i].outcome) fail_msg("%s: outcome %d", special[i].text, outcome);
    assert_int_equal(match.code, special[i].found);
    assert_int_equal(match.argument_count, special[i].argument != NULL);
    if (special[i].argument && match.arguments[0].type == ERRCAT_TEXT)
      assert_memory_equal(match.arguments[0].text, special[i].argument,
                          strlen(special[i].argument));
    else if (special[i].argument)
      assert_int_equal(match.arguments[0].number, atoi(special[i].argument));
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
    errcat_catalogs *fresh = errcat_open(errcat_fileshare(), &allocator, NULL);
    errcat_reader reader;
    errcat_choose_source(fresh, &reader);
    memory.number = 0;
    memory.from = i % 2 ? 0 : i / 2;
    memory.to = i / 2 + 1;
    for (int again = 0; again < 2; again++) {
      errcat_matched match;
      errcat_match(&reader, 0, "Not a message", ERRCAT_NUL, NULL, 0, NULL, &match);
      if (again) assert_int_equal(match.status, 0);
      assert_int_equal(match.outcome, match.status ? ERRCAT_MATCH_AMBIGUOUS : ERRCAT_MATCH_NONE);
      memory.from = SIZE_MAX;
      errcat_match(&reader, 0, wanted, ERRCAT_NUL, NULL, 0, NULL, &match);
      assert_int_equal(match.outcome, ERRCAT_MATCH_EXACT);
    }
    errcat_release(&reader);
    errcat_close(fresh);
    assert_int_equal(memory.live, 0);
  }
}

/* Nor is a language that was not searched taken for one that does not say this. */
static void a_language_without_memory_is_not_searched(void **state) {
  (void)state;
  static const char wanted[] = "Ein Freigabelink darf höchstens 21 Tage gültig sein";
  static const int32_t codes[] = {0, 4033023};
  static const char *const named[] = {NULL, "de"};
  size_t given_up = 0, searched = 0;
  for (size_t i = 0; i < 4 * 40; i++) {
    struct test_memory memory = {.from = SIZE_MAX, .to = SIZE_MAX};
    const errcat_allocator allocator = {test_take, test_give, &memory};
    errcat_catalogs *fresh = errcat_open(errcat_fileshare(), &allocator, NULL);
    errcat_reader reader;
    errcat_matched match;
    memory.from = memory.number + i / 4;
    errcat_choose(fresh, "de", ERRCAT_NUL, &reader);
    errcat_match(&reader, codes[i % 2], wanted, ERRCAT_NUL, named[i / 2 % 2], ERRCAT_NUL, NULL,
                 &match);
    if (!reader.pin) { /* not even the source */
      assert_int_equal(match.outcome, ERRCAT_MATCH_NONE);
      assert_int_equal(match.status, ERRCAT_NO_READER);
    } else if (match.outcome == ERRCAT_MATCH_EXACT) {
      assert_int_equal(match.status, 0);
      if (!named[i / 2 % 2]) assert_int_equal(errcat_compile_all(fresh, NULL, NULL), ERRCAT_OK);
      searched++;
    } else {
      assert_int_equal(match.outcome, ERRCAT_MATCH_AMBIGUOUS);
      assert_int_equal(match.status, ERRCAT_GIVEN_UP | ERRCAT_OUT_OF_MEMORY);
      assert_true(!match.code || match.code == 4033023);
      given_up++;
    }
    errcat_release(&reader);
    errcat_close(fresh);
  }
  assert_true(given_up >= 8 && searched >= 8);
}

/* ---- a table of one's own ---- */

#define PARAMETERS(...)        \
  (const errcat_parameter[]) { \
    __VA_ARGS__, {             \
      NULL, 0                  \
    }                          \
  }
#define OWN(code, message, plural, parameters) \
  { code, 400, "N" #code, message, plural, "bare " #code, parameters }

static const errcat_error own_errors[] = {
    OWN(1, "File {a} of {n} of {b}", NULL,
        PARAMETERS({"a", ERRCAT_TEXT}, {"n", ERRCAT_NUMBER}, {"b", ERRCAT_TEXT})),
    OWN(2, "{a}, {b}, {c}", NULL,
        PARAMETERS({"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT}, {"c", ERRCAT_TEXT})),
    OWN(3, "Total of {name},{n}", NULL, PARAMETERS({"name", ERRCAT_TEXT}, {"n", ERRCAT_COUNT})),
    OWN(4, "{a}: {n} of {b}", "{a}: {n} ofs {b}",
        PARAMETERS({"a", ERRCAT_TEXT}, {"n", ERRCAT_COUNT}, {"b", ERRCAT_TEXT})),
    OWN(5, "Moving from {from} to {n} to {to}", NULL,
        PARAMETERS({"from", ERRCAT_TEXT}, {"n", ERRCAT_NUMBER}, {"to", ERRCAT_TEXT})),
    OWN(6, "{a} is {a}", NULL, PARAMETERS({"a", ERRCAT_TEXT})),
    OWN(7, "At {t}, {b}", NULL, PARAMETERS({"t", ERRCAT_TIME}, {"b", ERRCAT_TEXT})),
    OWN(8, "One {a}", "{n} {a}", PARAMETERS({"a", ERRCAT_TEXT}, {"n", ERRCAT_COUNT})),
    OWN(9, "{n} day of {m}", "{n} days of {m}",
        PARAMETERS({"n", ERRCAT_COUNT}, {"m", ERRCAT_NUMBER})),
    OWN(10, "{n}/{n}/{t}/{t}", NULL, PARAMETERS({"n", ERRCAT_COUNT}, {"t", ERRCAT_TIME})),
    OWN(11, "<{a}{n}>", NULL, PARAMETERS({"a", ERRCAT_TEXT}, {"n", ERRCAT_NUMBER})),
    OWN(12, "Limit {n}", NULL, PARAMETERS({"n", ERRCAT_COUNT})),
    OWN(13, "Limit {a}", NULL, PARAMETERS({"a", ERRCAT_TEXT})),
    OWN(14, "{{{a}}} and {{{b}}}", NULL, PARAMETERS({"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT})),
    OWN(15, "{x} no", NULL, PARAMETERS({"x", ERRCAT_TEXT})),
    OWN(16, "level {n}", NULL, PARAMETERS({"n", ERRCAT_NUMBER})),
    {17, 400, "N17", "Same", NULL, NULL, NULL},
    {18, 400, "N18", "Same", NULL, NULL, NULL},
    OWN(19, "{a}{b}{a}", NULL, PARAMETERS({"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT})),
    OWN(20, "#{a}{c}{b}{a}{b}", NULL,
        PARAMETERS({"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT}, {"c", ERRCAT_TEXT})),
    OWN(21, "@{b}:{a},{a};{c}", NULL,
        PARAMETERS({"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT}, {"c", ERRCAT_TEXT})),
    OWN(22, "={n}{b}{n}", NULL, PARAMETERS({"n", ERRCAT_NUMBER}, {"b", ERRCAT_TEXT})),
};

static errcat_domain own_domain(const errcat_embedded *embedded) {
  return (errcat_domain){.size = sizeof(errcat_domain),
                         .name = "own",
                         .type_base = "",
                         .errors = own_errors,
                         .count = sizeof own_errors / sizeof own_errors[0],
                         .catalogs = embedded};
}

/* "a=x n=12", each argument by its name. */
static void write_arguments(const errcat_matched *match, char *text) {
  *text = '\0';
  for (size_t i = 0; i < match->argument_count; i++) {
    const errcat_argument *argument = &match->arguments[i];
    char time[32];
    errcat_write_time(argument, time, sizeof time);
    text += sprintf(text, "%s%s=", i ? " " : "", argument->name);
    if (argument->type == ERRCAT_TEXT)
      text += sprintf(text, "%.*s", (int)argument->length, argument->text);
    else if (argument->type == ERRCAT_TIME)
      text += sprintf(text, "%s", time);
    else
      text += sprintf(text, "%lld", (long long)argument->number);
  }
}

struct told {
  int32_t code; /* given; 0: any */
  const char *text;
  int outcome;
  const char *arguments; /* of the first filling; NULL: any */
};

static void assert_told(const errcat_reader *reader, const char *language, const struct told *cases,
                        size_t count) {
  for (size_t i = 0; i < count; i++) {
    char arguments[512];
    errcat_matched match;
    memset(&match, 0xA5, sizeof match); /* whatever was there is not looked at */
    /* Nor a byte behind the text, or in front of it: the sanitizers see. */
    const size_t length = strlen(cases[i].text);
    char *text = memcpy(malloc(length ? length : 1), cases[i].text, length);
    const int outcome =
        (int)errcat_match(reader, cases[i].code, text, length, language, ERRCAT_NUL, NULL, &match);
    if (outcome != cases[i].outcome) fail_msg("%s: %d", cases[i].text, outcome);
    assert_int_equal(match.outcome, outcome);
    assert_int_equal(match.status, 0);
    assert_memory_equal(match.reserved, ((errcat_matched){0}).reserved, sizeof match.reserved);
    if (outcome == ERRCAT_MATCH_NONE) {
      assert_int_equal(match.code, 0);
      assert_int_equal(match.code_count, 0);
      assert_null(match.tag);
    }
    if (outcome == ERRCAT_MATCH_EXACT) {
      assert_int_equal(match.code_count, 1);
      assert_int_equal(match.codes[0], match.code);
    }
    write_arguments(&match, arguments);
    free(text);
    if (cases[i].arguments && strcmp(arguments, cases[i].arguments) != 0)
      fail_msg("%s: %s", cases[i].text, arguments);
  }
}

/* By the sentences of own_domain() in the source language, named or not. */
static void assert_told_by_own(const struct told *cases, size_t count) {
  const errcat_domain domain = own_domain(NULL);
  errcat_catalogs *own = errcat_open(&domain, NULL, NULL);
  errcat_reader reader;
  errcat_choose_source(own, &reader);
  assert_told(&reader, NULL, cases, count);
  assert_told(&reader, "en", cases, count);
  errcat_release(&reader);
  errcat_close(own);
}

#define COUNT(array) (sizeof(array) / sizeof(array)[0])
enum { NONE = ERRCAT_MATCH_NONE, EXACT = ERRCAT_MATCH_EXACT, AMBIGUOUS = ERRCAT_MATCH_AMBIGUOUS };

static void exact_is_one_filling(void **state) {
  (void)state;
  static const struct told cases[] = {
      {1, "File x of 1 of 2 of y of z", AMBIGUOUS, "a=x n=1 b=2 of y of z"},
      {1, "File x of 2 of y of z", EXACT, "a=x n=2 b=y of z"},
      {0, "File x of 2 of y of z", EXACT, "a=x n=2 b=y of z"},
      {1, "File x of y of z", NONE, ""},
      {1, "a, b, c", NONE, ""},
      {99, "File x of 2 of y of z", NONE, ""},
      {2, "a, b, c, d", AMBIGUOUS, "a=a b=b c=c, d"},
      {2, "a, b, c", EXACT, "a=a b=b c=c"},
      {2, "a, b", NONE, ""},
      {2, "a,  , b", NONE, ""}, /* no value is white space */
      {2, "  a,   b,  \u3000c", EXACT, "a=  a b=  b c= \u3000c"},
      {2, "é, 😀, ç", EXACT, "a=é b=😀 c=ç"},
      {2, "x\xFFy, b, c", NONE, ""},
      {2, "a, b, c\xC3", NONE, ""},
      {2, "a, b, ", NONE, ""},
      {3, "Total of A,B,1,234", AMBIGUOUS, NULL},
      {3, "Total of A,1", EXACT, "name=A n=1"},
      {3, "Total of A,B,01", NONE, ""},
      {4, "x: y: 3 ofs b: c", EXACT, "a=x: y n=3 b=b: c"},
      {4, "x: 1 ofs b", NONE, ""}, /* one is of, not ofs */
      {4, "x: 1 of b", EXACT, "a=x n=1 b=b"},
      {4, "x: 1 ofs 1: 2 ofs b", EXACT, "a=x: 1 ofs 1 n=2 b=b"},
      {5, "Moving from a to 3 to 4 to b", AMBIGUOUS, NULL},
      {5, "Moving from a to b to 3 to c", EXACT, "from=a to b n=3 to=c"},
      {6, "x is y", NONE, ""},
      {6, "x is x", EXACT, "a=x"},
      {6, " x is  x", EXACT, "a= x"},
      {6, "x is x is x is x", EXACT, "a=x is x"},
      {6, "\u2068x\u2069 is x", EXACT, "a=x"},
      {6, "x is \u2067x\u2069", EXACT, "a=x"},
      {6, "\u2068x\u2069 is \u2068\u2068x\u2069\u2069", NONE, ""},
      {7, "At Mar 2, 2026, 9:05 AM, Docs, old", AMBIGUOUS, NULL},
      {7, "At Mar 2, 2026, Docs, old", EXACT, "t=2026-03-02 b=Docs, old"},
      {7, "At \u2068Mar 2, 2026\u2069, 9:05 AM", EXACT, "t=2026-03-02 b=9:05 AM"},
      {7, "At Mar 2, 2026, 9:05 AM", EXACT, "t=2026-03-02 b=9:05 AM"},
      {8, "One x", EXACT, "a=x n=1"},
      {8, "2 x", EXACT, "a=x n=2"},
      {8, "1 x", NONE, ""},
      {9, "1 day of 2", EXACT, "n=1 m=2"}, /* the first count picks the form */
      {9, "2 days of 1", EXACT, "n=2 m=1"},
      {9, "2 day of 1", NONE, ""},
      {9, "9,223,372,036,854,775,808 days of 1", NONE, ""},
      {10, "1,234/1,234/Mar 2, 2026/Mar 2, 2026", EXACT, "n=1234 t=2026-03-02"},
      {10, "1,234/1,234/Mar 2, 2026/Mar 3, 2026", NONE, ""},
      {10, "1/1/Mar 2, 2026, 9:05 AM/Mar 2, 2026, 9:05 AM (UTC+00:00)", NONE, ""},
      {10, "1/1/Mar 2, 2026, 9:05 AM/Mar 2, 2026, 9:05 AM", EXACT, "n=1 t=2026-03-02T09:05"},
      {10, "1,234/234/Mar 2, 2026/Mar 2, 2026", NONE, ""},
      {10, "\u20681\u2069/1/Mar 2, 2026/\u2068Mar 2, 2026\u2069", EXACT, "n=1 t=2026-03-02"},
      {11, "<a12>", AMBIGUOUS, "a=a n=12"},
      {11, "<12>", EXACT, "a=1 n=2"},
      {11, "<a-5>", AMBIGUOUS, NULL},
      {11, "<5>", NONE, ""},
      {11,
       "<a\xFF"
       "5>",
       NONE, ""},
      {11,
       "<\xC3"
       "5>",
       NONE, ""},
      {14, "{x} and {y}", EXACT, "a=x b=y"},
      {14, "{x} and {y} and {z}", AMBIGUOUS, "a=x b=y} and {z"},
      {15, " no", EXACT, ""}, /* nothing in its place: white space does not count there */
      {15, "\u2065x\u2069 no", EXACT, "x=\u2065x\u2069"}, /* no isolate */
      {15, "\u2068 \u2069 no", EXACT, "x=\u2068 \u2069"},
      {0, "File of of", EXACT, ""},
      {9, "days of", EXACT, ""}, /* of forms the last one */
      {9, "day of", NONE, ""},
      {17, "Same", EXACT, ""},
      {0, "Same", AMBIGUOUS, ""},
      {19, "xyx", EXACT, "a=x b=y"},
      {19, "xxx", EXACT, "a=x b=x"},
      {19, "xyzxy", EXACT, "a=xy b=z"},
      {19, "xxxxx", AMBIGUOUS, NULL},
      {19, "xx", NONE, ""},
      /* The value of the first one that stands twice is the shortest. */
      {20, "#xxqxxxx", AMBIGUOUS, "a=x b=x c=xqx"},
      {21, "@q:x,x;z", EXACT, "a=x b=q c=z"},
      {21, "@q:x,y;z", NONE, ""},
      {21, "@q:xy,xy;z", EXACT, "a=xy b=q c=z"},
      {21, "@q:x,x;q:x,x;z", AMBIGUOUS, "a=x b=q c=q:x,x;z"},
      {21, "@:x,x;z", NONE, ""},
      {21, "@q:,;z", NONE, ""},
      {21, "@q:x,x;", NONE, ""},
      {22, "=12x12", EXACT, "n=12 b=x"},
      {22, "=11x11", AMBIGUOUS, "n=1 b=1x1"},
      {22, "=-1x-1", EXACT, "n=-1 b=x"},
      {22, "=1111", EXACT, "n=1 b=11"},
      {22, "=11111", AMBIGUOUS, "n=1 b=111"},
      {22, "=111", EXACT, "n=1 b=1"},
  };
  assert_told_by_own(cases, COUNT(cases));
}

/* A program that is not errcat writes 1234567 where errcat writes 1,234,567. */
static void numbers_in_other_spellings_are_found(void **state) {
  (void)state;
  static const struct told cases[] = {
      {12, "Limit 1,234", EXACT, "n=1234"},
      {12, "Limit 1234", EXACT, "n=1234"},
      {12, "Limit 12,34", NONE, ""},
      {12, "Limit 0123", NONE, ""},
      {12, "Limit \u2068١٢٣٤\u2069", EXACT, "n=1234"},
      {12, "Limit ١,٢٣٤", EXACT, "n=1234"},
      {12, "Limit ١2", NONE, ""},
      {12, "Limit 9223372036854775808", NONE, ""},
      {12, "Limit -1", NONE, ""},
      {16, "level -12", EXACT, "n=-12"},
      {16, "level -١٢", EXACT, "n=-12"},
      {16, "level 1,234", NONE, ""},
      {9, "1234 days of ٣", EXACT, "n=1234 m=3"},
      {9, "1234 day of ٣", NONE, ""},
      {3, "Total of A,1234", EXACT, "name=A n=1234"}, /* no 234 behind "A,1" */
      {10, "1,234/1234/Mar 2, 2026/Mar 2, 2026", EXACT, "n=1234 t=2026-03-02"},
      {0, "Limit 1,234", AMBIGUOUS, NULL},
      {0, "Limit 1234", EXACT, "a=1234"}, /* errcat itself writes that of a name */
  };
  static const struct told german[] = {
      {4033023, "Ein Freigabelink darf höchstens 1.234 Tage gültig sein", EXACT, "days=1234"},
      {4033023, "Ein Freigabelink darf höchstens 1234 Tage gültig sein", EXACT, "days=1234"},
      {4033023, "Ein Freigabelink darf höchstens 1,234 Tage gültig sein", NONE, ""},
      {4033023, "Maximum set time for external link is 1234 days", EXACT, "days=1234"},
      {4033023, "Maximum set time for external link is 1 days", NONE, ""},
  };
  assert_told_by_own(cases, COUNT(cases));
  errcat_reader reader;
  errcat_choose_source(catalogs, &reader);
  assert_told(&reader, NULL, german, COUNT(german));
  assert_told(&reader, "de", german, COUNT(german));
  errcat_release(&reader);
}

#define HEADER(language, rest) \
  MO("", "Content-Type: text/plain; charset=UTF-8\nLanguage: " language "\n" rest)

/* Two languages have one sentence for two errors, and write numbers differently; the source's
   language has other words than the source. */
static const struct mo_text english[] = {HEADER("en", ""), MO("At {t}, {b}", "On {t}: {b}"),
                                         MO("Limit {a}", "Kein {a} hier"),
                                         MO("{x} no", "No {x} here")};
static const struct mo_text german[] = {
    HEADER("de", ""), MO("Limit {n}", "Grenze {n}"), MO("number sample\0041,234", "1.234"),
    MO("number sample\0041,234,567", "1.234.567"), MO("{x} no", "Kein {x}")};
static const struct mo_text dutch[] = {HEADER("nl", ""), MO("Limit {a}", "Kein {a}"),
                                       MO("Limit {n}", "Grenze {n}")};

static errcat_catalogs *open_own(errcat_domain *domain, const errcat_allocator *allocator) {
  static unsigned char bytes[3][1024];
  static errcat_embedded embedded[4];
  embedded[0] =
      (errcat_embedded){"en", bytes[0], mo_write(bytes[0], english, COUNT(english), false)};
  embedded[1] = (errcat_embedded){"de", bytes[1], mo_write(bytes[1], german, COUNT(german), false)};
  embedded[2] = (errcat_embedded){"nl", bytes[2], mo_write(bytes[2], dutch, COUNT(dutch), false)};
  *domain = own_domain(embedded);
  errcat_catalogs *own = errcat_open(domain, allocator, NULL);
  if (!own) abort();
  return own;
}

/* With the index, and without where there is no memory for one. */
static void languages_that_disagree_are_ambiguous(void **state) {
  (void)state;
  static const struct told any[] = {
      {15, "x no", EXACT, "x=x"},
      {15, "No x here", EXACT, "x=x"},
      {0, "No x here", EXACT, "x=x"},
      {12, "Grenze 1.234", EXACT, "n=1234"},
      {12, "Grenze 12", EXACT, "n=12"},
      {0, "Kein x", AMBIGUOUS, "x=x"},
      {13, "Kein x", EXACT, "a=x"},
      {15, "Kein x", EXACT, "x=x"},
      {12, "Kein x", NONE, ""},
      {13, "Kein x hier", AMBIGUOUS, NULL},
      {7, "On Mar 2, 2026: Docs", EXACT, "t=2026-03-02 b=Docs"},
  };
  static const struct told named[] = {{0, "Kein x", EXACT, "x=x"}, {0, "Grenze 7", EXACT, "n=7"}};
  static const struct told named_first[] = {{13, "Kein x hier", EXACT, "a=x"}};
  for (int scarce = 0; scarce < 2; scarce++) {
    struct test_memory memory = {0};
    const errcat_allocator allocator = {test_take, test_give, &memory};
    errcat_domain domain;
    errcat_reader reader;
    errcat_matched match;
    errcat_catalogs *own = open_own(&domain, &allocator);
    errcat_compile_all(own, NULL, NULL);
    errcat_choose_source(own, &reader);
    if (scarce) {
      memory.from = memory.number;
      memory.to = SIZE_MAX;
    }
    assert_told(&reader, NULL, any, COUNT(any));
    assert_told(&reader, "de", named, COUNT(named));
    assert_told(&reader, "en", named_first, COUNT(named_first));
    errcat_match(&reader, 0, "Same", ERRCAT_NUL, NULL, 0, NULL, &match);
    assert_int_equal(match.code_count, 2); /* each once, whoever says so */
    errcat_release(&reader);
    errcat_close(own);
    assert_int_equal(memory.live, 0);
  }
}

static const errcat_error disputed_errors[] = {
    {1, 400, "A", "Closed", NULL, NULL, NULL},
    {2, 400, "B", "Open", NULL, NULL, NULL},
    OWN(3, "{a} of {b}", NULL, PARAMETERS({"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT})),
    OWN(4, "{n} by {m}", NULL, PARAMETERS({"n", ERRCAT_NUMBER}, {"m", ERRCAT_NUMBER})),
    OWN(5, "Limit {c}", NULL, PARAMETERS({"c", ERRCAT_COUNT})),
    OWN(6, "Level {n}", NULL, PARAMETERS({"n", ERRCAT_NUMBER})),
};

/* What one language says and another one says of something else, or with other arguments. */
static void what_languages_say_otherwise_is_ambiguous(void **state) {
  (void)state;
  static const struct mo_text first[] = {
      HEADER("da", ""),         MO("Limit {c}", "Grenze {c}"),   MO("Open", "Closed"),
      MO("bare 5", "Grenze 7"), MO("{a} of {b}", "{a} von {b}"), MO("{n} by {m}", "{n} mal {m}")};
  static const struct mo_text second[] = {HEADER("de", ""), MO("Level {n}", "Grenze {n}"),
                                          MO("{a} of {b}", "{a} von {b}!"),
                                          MO("{n} by {m}", "{m} mal {n}")};
  static const struct told cases[] = {
      {0, "Closed", AMBIGUOUS, ""},     {1, "Closed", EXACT, ""},
      {2, "Closed", EXACT, ""},         {0, "Open", EXACT, ""},
      {3, "x von y", EXACT, "a=x b=y"}, {3, "x von y!", AMBIGUOUS, NULL},
      {4, "2 mal 3", AMBIGUOUS, NULL},  {4, "2 mal 2", EXACT, "n=2 m=2"},
      {0, "2 mal 2", EXACT, "n=2 m=2"}, {5, "Grenze 7", AMBIGUOUS, NULL},
  };
  static unsigned char bytes[2][1024];
  const errcat_embedded embedded[] = {
      {"da", bytes[0], mo_write(bytes[0], first, COUNT(first), false)},
      {"de", bytes[1], mo_write(bytes[1], second, COUNT(second), false)},
      {NULL, NULL, 0}};
  errcat_domain domain = own_domain(embedded);
  domain.errors = disputed_errors;
  domain.count = COUNT(disputed_errors);
  errcat_catalogs *own = errcat_open(&domain, NULL, NULL);
  errcat_reader reader;
  errcat_matched match;
  assert_non_null(own);
  errcat_choose_source(own, &reader);
  assert_told(&reader, NULL, cases, COUNT(cases));
  assert_told(&reader, "pl", cases, COUNT(cases)); /* which there is none of */
  /* The language that is named is first, in whichever spelling. */
  static const struct told danish[] = {{0, "Grenze ١٢", EXACT, "c=12"},
                                       {0, "Grenze 1234", EXACT, "c=1234"},
                                       {0, "Closed", EXACT, ""}};
  static const struct told german_level[] = {{0, "Grenze 1234", EXACT, "n=1234"}};
  assert_told(&reader, "da", danish, COUNT(danish));
  assert_told(&reader, "de", german_level, COUNT(german_level));
  errcat_match(&reader, 0, "Closed", ERRCAT_NUL, NULL, 0, NULL, &match);
  assert_int_equal(match.code_count, 2);
  assert_int_equal(match.codes[0] + match.codes[1], 3);
  errcat_match(&reader, 2, "Closed", ERRCAT_NUL, NULL, 0, NULL, &match);
  assert_string_equal(match.tag, "da");
  errcat_release(&reader);
  errcat_close(own);
}

/* Of codes that say the same there is room for some. */
static void codes_keep_to_their_room(void **state) {
  (void)state;
  enum { CODES = ERRCAT_CODES_MAX + 3 };
  static errcat_error errors[CODES];
  static char names[CODES][8];
  for (int i = 0; i < CODES; i++) {
    snprintf(names[i], sizeof names[i], "N%d", i);
    errors[i] = (errcat_error){i + 1, 400, names[i], "Same", NULL, NULL, NULL};
  }
  for (size_t count = 1; count <= CODES; count++) {
    errcat_domain domain = own_domain(NULL);
    domain.errors = errors;
    domain.count = count;
    errcat_catalogs *own = errcat_open(&domain, NULL, NULL);
    errcat_reader reader;
    assert_non_null(own);
    errcat_choose_source(own, &reader);
    errcat_matched *match = malloc(sizeof *match); /* an overrun is seen by the sanitizers */
    errcat_match(&reader, 0, "Same", ERRCAT_NUL, NULL, 0, NULL, match);
    assert_int_equal(match->outcome, count == 1 ? EXACT : AMBIGUOUS);
    assert_int_equal(match->code_count, count < ERRCAT_CODES_MAX ? count : ERRCAT_CODES_MAX);
    for (size_t i = 0; i < match->code_count; i++)
      assert_true(match->codes[i] >= 1 && match->codes[i] <= (int32_t)count);
    free(match);
    errcat_release(&reader);
    errcat_close(own);
  }
}

/* A form that says its count in words serves one number, be it 0. */
static void a_count_in_words_is_found(void **state) {
  (void)state;
  static const struct mo_text texts[] = {
      HEADER("lv", "Plural-Forms: nplurals=3; plural=n==0 ? 0 : n==2 ? 1 : 2;\n"),
      MO("{a}: {n} of {b}\0{a}: {n} ofs {b}",
         "{a}: nothing of {b}\0{a}: two of {b}\0{a}: {n} of {b}"),
      MO("{n} day of {m}\0{n} days of {m}", "none of {m}\0both of {m}\0{n} of {m}")};
  static const struct told cases[] = {
      {9, "none of 7", EXACT, "n=0 m=7"},
      {9, "both of 7", EXACT, "n=2 m=7"},
      {9, "3 of 7", EXACT, "n=3 m=7"},
      {9, "2 of 7", NONE, ""},
      {9, "0 of 7", NONE, ""},
      {4, "x: nothing of y", EXACT, "a=x n=0 b=y"},
      {4, "x: two of y", EXACT, "a=x n=2 b=y"},
      {0, "none of 8", EXACT, "n=0 m=8"},
  };
  static unsigned char bytes[1024];
  const errcat_embedded embedded[] = {{"lv", bytes, mo_write(bytes, texts, COUNT(texts), false)},
                                      {NULL, NULL, 0}};
  const errcat_domain domain = own_domain(embedded);
  errcat_catalogs *own = errcat_open(&domain, NULL, NULL);
  errcat_reader reader;
  assert_non_null(own);
  errcat_choose_source(own, &reader);
  assert_told(&reader, NULL, cases, COUNT(cases));
  assert_told(&reader, "lv", cases, COUNT(cases));
  errcat_release(&reader);
  errcat_close(own);
}

/* The service's own words: ASCII digits, RFC 3339; not every argument need be in them. */
static void said_words_are_read(void **state) {
  (void)state;
  static const errcat_said said[] = {
      {17, "Wrong: same"},
      {16, "{n} is no level"},
      {12, "no more than {n}, please"},
      {10, "{n} at {t}"},
      {7, "since {t}"},
      {1, "Wrong: {a}"},
      {1, "{b}/{a}"},
      {2, "Wrong: all"},
      {2, "Wrong: {{{b}}}"},
      {6,
       "{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}{a}"
       "{a}{a}{a}{a}"},
      {0, NULL},
  };
  static const struct told cases[] = {
      {0, "Wrong: same", EXACT, ""}, /* not {a} */
      {17, "Wrong: same", EXACT, ""},
      {1, "Wrong: same", EXACT, "a=same"},
      {0, "Wrong: all", EXACT, ""},
      {0, "Wrong: {x}", AMBIGUOUS, NULL},
      {1, "Wrong: {x}", EXACT, "a={x}"},
      {2, "Wrong: {x}", EXACT, "b=x"},
      {1, "x/y", EXACT, "a=y b=x"},
      {1, "x/y/z", AMBIGUOUS, NULL},
      {0, "Wrong: any other", EXACT, "a=any other"},
      {16, "1234 is no level", EXACT, "n=1234"},
      {16, "١٢ is no level", NONE, ""},
      {12, "no more than 1234, please", EXACT, "n=1234"},
      {12, "no more than 1,234, please", NONE, ""},
      {10, "7 at 2026-03-02T09:05:10.5Z", EXACT, "n=7 t=2026-03-02T09:05+00:00"},
      {10, "7 at 2026-03-02", EXACT, "n=7 t=2026-03-02"},
      {10, "7 at Mar 2, 2026", NONE, ""},
      {7, "since 2026-03-02 09:05", EXACT, "t=2026-03-02T09:05"},
      {7, "since 2026-03-0", NONE, ""},
      {7, "since 2026-03-02T09:05:10.1234567890123456789Z", EXACT, "t=2026-03-02T09:05+00:00"},
      {7, "since 2026-03-02T09:05:10.12345678901234567890Z", NONE, ""}, /* no longer than 40 */
      {6, "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", EXACT, "a=x"},
  };
  errcat_domain domain = own_domain(NULL);
  domain.said = said;
  for (int older = 0; older < 2; older++) {
    if (older) domain.size = offsetof(errcat_domain, said); /* compiled when there were none */
    errcat_catalogs *own = errcat_open(&domain, NULL, NULL);
    errcat_reader reader;
    errcat_matched match;
    errcat_choose_source(own, &reader);
    if (!older)
      assert_told(&reader, NULL, cases, COUNT(cases));
    else
      assert_int_equal(errcat_match(&reader, 0, "Wrong: all", ERRCAT_NUL, NULL, 0, NULL, &match),
                       ERRCAT_MATCH_NONE);
    errcat_release(&reader);
    errcat_close(own);
  }
}

/* What is said of the last language is a number; any other number does no harm either. */
static void the_hint_outlives_what_it_names(void **state) {
  (void)state;
  static const uint64_t hints[] = {
      0, 1, 2, 3, 4, 5, 6, 1000, UINT32_MAX, UINT64_MAX, UINT64_MAX - 1};
  static const char text[] = "Ungültige Anfrageparameter";
  for (size_t i = 0; i < COUNT(hints); i++) {
    errcat_catalogs *fresh = errcat_open(errcat_fileshare(), NULL, NULL);
    uint64_t hint = hints[i];
    for (int again = 0; again < 3; again++) {
      char said[256];
      errcat_reader reader;
      errcat_matched match;
      errcat_choose(fresh, "de", ERRCAT_NUL, &reader);
      errcat_format(&reader, 40003, NULL, 0, NULL, said, sizeof said, NULL);
      errcat_match(&reader, 40003, said, ERRCAT_NUL, NULL, 0, &hint, &match);
      assert_int_equal(match.outcome, ERRCAT_MATCH_EXACT);
      assert_string_equal(match.tag, "de");
      assert_true(hint != 0);
      errcat_match(&reader, 40003, text, sizeof text - 2, NULL, 0, &hint, &match);
      assert_int_equal(match.outcome, ERRCAT_MATCH_NONE);
      errcat_release(&reader);
      assert_int_equal(errcat_reload(fresh, NULL, NULL), ERRCAT_OK);
    }
    errcat_close(fresh);
  }
}

/* A sentence of the last text's language or the source's is found by its code without the index, for
   which memory would be asked. */
static void a_likely_sentence_is_found_without_a_search(void **state) {
  (void)state;
  struct test_memory memory = {0};
  const errcat_allocator allocator = {test_take, test_give, &memory};
  errcat_catalogs *fresh = errcat_open(errcat_fileshare(), &allocator, NULL);
  errcat_reader reader, any;
  errcat_matched match;
  char text[1024];
  assert_int_equal(errcat_compile_all(fresh, NULL, NULL), ERRCAT_OK);
  errcat_choose_source(fresh, &reader);
  memory.number = 0;
  for (size_t t = 0; t < tag_count; t++) {
    errcat_choose(catalogs, tags[t], ERRCAT_NUL, &any);
    for (size_t i = 0; i < errcat_domain_size(errcat_fileshare()); i++) {
      const errcat_error *error = errcat_domain_at(errcat_fileshare(), i);
      uint64_t hint = 0;
      if (error->parameters) continue;
      errcat_format(&any, error->code, NULL, 0, NULL, text, sizeof text, NULL);
      errcat_match(&any, error->code, text, ERRCAT_NUL, NULL, 0, &hint, &match);
      const char *const said[] = {text, text, error->message};
      for (size_t again = 0; again < COUNT(said); again++) {
        errcat_match(&reader, error->code, said[again], ERRCAT_NUL, NULL, 0, &hint, &match);
        assert_int_equal(match.outcome, EXACT);
      }
      if (memory.number) fail_msg("%s: %d is searched", tags[t], (int)error->code);
    }
    errcat_release(&any);
  }
  /* Not so by its text alone, nor where there are placeholders. */
  errcat_match(&reader, 0, text, ERRCAT_NUL, NULL, 0, NULL, &match);
  assert_true(memory.number > 0);
  errcat_release(&reader);
  errcat_close(fresh);
}

/* Text of any length, as far as the work goes that a call is allowed. */
static void long_texts_are_searched_or_given_up(void **state) {
  (void)state;
  static const struct {
    int32_t code;
    const char *before, *behind;
    size_t size; /* of what is between, all "x" */
    bool scarce;
    int outcome;
    uint32_t status;
  } cases[] = {
      {13, "Limit ", "", 1 << 20, true, EXACT, 0},
      {13, "Limit ", "", 9 << 20, false, AMBIGUOUS, ERRCAT_GIVEN_UP},
      {14, "{", "} and {y}", 100, true, EXACT, 0},
      {14, "{", "} and {y}", 100000, false, EXACT, 0},
      {14, "{", "} and {y} and {z}", 100000, false, AMBIGUOUS, 0},
      {14, "{", "} and (y)", 100000, false, NONE, 0},
      {14, "{", "} and {}", 5000, false, NONE, 0},
      {14, "{", "\xFF} and {y}", 5000, false, NONE, 0},
      {14, "{", "} and {y}", 100000, true, AMBIGUOUS, ERRCAT_GIVEN_UP | ERRCAT_OUT_OF_MEMORY},
      {14, "{", "} and {y}", 1 << 20, false, AMBIGUOUS, ERRCAT_GIVEN_UP},
      /* A small table needs no memory; a very large one is not asked for. */
      {14, "{", "} and {y}", 1015, true, EXACT, 0},
      {14, "{", "} and {y}", 1016, true, AMBIGUOUS, ERRCAT_GIVEN_UP | ERRCAT_OUT_OF_MEMORY},
      {14, "{", "} and {y}", 262135, true, AMBIGUOUS, ERRCAT_GIVEN_UP | ERRCAT_OUT_OF_MEMORY},
      {14, "{", "} and {y}", 262136, true, AMBIGUOUS, ERRCAT_GIVEN_UP},
      {19, "a", "a", 3000, false, EXACT, 0},
      {19, "", "", 3000, false, AMBIGUOUS, 0},
      {19, "a", "b", 1 << 19, false, AMBIGUOUS, ERRCAT_GIVEN_UP},
      {2, "", ", a, b", 100000, false, EXACT, 0},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct test_memory memory = {0};
    const errcat_allocator allocator = {test_take, test_give, &memory};
    const errcat_domain domain = own_domain(NULL);
    errcat_catalogs *own = errcat_open(&domain, &allocator, NULL);
    errcat_reader reader;
    errcat_matched match;
    errcat_choose_source(own, &reader);
    const size_t before = strlen(cases[i].before), behind = strlen(cases[i].behind);
    const size_t length = before + cases[i].size + behind;
    char *text = malloc(length);
    memcpy(text, cases[i].before, before);
    memset(text + before, 'x', cases[i].size);
    memcpy(text + before + cases[i].size, cases[i].behind, behind);
    if (cases[i].scarce) {
      assert_int_equal(errcat_compile_all(own, NULL, NULL), ERRCAT_OK);
      memory.from = memory.number;
      memory.to = SIZE_MAX;
    }
    const int outcome =
        (int)errcat_match(&reader, cases[i].code, text, length, NULL, 0, NULL, &match);
    if (outcome != cases[i].outcome || match.status != cases[i].status)
      fail_msg("%zu: %d, status %u", i, outcome, (unsigned)match.status);
    if (match.status) assert_int_equal(match.code, 0);
    free(text);
    errcat_release(&reader);
    errcat_close(own);
    assert_int_equal(memory.live, 0);
  }
}

/* Each beginning of the text stands in it again, and none fills the template. */
static void work_without_end_is_given_up(void **state) {
  (void)state;
  const errcat_domain domain = own_domain(NULL);
  errcat_catalogs *own = errcat_open(&domain, NULL, NULL);
  errcat_reader reader;
  errcat_choose_source(own, &reader);
  for (size_t times = 3; times < 2000; times = 4 * times + 3) {
    char *text = malloc(times * 5 + 1);
    errcat_matched match;
    for (size_t i = 0; i < times; i++) memcpy(text + 5 * i, "x is ", 5);
    text[5 * times] = 'y';
    errcat_match(&reader, 6, text, 5 * times + 1, NULL, 0, NULL, &match);
    assert_int_equal(match.outcome, times < 200 ? NONE : AMBIGUOUS);
    assert_int_equal(match.status, times < 200 ? 0 : ERRCAT_GIVEN_UP);
    assert_int_equal(match.code, 0);
    text[5 * times] = 'x';
    errcat_match(&reader, 6, text, 5 * times + 1, NULL, 0, NULL, &match);
    assert_int_equal(match.outcome, times < 200 ? EXACT : AMBIGUOUS);
    free(text);
  }
  errcat_release(&reader);
  errcat_close(own);
}

/* However many codes a text could be: the work is that of a call, not of a code. */
static void many_codes_do_not_cost_more_than_a_call_may(void **state) {
  (void)state;
  enum { CODES = 2000, LENGTH = 60000 };
  static const struct {
    const char *message, *begin;
    char fill;
    errcat_parameter parameters[3];
  } cases[] = {
      {"{a}x{b}{a}", "x", 'x', {{"a", ERRCAT_TEXT}, {"b", ERRCAT_TEXT}}}, /* counted in a table */
      {"{a}", "x", 'x', {{"a", ERRCAT_TEXT}}},   /* all of the text is the value */
      {"y{a}z", "y", ' ', {{"a", ERRCAT_TEXT}}}, /* the text could be that with nothing in it */
  };
  static errcat_error errors[CODES];
  static char names[CODES][8], text[LENGTH];
  for (size_t c = 0; c < COUNT(cases); c++) {
    for (int i = 0; i < CODES; i++) {
      snprintf(names[i], sizeof names[i], "N%d", i);
      errors[i] = (errcat_error)OWN(1, cases[c].message, NULL, NULL);
      errors[i].code = i + 1;
      errors[i].name = names[i];
      errors[i].bare = names[i];
      errors[i].parameters = cases[c].parameters;
    }
    errcat_domain domain = own_domain(NULL);
    domain.errors = errors;
    domain.count = CODES;
    struct test_memory memory = {0};
    const errcat_allocator allocator = {test_take, test_give, &memory};
    errcat_catalogs *own = errcat_open(&domain, &allocator, NULL);
    errcat_reader reader;
    errcat_matched match;
    errcat_choose_source(own, &reader);
    errcat_match(&reader, 0, "", 0, NULL, 0, NULL, &match); /* opens what there is */
    memset(text, cases[c].fill, sizeof text);
    text[0] = *cases[c].begin;
    memory.number = 0;
    errcat_match(&reader, 0, text, sizeof text, NULL, 0, NULL, &match);
    assert_int_equal(match.outcome, AMBIGUOUS);
    assert_int_equal(match.status, ERRCAT_GIVEN_UP);
    assert_true(memory.number < 10);
    if (cases[c].fill == ' ') { /* a byte that was looked at is an eighth of a step */
      for (size_t sixteenths = 15; sixteenths <= 17; sixteenths += 2) {
        const size_t length = MATCH_STEPS / CODES * 8 * sixteenths / 16;
        errcat_match(&reader, 0, text, length, NULL, 0, NULL, &match);
        assert_int_equal(match.outcome, sixteenths < 16 ? NONE : AMBIGUOUS);
        assert_int_equal(match.status, sixteenths < 16 ? 0 : ERRCAT_GIVEN_UP);
      }
    }
    errcat_match(&reader, 0, NULL, 7, NULL, 0, NULL, &match); /* no text is an empty one */
    assert_int_equal(match.outcome, strcmp(cases[c].message, "{a}") == 0 ? AMBIGUOUS : NONE);
    assert_int_equal(match.argument_count, 0);
    errcat_release(&reader);
    errcat_close(own);
  }
}

#define TWELVE(text) text text text text text text text text text text text text

/* Of words that the service says nothing need be filled in: but nothing that was given up is found. */
static void long_words_are_searched_or_given_up(void **state) {
  (void)state;
  static const errcat_said said[] = {{1, "{b}/{a}"},
                                     {6, TWELVE("{a}") TWELVE("{a}") TWELVE("{a}")},
                                     {13, "y" TWELVE("{a}") TWELVE("{a}") "{a}{a}{a}{a}{a}{a}{a}"},
                                     {0, NULL}};
  static const struct {
    int32_t code;
    size_t size;
    bool scarce;
    int outcome;
    uint32_t status;
  } cases[] = {
      {1, 1000, true, EXACT, 0},
      {1, 100000, false, EXACT, 0},
      {1, 100000, true, AMBIGUOUS, ERRCAT_GIVEN_UP | ERRCAT_OUT_OF_MEMORY},
      {1, 1 << 19, false, AMBIGUOUS, ERRCAT_GIVEN_UP},
      {13, 5, true, NONE, 0},   /* of as many pieces as are kept without memory */
      {6, 36, false, EXACT, 0}, /* of more */
      {6, 36, true, AMBIGUOUS, ERRCAT_GIVEN_UP | ERRCAT_OUT_OF_MEMORY},
  };
  for (size_t i = 0; i < COUNT(cases); i++) {
    struct test_memory memory = {0};
    const errcat_allocator allocator = {test_take, test_give, &memory};
    errcat_domain domain = own_domain(NULL);
    domain.said = said;
    errcat_catalogs *own = errcat_open(&domain, &allocator, NULL);
    errcat_reader reader;
    errcat_matched match;
    char *text = malloc(cases[i].size);
    memset(text, 'x', cases[i].size);
    if (cases[i].code == 1) text[1] = '/';
    errcat_choose_source(own, &reader);
    if (cases[i].scarce) {
      assert_int_equal(errcat_compile_all(own, NULL, NULL), ERRCAT_OK);
      memory.from = memory.number;
      memory.to = SIZE_MAX;
    }
    errcat_match(&reader, cases[i].code, text, cases[i].size, NULL, 0, NULL, &match);
    if (match.outcome != cases[i].outcome || match.status != cases[i].status)
      fail_msg("%zu: %d, status %u", i, match.outcome, (unsigned)match.status);
    assert_int_equal(match.code, match.outcome == EXACT ? cases[i].code : 0);
    free(text);
    errcat_release(&reader);
    errcat_close(own);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(plain_messages_are_found_by_their_text),
      cmocka_unit_test(special_cases_are_told),
      cmocka_unit_test(searches_survive_failed_allocations),
      cmocka_unit_test(a_language_without_memory_is_not_searched),
      cmocka_unit_test(exact_is_one_filling),
      cmocka_unit_test(numbers_in_other_spellings_are_found),
      cmocka_unit_test(languages_that_disagree_are_ambiguous),
      cmocka_unit_test(what_languages_say_otherwise_is_ambiguous),
      cmocka_unit_test(codes_keep_to_their_room),
      cmocka_unit_test(a_count_in_words_is_found),
      cmocka_unit_test(said_words_are_read),
      cmocka_unit_test(the_hint_outlives_what_it_names),
      cmocka_unit_test(a_likely_sentence_is_found_without_a_search),
      cmocka_unit_test(long_texts_are_searched_or_given_up),
      cmocka_unit_test(work_without_end_is_given_up),
      cmocka_unit_test(many_codes_do_not_cost_more_than_a_call_may),
      cmocka_unit_test(long_words_are_searched_or_given_up),
      cmocka_unit_test(arguments_come_back_from_every_language),
  };
  return cmocka_run_group_tests(tests, open_catalogs, close_catalogs);
}
