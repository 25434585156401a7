// Runs the engine away from the page. `web/README.md` has the language in which it is asked.
"use strict";

let engine = null;
let current = 0;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

async function start(model) {
  const progress = (done, length) => postMessage({ id: current, progress: [done, length] });
  engine = (await WebAssembly.instantiate(joined(unpacked(model)), { page: { progress } })).instance.exports;
}

function ask(request) {
  const bytes = encoder.encode(JSON.stringify(request));
  const address = engine.room(bytes.length);
  // Only now: making room may have moved the memory.
  new Uint8Array(engine.memory.buffer, address, bytes.length).set(bytes);
  engine.ask();
  const text = new Uint8Array(engine.memory.buffer, engine.json_at(), engine.json_len());
  const numbers = new Float64Array(engine.memory.buffer, engine.numbers_at(), engine.numbers_len()).slice();
  return { json: JSON.parse(decoder.decode(text)), numbers };
}

/** Questions wait until the engine is there. */
let started = null;

self.onmessage = async ({ data }) => {
  if (data.start !== undefined) {
    started = start(data.start);
    return;
  }
  try {
    await started;
    const began = performance.now();
    current = data.id;
    const { json, numbers } = ask(data.ask);
    postMessage({ id: data.id, ok: json.ok, json, numbers, ms: performance.now() - began }, [numbers.buffer]);
  } catch (fault) {
    postMessage({ id: data.id, broken: String(fault) });
  }
};
