/* What the body of an error response says: by the shapes of the table, or as problem details (RFC 9457).
   SPDX-License-Identifier: LGPL-2.1-or-later

   Of an error that was found: code, or key, the text that stands in its place; message and detail, the
   server's words; field; arguments, an object; element, the object that it was read from; httpStatus.
   What is not there is undefined. */
import {NUMBER} from "./json.js";
import {findPath, parsePath} from "./path.js";
import {isPhrase} from "./phrases.js";
import {sound} from "./text.js";

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/* A member of its own: what JSON has, and nothing of a prototype. */
const member = (object, name) => isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined;

const textIn = (value) => typeof value === "string" ? sound(value) : undefined;
const objectIn = (value) => isObject(value) ? value : undefined;

/* ---- codes ---- */

const CODE_MOST = 2 ** 31 - 1;

/* {code}, {key}, or {} where there is neither. */
function codeIn({table, keys}, value) {
  if (keys.has(value)) return {code: table.errors[keys.get(value)][0]};
  const isDigits = typeof value === "string" && /^-?\d+$/.test(value), code = isDigits ? Number(value) : value;
  if (typeof code === "string" && !NUMBER.test(code)) return {key: sound(code)};
  return Number.isInteger(code) && code && Math.abs(code) <= CODE_MOST ? {code} : {};
}

const namesError = ({code, key}) => code !== undefined || key !== undefined;

/* ---- problem details, and bodies whose members are the error's ---- */

const PROBLEM_MEMBERS = ["type", "title", "status", "detail", "instance", "language", "dir", "error_args",
  "pointer", "errors"];

function membersOf(reader, value) {
  const {table} = reader, name = table.code, status = member(value, "status"), errors = member(value, "errors");
  const isCode = name && (!table.shapes || !PROBLEM_MEMBERS.includes(name));
  return {
    ...(isCode ? codeIn(reader, member(value, name)) : {}),
    message: table.message ? textIn(member(value, table.message)) : undefined,
    type: textIn(member(value, "type")),
    title: textIn(member(value, "title")),
    detail: textIn(member(value, "detail")),
    field: textIn(member(value, "pointer")),
    arguments: objectIn(member(value, "error_args")),
    httpStatus: Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined,
    errors: Array.isArray(errors) ? errors : undefined,
    element: objectIn(value),
  };
}

/* What problem details say where the domain's own members do not. Their words are those of this occurrence,
   else of the kind of problem; a problem of no type is its status alone, and its title HTTP's phrase. */
function takeProblem(table, found) {
  const {type} = found, isBlank = type === "about:blank";
  const isOurs = isBlank || (table.type && type?.startsWith(table.type));
  if (isOurs && found.code === undefined) {
    const error = table.errors.find((e) => e[1] === type.slice(table.type?.length));
    if (error && !isBlank) found.code = error[0];
  }
  found.message ??= found.detail ?? found.title;
  if (isBlank && isPhrase(found.httpStatus, found.message)) found.message = undefined;
  found.detail = undefined;
  if (isOurs) found.arguments ??= found.element;
  return found;
}

function problemItem(reader, value) {
  const found = takeProblem(reader.table, membersOf(reader, value));
  found.arguments ??= found.element;
  return found;
}

/* Of several errors the first that says something, where problem details do not say which error they are. */
function firstItem(reader, found) {
  const items = found.errors.map((item) => problemItem(reader, item));
  const first = items.findIndex((item) => namesError(item) || item.message !== undefined);
  if (first < 0) return found;
  return {...items[first], httpStatus: found.httpStatus, rest: found.errors.slice(first + 1)};
}

/* Whether all codes of a table lie further in than the body's own members. */
const lieDeeper = ({shapes = []}) => shapes.length > 0 &&
  shapes.every(({each, code}) => each || !code || parsePath(code).length > 1);

function readProblem(reader, body) {
  const {table} = reader;
  let found = membersOf(reader, body);
  if (found.type === undefined && found.title === undefined && found.detail === undefined) {
    /* A member that is called as they are has no code, where there is no problem; nor has it a status. */
    return lieDeeper(table) ? {...found, code: undefined, key: undefined, httpStatus: undefined} : found;
  }
  takeProblem(table, found);
  if (found.errors && !namesError(found)) found = firstItem(reader, found);
  /* A type of the table's own that names none of its errors is a code that is not known. */
  const base = table.type;
  if (base && !namesError(found) && found.type?.startsWith(base) && found.type !== base)
    found.key = found.type.slice(base.length);
  return found;
}

