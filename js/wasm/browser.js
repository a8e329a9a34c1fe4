/* errcat on the whole C library, in a browser or a worker. ../README.md says how it is used, index.d.ts what there is.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {opener} from "./open.js";

async function load(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`errcat: ${url}: ${response.status}`);
  return response;
}

const read = async (url) => new Uint8Array(await (await load(url)).arrayBuffer());

/* A server that does not call it application/wasm has its bytes compiled once they are all there. */
async function compile() {
  const response = await load(new URL("./errcat.wasm", import.meta.url));
  const [type] = (response.headers.get("content-type") ?? "").split(";");
  if (WebAssembly.compileStreaming && type.trim() === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

export const open = opener({compile, read});
