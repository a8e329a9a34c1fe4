/* Arguments isolated (UAX #9). SPDX-License-Identifier: LGPL-2.1-or-later */
#include "render/isolate.h"

#include "base/bidi.h"

static const struct escape_mode *mode_of(uint32_t flags) {
  return &escape_modes[flags & ESCAPE_MODE];
}

bool isolate_open(struct output *output, uint32_t flags) {
  const struct escape_mode *mode = mode_of(flags);
  return output_put_opening(output, mode->isolate.text, mode->isolate.length,
                            mode->isolate_end.length);
}

void isolate_close(struct output *output, bool opened, uint32_t flags) {
  const struct escape_mode *mode = mode_of(flags);
  output_put_closing(output, mode->isolate_end.text, mode->isolate_end.length, opened);
}

/* What bears on isolates: a mark that opens or closes one, and what ends a paragraph and with it all
   that is open (class B; X8). */
enum event { NONE, OPENS, CLOSES, ENDS_LINE, ENDS_PARAGRAPH };

/* What is none of these is one byte long: a lead byte need not have its trail behind it, and no
   character of these has a trail byte in front. */
static enum event event_at(const char *text, size_t length, size_t *used) {
  const unsigned char first = (unsigned char)text[0];
  *used = 1;
  if (first == '\r' && length > 1 && text[1] == '\n') *used = 2; /* P1: one separator */
  if (first == '\r' || first == '\n') return ENDS_LINE;
  if (first >= 0x1C && first <= 0x1E) return ENDS_PARAGRAPH;
  if (first == 0xC2 && length >= 2 && text[1] == '\x85') { /* U+0085 */
    *used = 2;
    return ENDS_PARAGRAPH;
  }
  if (first != 0xE2 || length < BIDI_LENGTH) return NONE;
  if (text[1] == '\x80' && text[2] == '\xA9') { /* U+2029 */
    *used = 3;
    return ENDS_PARAGRAPH;
  }
  const enum bidi mark = bidi_isolate_at(text);
  if (mark) *used = BIDI_LENGTH;
  return mark == BIDI_ISOLATE ? OPENS : mark == BIDI_POP_ISOLATE ? CLOSES : NONE;
}

/* An argument that is being written. */
struct isolation {
  struct output *output;
  uint32_t flags;
  bool opened;   /* there was room for the isolate round it */
  size_t depth;  /* how many of its own isolates are open */
  size_t inside; /* and for how many of these there was room */
};

static void open_inside(struct isolation *isolation, const char *mark) {
  isolation->inside += output_put_opening(isolation->output, mark, BIDI_LENGTH, BIDI_LENGTH);
  isolation->depth++;
}

/* Where there was no room for one, there was none for those in it either. */
static void close_inside(struct isolation *isolation) {
  const bool opened = isolation->inside == isolation->depth;
  output_put_closing(isolation->output, BIDI_POP_MARK, BIDI_LENGTH, opened);
  isolation->inside -= opened;
  isolation->depth--;
}

/* Line breaks are white space to HTML. Where they are shown as line breaks all the same, the browser
   closes an element before them and opens it anew behind (CSS Writing Modes, 2.4.4), but not the
   argument's own marks. */
static void end_paragraph(struct isolation *isolation, enum event event, const char *text,
                          size_t length) {
  const uint32_t flags = isolation->flags;
  const bool splits = event == ENDS_PARAGRAPH || mode_of(flags)->breaks_lines;
  while (isolation->depth) close_inside(isolation);
  if (splits) isolate_close(isolation->output, isolation->opened, flags);
  escape_argument(isolation->output, text, length, flags);
  if (splits) isolation->opened = isolate_open(isolation->output, flags);
}

/* Writes the text with its own marks balanced in each paragraph. */
static bool put_balanced(struct isolation *isolation, const char *text, size_t length) {
  bool valid = true;
  size_t run = 0, used; /* run: where the text that is not written yet begins */
  for (size_t at = 0; at < length; at += used) {
    const enum event event = event_at(text + at, length - at, &used);
    if (event == NONE) continue;
    valid &= escape_argument(isolation->output, text + run, at - run, isolation->flags);
    run = at + used;
    if (event == OPENS) {
      open_inside(isolation, text + at);
    } else if (event == CLOSES) {
      if (!isolation->depth) open_inside(isolation, BIDI_ISOLATE_MARK);
      close_inside(isolation);
    } else {
      end_paragraph(isolation, event, text + at, used);
    }
  }
  valid &= escape_argument(isolation->output, text + run, length - run, isolation->flags);
  while (isolation->depth) close_inside(isolation);
  return valid;
}

bool isolate_argument(struct output *output, const char *text, size_t length, uint32_t flags) {
  struct isolation isolation = {output, flags, isolate_open(output, flags), 0, 0};
  const bool valid = mode_of(flags)->shows_bidi ? escape_argument(output, text, length, flags)
                                                : put_balanced(&isolation, text, length);
  isolate_close(output, isolation.opened, flags);
  return valid;
}
