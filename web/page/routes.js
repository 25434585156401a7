// Which way in: one treatment by several routes, at equal dose, exposure or effect, or at usual doses.
"use strict";

page.routes = (() => {
  const { button, html } = page.dom;
  const { setKey, treatments } = page.doses;
  const { choice } = page.fields;
  const { dot, ruler, table } = page.intervals;
  const { number, signed } = page.numbers;
  const { Question } = page.question;
  const { say } = page.say;
  const { change, session } = page.session;
  const { shown } = page.view;
  const { interval } = page.window;

  const EQUAL = ["dose", "exposure", "effect", "customary"];
  let equal = "dose";

  /** Starts the view. */
  function startRoutes() {
    const chosen = choice(
      say("routes.equal"),
      EQUAL.map((value) => [value, say(`routes.equal.${value}`)]),
      (value) => {
        equal = value;
        question.ask();
      },
    );
    const question = new Question("routes", {
      stages: [0, 10, 100],
      controls: [chosen.node],
      request: () => ({ arm: shown(session.answer).name, equal }),
      draw: ({ routes }) => [drawn(routes), html("p", { class: "note" }, say("routes.note"))],
    });
  }

  /** The median of a number over the sets, with its interval, or as written alone. */
  function over(found) {
    const [low, median, high] = found?.band ?? [];
    return { value: median ?? found?.nominal ?? NaN, low: low ?? NaN, high: high ?? NaN };
  }

  const COLUMNS = [
    {
      key: "given",
      read: ({ dose }) => ({ value: dose.ug ?? NaN, low: dose.low_ug ?? NaN, high: dose.high_ug ?? NaN }),
      log: true,
    },
    { key: "peak", read: ({ lesion }) => over(lesion.arrival_h), log: true },
    { key: "taken", read: ({ lesion }) => over(lesion.taken_up_percent), log: true },
    { key: "exposure", read: ({ lesion }) => over(lesion.area_ug_d), log: true },
  ];

  function drawn({ rows, measure }) {
    const effects = rows.map(({ effect }) => ({
      value: effect.median ?? effect.nominal,
      low: effect.low,
      high: effect.high,
    }));
    const line = ruler(
      effects.flatMap(({ value, low, high }) => [value, low, high]),
      { zero: true },
    );
    const scales = COLUMNS.map(({ read, log }) =>
      ruler(
        rows.flatMap((row) => Object.values(read(row))).filter((value) => value > 0),
        { log },
      ),
    );
    const heads = [
      say("routes.route"),
      ...COLUMNS.map(({ key }) => say(`routes.${key}`)),
      say("routes.effect", { name: measure.name }),
      say("routes.use"),
    ];
    const cells = rows.map((row, i) => [
      row.phrase,
      ...COLUMNS.map(({ read }, c) => cell(scales[c], read(row), row.phrase)),
      [
        dot(line, effects[i], `${row.phrase}: ${signed(effects[i].value)}`, {
          zero: true,
          nothing: measure.smallest_difference,
        }),
        html("div", null, `${signed(effects[i].value)} `, html("span", { class: "note" }, interval(row.effect))),
      ],
      button(say("routes.take"), () => take(row.id), {
        class: "quiet",
        "aria-label": say("routes.take.name", { route: row.phrase }),
      }),
    ]);
    return table(say("routes.caption", { name: measure.name }), heads, cells);
  }

  function cell(scale, { value, low, high }, name) {
    if (!(value > 0)) return html("span", { class: "note" }, say("routes.unmodelled"));
    const range =
      Number.isFinite(low) && low !== high
        ? html("span", { class: "note" }, say("interval", { low: number(low), high: number(high) }))
        : null;
    const flat = scale.ends.every((end) => Math.abs(end / scale.ends[0] - 1) < 1e-9);
    return [
      !flat && dot(scale, { value, low, high }, `${name}: ${number(value)}`),
      html("div", null, `${number(value)} `, range),
    ];
  }

  function take(id) {
    const [one] = treatments();
    if (one) change(setKey(one, "route", id));
  }

  return { startRoutes };
})();
