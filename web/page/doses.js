// Where the doses of a treatment stand in the text, and which change of the text moves one.
"use strict";

page.doses = (() => {
  const { written } = page.numbers;
  const { session } = page.session;
  const { view } = page.view;

  /** The treatments of the arm that is looked at: what is given (`doses`), and what is written (`given`, `path`). */
  function treatments() {
    const { given } = session;
    const arm = armNow();
    const written = given?.intervention ?? [];
    return (arm?.interventions ?? []).map((one) => {
      const index = written.findIndex(({ name }) => name === one.name);
      const own = given?.arm?.[armIndex()]?.intervention?.[one.name];
      return { ...one, index, given: { ...written[index], ...(typeof own === "object" ? own : {}) }, own };
    });
  }

  /** The arm that is looked at, as the program has read it. */
  function armNow() {
    const { scenario } = session;
    return scenario?.arms[Math.min(view.arm, scenario.arms.length - 1)];
  }

  /** Its position among the arms of the text, or -1: the program adds arms that the text does not name. */
  function armIndex() {
    return session.given?.arm?.findIndex(({ name }) => name === armNow()?.name) ?? -1;
  }

  /** The path of a key of a treatment: its arm's own, where the arm has one. */
  function keyPath(treatment, key) {
    const { own, index, name } = treatment;
    if (own && typeof own === "object" && key in own) return ["arm", armIndex(), "intervention", name, key];
    return ["intervention", index, key];
  }

  /** Changes that take a treatment away: from the text where one arm is treated, else from the arm that is looked at. */
  function dropTreatment({ index, name }) {
    const arms = session.given.arm ?? [];
    const arm = armIndex();
    if (arms.length > 1 && arm >= 0) return [{ path: ["arm", arm, "intervention", name], value: false }];
    const named = arms.flatMap((one, i) =>
      one.intervention?.[name] === undefined ? [] : [["arm", i, "intervention", name]],
    );
    return [["intervention", index], ...named].map((path) => ({ path, value: null }));
  }

  /** Changes that give a treatment this value of a key; `null` takes the key away. */
  function setKey(treatment, key, value) {
    return [{ path: keyPath(treatment, key), value }];
  }

  const amountOf = ({ amount_ug, particles, cells }) => {
    if (cells) return `${Number(cells.toPrecision(6))} cells`;
    return particles ? `${Number(particles.toPrecision(6))} particles` : `${Number(amount_ug.toPrecision(6))} ug`;
  };

  /** A schedule of these doses in one text. */
  function schedule(doses) {
    const one = (dose) =>
      `${amountOf(dose)} at ${written(dose.start_d)}${dose.duration_d > 0 ? ` over ${written(dose.duration_d)}` : ""}`;
    return doses.map(one).join(" then ");
  }

  /** Changes that begin dose `i` at `day`: the first moves all, a later one the interval, one of a schedule itself alone. */
  function moveDose(treatment, i, day) {
    const { given, doses } = treatment;
    if (given.schedule !== undefined) {
      const moved = doses.map((dose, j) => (j === i ? { ...dose, start_d: day } : dose));
      return setKey(treatment, "schedule", schedule(moved));
    }
    if (i === 0) return setKey(treatment, "at", written(day));
    const every = Math.max(1 / 24, (day - doses[0].start_d) / i);
    return setKey(treatment, "repeat", { ...given.repeat, every: written(snap(every)) });
  }

  /** Changes that end dose `i` at `day`. */
  function endDose(treatment, i, day) {
    const { given, doses } = treatment;
    const length = Math.max(1 / 144, day - doses[i].start_d);
    if (given.schedule !== undefined) {
      const moved = doses.map((dose, j) => (j === i ? { ...dose, duration_d: length } : dose));
      return setKey(treatment, "schedule", schedule(moved));
    }
    return setKey(treatment, "over", written(snap(length)));
  }

  /** Least step of a time that is moved, days. */
  function step(day) {
    if (day < 0.25 - 1e-9) return 1 / 96;
    if (day < 3 - 1e-9) return 1 / 24;
    return day < 14 - 1e-9 ? 0.25 : 1;
  }

  /** The nearest time that can be moved to. */
  function snap(day) {
    const by = step(day);
    return Math.round(day / by) * by;
  }

  return { treatments, armNow, armIndex, setKey, dropTreatment, moveDose, endDose, step, snap };
})();
