/* One scanner over the input, which knows at each civil time what it has seen of the next piece.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "input.h"

#include <errno.h>
#include <string.h>

#include "cli.h"
#include "curl.h"

/* What the piece is known to be so far; each has a function below. */
enum { START, HEAD, BODY, OBJECT, WORDS, BROKEN, SKIPPED };

/* How many brackets before a text are kept for it. */
enum { LEAD_MAX = 64 };

/* What an open array expects. */
enum { ELEMENT_OR_END, ELEMENT, COMMA_OR_END };

enum step { STEP_ON, STEP_MORE, STEP_PIECE, STEP_END };

void input_open(struct input *input, int descriptor, char *bytes) {
  *input = (struct input){.descriptor = descriptor, .bytes = bytes, .line = 1, .unbroken = true};
}

void input_fill(struct input *input) {
  const size_t done = input->at - input->lead;
  input->length -= done;
  input->before += done;
  memmove(input->bytes, input->bytes + done, input->length);
  input->at = input->lead;
  const ssize_t count =
      cli_read(input->descriptor, input->bytes + input->length, INPUT_SIZE - input->length);
  if (count < 0) input->error = errno;
  if (count <= 0)
    input->ended = true;
  else
    input->length += (size_t)count;
}

/* ---- what has come ---- */

static bool is_blank(char c) {
  return c == ' ' || c == '\t';
}

static bool is_space(char c) {
  return is_blank(c) || c == '\r' || c == '\n';
}

static const char *text_of(const struct input *input) {
  return input->bytes + input->at;
}

static size_t left_of(const struct input *input) {
  return input->length - input->at;
}

/* Whether the text at an offset of the piece begins so; *unknown if too little of it has come. */
static bool begins(const struct input *input, size_t at, const char *with, bool *unknown) {
  const size_t length = strlen(with), left = left_of(input) - at;
  const bool equal = !memcmp(text_of(input) + at, with, left < length ? left : length);
  if (equal && left < length && !input->ended) *unknown = true;
  return equal && left >= length;
}

static bool begins_response(const struct input *input, size_t at, bool *unknown) {
  return begins(input, at, input->marked ? "< HTTP/" : "HTTP/", unknown);
}

/* The offset of the line behind an offset; false if it has not come. */
static bool next_line(const struct input *input, size_t at, size_t *next) {
  const char *end = memchr(text_of(input) + at, '\n', left_of(input) - at);
  if (end) *next = (size_t)(end - text_of(input)) + 1;
  return end != NULL;
}

/* ---- pieces ---- */

/* Goes on behind bytes of the piece; what stands behind them is not looked at. */
static void leave(struct input *input, size_t length) {
  const char *at = text_of(input), *const end = at + length;
  while (at < end && (at = memchr(at, '\n', (size_t)(end - at))) != NULL) {
    input->line++;
    at++;
  }
  input->at += length;
  input->scanned = 0;
  input->unbroken = length && input->bytes[input->at - 1] == '\n';
  if (input->unbroken) input->indent = 0;
}

static enum step take(struct input *input, struct piece *piece, enum piece_kind kind,
                      size_t length) {
  const char *text = text_of(input);
  *piece = (struct piece){kind, text, length, input->line};
  while (piece->length && is_space(text[piece->length - 1])) piece->length--;
  leave(input, length);
  input->phase = START;
  input->marked = false;
  input->lead = 0;
  input->expects = COMMA_OR_END;
  return STEP_PIECE;
}

/* What was scanned is the piece: an object alone, or one with heads before it. */
static enum step take_scanned(struct input *input, struct piece *piece) {
  const bool is_object = *text_of(input) == '{';
  return take(input, piece, is_object ? PIECE_OBJECT : PIECE_RESPONSE, input->scanned);
}

static enum step take_line(struct input *input, struct piece *piece, size_t length) {
  *piece = (struct piece){PIECE_LINE, text_of(input), length, input->line};
  while (is_space(piece->text[piece->length - 1])) piece->length--;
  input->at += piece->length;
  input->unbroken = false;
  input->expects = COMMA_OR_END;
  return STEP_PIECE;
}

