// The engine in node, as the worker of the page has it.
import { readFileSync } from "node:fs";

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** The engine in a file: `ask(request)` answers `{json, numbers}`. */
export async function engine(file) {
  const steps = [];
  const progress = (done, length) => steps.push([done, length]);
  const { instance } = await WebAssembly.instantiate(readFileSync(file), { page: { progress } });
  const { memory, room, ask, json_at, json_len, numbers_at, numbers_len } = instance.exports;
  return {
    steps,
    ask(request) {
      const bytes = encoder.encode(JSON.stringify(request));
      const address = room(bytes.length);
      new Uint8Array(memory.buffer, address, bytes.length).set(bytes);
      ask();
      const json = JSON.parse(decoder.decode(new Uint8Array(memory.buffer, json_at(), json_len())));
      return { json, numbers: new Float64Array(memory.buffer, numbers_at(), numbers_len()).slice() };
    },
  };
}
