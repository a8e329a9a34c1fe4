/* The .pot files hold every sentence of the tables, each template flagged; xgettext drops some silently
   when the table's macros or the keywords are changed. SPDX-License-Identifier: LGPL-2.1-or-later
 */
#include "tests.h"

/* The entries of a .pot, in a large buffer: flags and msgids joined to one line each. */
struct entry {
  char flags[128], id[1024], plural[1024];
  bool has_comment;
};

static struct entry entries[1024];
static size_t entry_count;

/* Appends a quoted PO string, its escapes undone. */
static void append(char *to, const char *quoted) {
  to += strlen(to);
  for (const char *at = strchr(quoted, '"') + 1; *at && *at != '"'; at++) {
    if (*at == '\\') {
      at++;
      *to++ = *at == 'n' ? '\n' : *at;
    } else {
      *to++ = *at;
    }
  }
  *to = '\0';
}

static int read_pot(const char *name) {
  char path[1024];
  snprintf(path, sizeof path, "%s/%s", TEST_PO, name);
  FILE *pot = fopen(path, "r");
  char line[4096], *target = NULL, ignored[1024];
  bool after_id = true;
  if (!pot) return -1;
  while (fgets(line, sizeof line, pot)) {
    struct entry *entry = &entries[entry_count];
    if (line[0] == '#' || !strncmp(line, "msgctxt", 7)) {
      if (after_id) entry = &entries[++entry_count];
      after_id = false;
      if (!strncmp(line, "#,", 2)) snprintf(entry->flags, sizeof entry->flags, "%.120s", line);
      if (!strncmp(line, "#.", 2)) entry->has_comment = true;
      target = ignored;
    } else if (!strncmp(line, "msgid_plural", 12)) {
      target = entry->plural;
    } else if (!strncmp(line, "msgid", 5)) {
      if (after_id) entry = &entries[++entry_count];
      target = entry->id;
    } else if (!strncmp(line, "msgstr", 6)) {
      target = ignored;
      after_id = true;
    }
    ignored[0] = '\0';
    if (strchr(line, '"') && target) append(target, line);
  }
  fclose(pot);
  return 0;
}

static int read_pots(void **state) {
  (void)state;
  return read_pot("errcat/errcat.pot") || read_pot("fileshare/errcat-fileshare.pot") ||
                 read_pot("command/errcat-command.pot")
             ? -1
             : 0;
}

static const struct entry *find(const char *id) {
  const struct entry *found = NULL;
  for (size_t i = 1; i <= entry_count; i++) {
    if (strcmp(entries[i].id, id)) continue;
    if (found && strcmp(id, "")) return NULL; /* twice */
    found = &entries[i];
  }
  return found;
}

static void every_sentence_is_there_once(void **state) {
  (void)state;
  size_t templates = 0;
  for (size_t i = 0; i < errcat_domain_size(errcat_fileshare()); i++) {
    const errcat_error *error = errcat_domain_at(errcat_fileshare(), i);
    const struct entry *entry = find(error->message);
    if (!entry) fail_msg("\"%s\" is not in its .pot", error->message);
    assert_string_equal(entry->plural, error->plural ? error->plural : "");
    const bool flagged = strstr(entry->flags, "python-brace-format") != NULL;
    assert_int_equal(flagged, error->parameters != NULL);
    assert_null(strstr(entry->flags, ", c-format"));
    if (!error->bare) continue;
    templates++;
    assert_true(entry->has_comment);
    entry = find(error->bare);
    if (!entry) fail_msg("\"%s\" is not in its .pot", error->bare);
    assert_non_null(strstr(entry->flags, "python-brace-format"));
  }
  assert_int_equal(templates, 12);
}

/* A general message's comment names it, since many a sentence says little by itself. */
static void general_messages_are_there(void **state) {
  (void)state;
#define D(name, base)
#define SHAPE(members)
#define E(code, status, name, message) \
  if (!find(message)) fail_msg("\"%s\" is not in errcat.pot", message);
#define T(code, status, name, parameters, message, bare) E(code, status, name, bare)
#define BARE(message) message
#include TEST_GENERAL
#undef D
#undef SHAPE
#undef E
#undef T
#undef BARE
}

/* A diagnostic's sentence is no template, but an argument of one: its braces are its own. */
static bool is_diagnostic(const char *id) {
  for (int32_t kind = 1; kind < 1000; kind++) {
    const char *sentence = errcat_diagnostic_sentence(kind);
    if (sentence && !strcmp(sentence, id)) return true;
  }
  return false;
}

/* Whatever has a placeholder is checked by gettext's tools, the command line's messages as well. */
static void every_placeholder_is_flagged(void **state) {
  (void)state;
  size_t blanks = 0;
  for (size_t i = 1; i <= entry_count; i++) {
    const char *brace = strchr(entries[i].id, '{');
    if (!brace || !strncmp(brace, "{{", 2) || is_diagnostic(entries[i].id)) continue;
    blanks++;
    if (!strstr(entries[i].flags, "python-brace-format"))
      fail_msg("\"%s\" is not flagged", entries[i].id);
    if (!entries[i].has_comment) fail_msg("\"%s\" has no comment", entries[i].id);
  }
  assert_in_range(blanks, 12 + 1, 1000);
}

static void diagnostics_are_there(void **state) {
  (void)state;
  static const char *const sentences[] = {
#define F(number, name, sentence) sentence,
#include <errcat/diagnostics.def>
#undef F
  };
  for (size_t i = 0; i < sizeof sentences / sizeof sentences[0]; i++)
    if (!find(sentences[i])) fail_msg("\"%s\" is not in its .pot", sentences[i]);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(every_sentence_is_there_once),
      cmocka_unit_test(general_messages_are_there),
      cmocka_unit_test(every_placeholder_is_flagged),
      cmocka_unit_test(diagnostics_are_there),
  };
  return cmocka_run_group_tests(tests, read_pots, NULL);
}
