// Lessons: from start to end by keys alone, nothing known before it is predicted, nothing lost.
import fs from "node:fs";
import { AXE, curves, must, opened, settled, text, until } from "./browser.mjs";
import { nameless, overlaps } from "./reach.mjs";

const ready = (page) => until(page, () => document.querySelector("#lesson .go, #lesson-end") !== null, 20_000);
const heading = (page) => page.evaluate(() => document.querySelector("#lesson h3[tabindex]")?.textContent ?? "");
const left = (page) => page.evaluate(() => document.querySelector("#lesson .go") !== null);
const locked = (page) => page.evaluate(() => document.querySelector("#lesson .ask") !== null);

/** The page with its lessons; what the engine is asked is written down as `[op, file, arms]`. */
async function lessons(engine, file, more) {
  const begin = (context) =>
    context.addInitScript(() => {
      window.asked = [];
      const post = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (message, ...rest) {
        if (message?.ask) window.asked.push([message.ask.op, message.ask.file, message.ask.arms]);
        return post.call(this, message, ...rest);
      };
    });
  const found = await opened(engine, file, { ...more, begin });
  const ids = await found.page.evaluate(() =>
    Array.from(document.querySelectorAll("[data-lesson]"), (node) => node.dataset.lesson),
  );
  must(ids.length > 0, "the page has no lessons");
  return { ...found, ids };
}

/** Opens a lesson and begins it. */
async function begun(page, id) {
  await page.click("#tab-learn");
  await page.click(`[data-lesson="${id}"]`);
  await page.click("#lesson .go");
  await here(page);
}

/** Waits until the step is whole. */
async function here(page) {
  await ready(page);
  await settled(page, 20_000);
  await until(page, () => document.querySelector("#lesson .go, #lesson-end") !== null, 20_000);
}

async function tabTo(page, selector) {
  for (let i = 0; i < 250; i++) {
    if (await page.evaluate((to) => document.activeElement.matches(to), selector)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way by Tab to ${selector} from ${await heading(page)}`);
}

/** Answers what a step asks for, and does the next one, by keys. */
async function answerByKeys(page) {
  const asks = (selector) => page.evaluate((to) => document.querySelector(to) !== null, selector);
  if (await locked(page)) {
    if (await asks("#lesson .pen")) {
      await tabTo(page, ".pen");
      for (const key of ["ArrowUp", "ArrowRight", "ArrowRight", "ArrowUp", "End", "PageUp", "PageDown", "ArrowDown"])
        await page.keyboard.press(key);
    }
    if (await asks("#lesson [type=radio]")) {
      await tabTo(page, "#lesson [type=radio]");
      await page.keyboard.press("Space");
    }
    for (const key of ["words", "reason"]) {
      if (!(await asks(`#lesson [data-key=${key}]`))) continue;
      await tabTo(page, `#lesson [data-key=${key}]`);
      await page.keyboard.type("Since they are alive.");
    }
  }
  const before = await heading(page);
  await tabTo(page, "#lesson .go");
  await page.keyboard.press("Enter");
  await until(page, (was) => document.querySelector("#lesson h3[tabindex]")?.textContent !== was, 20_000, before);
  await here(page);
}

/** Goes on to the first step that waits for a prediction. */
async function toTheLock(page) {
  for (let i = 0; i < 20 && !(await locked(page)); i++) await answerByKeys(page);
  must(await locked(page), "no step waits for a prediction");
}

/** Answers of a lesson's own scenario that the engine was asked for, where they would tell. */
const told = (page, id) =>
  page.evaluate(
    (file) =>
      window.asked.filter(
        ([op, of, arms]) => of === file && !["scenario", "edit"].includes(op) && !(op === "run" && arms),
      ),
    `${id}.toml`,
  );

