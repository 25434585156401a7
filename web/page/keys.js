// All keys, once: this table is what the page listens to, and what the help page prints.
"use strict";

page.keys = (() => {
  const { find, html } = page.dom;
  const { toggle } = page.clock;
  const { togglePin } = page.pin;
  const { saveScenario, share } = page.save;
  const { say } = page.say;
  const { redo, rewrite, session, undo } = page.session;
  const { announce } = page.headline;
  const { show, showAt } = page.tabs;
  const { view } = page.view;

  const focus = (selector) => () => {
    show("explore");
    document.querySelector(selector)?.focus();
  };

  /** `keys` as readers see them; `match` is `event.code` with its modifiers; without `match`, the element hears itself. */
  const KEYS = [
    { where: "all", keys: "F1", match: "F1", what: "help", run: () => show("help") },
    { where: "all", keys: "Ctrl+Z", match: "Ctrl+KeyZ", what: "undo", run: undo, notTyping: true },
    {
      where: "all",
      keys: "Ctrl+Shift+Z, Ctrl+Y",
      match: "Ctrl+Shift+KeyZ Ctrl+KeyY",
      what: "redo",
      run: redo,
      notTyping: true,
    },
    { where: "all", keys: "Alt+Shift+1 … 8", match: "", what: "tabs" },
    { where: "all", keys: "Alt+Shift+D", match: "Alt+Shift+KeyD", what: "dose", run: focus("#strip .handle") },
    { where: "all", keys: "Alt+Shift+T", match: "Alt+Shift+KeyT", what: "time", run: focus("#time") },
    { where: "all", keys: "Alt+Shift+P", match: "Alt+Shift+KeyP", what: "play", run: toggle },
    { where: "all", keys: "Alt+Shift+A", match: "Alt+Shift+KeyA", what: "pin", run: togglePin, notLesson: true },
    {
      where: "all",
      keys: "Alt+Shift+N",
      match: "Alt+Shift+KeyN",
      what: "add",
      run: () => find("#add-treatment").click(),
      notLesson: true,
    },
    { where: "all", keys: "Alt+Shift+L", match: "Alt+Shift+KeyL", what: "link", run: share, notLesson: true },
    { where: "all", keys: "Alt+Shift+S", match: "Alt+Shift+KeyS", what: "save", run: saveScenario, notLesson: true },
    { where: "all", keys: "Alt+Shift+R", match: "Alt+Shift+KeyR", what: "start", run: () => rewrite(session.start) },
    {
      where: "lesson",
      keys: "Alt+Shift+G",
      match: "Alt+Shift+KeyG",
      what: "go",
      run: () => view.tab === "learn" && document.querySelector("#lesson .go")?.click(),
    },
    { where: "pen", keys: "← →", what: "time" },
    { where: "pen", keys: "↑ ↓, Page Up, Page Down", what: "value" },
    { where: "pen", keys: "Home, End", what: "ends" },
    { where: "pen", keys: "Delete", what: "clear" },
    { where: "dose", keys: "← →", what: "step" },
    { where: "dose", keys: "Page Up, Page Down", what: "day" },
    { where: "dose", keys: "Home, End", what: "ends" },
    { where: "time", keys: "← →", what: "scrub" },
    { where: "time", keys: "Home, End", what: "ends" },
    { where: "tabs", keys: "← →", what: "next" },
    { where: "map", keys: "← → ↑ ↓", what: "cells" },
    { where: "map", keys: "Enter", what: "try" },
    { where: "window", keys: "Esc", what: "close" },
  ];

  function name(event) {
    const held = [
      event.ctrlKey || event.metaKey ? "Ctrl" : "",
      event.altKey ? "Alt" : "",
      event.shiftKey ? "Shift" : "",
    ].filter(Boolean);
    return [...held, event.code].join("+");
  }

  const typing = ({ target }) => target.matches?.("textarea, input[type=text], input[type=search], input[type=number]");

  /** Listens to the keys of the whole page. */
  function startKeys() {
    document.addEventListener("keydown", (event) => {
      const pressed = name(event);
      const digit = /^Alt\+Shift\+Digit([1-8])$/.exec(pressed);
      const key = KEYS.find(
        ({ match, notTyping }) => match && match.split(" ").includes(pressed) && !(notTyping && typing(event)),
      );
      if (!digit && !key?.run) return;
      event.preventDefault();
      if (key?.notLesson && view.lesson) announce(say("lesson.key"));
      else if (digit) showAt(digit[1]);
      else key.run();
    });
  }

  /** The keys as tables, by where they work. */
  function keyTables() {
    const places = [...new Set(KEYS.map(({ where }) => where))];
    return places.map((where) =>
      html(
        "table",
        null,
        html("caption", null, say(`keys.${where}`)),
        html(
          "thead",
          null,
          html(
            "tr",
            null,
            html("th", { scope: "col" }, say("keys.key")),
            html("th", { scope: "col" }, say("keys.what")),
          ),
        ),
        html(
          "tbody",
          null,
          KEYS.filter((key) => key.where === where).map(({ keys, what }) =>
            html(
              "tr",
              null,
              html("th", { scope: "row" }, html("kbd", null, keys)),
              html("td", null, say(`keys.${where}.${what}`)),
            ),
          ),
        ),
      ),
    );
  }

  return { startKeys, keyTables };
})();
