/* errcat on the whole C library, in Node: what has a file's address is read from there.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {readFile} from "node:fs/promises";
import {opener} from "./open.js";

async function read(place) {
  const url = typeof place === "string" && /^(file|https?|data):/.test(place) ? new URL(place) : place;
  if (!(url instanceof URL) || url.protocol === "file:") return readFile(url);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`errcat: ${url}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

const compile = async () => WebAssembly.compile(await readFile(new URL("./errcat.wasm", import.meta.url)));

export const open = opener({compile, read});
