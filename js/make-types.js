#!/usr/bin/env node
/* Types from a table: make-types.js DIR writes DIR/table.d.ts and DIR/index.d.ts beside what `errcat export js`
   wrote there. SPDX-License-Identifier: LGPL-2.1-or-later */
import {realpathSync} from "node:fs";
import {writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {argv, exit, stderr} from "node:process";
import {fileURLToPath, pathToFileURL} from "node:url";

const TYPES = {text: "TextArgument", count: "CountArgument", number: "NumberArgument", time: "TimeArgument"};

export function tableTypes({domain, errors}) {
  const used = new Set(), lines = errors.map(([code, name, , parameters = []]) => {
    const members = parameters.map(([parameter, type]) => `${parameter}: ${TYPES[type]}`);
    parameters.forEach(([, type]) => used.add(TYPES[type]));
    const type = members.length ? `{${members.join("; ")}}` : "{[name: string]: never}";
    return `  /* ${name} */\n  ${code < 0 ? `"${code}"` : code}: ${type};\n`;
  });
  const imports = used.size ? `import type {${[...used].sort().join(", ")}} from "errcat";\n\n` : "";
  return `/* The arguments of the errors of ${domain}, made from its table; do not edit. */\n${imports}` +
    `export interface ArgumentsByCode {\n${lines.join("")}}\n\ndeclare const table: object;\nexport default table;\n`;
}

export const indexTypes = () => `/* Made with table.d.ts; do not edit. */
import type {Domain} from "errcat";
import type {ArgumentsByCode} from "./table.js";

declare const domain: Domain<ArgumentsByCode>;
export default domain;
`;

async function main([directory]) {
  if (!directory) {
    stderr.write("usage: make-types.js DIR\n");
    exit(2);
  }
  const {default: table} = await import(pathToFileURL(resolve(directory, "table.js")));
  await writeFile(join(directory, "table.d.ts"), tableTypes(table));
  await writeFile(join(directory, "index.d.ts"), indexTypes());
}

if (argv[1] && realpathSync(argv[1]) === fileURLToPath(import.meta.url)) await main(argv.slice(2));
