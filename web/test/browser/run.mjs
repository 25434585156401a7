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
const engine = await browser();
let failed = 0;
for (const [sentence, check] of Object.entries({ ...texts, ...facts, ...reach, ...explore, ...away, ...learn })) {
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
process.exit(failed > 0 ? 1 : 0);
