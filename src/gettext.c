/* The other way to a translation: gettext itself, in the current locale, whose strings are read on
   the spot. libintl trusts its files, so errcat_bind_libintl() is the only door to it.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include "gettext.h"

#include "catalogs.h"
#include "judge.h"

#include <string.h>

#ifdef ERRCAT_LIBINTL
#include <libintl.h>
#include <limits.h>

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

const char *gettext_translate(const errcat_language *language, const char *context, const char *id,
                              const char *plural, uint64_t n) {
  const char *domain = language->table->domain->name;
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

static bool locale_tag(const char *domain, struct tag *tag) {
  const char *header = dgettext(domain, "");
  struct slice value;
  return header && mo_header_field((struct slice){header, strlen(header)}, "Language", &value) &&
         tag_of_catalog(value.text, value.length, tag);
}

static void learn_manner(errcat_language *language) {
  const char *learnt[SAMPLE_COUNT] = {0};
  enum sample which;
  for (size_t s = 0; s < SAMPLE_COUNT; s++)
    learnt[s] = gettext_translate(language, manner_samples[s][0], manner_samples[s][1], NULL, 0);
  manner_learn(&language->manner, learnt, &which);
}

bool gettext_language(const errcat_language *libintl, errcat_language *language) {
  struct tag tag;
  if (!locale_tag(libintl->table->domain->name, &tag)) return false;
  *language = *libintl;
  tag_write(&tag, language->tag);
  language->direction = tag_is_rtl(&tag) ? ERRCAT_RTL : ERRCAT_LTR;
  learn_manner(language);
  return true;
}

uint32_t gettext_format(struct sink *sink, const errcat_reader *reader, const errcat_error *error,
                        const struct values *values, uint32_t flags, errcat_language *language) {
  const char *domain = reader->languages[0]->table->domain->name;
  const errcat_language *source = reader->languages[1];
  const bool bare = values->status & ERRCAT_MISSING_ARGUMENT;
  const char *id = bare ? error->bare : error->message;
  const char *plural = bare ? NULL : error->plural;
  uint64_t n = 0;
  format_count(values, &n);
  const char *text = ask(domain, id, plural, n);
  if (text) {
    /* A file changed behind our back can say anything; its blanks are looked at each time. */
    const struct slice wanted = {plural ? plural : id, strlen(plural ? plural : id)};
    const struct slice given = {text, strlen(text)};
    const int32_t kind = bare || !error->parameters
                             ? judge_plain(wanted, given)
                             : judge_template(wanted, given, NULL, 0,
                                              judge_count(plural ? error->parameters : NULL));
    const bool usable = !kind || judge_is_advice(kind);
    if (!usable || !gettext_language(reader->languages[0], language)) text = NULL;
  }
  if (!text) {
    *language = *source;
    text = plural && n != 1 ? plural : id;
  }
  if (error->parameters && !bare)
    return format_template(sink, language, (struct slice){text, strlen(text)}, values, flags);
  escape_literal(sink, text, strlen(text), false, flags);
  return 0;
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

bool gettext_language(const errcat_language *libintl, errcat_language *language) {
  (void)libintl, (void)language;
  return false;
}

uint32_t gettext_format(struct sink *sink, const errcat_reader *reader, const errcat_error *error,
                        const struct values *values, uint32_t flags, errcat_language *language) {
  (void)sink, (void)error, (void)values, (void)flags;
  *language = *reader->languages[1];
  return 0;
}

#endif

const char *gettext_tag(const errcat_reader *reader, const errcat_language *language) {
  const struct errcat *owner = ((const struct snapshot *)reader->pin)->owner;
  const char *tag =
      spoken_find(atomic_load_explicit(&owner->spoken, memory_order_acquire), language->tag);
  return tag ? tag : owner->source->tag;
}
