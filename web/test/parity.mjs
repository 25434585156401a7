// The engine against the program: numbers of every scenario, headlines over the whole core, and diagnostics.
// node web/test/parity.mjs ENGINE PROGRAM [SCENARIO ...]; RANDOM=200 and SEED=1 add scenarios that are made by chance.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engine } from "./engine.mjs";
import { texts } from "./random.mjs";

/** Largest difference of a curve, as a share of its peak. */
const NEAR = 1e-9;
/** Peaks below this count as this, as in the program's own comparison: what is never there has no relative error. */
const FLOOR = 1e-6;

const [file, program, ...only] = process.argv.slice(2);
const shipped = ["scenarios", "scenarios/new", "scenarios/protocols"].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith(".toml")).map((name) => join(folder, name)));
const scenarios = only.length ? only : shipped;
const desk = mkdtempSync(join(tmpdir(), "parity-"));
const asked = await engine(file);
const faults = [];
const ran = (...words) => execFileSync(program, words, { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "pipe"] });

/** A folder of its own for each scenario: two of different folders have one name. */
const named = (path) => path.replaceAll("/", "-");

/** A table of the program: names, and rows by arm. */
function table(path) {
  const [head, ...lines] = readFileSync(path, "utf8").trimEnd().split("\n");
  const arms = new Map();
  for (const line of lines) {
    const [time, arm, ...values] = line.split(",");
    if (!arms.has(arm)) arms.set(arm, []);
    arms.get(arm).push([time, ...values].map(Number));
  }
  return { columns: head.split(",").slice(2), arms };
}

function near(what, one, other, peak) {
  const apart = Math.abs(one - other) / Math.max(Math.abs(peak), FLOOR);
  const same = Object.is(one, other) || one === other || apart <= NEAR;
  if (!same) faults.push(`${typeof what === "function" ? what() : what}: ${one} in the page, ${other} in the program`);
  return Number.isFinite(apart) ? apart : 0;
}

/** Every column of every arm at every time of the table, and every outcome. */
function numbers(path) {
  const out = join(desk, named(path));
  const [told] = JSON.parse(ran("run", path, "--nominal", "--json", "--quiet", "--figures", "svg", "--out", out)).runs;
  const { columns, arms } = table(join(out, "timecourse.csv"));
  const [[, first]] = arms;
  const at = first.map(([time]) => time);
  const { json, numbers } = asked.ask({ op: "run", file: path, text: readFileSync(path, "utf8"), columns, at });
  if (!json.ok) return faults.push(`${path}: ${json.rendered}`);
  let worst = 0;
  json.arms.forEach((arm, a) => {
    const rows = arms.get(arm.name);
    columns.forEach((name, c) => {
      const peak = Math.max(...rows.map((row) => Math.abs(row[c + 1])));
      rows.forEach((row, j) => {
        const value = numbers[at.length * (1 + a * columns.length + c) + j];
        worst = Math.max(worst, near(() => `${path}, ${arm.name}, ${name} on day ${at[j]}`, value, row[c + 1], peak));
      });
    });
  });
  delete told.folder;
  same(path, json.told, told);
  return worst;
}

/** The same keys with the same texts, and numbers that are near. */
function same(what, one, other) {
  if (typeof one === "number" && typeof other === "number") return near(what, one, other, Math.max(Math.abs(other), 1));
  if (!one || !other || typeof one !== "object" || typeof other !== "object") {
    if (one !== other) faults.push(`${what}: ${JSON.stringify(one)} in the page, ${JSON.stringify(other)} in the program`);
    return undefined;
  }
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) same(`${what}.${key}`, one[key], other[key]);
  return undefined;
}

