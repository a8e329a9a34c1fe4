/* Fields for the parameters of an error: the sentence and both bodies follow them.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {table} from "./data.js";
import {make, showSentence} from "./nodes.js";

/* ---- bodies ---- */

/* As the page has them: a member a line. A whole number may be larger than a number is sure to keep. */
function writeJson(value, indent = "") {
  if (typeof value === "bigint") return String(value);
  if (typeof value !== "object" || !value) return JSON.stringify(value);
  const isList = Array.isArray(value), inner = `${indent}  `;
  const items = Object.entries(value).map(([name, one]) =>
    `${inner}${isList ? "" : `${JSON.stringify(name)}: `}${writeJson(one, inner)}`);
  const [open, close] = isList ? "[]" : "{}";
  return items.length ? `${open}\n${items.join(",\n")}\n${indent}${close}` : open + close;
}

/* An argument as the body had it: a number, or a text. */
function valueFor(before, text) {
  if (typeof before !== "number" || !/^-?\d+$/.test(text)) return text;
  return Number.isSafeInteger(Number(text)) ? Number(text) : BigInt(text);
}

/* The body that the page has, with another sentence and other arguments: said and values are pairs, before
   and after; names are the members that have an argument. */
function changeBody(body, said, values) {
  if (Array.isArray(body)) return body.map((one) => changeBody(one, said, values));
  if (typeof body !== "object" || !body) return body === said[0] ? said[1] : body;
  const changed = {};
  for (const [name, value] of Object.entries(body)) {
    const argument = values.find(({names, before}) => names.includes(name) && before === String(value));
    if (!argument) changed[name] = changeBody(value, said, values);
    else if (argument.after) changed[name] = valueFor(value, argument.after);
  }
  return changed;
}

/* What a parameter's member is called: as itself, or as a path of the table ends. */
const namesOf = (parameter) => [parameter, ...(table().paths ?? [])
  .filter(([name]) => name === parameter).map(([, path]) => /([^.[\]'"]+)['"\]]*$/.exec(path)?.[1])];

/* ---- fields ---- */

const KINDS = {count: "numeric", number: "numeric"};

function addField(row, id) {
  const code = row.querySelector("dt code"), kind = row.querySelector("dd"), {type, example} = row.dataset;
  const input = make("input", {id, value: example, inputMode: KINDS[type] ?? "text", autocomplete: "off", spellcheck: false,
    dir: type === "text" ? "auto" : "ltr"});
  kind.id = `${id}-kind`;
  input.setAttribute("aria-describedby", kind.id);
  code.replaceWith(make("label", {htmlFor: id}, code.cloneNode(true)));
  row.append(make("dd", {className: "field"}, input));
  return {name: code.textContent, input, example};
}

function startEntry(errors, article, code) {
  const said = article.querySelector(".said"), example = said.textContent;
  const fields = [...article.querySelectorAll(".parameters div")].map((row, i) => addField(row, `site-${code}-${i}`));
  const bodies = [...article.querySelectorAll("pre code")].map((element) => ({element, body: JSON.parse(element.textContent)}));

  function show() {
    const given = Object.fromEntries(fields.map(({name, input}) => [name, input.value]));
    const message = errors.message(code, given);
    const values = fields.map(({name, input, example: before}) => ({names: namesOf(name), before, after: input.value}));
    showSentence(said, message);
    for (const {name, input} of fields) {
      const isWrong = message.status.includes("wrongType") && message.argument === name;
      input.toggleAttribute("aria-invalid", isWrong);
      if (isWrong) input.setAttribute("aria-invalid", "true");
    }
    for (const {element, body} of bodies) element.textContent = writeJson(changeBody(body, [example, message.text], values));
  }

  article.addEventListener("input", show);
  return (given) => {
    for (const {name, input} of fields) if (Object.hasOwn(given, name)) input.value = String(given[name]);
    show();
  };
}

/* Returns what fills the fields of a code. */
export function startFields(errors) {
  const fillers = new Map();
  for (const [code, name, , parameters] of table().errors)
    if (parameters) fillers.set(code, startEntry(errors, document.getElementById(name), code));
  return (code, given) => fillers.get(code)?.(given);
}
