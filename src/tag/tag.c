/* Language tags. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "tag/tag.h"

#include <string.h>

struct row {
  uint32_t key, value;
};

#include "tag/cldr.inc"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Packed subtags that are bound tags of here. */
#define LETTER(c) ((uint32_t)(c)&31)
#define TWO(a, b) (LETTER(a) << 5 | LETTER(b))
#define FOUR(a, b, c, d) (TWO(a, b) << 10 | TWO(c, d))

const struct tag tag_source = {TWO('e', 'n'), TWO('U', 'S'), FOUR('L', 'a', 't', 'n'), 0};

/* What CLDR has on a language, alone or with a region or a script's index; 0: nothing. */
static uint32_t find(uint16_t language, uint32_t other) {
  const uint32_t key = (uint32_t)language << 16 | other;
  for (uint32_t at = (uint32_t)(key * MULTIPLIER) >> SHIFT;; at = (at + 1) % COUNT(rows)) {
    if (rows[at].key == key) return rows[at].value;
    if (rows[at].key == 0) return 0;
  }
}

enum { MACROLANGUAGE = 0x4000, SCRIPT = 0x8000 }; /* what a key may have in place of a region */

static uint16_t language_of(uint32_t value) {
  return (uint16_t)(value >> 17);
}

static uint32_t script_of(uint32_t value) {
  return scripts[value >> 11 & 63].code;
}

static uint16_t region_of(uint32_t value) {
  return value & 0x7FF;
}

/* Two letters take ten bits; what takes more is three letters, or a region's number. */
static bool is_two_letters(uint16_t packed) {
  return packed < TAG_REGION_NUMBER;
}

/* A language's likely script and region; 0 of a language that CLDR does not know. */
static uint32_t find_likely(uint16_t language) {
  const uint32_t value = find(language, 0);
  return value ? value : find(language, MACROLANGUAGE);
}

/* ---- reading ---- */

struct subtag {
  uint64_t text;   /* lower case, the last byte lowest */
  uint32_t packed; /* meaningful for up to four letters */
  uint32_t length, digits;
};

/* Reads letters and digits; false unless there are one to eight. *at is left behind them. */
static bool read_subtag(const char **at, const char *end, struct subtag *subtag) {
  const char *start = *at, *c = start;
  *subtag = (struct subtag){0};
  for (; c < end; c++) {
    const unsigned char lower = (unsigned char)(*c | 32);
    const bool digit = *c >= '0' && *c <= '9';
    if (!digit && (lower < 'a' || lower > 'z')) break;
    subtag->digits += digit;
    subtag->text = subtag->text << 8 | lower;
    subtag->packed = subtag->packed << 5 | (lower & 31);
  }
  *at = c;
  subtag->length = c - start <= 8 ? (uint32_t)(c - start) : 0;
  return subtag->length != 0;
}

/* RFC 5646, 2.2.4: two letters or three digits. */
static bool is_region(const struct subtag *subtag) {
  return subtag->length == 2 ? subtag->digits == 0 : subtag->length == 3 && subtag->digits == 3;
}

static uint16_t region_code(const struct subtag *subtag) {
  if (!subtag->digits) return (uint16_t)subtag->packed;
  const uint32_t text = (uint32_t)subtag->text & 0x0F0F0F;
  return (uint16_t)(TAG_REGION_NUMBER + (text >> 16) * 100 + (text >> 8 & 15) * 10 + (text & 15));
}

/* RFC 5646, 2.2.5: five to eight letters or digits, or four that begin with a digit. */
static bool is_variant(const struct subtag *subtag) {
  return subtag->length >= 5 || (subtag->length == 4 && subtag->text >> 24 <= '9');
}

enum place { AFTER_LANGUAGE, AFTER_SCRIPT, AFTER_REGION, AFTER_VARIANT };

/* Takes one subtag that is not the first; false where it cannot stand. */
static bool take_subtag(const struct subtag *subtag, enum place *place, struct tag *tag) {
  if (is_variant(subtag)) {
    if (*place < AFTER_VARIANT) tag->variant = subtag->text;
    *place = AFTER_VARIANT;
  } else if (is_region(subtag) && *place < AFTER_REGION) {
    tag->region = region_code(subtag);
    *place = AFTER_REGION;
  } else if (subtag->length == 4 && !subtag->digits && *place < AFTER_SCRIPT) {
    tag->script = subtag->packed;
    *place = AFTER_SCRIPT;
  } else if (subtag->length == 3 && !subtag->digits && *place == AFTER_LANGUAGE) {
    tag->language = (uint16_t)subtag->packed; /* an extlang is a language (4.5) */
  } else {
    return false;
  }
  return true;
}

