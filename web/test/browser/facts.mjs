// What the page repeats of the program is what the program has: phases and colours.
import fs from "node:fs";
import path from "node:path";
import { must } from "./browser.mjs";

const root = path.join(path.dirname(new URL(import.meta.url).pathname), "../../..");
const read = (name) => fs.readFileSync(path.join(root, name), "utf8");

/** Colours of the theme of figures and their names in the page. */
const COLOURS = {
  INK: "ink",
  GREY: "grey",
  GRID: "grid",
  NOTHING: "nothing",
  HARMFUL: "harmful",
  PROTECTIVE: "protective",
  REPAIR: "repair",
  GLIA: "glia",
  GLIA_TEXT: "glia-text",
  DEATH: "death",
  DEATH_TEXT: "death-text",
};

export default {
  "phases begin where those of the model begin": async () => {
    const [, list] = /pub const PHASES: .*?= \[(.*?)\];/.exec(read("src/model/mod.rs"));
    const begins = [...list.matchAll(/\("(\w+)", ([\d.]+)\)/g)].map(([, name, day]) => [name, Number(day)]);
    const [, own] = /const PHASES = \[([\s\S]*?)\];/.exec(read("web/page/plot.js"));
    const ends = [...own.matchAll(/\["(\w+)", (\w+)\]/g)].map(([, name, day]) => [name, Number(day)]);
    must(begins.map(([name]) => name).join() === ends.map(([name]) => name).join(), "other names");
    begins
      .slice(1)
      .forEach(([name, day], i) => must(day === ends[i][1], `${name} begins at ${day}, not ${ends[i][1]}`));
  },
  "colours are those of the program's figures": async () => {
    const theme = read("src/figure/theme.rs");
    const style = read("web/page/base.css");
    const hex = (name) => {
      const [, ...bytes] = new RegExp(`const ${name}: Rgb = Rgb\\(0x(..), 0x(..), 0x(..)\\)`).exec(theme);
      return `#${bytes.join("").toLowerCase()}`;
    };
    for (const [name, own] of Object.entries(COLOURS)) {
      const [, found] = new RegExp(`--${own}: (#[0-9a-f]+);`).exec(style);
      must(found === hex(name), `--${own} is ${found}, the theme has ${hex(name)}`);
    }
  },
  "colours of maps are those of the program's, and end where its do": async () => {
    const palette = read("src/figure/palette.rs");
    const own = read("web/page/map.js");
    for (const name of ["BELOW", "ABOVE"]) {
      const [, list] = new RegExp(`const ${name}: \\[Rgb; 3\\] = \\[(.*)\\];`).exec(palette);
      const rgb = [...list.matchAll(/Rgb\(0x(..), 0x(..), 0x(..)\)/g)].map(([, ...bytes]) => `#${bytes.join("").toLowerCase()}`);
      const [, found] = new RegExp(`const ${name} = \\["#ffffff", (.*)\\];`).exec(own);
      must(rgb.length === 3 && found === rgb.map((hex) => `"${hex}"`).join(", "), `${name}: ${found}`);
    }
    for (const [theirs, ours] of [
      [/let places = \[0\.0, (.*?), 1\.0\]/.exec(palette), /PLACES = \[0, (.*?), 1\]/.exec(own)],
      [/const COLOURS: f64 = (\d+)\.0/.exec(read("src/present/window/figures.rs")), /COLOURS = (\d+)/.exec(own)],
      [/const AGREE: f64 = ([\d.]+)/.exec(read("src/present/window/figures.rs")), /AGREE = ([\d.]+)/.exec(own)],
    ])
      must(theirs[1] === ours[1], `${ours[0]}, and in the program ${theirs[0]}`);
  },
};
