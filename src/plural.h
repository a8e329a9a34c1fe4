/* The Plural-Forms header: parsed and compiled once, then evaluated. A compiled expression cannot
   loop, overflow its stack, divide by zero or name a form that is not there.
   SPDX-License-Identifier: LGPL-2.1-or-later */
#ifndef PLURAL_H
#define PLURAL_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

#define PLURAL_FORMS_MAX 16
#define PLURAL_STEPS_MAX 128
#define PLURAL_STACK_MAX 32
#define PLURAL_SMALL 128

struct plural_step {
  uint8_t operation;
  uint8_t target; /* of a jump: always further on */
  uint64_t value;
};

struct plural {
  uint32_t forms; /* nplurals */
  uint32_t count;
  _Bool may_divide_by_zero; /* a divisor is no constant: libintl would not look */
  struct plural_step steps[PLURAL_STEPS_MAX];
  uint8_t small[PLURAL_SMALL]; /* the forms of the numbers that most counts are */
  atomic_uint *ones; /* remembers plural_serves_one(), 0 at first; NULL: it is not remembered */
};

/* Reads a header's value: "nplurals=2; plural=(n != 1);". Returns 0 or an ERRCAT_FAULT_PLURAL_…;
 *at is then the offset that it is about. */
int32_t plural_compile(struct plural *plural, const char *text, size_t length, size_t *at);

/* The form for n: 0 to forms - 1. What cannot be computed (n / (n - n)), and a form past the last,
   is the last form. */
uint32_t plural_evaluate(const struct plural *plural, uint64_t n);

static inline uint32_t plural_form(const struct plural *plural, uint64_t n) {
  return n < PLURAL_SMALL ? plural->small[n] : plural_evaluate(plural, n);
}

/* Tells whether form serves exactly one n among 0…1000 and then none beyond, the numbers that the
   gettext tools try as well. Found out once for all forms. */
_Bool plural_serves_one(const struct plural *plural, uint32_t form);

#endif
