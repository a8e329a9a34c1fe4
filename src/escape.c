/* Text made safe for where it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "escape.h"

#include "word.h"

#define REPLACEMENT "\xEF\xBF\xBD"

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
  case 0: return REPLACEMENT; /* HTML, 13.2.5: U+0000 is a parse error everywhere */
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

static const char *for_plain(uint32_t character, char buffer[8]) {
  (void)character;
  (void)buffer;
  return NULL;
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

static bool escape(struct sink *sink, const char *text, size_t length, substitute *change) {
  bool all_valid = true;
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
    const char *instead = valid ? change(character, buffer) : REPLACEMENT;
    if (instead) {
      sink_put(sink, text + run, at - run);
      sink_put_whole(sink, instead, strlen(instead));
      run = at + used;
    }
    all_valid &= valid;
    at += used;
  }
  sink_put(sink, text + run, length - run);
  return all_valid;
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
static void escape_json(struct sink *sink, const char *text, size_t length) {
  char buffer[8];
  for (size_t at = 0;;) {
    const size_t run = json_run(text + at, length - at);
    sink_put(sink, text + at, run);
    at += run;
    if (at == length) return;
    const char *instead = for_json((unsigned char)text[at++], buffer);
    sink_put_whole(sink, instead, strlen(instead));
  }
}

void escape_markup(struct sink *sink, const char *text, size_t length, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_JSON)
    escape_json(sink, text, length);
  else
    escape(sink, text, length, substitutes[flags & ESCAPE_MODE]);
}

bool escape_any(struct sink *sink, const char *text, size_t length, uint32_t flags) {
  const uint32_t mode = flags & ESCAPE_MODE;
  if ((mode == ERRCAT_HTML || mode == ERRCAT_JSON) && utf8_is_short_ascii(text, length) &&
      escape_is_ordinary(text, length)) {
    sink_put(sink, text, length);
    return true;
  }
  if ((mode == ERRCAT_PLAIN || mode == ERRCAT_JSON) && utf8_valid_length(text, length) == length) {
    if (mode == ERRCAT_PLAIN)
      sink_put(sink, text, length);
    else
      escape_json(sink, text, length);
    return true;
  }
  return escape(sink, text, length, substitutes[mode]);
}

#define FIRST_STRONG_ISOLATE "\xE2\x81\xA8"
#define POP_ISOLATE "\xE2\x81\xA9"

bool escape_balanced(struct sink *sink, const char *text, size_t length, uint32_t flags) {
  size_t open = 0, run = 0; /* isolates; where what is not written yet begins */
  bool valid = true;
  if ((flags & ESCAPE_MODE) == ERRCAT_TERMINAL) return escape_argument(sink, text, length, flags);
  for (size_t at = 0; length - at >= 3; at++) {
    const unsigned char last = (unsigned char)text[at + 2];
    if (memcmp(text + at, POP_ISOLATE, 2) != 0 || last < 0xA6 || last > 0xA9) continue;
    if (last < 0xA9) {
      open++;
    } else if (open) {
      open--;
    } else {
      valid &= escape_argument(sink, text + run, at - run, flags);
      sink_put_whole(sink, FIRST_STRONG_ISOLATE, 3);
      run = at;
    }
  }
  valid &= escape_argument(sink, text + run, length - run, flags);
  for (; open; open--) sink_put_whole(sink, POP_ISOLATE, 3);
  return valid;
}

void escape_isolate(struct sink *sink, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_HTML)
    sink_put_whole(sink, "<bdi>", 5);
  else
    sink_put_whole(sink, FIRST_STRONG_ISOLATE, 3);
}

void escape_isolate_end(struct sink *sink, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_HTML)
    sink_put_whole(sink, "</bdi>", 6);
  else
    sink_put_whole(sink, POP_ISOLATE, 3);
}

size_t errcat_escape(const char *text, size_t length, uint32_t flags, char *buffer, size_t size) {
  struct sink sink;
  sink_open(&sink, buffer, size);
  if (length == ERRCAT_NUL) length = strlen(text);
  if (length) escape_argument(&sink, text, length, flags);
  return sink_close(&sink);
}
