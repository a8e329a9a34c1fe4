/* A code and its arguments become a sentence. SPDX-License-Identifier: LGPL-2.1-or-later */
import {fill, given} from "./arguments.js";
import {pluralForm} from "./plural.js";
import {INVALID_TEXT, MISSING_ARGUMENT, statusWords, UNKNOWN_CODE, UNTRANSLATED} from "./status.js";
import {FIRST_STRONG_ISOLATE, isolate, POP_ISOLATE, sound} from "./text.js";
import {types} from "./types.js";

/* ---- the table ---- */

const CODE = [["code", "text"]];

/* Of an error, or of a general message behind the table's own, which may have the code. */
export const parametersOf = ({errors}, source, index) =>
  index < errors.length ? errors[index][3] ?? [] : Array.isArray(source.messages[index]) ? CODE : [];

/* The message of a code that the table does not have, by the HTTP status that it came with. */
function generalIndex({general}, status) {
  const kind = status >= 400 && status < 600 ? `${String(status)[0]}xx` : "";
  return (Number.isInteger(status) ? general[status] : undefined) ?? general[kind] ?? general[""];
}

/* ---- a sentence ---- */

const firstWith = (languages, has) => languages.find(has) ?? languages[languages.length - 1];

/* The parameter that picks a message's form, the first count; -1: there is one form. */
export const countingIn = (forms, parameters) =>
  forms.length > 1 ? parameters.findIndex(([, type]) => type === "count") : -1;

/* A message from a parent's catalog may have another rule than the language. */
export const ruleOf = ({plural, plurals}, index) => plurals?.[index] ?? plural;

/* The sentence of a code: its pieces, literals with the indexes of parameters between them, and the
   parameters' values as texts. */
export function compose({table, codes, languages}, code, object, options) {
  const source = languages[languages.length - 1];
  const names = object ??= {};
  let index = codes.get(code), status = 0;
  if (index === undefined) {
    index = generalIndex(table, options.httpStatus);
    status = UNKNOWN_CODE;
    object = parametersOf(table, source, index).length ? {code: String(code)} : {};
  }
  const parameters = parametersOf(table, source, index), filled = fill(parameters, object);
  const isBare = filled.status & MISSING_ARGUMENT;
  status |= filled.status;
  const language = isBare ? firstWith(languages, ({bare}) => bare?.[index])
    : firstWith(languages, ({messages}) => messages[index]);
  const message = isBare ? language.bare[index] : language.messages[index];
  let pieces = [message], texts = [];
  if (typeof message !== "string") {
    const counting = countingIn(message, parameters);
    pieces = message[counting < 0 ? 0 : pluralForm(ruleOf(language, index), filled.values[counting])];
    texts = parameters.map(([, type], i) => {
      const text = types[type].write(language, filled.values[i], options), clean = type === "text" ? sound(text) : text;
      if (text !== clean && pieces.includes(i)) status |= INVALID_TEXT;
      return clean;
    });
  }
  if (language !== languages[0]) status |= UNTRANSLATED;
  return {language, pieces, texts, parameters, names, status, argument: filled.argument};
}

export function textOf({pieces, texts, parameters}, isIsolated) {
  let text = pieces[0];
  for (let i = 1; i < pieces.length; i += 2) {
    const value = texts[pieces[i]];
    text += !isIsolated ? value
      : parameters[pieces[i]][1] === "text" ? isolate(value) : FIRST_STRONG_ISOLATE + value + POP_ISOLATE;
    text += pieces[i + 1];
  }
  return text;
}

/* The same for whoever makes nodes of it: none is empty, and all together are the text. */
export function partsOf({pieces, texts, parameters, names}) {
  const parts = [];
  let words = "";
  pieces.forEach((piece, i) => {
    /* The code that is not known was no argument. */
    const isName = i % 2 && given(names, parameters[piece][0]) !== undefined;
    if (!isName) words += i % 2 ? texts[piece] : piece;
    if (words && (isName || i === pieces.length - 1)) {
      parts.push({text: words});
      words = "";
    }
    if (isName && texts[piece]) parts.push({text: texts[piece], name: parameters[piece][0]});
  });
  return parts;
}

/* All that is known of a sentence. */
export const describe = (sentence, options) => ({
  text: textOf(sentence, options.isolate),
  parts: partsOf(sentence),
  language: sentence.language.tag,
  direction: sentence.language.direction,
  status: statusWords(sentence.status),
  argument: sentence.argument,
});
