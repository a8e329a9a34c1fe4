/* Compiled by hand as types.ts, where errcat-wasm was built. SPDX-License-Identifier: LGPL-2.1-or-later */
import {open} from "errcat/wasm";
import type {Domain} from "errcat/wasm";
import fileshare from "errcat/wasm/fileshare";

const errors = await open(fileshare, {languages: navigator.languages});
const text: string = errors.format(40321, {repository: "Docs"}, {mode: "html", isolate: true});
errors.message(99999, {whatever: 1n}).parts.map(({text, name}) => name ?? text);

// @ts-expect-error: the argument is called repository
errors.format(40321, {repo: "Docs"});
// @ts-expect-error: there is no such mode
errors.format(400, {}, {mode: "xml"});

const names: string[] = errors.needed("de-CH");
for (const {code, arguments: given} of await errors.retell(await fetch("/"), {mode: "json"}))
  if (code !== undefined) errors.format(code, given);

const shop: Domain = {
  definition: new URL("shop.def", import.meta.url),
  catalogs: {de: {shop: new URL("de.mo", import.meta.url), errcat: () => import("errcat")}, fr: {shop: new Uint8Array()}},
};
(await open(shop)).format(1, {left: 2});
void [text, names];
