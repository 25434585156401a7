// The values of all panels at the time cursor, as a table.
"use strict";

page.values = (() => {
  const { on } = page.bus;
  const { find, html, write } = page.dom;
  const { change, level, spoken } = page.numbers;
  const { allPanels } = page.panels;
  const { say } = page.say;
  const { session } = page.session;
  const { at, control, shown, view } = page.view;

  let rows = [];
  let made = "";

  /** Starts the table. */
  function startValues() {
    on("cursor", fillValues);
    find("#values").addEventListener("toggle", drawValues);
  }

  /** Makes the rows that the panels need, and fills them. */
  function drawValues() {
    const { answer } = session;
    if (!answer || !find("#values").open) return;
    const series = allPanels().flatMap(({ spec }) => spec.series);
    const treated = answer.arms.length > 1 ? [shown(answer).name, say("values.difference")] : [];
    const pinned = view.pin ? [say("values.pinned")] : [];
    const names = [say("values.quantity"), control(answer).name, ...treated, ...pinned];
    const key = JSON.stringify([names, series.map(({ column }) => column)]);
    if (key !== made) {
      made = key;
      rows = series.map((one) => ({ ...one, cells: names.slice(1).map(() => html("td")) }));
      const head = html(
        "tr",
        null,
        names.map((name) => html("th", { scope: "col" }, name)),
      );
      find("#values thead").replaceChildren(head);
      find("#values tbody").replaceChildren(
        ...rows.map((row) => html("tr", null, html("th", { scope: "row" }, row.name), row.cells)),
      );
    }
    fillValues();
  }

  function fillValues() {
    const { answer } = session;
    if (!answer || !find("#values").open) return;
    write(find("#values caption"), say("values.caption", { day: spoken(view.cursor) }));
    const read = (one, column) =>
      one?.series.get(column) ? at(one.times ?? answer.times, one.series.get(column), view.cursor) : NaN;
    const pinned = view.pin && { ...shown(view.pin.answer), times: view.pin.answer.times };
    for (const { column, cells } of rows) {
      const [plain, arm] = [read(control(answer), column), read(shown(answer), column)];
      const treated = answer.arms.length > 1 ? [level(arm), change(arm - plain)] : [];
      const texts = [level(plain), ...treated, level(read(pinned, column))];
      cells.forEach((cell, i) => write(cell, texts[i]));
    }
  }

  return { startValues, drawValues };
})();
