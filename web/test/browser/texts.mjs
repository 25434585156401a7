// Texts: every language has every text, and every text that is asked for is there.
import fs from "node:fs";
import path from "node:path";
import vm from "node:vm";
import { must } from "./browser.mjs";

const folder = path.join(path.dirname(new URL(import.meta.url).pathname), "../../page");
const read = (name) => fs.readFileSync(path.join(folder, name), "utf8");

function languages() {
  const context = vm.createContext({ page: { languages: {} } });
  for (const name of fs.readdirSync(folder).filter((one) => /^text\.\w+\.js$/.test(one))) {
    vm.runInContext(read(name), context);
  }
  return context.page.languages;
}

function asked() {
  const scripts = fs.readdirSync(folder).filter((name) => name.endsWith(".js"));
  const said = scripts.flatMap((name) => [...read(name).matchAll(/\bsay\("([^"]+)"/g)].map(([, key]) => key));
  const marked = [...read("index.html").matchAll(/data-(?:say|name)="([^"]+)"/g)].map(([, key]) => key);
  return new Set([...said, ...marked]);
}

export default {
  "every language has every text with the same places for values, and every text that is asked for is there":
    async () => {
      const { en, ...others } = languages();
      const lacking = [...asked()].filter((key) => en[key] === undefined);
      must(lacking.length === 0, `no text: ${lacking.join(", ")}`);
      const places = (text) =>
        [...text.matchAll(/\{(\w+)\}/g)]
          .map(([, name]) => name)
          .sort()
          .join();
      for (const [code, texts] of Object.entries(others)) {
        const wrong = Object.keys(en).filter(
          (key) => texts[key] === undefined || places(texts[key]) !== places(en[key]),
        );
        const more = Object.keys(texts).filter((key) => en[key] === undefined);
        must(wrong.length + more.length === 0, `${code}: ${[...wrong, ...more].join(", ")}`);
      }
    },
};