async function axe(page, where) {
  const { violations } = await page.evaluate(() =>
    axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  const said = violations.map(
    ({ id, nodes }) => `${id}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary.slice(0, 200)}`,
  );
  must(said.length === 0, `${where}: ${said.join("\n")}`);
}

const checks = {
  "every lesson is done from start to end by keys alone": async (engine, file, say) => {
    const { page, wrong, ids, close } = await lessons(engine, file);
    const scenario = await text(page);
    const steps = [];
    for (const id of ids) {
      await page.keyboard.press("Alt+Shift+6");
      await tabTo(page, `[data-lesson="${id}"]`);
      await page.keyboard.press("Enter");
      let many = 0;
      while (await left(page)) {
        must((many += 1) < 40, `${id} does not end`);
        await answerByKeys(page);
      }
      must((await page.locator("#lesson-end li").count()) >= 4, `${id}: no take-aways, or nothing that is left out`);
      must(await page.locator("#trouble").isHidden(), `${id}: ${await page.textContent("#trouble")}`);
      steps.push(many - 1);
      await tabTo(page, "#lesson .tools button");
      await page.keyboard.press("Enter");
    }
    say(`lessons: ${ids.length}, of ${steps.join(", ")} steps`);
    must((await page.locator("#lesson-list .done").count()) === ids.length, "not all are done");
    must((await text(page)) === scenario, "the explorer has not got its own scenario back");
    must(wrong.length === 0, wrong.join("; "));
    await close();
  },
  "what follows a prediction cannot be reached before it by click, key, link or reload, and the model is not asked for it":
    async (engine, file) => {
      const { page, ids, close } = await lessons(engine, file);
      await page.click("#share");
      await until(page, () => location.hash.length > 10);
      const scenario = await page.evaluate(() => location.hash);
      await page.keyboard.press("Escape");
      await page.evaluate(() => history.replaceState(null, "", location.href.replace(/#.*/, "")));
      for (const id of ids) {
        await begun(page, id);
        await toTheLock(page);
        const step = await heading(page);
        const held = async (way) => {
          if (await page.locator("#learn").isHidden()) await page.keyboard.press("Alt+Shift+6");
          if (await page.locator("#lesson").isHidden()) await page.click(`[data-lesson="${id}"]`);
          await here(page);
          await page.waitForTimeout(700);
          must((await heading(page)) === step && (await locked(page)), `${id}: ${way} leads to ${await heading(page)}`);
          must(
            (await told(page, id)).length === 0,
            `${id}: by ${way} the model was asked ${JSON.stringify(await told(page, id))}`,
          );
        };
        await page.evaluate(() => (window.asked = []));
        await page.click("#lesson .go");
        await held("a click");
        must((await page.textContent("#lesson .missing")).length > 5, `${id}: it is not said what is missing`);
        await page.keyboard.press("Alt+Shift+g");
        await held("a key");
        for (const key of ["Alt+Shift+a", "Alt+Shift+l", "Alt+Shift+n", "Control+z", "Control+y"])
          await page.keyboard.press(key);
        must(!(await page.evaluate(() => document.querySelector("#link").open)), `${id}: its scenario is in a link`);
        await held("other keys");
        for (const tab of ["explore", "window", "script"]) await page.click(`#tab-${tab}`);
        await held("other views");
        for (const hash of [scenario, `#v=1&lesson=${id}`, `#v=1&lesson=${id}&step=99`, "#v=1&lesson=none"]) {
          await page.evaluate((to) => (location.hash = to), hash);
          await page.waitForTimeout(300);
          await held(`the link ${hash}`);
        }
        await page.evaluate((key) => {
          const kept = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...kept, at: 99 }));
        }, `exocord-lesson-${id}`);
        await page.reload();
        await until(page, () => document.body.dataset.ready === "yes", 20_000);
        await held("loading it again");
        await page.evaluate(() => (document.querySelector("#trouble").hidden = true));
        await answerByKeys(page);
        must((await heading(page)) !== step, `${id}: a prediction that is committed does not lead on`);
        await page.evaluate(() => localStorage.clear());
        await page.reload();
        await until(page, () => document.body.dataset.ready === "yes", 20_000);
      }
      await close();
    },
  "answers stay when the page is loaded again, and are saved as a text": async (engine, file) => {
    const { page, ids, close } = await lessons(engine, file);
    await begun(page, ids[0]);
    await toTheLock(page);
    await answerByKeys(page);
    const step = await heading(page);
    await page.reload();
    await until(page, () => document.body.dataset.ready === "yes", 20_000);
    await page.click("#tab-learn");
    await page.click(`[data-lesson="${ids[0]}"]`);
    await here(page);
    must((await heading(page)) === step, `it goes on at ${await heading(page)}, not at ${step}`);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("#lesson .tools button").nth(2).click(),
    ]);
    const kept = fs.readFileSync(await download.path(), "utf8");
    must(kept.includes("Since they are alive.") && kept.includes("not for clinical use"), kept);
    await page
      .locator("#lesson > details")
      .last()
      .evaluate((fold) => (fold.open = true));
    must((await page.textContent("#lesson")).includes("Since they are alive."), "the page does not show it");
    await close();
  },
  "a course is drawn by mouse and by touch, and the model is drawn over it": async (engine, file) => {
    const { page, ids, close } = await lessons(engine, file, { width: 390, hasTouch: true });
    for (const id of ids) {
      await page.click("#tab-learn");
      await page.click(`[data-lesson="${id}"]`);
      for (let i = 0; i < 12 && (await left(page)) && !(await page.locator(".pen").count()); i++)
        await answerByKeys(page);
      if (await page.locator(".pen").count()) break;
      await page.locator("#lesson .tools button").first().click();
    }
    if (!(await page.locator(".pen").count())) throw new Error("no lesson asks for a drawing");
    const plot = page.locator("svg.drawing");
    await plot.scrollIntoViewIfNeeded();
    const box = await plot.boundingBox();
    const drawn = () => plot.locator(".guess").getAttribute("d");
    for (const part of [0.2, 0.5, 0.8]) await page.touchscreen.tap(box.x + part * box.width, box.y + 60);
    const tapped = await drawn();
    must(tapped.split("L").length >= 3, `by touch: ${tapped}`);
    await page.mouse.move(box.x + 60, box.y + 50);
    await page.mouse.down();
    for (let i = 1; i <= 20; i++) await page.mouse.move(box.x + 60 + (i * (box.width - 90)) / 20, box.y + 50 + 5 * i);
    await page.mouse.up();
    const own = await drawn();
    must(own !== tapped && own.split("L").length > 15, `by mouse: ${own}`);
    await page.fill('#lesson [data-key="reason"]', "Fewer are left.");
    await page.evaluate(() => {
      const live = document.querySelector("#live");
      window.said = [];
      new MutationObserver(() => live.textContent && window.said.push(live.textContent)).observe(live, {
        childList: true,
      });
    });
    await page.click("#lesson .go");
    await here(page);
    await page.waitForTimeout(2500);
    const said = await page.evaluate(() => window.said);
    must(said.length === 1 && said[0].length > 30, `it is said ${said.length} times: ${said.join(" / ")}`);
    const panel = page.locator("#lesson .panel", { has: page.locator('.guess[d*="L"]') });
    must((await panel.locator(".line.treated").first().getAttribute("d")).length > 50, "the model is not drawn");
    must((await page.textContent("#lesson-apart")).length > 20, "they are not compared");
    await close();
  },
  "where the browser keeps nothing, a lesson says so and goes on": async (engine, file) => {
    const { page, ids, close } = await lessons(engine, file);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new Error("no");
      };
    });
    await begun(page, ids[0]);
    await answerByKeys(page);
    must((await page.textContent("#lesson")).includes("keeps nothing"), "it does not say so");
    await close();
  },
  "a lesson changes nothing of the explorer, whose panels and scenario are as before": async (engine, file) => {
    const { page, ids, close } = await lessons(engine, file);
    const whole = () => until(page, () => /100/.test(document.querySelector("#basis").textContent), 60_000);
    await whole();
    const [before, drawn] = [await text(page), await curves(page)];
    await begun(page, ids[0]);
    must(Object.keys(await curves(page)).length < 12, "all panels are in the lesson");
    await page.click("#tab-explore");
    await settled(page);
    await whole();
    must((await text(page)) === before, "the text differs");
    must(JSON.stringify(await curves(page)) === JSON.stringify(drawn), "the curves differ");
    must((await page.locator("#explore [data-control]").count()) >= 12, "controls are missing");
    await close();
  },
};

for (const [width, more, name] of [
  [390, {}, "on a telephone"],
  [640, { deviceScaleFactor: 2 }, "at 200 %"],
  [1280, { forcedColors: "active" }, "in forced colours"],
]) {
  checks[`in every step of every lesson axe finds nothing, all has a name and no texts overlap ${name}`] = async (
    engine,
    file,
  ) => {
    const { page, ids, close } = await lessons(engine, file, { width, bypassCSP: true, ...more });
    await page.evaluate(AXE);
    for (const id of ids) {
      await page.click("#tab-learn");
      await axe(page, "the list");
      await page.click(`[data-lesson="${id}"]`);
      for (let more = true; more;) {
        const where = `${id}, ${await heading(page)}`;
        await axe(page, where);
        const lacking = await nameless(page);
        must(lacking.length === 0, `${where}: ${lacking.join(", ")}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        must(wide <= width, `${where} is ${wide} px wide`);
        const over = await page.evaluate(overlaps);
        must(over.length === 0, `${where}: ${over.join("; ")}`);
        more = await left(page);
        if (more) await answerByKeys(page);
      }
      await page.locator("#lesson .tools button").first().click();
    }
    await close();
  };
}

export default checks;
