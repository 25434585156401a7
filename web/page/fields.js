// Fields of forms: each a node, and `set(value)` that shows a value without disturbing who types.
"use strict";

page.fields = (() => {
  const { fresh, html, write } = page.dom;
  const { pending } = page.session;

  const held = (element) => document.activeElement === element;

  function labelled(label, control, ...beside) {
    control.id ||= fresh("field");
    return html("div", { class: "field" }, html("label", { for: control.id }, label), control, ...beside);
  }

  /** What the arrow of a choice takes, px. */
  const ARROW = 20;
  const pen = document.createElement("canvas").getContext("2d");

  /** Whether a choice is too narrow for a text. */
  function narrow(control, text) {
    const { fontSize, fontFamily, paddingLeft, paddingRight } = getComputedStyle(control);
    pen.font = `${fontSize} ${fontFamily}`;
    const room = control.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - ARROW;
    return room > 0 && pen.measureText(text).width > room;
  }

  /** A choice of `[value, text]`, or of groups `[label, [[value, text], ...]]`. */
  function choice(label, options, changed, attributes) {
    const one = ([value, text]) => html("option", { value }, text);
    const control = html(
      "select",
      { onchange: () => changed(control.value), ...attributes },
      options.map((option) =>
        Array.isArray(option[1]) ? html("optgroup", { label: option[0] }, option[1].map(one)) : one(option),
      ),
    );
    const set = (value) => {
      const known = Array.from(control.options).some((option) => option.value === String(value));
      if (!known && value !== undefined && value !== null) control.append(html("option", { value }, value));
      control.value = value ?? "";
      whole();
    };
    // What is chosen may be longer than the field: then it stands below it once more, in full.
    const below = html("div", { class: "whole", "aria-hidden": "true", lang: attributes?.lang ?? null });
    const whole = () => {
      const text = control.selectedOptions[0]?.textContent ?? "";
      if (control.title === text && control.clientWidth === whole.width) return;
      control.title = text;
      whole.width = control.clientWidth;
      write(below, narrow(control, text) ? text : "");
    };
    new ResizeObserver(whole).observe(control);
    return { node: labelled(label, control, below), control, set };
  }

  /** A line of text that the program reads; it is told when it is left, or by Enter. */
  function line(label, changed, attributes) {
    const control = html("input", {
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      onchange: () => changed(control.value.trim()),
      ...attributes,
    });
    return { node: labelled(label, control), control, set: (value) => held(control) || (control.value = value ?? "") };
  }

  /** A slider paired with a line of text. `scale` maps 0..steps to values and back, `text` writes a value. */
  function slider(label, { steps, value, place, text, changed, typed, attributes }) {
    const control = html("input", { type: "range", min: 0, max: steps, step: 1, ...attributes });
    const box = html("input", {
      type: "text",
      autocomplete: "off",
      spellcheck: "false",
      class: "beside",
      "aria-label": label,
      onchange: () => typed(box.value.trim()),
    });
    let gesture = 0;
    control.addEventListener("pointerdown", () => (gesture += 1));
    control.addEventListener("keydown", () => (gesture += held(control) ? 0 : 1));
    control.addEventListener("input", () => {
      const now = value(Number(control.value));
      if (!held(box)) box.value = text(now);
      control.setAttribute("aria-valuetext", text(now));
      changed(now, `slide${gesture}`);
    });
    const set = (now, written) => {
      // An older answer does not move a slider under the hand.
      if (held(control) && pending()) return;
      const shown = written ?? text(now);
      control.value = Math.round(place(now));
      control.setAttribute("aria-valuetext", shown);
      if (!held(box)) box.value = shown;
    };
    const node = html(
      "div",
      { class: "field slider" },
      html("label", { for: (control.id = fresh("field")) }, label),
      box,
      control,
    );
    return { node, control, set };
  }

  /** Names to tick, folded away under a summary that tells the ticked ones. */
  function ticks(label, options, changed) {
    const chosen = html("span", { class: "chosen", lang: "en" });
    const filter = html("input", { type: "search", "aria-label": `${label}: filter`, autocomplete: "off" });
    const boxes = options.map(([value, text]) => {
      const box = html("input", {
        type: "checkbox",
        value,
        onchange: () => changed(boxes.filter((one) => one.box.checked).map((one) => one.box.value)),
      });
      return { box, text, node: html("label", { class: "tick", lang: "en" }, box, " ", text) };
    });
    filter.addEventListener("input", () => {
      for (const { node, text, box } of boxes)
        node.hidden = !`${text} ${box.value}`.toLowerCase().includes(filter.value.toLowerCase());
    });
    const node = html(
      "details",
      { class: "field ticks" },
      html("summary", null, label, ": ", chosen),
      filter,
      html(
        "div",
        { class: "list" },
        boxes.map((one) => one.node),
      ),
    );
    const set = (values, none) => {
      for (const { box } of boxes) box.checked = values.includes(box.value);
      write(chosen, values.length > 0 ? values.join(", ") : none);
    };
    return { node, set };
  }

  return { choice, line, slider, ticks };
})();
