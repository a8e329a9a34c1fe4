/* A body as JSON. SPDX-License-Identifier: LGPL-2.1-or-later */

/* A number that would be another, or be spelt otherwise, when it was read becomes a text, which is as good:
   9007199254740993, 1.50. */
export const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i;
const exact = (json) => json.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\d[\d.eE+-]*/gs,
  (token) => token[0] === '"' || String(Number(token)) === token || !NUMBER.test(token) ? token : `"${token}"`);

/* undefined: it is no JSON. */
export function parseBody(body) {
  if (typeof body !== "string") return body;
  try {
    return JSON.parse(exact(body.replace(/^\ufeff/, "")));
  } catch {
    return undefined;
  }
}
