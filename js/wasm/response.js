/* What the body of an error response says, and how it is told anew. SPDX-License-Identifier: LGPL-2.1-or-later */
import {parseBody} from "../json.js";
import {readValue} from "./arguments.js";
import {argumentIn, directionWord, statusWords, writeParts, writeText} from "./sentence.js";

/* A text that is no JSON is no body; nor is a whole response, whose head somebody might have made up. */
const NO_JSON = /^\s*(?![\s[{"\d\-ntf])/;

function jsonOf(body) {
  if (typeof body === "string") {
    const text = body.replace(/^\ufeff/, "");
    return NO_JSON.test(text) ? "" : text;
  }
  try {
    return JSON.stringify(body, (name, value) => typeof value === "bigint" ? String(value) : value) ?? "";
  } catch {
    return ""; /* it has circles, or goes too deep */
  }
}

/* The body in memory, and the language behind it. Scratch has room for what has escapes: four times as much always
   suffices. */
function writeBody({memory, input, scratch}, body, language = "") {
  const json = jsonOf(body), address = input.hold(3 * (json.length + language.length) + 1);
  const end = memory.write(address, json), length = end - address;
  scratch.hold(4 * length + 1);
  return {address, length, language: language ? {address: end, length: memory.write(end, language) - end} : {address: 0, length: 0}};
}

function rest({input, output, parts, scratch}) {
  input.rest();
  output.rest();
  parts.rest();
  scratch.rest();
}

const QUOTE = 0x22;

/* A text, or other JSON. Of the two only a text stands behind a quotation mark, or in scratch. */
function fieldAt({memory, scratch}, address) {
  const {slice} = memory.places, start = memory.word(address + slice.text), text = memory.slice(address);
  const isCopied = start >= scratch.address && start < scratch.address + scratch.size;
  return text === undefined || isCopied || memory.bytes[start - 1] === QUOTE ? text : parseBody(text);
}

const filled = (text) => text === undefined ? undefined : parseBody(text);

/* The errors of a body, as it has them. */
export function read(engine, body) {
  const {memory, c, scratch, catalogs} = engine, {call: {response: at}, response, done} = memory.places, found = [];
  const {address, length} = writeBody(engine, body);
  let from = 0;
  do {
    const result = c.read(catalogs, address, length, from, scratch.address, scratch.size);
    memory.renew();
    if (result === done.nothingFound) break;
    const slice = (member) => memory.slice(at + response[member]);
    found.push({
      code: memory.word(at + response.code) || undefined,
      key: slice("key"), message: slice("message"), detail: slice("detail"),
      field: fieldAt(engine, at + response.field),
      arguments: filled(slice("arguments")), element: filled(slice("element")),
      httpStatus: memory.word(at + response.http_status) || undefined,
    });
    from = memory.word(at + response.next);
  } while (from);
  rest(engine);
  return found;
}

function writeAsked(memory, {mode, flags, httpStatus}, {language, from, scratch}) {
  const {call: {retell_options: at}, retell_options: options, slice} = memory.places;
  memory.setWord(at + options.mode, mode);
  memory.setWord(at + options.flags, flags);
  memory.setWord(at + options.http_status, httpStatus);
  memory.setWord(at + options.from, from);
  memory.setWord(at + options.language + slice.text, language.address);
  memory.setWord(at + options.language + slice.length, language.length);
  memory.setWord(at + options.scratch, scratch.address);
  memory.setWord(at + options.scratch_size, scratch.size);
}

function findArguments(engine) {
  const {memory} = engine, {call: {retold: at}, retold, argument} = memory.places, found = [];
  const count = memory.word(at + retold.argument_count);
  for (let i = 0, address = at + retold.arguments; i < count; i++, address += argument.size)
    found.push([memory.name(memory.word(address + argument.name)), readValue(engine, address)]);
  return found;
}

/* The parts of what was told, and which argument its status is about. */
function partsOf(engine, reader, asked, found) {
  const {memory} = engine, {call: {retold: at}, retold} = memory.places, nameOf = (index) => found[index][0];
  const address = at + retold.arguments, count = found.length, httpStatus = memory.word(at + retold.http_status);
  const {parts} = writeParts(engine, reader, {
    code: memory.word(at + retold.code), address, count, nameOf, asked: {...asked, httpStatus},
  });
  return {parts, argument: argumentIn(memory, address, count, nameOf)};
}

function tell(engine, reader, asked, length) {
  const {memory, output} = engine, {call: {retold: at}, retold, outcome} = memory.places;
  const slice = (member) => memory.slice(at + retold[member]);
  const text = memory.text(output.address, length), language = memory.name(at + retold.tag), found = findArguments(engine);
  return {
    text, ...(language ? partsOf(engine, reader, asked, found) : {parts: [], argument: undefined}), language,
    direction: directionWord(memory, memory.word(at + retold.direction)),
    status: statusWords(memory, memory.word(at + retold.status)),
    code: memory.word(at + retold.code) || undefined,
    httpStatus: memory.word(at + retold.http_status) || undefined,
    key: slice("key"), field: fieldAt(engine, at + retold.field), message: slice("message"), detail: slice("detail"),
    outcome: Object.keys(outcome).find((word) => outcome[word] === memory.word(at + retold.outcome)),
    arguments: Object.fromEntries(found),
  };
}

/* All errors of a body; none if nothing says that it is one. */
export function retell(engine, reader, body, language, asked) {
  const {memory, c, scratch} = engine, {call: {retold: at}, retold} = memory.places, all = [];
  const {address, length, language: named} = writeBody(engine, body, language);
  let from = 0;
  do {
    writeAsked(memory, asked, {language: named, from, scratch});
    const written = writeText(engine, (buffer, size) => c.retell(reader, address, length, buffer, size));
    from = memory.word(at + retold.next); /* before the parts are written */
    const told = tell(engine, reader, asked, written);
    if (told.text || told.key || told.message) all.push(told);
  } while (from);
  rest(engine);
  return all;
}
