/* Whole numbers, written and read. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "locale/number.h"

/* What a group of so many digits counts up to. */
static const uint32_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

static char *put_grouped(char *at, const struct number_format *format, uint64_t number) {
  const uint32_t secondary = powers[format->secondary];
  uint32_t groups[20]; /* the last one first */
  unsigned count = 0;
  groups[count++] = (uint32_t)(number % powers[format->primary]);
  number /= powers[format->primary];
  for (; number >= secondary; number /= secondary) groups[count++] = (uint32_t)(number % secondary);
  at = digits_write(at, format->zero, number, 1);
  while (count--) {
    at = digits_write_slice(at, format->group);
    at = digits_write(at, format->zero, groups[count], count ? format->secondary : format->primary);
  }
  return at;
}

size_t number_write_count(const struct number_format *format, uint64_t number,
                          char buffer[CONVENTIONS_SIZE]) {
  const bool grouped = number > format->ungrouped;
  if (number < 100 && format->zero == '0' && !grouped) { /* most counts, most languages */
    buffer[0] = (char)('0' + number / 10);
    buffer[number >= 10] = (char)('0' + number % 10);
    return 1 + (number >= 10);
  }
  const char *end =
      grouped ? put_grouped(buffer, format, number) : digits_write(buffer, format->zero, number, 1);
  return (size_t)(end - buffer);
}

size_t number_write(const struct number_format *format, int64_t number,
                    char buffer[CONVENTIONS_SIZE]) {
  char *at = buffer;
  if (number < 0) *at++ = '-';
  at = digits_write(at, format->zero, number < 0 ? 0 - (uint64_t)number : (uint64_t)number, 1);
  return (size_t)(at - buffer);
}

int number_compare(const struct number_format *a, const struct number_format *b) {
  const uint64_t one[] = {a->zero, a->ungrouped, a->primary, a->secondary, a->group.length};
  const uint64_t other[] = {b->zero, b->ungrouped, b->primary, b->secondary, b->group.length};
  for (size_t i = 0; i < sizeof one / sizeof one[0]; i++)
    if (one[i] != other[i]) return one[i] < other[i] ? -1 : 1;
  return memcmp(a->group.text, b->group.text, a->group.length);
}

/* From digit to digit; a 0 in front is the whole number. */
void number_read(const struct number_format *format, bool is_count, struct readings *readings) {
  struct cursor cursor = cursor_of(readings->text);
  const bool negative = !is_count && cursor_take(&cursor, '-');
  const uint64_t most = is_count ? UINT64_MAX : (uint64_t)INT64_MAX + negative;
  char buffer[CONVENTIONS_SIZE];
  uint64_t number = 0;
  unsigned digit;
  while (digits_read(&cursor, format->zero, &digit) && number <= (most - digit) / 10) {
    number = number * 10 + digit;
    const uint64_t value = negative ? 0 - number : number;
    if ((size_t)(cursor.at - readings->text.text) >= readings->least) {
      const size_t length = is_count ? number_write_count(format, value, buffer)
                                     : number_write(format, (int64_t)value, buffer);
      readings_add(readings, cursor.at, (struct reading){.number = value},
                   (struct slice){buffer, length});
    }
    if (!number) return;
    if (is_count && format->group.length) cursor_take_slice(&cursor, format->group);
  }
}
