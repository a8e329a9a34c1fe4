/* What a page, a bundler and a strict policy need. SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {readdir, readFile} from "node:fs/promises";
import {fileURLToPath} from "node:url";
import {test} from "node:test";
import {createContext, runInContext} from "node:vm";
import {bundle} from "../bundle.js";
import {indexTypes, tableTypes} from "../make-types.js";
import table from "./fixture/table.js";

const HERE = fileURLToPath(new URL("..", import.meta.url));
const tools = ["bundle.js", "make-types.js"];
const modules = (await readdir(HERE)).filter((name) => name.endsWith(".js") && !tools.includes(name));
const sources = await Promise.all(modules.map((name) => readFile(HERE + name, "utf8")));

test("nothing that script-src 'self' forbids, and nothing that only one place has", () => {
  for (const [i, source] of sources.entries()) {
    const code = source.replace(/\/\*.*?\*\//gs, "");
    assert.doesNotMatch(code, /\beval\b|\bFunction\b|setTimeout|innerHTML|document\b|window\b|\bprocess\b|node:|require\(/, modules[i]);
    for (const [, from] of code.matchAll(/\bimport\b.*?"([^"]*)"/g)) assert.ok(modules.includes(from.slice(2)), from);
  }
});

test("one classic script", async () => {
  const script = await bundle(HERE + "test/fixture", "shop", ["de"]);
  assert.doesNotMatch(script, /^\s*(import|export)\b/m);
  assert.doesNotMatch(script, /<\/script/i);
  const context = createContext({});
  runInContext(script, context);
  const text = await runInContext(`errcat.open(errcat.shop, {languages: "de"}).then((errors) =>
    errors.format(1002, {article: "Tee", left: 2}))`, context);
  assert.equal(text, "Nur 2 Stück von „Tee“ sind übrig; bestellen Sie weniger");
});

test("types are made from the table", () => {
  assert.match(tableTypes(table), /1002: \{article: TextArgument; left: CountArgument\};/);
  assert.match(tableTypes(table), /1001: \{\[name: string\]: never\};/);
  assert.match(indexTypes(), /Domain<ArgumentsByCode>/);
});
