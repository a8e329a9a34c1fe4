/* A response is told anew: read, its arguments found, its message written in the reader's language.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {given, isMissing} from "./arguments.js";
import {readBody} from "./body.js";
import {compose, describe} from "./format.js";
import {parseBody} from "./json.js";
import {match, newBudget} from "./match.js";
import {findPath} from "./path.js";
import {openResponse} from "./response.js";
import {GIVEN_UP, MISSING_ARGUMENT, UNMATCHED} from "./status.js";
import {sound} from "./text.js";
import {types} from "./types.js";

/* Of what was sent along, what a sentence can show: texts and numbers of the parameter's type. */
function takeSent({table, codes}, found, body) {
  const sent = {}, {isWhole} = found;
  const take = ([name, type], raw) => {
    const text = typeof raw === "number" ? String(raw) : typeof raw === "string" ? sound(raw) : undefined;
    const value = isMissing(text) ? undefined : types[type].take(text);
    if (value !== undefined) sent[name] = types[type].tell(value);
  };
  const root = isWhole ? body : found.element, start = isWhole ? "$" : "@";
  for (const parameter of table.errors[codes.get(found.code)][3] ?? []) {
    for (const [name, path] of table.paths ?? [])
      if (name === parameter[0] && path[0] === start) take(parameter, findPath(root, path));
    if (found.arguments) take(parameter, given(found.arguments, parameter[0]));
  }
  return sent;
}

const countOf = (object) => Object.keys(object).length;

function tell(reader, found, body, named, options, budget) {
  const {key, message, detail, field} = found, httpStatus = options.httpStatus ?? found.httpStatus;
  const matched = message === undefined ? {outcome: "none"} : match(reader, found.code, message, named, budget);
  const isExact = matched.outcome === "exact", code = found.code ?? (isExact ? matched.code : undefined);
  const index = reader.codes.get(code), isKnown = index !== undefined;
  const told = {
    code, httpStatus: isKnown && reader.table.errors[index][2] || httpStatus,
    key, field, message, detail, outcome: matched.outcome,
  };
  let sent = isKnown ? takeSent(reader, {...found, code}, body) : {};
  const takesMatched = () => isExact && countOf(matched.arguments) >= countOf(sent) && sent !== matched.arguments;
  if (!countOf(sent) && takesMatched()) sent = matched.arguments;

  const isError = httpStatus >= 400 && httpStatus <= 599;
  let sentence, status = budget.isSpent() ? GIVEN_UP : 0;
  if (code !== undefined || isError) { /* else nothing says which error it is */
    const write = () => compose(reader, code ?? 0, sent, {...options, httpStatus});
    sentence = write();
    if (sentence.status & MISSING_ARGUMENT && takesMatched()) {
      sent = matched.arguments;
      sentence = write();
    }
    status |= sentence.status;
  }
  const isFilled = countOf(sent) && !(status & MISSING_ARGUMENT);
  if (detail || key || (message && !isExact && !isFilled)) status |= UNMATCHED;
  const nothing = {pieces: [""], texts: [], parameters: [], language: {tag: "", direction: "ltr"}};
  return {...describe({...(sentence ?? nothing), status}, options), ...told, arguments: sent};
}

/* All errors of a response; none if nothing says that it is one. */
export async function retell(reader, from, options) {
  const {body: raw, httpStatus = options.httpStatus, language = options.language} = await openResponse(from);
  const body = parseBody(raw), named = await reader.languageOf(language), budget = newBudget();
  return readBody(reader, body)
    .map((found) => tell(reader, found, body, named, {...options, httpStatus}, budget))
    .filter(({text, key, message}) => text || key || message);
}
