// How late is too late: the gain against the time of the first dose.
"use strict";

page.window = (() => {
  const { button, fresh, html, svg } = page.dom;
  const { treatments, setKey } = page.doses;
  const { choice, line } = page.fields;
  const { table } = page.intervals;
  const { map } = page.map;
  const { ceiling, number, signed, spoken, written } = page.numbers;
  const { amountTicks, area, path, timeTicks, tints } = page.plot;
  const { Question } = page.question;
  const { say } = page.say;
  const { change, session } = page.session;
  const { axis } = page.time;
  const { shown } = page.view;

  const STARTS_D = [1 / 24, 3 / 24, 6 / 24, 0.5, 1, 2, 3, 5, 7, 10, 14, 21];
  const SIZE = { width: 760, height: 300, left: 48, right: 20, top: 14, bottom: 44 };

  /** Keys of a second axis, each with the values that it begins with; as `--by` takes them on the command line. */
  const BY = {
    dose: "1 ug..1 mg log 7",
    route: "intravenous,intranasal,intrathecal,intralesional",
    source: "bmsc,hucmsc,adsc,nsc",
    severity: "0.2..1 lin 5",
  };

  /** The second axis as it is asked for. */
  const second = { key: "", values: "" };

  /** Starts the view. */
  function startWindow() {
    const values = line(say("window.values"), (text) => ask({ values: text || BY[second.key] }), { class: "short" });
    const keys = choice(
      say("window.by"),
      ["", ...Object.keys(BY)].map((key) => [key, say(`window.by.${key || "none"}`)]),
      (key) => ask({ key, values: BY[key] ?? "" }),
    );
    const ask = (next) => {
      Object.assign(second, next);
      values.node.hidden = second.key === "";
      values.set(second.values);
      question.ask();
    };
    const question = new Question("window", {
      controls: [keys.node, values.node],
      request: () => ({
        arm: shown(session.answer).name,
        times: STARTS_D.filter((day) => day < 0.8 * session.answer.until),
        ...(second.key && { by: `${second.key}=${second.values}` }),
      }),
      draw: ({ window: told }, width) =>
        told.by ? map(told, giveBoth) : [plot(told, Math.min(SIZE.width, width)), points(told)],
    });
    values.node.hidden = true;
  }

  function plot(told, width) {
    const { height, left, right, top, bottom } = SIZE;
    const least = told.read.smallest_difference;
    const all = told.curves.flatMap(({ points }) => points.flatMap(({ gain }) => [gain.low, gain.high, gain.nominal]));
    const high = ceiling(Math.max(1.2 * least, ...all.filter(Number.isFinite)));
    const low = Math.min(0, ...all.filter(Number.isFinite)) < -0.05 * high ? -ceiling(-Math.min(...all)) : 0;
    const time = axis("asinh", Math.max(...told.starts_d));
    const px = (day) => left + time.part(day) * (width - left - right);
    const y = (value) => height - bottom - ((value - low) / (high - low)) * (height - bottom - top);
    const text = (x, at, words, anchor = "middle") =>
      svg("text", { x, y: at, class: "tick", "text-anchor": anchor }, words);
    const about = fresh("window-title");
    return svg(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, class: "plot wide", role: "img", "aria-labelledby": about },
      svg("title", { id: about }, summary(told)),
      tints(time, left, width - right, top, height - bottom),
      amountTicks([low, high], y, left, width - right, 4),
      timeTicks(time, left, width - right, height - bottom),
      svg("line", { x1: left, x2: width - right, y1: y(least), y2: y(least), class: "least" }),
      text(width - right - 4, y(least) - 5, say("window.least", { least: number(least) }), "end"),
      told.curves.map((curve) => course(curve, px, y)),
      text((left + width - right) / 2, height - 6, say("window.axis")),
    );
  }

  function course({ points }, px, y) {
    const x = Float64Array.from(points, ({ start_d }) => px(start_d));
    const middle = (gain) => gain.median ?? gain.nominal;
    const line = points.map(({ gain }) => middle(gain));
    const band = points.every(({ gain }) => Number.isFinite(gain.low));
    return [
      band &&
        svg("path", {
          d: area(
            x,
            points.map(({ gain }) => gain.low),
            points.map(({ gain }) => gain.high),
            y,
          ),
          class: "fill arm",
        }),
      svg("path", { d: path(x, line, y), class: "line arm" }),
      points.map(({ gain, start_d }) =>
        svg(
          "circle",
          { cx: px(start_d), cy: y(middle(gain)), r: 4, class: "dot" },
          svg("title", null, `${spoken(start_d)}: ${signed(middle(gain))}`),
        ),
      ),
    ];
  }

  function summary({ curves, read }) {
    const points = curves[0].points.map(
      ({ start_d, gain }) => `${spoken(start_d)}: ${signed(gain.median ?? gain.nominal)}`,
    );
    return say("window.about", { name: read.name, points: points.join(", ") });
  }

  function points({ curves, read }) {
    const heads = [
      say("window.start"),
      say("window.gain", { unit: read.unit }),
      say("window.interval"),
      say("window.better"),
      say("window.give"),
    ];
    const rows = curves[0].points.map(({ start_d, gain }) => [
      spoken(start_d),
      signed(gain.median ?? gain.nominal),
      interval(gain),
      gain.sets > 0 ? `${number(100 * gain.better, 2)} %` : "–",
      button(say("window.set", { day: spoken(start_d) }), () => give(start_d), { class: "quiet" }),
    ]);
    return html(
      "details",
      { open: true },
      html("summary", null, say("window.table")),
      table(say("window.caption", { name: read.name }), heads, rows),
    );
  }

  /** An interval over the sets, in words. */
  function interval({ low, high, sets }) {
    return sets > 0 && Number.isFinite(low) ? say("interval", { low: signed(low), high: signed(high) }) : "–";
  }

  /** Moves the first treatment that can be moved to a start. */
  function give(day) {
    const one = treatments().find(({ given }) => given.schedule === undefined);
    if (one) change(setKey(one, "at", written(day)));
  }

  /** What a cell of a map stands for: a start with a value of the second axis. */
  function giveBoth(value, day) {
    const one = treatments().find(({ given }) => given.schedule === undefined);
    const injury = second.key === "severity";
    const said = injury && Number.isFinite(Number(value)) ? Number(value) : value;
    const other = injury
      ? [{ path: ["injury", "severity"], value: said }]
      : one
        ? setKey(one, second.key, said)
        : [];
    if (one) change([...setKey(one, "at", written(day)), ...other]);
  }

  return { startWindow, interval };
})();
