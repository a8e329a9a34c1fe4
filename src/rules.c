/* What every table of errors keeps to. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "rules.h"

#include <string.h>

#include "judge.h"

static struct slice slice_of(const char *text) {
  return (struct slice){text, strlen(text)};
}

bool rules_name(const char *name, bool upper) {
  const char first = upper ? 'A' : 'a';
  if (*name < first || *name >= first + 26) return false;
  for (; *name; name++)
    if ((*name < first || *name >= first + 26) && *name != '_' && (*name < '0' || *name > '9'))
      return false;
  return true;
}

bool rules_sentence(const char *sentence, const errcat_parameter *parameters, bool singular) {
  struct slice rest = slice_of(sentence), literal, name;
  uint32_t seen = 0;
  for (enum template_piece piece;
       (piece = template_next(&rest, &literal, &name)) != TEMPLATE_END;) {
    const int at = piece == TEMPLATE_BLANK ? template_parameter(parameters, name) : 0;
    if (piece == TEMPLATE_BAD || at < 0) return false;
    if (piece == TEMPLATE_BLANK) seen |= UINT32_C(1) << at;
  }
  for (int i = 0; parameters[i].name; i++)
    if (!(seen >> i & 1) && !(singular && parameters[i].type == ERRCAT_COUNT)) return false;
  return true;
}

bool rules_bare(const char *sentence) {
  struct slice rest = slice_of(sentence), literal, name;
  for (enum template_piece piece;
       (piece = template_next(&rest, &literal, &name)) != TEMPLATE_END;) {
    if (piece == TEMPLATE_BLANK) return false;
    if (piece == TEMPLATE_BAD) { /* a brace that is itself, and not taken off */
      rest.text++;
      rest.length--;
    }
  }
  return true;
}

/* One to eight, each of a type there is and with a name of its own. */
static int32_t check_parameters(const errcat_parameter *parameters, size_t *counts) {
  size_t count = 0;
  *counts = 0;
  for (; parameters[count].name; count++) {
    const errcat_parameter *parameter = &parameters[count];
    if (count == ERRCAT_PARAMETERS_MAX) return ERRCAT_FAULT_DEF_BLANKS;
    if (parameter->type < ERRCAT_TEXT || parameter->type > ERRCAT_TIME)
      return ERRCAT_FAULT_DEF_SYNTAX;
    if (!rules_name(parameter->name, false)) return ERRCAT_FAULT_DEF_SYNTAX;
    if (template_parameter(parameters, slice_of(parameter->name)) != (int)count)
      return ERRCAT_FAULT_DEF_BLANKS;
    *counts += parameter->type == ERRCAT_COUNT;
  }
  return count ? 0 : ERRCAT_FAULT_DEF_BLANKS;
}

static int32_t check_sentences(const errcat_error *error, size_t counts) {
  const errcat_parameter *parameters = error->parameters;
  const bool plural = error->plural != NULL;
  int32_t kind = plural ? judge_text(slice_of(error->plural)) : 0;
  if (kind) return kind;
  if (plural && counts != 1) return ERRCAT_FAULT_DEF_FORM;
  if (!rules_sentence(error->message, parameters, plural) ||
      (plural && !rules_sentence(error->plural, parameters, false)))
    return ERRCAT_FAULT_DEF_BLANKS;
  if (!error->bare || !rules_bare(error->bare)) return ERRCAT_FAULT_DEF_BARE;
  return judge_text(slice_of(error->bare));
}

int32_t rules_error(const errcat_error *error) {
  size_t counts;
  if (error->code < 1) return ERRCAT_FAULT_DEF_CODE;
  if (error->http_status < 400 || error->http_status > 599) return ERRCAT_FAULT_DEF_STATUS;
  if (!error->name || !rules_name(error->name, true)) return ERRCAT_FAULT_DEF_SYNTAX;
  if (!error->message) return ERRCAT_FAULT_TEXT_EMPTY;
  int32_t kind = judge_text(slice_of(error->message));
  if (kind) return kind;
  if (!error->parameters)
    return error->plural ? ERRCAT_FAULT_DEF_FORM : error->bare ? ERRCAT_FAULT_DEF_BARE : 0;
  kind = check_parameters(error->parameters, &counts);
  return kind ? kind : check_sentences(error, counts);
}

/* A body has each member once. */
static bool are_members(const char *code, const char *message) {
  static const char *const others[] = {"error_args", "language", "dir"};
  for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
    if (!strcmp(code, others[i]) || !strcmp(message, others[i])) return false;
  return strcmp(code, message) != 0;
}

int32_t rules_domain(const errcat_domain *domain) {
  const char *const texts[] = {domain->name, domain->code_member, domain->message_member,
                               domain->type_base};
  for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
    /* The base may be empty. */
    const int32_t kind = i == 3 && !*texts[i] ? 0 : judge_text(slice_of(texts[i]));
    if (kind) return kind;
  }
  /* The text domain is a part of a file's name. */
  if (strpbrk(domain->name, "/\\") || domain->name[0] == '.') return ERRCAT_FAULT_DEF_SYNTAX;
  return are_members(domain->code_member, domain->message_member) ? 0 : ERRCAT_FAULT_DEF_MEMBERS;
}
