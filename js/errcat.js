/* errcat: an error code becomes a sentence in the reader's language. README.md says how it is used, errcat.d.ts
   what there is. SPDX-License-Identifier: LGPL-2.1-or-later */
import {readBody} from "./body.js";
import {choose, maximized} from "./choose.js";
import {compose, describe, partsOf, textOf} from "./format.js";
import {parseBody} from "./json.js";
import {retell} from "./retell.js";

/* Text for another place would be taken for what it is not. */
function checked(options) {
  if (options.mode !== undefined && options.mode !== "plain")
    throw new TypeError(`errcat has no mode "${options.mode}" in JavaScript: text is plain; make nodes of its parts`);
  return options;
}

/* A language, or where it comes from: import("./de.js") has it as its default. English too may have a catalog, with
   other words than the source. */
async function load({source, languages}, tag, failures) {
  if (tag === source.tag && !Object.hasOwn(languages, tag)) return source;
  try {
    const loaded = await languages[tag]();
    return loaded.default ?? loaded;
  } catch (error) {
    failures.push(error);
    return undefined;
  }
}

/* Opens a domain for a reader of these languages, tags or an Accept-Language value, best first. One that cannot be
   loaded is left out, and told in failures; English is there already. */
export async function open(domain, {languages = ""} = {}) {
  const {table, source} = domain, failures = [];
  if (table.format !== 1) throw new TypeError(`errcat: a table of format ${table.format}, of a later errcat`);
  const own = load(domain, source.tag, failures);
  const loads = choose(domain, languages).map((tag) => tag === source.tag ? own : load(domain, tag, failures));
  const chosen = (await Promise.all(loads)).filter(Boolean), english = (await own) ?? source;
  const reader = {
    table, source,
    codes: new Map(table.errors.map(([code], index) => [code, index])),
    keys: new Map(table.keys),
    languages: chosen.includes(english) ? chosen : [...chosen, english],
    /* The language on offer that a response names. */
    async languageOf(wanted) {
      const range = wanted && maximized(wanted);
      const tag = range && [source.tag, ...Object.keys(domain.languages)].find((one) => maximized(one) === range);
      return tag ? load(domain, tag, failures) : undefined;
    },
  };
  const [{tag, direction}] = reader.languages;
  return {
    language: tag,
    direction,
    languages: chosen.map((language) => language.tag),
    failures,
    format: (code, object = {}, options = {}) =>
      textOf(compose(reader, code, object, checked(options)), options.isolate),
    parts: (code, object = {}, options = {}) => partsOf(compose(reader, code, object, checked(options))),
    message: (code, object = {}, options = {}) =>
      ({code, ...describe(compose(reader, code, object, checked(options)), options)}),
    read: (body) => readBody(reader, parseBody(body)).map(({isWhole, ...found}) => found),
    retell: (from, options = {}) => retell(reader, from, checked(options)),
  };
}