void input_divide(struct input *input, const struct piece *piece) {
  input->at -= piece->length;
  input->unbroken = false;
  input->expects = ELEMENT;
}

/* ---- the phases ---- */

/* ---- arrays ---- */

/* What stands in an array where it cannot is told once. */
static void expect(struct input *input, bool right) {
  if (right || input->faulty || input->debris) return;
  input->faulty = true;
  input->misplaced = input->line;
}

/* An object, an array or another value of an open array begins here. */
static void begin_element(struct input *input) {
  if (!input->arrays) return;
  expect(input, input->expects != COMMA_OR_END);
  input->expects = ELEMENT;
}

static void open_array(struct input *input) {
  begin_element(input);
  if (!input->first_array) input->first_array = input->line;
  if (!input->arrays++) input->faulty = false;
  input->expects = ELEMENT_OR_END;
}

static void close_array(struct input *input) {
  expect(input, input->expects != ELEMENT);
  if (!--input->arrays) input->headed = false;
  input->expects = COMMA_OR_END;
}

static void take_comma(struct input *input) {
  expect(input, input->expects == COMMA_OR_END);
  input->expects = ELEMENT;
}

/* White space, what stands between the elements of an array, and what is left of a broken object that
   was retreated from. */
static void skip_space(struct input *input) {
  for (; input->at < input->length && !input->misplaced; input->at++) {
    const char c = *text_of(input);
    if (c == '\n') {
      input->line++;
      input->unbroken = true;
      input->indent = 0;
    } else if (is_space(c)) {
      input->indent += input->unbroken;
    } else if (c == '[') {
      open_array(input);
    } else if (c == ',' && input->arrays) {
      take_comma(input);
    } else if (c == ']' && input->arrays) {
      close_array(input);
    } else if (!input->debris || (c != ',' && c != ']' && c != '}')) {
      return;
    }
    input->lead = c == '[' || (is_blank(c) && input->lead) ? (input->lead + 1) % LEAD_MAX : 0;
  }
}

static enum step take_misplaced(struct input *input, struct piece *piece) {
  *piece = (struct piece){PIECE_MISPLACED, text_of(input), 0, input->misplaced};
  input->misplaced = 0;
  return STEP_PIECE;
}

/* Behind a string, a number or a word on one line, or NULL; *unknown if its end has not come. */
static const char *scalar_end(const struct input *input, const char *at, bool *unknown) {
  const char *const end = text_of(input) + left_of(input), *const start = at;
  if (*at == '"') {
    for (at++; at < end && *at != '"' && *at != '\n'; at++)
      if (*at == '\\' && end - at > 1 && at[1] != '\n') at++;
    if (at < end) return *at == '"' ? at + 1 : NULL;
  } else {
    while (at < end && object_is_word(*at)) at++;
    if (at < end) return at > start ? at : NULL;
  }
  *unknown |= !input->ended;
  return at;
}

/* The length of a value of the open arrays that is no object, if nothing stands behind it but a comma,
   brackets and what may begin another piece; else 0: the line is text. */
static size_t scalar_length(const struct input *input, bool *unknown) {
  const char *const end = text_of(input) + left_of(input);
  const char *const behind = scalar_end(input, text_of(input), unknown), *at = behind;
  size_t open = input->arrays;
  if (!behind) return 0;
  for (; at < end && *at != '\n' && (is_space(*at) || (*at == ']' && open)); at++)
    open -= *at == ']';
  if (at == end) *unknown |= !input->ended;
  return at == end || (*at && strchr("\n,{[", *at)) ? (size_t)(behind - text_of(input)) : 0;
}

