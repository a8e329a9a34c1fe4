/* Formatting backwards: which error, with which arguments, gives this text?
   SPDX-License-Identifier: LGPL-2.1-or-later

   Arguments are those that, formatted again, give the same text: numbers and times are only taken if they
   are written as they stand there. Of several placeholders every way to divide the text among them is
   tried; a place from which no way leads on is remembered, so that the time does not multiply. What is
   asked is whether there is none, one, or more. */
import {isMissing} from "./arguments.js";
import {countingIn, parametersOf, ruleOf} from "./format.js";
import {onlyNumber, pluralForm} from "./plural.js";
import {OTHER, OWN, readValues, SAID} from "./readings.js";
import {POP_ISOLATE, withoutIsolate} from "./text.js";
import {types} from "./types.js";

/* What all sentences of a response may cost, in places looked at. */
export const STEPS_MOST = 1 << 20;

/* ---- one form of a sentence ---- */

const isIsolated = (text, at) => text[at] >= "\u2066" && text[at] <= "\u2068";

/* The numbers or times that stand there, isolates round them or not. A count is one that picks the form. */
function valuesIn(form, parameter, text, from) {
  const type = form.parameters[parameter][1], around = isIsolated(text, from) ? 1 : 0;
  return readValues(form.language, type, text, from + around, form.spelling)
    .filter(([end, value]) => (!around || text[end] === POP_ISOLATE) &&
      (parameter !== form.counting || pluralForm(form.rule, value) === form.number))
    .map(([end, value]) => [end + around, value]);
}

/* A text that stands again, isolates round it or not. */
function againAt(known, text, from, budget) {
  const inside = withoutIsolate(known), around = isIsolated(text, from) ? 1 : 0, end = from + inside.length;
  if (!budget.spend(inside.length / 64)) return [];
  const found = text.startsWith(inside, from) ? [[end, known]] : [];
  if (around && text.startsWith(inside, from + 1) && text[end + 1] === POP_ISOLATE) found.push([end + 2, known]);
  return found;
}

/* All texts from there to where what stands behind them begins, none blank. */
function* textsAt(text, from, behind, end, budget) {
  const ink = from + text.slice(from).search(/\P{White_Space}/u);
  if (ink < from || ink >= end) return;
  for (let stop = behind === undefined ? end : text.indexOf(behind, ink + 1); stop > ink && stop <= end;
    stop = text.indexOf(behind, stop + 1)) {
    const isInPair = text.codePointAt(stop - 1) > 0xffff;
    if (!isInPair) yield [stop, text.slice(from, stop)];
    if (behind === undefined || !budget.spend()) return;
  }
}

/* {ways, values}: 0, 1 or 2 ways, 2 standing for more; and the values of the first. */
function fillings(form, text, budget) {
  const {parameters, pieces} = form, last = pieces.length - 1, end = text.length - pieces[last].length;
  const places = pieces.filter((_, i) => i % 2), isRepeated = new Set(places).size < places.length;
  const dead = new Set(), values = [];
  let ways = 0, first = [];
  if (!last) return {ways: text === pieces[0] ? 1 : 0, values};
  if (!text.startsWith(pieces[0]) || !text.endsWith(pieces[last])) return {ways, values};

  function valuesAt(i, from) {
    const parameter = pieces[i], type = parameters[parameter][1], known = values[parameter];
    if (type !== "text") {
      const told = (value) => String(types[type].tell(value));
      return valuesIn(form, parameter, text, from)
        .filter(([, value]) => known === undefined || told(value) === told(known));
    }
    return known !== undefined ? againAt(known, text, from, budget)
      : textsAt(text, from, i + 1 < last ? pieces[i + 1] : undefined, end, budget);
  }

  function placeAt(i, from) {
    const key = from * pieces.length + i, before = ways, parameter = pieces[i];
    if (dead.has(key) || !budget.spend()) return;
    for (const [stop, value] of valuesAt(i, from)) {
      const isLast = i + 1 === last, known = values[parameter];
      if (isLast ? stop !== end : !text.startsWith(pieces[i + 1], stop)) continue;
      values[parameter] = value;
      if (!isLast) placeAt(i + 2, stop + pieces[i + 1].length);
      else if (++ways === 1) first = [...values];
      values[parameter] = known;
      if (ways > 1) return;
    }
    if (ways === before && !isRepeated) dead.add(key);
  }

  placeAt(1, pieces[0].length);
  return {ways, values: first};
}

