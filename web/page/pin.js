// Holding an answer as A while B goes on, and trading the two.
"use strict";

page.pin = (() => {
  const { announce } = page.headline;
  const { find, write } = page.dom;
  const { say } = page.say;
  const { rewrite, session } = page.session;
  const { look, shown, view } = page.view;

  /** Holds what is shown as A; or lets go of it. */
  function togglePin() {
    if (!session.answer) return;
    look({
      pin: view.pin ? null : { text: session.text, answer: session.answer, name: shown(session.answer).name },
      ...(view.pin && { mode: "courses" }),
    });
    announce(say(view.pin ? "pin.held" : "pin.free"));
  }

  /** What is held becomes what is worked on, and the other way round. */
  async function swapPin() {
    if (!view.pin) return;
    const held = view.pin;
    const now = { text: session.text, answer: session.answer, name: shown(session.answer).name };
    look({ pin: now });
    await rewrite(held.text);
  }

  /** Shows whether something is held. */
  function showPin() {
    write(find("#pin"), say(view.pin ? "pin.release" : "pin.hold"));
    find("#pin").setAttribute("aria-pressed", view.pin !== null);
    find("#swap").hidden = view.pin === null;
    const same = view.pin?.text === session.text;
    write(find("#pinned"), view.pin ? say(same ? "pin.same" : "pin.about", { name: view.pin.name }) : "");
  }

  return { togglePin, swapPin, showPin };
})();
