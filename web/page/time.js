// The axis of time: asinh (linear for hours, logarithmic for months), linear or logarithmic.
"use strict";

page.time = (() => {
  const KNEE_D = 0.25;
  /** Kinds of axes, in the order in which they are offered. */
  const AXES = ["asinh", "log", "linear"];

  const NAMED = [
    [0, "0", 0],
    [1 / 144, "10 min", 9],
    [1 / 24, "1 h", 8],
    [0.25, "6 h", 5],
    [0.5, "12 h", 7],
    [1, "1 d", 2],
    [3, "3 d", 4],
    [7, "1 w", 3],
    [14, "2 w", 7],
    [28, "4 w", 3],
    [91.3, "3 mo", 4],
    [182.6, "6 mo", 5],
    [365.25, "1 y", 1],
    [730.5, "2 y", 6],
  ];
  const STEPS = [
    [1 / 24, 1, "h"],
    [0.25, 6, "h"],
    [1, 1, "d"],
    [2, 2, "d"],
    [7, 1, "w"],
    [14, 2, "w"],
    [28, 4, "w"],
    [91.3, 3, "mo"],
    [182.6, 6, "mo"],
  ];
  const MOST_STEPS = 7;
  /** How far the text of a tick may stand out of the axis, px. */
  const SPILL = 8;

  /** Where a logarithmic axis of this length begins, days. */
  function first(horizon) {
    return [1 / 24, 1 / 144, 1 / 1440].find((day) => day <= 0.05 * horizon) ?? 0.01 * horizon;
  }

  /** Maps days to a part of the axis, from 0 to 1, and back. */
  function axis(kind, horizon) {
    const start = kind === "log" ? first(horizon) : 0;
    const whole = Math.asinh(horizon / KNEE_D);
    const part = {
      asinh: (day) => Math.asinh(day / KNEE_D) / whole,
      linear: (day) => day / horizon,
      log: (day) => Math.log(day / start) / Math.log(horizon / start),
    }[kind];
    const day = {
      asinh: (at) => KNEE_D * Math.sinh(at * whole),
      linear: (at) => at * horizon,
      log: (at) => start * (horizon / start) ** at,
    }[kind];
    const held = (value, low, high) => Math.min(high, Math.max(low, value));
    return {
      kind,
      horizon,
      start,
      part: (value) => part(held(value, start, horizon)),
      day: (value) => day(held(value, 0, 1)),
    };
  }

  function last(horizon) {
    const near = NAMED.slice(1).find(([day]) => Math.abs(day / horizon - 1) < 0.02);
    if (near) return near[1];
    if (horizon < 2) return `${Number((horizon * 24).toPrecision(2))} h`;
    const weeks = horizon / 7;
    return weeks <= 26 && Math.abs(weeks - Math.round(weeks)) < 1e-9
      ? `${Math.round(weeks)} w`
      : `${Number(horizon.toPrecision(3))} d`;
  }

  function candidates({ kind, horizon, start }) {
    const inside = (day) => day > start && day < horizon && Math.abs(day / horizon - 1) >= 0.02;
    const ends = [
      [
        start,
        start === 0
          ? "0"
          : `${Number((start * (start < 0.04 ? 1440 : 24)).toPrecision(2))} ${start < 0.04 ? "min" : "h"}`,
        0,
      ],
      [horizon, last(horizon), 0],
    ];
    if (kind !== "linear") {
      const short = horizon <= 7 || kind === "log";
      return [...ends, ...NAMED.filter(([day, , rank]) => inside(day) && (short || (rank < 8 && day !== 0.5)))];
    }
    const [step, each, unit] = STEPS.find(([days]) => horizon / days <= MOST_STEPS) ?? [365.25, 1, "y"];
    const times = Array.from({ length: 60 }, (_, i) => [(i + 1) * step, `${(i + 1) * each} ${unit}`, 1]);
    return [...ends, ...times.filter(([day]) => inside(day))];
  }

  /** Ticks over `width` px in the order of time: `{day, tick, at, text}`, the text at `at`; one that would collide is left out. */
  function ticks(scale, width, letter = 6.4) {
    const kept = [];
    const all = candidates(scale).sort((a, b) => a[2] - b[2] || a[0] - b[0]);
    for (const [day, text, rank] of all) {
      const half = (text.length * letter) / 2;
      // Texts at the ends are moved inwards, so that they stay within the plot.
      const at = Math.max(half - SPILL, Math.min(width + SPILL - half, scale.part(day) * width));
      const clear = kept.every((one) => !one.text || Math.abs(one.at - at) >= 1.25 * (half + one.half));
      kept.push({ day, at, half, tick: scale.part(day) * width, text: rank === 0 || clear ? text : null });
    }
    return kept.sort((a, b) => a.day - b.day);
  }

  return { AXES, axis, ticks };
})();
