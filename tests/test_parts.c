/* Sentences in parts, for user interfaces that make nodes of them. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

static errcat_catalogs *catalogs;

static int open_catalogs(void **state) {
  (void)state;
  catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  return catalogs == NULL;
}

static int close_catalogs(void **state) {
  (void)state;
  errcat_close(catalogs);
  return 0;
}

/* The parts as one text: words in brackets after w, arguments after their index. */
static void show(const char *text, const errcat_part *parts, size_t count, char shown[512]) {
  size_t length = 0;
  shown[0] = '\0';
  for (size_t i = 0; i < count; i++) {
    char whose[16] = "w";
    if (parts[i].argument >= 0) snprintf(whose, sizeof whose, "%d", (int)parts[i].argument);
    length += (size_t)snprintf(shown + length, 512 - length, "%s(%.*s)", whose,
                               (int)parts[i].length, text + parts[i].start);
    assert_int_equal(parts[i].reserved, 0);
  }
}

static void parts_say_which_bytes_are_whose(void **state) {
  (void)state;
  const errcat_argument two[] = {errcat_text("x", "y", ERRCAT_NUL),
                                 errcat_text("repository", "D<c", ERRCAT_NUL)};
  const errcat_argument user = errcat_text("user", "Ann", ERRCAT_NUL);
  const errcat_argument days = errcat_count("days", 21);
  const struct {
    const char *language;
    int32_t code;
    const errcat_argument *arguments;
    size_t count;
    int32_t mode;
    const char *shown;
  } cases[] = {
      {"en", 404061, &user, 1, ERRCAT_PLAIN, "w(User [)0(Ann)w(] does not exist)"},
      {"de", 4033023, &days, 1, ERRCAT_PLAIN,
       "w(Ein Freigabelink darf höchstens )0(21)w( Tage gültig sein)"},
      {"de", 40321, two, 2, ERRCAT_HTML,
       "w(In der Bibliothek „)1(D&lt;c)w(“ ist nicht genügend Speicherplatz frei. Bitte leeren Sie "
       "den Papierkorb oder löschen Sie nicht mehr benötigte Dateien, um die Bibliothek weiter "
       "nutzen zu können.)"},
      {"en", 404061, NULL, 0, ERRCAT_PLAIN, "w(This user does not exist)"},
      {"de", 40003, two, 2, ERRCAT_PLAIN, "w(Ungültige Anfrageparameter)"},
      /* The number of an unknown code is no argument of the caller's. */
      {"en", 5, &user, 1, ERRCAT_PLAIN, "w(Unknown error 5)"},
  };
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    errcat_reader reader;
    errcat_part parts[8];
    char text[512], whole[512], shown[512];
    size_t needed;
    errcat_result result;
    const errcat_options options = {.mode = cases[i].mode};
    errcat_choose(catalogs, cases[i].language, ERRCAT_NUL, &reader);
    const size_t length =
        errcat_format_parts(&reader, cases[i].code, cases[i].arguments, cases[i].count, &options,
                            text, sizeof text, parts, 8, &needed, &result);
    errcat_format(&reader, cases[i].code, cases[i].arguments, cases[i].count, &options, whole,
                  sizeof whole, NULL);
    assert_string_equal(text, whole);
    assert_int_equal(length, strlen(text));
    show(text, parts, needed, shown);
    assert_string_equal(shown, cases[i].shown);
    errcat_release(&reader);
  }
}

/* A buffer of every size, and room for every number of parts. */
static void parts_of_a_cut_text_end_at_the_cut(void **state) {
  (void)state;
  errcat_reader reader;
  const errcat_argument user = errcat_text("user", "Änn", ERRCAT_NUL);
  errcat_choose(catalogs, "en", ERRCAT_NUL, &reader);
  for (size_t size = 0; size < 40; size++)
    for (size_t capacity = 0; capacity <= 4; capacity++) {
      char *exact = malloc(size + !size);
      errcat_part parts[4];
      size_t needed = 99, end = 0;
      errcat_result result;
      errcat_format_parts(&reader, 404061, &user, 1, NULL, size ? exact : NULL, size,
                          capacity ? parts : NULL, capacity, &needed, &result);
      assert_int_equal(needed, 3);
      for (size_t i = 0; i < capacity && i < needed; i++) {
        assert_int_equal(parts[i].start, end);
        end += parts[i].length;
      }
      if (size && capacity >= 3) assert_int_equal(end, strlen(exact));
      free(exact);
    }
  errcat_format_parts(&reader, 404061, &user, 1, NULL, NULL, 0, NULL, 0, NULL, NULL);
  errcat_release(&reader);
}

static void isolation_is_left_to_the_caller(void **state) {
  (void)state;
  errcat_reader reader;
  errcat_part part;
  size_t needed = 99;
  char text[8] = "x";
  errcat_result result;
  errcat_choose(catalogs, "en", ERRCAT_NUL, &reader);
  const errcat_options isolate = {.flags = ERRCAT_ISOLATE};
  assert_int_equal(errcat_format_parts(&reader, 40003, NULL, 0, &isolate, text, sizeof text, &part,
                                       1, &needed, &result),
                   0);
  assert_int_equal(needed, 0);
  assert_int_equal(result.status, ERRCAT_BAD_OPTIONS);
  assert_string_equal(text, "");
  errcat_release(&reader);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(parts_say_which_bytes_are_whose),
      cmocka_unit_test(parts_of_a_cut_text_end_at_the_cut),
      cmocka_unit_test(isolation_is_left_to_the_caller),
  };
  return cmocka_run_group_tests(tests, open_catalogs, close_catalogs);
}
