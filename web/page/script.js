// The scenario as text, with what the program says of it at its lines.
"use strict";

page.script = (() => {
  const { on, rested } = page.bus;
  const { button, find, html, write } = page.dom;
  const { say } = page.say;
  const { rewrite, session } = page.session;

  const TYPED_MS = 350;
  let typing = 0;

  /** Starts the text. */
  function startScript() {
    const area = find("#text");
    const apply = rested(TYPED_MS, () => rewrite(area.value, `typed${typing}`));
    area.addEventListener("input", () => {
      number();
      apply();
    });
    area.addEventListener("focus", () => (typing += 1));
    area.addEventListener("scroll", () => (find("#lines").scrollTop = area.scrollTop));
    on("answer", showScript);
    on("faults", showScript);
  }

  function number() {
    const many = find("#text").value.split("\n").length;
    const wrong = new Set(session.faults.map(({ line }) => line));
    const odd = new Set(session.warnings.map(({ line }) => line));
    const lines = find("#lines");
    const key = `${many}:${[...wrong]}:${[...odd]}`;
    const mark = (line) => (wrong.has(line) ? "wrong" : odd.has(line) ? "odd" : null);
    if (lines.dataset.shows === key) return;
    lines.dataset.shows = key;
    lines.replaceChildren(
      ...Array.from({ length: many }, (_, i) => html("span", { class: mark(i + 1) }, `${i + 1}`)),
    );
  }

  /** Shows the text and its diagnostics. */
  function showScript() {
    const area = find("#text");
    if (document.activeElement !== area && area.value !== session.text) area.value = session.text;
    number();
    const found = [...session.faults, ...session.warnings];
    write(
      find("#script-state"),
      session.faults.length > 0 ? say("script.faults", { many: session.faults.length }) : say("script.good"),
    );
    find("#diagnostics").replaceChildren(...found.map(diagnostic));
    write(find("#rendered"), found.length === 0 ? "" : session.rendered);
    find("#rendered-box").hidden = found.length === 0 || !session.rendered;
  }

  function diagnostic({ severity, message, line, column, label, help }) {
    const jump = button(say("script.line", { line, column }), () => go(line, column), { class: "link" });
    const said = [message, label, help].filter(Boolean).join("; ");
    return html(
      "li",
      { class: severity },
      html("b", null, say(`script.${severity}`)),
      " ",
      jump,
      " ",
      html("span", { lang: "en" }, `${said}.`),
    );
  }

  function go(line, column) {
    const area = find("#text");
    const before = area.value
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length;
    const place = before + (line > 1 ? 1 : 0) + column - 1;
    area.focus();
    area.setSelectionRange(place, place);
    area.scrollTop = Math.max(0, (line - 4) * 19);
  }

  return { startScript };
})();
