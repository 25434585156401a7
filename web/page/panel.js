// One panel: a few quantities over time, treated (solid) and untreated (dashed), with bands and doses.
"use strict";

page.panel = (() => {
  const { fresh, html, svg, write } = page.dom;
  const { ceiling, change, level, number, spoken } = page.numbers;
  const { amountTicks, area, beads, path, timeTicks, tints } = page.plot;
  const { say } = page.say;
  const { at, control, shown, view } = page.view;

  const HEIGHT = 134;
  const LEFT = 36;
  const RIGHT = 8;
  const TOP = 8;
  const BOTTOM = 20;
  /** Which beads a series has, by its place. */
  const bead = (i) => ["none", "circle", "square"][i] ?? "square";

  /** What is drawn of a series, from the back to the front. */
  const LAYERS = ["band", "plain", "pin", "arm", "beads"];

  /** A panel of `{id, title, unit, full, series: [{column, label, tint}]}`. */
  class Panel {
    constructor(spec) {
      this.spec = spec;
      this.width = 0;
      this.limits = [0, 1];
      /** A number that the axis reaches in any case. */
      this.least = 0;
      /** A course that somebody has drawn, as `[day, value]`. */
      this.drawn = [];
      this.frame = svg("g", { "aria-hidden": "true" });
      this.marks = svg("g", { class: "given", "aria-hidden": "true" });
      this.cursorLine = svg("line", { class: "cursor", y1: TOP });
      this.lines = spec.series.map((series, i) => lines(series.tint, bead(i)));
      this.guess = svg("path", { class: "line guess" });
      this.about = html("p", { class: "sr", id: fresh("about") });
      this.svg = svg(
        "svg",
        { role: "img", "aria-label": `${spec.title}, ${spec.unit}`, "aria-describedby": this.about.id, class: "plot" },
        this.frame,
        LAYERS.map((layer) => this.lines.map((line) => line[layer])),
        this.guess,
        this.marks,
        this.cursorLine,
      );
      this.values = spec.series.map(() => html("span", { class: "now" }));
      this.node = html(
        "figure",
        { class: "panel", "data-panel": spec.id },
        html(
          "figcaption",
          null,
          html("b", { lang: "en" }, spec.title),
          " ",
          html("span", { class: "unit", lang: "en" }, spec.unit),
          this.keys(),
        ),
        this.svg,
        this.about,
      );
    }

    keys() {
      return html(
        "span",
        { class: "keys" },
        this.spec.series.map((series, i) =>
          html(
            "span",
            { class: `key ${series.tint}` },
            swatch(series.tint, bead(i)),
            this.spec.series.length > 1 && html("span", { class: "label", lang: "en" }, series.label),
            " ",
            this.values[i],
          ),
        ),
      );
    }

    /** Draws an answer; `bands` are those of the same scenario, `pinned` is the answer that is held. */
    draw(answer, scale, { bands = null, pinned = null } = {}) {
      this.answer = answer;
      this.pinned = pinned;
      this.scale = scale;
      this.x = this.along(answer.times);
      const courses = this.spec.series.map(({ column }) => this.course(answer, column, pinned));
      const band = view.mode === "courses" ? this.spec.series.map(({ column }) => bands?.of(column)) : [];
      this.limits = limits(courses, band, this.spec.full, this.least);
      this.fitFrame();
      this.drawGuess();
      courses.forEach((course, i) => this.line(this.lines[i], course, band[i], pinned));
      this.dose(answer);
      this.cursor(view.cursor);
      write(this.about, this.text());
    }

    /** Axes alone, where no answer may be known. */
    blank(scale) {
      Object.assign(this, { answer: null, scale, limits: [0, this.spec.full ?? ceiling(Math.max(1, this.least))] });
      for (const line of this.lines) for (const layer of LAYERS) line[layer].setAttribute("d", "");
      this.marks.replaceChildren();
      this.values.forEach((value) => write(value, ""));
      write(this.about, "");
      this.fitFrame();
      this.drawGuess();
    }

    drawGuess() {
      const x = this.along(this.drawn.map(([day]) => day));
      this.guess.setAttribute(
        "d",
        path(
          x,
          Float64Array.from(this.drawn, ([, value]) => value),
          this.y,
        ),
      );
      this.pen?.place();
    }

    /** What is drawn of a column: two arms, or their difference. */
    course(answer, column, pinned) {
      const arm = shown(answer).series.get(column);
      const plain = control(answer).series.get(column);
      const held = pinned && shown(pinned).series.get(column);
      // Where one arm alone may be seen, it is drawn as what it is.
      if (alone(answer))
        return alone(answer) === "control" ? { arm: [], plain, held: null } : { arm, plain: null, held: null };
      if (view.mode === "courses") return { arm, plain, held };
      const base = held ? (i) => at(pinned.times, held, answer.times[i]) : (i) => plain[i];
      return { arm: arm.map((value, i) => value - base(i)), plain: null, held: null };
    }

    line(line, { arm, plain, held }, band, pinned) {
      line.arm.setAttribute("d", path(this.x, arm, this.y));
      line.beads.setAttribute("d", beads(line.bead, this.x, arm, this.y));
      line.plain.setAttribute("d", plain ? path(this.x, plain, this.y) : "");
      line.pin.setAttribute("d", held ? path(this.along(pinned.times), held, this.y) : "");
      const x = band && this.along(band.times);
      line.band.setAttribute("d", band ? area(x, band.low, band.high, this.y) : "");
    }

    get height() {
      return this.tall ?? HEIGHT;
    }

    px(day) {
      return LEFT + this.scale.part(day) * (this.width - LEFT - RIGHT);
    }

    along(times) {
      return Float64Array.from(times, (day) => this.px(day));
    }

    get y() {
      const [low, high] = this.limits;
      return (value) => this.height - BOTTOM - ((value - low) / (high - low)) * (this.height - BOTTOM - TOP);
    }

    /** Axes and tints, drawn again only where they differ. */
    fitFrame() {
      const now = JSON.stringify([this.width, this.height, this.limits, this.scale.kind, this.scale.horizon]);
      if (now === this.framed) return;
      this.framed = now;
      const right = this.width - RIGHT;
      this.cursorLine.setAttribute("y2", this.height - BOTTOM);
      this.svg.setAttribute("viewBox", `0 0 ${this.width} ${this.height}`);
      this.svg.setAttribute("height", this.height);
      this.frame.replaceChildren(
        ...tints(this.scale, LEFT, right, TOP, this.height - BOTTOM),
        ...amountTicks(this.limits, this.y, LEFT, right),
        ...timeTicks(this.scale, LEFT, right, this.height - BOTTOM),
      );
    }

    dose(answer) {
      const events = shown(answer).events.filter(({ kind }) => kind === "dose" || kind === "infusion_start");
      const marks = events.slice(0, 60).map(({ time_d }) => `M${(this.px(time_d) - 3.5).toFixed(1)} 1h7l-3.5 6z`);
      this.marks.replaceChildren(svg("path", { d: marks.join("") }));
    }

    /** Moves the line of the time cursor and writes the values there. */
    cursor(day) {
      if (!this.answer) return;
      const x = this.px(day);
      this.cursorLine.setAttribute("x1", x);
      this.cursorLine.setAttribute("x2", x);
      this.spec.series.forEach(({ column }, i) => write(this.values[i], this.value(column, day)));
    }

    value(column, day) {
      const [arm, plain] = [shown(this.answer), control(this.answer)].map((one) =>
        at(this.answer.times, one.series.get(column), day),
      );
      if (view.mode === "difference") return change(arm - (this.pinned ? this.held(column, day) : plain));
      return level(arm) === level(plain) ? level(arm) : `${level(arm)} | ${level(plain)}`;
    }

    /** What is held of a column at a day. */
    held(column, day) {
      return at(this.pinned.times, shown(this.pinned).series.get(column), day);
    }

    /** The panel in words, from its numbers. */
    text() {
      const { times, until } = this.answer;
      const parts = this.spec.series.map(({ column, label }) => {
        const [arm, plain] = [shown(this.answer).series.get(column), control(this.answer).series.get(column)];
        if (!Number.isFinite(arm[0])) return "";
        const end = spoken(until);
        if (alone(this.answer))
          return say("panel.about.one", { label, end, arm: alone(this.answer), value: number(arm[arm.length - 1]) });
        const top = arm.indexOf(arm.reduce((most, value) => (value > most ? value : most), -Infinity));
        return say("panel.about", {
          label,
          end,
          arm: number(arm[arm.length - 1]),
          plain: number(plain[plain.length - 1]),
          peak: number(arm[top]),
          day: spoken(times[top]),
        });
      });
      return parts.join(" ");
    }

    /** The value under a place on the screen. */
    level(clientY) {
      const box = this.svg.getBoundingClientRect();
      const part =
        (this.height - BOTTOM - ((clientY - box.top) / box.height) * this.height) / (this.height - BOTTOM - TOP);
      const [low, high] = this.limits;
      return Math.min(high, Math.max(low, low + part * (high - low)));
    }

    /** The day under a place on the screen. */
    day(clientX) {
      const box = this.svg.getBoundingClientRect();
      const x = ((clientX - box.left) / box.width) * this.width;
      return this.scale.day((x - LEFT) / (this.width - LEFT - RIGHT));
    }
  }

  /** The arm of a lesson that may be seen alone, if there is one. */
  function alone({ arms }) {
    return view.lesson && arms.length < 2 && arms[0].name;
  }

  function lines(tint, bead) {
    const one = (name, layer) => svg("path", { class: `${name} ${tint} ${layer}` });
    return {
      band: one("fill", "band"),
      plain: one("line", "untreated"),
      pin: one("line", "pinned"),
      arm: one("line", "treated"),
      beads: one("bead", "beads"),
      bead,
    };
  }

  /** A short line as the plot draws it. */
  function swatch(tint, bead) {
    const middle =
      bead === "circle"
        ? svg("circle", { cx: 10, cy: 5, r: 2.6, class: `bead ${tint}` })
        : bead === "square"
          ? svg("rect", { x: 7.6, y: 2.6, width: 4.8, height: 4.8, class: `bead ${tint}` })
          : null;
    return svg(
      "svg",
      { viewBox: "0 0 20 10", width: 20, height: 10, class: "swatch", "aria-hidden": "true" },
      svg("path", { d: "M0 5H20", class: `line ${tint}` }),
      middle,
    );
  }

  /** Limits of the axis: from 0 to a round number, or about 0 where differences are drawn. */
  function limits(courses, bands, full, least) {
    let high = least;
    let low = 0;
    const see = (values) => {
      for (const value of values ?? []) {
        if (value > high) high = value;
        if (value < low) low = value;
      }
    };
    for (const { arm, plain, held } of courses) [arm, plain, held].forEach(see);
    if (view.mode === "difference") {
      const most = ceiling(Math.max(high, -low, full ? 1 : 0.05));
      return [-most, most];
    }
    if (full) return [0, full];
    for (const band of bands) see(band?.high);
    return [0, high > 1e-6 ? ceiling(high) : 1];
  }

  return { Panel };
})();
