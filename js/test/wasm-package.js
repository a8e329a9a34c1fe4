/* What is published as errcat/wasm. SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {readdir, readFile} from "node:fs/promises";
import {test} from "node:test";
import {gzipSync} from "node:zlib";
import {ENGINE, fileshare, skip, WASM} from "./fixture/wasm.js";

test("the engine imports nothing, and is as small as it was", {skip}, async () => {
  const engine = await readFile(ENGINE), module = await WebAssembly.compile(engine);
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const size = gzipSync(engine, {level: 9}).length, recorded = Number.parseInt(await readFile(new URL("size.txt", WASM), "utf8"), 10);
  console.log(`errcat.wasm: ${size} bytes gzipped, ${recorded} recorded`);
  assert.ok(size <= recorded * 1.05, `${size} bytes: more than 5 % above the ${recorded} of js/wasm/size.txt`);
});

test("a browser needs nothing of Node, and a policy no more than wasm-unsafe-eval", async () => {
  const forNode = ["node.js", "make-domain.js"];
  for (const name of (await readdir(WASM)).filter((name) => name.endsWith(".js") && !forNode.includes(name))) {
    const code = (await readFile(new URL(name, WASM), "utf8")).replace(/\/\*.*?\*\//gs, "");
    assert.doesNotMatch(code, /\beval\b|\bFunction\b|setTimeout|innerHTML|document\b|window\b|\bprocess\b|\bBuffer\b|node:|require\(/, name);
  }
});

test("in a browser, with and without the type that streams", {skip}, async () => {
  const {fetch} = globalThis, asked = [];
  try {
    for (const type of ["application/wasm", "text/plain"]) {
      globalThis.fetch = async (url) => {
        asked.push(`${url}`.split("/").pop());
        return new Response(await readFile(url), {headers: {"content-type": url.pathname.endsWith(".wasm") ? type : "x/y"}});
      };
      const browser = await import(`../wasm/browser.js?${encodeURIComponent(type)}`), errors = await browser.open(fileshare, {languages: "de"});
      assert.equal(errors.format(400), "Ungültige Anfragedaten");
    }
    assert.deepEqual(asked.slice(0, 4).sort(), ["errcat-fileshare.mo", "errcat.mo", "errcat.wasm", "fileshare.def"]);
    globalThis.fetch = async () => new Response("gone", {status: 404});
    const errors = await (await import("../wasm/browser.js?text%2Fplain")).open(fileshare, {languages: "fr"});
    assert.deepEqual(errors.languages, []);
    assert.match(errors.failures[0].message, /errcat(-fileshare)?\.mo: 404/);
  } finally {
    globalThis.fetch = fetch;
  }
});
