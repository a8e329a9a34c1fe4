/* Two threads read while a third reloads, meant for ThreadSanitizer and AddressSanitizer; and a reader
   stopped where a writer must wait for it. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <sys/stat.h>

#include <errcat/define.h>

#include "mo_writer.h"

/* A copy of the snapshots, which stops where a test wants it to and whose names are its own. */
static void reader_has_loaded(void);
static int writer_waits(void);
#undef catalogs_consider
#undef catalogs_look
#undef catalogs_open
#undef catalogs_pin
#undef catalogs_unpin
#undef snapshot_find
#undef snapshot_free
#undef snapshot_publish
#define CATALOGS_PIN_HOOK reader_has_loaded
#define sched_yield writer_waits
#define catalogs_consider stopped_consider
#define catalogs_look stopped_look
#define catalogs_open stopped_open
#define catalogs_pin stopped_pin
#define catalogs_unpin stopped_unpin
#define snapshot_find stopped_find
#define snapshot_free stopped_free
#define snapshot_publish stopped_publish
#include "store/build.h"
#include "store/snapshot.c"

enum { RELOADS = 1000 };

static char root[64];
static errcat_catalogs *catalogs;
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
  snprintf(path, sizeof path, "%s/de/LC_MESSAGES/errcat-fileshare.mo", root);
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
    const errcat_argument days = errcat_count("days", (int64_t)i);
    errcat_choose(catalogs, wanted[i % 4], ERRCAT_NUL, &reader);
    errcat_format(&reader, 4000345, NULL, 0, NULL, text, sizeof text, NULL);
    errcat_format(&reader, 4033023, &days, 1, NULL, again, sizeof again, NULL);
    errcat_format(&reader, 4000345, NULL, 0, NULL, again, sizeof again, NULL);
    /* What a reader holds does not change under it. */
    if (strcmp(text, again) != 0) atomic_fetch_add(&wrong, 1);
    if (i % 4 == 0 && strcmp(text, "even") != 0 && strcmp(text, "odd") != 0)
      atomic_fetch_add(&wrong, 1);
    errcat_matched match = {0};
    if (i % 64 == 0) errcat_match(&reader, 4000345, text, ERRCAT_NUL, NULL, 0, NULL, &match);
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
  catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
  assert_int_equal(errcat_add_directory(catalogs, root, NULL, NULL), ERRCAT_OK);
  for (int t = 0; t < 2; t++) assert_int_equal(pthread_create(&threads[t], NULL, read_on, NULL), 0);
  for (int i = 0; i < RELOADS; i++) {
    put_catalog(i % 2);
    assert_int_equal(errcat_reload(catalogs, NULL, NULL), ERRCAT_OK);
  }
  while (atomic_load(&read_texts) < 100) continue;
  atomic_store(&stop, true);
  for (int t = 0; t < 2; t++) pthread_join(threads[t], NULL);
  assert_int_equal(atomic_load(&wrong), 0);
  errcat_close(catalogs);
  char line[128];
  snprintf(line, sizeof line, "rm -r %s", root);
  assert_int_equal(system(line), 0);
}

/* Threads that look into the same catalogs at the same time, one of which is broken. */
static void *choose_all(void *unused) {
  static const char *const wanted[] = {"xx", "de-CH", "fr, ru;q=0.5", "ar, en", "zh"};
  for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
    errcat_reader reader;
    errcat_description description;
    char text[256];
    const uint32_t status = errcat_choose(catalogs, wanted[i], ERRCAT_NUL, &reader);
    if (status != (i ? 0 : ERRCAT_NO_LANGUAGE)) atomic_fetch_add(&wrong, 1);
    if (!errcat_format(&reader, 40003, NULL, 0, NULL, text, sizeof text, NULL))
      atomic_fetch_add(&wrong, 1);
    errcat_release(&reader);
    if (errcat_language_at(catalogs, 3, &description)) atomic_fetch_add(&wrong, 1);
  }
  return unused;
}

static void a_language_is_looked_into_by_many_at_once(void **state) {
  (void)state;
  errcat_embedded embedded[80] = {{"xx", (const unsigned char *)"rubbish", 7}};
  errcat_domain domain = *errcat_fileshare();
  for (size_t i = 0; domain.catalogs[i].name; i++) {
    assert_in_range(i, 0, sizeof embedded / sizeof embedded[0] - 3);
    embedded[1 + i] = domain.catalogs[i];
  }
  domain.catalogs = embedded;
  atomic_store(&wrong, 0);
  for (int round = 0; round < 50; round++) {
    pthread_t threads[4];
    catalogs = errcat_open(&domain, NULL, NULL);
    for (int t = 0; t < 4; t++)
      assert_int_equal(pthread_create(&threads[t], NULL, choose_all, NULL), 0);
    for (int t = 0; t < 4; t++) pthread_join(threads[t], NULL);
    errcat_close(catalogs);
  }
  assert_int_equal(atomic_load(&wrong), 0);
}

static sem_t reader_stopped, reader_may_go, writer_seen;
static atomic_bool writer_is_done;
static struct snapshot *held;

static void reader_has_loaded(void) {
  sem_post(&reader_stopped);
  sem_wait(&reader_may_go);
}

static int writer_waits(void) {
  return sem_post(&writer_seen);
}

static void *stop_reading(void *unused) {
  held = catalogs_pin(catalogs);
  return unused;
}

static void *publish(void *snapshot) {
  snapshot_publish(catalogs, snapshot);
  atomic_store(&writer_is_done, true);
  sem_post(&writer_seen);
  return NULL;
}

/* The reader is counted by the pins of the epoch that it saw first. Until it has counted itself in at
   the snapshot, a writer may not go on, be the epoch still the same or turned over meanwhile. */
static void a_writer_waits_for_a_reader_between_load_and_count(void **state) {
  (void)state;
  for (unsigned turned = 0; turned < 2; turned++) {
    pthread_t reader, writer;
    sem_init(&reader_stopped, 0, 0);
    sem_init(&reader_may_go, 0, 0);
    sem_init(&writer_seen, 0, 0);
    atomic_store(&writer_is_done, false);
    catalogs = errcat_open(errcat_fileshare(), NULL, NULL);
    struct snapshot *old = atomic_load(&catalogs->current);
    struct snapshot *fresh = snapshot_build(catalogs, old, false);
    assert_int_equal(pthread_create(&reader, NULL, stop_reading, NULL), 0);
    sem_wait(&reader_stopped);
    /* As a writer leaves it that came between the reader's look at the epoch and its pin. */
    atomic_store(&catalogs->epoch, turned);
    assert_int_equal(pthread_create(&writer, NULL, publish, fresh), 0);
    sem_wait(&writer_seen);
    assert_false(atomic_load(&writer_is_done));
    sem_post(&reader_may_go);
    pthread_join(reader, NULL);
    pthread_join(writer, NULL);
    assert_ptr_equal(held, old);
    assert_int_equal(atomic_load(&held->references), 1);
    assert_ptr_equal(atomic_load(&catalogs->current), fresh);
    assert_int_equal(atomic_load(&catalogs->epoch),
                     1 - turned); /* new readers keep nobody waiting */
    catalogs_unpin(held);
    errcat_close(catalogs);
  }
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(readers_go_on_while_catalogs_are_reloaded),
      cmocka_unit_test(a_language_is_looked_into_by_many_at_once),
      cmocka_unit_test(a_writer_waits_for_a_reader_between_load_and_count),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
