/* Text made safe for where it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "escape.h"

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

void escape_markup(struct sink *sink, const char *text, size_t length, uint32_t flags) {
  escape(sink, text, length, substitutes[flags & ESCAPE_MODE]);
}

bool escape_argument(struct sink *sink, const char *text, size_t length, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_PLAIN && length < 32) {
    /* Most names are short and ASCII. */
    unsigned char seen = 0;
    for (size_t i = 0; i < length; i++) seen |= (unsigned char)text[i];
    if (seen < 0x80) {
      sink_put(sink, text, length);
      return true;
    }
  }
  if ((flags & ESCAPE_MODE) == ERRCAT_PLAIN && utf8_valid_length(text, length) == length) {
    sink_put(sink, text, length);
    return true;
  }
  return escape(sink, text, length, substitutes[flags & ESCAPE_MODE]);
}

void escape_isolate(struct sink *sink, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_HTML)
    sink_put_whole(sink, "<bdi>", 5);
  else
    sink_put_whole(sink, "\xE2\x81\xA8", 3);
}

void escape_isolate_end(struct sink *sink, uint32_t flags) {
  if ((flags & ESCAPE_MODE) == ERRCAT_HTML)
    sink_put_whole(sink, "</bdi>", 6);
  else
    sink_put_whole(sink, "\xE2\x81\xA9", 3);
}
