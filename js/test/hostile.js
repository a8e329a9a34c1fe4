/* Whatever a body holds, it is read in time and harms nothing. SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {test} from "node:test";
import {open} from "../errcat.js";
import shop from "./fixture/index.js";

const shapes = [{code: "$.error.code", message: "$.error.message"}, {each: "$.errors", code: "@.code", message: "@.message"}];
const flat = await open(shop, {languages: "de"});
const shaped = await open({...shop, table: {...shop.table, shapes}}, {languages: "de"});
const deep = "[".repeat(100000) + "]".repeat(100000);

const bodies = {
  "not JSON": "<html>502</html>",
  "cut": '{"code": 1002, "message": "Only 3',
  "prototypes": '{"__proto__": {"code": 1002}, "constructor": {"name": "x"}, "code": "__proto__", "message": "toString"}',
  "keys of prototypes": '{"code": "constructor", "error_args": {"__proto__": 1, "hasOwnProperty": 2}}',
  "deep": `{"errors": ${deep}, "error": ${deep}}`,
  "lone halves": '{"code": 1004, "message": "Order 1 to \\ud800 in \\udc00\\u0000 failed"}',
  "large numbers": '{"code": 99999999999999999999, "error_args": {"left": 1e400, "article": 9007199254740993}}',
  "wrong types": '{"code": [1002], "message": {"x": 1}, "error_args": "x", "errors": {"0": 1}, "status": "400"}',
  "nulls": '{"errors": [null, 5, "x", [], {}], "error": null}',
  "many": JSON.stringify({errors: Array.from({length: 5000}, () => ({code: 1002, message: "Only 3 pieces of x are left; order fewer"}))}),
  "many ways": JSON.stringify({code: 1004, message: `Order 5 to ${"in ".repeat(20000)} in failed`}),
  "the same again": JSON.stringify({code: 1005, message: `${"a is ".repeat(20000)}b`}),
  "long words": JSON.stringify({message: "Only ".repeat(200000)}),
  "digits": JSON.stringify({code: 1002, message: `Only ${"1".repeat(200000)} pieces of x are left; order fewer`}),
  "isolates": JSON.stringify({code: 1005, message: `${"\u2068".repeat(5000)} is ${"\u2068".repeat(5000)}`}),
  "zeros": JSON.stringify({code: 1002, error_args: {article: "x", left: "0".repeat(200000)}}),
  "white space": JSON.stringify({code: 1004, message: `Order 5 to ${" ".repeat(200000)}`}),
  "quotes": '"' + "\\".repeat(200001) + "1234567890123456",
};

for (const [name, body] of Object.entries(bodies))
  test(name, async () => {
    for (const errors of [flat, shaped]) {
      const start = performance.now();
      for (const {text, parts} of await errors.retell(body, {httpStatus: 400})) {
        assert.equal(parts.map((part) => part.text).join(""), text);
        assert.doesNotMatch(text, /undefined|\[object|[\0\ud800-\udfff]/u);
      }
      assert.ok(performance.now() - start < 3000, `${performance.now() - start} ms`);
    }
  });

test("a number that JSON.parse would round stays what it is", async () => {
  const [told] = await flat.retell('{"code": 1002, "error_args": {"article": "a\\"1234567890123456789", "left": 9007199254740993}}');
  assert.equal(told.text, "Nur 9.007.199.254.740.993 Stück von „a\"1234567890123456789“ sind übrig; bestellen Sie weniger");
});
