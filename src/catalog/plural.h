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
  struct plural_step steps[PLURAL_STEPS_MAX];
  uint8_t small[PLURAL_SMALL]; /* the forms of the numbers that most counts are */
  atomic_uint *reach; /* remembers what numbers lead to, 0 at first; NULL: it is not remembered */
};

/* Reads "nplurals=2; plural=(n != 1);" wherever it stands in a header: what is between and behind the
   two is not looked at. Returns 0 or an ERRCAT_DIAGNOSTIC_PLURAL_…; *at is then the offset that it is
   about, and plural is not to be evaluated. */
int32_t plural_compile(struct plural *plural, const char *text, size_t length, size_t *at);

/* n != 1, which is the rule where a header has none. */
void plural_germanic(struct plural *plural);

/* The form for n: 0 to forms - 1. What cannot be computed (n / (n - n)), and a form past the last,
   is form 0. */
uint32_t plural_evaluate(const struct plural *plural, uint64_t n);

static inline uint32_t plural_form(const struct plural *plural, uint64_t n) {
  return n < PLURAL_SMALL ? plural->small[n] : plural_evaluate(plural, n);
}

/* The two that follow try the numbers 0…1000, as the gettext tools do, and some round ones beyond;
   found out once for all forms. */

/* Tells whether a form serves exactly one number. */
_Bool plural_serves_one(const struct plural *plural, uint32_t form);

/* Tells whether some number leads to a form past the last, which is then form 0. */
_Bool plural_leads_past(const struct plural *plural);

#endif
