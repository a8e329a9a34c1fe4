/* Text made safe for where it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "render/escape.h"

#include "base/word.h"

static const char replacement[] = "\xEF\xBF\xBD";

/* A character written for what it must not be; NULL where it may stay. buffer serves the numbered
   ones. */
typedef const char *substitute(uint32_t character, char buffer[8]);

static const char *hexadecimal(uint32_t character, char buffer[8]) {
  static const char digits[] = "0123456789abcdef";
  buffer[0] = '\\';
  buffer[1] = 'u';
  for (int i = 0; i < 4; i++) buffer[2 + i] = digits[character >> (12 - 4 * i) & 15];
  buffer[6] = '\0';
  return buffer;
}

static const char *for_html(uint32_t character, char buffer[8]) {
  (void)buffer;
  switch (character) {
  case '&': return "&amp;";
  case '<': return "&lt;";
  case '>': return "&gt;";
  case '"': return "&quot;";
  case '\'': return "&#39;";
  case 0: return replacement; /* HTML, 13.2.5: U+0000 is a parse error everywhere */
  default: return NULL;
  }
}

/* RFC 8259, section 7. */
static const char *for_json(uint32_t character, char buffer[8]) {
  switch (character) {
  case '"': return "\\\"";
  case '\\': return "\\\\";
  case '\n': return "\\n";
  case '\r': return "\\r";
  case '\t': return "\\t";
  default: return character < 0x20 ? hexadecimal(character, buffer) : NULL;
  }
}

/* Controls that a terminal would act upon, line breaks that would forge a line of a log, and bidi
   controls that would reorder what follows. */
static const char *for_terminal(uint32_t character, char buffer[8]) {
  switch (character) {
  case '\n': return "\\n";
  case '\r': return "\\r";
  case '\t': return "\\t";
  default: break;
  }
  const bool acts = character < 0x20 || (character >= 0x7F && character <= 0x9F) ||
                    (character >= 0x2028 && character <= 0x202E) ||
                    (character >= 0x2066 && character <= 0x2069);
  return acts ? hexadecimal(character, buffer) : NULL;
}

/* A NUL would end the text for whoever reads it. */
static const char *for_plain(uint32_t character, char buffer[8]) {
  (void)buffer;
  return character ? NULL : replacement;
}

static substitute *const substitutes[] = {for_plain, for_html, for_json, for_terminal};

/* Whether a byte can begin a character that some mode changes. */
static inline bool is_ordinary(unsigned char byte) {
  return byte >= 0x20 && byte < 0x7F && byte != '&' && byte != '<' && byte != '>' && byte != '"' &&
         byte != '\'' && byte != '\\';
}

/* Marks the bytes that are a character, or the one that differs from it in those bits: they are 0
   once the bits are left out. */
static inline uint64_t zeros(uint64_t word, unsigned char character, unsigned char differing) {
  const uint64_t without = (word ^ WORD_ONES * character) & ~(WORD_ONES * differing);
  return (without - WORD_ONES) & ~without;
}

/* Marks a control, a quote or a backslash: what a JSON string must not hold. */
static inline uint64_t mark_json(uint64_t word) {
  return ((word - WORD_ONES * 0x20) & ~word) | zeros(word, '"', 0) | zeros(word, '\\', 0);
}

static inline bool has_special(uint64_t word) {
  const uint64_t found =
      mark_json(word) | zeros(word, '&', '&' ^ '\'') | zeros(word, '<', '<' ^ '>');
  return found & WORD_TOPS;
}

bool escape_is_ordinary(const char *text, size_t length) {
  for (; length >= 8; text += 8, length -= 8)
    if (has_special(word_load(text))) return false;
  uint64_t rest = WORD_ONES * 'a';
  memcpy(&rest, text, length);
  return !has_special(rest);
}

