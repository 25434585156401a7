// What is worth a look or wrong: remarks of the program, errors of the scenario, trouble of the page.
"use strict";

page.notices = (() => {
  const { button, find, html, write } = page.dom;
  const { say } = page.say;
  const { session, undo } = page.session;
  const { show } = page.tabs;

  /** Shows the warnings of the program. */
  function remarks() {
    const { warnings } = session;
    find("#remarks").hidden = warnings.length === 0;
    find("#remarks-list").replaceChildren(
      ...warnings.map(({ message, label }) => html("li", null, `${message}. ${label}.`)),
    );
    write(find("#remarks summary"), say("remarks", { many: warnings.length }));
  }

  /** Keeps the last good curves, pale, and says what is wrong. */
  function faulty(faults) {
    document.body.classList.add("faulty");
    find("#faults").hidden = false;
    const lines = faults.map(({ line, message, label, help }) =>
      html("li", null, say("fault", { line, message: [message, label, help].filter(Boolean).join("; ") })),
    );
    find("#faults").replaceChildren(
      html("p", null, html("b", null, say("faults"))),
      html("ul", null, lines.length > 0 ? lines : html("li", null, session.rendered)),
      button(say("faults.undo"), undo),
      " ",
      button(say("faults.text"), () => show("script")),
    );
    find("#undo").disabled = !session.history.canUndo;
  }

  /** A message that stays until it is closed. */
  function trouble(text) {
    find("#trouble").hidden = false;
    find("#trouble").replaceChildren(
      html("span", null, text),
      " ",
      button(say("close"), () => (find("#trouble").hidden = true)),
    );
  }

  return { remarks, faulty, trouble };
})();
