/* Codes with their arguments, in every language. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdlib.h>
#include <string.h>

#include "cases.h"

enum { TEXT_MAX = 1 << 18, PARTS_MAX = 64 };

/* A code that is formatted. */
struct formatting {
  const struct asked *asked;
  const errcat_reader *reader;
  int32_t code, http_status, mode;
  uint32_t flags;
  const errcat_argument *arguments;
  size_t count;
  const char *const *json; /* see line_arguments() */
};

/* ---- a case ---- */

static char text[TEXT_MAX];

static void put_parts(const struct formatting *f, const errcat_part *parts, size_t count) {
  line_name("parts");
  line_put("[");
  for (size_t i = 0; i < count; i++) {
    const int32_t argument = parts[i].argument;
    line_put(i ? ",[" : "[");
    line_text(argument < 0 ? "w" : f->arguments[argument].name, ERRCAT_NUL);
    line_put(",");
    line_text(text + parts[i].start, parts[i].length);
    line_put("]");
  }
  line_put("]");
}

static void put_options(const struct formatting *f) {
  static const char *const modes[] = {[ERRCAT_PLAIN] = "plain",
                                      [ERRCAT_HTML] = "html",
                                      [ERRCAT_JSON] = "json",
                                      [ERRCAT_TERMINAL] = "terminal",
                                      [ERRCAT_SCRIPT] = "script"};
  line_member("mode", modes[f->mode]);
  if (f->http_status) line_number("http_status", f->http_status);
  if (f->flags & ERRCAT_ISOLATE) line_name("isolate"), line_put("true");
  if (f->flags & ERRCAT_HIDE_OFFSET) line_name("hide_offset"), line_put("true");
}

/* Two ways to the same text are the same. */
static void must(bool holds, const char *what) {
  if (holds) return;
  line_member("FAULT", what);
}

static void format(const struct formatting *f) {
  const errcat_options options = {
      .mode = f->mode, .flags = f->flags, .http_status = f->http_status};
  static char whole[TEXT_MAX];
  errcat_part parts[PARTS_MAX];
  errcat_result result, again;
  size_t needed = 0, end = 0;
  const bool has_parts = !(f->flags & ERRCAT_ISOLATE);
  const size_t length = errcat_format(f->reader, f->code, f->arguments, f->count, &options, text,
                                      sizeof text, &result);
  line_begin(f->asked);
  line_number("code", f->code);
  reader_put("languages", f->reader, false);
  line_arguments(f->arguments, f->count, f->json);
  put_options(f);
  line_name("text");
  line_text(text, length);
  line_status(result.status);
  line_member("language", result.tag);
  line_direction(result.direction);
  if (result.name) line_member("about", result.name);
  if (has_parts) {
    errcat_format_parts(f->reader, f->code, f->arguments, f->count, &options, whole, sizeof whole,
                        parts, PARTS_MAX, &needed, &again);
    put_parts(f, parts, needed);
    for (size_t i = 0; i < needed; i++) end = parts[i].start == end ? end + parts[i].length : 0;
    must(end == length && !memcmp(whole, text, length + 1), "the parts are not the text");
    must(again.status == result.status, "the parts have another status");
  }
  line_end();
}

static void format_one(struct formatting f, errcat_argument argument, const char *json) {
  f.arguments = &argument;
  f.count = 1;
  f.json = &json;
  format(&f);
}

/* ---- values ---- */

static const int64_t counts[] = {0,
                                 1,
                                 2,
                                 3,
                                 4,
                                 5,
                                 6,
                                 10,
                                 11,
                                 12,
                                 14,
                                 20,
                                 21,
                                 22,
                                 25,
                                 99,
                                 100,
                                 101,
                                 102,
                                 103,
                                 111,
                                 121,
                                 999,
                                 1000,
                                 1001,
                                 1234,
                                 9999,
                                 10000,
                                 12345,
                                 100000,
                                 1000000,
                                 1000001,
                                 1234567,
                                 9007199254740991,
                                 9007199254740992,
                                 9007199254740993,
                                 INT64_MAX};

