// Who acts on whom in the difference: quantities on rings, arrows as wide as what they carry.
"use strict";

page.network = (() => {
  const { html, svg } = page.dom;
  const { named, showCard, spelled } = page.card;
  const { table } = page.intervals;
  const { signed } = page.numbers;
  const { say } = page.say;

  const MOST = 26;
  const WIDTH = 760;
  const ROW = 26;

  /** The graph of the strongest arrows, and the same as a table. */
  function network({ arrows }) {
    const strong = [...arrows].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST);
    if (strong.length === 0) return null;
    const rows = strong.map(({ from, to, raises, weight, reactions }) => [spelled(from), say(raises ? "network.raises" : "network.lowers"), spelled(to), signed(weight), html("span", null, reactions.map((one, i) => [i > 0 ? ", " : "", named(one)]))]);
    const heads = ["from", "acts", "to", "weight", "by"].map((key) => say(`network.${key}`));
    return html("section", null, html("h2", null, say("network.title")), html("p", { class: "note" }, say("network.note", { many: strong.length, of: arrows.length })),
      html("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say("network.title") }, picture(strong)),
      html("details", null, html("summary", null, say("network.table")), table(say("network.title"), heads, rows)));
  }

  /** Quantities in columns by how far they are from what nothing acts on. */
  function places(arrows) {
    const names = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))];
    const depth = new Map(names.map((name) => [name, 0]));
    for (let round = 0; round < 5; round++) {
      for (const { from, to } of arrows) if (from !== to && depth.get(to) <= depth.get(from) && depth.get(from) < 4) depth.set(to, depth.get(from) + 1);
    }
    const columns = [...new Set(depth.values())].sort((a, b) => a - b);
    const all = new Map();
    for (const [c, level] of columns.entries()) {
      const here = names.filter((name) => depth.get(name) === level);
      here.forEach((name, i) => all.set(name, { x: 76 + (c * (WIDTH - 152)) / Math.max(1, columns.length - 1), y: (i + 0.5) * (1 / here.length) }));
    }
    const most = Math.max(...columns.map((level) => names.filter((name) => depth.get(name) === level).length));
    const height = Math.max(120, most * ROW * 1.25);
    for (const place of all.values()) place.y = 14 + place.y * (height - 28);
    return { all, height };
  }

  function picture(arrows) {
    const { all, height } = places(arrows);
    const most = Math.abs(arrows[0].weight) || 1;
    const lines = arrows.filter(({ from, to }) => from !== to).map((arrow) => edge(arrow, all.get(arrow.from), all.get(arrow.to), most));
    const nodes = [...all].map(([name, { x, y }]) => svg("g", { transform: `translate(${x} ${y})`, class: "node" },
      svg("rect", { x: -72, y: -10, width: 144, height: 20, rx: 4 }), svg("text", { "text-anchor": "middle", y: 4 }, short(name))));
    return svg("svg", { viewBox: `0 0 ${WIDTH} ${height}`, class: "network", role: "group", "aria-label": say("network.title") }, lines, nodes);
  }

  const short = (name) => (name.length > 22 ? `${spelled(name).slice(0, 21)}…` : spelled(name));

  function edge({ raises, weight, reactions, from, to }, a, b, most) {
    const [x1, x2] = a.x < b.x ? [a.x + 72, b.x - 72] : a.x > b.x ? [a.x - 72, b.x + 72] : [a.x + 72, b.x + 72];
    const bend = a.x === b.x ? 34 : 0;
    const middle = (x1 + x2) / 2 + bend;
    const width = 1 + 6 * Math.sqrt(Math.abs(weight) / most);
    const label = say("network.edge", { from: spelled(from), to: spelled(to), acts: say(raises ? "network.raises" : "network.lowers"), weight: signed(weight) });
    // A wedge where it raises, a bar where it lowers: the sign is seen without colour.
    const back = x2 > b.x ? 1 : -1;
    const end = raises ? `M${x2 + back * 8} ${b.y - 4}L${x2} ${b.y}L${x2 + back * 8} ${b.y + 4}Z` : `M${x2 + back * 2} ${b.y - 6}V${b.y + 6}`;
    const open = () => showCard(reactions[0]);
    return svg("g", { class: `edge ${weight < 0 ? "less" : "more"}`, tabindex: 0, role: "button", "aria-label": label, onclick: open, onkeydown: (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), open()) },
      svg("title", null, label), svg("path", { d: `M${x1} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${x2} ${b.y}`, "stroke-width": width.toFixed(1), fill: "none" }), svg("path", { d: end, class: raises ? "head" : "head flat" }));
  }

  return { network };
})();
