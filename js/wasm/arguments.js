/* Arguments, as C has them. SPDX-License-Identifier: LGPL-2.1-or-later */

/* Names and values, one behind the other. They are asked for before anything is written: a getter may call the
   engine. What stands in a prototype was not given. */
export function gather(object) {
  const given = [];
  for (const name in object) {
    const value = Object.hasOwn(object, name) ? object[name] : undefined;
    if (value !== undefined && value !== null) given.push(name, value);
  }
  return given;
}

/* An instant, as the clock here shows it. */
function writeDate(memory, address, date) {
  const {argument, type, precision} = memory.places;
  const offset = Math.round(-date.getTimezoneOffset()), seconds = Math.floor(date.getTime() / 1000) + offset * 60;
  if (!memory.setInteger(address + argument.number, seconds)) return;
  memory.setWord(address + argument.type, type.time);
  memory.setWord(address + argument.precision, precision.minute);
  memory.setWord(address + argument.offset, offset);
}

/* The type stays 0, which is no parameter's, where a value is of no use. */
function writeValue(memory, address, value) {
  const {argument, type} = memory.places;
  if (value instanceof Date) writeDate(memory, address, value);
  else if (typeof value === "number" || typeof value === "bigint")
    if (memory.setInteger(address + argument.number, value)) memory.setWord(address + argument.type, type.number);
}

/* Writes them into a block; names has the addresses of the table's own. Returns how many. */
export function writeArguments(memory, block, names, given) {
  const {argument, type} = memory.places, count = given.length / 2;
  let room = count * argument.size;
  for (let i = 0; i < given.length; i += 2) {
    if (!names.has(given[i])) room += 3 * given[i].length + 1;
    if (typeof given[i + 1] === "string") room += 3 * given[i + 1].length;
  }
  let address = block.hold(room), at = address + count * argument.size;
  memory.words.fill(0, address >> 2, at >> 2);
  for (let i = 0; i < given.length; i += 2, address += argument.size) {
    const name = given[i], value = given[i + 1], known = names.get(name);
    memory.setWord(address + argument.name, known ?? at);
    if (known === undefined) at = memory.writeName(at, name);
    if (typeof value !== "string") {
      writeValue(memory, address, value);
      continue;
    }
    const end = memory.write(at, value);
    memory.setWord(address + argument.text, at);
    memory.setWord(address + argument.length, end - at);
    memory.setWord(address + argument.type, type.text);
    at = end;
  }
  return count;
}

/* The value of an argument that was found, for the caller, who may give it back. */
export function readValue(engine, address) {
  const {memory, c, output} = engine, {argument, type} = memory.places, kind = memory.word(address + argument.type);
  if (kind === type.text) return memory.text(memory.word(address + argument.text), memory.word(address + argument.length));
  if (kind !== type.time) return memory.integer(address + argument.number);
  const buffer = output.hold(64);
  return memory.text(buffer, c.write_time(address, buffer, output.size));
}
