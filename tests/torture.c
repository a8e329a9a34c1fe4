/* Command lines whose memory runs out and whose files fail, at each place in turn: nothing else is
   said than without and called done, nothing fails without a word, nothing ends by a signal.
   SPDX-License-Identifier: LGPL-2.1-or-later
     torture ERRCAT torture_faults.so SOURCE CATALOGS [LIMIT]
   Of more than LIMIT places as many are tried, spread evenly. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WORDS_MAX = 8, TEXT_MAX = 1 << 17 };

/* %s is the source tree, %c the catalogs, %t a directory with the files below. */
static const struct {
  const char *words[WORDS_MAX];
  const char *input;
} lines[] = {
    {{"--help"}, NULL},
    {{"--version"}, NULL},
    {{"40321", "repository=Docs", "-l", "zh-CN"}, NULL},
    {{"4033023", "days=21", "-l", "ru", "-f", "json"}, NULL},
    {{"404061", "user=Ann", "-f", "problem"}, NULL},
    {{"40321", "repository=%l"}, NULL},
    {{"49999"}, NULL},
    {{"40321", "repo=Docs"}, NULL},
    {{"Ungültige Anfrageparameter", "-l", "fr"}, NULL},
    {{"xyzzy xyzzy"}, NULL},
    {{"repository", "FULL"}, NULL},
    {{"ПУСТЫМ", "-l", "ru", "-f", "json"}, NULL},
    {{"超时", "登录"}, NULL},
    {{"describe", "4000311", "-l", "zh-CN"}, NULL},
    {{"describe", "SHELF_EMPTY", "-f", "json", "-d", "%t/shop.def"}, NULL},
    {{"describe", "Nothing on top", "-d", "%t/shop.def"}, NULL},
    {{"list", "-l", "de"}, NULL},
    {{"list", "-l", "ar", "-f", "json"}, NULL},
    {{"languages"}, NULL},
    {{"languages", "-f", "json", "-c", "%c"}, NULL},
    {{"40003", "-c", "%c", "-l", "de"}, NULL},
    {{"40003", "-c", "%t/broken", "-l", "de"}, NULL},
    {{"40003", "-l", "xx"}, NULL},
    {{"7", "shelf=top", "-d", "%t/shop.def"}, NULL},
    {{"list", "-f", "json", "-d", "%s/domains/fileshare/fileshare.def"}, NULL},
    {{"check", "%s/po/fileshare/de.po", "-l", "de"}, NULL},
    {{"check", "%t/bad.po", "%t/shop.def"}, NULL},
    {{"export", "js", "-o", "%t/js", "-l", "de,nn,fr-CH"}, NULL},
    {{"export", "json", "-o", "%t/json", "-d", "%t/shop.def"}, NULL},
    {{"export", "json", "-o", "%t/none/json", "-c", "%t/broken"}, NULL},
    {{"export", "site", "-o", "%t/site", "-d", "%t/shop.def", "--base-url",
      "https://shop.example/"},
     NULL},
    {{"explain", "%t/log", "%t/log", "-l", "ru"}, NULL},
    {{"explain", "-f", "json", "-l", "de"},
     "HTTP/1.1 403 Forbidden\r\nContent-Language: fr\r\n\r\n"
     "{\n  \"error_code\": 404061,\n  \"error_msg\": \"L’utilisateur\\u00a0[Ann] n’existe "
     "pas\"\n}\n"
     "{\"error_code\":40003,\"error_msg\":\"no words of ours\"} nonsense\n"},
    {{"explain", "--at", "$.r", "-l", "fr"}, "{\"r\":\"{\\\"error_code\\\":40003}\"}\n{\"r\":1}\n"},
    {{"explain", "-f", "json", "--keep"},
     "x {\"a\":\"{\\\"error_code\\\":40003}\"}\n< HTTP/1.1 503\n< \n* left intact\n"},
    {{"explain"}, "[{\"error_code\":40321,\"error_args\":{\"repository\":\"%l\"}},\n<html>"},
};

