/* Searching: the errors that have all words, in code, name, keys and sentences, in the page's language and in
   English; in the others when that is asked for. SPDX-License-Identifier: LGPL-2.1-or-later */
import {loadAll, own, source, table} from "./data.js";
import {target} from "./nodes.js";

/* Case and marks do not count. */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/* All that a language has for an error. */
function textsOf({messages, bare}, index, parameters = []) {
  const forms = [messages[index] ?? []].flat().map((form) =>
    typeof form === "string" ? form : form.map((piece) => typeof piece === "number" ? parameters[piece][0] : piece).join(""));
  return [...forms, bare?.[index] ?? ""];
}

function entriesOf(languages) {
  const {errors, keys = []} = table();
  return errors.map(([code, name, , parameters], index) => ({
    element: document.getElementById(name),
    text: fold([code, name, ...keys.filter(([, of]) => of === index).map(([key]) => key),
      ...languages.flatMap((language) => textsOf(language, index, parameters))].join("\n")),
  }));
}

export function startSearch() {
  const form = document.getElementById("site-search"), field = document.getElementById("site-words");
  const count = document.getElementById("site-count"), nothing = document.getElementById("site-nothing");
  const button = nothing.querySelector("button"), sections = [...document.querySelectorAll("main section")];
  let entries = entriesOf([source(), own()]);

  function show() {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const {element, text} of entries) {
      element.hidden = !words.every((word) => text.includes(word));
      found += !element.hidden;
    }
    for (const section of sections) {
      section.hidden = !section.querySelector("article:not([hidden])");
      const link = document.querySelector(`#site-contents a[href="#${section.getAttribute("aria-labelledby")}"]`);
      link.parentElement.hidden = section.hidden;
    }
    count.textContent = words.length ? `${found} / ${entries.length}` : "";
    nothing.hidden = found > 0;
  }

  async function searchAll() {
    button.disabled = true;
    entries = entriesOf([source(), own(), ...await loadAll()]);
    button.hidden = true;
    show();
  }

  /* What is linked to is shown, whatever is searched for. */
  function showTarget() {
    if (!target()?.closest("[hidden]")) return;
    field.value = "";
    show();
    target().scrollIntoView();
  }

  form.hidden = false;
  field.addEventListener("input", show);
  button.addEventListener("click", searchAll);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!nothing.hidden && !button.hidden) searchAll();
  });
  form.addEventListener("keydown", ({key}) => {
    if (key !== "Escape" || !field.value) return;
    field.value = "";
    show();
  });
  addEventListener("hashchange", showTarget);
  if (field.value) show(); /* the browser has kept it */
}
