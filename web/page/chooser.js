// Which panels, in which order.
"use strict";

page.chooser = (() => {
  const { button, find, html, modal, refill } = page.dom;
  const { chosen, offered } = page.panels;
  const { say } = page.say;
  const { look } = page.view;

  /** Opens the choice. */
  function choosePanels() {
    list();
    const add = find("#panel-add");
    const there = new Set(chosen());
    const rest = offered().filter(({ id }) => !there.has(id));
    add.replaceChildren(
      html("option", { value: "" }, say("panels.choose")),
      ...rest.map(({ id, title, unit }) => html("option", { value: id }, `${title} (${unit})`)),
    );
    modal("#chooser");
  }

  /** Starts the choice. */
  function startChooser() {
    find("#panel-add").addEventListener("change", ({ target }) => target.value && put([...chosen(), target.value]));
    find("#panels-usual").addEventListener("click", () => put(null));
  }

  function put(panels) {
    look({ panels });
    choosePanels();
  }

  function list() {
    const names = new Map(offered().map((one) => [one.id, one.title]));
    const all = chosen();
    const moved = (i, by) => {
      const next = [...all];
      const [one] = next.splice(i, 1);
      next.splice(i + by, 0, one);
      put(next);
    };
    refill(
      find("#panel-list"),
      all.map((id, i) => {
        const name = names.get(id) ?? id;
        return html(
          "li",
          null,
          html("span", null, name),
          html(
            "span",
            { class: "row" },
            button("↑", () => moved(i, -1), {
              "aria-label": say("panels.up", { name }),
              disabled: i === 0,
              "data-key": `up/${id}`,
            }),
            button("↓", () => moved(i, 1), {
              "aria-label": say("panels.down", { name }),
              disabled: i === all.length - 1,
              "data-key": `down/${id}`,
            }),
            button("×", () => put(all.filter((one) => one !== id)), {
              "aria-label": say("panels.remove", { name }),
              disabled: all.length === 1,
              "data-key": `remove/${id}`,
            }),
          ),
        );
      }),
    );
  }

  return { choosePanels, startChooser };
})();
