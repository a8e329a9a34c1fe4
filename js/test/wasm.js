/* errcat/wasm against the table of cases, in all modes: ERRCAT_CASES as in cases.js, ERRCAT_WASM_DOMAINS has what
   make-domain.js wrote of the examples' tables. SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {test} from "node:test";
import {pathToFileURL} from "node:url";
import {argumentsOf, kept, partsOf, runLines, valuesOf} from "./fixture/lines.js";
import {fileshare, open, skip} from "./fixture/wasm.js";

const {ERRCAT_CASES, ERRCAT_WASM_DOMAINS} = process.env;

const domainOf = (name) => kept(`domain ${name}`, async () => name
  ? (await import(pathToFileURL(join(ERRCAT_WASM_DOMAINS, name, "index.js")))).default : fileshare);

const errorsFor = (name, languages) => kept(JSON.stringify([name, languages]),
  async () => open(await domainOf(name), {languages}));

/* With every catalog there, as C has them embedded. */
const wholeOf = (name) => kept(`whole ${name}`, async () => {
  const domain = {...await domainOf(name)};
  for (const languages of Object.keys(domain.catalogs)) await open(domain, {languages});
  return domain;
});

const timesOf = (name) => kept(`times ${name}`, async () => {
  const text = await readFile((await domainOf(name)).definition, "utf8");
  return new Set([...text.matchAll(/PARAMETER\(TIME, (\w+)\)/g)].map(([, parameter]) => parameter));
});

async function runChoose({choose: wanted, offers, languages, found}) {
  const domain = await domainOf(offers === "built-in" ? undefined : offers), errors = await open({...domain}, {languages: wanted});
  const chosen = errors.languages;
  return [[chosen.includes("en") ? chosen : [...chosen, "en"], chosen.length > 0], [languages, found]];
}

async function runFormat(line) {
  const errors = await errorsFor(line.domain, line.languages), {code, mode} = line;
  const options = {mode, httpStatus: line.http_status, isolate: line.isolate, hideOffset: line.hide_offset};
  const times = await timesOf(line.domain);
  const given = argumentsOf(line.arguments, (name) => times.has(name)), made = errors.message(code, given, options);
  return [
    [made.text, errors.format(code, given, options), made.status, made.language, made.direction, made.argument,
      line.isolate ? undefined : partsOf(made.parts)],
    [line.text, line.text, line.status, line.language, line.direction, line.about, line.parts],
  ];
}

const told = ({text = "", code = 0, arguments: sent = {}, field, status, outcome, language, direction, message, detail, key}) =>
  [text, code, Object.entries(sent).map(([name, value]) => [name, String(value)]),
    typeof field === "object" ? JSON.stringify(field) : field, status, outcome, language, direction, message, detail, key];

const written = ({arguments: sent, ...line}) => told({...line, arguments: valuesOf(sent)});

/* What says nothing is not in the list, and there an empty text. */
const says = ({text, message, key}) => text || message || key;

async function runRetell({retell: {body, http_status: httpStatus, content_language: language}, readers, domain, more = [], ...line}) {
  const errors = await kept(JSON.stringify(["whole", domain, readers]), async () =>
    open(await wholeOf(domain), {languages: readers}));
  return [(await errors.retell(body, {httpStatus, language})).map(told), [line, ...more].filter(says).map(written)];
}

const run = (line) => line.choose !== undefined ? runChoose(line) : line.retell ? runRetell(line) : runFormat(line);

test("the table of cases", {skip: skip || (ERRCAT_CASES ? false : "ERRCAT_CASES names no file")}, async () => {
  const {cases, different} = await runLines(ERRCAT_CASES, run);
  console.log(`wasm: ${cases} cases, ${different} different`);
  assert.equal(different, 0);
});
