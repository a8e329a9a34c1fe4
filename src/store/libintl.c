/* The other way to a translation: gettext itself, in the current locale, whose strings are read on
   the spot. libintl trusts its files, so errcat_bind_libintl() is the only door to it.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "store/libintl.h"

#include "catalog/validate.h"
#include "store/catalogs.h"
#include "tag/environment.h"

#include <string.h>

#ifdef ERRCAT_LIBINTL
#ifdef __GLIBC__
#include <langinfo.h>
#endif
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdlib.h>

/* dngettext() takes an unsigned long. Beyond it, the last six digits and one above keep the form in
   every language's rule (GNU gettext manual, "Plural forms"). */
static unsigned long narrowed(uint64_t n) {
#if ULONG_MAX < UINT64_MAX
  if (n > ULONG_MAX) n = n % 1000000 + 1000000;
#endif
  return (unsigned long)n;
}

/* The ids are the table's and the caller's, known to the catalogs by name only: no format of theirs
   is ever run. */
static const char *ask(const char *domain, const char *id, const char *plural, uint64_t n) {
  const char *text = plural ? dngettext(domain, id, plural, narrowed(n)) : dgettext(domain, id);
  return text == id || text == plural ? NULL : text;
}

static const char *ask_in_context(const char *domain, const char *context, const char *id,
                                  const char *plural, uint64_t n) {
  if (!context) return ask(domain, id, plural, n);
  /* libintl wants "context\004id" in one string; longer ones than these are not asked for. */
  char key[512];
  const size_t before = strlen(context), after = strlen(id);
  if (before + after + 2 > sizeof key) return NULL;
  memcpy(key, context, before);
  key[before] = '\004';
  memcpy(key + before + 1, id, after + 1);
  return ask(domain, key, plural, n);
}

