// A course that is drawn by hand on a panel, before the model is asked: by mouse, by touch, or by keys.
"use strict";

page.guess = (() => {
  const { svg, write } = page.dom;
  const { snap } = page.doses;
  const { number, spoken } = page.numbers;
  const { say } = page.say;
  const { axis } = page.time;

  /** Times at which a course can be drawn. */
  const COUNT = 33;

  /** The pen on a panel that has its axes; `changed(points)` hears the course as `[day, value]` of what is drawn. */
  class Pen {
    constructor(panel, points, label, changed) {
      Object.assign(this, { panel, changed, at: 0, down: null });
      const time = axis("asinh", panel.scale.horizon);
      this.days = Array.from({ length: COUNT }, (_, i) =>
        i < COUNT - 1 ? snap(time.day(i / (COUNT - 1))) : time.horizon,
      );
      this.values = new Array(COUNT).fill(NaN);
      for (const [day, value] of points) this.values[this.near(day)] = value;
      this.title = svg("title");
      this.mark = svg("circle", { r: 6, class: "mark" });
      this.target = svg("circle", { r: 14, class: "target" });
      this.node = svg(
        "g",
        { tabindex: 0, role: "slider", class: "handle pen", "data-key": "pen", "aria-label": label },
        this.title,
        this.target,
        this.mark,
      );
      const { svg: root } = panel;
      root.append(this.node);
      root.classList.add("drawing");
      root.setAttribute("role", "group");
      this.ends = new AbortController();
      const hear = (target, type, act) => target.addEventListener(type, act, { signal: this.ends.signal });
      hear(this.node, "keydown", (event) => this.press(event));
      hear(root, "pointerdown", (event) => this.begin(event));
      hear(root, "pointermove", (event) => this.down !== null && this.follow(event));
      for (const end of ["pointerup", "pointercancel"]) hear(root, end, () => (this.down = null));
      panel.pen = this;
      this.show();
    }

    /** Takes the pen away; the course stays. */
    end() {
      this.ends.abort();
      this.node.remove();
      this.panel.svg.classList.remove("drawing");
      this.panel.svg.setAttribute("role", "img");
      this.panel.pen = null;
    }

    near(day) {
      const far = this.days.map((one) => Math.abs(this.panel.scale.part(one) - this.panel.scale.part(day)));
      return far.indexOf(Math.min(...far));
    }

    begin(event) {
      event.stopPropagation();
      event.preventDefault();
      this.panel.svg.setPointerCapture(event.pointerId);
      this.node.focus({ preventScroll: true });
      this.down = null;
      this.follow(event);
    }

    /** Draws to where the hand is, and what lies between on the way. */
    follow(event) {
      event.stopPropagation();
      const [to, value] = [this.near(this.panel.day(event.clientX)), this.panel.level(event.clientY)];
      const from = this.down ?? to;
      const was = this.down === null ? value : this.values[from];
      const many = Math.abs(to - from);
      for (let i = 0; i <= many; i++)
        this.values[from + Math.sign(to - from) * i] = many ? was + ((value - was) * i) / many : value;
      this.at = this.down = to;
      this.tell();
    }

    press(event) {
      const [low, high] = this.panel.limits;
      const step = (high - low) / 50;
      const to = { ArrowLeft: this.at - 1, ArrowRight: this.at + 1, Home: 0, End: COUNT - 1 }[event.key];
      const by = { ArrowUp: step, ArrowDown: -step, PageUp: 5 * step, PageDown: -5 * step }[event.key];
      const gone = event.key === "Delete" || event.key === "Backspace";
      if ((to === undefined && by === undefined && !gone) || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      if (to !== undefined) this.at = Math.min(COUNT - 1, Math.max(0, to));
      if (by !== undefined) this.values[this.at] = Math.min(high, Math.max(low, this.value(this.at) + by));
      if (gone) this.values[this.at] = NaN;
      this.tell();
    }

    /** What is drawn at a time, or where the course passes there; the middle of the axis where nothing is drawn. */
    value(i) {
      const set = this.values.flatMap((value, k) => (Number.isFinite(value) ? [k] : []));
      if (set.length === 0) return (this.panel.limits[0] + this.panel.limits[1]) / 2;
      const before = set.filter((k) => k <= i).pop() ?? set[0];
      const after = set.find((k) => k >= i) ?? set[set.length - 1];
      const part = after > before ? (i - before) / (after - before) : 0;
      return this.values[before] + part * (this.values[after] - this.values[before]);
    }

    /** Forgets the course. */
    clear() {
      this.values.fill(NaN);
      this.at = 0;
      this.tell();
    }

    tell() {
      this.show();
      this.changed(this.panel.drawn);
    }

    show() {
      this.panel.drawn = this.days.flatMap((day, i) =>
        Number.isFinite(this.values[i]) ? [[day, Number(this.values[i].toPrecision(4))]] : [],
      );
      this.panel.drawGuess();
    }

    /** Puts the pen where it draws. */
    place() {
      const { panel, at } = this;
      const set = Number.isFinite(this.values[at]);
      const [x, y] = [panel.px(this.days[at]), panel.y(this.value(at))];
      for (const circle of [this.mark, this.target]) {
        circle.setAttribute("cx", x);
        circle.setAttribute("cy", y);
      }
      this.node.classList.toggle("later", !set);
      const day = spoken(this.days[at]);
      const text = set ? say("pen.at", { day, value: number(this.values[at]) }) : say("pen.none", { day });
      write(this.title, text);
      const [low, high] = panel.limits;
      const now = { valuemin: low, valuemax: high, valuenow: Number(this.value(at).toPrecision(4)), valuetext: text };
      for (const [name, value] of Object.entries(now)) this.node.setAttribute(`aria-${name}`, value);
    }
  }

  return { Pen };
})();
