// Controls of one treatment: source, cargo, engineering, route, dose, time, repeats, infusion.
"use strict";

page.treatment = (() => {
  const { button, html, write } = page.dom;
  const { dropTreatment, setKey, snap } = page.doses;
  const { choice, line, slider, ticks } = page.fields;
  const { amount, number, written } = page.numbers;
  const { say } = page.say;
  const { change, session } = page.session;
  const { axis } = page.time;

  /** Range of the slider of doses by unit, as powers of ten. */
  const POWERS = {
    ug: [-1, 4],
    mg: [-4, 1],
    "ug/kg": [0, 5],
    "mg/kg": [-2, 2],
    particles: [6, 13],
    "particles/kg": [7, 14],
    cells: [3, 8],
  };
  const STEPS = 200;

  /** Options of a set of the catalogue: rows that a study of the injured cord stands behind come first. */
  function options(rows) {
    const name = ({ id, name }) => [id, name ?? id];
    const known = rows.filter(({ grade }) => !String(grade ?? "").startsWith("assumed"));
    const rest = rows.filter((row) => !known.includes(row));
    return rest.length > 0 && known.length > 0
      ? [
          [say("rows.known"), known.map(name)],
          [say("rows.assumed"), rest.map(name)],
        ]
      : rows.map(name);
  }

  /** The controls of a treatment; `show(treatment)` sets them. */
  class TreatmentForm {
    constructor(words) {
      const put = (key) => (value) => this.put(key, value);
      const text = (key) => (value) => this.put(key, value === "" ? null : value);
      this.title = html("h3");
      this.remove = button(say("treatment.remove"), () => this.take(), { class: "quiet" });
      this.source = choice(say("treatment.source"), options(words.sources), put("source"), { lang: "en" });
      this.route = choice(say("treatment.route"), options(words.routes), put("route"), { lang: "en" });
      this.cargo = ticks(
        say("treatment.cargo"),
        words.cargo.map(({ id, name }) => [id, name ?? id]),
        put("cargo"),
      );
      this.engineering = ticks(
        say("treatment.engineering"),
        words.engineering.map(({ id, name }) => [id, name ?? id]),
        put("engineering"),
      );
      this.dose = slider(say("treatment.dose"), {
        steps: STEPS,
        value: (i) => this.doseAt(i),
        place: (value) => this.placeOf(value),
        text: (value) => `${number(value).replace(/^−/, "-")} ${this.unit}`,
        changed: (value, gesture) => this.put("dose", `${Number(value.toPrecision(2))} ${this.unit}`, gesture),
        typed: put("dose"),
      });
      this.at = slider(say("treatment.at"), {
        steps: 1000,
        value: (i) => snap(this.time.day(i / 1000)),
        place: (day) => this.time.part(day) * 1000,
        text: written,
        changed: (day, gesture) => this.put("at", written(Math.min(day, session.scenario.simulation.until_d * 0.99)), gesture),
        typed: put("at"),
      });
      this.times = line(say("treatment.times"), (value) => this.repeat({ times: Number(value) }), {
        type: "number",
        min: 1,
        max: 60,
        class: "short",
      });
      this.every = line(say("treatment.every"), (value) => this.repeat({ every: value }), { class: "short" });
      this.over = line(say("treatment.over"), text("over"), {
        class: "short",
        placeholder: say("treatment.over.none"),
      });
      this.schedule = line(say("treatment.schedule"), text("schedule"));
      this.notes = html("ul", { class: "why" });
      for (const key of ["source", "route", "cargo", "engineering", "dose", "at"]) this[key].node.dataset.control = key;
      for (const key of ["times", "every"]) this[key].node.dataset.control = "repeat";
      this.single = html(
        "div",
        null,
        this.dose.node,
        this.at.node,
        html("div", { class: "row" }, this.times.node, this.every.node, this.over.node),
      );
      this.node = html(
        "fieldset",
        { class: "treatment" },
        html("legend", null, this.title),
        this.remove,
        this.source.node,
        this.route.node,
        this.single,
        this.schedule.node,
        this.cargo.node,
        this.engineering.node,
        this.notes,
      );
    }

    get time() {
      return axis("asinh", session.scenario?.simulation.until_d ?? 84);
    }

    put(key, value, gesture) {
      change(setKey(this.treatment, key, value), gesture && `${this.treatment.name}/${key}/${gesture}`);
    }

    /** Sets one part of a repeat; a single dose has none. */
    repeat(part) {
      const next = {
        every: this.treatment.given.repeat?.every ?? "24 h",
        times: 1,
        ...this.treatment.given.repeat,
        ...part,
      };
      this.put("repeat", next.times > 1 ? next : null);
    }

    take() {
      change(dropTreatment(this.treatment));
    }

    show(treatment) {
      this.treatment = treatment;
      const { given, doses } = treatment;
      const dose = amount(given.dose);
      this.unit = dose?.unit.replace(/\s+in\s+.*$/, "") ?? "ug";
      const scheduled = given.schedule !== undefined;
      this.single.hidden = scheduled;
      this.schedule.node.hidden = !scheduled;
      write(this.title, treatment.name);
      this.remove.setAttribute("aria-label", say("treatment.remove.name", { name: treatment.name }));
      this.source.set(treatment.source);
      this.route.set(treatment.route);
      this.cargo.set(treatment.cargo, say("none"));
      this.engineering.set(treatment.engineering, say("none"));
      this.dose.set(dose?.value ?? doses[0]?.amount_ug ?? 0, given.dose);
      this.at.set(doses[0]?.start_d ?? 0, given.at);
      this.times.set(given.repeat?.times ?? 1);
      this.every.set(given.repeat?.every ?? "");
      this.every.control.disabled = (given.repeat?.times ?? 1) <= 1;
      this.every.control.placeholder = say("inert.every");
      this.over.set(given.over ?? "");
      this.schedule.set(given.schedule ?? "");
      this.explain();
    }

    /** Says which controls do nothing as things are, and why. */
    explain() {
      const { given, doses } = this.treatment;
      const reasons = [];
      if (doses.every(({ amount_ug }) => amount_ug === 0)) reasons.push(say("inert.dose"));
      if (given.schedule !== undefined) reasons.push(say("inert.schedule"));
      this.notes.replaceChildren(...reasons.map((reason) => html("li", null, reason)));
    }

    doseAt(i) {
      const [low, high] = POWERS[this.unit] ?? [-1, 4];
      return Number((10 ** (low + ((high - low) * i) / STEPS)).toPrecision(2));
    }

    placeOf(value) {
      const [low, high] = POWERS[this.unit] ?? [-1, 4];
      return value > 0 ? Math.min(STEPS, Math.max(0, ((Math.log10(value) - low) / (high - low)) * STEPS)) : 0;
    }
  }

  return { TreatmentForm };
})();
