// Controls of the injury and of how long to follow it.
"use strict";

page.injury = (() => {
  const { find, html, write } = page.dom;
  const { choice, line, slider } = page.fields;
  const { number, written } = page.numbers;
  const { say } = page.say;
  const { change, session } = page.session;
  const { look, view } = page.view;

  const set = (key, value, gesture) =>
    change([{ path: ["injury", key], value }], gesture && `injury/${key}/${gesture}`);

  /** Names of the model are English in every language. */
  const ENGLISH = { lang: "en" };

  let fields = null;

  /** Makes the controls, once the engine has said what may be chosen. */
  function startInjury(words) {
    const named = (all) => all.map(({ id, name }) => [id, name ?? id]);
    const species = choice(say("injury.species"), named(words.species), (id) => choose(words, id), ENGLISH);
    const mechanism = choice(say("injury.mechanism"), named(words.injuries), (id) => set("mechanism", id), ENGLISH);
    const severity = slider(say("injury.severity"), {
      steps: 100,
      value: (i) => i / 100,
      place: (value) => value * 100,
      text: (value) => number(value),
      changed: (value, gesture) => set("severity", value, gesture),
      typed: (text) => set("severity", text !== "" && Number.isFinite(Number(text)) ? Number(text) : text),
    });
    const grade = choice(say("injury.grade"), [["", say("injury.grade.own")]], (word) => word && set("severity", word));
    const until = line(say("injury.until"), (text) => change([{ path: ["simulation", "until"], value: text }]), {
      class: "short",
    });
    const arm = choice(say("arm"), [], (i) => look({ arm: Number(i) }));
    const note = html("p", { class: "why" });
    const recorded = html("p", { class: "why" });
    find("#injury").append(species.node, mechanism.node, severity.node, grade.node, note, until.node, recorded);
    find("#arm").append(arm.node);
    species.node.dataset.control = "species";
    for (const { node } of [severity, grade]) node.dataset.control = "severity";
    fields = { words, species, mechanism, severity, grade, until, arm, note, recorded };
  }

  /** Another species: a severity that is a grade of the old one's devices becomes its number; mass and strain go. */
  function choose(words, id) {
    const changes = [{ path: ["injury", "species"], value: id }];
    const { device, severity } = session.scenario?.injury ?? {};
    const known = words.species.find((one) => one.id === id)?.severities.some(({ word }) => word === device);
    if (device && !known) changes.push({ path: ["injury", "severity"], value: severity });
    const of = Object.keys(session.given?.injury ?? {}).filter((key) => ["body_mass", "strain"].includes(key));
    changes.push(...of.map((key) => ({ path: ["injury", key], value: null })));
    change(changes);
  }

  /** Sets the controls from what the program has read. */
  function showInjury() {
    const { given, scenario } = session;
    if (!given || !scenario || !fields) return;
    const { words, species, mechanism, severity, grade, until, arm, note, recorded } = fields;
    const { device, severity: value } = scenario.injury;
    species.set(scenario.injury.species);
    mechanism.set(scenario.injury.mechanism);
    severity.set(value);
    grades(words, grade, device);
    until.set(given.simulation?.until ?? written(scenario.simulation.until_d));
    const own = given.injury.severity === undefined;
    write(note, own ? say("injury.severity.left", { value: number(value) }) : "");
    note.hidden = !own;
    inert(recorded);
    arms(arm);
  }

  /** What the text says of the animal that no rate depends on. */
  function inert(note) {
    const { injury } = session.scenario;
    const known = ["strain", "sex", "age", "level"].filter((key) => injury[key]);
    const what = known.map((key) => say(`injury.${key}`, { said: injury[key] })).join(", ");
    write(note, what && say("injury.recorded", { what }));
    note.hidden = what === "";
  }

  /** The grades of the species that are of this kind of injury. */
  function grades(words, grade, device) {
    const { species, mechanism } = session.scenario.injury;
    const key = `${species}/${mechanism}`;
    if (grade.key !== key) {
      grade.key = key;
      const all = words.species.find(({ id }) => id === species)?.severities ?? [];
      const own = all.filter(({ injury }) => !injury || injury === mechanism);
      const options = own.map(({ word, severity }) => [word, `${word} (${number(severity)})`]);
      grade.control.replaceChildren(
        ...[["", say("injury.grade.own")], ...options].map(([value, text]) => html("option", { value }, text)),
      );
    }
    grade.set(device ?? "");
  }

  function arms(arm) {
    const treated = session.answer?.arms.slice(1) ?? [];
    const key = treated.map(({ name }) => name).join("\n");
    if (arm.key !== key) {
      arm.key = key;
      arm.control.replaceChildren(...treated.map(({ name }, i) => html("option", { value: i + 1 }, name)));
    }
    find("#arm").hidden = treated.length < 2;
    arm.set(Math.min(view.arm, treated.length));
  }

  return { startInjury, showInjury };
})();
