/* Whatever errcat/wasm is given, it says something, in time, and keeps no memory. SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import {test} from "node:test";
import {ENGINE, fileshare, open, shop, skip} from "./fixture/wasm.js";

test("text of any kind and length", {skip}, async () => {
  const errors = await open({definition: shop}), article = (text) => errors.message(1, {left: 2, article: text});
  const said = (text) => `Only 2 pieces of ${text} are left`;
  for (const text of ["\ud800", "a\udc00b", "\0", "\ud83d", "\ud83d\ud83d\ude00", "x\0y"]) {
    const {text: made, status} = article(text);
    assert.equal(made, said(text.replace(/[\0\ud800-\udfff]/gu, "\ufffd")));
    assert.deepEqual(status, ["invalidText"]);
  }
  for (const text of ["\ufeffx", "\ud83d\ude00", "a\u2028", "\uffff", "\u{10ffff}"]) {
    assert.equal(article(text).text, said(text));
    assert.deepEqual(article(text).parts.map((part) => part.text).join(""), said(text));
  }
  for (const length of [1, 400, 1000, 5000, 70000, 3000000]) {
    const long = "ü€\u{1f600}".repeat(length / 4 + 1);
    assert.equal(errors.format(1, {left: 2, article: long}), said(long));
    assert.equal(errors.message(1, {left: 2, article: long}).text, said(long));
    assert.equal(errors.format(1, {left: 2, article: "tea"}), said("tea"));
  }
});

test("arguments of any kind", {skip}, async () => {
  const errors = await open({definition: shop}), left = (value) => errors.format(1, {left: value, article: "tea"});
  for (const value of ["9007199254740993", 9007199254740993n]) assert.equal(left(value), "Only 9,007,199,254,740,993 pieces of tea are left");
  assert.match(left(2n ** 63n - 1n), /9,223,372,036,854,775,807/);
  assert.match(left(2 ** 62), /4,611,686,018,427,387,904/);
  assert.equal(left(-0), "Only 0 pieces of tea are left");
  for (const value of [2n ** 63n, 2 ** 63, -1, -1n, 1.5, NaN, Infinity, "1e3", "", true, {}, [1], () => 1, Symbol("1"), new Date(NaN), null])
    assert.equal(left(value), "Sold out", String(value));
  assert.equal(errors.format(1, Object.create({left: 1, article: "tea"})), "Sold out");
  assert.equal(errors.message(1, {left: 2, article: "tea", "left\0": 1}).argument, "left\0");
  assert.equal(errors.message(1, {left: 2, article: "tea", ["\ud800"]: 1}).argument, "\ud800");
  assert.deepEqual(errors.message(1, Object.fromEntries(Array.from({length: 20000}, (_, i) => [`a${i}`, i]))).status, ["missingArgument", "extraArgument"]);
  const nested = {get article() { return errors.format(1, {left: 5, article: "x".repeat(200)}).length.toString(); }, left: 2};
  assert.equal(errors.format(1, nested), "Only 2 pieces of 226 are left");
  for (const code of [NaN, 1.5, 2 ** 31, "1", undefined, null, {}, 1n]) assert.deepEqual(errors.message(code).status, ["unknownCode"]);
  for (const httpStatus of [NaN, "constructor", 1e9, -1, 404.5, 2 ** 40]) assert.deepEqual(errors.message(2, {}, {httpStatus}).status, []);
});

test("modes", {skip}, async () => {
  const errors = await open({definition: shop}), article = (mode, isolate) => errors.format(1, {left: 2, article: "<b>&\"\u202e"}, {mode, isolate});
  assert.equal(article("html"), "Only 2 pieces of &lt;b&gt;&amp;&quot;\u202e are left");
  assert.equal(article("html", true), "Only <bdi>2</bdi> pieces of <bdi>&lt;b&gt;&amp;&quot;\u202e</bdi> are left");
  assert.equal(article("json"), "Only 2 pieces of <b>&\\\"\u202e are left");
  assert.doesNotMatch(article("script"), /[<&]/);
  assert.doesNotMatch(article("terminal"), /\u202e/);
  for (const mode of ["HTML", "", "constructor", "__proto__", "toString", 1, null, Symbol("x")]) {
    assert.throws(() => article(mode), TypeError);
    await assert.rejects(errors.retell({error_code: 1}, {mode}), TypeError);
  }
});

const deep = "[".repeat(100000) + "]".repeat(100000);
const bodies = {
  "not JSON": "<html>502</html>",
  "a whole response": "HTTP/1.1 404 Not Found\r\nContent-Language: de\r\n\r\n{\"error_code\":400}",
  "cut": '{"error_code": 4033023, "error_msg": "Maximum set ti',
  "prototypes": '{"__proto__": {"error_code": 400}, "constructor": {"name": "x"}, "error_code": "__proto__", "error_msg": "toString"}',
  "deep": `{"errors": ${deep}, "error": ${deep}}`,
  "lone halves": '{"error_code": 40321, "error_msg": "Repository [\\ud800] has in \\udc00\\u0000"}',
  "lone halves, as they are": '{"error_code": 40321, "error_msg": "Repository [\ud800] has in \udc00\0"}',
  "large numbers": '{"error_code": 99999999999999999999, "error_args": {"days": 1e400}}',
  "wrong types": '{"error_code": [400], "error_msg": {"x": 1}, "error_args": "x", "errors": {"0": 1}, "status": "400"}',
  "nulls": '{"errors": [null, 5, "x", [], {}], "error": null}',
  "many": JSON.stringify({title: "x", errors: Array.from({length: 5000}, () => ({error_code: 40321, detail: "Repository [a] has insufficient space"}))}),
  "long words": JSON.stringify({error_msg: "Repository [".repeat(200000)}),
  "digits": JSON.stringify({error_code: 4033023, error_msg: `Maximum set time for external link is ${"1".repeat(200000)} days`}),
  "isolates": JSON.stringify({error_code: 40321, error_msg: `Repository [${"\u2068".repeat(50000)}] has`}),
  "white space": " ".repeat(2000000),
  "quotes": '"' + "\\".repeat(200001) + "1234567890123456",
  "circle": (() => { const circle = {error_code: 400}; circle.circle = circle; return circle; })(),
  "deep object": JSON.parse(deep),
  "bigint": {error_code: 400, x: 1n},
  "function": () => 1, "symbol": Symbol("x"), "number": 400, "null": null,
};

test("bodies of any kind", {skip}, async () => {
  const errors = await open(fileshare, {languages: "de"});
  for (const [name, body] of Object.entries(bodies)) {
    const start = performance.now();
    for (const {text, parts} of await errors.retell(body, {httpStatus: 400, language: "x".repeat(10000)})) {
      assert.equal(parts.map((part) => part.text).join(""), text);
      assert.doesNotMatch(text, /undefined|\[object|[\0\ud800-\udfff]/u);
    }
    errors.read(body);
    assert.ok(performance.now() - start < 3000, `${name}: ${performance.now() - start} ms`);
  }
  assert.deepEqual(await errors.retell(bodies["a whole response"]), []);
  assert.deepEqual(await errors.retell(undefined), []);
  assert.equal((await errors.retell("", {httpStatus: 404}))[0].text, errors.format(404));
});

test("a field is a text, or JSON of another kind", {skip}, async () => {
  const errors = await open(fileshare, {languages: "de"}), field = (pointer) =>
    errors.read({type: "about:blank", title: "x", status: 400, errors: [{detail: "a", error_code: 400, pointer}]})[0].field;
  for (const pointer of ["#/name", "", "{\"a\":1}", "\"", "a\\b\u00e9\n", "[1]"]) assert.equal(field(pointer), pointer);
});

test("what a call allocates it gives back", {skip}, async () => {
  const {start, loadAll} = await import("../wasm/catalogs.js"), {format} = await import("../wasm/sentence.js");
  const {retell, read} = await import("../wasm/response.js");
  const module = await WebAssembly.compile(await readFile(ENGINE)), german = await readFile(fileshare.catalogs.de["errcat-fileshare"]);
  const engine = await start({...fileshare, catalogs: {de: {"errcat-fileshare": () => german}, fr: {"errcat-fileshare": () => german.subarray(0, 99)}}},
    Promise.resolve(module), readFile);
  const {c, memory, input} = engine, plain = {mode: 0, flags: 0, httpStatus: 0};
  const round = async () => {
    engine.loaded.clear();
    await loadAll(engine, ["de", "fr"]);
    const address = input.hold(2), reader = c.choose(engine.catalogs, address, memory.write(address, "de") - address);
    memory.renew();
    const long = "x".repeat(300000);
    format(engine, reader, 40321, {repository: long}, {});
    retell(engine, reader, {error_code: 40321, error_msg: `Repository [${long}] has insufficient space`}, "en", plain);
    read(engine, {error_code: 40321, error_msg: long});
    c.forget(reader);
  };
  for (let i = 0; i < 10; i++) await round();
  const before = memory.bytes.length;
  for (let i = 0; i < 100; i++) await round();
  assert.equal(memory.bytes.length, before);
});
