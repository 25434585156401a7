// How sure: which parameters decide how far two arms differ, and what to measure to know it better.
"use strict";

page.sure = (() => {
  const { html } = page.dom;
  const { named } = page.card;
  const { dot, ruler, table } = page.intervals;
  const { signed } = page.numbers;
  const { Question } = page.question;
  const { say } = page.say;
  const { session } = page.session;
  const { shown } = page.view;

  const MOST = 12;

  /** Starts the view. */
  function startSure() {
    const facts = JSON.parse(packedText("facts"));
    const question = new Question("sure", {
      stages: [100],
      request: () => ({ arm: shown(session.answer).name, facts }),
      draw: ({ what_matters: told }) => [
        ranked("sure.parameters", told.parameters, ({ name, about, source }) => [
          named(name, name),
          html("div", { class: "note" }, `${about} (${source})`),
        ]),
        ranked("sure.measurable", told.measurable, ({ label, arm, unit }) => [
          label,
          html("div", { class: "note" }, [arm, unit].filter(Boolean).join(", ")),
        ]),
      ],
    });
    question.op = "how_sure";
  }

  function ranked(key, all, name) {
    const first = all.slice(0, MOST);
    if (first.length === 0) return null;
    const scale = ruler([-1, 1]);
    const rows = first.map((one) => {
      const { rho, low, high, beyond } = one.correlation;
      return [
        name(one),
        html(
          "div",
          { class: "cell" },
          dot(scale, { value: rho, low, high }, `rho ${signed(rho)}`, { zero: true }),
          signed(rho),
        ),
        say(beyond ? "sure.beyond" : "sure.chance"),
      ];
    });
    return html(
      "section",
      null,
      html("h2", null, say(key)),
      table(say(`${key}.caption`), [say("sure.name"), say("sure.rho"), say("sure.judged")], rows),
    );
  }

  return { startSure };
})();
