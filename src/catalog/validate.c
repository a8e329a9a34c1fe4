/* Is this translation usable? SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/validate.h"

#include <string.h>

#include "base/bidi.h"
#include "base/utf8.h"
#include "base/word.h"

bool validate_is_advice(int32_t kind) {
  return kind == ERRCAT_DIAGNOSTIC_PLURAL_MISSING || kind == ERRCAT_DIAGNOSTIC_PLURAL_PAST ||
         kind == ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED;
}

static bool is_refusal(int32_t kind) {
  return kind && !validate_is_advice(kind);
}

/* ---- characters ---- */

/* What a text has that a translation should not have of itself. */
struct traits {
  bool is_valid, is_blank, has_wide_braces;
  uint64_t controls[3]; /* a bit each */
  bool reorders;        /* a bidi override, or one of the following that is not closed */
  bool embeds;          /* a bidi embedding or isolate */
  uint64_t open;        /* a bit each: whether it is an isolate; the innermost is the lowest */
  unsigned depth;       /* how many are open */
};

static bool is_control(uint32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

/* Braces to the eye: full-width, small and ornamental ones. */
static bool is_wide_brace(uint32_t c) {
  return c == 0xFF5B || c == 0xFF5D || c == 0xFE5B || c == 0xFE5C || c == 0x2774 || c == 0x2775;
}

/* White space, and what is not seen at all. */
static bool is_blank(uint32_t c) {
  return c == ' ' || c == '\n' || c == '\t' || c == 0xA0 || c == 0xAD || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
         (c >= 0x205F && c <= 0x206F) || c == 0x3000 || c == 0xFEFF;
}

static void open_level(struct traits *traits, bool is_isolate) {
  traits->embeds = true;
  traits->reorders |= ++traits->depth > 64;
  traits->open = traits->open << 1 | is_isolate;
}

static void close_level(struct traits *traits, bool is_isolate) {
  traits->reorders |= traits->depth == 0 || (traits->open & 1) != is_isolate;
  if (traits->depth > 0) traits->depth--;
  traits->open >>= 1;
}

/* U+200E, U+200F and U+061C are not looked at: they reach no further than their neighbours, and
   samples need them. */
static void look_at_bidi(struct traits *traits, uint32_t c) {
  switch (bidi_of(c)) {
  case BIDI_OVERRIDE: traits->reorders = true; break;
  case BIDI_EMBEDDING: open_level(traits, false); break;
  case BIDI_ISOLATE: open_level(traits, true); break;
  case BIDI_POP: close_level(traits, false); break;
  case BIDI_POP_ISOLATE: close_level(traits, true); break;
  case BIDI_NONE:
    if (c == '\n' || c == 0x2029) traits->reorders |= traits->depth > 0; /* a paragraph ends */
  }
}

/* The bytes in front of eight that need no look: printable ASCII, or two bytes each. */
static inline unsigned count_harmless(const char *at, bool *blank) {
  const uint64_t word = word_load(at);
  const unsigned printable = word_count((word - WORD_ONES * 0x20) | (word + WORD_ONES) | word);
  if (printable) {
    *blank &= (word ^ WORD_ONES * ' ') << (64 - 8 * printable) == 0;
    return printable;
  }
  const unsigned pairs = word_pairs(word);
  *blank &= pairs == 0;
  return pairs;
}

static struct traits look(struct slice text) {
  struct traits traits = {.is_valid = true, .is_blank = true};
  for (size_t at = 0; at < text.length;) {
    const unsigned harmless =
        text.length - at >= 8 ? count_harmless(text.text + at, &traits.is_blank) : 0;
    at += harmless;
    if (harmless) continue;
    uint32_t c;
    bool valid;
    at += utf8_decode(text.text + at, text.length - at, &c, &valid);
    if ((c > 0xAD && c < 0x1680) || (c > 0x3000 && c < 0xFE5B)) { /* letters */
      traits.is_blank = false;
      continue;
    }
    traits.is_valid &= valid;
    if (is_control(c)) traits.controls[c / 64] |= UINT64_C(1) << c % 64;
    look_at_bidi(&traits, c);
    traits.is_blank &= is_blank(c);
    traits.has_wide_braces |= is_wide_brace(c);
  }
  traits.reorders |= traits.depth > 0;
  return traits;
}

/* What the text has and its source has not. */
static int32_t compare(const struct traits *text, const struct traits *source) {
  if (!text->is_valid) return ERRCAT_DIAGNOSTIC_TEXT_UTF8;
  for (int i = 0; i < 3; i++)
    if (text->controls[i] & ~source->controls[i]) return ERRCAT_DIAGNOSTIC_TEXT_CONTROL;
  if (text->reorders && !source->reorders) return ERRCAT_DIAGNOSTIC_TEXT_BIDI;
  return text->is_blank && !source->is_blank ? ERRCAT_DIAGNOSTIC_TEXT_EMPTY : 0;
}

static const struct traits nothing;

int32_t validate_text(struct slice text) {
  const struct traits traits = look(text);
  return compare(&traits, &nothing);
}

/* Most translations have nothing of the kind, so that their source need not be looked at. */
static int32_t validate_characters(struct slice source, struct slice text) {
  const struct traits of_text = look(text);
  if (!compare(&of_text, &nothing) && !of_text.has_wide_braces && !of_text.embeds) return 0;
  const struct traits of_source = look(source);
  const int32_t kind = compare(&of_text, &of_source);
  if (kind) return kind;
  if (of_text.has_wide_braces && !of_source.has_wide_braces)
    return ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES;
  return of_text.embeds && !of_source.embeds ? ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED : 0;
}

/* ---- placeholders ---- */

static const struct slice none = {"", 0};

/* The different names in a source: so few that looking for one takes no longer than its text does. */
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

/* false if there is no room. */
static bool add_name(struct names *names, struct slice name) {
  if (find_name(names, name) >= 0) return true;
  if (names->count == NAMES_MAX) return false;
  names->items[names->count++] = name;
  return true;
}

/* The names of a template; 0 or the diagnostic that makes it none. */
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

/* What looks like a placeholder: {name}, and whether it is one but for the source, or is none for the
   spaces, dots or letters of other scripts in it. */
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

static bool has_brace(struct slice text) {
  return memchr(text.text, '{', text.length) || memchr(text.text, '}', text.length);
}

/* A placeholder in the text stands so in the source; and where that has no brace at all, the text has
   none. */
static int32_t validate_lookalikes(struct slice source, struct slice text) {
  const bool braces = has_brace(source);
  struct names names;
  struct slice name;
  bool is_exact, any;
  names.count = 0;
  const struct slice all = text;
  if (!next_lookalike(&text, &name, &is_exact))
    return !braces && has_brace(all) ? ERRCAT_DIAGNOSTIC_TEXT_NO_BRACES : 0;
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

/* Every placeholder of the text is one of the names, and each of them is there; a bit for each of those
   that are not in missing. */
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

/* Each form of a translation. */
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

/* The count among the placeholders of a plural that is no error's. */
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
