/* Is this translation usable? SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/validate.h"

#include <string.h>

#include "base/block.h"
#include "catalog/characters.h"

bool validate_is_advice(int32_t kind) {
  return kind == ERRCAT_DIAGNOSTIC_PLURAL_MISSING || kind == ERRCAT_DIAGNOSTIC_PLURAL_PAST ||
         kind == ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED;
}

static bool is_refusal(int32_t kind) {
  return kind && !validate_is_advice(kind);
}

/* ---- placeholders ---- */

static const struct slice none = {"", 0};

/* The different names in a source. There are so few that looking for one among all of them takes no
   longer than reading it. */
enum { NAMES_MAX = 64 };

struct names {
  struct slice items[NAMES_MAX];
  int count;
};

static int find_name(const struct names *names, struct slice name) {
  for (int i = 0; i < names->count; i++)
    if (slice_equal(names->items[i], name)) return i;
  return -1;
}

/* False if there is no room for it. */
static bool add_name(struct names *names, struct slice name) {
  if (find_name(names, name) >= 0) return true;
  if (names->count == NAMES_MAX) return false;
  names->items[names->count++] = name;
  return true;
}

/* Collects the names in a template. Returns 0, or why the text is no template. */
static int32_t template_names(struct slice text, struct names *names) {
  struct slice literal, name;
  names->count = 0;
  for (enum template_piece piece;
       (piece = template_next(&text, &literal, &name)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BAD) return ERRCAT_DIAGNOSTIC_TEXT_BRACES;
    if (piece == TEMPLATE_PLACEHOLDER && !add_name(names, name))
      return ERRCAT_DIAGNOSTIC_TEXT_TOO_MANY;
  }
  return 0;
}

static bool is_letter(unsigned char byte) {
  return ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z') || byte == '_' || byte >= 0x80;
}

/* Finds the next thing that looks like a placeholder and takes it off the front of rest. *is_exact says
   whether it is written as one, {name}; else it has spaces, dots, hyphens or letters of other scripts. */
static bool next_lookalike(struct slice *rest, struct slice *name, bool *is_exact) {
  const char *const end = rest->text + rest->length;
  const char *at = rest->text;
  while (at < end && (at = memchr(at, '{', (size_t)(end - at))) != NULL) {
    const char *start = ++at;
    bool named = false;
    *is_exact = true;
    for (; at < end; at++) {
      const unsigned char byte = (unsigned char)*at;
      const bool digit = byte >= '0' && byte <= '9';
      if (!is_letter(byte) && !digit && byte != ' ' && byte != '.' && byte != '-') break;
      named |= is_letter(byte) || digit;
      *is_exact &= byte < 0x80 && (is_letter(byte) || (digit && at > start));
    }
    if (at < end && *at == '}' && named) {
      *name = (struct slice){start, (size_t)(at - start)};
      *rest = (struct slice){at, (size_t)(end - at)};
      return true;
    }
  }
  return false;
}

static inline block find_braces(block bytes) {
  return (block)((bytes == '{') | (bytes == '}'));
}

static bool has_brace(struct slice text) {
  return block_finds(find_braces, text.text, text.length, ' ');
}

/* A placeholder in the text stands so in the source; and where that has no brace at all, the text has
   none. */
static int32_t validate_lookalikes(struct slice source, struct slice text) {
  struct names names;
  struct slice name;
  bool is_exact, any;
  if (!has_brace(text)) return 0; /* most have none */
  const bool braces = has_brace(source);
  names.count = 0;
  if (!next_lookalike(&text, &name, &is_exact))
    return braces ? 0 : ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES;
  for (struct slice literal; next_lookalike(&source, &literal, &any);)
    if (!add_name(&names, literal)) return ERRCAT_DIAGNOSTIC_TEXT_TOO_MANY;
  do
    if ((is_exact || !braces) && find_name(&names, name) < 0)
      return ERRCAT_DIAGNOSTIC_TEXT_NO_PLACEHOLDERS;
  while (next_lookalike(&text, &name, &is_exact));
  return 0;
}

int32_t validate_plain(struct slice source, struct slice text) {
  const int32_t kind = validate_characters(source, text);
  if (is_refusal(kind)) return kind;
  const int32_t placeholders = validate_lookalikes(source, text);
  return placeholders ? placeholders : kind;
}

