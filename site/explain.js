/* A response that is pasted is explained: what it says in the page's language, whatever language it came in.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {domain, loadAll, table} from "./data.js";
import {make, showSentence} from "./nodes.js";

/* ---- what was pasted ---- */

/* What curl -v writes of a response, without what it writes of the request. */
const withoutMarks = (text) => !/^< HTTP\//m.test(text) ? text
  : text.split("\n").filter((line) => !/^[>*{}] |^[>*]$/.test(line)).map((line) => line.replace(/^< ?/, "")).join("\n");

/* The last head that there is, and what stands behind it. */
function divide(pasted) {
  const text = withoutMarks(pasted.replace(/\r\n?/g, "\n")), heads = [...text.matchAll(/^HTTP\/[\d.]+ +(\d{3})[^\n]*\n/gm)];
  const head = heads.at(-1);
  if (!head) return {body: text};
  const [fields, ...rest] = text.slice(head.index).split("\n\n");
  return {body: rest.join("\n\n"), httpStatus: Number(head[1]), language: /^content-language:[ \t]*(.*)$/im.exec(fields)?.[1]};
}

/* Where the object that begins there ends; -1: it does not. */
function endOf(text, start) {
  let depth = 0;
  for (const {0: token, index} of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[{}]/gs)) {
    depth += {"{": 1, "}": -1}[token] ?? 0;
    if (!depth) return start + index + 1;
  }
  return -1;
}

function isJson(text) {
  try {
    return Boolean(JSON.parse(text));
  } catch {
    return false;
  }
}

/* The objects in a text: one that is all of it, in an array, behind each other, or in the lines of a log. */
function* objectsIn(text) {
  for (let start = text.indexOf("{"); start >= 0; start = text.indexOf("{", start)) {
    const end = endOf(text, start), object = text.slice(start, end);
    const isObject = end > 0 && isJson(object);
    if (isObject) yield object;
    start = isObject ? end : start + 1;
  }
}

/* What is in an object of a log, a text that is JSON as well. */
function* within(value) {
  const inner = typeof value === "string" && /^\s*\{/.test(value) && isJson(value) ? JSON.parse(value) : value;
  if (typeof inner !== "object" || !inner) return;
  if (!Array.isArray(inner)) yield inner;
  for (const one of Object.values(inner)) yield* within(one);
}

/* ---- what it says ---- */

const isKnown = ({code}) => table().errors.some(([known]) => known === code);

/* The object itself, or those in it that the table knows. */
async function tellObject(errors, text, options) {
  const told = await errors.retell(text, options);
  if (told.some(isKnown)) return {from: text, told};
  for (const one of within(Object.values(JSON.parse(text)))) {
    const inner = await errors.retell(one, options);
    if (inner.some(isKnown)) return {from: one, told: inner};
  }
  return {from: text, told};
}

const isUnclear = ({message, outcome, status}) => message && outcome === "none" && status.includes("unmatched");

/* Words in a language that nobody named: each is tried. */
async function tell(errors, text, options) {
  const {from, told} = await tellObject(errors, text, options);
  if (!told.some(isUnclear)) return told;
  for (const {tag} of await loadAll()) {
    const again = await errors.retell(from, {...options, language: tag});
    if (!again.some(isUnclear)) return again;
  }
  return told;
}

/* ---- showing it ---- */

function showAnswer(template, told, fill) {
  const item = template.content.cloneNode(true), link = item.querySelector("a"), error = table().errors.find(([code]) => code === told.code);
  if (error) {
    link.href = `#${told.code}`;
    link.append(String(told.code), " ", make("code", {textContent: error[1]}));
    link.addEventListener("click", () => fill(told.code, told.arguments));
  } else {
    link.replaceWith(make("code", {textContent: String(told.key ?? told.code ?? told.httpStatus ?? "")}));
  }
  const words = [told.message, told.detail].filter(Boolean).join("\n");
  const sentence = item.querySelector("span"), server = item.querySelector("dl");
  if (typeof told.field === "string") sentence.before(make("code", {className: "of", dir: "ltr", textContent: told.field}), " ");
  showSentence(sentence, told);
  server.hidden = !words || !told.status.includes("unmatched");
  server.querySelector("dd").textContent = words;
  return item;
}

export function startExplain(openErrors, fill) {
  const details = document.getElementById("site-explain"), field = document.getElementById("site-response");
  const answers = document.getElementById("site-answers"), none = document.getElementById("site-no-error");
  const template = document.getElementById("site-answer");
  let latest = 0;

  async function show() {
    const turn = ++latest, {body, ...options} = divide(field.value), told = [], errors = await openErrors(domain());
    for (const object of objectsIn(body)) told.push(...await tell(errors, object, options));
    if (!told.length && options.httpStatus) told.push(...await errors.retell("", options));
    if (turn !== latest) return;
    answers.replaceChildren(...told.map((one) => showAnswer(template, one, fill)));
    none.hidden = told.length > 0 || !field.value.trim();
  }

  details.hidden = false;
  field.addEventListener("input", show);
  if (field.value) show();
}
