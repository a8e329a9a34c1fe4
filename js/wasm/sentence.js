/* A code and its arguments become a sentence. SPDX-License-Identifier: LGPL-2.1-or-later */
import {gather, writeArguments} from "./arguments.js";

/* More than most sentences have; the blocks grow. */
const TEXT_ROOM = 512, PARTS_ROOM = 20;

const isWord = (value) => Number.isInteger(value) && value === (value | 0);

/* What is no code is 0, which no table has. */
const codeOf = (code) => isWord(code) ? code : 0;

/* {mode, flags, httpStatus}, as C has them. Asked for before anything is written: a getter may call the engine. */
export function manner({places: {mode, flag}}, {mode: word = "plain", isolate, hideOffset, httpStatus}) {
  if (!Object.hasOwn(mode, word)) throw new TypeError(`errcat has no mode "${String(word)}"`);
  return {
    mode: mode[word], flags: (isolate ? flag.isolate : 0) | (hideOffset ? flag.hideOffset : 0),
    httpStatus: isWord(httpStatus) ? httpStatus : 0,
  };
}

export function statusWords({places: {status}}, bits) {
  const words = [];
  if (bits) for (const word in status) if (bits & status[word]) words.push(word);
  return words;
}

export const directionWord = ({places: {direction}}, value) => value === direction.rtl ? "rtl" : "ltr";

function writeOptions(memory, {mode, httpStatus}, flags) {
  const {call, options} = memory.places;
  memory.setWord(call.options + options.mode, mode);
  memory.setWord(call.options + options.flags, flags);
  memory.setWord(call.options + options.http_status, httpStatus);
}

/* Calls until there is room for the whole text. write(buffer, size) returns its length. */
export function writeText({memory, output}, write) {
  output.hold(TEXT_ROOM);
  for (;;) {
    const length = write(output.address, output.size);
    memory.renew();
    if (length < output.size) return length;
    output.hold(length + 1);
  }
}

export function format(engine, reader, code, object, options) {
  const {memory, c, input, output, names} = engine, asked = manner(memory, options), given = gather(object);
  const count = writeArguments(memory, input, names, given);
  writeOptions(memory, asked, asked.flags);
  const length = writeText(engine, (buffer, size) => c.format(reader, codeOf(code), input.address, count, buffer, size));
  const text = memory.text(output.address, length);
  input.rest();
  output.rest();
  return text;
}

/* Of arguments in memory; nameOf(index) is what the caller calls them. {text, parts}; the rest is in C's result. */
export function writeParts(engine, reader, {code, address, count, nameOf, asked}) {
  const {memory, c, output, parts} = engine, {call, part} = memory.places;
  let capacity = PARTS_ROOM;
  const write = (buffer, size) => {
    for (;;) {
      const length = c.format_parts(reader, code, address, count, buffer, size, parts.hold(capacity * part.size), capacity);
      if (memory.word(call.part_count) <= capacity) return length;
      capacity = memory.word(call.part_count);
    }
  };
  writeOptions(memory, asked, asked.flags & ~memory.places.flag.isolate);
  const length = writeText(engine, write), all = [];
  for (let i = 0, at = parts.address; i < memory.word(call.part_count); i++, at += part.size) {
    const text = memory.text(output.address + memory.word(at + part.start), memory.word(at + part.length));
    const argument = memory.word(at + part.argument);
    all.push(argument < 0 ? {text} : {text, name: nameOf(argument)});
  }
  return {text: memory.text(output.address, length), parts: all};
}

/* The argument that a status is about: the caller's, else one of the table. */
export function argumentIn(memory, address, count, nameOf) {
  const {call, result, argument} = memory.places, name = memory.word(call.result + result.name);
  if (!name) return undefined;
  for (let i = 0; i < count; i++)
    if (memory.word(address + i * argument.size + argument.name) === name) return nameOf(i);
  return memory.name(name);
}

function rest({input, output, parts}) {
  input.rest();
  output.rest();
  parts.rest();
}

/* What the caller gave becomes a sentence; take(written, count, nameOf) makes something of it. */
function compose(engine, reader, code, object, options, take) {
  const {memory, input, names} = engine, asked = manner(memory, options), given = gather(object);
  const count = writeArguments(memory, input, names, given), nameOf = (index) => given[2 * index];
  const written = writeParts(engine, reader, {code: codeOf(code), address: input.address, count, nameOf, asked});
  const taken = take(written, count, nameOf);
  rest(engine);
  return taken;
}

export const partsOf = (engine, reader, code, object, options) =>
  compose(engine, reader, code, object, options, ({parts}) => parts);

export function message(engine, reader, code, object, options) {
  const {memory, input} = engine, {call, result} = memory.places;
  const made = compose(engine, reader, code, object, options, ({text, parts}, count, nameOf) => ({
    code, text, parts,
    language: memory.name(memory.word(call.result + result.tag)),
    direction: directionWord(memory, memory.word(call.result + result.direction)),
    status: statusWords(memory, memory.word(call.result + result.status)),
    argument: argumentIn(memory, input.address, count, nameOf),
  }));
  /* Parts have no isolates. */
  if (options.isolate) made.text = format(engine, reader, code, object, options);
  return made;
}
