// Numbers and durations as readers write them.
"use strict";

page.numbers = (() => {
  const MINUS = "−";

  /** Three significant digits without an exponent where that is short; the minus is a real one. */
  function number(value, digits = 3) {
    if (!Number.isFinite(value)) return "–";
    const size = Math.abs(value);
    if (size === 0) return "0";
    const exponent = size < 1e-4 || size >= 1e6;
    const text = exponent ? Number(value.toPrecision(digits)).toExponential() : plain(value, digits);
    return text.replace(/-/g, MINUS);
  }

  function plain(value, digits) {
    const rounded = Number(value.toPrecision(digits));
    const places = Math.max(0, digits - 1 - Math.floor(Math.log10(Math.abs(rounded))));
    const text = rounded.toFixed(Math.min(places, 8));
    return text.includes(".") ? text.replace(/0+$/, "").replace(/\.$/, "") : text;
  }

  /** A level to two digits; what is there but hardly is said so. */
  function level(value) {
    return value > 0 && value < 0.001 ? "< 0.001" : number(value, 2);
  }

  /** A difference to a tenth, with its sign. */
  function tenth(value) {
    return `${value < 0 ? MINUS : "+"}${Math.abs(value).toFixed(1)}`;
  }

  /** A difference, with its sign; less than a thousandth is none. */
  function change(value) {
    return Math.abs(value) < 0.001 ? "0" : signed(value);
  }

  /** A difference, with its sign. */
  function signed(value, digits = 2) {
    const text = number(value, digits);
    return value > 0 ? `+${text}` : text;
  }

  /** A time after the injury for a reader: minutes, hours up to two days, then days. */
  function spoken(days) {
    if (days === 0) return "0 h";
    if (days < 1 / 24 - 1e-9) return `${number(days * 1440, 2)} min`;
    if (days < 2 - 1e-9) return `${number(days * 24)} h`;
    return `${number(days)} d`;
  }

  /** A time as a scenario has it, exact to the minute. */
  function written(days) {
    const minutes = Math.round(days * 1440);
    if (minutes % 1440 === 0) return `${minutes / 1440} d`;
    if (minutes % 60 === 0) return `${minutes / 60} h`;
    return minutes < 120 ? `${minutes} min` : `${Number((minutes / 60).toFixed(3))} h`;
  }

  const DAYS = { min: 1 / 1440, h: 1 / 24, d: 1, wk: 7, w: 7, mo: 30.4375 };

  /** Days of a text such as `6 h`, or `null`. The program has the last word on what a time is. */
  function days(text) {
    const found = /^\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(min|h|d|wk|w|mo)\s*$/i.exec(text);
    return found ? Number(found[1]) * DAYS[found[2].toLowerCase()] : null;
  }

  /** The number and the rest of a text such as `100 ug`, or `null`. */
  function amount(text) {
    const found = /^\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(\S.*)$/i.exec(text ?? "");
    return found ? { value: Number(found[1]), unit: found[2].trim() } : null;
  }

  /** The least round number whose half is round as well, that is at least `value`. */
  function ceiling(value) {
    if (!(value > 0)) return 1;
    const power = 10 ** Math.floor(Math.log10(value));
    return [1, 1.6, 2, 3, 4, 6, 8, 10].map((step) => step * power).find((step) => step >= value * 0.999999);
  }

  return { number, level, tenth, change, signed, spoken, written, days, amount, ceiling };
})();
