/* Paths into JSON, spelt as in RFC 9535. SPDX-License-Identifier: LGPL-2.1-or-later */

/* [*]: the first element that has the rest of the path. */
const ANY = null;

const STEP = /\.([A-Za-z\d_\u0080-\u{10ffff}]+)|\[(?:(\d+)|(\*)|'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")\]/gu;

const parsed = new Map();

/* "$.error.details[*]['@type']": names as texts, indexes as numbers, [*] as null. */
export function parsePath(path) {
  if (Array.isArray(path)) return path;
  if (!parsed.has(path))
    parsed.set(path, [...path.matchAll(STEP)].map(([, name, index, any, single, double]) =>
      any ? ANY : index !== undefined ? Number(index) : name ?? (single ?? double).replace(/\\(.)/g, "$1")));
  return parsed.get(path);
}

/* What a path leads to; undefined: nothing. */
export function findPath(value, path) {
  const steps = parsePath(path);
  for (let i = 0; i < steps.length; i++) {
    const step = steps[i], isList = Array.isArray(value);
    if (step === ANY) {
      if (!isList) return undefined;
      const rest = steps.slice(i + 1);
      for (const element of value) {
        const found = findPath(element, rest);
        if (found !== undefined) return found;
      }
      return undefined;
    }
    if (isList !== (typeof step === "number") || typeof value !== "object" || value === null) return undefined;
    value = Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}