static const int64_t numbers[] = {
    0, 1, -1, -3, 9, 10, 1000, 12345, -1234567, 9007199254740993, INT64_MAX, INT64_MIN};

/* A text by itself, or as JSON where it is no UTF-8. */
struct hostile {
  const char *bytes;
  size_t length;
  const char *json;
};

#define TEXT(literal) \
  { literal, sizeof literal - 1, NULL }
static const struct hostile texts[] = {
    TEXT("Docs"),
    TEXT(""),
    TEXT(" "),
    TEXT("\t\n\xC2\xA0\xE3\x80\x80"),
    TEXT(" x "),
    TEXT("\"quoted\" and 'single' and \\ backslash"),
    TEXT("<script>alert(1)</script>"),
    TEXT("</script><!-- & &amp; -->"),
    TEXT("`${process.exit()}` $& $1 $$ %s %n"),
    TEXT("{repository} {days} {0} {{}}"),
    TEXT("\xE2\x80\xAE"
         "fdp.exe"), /* U+202E */
    TEXT("\xE2\x81\xA6"
         "a"
         "\xE2\x81\xA9\xE2\x81\xA9"
         "b"), /* isolates, one too few */
    TEXT("\xE2\x81\xA7"
         "open"), /* U+2067 alone */
    TEXT("line\xE2\x80\xA8"
         "paragraph\xE2\x80\xA9"
         "end"), /* U+2028, U+2029 */
    TEXT("one\r\ntwo\nthree\rfour"),
    TEXT("nul\0in it"),
    TEXT("\x01\x1B[31mred\x7F\xC2\x9B"),
    TEXT("\xF0\x9F\x98\x80 \xF0\x9F\x87\xA9\xF0\x9F\x87\xAA e\xCC\x81 \xEF\xBB\xBF\xE2\x80\x8B"),
    TEXT("\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D 123 \xD8\xB3\xD9\x84\xD8\xA7\xD9\x85"),
    TEXT("__proto__"),
    TEXT("constructor"),
    TEXT("0"),
    TEXT("\xEF\xBF\xBD"),
    {"a\xFF"
     "b",
     3, "\"a\\ud800b\""},
    {"\xFF", 1, "\"\\udfff\""},
};

/* Texts for a parameter of another type. */
static const char *const spelled[] = {"0",
                                      "21",
                                      "-3",
                                      "-0",
                                      "007",
                                      "+5",
                                      " 5",
                                      "5 ",
                                      "1,000",
                                      "1e3",
                                      "0x10",
                                      "1.0",
                                      "-",
                                      "",
                                      "9223372036854775807",
                                      "9223372036854775808",
                                      "-9223372036854775808",
                                      "-9223372036854775809",
                                      "99999999999999999999",
                                      "\xD9\xA5",
                                      "2026-03-02",
                                      "2026-03-02T09:05",
                                      "2026-03-02 09:05:59Z",
                                      "2026-03-02T09:05+05:30",
                                      "2026-03-02T09:05:00.25-08:00",
                                      "2026-02-29",
                                      "2024-02-29",
                                      "0001-01-01",
                                      "9999-12-31T23:59",
                                      "0000-01-01",
                                      "10000-01-01",
                                      "2026-13-01",
                                      "2026-03-02T24:00",
                                      "2026-03-02T09:05+24:00",
                                      "2026-03-02t09:05z",
                                      "2026-3-2",
                                      "2026-03-02T09:05-00:00",
                                      "now"};

