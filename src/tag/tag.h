/* Language tags: BCP 47 (RFC 5646), POSIX locale names and the directories of catalogs, brought to
   one form. SPDX-License-Identifier: LGPL-2.1-or-later

   The data (cldr.inc) are CLDR's aliases, likely subtags and parent locales, and ISO 639-3's
   macrolanguages. What they say of languages that have neither a two-letter code nor a locale in
   CLDR nor a macrolanguage is left out; such a language is matched by its tag alone. */
#ifndef TAG_H
#define TAG_H

#include "base/names.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of a packed letter, and what a region of three digits is above its number: two letters take less. */
enum { TAG_LETTER_BITS = 5, TAG_REGION_NUMBER = 1 << 2 * TAG_LETTER_BITS };

/* Subtags, packed, 0 for none: letters in five bits each, the last one lowest; a region of three
   digits as TAG_REGION_NUMBER + its number; a variant as its lower-case bytes. A tag is what its text says, with
   deprecated subtags replaced, until tag_maximize() has put in what the text left out. Two names of
   the same language are equal then: zh-TW and zh-Hant, iw_IL and he. */
struct tag {
  uint16_t language, region;
  uint32_t script;
  uint64_t variant; /* the first one; there may be more in a text */
};

/* The language that messages are written in: English, maximized. */
extern const struct tag tag_source;

static inline bool tag_equal(const struct tag *a, const struct tag *b) {
  return a->language == b->language && a->region == b->region && a->script == b->script &&
         a->variant == b->variant;
}

static inline bool tag_is_source(const struct tag *tag) {
  return tag_equal(tag, &tag_source);
}

/* Reads a BCP 47 tag, in any case, "_" allowed for "-". Extensions and private use are passed over.
   False if it is malformed or names no language; then *tag is not to be used. Linear. */
bool tag_parse(const char *text, size_t length, struct tag *tag);

/* Reads a POSIX locale name, ll[_CC][.charset][@modifier]. C and POSIX are the source language, as
   gettext has it; a name without region is that of gettext's directory: "pt" is European, sr_ME
   Cyrillic. A modifier that names a script (latin, shaw, …; ISO 15924) is one, another of five to
   eight letters or digits is a variant (valencia; ijekavian is ijekavsk), the rest is passed over
   (euro, quot). False as above. */
bool tag_parse_posix(const char *name, size_t length, struct tag *tag);

/* Reads the name of a catalog's directory: as a POSIX name, but without charset, C, POSIX, or a
   modifier that would be passed over. The tag is maximized. Refuses every name that holds anything
   but letters, digits, "_", "-" and one "@". */
bool tag_of_catalog(const char *directory, size_t length, struct tag *tag);

/* Puts in script and region by CLDR's likely subtags. Does nothing to what is given. */
void tag_maximize(struct tag *tag);

/* A maximized tag becomes the one whose messages stand in for its own: the variant goes first, then
   the region by CLDR's parent locales (es-MX, es-419, es; zh-MO, zh-HK, zh-TW), and Nynorsk becomes
   Bokmål. Never crosses to another script. False at the end: *tag is unchanged. Whatever the tag,
   that is after TAG_PARENTS steps at most, and no tag comes twice. */
bool tag_parent(struct tag *tag);

enum { TAG_PARENTS = 5 };

/* A maximized tag's language becomes the macrolanguage that it is in (ISO 639-3): Egyptian Arabic
   Arabic, Cantonese Chinese. Script and region stay, and the tag is maximized: arz-Arab-MA is then
   ar-Arab-MA. False if it is in none, as a macrolanguage itself is: *tag is unchanged. */
bool tag_encompass(struct tag *tag);

enum { TAG_SIZE = 24 }; /* "lll-Ssss-RRR-variants" and its NUL fit */

/* Writes a tag as BCP 47 text, with a NUL: the shortest that means the same, except that Chinese and
   Portuguese always tell their region (zh-CN, pt-BR). Returns its length. */
size_t tag_write(const struct tag *tag, char buffer[TAG_SIZE]);

/* The same with all that the tag has: zh-Hans-CN. */
size_t tag_write_full(const struct tag *tag, char buffer[TAG_SIZE]);

/* The order of maximized tags by their texts; 0: they are equal. */
int tag_compare(const struct tag *a, const struct tag *b);

/* Whether a maximized tag's script is written from right to left. */
bool tag_is_rtl(const struct tag *tag);

#endif
