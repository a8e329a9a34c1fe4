/* Which error a word means. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "lookup.h"

#include <string.h>

bool lookup_code(const char *text, int32_t *code) {
  const bool negative = *text == '-';
  int64_t value = 0;
  text += negative;
  if (!*text) return false;
  for (; *text; text++) {
    if (*text < '0' || *text > '9') return false;
    value = value * 10 + (*text - '0');
    if (value > INT32_MAX) return false;
  }
  *code = (int32_t)(negative ? -value : value);
  return true;
}

/* The number of the table that a mistyped one is nearest to. */
static bool nearest_code(const errcat_domain *domain, const char *wanted, char best[16]) {
  unsigned limit = (unsigned)(strlen(wanted) / 3);
  bool found = false;
  for (size_t i = 0; i < errcat_domain_size(domain); i++) {
    char digits[16];
    snprintf(digits, sizeof digits, "%d", (int)errcat_domain_at(domain, i)->code);
    const unsigned distance = cli_distance(wanted, digits, limit);
    if (distance > limit || (found && distance == limit)) continue;
    memcpy(best, digits, sizeof digits);
    limit = distance;
    found = true;
  }
  return found;
}

static void offer_names(const errcat_domain *domain, struct nearest *nearest) {
  for (size_t i = 0; i < errcat_domain_size(domain); i++) {
    const errcat_error *error = errcat_domain_at(domain, i);
    const char *key;
    cli_nearest(nearest, error->name);
    for (size_t k = 0; (key = errcat_domain_key_at(domain, error->code, k)) != NULL; k++)
      cli_nearest(nearest, key);
  }
}

bool lookup_is_slip(const struct cli *cli, const char *word) {
  enum { SLIPS_MAX = 2 };
  struct nearest nearest = {word, NULL, 0};
  if (!strchr(word, '_')) return false;
  offer_names(errcat_domain_of(cli->catalogs), &nearest);
  const unsigned slips = nearest.word ? cli_distance(word, nearest.word, SLIPS_MAX) : 0;
  return slips && slips <= SLIPS_MAX;
}

/* The words may begin with a command. */
static void offer_commands(const char *text, struct nearest *nearest, char first[16]) {
  const size_t length = strcspn(text, " ");
  if (length >= 16) return;
  memcpy(first, text, length);
  first[length] = '\0';
  nearest->wanted = first;
  cli_nearest_command(nearest);
}

int lookup_complain(const struct cli *cli, const char *wanted) {
  const errcat_domain *domain = errcat_domain_of(cli->catalogs);
  struct nearest nearest = {wanted, NULL, 0};
  char best[16], first[16];
  int32_t code;
  if (lookup_code(wanted, &code)) {
    if (nearest_code(domain, wanted, best)) nearest.word = best;
  } else {
    offer_names(domain, &nearest);
    offer_commands(wanted, &nearest, first);
  }
  const errcat_argument arguments[] = {errcat_text("code", wanted, ERRCAT_NUL),
                                       errcat_text("suggestion", nearest.word, ERRCAT_NUL)};
  if (nearest.word)
    return cli_complain(cli, EXIT_ANSWER,
                        /* TRANSLATORS: {code} is what the user typed, a number, a name or
                           words; {suggestion} is a number or a name of the table: REPOSITORY_FULL,
                           or a command: explain.
                           xgettext: python-brace-format */
                        N_("There is no error “{code}”; did you mean “{suggestion}”?"), arguments,
                        2);
  return cli_complain(cli, EXIT_ANSWER,
                      /* TRANSLATORS: {code} is what the user typed, a number, a name or words. Keep
                         errcat list: it is a command.
                           xgettext: python-brace-format */
                      N_("There is no error “{code}”; “errcat list” shows them all"), arguments, 1);
}

const errcat_error *lookup_name(const struct cli *cli, const char *word) {
  const errcat_domain *domain = errcat_domain_of(cli->catalogs);
  const errcat_error *error = errcat_domain_find_name(domain, word);
  return error ? error : errcat_domain_find_key(domain, word);
}

/* The full stops of the scripts there are. */
static size_t stop_at_end(const char *text, size_t length) {
  static const char *const stops[] = {".", "。", "．", "｡", "।", "۔"};
  for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
    const size_t size = strlen(stops[i]);
    if (length >= size && !memcmp(text + length - size, stops[i], size)) return size;
  }
  return 0;
}

size_t lookup_without_stop(const char *text, size_t length) {
  for (size_t size; (size = stop_at_end(text, length)) != 0;) length -= size;
  return length;
}

void lookup_text(const struct cli *cli, const char *text, errcat_matched *match) {
  const size_t length = strlen(text), without = lookup_without_stop(text, length);
  errcat_match(&cli->reader, 0, text, length, NULL, 0, NULL, match);
  if (!match->code_count && without && without < length)
    errcat_match(&cli->reader, 0, text, without, NULL, 0, NULL, match);
}
