/* SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {test} from "node:test";
import {open} from "../errcat.js";
import {isolate} from "../text.js";
import shop from "./fixture/index.js";

const english = await open(shop), german = await open(shop, {languages: ["de-AT", "fr"]});
const arabic = await open(shop, {languages: "ar"});

test("a sentence in the reader's language, with its arguments as the language writes them", () => {
  assert.equal(german.format(1001), "Diese Bestellung gibt es nicht; prüfen Sie die Nummer");
  assert.equal(german.format(1002, {article: "Tee", left: 1}), "Nur 1 Stück von „Tee“ ist übrig; bestellen Sie weniger");
  assert.equal(german.format(1002, {article: "Tee", left: 12345678}),
    "Nur 12.345.678 Stück von „Tee“ sind übrig; bestellen Sie weniger");
  assert.equal(english.format(1003, {until: "2026-03-02T21:05:07Z"}),
    "The shop is closed until March 2, 2026 at 9:05 PM (UTC+00:00)");
  assert.equal(german.format(1003, {until: "2026-11-23"}), "Der Laden ist bis 23. November 2026 geschlossen");
  assert.equal(arabic.format(1002, {article: "شاي", left: 3}), "بقيت ٣ قطع من شاي");
  assert.equal(arabic.format(1002, {article: "شاي", left: 111}), "بقيت ١١١ قطعة من شاي");
});

test("numbers of any make, exact up to 64 bits", () => {
  const left = (n) => english.format(1002, {article: "tea", left: n});
  for (const n of ["9007199254740993", 9007199254740993n])
    assert.equal(left(n), "Only 9,007,199,254,740,993 pieces of tea are left; order fewer");
  assert.match(left(2n ** 63n - 1n), /9,223,372,036,854,775,807/);
  for (const n of [2n ** 63n, -1, 1.5, NaN, Infinity, "1e3", "", "١", true, {}, [1], () => 1, Symbol("1"), new Date(0)])
    assert.equal(left(n), "There are not enough pieces left; order fewer", String(n));
});

test("a Date is what the clock here shows", () => {
  const zone = process.env.TZ;
  process.env.TZ = "Asia/Kolkata";
  assert.equal(english.format(1003, {until: new Date("2026-03-02T03:35:00Z")}),
    "The shop is closed until March 2, 2026 at 9:05 AM (UTC+05:30)");
  assert.equal(english.format(1003, {until: new Date("2026-03-02T03:35:00Z")}, {hideOffset: true}),
    "The shop is closed until March 2, 2026 at 9:05 AM");
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
  for (const until of [new Date(NaN), new Date(8.64e15), "2026-02-30", "2026-1-1", "0000-01-01", "2026-01-01T24:00", 5])
    assert.equal(english.format(1003, {until}), "The shop is closed", String(until));
});

test("parts leave nothing out, and say which argument stands where", () => {
  assert.deepEqual(german.parts(1002, {article: "<b>", left: 2}), [
    {text: "Nur "}, {text: "2", name: "left"}, {text: " Stück von „"}, {text: "<b>", name: "article"},
    {text: "“ sind übrig; bestellen Sie weniger"},
  ]);
  assert.deepEqual(english.parts(1005, {name: "x"}), [{text: "x", name: "name"}, {text: " is "}, {text: "x", name: "name"}]);
  assert.deepEqual(english.parts(7), [{text: "Something went wrong (7)"}]);
});

test("what was done otherwise is told", () => {
  const told = (...call) => {
    const {status, argument, language} = german.message(...call);
    return [status.join(), argument, language];
  };
  assert.deepEqual(told(1001), ["", undefined, "de"]);
  assert.deepEqual(told(1001, {x: 1}), ["extraArgument", "x", "de"]);
  assert.deepEqual(told(1001, {x: undefined}), ["", undefined, "de"]);
  assert.deepEqual(told(1002, {article: "Tee"}), ["missingArgument", "left", "de"]);
  assert.deepEqual(told(1002, {article: " \u3000", left: "x"}), ["missingArgument,wrongType", "left", "de"]);
  assert.deepEqual(told(1002, {article: "Tee", left: 1, also: 2}), ["extraArgument", "also", "de"]);
  assert.deepEqual(told(1004, {order: 1, name: "\0", place: "B"}), ["untranslated,invalidText", undefined, "en"]);
  assert.deepEqual(told(7), ["unknownCode", undefined, "de"]);
});

test("nothing is taken from a prototype", () => {
  assert.equal(english.format(1002, Object.create({article: "tea", left: 1})),
    "There are not enough pieces left; order fewer");
});

test("a code that is not known has the message of its status", () => {
  assert.equal(german.format(7, {}, {httpStatus: 404}), "Diese Bestellung gibt es nicht; prüfen Sie die Nummer");
  assert.equal(german.format(7, {}, {httpStatus: 418}), "Die Anfrage ist ungültig");
  assert.equal(german.format(7, {}, {httpStatus: 599}), "Der Dienst hat ein Problem");
  assert.equal(german.format(7, null, {httpStatus: "constructor"}), "Etwas ist schiefgegangen (7)");
  assert.equal(german.format(7, {}, {httpStatus: 1e9}), "Etwas ist schiefgegangen (7)");
});

test("isolates are balanced in each paragraph", () => {
  assert.equal(isolate("a"), "\u2068a\u2069");
  assert.equal(isolate("\u2069a\u2067"), "\u2068\u2068\u2069a\u2067\u2069\u2069");
  assert.equal(isolate("\u2066a\r\nb"), "\u2068\u2066a\u2069\u2069\r\n\u2068b\u2069");
  assert.equal(english.format(1002, {article: "tea", left: 2}, {isolate: true}),
    "Only \u20682\u2069 pieces of \u2068tea\u2069 are left; order fewer");
});

test("text for another place is not pretended", () => {
  assert.throws(() => english.format(1001, {}, {mode: "html"}), TypeError);
  assert.equal(english.format(1001, {}, {mode: "plain"}), "There is no such order; check its number");
});

test("a language that cannot be loaded is left out, and told", async () => {
  const broken = {...shop, languages: {...shop.languages, de: () => Promise.reject(new Error("offline"))}};
  const errors = await open(broken, {languages: "de, ar;q=0.5"});
  assert.deepEqual([errors.language, errors.direction, errors.languages], ["ar", "rtl", ["ar"]]);
  assert.equal(errors.failures[0].message, "offline");
  assert.equal((await open(broken, {languages: "de"})).format(1001), "There is no such order; check its number");
});

test("a table of a later errcat is refused", () =>
  assert.rejects(open({...shop, table: {...shop.table, format: 2}}), /later errcat/));

test("English may have a catalog, and is read last in it", async () => {
  const words = {...shop.source, messages: shop.source.messages.map((m) => typeof m === "string" ? `${m}!` : m)};
  const domain = {...shop, languages: {...shop.languages, en: () => ({default: words})}};
  for (const languages of ["en", "", "tlh"]) {
    const errors = await open(domain, {languages});
    const {text, status} = errors.message(shop.table.errors[0][0]);
    assert.deepEqual([text.endsWith("!"), status], [true, []]);
  }
  const broken = await open({...domain, languages: {en: () => Promise.reject(new Error("gone"))}}, {languages: "en"});
  assert.equal(broken.format(shop.table.errors[0][0]), shop.source.messages[0]);
  assert.equal(broken.failures.length > 0, true);
});
