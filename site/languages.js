/* The way to the page in another language: to the same error, and from the start page to the reader's own.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {choose} from "../js/choose.js";
import {domain, links, source} from "./data.js";
import {make} from "./nodes.js";

function keepFragment() {
  for (const link of [...links(), ...document.querySelectorAll("#site-offer a")]) link.hash = location.hash;
}

function offer() {
  const tag = choose(domain(), navigator.languages)[0], link = links().find(({hreflang}) => hreflang === tag);
  const place = document.getElementById("site-offer");
  if (!link || document.documentElement.lang !== source().tag || link.getAttribute("aria-current")) return;
  const {lang, dir, hreflang} = link, href = link.getAttribute("href");
  place.replaceChildren(make("a", {lang, dir, hreflang, href}, link.dataset.offer ?? link.textContent));
  place.hidden = false;
}

export function startLanguages() {
  offer();
  keepFragment();
  addEventListener("hashchange", keepFragment);
  const menu = document.getElementById("site-languages");
  menu.addEventListener("keydown", ({key}) => {
    if (key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
