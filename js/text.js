/* Text as it may be shown. SPDX-License-Identifier: LGPL-2.1-or-later */

/* Half of a surrogate pair is no character, and a NUL ends a text for whoever writes it on: U+FFFD stands
   for both. With the flag u a pair is one character, so what is found is a half alone. */
const UNSOUND = /[\0\ud800-\udfff]/gu;

/* Most texts have none of it, which is seen without an expression. */
export function sound(text) {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!unit || (unit & 0xf800) === 0xd800) return text.replace(UNSOUND, "\ufffd");
  }
  return text;
}

/* White space alone would leave a hole in the sentence. */
export const isBlank = (text) => /^\p{White_Space}*$/u.test(text);

/* ---- isolates (UAX #9) ---- */

export const FIRST_STRONG_ISOLATE = "\u2068";
export const POP_ISOLATE = "\u2069";

/* What opens or closes an isolate, and what ends a paragraph and with it all that is open. */
const BEARS_ON_ISOLATES = /\r\n|[\r\n\x1c-\x1e\x85\u2029\u2066-\u2069]/g;

/* An argument that does not reorder the sentence: its own marks are balanced in each paragraph, and the
   isolate round it begins again in the next one. */
export function isolate(text) {
  let open = 0;
  const balanced = text.replace(BEARS_ON_ISOLATES, (mark) => {
    if (mark === POP_ISOLATE) return open ? (open--, mark) : FIRST_STRONG_ISOLATE + mark;
    if (mark >= "\u2066" && mark <= "\u2068") return open++, mark;
    const closed = POP_ISOLATE.repeat(open + 1) + mark + FIRST_STRONG_ISOLATE;
    open = 0;
    return closed;
  });
  return FIRST_STRONG_ISOLATE + balanced + POP_ISOLATE.repeat(open + 1);
}

/* Takes off the isolate that is round all of a text: what opens it is closed at the very end. One round
   white space is left, as formatting would not have put it there. */
export function withoutIsolate(text) {
  let open = 0;
  if (!/^[\u2066-\u2068].*\u2069$/s.test(text) || isBlank(text.slice(1, -1))) return text;
  for (const mark of text.slice(0, -1)) {
    if (mark >= "\u2066" && mark <= "\u2068") open++;
    if (mark === POP_ISOLATE && !--open) return text;
  }
  return open === 1 ? text.slice(1, -1) : text;
}
