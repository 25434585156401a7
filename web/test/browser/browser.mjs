// A page of the explorer in a real browser, and what every check needs of it.
import fs from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";

const require = createRequire(path.join(process.env.NODE_PATH ?? process.cwd(), "x.js"));
const { chromium, firefox } = require("playwright-core");

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
export const AXE = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
export const TABS = ["explore", "window", "routes", "why", "sure", "learn", "script", "help"];

/** A folder that is gone with this process. */
export function folder() {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), "explorer-"));
  process.on("exit", () => fs.rmSync(made, { recursive: true, force: true }));
  return made;
}

const DOWNLOADS = folder();

/** What a press of a button saves, as a file. By WebDriver BiDi nobody tells of a download: it is there when it is there. */
export async function saved(page, press) {
  if (page.context().browser().browserType().name() === "firefox") {
    for (const name of fs.readdirSync(DOWNLOADS)) fs.rmSync(path.join(DOWNLOADS, name));
    await press();
    const whole = () => fs.readdirSync(DOWNLOADS).find((name) => !name.endsWith(".part"));
    const size = () => fs.statSync(path.join(DOWNLOADS, whole())).size;
    for (let before = -1, tries = 0; tries < 100 && !(whole() && size() > 0 && size() === before); tries++) {
      before = whole() ? size() : -1;
      await page.waitForTimeout(100);
    }
    must(whole(), "nothing is saved");
    const to = path.join(folder(), whole());
    fs.copyFileSync(path.join(DOWNLOADS, whole()), to);
    return to;
  }
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  const to = path.join(folder(), download.suggestedFilename());
  await download.saveAs(to);
  return to;
}

/** Starts the browser that `CHROMIUM` names, or the one that `FIREFOX` does: that of a distribution, by WebDriver BiDi. */
export function browser(name = "chromium") {
  return name === "chromium"
    ? chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS })
    : firefox.launch({
        executablePath: process.env.FIREFOX ?? "/usr/bin/firefox",
        channel: "moz-firefox",
        downloadsPath: DOWNLOADS,
      });
}

/** Opens the file at a width; `wrong` gathers requests and errors. */
export async function opened(
  engine,
  file,
  { width = 1280, height = 900, hash = "", bypassCSP = false, begin, ...more } = {},
) {
  const context = await engine.newContext({ viewport: { width, height }, bypassCSP, acceptDownloads: true, ...more });
  await begin?.(context);
  const page = await context.newPage();
  const wrong = [];
  page.on(
    "request",
    (request) =>
      request.isNavigationRequest() ||
      request.url().startsWith("blob:") ||
      request.url().startsWith("data:") ||
      wrong.push(`asks for ${request.url()}`),
  );
  page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
  page.on("console", (message) => message.type() === "error" && wrong.push(`console: ${message.text()}`));
  await page.goto(`file://${path.resolve(file)}${hash}`);
  await until(page, () => document.body.dataset.ready === "yes" || !document.querySelector("#trouble").hidden, 20_000);
  const trouble = () =>
    page.evaluate(() =>
      document.querySelector("#trouble").hidden ? "" : document.querySelector("#trouble").textContent,
    );
  if (hash === "" && (await trouble())) wrong.push(await trouble());
  return { page, wrong, trouble, close: () => context.close() };
}

/** Waits until something holds in the page. The policy of the page forbids `waitForFunction`, which needs eval. */
export async function until(page, holds, most = 5000, value = undefined) {
  const end = Date.now() + most;
  while (!(await page.evaluate(holds, value))) {
    if (Date.now() > end) throw new Error(`not within ${most} ms: ${holds}`);
    await page.waitForTimeout(20);
  }
}

/** The scenario text that the page has now. */
export const text = (page) => page.evaluate(() => document.querySelector("#text").value);

/** Waits until the page has answered all that was asked. */
export async function settled(page, most = 5000) {
  await until(page, () => document.body.dataset.busy !== "yes", most);
  await page.waitForTimeout(30);
}

/** The paths of the treated curves, by panel. */
export const curves = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      Array.from(document.querySelectorAll(".panel"), (panel) => [
        panel.dataset.panel,
        Array.from(panel.querySelectorAll(".line.treated"), (line) => line.getAttribute("d")).join(" "),
      ]),
    ),
  );

/** Fails with a sentence. */
export function must(holds, sentence) {
  if (!holds) throw new Error(sentence);
}
