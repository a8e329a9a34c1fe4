/* Is this translation usable? SPDX-License-Identifier: LGPL-2.1-or-later */
#include "judge.h"

#include <string.h>

#include "utf8.h"
#include "word.h"

static bool is_control(uint32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

/* Marks (U+200E, U+200F, U+061C) reach no further than their neighbours and are needed in samples;
   these reach to the end of the paragraph (UAX #9, 2). */
static bool is_bidi_control(uint32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
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

int32_t judge_text(struct slice text) {
  bool blank = true;
  for (size_t at = 0; at < text.length;) {
    const unsigned harmless = text.length - at >= 8 ? count_harmless(text.text + at, &blank) : 0;
    at += harmless;
    if (harmless) continue;
    uint32_t c;
    bool valid;
    at += utf8_decode(text.text + at, text.length - at, &c, &valid);
    if (!valid) return ERRCAT_FAULT_TEXT_UTF8;
    if (is_control(c)) return ERRCAT_FAULT_TEXT_CONTROL;
    if (is_bidi_control(c)) return ERRCAT_FAULT_TEXT_BIDI;
    if (c != ' ' && c != '\n' && c != '\t' && c != 0xA0) blank = false;
  }
  return blank ? ERRCAT_FAULT_TEXT_EMPTY : 0;
}

static bool is_same(struct slice a, struct slice b) {
  return a.length == b.length && !memcmp(a.text, b.text, a.length);
}

static bool has_blank(struct slice text, struct slice name) {
  struct slice literal, other;
  for (enum template_piece piece;
       (piece = template_next(&text, &literal, &other)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BAD) return false;
    if (piece == TEMPLATE_BLANK && is_same(other, name)) return true;
  }
  return false;
}

/* Every blank of text is one of other's, but that optional need not be. */
static int32_t blanks_within(struct slice text, struct slice other, struct slice optional) {
  struct slice literal, name;
  for (enum template_piece piece;
       (piece = template_next(&text, &literal, &name)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BAD) return ERRCAT_FAULT_TEXT_BRACES;
    if (piece == TEMPLATE_BLANK && !has_blank(other, name) && !is_same(name, optional))
      return ERRCAT_FAULT_TEXT_PLACEHOLDERS;
  }
  return 0;
}

static const struct slice none = {"", 0};

int32_t judge_template(struct slice source, struct slice text, const struct plural *plural,
                       uint32_t form, struct slice count) {
  int32_t kind = judge_text(text);
  if (!kind) kind = blanks_within(text, source, none);
  if (!kind) kind = blanks_within(source, text, count);
  /* Only the count can still be missing. */
  if (!kind && count.length && plural && blanks_within(source, text, none) &&
      !plural_serves_one(plural, form))
    kind = ERRCAT_FAULT_TEXT_COUNT_NEEDED;
  return kind;
}

struct slice judge_count(const errcat_parameter *parameters) {
  for (; parameters && parameters->name; parameters++)
    if (parameters->type == ERRCAT_COUNT)
      return (struct slice){parameters->name, strlen(parameters->name)};
  return none;
}

int32_t judge_message(const struct mo *mo, bool plain, const char *id, const char *plural,
                      const errcat_parameter *parameters, struct slice translation) {
  const uint32_t forms = mo_form_count(translation);
  if (plural && !mo->has_plural) return ERRCAT_FAULT_PLURAL_MISSING;
  if (forms != (plural ? mo->plural.forms : 1)) return ERRCAT_FAULT_TEXT_FORMS;
  if (plain) return judge_text(translation);
  const struct slice source = {plural ? plural : id, strlen(plural ? plural : id)};
  for (uint32_t i = 0; i < forms; i++) {
    const int32_t kind = judge_template(source, mo_form(translation, i), &mo->plural, i,
                                        plural ? judge_count(parameters) : none);
    if (kind) return kind;
  }
  return 0;
}

/* Whether a text reads as a template that has blanks; the count among them, if it is a plural. */
static bool is_template(struct slice text, struct slice *count) {
  static const struct slice usual = {"count", 5};
  struct slice literal, name, rest = text;
  bool one = true;
  *count = none;
  for (enum template_piece piece;
       (piece = template_next(&rest, &literal, &name)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BAD) return false;
    if (piece != TEMPLATE_BLANK) continue;
    one &= !count->length || is_same(*count, name);
    *count = name;
  }
  const bool blanks = count->length > 0;
  if (!one) *count = has_blank(text, usual) ? usual : none;
  return blanks;
}

int32_t judge_form(const struct mo *mo, struct slice key, struct slice translation, uint32_t form) {
  const struct slice text = mo_form(translation, form);
  const char *context = strchr(key.text, '\004');
  const char *source = context ? context + 1 : key.text;
  const char *nul = source + strlen(source);
  const bool plural = nul < key.text + key.length;
  if (plural) source = nul + 1;
  struct slice count;
  if (!is_template((struct slice){source, strlen(source)}, &count)) return judge_text(text);
  return judge_template((struct slice){source, strlen(source)}, text, &mo->plural, form,
                        plural ? count : none);
}
