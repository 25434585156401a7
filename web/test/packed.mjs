// The engine as a page unpacks it is the engine that was built: node web/test/packed.mjs PAGE ENGINE.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const [page, engine] = process.argv.slice(2);
const [, letters] = /<script type="text\/plain" id="model">([^<]*)<\/script>/.exec(readFileSync(page, "utf8"));
const context = vm.createContext({});
for (const name of ["unpack.js", "join.js"])
  vm.runInContext(readFileSync(new URL(`../${name}`, import.meta.url), "utf8"), context);
context.letters = letters.trim();
const began = performance.now();
const found = Buffer.from(vm.runInContext("joined(unpacked(letters))", context));
const took = performance.now() - began;
if (!found.equals(readFileSync(engine))) {
  console.error(`${page} unpacks to another engine than ${engine}: ${found.length} bytes`);
  process.exit(1);
}
console.log(`unpacked ${found.length} bytes from ${letters.length} letters in ${took.toFixed(0)} ms`);
