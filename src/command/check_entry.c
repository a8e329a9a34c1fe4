/* What a .po file shows that its .mo file does not, an entry at a time. SPDX-License-Identifier:
   LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "check.h"

/* ---- white space at the ends ---- */

static int space_of(char byte) {
  return byte == '\n' ? 2 : byte == ' ' || byte == '\t' ? 1 : 0;
}

static bool same_ends(const char *a, const char *b) {
  const size_t x = strlen(a), y = strlen(b);
  return space_of(*a) == space_of(*b) &&
         space_of(x ? a[x - 1] : '\0') == space_of(y ? b[y - 1] : '\0');
}

/* ---- formats that errcat does not render: as much as msgfmt could find ---- */

static bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/* The end of a directive that begins at text: "%-5.2lf", "%(name)s", "{name}", a shell's "$name"; any
   other sign is one by itself. */
static const char *directive_end(const char *text, bool shell) {
  const char *at = text + 1;
  if (*text == '$' && shell) {
    while (is_letter(*at) || *at == '_' || (*at >= '0' && *at <= '9')) at++;
    return at;
  }
  if (*text == '{') {
    const char *close = at + strcspn(at, "{}");
    return *close == '}' ? close + 1 : at;
  }
  if (*text != '%') return at;
  if (*at == '(') at += strcspn(at, "%)");
  while (*at && *at != '%' && !is_letter(*at) && (unsigned char)*at < 0x80) at++;
  while (*at && strchr("hlLqjztI", *at)) at++;
  return *at && (unsigned char)*at < 0x80 ? at + 1 : at;
}

/* A number for the directives of a text; the order of named ones does not count. */
static uint64_t directives(const char *text, enum po_format format) {
  const bool braces = format == PO_BRACE_FORMAT, shell = format == PO_SHELL_FORMAT;
  const char *const signs = braces ? "{}" : shell ? "{}$" : "%{}$~'";
  uint64_t all = 0;
  while (*(text += strcspn(text, signs)) != '\0') {
    const char *end = directive_end(text, shell);
    uint64_t one = UINT64_C(14695981039346656037); /* FNV-1a */
    for (; text < end; text++) one = (one ^ (unsigned char)*text) * UINT64_C(1099511628211);
    all = (braces || shell ? all : all * 31) + one;
  }
  return all;
}

/* Whether a form has the directives of the source. Of a plural the first may leave out the number,
   as the msgid may. */
static bool has_directives(const struct po_entry *entry, size_t form) {
  const enum po_format format = entry->format;
  const uint64_t found = directives(entry->forms[form], format);
  return found == directives(entry->plural ? entry->plural : entry->id, format) ||
         (form == 0 && found == directives(entry->id, format));
}

/* Placeholders of errcat's form are validated with the .mo file. */
static bool is_validated(const char *source) {
  const char *at = source;
  bool any = false;
  while (*(at += strcspn(at, "{}")) != '\0') {
    if (at[0] == at[1]) {
      at += 2;
      continue;
    }
    if (*at == '}') return false;
    const size_t length = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");
    if (at[1] < 'a' || at[1] > 'z' || at[1 + length] != '}') return false;
    at += length + 2;
    any = true;
  }
  return any;
}

/* Whether msgid_plural has the placeholders of the msgid; no catalog may have more than 64. */
static bool is_plural_of_id(const struct po_entry *entry) {
  const char *at = entry->id;
  char name[64];
  for (int count = 0; count < 64 && *(at += strcspn(at, "{")) != '\0'; count++) {
    const char *end = directive_end(at, false);
    const size_t length = (size_t)(end - at);
    if (length >= sizeof name) return false;
    memcpy(name, at, length);
    name[length] = '\0';
    if (!strstr(entry->plural, name)) return false;
    at = end;
  }
  return true;
}

/* 0, or that the format which the entry's flag promises is not kept. */
static int32_t format_diagnostic(const struct po_entry *entry, size_t form) {
  bool right = true;
  if (entry->format == PO_BRACE_FORMAT && is_validated(entry->plural ? entry->plural : entry->id))
    right = !entry->plural || is_plural_of_id(entry);
  else if (entry->format)
    right = has_directives(entry, form);
  return right ? 0 : ERRCAT_DIAGNOSTIC_PO_FORMAT;
}

/* ---- the full stop ---- */

static const char *const stops[] = {".", "。", "।", "۔", "።", "։", "။", "។"};

static const char *final_stop(struct slice text) {
  for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++)
    if (slice_ends_with(text, slice_of(stops[i]))) return stops[i];
  return NULL;
}

/* Whether there is a stop within a text, with a space behind it but in Chinese and Japanese. */
static bool has_inner_stop(const char *text, const char *stop) {
  const size_t length = strlen(stop);
  while ((text = strstr(text, stop)) != NULL && text[length]) {
    text += length;
    if (space_of(*text) || !strncmp(text, "\u00A0", 2) || !strcmp(stop, "。")) return true;
  }
  return false;
}

/* A sentence that became two may end with a stop, and a sample too: "2. Jan." */
static bool has_stop_too_many(const struct po_entry *entry, const char *form) {
  const char *stop = final_stop(slice_of(form));
  return stop && !entry->context && !final_stop(slice_of(entry->id)) && !has_inner_stop(form, stop);
}

/* ---- the entry ---- */