static const struct {
  const char *name, *text;
} files[] = {
    {"shop.def", "D(\"shop\", \"\") SHAPE(CODE(\"$.code\") MESSAGE(\"$.message\"))\n"
                 "/* TRANSLATORS: of a shelf */ "
                 "T(7, 404, SHELF_EMPTY, PARAMETER(TEXT, shelf), FULL(\"Nothing on {shelf}\"), "
                 "BARE(\"Nothing\"))\n"},
    {"bad.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
               "msgid \"Invalid token\"\nmsgstr \"Token.\"\n"},
    {"log", "{\"error_code\":40003,\"error_msg\":\"Invalid request parameters\"}\n"
            "{\"error_code\":40321,\"error_msg\":\"x\"}\nnonsense\n{\"error_code\":40101}\n"},
    {"broken/de/LC_MESSAGES/errcat-fileshare.mo", "no catalog"},
};

static const char *command, *diagnostics, *source, *catalogs;
static char directory[] = "/tmp/errcat-torture-XXXXXX";
static char many[4096]; /* %l: longer than what the command keeps on its stack */
static long limit = 100;
static int runs, failures;

struct run {
  int status; /* -1: ended by a signal */
  size_t out_length, err_length;
  char out[TEXT_MAX], err[TEXT_MAX];
  long allocations, reads, writes;
};

static void must(bool done, const char *what) {
  if (done) return;
  perror(what);
  exit(1);
}

/* ---- a run ---- */

static char *expand(const char *text) {
  char *expanded = calloc(1, 3 * sizeof many), *at = expanded;
  must(expanded != NULL, "memory");
  for (; *text; text++) {
    const char kind = *text == '%' ? text[1] : 0;
    const char *with = kind == 's'   ? source
                       : kind == 'c' ? catalogs
                       : kind == 't' ? directory
                       : kind == 'l' ? many
                                     : NULL;
    if (!with) {
      *at++ = *text;
      continue;
    }
    at += strlen(strcpy(at, with));
    text++;
  }
  return expanded;
}

static int scratch_file(const char *text) {
  char name[] = "/tmp/errcat-torture-XXXXXX";
  const int file = mkstemp(name);
  must(file >= 0 && !unlink(name), "a file");
  const size_t length = text ? strlen(text) : 0;
  must(write(file, text ? text : "", length) == (ssize_t)length, "a file");
  lseek(file, 0, SEEK_SET);
  return file;
}

static void become(size_t line, const char *torture, const char *count, const int file[3]) {
  char *words[WORDS_MAX + 2] = {expand(command)};
  for (size_t i = 0; i < WORDS_MAX && lines[line].words[i]; i++)
    words[i + 1] = expand(lines[line].words[i]);
  for (int i = 0; i < 3; i++) dup2(file[i], i);
  setenv("LC_ALL", "C.UTF-8", 1);
  unsetenv("LANGUAGE");
  setenv("TORTURE", torture, 1);
  setenv("TORTURE_COUNT", count, 1);
  setenv("LD_PRELOAD", diagnostics, 1);
  execv(words[0], words);
  _exit(127);
}

static size_t read_back(int file, char *text) {
  const ssize_t length = pread(file, text, TEXT_MAX - 1, 0);
  must(length >= 0 && length < TEXT_MAX - 1, "what was written");
  text[length] = '\0';
  close(file);
  return (size_t)length;
}

static void run(size_t line, const char *torture, struct run *result) {
  char count[sizeof directory + 16];
  snprintf(count, sizeof count, "%s/count", directory);
  char *input = expand(lines[line].input ? lines[line].input : "");
  const int file[3] = {scratch_file(input), scratch_file(NULL), scratch_file(NULL)};
  free(input);
  runs++;
  const pid_t child = fork();
  must(child >= 0, "fork");
  if (!child) become(line, torture, count, file);
  int status;
  must(waitpid(child, &status, 0) == child, "waitpid");
  result->status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  close(file[0]);
  result->out_length = read_back(file[1], result->out);
  result->err_length = read_back(file[2], result->err);
  FILE *counts = fopen(count, "r");
  must(counts && fscanf(counts, "%ld %ld %ld", &result->allocations, &result->reads,
                        &result->writes) == 3,
       "the counts");
  fclose(counts);
}

/* ---- what must hold ---- */

static void fail(size_t line, const char *torture, const struct run *run, const char *why) {
  failures++;
  printf("FAILED: errcat");
  for (size_t i = 0; i < WORDS_MAX && lines[line].words[i]; i++)
    printf(" %s", lines[line].words[i]);
  printf(" (%s): %s; exit status %d, stderr: %.300s\n", torture, why, run->status, run->err);
}

static bool same_output(const struct run *a, const struct run *b) {
  return a->out_length == b->out_length && !memcmp(a->out, b->out, a->out_length);
}

