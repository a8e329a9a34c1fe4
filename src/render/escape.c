/* Text made safe for where it goes. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "render/escape.h"

#include "base/bidi.h"
#include "base/json_text.h"
#include "base/ordinary.h"

static const char replacement[] = "\xEF\xBF\xBD"; /* U+FFFD */

/* A NUL would end the text for whoever reads it. */
static const char *for_plain(uint32_t character, char buffer[8]) {
  (void)buffer;
  return character ? NULL : replacement;
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

/* Controls that a terminal would act upon, line breaks that would forge a line of a log, and marks
   that would reorder what follows. */
static const char *for_terminal(uint32_t character, char buffer[8]) {
  switch (character) {
  case '\n': return "\\n";
  case '\r': return "\\r";
  case '\t': return "\\t";
  default: break;
  }
  const bool is_control = character < 0x20 || (character >= 0x7F && character <= 0x9F);
  const bool is_separator = character == 0x2028 || character == 0x2029; /* of lines, paragraphs */
  return is_control || is_separator || bidi_of(character) ? json_text_hexadecimal(character, buffer)
                                                          : NULL;
}

/* Nothing that would end the element, begin a comment in it, or end a line of an old script. */
static const char *for_script(uint32_t character, char buffer[8]) {
  switch (character) {
  case '<':
  case '>':
  case '&':
  case 0x2028:
  case 0x2029: return json_text_hexadecimal(character, buffer);
  default: return json_text_escape(character, buffer);
  }
}

static void put_plain(struct output *output, const char *text, size_t length) {
  output_put(output, text, length);
}

#define SLICE(literal) \
  { literal, sizeof literal - 1 }
#define ISOLATE_MARKS SLICE(BIDI_ISOLATE_MARK), SLICE(BIDI_POP_MARK)

/* clang-format off */
const struct escape_mode escape_modes[] = {
    /*                  substitute        put_valid      markup bidi   lines  isolates */
    [ERRCAT_PLAIN]    = {for_plain,        put_plain,     false, false, true,  ISOLATE_MARKS},
    [ERRCAT_HTML]     = {for_html,         NULL,          true,  false, false, SLICE("<bdi>"), SLICE("</bdi>")},
    [ERRCAT_JSON]     = {json_text_escape, json_text_put, true,  false, true,  ISOLATE_MARKS},
    [ERRCAT_TERMINAL] = {for_terminal,     NULL,          false, true,  true,  ISOLATE_MARKS},
    [ERRCAT_SCRIPT]   = {for_script,       NULL,          true,  false, true,  ISOLATE_MARKS},
};
/* clang-format on */

/* Whether no mode changes an ASCII byte. */
static inline bool is_kept(unsigned char byte) {
  return byte >= 0x20 && byte < 0x7F && byte != '&' && byte != '<' && byte != '>' && byte != '"' &&
         byte != '\'' && byte != '\\';
}

static bool escape(struct output *output, const char *text, size_t length,
                   const struct escape_mode *mode) {
  bool all_kept = true;
  size_t run = 0; /* text from here to at goes out as it is */
  for (size_t at = 0; at < length;) {
    if (is_kept((unsigned char)text[at])) {
      at++;
      continue;
    }
    uint32_t character;
    bool valid;
    char buffer[8];
    const size_t used = utf8_decode(text + at, length - at, &character, &valid);
    const char *instead = valid ? mode->substitute(character, buffer) : replacement;
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

void escape_markup(struct output *output, const char *text, size_t length, uint32_t flags) {
  const struct escape_mode *mode = &escape_modes[flags & ESCAPE_MODE];
  if (!mode->has_markup)
    output_put(output, text, length);
  else if (mode->put_valid)
    mode->put_valid(output, text, length);
  else
    escape(output, text, length, mode);
}

bool escape_any(struct output *output, const char *text, size_t length, uint32_t flags) {
  const struct escape_mode *mode = &escape_modes[flags & ESCAPE_MODE];
  if (mode->has_markup && utf8_is_short_ascii(text, length) && text_is_ordinary(text, length)) {
    output_put(output, text, length);
    return true;
  }
  if (mode->put_valid && utf8_valid_length(text, length) == length) {
    mode->put_valid(output, text, length);
    return true;
  }
  return escape(output, text, length, mode);
}

size_t errcat_escape(const char *text, size_t length, int32_t mode, char *buffer, size_t size) {
  struct output output;
  output_open(&output, buffer, size);
  if ((uint32_t)mode > ERRCAT_SCRIPT || !text) length = 0;
  if (length == ERRCAT_NUL) length = strlen(text);
  if (length) escape_argument(&output, text, length, (uint32_t)mode);
  return output_close(&output);
}