static bool escape(struct output *output, const char *text, size_t length, substitute *change) {
  bool all_kept = true;
  size_t run = 0; /* text from here to at goes out as it is */
  for (size_t at = 0; at < length;) {
    if (is_ordinary((unsigned char)text[at])) {
      at++;
      continue;
    }
    uint32_t character;
    bool valid;
    char buffer[8];
    const size_t used = utf8_decode(text + at, length - at, &character, &valid);
    const char *instead = valid ? change(character, buffer) : replacement;
    if (instead) {
      output_put(output, text + run, at - run);
      output_put_whole(output, instead, strlen(instead));
      run = at + used;
    }
    all_kept &= instead != replacement;
    at += used;
  }
  output_put(output, text + run, length - run);
  return all_kept;
}

/* The bytes in front that a JSON string may hold as they are. */
static size_t json_run(const char *text, size_t length) {
  size_t at = 0;
  while (length - at >= 8 && !(mark_json(word_load(text + at)) & WORD_TOPS)) at += 8;
  while (at < length && (unsigned char)text[at] >= 0x20 && text[at] != '"' && text[at] != '\\')
    at++;
  return at;
}

/* Valid UTF-8 as the inside of a JSON string. */
static void escape_json(struct output *output, const char *text, size_t length) {
  char buffer[8];
  for (size_t at = 0;;) {
    const size_t run = json_run(text + at, length - at);
    output_put(output, text + at, run);
    at += run;
    if (at == length) return;
    const char *instead = for_json((unsigned char)text[at++], buffer);
    output_put_whole(output, instead, strlen(instead));
  }
}

void escape_markup(struct output *output, const char *text, size_t length, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_JSON)
    escape_json(output, text, length);
  else
    escape(output, text, length, substitutes[flags & ESCAPE_MODE]);
}

bool escape_any(struct output *output, const char *text, size_t length, uint32_t flags) {
  const uint32_t mode = flags & ESCAPE_MODE;
  if ((mode == ERRCAT_HTML || mode == ERRCAT_JSON) && utf8_is_short_ascii(text, length) &&
      escape_is_ordinary(text, length)) {
    output_put(output, text, length);
    return true;
  }
  if ((mode == ERRCAT_PLAIN || mode == ERRCAT_JSON) && utf8_valid_length(text, length) == length) {
    if (mode == ERRCAT_PLAIN)
      output_put(output, text, length);
    else
      escape_json(output, text, length);
    return true;
  }
  return escape(output, text, length, substitutes[mode]);
}

/* ---- isolates (UAX #9) ---- */

#define FIRST_STRONG_ISOLATE "\xE2\x81\xA8"
#define POP_ISOLATE "\xE2\x81\xA9"
enum { ISOLATE_LENGTH = 3 };

bool escape_isolate(struct output *output, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_HTML) return output_put_opening(output, "<bdi>", 5, 6);
  return output_put_opening(output, FIRST_STRONG_ISOLATE, ISOLATE_LENGTH, ISOLATE_LENGTH);
}

void escape_isolate_end(struct output *output, bool opened, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_HTML)
    output_put_closing(output, "</bdi>", 6, opened);
  else
    output_put_closing(output, POP_ISOLATE, ISOLATE_LENGTH, opened);
}

/* What bears on isolates: a mark that opens or closes one, and what ends a paragraph and with it all
   that is open (class B; X8). */
enum bidi { OTHER, OPENS, CLOSES, ENDS_LINE, ENDS_PARAGRAPH };

/* What is none of these is one byte long: a lead byte need not have its trail behind it, and no
   character of these has a trail byte in front. */
