/* Tables and catalogs of errcat/wasm: which are fetched, and what is told of broken ones. SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import {test} from "node:test";
import {fileshare, open, shop, skip} from "./fixture/wasm.js";

/* A domain of which it is written down what is fetched. */
function watched(domain = fileshare) {
  const fetched = [];
  const catalogs = Object.fromEntries(Object.entries(domain.catalogs).map(([name, files]) => [name,
    Object.fromEntries(Object.entries(files).map(([textDomain, url]) => [textDomain, async () => {
      fetched.push(`${name}/${textDomain}`);
      return readFile(url);
    }]))]));
  return {domain: {...domain, catalogs}, fetched};
}

test("what a reader needs is fetched, once, and nothing else", {skip}, async () => {
  const {domain, fetched} = watched(), errors = await open(domain, {languages: "de-CH, fr;q=0.5"});
  const swiss = ["de_CH/errcat", "de/errcat-fileshare", "de/errcat", "fr/errcat-fileshare", "fr/errcat"];
  assert.deepEqual(fetched.toSorted?.() ?? fetched.sort(), swiss.sort());
  assert.deepEqual(errors.languages, ["de-CH", "fr"]);
  await open(domain, {languages: ["fr", "de"]});
  await open(domain);
  assert.equal(fetched.length, swiss.length);
  assert.deepEqual((await open(domain, {languages: "xx, *;q=0.1"})).languages, ["en"]);
  assert.equal(fetched.length, swiss.length);
});

test("matching says which catalogs it needs, and loads those", {skip}, async () => {
  const {domain, fetched} = watched(), errors = await open(domain, {languages: "de"});
  assert.deepEqual(errors.needed(), ["de"]);
  assert.deepEqual(errors.needed("ar-MA"), ["de", "ar_MA", "ar"]);
  fetched.length = 0;
  const french = (await open(fileshare, {languages: "fr"})).format(4033023, {days: 1234});
  const body = {error_code: 4033023, error_msg: french};
  assert.equal((await errors.retell(body))[0].outcome, "none");
  assert.deepEqual(fetched, []);
  const [told] = await errors.retell(body, {language: "fr"});
  assert.deepEqual([told.outcome, told.arguments, told.text], ["exact", {days: 1234}, errors.format(4033023, {days: 1234})]);
  assert.deepEqual(fetched.sort(), ["fr/errcat", "fr/errcat-fileshare"]);
  await errors.retell(body, {language: "fr"});
  await errors.retell(Response.json(body, {status: 403, headers: {"content-language": "fr-CA, x"}}));
  assert.equal(fetched.length, 2);
});

test("a catalog that is broken is told in the library's sentences, and the next one is read", {skip}, async () => {
  const german = await readFile(fileshare.catalogs.de["errcat-fileshare"]), garbage = {
    "text": "<html>not found</html>", "nothing": "", "magic alone": german.subarray(0, 4), "half": german.subarray(0, german.length / 2),
    "zeros": new Uint8Array(4096), "offsets": german.map((byte, i) => i >= 8 && i < 28 ? 0xff : byte),
  };
  for (const [name, broken] of Object.entries(garbage)) {
    const given = typeof broken === "string" ? new TextEncoder().encode(broken) : broken;
    const errors = await open({...fileshare, catalogs: {...fileshare.catalogs, de: {"errcat-fileshare": () => given}}}, {languages: "de, fr;q=0.5"});
    assert.equal(errors.language, "fr", name);
    assert.equal(errors.failures.length, 1);
    assert.match(errors.failures[0].message, /^errcat: the catalog errcat-fileshare of de is broken\nde[^\n]*: .*[.;] ?.*$/m, name);
    assert.ok(errors.failures[0].diagnostics[0].what);
  }
  const other = await open({...fileshare, catalogs: {de: {shop: () => german}}}, {languages: "de"});
  assert.match(other.failures[0].message, /neither the table's nor errcat/);
  /* One byte after the other is another: it is in use, or is not, and never harms. */
  for (let i = 0; i < german.length; i += 997) {
    const changed = Uint8Array.from(german);
    changed[i] ^= 0x81;
    const errors = await open({...fileshare, catalogs: {de: {"errcat-fileshare": () => changed}}}, {languages: "de"});
    assert.ok(errors.format(4033023, {days: 3}).length > 10);
  }
});

test("what could not be fetched is asked for again by the next reader, not by each response", {skip}, async () => {
  let asked = 0, isThere = false;
  const domain = {...fileshare, catalogs: {fr: {"errcat-fileshare": async () => {
    asked++;
    if (!isThere) throw new Error("offline");
    return readFile(fileshare.catalogs.fr["errcat-fileshare"]);
  }}}};
  const errors = await open(domain, {languages: "fr"});
  assert.equal(errors.failures[0].message, "offline");
  for (let i = 0; i < 3; i++) await errors.retell({error_code: 400}, {language: "fr"});
  assert.equal(asked, 1);
  assert.equal(errors.failures.length, 1);
  isThere = true;
  assert.deepEqual((await open(domain, {languages: "fr"})).languages, ["fr"]);
  assert.equal(asked, 2);
});

test("any table, as text or as bytes; one that is broken is told with its places", {skip}, async () => {
  for (const definition of [shop, () => shop, () => new TextEncoder().encode(shop), async () => ({default: shop})]) {
    const errors = await open({definition});
    assert.equal(errors.format(1, {left: 3, article: "tea"}), "Only 3 pieces of tea are left");
    assert.equal(errors.format(2), "It is gone");
  }
  await assert.rejects(open({definition: shop.replace("409,", "409")}), (error) => {
    assert.match(error.message, /^errcat: the table cannot be used\ndefinition:2:\d+: /);
    assert.ok(error.diagnostics.length);
    return true;
  });
  await assert.rejects(open({definition: ""}), /the table cannot be used/);
  await assert.rejects(open({definition: "x".repeat(3 << 20)}), /the table cannot be used/);
  await assert.rejects(open({definition: new URL("no-such.def", import.meta.url)}), /no such file/);
  await assert.rejects(open({definition: 5}), TypeError);
});
