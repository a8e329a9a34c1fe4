/* Any text as a server's message, in the built-in table and in one of several placeholders: what is
   matched exactly, formats to the same text again. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <errcat.h>
#include <errcat/define.h>
#include <errcat/fileshare.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define A \
  { "a", ERRCAT_TEXT }
#define B \
  { "b", ERRCAT_TEXT }
#define N \
  { "n", ERRCAT_COUNT }
#define M \
  { "m", ERRCAT_NUMBER }
#define T \
  { "t", ERRCAT_TIME }
#define WITH(...)              \
  (const errcat_parameter[]) { \
    __VA_ARGS__, {             \
      NULL, 0                  \
    }                          \
  }

static const errcat_error errors[] = {
    {1, 400, "E1", "File {a} of {m} of {b}", NULL, "bare 1", WITH(A, M, B)},
    {2, 400, "E2", "{a}: {n} of {b}", "{a}: {n} ofs {b}", "bare 2", WITH(A, N, B)},
    {3, 400, "E3", "{a} is {a}, {b} is {b}", NULL, "bare 3", WITH(A, B)},
    {4, 400, "E4", "At {t}{m}{a}", NULL, "bare 4", WITH(T, M, A)},
    {5, 400, "E5", "{n}{a}{n}", NULL, "bare 5", WITH(N, A)},
    {6, 400, "E6", "one {t}, {t}", "{n} {t}, {t}", "bare 6", WITH(N, T)},
};

static errcat_catalogs *open_catalogs(int own) {
  static const errcat_domain domain = {.size = sizeof domain,
                                       .name = "own",
                                       .type_base = "",
                                       .errors = errors,
                                       .count = sizeof errors / sizeof errors[0]};
  return errcat_open(own ? &domain : errcat_fileshare(), NULL, NULL);
}

/* Whether a text may be spelt otherwise than errcat does: with isolates, which are taken off, or
   with digits of another script or without groups. */
static int may_differ(const char *text, size_t length) {
  for (size_t i = 0; i < length; i++)
    if ((unsigned char)text[i] >= 0x80 || (text[i] >= '0' && text[i] <= '9')) return 1;
  return 0;
}

static void check_again(const errcat_reader *all, const errcat_reader *one,
                        const errcat_matched *match, const char *text, size_t size) {
  errcat_matched second;
  const size_t most = 4 * size + 1024;
  char *again = malloc(most);
  const size_t length = errcat_format(one, match->code, match->arguments, match->argument_count,
                                      NULL, again, most, NULL);
  if (length >= most) abort();
  if ((length != size || memcmp(again, text, size) != 0) && !may_differ(text, size)) abort();
  if (!errcat_match(all, match->code, again, length, NULL, 0, NULL, &second)) abort();
  free(again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static errcat_catalogs *both[2];
  if (!size) return 0;
  const int own = data[0] & 1;
  if (!both[own]) both[own] = open_catalogs(own);
  errcat_reader all, one;
  errcat_matched match;
  uint64_t hint = data[0];
  errcat_choose_source(both[own], &all);
  const char *text = (const char *)data + 1;
  size--;
  errcat_match(&all, own ? data[0] >> 1 : 0, text, size, NULL, 0, &hint, &match);
  if (match.outcome != ERRCAT_MATCH_EXACT && match.outcome != ERRCAT_MATCH_AMBIGUOUS && match.code)
    abort();
  if (match.outcome == ERRCAT_MATCH_EXACT && match.argument_count) {
    errcat_choose(both[own], match.tag, ERRCAT_NUL, &one);
    check_again(&all, &one, &match, text, size);
    errcat_release(&one);
  }
  errcat_release(&all);
  return 0;
}
