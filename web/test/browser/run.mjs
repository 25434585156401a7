// Runs all checks on a page: `node run.mjs FILE [words of the checks to run]`. Ends with 1 where one fails.
import away from "./away.mjs";
import { browser } from "./browser.mjs";
import explore from "./explore.mjs";
import facts from "./facts.mjs";
import learn from "./learn.mjs";
import reach from "./reach.mjs";
import texts from "./texts.mjs";

const [file, ...words] = process.argv.slice(2);
if (!file) {
  console.error("which file? node run.mjs explorer.html");
  process.exit(2);
}
/** What Firefox is asked as well; the rest needs what only the protocol of Chromium tells. */
const IN_FIREFOX = [
  "the page opens from a file",
  "a link opened by somebody else",
  "a page saved with a scenario",
  "a dragged dose",
  "a slider is followed",
  "every scenario that the page offers",
  "bands arrive",
  "a map of starts",
  "in Chinese",
];

const all = Object.entries({ ...texts, ...facts, ...reach, ...explore, ...away, ...learn });
let failed = 0;

/** Runs checks in a browser. */
async function run(name, checks) {
  const engine = await browser(name);
  console.log(`${name} ${engine.version()}`);
  for (const [sentence, check] of checks) {
    if (!words.every((word) => sentence.includes(word))) continue;
    try {
      await check(engine, file, (figure) => console.log(`     ${figure}`));
      console.log(`ok   ${sentence}`);
    } catch (fault) {
      failed += 1;
      console.error(`FAIL ${sentence}\n     ${fault.message}`);
    }
    for (const context of engine.contexts()) await context.close();
  }
  await engine.close();
}

if (process.env.CHROMIUM !== "none") await run("chromium", all);
if (process.env.FIREFOX !== "none")
  await run("firefox", all.filter(([sentence]) => IN_FIREFOX.some((begin) => sentence.includes(begin))));
process.exit(failed > 0 ? 1 : 0);
