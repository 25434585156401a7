// What flows at a moment: arrows of the network as wide as the rates of their reactions differ then.
"use strict";

page.flows = (() => {
  const { slow } = page.bands;
  const { button, fresh, html, write } = page.dom;
  const { spoken } = page.numbers;
  const { say } = page.say;
  const { session } = page.session;
  const { control, shown } = page.view;

  /** Width of an arrow that carries nothing, px. */
  const LEAST = 0.5;

  /** Rates of all reactions of an arm over time, over all places; `null` where there are none. */
  async function rates(arm) {
    const { json, numbers } = await slow.ask({ op: "flows", text: session.text, file: session.file, arm });
    if (!json.ok) return null;
    const n = json.samples;
    const all = new Map();
    json.reactions.forEach(({ reaction }, i) => {
      const sum = all.get(reaction) ?? new Float64Array(n);
      for (let j = 0; j < n; j++) sum[j] += numbers[n * (1 + i) + j];
      all.set(reaction, sum);
    });
    return { times: numbers.subarray(0, n), of: (reaction) => all.get(reaction) ?? new Float64Array(n) };
  }

  /** How much the reactions of an arrow differ at each time, as a share of the most that they do. */
  function shares({ reactions }, arm, plain) {
    const differences = Array.from(arm.times, (_, j) =>
      reactions.reduce((sum, reaction) => sum + Math.abs(arm.of(reaction)[j] - plain.of(reaction)[j]), 0),
    );
    const most = Math.max(...differences);
    return differences.map((one) => (most > 0 ? one / most : 0));
  }

  /** A slider of time for arrows `{line, width, reactions}`; it is empty until the rates are there. */
  function flowClock(arrows) {
    const node = html("div", { class: "row clock flows" });
    const names = [shown(session.answer).name, control(session.answer).name];
    Promise.all(names.map(rates))
      .then(([arm, plain]) => arm && plain && node.append(...controls(arrows, arm, plain)))
      .catch(() => node.remove());
    return node;
  }

  function controls(arrows, arm, plain) {
    const all = arrows.map((arrow) => ({ ...arrow, shares: shares(arrow, arm, plain) }));
    const put = (width) => all.forEach((arrow) => arrow.line.setAttribute("stroke-width", width(arrow).toFixed(2)));
    const said = html("output", null, say("network.whole"));
    const slider = html("input", { type: "range", id: fresh("flows"), min: 0, max: arm.times.length - 1, value: 0 });
    slider.addEventListener("input", () => {
      const j = Number(slider.value);
      put(({ width, shares }) => LEAST + (width - LEAST) * shares[j]);
      write(said, spoken(arm.times[j]));
      slider.setAttribute("aria-valuetext", spoken(arm.times[j]));
    });
    const whole = button(say("network.whole"), () => {
      put(({ width }) => width);
      write(said, say("network.whole"));
    });
    return [html("label", { for: slider.id }, say("network.moment")), slider, said, whole];
  }

  return { flowClock };
})();
