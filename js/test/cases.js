/* The table of cases that every language of errcat runs: ERRCAT_CASES names the file, a JSON value a line,
   ERRCAT_DOMAINS the folder with the data of the examples' domains, one folder each. The built-in domain's are
   where they are published from. SPDX-License-Identifier: LGPL-2.1-or-later */
import assert from "node:assert/strict";
import {join} from "node:path";
import {test} from "node:test";
import {pathToFileURL} from "node:url";
import {isDeepStrictEqual} from "node:util";
import {choose} from "../choose.js";
import {open} from "../errcat.js";
import {argumentsOf, kept, partsOf, runLines, valuesOf} from "./fixture/lines.js";

const {ERRCAT_CASES, ERRCAT_DOMAINS} = process.env;

const domainOf = (name) => kept(name ?? "", async () => (await import(
  name ? pathToFileURL(join(ERRCAT_DOMAINS, name, "index.js")) : "../fileshare/index.js")).default);

const errorsFor = (name, languages) => kept(JSON.stringify([name, languages]),
  async () => open(await domainOf(name), {languages}));

const sorted = (words = []) => [...words].sort();

/* ---- the kinds of lines ---- */

async function runChoose({choose: wanted, offers, languages}) {
  const domain = await domainOf(offers === "built-in" ? undefined : offers), chosen = choose(domain, wanted);
  return [chosen.includes("en") ? chosen : [...chosen, "en"], languages];
}

async function runFormat(line) {
  const errors = await errorsFor(line.domain, line.languages), {table} = await domainOf(line.domain);
  const parameters = kept(table, () => new Map(table.errors.map((error) => [error[0], error[3]]))).get(line.code) ?? [];
  const isTime = (name) => parameters.some((p) => p[0] === name && p[1] === "time");
  const options = {httpStatus: line.http_status, isolate: line.isolate, hideOffset: line.hide_offset};
  const given = argumentsOf(line.arguments, isTime), made = errors.message(line.code, given, options);
  return [
    [made.text, errors.format(line.code, given, options), sorted(made.status), made.language, made.direction, made.argument,
      line.isolate ? undefined : partsOf(made.parts)],
    [line.text, line.text, sorted(line.status), line.language, line.direction, line.about, line.parts],
  ];
}

const told = ({text = "", code = 0, arguments: sent = {}, field, status, outcome, language, direction, message, key}) =>
  [text, code, Object.fromEntries(Object.entries(sent).sort().map(([name, value]) => [name, String(value)])),
    typeof field === "object" ? JSON.stringify(field) : field, sorted(status), outcome, language, direction,
    message || undefined, key];

const written = ({arguments: sent, ...line}) => told({...line, arguments: valuesOf(sent)});

/* What says nothing is not in the list, and there an empty text. */
const says = ({text, code, message, key}) => text || code || message || key;

/* Here only languages that are named are looked into, there all. So words in another language, which the C
   library recognizes, are to be recognized once somebody names it. */
async function runRetell({retell: {body, http_status: httpStatus, content_language: language}, readers, domain, more = [], ...line}) {
  const errors = await errorsFor(domain, readers), wanted = [line, ...more].filter(says).map(written);
  const retell = async (named) => (await errors.retell(body, {httpStatus, language: named})).map(told);
  const made = await retell(language);
  for (const tag of Object.keys((await domainOf(domain)).languages)) {
    if (isDeepStrictEqual(made, wanted)) break;
    const named = await retell(tag);
    if (isDeepStrictEqual(named, wanted)) return [made, made, true];
  }
  return [made, wanted];
}

const run = (line) => line.choose !== undefined ? runChoose(line) : line.retell ? runRetell(line) : runFormat(line);

test("the table of cases", {skip: !ERRCAT_CASES}, async () => {
  let unnamed = 0, passedOver = 0;
  const {cases, different} = await runLines(ERRCAT_CASES, async (line) => {
    if ((line.mode ?? "plain") !== "plain") return void passedOver++;
    const [made, wanted, isUnnamed] = await run(line);
    unnamed += isUnnamed ? 1 : 0;
    return [made, wanted];
  });
  console.log(`${cases} cases, ${different} different; ${unnamed} of them in a language that was to be named, ` +
    `${passedOver} more of modes that are not there`);
  assert.equal(different, 0);
});
