/* Any text as a Plural-Forms header: compiled, and evaluated within its forms.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#include <stdint.h>
#include <stdlib.h>

#include "catalog/plural.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static const uint64_t numbers[] = {0, 1, 2, 5, 11, 21, 100, 1000000, UINT32_MAX, UINT64_MAX};
  struct plural plural;
  size_t at = 0;
  const int32_t diagnostic = plural_compile(&plural, (const char *)data, size, &at);
  if (at > size) abort();
  if (diagnostic) return 0;
  for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++)
    if (plural_form(&plural, numbers[i]) >= plural.forms) abort();
  return 0;
}
