/* Random tables and hostile texts: what matching says is compared with every way there is to fill
   the placeholders, tried one by one. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tests.h"

#include <errcat/define.h>

enum { ERRORS = 6, PLACES = 12, TABLES = 400, TEXTS = 60, TEXT = 1024, SHORT = 40 };

static uint64_t below(uint64_t limit) {
  return test_random() % limit;
}

/* ---- tables ---- */

/* Literals and names are made of few bits, so that one looks like the other. */
static const char *const literals[] = {"",   "",  "",     " ", ",", ", ", ": ", "a",  "b", "1",
                                       "12", "/", " of ", "s", "[", "]",  "é",  ". ", "-"};
static const char *const bits[] = {"a", "b",  "of",     " of ",   ",",           ", ", ": ",
                                   "1", "12", "234",    " ",      "s",           "é",  "x",
                                   "[", "]",  "\u2068", "-",      "0",           "١",  "٢٣",
                                   "a", "b",  "\u2069", "\u3000", "Mar 2, 2026", ". ", "/"};

struct table {
  errcat_domain domain;
  errcat_error errors[ERRORS];
  errcat_parameter parameters[ERRORS][ERRCAT_PARAMETERS_MAX + 1];
  char messages[ERRORS][2][256], bares[ERRORS][16];
};

static void add_literal(char *message) {
  for (uint64_t n = below(3); n > 0; n--)
    strcat(message, literals[below(sizeof literals / sizeof literals[0])]);
}

static void add_place(char *message, const errcat_parameter *parameter) {
  snprintf(message + strlen(message), 8, "{%s}", parameter->name);
  add_literal(message);
}

static const char *const names[] = {"a", "b", "c", "d", "e", "f", "g", "h"};
static const char *const error_names[] = {"A", "B", "C", "D", "E", "F", "G", "H"};

/* Every parameter in any order, now and then one twice; without the one that is left out. */
static void make_message(char *message, const errcat_parameter *parameters, size_t count,
                         size_t without) {
  size_t places[PLACES], used = 0;
  for (size_t p = 0; p < count; p++)
    if (p != without) places[used++] = p;
  for (uint64_t again = below(6); used && again > 3 && used < PLACES; again--)
    places[used] = places[below(used)], used++;
  for (size_t i = used; i > 1; i--) {
    const size_t j = below(i), place = places[i - 1];
    places[i - 1] = places[j];
    places[j] = place;
  }
  *message = '\0';
  add_literal(message);
  for (size_t i = 0; i < used; i++) add_place(message, &parameters[places[i]]);
}

static void make_error(struct table *table, size_t e) {
  errcat_parameter *parameters = table->parameters[e];
  const size_t count = 1 + below(below(3) ? 4 : 8);
  size_t counting = SIZE_MAX, counts = 0;
  for (size_t p = 0; p < count; p++) {
    static const int32_t types[] = {ERRCAT_TEXT,   ERRCAT_TEXT,   ERRCAT_TEXT, ERRCAT_COUNT,
                                    ERRCAT_NUMBER, ERRCAT_NUMBER, ERRCAT_TIME};
    parameters[p] = (errcat_parameter){names[p], types[below(7)]};
    if (parameters[p].type == ERRCAT_COUNT && !counts++) counting = p;
  }
  parameters[count] = (errcat_parameter){NULL, 0};
  const bool plural = counts == 1 && below(2);
  char(*messages)[256] = table->messages[e];
  snprintf(table->bares[e], sizeof table->bares[e], "bare %zu", e);
  make_message(messages[1], parameters, count, SIZE_MAX);
  if (!messages[1][0]) strcpy(messages[1], "x");
  make_message(messages[0], parameters, count, plural && below(3) == 0 ? counting : SIZE_MAX);
  if (!messages[0][0]) strcpy(messages[0], "x");
  table->errors[e] = (errcat_error){.code = (int32_t)e + 1,
                                    .http_status = 400,
                                    .name = error_names[e],
                                    .message = messages[0],
                                    .plural = plural ? messages[1] : NULL,
                                    .bare = table->bares[e],
                                    .parameters = parameters};
}

