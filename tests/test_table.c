/* The table: the seed's words to the letter, nothing lost, nothing twice.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include "table.h"

/* Copies what is neither white space nor within {}: what the seed shows of a template. */
static void strip(const char *text, char *stripped) {
  bool blank = false;
  for (; *text; text++) {
    if (*text == '{') blank = true;
    if (!blank && *text != ' ') *stripped++ = *text;
    if (*text == '}') blank = false;
  }
  *stripped = '\0';
}

static void messages_are_the_seeds(void **state) {
  (void)state;
  char line[512], ours[512], theirs[512];
  int status = 0;
  size_t index = 0;
  FILE *seed = test_open("error-codes.txt");
  while (fgets(line, sizeof line, seed)) {
    line[strcspn(line, "\n")] = '\0';
    if (sscanf(line, "HTTP Status Code: %d", &status) == 1) continue;
    int code, at;
    if (sscanf(line, "| %d | %n", &code, &at) != 1) continue;
    char *end = strrchr(line, '|');
    end[-1] = '\0';
    const errcat_error *error = errcat_at(errcat_fileshare(), index++);
    assert_non_null(error);
    assert_int_equal(error->code, code);
    assert_int_equal(error->http_status, status);
    if (!error->parameters) {
      assert_string_equal(error->message, line + at);
    } else {
      strip(error->plural ? error->plural : error->message, ours);
      strip(line + at, theirs);
      assert_string_equal(ours, theirs);
    }
  }
  fclose(seed);
  assert_int_equal(index, 161);
  assert_int_equal(errcat_count(errcat_fileshare()), 161);
  assert_null(errcat_at(errcat_fileshare(), 161));
}

static void write_entry(const errcat_error *error, char *line, size_t size) {
  static const char *const types[] = {"", "text", "count", "number", "time"};
  int at = snprintf(line, size, "%d %d %s", (int)error->code, (int)error->http_status, error->name);
  for (const errcat_parameter *p = error->parameters; p && p->name; p++)
    at += snprintf(line + at, size - (size_t)at, " %s:%s", p->name, types[p->type]);
}

static void codes_mean_the_same_for_ever(void **state) {
  (void)state;
  char line[256], ours[256];
  size_t entries = 0;
  FILE *registry = test_open("registry.txt");
  while (fgets(line, sizeof line, registry)) {
    line[strcspn(line, "\n")] = '\0';
    if (line[0] == '#') continue;
    entries++;
    const errcat_error *found = NULL;
    for (size_t i = 0; errcat_at(errcat_fileshare(), i); i++)
      if (errcat_at(errcat_fileshare(), i)->code == atoi(line))
        found = errcat_at(errcat_fileshare(), i);
    if (!found) fail_msg("code %d has disappeared", atoi(line));
    write_entry(found, ours, sizeof ours);
    assert_string_equal(ours, line);
  }
  fclose(registry);
  /* A new error is to be recorded. */
  assert_int_equal(entries, errcat_count(errcat_fileshare()));
}

static void names_are_unique_and_codes_found(void **state) {
  (void)state;
  errcat *catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  for (size_t i = 0; i < 161; i++) {
    const errcat_error *error = errcat_at(errcat_fileshare(), i);
    assert_ptr_equal(errcat_find(catalogs, error->code), error);
    assert_ptr_equal(errcat_find_name(catalogs, error->name), error);
  }
  static const int32_t absent[] = {0, -1, 1, 402, 40300, 4000399, INT32_MAX, INT32_MIN};
  for (size_t i = 0; i < sizeof absent / sizeof absent[0]; i++)
    assert_null(errcat_find(catalogs, absent[i]));
  assert_null(errcat_find_name(catalogs, "REPOSITORY"));
  assert_null(errcat_find_name(catalogs, ""));
  errcat_free(catalogs);
}

/* msgfmt and matching need to tell them apart: no plain or bare sentence is half of a plural. */
static void sentences_do_not_collide(void **state) {
  (void)state;
  const errcat_domain *domain = errcat_fileshare();
  for (size_t i = 0; i < errcat_count(domain); i++) {
    const errcat_error *a = errcat_at(domain, i);
    assert_true((a->parameters != NULL) == (a->bare != NULL));
    for (size_t j = 0; j < errcat_count(domain); j++) {
      const errcat_error *b = errcat_at(domain, j);
      if (i != j) assert_string_not_equal(a->message, b->message);
      if (a->bare) assert_string_not_equal(a->bare, b->message);
      if (b->plural && !a->plural) assert_string_not_equal(a->message, b->plural);
    }
  }
}

static void general_messages_follow_the_http_status(void **state) {
  (void)state;
  static const struct {
    uint32_t status;
    int32_t code;
  } cases[] = {{400, 400}, {401, 401}, {403, 403}, {404, 404}, {405, 405}, {500, 500}, {402, 400},
               {499, 400}, {502, 500}, {599, 500}, {0, 0},     {200, 0},   {399, 0},   {600, 0}};
  struct table table;
  assert_true(table_init(&table, errcat_fileshare(), &memory_standard, NULL));
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
    assert_int_equal(table_error(&table, table_general(&table, cases[i].status))->code,
                     cases[i].code);
  table_clear(&table, &memory_standard);
}

static void broken_domains_are_refused(void **state) {
  (void)state;
  errcat_domain domain = *errcat_fileshare();
  errcat_fault fault = {0};
  domain.entry_size = 8;
  assert_null(errcat_new(&domain, NULL, &fault));
  assert_int_equal(fault.kind, ERRCAT_FAULT_BAD_DOMAIN);
  domain = *errcat_fileshare();
  domain.count = 0;
  assert_null(errcat_new(&domain, NULL, NULL));
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(messages_are_the_seeds),
      cmocka_unit_test(codes_mean_the_same_for_ever),
      cmocka_unit_test(names_are_unique_and_codes_found),
      cmocka_unit_test(sentences_do_not_collide),
      cmocka_unit_test(general_messages_follow_the_http_status),
      cmocka_unit_test(broken_domains_are_refused),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
