#!/usr/bin/env node
/* A module for errcat/wasm that says where a table and its catalogs are: make-domain.js TABLE.def DIR LOCALE…
   copies the table into DIR, beside it the catalogs of the locale directories that are of its text domain or errcat's
   own, and writes DIR/index.js and DIR/index.d.ts. --languages de,fr takes only those; --types ./table.js has the
   arguments of each code from what make-types.js wrote. SPDX-License-Identifier: LGPL-2.1-or-later */
import {existsSync, realpathSync} from "node:fs";
import {copyFile, mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {argv, exit, stderr} from "node:process";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";

/* The first word of a table that is no comment. */
const textDomainOf = (definition) => /^\s*D\(\s*"([^"]+)"/.exec(definition.replace(/\/\*.*?\*\//gs, ""))?.[1];

/* Of de also de_CH. */
const isAsked = (name, languages) =>
  !languages || languages.some((language) => name === language || name.startsWith(`${language}_`) || name.startsWith(`${language}@`));

/* {de: {shop: "locale/de/LC_MESSAGES/shop.mo", errcat: …}, …}, in the order of the names; of two files the first directory's. */
export async function findCatalogs(definition, directories, languages) {
  const found = {}, textDomain = textDomainOf(definition);
  if (!textDomain) throw new Error("the table does not begin with D(\"text domain\", …)");
  for (const directory of directories)
    for (const name of await readdir(directory))
      for (const domain of [textDomain, "errcat"]) {
        const file = join(directory, name, "LC_MESSAGES", `${domain}.mo`);
        if (isAsked(name, languages) && existsSync(file)) (found[name] ??= {})[domain] ??= file;
      }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => a < b ? -1 : 1));
}

/* Each address stands there whole, for bundlers, which look for it. */
const address = (path) => `new URL(${JSON.stringify(`./${path}`)}, import.meta.url)`;

const typesOf = (types) => `/* Made with index.js; do not edit. */
import type {Domain} from "errcat/wasm";
${types ? `import type {ArgumentsByCode} from ${JSON.stringify(types)};\n` : ""}
declare const domain: Domain<${types ? "ArgumentsByCode" : "any"}>;
export default domain;
`;

async function write(definition, output, directories, {languages, types}) {
  const catalogs = await findCatalogs(await readFile(definition, "utf8"), directories, languages?.split(",")), lines = [];
  await mkdir(output, {recursive: true});
  await copyFile(definition, join(output, basename(definition)));
  for (const [name, files] of Object.entries(catalogs)) {
    await mkdir(join(output, name, "LC_MESSAGES"), {recursive: true});
    const members = await Promise.all(Object.entries(files).map(async ([domain, file]) => {
      const path = `${name}/LC_MESSAGES/${domain}.mo`;
      await copyFile(file, join(output, path));
      return `      ${JSON.stringify(domain)}: ${address(path)},\n`;
    }));
    lines.push(`    ${JSON.stringify(name)}: {\n${members.join("")}    },\n`);
  }
  await writeFile(join(output, "index.js"),
    `export default {\n  definition: ${address(basename(definition))},\n  catalogs: {\n${lines.join("")}  },\n};\n`);
  await writeFile(join(output, "index.d.ts"), typesOf(types));
}

async function main(words) {
  const options = {languages: {type: "string"}, types: {type: "string"}};
  const {values, positionals: [definition, output, ...directories]} = parseArgs({args: words, allowPositionals: true, options});
  if (!directories.length) {
    stderr.write("usage: make-domain.js TABLE.def DIR LOCALE... [--languages de,fr] [--types ./table.js]\n");
    exit(2);
  }
  await write(definition, output, directories, values);
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) await main(argv.slice(2));