/* Whether an array that begins at the offset has an object. */
static bool has_object(const struct input *input, size_t offset, bool *unknown) {
  const char *at = text_of(input) + offset, *const end = text_of(input) + left_of(input);
  size_t open = 0;
  do {
    if (*at == '{') return true;
    open += *at == '[';
    open -= *at == ']';
    if (*at == '[' || *at == ']' || *at == ',' || is_space(*at))
      at++;
    else if ((at = scalar_end(input, at, unknown)) == NULL)
      return false;
  } while (at < end && open);
  if (open) *unknown |= !input->ended;
  return false;
}

static enum step scan_object(struct input *input, size_t at) {
  input->object = (struct object){.retried = input->before + input->at + at < input->broken};
  input->scanned = at;
  input->phase = OBJECT;
  return STEP_ON;
}

static enum step scan_head(struct input *input, size_t at) {
  input->head = input->scanned = at;
  input->phase = HEAD;
  input->headed = false;
  return STEP_ON;
}

/* A head of curl -v at an offset; what stands before it is left. */
static enum step scan_marked(struct input *input, size_t at) {
  bool whole;
  char *head = input->bytes + input->at + at;
  const size_t length = curl_head_end(head, left_of(input) - at, &whole);
  if (!whole && !input->ended) return STEP_MORE;
  leave(input, at + curl_unmark(head, length));
  input->marked = true;
  return scan_head(input, 0);
}

/* Makes white space of what curl says between a head and its body; false if more must come first. */
static bool blank_marked(struct input *input, size_t at) {
  for (size_t next; at < left_of(input); at = next) {
    char *const line = input->bytes + input->at + at;
    const bool whole = next_line(input, at, &next);
    if (!whole) next = left_of(input);
    size_t blank = 0;
    while (blank < next - at && is_space(line[blank])) blank++;
    bool unknown = false;
    const bool counts = begins(input, at, "{ [", &unknown);
    const bool is_value = (*line == '{' || *line == '[') && !counts && !unknown;
    if (blank < next - at && !curl_is_own(line, next - at))
      return whole || input->ended || is_value;
    if (!whole && !input->ended) return false;
    memset(line, ' ', next - at - whole);
  }
  return true;
}

/* Whether an object begins at the offset, or an array of them: brackets and a member's name, white space
   between, but not before the first. *at moves on past what cannot be its beginning either. */
static bool begins_json(const struct input *input, size_t *at, bool *unknown) {
  const char *text = text_of(input);
  char last = '\n';
  for (; *at < left_of(input); ++*at) {
    const char c = text[*at];
    if (c == '\n' && last == '\n') return false;
    if (is_space(c)) continue;
    if (last == '{') return c == '"' || c == '}';
    if (c != '{' && c != '[') return false;
    last = c;
  }
  *unknown |= !input->ended;
  return false;
}

/* Where an object begins that a line of words ends in, and whose members stand on the lines behind; 0: there
   is none. */
static size_t object_behind(const struct input *input, size_t next, bool *unknown) {
  const char *const text = text_of(input);
  size_t at = next;
  while (at && is_space(text[at - 1])) at--;
  const size_t object = at ? at - 1 : 0;
  if (!object || text[object] != '{') return 0;
  at = object;
  return begins_json(input, &at, unknown) ? object : 0;
}

/* A line that begins as no JSON: curl's own, or text. cut: nothing has come any more. */
static enum step start_line(struct input *input, struct piece *piece, bool cut) {
  bool unknown = false;
  size_t length = left_of(input);
  const bool whole = next_line(input, 0, &length);
  if (!whole && !input->ended) return STEP_MORE;
  const size_t object = whole ? object_behind(input, length, &unknown) : 0;
  if (unknown) return STEP_MORE;
  input->arrays = 0;
  input->debris = input->headed = false;
  if (curl_begins_head(text_of(input), left_of(input))) return scan_marked(input, 0);
  if (object || curl_is_own(text_of(input), length - whole)) {
    leave(input, object ? object : length);
    input->lead = 0;
    return STEP_ON;
  }
  const size_t lead = input->lead;
  take(input, piece, cut ? PIECE_CUT : PIECE_TEXT, length - whole);
  piece->text -= lead;
  piece->length += lead;
  return STEP_PIECE;
}

