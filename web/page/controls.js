// The list of treatments, and what is added to it.
"use strict";

page.controls = (() => {
  const { find, write } = page.dom;
  const { armNow, treatments } = page.doses;
  const { fit, unused } = page.lists;
  const { say } = page.say;
  const { change, session } = page.session;
  const { showSwitches, startSwitches } = page.switches;
  const { TreatmentForm } = page.treatment;

  let words = null;
  let forms = [];

  /** Makes what adds treatments and switches. */
  function startControls(known) {
    words = known;
    find("#add-treatment").addEventListener("click", addTreatment);
    startSwitches(known);
  }

  /** Adds a treatment like the last one, a day later; it is focused when it is there. */
  function addTreatment() {
    const list = session.given?.intervention ?? [];
    const last = list[list.length - 1];
    const value = {
      name: unused("vesicles", list),
      source: last?.source ?? "bmsc",
      route: last?.route ?? "intravenous",
      dose: "100 ug",
      at: last ? "24 h" : "1 h",
    };
    change([{ path: ["intervention", "+"], value }]).then(() => forms[forms.length - 1]?.source.control.focus());
  }

  /** Sets all controls from what the program has read. */
  function showControls() {
    const all = treatments();
    fit(forms, all.length, () => new TreatmentForm(words), find("#treatments"));
    all.forEach((treatment, i) => forms[i].show(treatment));
    const changed = (armNow()?.perturbations ?? []).length > 0;
    write(find("#no-treatment"), all.length > 0 ? "" : say(changed ? "treatment.changed" : "treatment.none"));
    showSwitches();
  }

  return { startControls, showControls };
})();
