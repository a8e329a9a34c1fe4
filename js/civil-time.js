/* What a clock shows: {seconds, precision, offset}. seconds are since 1970-01-01T00:00:00 on that clock,
   precision is "minute" or "day", offset the minutes east of UTC or undefined.
   SPDX-License-Identifier: LGPL-2.1-or-later */

const DAY_SECONDS = 86400;
const BUDDHIST = 1, PERSIAN = 2; /* calendars; 0 is the Gregorian one */
const BUDDHIST_ERA = 543;
const PERSIAN_EPOCH = -492268; /* 1 Farvardin 1, in days from 1970-01-01 */

/* ---- calendars ---- */

/* Days from 1970-01-01. The year is taken to begin in March, so that the leap day is its last. */
function gregorianDays(year, month, day) {
  const y = month > 2 ? year : year - 1, m = month > 2 ? month - 3 : month + 9;
  return 365 * y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) +
    Math.floor((153 * m + 2) / 5) + day - 719469;
}

function gregorianFields(days) {
  const d = days + 719468, era = Math.floor(d / 146097), ofEra = d - era * 146097;
  const year = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) -
    Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const m = Math.floor((5 * ofYear + 2) / 153), month = m < 10 ? m + 3 : m - 9;
  return {
    year: era * 400 + year + (month < 3 ? 1 : 0), month,
    day: ofYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

const persianYearStart = (year) => PERSIAN_EPOCH + 365 * (year - 1) + Math.floor((8 * year + 21) / 33);

/* Six months of 31 days, then such of 30. */
const persianMonthStart = (month) => month <= 6 ? 31 * month : 30 * month + 6;

function persianFields(days) {
  const year = 1 + Math.floor((33 * (days - PERSIAN_EPOCH) + 3) / 12053);
  const ofYear = days - persianYearStart(year);
  const month = Math.floor(ofYear < 216 ? ofYear / 31 : (ofYear - 6) / 30);
  return {year, month: month + 1, day: ofYear - persianMonthStart(month) + 1};
}

export function fieldsOf(seconds, calendar) {
  const days = Math.floor(seconds / DAY_SECONDS), ofDay = seconds - days * DAY_SECONDS;
  const fields = calendar === PERSIAN ? persianFields(days) : gregorianFields(days);
  if (calendar === BUDDHIST) fields.year += BUDDHIST_ERA;
  fields.hour = Math.floor(ofDay / 3600);
  fields.minute = Math.floor(ofDay / 60) % 60;
  return fields;
}

const FIRST = gregorianDays(1, 1, 1) * DAY_SECONDS, END = gregorianDays(10000, 1, 1) * DAY_SECONDS;

const isOnCalendar = (seconds) => seconds >= FIRST && seconds < END; /* false of NaN */

/* undefined: there is no such day or minute. */
export function secondsOf({year, month, day, hour = 0, minute = 0}, calendar) {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31 && hour < 24 && minute < 60)) return undefined;
  const days = calendar === PERSIAN ? persianYearStart(year) + persianMonthStart(month - 1) + day - 1
    : gregorianDays(calendar === BUDDHIST ? year - BUDDHIST_ERA : year, month, day);
  const seconds = days * DAY_SECONDS + (hour * 60 + minute) * 60;
  /* The 30th of February is a day of March. No month has less than 28 days. */
  const isDay = day <= 28 || fieldsOf(seconds, calendar).month === month;
  return isDay && isOnCalendar(seconds) ? seconds : undefined;
}

/* ---- RFC 3339, and Date ---- */

const RFC_3339 = new RegExp("^(\\d{4})-(\\d\\d)-(\\d\\d)" + /* without the seconds, the offset or the time */
  "(?:[Tt ](\\d\\d):(\\d\\d)(?::(\\d\\d)(?:\\.\\d+)?)?(?:([Zz])|([+-])(\\d\\d):(\\d\\d))?)?$");

export function parseTime(text) {
  const match = RFC_3339.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = 0, zulu, sign, hours = 0, minutes = 0] = match;
  const seconds = secondsOf({year: +year, month: +month, day: +day, hour: +(hour ?? 0), minute: +(minute ?? 0)}, 0);
  if (seconds === undefined || second > 60 || hours > 23 || minutes > 59) return undefined;
  const away = hours * 60 + +minutes;
  return {
    seconds: seconds + Math.min(second, 59), /* 60: a leap second */
    precision: hour === undefined ? "day" : "minute",
    offset: zulu ? 0 : sign === "-" ? 0 - away : sign && away,
  };
}

/* An instant, as the clock here shows it. */
function ofDate(date) {
  const offset = Math.round(-date.getTimezoneOffset()) + 0;
  const seconds = Math.floor(date.getTime() / 1000) + offset * 60;
  return isOnCalendar(seconds) ? {seconds, precision: "minute", offset} : undefined;
}

export const toTime = (given) =>
  given instanceof Date ? ofDate(given) : typeof given === "string" ? parseTime(given) : undefined;

const two = (number) => String(number).padStart(2, "0");

export function offsetText(offset) {
  const away = Math.abs(offset);
  return (offset < 0 ? "-" : "+") + two(Math.floor(away / 60)) + ":" + two(away % 60);
}

/* As RFC 3339 has it, without what is not known. */
export function timeText({seconds, precision, offset}) {
  const {year, month, day, hour, minute} = fieldsOf(seconds, 0);
  const date = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  if (precision === "day") return date;
  return `${date}T${two(hour)}:${two(minute)}` + (offset === undefined ? "" : offsetText(offset));
}
