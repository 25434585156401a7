// Mechanisms that are changed: reactions, parameters and states that a scenario perturbs, and what adds one.
"use strict";

page.switches = (() => {
  const { button, find, html, write } = page.dom;
  const { armIndex, armNow } = page.doses;
  const { choice, line, slider } = page.fields;
  const { fit, unused } = page.lists;
  const { spelled } = page.names;
  const { number, spoken } = page.numbers;
  const { say } = page.say;
  const { change, session } = page.session;

  let words = null;
  let all = [];

  /** Makes what adds a switch. */
  function startSwitches(known) {
    words = known;
    const groups = new Map();
    for (const one of known.reactions) groups.set(one.module, [...(groups.get(one.module) ?? []), one]);
    const entry = ({ name, about }) => [name, `${name.split(".")[1]}: ${about}`];
    const options = Array.from(groups, ([module, reactions]) => [module, reactions.map(entry)]);
    const adder = choice(say("switch.add"), [["", say("switch.choose")], ...options], (name) => {
      if (name) addSwitch(name);
      adder.set("");
    });
    find("#switch-adder").append(adder.node);
  }

  /** Switches a reaction off; what it does is then a factor from 0 to 2. */
  function addSwitch(reaction) {
    const name = unused(`no ${spelled(reaction.split(".")[1])}`, session.given?.perturbation);
    change([{ path: ["perturbation", "+"], value: { name, reaction, scale: 0 } }]);
  }

  /** Sets all switches from what the program has read. */
  function showSwitches() {
    const written = session.given?.perturbation ?? [];
    const here = armNow()?.perturbations ?? [];
    fit(all, written.length, () => new Switch(), find("#switches"));
    written.forEach((one, i) => all[i].show(one, i, here));
    write(find("#switch-count"), written.length > 0 ? `(${written.length})` : "");
    const others = here.filter(({ name }) => !written.some((one) => one.name === name)).map(({ name }) => name);
    write(find("#switch-others"), others.length > 0 ? say("switch.others", { names: others.join(", ") }) : "");
  }

  /** One mechanism that is changed. */
  class Switch {
    constructor() {
      this.title = html("h3");
      this.about = html("p", { class: "note" });
      this.note = html("p", { class: "why" });
      const remove = () => change([{ path: ["perturbation", this.index], value: null }]);
      this.remove = button(say("treatment.remove"), remove, { class: "quiet" });
      this.factor = slider(say("switch.factor"), {
        steps: 40,
        value: (i) => i / 20,
        place: (value) => value * 20,
        text: (value) => `× ${number(value)}`,
        changed: (value, gesture) => this.put("scale", value, gesture),
        typed: (text) => this.put("scale", Number(text.replace("×", ""))),
      });
      const time = (key) => line(say(`switch.${key}`), (text) => this.put(key, text || null), { class: "short" });
      [this.from, this.until] = [time("from"), time("until")];
      this.times = html("div", { class: "row" }, this.from.node, this.until.node);
      this.until.control.placeholder = say("switch.end");
      const legend = html("legend", null, this.title);
      this.node = html(
        "fieldset",
        { class: "treatment" },
        legend,
        this.remove,
        this.about,
        this.note,
        this.factor.node,
        this.times,
      );
    }

    /** Sets a key: the arm's own, where the arm has one. */
    put(key, value, gesture) {
      const { index, own, name } = this;
      const path =
        own?.[key] === undefined ? ["perturbation", index, key] : ["arm", armIndex(), "perturbation", name, key];
      change([{ path, value }], gesture && `switch${index}/${gesture}`);
    }

    show(one, index, here) {
      const own = session.given.arm?.[armIndex()]?.perturbation?.[one.name];
      const { scale, from, until } = { ...one, ...(typeof own === "object" ? own : {}) };
      const among = here.find(({ name }) => name === one.name);
      Object.assign(this, { index, own, name: one.name });
      write(this.title, one.name);
      this.remove.setAttribute("aria-label", say("treatment.remove.name", { name: one.name }));
      const reaction = words.reactions.find(({ name }) => name === one.reaction);
      write(this.about, [one.reaction ?? one.parameter ?? one.state, reaction?.about].filter(Boolean).join(": "));
      write(this.note, !among ? say("switch.not-here") : scale === undefined ? when(among) : "");
      this.note.hidden = this.note.textContent === "";
      this.factor.node.hidden = scale === undefined;
      if (scale !== undefined) this.factor.set(scale);
      this.times.hidden = scale === undefined;
      this.from.set(from);
      this.until.set(until);
    }
  }

  /** When it acts, where that is not all the time. */
  function when({ from_d: from, until_d: until }) {
    if (until === from) return say("switch.at", { day: spoken(from) });
    if (!(from > 0) && until === null) return "";
    return say("switch.when", { from: spoken(from), until: until === null ? say("switch.end") : spoken(until) });
  }

  return { startSwitches, addSwitch, showSwitches };
})();