/* Of random sentences some collide, which no table's may; then others are made. */
static errcat_catalogs *make_table(struct table *table) {
  errcat_catalogs *catalogs;
  errcat_diagnostic diagnostic;
  do {
    for (size_t e = 0; e < ERRORS; e++) make_error(table, e);
    table->domain = (errcat_domain){.size = sizeof table->domain,
                                    .name = "random",
                                    .type_base = "",
                                    .errors = table->errors,
                                    .count = ERRORS};
    catalogs = errcat_open(&table->domain, NULL, &diagnostic);
  } while (!catalogs && diagnostic.kind == ERRCAT_DIAGNOSTIC_DEF_COLLISION);
  assert_non_null(catalogs);
  return catalogs;
}

/* ---- values, by this test's own means ---- */

static bool is_blank(const char *text, size_t length) {
  for (size_t at = 0; at < length;) {
    if (length - at >= 3 && !memcmp(text + at, "\u3000", 3))
      at += 3;
    else if (text[at] == ' ')
      at++;
    else
      return false;
  }
  return true;
}

/* Whole characters, of one to three bytes: no others occur. */
static bool is_whole(const char *text, size_t length) {
  for (size_t at = 0; at < length;) {
    const unsigned char lead = (unsigned char)text[at];
    const size_t size = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 0;
    if (!size || size > length - at) return false;
    for (size_t i = 1; i < size; i++)
      if ((text[at + i] & 0xC0) != 0x80) return false;
    at += size;
  }
  return true;
}

/* A piece of text, and the value that it is in one way of writing it. */
struct part {
  const char *text;
  size_t length;
};

static bool is_mark(const char *at, char low, char high) {
  return !memcmp(at, "\xE2\x81", 2) && at[2] >= low && at[2] <= high;
}

static struct part bared(struct part part) {
  if (part.length <= 6 || !is_mark(part.text, '\xA6', '\xA8')) return part;
  size_t depth = 0;
  for (size_t at = 0; at + 3 <= part.length; at++) {
    if (is_mark(part.text + at, '\xA6', '\xA8')) depth++;
    if (is_mark(part.text + at, '\xA9', '\xA9') && --depth == 0 && at + 3 < part.length)
      return part;
  }
  const struct part inside = {part.text + 3, part.length - 6};
  return depth || is_blank(inside.text, inside.length) ? part : inside;
}

static size_t spell(uint64_t number, bool grouped, bool arabic, char *text) {
  char digits[32], *at = text;
  const int count = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number);
  for (int i = 0; i < count; i++) {
    if (grouped && i && (count - i) % 3 == 0) *at++ = ',';
    if (arabic) *at++ = '\xD9', *at++ = (char)(digits[i] - '0' + '\xA0');
    if (!arabic) *at++ = digits[i];
  }
  return (size_t)(at - text);
}

/* The number that a text is, in one of the spellings allowed. */
static bool number_of(struct part part, int32_t type, bool others, int64_t *number) {
  const bool negative = type == ERRCAT_NUMBER && part.length && *part.text == '-';
  uint64_t value = 0;
  if (negative) part.text++, part.length--;
  if (part.length > 60) return false;
  for (size_t i = 0; i < part.length; i++) {
    const unsigned char byte = (unsigned char)part.text[i];
    if (byte == ',' || byte == 0xD9) continue;
    const unsigned digit = byte >= 0xA0 && byte <= 0xA9 ? byte - 0xA0u : byte - (unsigned)'0';
    if (digit > 9 || value > UINT64_MAX / 10 - 1) return false;
    value = value * 10 + digit;
  }
  if (value > (uint64_t)INT64_MAX + negative || (negative && !value)) return false;
  *number = negative ? (int64_t)(0 - value) : (int64_t)value;
  for (int way = 0; way < 4; way++) {
    char text[128];
    const bool grouped = way & 1, arabic = way & 2;
    if (grouped && type == ERRCAT_NUMBER) continue;
    if (!others && (arabic || (type == ERRCAT_COUNT && !grouped))) continue;
    const size_t length = spell(value, grouped, arabic, text);
    if (length == part.length && !memcmp(text, part.text, length)) return true;
  }
  return false;
}

