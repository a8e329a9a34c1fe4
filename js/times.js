/* Dates and times as a language writes them. A pattern's elements are, in threes, a
   literal, the field behind it, and whether that has two digits at least.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {fieldsOf, offsetText} from "./civil-time.js";
import {inScript} from "./numbers.js";

export const YEAR = 1;
export const YEAR_OF_CENTURY = 2;
export const MONTH = 3;
export const MONTH_NAME = 4;
export const DAY = 5;
export const HOUR = 6;
export const HOUR_12 = 7;
export const MINUTE = 8;
export const MARK = 9; /* of morning or afternoon, on a 12-hour clock; 0 is no field */

function fieldValue(fields, field) {
  switch (field) {
    case YEAR: return fields.year;
    case YEAR_OF_CENTURY: return Math.abs(fields.year) % 100;
    case MONTH: return fields.month;
    case DAY: return fields.day;
    case HOUR: return fields.hour;
    case HOUR_12: return fields.hour % 12 || 12;
    default: return fields.minute;
  }
}

export const hasTwoDigits = (field, padded) =>
  (padded && field !== YEAR) || field === MINUTE || field === YEAR_OF_CENTURY;

function writePattern(times, pattern, seconds) {
  const {elements, zero} = pattern, fields = fieldsOf(seconds, pattern.calendar);
  let text = "";
  for (let i = 0; i < elements.length; i += 3) {
    const field = elements[i + 1];
    text += elements[i];
    if (field === MONTH_NAME) text += times.months[fields.month - 1];
    else if (field === MARK) text += pattern.marks[fields.hour < 12 ? 0 : 1];
    else if (field)
      text += inScript(zero, String(fieldValue(fields, field))
        .padStart(hasTwoDigits(field, elements[i + 2]) ? 2 : 1, "0"));
  }
  return text;
}

export function writeTime(times, {seconds, precision, offset}, hidesOffset) {
  const pattern = times[precision], text = writePattern(times, pattern, seconds);
  if (hidesOffset || precision === "day" || offset === undefined) return text;
  const [before, between, after] = times.offset, away = inScript(pattern.zero, offsetText(offset));
  return before + (times.offsetFirst ? away + between + text : text + between + away) + after;
}