/* Nearly always a whole line is one object, which whoever reads it finds out at no cost. */
static enum step start(struct input *input, struct piece *piece) {
  bool unknown = false;
  size_t next;
  if (input->before + input->at == 0 && begins(input, 0, "\xEF\xBB\xBF", &unknown)) input->at = 3;
  skip_space(input);
  if (input->misplaced) return take_misplaced(input, piece);
  const size_t left = left_of(input);
  if (unknown || (!left && !input->ended)) return STEP_MORE;
  if (!left && !input->arrays) return STEP_END;
  const bool cut = !left;
  if (!cut && *text_of(input) == '{' && !begins(input, 0, "{ [", &unknown) && !unknown) {
    begin_element(input);
    if (input->misplaced) return take_misplaced(input, piece);
    if (input->unbroken && next_line(input, 0, &next)) return take_line(input, piece, next - 1);
    return scan_object(input, 0);
  }
  if (!cut && begins_response(input, 0, &unknown)) return scan_head(input, 0);
  const size_t element = cut || !input->arrays ? 0 : scalar_length(input, &unknown);
  if (element && !unknown) begin_element(input);
  if (input->misplaced) return take_misplaced(input, piece);
  if (element && !unknown) return take(input, piece, PIECE_TEXT, element);
  if (unknown) return STEP_MORE;
  return start_line(input, piece, cut);
}

/* RFC 9112, 5: a token and a colon, or what a line before is continued with. A line that is cut may
   end in the token. */
static bool is_field(const char *line, size_t length, bool whole) {
  size_t at = 0;
  if (*line == ' ' || *line == '\t') return true;
  while (at < length && line[at] > ' ' && line[at] < 0x7F &&
         !strchr("\"(),/:;<=>?@[\\]{}", line[at]))
    at++;
  return at && (at < length ? line[at] == ':' : !whole);
}

/* Line by line. A head without the empty line that ends it has no body. */
static enum step scan_fields(struct input *input, struct piece *piece) {
  for (size_t next; input->scanned < left_of(input); input->scanned = next) {
    const bool whole = next_line(input, input->scanned, &next);
    if (!whole) next = left_of(input);
    if (!whole && !input->ended) return STEP_MORE;
    const char *line = text_of(input) + input->scanned;
    const size_t length = next - input->scanned;
    if (*line == '\n' || (*line == '\r' && length == 2)) {
      input->scanned = next;
      input->phase = BODY;
      return STEP_ON;
    }
    if (input->scanned > input->head && !is_field(line, length, whole))
      return take_scanned(input, piece);
  }
  return input->ended ? take_scanned(input, piece) : STEP_MORE;
}

/* The array's brackets are looked at as an array's without a head are. */
static enum step take_head(struct input *input, struct piece *piece, size_t length) {
  input->arrays = 0;
  input->headed = true;
  return take(input, piece, PIECE_HEAD, length);
}

/* "HTTP/1.1 100 Continue", "HTTP/2 301": not the answer to be told, if there is another. */
static bool is_interim(const struct input *input) {
  const char *status = text_of(input) + input->head;
  while (*status != ' ' && *status != '\n') status++;
  return status[0] == ' ' && status[1] >= '1' && status[1] <= '3';
}

static enum step scan_body(struct input *input, struct piece *piece) {
  bool unknown = false;
  size_t at = input->scanned;
  if (input->marked && !blank_marked(input, at)) return STEP_MORE;
  if (begins(input, at, "\xEF\xBB\xBF", &unknown)) at += 3;
  while (at < left_of(input) && is_space(text_of(input)[at])) at++;
  const char first = at < left_of(input) ? text_of(input)[at] : '\0';
  if (first == '{') return scan_object(input, at);
  if (first == '[' && has_object(input, at, &unknown)) return take_head(input, piece, at);
  const bool another = at < left_of(input) && begins_response(input, at, &unknown);
  if (unknown || (at == left_of(input) && !input->ended)) return STEP_MORE;
  if (another && is_interim(input))
    return input->marked ? scan_marked(input, at) : scan_head(input, at);
  input->scanned = at;
  if (another || at == left_of(input)) return take_scanned(input, piece);
  input->phase = WORDS;
  return STEP_ON;
}