static enum bidi bidi_at(const char *text, size_t length, size_t *used) {
  const unsigned char first = (unsigned char)text[0];
  *used = 1;
  if (first == '\r' && length > 1 && text[1] == '\n') *used = 2; /* P1: one separator */
  if (first == '\r' || first == '\n') return ENDS_LINE;
  if (first >= 0x1C && first <= 0x1E) return ENDS_PARAGRAPH;
  if (first == 0xC2 && length >= 2 && text[1] == '\x85') { /* U+0085 */
    *used = 2;
    return ENDS_PARAGRAPH;
  }
  if (first != 0xE2 || length < 3) return OTHER;
  const unsigned char last = (unsigned char)text[2];
  if (text[1] == '\x80' && last == 0xA9) { /* U+2029 */
    *used = 3;
    return ENDS_PARAGRAPH;
  }
  if (text[1] != '\x81' || last < 0xA6 || last > 0xA9) return OTHER;
  *used = ISOLATE_LENGTH;
  return last == 0xA9 ? CLOSES : OPENS;
}

/* An argument on its way, isolated. */
struct isolation {
  struct output *output;
  uint32_t flags;
  bool opened;          /* the isolate round it found room */
  size_t depth, inside; /* of its own isolates: open, and of these, those that found room */
};

static void open_inside(struct isolation *isolation, const char *mark) {
  isolation->inside += output_put_opening(isolation->output, mark, ISOLATE_LENGTH, ISOLATE_LENGTH);
  isolation->depth++;
}

/* Where there was no room for one, there was none for those in it either. */
static void close_inside(struct isolation *isolation) {
  const bool opened = isolation->inside == isolation->depth;
  output_put_closing(isolation->output, POP_ISOLATE, ISOLATE_LENGTH, opened);
  isolation->inside -= opened;
  isolation->depth--;
}

/* HTML's line breaks are white space to it, and where they break lines all the same, an element is
   closed and opened anew by the one who shows it (CSS Writing Modes, 2.4.4); the argument's own marks
   are not. */
static void end_paragraph(struct isolation *isolation, enum bidi kind, const char *text,
                          size_t length) {
  const uint32_t flags = isolation->flags;
  const bool splits = kind == ENDS_PARAGRAPH || (flags & ESCAPE_MODE) != ERRCAT_HTML;
  while (isolation->depth) close_inside(isolation);
  if (splits) escape_isolate_end(isolation->output, isolation->opened, flags);
  escape_argument(isolation->output, text, length, flags);
  if (splits) isolation->opened = escape_isolate(isolation->output, flags);
}

/* The argument between its isolate's marks, its own marks balanced in each paragraph. */
static bool escape_balanced(struct isolation *isolation, const char *text, size_t length) {
  bool valid = true;
  size_t run = 0, used; /* where what is not written yet begins */
  for (size_t at = 0; at < length; at += used) {
    const enum bidi kind = bidi_at(text + at, length - at, &used);
    if (kind == OTHER) continue;
    valid &= escape_argument(isolation->output, text + run, at - run, isolation->flags);
    run = at + used;
    if (kind == OPENS) {
      open_inside(isolation, text + at);
    } else if (kind == CLOSES) {
      if (!isolation->depth) open_inside(isolation, FIRST_STRONG_ISOLATE);
      close_inside(isolation);
    } else {
      end_paragraph(isolation, kind, text + at, used);
    }
  }
  valid &= escape_argument(isolation->output, text + run, length - run, isolation->flags);
  while (isolation->depth) close_inside(isolation);
  return valid;
}

bool escape_isolated(struct output *output, const char *text, size_t length, uint32_t flags) {
  struct isolation isolation = {output, flags, escape_isolate(output, flags), 0, 0};
  const bool valid = (flags & ESCAPE_MODE) == ERRCAT_TERMINAL
                         ? escape_argument(output, text, length, flags)
                         : escape_balanced(&isolation, text, length);
  escape_isolate_end(output, isolation.opened, flags);
  return valid;
}

size_t errcat_escape(const char *text, size_t length, uint32_t flags, char *buffer, size_t size) {
  struct output output;
  output_open(&output, buffer, size);
  if (length == ERRCAT_NUL) length = strlen(text);
  if (length) escape_argument(&output, text, length, flags);
  return output_close(&output);
}
