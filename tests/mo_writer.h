/* Writes .mo files for tests, in either byte order, sound or broken on purpose.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef MO_WRITER_H
#define MO_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct mo_text {
  const char *id;
  size_t id_length;
  const char *text;
  size_t text_length;
};

/* A string literal with its length, NULs between forms counted. */
#define MO(id, text) \
  { (id), sizeof(id) - 1, (text), sizeof(text) - 1 }
#define MO_HEADER(plural) \
  MO("", "Content-Type: text/plain; charset=UTF-8\nLanguage: xx\n" plural "\n")

static inline void mo_put(unsigned char *at, uint32_t value, bool big) {
  for (int i = 0; i < 4; i++) at[i] = (unsigned char)(value >> (big ? 24 - 8 * i : 8 * i));
}

/* Texts must be in the order of their ids. Returns the size; buffer must be large enough. */
static inline size_t mo_write(unsigned char *buffer, const struct mo_text *texts, size_t count,
                              bool big) {
  const uint32_t originals = 28, translations = (uint32_t)(28 + 8 * count);
  uint32_t at = (uint32_t)(28 + 16 * count);
  const uint32_t head[7] = {0x950412deu, 0, (uint32_t)count, originals, translations, 0, at};
  for (size_t i = 0; i < 7; i++) mo_put(buffer + 4 * i, head[i], big);
  for (int table = 0; table < 2; table++) {
    for (size_t i = 0; i < count; i++) {
      const char *text = table ? texts[i].text : texts[i].id;
      const size_t length = table ? texts[i].text_length : texts[i].id_length;
      unsigned char *entry = buffer + (table ? translations : originals) + 8 * i;
      mo_put(entry, (uint32_t)length, big);
      mo_put(entry + 4, at, big);
      memcpy(buffer + at, text, length);
      buffer[at + length] = 0;
      at += (uint32_t)length + 1;
    }
  }
  return at;
}

#endif
