/* A client whose server speaks another language than its reader, on purpose: what is kept of an error is its
   code and its arguments, so that the reader may change the language without a reload and without a request.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {open} from "./errcat/errcat.js";
import domain from "./domain/index.js";

const TOASTS_MOST = 5;
const {table} = domain;
const reader = document.getElementById("reader"), server = document.getElementById("server");
const toasts = document.getElementById("toasts"), form = document.getElementById("repository");

/* What is shown: an element, and the error in it as retell() told it. */
const shown = new Map();
let errors = await open(domain, {languages: navigator.languages});

/* ---- an error in an element ---- */

/* Nodes, never markup: an argument is text, whatever a user has called a file. */
function show(element, told) {
  const {code, httpStatus} = told, isKnown = code !== undefined || httpStatus !== undefined;
  /* Without either the server's words are all there is. */
  const {parts, language, direction} = isKnown ? errors.message(code ?? 0, told.arguments, {httpStatus})
    : {parts: [{text: told.message ?? told.key ?? ""}], language: "", direction: "auto"};
  element.lang = language;
  element.dir = direction;
  element.replaceChildren(...parts.map(({text, name}) =>
    name ? Object.assign(document.createElement("bdi"), {textContent: text}) : text));
}

function keep(element, told) {
  shown.set(element, told);
  show(element, told);
}

/* ---- beside a field ---- */

function clear(form) {
  for (const field of form.elements) field.removeAttribute("aria-invalid");
  for (const element of form.querySelectorAll(".error")) {
    shown.delete(element);
    element.replaceChildren();
  }
}

/* A JSON pointer, or a name alone. */
const fieldOf = (form, {field}) => typeof field === "string" ? form.elements.namedItem(field.replace(/^#?\//, "")) : null;

function showInForm(form, all) {
  for (const told of all) {
    const field = fieldOf(form, told), element = field && document.getElementById(`${field.id}-error`);
    if (!element) {
      toast(told);
      continue;
    }
    field.setAttribute("aria-invalid", "true");
    keep(element, told);
  }
  form.querySelector("[aria-invalid]")?.focus();
}

/* ---- a toast ---- */

function drop(item) {
  shown.delete(item.querySelector(".sentence"));
  item.remove();
}

const make = (name, className, ...children) => {
  const element = Object.assign(document.createElement(name), {className});
  element.append(...children);
  return element;
};

/* The element is filled before it comes into the live region, which is there from the start. */
function toast(told) {
  const sentence = make("p", "sentence"), close = make("button", "", "×"), item = make("div", "toast", make("div", "", sentence), close);
  keep(sentence, told);
  if (told.message && told.code === undefined) {
    const words = Object.assign(make("p", "words", told.message), {dir: "auto"});
    sentence.after(words);
  }
  close.type = "button";
  close.setAttribute("aria-label", "Close");
  close.addEventListener("click", () => drop(item));
  toasts.append(item);
  while (toasts.children.length > TOASTS_MOST) drop(toasts.firstElementChild);
}

/* ---- requests ---- */

/* The errors of what the server answers; [] if it did what was asked. */
async function ask(path, method = "GET") {
  try {
    const response = await fetch(new URL(path, new URL("../", location)), {method, headers: {"Accept-Language": server.value}});
    return response.ok ? [] : await errors.retell(response);
  } catch (error) {
    return [{arguments: {}, message: error.message}];
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const all = await ask(`repositories?${new URLSearchParams(new FormData(form))}`, "POST");
  clear(form);
  showInForm(form, all);
  if (!all.length) form.reset();
});

for (const button of document.querySelectorAll("[data-path]"))
  button.addEventListener("click", async () => (await ask(button.dataset.path, button.dataset.method)).forEach(toast));

/* ---- any error of the table ---- */

const EXAMPLES = {text: "Docs", count: "21", number: "2", time: "2026-03-02T09:05"};
const any = document.getElementById("any"), code = document.getElementById("code"), parameters = document.getElementById("parameters");

function showParameters() {
  const [, , , list = []] = table.errors[code.selectedIndex];
  parameters.replaceChildren(...list.map(([name, type]) => {
    const input = Object.assign(document.createElement("input"), {name, value: EXAMPLES[type], dir: "auto", autocomplete: "off"});
    return make("label", "", name, input);
  }));
}

code.append(...table.errors.map(([number, name]) => new Option(`${number} ${name}`, number)));
code.addEventListener("change", showParameters);
any.addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = new FormData(any), number = given.get("code");
  given.delete("code");
  (await ask(`errors/${number}?${new URLSearchParams(given)}`)).forEach(toast);
});
showParameters();

/* A table of one's own has other errors than the service of this example. */
for (const element of document.querySelectorAll("[data-service]")) element.hidden = table.domain !== "errcat-fileshare";

/* ---- languages ---- */

const nameOf = (tag) => new Intl.DisplayNames([tag], {type: "language"}).of(tag);
const options = () => table.languages.filter((tag) => !table.overlays.includes(tag))
  .map((tag) => Object.assign(new Option(nameOf(tag), tag), {lang: tag}));

reader.append(...options());
server.append(...options());
reader.value = errors.language;
server.value = ["ja", "de", "en"].find((tag) => table.languages.includes(tag) && tag !== errors.language);

/* When there is nothing else to do they are loaded, so that a change asks nobody for anything. */
const whenIdle = globalThis.requestIdleCallback ?? ((load) => setTimeout(load, 500));
whenIdle(() => [...reader.options].forEach(({value}) => domain.languages[value]?.().catch(() => {})));

/* What is there is told anew, of what was kept. */
reader.addEventListener("change", async () => {
  errors = await open(domain, {languages: [reader.value]});
  for (const [element, told] of shown) show(element, told);
});
