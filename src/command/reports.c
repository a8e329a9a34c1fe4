/* Whom a broken catalog concerns. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "reports.h"

#include <stdlib.h>
#include <string.h>

/* The name of a language as it was written somewhere: a tag, or a locale's name. */
struct name {
  const char *text;
  size_t length;
};

void reports_hold(void *context, const errcat_diagnostic *diagnostic) {
  struct reports *reports = context;
  if (reports->count == reports->capacity) {
    const size_t capacity = reports->capacity ? 2 * reports->capacity : 16;
    errcat_diagnostic *diagnostics =
        cli_resize(reports->cli, reports->diagnostics, capacity * sizeof *reports->diagnostics);
    if (!diagnostics) return;
    reports->diagnostics = diagnostics;
    reports->capacity = capacity;
  }
  reports->diagnostics[reports->count++] = *diagnostic;
}

/* What stands where no language is looked for could be anyone's. */
static bool is_everyones(int32_t kind) {
  return kind == ERRCAT_DIAGNOSTIC_CATALOG_NAME || kind == ERRCAT_DIAGNOSTIC_MISPLACED ||
         kind == ERRCAT_DIAGNOSTIC_NOTHING_FOUND;
}

/* The NAME of DIR/NAME/LC_MESSAGES/…; false for any other place. */
static bool language_of(const struct reports *reports, const errcat_diagnostic *diagnostic,
                        struct name *name) {
  const char *directory = reports->directory ? reports->directory : "";
  const size_t length = strlen(directory);
  /* Of a long path only the end may have been kept. */
  const char *rest =
      diagnostic->where + (strncmp(diagnostic->where, directory, length) ? 0 : length);
  const char *end = strstr(rest, "/LC_MESSAGES/"), *at = end;
  if (!end || is_everyones(diagnostic->kind)) return false;
  while (at > rest && at[-1] != '/') at--;
  *name = (struct name){at, (size_t)(end - at)};
  return true;
}

/* The next of a list of languages, its weight taken off; false at the end. */
static bool next_name(const char **list, struct name *name) {
  const char *at = *list + strspn(*list, ",: \t");
  *name = (struct name){at, strcspn(at, ",:; \t")};
  *list = at + strcspn(at, ",:");
  return *at != '\0';
}

static char folded(char c) {
  return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == '_' ? '-' : c;
}

/* de of de_AT.UTF-8, and all that is the same. */
static bool is_parent(struct name parent, struct name child) {
  for (size_t i = 0;; i++) {
    const char a = i < parent.length ? parent.text[i] : '.';
    const char b = i < child.length ? child.text[i] : '.';
    if (a == '.' || a == '@') return b == '.' || b == '@' || b == '-' || b == '_';
    if (folded(a) != folded(b)) return false;
  }
}

/* zh of zh_TW. */
static struct name base_of(struct name name) {
  size_t length = 0;
  while (length < name.length && !strchr("-_.@", name.text[length])) length++;
  return (struct name){name.text, length};
}

/* Whom a name leads to: false if there is no such language. */
static bool find_tag(const struct cli *cli, struct name name, char tag[32]) {
  errcat_reader reader;
  const uint32_t status = errcat_choose(cli->catalogs, name.text, name.length, &reader);
  snprintf(tag, 32, "%s", errcat_reader_tag(&reader));
  errcat_release(&reader);
  return !(status & ERRCAT_NO_LANGUAGE);
}

/* A catalog concerns those who read its language or one that stands on it, and those who wanted its
   language and did not get any. */
static bool concerns(const struct cli *cli, struct name name, const char *languages) {
  char own[32], tag[32];
  const bool known = find_tag(cli, name, own);
  snprintf(tag, sizeof tag, "%s", errcat_reader_tag(&cli->reader));
  if (is_parent(name, (struct name){tag, strlen(tag)}) || (known && !strcmp(own, tag))) return true;
  for (struct name wanted; next_name(&languages, &wanted);) {
    if (is_parent(name, wanted)) return true;
    const bool found = find_tag(cli, wanted, tag);
    if (found ? (known && !strcmp(own, tag)) || is_parent(name, (struct name){tag, strlen(tag)})
              : is_parent(base_of(wanted), name))
      return true;
  }
  return false;
}

void reports_ask(struct reports *reports, const char *error) {
  char *end;
  const long long code = strtoll(error, &end, 10);
  reports->error = *end ? errcat_domain_find_name(errcat_domain_of(reports->cli->catalogs), error)
                   : code > 0 && code <= INT32_MAX
                       ? errcat_domain_find(errcat_domain_of(reports->cli->catalogs), (int32_t)code)
                       : NULL;
}

/* Whether a place names the message, of which it has the beginning at least. */
static bool is_about(const errcat_diagnostic *diagnostic, const char *message) {
  static const char before[] = ", msgid \"";
  enum { EXCERPT_MIN = 64 };
  const char *id = strstr(diagnostic->where, before);
  if (!id || !message) return false;
  id += sizeof before - 1;
  const size_t length = strlen(id) - 1, whole = strlen(message); /* without the quotation mark */
  return (length == whole || (length >= EXCERPT_MIN && length < whole)) &&
         !memcmp(id, message, length);
}

/* Of another message than the one that is answered; samples and headers are every message's. */
static bool is_of_another(const struct reports *reports, const errcat_diagnostic *diagnostic) {
  const int32_t kind = diagnostic->kind;
  const bool is_translation =
      (kind >= ERRCAT_DIAGNOSTIC_TEXT_UTF8 && kind <= ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS) ||
      kind == ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED || kind == ERRCAT_DIAGNOSTIC_TEXT_TOO_MANY;
  return reports->error && is_translation && !is_about(diagnostic, reports->error->message) &&
         !is_about(diagnostic, reports->error->bare);
}

int reports_tell(struct reports *reports, const char *languages) {
  int status = EXIT_DONE;
  for (size_t i = 0; i < reports->count; i++) {
    const errcat_diagnostic *diagnostic = &reports->diagnostics[i];
    struct name name;
    if (is_of_another(reports, diagnostic)) continue;
    if (languages && language_of(reports, diagnostic, &name) &&
        !concerns(reports->cli, name, languages))
      continue;
    cli_report(reports->cli, diagnostic);
    status = EXIT_ANSWER;
  }
  free(reports->diagnostics);
  reports->diagnostics = NULL;
  reports->count = reports->capacity = 0;
  return status;
}