/* ---- shapes ---- */

/* Where a shape does not say, arguments are "error_args" beside the message, if there is room. */
function argumentsIn(root, shape) {
  if (shape.arguments) return findPath(root, shape.arguments);
  const message = parsePath(shape.message), last = message.length - 1;
  const path = [...message.slice(0, last), "error_args"];
  const isSame = (step, i) => typeof step !== "string" || typeof path[i] !== "string" || step === path[i];
  const isTaken = [shape.code, shape.message, shape.detail, shape.field]
    .some((other) => other && parsePath(other).slice(0, path.length).every(isSame));
  return typeof message[last] !== "string" || isTaken ? undefined : findPath(root, path);
}

function readAs(reader, shape, root, element) {
  const field = shape.field && findPath(root, shape.field);
  const found = {
    ...(shape.code ? codeIn(reader, findPath(root, shape.code)) : {}),
    message: textIn(findPath(root, shape.message)),
    detail: shape.detail && textIn(findPath(root, shape.detail)),
    field: textIn(field) ?? field,
    arguments: objectIn(argumentsIn(root, shape)),
    element,
  };
  return {found, fits: shape.code ? namesError(found) : found.message !== undefined};
}

/* The first that fits, but one that the table knows before one that it does not, and of two for one error
   the one that has its words. What fits none is kept as well: there are words, or it is in a list. */
function bestOf({codes}, candidates) {
  let best, hasFit = false, isKnown = false;
  for (const {found, fits, isInList} of candidates) {
    const known = fits && codes.has(found.code), hasWords = found.message !== undefined;
    if (!fits) {
      if (!best && (hasWords || isInList)) best = found;
      continue;
    }
    const isOfSame = best && best.code === found.code && best.key === found.key && best.element === found.element;
    const addsWords = hasWords && best?.message === undefined && known === isKnown && isOfSame;
    if (hasFit && !(known && !isKnown) && !addsWords) continue;
    best = found;
    hasFit = true;
    isKnown = known;
    if (known && hasWords) break;
  }
  return best;
}

function readShapes(reader, body) {
  const candidates = (reader.table.shapes ?? []).map((shape) => {
    if (!shape.each) return readAs(reader, shape, body, body);
    const list = findPath(body, shape.each.replace(/\[\*\]$/, ""));
    if (!Array.isArray(list) || !list.length) return undefined;
    const {found, fits} = readAs(reader, shape, list[0], list[0]);
    found.rest = list.slice(1);
    return {found, fits, isInList: true};
  });
  return bestOf(reader, candidates.filter(Boolean));
}

/* An element of a list that a shape fits may be one of problem details, whose words are elsewhere. */
function withItem(reader, found) {
  if (namesError(found) && found.message !== undefined) return found;
  const item = problemItem(reader, found.element);
  const isBetter = item.message !== undefined || (!namesError(found) && namesError(item));
  return isBetter ? {...item, rest: found.rest} : found;
}

/* ---- all ---- */

function readFirst(reader, body) {
  const found = readShapes(reader, body);
  if (!found) return readProblem(reader, body);
  if (found.rest) return withItem(reader, found);
  if (namesError(found) && found.message !== undefined) return found;
  const other = readProblem(reader, body);
  if (!namesError(found)) return other.type !== undefined || namesError(other) ? other : found;
  if (other.message === undefined) return found;
  return {
    ...found, message: other.message, httpStatus: other.httpStatus,
    arguments: found.arguments ?? other.arguments, field: found.field ?? other.field,
  };
}

function readNext(reader, element) {
  const lists = (reader.table.shapes ?? []).filter((shape) => shape.each);
  const candidates = lists.map((shape) => ({...readAs(reader, shape, element, element), isInList: true}));
  const found = bestOf(reader, candidates);
  return found ? withItem(reader, found) : problemItem(reader, element);
}

/* The errors of a body that was parsed. */
export function readBody(reader, body) {
  const first = readFirst(reader, body), {rest = []} = first;
  return [first, ...rest.map((element) => readNext(reader, element))]
    .map(({code, key, message, detail, field, arguments: sent, element, httpStatus}, index, all) =>
      ({code, key, message, detail, field, arguments: sent, element, httpStatus,
        isWhole: all.length === 1 && (element === undefined || element === body)}));
}
