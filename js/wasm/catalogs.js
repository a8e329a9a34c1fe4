/* A table and its catalogs: fetched when they are needed, checked by the library, kept.
   SPDX-License-Identifier: LGPL-2.1-or-later */
import {Block, Memory} from "./memory.js";

/* What the library has to say, as an Error: its sentences, each with its place. */
function failure(memory, what) {
  const {call} = memory.places, length = memory.word(call.diagnostics_length), diagnostics = [];
  const words = length ? memory.text(memory.word(call.diagnostics), length - 1).split("\0") : [];
  for (let i = 0; i < words.length; i += 2) diagnostics.push({where: words[i], what: words[i + 1]});
  const lines = diagnostics.map(({where, what}) => where ? `${where}: ${what}` : what);
  return Object.assign(new Error([`errcat: ${what}`, ...lines].join("\n")), {diagnostics});
}

/* ---- bytes from where they are ---- */

async function fetched(source, read) {
  const given = typeof source === "function" ? await source() : source, value = given?.default ?? given;
  if (typeof value === "string" || value instanceof URL) return read(value);
  if (typeof value?.arrayBuffer === "function") return new Uint8Array(await value.arrayBuffer());
  if (value instanceof ArrayBuffer) return new Uint8Array(value);
  if (ArrayBuffer.isView(value)) return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  throw new TypeError("errcat: a catalog is the bytes of a .mo file, or says where they are");
}

/* A text is the table itself. */
const isText = (definition) => typeof definition === "string";

async function definitionOf({definition}, read) {
  const given = typeof definition === "function" ? await definition() : definition, value = given?.default ?? given;
  return isText(value) ? value : fetched(value, read);
}

const labelOf = ({definition}) => definition instanceof URL ? definition.pathname.split("/").pop() : "definition";

/* ---- an engine, with one table ---- */

function loadTable(engine, definition, label) {
  const {memory, c} = engine, isWritten = isText(definition), block = new Block(memory);
  const address = block.hold((isWritten ? 3 : 1) * definition.length + 3 * label.length + 2);
  let end = address + definition.length;
  if (isWritten) end = memory.write(address, definition);
  else memory.bytes.set(definition, address);
  memory.writeName(end, label);
  engine.domain = c.load(address, end - address, end);
  memory.renew();
  block.free();
  if (engine.domain) engine.catalogs = c.open(engine.domain);
  memory.renew();
  if (!engine.catalogs) throw failure(memory, "the table cannot be used");
}

/* The addresses of the names that the table's errors have for their arguments. */
function readNames({memory, c, domain}) {
  const {error, parameter} = memory.places, names = new Map();
  for (let i = 0, at; (at = c.error_at(domain, i)); i++)
    for (let of = memory.word(at + error.parameters); of && memory.word(of + parameter.name); of += parameter.size)
      names.set(memory.name(memory.word(of + parameter.name)), memory.word(of + parameter.name));
  return names;
}

/* The names of the catalogs, and a list of their addresses as errcat_catalogs_needed() takes it. */
function listCatalogs(engine, names) {
  const {memory} = engine;
  engine.list = names.map((name) => ({name, address: memory.keepName(name)}));
  engine.listAddress = memory.allocate(8 * names.length + 1); /* and as many indexes */
  engine.list.forEach(({address}, i) => memory.setWord(engine.listAddress + 4 * i, address));
}

export async function start(domain, compiled, read) {
  const [{exports: c}, definition] = await Promise.all([
    compiled.then((module) => WebAssembly.instantiate(module)), definitionOf(domain, read),
  ]);
  const memory = new Memory(c);
  const engine = {
    c, memory, read, sources: domain.catalogs ?? {},
    input: new Block(memory), output: new Block(memory), parts: new Block(memory), scratch: new Block(memory),
    loaded: new Map(), /* by name: what comes of it, a promise of the failures */
    answers: new Map(), /* by what was wanted: the names of the catalogs that are needed */
    added: 0,
  };
  loadTable(engine, definition, labelOf(domain));
  engine.names = readNames(engine);
  listCatalogs(engine, Object.keys(engine.sources));
  return engine;
}

/* ---- catalogs ---- */

/* Readers want the same again and again. */
const ANSWERS_MOST = 100;

function ask({memory, c, input, list, listAddress}, wanted) {
  const address = input.hold(3 * wanted.length + 1), indexes = listAddress + 4 * list.length;
  const count = c.needed(listAddress, list.length, address, memory.write(address, wanted) - address, indexes);
  memory.renew();
  input.rest();
  return Array.from({length: count}, (_, i) => list[memory.word(indexes + 4 * i)].name);
}

/* The names of those that choosing for these languages looks into. */
export function needed(engine, wanted) {
  const {answers} = engine;
  if (answers.size > ANSWERS_MOST) answers.clear();
  if (!answers.has(wanted)) answers.set(wanted, ask(engine, wanted));
  return answers.get(wanted);
}

/* One that is broken is not in use; one in which some messages are is, without them. */
function add(engine, textDomain, name, bytes) {
  const {memory, c} = engine, {done} = memory.places, block = new Block(memory);
  const room = bytes.length + 3 * (textDomain.length + name.length) + 2;
  const address = block.hold(room), domainAddress = address + bytes.length;
  memory.bytes.set(bytes, address);
  const nameAddress = memory.writeName(domainAddress, textDomain);
  memory.writeName(nameAddress, name);
  const result = c.add(engine.catalogs, domainAddress, nameAddress, address, bytes.length);
  memory.renew();
  block.free();
  engine.added++;
  if (result === done.noMemory) throw new RangeError("errcat: there is not enough memory");
  return result === done.ok ? undefined : failure(memory, `the catalog ${textDomain} of ${name} is broken`);
}

async function load(engine, name) {
  try {
    const files = Object.entries(engine.sources[name]);
    const all = await Promise.all(files.map(([, source]) => fetched(source, engine.read)));
    return files.map(([textDomain], i) => add(engine, textDomain, name, all[i])).filter(Boolean);
  } catch (error) {
    engine.loaded.get(name).isLost = true;
    return [error];
  }
}

/* Loads those that are not there yet, and returns why some could not be. With again, those that could not be
   fetched are asked for anew. */
export async function loadAll(engine, names, {again = false} = {}) {
  const {loaded} = engine;
  for (const name of names) {
    if (loaded.has(name) && !(again && loaded.get(name).isLost)) continue;
    const entry = {isLost: false};
    loaded.set(name, entry);
    entry.failures = load(engine, name);
  }
  return (await Promise.all(names.map((name) => loaded.get(name).failures))).flat();
}
