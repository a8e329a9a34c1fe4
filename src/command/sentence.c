/* The sentences of an error, as they stand in a catalog. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "sentence.h"

#include <string.h>

/* Numbers that pick the form for one thing and the last form, CLDR's "other", in every language. */
enum { ONE = 1, OTHER = 100 };

static const char *form_for(const errcat_reader *reader, const errcat_error *error, uint64_t n) {
  return errcat_gettext(reader, NULL, error->message, error->plural, n);
}

const char *sentence_one(const errcat_reader *reader, const errcat_error *error) {
  return form_for(reader, error, ONE);
}

const char *sentence_other(const errcat_reader *reader, const errcat_error *error) {
  return form_for(reader, error, OTHER);
}

const char *sentence_tag(const errcat_reader *reader, const errcat_error *error, bool *translated) {
  errcat_result result;
  errcat_format_message(reader, NULL, error->message, error->plural, NULL, 0, NULL, NULL, 0,
                        &result);
  *translated = !(result.status & ERRCAT_UNTRANSLATED);
  return result.tag;
}

/* The numbers lead to every form of every language in po/README.md. */
size_t sentence_forms(const errcat_reader *reader, const errcat_error *error,
                      const char *forms[SENTENCE_FORMS_MAX]) {
  static const uint64_t numbers[SENTENCE_FORMS_MAX] = {ONE, 2, 3, 6, 7, 11, OTHER, 1000000, 0};
  size_t count = 0;
  for (size_t i = 0; i < (error->plural ? SENTENCE_FORMS_MAX : 1); i++) {
    const char *form = form_for(reader, error, numbers[i]);
    size_t known = 0;
    while (known < count && strcmp(forms[known], form) != 0) known++;
    if (known == count) forms[count++] = form;
  }
  return count;
}

const char *sentence_bare(const errcat_reader *reader, const errcat_error *error) {
  return error->bare ? errcat_gettext(reader, NULL, error->bare, NULL, 0) : NULL;
}
