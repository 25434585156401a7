// The small multiples: which panels, in which order, and one time cursor through all.
"use strict";

page.panels = (() => {
  const { on } = page.bus;
  const { find, refill, write } = page.dom;
  const { Panel } = page.panel;
  const { say } = page.say;
  const { session } = page.session;
  const { axis } = page.time;
  const { look, shown, view } = page.view;

  let words = null;
  let panels = [];
  let arranged = "";
  let bands = null;
  let bandsOf = null;
  /** Height of the plots of a lesson, px. */
  const TALL = 220;
  const grid = () => find("#panels");

  /** The usual panels of the program, and one for each column, as `{id, title, unit, full, series}`. */
  function offered() {
    const usual = words.panels.map(({ title, unit, columns, species }) => ({
      id: title,
      title,
      unit,
      species,
      full: full(columns),
      series: distinct(columns.map(asSeries)),
    }));
    const single = words.columns.map((column) => ({
      id: column.name,
      title: column.label,
      unit: column.unit,
      full: full([column]),
      series: [asSeries(column)],
    }));
    return [...usual, ...single];
  }

  /** Where the axis of a score ends. */
  function full([{ name }]) {
    return words.species.find(({ score }) => score.column === name)?.score.full;
  }

  function asSeries({ name, label }) {
    const column = words.columns.find((one) => one.name === name);
    return { column: name, name: column?.label ?? name, label, tint: column?.tint ?? "reference" };
  }

  /** Two series of a panel never share a colour. */
  function distinct(series) {
    const spare = ["death", "glia", "reference"];
    const used = new Set();
    return series.map((one) => {
      const tint = used.has(one.tint) ? spare.find((name) => !used.has(name)) : one.tint;
      used.add(tint);
      return { ...one, tint };
    });
  }

  /** Ids of the panels that are shown: chosen, or the usual ones. */
  function chosen() {
    return view.panels ?? usual();
  }

  function usual() {
    const species = session.scenario?.injury.species ?? "rat";
    return words.panels.filter((panel) => !panel.species || panel.species === species).map(({ title }) => title);
  }

  /** Columns that the panels need. */
  function panelColumns() {
    return panels.flatMap(({ spec }) => spec.series.map(({ column }) => column));
  }

  /** Makes the panels that are chosen; says whether others than before. */
  function arrange() {
    const ids = chosen();
    const key = [view.lesson, ...ids].join();
    if (key === arranged) return false;
    arranged = key;
    const all = new Map(offered().map((spec) => [spec.id, spec]));
    panels = ids
      .filter((id) => all.has(id))
      .map((id) => panels.find(({ spec }) => spec.id === id) ?? new Panel(all.get(id)));
    refill(
      grid(),
      panels.map(({ node }) => node),
    );
    measure();
    return true;
  }

  function measure() {
    for (const panel of panels) {
      panel.width = Math.max(150, Math.round(panel.node.clientWidth));
      panel.tall = view.lesson ? TALL : undefined;
    }
  }

  /** The axis of time of the answer. */
  function scale() {
    return axis(view.axis, session.answer?.until ?? session.scenario?.simulation.until_d ?? 84);
  }

  /** Draws all panels anew. */
  function drawPanels() {
    const { answer, held } = session;
    if (!answer && !held) return;
    const difference = view.mode === "difference";
    find("#legend").hidden = difference;
    find("#legend-difference").hidden = !difference;
    write(find("#legend-difference"), say(view.pin ? "legend.pinned" : "legend.difference"));
    const time = scale();
    const pinned = view.pin?.answer ?? null;
    const shownBands = bandsOf === session.revision ? bands : null;
    for (const panel of panels) {
      const known = answer && panel.spec.series.every(({ column }) => answer.arms[0].series.has(column));
      if (!known && held) panel.blank(time);
      if (known) panel.draw(answer, time, { bands: shownBands && forArm(shownBands), pinned: usable(panel, pinned) });
    }
  }

  const usable = (panel, pinned) =>
    pinned && panel.spec.series.every(({ column }) => pinned.arms[0].series.has(column)) ? pinned : null;

  function forArm(all) {
    if (view.band === "none") return null;
    const arm = view.band === "untreated" ? all.arms[0] : shown(all);
    return { of: (column) => arm.bands.get(column) };
  }

  /** Starts the panels, once the engine has said which there are. */
  function startPanels(known) {
    words = known;
    on("cursor", () => panels.forEach((panel) => panel.cursor(view.cursor)));
    on("bands", (found) => {
      bands = found;
      bandsOf = session.revision;
      drawPanels();
    });
    new ResizeObserver(() => {
      measure();
      drawPanels();
    }).observe(grid());
    const follow = (event) => {
      const node = event.target.closest?.(".panel");
      const panel = panels.find((one) => one.node === node);
      if (panel?.scale && event.target.closest("svg.plot")) look({ cursor: panel.day(event.clientX) });
    };
    grid().addEventListener(
      "pointermove",
      (event) => (event.pointerType === "mouse" || event.buttons > 0) && follow(event),
    );
    grid().addEventListener("pointerdown", follow);
  }

  /** All panels, for who reads them out or saves them. */
  function allPanels() {
    return panels;
  }

  return { offered, chosen, panelColumns, arrange, scale, drawPanels, startPanels, allPanels };
})();
