/* Reading files and directories, and what the system can answer. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include "tests.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

/* A copy whose system calls answer as a test wants them to. */
static ssize_t test_read(int file, void *bytes, size_t size);
static struct dirent *test_readdir(DIR *listing);
static int test_open_file(const char *path, int flags);
#undef file_read
#define file_read copied_read
#undef file_list
#define file_list copied_list
#undef file_exists
#define file_exists copied_exists
#undef file_diagnostic
#define file_diagnostic copied_diagnostic
#define read test_read
#define readdir test_readdir
#define open test_open_file
#include "base/file.c"
#undef read
#undef readdir
#undef open

static struct {
  size_t most;       /* bytes a read() gives at once; 0: all */
  int interruptions; /* EINTR, so many times, before each call works */
  int error;         /* of read() or readdir(), after the first piece or name */
  int calls;
  const char *grows; /* a file that gets a byte more, or is cut, at the first read() */
  bool shrinks;
} answers;

static bool is_interrupted(void) {
  if (answers.interruptions == 0) return false;
  answers.interruptions--;
  errno = EINTR;
  return true;
}

static int test_open_file(const char *path, int flags) {
  return is_interrupted() ? -1 : open(path, flags);
}

static ssize_t test_read(int file, void *bytes, size_t size) {
  if (is_interrupted()) return -1;
  if (answers.calls++ == 0 && answers.grows) {
    assert_int_equal(truncate(answers.grows, answers.shrinks ? 3 : 1000), 0);
  } else if (answers.calls > 1 && answers.error) {
    errno = answers.error;
    return -1;
  }
  return read(file, bytes, answers.most && answers.most < size ? answers.most : size);
}

static struct dirent *test_readdir(DIR *listing) {
  if (answers.calls++ == 0 || !answers.error) return readdir(listing);
  errno = answers.error;
  return NULL;
}

static char path[64];

static int put_file(void **state) {
  (void)state;
  strcpy(path, "/tmp/errcat-test-XXXXXX");
  const int file = mkstemp(path);
  const bool done = file >= 0 && write(file, "0123456789", 10) == 10;
  close(file);
  memset(&answers, 0, sizeof answers);
  return done ? 0 : -1;
}

static int remove_file(void **state) {
  (void)state;
  return unlink(path);
}

static void a_file_is_read_whole_however_it_comes(void **state) {
  (void)state;
  for (size_t most = 0; most <= 11; most++)
    for (int interruptions = 0; interruptions < 3; interruptions++) {
      errcat_diagnostic diagnostic = {0};
      size_t size = 0;
      memset(&answers, 0, sizeof answers);
      answers.most = most;
      answers.interruptions = interruptions;
      char *bytes = file_read(path, 10, &size, &memory_standard, &diagnostic);
      assert_non_null(bytes);
      assert_int_equal(size, 10);
      assert_string_equal(bytes, "0123456789");
      assert_int_equal(diagnostic.kind, 0);
      free(bytes);
    }
}

static void assert_unreadable(int32_t kind, const char *words) {
  errcat_diagnostic diagnostic = {0};
  size_t size;
  assert_null(file_read(path, 10, &size, &memory_standard, &diagnostic));
  assert_int_equal(diagnostic.kind, kind);
  if (strncmp(diagnostic.where, path, strlen(path)) != 0 || !strstr(diagnostic.where, words))
    fail_msg("%s", diagnostic.where);
}

static void a_read_error_is_told_in_the_systems_words(void **state) {
  (void)state;
  answers.most = 4;
  answers.error = EIO;
  assert_unreadable(ERRCAT_DIAGNOSTIC_UNREADABLE, strerror(EIO));
}

static void a_file_that_changes_is_told(void **state) {
  (void)state;
  answers.grows = path;
  assert_unreadable(ERRCAT_DIAGNOSTIC_FILE_CHANGED, "");
  answers.calls = 0;
  answers.shrinks = true;
  errcat_diagnostic diagnostic = {0};
  size_t size;
  assert_null(file_read(path, 1000, &size, &memory_standard, &diagnostic));
  assert_int_equal(diagnostic.kind, ERRCAT_DIAGNOSTIC_FILE_CHANGED);
}

static void a_file_beyond_the_limit_is_told(void **state) {
  (void)state;
  errcat_diagnostic diagnostic = {0};
  size_t size;
  assert_null(file_read(path, 9, &size, &memory_standard, &diagnostic));
  assert_int_equal(diagnostic.kind, ERRCAT_DIAGNOSTIC_MO_TOO_LARGE);
}

static void only_what_is_not_there_is_absent(void **state) {
  (void)state;
  static const struct {
    const char *behind;
    int error; /* 0: absent */
  } cases[] = {{".none", 0}, {"/below-a-file", 0}, {NULL, ENAMETOOLONG}};
  for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
    char name[6000];
    errcat_diagnostic diagnostic = {0};
    size_t size;
    snprintf(name, sizeof name, "%s%s", path, cases[i].behind ? cases[i].behind : "");
    if (!cases[i].behind)
      memset(name + strlen(path), 'x', sizeof name - strlen(path)), name[5999] = 0;
    assert_null(file_read(name, 10, &size, &memory_standard, &diagnostic));
    assert_int_equal(diagnostic.kind, cases[i].error ? ERRCAT_DIAGNOSTIC_UNREADABLE : 0);
    if (cases[i].error) assert_non_null(strstr(diagnostic.where, strerror(cases[i].error)));
  }
}

static void count_name(void *context, const char *name) {
  (void)name;
  ++*(size_t *)context;
}

static void a_directory_that_cannot_be_read_to_its_end_is_told(void **state) {
  (void)state;
  errcat_diagnostic diagnostic = {0};
  size_t names = 0;
  assert_true(file_list("/", count_name, &names, &diagnostic));
  assert_true(names > 0);
  memset(&answers, 0, sizeof answers);
  answers.error = EIO;
  assert_false(file_list("/", count_name, &names, &diagnostic));
  assert_int_equal(diagnostic.kind, ERRCAT_DIAGNOSTIC_UNREADABLE);
  assert_non_null(strstr(diagnostic.where, strerror(EIO)));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, put_file, remove_file)
  const struct CMUnitTest tests[] = {
      TEST(a_file_is_read_whole_however_it_comes),
      TEST(a_read_error_is_told_in_the_systems_words),
      TEST(a_file_that_changes_is_told),
      TEST(a_file_beyond_the_limit_is_told),
      TEST(only_what_is_not_there_is_absent),
      TEST(a_directory_that_cannot_be_read_to_its_end_is_told),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
