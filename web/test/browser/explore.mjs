// The explorer under a hand: dragging, keys, undoing, pinning.
import { curves, must, opened, settled, text, until } from "./browser.mjs";

const mark = "#strip .handle";

async function drag(page, by, steps = 12) {
  const box = await page.locator(mark).first().boundingBox();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let i = 1; i <= steps; i++) await page.mouse.move(x + (by * i) / steps, y);
  await page.mouse.up();
  await settled(page);
}

/** For how long nothing could be typed, as far as the browser tells. */
async function blocked(page) {
  const [told, longest] = await page.evaluate(() => [
    PerformanceObserver.supportedEntryTypes.includes("longtask"),
    window.longest,
  ]);
  return told ? `input was blocked for at most ${longest.toFixed(0)} ms` : "this browser does not tell of blocked input";
}

const at = (script) => /^at = "(.*)"/m.exec(script)?.[1];

export default {
  "a dragged dose moves its time in the text and all curves that depend on it, and is one step back": async (
    engine,
    file,
  ) => {
    const { page, close } = await opened(engine, file);
    const [before, was] = [await curves(page), await text(page)];
    await drag(page, 180);
    const [after, now] = [await curves(page), await text(page)];
    must(at(now) !== at(was), `the time is still ${at(now)}`);
    const changed = Object.keys(after).filter((panel) => after[panel] !== before[panel]);
    must(changed.length >= 8, `only ${changed.length} panels changed`);
    await page.keyboard.press("Control+z");
    await settled(page);
    must((await text(page)) === was, "undo did not bring back the text");
    await close();
  },
  "of a rapid drag the last value wins, and comments of the text stay": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    await drag(page, 260, 120);
    await until(page, () => document.querySelector("#strip .handle").getAttribute("aria-valuetext") !== "1 h");
    const shown = await page.locator(mark).first().getAttribute("aria-valuetext");
    const written = at(await text(page));
    must(shown === written, `the mark says ${shown}, the text ${written}`);
    must((await text(page)).includes("# the parent cell"), "a comment is lost");
    await close();
  },
  "a mark that is dragged away and back before the engine answers ends where the hand is": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    const was = at(await text(page));
    await page.evaluate((selector) => {
      const handle = document.querySelector(selector);
      const { left, top, width } = handle.getBoundingClientRect();
      const event = (type, by) =>
        handle.dispatchEvent(
          new PointerEvent(type, { bubbles: true, pointerId: 1, clientX: left + width / 2 + by, clientY: top + 9 }),
        );
      SVGElement.prototype.setPointerCapture = () => {};
      event("pointerdown", 0);
      for (const by of [60, 120, 180, 90, 0]) event("pointermove", by);
      event("pointerup", 0);
    }, mark);
    await settled(page);
    must(at(await text(page)) === was, `it stays at ${at(await text(page))}`);
    const shown = await page.locator(mark).first().getAttribute("aria-valuetext");
    must(shown === was, `the mark says ${shown}`);
    await close();
  },
  "a slider is followed by painted curves within the time of a glance": async (engine, file, say) => {
    const { page, close } = await opened(engine, file);
    const times = await page.evaluate(async () => {
      const slider = document.querySelector(".treatment input[type=range]");
      const path = () => document.querySelector(".panel .line.treated").getAttribute("d");
      const all = [];
      for (let i = 0; i < 40; i++) {
        const before = path();
        const began = performance.now();
        slider.value = 90 + (i % 2) * 40 + i;
        slider.dispatchEvent(new Event("input", { bubbles: true }));
        while (path() === before && performance.now() - began < 2000) await new Promise((done) => setTimeout(done, 0));
        await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
        all.push(performance.now() - began);
      }
      return all.slice(8).sort((a, b) => a - b);
    });
    const [median, late] = [times[times.length >> 1], times[Math.floor(times.length * 0.95)]];
    say(`slider to painted curves: median ${median.toFixed(0)} ms, p95 ${late.toFixed(0)} ms`);
    must(median < 400, `median ${median} ms`);
    await close();
  },
  "thirty changes undone are the text as it was, and redone the text as it became": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    const was = await text(page);
    for (let i = 0; i < 30; i++) {
      await page
        .locator("#injury input[type=range]")
        .first()
        .evaluate(
          (slider, value) => {
            slider.dispatchEvent(new Event("pointerdown"));
            slider.value = value;
            slider.dispatchEvent(new Event("input"));
          },
          20 + ((i * 37) % 60),
        );
      await settled(page);
    }
    const became = await text(page);
    must(became !== was, "nothing changed");
    for (let i = 0; i < 30; i++) {
      await page.click("#undo");
      await settled(page);
    }
    must((await text(page)) === was, "undone is not as it was");
    for (let i = 0; i < 30; i++) {
      await page.click("#redo");
      await settled(page);
    }
    must((await text(page)) === became, "redone is not as it became");
    await close();
  },
  "a mechanism is changed between the times that are typed": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    await page.locator("#explore .fold", { has: page.locator("#switches") }).evaluate((fold) => (fold.open = true));
    await page.locator("#switch-adder select").selectOption({ index: 5 });
    await settled(page);
    const before = await curves(page);
    for (const [i, time] of ["2 d", "9 d"].entries()) {
      await page.locator("#switches .row input").nth(i).fill(time);
      await page.keyboard.press("Tab");
      await settled(page);
    }
    const written = await text(page);
    must(/^from = "2 d"/m.test(written) && /^until = "9 d"/m.test(written), written);
    must(JSON.stringify(await curves(page)) !== JSON.stringify(before), "no curve follows");
    await close();
  },
  "what is pinned stays while the scenario goes on, and swapped twice is as before": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    await page.click("#pin");
    await drag(page, 200);
    const [held, now] = await page.evaluate(() => [
      document.querySelector(".line.pinned").getAttribute("d"),
      document.querySelector(".line.treated").getAttribute("d"),
    ]);
    must(held && held !== now, "nothing is held");
    const before = await text(page);
    for (let i = 0; i < 2; i++) {
      await page.click("#swap");
      await settled(page);
    }
    must((await text(page)) === before, "swapped twice is not as before");
    await close();
  },
  "a scenario that cannot be run keeps the last curves and says what is wrong, with its line": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    const before = await curves(page);
    await page.click("#tab-script");
    await page.fill("#text", (await text(page)).replace('route = "intravenous"', 'route = "intravenus"'));
    await until(page, () => document.querySelectorAll("#diagnostics .error").length > 0);
    const said = await page.textContent("#diagnostics");
    must(/line \d+/.test(said) && said.includes("intravenous"), `said: ${said}`);
    await page.click("#tab-explore");
    must(JSON.stringify(await curves(page)) === JSON.stringify(before), "the curves are gone");
    await page.locator("#faults button").first().click();
    await until(page, () => document.querySelector("#faults").hidden);
    await close();
  },
  "every scenario that the page offers opens, is drawn, and can be undone": async (engine, file) => {
    const { page, wrong, trouble, close } = await opened(engine, file);
    const was = await text(page);
    const many = await page.locator("#preset option").count();
    must(many > 20, `only ${many} scenarios are offered`);
    for (let i = 1; i < many; i++) {
      await page.locator("#preset select").selectOption({ index: i });
      await settled(page, 20_000);
      const state = await page.evaluate(() => ({
        faulty: document.body.classList.contains("faulty"),
        headline: document.querySelector("#headline").textContent,
        empty: Array.from(document.querySelectorAll(".panel"), (panel) => panel.querySelector(".line.treated")).filter(
          (line) => !line.getAttribute("d"),
        ).length,
      }));
      must((await trouble()) === "", await trouble());
      must(!state.faulty && state.headline.length > 20 && state.empty === 0, `${i}: ${JSON.stringify(state)}`);
    }
    for (let i = 1; i < many; i++) {
      await page.click("#undo");
      await settled(page, 20_000);
    }
    must((await text(page)) === was, "undone is not as it was");
    must(wrong.length === 0, wrong.join("; "));
    await close();
  },
  "a cord of one region leaves out what it has not": async (engine, file) => {
    const { page, wrong, close } = await opened(engine, file);
    await page.click("#tab-script");
    await page.fill("#text", (await text(page)).replace('output_every = "6 h"', "regions = 1"));
    await page.waitForTimeout(600);
    await settled(page);
    await page.click("#tab-explore");
    must(!(await page.evaluate(() => document.body.classList.contains("faulty"))), await page.textContent("#faults"));
    const dead = await page.evaluate(() =>
      Array.from(document.querySelectorAll(".panel .line.treated"), (line) => line.getAttribute("d") === ""),
    );
    must(dead.some(Boolean) && dead.some((one) => !one), "nothing, or all, is left out");
    await until(page, () => /^Over|^So far|without an interval/.test(document.querySelector("#basis").textContent), 30_000);
    must(!(await page.textContent("#basis")).includes("is called"), await page.textContent("#basis"));
    must(wrong.length === 0, wrong.join("; "));
    await close();
  },
  "a question gives way to the next, is asked anew when it is looked at, and can be stopped": async (engine, file) => {
    const { page, wrong, close } = await opened(engine, file);
    const answered = (tab, most) =>
      until(page, (id) => document.querySelector(`#${id} .answer`).children.length > 0, most, tab);
    await page.click("#tab-routes");
    await page.click("#tab-why");
    await answered("why", 60_000);
    await page.click("#tab-routes");
    await answered("routes", 60_000);
    await page.locator("#routes select").selectOption("customary");
    await until(page, () => !document.querySelector("#routes progress").hidden);
    await page.locator("#routes button", { hasText: "Stop" }).click();
    must((await page.textContent("#routes [role=status]")).startsWith("Stopped"), "it does not say that it stopped");
    await page.waitForTimeout(800);
    must(await page.evaluate(() => document.querySelector("#routes progress").hidden), "it went on");
    must(wrong.length === 0, wrong.join("; "));
    await close();
  },
  "what is found is spoken once, after it rests": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    await until(page, () => document.querySelector("#live").textContent.length > 20, 60_000);
    await page.evaluate(() => {
      window.spoken = [];
      const live = document.querySelector("#live");
      new MutationObserver(() => window.spoken.push(live.textContent)).observe(live, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    });
    await drag(page, 200, 60);
    must((await page.evaluate(() => window.spoken.length)) === 0, "it spoke while the hand moved");
    await until(page, () => window.spoken.length > 0, 60_000);
    await page.waitForTimeout(4000);
    const spoken = await page.evaluate(() => window.spoken);
    must(spoken.length <= 2, `it spoke ${spoken.length} times`);
    await close();
  },
  "an engine that breaks is replaced, and the scenario is kept": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    const before = await text(page);
    await page.evaluate(() => page.session.quick.end(new Error("broken by a check")));
    must((await text(page)) === before, "the scenario is lost");
    const drawn = await curves(page);
    await drag(page, 150);
    must(JSON.stringify(await curves(page)) !== JSON.stringify(drawn), "nothing is drawn any more");
    await close();
  },
  "long dragging leaves nothing behind": async (engine, file, say) => {
    const { page, close } = await opened(engine, file);
    const client = await page.context().newCDPSession(page);
    const heap = async () => {
      await client.send("HeapProfiler.collectGarbage");
      return (await client.send("Runtime.getHeapUsage")).usedSize / 1e6;
    };
    await drag(page, 150, 60);
    const before = await heap();
    for (let i = 0; i < 6; i++) await drag(page, i % 2 === 0 ? 150 : -150, 80);
    const after = await heap();
    say(`heap: ${before.toFixed(1)} MB, and ${after.toFixed(1)} MB after 480 more moves`);
    must(after < 1.2 * before + 1, `the heap grew from ${before} to ${after} MB`);
    await close();
  },
  "bands arrive over all sets of the core without being asked": async (engine, file, say) => {
    const { page, close } = await opened(engine, file);
    await page.evaluate(() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: "longtask" });
    });
    const began = Date.now();
    await until(page, () => /^(Over|So far,) \d+ of/.test(document.querySelector("#basis").textContent), 15_000);
    const first = Date.now() - began;
    await until(page, () => /^Over (\d+) of \1 /.test(document.querySelector("#basis").textContent), 60_000);
    say(
      `bands: first sets after ${first} ms, all after ${Date.now() - began} ms (500 ms of rest included); ${await blocked(page)}`,
    );
    must(
      await page.evaluate(() => document.querySelector(".fill.band").getAttribute("d").length > 100),
      "no band is drawn",
    );
    await close();
  },
  "a map of starts and doses has its key, is walked by arrow keys, and a cell gives what it stands for": async (
    engine,
    file,
  ) => {
    const { page, wrong, close } = await opened(engine, file);
    await page.click("#tab-window");
    await page.locator("#window select").selectOption("dose");
    await until(page, () => document.querySelector("#window .map") !== null, 60_000);
    const [rows, columns] = await page.evaluate(() =>
      ["tbody tr", "thead th"].map((all) => document.querySelectorAll(`#window .map ${all}`).length),
    );
    must(rows === 7 && columns === 13, `${rows} rows, ${columns} columns`);
    // The colours are fixed: four smallest meaningful points to either side.
    const [key, caption] = [await page.textContent("#window .map-key p"), await page.textContent("#window .answer p")];
    must(key.includes("end at 4 points") && caption.includes("BBB"), `${key} ${caption}`);
    await until(page, () => document.querySelector('#window [role="status"]').textContent === "", 120_000);
    must((await page.locator("#window .map .unsure").count()) > 0, "no cell is hatched over all sets");
    await page.locator("#window .map .tone").first().focus();
    for (const name of ["ArrowDown", "ArrowRight", "ArrowRight"]) await page.keyboard.press(name);
    const name = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
    must(/^316\.2 ug, first dose at 6 h: \+\d/.test(name), name);
    await page.keyboard.press("Enter");
    await settled(page);
    must(/^at = "6 h"/m.test(await text(page)) && /^dose = "316\.2 ug"/m.test(await text(page)), await text(page));
    must(wrong.length === 0, wrong.join("; "));
    await close();
  },
  "a map is given up at will, and a second axis that cannot be is answered": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    await page.click("#tab-window");
    await page.locator("#window select").selectOption("source");
    await until(page, () => document.querySelector("#window .map") !== null, 60_000);
    await page.locator("#window button", { hasText: "Stop" }).click();
    must((await page.textContent('#window [role="status"]')).includes("so far"), "it does not say that it stopped");
    must((await page.locator("#window .map .tone").count()) > 20, "what was found is gone");
    await page.locator("#window input[type=text]").fill("bmsc,moon");
    await page.keyboard.press("Enter");
    await until(page, () => document.querySelector("#window .sentence").textContent.includes("moon"), 20_000);
    // The worker is there for the next question.
    await page.locator("#window select").selectOption("");
    await until(page, () => document.querySelector("#window svg.wide") !== null, 60_000);
    await close();
  },
  "what is recorded without effect is told, and a warning's line is marked otherwise than an error's": async (
    engine,
    file,
  ) => {
    const { page, close } = await opened(engine, file);
    await page.click("#tab-script");
    await page.fill("#text", (await text(page)).replace('species = "rat"', 'species = "rat"\nstrain = "Martian"'));
    await page.waitForTimeout(500);
    await settled(page);
    must((await page.textContent("#injury")).includes("strain Martian"), "the strain is taken in silence");
    await page.fill("#text", (await text(page)).replace(/dose = "[^"]*"/, 'dose = "90 mg"'));
    await until(page, () => document.querySelector("#diagnostics .warning") !== null);
    const marks = await page.evaluate(() => Array.from(document.querySelectorAll("#lines [class]"), (one) => one.className));
    must(marks.length > 0 && marks.every((mark) => mark === "odd"), marks.join());
    await close();
  },
};