/** Headlines and effects over the whole core, come to in steps. */
function core(path) {
  const [told] = JSON.parse(ran("run", path, "--json", "--quiet", "--figures", "svg", "--out", join(desk, `core-${named(path)}`))).runs;
  let answer;
  for (const [from, to] of [[0, 10], [10, 40], [40, 100]]) {
    answer = asked.ask({ op: "bands", file: path, text: readFileSync(path, "utf8"), columns: ["neurons@epicentre"], from, to }).json;
  }
  if (!answer.ok) return faults.push(`${path}: ${answer.rendered}`);
  same(`${path}, headlines`, answer.told.headlines, told.headlines);
  same(`${path}, members`, [answer.told.members, answer.done], [told.members, told.sets_done]);
  return undefined;
}

/** A text with faults: what is said, to the letter. */
function said(path) {
  const words = ["run", path, "--quiet", "--nominal", "--out", join(desk, `bad-${named(path)}`)];
  const { status, stderr } = spawnSync(program, words, { encoding: "utf8" });
  const { json } = asked.ask({ op: "run", file: path, text: readFileSync(path, "utf8") });
  // Some are faults of a smaller catalogue alone, and run with that of the program.
  const same = status === 0 ? json.ok : !json.ok && json.rendered === stderr.trimEnd();
  if (!same) faults.push(`${path}: in the page\n${json.rendered}\nin the program\n${stderr}`);
}

/** Files of scenarios by chance. What the program refuses, the page has to refuse in the same words, and is no scenario. */
function* random(many, seed) {
  const rows = JSON.parse(ran("describe", "treatments", "--json")).catalogue;
  const works = rows.filter(({ numbers }) => numbers?.length > 0).map(({ id }) => id);
  let refused = 0;
  let made = 0;
  for (const text of texts(asked.ask({ op: "words" }).json, works, seed)) {
    const path = join(desk, `random-${made + refused}.toml`);
    writeFileSync(path, text);
    if (asked.ask({ op: "run", file: path, text, columns: [], at: [0] }).json.ok) {
      yield path;
      if (++made === many) break;
    } else {
      said(path);
      if (++refused > 10 * many) throw new Error("nearly all scenarios by chance are refused");
    }
  }
  console.log(`scenarios by chance: ${made} run, ${refused} refused`);
}

const peaks = [];
for (const path of scenarios) {
  const worst = numbers(path);
  if (!process.env.WITHOUT_CORE) core(path);
  peaks.push(worst);
  console.log(`${path}: ${Number(worst).toExponential(1)} of a peak`);
}
/**
 * A scenario by chance. Now and then steps at the default tolerance swing within it, and swings grow from the last bit: these
 * have to agree at a tenth of it, and are counted.
 */
let swinging = 0;
function byChance(path) {
  const before = faults.length;
  const worst = numbers(path);
  peaks.push(worst);
  if (faults.length === before) return;
  swinging += 1;
  console.log(`${worst.toExponential(1)} of a peak at the default tolerance:\n${readFileSync(path, "utf8")}`);
  faults.length = before;
  writeFileSync(path, readFileSync(path, "utf8").replace("[simulation]", "[simulation]\nrtol = 1e-8"));
  if (!(numbers(path) < NEAR) || swinging > 0.1 * chance) faults.push(`${path}: more than swings of single scenarios`);
}

const chance = Number(process.env.RANDOM ?? 0);
for (const path of chance > 0 ? random(chance, Number(process.env.SEED ?? 1)) : []) byChance(path);
const bad = readdirSync("tests/bad_scenarios").filter((name) => name.endsWith(".toml"));
if (!only.length) bad.forEach((name) => said(join("tests/bad_scenarios", name)));
rmSync(desk, { recursive: true });
if (faults.length) {
  console.error(`${faults.slice(0, 40).join("\n")}\n${faults.length} differences`);
  process.exit(1);
}
console.log(`largest difference: ${Math.max(...peaks).toExponential(1)} of a peak`);
console.log(`the same: ${scenarios.length} scenarios and ${chance} by chance (${swinging} at a tenth of the tolerance), ${only.length ? 0 : bad.length} texts with faults`);
