/* A table opened for a reader, on whatever platform. SPDX-License-Identifier: LGPL-2.1-or-later */
import {openResponse} from "../response.js";
import {loadAll, needed, start} from "./catalogs.js";
import {read, retell} from "./response.js";
import {directionWord, format, manner, message, partsOf} from "./sentence.js";

/* A reader's memory is given back when no function of theirs is held any more: each holds held. */
const readers = new FinalizationRegistry(({engine, reader}) => engine.c.forget(reader));

const hold = (engine) => {
  const inMemory = {engine, reader: 0}, held = {
    added: -1, /* how many catalogs there were */
    get reader() { return inMemory.reader; },
    set reader(reader) { inMemory.reader = reader; },
  };
  readers.register(held, inMemory);
  return held;
};

/* Chooses anew where catalogs came since. */
function chooseAgain(engine, held, wanted) {
  if (held.added === engine.added) return;
  const {memory, c, input} = engine, address = input.hold(3 * wanted.length + 1);
  const reader = c.choose(engine.catalogs, address, memory.write(address, wanted) - address);
  memory.renew();
  input.rest();
  if (!reader) throw new RangeError("errcat: there is not enough memory");
  if (held.reader) c.forget(held.reader);
  held.reader = reader;
  held.added = engine.added;
}

function chosenTags({memory, c}, reader) {
  const tags = [];
  for (let i = 0, tag; (tag = c.tag_at(reader, i)); i++) tags.push(memory.name(tag));
  return tags;
}

function errorsOf(engine, held, wanted, failures) {
  const {memory, c} = engine;
  const needs = (language) => [...new Set([...needed(engine, wanted), ...needed(engine, String(language ?? ""))])];
  return {
    get language() { return memory.name(c.first_tag(held.reader)); },
    get direction() { return directionWord(memory, c.first_direction(held.reader)); },
    get languages() { return chosenTags(engine, held.reader); },
    failures,
    needed: needs,
    format: (code, object = {}, options = {}) => format(engine, held.reader, code, object, options),
    parts: (code, object = {}, options = {}) => partsOf(engine, held.reader, code, object, options),
    message: (code, object = {}, options = {}) => message(engine, held.reader, code, object, options),
    read: (body) => read(engine, body),
    async retell(from, options = {}) {
      manner(memory, options); /* an unknown mode is told before anything is loaded */
      const response = await openResponse(from);
      const {body, httpStatus = options.httpStatus, language = options.language} = response;
      const asked = manner(memory, {...options, httpStatus});
      failures.push(...(await loadAll(engine, needs(language))).filter((failure) => !failures.includes(failure)));
      chooseAgain(engine, held, wanted);
      return retell(engine, held.reader, body, String(language ?? ""), asked);
    },
  };
}

/* open() for a platform: compile() promises the module, read() the bytes of a URL. A table that was opened before
   has its engine, and the catalogs that are there. */
export function opener({compile, read: readUrl}) {
  const engines = new WeakMap();
  let compiled;
  const module = () => compiled ??= compile().catch((error) => {
    compiled = undefined;
    throw error;
  });
  function engineOf(domain, engine) {
    if (!engines.has(domain)) {
      const started = start(domain, engine ? Promise.resolve(engine) : module(), readUrl);
      engines.set(domain, started);
      started.catch(() => engines.delete(domain));
    }
    return engines.get(domain);
  }
  return async function open(domain, {languages = "", engine: compiledElsewhere} = {}) {
    const engine = await engineOf(domain, compiledElsewhere), wanted = String(languages);
    const failures = await loadAll(engine, needed(engine, wanted), {again: true});
    const held = hold(engine);
    chooseAgain(engine, held, wanted);
    return errorsOf(engine, held, wanted, failures);
  };
}
