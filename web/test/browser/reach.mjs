// The explorer for everyone: names, axe, widths, boxes of texts, keys alone.
import { AXE, TABS, curves, must, opened, settled, text, until } from "./browser.mjs";

/** Opens a view and waits for its answer. */
async function view(page, tab) {
  await page.click(`#tab-${tab}`);
  if (["window", "routes", "why", "sure"].includes(tab))
    await until(page, (id) => document.querySelector(`#${id} .answer`).children.length > 0, 120_000, tab);
}

/** Opens the window with a second axis. */
async function mapped(page) {
  await view(page, "window");
  await page.locator("#window select").selectOption("dose");
  await until(page, () => document.querySelector("#window .map") !== null, 120_000);
}

export async function nameless(page) {
  const client = await page.context().newCDPSession(page);
  const { nodes } = await client.send("Accessibility.getFullAXTree");
  const need = new Set([
    "button",
    "slider",
    "combobox",
    "textbox",
    "searchbox",
    "spinbutton",
    "checkbox",
    "image",
    "img",
    "tab",
    "dialog",
    "region",
    "progressbar",
  ]);
  return nodes
    .filter(({ ignored, role, name }) => !ignored && need.has(role?.value) && !name?.value?.trim())
    .map(({ role, backendDOMNodeId }) => `${role.value} (node ${backendDOMNodeId})`);
}

/** Pairs of texts of one drawing whose boxes overlap, and texts that stand out of their drawing. */
export const overlaps = () => {
  const wrong = [];
  for (const drawing of document.querySelectorAll("svg.plot, svg.cord, svg.network")) {
    const texts = Array.from(drawing.querySelectorAll("text"), (node) => ({
      said: node.textContent,
      box: node.getBoundingClientRect(),
    })).filter(({ box }) => box.width > 0);
    const frame = drawing.getBoundingClientRect();
    texts.forEach((a, i) => {
      if (a.box.left < frame.left - 9 || a.box.right > frame.right + 9)
        wrong.push(`“${a.said}” stands out of its drawing`);
      for (const b of texts.slice(i + 1)) {
        const [x, y] = [
          Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left),
          Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top),
        ];
        if (x > 0.5 && y > 3) wrong.push(`“${a.said}” over “${b.said}”`);
      }
    });
  }
  return wrong;
};

const checks = {
  "the page opens from a file, asks for nothing, logs no error and has a strict policy": async (engine, file, say) => {
    const began = Date.now();
    const { page, wrong, close } = await opened(engine, file);
    say(`open to first curves: ${Date.now() - began} ms`);
    for (const tab of TABS) await page.click(`#tab-${tab}`);
    await page.waitForTimeout(1500);
    must(wrong.length === 0, wrong.join("; "));
    const policy = await page.getAttribute('meta[http-equiv="Content-Security-Policy"]', "content");
    must(policy.includes("default-src 'none'") && !policy.includes("unsafe-inline"), `policy: ${policy}`);
    must((await page.locator(".panel").count()) === 12, "there are not twelve panels");
    const always = await page.evaluate(() =>
      ["#context", "#model-hash", "#population"].map((id) => document.querySelector(id).textContent),
    );
    must(always[0].includes("not for clinical use") && always.every((said) => said.length > 10), always.join(" | "));
    await close();
  },
  "every control, picture and region has a name": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    for (const tab of [...TABS, "map"]) {
      await (tab === "map" ? mapped(page) : view(page, tab));
      const found = await nameless(page);
      must(found.length === 0, `${tab}: ${found.join(", ")}`);
    }
    await close();
  },
  "no texts of a drawing overlap at three sizes, on any axis of time": async (engine, file) => {
    for (const width of [1280, 768, 390]) {
      const { page, close } = await opened(engine, file, { width });
      for (const axis of ["asinh", "log", "linear"]) {
        await page.locator("#settings select").first().selectOption(axis);
        await page.waitForTimeout(80);
        const wrong = await page.evaluate(overlaps);
        must(wrong.length === 0, `${width} px, ${axis}: ${wrong.join("; ")}`);
      }
      for (const tab of ["window", "why"]) {
        await view(page, tab);
        const wrong = await page.evaluate(overlaps);
        must(wrong.length === 0, `${width} px, ${tab}: ${wrong.join("; ")}`);
      }
      await close();
    }
  },
  "keys alone move a dose, add one, take it back, read the time, and reach every view": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    const before = await curves(page);
    await page.keyboard.press("Alt+Shift+d");
    for (let i = 0; i < 3; i++) await page.keyboard.press("PageUp");
    await settled(page);
    must(
      (await page.evaluate(() => document.activeElement.getAttribute("aria-valuetext"))) !== "1 h",
      "the dose did not move",
    );
    must(JSON.stringify(await curves(page)) !== JSON.stringify(before), "the curves did not follow");
    await page.keyboard.press("Alt+Shift+n");
    await until(page, () => document.querySelectorAll(".treatment").length === 2);
    must(
      await page.evaluate(() => document.activeElement.closest(".treatment") !== null),
      "the new treatment has not got the focus",
    );
    await page.keyboard.press("Alt+Shift+t");
    await page.keyboard.press("End");
    must((await page.evaluate(() => document.querySelector("#time-typed").value)) === "84 d", "the time did not move");
    for (const [i, tab] of TABS.entries()) {
      await page.keyboard.press(`Alt+Shift+${i + 1}`);
      must(!(await page.locator(`#${tab}`).evaluate((panel) => panel.hidden)), `${tab} did not open`);
    }
    await page.keyboard.press("Alt+Shift+1");
    for (let i = 0; i < 4; i++) await page.keyboard.press("Control+z");
    await settled(page);
    must(/^at = "1 h"/m.test(await text(page)), "undo by keys did not come back to the start");
    await close();
  },
  "with motion not wanted, play goes in steps": async (engine, file) => {
    const { page, close } = await opened(engine, file, { reducedMotion: "reduce" });
    await page.locator("#time").fill("0");
    await page.click("#play");
    await page.waitForTimeout(700);
    must((await page.inputValue("#time")) === "0", "it moved within a step");
    await page.waitForTimeout(1000);
    must((await page.inputValue("#time")) !== "0", "it does not move");
    await close();
  },
};

