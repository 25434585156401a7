// The list of treatments and of mechanisms that are changed, and what is added to them.
"use strict";

page.controls = (() => {
  const { button, find, html, write } = page.dom;
  const { treatments } = page.doses;
  const { choice, slider } = page.fields;
  const { number } = page.numbers;
  const { say } = page.say;
  const { change, session } = page.session;
  const { TreatmentForm } = page.treatment;

  let words = null;
  let forms = [];
  let switches = [];
  let adder = null;

  /** Makes what adds treatments and switches. */
  function startControls(known) {
    words = known;
    find("#add-treatment").addEventListener("click", addTreatment);
    const groups = grouped(known.reactions);
    const options = [
      ["", say("switch.choose")],
      ...Array.from(groups, ([module, all]) => [
        module,
        all.map(({ name, about }) => [name, `${name.split(".")[1]}: ${about}`]),
      ]),
    ];
    adder = choice(say("switch.add"), options, (name) => {
      if (name) addSwitch(name);
      adder.set("");
    });
    find("#switch-adder").append(adder.node);
  }

  function grouped(all) {
    const groups = new Map();
    for (const one of all) groups.set(one.module, [...(groups.get(one.module) ?? []), one]);
    return groups;
  }

  /** A name that no entry of the list has. */
  function unused(stem, list) {
    const names = new Set((list ?? []).map(({ name }) => name));
    for (let i = 1; ; i++) {
      const name = i === 1 ? stem : `${stem} ${i}`;
      if (!names.has(name)) return name;
    }
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

  /** Switches a reaction off; what it does is then a factor from 0 to 2. */
  function addSwitch(reaction) {
    const name = unused(`no ${reaction.split(".")[1].replace(/_/g, " ")}`, session.given?.perturbation);
    change([{ path: ["perturbation", "+"], value: { name, reaction, scale: 0 } }]);
  }

  /** Sets all controls from what the program has read. */
  function showControls() {
    const all = treatments();
    fit(forms, all.length, () => new TreatmentForm(words), find("#treatments"));
    all.forEach((treatment, i) => forms[i].show(treatment));
    write(find("#no-treatment"), all.length === 0 ? say("treatment.none") : "");
    const written = session.given?.perturbation ?? [];
    fit(switches, written.length, () => new Switch(), find("#switches"));
    written.forEach((one, i) => switches[i].show(one, i));
  }

  function fit(list, many, make, parent) {
    while (list.length > many) list.pop().node.remove();
    while (list.length < many) {
      list.push(make());
      parent.append(list[list.length - 1].node);
    }
  }

  /** One mechanism that is changed. */
  class Switch {
    constructor() {
      this.title = html("h3");
      this.about = html("p", { class: "note" });
      this.remove = button(
        say("treatment.remove"),
        () => change([{ path: ["perturbation", this.index], value: null }]),
        { class: "quiet" },
      );
      this.factor = slider(say("switch.factor"), {
        steps: 40,
        value: (i) => i / 20,
        place: (value) => value * 20,
        text: (value) => `× ${number(value)}`,
        changed: (value, gesture) =>
          change([{ path: ["perturbation", this.index, "scale"], value }], `switch${this.index}/${gesture}`),
        typed: (text) =>
          change([{ path: ["perturbation", this.index, "scale"], value: Number(text.replace("×", "")) }]),
      });
      this.node = html(
        "fieldset",
        { class: "treatment" },
        html("legend", null, this.title),
        this.remove,
        this.about,
        this.factor.node,
      );
    }

    show(one, index) {
      this.index = index;
      write(this.title, one.name);
      this.remove.setAttribute("aria-label", say("treatment.remove.name", { name: one.name }));
      const reaction = words.reactions.find(({ name }) => name === one.reaction);
      write(this.about, [one.reaction ?? one.parameter ?? one.state, reaction?.about].filter(Boolean).join(": "));
      this.factor.node.hidden = one.scale === undefined;
      if (one.scale !== undefined) this.factor.set(one.scale);
    }
  }

  return { startControls, addSwitch, showControls };
})();
