// What carries the difference: mechanisms, who acts on whom, and reactions over time.
"use strict";

page.why = (() => {
  const { html, svg } = page.dom;
  const { named } = page.card;
  const { spelled } = page.names;
  const { bar, ruler, table } = page.intervals;
  const { network } = page.network;
  const { change, number, signed, spoken } = page.numbers;
  const { path } = page.plot;
  const { Question } = page.question;
  const { say } = page.say;
  const { session } = page.session;
  const { axis } = page.time;
  const { shown } = page.view;

  const MOST_FLUXES = 12;

  /** Starts the view. */
  function startWhy() {
    new Question("why", {
      stages: [0, 20],
      request: () => ({ arm: shown(session.answer).name }),
      draw: ({ why }) => [parts(why), network(why), fluxes(why)],
    });
  }

  const carried = ({ carried: { value, nominal, low, high } }) => ({ value: value ?? nominal, low, high });
  const alone = (gain) => ({ value: gain?.median ?? gain?.nominal ?? NaN, low: gain?.low, high: gain?.high });

  function parts({ parts: all, read }) {
    if (all.length === 0) return html("p", null, say("why.none"));
    const columns = [
      ["why.carried", carried],
      ["why.missing", ({ missing }) => alone(missing)],
      ["why.alone", (part) => alone(part.alone)],
    ];
    const numbers = all.flatMap((part) => columns.flatMap(([, of]) => Object.values(of(part)))).filter(Number.isFinite);
    const scale = ruler(numbers, { zero: true, beside: [read.smallest_difference] });
    const rows = all.map((part) => [
      named(part.name),
      ...columns.map(([key, of]) => {
        const gain = of(part);
        return html(
          "div",
          { class: "cell" },
          bar(scale, gain, `${spelled(part.name)}, ${say(key)}: ${signed(gain.value)}`, {
            nothing: read.smallest_difference,
          }),
          change(gain.value),
        );
      }),
    ]);
    return table(
      say("why.caption", { name: read.name, unit: read.unit }),
      [say("why.part"), ...columns.map(([key]) => say(key))],
      rows,
    );
  }

  function fluxes({ fluxes: all, flux_times_d: times }) {
    const rows = all
      .slice(0, MOST_FLUXES)
      .map(({ reaction, place, course, weight }) => [
        named(reaction),
        place ?? "",
        spark(times, course, spelled(reaction)),
        signed(weight),
      ]);
    return html(
      "section",
      null,
      html("h2", null, say("why.fluxes")),
      table(
        say("why.fluxes.caption"),
        [say("why.reaction"), say("why.place"), say("why.course"), say("why.weight")],
        rows,
      ),
    );
  }

  /** A small plot of a flux in two arms. */
  function spark(times, course, name) {
    const [width, height] = [200, 36];
    const time = axis("asinh", times[times.length - 1]);
    const x = Float64Array.from(times, (day) => 2 + time.part(day) * (width - 4));
    const most = Math.max(1e-12, ...course.flat().filter(Number.isFinite).map(Math.abs));
    const least = Math.min(0, ...course.flat().filter(Number.isFinite));
    const y = (value) => 3 + ((most - value) / (most - Math.max(least, -most))) * (height - 6);
    const [arm, plain] = [0, 1].map((i) => course.map((pair) => pair[i]));
    const peak = arm.indexOf(Math.max(...arm));
    const about = say("why.spark", {
      name,
      peak: number(arm[peak]),
      day: spoken(times[peak]),
      plain: number(Math.max(...plain)),
    });
    return svg(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, width, height, class: "interval", role: "img", "aria-label": about },
      svg("path", { d: path(x, plain, y), class: "line untreated" }),
      svg("path", { d: path(x, arm, y), class: "line arm" }),
    );
  }

  return { startWhy };
})();
