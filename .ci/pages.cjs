// Opens pages in a real browser at the width of a desk and of a telephone, and says what is wrong with them.
const fs = require("node:fs");
const path = require("node:path");
const { chromium } = require("playwright-core");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const MOST_BYTES = 1_500_000;
const FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

async function wrong(browser, file, width) {
  // The page forbids scripts; the checker is one.
  const context = await browser.newContext({ viewport: { width, height: 900 }, bypassCSP: true });
  const page = await context.newPage();
  const found = [];
  page.on("request", (request) => request.isNavigationRequest() || found.push(`asks for ${request.url()}`));
  await page.goto("file://" + path.resolve(file));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) found.push(`is ${wide} px wide`);
  if (await page.evaluate(() => [...document.querySelectorAll("math")].some((one) => one.getBoundingClientRect().height < 5)))
    found.push("has MathML that is not rendered");
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) found.push(`axe ${id}: ${help}: ${nodes[0].html.slice(0, 200)} (${nodes.length} in all)`);
  await context.close();
  return found;
}

(async () => {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: FLAGS });
  let all = 0;
  for (const file of process.argv.slice(2)) {
    const bytes = fs.statSync(file).size;
    const found = bytes > MOST_BYTES ? [`has ${bytes} bytes`] : [];
    for (const width of [1280, 390]) found.push(...(await wrong(browser, file, width)).map((one) => `at ${width} px: ${one}`));
    for (const one of found) console.error(`${path.basename(file)} ${one}`);
    all += found.length;
  }
  await browser.close();
  if (all > 0) process.exit(1);
  console.log("pages are valid, and axe-core finds nothing");
})();
