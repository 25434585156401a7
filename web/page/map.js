// A map of gains: times across, values of a key upwards; a table whose cells are coloured and can be tried.
"use strict";

page.map = (() => {
  const { fresh, html } = page.dom;
  const { number, signed, spoken, tenth } = page.numbers;
  const { say } = page.say;

  /** Smallest meaningful differences from no gain to the end of the colours, as in the program's figures. */
  const COLOURS = 4;
  /** Share of the sets below which a cell is hatched. */
  const AGREE = 0.8;
  /** Colours of the program's maps (src/figure/palette.rs), from no gain outwards, and how far out each stands. */
  const BELOW = ["#ffffff", "#fbe3d3", "#e8945e", "#b04200"];
  const ABOVE = ["#ffffff", "#dce9f5", "#7fb0da", "#0a4c8c"];
  const PLACES = [0, 0.15, 0.55, 1];

  const channels = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));

  /** The colour of a share from -1 to 1 of the end, as red, green and blue. */
  function colour(share) {
    const stops = share < 0 ? BELOW : ABOVE;
    const size = Math.min(1, Math.abs(share));
    const next = Math.max(1, PLACES.findIndex((place) => size <= place));
    const part = (size - PLACES[next - 1]) / (PLACES[next] - PLACES[next - 1]);
    const [from, to] = [channels(stops[next - 1]), channels(stops[next])];
    return from.map((value, i) => Math.round(value + part * (to[i] - value)));
  }

  /** Black or white on a colour, whichever stands out more: always 4.5 to 1. */
  function paint(element, share) {
    const rgb = colour(share);
    const light = rgb
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
      .reduce((sum, value, i) => sum + value * [0.2126, 0.7152, 0.0722][i], 0);
    element.style.backgroundColor = `rgb(${rgb})`;
    element.style.color = light > 0.179 ? "#000000" : "#ffffff";
  }

  const middle = ({ median, nominal }) => median ?? nominal ?? NaN;

  /** Whether the sets agree on whether it helps, harms, or neither. */
  const agreed = ({ sets, better, worse }) => !(sets > 0) || Math.max(better, worse, 1 - better - worse) >= AGREE;

  /** End of the colours: fixed by what a difference means; of what has no such size, the largest of all cells. */
  function end({ curves, read }) {
    if (read.smallest_difference > 0) return COLOURS * read.smallest_difference;
    const all = curves.flatMap(({ points }) => points.map(({ gain }) => Math.abs(middle(gain)))).filter(Number.isFinite);
    return Math.max(...all, 0) || 1;
  }

  /** A gain in a cell: to a tenth where that stands on its own side of what means something. */
  function short(value, least) {
    if (!Number.isFinite(value)) return "–";
    if (!(least > 0)) return signed(value);
    const round = Math.round(10 * Math.abs(value)) / 10;
    if (round >= least !== Math.abs(value) >= least) return signed(value);
    return round === 0 ? "0" : tenth(value);
  }

  /** The unit in words. */
  const unitOf = ({ unit }) => (unit === "point" ? say("map.points") : unit);

  /** The map of an answer of several values; `take(value, day)` gives what a cell stands for. */
  function map(told, take) {
    const { curves, starts_d: starts, read } = told;
    const most = end(told);
    const rows = [...curves].reverse();
    const cells = rows.map(({ value, points }) =>
      points.map(({ start_d: day, gain }) => cell({ value, day, gain, most, read }, take)),
    );
    if (cells[0]?.[0]) cells[0][0].tabIndex = 0;
    const caption = say("map.caption", { name: read.name, unit: unitOf(read), by: told.by });
    const about = fresh("map-caption");
    const table = html(
      "table",
      { class: "map", onkeydown: (event) => step(event, cells), "aria-labelledby": about },
      html("thead", null, head(told.by, starts)),
      html(
        "tbody",
        null,
        rows.map(({ value }, i) =>
          html("tr", null, html("th", { scope: "row", lang: "en" }, value), cells[i].map((one) => html("td", null, one))),
        ),
      ),
    );
    return html(
      "div",
      null,
      html("p", { class: "note", id: about }, caption),
      html("div", { class: "scroll", tabindex: 0, role: "region", "aria-labelledby": about }, table),
      key(read, most),
    );
  }

  function head(by, starts) {
    const times = starts.map((day) => html("th", { scope: "col" }, spoken(day)));
    return html("tr", null, html("th", { scope: "col" }, html("span", { lang: "en" }, by), " ↑"), times);
  }

  function cell({ value, day, gain, most, read }, take) {
    const now = middle(gain);
    const size = short(now, read.smallest_difference);
    const interval =
      gain.sets > 0 && Number.isFinite(gain.low)
        ? ` (${say("interval", { low: signed(gain.low), high: signed(gain.high) })})`
        : "";
    const sure = agreed(gain);
    const name = say(sure ? "map.cell" : "map.cell.unsure", { value, day: spoken(day), gain: `${size}${interval}` });
    const clear = read.smallest_difference > 0 && Math.abs(now) >= read.smallest_difference;
    const element = html(
      "button",
      {
        type: "button",
        tabindex: -1,
        class: ["tone", clear && "clear", !sure && "unsure"].filter(Boolean).join(" "),
        "aria-label": name,
        title: name,
        onclick: () => take(value, day),
      },
      html("span", null, size),
    );
    paint(element, Number.isFinite(now) ? now / most : 0);
    return element;
  }

  /** Arrow keys go from cell to cell. */
  function step(event, cells) {
    const row = cells.findIndex((all) => all.includes(event.target));
    if (row < 0) return;
    const at = cells[row].indexOf(event.target);
    const [down, right] =
      { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -at], End: [0, cells[row].length] }[
        event.key
      ] ?? [];
    if (down === undefined) return;
    event.preventDefault();
    const line = cells[Math.min(cells.length - 1, Math.max(0, row + down))];
    const next = line[Math.min(line.length - 1, Math.max(0, at + right))];
    event.target.tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  }

  /** What the colours are: the same in every map of this score. */
  function key(read, most) {
    const parts = Array.from({ length: 9 }, (_, i) => {
      const value = ((i - 4) / 4) * most;
      const part = html("span", { class: "tone" }, i % 2 === 0 ? signed(value) : "");
      paint(part, value / most);
      return part;
    });
    const least = read.smallest_difference;
    return html(
      "div",
      { class: "map-key note" },
      html("div", { class: "ramp", "aria-hidden": "true" }, parts),
      html(
        "p",
        null,
        say(least > 0 ? "map.key" : "map.key.largest", { end: number(most), least: number(least ?? 0), unit: unitOf(read) }),
        " ",
        say("map.keys"),
      ),
    );
  }

  return { map };
})();