/* Seconds, offset, precision. */
static const struct {
  int64_t seconds;
  int32_t offset, precision;
} times[] = {
    {1772442300, ERRCAT_NO_OFFSET, ERRCAT_MINUTE},
    {1772442300, 330, ERRCAT_MINUTE},
    {1772442300, 0, ERRCAT_MINUTE},
    {1772442300, -480, ERRCAT_MINUTE},
    {1772442300, -1439, ERRCAT_MINUTE},
    {1772409600, ERRCAT_NO_OFFSET, ERRCAT_DAY},
    {1795452420, ERRCAT_NO_OFFSET, ERRCAT_MINUTE},
    {1795392000, ERRCAT_NO_OFFSET, ERRCAT_DAY},
    {0, 60, ERRCAT_MINUTE},
    {-1, ERRCAT_NO_OFFSET, ERRCAT_MINUTE},
    {951782400, 0, ERRCAT_DAY},
    {1774137600, 210, ERRCAT_MINUTE}, /* Persian new year */
    {1774051200, 210, ERRCAT_MINUTE},
    {-62135596800, ERRCAT_NO_OFFSET, ERRCAT_DAY},
    {-62135596800, 0, ERRCAT_MINUTE},
    {-42531955200, ERRCAT_NO_OFFSET, ERRCAT_MINUTE},
    {253402300740, 840, ERRCAT_MINUTE},
    {253402214400, ERRCAT_NO_OFFSET, ERRCAT_DAY},
    {1767225540, ERRCAT_NO_OFFSET, ERRCAT_MINUTE},
    {1767225600, ERRCAT_NO_OFFSET, ERRCAT_MINUTE},
};

/* ---- an error ---- */

static void format_texts(struct formatting f, const char *name) {
  for (size_t i = 0; i < COUNT_OF(texts); i++)
    format_one(f, errcat_text(name, texts[i].bytes, texts[i].length), texts[i].json);
}

static void format_numbers(struct formatting f, const char *name, int32_t type) {
  for (size_t i = 0; i < COUNT_OF(counts) && type == ERRCAT_COUNT; i++)
    format_one(f, errcat_count(name, counts[i]), NULL);
  for (size_t i = 0; i < COUNT_OF(numbers) && type == ERRCAT_NUMBER; i++)
    format_one(f, errcat_number(name, numbers[i]), NULL);
}

static void format_times(struct formatting f, const char *name) {
  for (size_t i = 0; i < COUNT_OF(times); i++) {
    const errcat_argument time =
        errcat_civil_time(name, times[i].seconds, times[i].offset, times[i].precision);
    format_one(f, time, NULL);
    f.flags = ERRCAT_HIDE_OFFSET;
    format_one(f, time, NULL);
    f.flags = 0;
  }
}

/* What its type does not take, and what is read from a text. */
static void format_wrong(struct formatting f, const char *name, int32_t type) {
  for (size_t i = 0; i < COUNT_OF(spelled) && type != ERRCAT_TEXT; i++)
    format_one(f, errcat_text(name, spelled[i], ERRCAT_NUL), NULL);
  format_one(f, errcat_count(name, 21), NULL);
  format_one(f, errcat_number(name, 21), NULL);
  format_one(f, errcat_number(name, -21), NULL);
  format_one(f, errcat_civil_time(name, 1772442300, 330, ERRCAT_MINUTE), NULL);
}

static errcat_argument usual(const errcat_parameter *parameter) {
  switch (parameter->type) {
  case ERRCAT_COUNT: return errcat_count(parameter->name, 21);
  case ERRCAT_NUMBER: return errcat_number(parameter->name, 7);
  case ERRCAT_TIME: return errcat_civil_time(parameter->name, 1772442300, 330, ERRCAT_MINUTE);
  default: return errcat_text(parameter->name, "Docs", ERRCAT_NUL);
  }
}

/* All arguments, some, more, in another order. */
static void format_usual(struct formatting f, const errcat_error *error) {
  errcat_argument all[ERRCAT_PARAMETERS_MAX + 2];
  size_t count = 0;
  for (const errcat_parameter *p = error->parameters; p && p->name; p++) all[count++] = usual(p);
  f.arguments = all;
  format(&f); /* none */
  if (count) f.count = count, format(&f);
  if (count > 1) f.count = count - 1, format(&f);
  if (count > 1) f.arguments = all + 1, f.count = count - 1, format(&f);
  f.arguments = all;
  all[count] = errcat_text("no_such_name", "x", ERRCAT_NUL);
  all[count + 1] = errcat_count("__proto__", 1);
  f.count = count + 1, format(&f);
  f.count = count + 2, format(&f);
  f.arguments = all + count;
  f.count = 2, format(&f);
}

