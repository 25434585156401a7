// Numbers with their intervals, drawn small within the cells of a table.
"use strict";

page.intervals = (() => {
  const { html, svg } = page.dom;

  const WIDTH = 150;
  const HEIGHT = 20;

  /** Maps numbers to px: linear, or logarithmic where all are positive and far apart. */
  function ruler(numbers, { log = false, zero = false, beside = [] } = {}) {
    const all = [...numbers, ...beside, ...(zero ? [0] : [])].filter(Number.isFinite);
    if (all.length === 0) return { px: () => 0, log, ends: [0, 1] };
    let [low, high] = [Math.min(...all), Math.max(...all)];
    if (log) [low, high] = [Math.max(low, high / 1e6, 1e-12), Math.max(high, 1e-12)];
    const of = log
      ? (value) => Math.log(Math.max(value, low) / low) / Math.log(high / low)
      : (value) => (value - low) / (high - low);
    const given = [low, high];
    if (high - low < 1e-12) [low, high] = log ? [low / 2, high * 2] : [low - 0.5, high + 0.5];
    return { px: (value) => 5 + Math.min(1, Math.max(0, of(value))) * (WIDTH - 10), log, ends: given };
  }

  function frame(label, ...children) {
    return svg(
      "svg",
      {
        viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
        width: WIDTH,
        height: HEIGHT,
        class: "interval",
        role: "img",
        "aria-label": label,
      },
      children,
    );
  }

  const rule = (x, name) => svg("line", { x1: x, x2: x, y1: 0, y2: HEIGHT, class: name });

  /** Where a difference means nothing, shaded about 0. */
  function shade(scale, nothing) {
    const [from, to] = [scale.px(-nothing), scale.px(nothing)];
    return nothing > 0 && svg("rect", { x: from, y: 0, width: to - from, height: HEIGHT, class: "nothing" });
  }

  /** A dot with its interval. `nothing` is the smallest difference that means something, shaded about 0. */
  function dot(scale, { value, low, high }, label, { zero = false, nothing = 0 } = {}) {
    const bar =
      Number.isFinite(low) && svg("line", { x1: scale.px(low), x2: scale.px(high), y1: 10, y2: 10, class: "whisker" });
    return frame(
      label,
      shade(scale, nothing),
      zero && rule(scale.px(0), "axis"),
      bar,
      svg("circle", { cx: scale.px(value), cy: 10, r: 4, class: "dot" }),
    );
  }

  /** A bar from 0 with its interval. */
  function bar(scale, { value, low, high }, label, { nothing = 0 } = {}) {
    const [zero, end] = [scale.px(0), scale.px(value)];
    const sure = !(low < 0 && high > 0);
    const body = svg("rect", {
      x: Math.min(zero, end),
      y: 4,
      width: Math.max(1, Math.abs(end - zero)),
      height: 12,
      class: `bar ${value < 0 ? "less" : "more"}${sure ? "" : " unsure"}`,
    });
    const whisker =
      Number.isFinite(low) &&
      svg("path", {
        d: `M${scale.px(low)} 10H${scale.px(high)}M${scale.px(low)} 7v6M${scale.px(high)} 7v6`,
        class: "whisker",
      });
    return frame(label, shade(scale, nothing), body, rule(zero, "axis"), whisker);
  }

  /**
   * A table from heads and rows of cells. On a telephone a row becomes a card, so that roles are written out: some
   * browsers forget them where a table is laid out as something else.
   */
  function table(caption, heads, rows) {
    const cell = (content, i) =>
      i === 0
        ? html("th", { scope: "row", role: "rowheader" }, [content].flat())
        : html("td", { role: "cell", "data-head": heads[i] }, html("div", null, [content].flat()));
    const head = html(
      "tr",
      { role: "row" },
      heads.map((text) => html("th", { scope: "col", role: "columnheader" }, text)),
    );
    const body = rows.map((row) => html("tr", { role: "row" }, row.map(cell)));
    return html(
      "div",
      { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
      html(
        "table",
        { class: "cards", role: "table" },
        html("caption", null, caption),
        html("thead", { role: "rowgroup" }, head),
        html("tbody", { role: "rowgroup" }, body),
      ),
    );
  }

  return { ruler, dot, bar, table };
})();
