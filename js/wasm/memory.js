/* The engine's memory: texts, blocks, and the places of C's structs. SPDX-License-Identifier: LGPL-2.1-or-later */

/* Blocks up to here are kept for the next call. */
const KEPT_MOST = 65536;

/* More would be less, as a number of 32 bits. */
const SIZE_END = 2 ** 31;

/* Longer texts are decoded by the platform, which takes a while to begin. */
const SHORT = 12;

/* Stands for half of a surrogate pair: no UTF-8 has it, so the library replaces it, and tells. A name with it
   is nobody's. */
const UNSOUND = 0xff;

const LEAST = -(2 ** 63);

const decoder = new TextDecoder("utf-8", {ignoreBOM: true});

export class Memory {
  #memory;
  #allocate;
  #release;

  constructor({memory, allocate, release, places_of: placesOf}) {
    this.#memory = memory;
    this.#allocate = allocate;
    this.#release = release;
    this.renew();
    this.places = this.#readPlaces(placesOf());
  }

  /* Views end when the memory grows, which any call may do that allocates: ask after each of those. */
  renew() {
    if (this.bytes?.length) return;
    this.bytes = new Uint8Array(this.#memory.buffer);
    this.words = new Int32Array(this.#memory.buffer);
  }

  allocate(size) {
    const address = size < SIZE_END ? this.#allocate(size) : 0;
    if (!address) throw new RangeError("errcat: there is not enough memory");
    this.renew();
    return address;
  }

  release(address) {
    this.#release(address);
  }

  /* ---- numbers ---- */

  word(address) {
    return this.words[address >> 2];
  }

  setWord(address, value) {
    this.words[address >> 2] = value;
  }

  /* Of 64 bits; false: it has more, or is not whole. */
  setInteger(address, value) {
    const at = address >> 2, isBig = typeof value === "bigint";
    if (isBig ? BigInt.asIntN(64, value) !== value : !(Number.isInteger(value) && value >= LEAST && value < -LEAST))
      return false;
    this.words[at] = isBig ? Number(BigInt.asIntN(32, value)) : value; /* the lower bits of it */
    this.words[at + 1] = isBig ? Number(value >> 32n) : Math.floor(value / 2 ** 32);
    return true;
  }

  integer(address) {
    const low = this.words[address >> 2] >>> 0, high = this.words[(address >> 2) + 1];
    const value = high * 2 ** 32 + low;
    return Number.isSafeInteger(value) ? value : (BigInt(high) << 32n) | BigInt(low);
  }

  /* ---- texts ---- */

  /* Writes UTF-8, at most three bytes a code unit, and returns where it ends. */
  write(address, text) {
    const {bytes} = this, {length} = text;
    let at = address;
    for (let i = 0; i < length; i++) {
      const unit = text.charCodeAt(i);
      if (unit < 0x80) {
        bytes[at++] = unit;
      } else if (unit < 0x800) {
        bytes[at++] = 0xc0 | unit >> 6;
        bytes[at++] = 0x80 | unit & 0x3f;
      } else if ((unit & 0xf800) !== 0xd800) {
        bytes[at++] = 0xe0 | unit >> 12;
        bytes[at++] = 0x80 | unit >> 6 & 0x3f;
        bytes[at++] = 0x80 | unit & 0x3f;
      } else {
        const character = text.codePointAt(i);
        if (character < 0x10000) {
          bytes[at++] = UNSOUND;
        } else {
          bytes[at++] = 0xf0 | character >> 18;
          bytes[at++] = 0x80 | character >> 12 & 0x3f;
          bytes[at++] = 0x80 | character >> 6 & 0x3f;
          bytes[at++] = 0x80 | character & 0x3f;
          i++;
        }
      }
    }
    return at;
  }

  /* With a NUL behind it, and none in it. */
  writeName(address, name) {
    const end = this.write(address, name);
    for (let at = address; at < end; at++) if (!this.bytes[at]) this.bytes[at] = UNSOUND;
    this.bytes[end] = 0;
    return end + 1;
  }

  /* A name that is kept. */
  keepName(name) {
    const address = this.allocate(3 * name.length + 1);
    this.writeName(address, name);
    return address;
  }

  text(address, length) {
    const {bytes} = this, end = address + length;
    if (length > SHORT) return decoder.decode(bytes.subarray(address, end));
    let text = "";
    for (let at = address; at < end; at++) {
      if (bytes[at] >= 0x80) return decoder.decode(bytes.subarray(address, end));
      text += String.fromCharCode(bytes[at]);
    }
    return text;
  }

  /* Up to its NUL. */
  name(address) {
    let end = address;
    while (this.bytes[end]) end++;
    return this.text(address, end - address);
  }

  /* undefined: there is none. */
  slice(address) {
    const {text, length} = this.places.slice, start = this.word(address + text);
    return start ? this.text(start, this.word(address + length)) : undefined;
  }

  /* ---- places ---- */

  /* Pairs of a name, "argument.text", and a number: {argument: {text: 4, …}, …}. */
  #readPlaces(address) {
    const places = {};
    for (let at = address; this.word(at); at += 8) {
      const [group, member] = this.name(this.word(at)).split(".");
      (places[group] ??= {})[member] = this.word(at + 4);
    }
    return places;
  }
}

/* A block that a call writes to, as large as needed. */
export class Block {
  #memory;
  address = 0;
  size = 0;

  constructor(memory) {
    this.#memory = memory;
  }

  hold(size) {
    if (size <= this.size) return this.address;
    this.free();
    const more = Math.max(size, 1024);
    this.address = this.#memory.allocate(more);
    this.size = more;
    return this.address;
  }

  /* After a call: what was for a long text is given back. */
  rest() {
    if (this.size > KEPT_MOST) this.free();
  }

  free() {
    this.#memory.release(this.address);
    this.address = this.size = 0;
  }
}
