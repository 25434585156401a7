// Puts the streams of `src/explorer/streams.rs` together: the code of the engine as it was built.
"use strict";

/** Streams in their order. */
const [CODES, LOCALS, DECLARED, CALLS, INDIRECT, BLOCKS, BRANCHES, GLOBALS, ALIGNMENTS, OFFSETS, SHORT, MIDDLE, LONG, PADDED, OTHERS, FIXED] =
  Array.from({ length: 16 }, (_, at) => at);
/** Numbers behind an instruction: from which stream each. */
const BEHIND = (() => {
  const all = Array.from({ length: 256 }, () => []);
  const put = (from, to, ...streams) => all.fill(streams, from, to + 1);
  put(0x02, 0x04, BLOCKS);
  put(0x0c, 0x0d, BRANCHES);
  put(0x10, 0x10, CALLS);
  put(0x11, 0x11, INDIRECT, INDIRECT);
  put(0x20, 0x22, LOCALS);
  put(0x23, 0x24, GLOBALS);
  put(0x28, 0x3e, ALIGNMENTS, OFFSETS);
  put(0x3f, 0x40, OTHERS);
  put(0x42, 0x42, OTHERS);
  return all;
})();
const WHOLE = [SHORT, SHORT, MIDDLE, LONG, LONG, PADDED];

/** The module that was taken apart. */
function joined(packed) {
  const lengths = new Uint32Array(packed.slice(0, 4 * 18).buffer);
  const starts = [];
  let end = 4 * 18;
  for (const length of lengths) {
    starts.push(end);
    end += length;
  }
  const at = starts.slice(1);
  const codes = starts[2];
  const output = new Uint8Array(packed.length + 5 * lengths[3]);
  output.set(packed.subarray(starts[0], starts[1]));
  let to = lengths[0];

  const bytes = (stream, many) => {
    for (let left = many; left > 0; left--) output[to++] = packed[at[stream]++];
  };
  /** Copies a number, and says what it is. */
  const number = (stream) => {
    let value = 0, shift = 0, byte;
    do {
      byte = output[to++] = packed[at[stream]++];
      value |= (byte & 127) << shift;
      shift += 7;
    } while (byte & 128);
    return value;
  };
  const numbers = (stream, many) => {
    for (let left = many; left > 0; left--) number(stream);
  };
  const place = () => {
    number(ALIGNMENTS);
    number(OFFSETS);
  };

  function vector() {
    const code = number(CODES);
    if (code <= 11 || code === 92 || code === 93) place();
    else if (code === 12 || code === 13) bytes(FIXED, 16);
    else if (code >= 21 && code <= 34) bytes(FIXED, 1);
    else if (code >= 84 && code <= 91) {
      place();
      bytes(FIXED, 1);
    }
  }

  function bulk() {
    const code = number(CODES);
    if (code >= 8) numbers(OTHERS, [8, 10, 12, 14].includes(code) ? 2 : 1);
  }

  /** One instruction; how much deeper what follows lies. */
  function instruction() {
    const code = packed[at[CODES]++];
    const long = code > 0xf0 && code < 0xf6;
    output[to++] = long ? 0x41 : code;
    if (long) bytes(WHOLE[code - 0xf0], code - 0xf0);
    else if (code === 0x41) bytes(SHORT, 1);
    else if (code === 0x0e) numbers(BRANCHES, number(BRANCHES) + 1);
    else if (code === 0x1c) numbers(OTHERS, number(OTHERS));
    else if (code === 0x43) bytes(FIXED, 4);
    else if (code === 0x44) bytes(FIXED, 8);
    else if (code === 0xfc) bulk();
    else if (code === 0xfd) vector();
    else for (const stream of BEHIND[code]) number(stream);
    return code >= 0x02 && code <= 0x04 ? 1 : code === 0x0b ? -1 : 0;
  }

  while (at[CODES] < codes) {
    const begin = to;
    for (let left = number(DECLARED); left > 0; left--) {
      number(DECLARED);
      bytes(DECLARED, 1);
    }
    for (let depth = 1; depth > 0; ) depth += instruction();
    // The length of a function stands before it.
    let length = to - begin;
    const size = [];
    do {
      size.push((length & 127) | (length > 127 ? 128 : 0));
      length >>>= 7;
    } while (length > 0);
    output.copyWithin(begin + size.length, begin, to);
    output.set(size, begin);
    to += size.length;
  }
  output.set(packed.subarray(starts[17], end), to);
  return output.subarray(0, to + end - starts[17]);
}
