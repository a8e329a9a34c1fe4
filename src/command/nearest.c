/* Suggestions for mistyped words. SPDX-License-Identifier: LGPL-2.1-or-later */
#include <string.h>

#include "cli.h"

#define WORD_MAX 48

static unsigned smaller(unsigned a, unsigned b) {
  return a < b ? a : b;
}

static unsigned char folded(char byte) {
  const unsigned char c = (unsigned char)byte;
  if (c >= 'A' && c <= 'Z') return (unsigned char)(c + 'a' - 'A');
  return c == '-' || c == ' ' ? '_' : c;
}

/* Optimal string alignment, three rows of its table at a time. */
unsigned cli_distance(const char *a, const char *b, unsigned limit) {
  const size_t rows = strlen(a), columns = strlen(b);
  unsigned table[3][WORD_MAX + 1];
  if (rows > WORD_MAX || columns > WORD_MAX) return limit + 1;
  for (size_t j = 0; j <= columns; j++) table[0][j] = (unsigned)j;
  for (size_t i = 1; i <= rows; i++) {
    unsigned *row = table[i % 3];
    const unsigned *above = table[(i + 2) % 3], *before = table[(i + 1) % 3];
    row[0] = (unsigned)i;
    for (size_t j = 1; j <= columns; j++) {
      const unsigned change = folded(a[i - 1]) != folded(b[j - 1]);
      row[j] = smaller(smaller(above[j], row[j - 1]) + 1, above[j - 1] + change);
      if (i > 1 && j > 1 && folded(a[i - 1]) == folded(b[j - 2]) &&
          folded(a[i - 2]) == folded(b[j - 1]))
        row[j] = smaller(row[j], before[j - 2] + 1);
    }
  }
  const unsigned distance = table[rows % 3][columns];
  return distance > limit ? limit + 1 : distance;
}

/* Near is at most every third letter wrong; the word that begins as the wanted one does wins. */
void cli_nearest(struct nearest *nearest, const char *word) {
  const size_t length = strlen(nearest->wanted);
  const unsigned limit = (unsigned)(length / 3);
  unsigned distance = cli_distance(nearest->wanted, word, limit);
  if (distance > limit) {
    if (length < 3 || strlen(word) <= length) return;
    for (size_t i = 0; i < length; i++)
      if (folded(word[i]) != folded(nearest->wanted[i])) return;
    distance = limit; /* an abbreviation */
  }
  if (nearest->word && nearest->distance <= distance) return;
  nearest->word = word;
  nearest->distance = distance;
}
