/* CLDR's parent locales and ISO 639-3's macrolanguages, as far as they lead to the languages there are.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "export/inheritance.h"

#include "tag/tag.h"

struct offered {
  const struct export_language *languages;
  size_t count;
};

static struct tag tag_of(const struct export_language *language) {
  struct tag tag;
  tag_parse(language->maximized, strlen(language->maximized), &tag);
  return tag;
}

/* Whether a tag is a language's, or above one that may stand in for it. */
static bool leads_there(const struct offered *offered, const struct tag *tag) {
  for (size_t i = 0; i < offered->count; i++) {
    struct tag at = tag_of(&offered->languages[i]);
    do
      if (tag_equal(&at, tag)) return true;
    while (!offered->languages[i].is_overlay && tag_parent(&at));
  }
  return false;
}

static bool has_language(const struct offered *offered, uint16_t language) {
  for (size_t i = 0; i < offered->count; i++)
    if (tag_of(&offered->languages[i]).language == language) return true;
  return false;
}

/* The likely tag of a language and a script. */
static struct tag top_of(uint16_t language, uint32_t script) {
  struct tag top = {.language = language, .script = script};
  tag_maximize(&top);
  return top;
}

static void put_parent(struct data *data, const struct tag *tag, const struct tag *parent) {
  char text[TAG_SIZE];
  tag_write_full(tag, text);
  data_name(data, text);
  tag_write_full(parent, text);
  data_text(data, text);
}

/* A region whose parent is another one than the likely region, which all others have: where there is a
   language on the way from there. */
static void put_region(struct data *data, const struct offered *offered, const struct tag *top,
                       uint16_t region) {
  struct tag tag = *top;
  tag.region = region;
  struct tag parent = tag;
  tag_parent(&parent);
  struct tag at = parent;
  while (!tag_equal(&at, top) && !leads_there(offered, &at)) tag_parent(&at);
  if (!tag_equal(&at, top) && !tag_equal(&tag, top)) put_parent(data, &tag, &parent);
}

enum { NUMBERS = 1000, LETTERS = 26 };

static void put_regions(struct data *data, const struct offered *offered, const struct tag *top) {
  for (unsigned a = 1; a <= LETTERS; a++)
    for (unsigned b = 1; b <= LETTERS; b++)
      put_region(data, offered, top, (uint16_t)(a << TAG_LETTER_BITS | b));
  for (unsigned number = 0; number < NUMBERS; number++)
    put_region(data, offered, top, (uint16_t)(TAG_REGION_NUMBER + number));
}

static void put_parents(struct data *data, const struct offered *offered) {
  data_line(data);
  data_name(data, "parents");
  data_begin(data, "{");
  for (size_t i = 0; i < offered->count; i++) {
    const struct tag tag = tag_of(&offered->languages[i]), top = top_of(tag.language, tag.script);
    bool is_first = true;
    for (size_t before = 0; before < i && is_first; before++) {
      const struct tag other = tag_of(&offered->languages[before]);
      is_first = other.language != tag.language || other.script != tag.script;
    }
    if (is_first) put_regions(data, offered, &top);
  }
}

/* Calls one() with each language, two letters and three. */
typedef void each(struct data *data, const struct offered *offered, uint16_t language);

static void each_language(struct data *data, const struct offered *offered, each *one) {
  for (unsigned a = 0; a <= LETTERS; a++)
    for (unsigned b = 1; b <= LETTERS; b++)
      for (unsigned c = 1; c <= LETTERS; c++)
        one(data, offered, (uint16_t)(a << 2 * TAG_LETTER_BITS | b << TAG_LETTER_BITS | c));
}

/* Nynorsk reads Bokmål. */
static void put_other(struct data *data, const struct offered *offered, uint16_t language) {
  const struct tag top = top_of(language, 0);
  struct tag parent = top;
  if (tag_parent(&parent) && parent.language != language && leads_there(offered, &parent))
    put_parent(data, &top, &parent);
}

/* The language that a code stands for: another one where the code is deprecated (no: nb), or its
   macrolanguage. One that stands for a script as well is not told by a language alone. */
static uint16_t wider_of(uint16_t language) {
  const struct tag code = {.language = language};
  char text[TAG_SIZE];
  struct tag tag;
  if (!tag_parse(text, tag_write_full(&code, text), &tag) || tag.script || tag.region) return 0;
  if (tag.language == language) {
    tag_maximize(&tag);
    tag_encompass(&tag);
  }
  return tag.language;
}

static void put_member(struct data *data, const struct offered *offered, uint16_t language) {
  const uint16_t wider = wider_of(language);
  char text[TAG_SIZE];
  if (!wider || wider == language || !has_language(offered, wider)) return;
  tag_write_full(&(struct tag){.language = language}, text);
  data_name(data, text);
  tag_write_full(&(struct tag){.language = wider}, text);
  data_text(data, text);
}

void inheritance_put(struct data *data, const struct export_language *languages, size_t count) {
  const struct offered offered = {languages, count};
  put_parents(data, &offered);
  each_language(data, &offered, put_other);
  data_end(data, "}");
  data_line(data);
  data_name(data, "macrolanguages");
  data_begin(data, "{");
  each_language(data, &offered, put_member);
  data_end(data, "}");
}
