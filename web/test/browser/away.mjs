// Taking a scenario away and bringing it back: links, saved pages, files.
import fs from "node:fs";
import zlib from "node:zlib";
import { curves, must, opened, saved, settled, text, until } from "./browser.mjs";

async function hash(page) {
  await page.click("#share");
  await until(page, () => document.querySelector("#link").open && location.hash.length > 10);
  await page.keyboard.press("Escape");
  return page.evaluate(() => location.hash);
}

async function kept(page, button) {
  await page.click(".menu summary");
  return saved(page, () => page.click(button));
}

async function changed(page) {
  await page.locator("#strip .handle").first().focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press("PageUp");
  await settled(page);
}

/** Links that are wrong in many ways, from one that is right; each with the kind of its fault. */
function malformed(good, many) {
  const packed = /s=([^&]*)/.exec(good)[1];
  let seed = 1;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const kinds = [
    () => [`#s=${packed}`, "no-version"],
    () => [`#v=${2 + random(90)}&s=${packed}`, "version"],
    () => [`#v=1&s=${packed.slice(0, 4 + random(packed.length - 8))}`, "damaged"],
    () => [`#v=1&s=${"-_%!~.".charAt(random(6))}${packed.slice(1 + random(20))}`, "damaged"],
    () => [`#v=1&s=${packed}&${"abcdefg".charAt(random(7))}${random(99)}=1`, "syntax"],
    () => [`#v=1&s=${packed}&v=1`, "syntax"],
    () => [`#${packed.slice(0, 3 + random(30))}`, "syntax"],
    () => [`#v=1&s=${packed}&x=square${random(9)}`, "syntax"],
    () => [`#v=1&s=${packed}&t=-${random(9)}1`, "syntax"],
    () => ["#v=1", "damaged"],
  ];
  return Array.from({ length: many }, (_, i) => kinds[i % kinds.length]());
}

export default {
  "a link opened by somebody else shows the same text, curves and time": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    await changed(page);
    const [link, before, drawn] = [await hash(page), await text(page), await curves(page)];
    await close();
    const other = await opened(engine, file, { hash: link });
    must((await text(other.page)) === before, "the text differs");
    must(JSON.stringify(await curves(other.page)) === JSON.stringify(drawn), "the curves differ");
    await other.close();
  },
  "300 malformed links are each answered with the message of their fault, and the page opens on its own scenario":
    async (engine, file) => {
      const { page, close } = await opened(engine, file);
      const own = await text(page);
      const said = {
        "no-version": "does not say its version",
        version: "is of version",
        damaged: "damaged or cut off",
        syntax: "cannot be read",
      };
      for (const [link, kind] of malformed(await hash(page), 300)) {
        await page.evaluate(() => (document.querySelector("#trouble").hidden = true));
        await page.evaluate((to) => (location.hash = to), link);
        await until(page, () => !document.querySelector("#trouble").hidden, 3000);
        const message = await page.textContent("#trouble");
        must(message.includes(said[kind]), `${link.slice(0, 60)}: ${message}`);
        must((await page.evaluate(() => location.hash)) === "", `${link.slice(0, 60)}: the address keeps it`);
      }
      must((await text(page)) === own, "a malformed link changed the scenario");
      await close();
    },
  "a link to a text that is no scenario opens the page with its faults, and it can be mended": async (engine, file) => {
    const packed = zlib.deflateSync('question = "?"\n[injury]\nspecies = "rat"').toString("base64url");
    const { page, wrong, close } = await opened(engine, file, { hash: `#v=1&s=${packed}` });
    must((await page.textContent("#faults")).includes("[simulation]"), await page.textContent("#faults"));
    await page.fill("#time-typed", "3 d");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Alt+Shift+a");
    await page.locator("#preset select").selectOption({ index: 2 });
    await settled(page);
    must(
      (await page.textContent("#headline")).length > 20 && Object.keys(await curves(page)).length === 12,
      "it stays empty",
    );
    must(wrong.length === 0, wrong.join("; "));
    await close();
  },
  "a page saved with a scenario opens on it, under the same policy": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    await changed(page);
    const [before, drawn] = [await text(page), await curves(page)];
    const copy = await kept(page, "#save-page");
    await close();
    const other = await opened(engine, copy);
    must((await text(other.page)) === before, "the text differs");
    must(JSON.stringify(await curves(other.page)) === JSON.stringify(drawn), "the curves differ");
    must(other.wrong.length === 0, other.wrong.join("; "));
    await other.close();
  },
  "the saved scenario is the text, and the saved table has every sample of every arm": async (engine, file) => {
    const { page, close } = await opened(engine, file);
    must(fs.readFileSync(await kept(page, "#save-toml"), "utf8") === (await text(page)), "the file differs");
    const rows = fs
      .readFileSync(await kept(page, "#save-csv"), "utf8")
      .trim()
      .split("\n");
    const columns = rows[0].split(",").length;
    must(rows.length > 400 && rows.every((row) => row.split(",").length === columns), `${rows.length} rows`);
    await close();
  },
};
