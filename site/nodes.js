/* Text becomes nodes, never markup. SPDX-License-Identifier: LGPL-2.1-or-later */
export const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};

/* A sentence in the language that it is in, its arguments isolated. */
export function showSentence(element, {parts, language, direction}) {
  element.lang = language;
  element.dir = direction;
  element.replaceChildren(...parts.map(({text, name}) => name ? make("bdi", {textContent: text}) : text));
}

/* What the address leads to, if that is on the page. */
export function target() {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    return null; /* a "%" of no use */
  }
}
