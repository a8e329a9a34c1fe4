/* Whole numbers as a language writes them. A value is a number, or a bigint where that
   would not be exact. SPDX-License-Identifier: LGPL-2.1-or-later */

const LEAST = -(2n ** 63n), MOST = 2n ** 63n - 1n;

/* A whole number of 64 bits from whatever the caller has; undefined: it is none. */
export function toInteger(given) {
  if (typeof given === "string" && !/^-?0*\d{1,19}$/.test(given)) return undefined;
  if (typeof given === "number" && Number.isSafeInteger(given)) return given + 0; /* -0 is 0 */
  if (typeof given === "number" ? !Number.isInteger(given) : !/^(string|bigint)$/.test(typeof given))
    return undefined;
  const exact = BigInt(given), number = Number(exact);
  if (Number.isSafeInteger(number)) return number;
  return exact >= LEAST && exact <= MOST ? exact : undefined;
}

/* The digits of a script follow its zero. */
const scripts = new Map();

function digitsOf(zero) {
  let digits = scripts.get(zero);
  if (!digits) {
    digits = Array.from({length: 10}, (_, i) => String.fromCodePoint(zero.codePointAt(0) + i));
    scripts.set(zero, digits);
  }
  return digits;
}

/* ASCII digits, and what stands between them, in a language's script. */
export function inScript(zero, ascii) {
  if (zero === "0") return ascii;
  const digits = digitsOf(zero);
  let text = "";
  for (let i = 0; i < ascii.length; i++) {
    const digit = ascii.charCodeAt(i) - 48;
    text += digit >= 0 && digit <= 9 ? digits[digit] : ascii[i];
  }
  return text;
}

export const writeNumber = (numbers, value) => inScript(numbers.zero, String(value));

export function writeCount(numbers, value) {
  let rest = String(value), written = "";
  const isGrouped = numbers.ungrouped >= 0 && value > numbers.ungrouped;
  for (let size = numbers.primary; isGrouped && rest.length > size; size = numbers.secondary) {
    written = numbers.group + inScript(numbers.zero, rest.slice(-size)) + written;
    rest = rest.slice(0, -size);
  }
  return inScript(numbers.zero, rest) + written;
}
