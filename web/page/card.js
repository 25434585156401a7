// What the program says of a named thing: sentence, arrow, rate, paper; and a switch where it is a reaction.
"use strict";

page.card = (() => {
  const { button, find, html, modal } = page.dom;
  const { addSwitch } = page.switches;
  const { say } = page.say;
  const { quick } = page.session;
  const { spelled } = page.names;

  /** Shows the card of a name of the model. */
  async function showCard(name) {
    const { json } = await quick.ask({ op: "describe", name });
    const items = json.ok ? json.items : [];
    find("#card-body").replaceChildren(
      html("h2", { lang: "en" }, spelled(name)),
      ...items.map(item),
      items.length === 0 ? html("p", null, json.rendered ?? say("card.none")) : "",
    );
    modal("#card");
  }

  function item(one) {
    const rows = [
      ["card.arrow", one.arrow],
      ["card.rate", one.rate],
      ["card.formula", one.formula],
      ["card.place", one.place],
      ["card.value", one.value],
      ["card.unit", one.unit],
      ["card.evidence", one.grade],
    ];
    const list = rows.filter(([, value]) => value !== undefined && value !== null && value !== "");
    const sources = [one.source, ...(one.cite ?? [])].filter(Boolean);
    return html(
      "section",
      null,
      html("p", { lang: "en" }, one.about ?? one.note ?? ""),
      html(
        "dl",
        null,
        list.map(([key, value]) => [html("dt", null, say(key)), html("dd", { lang: "en" }, html("code", null, String(value)))]),
      ),
      html(
        "ul",
        null,
        sources.map((source) => html("li", { class: "note", lang: "en" }, source.citation ?? source.key ?? String(source))),
      ),
      one.kind === "reaction"
        ? button(say("card.off"), () => {
            addSwitch(one.name);
            find("#card").close();
          })
        : null,
    );
  }

  /** A button that shows the card of a name. */
  function named(name, text = spelled(name)) {
    return button(text, () => showCard(name), { class: "link", lang: "en" });
  }

  return { showCard, named };
})();
