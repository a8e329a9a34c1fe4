/* Filling an errcat_fault. SPDX-License-Identifier: LGPL-2.1-or-later */
#include "fault.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "utf8.h"

const char *errcat_fault_sentence(int32_t kind) {
  switch (kind) {
#define F(number, name, sentence) \
  case number:                    \
    return sentence;
#include <errcat/faults.def>
#undef F
  default: return NULL;
  }
}

int32_t fault_set(errcat_fault *fault, int32_t kind, const char *where, ...) {
  if (!fault || fault->kind) return kind;
  fault->kind = kind;
  fault->entry = -1;
  fault->what = errcat_fault_sentence(kind);
  va_list values;
  va_start(values, where);
  const int length = vsnprintf(fault->where, sizeof fault->where, where, values);
  va_end(values);
  if (length < 0)
    fault->where[0] = '\0';
  else if ((size_t)length >= sizeof fault->where)
    fault->where[utf8_cut(fault->where, sizeof fault->where - 1)] = '\0';
  return kind;
}

int fault_excerpt(const char *text) {
  const size_t most = 80, length = strlen(text);
  return (int)(length <= most ? length : utf8_cut(text, most));
}
