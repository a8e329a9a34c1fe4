/* Characters that make a translation unusable. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/characters.h"

#include <errcat.h>

#include "base/bidi.h"
#include "base/block.h"
#include "base/utf8.h"
#include "base/word.h"

/* What a text has that a translation should not have unless its source does. */
struct traits {
  bool is_valid, is_blank, has_wide_braces;
  uint64_t controls[3]; /* a bit for each control character */
  bool reorders;        /* has a bidi override, or an embedding or isolate that is not closed */
  bool embeds;          /* has a bidi embedding or isolate */
  uint64_t open;  /* a bit for each of these that is open, set if it is an isolate; the innermost
                           is the lowest bit */
  unsigned depth; /* how many are open */
};

static bool is_control(uint32_t c) {
  return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

/* Braces to the eye: full-width, small and ornamental ones. */
static bool is_wide_brace(uint32_t c) {
  return c == 0xFF5B || c == 0xFF5D || c == 0xFE5B || c == 0xFE5C || c == 0x2774 || c == 0x2775;
}

/* White space, and characters that are not seen. */
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

static inline block find_unprintable(block bytes) {
  return (block)(bytes - 0x20 > 0x7E - 0x20);
}

/* Whether a text is printable ASCII and begins with no space, so that nothing in it needs a look. */
static bool is_plain(struct slice text) {
  return text.length && *text.text != ' ' &&
         !block_finds(find_unprintable, text.text, text.length, ' ');
}

static inline block load(struct slice text) {
  return text.length >= BLOCK_SIZE ? block_load(text.text)
                                   : block_load_part(text.text, text.length, '\0');
}

/* How many of up to BLOCK_SIZE bytes, from the first on, are printable ASCII. Clears *blank if one of
   them is no space. */
static inline size_t count_printable(struct slice text, bool *blank) {
  const block bytes = load(text);
  const unsigned printable = block_count(find_unprintable(bytes));
  if (block_count((block)(bytes != ' ')) < printable) *blank = false;
  return printable;
}

static inline bool is_behind(char byte) {
  return ((unsigned char)byte & 0xC0) == 0x80;
}

/* The bytes of a letter that needs no further look: of two bytes from U+00C0 on, of three from U+4000 to
   U+CFFF; 0 of any other character. Of several letters (word_pairs()), if eight bytes have more. */
static inline size_t letter_length(struct slice text) {
  const unsigned char first = text.length ? (unsigned char)*text.text : 0;
  const size_t pairs = first >= 0xD0 && text.length >= 8 ? word_pairs(word_load(text.text)) : 0;
  if (pairs) return pairs;
  const size_t length = first >= 0xC3 && first <= 0xDF ? 2 : first >= 0xE4 && first <= 0xEC ? 3 : 0;
  return length && text.length >= length && is_behind(text.text[1]) &&
                 is_behind(text.text[length - 1])
             ? length
             : 0;
}

/* The bytes at the front that need no further look: words of letters go on behind a space. Clears *blank
   if one of them is no space. */
static size_t harmless_length(struct slice text, bool *blank) {
  size_t length = count_printable(text, blank);
  for (size_t more;
       (more = letter_length((struct slice){text.text + length, text.length - length})) != 0;) {
    length += more;
    length += length < text.length && text.text[length] == ' ';
    *blank = false;
  }
  return length;
}

static struct traits look(struct slice text) {
  struct traits traits = {.is_valid = true, .is_blank = true};
  for (size_t at = 0; at < text.length;) {
    const struct slice rest = {text.text + at, text.length - at};
    const size_t harmless = harmless_length(rest, &traits.is_blank);
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

/* Why a text is refused for what it has and its source does not have; 0: it is not. */
static int32_t compare(const struct traits *text, const struct traits *source) {
  if (!text->is_valid) return ERRCAT_DIAGNOSTIC_TEXT_UTF8;
  for (int i = 0; i < 3; i++)
    if (text->controls[i] & ~source->controls[i]) return ERRCAT_DIAGNOSTIC_TEXT_CONTROL;
  if (text->reorders && !source->reorders) return ERRCAT_DIAGNOSTIC_TEXT_BIDI;
  return text->is_blank && !source->is_blank ? ERRCAT_DIAGNOSTIC_TEXT_EMPTY : 0;
}

static const struct traits nothing;

int32_t validate_text(struct slice text) {
  if (is_plain(text)) return 0;
  const struct traits traits = look(text);
  return compare(&traits, &nothing);
}

int32_t validate_characters(struct slice source, struct slice text) {
  if (is_plain(text)) return 0;
  /* Most translations have nothing of the kind: then the source need not be looked at. */
  const struct traits of_text = look(text);
  if (!compare(&of_text, &nothing) && !of_text.has_wide_braces && !of_text.embeds) return 0;
  const struct traits of_source = look(source);
  const int32_t kind = compare(&of_text, &of_source);
  if (kind) return kind;
  if (of_text.has_wide_braces && !of_source.has_wide_braces)
    return ERRCAT_DIAGNOSTIC_TEXT_WIDE_BRACES;
  return of_text.embeds && !of_source.embeds ? ERRCAT_DIAGNOSTIC_TEXT_BIDI_CLOSED : 0;
}
