/* gettext itself, in the current locale, whose catalogs are read on the spot. libintl trusts its files,
   so that only what errcat_bind_libintl() bound is safe. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/libintl.h"

#ifdef ERRCAT_LIBINTL
#ifdef __GLIBC__
#include <langinfo.h>
#endif
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "catalog/validate.h"
#include "store/snapshot.h"
#include "tag/environment.h"
#include "tag/line.h"

/* dngettext() takes an unsigned long. A number that does not fit keeps its last six digits and gets a
   one in front of them, which leads to the same form by the rule of every language (GNU gettext manual,
   "Plural forms"). */
static unsigned long narrowed(uint64_t n) {
#if ULONG_MAX < UINT64_MAX
  if (n > ULONG_MAX) n = n % 1000000 + 1000000;
#endif
  return (unsigned long)n;
}

/* The ids are the table's or the caller's. No text that comes back is ever used as a format. */
static const char *ask(const char *domain, const char *id, const char *plural, uint64_t n) {
  const char *text = plural ? dngettext(domain, id, plural, narrowed(n)) : dgettext(domain, id);
  return text == id || text == plural ? NULL : text;
}

static const char *ask_in_context(const char *domain, const char *context, const char *id,
                                  const char *plural, uint64_t n) {
  if (!context) return ask(domain, id, plural, n);
  /* libintl wants "context\004id" in one string. One that is longer is not asked for. */
  char key[512];
  const size_t before = strlen(context), after = strlen(id);
  if (before + after + 2 > sizeof key) return NULL;
  memcpy(key, context, before);
  key[before] = '\004';
  memcpy(key + before + 1, id, after + 1);
  return ask(domain, key, plural, n);
}

bool libintl_bind(const char *domain, const char *directory) {
  return bindtextdomain(domain, directory) && bind_textdomain_codeset(domain, "UTF-8");
}

/* ---- the locale ---- */

/* The name of the current locale, which may be the thread's own. */
static const char *locale_name(void *unused, const char *name) {
  (void)unused;
  if (!strcmp(name, "LANGUAGE")) return getenv(name);
#ifdef _NL_LOCALE_NAME /* glibc */
  return nl_langinfo(_NL_LOCALE_NAME(LC_MESSAGES));
#else
  return setlocale(LC_MESSAGES, NULL);
#endif
}

/* Whether the first language that libintl looks for is the source's, which has no catalog. */
static bool is_source_wanted(struct tag *tag) {
  size_t length;
  const char *wanted = environment_wanted(locale_name, NULL, &length);
  if (!tag_parse_posix(wanted, strcspn(wanted, ":"), tag)) return false;
  tag_maximize(tag);
  return tag->language == tag_source.language && tag->script == tag_source.script;
}

/* The language that the domain's catalog in the current locale names in its header. */
static bool catalog_tag(const char *domain, struct tag *tag) {
  const char *header = dgettext(domain, "");
  struct slice value;
  return header && mo_header_field((struct slice){header, strlen(header)}, "Language", &value) &&
         tag_of_catalog(value.text, value.length, tag);
}

/* The language of the current locale: its catalog's, or the source if that is what it asks for. False
   if it asks for another one, of which there is no catalog. */
static bool locale_tag(const errcat_language *libintl, struct tag *tag) {
  if (catalog_tag(libintl->table->domain->name, tag)) return true;
  if (!is_source_wanted(tag)) return false;
  *tag = tag_source;
  return true;
}

static bool is_source_language(const struct tag *tag) {
  struct tag_line line;
  tag_line_of(tag, &line);
  return tag_is_source(&line.tags[line.count - 1]);
}

/* ---- errcat's general catalogs, behind the domain's ---- */

enum { BEHIND_MAX = 2 * TAG_LINE_MAX };

/* Those of a language, best first: its own tag's before its parents'. One that is broken, or for which
   there is no memory, is not there. */
static size_t find_behind(const errcat_language *libintl, const struct tag *tag,
                          const struct catalog *behind[BEHIND_MAX]) {
  errcat_catalogs *owner = libintl->owner;
  struct tag_line line;
  size_t count = 0;
  tag_line_of(tag, &line);
  for (size_t i = 0; i < line.count; i++)
    for (size_t c = 0; c < owner->general.count && count < BEHIND_MAX; c++) {
      struct embedded *embedded = &owner->general.items[c];
      struct catalog *catalog;
      if (tag_equal(&embedded->tag, &line.tags[i]) &&
          embedded_find(embedded, &owner->table, &owner->allocator, &catalog) && catalog)
        behind[count++] = catalog;
    }
  return count;
}

