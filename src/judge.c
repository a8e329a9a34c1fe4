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

static bool has_blank(struct slice text, struct slice name) {
  struct slice literal, other;
  for (enum template_piece piece;
       (piece = template_next(&text, &literal, &other)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BAD) return false;
    if (piece == TEMPLATE_BLANK && other.length == name.length &&
        !memcmp(other.text, name.text, name.length))
      return true;
  }
  return false;
}

/* Every blank of text is one of other's, but that optional need not be. */
static int32_t blanks_within(struct slice text, struct slice other, const char *optional) {
  struct slice literal, name;
  for (enum template_piece piece;
       (piece = template_next(&text, &literal, &name)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BAD) return ERRCAT_FAULT_TEXT_BRACES;
    if (piece != TEMPLATE_BLANK || has_blank(other, name)) continue;
    if (!optional || strlen(optional) != name.length || memcmp(optional, name.text, name.length))
      return ERRCAT_FAULT_TEXT_PLACEHOLDERS;
  }
  return 0;
}

int32_t judge_template(struct slice source, struct slice text, const struct plural *plural,
                       uint32_t form, const char *count) {
  int32_t kind = judge_text(text);
  if (!kind) kind = blanks_within(text, source, NULL);
  if (!kind) kind = blanks_within(source, text, count);
  /* Only the count can still be missing. */
  if (!kind && count && plural && blanks_within(source, text, NULL) &&
      !plural_serves_one(plural, form))
    kind = ERRCAT_FAULT_TEXT_COUNT_NEEDED;
  return kind;
}

const char *judge_count(const errcat_parameter *parameters) {
  for (; parameters && parameters->name; parameters++)
    if (parameters->type == ERRCAT_COUNT) return parameters->name;
  return NULL;
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
                                        plural ? judge_count(parameters) : NULL);
    if (kind) return kind;
  }
  return 0;
}