static int32_t find_in_form(const struct po_entry *entry, size_t i) {
  const char *form = entry->forms[i], *id = entry->id;
  if (!*form) return ERRCAT_DIAGNOSTIC_TEXT_EMPTY;
  if (!same_ends(form, id) || (entry->plural && !same_ends(entry->plural, id)))
    return ERRCAT_DIAGNOSTIC_PO_SPACE;
  if (format_diagnostic(entry, i)) return ERRCAT_DIAGNOSTIC_PO_FORMAT;
  return has_stop_too_many(entry, form) ? ERRCAT_DIAGNOSTIC_PO_FULL_STOP : 0;
}

void check_entry(struct check *check, const struct po_entry *entry) {
  bool empty = true;
  for (size_t i = 0; i < entry->count; i++) empty &= !*entry->forms[i];
  if (empty || !*entry->id || entry->fuzzy || entry->obsolete || entry->twice) return;
  for (size_t i = 0; i < entry->count; i++) {
    const int32_t kind = find_in_form(entry, i);
    if (!kind) continue;
    check_find(check, entry->line, kind);
    return;
  }
}

/* ---- the header ---- */

static char lower(char byte) {
  return byte >= 'A' && byte <= 'Z' ? (char)(byte + 'a' - 'A') : byte;
}

static bool is_same(const char *a, const char *b, size_t length) {
  size_t i = 0;
  while (i < length && b[i] && lower(a[i]) == lower(b[i])) i++;
  return i == length;
}

const char *check_field(const char *header, const char *name, size_t *length) {
  const size_t size = strlen(name);
  if (!header) return NULL;
  while (*header && (!is_same(header, name, size) || header[size] != ':')) {
    header += strcspn(header, "\n");
    header += *header == '\n';
  }
  if (!*header) return NULL;
  header += size + 1;
  header += strspn(header, " \t");
  *length = strcspn(header, "\n");
  return header;
}

static bool has(const char *text, size_t length, const char *part) {
  const char *found = strstr(text, part);
  return found && found + strlen(part) <= text + length;
}

static bool tell_charset(struct check *check, size_t line, const char *charset, size_t length) {
  errcat_argument arguments[CHECK_ARGUMENTS] = {{0}, errcat_text("charset", charset, length)};
  check_tell(check, line,
             /* TRANSLATORS: {place} is a file and a line in it, {charset} a charset's name as it
                stands there: ISO-8859-1. Catalog: a file with translations. Keep msgconv --to-code=UTF-8 and charset=UTF-8.
                xgettext: python-brace-format */
             N_("{place}: The catalog's charset must be UTF-8 and is {charset}; convert the file "
                "with msgconv --to-code=UTF-8, or write charset=UTF-8 if it is UTF-8 already"),
             arguments, 2);
  return false;
}

/* Whether it is UTF-8 by any of its names, or ASCII, which is a part of it. */
static bool check_charset(struct check *check, size_t line, const char *header) {
  static const char *const names[] = {"UTF-8", "UTF8", "US-ASCII", "ASCII"};
  size_t length;
  const char *type = check_field(header, "Content-Type", &length);
  const char *charset = type && has(type, length, "charset=") ? strstr(type, "charset=") + 8 : "";
  length = strcspn(charset, " \t;\n");
  if (!length || (length == 7 && !memcmp(charset, "CHARSET", 7))) {
    check_find(check, line, ERRCAT_DIAGNOSTIC_MO_NO_CHARSET);
    return false;
  }
  for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
    if (strlen(names[i]) == length && is_same(charset, names[i], length)) return true;
  return tell_charset(check, line, charset, length);
}

/* gettext looks for these very words, without a space within. */
static bool has_plural_words(const char *header) {
  size_t length;
  const char *forms = check_field(header, "Plural-Forms", &length);
  return !forms || (has(forms, length, "nplurals=") && has(forms, length, "plural="));
}

bool check_header(struct check *check, const struct po_entry *header) {
  if (!header || !header->count || !*header->forms[0]) {
    check_find(check, header ? header->line : 1, ERRCAT_DIAGNOSTIC_MO_NO_HEADER);
    return false;
  }
  if (header->fuzzy) check_find(check, header->line, ERRCAT_DIAGNOSTIC_PO_FUZZY_HEADER);
  if (!has_plural_words(header->forms[0]))
    check_find(check, header->line, ERRCAT_DIAGNOSTIC_PLURAL_SYNTAX);
  return check_charset(check, header->line, header->forms[0]);
}

size_t check_forms(struct check *check, const struct po *po, const struct po_entry *header) {
  size_t length, forms = 0;
  const char *field = check_field(header->forms[0], "Plural-Forms", &length);
  const bool has_number = field && has(field, length, "nplurals=");
  if (has_number) forms = strtoul(strstr(field, "nplurals=") + 9, NULL, 10);
  for (size_t i = 0; i < po->count; i++) {
    const struct po_entry *entry = &po->entries[i];
    if (!entry->plural || !po_is_used(entry)) continue;
    if (!field) check_find(check, header->line, ERRCAT_DIAGNOSTIC_PLURAL_MISSING);
    if (!field) return 0;
    if (forms && entry->count != forms)
      check_find(check, entry->line, ERRCAT_DIAGNOSTIC_TEXT_FORMS);
  }
  return forms;
}
