/* What every table of errors keeps to. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "catalog/rules.h"

#include <string.h>

#include "catalog/validate.h"

/* What validate_text() finds, in the words for a table. */
int32_t rules_text(struct slice text) {
  switch (validate_text(text)) {
  case ERRCAT_DIAGNOSTIC_TEXT_UTF8: return ERRCAT_DIAGNOSTIC_DEF_UTF8;
  case ERRCAT_DIAGNOSTIC_TEXT_CONTROL: return ERRCAT_DIAGNOSTIC_DEF_CONTROL;
  case ERRCAT_DIAGNOSTIC_TEXT_BIDI: return ERRCAT_DIAGNOSTIC_DEF_BIDI;
  case ERRCAT_DIAGNOSTIC_TEXT_EMPTY: return ERRCAT_DIAGNOSTIC_DEF_EMPTY;
  default: return 0;
  }
}

int32_t rules_sentence(const char *sentence, const errcat_parameter *parameters, bool singular) {
  struct slice rest = slice_of(sentence), literal, name;
  uint32_t seen = 0;
  for (enum template_piece piece;
       (piece = template_next(&rest, &literal, &name)) != TEMPLATE_END;) {
    const int at = piece == TEMPLATE_PLACEHOLDER ? template_parameter(parameters, name) : 0;
    if (piece == TEMPLATE_BAD) return ERRCAT_DIAGNOSTIC_DEF_BRACES;
    if (at < 0) return ERRCAT_DIAGNOSTIC_DEF_PLACEHOLDERS;
    if (piece == TEMPLATE_PLACEHOLDER) seen |= UINT32_C(1) << at;
  }
  for (int i = 0; parameters[i].name; i++)
    if (!(seen >> i & 1) && !(singular && parameters[i].type == ERRCAT_COUNT))
      return ERRCAT_DIAGNOSTIC_DEF_PLACEHOLDERS;
  return 0;
}

int32_t rules_bare(const char *sentence) {
  struct slice rest = slice_of(sentence), literal, name;
  for (enum template_piece piece;
       (piece = template_next(&rest, &literal, &name)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_PLACEHOLDER) return ERRCAT_DIAGNOSTIC_DEF_BARE;
    if (piece == TEMPLATE_BAD) { /* a brace that is itself, and not taken off */
      rest.text++;
      rest.length--;
    }
  }
  return 0;
}

bool rules_said(const char *sentence, const errcat_parameter *parameters) {
  struct slice rest = slice_of(sentence), literal, name;
  for (enum template_piece piece; (piece = template_next(&rest, &literal, &name)) != TEMPLATE_END;)
    if (piece == TEMPLATE_BAD ||
        (piece == TEMPLATE_PLACEHOLDER && template_parameter(parameters, name) < 0))
      return false;
  return true;
}

/* A name begins with a letter, of one case, and goes on in it. */
static bool is_name(const char *name, bool upper) {
  const char first = upper ? 'A' : 'a';
  if (*name < first || *name >= first + 26) return false;
  for (; *name; name++)
    if ((*name < first || *name >= first + 26) && *name != '_' && (*name < '0' || *name > '9'))
      return false;
  return true;
}

/* One to eight, each of a type there is and with a name of its own. */
static int32_t check_parameters(const errcat_parameter *parameters, size_t *counts) {
  size_t count = 0;
  *counts = 0;
  for (; parameters[count].name; count++) {
    const errcat_parameter *parameter = &parameters[count];
    if (count == ERRCAT_PARAMETERS_MAX) return ERRCAT_DIAGNOSTIC_DEF_TOO_MANY;
    if (parameter->type < ERRCAT_TEXT || parameter->type > ERRCAT_TIME)
      return ERRCAT_DIAGNOSTIC_DEF_TYPE;
    if (!is_name(parameter->name, false)) return ERRCAT_DIAGNOSTIC_DEF_PARAMETER_NAME;
    if (template_parameter(parameters, slice_of(parameter->name)) != (int)count)
      return ERRCAT_DIAGNOSTIC_DEF_TWICE;
    *counts += parameter->type == ERRCAT_COUNT;
  }
  return count ? 0 : ERRCAT_DIAGNOSTIC_DEF_PARAMETER;
}

static int32_t check_sentences(const errcat_error *error, size_t counts) {
  const errcat_parameter *parameters = error->parameters;
  const bool plural = error->plural != NULL;
  int32_t kind = plural ? rules_text(slice_of(error->plural)) : 0;
  if (!kind && plural && counts != 1) kind = ERRCAT_DIAGNOSTIC_DEF_FORM;
  if (!kind) kind = rules_sentence(error->message, parameters, plural);
  if (!kind && plural) kind = rules_sentence(error->plural, parameters, false);
  if (!kind && !error->bare) kind = ERRCAT_DIAGNOSTIC_DEF_NO_BARE;
  if (!kind) kind = rules_text(slice_of(error->bare));
  return kind ? kind : rules_bare(error->bare);
}

int32_t rules_error(const errcat_error *error) {
  size_t counts;
  if (!error->code || error->code == INT32_MIN) return ERRCAT_DIAGNOSTIC_DEF_CODE;
  if (error->reserved[0] || error->reserved[1]) return ERRCAT_DIAGNOSTIC_BAD_DOMAIN;
  if (error->http_status && (error->http_status < 200 || error->http_status > 599))
    return ERRCAT_DIAGNOSTIC_DEF_STATUS;
  if (!error->name || !is_name(error->name, true)) return ERRCAT_DIAGNOSTIC_DEF_NAME;
  if (!error->message) return ERRCAT_DIAGNOSTIC_DEF_EMPTY;
  int32_t kind = rules_text(slice_of(error->message));
  if (kind) return kind;
  if (!error->parameters) return error->plural || error->bare ? ERRCAT_DIAGNOSTIC_DEF_PARAMETER : 0;
  kind = check_parameters(error->parameters, &counts);
  return kind ? kind : check_sentences(error, counts);
}

/* RFC 3986, 2: what a URI may be made of. */
static bool is_uri(const char *text) {
  static const char marks[] = "-._~:/?#[]@!$&'()*+,;=%";
  for (; *text; text++) {
    const char lower = (char)(*text | 0x20);
    if (!(lower >= 'a' && lower <= 'z') && !(*text >= '0' && *text <= '9') && !strchr(marks, *text))
      return false;
  }
  return true;
}

int32_t rules_names(const errcat_domain *domain) {
  if (strpbrk(domain->name, "/\\") || domain->name[0] == '.')
    return ERRCAT_DIAGNOSTIC_DEF_FILE_NAME;
  return is_uri(domain->type_base) ? 0 : ERRCAT_DIAGNOSTIC_DEF_TYPE_BASE;
}

int32_t rules_domain(const errcat_domain *domain) {
  const int32_t kind = rules_text(slice_of(domain->name));
  return kind ? kind : rules_names(domain);
}
