/* SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {test} from "node:test";
import {choose} from "../choose.js";

const never = () => { throw new Error("nothing is loaded to choose"); };

function domain(tags, table = {}) {
  return {table, source: {tag: "en"}, languages: Object.fromEntries(tags.map((tag) => [tag, never]))};
}

const offers = domain(["ar", "de", "es", "es-419", "nb", "pt-BR", "pt-PT", "ru", "sr", "zh-CN", "zh-TW"], {
  parents: {
    "es-Latn-MX": "es-Latn-419", "pt-Latn-AO": "pt-Latn-PT", "zh-Hant-MO": "zh-Hant-HK", "nn-Latn-NO": "nb-Latn-NO",
    "en-Latn-GB": "en-Latn-001",
  },
  macrolanguages: {arz: "ar", yue: "zh", no: "nb"},
});

const wanted = {
  "de-CH, fr;q=0.5": ["de"],
  "de;q=0.4, ru;q=0.5": ["ru", "de"],
  "es-MX": ["es-419"],
  "es-AR": ["es"],
  "pt": ["pt-BR"],
  "pt-AO": ["pt-PT"],
  "zh": ["zh-CN"],
  "zh-HK": ["zh-TW"],
  "zh-Hant-MO": ["zh-TW"],
  "zh_TW.UTF-8": ["zh-TW"],
  "zh-yue": ["zh-TW"],
  "arz": ["ar"],
  "nn": ["nb"],
  "no": ["nb"],
  "iw": [],
  "sr-Latn": [],
  "sr-ME": [],
  "de, en, ru": ["de", "en"],
  "*": ["en"],
  "de, *;q=0.1": ["de", "en"],
  "*, de;q=0.5": ["en"],
  "de, ru;q=0": ["de"],
  "de-CH;q=0, de": ["de"],
  "de;q=0, de-CH": [],
  "de;q=1.5, ru": ["ru"],
  "de;q=x, ru": ["ru"],
  "en-GB, de": ["en"],
  "ru, de, es, ar": ["ru", "de", "es"],
  "": [],
  ",,;q=1, -, _, x, toolongtobealanguage, \u0000": [],
};

for (const [list, chosen] of Object.entries(wanted))
  test(`"${list.replace("\0", "")}"`, () => assert.deepEqual(choose(offers, list), chosen));

test("a list of tags, as navigator.languages is", () =>
  assert.deepEqual(choose(offers, ["ru-RU", "ru", "de"]), ["ru", "de"]));

test("what is complete comes before what is not", () => {
  const partial = domain(["de", "ru"], {partial: ["de"]});
  assert.deepEqual(choose(partial, "de, ru;q=0.1"), ["ru", "de"]);
  assert.deepEqual(choose(partial, "de"), ["de"]);
});

test("an overlay is chosen for its own tag only, another offer stands in for its parents", () => {
  assert.deepEqual(choose(domain(["de-CH"]), "de"), ["de-CH"]);
  assert.deepEqual(choose(domain(["de-CH"], {overlays: ["de-CH"]}), "de"), []);
  assert.deepEqual(choose(domain(["de-CH"], {overlays: ["de-CH"]}), "de-CH"), ["de-CH"]);
});

test("an offer that falls back to another language is followed by it", () =>
  assert.deepEqual(choose(domain(["nb", "nn"], {parents: {"nn-Latn-NO": "nb-Latn-NO"}}), "nn"), ["nn", "nb"]));
