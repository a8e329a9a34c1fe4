/* SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {test} from "node:test";
import {open} from "../errcat.js";
import shop from "./fixture/index.js";

const german = await open(shop, {languages: "de"}), english = await open(shop);
const sold = "Nur 3 Stück von „Tea“ sind übrig; bestellen Sie weniger";

async function only(errors, from, options) {
  const all = await errors.retell(from, options);
  assert.equal(all.length, 1);
  return all[0];
}

test("a Response, which can still be read", async () => {
  const response = Response.json({code: 1002, message: "Only 3 pieces of Tea are left; order fewer"}, {status: 409});
  const told = await only(german, response);
  assert.equal(told.text, sold);
  assert.deepEqual([told.code, told.httpStatus, told.language, told.direction, told.outcome], [1002, 409, "de", "ltr", "exact"]);
  assert.deepEqual(told.arguments, {article: "Tea", left: 3});
  assert.deepEqual(told.status, []);
  assert.equal((await response.json()).code, 1002);
  assert.equal((await only(german, response)).text, "Die Anfrage ist ungültig"); /* it was read: its status is left */
});

test("arguments come from members, else from the words, in English, Content-Language and the reader's", async () => {
  const body = {code: "sold_out", error_args: {article: "Tea", left: "3"}};
  assert.equal((await only(german, body)).text, sold);
  assert.equal((await only(german, JSON.stringify(body))).text, sold);
  const words = {code: 1002, message: "بقيت ٣ قطع من Tea"};
  assert.equal((await only(german, words)).text, "Es sind nicht genug Stück übrig; bestellen Sie weniger");
  assert.equal((await only(german, words, {language: "ar-EG"})).text, sold);
  assert.equal((await only(english, {code: 1002, message: sold}, {language: "de"})).text,
    "Only 3 pieces of Tea are left; order fewer");
  const headers = {"content-language": "ar"};
  assert.equal((await only(german, Response.json(words, {status: 409, headers}))).text, sold);
});

test("numbers are those that are written so, or by another program", async () => {
  const left = async (words) => (await only(english, {code: 1002, message: `Only ${words} pieces of tea are left; order fewer`})).arguments.left;
  assert.equal(await left("12,345"), 12345);
  assert.equal(await left("12345"), 12345);
  assert.equal(await left("٣"), 3);
  assert.equal(await left("9,007,199,254,740,993"), 9007199254740993n);
  assert.equal(await left("1,23"), undefined);
  assert.equal(await left("1"), undefined); /* one has another form */
  assert.equal(await left("\u20682\u2069"), 2);
  const one = await only(english, {code: 1002, message: "بقيت قطعتان من tea"}, {language: "ar"});
  assert.deepEqual(one.arguments, {article: "tea", left: 2});
});

test("times", async () => {
  const until = async (words, language) => (await only(english, {code: 1003, message: words}, {language})).arguments.until;
  for (const time of ["2026-03-02T09:05+05:30", "2026-03-02T21:05", "2026-11-23", "2026-01-01T00:00+00:00", "2026-01-01T12:59-03:30"])
    for (const language of ["en", "de", "ar"])
      assert.equal(await until((await open(shop, {languages: language})).format(1003, {until: time}), language), time);
  assert.equal(await until("The shop is closed until February 30, 2026"), undefined);
});

test("several ways to divide a text are none", async () => {
  const told = await only(english, {code: 1004, message: "Order 5 to A in B in C failed"});
  assert.deepEqual([told.outcome, told.text, told.status], ["ambiguous", "The order failed", ["missingArgument", "unmatched"]]);
  assert.deepEqual((await only(english, {code: 1004, message: "Order 5 to A in B failed"})).arguments,
    {order: 5, name: "A", place: "B"});
});

test("a placeholder that stands twice is one argument", async () => {
  const name = async (message) => (await only(english, {code: 1005, message})).arguments.name;
  assert.equal(await name("a is a is a is a"), "a is a");
  assert.equal(await name("x is y"), undefined);
});

test("words alone, and the service's own", async () => {
  assert.equal((await only(german, {message: "There is no such order; check its number"})).code, 1001);
  assert.equal((await only(german, {message: "no such order"})).code, 1001);
  const said = await only(german, {message: "no delivery of -12"});
  assert.deepEqual([said.code, said.arguments], [1004, {order: -12}]);
  const other = await only(german, {message: "Teapot"}, {httpStatus: 418});
  assert.deepEqual([other.text, other.code, other.status], ["Die Anfrage ist ungültig", undefined, ["unknownCode", "unmatched"]]);
  assert.equal((await only(german, {message: "Teapot"})).text, "");
});

test("problem details", async () => {
  const body = {type: "https://shop.example/errors/SOLD_OUT", title: "Sold out", detail: "x", status: 409, article: "Tea", left: 3};
  assert.equal((await only(german, body)).text, sold);
  const blank = await only(german, {type: "about:blank", title: "Not Found", status: 404});
  assert.deepEqual([blank.text, blank.message, blank.httpStatus], ["Diese Bestellung gibt es nicht; prüfen Sie die Nummer", undefined, 404]);
  const several = await german.retell({type: "https://x.example/", title: "Several", status: 422, errors: [
    {code: 1001, pointer: "#/order"}, {code: 1002, article: "Tea", left: 3, pointer: "#/left"},
  ]});
  assert.deepEqual(several.map(({code, field, text}) => [code, field, text]), [
    [1001, "#/order", "Diese Bestellung gibt es nicht; prüfen Sie die Nummer"], [1002, "#/left", sold],
  ]);
});

test("shapes", async () => {
  const shapes = [
    {code: "$.error.code", message: "$.error.message", field: "$.error.field"},
    {each: "$.errors[*]", code: "@.extensions['code']", message: "@.message", field: "@.path"},
  ];
  const graph = await open({...shop, table: {...shop.table, shapes, paths: [["left", "$.error.details[*].left"]]}}, {languages: "de"});
  assert.equal((await only(graph, {error: {code: "sold_out", error_args: {article: "Tea"}, details: [{}, {left: 3}]}})).text, sold);
  const all = await graph.retell({errors: [{message: "a", path: ["x", 0], extensions: {code: 1001}}, {message: "b", extensions: {code: "1003"}}]});
  assert.deepEqual(all.map(({code, field}) => [code, field]), [[1001, ["x", 0]], [1003, undefined]]);
});

test("an Error with a response, or a body", async () => {
  const body = {code: "sold_out", error_args: {article: "Tea", left: 3}}, error = (members) => Object.assign(new Error("x"), members);
  for (const thrown of [
    error({response: Response.json(body, {status: 409})}),
    error({response: {status: 409, data: body, headers: {}}}),
    error({status: 409, data: body}), error({statusCode: 409, body: JSON.stringify(body)}), error({status: 409, error: body}),
  ]) assert.equal((await only(german, thrown)).text, sold);
  assert.equal((await only(german, error({status: 500}))).text, "Der Dienst hat ein Problem");
  assert.deepEqual(await german.retell(error({})), []);
  assert.deepEqual(await german.retell(error({status: "constructor", code: "ERR_NETWORK"})), []);
});

test("what is no error", async () => {
  for (const nothing of [undefined, null, "", "ok", 5, {}, [], new Response("", {status: 200})])
    assert.deepEqual(await german.retell(nothing), []);
});