bool gettext_bind(const char *domain, const char *directory) {
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

/* What the locale reads: its catalog's language, else the source. False if it wants another one,
   of which there is no catalog. */
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

/* ---- errcat's general catalogs, behind another domain's ---- */

enum { BEHIND_MAX = 2 * TAG_LINE_MAX };

/* Those of a language, best first, as a chain has them. */
static size_t find_behind(const errcat_language *libintl, const struct tag *tag,
                          const struct catalog *behind[BEHIND_MAX]) {
  struct tag_line line;
  size_t count = 0;
  if (!libintl->count) return 0;
  tag_line_of(tag, &line);
  for (size_t i = 0; i < line.count; i++)
    for (size_t c = 0; c < libintl->count && count < BEHIND_MAX; c++)
      if (tag_equal(&libintl->catalogs[c]->tag, &line.tags[i]))
        behind[count++] = libintl->catalogs[c];
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

const char *gettext_translate(const errcat_language *language, const char *context, const char *id,
                              const char *plural, uint64_t n) {
  struct tag tag;
  const char *text = ask_in_context(language->table->domain->name, context, id, plural, n);
  if (text || !locale_tag(language, &tag)) return text;
  text = translate_behind(language, &tag, context, id, plural, n);
  return !text && is_source_language(&tag) ? plural && n != 1 ? plural : id : text;
}

/* Each sample from the nearest catalog that has it and its partner, as in language.c. */
static void learn_conventions(errcat_language *language, const struct tag *tag) {
  const char *learnt[SAMPLE_COUNT] = {0};
  const struct catalog *behind[BEHIND_MAX];
  const char *domain = language->table->domain->name;
  const size_t count = find_behind(language, tag, behind);
  enum sample which;
  for (enum sample s = 0; s < SAMPLE_COUNT; s++) {
    const char *const *const id = conventions_samples[s];
    const char *const *const other = conventions_samples[conventions_partner(s)];
    struct slice text, partner;
    learnt[s] = ask_in_context(domain, id[0], id[1], NULL, 0);
    if (!ask_in_context(domain, other[0], other[1], NULL, 0)) learnt[s] = NULL;
    for (size_t c = 0; c < count && !learnt[s]; c++)
      if (catalog_find(behind[c], id[0], id[1], &text) &&
          catalog_find(behind[c], other[0], other[1], &partner))
        learnt[s] = text.text;
    if (!learnt[s] && is_source_language(tag)) learnt[s] = id[1];
  }
  conventions_learn(&language->conventions, learnt, &which);
}

static void describe(const errcat_language *libintl, const struct tag *tag,
                     errcat_language *language) {
  *language = *libintl;
  tag_write(tag, language->tag);
  language->direction = tag_is_rtl(tag) ? ERRCAT_RTL : ERRCAT_LTR;
}

bool gettext_locale(const errcat_language *libintl, errcat_language *language) {
  struct tag tag;
  if (!locale_tag(libintl, &tag)) return false;
  describe(libintl, &tag, language);
  return true;
}

bool gettext_language(const errcat_language *libintl, errcat_language *language) {
  struct tag tag;
  if (!locale_tag(libintl, &tag)) return false;
  describe(libintl, &tag, language);
  learn_conventions(language, &tag);
  return true;
}

/* A file changed behind our back can say anything; its placeholders are looked at each time. */
static bool is_usable(const errcat_error *error, bool bare, const char *text) {
  const char *id = bare ? error->bare : error->plural ? error->plural : error->message;
  const struct slice wanted = {id, strlen(id)}, given = {text, strlen(text)};
  const struct slice count = validate_count(error->plural ? error->parameters : NULL);
  const int32_t kind = bare || !error->parameters
                           ? validate_plain(wanted, given)
                           : validate_template(wanted, given, NULL, 0, count);
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
  return is_source_language(tag) ? plural && n != 1 ? plural : id : NULL;
}

uint32_t gettext_format(struct output *output, const errcat_reader *reader,
                        const errcat_error *error, const struct values *values, uint32_t flags,
                        errcat_language *language) {
  const errcat_language *libintl = reader->languages[0];
  const bool bare = values->status & ERRCAT_MISSING_ARGUMENT;
  const bool filled = error->parameters && !bare;
  const char *text = NULL;
  struct tag tag;
  uint64_t n = 0;
  format_count(values, &n);
  if (locale_tag(libintl, &tag)) {
    describe(libintl, &tag, language);
    text = find_error(libintl, error, &tag, bare, n);
  }
  if (!text) {
    *language = *reader->languages[1];
    text = bare ? error->bare : error->plural && n != 1 ? error->plural : error->message;
  }
  if (!filled) return escape_literal(output, text, strlen(text), false, flags), 0;
  if (language->through_libintl) learn_conventions(language, &tag);
  return format_template(output, language, (struct slice){text, strlen(text)}, values, flags);
}

#else

bool gettext_bind(const char *domain, const char *directory) {
  (void)domain, (void)directory;
  return true;
}

const char *gettext_translate(const errcat_language *language, const char *context, const char *id,
                              const char *plural, uint64_t n) {
  (void)language, (void)context, (void)id, (void)plural, (void)n;
  return NULL;
}

bool gettext_locale(const errcat_language *libintl, errcat_language *language) {
  (void)libintl, (void)language;
  return false;
}

bool gettext_language(const errcat_language *libintl, errcat_language *language) {
  (void)libintl, (void)language;
  return false;
}

uint32_t gettext_format(struct output *output, const errcat_reader *reader,
                        const errcat_error *error, const struct values *values, uint32_t flags,
                        errcat_language *language) {
  (void)output, (void)error, (void)values, (void)flags;
  *language = *reader->languages[1];
  return 0;
}

#endif

const char *gettext_tag(const errcat_reader *reader, const errcat_language *language) {
  const struct errcat_catalogs *owner = ((const struct snapshot *)reader->pin)->owner;
  const char *tag =
      bound_tag_find(atomic_load_explicit(&owner->bound_tags, memory_order_acquire), language->tag);
  return tag ? tag : owner->source->tag;
}
