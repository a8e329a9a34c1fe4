/* Which plural form a number has: the compiled steps of a Plural-Forms header, [forms, operation, value,
   operation, value, …]. Arithmetic is that of unsigned integers of 64 bits.
   SPDX-License-Identifier: LGPL-2.1-or-later */

const PUSH_N = 0, PUSH = 1, NOT = 2, BOOLEAN = 3, JUMP = 4, JUMP_IF_ZERO = 5, AND = 6, OR = 7, EQUAL = 8,
  NOT_EQUAL = 9, LESS = 10, GREATER = 11, LESS_EQUAL = 12, GREATER_EQUAL = 13, PLUS = 14, MINUS = 15,
  TIMES = 16, DIVIDE = 17, MODULO = 18;
const IMMEDIATE = 32; /* is added to an operation whose right side is the step's value */

/* Nearly all numbers are small; where one is not, all of them are bigints. */
const TOO_LARGE = {};

function small(value) {
  const number = Number(value); /* true is 1 */
  if (number >= 0 && number <= Number.MAX_SAFE_INTEGER) return number;
  throw TOO_LARGE;
}

const large = (value) => BigInt.asUintN(64, BigInt(value));

function operate(operation, left, right) {
  switch (operation) {
    case EQUAL: return left === right;
    case NOT_EQUAL: return left !== right;
    case LESS: return left < right;
    case GREATER: return left > right;
    case LESS_EQUAL: return left <= right;
    case GREATER_EQUAL: return left >= right;
    case PLUS: return left + right;
    case MINUS: return left - right;
    case TIMES: return left * right;
    case DIVIDE: return (left - left % right) / right;
    default: return left % right;
  }
}

function evaluate(steps, n, of) {
  const stack = [];
  for (let i = 1; i < steps.length;) {
    const step = steps[i], value = steps[i + 1];
    const target = 1 + 2 * Number(value), top = stack.length - 1;
    i += 2;
    switch (step) {
      case PUSH_N: stack.push(of(n)); break;
      case PUSH: stack.push(of(value)); break;
      case NOT: stack[top] = of(!stack[top]); break;
      case BOOLEAN: stack[top] = of(!!stack[top]); break;
      case JUMP: i = target; break;
      case JUMP_IF_ZERO: if (!stack.pop()) i = target; break;
      case AND: if (stack[top]) stack.pop(); else i = target; break;
      case OR:
        if (!stack[top]) stack.pop();
        else stack[top] = of(1), i = target;
        break;
      default: {
        const right = step < IMMEDIATE ? stack.pop() : of(value), operation = step % IMMEDIATE;
        if (!right && (operation === DIVIDE || operation === MODULO)) return 0;
        stack.push(of(operate(operation, stack.pop(), right)));
      }
    }
  }
  return stack[0];
}

/* Of a language without a rule: n != 1. What cannot be computed, and a form past the last, is form 0. */
export function pluralForm(steps, n) {
  if (!steps) return n === 1 ? 0 : 1;
  let form;
  try {
    form = evaluate(steps, n, small);
  } catch (error) {
    if (error !== TOO_LARGE) throw error;
    form = evaluate(steps, n, large);
  }
  return form < steps[0] ? Number(form) : 0;
}

/* The only number that a form serves, which it may so say in words; undefined if it serves several. What
   gettext's tools try is tried: 0…1000, and a few of the larger numbers. */
export function onlyNumber(steps, form) {
  const served = [];
  for (let n = 0; n <= 1000; n++) if (pluralForm(steps, n) === form) served.push(n);
  if (served.length !== 1) return undefined;
  for (let round = 10000; round <= 1000000; round *= 10)
    for (let n = round; n <= 9 * round; n += round)
      if (pluralForm(steps, n) === form || pluralForm(steps, n + 1) === form) return undefined;
  return served[0];
}