static bool is_time(struct part part) {
  static const char months[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
  char text[64], again[128], month[4], half[3], sign;
  int day, year, hour, minute, hours, minutes, used = 0;
  if (part.length >= sizeof text) return false;
  memcpy(text, part.text, part.length);
  text[part.length] = '\0';
  if (strlen(text) != part.length) return false;
  if (sscanf(text, "%3[A-Za-z] %2d, %4d%n", month, &day, &year, &used) != 3) return false;
  const char *name = strstr(months, month);
  if (strlen(month) != 3 || !name || (name - months) % 3) return false;
  const int days[] = {31, 28 + (year % 4 == 0 && (year % 100 || year % 400 == 0)),
                      31, 30,
                      31, 30,
                      31, 31,
                      30, 31,
                      30, 31};
  if (year < 1 || day < 1 || day > days[(name - months) / 3]) return false;
  int length = sprintf(again, "%s %d, %d", month, day, year);
  const char *rest = text + used;
  if (sscanf(rest, ", %2d:%2d %2[APM]%n", &hour, &minute, half, &used) == 3) {
    if (hour < 1 || hour > 12 || minute > 59 || minute < 0) return false;
    if (strcmp(half, "AM") != 0 && strcmp(half, "PM") != 0) return false;
    length += sprintf(again + length, ", %d:%02d %s", hour, minute, half);
    rest += used;
    if (sscanf(rest, " (UTC%c%2d:%2d)", &sign, &hours, &minutes) == 3) {
      if ((sign != '+' && sign != '-') || hours > 23 || minutes > 59 || hours < 0 || minutes < 0 ||
          (sign == '-' && !hours && !minutes))
        return false;
      sprintf(again + length, " (UTC%c%02d:%02d)", sign, hours, minutes);
    }
  }
  return !strcmp(again, text);
}

/* ---- every filling ---- */

struct filling {
  int32_t code;
  struct part parts[ERRCAT_PARAMETERS_MAX];
  int64_t numbers[ERRCAT_PARAMETERS_MAX];
  bool set[ERRCAT_PARAMETERS_MAX];
};

struct oracle {
  const errcat_error *error;
  bool others;
  int form; /* -1: there is one */
  struct filling now, first;
  unsigned count; /* of different ones; no more than 2 are looked for */
  uint64_t steps;
};

static size_t parameter_of(const errcat_error *error, char name) {
  size_t p = 0;
  while (error->parameters[p].name[0] != name) p++;
  return p;
}

static bool same_value(const errcat_error *error, const struct filling *a, const struct filling *b,
                       size_t p) {
  const int32_t type = error->parameters[p].type;
  if (type == ERRCAT_COUNT || type == ERRCAT_NUMBER) return a->numbers[p] == b->numbers[p];
  return a->parts[p].length == b->parts[p].length &&
         !memcmp(a->parts[p].text, b->parts[p].text, a->parts[p].length);
}

static bool same_filling(const errcat_error *error, const struct filling *a,
                         const struct filling *b) {
  if (a->code != b->code) return false;
  for (size_t p = 0; error->parameters[p].name; p++)
    if (!same_value(error, a, b, p)) return false;
  return true;
}

static bool read_part(const struct oracle *oracle, size_t p, struct part part,
                      struct filling *filling) {
  const errcat_parameter *parameters = oracle->error->parameters;
  filling->parts[p] = bared(part);
  if (!part.length || !is_whole(part.text, part.length)) return false;
  if (parameters[p].type == ERRCAT_TEXT) return !is_blank(part.text, part.length);
  if (parameters[p].type == ERRCAT_TIME) return is_time(filling->parts[p]);
  return number_of(filling->parts[p], parameters[p].type, oracle->others, &filling->numbers[p]);
}

/* The first count picks the form; one that is not shown is 1. */
static bool end_filling(struct oracle *oracle) {
  struct filling *now = &oracle->now;
  bool counted = false;
  for (size_t p = 0; oracle->error->parameters[p].name; p++) {
    const bool counts = oracle->error->parameters[p].type == ERRCAT_COUNT && !counted;
    counted |= counts;
    if (!now->set[p]) now->numbers[p] = 1;
    if (counts && oracle->form >= 0 && (now->numbers[p] != 1) != oracle->form) return false;
  }
  return true;
}

static void try_fillings(struct oracle *oracle, const char *message, const char *text,
                         size_t length) {
  if (oracle->count > 1 || ++oracle->steps > 300000) return;
  for (; *message && *message != '{'; message++, text++, length--)
    if (!length || *message != *text) return;
  if (!*message) {
    if (length || !end_filling(oracle)) return;
    if (oracle->count && same_filling(oracle->error, &oracle->first, &oracle->now)) return;
    oracle->first = oracle->now;
    oracle->count++;
    return;
  }
  const size_t p = parameter_of(oracle->error, message[1]);
  const bool again = oracle->now.set[p];
  for (size_t i = 1; i <= length; i++) {
    const struct filling before = oracle->now;
    if (read_part(oracle, p, (struct part){text, i}, &oracle->now) &&
        (!again || same_value(oracle->error, &before, &oracle->now, p))) {
      oracle->now.set[p] = true;
      try_fillings(oracle, message + 3, text + i, length - i);
    }
    oracle->now = before;
  }
}

/* Every way that the error whose code it is, or any, gives the text. */
static bool find_fillings(struct oracle *oracle, const struct table *table, int32_t code,
                          const char *text, size_t length) {
  for (int others = 0; others < 2 && !oracle->count; others++)
    for (size_t e = 0; e < ERRORS; e++) {
      const errcat_error *error = &table->errors[e];
      if (code && error->code != code) continue;
      oracle->error = error;
      oracle->others = others;
      oracle->now = (struct filling){.code = error->code};
      oracle->form = error->plural ? 0 : -1;
      try_fillings(oracle, error->message, text, length);
      oracle->form = 1;
      if (error->plural) try_fillings(oracle, error->plural, text, length);
    }
  return oracle->steps <= 300000;
}

/* ---- texts ---- */

static void make_name(char *name) {
  *name = '\0';
  for (uint64_t n = 1 + below(below(4) ? 3 : 8); n > 0; n--)
    strcat(name, bits[below(sizeof bits / sizeof bits[0])]);
  if (is_blank(name, strlen(name))) strcpy(name, "x");
}

static errcat_argument make_argument(const errcat_parameter *parameter, char *name) {
  static const int64_t numbers[] = {0,   1,    2,    11,     12,      112,
                                    999, 1000, 1234, 123456, 1234567, INT64_MAX};
  const int64_t number = numbers[below(12)];
  errcat_argument argument;
  switch (parameter->type) {
  case ERRCAT_TEXT: make_name(name); return errcat_text(parameter->name, name, ERRCAT_NUL);
  case ERRCAT_COUNT: return errcat_count(parameter->name, number);
  case ERRCAT_NUMBER: return errcat_number(parameter->name, below(3) ? number : -number);
  default:
    argument =
        errcat_civil_time(parameter->name, (int64_t)below(UINT64_C(4102444800)) / 60 * 60,
                          below(2) ? ERRCAT_NO_OFFSET : (int32_t)below(2879) - 1439, ERRCAT_MINUTE);
    if (below(2)) {
      argument.precision = ERRCAT_DAY;
      argument.offset = ERRCAT_NO_OFFSET;
      argument.number -= argument.number % 86400;
    }
    return argument;
  }
}

/* Takes a piece out of a text, doubles it, or puts another there. */
static size_t spoil(char *text, size_t length) {
  const size_t at = below(length + 1), size = below(length - at + 1) % 4;
  const char *bit = bits[below(sizeof bits / sizeof bits[0])];
  if (length + 32 > TEXT) return length;
  switch (below(4)) {
  case 0: memmove(text + at, text + at + size, length - at - size); return length - size;
  case 1: memmove(text + at + size, text + at, length - at); return length + size;
  case 2:
    memmove(text + at + 1, text + at, length - at);
    text[at] = '\xFF';
    return length + 1;
  default:
    memmove(text + at + strlen(bit), text + at, length - at);
    memcpy(text + at, bit, strlen(bit));
    return length + strlen(bit);
  }
}

static size_t compared, proved[3], own, own_exact, own_ambiguous, given_up;

static void compare(const errcat_reader *reader, const struct table *table, int32_t code,
                    const char *text, size_t length) {
  struct oracle oracle = {0};
  errcat_matched match;
  if (length > SHORT || !find_fillings(&oracle, table, code, text, length)) return;
  errcat_outcome outcome = errcat_match(reader, code, text, length, "en", 2, NULL, &match);
  assert_int_equal(match.status, 0);
  /* A text with nothing in its placeholders has no filling; the oracle writes numbers as "en" does. */
  if (!match.argument_count || strcmp(match.tag, "en") != 0) outcome = ERRCAT_MATCH_NONE;
  compared++;
  proved[outcome]++;
  if (outcome != (errcat_outcome)oracle.count) {
    for (size_t e = 0; e < ERRORS; e++)
      print_message("%zu: \"%s\" \"%s\"\n", e + 1, table->errors[e].message,
                    table->errors[e].plural ? table->errors[e].plural : "");
    fail_msg("code %d, \"%.*s\": %d instead of %u", (int)code, (int)length, text, outcome,
             oracle.count);
  }
  if (outcome != ERRCAT_MATCH_EXACT) return;
  assert_int_equal(match.code, oracle.first.code);
  const errcat_error *error = &table->errors[match.code - 1];
  for (size_t p = 0; error->parameters[p].name; p++) {
    const errcat_argument *argument = &match.arguments[p];
    if (argument->type == ERRCAT_TEXT) {
      assert_int_equal(argument->length, oracle.first.parts[p].length);
      assert_memory_equal(argument->text, oracle.first.parts[p].text, argument->length);
    } else if (argument->type != ERRCAT_TIME) {
      assert_true(argument->number == oracle.first.numbers[p]);
    }
  }
}

static bool is_argument(const errcat_argument *given, const errcat_argument *found) {
  if (strcmp(given->name, found->name) != 0 || given->type != found->type) return false;
  if (given->type != ERRCAT_TEXT)
    return given->number == found->number && given->precision == found->precision &&
           (given->type != ERRCAT_TIME || given->offset == found->offset);
  const struct part part = bared((struct part){given->text, strlen(given->text)});
  return part.length == found->length && !memcmp(part.text, found->text, part.length);
}

/* What errcat wrote is found; exactly if there is no other way to have written it. */
static size_t check_own(const errcat_reader *reader, const errcat_error *error, char *text) {
  char name[ERRCAT_PARAMETERS_MAX][128];
  errcat_argument arguments[ERRCAT_PARAMETERS_MAX];
  errcat_matched match;
  size_t count = 0;
  for (; error->parameters[count].name; count++)
    arguments[count] = make_argument(&error->parameters[count], name[count]);
  const size_t length =
      errcat_format(reader, error->code, arguments, count, NULL, text, TEXT, NULL);
  if (length >= TEXT) return 0;
  const int32_t code = below(4) ? error->code : 0;
  const errcat_outcome outcome = errcat_match(reader, code, text, length, NULL, 0, NULL, &match);
  own++;
  own_exact += outcome == ERRCAT_MATCH_EXACT;
  own_ambiguous += outcome == ERRCAT_MATCH_AMBIGUOUS;
  given_up += match.status != 0;
  if (outcome == ERRCAT_MATCH_NONE) fail_msg("\"%s\" is not found in \"%s\"", error->message, text);
  if (outcome != ERRCAT_MATCH_EXACT) return length;
  bool equal = match.code == error->code && match.argument_count == count;
  for (size_t i = 0; equal && i < count; i++)
    equal = is_argument(&arguments[i], &match.arguments[i]);
  if (!equal) fail_msg("\"%s\" is matched wrongly in \"%s\"", error->message, text);
  return length;
}

static void matching_agrees_with_trying_every_way(void **state) {
  (void)state;
  static struct table table;
  const char *fewer = getenv("TEST_TABLES"); /* where it is run again and again */
  const size_t tables = fewer ? (size_t)atoi(fewer) : TABLES;
  for (size_t t = 0; t < tables; t++) {
    errcat_catalogs *catalogs = make_table(&table);
    errcat_reader reader;
    errcat_choose_source(catalogs, &reader);
    for (int i = 0; i < TEXTS; i++) {
      const errcat_error *error = &table.errors[below(ERRORS)];
      char text[TEXT];
      size_t length = check_own(&reader, error, text);
      compare(&reader, &table, error->code, text, length);
      for (uint64_t n = 1 + below(3); n > 0; n--) length = spoil(text, length);
      compare(&reader, &table, below(4) ? error->code : 0, text, length);
    }
    errcat_release(&reader);
    errcat_close(catalogs);
  }
  print_message(
      "own texts: %zu, of which %zu exact, %zu ambiguous (%zu given up), 0 wrong, 0 none\n", own,
      own_exact, own_ambiguous, given_up);
  print_message("compared with every way: %zu, of which %zu none, %zu exact, %zu ambiguous\n",
                compared, proved[0], proved[1], proved[2]);
  assert_true(proved[1] > 25 * tables && proved[2] > 12 * tables);
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(matching_agrees_with_trying_every_way),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
