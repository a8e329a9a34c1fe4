#!/usr/bin/env node
/* One classic script of the modules and the data of a domain, for pages without modules, such as those of
   file:// : bundle.js DIR NAME OUTPUT [TAG…] writes globalThis.errcat with open() and the domain as NAME, in its
   source language and those of the tags; without tags all of them.
   SPDX-License-Identifier: LGPL-2.1-or-later

   The modules are simple enough to stand behind each other: they export by name, import by the same names,
   and no two have the same name at their outside. So a name that is exported stays, and what is a module's
   own stands in its function. */
import {realpathSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {dirname, join, resolve} from "node:path";
import {argv, exit, stderr} from "node:process";
import {fileURLToPath, pathToFileURL} from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const IMPORT = /^import \{([^}]*)\} from "\.\/([\w-]+\.js)";\n/gm;
const EXPORT = /^export (?=(?:async )?function\*? (\w+)|const (\w+))/gm;

/* A module after those that it imports from, each once. */
async function gather(name, done = new Map()) {
  if (done.has(name)) return done;
  const source = await readFile(join(HERE, name), "utf8");
  done.set(name, undefined); /* no circle leads back here */
  for (const [, , other] of source.matchAll(IMPORT)) await gather(other, done);
  done.delete(name);
  const names = [...source.matchAll(EXPORT)].map(([, one, other]) => one ?? other);
  const body = source.replace(IMPORT, "").replace(EXPORT, "");
  return done.set(name, `const {${names.join(", ")}} = (() => {\n${body}\nreturn {${names.join(", ")}};\n})();\n`);
}

export async function bundle(directory, domain, tags) {
  const load = async (name) => (await import(pathToFileURL(resolve(directory, name)))).default;
  const {table, source, languages} = await load("index.js");
  /* A script's text, which must not end the script element that it may be put into. */
  const escaped = (character) => "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0");
  const json = (value) => JSON.stringify(value).replace(/[<\u2028\u2029]/g, escaped);
  const entries = await Promise.all((tags ?? Object.keys(languages)).map(async (tag) =>
    `    ${json(tag)}: () => (${json(await load(`${tag}.js`))}),\n`));
  const modules = [...(await gather("errcat.js")).values()].join("");
  return `/* errcat ${table.version ?? ""}. SPDX-License-Identifier: LGPL-2.1-or-later */\n` +
    `(() => {\n"use strict";\n${modules}` +
    `globalThis.errcat = Object.assign(globalThis.errcat ?? {}, {open, ${json(domain)}: {\n` +
    `  table: ${json(table)},\n  source: ${json(source)},\n  languages: {\n${entries.join("")}  },\n}});\n})();\n`;
}

async function main([directory, domain, output, ...tags]) {
  if (!output) {
    stderr.write("usage: bundle.js DIR NAME OUTPUT [TAG...]\n");
    exit(2);
  }
  await writeFile(output, await bundle(directory, domain, tags.length ? tags : undefined));
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) await main(argv.slice(2));