/* Every placeholder of the text must be one of the names. missing gets a bit for each of the names that
   is no placeholder of the text. */
static int32_t compare_names(const struct names *names, struct slice text, uint64_t *missing) {
  struct slice literal, name;
  *missing = names->count == 0 ? 0 : UINT64_MAX >> (64 - names->count);
  for (enum template_piece piece;
       (piece = template_next(&text, &literal, &name)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BAD) return ERRCAT_DIAGNOSTIC_TEXT_BRACES;
    if (piece != TEMPLATE_PLACEHOLDER) continue;
    const int found = find_name(names, name);
    if (found < 0) return ERRCAT_DIAGNOSTIC_TEXT_PLACEHOLDERS;
    *missing &= ~(UINT64_C(1) << found);
  }
  return 0;
}

int32_t validate_template(struct slice source, struct slice text, const struct plural *plural,
                          uint32_t form, struct slice count) {
  const int32_t kind = validate_characters(source, text);
  if (is_refusal(kind)) return kind;
  struct names names;
  uint64_t missing;
  int32_t placeholders = template_names(source, &names);
  if (!placeholders) placeholders = compare_names(&names, text, &missing);
  if (placeholders) return placeholders;
  const int counted = count.length ? find_name(&names, count) : -1;
  if (missing && (counted < 0 || missing != UINT64_C(1) << counted))
    return ERRCAT_DIAGNOSTIC_TEXT_PLACEHOLDERS;
  if (missing && plural && !plural_serves_one(plural, form))
    return ERRCAT_DIAGNOSTIC_TEXT_COUNT_NEEDED;
  return kind;
}

/* ---- messages ---- */

struct slice validate_count(const errcat_parameter *parameters) {
  for (; parameters && parameters->name; parameters++)
    if (parameters->type == ERRCAT_COUNT) return slice_of(parameters->name);
  return none;
}

/* Validates each form of a translation. */
static int32_t validate_forms(const struct mo *mo, bool plain, struct slice source,
                              struct slice count, struct slice translation, uint32_t forms) {
  int32_t advice = 0;
  for (uint32_t i = 0; i < forms; i++) {
    const struct slice text = mo_form(translation, i);
    const int32_t kind = plain ? validate_plain(source, text)
                               : validate_template(source, text, &mo->plural, i, count);
    if (is_refusal(kind)) return kind;
    if (kind) advice = kind;
  }
  return advice;
}

int32_t validate_message(const struct mo *mo, bool plain, const char *id, const char *plural,
                         const errcat_parameter *parameters, struct slice translation) {
  const uint32_t forms = mo_form_count(translation);
  if (plural && mo->plural_diagnostic) return mo->plural_diagnostic;
  if (forms != (plural ? mo->plural.forms : 1)) return ERRCAT_DIAGNOSTIC_TEXT_FORMS;
  return validate_forms(mo, plain, slice_of(plural ? plural : id),
                        plural ? validate_count(parameters) : none, translation, forms);
}

/* Which placeholder is counted in a plural that is no error's; none if that is not clear. */
static struct slice usual_count(const struct names *names) {
  static const struct slice usual = {"count", 5};
  if (names->count == 1) return names->items[0];
  return find_name(names, usual) < 0 ? none : usual;
}

int32_t validate_other(const struct mo *mo, struct slice key, struct slice translation) {
  const char *context = strchr(key.text, '\004');
  const char *id = context ? context + 1 : key.text;
  const char *nul = id + strlen(id);
  const bool plural = nul < key.text + key.length;
  const struct slice source = slice_of(plural ? nul + 1 : id);
  uint32_t forms = mo_form_count(translation);
  struct names names;
  if (plural && mo->plural_diagnostic) return mo->plural_diagnostic;
  if (forms > PLURAL_FORMS_MAX) return ERRCAT_DIAGNOSTIC_TEXT_FORMS;
  if (plural && forms < mo->plural.forms) forms = mo->plural.forms;
  const bool plain =
      template_names(source, &names) == ERRCAT_DIAGNOSTIC_TEXT_BRACES || !names.count;
  return validate_forms(mo, plain, source, plural ? usual_count(&names) : none, translation, forms);
}
