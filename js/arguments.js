/* Arguments matched with parameters by name. SPDX-License-Identifier: LGPL-2.1-or-later */
import {EXTRA_ARGUMENT, MISSING_ARGUMENT, WRONG_TYPE} from "./status.js";
import {isBlank} from "./text.js";
import {types} from "./types.js";

/* The value of a name; what stands in a prototype was not given. */
export const given = (object, name) => Object.hasOwn(object, name) ? object[name] ?? undefined : undefined;

/* A blank text is no name, and says no number: it is missing. */
export const isMissing = (value) => value === undefined || (typeof value === "string" && isBlank(value));

/* The values of parameters, in their order, and what was wrong with the arguments: status, and which
   argument it is about: the first extra one, else the first of the wrong type, else the first that is
   missing. */
export function fill(parameters, object) {
  const values = [];
  let status = 0, extra, wrong, missing;
  for (const [name, type] of parameters) {
    const argument = given(object, name), isAbsent = isMissing(argument);
    const value = isAbsent ? undefined : types[type].take(argument);
    if (value === undefined) {
      status |= MISSING_ARGUMENT;
      if (isAbsent) missing ??= name;
      else status |= WRONG_TYPE, wrong ??= name;
    }
    values.push(value);
  }
  for (const name in object) {
    if (given(object, name) === undefined || parameters.some((parameter) => parameter[0] === name)) continue;
    extra ??= name;
    status |= EXTRA_ARGUMENT;
  }
  return {values, status, argument: extra ?? wrong ?? missing};
}
