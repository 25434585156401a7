// Who acts on whom in the difference: quantities on rings, arrows as wide as what they carry.
"use strict";

page.network = (() => {
  const { html, svg } = page.dom;
  const { named, showCard } = page.card;
  const { spelled } = page.names;
  const { flowClock } = page.flows;
  const { table } = page.intervals;
  const { signed } = page.numbers;
  const { say } = page.say;

  const MOST = 26;
  const ROW = 34;
  const COLUMN = 152;
  /** Half the width of a quantity, px. */
  const HALF = 57;

  /** The graph of the strongest arrows, and the same as a table. */
  function network({ arrows }) {
    const strong = [...arrows].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, MOST);
    if (strong.length === 0) return null;
    const rows = strong.map(({ from, to, raises, weight, reactions }) => [
      spelled(from),
      say(raises ? "network.raises" : "network.lowers"),
      spelled(to),
      signed(weight),
      html(
        "span",
        null,
        reactions.map((one, i) => [i > 0 ? ", " : "", named(one)]),
      ),
    ]);
    const { drawing, lines } = picture(strong);
    const heads = ["from", "acts", "to", "weight", "by"].map((key) => say(`network.${key}`));
    return html(
      "section",
      null,
      html("h2", null, say("network.title")),
      html("p", { class: "note" }, say("network.note", { many: strong.length, of: arrows.length })),
      html("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": say("network.title") }, drawing),
      flowClock(lines),
      html("details", null, html("summary", null, say("network.table")), table(say("network.title"), heads, rows)),
    );
  }

  /** How many arrows there are at most on the way to each quantity; arrows that close a circle do not count. */
  function depths(names, arrows) {
    const depth = new Map();
    const open = new Set();
    const visit = (name) => {
      if (depth.has(name)) return depth.get(name);
      open.add(name);
      const before = arrows.filter(({ from, to }) => to === name && !open.has(from)).map(({ from }) => visit(from) + 1);
      open.delete(name);
      depth.set(name, Math.max(0, ...before));
      return depth.get(name);
    };
    names.forEach(visit);
    return depth;
  }

  /** Places in columns by depth. */
  function places(arrows) {
    const names = [...new Set(arrows.flatMap(({ from, to }) => [from, to]))];
    const depth = depths(names, arrows);
    const columns = [...new Set(depth.values())]
      .sort((a, b) => a - b)
      .map((level) => names.filter((name) => depth.get(name) === level));
    const most = Math.max(...columns.map((column) => column.length));
    const height = Math.max(120, most * ROW + 20);
    const all = new Map();
    columns.forEach((column, c) =>
      column.forEach((name, i) => all.set(name, { x: HALF + 4 + c * COLUMN, y: ((i + 0.5) * height) / column.length })),
    );
    return { all, height, width: (columns.length - 1) * COLUMN + 2 * HALF + 44 };
  }

  function picture(arrows) {
    const { all, height, width } = places(arrows);
    const most = Math.abs(arrows[0].weight) || 1;
    const edges = arrows
      .filter(({ from, to }) => from !== to)
      .map((arrow) => edge(arrow, all.get(arrow.from), all.get(arrow.to), most));
    const nodes = [...all].map(([name, { x, y }]) =>
      svg(
        "g",
        { transform: `translate(${x} ${y})`, class: "node" },
        svg("rect", { x: -HALF, y: -10, width: 2 * HALF, height: 20, rx: 4 }),
        svg("text", { "text-anchor": "middle", y: 4 }, short(name)),
      ),
    );
    const drawing = svg(
      "svg",
      {
        viewBox: `0 0 ${width} ${height}`,
        width,
        height,
        class: "network",
        role: "group",
        "aria-label": say("network.title"),
      },
      edges.map(({ node }) => node),
      nodes,
    );
    return { drawing, lines: edges };
  }

  const short = (name) => (name.length > 17 ? `${spelled(name).slice(0, 16)}…` : spelled(name));

  function edge({ raises, weight, reactions, from, to }, a, b, most) {
    const [x1, x2] =
      a.x < b.x ? [a.x + HALF, b.x - HALF] : a.x > b.x ? [a.x - HALF, b.x + HALF] : [a.x + HALF, b.x + HALF];
    const bend = a.x === b.x ? 34 : 0;
    const middle = (x1 + x2) / 2 + bend;
    const width = 1 + 6 * Math.sqrt(Math.abs(weight) / most);
    const label = say("network.edge", {
      from: spelled(from),
      to: spelled(to),
      acts: say(raises ? "network.raises" : "network.lowers"),
      weight: signed(weight),
    });
    // A wedge where it raises, a bar where it lowers: the sign is seen without colour.
    const back = x2 > b.x ? 1 : -1;
    const end = raises
      ? `M${x2 + back * 8} ${b.y - 4}L${x2} ${b.y}L${x2 + back * 8} ${b.y + 4}Z`
      : `M${x2 + back * 2} ${b.y - 6}V${b.y + 6}`;
    const open = () => showCard(reactions[0]);
    const line = svg("path", {
      d: `M${x1} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${x2} ${b.y}`,
      "stroke-width": width.toFixed(1),
      fill: "none",
    });
    const node = svg(
      "g",
      {
        class: `edge ${weight < 0 ? "less" : "more"}`,
        tabindex: 0,
        role: "button",
        "aria-label": label,
        onclick: open,
        onkeydown: (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), open()),
      },
      svg("title", null, label),
      line,
      svg("path", { d: end, class: raises ? "head" : "head flat" }),
    );
    return { node, line, width, reactions };
  }

  return { network };
})();
