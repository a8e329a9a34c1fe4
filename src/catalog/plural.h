/* The Plural-Forms header: parsed and compiled once, then evaluated. A compiled expression cannot
   loop, overflow its stack, divide by zero or name a form that is not there. What is accepted, and
   which form a number has, is as glibc has it (intl/plural-exp.c, plural.y, dcigettext.c).
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef PLURAL_H
#define PLURAL_H

#include "base/names.h"

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#define PLURAL_FORMS_MAX 16
#define PLURAL_STEPS_MAX 256 /* Cornish has 132 */
#define PLURAL_STACK_MAX 32
#define PLURAL_SMALL 128

struct plural_step {
  uint8_t operation;
  uint16_t target; /* of a jump: always further on */
  uint64_t value;
};

struct plural {
  uint32_t forms; /* nplurals */
  uint32_t count;
  _Bool may_divide_by_zero; /* a divisor is no constant: libintl would not look */
  _Bool is_prepared;        /* small is filled */
  struct plural_step steps[PLURAL_STEPS_MAX];
  uint8_t small[PLURAL_SMALL]; /* the form of each number below PLURAL_SMALL, as most counts are */
  atomic_uint *reach; /* remembers what numbers lead to, 0 at first; NULL: it is not remembered */
};

/* Reads "nplurals=2; plural=(n != 1);" wherever it stands in a header; what stands between the two and
   behind them is passed over. Returns 0, or an ERRCAT_DIAGNOSTIC_PLURAL_… about the offset *at: then
   plural is not to be evaluated. */
int32_t plural_compile(struct plural *plural, const char *text, size_t length, size_t *at);

/* Finds out the forms of small numbers, where many will be asked for. */
void plural_prepare(struct plural *plural);

/* The rule n != 1, for a header that has none. */
void plural_germanic(struct plural *plural);

/* The form for n: 0 to forms - 1. What cannot be computed (n / (n - n)), and a form past the last,
   is form 0. */
uint32_t plural_evaluate(const struct plural *plural, uint64_t n);

static inline uint32_t plural_form(const struct plural *plural, uint64_t n) {
  return n < PLURAL_SMALL && plural->is_prepared ? plural->small[n] : plural_evaluate(plural, n);
}

/* The two that follow try the numbers 0…1000, as the gettext tools do, and of the larger ones only
   10000, 20000 … 9000000 and one more than each of these. They try them once for all forms. */

/* Whether exactly one of the numbers tried leads to a form, and that one is in 0…1000. */
_Bool plural_serves_one(const struct plural *plural, uint32_t form);

/* Whether one of the numbers tried leads to a form past the last, so that it gets form 0. */
_Bool plural_leads_past(const struct plural *plural);

#endif