static bool read_next_subtag(const char **at, const char *end, struct subtag *subtag) {
  if (**at != '-' && **at != '_') return false;
  ++*at;
  return read_subtag(at, end, subtag);
}

/* Reads the rest behind a singleton: subtags, at least one. */
static bool pass_extensions(const char *at, const char *end) {
  struct subtag subtag;
  const char *start = at;
  while (at < end)
    if (!read_next_subtag(&at, end, &subtag)) return false;
  return at > start;
}

/* Reads the grammar of RFC 5646, 2.1, but for irregular tags. *plain is set to false where
   there is more than language, script and region. */
static bool read_tag(const char *text, size_t length, struct tag *tag, bool *plain) {
  const char *at = text, *end = text + length;
  enum place place = AFTER_LANGUAGE;
  struct subtag subtag;
  if (!read_subtag(&at, end, &subtag) || subtag.digits || subtag.length < 2 || subtag.length > 3)
    return false;
  *tag = (struct tag){.language = (uint16_t)subtag.packed};
  while (at < end) {
    if (!read_next_subtag(&at, end, &subtag)) return false;
    if (subtag.length == 1) return pass_extensions(at, end);
    const uint16_t language = tag->language;
    if (!take_subtag(&subtag, &place, tag)) return false;
    if (place == AFTER_VARIANT || tag->language != language) *plain = false;
  }
  return true;
}

