// Unpacks the engine: thirteen bits in two letters, then LZMA (the format of `.lzma` files, 7-zip.org/sdk.html).
"use strict";

/** The bytes behind a text of ours: two of 91 letters are 13 bits, the lowest first. */
function unlettered(text) {
  const values = new Uint8Array(128);
  let next = 0;
  for (let code = 33; code < 127; code++) if (!"&<\\".includes(String.fromCharCode(code))) values[code] = next++;
  const bytes = new Uint8Array(Math.floor((text.length * 13) / 16));
  let bits = 0, count = 0, at = 0;
  for (let letter = 0; letter + 1 < text.length; letter += 2) {
    bits |= (values[text.charCodeAt(letter)] * 91 + values[text.charCodeAt(letter + 1)]) << count;
    count += 13;
    while (count >= 8 && at < bytes.length) {
      bytes[at++] = bits & 255;
      bits >>>= 8;
      count -= 8;
    }
  }
  return bytes;
}

/** What an `.lzma` file holds, whose head says how long it is. */
function unlzma(input) {
  const props = input[0];
  const lc = props % 9, lp = ((props / 9) | 0) % 5, pb = (props / 45) | 0;
  const size = new DataView(input.buffer, input.byteOffset).getUint32(5, true);
  const output = new Uint8Array(size);
  const positions = (1 << pb) - 1, literals = (1 << lp) - 1;
  const chances = (length) => new Uint16Array(length).fill(1024);
  const literal = chances(0x300 << (lc + lp));
  const isMatch = chances(12 << 4), isRep = chances(12), isRep0 = chances(12), isRep1 = chances(12), isRep2 = chances(12);
  const isRepLong = chances(12 << 4);
  const slots = chances(4 << 6), special = chances(128), align = chances(16);
  const lengths = () => ({ choice: chances(2), low: chances(16 << 3), middle: chances(16 << 3), high: chances(256) });
  const matches = lengths(), repeats = lengths();

  let range = -1 >>> 0, code = 0, at = 14;
  for (let first = 0; first < 4; first++) code = ((code << 8) | input[at++]) >>> 0;

  function bit(all, index) {
    const chance = all[index];
    const bound = (range >>> 11) * chance;
    let found;
    if (code < bound) {
      range = bound;
      all[index] = chance + ((2048 - chance) >> 5);
      found = 0;
    } else {
      range -= bound;
      code -= bound;
      all[index] = chance - (chance >> 5);
      found = 1;
    }
    if (range < 16777216) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | input[at++]) >>> 0;
    }
    return found;
  }

  function tree(all, from, depth) {
    let node = 1;
    for (let level = 0; level < depth; level++) node = (node << 1) | bit(all, from + node);
    return node - (1 << depth);
  }

  function backwards(all, from, depth) {
    let node = 1, found = 0;
    for (let level = 0; level < depth; level++) {
      const one = bit(all, from + node);
      node = (node << 1) | one;
      found |= one << level;
    }
    return found;
  }

  function direct(count) {
    let found = 0;
    for (let left = count; left > 0; left--) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      found = (found << 1) | one;
      if (range < 16777216) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | input[at++]) >>> 0;
      }
    }
    return found >>> 0;
  }

  function length(of, position) {
    if (!bit(of.choice, 0)) return 2 + tree(of.low, position << 3, 3);
    if (!bit(of.choice, 1)) return 10 + tree(of.middle, position << 3, 3);
    return 18 + tree(of.high, 0, 8);
  }

  let state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0, done = 0;
  while (done < size) {
    const position = done & positions;
    if (!bit(isMatch, (state << 4) + position)) {
      const before = done ? output[done - 1] : 0;
      const from = 0x300 * (((done & literals) << lc) + (before >> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        let match = output[done - rep0 - 1];
        do {
          const high = (match >> 7) & 1;
          match <<= 1;
          const one = bit(literal, from + ((1 + high) << 8) + symbol);
          symbol = (symbol << 1) | one;
          if (one !== high) break;
        } while (symbol < 256);
      }
      while (symbol < 256) symbol = (symbol << 1) | bit(literal, from + symbol);
      output[done++] = symbol & 255;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (bit(isRep, state)) {
      if (!bit(isRep0, state)) {
        if (!bit(isRepLong, (state << 4) + position)) {
          state = state < 7 ? 9 : 11;
          output[done] = output[done - rep0 - 1];
          done++;
          continue;
        }
      } else {
        let distance;
        if (!bit(isRep1, state)) distance = rep1;
        else {
          if (!bit(isRep2, state)) distance = rep2;
          else {
            distance = rep3;
            rep3 = rep2;
          }
          rep2 = rep1;
        }
        rep1 = rep0;
        rep0 = distance;
      }
      count = length(repeats, position);
      state = state < 7 ? 8 : 11;
    } else {
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      count = length(matches, position);
      state = state < 7 ? 7 : 10;
      const slot = tree(slots, Math.min(count - 2, 3) << 6, 6);
      if (slot < 4) rep0 = slot;
      else {
        const bits = (slot >> 1) - 1;
        rep0 = (2 | (slot & 1)) << bits;
        rep0 += slot < 14 ? backwards(special, rep0 - slot, bits) : direct(bits - 4) * 16 + backwards(align, 0, 4);
      }
      // The mark of an end, which a head with a length needs no more.
      if (rep0 >>> 0 === 0xffffffff) break;
    }
    if (rep0 >= done) throw new Error("the engine is damaged");
    for (let left = Math.min(count, size - done); left > 0; left--, done++) output[done] = output[done - rep0 - 1];
  }
  if (done < size) throw new Error("the engine is damaged");
  return output;
}

/** The bytes behind letters of a page. */
const unpacked = (text) => unlzma(unlettered(text));

/** The text behind the letters of a block of the page. */
const packedText = (id) => new TextDecoder().decode(unpacked(document.getElementById(id).textContent.trim()));