/* The arguments that a form shows; a form that says its count in words serves one number, and a service may
   leave out what it likes. undefined: one is not known. */
function argumentsOf(form, values) {
  const found = {};
  for (const [i, [name, type]] of form.parameters.entries()) {
    let value = values[i];
    if (value === undefined && i === form.counting) value = onlyNumber(form.rule, form.number);
    if (value === undefined && form.spelling === SAID) continue;
    if (value === undefined) return undefined;
    found[name] = type === "text" ? withoutIsolate(value) : types[type].tell(value);
  }
  return found;
}

/* ---- many ---- */

const withoutSpace = (text) => text.replace(/[ \t-\r]+/g, "");

/* "retry in {seconds}s" as pieces. */
function compileSaid(words, parameters) {
  const pieces = [""];
  for (const [token, name] of words.matchAll(/\{\{|\}\}|\{(\w+)\}|[^{}]+|./gs)) {
    if (name) pieces.push(parameters.findIndex((p) => p[0] === name), "");
    else pieces[pieces.length - 1] += token === "{{" || token === "}}" ? token[0] : token;
  }
  return pieces;
}

/* named is the language that came with the text, or undefined; it decides between messages of several
   languages. code says whose message it is; undefined: it may be any error's. */
export function match({table, codes, source, languages}, code, text, named, budget) {
  const {errors, said = []} = table, all = [...new Set([source, ...languages])];
  const indexes = code === undefined ? errors.keys() : codes.has(code) ? [codes.get(code)] : [];
  const asked = [...indexes];
  let outcome = "none", found;

  const same = (a, b) => JSON.stringify([a.code, Object.entries(a.arguments).map(String)]) ===
    JSON.stringify([b.code, Object.entries(b.arguments).map(String)]);

  function accept(index, values, ways = 1) {
    const answer = {code: errors[index][0], arguments: values};
    if (ways > 1 || (found && !same(found, answer))) outcome = "ambiguous";
    else if (!found) outcome = "exact";
    found ??= answer;
  }

  function tryForm(form, index) {
    const {ways, values} = fillings(form, text, budget), filled = ways ? argumentsOf(form, values) : undefined;
    if (filled) accept(index, filled, ways);
  }

  function tryMessage(language, index, spelling) {
    const parameters = parametersOf(table, source, index), message = language.messages[index];
    if (spelling === OWN && (message === text || language.bare?.[index] === text)) accept(index, {});
    const forms = Array.isArray(message) ? message : [];
    const counting = countingIn(forms, parameters), rule = ruleOf(language, index);
    if (spelling === OTHER && !parameters.some(([, type]) => type === "count" || type === "number")) return;
    forms.forEach((pieces, number) => tryForm({parameters, pieces, number, counting, rule, language, spelling}, index));
  }

  const tryLanguages = (tried, spelling) =>
    tried.forEach((language) => asked.forEach((index) => tryMessage(language, index, spelling)));

  function trySaid(isPlain) {
    for (const [index, words] of said) {
      const parameters = parametersOf(table, source, index), hasNone = !/[{}]/.test(words);
      if (hasNone !== isPlain || !asked.includes(index)) continue;
      if (isPlain && words === text) accept(index, {});
      const pieces = isPlain ? undefined : compileSaid(words, parameters);
      if (pieces) tryForm({parameters, pieces, spelling: SAID}, index);
    }
  }

  /* With nothing in its placeholders, white space not counted. */
  function tryHollow(index) {
    const message = source.messages[index];
    if (!Array.isArray(message)) return;
    const words = message[message.length > 1 ? 1 : 0].filter((_, i) => i % 2 === 0).join("");
    if (withoutSpace(words) === withoutSpace(text)) accept(index, {});
  }

  /* In the order of what is likely. */
  const ways = [
    () => trySaid(true),
    () => named && tryLanguages([named], OWN),
    () => named && tryLanguages([named], OTHER),
    () => tryLanguages(all, OWN),
    () => trySaid(false),
    () => tryLanguages(all, OTHER),
    () => asked.forEach(tryHollow),
  ];
  if (!isMissing(text)) ways.some((way) => (way(), found || budget.isSpent()));
  if (budget.isSpent()) outcome = "ambiguous";
  return {outcome, ...found};
}

export function newBudget(steps = STEPS_MOST) {
  return {spend: (more = 1) => (steps -= more) >= 0, isSpent: () => steps < 0};
}