static char fold(char c) {
  if (c == '_') return '-';
  return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

static bool equals(const char *text, size_t length, const char *lower) {
  size_t i = 0;
  while (i < length && lower[i] && fold(text[i]) == lower[i]) i++;
  return i == length && !lower[i];
}

static const char *find_irregular(const char *text, size_t length) {
  for (size_t i = 0; i < COUNT(irregular); i++)
    if (equals(text, length, irregular[i][0])) return irregular[i][1];
  return NULL;
}

static uint16_t find_region(uint16_t region) {
  if (is_two_letters(region)) return region_of(find(0, region));
  size_t low = 0;
  for (size_t count = COUNT(numeric_regions), half; (half = count / 2) != 0; count -= half)
    if (numeric_regions[low + half][0] <= region) low += half;
  return numeric_regions[low][0] == region ? numeric_regions[low][1] : 0;
}

static void replace_deprecated(struct tag *tag) {
  const uint32_t value = find(tag->language, 0);
  if (language_of(value)) {
    tag->language = language_of(value);
    if (!tag->script) tag->script = script_of(value);
    if (!tag->region) tag->region = region_of(value);
  }
  const uint16_t region = tag->region ? find_region(tag->region) : 0;
  if (region) tag->region = region;
}

bool tag_parse(const char *text, size_t length, struct tag *tag) {
  bool plain = true;
  const bool regular = read_tag(text, length, tag, &plain);
  if (!regular || !plain) {
    const char *replacement = find_irregular(text, length);
    if (replacement) return read_tag(replacement, strlen(replacement), tag, &plain);
  }
  if (!regular) return false;
  replace_deprecated(tag);
  return true;
}

/* ---- POSIX names ---- */

/* What a modifier says that is neither a script's name nor a variant as it stands. */
static const struct dialect {
  char name[16];
  uint32_t script;
  char variant[9];
} dialects[] = {
    {"iqtelif", FOUR('L', 'a', 't', 'n'), ""},
    {"ije", 0, "ijekavsk"},
    {"ijekavian", 0, "ijekavsk"},
    {"ijekavianlatin", FOUR('L', 'a', 't', 'n'), "ijekavsk"},
    {"boldquot", 0, ""}, /* nothing of a language, like quot */
};

static bool read_whole(const char *text, size_t length, struct subtag *subtag) {
  const char *at = text;
  return read_subtag(&at, text + length, subtag) && at == text + length;
}

/* A script by its code or its name; 0: none. */
static uint32_t script_named(const char *text, size_t length) {
  struct subtag subtag;
  const bool code = length == 4 && read_whole(text, length, &subtag) && !subtag.digits;
  for (size_t i = COUNT(scripts); --i && length;) /* but for scripts[0], which is none */
    if ((code && scripts[i].code == subtag.packed) || equals(text, length, scripts[i].name))
      return scripts[i].code;
  return 0;
}

static const struct dialect *find_dialect(const char *text, size_t length) {
  for (size_t i = 0; i < COUNT(dialects); i++)
    if (equals(text, length, dialects[i].name)) return &dialects[i];
  return NULL;
}

/* False: it is passed over. */
static bool take_modifier(const char *text, size_t length, struct tag *tag) {
  struct subtag variant;
  const struct dialect *dialect = find_dialect(text, length);
  const uint32_t script = dialect ? dialect->script : script_named(text, length);
  if (dialect) {
    text = dialect->variant;
    length = strlen(text);
  }
  const bool varies =
      (dialect || !script) && read_whole(text, length, &variant) && is_variant(&variant);
  if (script) tag->script = script;
  if (varies) tag->variant = variant.text;
  return script || varies;
}

/* The script of a name without one: glibc's and gettext's where CLDR has another. */
static uint32_t script_of_names(const struct tag *tag) {
  if (tag->language == TWO('s', 'r')) return FOUR('C', 'y', 'r', 'l'); /* sr_ME */
  if (tag->language == TWO('s', 'd')) return FOUR('A', 'r', 'a', 'b'); /* sd_IN */
  if (tag->language == (TWO('c', 'r') << 5 | LETTER('h'))) return FOUR('L', 'a', 't', 'n');
  return 0;
}

static size_t find_any(const char *text, size_t from, size_t length, char a, char b) {
  while (from < length && text[from] != a && text[from] != b) from++;
  return from;
}

/* *all: no modifier was passed over. */
static bool read_name(const char *name, size_t length, struct tag *tag, bool *all) {
  const size_t base = find_any(name, 0, length, '.', '@');
  const size_t at = find_any(name, base, length, '@', '@');
  if (!tag_parse(name, base, tag)) return false;
  /* gettext's directory pt holds European Portuguese, the tag pt means Brazilian. */
  if (tag->language == TWO('p', 't') && !tag->region) tag->region = TWO('P', 'T');
  const size_t end = find_any(name, at, length, '.', '.');
  *all = at == length || take_modifier(name + at + 1, end - at - 1, tag);
  if (!tag->script) tag->script = script_of_names(tag);
  return true;
}

bool tag_parse_posix(const char *name, size_t length, struct tag *tag) {
  const size_t base = find_any(name, 0, length, '.', '@');
  bool all;
  if ((base == 1 && name[0] == 'C') || (base == 5 && !memcmp(name, "POSIX", 5))) {
    *tag = tag_source;
    return true;
  }
  return read_name(name, length, tag, &all);
}

bool tag_of_catalog(const char *directory, size_t length, struct tag *tag) {
  bool all;
  if (memchr(directory, '.', length) || !read_name(directory, length, tag, &all) || !all)
    return false;
  tag_maximize(tag);
  return true;
}

/* ---- likely subtags and parents ---- */

/* The region that goes with a script, of which the language itself has another one. */
static uint16_t region_with_script(uint16_t language, uint32_t script) {
  for (uint32_t i = INDEXED_SCRIPTS; --i;) /* but for scripts[0], which is none */
    if (scripts[i].code == script) return region_of(find(language, SCRIPT + i));
  return 0;
}

/* The likely region of a language in a script; 0 if CLDR does not say. */
static uint16_t likely_region(uint16_t language, uint32_t script) {
  const uint32_t value = find_likely(language);
  if (script == script_of(value)) return region_of(value);
  const uint16_t region = region_with_script(language, script);
  return region ? region : region_of(value);
}

/* UTS 35, "Likely Subtags". */
void tag_maximize(struct tag *tag) {
  if (!tag->script) {
    const uint32_t value = find_likely(tag->language);
    if (tag->region) tag->script = script_of(find(tag->language, tag->region));
    if (!tag->script) tag->script = script_of(value);
    if (!tag->region) tag->region = region_of(value);
  } else if (!tag->region) {
    tag->region = likely_region(tag->language, tag->script);
  }
}

/* UTS 35, "Parent Locales". They are for the script that the language has in that region: above
   en-GB is en-001, above en-Shaw-GB nothing. At the end of every walk is the likely region, above
   which nothing is; that the data lead there is proved where they are made. */
static uint16_t parent_region(const struct tag *tag) {
  const uint16_t top = likely_region(tag->language, tag->script);
  if (tag->region == top) return top;
  const uint32_t value = find(tag->language, tag->region);
  if (!region_of(value)) return top;
  const uint32_t script =
      script_of(value) ? script_of(value) : script_of(find_likely(tag->language));
  return tag->script == script ? region_of(value) : top;
}

/* A variant, regions, and Bokmål or no script. */
_Static_assert(1 + REGIONS_ABOVE + 1 <= TAG_PARENTS, "a tag may have more parents");

bool tag_parent(struct tag *tag) {
  if (tag->variant) {
    tag->variant = 0;
    return true;
  }
  const uint16_t region = parent_region(tag);
  if (tag->region != region) {
    tag->region = region;
    return true;
  }
  if (tag->language == TWO('n', 'n')) {
    tag->language = TWO('n', 'b');
    return true;
  }
  /* Of a language that CLDR does not know, no script is the wrong one. */
  if (tag->script && !find_likely(tag->language)) {
    tag->script = 0;
    return true;
  }
  return false;
}

bool tag_encompass(struct tag *tag) {
  const uint16_t language = language_of(find(tag->language, MACROLANGUAGE));
  if (!language) return false;
  tag->language = language;
  tag_maximize(tag); /* a few have no region of their own */
  return true;
}

/* ---- writing ---- */

static bool means(const struct tag *tag, uint32_t script, uint16_t region) {
  struct tag other = {tag->language, region, script, tag->variant};
  tag_maximize(&other);
  return tag_equal(tag, &other);
}

static char *write_letters(char *to, uint32_t packed, int letters, uint32_t capitals) {
  for (int i = letters - 1; i >= 0; i--, capitals >>= 1)
    *to++ = (char)((packed >> (5 * i) & 31) | (capitals & 1 ? 64 : 96));
  return to;
}

static char *write_region(char *to, uint16_t region) {
  if (is_two_letters(region)) return write_letters(to, region, 2, 3);
  const int number = region - TAG_REGION_NUMBER;
  *to++ = (char)('0' + number / 100);
  *to++ = (char)('0' + number / 10 % 10);
  *to++ = (char)('0' + number % 10);
  return to;
}

size_t tag_write_full(const struct tag *tag, char buffer[TAG_SIZE]) {
  char *to = write_letters(buffer, tag->language, is_two_letters(tag->language) ? 2 : 3, 0);
  if (tag->script) {
    *to++ = '-';
    to = write_letters(to, tag->script, 4, 1);
  }
  if (tag->region) {
    *to++ = '-';
    to = write_region(to, tag->region);
  }
  if (tag->variant) *to++ = '-';
  for (int shift = 56; shift >= 0; shift -= 8)
    if (tag->variant >> shift) *to++ = (char)(tag->variant >> shift & 0xFF);
  *to = '\0';
  return (size_t)(to - buffer);
}

size_t tag_write(const struct tag *tag, char buffer[TAG_SIZE]) {
  struct tag full = *tag;
  tag_maximize(&full);
  struct tag shown = full;
  const bool tells_region = tag->language == TWO('z', 'h') || tag->language == TWO('p', 't');
  if (!tells_region && means(&full, 0, 0))
    shown.script = shown.region = 0;
  else if (means(&full, 0, full.region))
    shown.script = 0;
  else if (means(&full, full.script, 0))
    shown.region = 0;
  return tag_write_full(&shown, buffer);
}

/* A language's text as a number: two letters stand where the first two of three do. */
static int order_of(uint16_t language) {
  return is_two_letters(language) ? language << 5 : language;
}

int tag_compare(const struct tag *a, const struct tag *b) {
  char text[TAG_SIZE], other[TAG_SIZE];
  if (a->language != b->language) return order_of(a->language) - order_of(b->language);
  if (tag_equal(a, b)) return 0;
  tag_write(a, text);
  tag_write(b, other);
  return strcmp(text, other);
}

bool tag_is_rtl(const struct tag *tag) {
  static const uint32_t rtl[] = {
      FOUR('A', 'r', 'a', 'b'), FOUR('H', 'e', 'b', 'r'), FOUR('T', 'h', 'a', 'a'),
      FOUR('S', 'y', 'r', 'c'), FOUR('N', 'k', 'o', 'o'), FOUR('A', 'd', 'l', 'm'),
      FOUR('R', 'o', 'h', 'g'), FOUR('M', 'a', 'n', 'd'), FOUR('S', 'a', 'm', 'r'),
      FOUR('A', 'r', 'a', 'n'), FOUR('Y', 'e', 'z', 'i'),
  };
  for (size_t i = 0; i < COUNT(rtl); i++)
    if (tag->script == rtl[i]) return true;
  return false;
}
