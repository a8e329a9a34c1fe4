/* The types of parameters: ONE table. SPDX-License-Identifier: LGPL-2.1-or-later

   take   a value from what the caller or a body has; undefined: it cannot be one
   write  the value as a language writes it
   tell   the value for the caller, who may give it back as an argument */
import {timeText, toTime} from "./civil-time.js";
import {toInteger, writeCount, writeNumber} from "./numbers.js";
import {writeTime} from "./times.js";

const itself = (value) => value;

export const types = {
  text: {
    take: (given) => typeof given === "string" ? given : undefined,
    write: (language, value) => value,
    tell: itself,
  },
  count: {
    take(given) {
      const value = toInteger(given);
      return value >= 0 ? value : undefined;
    },
    write: (language, value) => writeCount(language.numbers, value),
    tell: itself,
  },
  number: {
    take: toInteger,
    write: (language, value) => writeNumber(language.numbers, value),
    tell: itself,
  },
  time: {
    take: toTime,
    write: (language, value, options) => writeTime(language.times, value, options.hideOffset),
    tell: timeText,
  },
};