/* A body that is no object: up to a line that looks like something of its own. */
static enum step scan_words(struct input *input, struct piece *piece) {
  for (size_t next; next_line(input, input->scanned, &next);) {
    bool unknown = false;
    size_t behind = next;
    const bool apart = begins_response(input, next, &unknown) ||
                       begins_json(input, &behind, &unknown) ||
                       (input->marked && begins(input, next, "* ", &unknown));
    if (unknown) return STEP_MORE;
    input->scanned = apart ? next : behind;
    if (apart) return take_scanned(input, piece);
  }
  if (!input->ended) return STEP_MORE;
  input->scanned = left_of(input);
  return take_scanned(input, piece);
}

/* What seemed to be within the object may have been others behind its beginning. */
static enum step retreat(struct input *input, struct piece *piece) {
  const uint64_t broken = input->before + input->at + input->scanned;
  if (broken > input->broken) input->broken = broken;
  input->scanned = input->object.retreat;
  input->debris = true;
  return take_scanned(input, piece);
}

static enum step scan_members(struct input *input, struct piece *piece) {
  const enum object_state state =
      object_read(&input->object, text_of(input), left_of(input), &input->scanned, input->indent);
  if (state == OBJECT_WHOLE) return take_scanned(input, piece);
  if (state == OBJECT_MORE && !input->ended) return STEP_MORE;
  if (input->object.retreat) return retreat(input, piece);
  input->phase = BROKEN;
  return STEP_ON;
}

/* Forward to a line that may be something of its own; STEP_PIECE if there is one, or the end. */
static enum step find_line(struct input *input) {
  const char *text = text_of(input);
  const size_t left = left_of(input);
  for (size_t next; next_line(input, input->scanned, &next); input->scanned = next) {
    size_t at = next;
    while (at < left && is_blank(text[at])) at++;
    if (at == left && !input->ended) {
      input->scanned = next - 1;
      return STEP_MORE;
    }
    if (at == left || !object_may_end_before(text[at], at - next, input->indent)) continue;
    input->scanned = next;
    return STEP_PIECE;
  }
  input->scanned = left;
  return input->ended ? STEP_PIECE : STEP_MORE;
}

static enum step scan_broken(struct input *input, struct piece *piece) {
  const enum step step = find_line(input);
  return step == STEP_PIECE ? take_scanned(input, piece) : step;
}

static enum step skip(struct input *input, struct piece *piece) {
  const enum step step = find_line(input);
  (void)piece;
  leave(input, input->scanned);
  if (step == STEP_MORE) return STEP_MORE;
  input->phase = START;
  return STEP_ON;
}

/* The buffer is full of one piece. */
static enum step take_long(struct input *input, struct piece *piece) {
  if (input->phase == OBJECT && input->object.retreat) return retreat(input, piece);
  if (input->phase == START) input->arrays = 0; /* a line of text: its brackets were no array's */
  take(input, piece, PIECE_TOO_LONG, left_of(input));
  input->phase = SKIPPED;
  return STEP_PIECE;
}

enum input_state input_next(struct input *input, struct piece *piece) {
  static enum step (*const phases[])(struct input *, struct piece *) = {
      start, scan_fields, scan_body, scan_members, scan_words, scan_broken, skip};
  enum step step;
  do step = phases[input->phase](input, piece);
  while (step == STEP_ON);
  if (step == STEP_MORE && left_of(input) + input->lead == INPUT_SIZE)
    step = take_long(input, piece);
  return step == STEP_PIECE ? INPUT_PIECE : step == STEP_MORE ? INPUT_MORE : INPUT_END;
}
