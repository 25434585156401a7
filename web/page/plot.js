// What plots share: paths thinned to the pixel, the tints of the phases, ticks of both axes.
"use strict";

page.plot = (() => {
  const { svg } = page.dom;
  const { number } = page.numbers;
  const { ticks } = page.time;

  /** Phases after the injury as the model has them: where each ends, days. */
  const PHASES = [
    ["acute", 2],
    ["subacute", 14],
    ["intermediate", 183],
    ["chronic", Infinity],
  ];

  /** Least distance of two points of a path, px: more is not seen. */
  const THIN = 0.9;

  /** Path of the points `x[i]`, `y(values[i])`; numbers that are none interrupt it. */
  function path(x, values, y) {
    let text = "";
    let last = -Infinity;
    let pen = "M";
    for (let i = 0; i < values.length; i++) {
      if (!Number.isFinite(values[i])) {
        pen = "M";
        continue;
      }
      if (pen === "L" && x[i] - last < THIN && i < values.length - 1) continue;
      last = x[i];
      text += `${pen}${last.toFixed(1)} ${y(values[i]).toFixed(1)}`;
      pen = "L";
    }
    return text;
  }

  /** Path around the area between two courses. */
  function area(x, low, high, y) {
    const forth = path(x, high, y);
    return forth ? `${forth}${reversed(x, low, y)}Z` : "";
  }

  function reversed(x, values, y) {
    let text = "";
    let last = Infinity;
    for (let i = values.length - 1; i >= 0; i--) {
      if (!Number.isFinite(values[i]) || (last - x[i] < THIN && i > 0)) continue;
      last = x[i];
      text += `L${last.toFixed(1)} ${y(values[i]).toFixed(1)}`;
    }
    return text;
  }

  /** Small circles or squares along a course, by which it is known without its colour. */
  function beads(kind, x, values, y, every = 34) {
    const shape = { circle: "m-2.4 0a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0", square: "m-2.2-2.2h4.4v4.4h-4.4z" }[
      kind
    ];
    if (!shape) return "";
    let text = "";
    let next = x[0] + every / 2;
    for (let i = 0; i < values.length; i++) {
      if (x[i] < next || !Number.isFinite(values[i])) continue;
      next = x[i] + every;
      text += `M${x[i].toFixed(1)} ${y(values[i]).toFixed(1)}${shape}`;
    }
    return text;
  }

  /** Rectangles of the phases of an axis between `left` and `right`. */
  function tints(scale, left, right, top, bottom) {
    const px = (day) => left + scale.part(Math.min(day, scale.horizon)) * (right - left);
    let from = 0;
    const all = [];
    for (const [name, to] of PHASES) {
      if (from >= scale.horizon) break;
      const [a, b] = [px(from), px(to)];
      if (b > a) all.push(svg("rect", { x: a, y: top, width: b - a, height: bottom - top, class: `phase ${name}` }));
      from = to;
    }
    return all;
  }

  /** Ticks of time below `y`. */
  function timeTicks(scale, left, right, y) {
    const width = right - left;
    return ticks(scale, width).flatMap(({ tick, at, text }) => {
      const x = left + tick;
      const line = svg("line", { x1: x, x2: x, y1: y, y2: y + (text ? 4 : 2.5), class: "axis" });
      return text
        ? [line, svg("text", { x: left + at, y: y + 15, class: "tick", "text-anchor": "middle" }, text)]
        : [line];
    });
  }

  /** Ticks of amounts left of `left`: at the ends and between. */
  function amountTicks([low, high], y, left, right, parts = 2) {
    return Array.from({ length: parts + 1 }, (_, i) => {
      const value = low + ((high - low) * i) / parts;
      const line = svg("line", {
        x1: left,
        x2: right,
        y1: y(value),
        y2: y(value),
        class: value === 0 ? "axis" : "grid",
      });
      const text = svg("text", { x: left - 4, y: y(value) + 4, class: "tick", "text-anchor": "end" }, number(value));
      return [line, text];
    }).flat();
  }

  return { PHASES, path, area, beads, tints, timeTicks, amountTicks };
})();
