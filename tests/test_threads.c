/* Two threads read while a third reloads. Meant for ThreadSanitizer and AddressSanitizer.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <pthread.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include "mo_writer.h"

enum { RELOADS = 1000 };

static char root[64];
static errcat *catalogs;
static atomic_bool stop;
static atomic_size_t wrong, read_texts;

static void put_catalog(bool odd) {
  static const struct mo_text texts[2][2] = {
      {MO_HEADER(""), MO("Invalid IP", "even")},
      {MO_HEADER(""), MO("Invalid IP", "odd")},
  };
  unsigned char bytes[512];
  char path[128];
  snprintf(path, sizeof path, "%s/de", root);
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/de/LC_MESSAGES", root);
  mkdir(path, 0700);
  snprintf(path, sizeof path, "%s/de/LC_MESSAGES/errcat.mo", root);
  FILE *file = fopen(path, "wb");
  if (!file) abort();
  fwrite(bytes, 1, mo_write(bytes, texts[odd], 2, false), file);
  fclose(file);
}

static void *read_on(void *unused) {
  static const char *const wanted[] = {"de", "ru, de;q=0.5", "zh-HK,ar;q=0.1", "en"};
  (void)unused;
  for (size_t i = 0; !atomic_load(&stop); i++) {
    errcat_reader reader;
    char text[256], again[256];
    const errcat_argument days = errcat_counted("days", (int64_t)i);
    errcat_choose(catalogs, wanted[i % 4], ERRCAT_NUL, &reader);
    errcat_format(&reader, 4000345, NULL, 0, 0, text, sizeof text, NULL);
    errcat_format(&reader, 4033023, &days, 1, 0, again, sizeof again, NULL);
    errcat_format(&reader, 4000345, NULL, 0, 0, again, sizeof again, NULL);
    /* What a reader holds does not change under it. */
    if (strcmp(text, again) != 0) atomic_fetch_add(&wrong, 1);
    if (i % 4 == 0 && strcmp(text, "even") != 0 && strcmp(text, "odd") != 0)
      atomic_fetch_add(&wrong, 1);
    errcat_match match = {0};
    if (i % 64 == 0) errcat_match_text(&reader, 4000345, text, ERRCAT_NUL, NULL, 0, NULL, &match);
    errcat_release(&reader);
    atomic_fetch_add(&read_texts, 1);
  }
  return NULL;
}

static void readers_go_on_while_catalogs_are_reloaded(void **state) {
  (void)state;
  pthread_t threads[2];
  strcpy(root, "/tmp/errcat-test-XXXXXX");
  assert_non_null(mkdtemp(root));
  put_catalog(false);
  catalogs = errcat_new(errcat_fileshare(), NULL, NULL);
  assert_int_equal(errcat_add(catalogs, root, NULL, NULL), ERRCAT_OK);
  for (int t = 0; t < 2; t++) assert_int_equal(pthread_create(&threads[t], NULL, read_on, NULL), 0);
  for (int i = 0; i < RELOADS; i++) {
    put_catalog(i % 2);
    assert_int_equal(errcat_reload(catalogs, NULL, NULL), ERRCAT_OK);
  }
  while (atomic_load(&read_texts) < 100) continue;
  atomic_store(&stop, true);
  for (int t = 0; t < 2; t++) pthread_join(threads[t], NULL);
  assert_int_equal(atomic_load(&wrong), 0);
  errcat_free(catalogs);
  char line[128];
  snprintf(line, sizeof line, "rm -r %s", root);
  assert_int_equal(system(line), 0);
}

int main(void) {
  const struct CMUnitTest tests[] = {cmocka_unit_test(readers_go_on_while_catalogs_are_reloaded)};
  return cmocka_run_group_tests(tests, NULL, NULL);
}
