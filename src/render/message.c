/* Any message of the catalogs, an error's or not. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>

#include "render/arguments.h"
#include "render/format.h"
#include "render/options.h"

/* A message in the first of the reader's languages that has it; the source has every one. */
static const char *find_message(const errcat_reader *reader, const char *context, const char *id,
                                const char *plural, uint64_t n, const errcat_language **language) {
  for (size_t i = 0;; i++) {
    *language = reader->languages[i];
    const char *text = language_gettext(*language, context, id, plural, n);
    if (text) return text;
  }
}

const char *errcat_gettext(const errcat_reader *reader, const char *context, const char *id,
                           const char *plural, uint64_t n) {
  const errcat_language *language;
  if (options_refuse(reader, 0)) return language_source_form(id, plural, n);
  return find_message(reader, context, id, plural, n, &language);
}

size_t errcat_format_message(const errcat_reader *reader, const char *context, const char *id,
                             const char *plural, const errcat_argument *arguments, size_t count,
                             const errcat_options *options, char *buffer, size_t size,
                             errcat_result *result) {
  const errcat_language *language;
  struct values values;
  struct output output;
  uint64_t n = 0;
  const uint32_t flags = options_read(options), refused = options_refuse(reader, flags);
  if (refused) return format_refuse(buffer, size, refused, result);
  output_open(&output, buffer, size);
  arguments_for_template(&values, arguments, count);
  values_count(&values, &n);
  const char *text = find_message(reader, context, id, plural, n, &language);
  uint32_t status = values.status;
  errcat_language now;
  if (language != reader->languages[0]) status |= ERRCAT_UNTRANSLATED;
  if (language->operations && language->operations->resolve(reader, true, &now)) language = &now;
  status |= format_template(&output, language, slice_of(text), &values, flags);
  if (result)
    *result =
        (errcat_result){status, language->direction, language->tag, values.argument_name, {0}};
  return format_finish(&output, size, result);
}