static const char *translate_behind(const errcat_language *libintl, const struct tag *tag,
                                    const char *context, const char *id, const char *plural,
                                    uint64_t n) {
  const struct catalog *behind[BEHIND_MAX];
  struct slice form;
  const size_t count = find_behind(libintl, tag, behind);
  for (size_t i = 0; i < count; i++)
    if (catalog_find_form(behind[i], context, id, plural, n, &form)) return form.text;
  return NULL;
}

/* ---- translations ---- */

static const char *translate(const errcat_language *language, const char *context, const char *id,
                             const char *plural, uint64_t n) {
  struct tag tag;
  const char *text = ask_in_context(language->table->domain->name, context, id, plural, n);
  if (text || !locale_tag(language, &tag)) return text;
  text = translate_behind(language, &tag, context, id, plural, n);
  return !text && is_source_language(&tag) ? language_source_form(id, plural, n) : text;
}

static const char *ask_sample(const char *domain, enum sample sample) {
  const char *const *const id = conventions_samples[sample];
  return ask_in_context(domain, id[0], id[1], NULL, 0);
}

/* The domain's samples come first, each if it has its partner as well. */
static void learn_conventions(const errcat_language *libintl, const struct tag *tag,
                              struct conventions *conventions) {
  const char *samples[SAMPLE_COUNT] = {0};
  const struct catalog *behind[BEHIND_MAX];
  const char *domain = libintl->table->domain->name;
  for (enum sample s = 0; s < SAMPLE_COUNT; s++)
    if (ask_sample(domain, conventions_partner(s))) samples[s] = ask_sample(domain, s);
  language_learn(conventions, behind, find_behind(libintl, tag, behind), is_source_language(tag),
                 samples);
}

/* The text of a tag, in memory that outlives the call; the source's where the tag is not bound. */
static const char *lasting_tag(const errcat_reader *reader, const struct tag *tag) {
  const errcat_catalogs *owner = ((const struct snapshot *)reader->pin)->owner;
  const struct bound_tag *bound = atomic_load_explicit(&owner->bound_tags, memory_order_acquire);
  char text[TAG_SIZE];
  tag_write(tag, text);
  const char *found = bound_tag_find(bound, text);
  return found ? found : reader->languages[1]->tag;
}

static void describe(const errcat_reader *reader, const struct tag *tag, bool with_conventions,
                     errcat_language *now) {
  *now = *reader->languages[0];
  now->conventions = reader->languages[1]->conventions; /* the source's */
  now->tag = lasting_tag(reader, tag);
  now->direction = tag_is_rtl(tag) ? ERRCAT_RTL : ERRCAT_LTR;
  if (with_conventions) learn_conventions(reader->languages[0], tag, &now->conventions);
}

static bool resolve(const errcat_reader *reader, bool with_conventions, errcat_language *now) {
  struct tag tag;
  if (!locale_tag(reader->languages[0], &tag)) return false;
  describe(reader, &tag, with_conventions, now);
  return true;
}

/* A file that was changed after it was checked can say anything, so that each text is validated. */
static bool is_usable(const errcat_error *error, bool bare, const char *text) {
  const struct slice wanted = slice_of(bare            ? error->bare
                                       : error->plural ? error->plural
                                                       : error->message);
  const struct slice count = validate_count(error->plural ? error->parameters : NULL);
  const int32_t kind = bare || !error->parameters
                           ? validate_plain(wanted, slice_of(text))
                           : validate_template(wanted, slice_of(text), NULL, 0, count);
  return !kind || validate_is_advice(kind);
}

/* The domain's translation, errcat's of a general message, or the source's own words where that is
   what the locale reads; NULL if there is none. */
static const char *find_error(const errcat_language *libintl, const errcat_error *error,
                              const struct tag *tag, bool bare, uint64_t n) {
  const char *id = bare ? error->bare : error->message, *plural = bare ? NULL : error->plural;
  const char *text = ask(libintl->table->domain->name, id, plural, n);
  if (text && is_usable(error, bare, text)) return text;
  text = translate_behind(libintl, tag, NULL, id, plural, n);
  if (text && is_usable(error, bare, text)) return text;
  return is_source_language(tag) ? language_source_form(id, plural, n) : NULL;
}

static const char *message(const errcat_reader *reader, const errcat_error *error, bool bare,
                           uint64_t n, errcat_language *now) {
  const errcat_language *libintl = reader->languages[0];
  struct tag tag;
  if (!locale_tag(libintl, &tag)) return NULL;
  const char *text = find_error(libintl, error, &tag, bare, n);
  if (text) describe(reader, &tag, error->parameters && !bare, now);
  return text;
}

const struct language_operations libintl_operations = {resolve, message, translate};

#endif