/* One parameter after the other gets every value of its type; the others get none, or the usual. */
static void format_values(struct formatting f, const errcat_error *error) {
  const errcat_parameter *p = error->parameters;
  format_usual(f, error);
  if (!p || p[1].name) return;
  if (p->type == ERRCAT_TEXT) format_texts(f, p->name);
  if (p->type == ERRCAT_TIME) format_times(f, p->name);
  format_numbers(f, p->name, p->type);
  format_wrong(f, p->name, p->type);
  f.flags = ERRCAT_ISOLATE;
  if (p->type == ERRCAT_TEXT)
    format_texts(f, p->name);
  else
    format_one(f, usual(p), NULL);
}

/* A count that picks the form beside another argument. */
static void format_counts(struct formatting f, const errcat_error *error) {
  errcat_argument all[ERRCAT_PARAMETERS_MAX];
  size_t count = 0, counted = ERRCAT_PARAMETERS_MAX;
  for (const errcat_parameter *p = error->parameters; p && p->name; p++) {
    if (p->type == ERRCAT_COUNT && counted == ERRCAT_PARAMETERS_MAX) counted = count;
    all[count++] = usual(p);
  }
  if (count < 2 || counted == ERRCAT_PARAMETERS_MAX) return;
  f.arguments = all;
  f.count = count;
  for (size_t i = 0; i < COUNT_OF(counts); i++) {
    all[counted].number = counts[i];
    format(&f);
  }
}

/* The other modes are not for every front end: the first text of the table is enough. */
static void format_modes(struct formatting f, const errcat_domain *domain) {
  const errcat_error *error = NULL;
  for (size_t i = 0; !error && i < errcat_domain_size(domain); i++) {
    const errcat_error *at = errcat_domain_at(domain, i);
    if (at->parameters && at->parameters->type == ERRCAT_TEXT && !at->parameters[1].name)
      error = at;
  }
  if (!error) return;
  f.code = error->code;
  for (f.mode = ERRCAT_HTML; f.mode <= ERRCAT_SCRIPT; f.mode++) {
    f.flags = 0;
    format_texts(f, error->parameters->name);
    f.flags = ERRCAT_ISOLATE;
    format_texts(f, error->parameters->name);
  }
}

/* ---- codes that there are not ---- */

static void format_unknown(struct formatting f) {
  static const int32_t codes[] = {1, 7, 424242, 2147483647, -32601, (-2147483647 - 1), 0};
  for (size_t i = 0; i < COUNT_OF(codes); i++) {
    f.code = codes[i];
    format(&f);
  }
  f.code = 424242;
  for (f.http_status = 399; f.http_status <= 600; f.http_status++) format(&f);
  f.http_status = 0;
  format_one(f, errcat_count("days", 3), NULL);
  format_one(f, errcat_text("code", "other", ERRCAT_NUL), NULL);
}

/* ---- readers ---- */

static void format_all(const struct asked *asked, const char *wanted) {
  const errcat_domain *domain = errcat_domain_of(asked->catalogs);
  errcat_reader reader;
  errcat_choose(asked->catalogs, wanted, ERRCAT_NUL, &reader);
  struct formatting f = {.asked = asked, .reader = &reader};
  for (size_t i = 0; i < errcat_domain_size(domain); i++) {
    const errcat_error *error = errcat_domain_at(domain, i);
    f.code = error->code;
    format_values(f, error);
    format_counts(f, error);
  }
  format_modes(f, domain);
  format_unknown(f);
  errcat_release(&reader);
}

/* Overlays are in no list. */
void cases_format(const struct asked *asked) {
  static const char *const others[] = {"de-CH", "es-419", "en-GB", "ar-MA", "fr-CH", "nn,ja,de"};
  errcat_description language;
  for (size_t i = 0; errcat_language_at(asked->catalogs, i, &language) == ERRCAT_OK; i++)
    format_all(asked, language.tag);
  for (size_t i = 0; i < COUNT_OF(others) && !asked->name; i++) format_all(asked, others[i]);
}
