// A picture of the cord: cross-sections of epicentre and penumbra and a view from the side, as the arm is at the cursor.
"use strict";

page.cord = (() => {
  const { html, svg, write } = page.dom;
  const { number, spoken } = page.numbers;
  const { panelColumns } = page.panels;
  const { say } = page.say;
  const { at, view } = page.view;

  /** What the picture reads, in each region. */
  const READ = [
    "neurons",
    "white_matter",
    "bscb_leak",
    "cavity",
    "hemorrhage",
    "m1",
    "m2",
    "neutrophils",
    "astrocytes_scar",
    "exo_cargo",
  ];
  const REGIONS = ["epicentre", "penumbra"];
  /** Columns that the picture needs. */
  const CORD_COLUMNS = READ.flatMap((name) => REGIONS.map((region) => `${name}@${region}`));

  const WHITE = { rx: 62, ry: 48 };
  const BUTTERFLY =
    "M0-9C5-9 8-16 12-25 16-35 27-37 31-31 35-24 25-14 23-4 22 6 31 12 30 24 29 35 16 37 10 27 6 19 4 14 0 14" +
    "-4 14-6 19-10 27-16 37-29 35-30 24-31 12-22 6-23-4-25-14-35-24-31-31-27-37-16-35-12-25-8-16-5-9 0-9Z";
  /** Most dots of a kind, and the level that fills them. */
  const DOTS = { hemorrhage: [22, 2], neutrophils: [26, 1.6], m1: [26, 1], m2: [26, 1], exo_cargo: [30, 0.5] };
  const GOLDEN = 2.399963229728653;

  /** Evenly scattered places within the cord: the same each time. */
  function places(kind, many) {
    const shift = { hemorrhage: 0.3, neutrophils: 1.1, m1: 2.3, m2: 3.9, exo_cargo: 5.2 }[kind];
    return Array.from({ length: many }, (_, i) => {
      const far = Math.sqrt((i + 0.7) / (many + 0.4)) * 0.9;
      const turn = i * GOLDEN + shift;
      return [far * WHITE.rx * Math.cos(turn), far * WHITE.ry * Math.sin(turn)];
    });
  }
  const SPOTS = Object.fromEntries(Object.entries(DOTS).map(([kind, [many]]) => [kind, places(kind, many)]));

  const RADIUS = { hemorrhage: 3.4, neutrophils: 1.7, m1: 2.5, m2: 2.5, exo_cargo: 1.5 };
  const share = (value) => Math.min(1, Math.max(0, value || 0));

  function dots(kind, level) {
    const [many, full] = DOTS[kind];
    const shown = Math.round(many * share(level / full));
    const r = RADIUS[kind];
    // Squares for M1-like, circles for all else: kinds differ without colour.
    const one =
      kind === "m1"
        ? `m${-r} ${-r}h${2 * r}v${2 * r}h${-2 * r}z`
        : `m${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;
    return SPOTS[kind]
      .slice(0, shown)
      .map(([x, y]) => `M${x.toFixed(1)} ${y.toFixed(1)}${one}`)
      .join("");
  }

  /** A cross-section; `show(read)` colours it, where `read(name)` is a value in its region. */
  function section(x, y) {
    const kinds = Object.fromEntries(Object.keys(DOTS).map((kind) => [kind, svg("path", { class: `dots ${kind}` })]));
    const white = svg("ellipse", { ...WHITE, class: "white" });
    const grey = svg("path", { d: BUTTERFLY, class: "grey" });
    const leak = svg("ellipse", { rx: WHITE.rx + 5, ry: WHITE.ry + 5, class: "leak" });
    const scar = svg("ellipse", { rx: 40, ry: 30, class: "scar" });
    const cavity = svg("ellipse", { class: "cavity" });
    const node = svg("g", { transform: `translate(${x} ${y})` }, leak, white, grey, scar, Object.values(kinds), cavity);
    const show = (read) => {
      node.style.visibility = Number.isFinite(read("neurons")) ? "visible" : "hidden";
      white.style.setProperty("--kept", share(read("white_matter")));
      grey.style.setProperty("--kept", share(read("neurons")));
      leak.setAttribute("stroke-width", (8 * share(read("bscb_leak"))).toFixed(2));
      scar.setAttribute("stroke-width", 3.5 * share(read("astrocytes_scar") / 1.5));
      const hole = Math.sqrt(share(read("cavity")));
      cavity.setAttribute("rx", (0.86 * WHITE.rx * hole).toFixed(1));
      cavity.setAttribute("ry", (0.86 * WHITE.ry * hole).toFixed(1));
      for (const kind of Object.keys(kinds)) kinds[kind].setAttribute("d", dots(kind, read(kind)));
    };
    return { node, show };
  }

  /** The cord from the side: what is kept of white matter along it, and the cavity in the middle. */
  function side(y) {
    const parts = [
      [4, 84, "penumbra"],
      [84, 196, "epicentre"],
      [196, 276, "penumbra"],
    ];
    const bands = parts.map(([a, b, region]) => ({
      region,
      node: svg("rect", { x: a, width: b - a, y: -13, height: 26, class: "white" }),
    }));
    const cores = parts.map(([a, b, region]) => ({
      region,
      node: svg("rect", { x: a, width: b - a, y: -4.5, height: 9, class: "grey" }),
    }));
    const hole = svg("ellipse", { cx: 140, class: "cavity" });
    const node = svg(
      "g",
      { transform: `translate(0 ${y})` },
      bands.map((band) => band.node),
      cores.map((core) => core.node),
      svg("rect", { x: 4, y: -13, width: 272, height: 26, rx: 3, class: "outline" }),
      hole,
    );
    const show = (read) => {
      const fill = ({ region, node: part }, name) => {
        const kept = read(`${name}@${region}`);
        part.style.visibility = Number.isFinite(kept) ? "visible" : "hidden";
        part.style.setProperty("--kept", share(kept));
      };
      for (const band of bands) fill(band, "white_matter");
      for (const core of cores) fill(core, "neurons");
      const [middle, beside] = REGIONS.map((region) => share(read(`cavity@${region}`)));
      hole.setAttribute("rx", (52 * middle + 80 * beside).toFixed(1));
      hole.setAttribute("ry", (11 * Math.sqrt(middle)).toFixed(1));
    };
    return { node, show };
  }

  /** The picture of one arm. */
  class Cord {
    constructor() {
      this.sections = REGIONS.map((region, i) => ({ region, ...section(70 + i * 140, 60) }));
      this.side = side(146);
      const captions = REGIONS.map((region, i) =>
        svg("text", { x: 70 + i * 140, y: 128, class: "tick", "text-anchor": "middle" }, say(`region.${region}`)),
      );
      const ends = [
        [4, "start", "cord.rostral"],
        [276, "end", "cord.caudal"],
      ].map(([x, anchor, key]) => svg("text", { x, y: 174, class: "tick", "text-anchor": anchor }, say(key)));
      this.svg = svg(
        "svg",
        { viewBox: "0 0 280 178", role: "img", class: "cord" },
        this.sections.map(({ node }) => node),
        captions,
        this.side.node,
        ends,
      );
      this.title = html("h3");
      this.text = html("p", { class: "note" });
      this.node = html("div", { class: "cord-arm" }, this.title, this.svg, this.text);
    }

    /** Shows an arm at a day. */
    show(arm, times, name) {
      const value = (column) => at(times, arm.series.get(column) ?? [0], view.cursor);
      for (const { region, show } of this.sections) show((kind) => value(`${kind}@${region}`));
      this.side.show(value);
      write(this.title, name);
      const there = REGIONS.filter((region) => Number.isFinite(value(`neurons@${region}`)));
      const text = there
        .map((region) =>
          say("cord.region", {
            region: say(`region.${region}`),
            neurons: percent(value(`neurons@${region}`)),
            white: percent(value(`white_matter@${region}`)),
            leak: percent(value(`bscb_leak@${region}`)),
            cavity: percent(value(`cavity@${region}`)),
          }),
        )
        .join(" ");
      write(this.text, text);
      this.svg.setAttribute("aria-label", say("cord.label", { arm: name, day: spoken(view.cursor), text }));
    }
  }

  const percent = (value) => `${number(100 * value, 2)} %`;

  /** Columns that the panels need, and the picture where it is looked at. */
  function wantedColumns() {
    return [...new Set([...panelColumns(), ...(view.cord ? CORD_COLUMNS : [])])];
  }

  return { CORD_COLUMNS, wantedColumns, Cord };
})();
