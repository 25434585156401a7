// How long the engine takes: node web/test/time.mjs ENGINE. It says the load beside the times, and judges nothing.
import { readFileSync } from "node:fs";
import { loadavg } from "node:os";
import { engine } from "./engine.mjs";

const [file] = process.argv.slice(2);
const path = "scenarios/iv-msc-huang-2017.toml";
const text = readFileSync(path, "utf8");
const columns = [
  "bbb", "exo_cargo@epicentre", "neutrophils@epicentre", "myeloid@epicentre", "m1@epicentre", "m2@epicentre", "tnf@epicentre",
  "bscb_leak@epicentre", "vessels@epicentre", "neurons@penumbra", "axons@epicentre", "cavity@epicentre",
];
const starts = Array.from({ length: 12 }, (_, at) => 0.01 * (56 / 0.01) ** (at / 11));

/** Milliseconds of `count` requests after `before` others. */
async function times(request, count, before) {
  const asked = await engine(file);
  const one = () => {
    const began = performance.now();
    const { json } = asked.ask(request);
    if (!json.ok) throw new Error(json.rendered);
    return performance.now() - began;
  };
  const first = one();
  for (let at = 0; at < before; at++) one();
  const all = Array.from({ length: count }, one).sort((a, b) => a - b);
  return { first, median: all[Math.floor(count / 2)], p95: all[Math.floor(count * 0.95)] };
}

const show = ({ first, median, p95 }) => `first ${first.toFixed(0)}, median ${median.toFixed(1)}, 95 % ${p95.toFixed(1)} ms`;
const run = { op: "run", file: path, text, columns, rtol: 1e-5 };
const window = { op: "window", file: path, text, times: starts };
const bands = { op: "bands", file: path, text, columns, from: 0 };
console.log(`load ${loadavg()[0].toFixed(1)}`);
console.log(`control and one arm, 84 d, 12 columns: ${show(await times(run, 100, 20))}`);
console.log(`window of 12 times: ${show(await times(window, 20, 3))}`);
console.log(`first ten sets: ${show(await times({ ...bands, to: 10 }, 10, 3))}`);
console.log(`all hundred sets: ${show(await times({ ...bands, to: 100 }, 3, 0))}`);
