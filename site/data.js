/* The table and the languages: scripts beside the page put them here, those that the page needs with it, the
   others when they are asked for. Classic ones, as pages of file: load no modules and fetch nothing.
   SPDX-License-Identifier: LGPL-2.1-or-later */
const data = new Map(), loads = new Map();

globalThis.errcat = Object.assign(globalThis.errcat ?? {}, {put: (name, value) => data.set(name, value)});

export const table = () => data.get("table");
export const source = () => data.get(table().source);

/* The page's own language, where its data came with it. */
export const own = () => data.get(document.documentElement.lang) ?? source();

export const links = () => [...document.querySelectorAll("#site-languages a")];

/* Rejects where the script cannot be loaded, and asks anew the next time. */
function load(name) {
  if (data.has(name)) return data.get(name);
  if (!loads.has(name)) loads.set(name, new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `errcat.${name}.js`;
    script.onload = () => resolve(data.get(name));
    script.onerror = () => {
      loads.delete(name);
      reject(new Error(script.src));
    };
    document.head.append(script);
  }));
  return loads.get(name);
}

/* As errcat's open() takes it: a language is one that has a page. */
export function domain() {
  const tags = links().map(({hreflang}) => hreflang).filter((tag) => tag !== table().source);
  return {table: table(), source: source(), languages: Object.fromEntries(tags.map((tag) => [tag, () => load(tag)]))};
}

/* All of them that can be loaded. */
export async function loadAll() {
  const loaded = await Promise.allSettled(Object.values(domain().languages).map(async (one) => one()));
  return loaded.map(({value}) => value).filter(Boolean);
}
