/* What a text has at some place: all numbers or times that can be read there, each with its end, [[end, value],
   …]. Only what, written again, is the same is one. SPDX-License-Identifier: LGPL-2.1-or-later */
import {parseTime, secondsOf} from "./civil-time.js";
import {toInteger, writeCount, writeNumber} from "./numbers.js";
import {
  DAY, hasTwoDigits, HOUR, HOUR_12, MARK, MINUTE, MONTH, MONTH_NAME, writeTime, YEAR, YEAR_OF_CENTURY,
} from "./times.js";

/* How they may be written: as the language does, as another program may have written numbers, as services
   do. */
export const OWN = 0;
export const OTHER = 1;
export const SAID = 2;

/* ---- numbers ---- */

const DIGITS_MOST = 19; /* of 64 bits */

function readWritten(numbers, isCount, text, from) {
  const found = [], zero = numbers.zero.codePointAt(0);
  let at = from, ascii = "";
  if (!isCount && text[at] === "-") ascii = text[at++];
  for (let digits = 0; digits < DIGITS_MOST; digits++) {
    const character = text.codePointAt(at), digit = character - zero;
    if (!(digit >= 0 && digit <= 9)) break;
    at += character > 0xffff ? 2 : 1;
    ascii += digit;
    const value = toInteger(ascii);
    if (value === undefined) break;
    const written = isCount ? writeCount(numbers, value) : writeNumber(numbers, value);
    if (written === text.slice(from, at)) found.push([at, value]);
    if (isCount && numbers.group && text.startsWith(numbers.group, at)) at += numbers.group.length;
  }
  return found;
}

/* The digit 0 of the script whose digit stands there: such digits stand together in tens. */
function zeroAt(text, at) {
  const character = text.codePointAt(at);
  let first = character;
  if (!/^\p{Nd}/u.test(text.slice(at))) return undefined;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--;
  return String.fromCodePoint(character - (character - first) % 10);
}

/* As another program may have written them: in any digits, and without groups. */
function readOther(numbers, isCount, text, from) {
  const zero = zeroAt(text, !isCount && text[from] === "-" ? from + 1 : from);
  if (!zero) return [];
  const grouped = readWritten({...numbers, zero}, isCount, text, from);
  if (!isCount) return grouped;
  const ends = grouped.map(([end]) => end);
  const plain = readWritten({...numbers, zero, ungrouped: -1}, true, text, from);
  return [...grouped, ...plain.filter(([end]) => !ends.includes(end))];
}

/* ---- times ---- */

const quoted = (text) => text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
const anyOf = (names) => `(${[...names].sort((a, b) => b.length - a.length).map(quoted).join("|")})`;

function fieldSource(times, pattern, field, padded, digit) {
  if (field === MONTH_NAME) return anyOf(times.months);
  if (field === MARK) return anyOf(pattern.marks);
  if (field === YEAR) return `(-?${digit}{1,5})`;
  return `(${digit}{${hasTwoDigits(field, padded) ? 2 : "1,2"}})`;
}

/* What a pattern writes, as an expression with a group a field. */
function patternSource(times, pattern, digit) {
  let source = "";
  for (let i = 0; i < pattern.elements.length; i += 3) {
    const [literal, field, padded] = pattern.elements.slice(i, i + 3);
    source += quoted(literal) + (field ? fieldSource(times, pattern, field, padded, digit) : "");
  }
  return source;
}

/* The three ways that a language writes times: with offset, without, the day alone. */
const expressions = new WeakMap();

function expressionsOf(times) {
  if (expressions.has(times)) return expressions.get(times);
  const [before, between, after] = times.offset.map(quoted);
  const made = [["minute", true], ["minute", false], ["day", false]].map(([precision, hasOffset]) => {
    const pattern = times[precision], zero = pattern.zero.codePointAt(0);
    const digit = `[${pattern.zero}-${String.fromCodePoint(zero + 9)}]`;
    const clock = patternSource(times, pattern, digit);
    const offset = `([+\\-]${digit}{2}:${digit}{2})`;
    const source = !hasOffset ? clock
      : before + (times.offsetFirst ? offset + between + clock : clock + between + offset) + after;
    return {precision, hasOffset, pattern, expression: new RegExp(source, "uy")};
  });
  expressions.set(times, made);
  return made;
}

const inAscii = (text, zero) => Number([...text].map((character) => {
  const digit = character.codePointAt(0) - zero.codePointAt(0);
  return digit >= 0 && digit <= 9 ? digit : character;
}).join(""));

function timeOf(times, {precision, hasOffset, pattern}, groups) {
  const fields = {hour: 0, minute: 0};
  let offset;
  if (hasOffset) {
    const text = times.offsetFirst ? groups.shift() : groups.pop(), [hours, minutes] = text.slice(1).split(":");
    offset = (inAscii(hours, pattern.zero) * 60 + inAscii(minutes, pattern.zero)) * (text[0] === "-" ? -1 : 1) + 0;
  }
  for (let i = 1; i < pattern.elements.length; i += 3) {
    const field = pattern.elements[i];
    if (!field) continue;
    const text = groups.shift(), value = inAscii(text, pattern.zero);
    if (field === YEAR) fields.year = value;
    if (field === YEAR_OF_CENTURY) fields.year = pattern.century + value;
    if (field === MONTH) fields.month = value;
    if (field === MONTH_NAME) fields.month = times.months.indexOf(text) + 1;
    if (field === DAY) fields.day = value;
    if (field === HOUR) fields.hour += value;
    if (field === HOUR_12) fields.hour += value % 12;
    if (field === MINUTE) fields.minute = value;
    if (field === MARK) fields.hour += 12 * pattern.marks.indexOf(text);
  }
  return {seconds: secondsOf(fields, pattern.calendar), precision, offset};
}

function readTimes(times, text, from) {
  const found = [];
  for (const way of expressionsOf(times)) {
    way.expression.lastIndex = from;
    const match = way.expression.exec(text);
    const time = match && timeOf(times, way, match.slice(1));
    if (time && time.seconds !== undefined && writeTime(times, time) === match[0])
      found.push([from + match[0].length, time]);
  }
  return found;
}

/* ---- as services write: ASCII digits, RFC 3339 ---- */

const ASCII = {numbers: {zero: "0", group: "", primary: 3, secondary: 3, ungrouped: -1}};

/* RFC 3339 says the same in several lengths. */
function readSaidTimes(text, from) {
  const found = [];
  for (let end = from + 10; end <= Math.min(text.length, from + 40); end++) {
    const time = parseTime(text.slice(from, end));
    if (time) found.push([end, time]);
  }
  return found;
}

/* ---- all ---- */

export function readValues(language, type, text, from, spelling) {
  if (type === "time") return spelling === SAID ? readSaidTimes(text, from) : readTimes(language.times, text, from);
  const {numbers} = spelling === SAID ? ASCII : language;
  return (spelling === OTHER ? readOther : readWritten)(numbers, type === "count", text, from);
}