/* What cannot be done is told, and what is called done is what it is otherwise. */
static void expect_honest(size_t line, const char *torture, const struct run *sound,
                          const struct run *tortured) {
  if (tortured->status < 0)
    fail(line, torture, tortured, "ended by a signal");
  else if (tortured->status == sound->status && same_output(sound, tortured))
    return;
  else if (tortured->status == 0)
    fail(line, torture, tortured, "other output, called done");
  else if (!tortured->err_length)
    fail(line, torture, tortured, "failed without a word");
}

static void expect_same(size_t line, const char *torture, const struct run *sound,
                        const struct run *tortured) {
  if (tortured->status != sound->status || !same_output(sound, tortured) ||
      strcmp(tortured->err, sound->err) != 0)
    fail(line, torture, tortured, "not as it is otherwise");
}

static bool has_word(size_t line, const char *word) {
  for (size_t i = 0; i < WORDS_MAX && lines[line].words[i]; i++)
    if (!strcmp(lines[line].words[i], word)) return true;
  return false;
}

/* The failure of a file is told in errno's words. A catalog that the answer does not need may fail. */
static void expect_told(size_t line, const char *torture, const char *words,
                        const struct run *sound, const struct run *tortured) {
  if (has_word(line, "-c") && tortured->status == sound->status && same_output(sound, tortured))
    return;
  if (tortured->status <= 0)
    fail(line, torture, tortured, "failed, and called done");
  else if (!strstr(tortured->err, words))
    fail(line, torture, tortured, "failed, and not told why");
}

static void torture_memory(size_t line, const char *mode, const struct run *sound) {
  static struct run tortured;
  const long count = sound->allocations, tries = count < limit ? count : limit;
  for (long i = 0; i < tries; i++) {
    char torture[32];
    snprintf(torture, sizeof torture, "%s %ld", mode, 1 + i * count / tries);
    run(line, torture, &tortured);
    expect_honest(line, torture, sound, &tortured);
  }
}

static void torture_files(size_t line, const struct run *sound) {
  static struct run tortured;
  run(line, "short 0", &tortured);
  expect_same(line, "short 0", sound, &tortured);
  run(line, "mute 0", &tortured);
  if (tortured.status != sound->status) fail(line, "mute 0", &tortured, "another exit status");
  for (long i = 1; i <= sound->reads && i <= limit; i++) {
    char torture[32];
    snprintf(torture, sizeof torture, "read %ld", i);
    run(line, torture, &tortured);
    expect_told(line, torture, strerror(EIO), sound, &tortured);
  }
  for (long i = 1; i <= sound->writes && i <= limit; i++) {
    char torture[32];
    snprintf(torture, sizeof torture, "write %ld", i);
    run(line, torture, &tortured);
    expect_told(line, torture, strerror(ENOSPC), sound, &tortured);
  }
}

/* ---- all of them ---- */

/* The commands that make the files' directories are the shell's, to keep this short. */
static void write_files(void) {
  char name[sizeof directory + 64], make[sizeof name + 32];
  must(mkdtemp(directory) != NULL, directory);
  snprintf(make, sizeof make, "mkdir -p %s/broken/de/LC_MESSAGES", directory);
  must(system(make) == 0, make);
  for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
    snprintf(name, sizeof name, "%s/%s", directory, files[i].name);
    FILE *file = fopen(name, "w");
    must(file && fputs(files[i].text, file) >= 0 && !fclose(file), name);
  }
  memset(many, 'x', 2000);
}

static void remove_files(void) {
  char remove[sizeof directory + 16];
  snprintf(remove, sizeof remove, "rm -r %s", directory);
  must(system(remove) == 0, remove);
}

int main(int count, char **words) {
  static struct run sound;
  if (count < 5) return 2;
  command = words[1], diagnostics = words[2], source = words[3], catalogs = words[4];
  if (count > 5) limit = strtol(words[5], NULL, 10);
  write_files();
  for (size_t line = 0; line < sizeof lines / sizeof lines[0]; line++) {
    run(line, "none 0", &sound);
    if (sound.status < 0 || sound.status == 127) fail(line, "none", &sound, "does not run");
    torture_memory(line, "one", &sound);
    torture_memory(line, "all", &sound);
    torture_files(line, &sound);
  }
  remove_files();
  printf("torture: %d runs, %d failed\n", runs, failures);
  return failures != 0;
}