checks["the page in Chinese keeps the scenario, says that nobody has read it, leaves the program's words English, and fits"] =
  async (engine, file) => {
    const first = await opened(engine, file);
    await first.page.locator("#strip .handle").first().focus();
    await first.page.keyboard.press("PageUp");
    await settled(first.page);
    const before = await text(first.page);
    // The page is made anew.
    await Promise.all([
      first.page.waitForEvent("load"),
      first.page.locator("#language select").selectOption("zh"),
    ]);
    await until(first.page, () => document.documentElement.lang === "zh-Hans" && document.body.dataset.ready === "yes", 20_000);
    must((await text(first.page)) === before, "the scenario is lost");
    const hash = await first.page.evaluate(() => location.hash);
    await first.close();
    for (const width of [1280, 390]) {
      const { page, wrong, close } = await opened(engine, file, { hash, width });
      const [lang, tab, note] = await page.evaluate(() => [
        document.documentElement.lang,
        document.querySelector("#tab-explore").textContent,
        document.querySelector("#language-note").textContent,
      ]);
      must(lang === "zh-Hans" && tab === "探索" && note.includes("未经"), `${lang}, ${tab}, ${note}`);
      const english = ["#headline", "#context", "#question", ".panel b", ".treatment select", "#window .sentence"];
      for (const one of english)
        must(await page.locator(one).first().evaluate((node) => node.closest("[lang]").lang === "en"), `${one} is not English`);
      for (const name of TABS) {
        await page.click(`#tab-${name}`);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        must(wide <= width, `${name} is ${wide} px wide`);
      }
      await page.click("#tab-explore");
      // Boxes of texts are as high as a line in Firefox.
      const wrongly = engine.browserType().name() === "chromium" ? await page.evaluate(overlaps) : [];
      must(wrongly.length === 0, wrongly.join("; "));
      must(wrong.length === 0, wrong.join("; "));
      await close();
    }
  };

for (const [width, more, name] of [
  [1280, {}, "on a desk"],
  [390, {}, "on a telephone"],
  [640, { deviceScaleFactor: 2 }, "at 200 %"],
  [1280, { forcedColors: "active" }, "in forced colours"],
]) {
  checks[`axe finds nothing and nothing is wider than the screen ${name}`] = async (engine, file) => {
    const { page, close } = await opened(engine, file, { width, bypassCSP: true, ...more });
    await page.evaluate(AXE);
    for (const tab of [...TABS, "map"]) {
      await (tab === "map" ? mapped(page) : view(page, tab));
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      must(wide <= width, `${tab} is ${wide} px wide`);
      const found = await page.evaluate(() =>
        axe.run(document, {
          resultTypes: ["violations"],
          runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        }),
      );
      must(
        found.violations.length === 0,
        `${tab}: ${found.violations
          .map(
            ({ id, nodes }) =>
              `${id}: ${nodes
                .slice(0, 3)
                .map((node) => `${node.html.slice(0, 120)} ${node.failureSummary.slice(0, 160)}`)
                .join(" / ")}`,
          )
          .join("\n")}`,
      );
    }
    await close();
  };
}

export default checks;
